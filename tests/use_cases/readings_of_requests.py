"""The verbs that only look at requests, at what left and came back on paper: each as it is called on a filled desk."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from desktop_app.domain.errors import RuleBroken
from desktop_app.domain.mandate.capacity import Cautions, Situation, Standing, judge
from desktop_app.domain.place import MAIN
from desktop_app.domain.planning import parties_on
from desktop_app.domain.reception.day_sheet import DaySheet
from desktop_app.domain.reception.joined import Joined
from desktop_app.domain.reception.signed_sheet import Written
from desktop_app.domain.reception.transmittal import Transmittal, Transmitted
from desktop_app.storage.reception import requests as stored_requests
from desktop_app.use_cases.desk import Desk
from desktop_app.use_cases.planning import schedule
from desktop_app.use_cases.reception import waiting_list
from tests.helpers.builders import NINE, THURSDAY, a_person
from tests.use_cases.asking import Reading, asked, drawn, never


def never_joined(desk: Desk, verb: Callable[..., Any]) -> None:
    """Nobody had two files."""
    with pytest.raises(RuleBroken):
        verb(desk, 1)


JOINED = Joined(0, 1, 1, 2, "Nadia Aubert", "Nadia Obert", NINE, "compte-1", appointments=1)
SENT = Transmittal(1, 1, THURSDAY, "CAPH", THURSDAY, (Transmitted(1, 1, 1, 1, "Nadia Aubert", THURSDAY),))
READINGS: dict[str, Reading] = {
    "day_sheets.every": asked(THURSDAY),
    "mandate_sheets.orientation": drawn(judge(Situation(Standing.MINOR), Cautions())),
    "joining_papers.proof": lambda desk, verb: never_joined(desk, verb),
    "joining_papers.proof_of": drawn([JOINED]),
    "profiles.read": asked(THURSDAY),
    "outings.count_open": asked(),
    "outings.listing": asked(),
    "request_papers.hand_over": drawn(1),
    "request_papers.hand_over_of": lambda desk, verb: verb(desk, stored_requests.get(desk.db, 1), a_person()).build(),
    "request_papers.hands_over": asked(),
    "request_papers.transmittal": never,
    "request_papers.transmittal_of": drawn(SENT),
    "tallies.of_day": asked(THURSDAY, 1),
    "signed_sheet.doubts_of": asked(THURSDAY, {1: True}),
    "signed_sheet.read": asked(THURSDAY),
    "schedule.head_of_place": lambda desk, verb: verb(desk, parties_on(THURSDAY, schedule.planning_of(desk)), MAIN),
    "written_rows.sheets_on": asked(THURSDAY, []),
    "written_rows.likely": asked(a_person(), ()),
    "written_rows.noted_on": asked(THURSDAY, DaySheet("", "", 1, (), 0, ())),
    "written_rows.ready": asked(THURSDAY, Written("", a_person("Serra", "Núria")), {}),
    "written_rows.seats": asked(THURSDAY, "", {}),
    "waiting_list.place_for_somebody": asked(),
    "waiting_list.read": asked(),
    "waiting_list.what_to_say": lambda desk, verb: verb(desk, waiting_list.read(desk).listed[0], None),
    "schedule.workshop_titles": asked(THURSDAY, THURSDAY),
    "ways.this_month": asked(),
    "transmittals.any_left": asked(),
    "transmittals.late": asked(),
    "transmittals.listing": asked(),
    "transmittals.of_request": asked(1),
    "transmittals.outbox": asked(),
}
