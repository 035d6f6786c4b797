"""Workshops: said what they are about, one seat more for a reason, and settled once, by whoever is at the desk."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, time, timedelta
from functools import partial
from itertools import islice

from desktop_app.domain.errors import Fault, OutOfDate, RuleBroken, refuse
from desktop_app.domain.french import NBSP, day_and_month, hour, plural
from desktop_app.domain.journal import Action
from desktop_app.domain.planning import DayException, Decider, Mode, Session, Subject, Workshop
from desktop_app.domain.planning.submission import check_may_be_given
from desktop_app.domain.planning.workshop import (
    MOST_SESSIONS,
    NOT_ENOUGH,
    cancel,
    check_subject,
    check_undecided,
    confirm_anyway,
    decision_moment,
    go_over,
    settle,
)
from desktop_app.domain.reception.appointment import Appointment
from desktop_app.domain.theme import themes_for
from desktop_app.storage.connection.database import writing
from desktop_app.storage.planning import submissions, workshops
from desktop_app.storage.reception import appointments, requests

from .. import clock_check
from ..changes import Changes, Touched, Undo
from ..desk import Desk
from ..permissions import everyone
from ..planning import exceptions, ledger, schedule
from . import gauges

_CHANGED = f"Cet atelier a changé depuis{NBSP}: l’action ne peut plus être annulée."
_WAITED_FOR = f"Des personnes attendent une place de cet atelier{NBSP}: le titre reste."
_HELD_FOR = f"Des places y sont tenues pour des personnes sans nom{NBSP}: rendez-les d’abord, le titre reste."
_NOT_HELD = f"Cet atelier n’est pas tenu{NBSP}: la page vient d’être relue."


@everyone
def give(
    desk: Desk,
    *,
    advisor_id: int,
    start: datetime,
    subject: Subject,
    decide_by: datetime | None = None,
    sessions: int = 1,
    entry_id: int = 0,
) -> Changes:
    """Say what the workshop of this advisor that begins then is about, or say it anew; the subject is its id.

    All who are enrolled come for its theme from then on. With several `sessions` the next dates of the same hours that
    have no subject get it too. Raises `Refused` (those of `check_subject`, entry, decide_by, sessions) or `OutOfDate`:
    what the partner refused for one of these dates is not given.
    """
    with writing(desk.db):
        ledger.settle_within(desk)
        checked = check_subject(subject)
        gauge = gauges.at(desk, advisor_id, start)
        if gauge is None or gauge.gone:
            raise OutOfDate(_NOT_HELD)
        _check_given(gauge, checked, decide_by, sessions)
        sittings = [gauge.session, *_next_sessions(desk, gauge, sessions - 1)]
        check_may_be_given(entry_id, [each.day for each in sittings], submissions.every(desk.db))
        done, themes = [], []
        for number, session in enumerate(sittings, 1):
            before = schedule.planning_of(desk).workshop_at.get((session.key, start.time()))
            after = before or Workshop(0, session.key, start.time(), checked, decision_moment(session.day))
            moment = decide_by if decide_by and number == 1 else after.decide_by
            after = replace(after, subject=checked, decide_by=moment, entry_id=entry_id)
            if sessions > 1:
                after = replace(after, number=number, of=len(sittings))
            if before:
                workshops.update(desk.db, after)
            else:
                after = workshops.add(desk.db, after)
            done.append((before, after))
            themes += _themed(desk, session, after)
            desk.record(Action.WORKSHOP_GIVEN, f"atelier-{after.id}")
        _keep_today_again(desk, sittings)
    first, told = done[0][1], plural(len(done), "séance") if len(done) > 1 else day_and_month(start.date())
    undo = Undo(f"le titre «{NBSP}{checked.title}{NBSP}»", partial(_take_back, done, "le titre", themes=themes))
    return Changes(Touched.EVERYTHING, f"{checked.title}{NBSP}: {told}.", first.id, undo)


def _check_given(gauge: gauges.Gauge, subject: Subject, decide_by: datetime | None, sessions: int) -> None:
    faults = []
    if subject.theme not in {each.key for each in themes_for(gauge.session.purpose)}:
        what = gauge.session.purpose.value
        faults.append(Fault("theme", f"Ce jour est réservé à «{NBSP}{what}{NBSP}»{NBSP}: choisissez un autre motif."))
    if decide_by and decide_by > gauge.slot.start:
        faults.append(Fault("decide_by", f"La décision vient avant le début{NBSP}: {hour(gauge.slot.start)} au plus."))
    if not 1 <= sessions <= MOST_SESSIONS:
        faults.append(Fault("sessions", f"De 1 à {MOST_SESSIONS} séances."))
    refuse(faults)


def _next_sessions(desk: Desk, gauge: gauges.Gauge, count: int) -> list[Session]:
    """The next sessions of the same pattern that have these hours and no subject yet."""
    if count <= 0 or not gauge.session.pattern_id:
        return []
    known, start = schedule.planning_of(desk).workshop_at, gauge.slot.start.time()
    coming = schedule.coming_days(desk, gauge.session.day + timedelta(1), schedule.A_YEAR_AHEAD)
    same = (each for _, here in coming for each in here if each.pattern_id == gauge.session.pattern_id)
    free = (each for each in same if (each.key, start) not in known and _has(each, start))
    return list(islice(free, count))


def _has(session: Session, start: time) -> bool:
    return any(each.start == start and each.mode is Mode.WORKSHOP for each in session.segments)


def _themed(desk: Desk, session: Session, workshop: Workshop) -> list[tuple[Appointment, Appointment]]:
    """Give everybody of this workshop its theme; those whose theme was another, before and after."""
    start = datetime.combine(session.day, workshop.start)
    changed = []
    for each in appointments.on_day(desk.db, session.day):
        if (each.advisor_id, each.start) == (session.advisor_id, start) and each.theme != workshop.subject.theme:
            after = replace(each, theme=workshop.subject.theme)
            appointments.update(desk.db, after)
            changed.append((each, after))
    return changed


@everyone
def untitle(desk: Desk, workshop_id: int) -> Changes:
    """Have the hours of a workshop without a title again; those enrolled stay, with the theme they have.

    Raises `RuleBroken` once it is decided or over, and while somebody waits for a seat of it.
    """
    with writing(desk.db):
        ledger.settle_within(desk)
        before, gauge = _held(desk, workshop_id)
        if before.decision is not None:
            raise RuleBroken(f"Cet atelier est déjà {before.decision.value}{NBSP}: son titre reste.", "title")
        if gauge.over:
            raise RuleBroken(f"Cet atelier est passé{NBSP}: son titre reste.", "title")
        if gauge.promised + gauge.waiting:
            raise RuleBroken(_WAITED_FOR, "title")
        if gauge.groups:
            raise RuleBroken(_HELD_FOR, "title")
        asked = requests.let_go(desk.db, before.id)
        workshops.remove(desk.db, before.id)
        _keep_today_again(desk, [gauge.session])
        desk.record(Action.WORKSHOP_UNTITLED, f"atelier-{before.id}")
    told = f"{before.subject.title}{NBSP}: titre retiré, {plural(gauge.enrolled, 'personne')} toujours à ces heures."
    undo = Undo(f"le retrait du titre «{NBSP}{before.subject.title}{NBSP}»", partial(_title_again, before, asked))
    return Changes(Touched.EVERYTHING, told, before.id, undo)


def _title_again(before: Workshop, asked: Sequence[int], desk: Desk) -> Changes:
    with writing(desk.db):
        if before.place in schedule.workshops_between(desk, before.key.original, before.key.original):
            raise OutOfDate(_CHANGED)
        workshops.add(desk.db, before)
        requests.name_again(desk.db, asked, before.id)
        gauge = gauges.of_workshop(desk, before)
        _keep_today_again(desk, [gauge.session] if gauge else [])
        desk.record(Action.UNDONE, f"atelier-{before.id}")
    return Changes(Touched.EVERYTHING, f"Annulé{NBSP}: le retrait du titre.", before.id)


@everyone
def allow_more(desk: Desk, workshop_id: int, why: str) -> Changes:
    """Let one person more than the limit enrol, for this reason; raises `Refused` (field why) or `OutOfDate`.

    Of a workshop that is over as well: its sheet may come back with a name too many.
    """
    with writing(desk.db):
        ledger.settle_within(desk)
        before, gauge = _held(desk, workshop_id)
        after = go_over(before, gauge.capacity.seats, why)
        workshops.update(desk.db, after)
        _keep_today_again(desk, [gauge.session])
        _give_places(desk, gauge, after.allowed)
        desk.record(Action.WORKSHOP_WIDENED, f"atelier-{after.id}")
    told = f"{after.subject.title}{NBSP}: {after.allowed} places, au-delà de ce que permet {gauge.capacity.limit}."
    undo = Undo("la place de plus", partial(_take_seat_back, before, after, gauge))
    return Changes(Touched.EVERYTHING, told, after.id, undo)


def _give_places(desk: Desk, gauge: gauges.Gauge, places: int) -> None:
    """Of a day that is over the planning says nothing any more: what is kept of it does."""
    if gauge.session.day < desk.now().date():
        ledger.give_places_within(desk, gauge.session, gauge.slot.start.time(), places)


def _take_seat_back(before: Workshop, after: Workshop, gauge: gauges.Gauge, desk: Desk) -> Changes:
    with writing(desk.db):
        back = _take_back([(before, after)], "la place de plus", desk)
        _give_places(desk, gauge, gauge.slot.places)
    return back


@everyone
def settle_due(desk: Desk) -> Changes:
    """Confirm the workshops whose hour to decide has come and that have enough people; nothing while the date is odd.

    At each opening and every hour. Those that have too few wait for somebody: nothing is cancelled by itself.
    """
    # Most often there is none: then nothing is locked nor written.
    if not gauges.undecided(desk, desk.now()) or clock_check.is_in_doubt(desk):
        return Changes(Touched.NOTHING)
    confirmed = list[Workshop]()
    with writing(desk.db):
        for workshop in gauges.undecided(desk, desk.now()):
            gauge = gauges.of_workshop(desk, workshop)
            if gauge and (after := settle(workshop, gauge.enrolled, desk.now())):
                workshops.update(desk.db, after)
                desk.record(Action.WORKSHOP_DECIDED, f"atelier-{after.id}", "CONFIRMED")
                confirmed.append(after)
    if not confirmed:
        return Changes(Touched.NOTHING)
    return Changes(Touched.APPOINTMENTS, f"{plural(len(confirmed), 'atelier confirmé')}.", confirmed[0].id)


@everyone
def confirm(desk: Desk, workshop_id: int) -> Changes:
    """Hold a workshop below its least number; raises `RuleBroken` when it is decided already, or has enough people."""
    clock_check.refuse_doubt(desk)
    with writing(desk.db):
        before, gauge = _held(desk, workshop_id)
        after = confirm_anyway(before, gauge.enrolled, desk.now())
        workshops.update(desk.db, after)
        desk.record(Action.WORKSHOP_DECIDED, f"atelier-{after.id}", "ANYWAY")
    told = f"{after.subject.title}{NBSP}: confirmé, {plural(gauge.enrolled, 'personne inscrite')}."
    undo = Undo("la confirmation de l’atelier", partial(_take_back, [(before, after)], "la confirmation"))
    return Changes(Touched.APPOINTMENTS, told, after.id, undo)


@everyone
def call_off(desk: Desk, workshop_id: int) -> Changes:
    """Cancel a workshop for want of people: its hours are not held, and those enrolled are on the call list.

    Raises `RuleBroken` when it is decided already, has enough people or its day is over.
    """
    with writing(desk.db):
        before, gauge = _held(desk, workshop_id)
        check_undecided(before, gauge.enrolled)
        off_already = [each.workshop for each in gauges.called_off(desk).values() if each.workshop.key == before.key]
        made = _take_hours_away(desk, gauge)
        after = cancel(before, gauge.enrolled, desk.now(), made[-1].subject)
        # Those of the same session that were cancelled before are so by the exception that says it all from now on.
        for each in (after, *(replace(one, exception_id=after.exception_id) for one in off_already)):
            workshops.update(desk.db, each)
        desk.record(Action.WORKSHOP_DECIDED, f"atelier-{after.id}", "CANCELLED")
    told = f"{after.subject.title}{NBSP}: annulé, {NOT_ENOUGH}. {gauges.to_tell(gauge)}"
    undo = Undo("l’annulation de l’atelier", partial(_hold_again, [before, *off_already], after, made))
    return Changes(Touched.EVERYTHING, told, after.id, undo)


def _take_hours_away(desk: Desk, gauge: gauges.Gauge) -> list[Changes]:
    """Have the session be without these hours, in place of what was told of its date before; what was done, in order.

    The last is of the exception that takes them away, or of the day that was added for them alone.
    """
    session, start = gauge.session, gauge.slot.start
    here = schedule.here_on(desk, session.day)
    if sum(each.key == session.key for each in here) > 1:
        raise RuleBroken("Ce jour est partagé par une absence d’une demi-journée : annulez ces heures dans le jour.")
    old = next((each for each in exceptions.coming(desk) if each.exception.key == session.key), None)
    done = [exceptions.take_back(desk, old.exception.id)] if old else []
    left = tuple(each for each in session.segments if each.start != start.time())
    instead = replace(session, segments=left) if left else None
    if old and old.exception.added and instead is None:
        return done
    notes = (old.exception.note if old else "", NOT_ENOUGH)
    note = ", ".join(dict.fromkeys(filter(None, notes)))
    today = desk.now().date()
    opens = old.exception.opens if old else False
    new = DayException(0, session.key, instead, Decider.NEITHER, today, note, opens and instead is not None)
    return [*done, exceptions.make(desk, new)]


def _held(desk: Desk, workshop_id: int) -> tuple[Workshop, gauges.Gauge]:
    found = workshops.get(desk.db, workshop_id)
    gauge = gauges.of_workshop(desk, found) if found else None
    if found is None or gauge is None or gauge.gone:
        raise OutOfDate(_NOT_HELD)
    return found, gauge


def _keep_today_again(desk: Desk, sittings: Sequence[Session]) -> None:
    """Today is kept as soon as somebody is booked: its seats are said anew."""
    keys = {each.key for each in sittings}
    for day in {each.day for each in sittings}:
        if day == desk.now().date():
            ledger.keep_again_within(desk, day, lambda session: session.key in keys)


def _take_back(
    done: Sequence[tuple[Workshop | None, Workshop]],
    what: str,
    desk: Desk,
    themes: Sequence[tuple[Appointment, Appointment]] = (),
) -> Changes:
    """Undo a gesture, given each workshop before and after it, and the appointments whose theme it changed."""
    with writing(desk.db):
        for _, after in done:
            if workshops.get(desk.db, after.id) != after:
                raise OutOfDate(_CHANGED)
        for before, after in done:
            if before is None:
                _refuse_those_who_wait(desk, after)
                workshops.remove(desk.db, after.id)
            else:
                workshops.update(desk.db, before)
            desk.record(Action.UNDONE, f"atelier-{after.id}")
        for was, now in themes:
            if appointments.get(desk.db, now.id) == now:
                appointments.update(desk.db, was)
    return Changes(Touched.EVERYTHING, f"Annulé{NBSP}: {what}.", done[0][1].id)


def _refuse_those_who_wait(desk: Desk, workshop: Workshop) -> None:
    gauge = gauges.of_workshop(desk, workshop)
    if gauge and gauge.promised + gauge.waiting:
        raise OutOfDate(_WAITED_FOR)
    if gauge and gauge.groups:
        raise OutOfDate(_HELD_FOR)


def _hold_again(before: Sequence[Workshop], after: Workshop, made: Sequence[Changes], desk: Desk) -> Changes:
    """Undo `call_off`: the decision is open again, and the day as it was; raises what their undoing raises."""
    with writing(desk.db):
        if workshops.get(desk.db, after.id) != after:
            raise OutOfDate(_CHANGED)
        for workshop in before:
            workshops.update(desk.db, workshop)
        for each in reversed(made):
            assert each.undo
            each.undo.back(desk)
        desk.record(Action.UNDONE, f"atelier-{after.id}")
    return Changes(Touched.EVERYTHING, f"Annulé{NBSP}: l’annulation de l’atelier.", after.id)
