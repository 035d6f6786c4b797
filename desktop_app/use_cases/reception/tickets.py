"""Those who come without appointment: noted in one key, called in their order, received, or sent where they are helped.

What they are called by is forgotten with the day (`forget_labels`): a ticket that is over counts, and names nobody.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from functools import partial

from desktop_app.domain.errors import OutOfDate, RuleBroken
from desktop_app.domain.french import NBSP, lasting, listed
from desktop_app.domain.journal import Action
from desktop_app.domain.reception import queue as rules
from desktop_app.domain.reception.ticket import Ticket, TicketState, mark, read_label
from desktop_app.domain.theme import refuse_unknown_theme
from desktop_app.storage.connection.database import writing
from desktop_app.storage.reception import tickets

from .. import clock_check
from ..changes import Changes, Touched, Undo
from ..desk import Desk
from ..permissions import everyone
from ..planning import schedule
from . import queue

_NO_MORE = f"Ce conseiller n’est plus dans la liste{NBSP}: choisissez-en un autre."
_CHANGED = f"Ce passage a été noté autrement depuis{NBSP}: l’action ne peut plus être annulée."


@everyone
def add(desk: Desk, *, label: str = "", theme: str = "", wanted_id: int = 0) -> Changes:
    """Give the next number of today to somebody who comes; raises `RuleBroken`, or `Refused` (field label).

    The number is the `subject`'s; nobody is kept from waiting though the hours may end before their turn. Where each
    advisor has a queue it is that of `wanted_id`, of 0 that in which they wait the least.
    """
    called, offered = read_label(label), queue.offer(desk)
    _refuse_unoffered(desk, theme, wanted_id)
    clock_check.refuse_doubt(desk)
    now, letter, wait, whose = desk.now(), "", offered.wait, ""
    if offered.waits:
        wanted_id = wanted_id or offered.proposed
        if wanted_id not in offered.waits:
            raise OutOfDate(_NO_MORE)
        letter, wait = queue.letters_of(desk)[wanted_id], offered.waits[wanted_id]
        whose = f", pour {schedule.advisors_by_id(desk)[wanted_id].name}"
    with writing(desk.db):
        ticket = tickets.add(desk.db, Ticket(0, now.date(), 0, now, called, theme, wanted_id, letter=letter))
        desk.record(Action.TICKET_GIVEN, f"passage-{ticket.id}")
    told = "les heures finissent sans doute avant son tour" if wait is None else _wait_told(wait)
    undo = Undo(f"l’arrivée {_of(ticket)}", partial(_put_back, (), (ticket,)))
    return Changes(
        Touched.APPOINTMENTS, f"N°{NBSP}{ticket.called}, {ticket.name}{whose}{NBSP}: {told}.", ticket.id, undo
    )


def _refuse_unoffered(desk: Desk, theme: str, wanted_id: int) -> None:
    refuse_unknown_theme(theme)
    if wanted_id and wanted_id not in schedule.advisors_by_id(desk):
        raise OutOfDate(_NO_MORE)


def _wait_told(wait: timedelta) -> str:
    minutes = rules.about(wait)
    return f"environ {lasting(minutes)} d’attente" if minutes else "presque pas d’attente"


def _of(*tickets: Ticket) -> str:
    return f"{'du' if len(tickets) == 1 else 'des'} n°{NBSP}{listed([each.called for each in tickets])}"


@everyone
def call_next(desk: Desk, advisor_id: int = 0) -> Changes:
    """Call whoever is the next of today with this advisor, of 0 with the one at work; raises `RuleBroken` for nobody.

    Where nobody says whose turn it is, it is that of who came first.
    """
    mine = advisor_id or desk.advisor_at_work
    waiting = (each for each in tickets.on_day(desk.db, desk.now().date()) if each.state is TicketState.WAITING)
    found = [each for each in waiting if not mine or each.wanted_id in (0, mine)]
    if not found:
        raise RuleBroken("Personne n’attend.")
    first = min(found, key=lambda each: each.turn)
    return mark_as(desk, first.id, TicketState.CALLED, advisor_id=advisor_id)


@everyone
def hand_on(desk: Desk, advisor_id: int) -> Changes:
    """Share out those who wait for an advisor who leaves among the others, each where they wait the least.

    They keep their number and their turn; raises what `queue.handed_on` raises.
    """
    with writing(desk.db):
        before, after = queue.handed_on(desk, advisor_id)
        for each in after:
            tickets.update(desk.db, each)
            desk.record(Action.TICKET_CORRECTED, f"passage-{each.id}")
    who = schedule.advisors_by_id(desk)
    theirs = {who[id].name: [one.called for one in after if one.wanted_id == id] for id in {e.wanted_id for e in after}}
    told = listed([f"n°{NBSP}{listed(numbers)} à {name}" for name, numbers in sorted(theirs.items())])
    undo = Undo(f"la file de {who[advisor_id].name} donnée aux autres", partial(_put_back, before, after))
    return Changes(Touched.APPOINTMENTS, f"File de {who[advisor_id].name}{NBSP}: {told}.", after[0].id, undo)


@everyone
def mark_as(desk: Desk, ticket_id: int, state: TicketState, *, sent_to: str = "", advisor_id: int = 0) -> Changes:
    """Record that they were called, received, seen, left or were sent elsewhere; raises what `ticket.mark` raises.

    `advisor_id` is who calls or receives them, 0 where nobody says so. Whoever is received ends the talk before with
    the same advisor: nobody has two, and the counter sees no door.
    """
    with writing(desk.db):
        before, now = tickets.get(desk.db, ticket_id), desk.now()
        changed = [before]
        receives = state in (TicketState.CALLED, TicketState.RECEIVED, TicketState.SEEN)
        advisor_id = before.advisor_id or advisor_id or (_receiving(desk, before) if receives else 0)
        after = [mark(before, state, now, advisor_id=advisor_id, sent_to=sent_to)]
        if state is TicketState.RECEIVED:
            ended = [each for each in tickets.on_day(desk.db, before.day) if _is_with(each, advisor_id, before)]
            changed += ended
            after += [mark(each, TicketState.SEEN, now) for each in ended]
        for each in after:
            tickets.update(desk.db, each)
            desk.record(Action.TICKET_MARKED, f"passage-{each.id}", each.state.name)
    undo = Undo(f"«{NBSP}{state.value}{NBSP}» pour le n°{NBSP}{before.called}", partial(_put_back, changed, after))
    return Changes(Touched.APPOINTMENTS, _told(desk, after), ticket_id, undo)


def _is_with(ticket: Ticket, advisor_id: int, but: Ticket) -> bool:
    return ticket.state is TicketState.RECEIVED and ticket.advisor_id == advisor_id and ticket.id != but.id


def _receiving(desk: Desk, ticket: Ticket) -> int:
    """Who takes them: whom they asked for, else the advisor at work, else who of that hour is free longest.

    Where nobody is free, whose talk began first: it is the one that is over.
    """
    here, now = schedule.here_on(desk, ticket.day), desk.now()
    stretches = rules.stretches_of(here)
    at = min(max(now, ticket.came_at), datetime.combine(ticket.day, datetime.max.time()))
    holding = [each.advisor_id for each in stretches if each.start <= at < each.end]
    holding = holding or [each.advisor_id for each in stretches] or [session.advisor_id for session in here]
    if ticket.wanted_id or not holding:
        return ticket.wanted_id
    if desk.advisor_at_work in holding:
        return desk.advisor_at_work
    found = tickets.on_day(desk.db, ticket.day)
    under_way = [each for each in found if each.state in (TicketState.CALLED, TicketState.RECEIVED)]
    busy = {each.advisor_id: each.state_at or datetime.min for each in under_way}
    ended = {each.advisor_id: each.state_at or datetime.min for each in found if each.state is TicketState.SEEN}
    return min(holding, key=lambda id: (id in busy, busy.get(id, ended.get(id, datetime.min)), holding.index(id)))


def _told(desk: Desk, marked: list[Ticket]) -> str:
    who = schedule.advisors_by_id(desk)
    first, *ended = marked
    name, advisor = f"N°{NBSP}{first.called}, {first.name}", who.get(first.advisor_id)
    beside = f" ; {listed([f'n°{NBSP}{each.called}' for each in ended])}{NBSP}: réalisé" if ended else ""
    match first.state:
        case TicketState.RECEIVED if advisor:
            return f"{name}{NBSP}: avec {advisor.name}{beside}."
        case TicketState.REDIRECTED:
            return f"{name}{NBSP}: orientation vers {first.sent_to}."
        case TicketState.CALLED:
            return f"{name}{NBSP}: à appeler maintenant."
        case _:
            return f"{name}{NBSP}: {first.state.value}."


@everyone
def correct(desk: Desk, ticket_id: int, *, label: str, theme: str, wanted_id: int) -> Changes:
    """Put right what was noted of somebody who came; raises `Refused` (field label) or `OutOfDate`.

    Of those who are not called yet also whom they want to see; of the others who received them.
    """
    called = read_label(label)
    _refuse_unoffered(desk, theme, wanted_id)
    with writing(desk.db):
        before = tickets.get(desk.db, ticket_id)
        after = replace(before, label=called, theme=theme)
        if before.advisor_id and wanted_id:
            after = replace(after, advisor_id=wanted_id)
        else:
            after = replace(after, wanted_id=wanted_id)
        if after == before:
            return Changes(Touched.NOTHING, subject=before.id)
        tickets.update(desk.db, after)
        desk.record(Action.TICKET_CORRECTED, f"passage-{after.id}")
    undo = Undo(f"la correction {_of(after)}", partial(_put_back, (before,), (after,)))
    return Changes(Touched.APPOINTMENTS, f"N°{NBSP}{after.called}{NBSP}: corrigé.", after.id, undo)


@everyone
def remove(desk: Desk, ticket_id: int) -> Changes:
    """Take out a ticket that was noted by mistake: it is in no figure; raises `OutOfDate` when it is gone already."""
    with writing(desk.db):
        gone = tickets.get(desk.db, ticket_id)
        tickets.remove(desk.db, gone.id)
        desk.record(Action.TICKET_REMOVED, f"passage-{gone.id}")
    undo = Undo(f"le retrait {_of(gone)}", partial(_put_back, (gone,), ()))
    return Changes(Touched.APPOINTMENTS, f"N°{NBSP}{gone.called}{NBSP}: retiré de la file.", gone.id, undo)


@everyone
def forget_labels(desk: Desk) -> Changes:
    """Forget what those who came were called, of every day that is over, unless the date is in doubt."""
    today = desk.now().date()
    if clock_check.is_in_doubt(desk) or not tickets.named_before(desk.db, today):
        return Changes(Touched.NOTHING)
    with writing(desk.db):
        tickets.forget_labels(desk.db, today)
        desk.record(Action.TICKETS_FORGOTTEN)
    return Changes(Touched.APPOINTMENTS)


def _put_back(before: Sequence[Ticket], after: Sequence[Ticket], desk: Desk) -> Changes:
    """The tickets as they were; raises `OutOfDate` once one is not any more what this gesture made of it."""
    these = before or after
    one = these[0]
    made, gone = not before, not after
    with writing(desk.db):
        for each in after or before:
            if tickets.find(desk.db, each.id) != (None if gone else each):
                raise OutOfDate(_CHANGED)
        for each in before or after:
            if made:
                tickets.remove(desk.db, each.id)
            elif gone:
                tickets.add(desk.db, each)
            else:
                tickets.update(desk.db, each)
        desk.record(Action.UNDONE, f"passage-{one.id}")
    return Changes(Touched.APPOINTMENTS, f"Annulé{NBSP}: ce qui était noté {_of(*these)}.", one.id)
