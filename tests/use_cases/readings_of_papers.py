"""The verbs that make papers, each as it is called on a filled desk."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from desktop_app.domain.door_notice import DoorNotice
from desktop_app.use_cases.desk import Desk
from tests.helpers.builders import THURSDAY
from tests.use_cases.readings_of_requests import asked

READINGS: dict[str, Callable[[Desk, Callable[..., Any]], Any]] = {
    "agenda_papers.month_sheet": lambda desk, verb: verb(desk, THURSDAY).build(),
    "agenda_papers.week_sheet": lambda desk, verb: verb(desk, THURSDAY).build(),
    "call_papers.door_notice": asked(THURSDAY, DoorNotice("Pas de permanence", "jeudi 27 novembre")),
    "call_papers.proposed_notice": asked(THURSDAY),
    "day_sheets.day_programme": asked(THURSDAY),
    "fulfilment_papers.sheet": lambda desk, verb: verb(desk, 1, 2025, 11).build(),
    "packs.day": asked(THURSDAY),
    "packs.mandate": asked(4),
    "packs.power_cut": asked(),
    "packs.tomorrow": asked(),
    "packs.withdrawal": asked(6),
    "power_cut_papers.blank_bookings": lambda desk, verb: verb(desk).build(),
    "power_cut_papers.blank_day_sheet": lambda desk, verb: verb(desk).build(),
    "power_cut_papers.coming_days": lambda desk, verb: verb(desk).build(),
    "power_cut_papers.how_many_days": asked(),
    "printing.appointment_slip": asked(1),
    "printing.destruction_proof": asked(1),
    "printing.getting_started": asked(),
    "printing.letterhead": asked(),
    "printing.personal_record": asked(1),
    "queue_papers.number": lambda desk, verb: verb(desk, 1).build(),
    "queue_papers.tally_sheet": lambda desk, verb: verb(desk, THURSDAY).build(),
    "reminder_papers.how_many_expected": asked(THURSDAY),
    "reminder_papers.missing_cards": asked(THURSDAY),
    "reminder_papers.reminder_list": lambda desk, verb: verb(desk, THURSDAY).build(),
}
