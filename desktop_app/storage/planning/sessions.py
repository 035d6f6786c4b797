"""The sessions of the days that are over, and those that were not held: nothing changed later changes them."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING

from desktop_app.domain.advisor import Advisor, AdvisorTitle
from desktop_app.domain.nouns.frozen import frozen
from desktop_app.domain.place import MAIN, Place, PlaceKind
from desktop_app.domain.planning import Decider, Loss, Lost, Session
from desktop_app.domain.theme import Purpose

from .. import rows
from . import segments

if TYPE_CHECKING:
    from sqlite_utils import Database


@frozen
class Head:
    """What the papers of a day say of who receives and who sends, and how its sign-in sheets are laid out.

    `booking_contact` is how to reach whoever takes the appointments, '' for the desk of the place. `asks_leaving` and
    `sheets_by_hours` are the `HouseRules` of those names.
    """

    place: Place
    mention: str
    controller: str
    booking_contact: str = ""
    asks_leaving: bool = False
    sheets_by_hours: bool = False


@frozen
class Kept:
    """A session that is over, with its advisor as they were named, and the head of its papers."""

    session: Session
    advisor: Advisor
    head: Head


def settled_before(db: Database) -> date | None:
    """The first day that is not settled yet: those before are read here and nowhere else. None in a new file."""
    row = rows.first(db, "SELECT before FROM settled")
    return date.fromisoformat(row["before"]) if row else None


def settle(db: Database, kept: Iterable[Kept], lost: Iterable[Lost], before: date) -> None:
    """Write the days that are over, up to the eve of `before`: their sessions, and what was not held of them."""
    _write(db, kept, lost)
    rows.save_only(db, "settled", {"before": before.isoformat()})


def keep_again(db: Database, day: date, gone: Iterable[Session], kept: Iterable[Kept], lost: Iterable[Lost]) -> None:
    """Put other sessions in place of those that `gone` names, on a day that is kept already."""
    keys = {session.key for session in gone}
    for table, found in (("session", _sessions_on(db, day)), ("lost_session", _lost_on(db, day))):
        for id, session in found:
            if session.key in keys:
                rows.remove(db, table, id=id)
    _write(db, kept, lost)


def unsettle(db: Database, first: date) -> None:
    """Forget the days from this one on: the clock was ahead when they were taken for over."""
    for table in ("session", "lost_session"):
        db.execute(f"DELETE FROM {table} WHERE day >= ?", (first.isoformat(),))
    rows.save_only(db, "settled", {"before": first.isoformat()})


def between(db: Database, first: date, last: date) -> list[Kept]:
    """The sessions from `first` to `last`, both included, by date, in the order they were written."""
    sql = (
        "SELECT session.*, label, kind, commune, street, postcode, phone, mention, controller, booking_contact,"
        " asks_leaving, sheets_by_hours FROM session JOIN letterhead ON letterhead.id = letterhead_id"
        " WHERE day BETWEEN ? AND ? ORDER BY day, session.id"
    )
    return [_kept(row) for row in rows.select(db, sql, (first.isoformat(), last.isoformat()))]


def lost_between(db: Database, first: date, last: date) -> list[Lost]:
    """What was not held from `first` to `last`, both included, by date; of a closure it may be the date alone."""
    sql = "SELECT * FROM lost_session WHERE day BETWEEN ? AND ? ORDER BY day, id"
    return [_lost(row) for row in rows.select(db, sql, (first.isoformat(), last.isoformat()))]


def _write(db: Database, kept: Iterable[Kept], lost: Iterable[Lost]) -> None:
    heads: dict[Head, int] = {}
    for each in kept:
        if each.head not in heads:
            heads[each.head] = _letterhead_id(db, each.head)
        rows.insert(db, "session", _row(each, heads[each.head]))
    for gone in lost:
        rows.insert(db, "lost_session", _lost_row(gone))


def _letterhead_id(db: Database, head: Head) -> int:
    place = head.place
    row: dict[str, rows.Value] = {
        "label": place.label,
        "kind": place.kind.name,
        "commune": place.commune,
        "street": place.street,
        "postcode": place.postcode,
        "phone": place.phone,
        "mention": head.mention,
        "controller": head.controller,
        "booking_contact": head.booking_contact,
        "asks_leaving": head.asks_leaving,
        "sheets_by_hours": head.sheets_by_hours,
    }
    where = " AND ".join(f"{name} = ?" for name in row)
    known = rows.first(db, f"SELECT id FROM letterhead WHERE {where}", tuple(row.values()))
    return known["id"] if known else rows.insert(db, "letterhead", row)


def _row(kept: Kept, letterhead_id: int) -> dict[str, rows.Value]:
    session, advisor = kept.session, kept.advisor
    return {
        "day": session.day.isoformat(),
        "original": rows.iso(session.original),
        "advisor_id": session.advisor_id,
        "last_name": advisor.last_name,
        "first_name": advisor.first_name,
        "title": advisor.title.name,
        "purpose": session.purpose.name,
        "segments": segments.written(session.segments),
        "arrives": rows.written_hour(session.arrives),
        "pattern_id": session.pattern_id or None,
        "place_id": session.place_id or None,
        "letterhead_id": letterhead_id,
    }


def _kept(row: rows.Row) -> Kept:
    advisor = Advisor(row["advisor_id"], row["last_name"], row["first_name"], AdvisorTitle[row["title"]])
    place = Place(PlaceKind[row["kind"]], row["commune"], row["street"], row["postcode"], row["phone"], row["label"])
    asked = bool(row["asks_leaving"]), bool(row["sheets_by_hours"])
    return Kept(_session(row), advisor, Head(place, row["mention"], row["controller"], row["booking_contact"], *asked))


def _session(row: rows.Row) -> Session:
    return Session(
        day=date.fromisoformat(row["day"]),
        advisor_id=row["advisor_id"] or 0,
        purpose=Purpose[row["purpose"]] if row["purpose"] else Purpose.ANY_HELP,
        segments=segments.read(row["segments"]),
        pattern_id=row["pattern_id"] or 0,
        original=rows.day(row["original"]),
        arrives=rows.hour(row.get("arrives")),
        place_id=row.get("place_id") or MAIN,
    )


def _lost_row(lost: Lost) -> dict[str, rows.Value]:
    session = lost.session
    return {
        "day": session.day.isoformat(),
        "original": rows.iso(session.original),
        "advisor_id": session.advisor_id or None,
        "purpose": session.purpose.name,
        "segments": segments.written(session.segments),
        "pattern_id": session.pattern_id or None,
        "loss": lost.loss.name,
        "decider": lost.decider.name,
        "why": lost.why,
    }


def _lost(row: rows.Row) -> Lost:
    return Lost(_session(row), Loss[row["loss"]], row["why"], Decider[row["decider"]])


def _sessions_on(db: Database, day: date) -> list[tuple[int, Session]]:
    found = rows.select(db, "SELECT * FROM session WHERE day = ?", (day.isoformat(),))
    return [(row["id"], _session(row)) for row in found]


def _lost_on(db: Database, day: date) -> list[tuple[int, Session]]:
    found = rows.select(db, "SELECT * FROM lost_session WHERE day = ?", (day.isoformat(),))
    return [(row["id"], _session(row)) for row in found]
