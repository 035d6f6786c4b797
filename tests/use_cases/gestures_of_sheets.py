"""The verbs of several queues, of sheets that come back and of outings, with what each writes."""

from __future__ import annotations

from dataclasses import replace

from desktop_app.domain.house_rules import HouseRules
from desktop_app.domain.person import read_person
from desktop_app.domain.reception.outing import Decided, Outing, OutingDecision
from desktop_app.domain.reception.signed_sheet import Written
from desktop_app.domain.reception.tally import TallyLine
from desktop_app.storage.connection.database import writing
from desktop_app.storage.planning import patterns
from desktop_app.use_cases.desk import Desk
from desktop_app.use_cases.planning import ledger, schedule
from desktop_app.use_cases.reception import outings, signed_sheet, tallies, tickets, written_rows
from desktop_app.use_cases.settings import house_rules
from tests.helpers.builders import THURSDAY
from tests.helpers.open_door import of_marie, open_door
from tests.use_cases.counter import Gesture
from tests.use_cases.gestures import tomorrow

SERRA = Written("", read_person("Serra", "Núria"))


def written_within(desk: Desk) -> None:
    """Somebody new wrote their name on the sheet of the Thursday."""
    with writing(desk.db):
        written_rows.note_within(desk, THURSDAY, [SERRA])


def widened(desk: Desk) -> None:
    """The first hours of the Thursday, which is kept, hold nine people."""
    tomorrow(desk)
    with writing(desk.db):
        ledger.settle_within(desk)
        (session,) = schedule.here_on(desk, THURSDAY)
        ledger.give_places_within(desk, session, session.segments[0].start, 9)


def laid_out(desk: Desk) -> None:
    """The sheets of the Thursday, which is kept, ask at what hour people leave."""
    tomorrow(desk)
    with writing(desk.db):
        ledger.settle_within(desk)
        ledger.lay_sheets_out_within(desk, THURSDAY, HouseRules(asks_leaving=True))


EHPAD = Outing(0, THURSDAY, "EHPAD Les Lilas", "salle d’animation", "tablettes", "un mardi de décembre")
YES = Decided(OutingDecision.ACCEPTED, "service Culture", THURSDAY, THURSDAY)


def asked_outside(desk: Desk) -> None:
    """The EHPAD has asked."""
    outings.keep(desk, EHPAD)


def two_queues(desk: Desk) -> None:
    """Jordi Puig receives beside Marie Castell, for whom the ticket 2 waits."""
    with writing(open_door(desk).db):
        patterns.add(desk.db, replace(of_marie(desk), id=0, advisor_id=2))
    house_rules.change(desk, replace(house_rules.load(desk), queue_each=True))
    tickets.add(desk, wanted_id=1)


GESTURES = {
    "tickets.call_next": Gesture(
        lambda desk: tickets.call_next(desk, 1), "TICKET_MARKED passage-1: CALLED", "APPOINTMENTS", 1
    ),
    "tickets.hand_on": Gesture(
        lambda desk: tickets.hand_on(desk, 1),
        "TICKET_CORRECTED passage-1\nTICKET_CORRECTED passage-2", "APPOINTMENTS", 1, two_queues,
    ),
    "outings.keep": Gesture(lambda desk: outings.keep(desk, EHPAD), "OUTING_NOTED sortie-1", "APPOINTMENTS", 1),
    "outings.settle": Gesture(
        lambda desk: outings.settle(desk, 1, YES), "OUTING_DECIDED sortie-1: ACCEPTED", "APPOINTMENTS", 1,
        prepare=asked_outside,
    ),
    "outings.remove": Gesture(
        lambda desk: outings.remove(desk, 1), "OUTING_REMOVED sortie-1", "APPOINTMENTS", 1, prepare=asked_outside,
    ),
    "signed_sheet.type_back": Gesture(
        lambda desk: signed_sheet.type_back(tomorrow(desk), THURSDAY, signed={1: True}, unnamed={"": 1}),
        "MARKED rendez-vous-1: SEEN\nSHEET_TYPED_BACK feuille-2025-11-27", "APPOINTMENTS",
    ),
    "signed_sheet.type_back, with a name": Gesture(
        lambda desk: signed_sheet.type_back(tomorrow(desk), THURSDAY, signed={}, written=(SERRA,)),
        "PERSON_ADDED usager-3\nSHEET_TYPED_BACK feuille-2025-11-27", "APPOINTMENTS PEOPLE",
    ),
    "tallies.type_back": Gesture(
        lambda desk: tallies.type_back(tomorrow(desk), THURSDAY, 1, [TallyLine("Logement", 25)]),
        "TALLY_TYPED_BACK releve-2025-11-27", "APPOINTMENTS",
    ),
    "written_rows.note_within": Gesture(written_within, "PERSON_ADDED usager-3"),
    "ledger.give_places_within": Gesture(widened, ""),
    "ledger.lay_sheets_out_within": Gesture(laid_out, ""),
}  # fmt: skip
