"""Every paper the program can print, drawn from the demonstration: what a check of the printing goes through."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from functools import partial

from desktop_app.domain import mandate as mandate_rules
from desktop_app.domain.mandate import Body, EndReason, Mandate, State
from desktop_app.domain.mandate.blank import Blank
from desktop_app.domain.mandate.capacity import Cautions, Situation, Standing, judge
from desktop_app.domain.mandate.paper_original import Allowance, Disposal, Elimination, PaperOriginal
from desktop_app.domain.planning import Mode
from desktop_app.domain.reception.joined import Joined
from desktop_app.domain.reception.request import Outcome, Request, Why
from desktop_app.domain.reception.rights_request import Right, RightsRequest
from desktop_app.domain.reception.ticket import Ticket
from desktop_app.domain.reception.transmittal import Transmittal, Transmitted

from ..accounts import opening
from ..desk import Desk
from ..destruction import destructions
from ..mandates import mandates
from ..mandates.paper_originals import OpenList
from ..papers import (
    agenda_papers,
    call_papers,
    control_papers,
    day_sheets,
    elimination_papers,
    fulfilment_papers,
    joining_papers,
    mandate_papers,
    mandate_sheets,
    power_cut_papers,
    printing,
    queue_papers,
    reminder_papers,
    request_papers,
    rights_papers,
    site_papers,
    workshop_papers,
)
from ..papers.printing import Paper
from ..permissions import everyone
from ..planning import schedule
from ..planning.room_changes import USUAL, RoomChange
from ..reception import proposals, today
from ..reception.calls import CallRow
from ..reception.rights_requests import RightsRow

_OF_MANAGERS = (control_papers.register, control_papers.control_sheet)


@everyone
def every_paper(desk: Desk) -> list[Paper]:
    """One paper of each kind, on the desk of `open_demo`; a test proves that none of `forms` is missing."""
    return [make() for make in makers(desk)]


@everyone
def makers(desk: Desk) -> list[Callable[[], Paper]]:
    """The same, each still to be made: what an agent's click asks for."""
    now = desk.now()
    day = next(day for day, _ in schedule.coming_days(desk, now.date(), 30) if today.day_view(desk, day).booked)
    booked = today.day_view(desk, day).booked
    lost = booked[0]
    proposed = proposals.for_each(desk, [lost.appointment])[lost.appointment.id]
    here = today.day_view(desk, day).here[0]
    elsewhere = RoomChange(here.day, here.advisor, USUAL, "salle multimédia")
    asked = Request(1, now, Why.FULL, Outcome.CALL_BACK, now, lost.appointment.theme, lost.person.id)
    left = Transmitted(1, 1, 1, lost.person.id, lost.person.name, now.date(), lost.theme)
    sent = Transmittal(1, 1, now.date(), "Partenaire fictif", now.date() + timedelta(15), (left,))
    right = RightsRow(RightsRequest(1, Right.ACCESS, now.date(), person_id=lost.person.id), lost.person)
    id, name = lost.person.id, lost.person.name
    both = Joined(0, id, id, 1, name, name, now, desk.who, appointments=2, messages=1)
    to_tell = CallRow(lost.appointment, lost.person, lost.advisor, "", (), proposed)
    return [
        lambda: day_sheets.every(desk, day)[0],
        partial(day_sheets.day_programme, desk, day),
        partial(agenda_papers.week_sheet, desk, day),
        partial(agenda_papers.month_sheet, desk, day),
        partial(reminder_papers.reminder_list, desk, day),
        partial(site_papers.sheet, desk),
        *([partial(workshop_papers.programme, desk)] if workshop_papers.has_programme(desk) else []),
        partial(queue_papers.number_of, desk, Ticket(0, day, 14, now)),
        *(partial(queue_papers.tally_sheet, desk, each) for each in _days_of(desk, *_BY_ONE)[:1]),
        *(partial(queue_papers.walk_in_tally, desk, each) for each in _days_of(desk, Mode.WALK_IN)[:1]),
        partial(request_papers.transmittal_of, desk, sent),
        partial(request_papers.hand_over_of, desk, asked, lost.person),
        partial(power_cut_papers.coming_days, desk),
        partial(power_cut_papers.blank_day_sheet, desk),
        partial(power_cut_papers.blank_bookings, desk),
        partial(printing.appointment_slip, desk, booked[0].appointment.id),
        *_of_mandates(desk),
        partial(rights_papers.letter_of, desk, right),
        partial(rights_papers.register_of, desk, (right,)),
        partial(printing.personal_record, desk, booked[0].person.id),
        partial(joining_papers.proof_of, desk, [both]),
        partial(printing.recovery_sheet, opening.draw_code(), now.date(), desk),
        partial(call_papers.door_notice, desk, day, call_papers.proposed_notice(desk, day)),
        partial(call_papers.call_letters, desk, [to_tell]),
        partial(call_papers.place_change_letter, desk, day, [elsewhere]),
        partial(fulfilment_papers.sheet, desk, 0, 0),
        partial(printing.getting_started, desk),
    ]


