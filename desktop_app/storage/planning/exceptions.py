"""The exceptions: one row for each date that is not what its pattern says; what is taken back stays, for the record."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime
from typing import TYPE_CHECKING

from desktop_app.domain.place import MAIN
from desktop_app.domain.planning import DayException, Decider, Session, SessionKey
from desktop_app.domain.theme import Purpose

from .. import rows
from . import segments

if TYPE_CHECKING:
    from sqlite_utils import Database

_GONE = "Cette exception a déjà été reprise."


def every(db: Database, *, taken_back: bool = False) -> list[DayException]:
    """Those that stand, whatever their date; with those that were taken back, which an undo may have stand again."""
    which = "" if taken_back else f" WHERE {_STANDS}"
    return [_exception(row) for row in rows.select(db, f"SELECT * FROM day_exception{which} ORDER BY id")]


def get(db: Database, id: int) -> DayException | None:
    """The exception of this id while it stands, or None."""
    row = rows.first(db, f"SELECT * FROM day_exception WHERE id = ? AND {_STANDS}", (id,))
    return _exception(row) if row else None


def back_from(db: Database, id: int) -> list[DayException]:
    """The exception of this id, whether it stands or not, then what it was made in place of in the same gesture."""
    found = rows.select(
        db,
        "WITH RECURSIVE back(id) AS (SELECT ? UNION SELECT was.id FROM back JOIN day_exception AS made USING (id)"
        " JOIN day_exception AS was ON was.original = made.original AND was.id < made.id"
        # The clock is read again for each of the two: it may have gone on by a second.
        " AND was.taken_back_at BETWEEN strftime('%Y-%m-%dT%H:%M:%S', made.made_at, '-2 seconds') AND made.made_at)"
        " SELECT * FROM day_exception WHERE id IN back ORDER BY id DESC",
        (id,),
    )
    return [_exception(row) for row in found]


def add(db: Database, exception: DayException, made_at: datetime) -> DayException:
    """Store the exception and return it with its id; the file refuses a second one for the same session."""
    return replace(exception, id=rows.insert(db, "day_exception", _row(exception, made_at)))


def take_back(db: Database, id: int, at: datetime) -> None:
    """The pattern says again what the day is; raises `OutOfDate` when that is so already."""
    rows.update(db, "day_exception", {"taken_back_at": rows.second(at)}, id=id, gone=_GONE)


def stand_again(db: Database, id: int) -> None:
    """As if it had never been taken back."""
    rows.update(db, "day_exception", {"taken_back_at": None}, id=id, gone=_GONE)


def update_hours(db: Database, exception: DayException) -> None:
    """Have it be held at the hours, and in the rooms, that it says now; raises `OutOfDate` when it is gone."""
    held = exception.instead.segments if exception.instead else ()
    rows.update(db, "day_exception", {"segments": segments.written(held)}, id=exception.id, gone=_GONE)


def follow(db: Database, before: int, after: int, first: date) -> None:
    """Have the exceptions from `first` on stand for the sessions of another pattern, which replaces theirs."""
    db.execute(
        f"UPDATE day_exception SET pattern_id = ? WHERE pattern_id = ? AND original >= ? AND {_STANDS}",
        (after, before, first.isoformat()),
    )


def put_back(db: Database, exceptions: Iterable[DayException]) -> None:
    """Have each stand for the session that its key says."""
    for each in exceptions:
        changes: dict[str, rows.Value] = {
            "pattern_id": each.key.pattern_id or None,
            "original": each.original.isoformat(),
        }
        rows.update(db, "day_exception", changes, id=each.id, gone=_GONE)


_STANDS = "taken_back_at IS NULL"


def _row(exception: DayException, made_at: datetime) -> dict[str, rows.Value]:
    instead = exception.instead
    return {
        "pattern_id": exception.key.pattern_id or None,
        "original": exception.original.isoformat(),
        "day": rows.iso(instead.day) if instead else None,
        "advisor_id": instead.advisor_id if instead else None,
        "purpose": instead.purpose.name if instead else None,
        "segments": segments.written(instead.segments if instead else ()),
        "arrives": rows.written_hour(instead.arrives) if instead else None,
        "place_id": (instead.place_id or None) if instead else None,
        "decider": exception.decider.name,
        "known_on": exception.known_on.isoformat(),
        "note": exception.note,
        "opens": int(exception.opens),
        "made_at": rows.second(made_at),
    }


def _exception(row: rows.Row) -> DayException:
    original, pattern_id = date.fromisoformat(row["original"]), row["pattern_id"] or 0
    instead = None
    if row["day"]:
        day = date.fromisoformat(row["day"])
        instead = Session(
            day=day,
            advisor_id=row["advisor_id"],
            purpose=Purpose[row["purpose"]],
            segments=segments.read(row["segments"]),
            pattern_id=pattern_id,
            original=original if original != day else None,
            arrives=rows.hour(row["arrives"]),
            place_id=row["place_id"] or MAIN,
        )
    return DayException(
        id=row["id"],
        key=SessionKey(pattern_id, 0 if pattern_id else row["advisor_id"], original),
        instead=instead,
        decider=Decider[row["decider"]],
        known_on=date.fromisoformat(row["known_on"]),
        note=row["note"],
        opens=bool(row["opens"]),
    )
