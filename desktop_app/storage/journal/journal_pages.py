"""Lines of the journal to be read by people: by day, action and account, a page at a time, whatever the years."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Any

from desktop_app.domain.journal import Action, Filter, Line

from .. import rows
from ..errors import known_trouble

if TYPE_CHECKING:
    from sqlite_utils import Database

_LINES = """SELECT id, CAST(at AS BLOB) AS at, CAST(who AS BLOB) AS who, CAST(action AS BLOB) AS action,
    CAST(subject AS BLOB) AS subject, CAST(detail AS BLOB) AS detail FROM journal WHERE id IN"""
_SHOWN = "SELECT CAST(at AS BLOB) AS at, id FROM journal WHERE id = ?"
_DISTINCT_WHO = """WITH RECURSIVE known(who) AS (
    SELECT min(who) FROM journal
    UNION ALL SELECT (SELECT min(who) FROM journal WHERE who > known.who) FROM known WHERE known.who IS NOT NULL
) SELECT who FROM known WHERE who IS NOT NULL"""
_DISTINCT_ACTION = """WITH RECURSIVE known(action) AS (
    SELECT min(action) FROM journal WHERE who = ?1
    UNION ALL SELECT (SELECT min(action) FROM journal WHERE who = ?1 AND action > known.action)
    FROM known WHERE known.action IS NOT NULL
) SELECT action FROM known WHERE action IS NOT NULL"""


def page(db: Database, wanted: Filter, *, before: int = 0, limit: int = 50) -> list[Line]:
    """The latest lines wanted, by the moment that stands on them, the newest first.

    `before` is the number of the last line already shown, to go on from there.
    """
    shown = rows.first(db, _SHOWN, (before,)) if before else None
    go_on, shown_at = ("AND (at, id) < (CAST(? AS TEXT), ?)", (shown["at"], before)) if shown else ("", ())
    found: list[tuple[bytes, int]] = []
    for where, values in _streams(db, wanted):
        # As bytes here too: what somebody made unreadable is shown, for it to be seen.
        sql = f"SELECT CAST(at AS BLOB) AS moment, id FROM journal {where} {go_on} ORDER BY at DESC, id DESC LIMIT ?"
        found += _pairs(db, sql, (*values, *shown_at, limit))
    numbers = [number for _, number in sorted(found, reverse=True)[:limit]]
    lines = {row["id"]: _line(row) for row in rows.select(db, f"{_LINES} ({', '.join('?' * len(numbers))})", numbers)}
    return [lines[number] for number in numbers]


def count(db: Database, wanted: Filter, *, most: int) -> int:
    """How many lines are wanted, counted up to `most`."""
    counted = 0
    for where, values in _streams(db, wanted):
        sql = f"SELECT count(*) FROM (SELECT 1 FROM journal {where} LIMIT ?)"
        counted += rows.number(db, sql, (*values, most - counted))
        if counted >= most:
            break
    return counted


def everybody(db: Database) -> list[str]:
    """Who ever wrote a line, such as 'compte-3'."""
    return [row["who"] for row in rows.select(db, _DISTINCT_WHO)]


def line(db: Database, number: int) -> Line | None:
    """The line of this number, None when there is none."""
    found = rows.first(db, f"{_LINES} (?)", (number,))
    return _line(found) if found else None


def last_of(db: Database, action: Action, subject: str) -> Line | None:
    """The last line of a rare action on this subject."""
    found = [
        rows.number(db, f"SELECT coalesce(max(id), 0) FROM journal {where} AND subject = ?", (*values, subject))
        for where, values in _streams(db, Filter(frozenset({action})))
    ]
    return line(db, max(found, default=0))


def with_detail(db: Database, action: Action, detail: str) -> Line | None:
    """The first line of this action that says exactly this, or None."""
    sql = f"{_LINES} (SELECT min(id) FROM journal WHERE action = ? AND detail = ?)"
    row = rows.first(db, sql, (action.name, detail))
    return _line(row) if row else None


def of_mandate(db: Database, mandate_id: int) -> list[Line]:
    """The lines that speak of this mandate, the first one first."""
    # Both bounds as in the index `journal_mandate`: without them SQLite reads every line there is
    # (https://sqlite.org/partialindex.html; test_what_is_looked_at_every_day_goes_through_an_index).
    sql = f"{_LINES} (SELECT id FROM journal WHERE subject = ? AND subject >= 'mandat-' AND subject < 'mandat.')"
    return [_line(row) for row in rows.select(db, f"{sql} ORDER BY id", (f"mandat-{mandate_id}",))]


def mandates_of(db: Database, action: Action, first: date) -> set[int]:
    """The ids of the mandates of which a line says this since that day; unreadable lines are left to the check."""
    where = "action = ? AND at >= ? AND subject >= 'mandat-' AND subject < 'mandat.'"
    found = rows.select(db, f"SELECT DISTINCT subject FROM journal WHERE {where}", (action.name, first.isoformat()))
    numbers = (str(row["subject"]).removeprefix("mandat-") for row in found)
    return {int(number) for number in numbers if number.isdecimal()}


def mandate_numbers(db: Database, ids: Collection[int]) -> dict[int, str]:
    """The numbers people know, such as '2025-0012', of mandates that lines speak of."""
    sql = f"SELECT id, number FROM mandate WHERE id IN ({', '.join('?' * len(ids))})"
    return {row["id"]: row["number"] for row in rows.select(db, sql, tuple(ids))}


def _streams(db: Database, wanted: Filter) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Conditions that an index answers in the order shown: together they give the lines wanted, each once."""
    days, between = _days(wanted)
    if not wanted.who and not wanted.actions:
        yield f"WHERE 1 {days}", between
        return
    names = sorted(action.name for action in wanted.actions)
    if wanted.who:
        for action in names or [row["action"] for row in rows.select(db, _DISTINCT_ACTION, (wanted.who,))]:
            yield f"WHERE who = ? AND action = ? {days}", (wanted.who, action, *between)
    else:
        for action in names:
            yield f"WHERE action = ? {days}", (action, *between)


def _pairs(db: Database, sql: str, values: tuple[Any, ...]) -> list[tuple[bytes, int]]:
    with known_trouble():
        return db.conn.execute(sql, values).fetchall()  # there may be dozens of streams: no name for each cell


def _days(wanted: Filter) -> tuple[str, tuple[str, ...]]:
    parts, values = [], []
    if wanted.first:
        parts.append("AND at >= ?")
        values.append(wanted.first.isoformat())
    if wanted.last:
        parts.append("AND at < ?")
        values.append(_day_after(wanted.last).isoformat())
    return " ".join(parts), tuple(values)


def _day_after(day: date) -> date:
    return day + timedelta(days=1) if day < date.max else day


def _line(row: rows.Row) -> Line:
    at, who, action, subject, detail = (_text(row[name]) for name in ("at", "who", "action", "subject", "detail"))
    return Line(row["id"], _moment(at), who, Action.__members__.get(action), subject, detail)


def _text(cell: bytes | None) -> str:
    return (cell or b"").decode(errors="replace")


def _moment(text: str) -> datetime | None:
    try:
        return datetime.fromisoformat(text)
    except ValueError:
        return None