_BY_ONE = tuple(mode for mode in Mode if mode is not Mode.WORKSHOP)


def _days_of(desk: Desk, *modes: Mode) -> list[date]:
    """The next days on which somebody receives so."""
    coming = schedule.coming_days(desk, desk.now().date(), 30)
    return [day for day, here in coming if any(mode in each.modes for each in here for mode in modes)]


def _of_mandates(desk: Desk) -> list[Callable[[], Paper]]:
    every = mandates.listing(desk, open_only=False)
    ended = next(view.mandate for view in every if view.mandate.state is State.ENDED and view.mandate.signature)
    destruction = destructions.of_mandate(desk, ended.id)
    assert destruction
    running = next(view for view in every if view.mandate.state is State.ACTIVE)
    active = mandates.view(desk, running.mandate.id).mandate
    shorter = mandate_rules.cut_short(active, desk.now().date(), EndReason.RENOUNCED)
    going_on = [mandates.view(desk, view.mandate.id).mandate for view in every if view.mandate.state is State.ACTIVE]
    acted = [mandate.id for mandate in going_on if mandate.body and mandate.body.acts]
    asked = [mandate.id for mandate in going_on if mandate.body and mandate.body.requests]
    eliminated = _eliminated(desk, ended)
    return [
        partial(mandate_papers.mandate_form, desk, active.id),
        partial(mandate_sheets.information_notice, desk, active.id),
        partial(mandate_sheets.plain_sheet, desk, active.id),
        partial(mandate_sheets.reading_sheet, desk, active.id),
        *(partial(_first_request, desk, id) for id in asked[:1]),
        partial(mandate_papers.blank_pad_of, desk, [_blank(desk, active)]),
        *(partial(each, desk, date(desk.now().year - 1, 1, 1), desk.now().date()) for each in _OF_MANAGERS),
        partial(mandate_sheets.withdrawal_receipt, desk, ended.id),
        *[partial(_of_content, desk, ended.id, active.open_body, at) for at in range(2)],
        partial(mandate_sheets.ending_notice_of, desk, replace(running, mandate=shorter)),
        *(partial(mandate_sheets.acts_report, desk, id) for id in acted[:1]),
        partial(mandate_sheets.orientation, desk, judge(Situation(Standing.MINOR), Cautions())),
        partial(printing.destruction_proof, desk, destruction.id),
        partial(elimination_papers.elimination_list_of, desk, eliminated),
        partial(elimination_papers.elimination_record_of, desk, eliminated),
    ]


def _first_request(desk: Desk, mandate_id: int) -> Paper:
    return mandate_sheets.data_requests(desk, mandate_id)[0]


def _blank(desk: Desk, mandate: Mandate) -> Blank:
    """One that names the advisor of this mandate."""
    from desktop_app.forms.mandate.blank import TEMPLATE

    return Blank(0, "V0000-0001", mandate.advisor_id, TEMPLATE, desk.now(), desk.who, 6, desk.now().date())


def _of_content(desk: Desk, mandate_id: int, body: Body, at: int) -> Paper:
    return mandate_sheets.of_content(desk, mandate_id, body)[at]


def _eliminated(desk: Desk, ended: Mandate) -> OpenList:
    """The list of one original, allowed and destroyed."""
    today = desk.now().date()
    original = PaperOriginal(ended.id, ended.number, today, today, 5, "Classeur 1")
    allowed = Elimination(1, "E0000-0001", today, desk.who, Allowance.VISA, today, "fictive")
    destroyed = replace(allowed, destroyed_on=today, destroyed_by=desk.who, way=Disposal.SHREDDED)
    return OpenList(destroyed, (original,))
