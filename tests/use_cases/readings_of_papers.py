"""The verbs that make papers, each as it is called on a filled desk."""

from __future__ import annotations

from desktop_app.domain.door_notice import DoorNotice
from tests.helpers.builders import THURSDAY
from tests.use_cases.asking import Reading, asked, drawn

READINGS: dict[str, Reading] = {
    "agenda_papers.month_sheet": drawn(THURSDAY),
    "agenda_papers.week_sheet": drawn(THURSDAY),
    "call_papers.door_notice": asked(THURSDAY, DoorNotice("Pas de permanence", "jeudi 27 novembre")),
    "call_papers.proposed_notice": asked(THURSDAY),
    "day_sheets.day_programme": asked(THURSDAY),
    "fulfilment_papers.sheet": drawn(1, 2025, 11),
    "packs.day": asked(THURSDAY),
    "packs.mandate": asked(4),
    "packs.power_cut": asked(),
    "packs.tomorrow": asked(),
    "packs.withdrawal": asked(6),
    "power_cut_papers.blank_bookings": drawn(),
    "power_cut_papers.blank_day_sheet": drawn(),
    "power_cut_papers.coming_days": drawn(),
    "power_cut_papers.how_many_days": asked(),
    "printing.appointment_slip": asked(1),
    "printing.destruction_proof": asked(1),
    "printing.getting_started": asked(),
    "printing.letterhead": asked(),
    "printing.personal_record": asked(1),
    "queue_papers.number": drawn(1),
    "queue_papers.tally_sheet": drawn(THURSDAY),
    "reminder_papers.how_many_expected": asked(THURSDAY),
    "reminder_papers.missing_cards": asked(THURSDAY),
    "reminder_papers.reminder_list": drawn(THURSDAY),
}
