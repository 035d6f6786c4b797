"""A counter at work: somebody with an appointment and a mandate at each step, somebody long gone; and what changed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from desktop_app.domain import mandate
from desktop_app.domain.reception import appointment
from desktop_app.domain.reception.request import Outcome, Request, Why
from desktop_app.domain.reception.ticket import Ticket
from desktop_app.storage.journal import journal
from desktop_app.storage.reception import requests, tickets
from desktop_app.use_cases.accounts import account_telling
from desktop_app.use_cases.mandates import endings
from tests.helpers.builders import THURSDAY, stored_appointment, stored_mandate, stored_person

if TYPE_CHECKING:
    from desktop_app.use_cases.desk import Desk

END = date(2026, 5, 27)
SHOWN = {
    "PEOPLE": ("person", "rights_request", "joining", "mandate_elsewhere"),
    "APPOINTMENTS": (
        *("appointment", "call", "attendance", "own_time", "ticket", "request", "reminder", "message", "workshop"),
        *("transmittal", "transmitted", "profile", "equipment_check", "lack", "outing"),
        *("eligibility", "workshop_group", "event", "event_answer"),
    ),
    "MANDATES": (
        *("mandate", "mandate_body", "mandate_substitute", "mandate_stand_in", "mandate_line_withdrawn"),
        *(
            "mandate_deadline",
            "way",
            "mandate_paper",
            "elimination",
            "archives_answer",
            "blank_mandate",
            "mandate_count",
        ),
    ),
    "SETTINGS": (
        *("place", "convention", "convention_terms", "advisor", "pattern", "day_exception", "absence"),
        *("house_rules", "backup", "backup_place", "control", "catalogue_entry", "own_organism", "room", "loan"),
        *("partner_model", "partner_model_block"),
        *("submission", "submission_step"),
    ),
}
"""What of the file is shown afresh by each word of `Touched`."""


@dataclass(frozen=True)
class Gesture:
    """What is done, the lines it must leave, what it says it touched ('' for nothing that is shown) and its subject.

    `touched` is None for a verb that says nothing of it; `prepare` is done first, and its lines are not looked at.
    """

    do: Callable[[Desk], Any]
    lines: str
    touched: str | None = None
    subject: int = 0
    prepare: Callable[[Desk], Any] | None = None


def fill(desk: Desk) -> None:
    """The person 1 has the appointment 1, a Thursday at nine, and the mandates 1 to 6, one in each state; n° 1 waits.

    The person 1 is on the waiting list as well, by the request 1.

    The person 2 was last seen, at the appointment 2, longer ago than the house rules keep anybody.
    """
    account_telling.catch_up(desk)
    person, gone = stored_person(desk.db), stored_person(desk.db, "Parti", "Paul", on=date(2020, 1, 2))
    stored_appointment(desk.db, person)
    stored_appointment(desk.db, gone, start=datetime(2023, 11, 9, 9), state=appointment.State.SEEN)
    early = datetime(2025, 11, 27, 8)
    tickets.add(desk.db, Ticket(0, THURSDAY, 0, early, "Karim"))
    requests.add(desk.db, Request(0, early, Why.FULL, Outcome.LISTED, early, person_id=person.id))
    steps = [each for each in mandate.State if each not in (mandate.State.SUSPENDED, mandate.State.ENDED)]
    for state in (*steps, mandate.State.ACTIVE):
        stored_mandate(
            desk.db, state, person=person, drafted_at=early, ends_on=THURSDAY if state is mandate.State.ACTIVE else END
        )
    endings.withdraw(desk, 6)


def lines_since(desk: Desk, count: int) -> list[str]:
    """What the journal tells after its `count` first lines, such as 'MARKED rendez-vous-1: EXCUSED'.

    Who did it is said when it is not the account 1.
    """
    entries = journal.latest(desk.db, journal.head(desk.db).count - count)[::-1]
    return [
        f"{'' if entry.who == 'compte-1' else entry.who + ' '}{entry.action.name} {entry.subject}".strip()
        + (f": {entry.detail}" if entry.detail else "")
        for entry in entries
    ]


def shown(desk: Desk) -> dict[str, list[list[dict[str, Any]]]]:
    """What each word of `Touched` speaks of, as it stands; the day somebody was last seen is shown nowhere."""
    return {word: [_rows(desk, table) for table in tables] for word, tables in SHOWN.items()}


def _rows(desk: Desk, table: str) -> list[dict[str, Any]]:
    found = desk.db.execute(f"SELECT * FROM {table}")
    names = [column[0] for column in found.description]
    return [{**dict(zip(names, row, strict=True)), "last_on": None} for row in found.fetchall()]
