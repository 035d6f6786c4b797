"""The tickets of those who came without appointment, read by day."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from desktop_app.domain.person import Person
from desktop_app.domain.reception.ticket import UNDER_WAY, Ticket, TicketState

from .. import rows
from . import people

if TYPE_CHECKING:
    from sqlite_utils import Database


def on_day(db: Database, day: date) -> list[Ticket]:
    """The tickets of one date, whatever their state, by number."""
    return TABLE.found(db, "day = ? ORDER BY number, letter", (day.isoformat(),))


def people_on(db: Database, day: date) -> dict[int, Person]:
    """Who the tickets of this date name, by the id of the ticket."""
    found = rows.select(
        db,
        f"SELECT ticket.id AS ticket_id, person_id, {people.IN_A_JOIN} FROM ticket"
        " JOIN person ON person.id = person_id WHERE day = ?",
        (day.isoformat(),),
    )
    return {row["ticket_id"]: people.person_in(row, id="person_id") for row in found}


def of_person(db: Database, person_id: int) -> list[Ticket]:
    """Every ticket that names this person, the newest first."""
    return TABLE.found(db, "person_id = ? ORDER BY came_at DESC, id DESC", (person_id,))


def add(db: Database, ticket: Ticket) -> Ticket:
    """Store the ticket and return it with its id, and with the next number of its day and letter where it has none."""
    if not ticket.number:
        given = "SELECT ifnull(max(number), 0) FROM ticket WHERE day = ? AND letter = ?"
        last = rows.number(db, given, (ticket.day.isoformat(), ticket.letter))
        ticket = replace(ticket, number=last + 1)
    return TABLE.add(db, ticket)


def timed(db: Database, before: datetime, *, limit: int) -> list[timedelta]:
    """How long the latest talks lasted that were timed from end to end or told by a tally, the last first.

    At most `limit`.
    """
    found = rows.select(
        db,
        # Each half has an index of its own; one condition for both would read every ticket there is.
        "SELECT * FROM (SELECT received_at AS began, state_at, 0 AS minutes FROM ticket"
        " WHERE state = 'SEEN' AND received_at < ?1 AND state_at IS NOT NULL ORDER BY received_at DESC LIMIT ?2)"
        " UNION ALL SELECT * FROM (SELECT came_at AS began, NULL, minutes FROM ticket"
        " WHERE minutes > 0 AND state = 'SEEN' AND came_at < ?1 ORDER BY came_at DESC LIMIT ?2)"
        " ORDER BY began DESC LIMIT ?2",
        (rows.second(before), limit),
    )
    return [_lasted(row) for row in found]


def _lasted(row: rows.Row) -> timedelta:
    if row["minutes"]:
        return timedelta(minutes=row["minutes"])
    return datetime.fromisoformat(row["state_at"]) - datetime.fromisoformat(row["began"])


def days_unmarked(db: Database, first: date, last: date, *, limit: int) -> list[date]:
    """The latest of these dates on which nobody has said yet how the talk with somebody ended, the newest first."""
    states = ", ".join(f"'{state.name}'" for state in UNDER_WAY)
    found = rows.select(
        db,
        f"SELECT DISTINCT day FROM ticket WHERE day BETWEEN ? AND ? AND state IN ({states}) ORDER BY day DESC LIMIT ?",
        (first.isoformat(), last.isoformat(), limit),
    )
    return [date.fromisoformat(row["day"]) for row in found]


def count(db: Database, first: date, last: date) -> dict[TicketState, int]:
    """How many came on these days, both included, by the state in which they were left."""
    found = rows.select(
        db,
        "SELECT state, count(*) AS number FROM ticket WHERE day BETWEEN ? AND ? GROUP BY state",
        (first.isoformat(), last.isoformat()),
    )
    return {TicketState[row["state"]]: row["number"] for row in found}


def named_before(db: Database, day: date) -> int:
    """How many tickets of the days before this one say what somebody was called."""
    return rows.number(db, "SELECT count(*) FROM ticket WHERE label <> '' AND day < ?", (day.isoformat(),))


def forget_labels(db: Database, before: date) -> None:
    """Forget what people were called, of every ticket of the days before this one."""
    db.execute("UPDATE ticket SET label = '' WHERE label <> '' AND day < ?", (before.isoformat(),))


def _row(ticket: Ticket) -> dict[str, rows.Value]:
    return {
        "day": ticket.day.isoformat(),
        "letter": ticket.letter,
        "number": ticket.number,
        "came_at": rows.second(ticket.came_at),
        "label": ticket.label,
        "theme": ticket.theme,
        "wanted_id": ticket.wanted_id or None,
        "state": ticket.state.name,
        "state_at": rows.second(ticket.state_at),
        "advisor_id": ticket.advisor_id or None,
        "received_at": rows.second(ticket.received_at),
        "sent_to": ticket.sent_to,
        "person_id": ticket.person_id or None,
        "minutes": ticket.minutes,
    }


def _ticket(row: rows.Row) -> Ticket:
    return Ticket(
        id=row["id"],
        day=date.fromisoformat(row["day"]),
        number=row["number"],
        came_at=datetime.fromisoformat(row["came_at"]),
        label=row["label"],
        theme=row["theme"],
        wanted_id=row["wanted_id"] or 0,
        state=TicketState[row["state"]],
        state_at=rows.moment(row["state_at"]),
        advisor_id=row["advisor_id"] or 0,
        received_at=rows.moment(row["received_at"]),
        sent_to=row["sent_to"],
        person_id=row["person_id"] or 0,
        minutes=row["minutes"],
        letter=row["letter"],
    )


TABLE = rows.Table("ticket", _row, _ticket, gone="Ce passage n’est plus noté : la liste vient d’être rafraîchie.")
find, get, update, remove = TABLE.find, TABLE.get, TABLE.update, TABLE.remove
