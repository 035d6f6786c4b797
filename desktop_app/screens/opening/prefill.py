"""What a model of convention puts in the pages of the assistant, or nothing for another convention."""

from collections.abc import Mapping
from datetime import date, time
from typing import Any

from desktop_app.domain.advisor import Advisor, AdvisorTitle
from desktop_app.domain.convention import Booker, Half, Per, Terms, Unit, Volume
from desktop_app.domain.nouns.frozen import frozen
from desktop_app.domain.place import Place, PlaceKind
from desktop_app.domain.planning import Mode, Pattern, Rhythm, Segment
from desktop_app.domain.theme import Purpose
from desktop_app.use_cases.accounts.opening import Model


@frozen
class Prefill:
    """Unchecked values to show; `signed` is False when the model does not know the date of signature.

    `advisor_id` of a rule is the place of the advisor in `advisors`, from 0.
    """

    place: Place
    terms: Terms
    signed: bool
    advisors: tuple[Advisor, ...]
    rules: tuple[Pattern, ...]


def prefill(model: Model | None, today: date) -> Prefill:
    """The values of a model; next to none for another convention, of which nothing is known."""
    if model is None:
        place = Place(PlaceKind.MEDIATHEQUE, "", "", "", "")
        terms = Terms("", today, 12, True, 2, None, Booker.PLACE, "", "")
        return Prefill(place, terms, signed=False, advisors=(Advisor(0, "", "", AdvisorTitle.ADVISOR),), rules=())
    values = model.values
    signed_on = _date(values["convention"]["signed_on"])
    return Prefill(
        place=_place(values["place"]),
        terms=_terms(values["convention"], signed_on or today),
        signed=signed_on is not None,
        advisors=tuple(Advisor(0, "", "", AdvisorTitle[advisor["title"]]) for advisor in values["advisors"]),
        rules=tuple(_rule(day, signed_on or today) for day in values["days"]),
    )


def _place(values: Mapping[str, Any]) -> Place:
    return Place(PlaceKind[values["kind"]], values["commune"], values["street"], values["postcode"], values["phone"])


def _terms(values: Mapping[str, Any], signed_on: date) -> Terms:
    """Each value has the name of what it is in `Terms`; some are written otherwise in JSON."""
    read = {
        "signed_on": signed_on,
        "hard_end": _date(values["hard_end"]),
        "booked_by": Booker[values["booked_by"]],
        "first_end": _date(values["first_end"]),
        "excluded": frozenset((weekday, Half[half]) for weekday, half in values["excluded"]),
        "volume": _volume(values["volume"]),
    }
    lists = {name: tuple(values[name]) for name in ("equipment", "brought", "open_to")}
    return Terms(**{**values, **read, **lists})


def _rule(values: Mapping[str, Any], starts_on: date) -> Pattern:
    return Pattern(
        id=0,
        weekday=values["weekday"],
        rhythm=Rhythm[values["rhythm"]],
        advisor_id=values["advisor"],
        purpose=Purpose[values["purpose"]],
        segments=tuple(_segment(segment) for segment in values["segments"]),
        starts_on=starts_on,
        arrives=time.fromisoformat(values["arrives"]) if "arrives" in values else None,
    )


def _segment(values: Mapping[str, Any]) -> Segment:
    start, end = time.fromisoformat(values["start"]), time.fromisoformat(values["end"])
    match Mode[values["mode"]]:
        case Mode.WORKSHOP:
            return Segment.workshop(start, end, values["places"])
        case Mode.WALK_IN:
            return Segment.walk_in(start, end)
        case Mode.BY_APPOINTMENT:
            return Segment(start, end, step=values["step"])


def _volume(values: Mapping[str, Any] | None) -> Volume | None:
    if values is None:
        return None
    return Volume(values["count"], Unit[values["unit"]], Per[values["per"]], values["minutes"])


def _date(written: str | None) -> date | None:
    return date.fromisoformat(written) if written else None
