"""What is taken for granted of a thing until somebody says it: nothing, but for what stands here module by module."""

from __future__ import annotations

import inspect
from collections.abc import Iterator
from dataclasses import MISSING, fields, is_dataclass
from enum import Enum
from importlib import import_module
from pkgutil import walk_packages
from typing import Any

from desktop_app import domain

GRANTED = {
    "advisor": "Advisor.title=ADVISOR Advisor.active=True",
    "calendar.marks": "Choices.territory=MAINLAND Choices.zone=NONE Choices.bank_holidays_close=True",
    "convention.data_terms": "DataTerms.basis=PUBLIC_TASK DataTerms.special=EXPLICIT_CONSENT",
    "convention.ending": "",
    "convention.partner_model": "PartnerModel.state=DRAFT",
    "convention.register": "",
    "convention.terms": "",
    "convention.volume": "",
    "door_notice": "DoorNotice.reason=absence",
    "fulfilment.amount": "",
    "fulfilment.dated": "",
    "fulfilment.month": "",
    "house_rules": "HouseRules.idle_minutes=10 HouseRules.months_kept=24 HouseRules.late_minutes=10 "
    "HouseRules.draft_days=15 HouseRules.sheets_by_hours=True",
    "journal.check": "",
    "journal.entry": "",
    "mandate.act_done": "ActDone.manner=TOGETHER ActDone.outcome=DONE",
    "mandate.birth": "",
    "mandate.blank": "",
    "mandate.capacity": "Path.signing=SELF Situation.standing=ADULT",
    "mandate.control": "",
    "mandate.data_notice": "",
    "mandate.destruction": "",
    "mandate.information_notice": "",
    "mandate.originals": "",
    "mandate.paper_mark": "",
    "mandate.paper_original": "",
    "mandate.record": "Body.execution=TOGETHER Mandate.state=DRAFT",
    "mandate.scope": "",
    "moment_reading": "",
    "organism.directory": "Procedure.offered=True Organism.offered=True Organism.family=OTHER",
    "organism.own": "",
    "person": "",
    "place": "OtherPlace.active=True",
    "planning.absence": "Absence.from_half=MORNING Absence.to_half=AFTERNOON",
    "planning.attendance": "Attendance.decider=PARTNER Attendance.left_decider=PARTNER",
    "planning.capacity": "",
    "planning.coming": "",
    "planning.equipment": "",
    "planning.exception": "",
    "planning.loan": "",
    "planning.own_time": "",
    "planning.pattern": "Pattern.every_weeks=1",
    "planning.planning": "Lost.decider=PLACE",
    "planning.room": "",
    "planning.segment": "Segment.mode=BY_APPOINTMENT Segment.step=45 Segment.places=1 Slot.mode=BY_APPOINTMENT",
    "planning.session": "",
    "planning.submission": "",
    "planning.taken": "",
    "planning.unknown": "Recalled.decider=PARTNER",
    "planning.workshop": "CatalogueEntry.sessions=1 Workshop.number=1 Workshop.of=1",
    "reception.appointment": "Appointment.state=EXPECTED Appointment.slots=1",
    "reception.circumstances": "Circumstances.channel=ON_SITE Circumstances.taken_by=PLACE",
    "reception.eligibility": "",
    "reception.event": "",
    "reception.joined": "",
    "reception.message": "",
    "reception.outing": "",
    "reception.request": "",
    "reception.rights_request": "RightsRequest.by=DESK RightsRequest.identity=SURE",
    "reception.signed_sheet": "",
    "reception.tally": "TallyLine.outcome=SEEN TallyLine.people=1",
    "reception.ticket": "Ticket.state=WAITING",
    "reception.transmittal": "",
    "theme": "",
}


def granted(module: Any) -> Iterator[tuple[str, Any]]:
    """The fields of a module that need not be said, each with what it is then."""
    for name, noun in vars(module).items():
        if inspect.isclass(noun) and noun.__module__ == module.__name__ and is_dataclass(noun):
            for field in fields(noun):
                if field.default is not MISSING and not is_dataclass(field.default):
                    yield f"{name}.{field.name}", field.default


def told(module: Any) -> str | None:
    """Those that are something: 'Segment.step=45'; None for a module in which everything is said."""
    known = dict(granted(module))
    said = [(name, value.name if isinstance(value, Enum) else value) for name, value in known.items() if value]
    return " ".join(f"{name}={value}" for name, value in said) if known else None


def test_until_it_is_said_nothing_is_taken_for_granted_but_this() -> None:
    modules = [import_module(each.name) for each in walk_packages(domain.__path__, f"{domain.__name__}.")]
    found = {module.__name__.removeprefix(f"{domain.__name__}."): told(module) for module in modules}
    assert {name: said for name, said in found.items() if said is not None} == GRANTED
