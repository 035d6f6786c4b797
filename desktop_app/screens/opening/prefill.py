"""What a model of convention puts in the pages of the assistant, or nothing for another convention."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, time
from typing import Any

from desktop_app.domain.advisor import Advisor, AdvisorTitle
from desktop_app.domain.convention import Booker, Half, Per, Terms, Unit, Volume
from desktop_app.domain.place import Place, PlaceKind
from desktop_app.domain.planning import Mode, Pattern, Rhythm, Segment
from desktop_app.domain.theme import Purpose
from desktop_app.use_cases.accounts.opening import Model

_NOTHING: Mapping[str, Any] = {
    "place": {"kind": "MEDIATHEQUE", "commune": "", "street": "", "postcode": "", "phone": ""},
    "convention": {
        "partner": "",
        "signed_on": None,
        "term_months": 12,
        "tacit": True,
        "notice_months": 2,
        "hard_end": None,
        "booked_by": "PLACE",
        "mention": "",
        "controller": "",
        "controller_contact": "",
        "booking_contact": "",
        "own": False,
        "first_end": None,
        "renewals_max": None,
        "cap_months": 0,
        "excluded": [],
        "volume": None,
        "answer_days": 0,
        "equipment": [],
        "brought": [],
        "open_to": [],
    },
    "advisors": [{"title": "ADVISOR"}],
    "days": [],
}


@dataclass(frozen=True)
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
    """The values of a model; those of no model when it is None."""
    values = model.values if model else _NOTHING
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
    return Terms(
        partner=values["partner"],
        signed_on=signed_on,
        term_months=values["term_months"],
        tacit=values["tacit"],
        notice_months=values["notice_months"],
        hard_end=_date(values["hard_end"]),
        booked_by=Booker[values["booked_by"]],
        mention=values["mention"],
        controller=values["controller"],
        controller_contact=values["controller_contact"],
        booking_contact=values["booking_contact"],
        own=values["own"],
        first_end=_date(values["first_end"]),
        renewals_max=values["renewals_max"],
        cap_months=values["cap_months"],
        excluded=frozenset((weekday, Half[half]) for weekday, half in values["excluded"]),
        volume=_volume(values["volume"]),
        answer_days=values["answer_days"],
        equipment=tuple(values["equipment"]),
        brought=tuple(values["brought"]),
        open_to=tuple(values["open_to"]),
    )


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
