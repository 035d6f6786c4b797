"""The sessions of the days that are over, and the days lost to a closure: nothing changed later changes them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from desktop_app.domain.advisor import Advisor, AdvisorTitle
from desktop_app.domain.place import Place, PlaceKind
from desktop_app.domain.planning import Session
from desktop_app.domain.theme import Purpose

from . import patterns, rows

if TYPE_CHECKING:
    from sqlite_utils import Database


@dataclass(frozen=True)
class Head:
    """What the papers of a day say of who receives and who sends: the place, the mention, the controller."""

    place: Place
    mention: str
    controller: str


@dataclass(frozen=True)
class Kept:
    """A session that is over, with its advisor as they were named, and the head of its papers."""

    session: Session
    advisor: Advisor
    head: Head


def settled_before(db: Database) -> date | None:
    """The first day that is not settled yet: those before are read here and nowhere else. None in a new file."""
    row = rows.first(db, "SELECT before FROM settled")
    return date.fromisoformat(row["before"]) if row else None


def settle(db: Database, kept: Iterable[Kept], closed: Mapping[date, str], before: date) -> None:
    """Write the days that are over, up to the eve of `before`: their sessions, and why others were lost."""
    heads: dict[Head, int] = {}
    for each in kept:
        if each.head not in heads:
            heads[each.head] = _letterhead_id(db, each.head)
        rows.insert(db, "session", _row(each, heads[each.head]))
    for day, reason in closed.items():
        rows.insert(db, "closed_day", {"day": day.isoformat(), "reason": reason})
    rows.save_only(db, "settled", {"before": before.isoformat()})


def unsettle(db: Database, first: date) -> None:
    """Forget the days from this one on: the clock was ahead when they were taken for over."""
    for table in ("session", "closed_day"):
        db.execute(f"DELETE FROM {table} WHERE day >= ?", (first.isoformat(),))
    rows.save_only(db, "settled", {"before": first.isoformat()})


def between(db: Database, first: date, last: date) -> list[Kept]:
    """The sessions from `first` to `last`, both included, by date, in the order they were written."""
    sql = (
        "SELECT session.*, kind, commune, street, postcode, phone, mention, controller FROM session"
        " JOIN letterhead ON letterhead.id = letterhead_id WHERE day BETWEEN ? AND ? ORDER BY day, session.id"
    )
    return [_kept(row) for row in rows.select(db, sql, (first.isoformat(), last.isoformat()))]


def closed_between(db: Database, first: date, last: date) -> dict[date, str]:
    """The days from `first` to `last`, both included, on which a pattern fell and the place was closed, with why."""
    sql = "SELECT day, reason FROM closed_day WHERE day BETWEEN ? AND ? ORDER BY day"
    found = rows.select(db, sql, (first.isoformat(), last.isoformat()))
    return {date.fromisoformat(row["day"]): row["reason"] for row in found}


def _letterhead_id(db: Database, head: Head) -> int:
    place = head.place
    row: dict[str, rows.Value] = {
        "kind": place.kind.name,
        "commune": place.commune,
        "street": place.street,
        "postcode": place.postcode,
        "phone": place.phone,
        "mention": head.mention,
        "controller": head.controller,
    }
    where = " AND ".join(f"{name} = ?" for name in row)
    known = rows.first(db, f"SELECT id FROM letterhead WHERE {where}", tuple(row.values()))
    return known["id"] if known else rows.insert(db, "letterhead", row)


def _row(kept: Kept, letterhead_id: int) -> dict[str, rows.Value]:
    session, advisor = kept.session, kept.advisor
    return {
        "day": session.day.isoformat(),
        "advisor_id": session.advisor_id,
        "last_name": advisor.last_name,
        "first_name": advisor.first_name,
        "title": advisor.title.name,
        "purpose": session.purpose.name,
        "segments": patterns.written(session.segments),
        "slot_minutes": session.slot_minutes,
        "places": session.places,
        "pattern_id": session.pattern_id or None,
        "letterhead_id": letterhead_id,
    }


def _kept(row: rows.Row) -> Kept:
    session = Session(
        day=date.fromisoformat(row["day"]),
        advisor_id=row["advisor_id"],
        purpose=Purpose[row["purpose"]],
        segments=patterns.read(row["segments"]),
        slot_minutes=row["slot_minutes"],
        places=row["places"],
        pattern_id=row["pattern_id"] or 0,
    )
    advisor = Advisor(row["advisor_id"], row["last_name"], row["first_name"], AdvisorTitle[row["title"]])
    place = Place(PlaceKind[row["kind"]], row["commune"], row["street"], row["postcode"], row["phone"])
    return Kept(session, advisor, Head(place, row["mention"], row["controller"]))
