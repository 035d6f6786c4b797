"""The appointments, read by day and by person."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from desktop_app.domain.convention import Booker
from desktop_app.domain.person import Person
from desktop_app.domain.reception.appointment import HOLDING, Appointment, State
from desktop_app.domain.reception.circumstances import USUAL, Channel, Circumstances

from .. import rows
from . import people

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sqlite_utils import Database


def on_day(db: Database, day: date) -> list[Appointment]:
    """The appointments of one date, whatever their state, by hour."""
    return between(db, day, day)


def between(db: Database, first: date, last: date) -> list[Appointment]:
    """The appointments from `first` to `last`, both included, by date and hour."""
    return TABLE.found(db, "start >= ? AND start < ? ORDER BY start, id", _span(first, last))


def by_id(db: Database, ids: Iterable[int]) -> dict[int, Appointment]:
    """These appointments by id, without those that are gone."""
    wanted = tuple(dict.fromkeys(ids))
    found = TABLE.found(db, f"id IN ({', '.join('?' * len(wanted))})", wanted) if wanted else []
    return {each.id: each for each in found}


def days_unmarked(db: Database, first: date, last: date, *, limit: int) -> list[date]:
    """The latest of these dates on which nobody has said yet whether somebody came, the newest first."""
    found = rows.select(
        db,
        "SELECT DISTINCT substr(start, 1, 10) AS day FROM appointment"
        " WHERE start >= ? AND start < ? AND state IN ('EXPECTED', 'ARRIVED') ORDER BY day DESC LIMIT ?",
        (*_span(first, last), limit),
    )
    return [date.fromisoformat(row["day"]) for row in found]


def from_day(db: Database, first: date) -> list[Appointment]:
    """Every appointment from this date on, by date and hour."""
    return TABLE.found(db, "start >= ? ORDER BY start, id", (first.isoformat(),))


def first_day(db: Database) -> date | None:
    """The date of the earliest appointment, or None when there is none."""
    row = rows.first(db, "SELECT min(start) AS start FROM appointment")
    return date.fromisoformat(row["start"][:10]) if row and row["start"] else None


def of_person(db: Database, person_id: int) -> list[Appointment]:
    """Every appointment of one person, the newest first."""
    return TABLE.found(db, "person_id = ? ORDER BY start DESC, id DESC", (person_id,))


def of_person_between(db: Database, person_id: int, start: datetime, end: datetime) -> list[Appointment]:
    """The appointments of one person that share a moment with this stretch of time, by hour."""
    values = (person_id, rows.minute(end), rows.minute(start))
    return TABLE.found(db, "person_id = ? AND start < ? AND end > ? ORDER BY start, id", values)


def of_series(db: Database, series: int) -> list[Appointment]:
    """The appointments that were booked with this first one, by hour."""
    return TABLE.found(db, "series = ? AND series <> 0 ORDER BY start, id", (series,))


def missed_by(db: Database, person_id: int, since: date) -> list[Appointment]:
    """Those of one person from this date on to which nobody came and of which nobody warned, the newest first."""
    values = (person_id, since.isoformat())
    return TABLE.found(db, "person_id = ? AND start >= ? AND state = 'ABSENT' ORDER BY start DESC, id DESC", values)


def wanted_sooner(db: Database, since: datetime) -> list[Appointment]:
    """Those still expected after this moment whose person would come earlier, in order of hour."""
    return TABLE.found(db, "sooner AND start > ? AND state = 'EXPECTED' ORDER BY start, id", (rows.minute(since),))


def forget_said(db: Database, before: date) -> None:
    """Forget what was said in words of the appointments of the days before this one."""
    db.execute(
        "UPDATE appointment SET note = '', with_whom = '' WHERE (note <> '' OR with_whom <> '') AND start < ?",
        (before.isoformat(),),
    )


def count_said(db: Database, before: date) -> int:
    """How many appointments of the days before this one still say something in words."""
    sql = "SELECT count(*) FROM appointment WHERE (note <> '' OR with_whom <> '') AND start < ?"
    return rows.number(db, sql, (before.isoformat(),))


def with_people_between(db: Database, first: date, last: date) -> list[tuple[Appointment, Person]]:
    """The appointments from `first` to `last`, both included, with whom they are for, by date and hour."""
    found = rows.select(
        db,
        f"SELECT appointment.*, {people.IN_A_JOIN} FROM appointment JOIN person ON person.id = person_id"
        " WHERE start >= ? AND start < ? ORDER BY start, appointment.id",
        _span(first, last),
    )
    return [(_appointment(row), people.person_in(row, id="person_id")) for row in found]


def places_held(db: Database, first: date, last: date) -> dict[date, int]:
    """How many people hold a place on each date from `first` to `last`, both included, on which somebody does."""
    states = ", ".join(f"'{state.name}'" for state in HOLDING)
    found = rows.select(
        db,
        "SELECT substr(start, 1, 10) AS day, count(*) AS number FROM appointment"
        f" WHERE start >= ? AND start < ? AND state IN ({states}) GROUP BY 1",
        _span(first, last),
    )
    return {date.fromisoformat(row["day"]): row["number"] for row in found}


def _span(first: date, last: date) -> tuple[str, str]:
    return first.isoformat(), (last + timedelta(1)).isoformat()


def _row(appointment: Appointment) -> dict[str, rows.Value]:
    return {
        "person_id": appointment.person_id,
        "advisor_id": appointment.advisor_id,
        "start": rows.minute(appointment.start),
        "end": rows.minute(appointment.end),
        "theme": appointment.theme,
        "state": appointment.state.name,
        "state_at": rows.second(appointment.state_at),
        "slots": appointment.slots,
        "moves": appointment.moves,
        "first_start": rows.minute(appointment.first_start) if appointment.first_start else None,
        "series": appointment.series,
        "left_at": rows.minute(appointment.left_at) if appointment.left_at else None,
        **_said(appointment.circumstances),
    }


def _said(circumstances: Circumstances) -> dict[str, rows.Value]:
    return {
        "company": circumstances.company,
        "with_whom": circumstances.with_whom,
        "note": circumstances.note,
        "channel": circumstances.channel.name,
        "taken_by": circumstances.taken_by.name,
        "also": " ".join(circumstances.also),
        "sooner": circumstances.sooner,
    }


def _appointment(row: rows.Row) -> Appointment:
    return Appointment(
        id=row["id"],
        person_id=row["person_id"],
        advisor_id=row["advisor_id"],
        start=datetime.fromisoformat(row["start"]),
        end=datetime.fromisoformat(row["end"]),
        theme=row["theme"],
        state=State[row["state"]],
        state_at=rows.moment(row["state_at"]),
        circumstances=_circumstances(row),
        slots=row["slots"],
        moves=row["moves"],
        first_start=rows.moment(row["first_start"]),
        series=row["series"],
        left_at=rows.moment(row["left_at"]),
    )


def _circumstances(row: rows.Row) -> Circumstances:
    """What was said; of most appointments nothing was, and a week of them is read at each look."""
    if tuple(row[name] for name in _AS_USUAL) == (*_AS_USUAL.values(),):
        return USUAL
    return Circumstances(
        row["company"],
        row["with_whom"],
        row["note"],
        Channel[row["channel"]],
        Booker[row["taken_by"]],
        tuple(row["also"].split()),
        bool(row["sooner"]),
    )


_AS_USUAL = _said(USUAL)

TABLE = rows.Table("appointment", _row, _appointment, gone="Ce rendez-vous n’existe plus.")
get, add, update, remove = TABLE.find, TABLE.add, TABLE.update, TABLE.remove
