"""The conventions, closed ones included: a row for each, and one for each version of its terms."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import TYPE_CHECKING

from desktop_app.domain.convention import (
    Booker,
    Convention,
    DataTerms,
    Delay,
    Ending,
    Ground,
    Half,
    HalfDay,
    LegalBasis,
    Per,
    SpecialGround,
    Terms,
    Unit,
    Version,
    Volume,
)

from .. import rows

if TYPE_CHECKING:
    from sqlite_utils import Database

_HALVES = {Half.MORNING: "M", Half.AFTERNOON: "A"}


def every(db: Database) -> tuple[Convention, ...]:
    """Every convention, in the order in which they were added; none before the assistant has asked for the first."""
    return tuple(TABLE.found(db, "1 ORDER BY id"))


def _row(convention: Convention) -> dict[str, rows.Value]:
    ground = convention.ground
    letter_on, delay = (ground.letter_on, ground.delay) if ground else (None, None)
    return {
        "closed_on": convention.closed_on.isoformat() if convention.closed_on else None,
        "closed_because": convention.closed_because,
        "follows": convention.follows or None,
        "ending": ground.ending.name if ground else None,
        "letter_on": letter_on.isoformat() if letter_on else None,
        "delay_count": delay.count if delay else None,
        "delay_months": int(delay.months) if delay else None,
        "article": ground.article if ground else "",
    }


def _convention(row: rows.Row, versions: Sequence[rows.Row]) -> Convention:
    closed_on, follows = rows.day(row["closed_on"]), row["follows"] or 0
    return Convention(
        row["id"], tuple(map(_version, versions)), closed_on, row["closed_because"], follows, _ground(row)
    )


def _ground(row: rows.Row) -> Ground | None:
    if row["ending"] is None:
        return None
    delay = Delay(row["delay_count"], bool(row["delay_months"])) if row["delay_count"] else None
    return Ground(Ending[row["ending"]], rows.day(row["letter_on"]), delay, row["article"])


def _version_row(version: Version) -> dict[str, rows.Value]:
    terms = version.terms
    return {
        "since": version.since.isoformat(),
        "changed": version.changed,
        "own": int(terms.own),
        "partner": terms.partner,
        "signed_on": terms.signed_on.isoformat(),
        "term_months": terms.term_months,
        "tacit": int(terms.tacit),
        "notice_months": terms.notice_months,
        "first_end": terms.first_end.isoformat() if terms.first_end else None,
        "hard_end": terms.hard_end.isoformat() if terms.hard_end else None,
        "renewals_max": terms.renewals_max,
        "renewals_made": terms.renewals_made,
        "cap_months": terms.cap_months,
        "excluded": _written(terms.excluded),
        "volume": _written_volume(terms.volume),
        "answer_days": terms.answer_days,
        "equipment": "\n".join(terms.equipment),
        "brought": "\n".join(terms.brought),
        "open_to": "\n".join(terms.open_to),
        "booked_by": terms.booked_by.name,
        "booking_contact": terms.booking_contact,
        "mention": terms.mention,
        "controller": terms.controller,
        "controller_contact": terms.controller_contact,
        "officer_contact": terms.data.officer_contact,
        "legal_basis": terms.data.basis.name,
        "special_ground": terms.data.special.name,
        "paper_years": terms.data.paper_years,
    }


def _version(row: rows.Row) -> Version:
    terms = Terms(
        partner=row["partner"],
        signed_on=date.fromisoformat(row["signed_on"]),
        term_months=row["term_months"],
        tacit=bool(row["tacit"]),
        notice_months=row["notice_months"],
        hard_end=rows.day(row["hard_end"]),
        booked_by=Booker[row["booked_by"]],
        mention=row["mention"],
        controller=row["controller"],
        controller_contact=row["controller_contact"],
        booking_contact=row["booking_contact"],
        own=bool(row["own"]),
        first_end=rows.day(row["first_end"]),
        renewals_max=row["renewals_max"],
        renewals_made=row["renewals_made"],
        cap_months=row["cap_months"],
        excluded=_read(row["excluded"]),
        volume=_read_volume(row["volume"]),
        answer_days=row["answer_days"],
        equipment=tuple(row["equipment"].splitlines()),
        brought=tuple(row["brought"].splitlines()),
        open_to=tuple(row["open_to"].splitlines()),
        data=DataTerms(
            row["officer_contact"],
            LegalBasis[row["legal_basis"]],
            SpecialGround[row["special_ground"]],
            row["paper_years"],
        ),
    )
    return Version(date.fromisoformat(row["since"]), terms, row["changed"])


def _written(half_days: Iterable[HalfDay]) -> str:
    """The half-days as they are kept: '0M 0A 2M' for Monday and Wednesday morning."""
    return " ".join(sorted(f"{weekday}{_HALVES[half]}" for weekday, half in half_days))


def _read(text: str) -> frozenset[HalfDay]:
    halves = {letter: half for half, letter in _HALVES.items()}
    return frozenset((int(part[0]), halves[part[1]]) for part in text.split())


def _written_volume(volume: Volume | None) -> str:
    """The volume as it is kept: '1 HALF_DAY MONTH 180' for half a day of three hours a month; '' for none."""
    return f"{volume.count} {volume.unit.name} {volume.per.name} {volume.minutes}" if volume else ""


def _read_volume(text: str) -> Volume | None:
    if not text:
        return None
    count, unit, per, minutes = text.split()
    return Volume(int(count), Unit[unit], Per[per], int(minutes))


_VERSIONS = rows.Parts[Convention](
    "convention_terms", "convention_id", "since", lambda convention: map(_version_row, convention.versions)
)
TABLE = rows.Table("convention", _row, _convention, gone="Cette convention n’est plus dans la liste.", parts=_VERSIONS)
add, update, remove = TABLE.add, TABLE.update, TABLE.remove
