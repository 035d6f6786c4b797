"""What needs a decision today: unmarked appointments, mandates, what protects the data, conventions, holidays."""

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta

from desktop_app.domain.calendar import school_known_until
from desktop_app.domain.convention import Convention, first_possible_end, following, in_force, next_express_renewal
from desktop_app.domain.french import NBSP, capital, day_and_month, hour, listed, plain_date, plural, plural_up_to
from desktop_app.domain.journal import Action
from desktop_app.storage.journal import journal
from desktop_app.storage.mandates import mandates
from desktop_app.storage.reception import appointments, tickets

from .. import clock_check
from ..copies import backups
from ..desk import Desk
from ..destruction import destructions, due
from ..mandates import acts, blanks, mandate_access, paper_originals
from ..mandates import mandates as mandate_verbs
from ..permissions import everyone, may
from ..planning import attendance, equipment, schedule
from ..reception import calls, messages, rights_requests, sooner, waiting_list
from ..reception import today as today_verbs
from ..settings import calendar
from ..settings import conventions as convention_verbs
from ..workshops import gauges, loans
from ..workshops.gauges import Gauge, said_before
from . import partners
from .line import Attention

A_MONTH = timedelta(days=30)
A_QUARTER = timedelta(days=92)
_DAYS_TOLD, _PARTS = 3, {"mandat vierge": "blanks"}
_MANY = 999
"""Originals: those of twenty years, counted to the last at each look at the day, took half of what all the lines do."""
EVENING, SOON = time(16), timedelta(days=3)
"""From when on the next day is made ready, and how near it is then: a weekend and the day after."""


@everyone
def needs_attention(desk: Desk) -> tuple[Attention, ...]:
    """The lines to show beside the day: the date itself, then people, the dates of conventions last.

    Mandates, what protects the data and the terms of conventions are for an account that may do something about
    them.
    """
    today = desk.now().date()
    protection = _of_protection(desk, today) if may(desk.account, backups.every) else ()
    terms = _of_conventions(desk, today) if may(desk.account, convention_verbs.carry_out) else ()
    school = _of_school_holidays(desk, today) if may(desk.account, calendar.change) else ()
    of_mandates = _of_mandates(desk, today) if may(desk.account, mandate_verbs.draft) else ()
    unmarked = _unmarked(desk, today)
    return (
        *_of_the_clock(desk),
        *unmarked,
        *_unanswered(desk, {line.day for line in unmarked}),
        *_equipment(desk),
        *_messages(desk),
        *_to_call(desk),
        *_to_decide(desk),
        *_to_prepare(desk),
        *_waiting(desk),
        *partners.of_transmittals(desk),
        *partners.of_outings(desk),
        *partners.of_events(desk),
        *of_mandates,
        *_of_papers(desk),
        *protection,
        *(partners.of_loans(desk) if may(desk.account, loans.keep) else ()),
        *terms,
        *school,
    )


def _of_the_clock(desk: Desk) -> list[Attention]:
    doubted = not desk.demo and clock_check.is_in_doubt(desk)
    return [Attention("Date de l’ordinateur à confirmer", "today", notice="clock")] if doubted else []


def _unmarked(desk: Desk, today: date) -> list[Attention]:
    first, eve = today - A_MONTH, today - timedelta(1)
    asked = {each for read in (appointments, tickets) for each in read.days_unmarked(desk.db, first, eve, limit=3)}
    return [
        Attention(f"{day_and_month(day).capitalize()} : dites qui est venu", "agenda", day)
        for day in sorted(asked, reverse=True)[:3]
    ]


def _unanswered(desk: Desk, asked: set[date | None]) -> list[Attention]:
    """Who came, of the days since the file was begun; one whose appointments are `asked` about is opened anyway."""
    begun = journal.begun_at(desk.db)
    days = sorted({each.day for each in attendance.unanswered(desk) if begun and begun.date() <= each.day} - asked)
    return [
        Attention(f"{day_and_month(day).capitalize()} : qui était là ?", "agenda", day) for day in days[:_DAYS_TOLD]
    ]


def _equipment(desk: Desk) -> list[Attention]:
    """What must be there, once a session opens; what lacked, until those who owe it were told."""
    lines = [
        Attention(f"Matériel à vérifier{NBSP}: {each.advisor.name}", "today", each.day, equips=each.advisor.id)
        for each in equipment.to_check(desk)
    ]
    for each in equipment.untold(desk)[:_DAYS_TOLD]:
        when = "" if each.day == desk.now().date() else f", {day_and_month(each.day)}"
        told = f"Matériel à signaler{when}{NBSP}: {each.lacking_told}"
        lines.append(Attention(told, "today", each.day, equips=each.advisor.id))
    return lines


def _messages(desk: Desk) -> list[Attention]:
    """Those that an advisor has still to read."""
    return [
        Attention(f"{plural(number, 'message')} pour {advisor.name}", "today", messages=True)
        for advisor, number in messages.counted(desk)
    ]


def _to_call(desk: Desk) -> list[Attention]:
    """Until the call list is empty: the first dates, and how many people of other dates."""
    days = calls.stranded(desk)
    lines = [
        Attention(
            f"{plural(each.people, 'personne')} à prévenir : {day_and_month(each.day)}, {each.why}", "calls", each.day
        )
        for each in days[:_DAYS_TOLD]
    ]
    if others := days[_DAYS_TOLD:]:
        left = plural(sum(each.people for each in others), "personne")
        lines.append(Attention(f"{left} à prévenir à d’autres dates", "calls", others[0].day))
    return lines


def _to_decide(desk: Desk) -> list[Attention]:
    """The workshops that lack people, from three days before their hour to decide until somebody has decided."""
    return [
        Attention(
            _lacks(each, desk.now()), "agenda", each.slot.start.date(), workshop=(each.advisor.id, each.slot.start)
        )
        for each in gauges.to_decide(desk)
    ]


def _lacks(gauge: Gauge, now: datetime) -> str:
    """'Atelier « Premiers pas », jeudi 4 décembre : il manque 1 personne, à décider avant demain 12 h'."""
    assert gauge.workshop
    lacks = f"il manque {plural(gauge.missing, 'personne')}"
    what = f"«{NBSP}{gauge.workshop.subject.title}{NBSP}», {day_and_month(gauge.slot.start.date())}{NBSP}: {lacks}"
    if now < gauge.workshop.decide_by:
        return f"{what}, à décider avant {said_before(gauge.workshop.decide_by, now)}"
    return f"{what}, à décider depuis {said_before(gauge.workshop.decide_by, now)}"


def _to_prepare(desk: Desk) -> list[Attention]:
    """In the evening, the next day that somebody is expected on: until something of it is printed."""
    now = desk.now()
    if now.time() < EVENING:
        return []
    day = today_verbs.next_day(desk, now.date())
    if day is None or day - now.date() > SOON:
        return []
    from ..papers import reminder_papers  # in the evening alone

    subjects = reminder_papers.subjects_of(day)
    if journal.ends_with(desk.db, Action.PRINTED, subjects, now - SOON):
        return []
    if not reminder_papers.how_many_expected(desk, day):
        return []
    return [Attention(f"À préparer : {day_and_month(day)}", "today", day, prepares=True)]


def _waiting(desk: Desk) -> list[Attention]:
    """Who asked and is to be called, and the next place that somebody of the waiting list could have."""
    call_back, wait = waiting_list.count_waiting(desk)
    told = [f"{plural(call_back, 'personne')} à rappeler"] if call_back else []
    lines = []
    if wait and (place := waiting_list.place_for_somebody(desk)):
        start, fitting = place
        at = f"{day_and_month(start.date())} à{NBSP}{hour(start)}"
        lines.append(Attention(f"Une place est libre {at}{NBSP}: {plural(fitting, 'personne')} en attente", "calls"))
    elif wait:
        told.append(f"{plural(wait, 'personne')} sur liste d’attente")
    if place := sooner.place_for_somebody(desk, waiting_list.SOON):
        start, fitting = place
        would = "viendraient" if fitting > 1 else "viendrait"
        at = f"{day_and_month(start.date())} à{NBSP}{hour(start)}"
        lines.append(Attention(f"Libre {at}{NBSP}: {plural(fitting, 'personne')} {would} plus tôt", "calls"))
    return [*lines, *([Attention(capital(listed(told)), "calls")] if told else [])]


def _of_mandates(desk: Desk, today: date) -> list[Attention]:
    lines = []
    if sheets := mandate_access.waiting_for_their_sheets(desk):
        lines.append(Attention(f"{plural(len(sheets), 'feuille')} de fin à imprimer", "mandates", mandate=sheets[0].id))
    awaited = acts.coming_deadlines(desk)
    lines += [Attention(each.told(today), "mandates", mandate=each.mandate.id) for each in awaited[:_DAYS_TOLD]]
    if others := len(awaited[_DAYS_TOLD:]):
        lines.append(Attention(f"{plural(others, 'autre échéance')} de mandats", "mandates"))
    if unfinished := len(mandates.unfinished(desk.db)):
        lines.append(Attention(f"{plural(unfinished, 'mandat')} à terminer ou à signer", "mandates"))
    if ending := len(mandates.ending_between(desk.db, today, today + A_MONTH)):
        verb = "finissent" if ending > 1 else "finit"
        lines.append(Attention(f"{plural(ending, 'mandat')} {verb} dans le mois", "mandates"))
    return lines


def _of_papers(desk: Desk) -> list[Attention]:
    """The service's originals: where those just signed lie, for anybody; those over their term, for a référent."""
    counted = [(paper_originals.how_many_to_file(desk, _MANY + 1), "original de mandat", "à classer")]
    counted.append((blanks.to_count(desk), "mandat vierge", "à recompter"))
    if may(desk.account, paper_originals.propose):
        counted.append((paper_originals.how_many_over_term(desk, _MANY + 1), "original de mandat", "à détruire"))
        counted.append((len(paper_originals.open_lists(desk)), "bordereau d’élimination", "en cours"))
    if may(desk.account, mandate_verbs.draft):
        counted.append((len(due.old_drafts(desk)), "mandat jamais signé", "à abandonner"))
    return [
        Attention(f"{capital(plural_up_to(_MANY, number, what))} {then}", "mandates", part=_PARTS.get(what, "due"))
        for number, what, then in counted
        if number
    ]


def _of_protection(desk: Desk, today: date) -> list[Attention]:
    asked = rights_requests.to_answer(desk)[:_DAYS_TOLD]
    lines = [Attention(each.reminder(today), "protection", part="rights") for each in asked]
    if left := len(destructions.pending(desk)):
        lines.append(Attention(f"{plural(left, 'destruction')} à terminer", "protection", part="destructions"))
    if not desk.demo and (why := _why_to_look(backups.state(desk))):
        lines.append(Attention(f"Sauvegardes à regarder : {why}", "protection", part="backups"))
    return lines


def _why_to_look(copies: backups.State) -> str:
    if copies.room:
        return "le disque est presque plein"
    if copies.fine or not (copies.local.verified_at or copies.local.more):
        # The first copy is on its way: nothing has gone wrong yet.
        return ""
    if not copies.local.fine:
        made = copies.local.verified_at
        return f"la dernière est du {plain_date(made.date())}" if made else "aucune n’a pu être faite"
    if copies.second.fine is False:
        return "pas de copie récente au second endroit"
    return "d’anciennes clés restent à effacer"


def _of_school_holidays(desk: Desk, today: date) -> list[Attention]:
    """Beyond the last day known no holiday is named, which looks like none: said before, until somebody types them."""
    last = school_known_until(schedule.calendar_of(desk))
    if last is None or last - today > A_QUARTER:
        return []
    sentence = f"Vacances scolaires connues jusqu’au {plain_date(last)} : écrivez la suite"
    return [Attention(sentence, "settings", last, "calendar")]


def _of_conventions(desk: Desk, today: date) -> list[Attention]:
    register = schedule.register_of(desk)
    here = in_force(register, today)
    if not here:
        return [_none_in_force(register, today)]
    lines = (_of_convention(desk, each, today, named=len(here) > 1) for each in here if not following(register, each))
    return [line for line in lines if line]


def _none_in_force(register: Sequence[Convention], today: date) -> Attention:
    ended = [each.last_day for each in register if each.last_day and each.last_day < today]
    first = min((each.first_day for each in register if each.first_day > today), default=None)
    if not ended:
        assert first
        return Attention(f"La convention commence le {plain_date(first)}", "settings", first, "convention")
    last = max(ended)
    then = f", la suivante commence le {plain_date(first)}" if first else ""
    return Attention(f"La convention a pris fin le {plain_date(last)}{then}", "settings", last, "convention")


def _of_convention(desk: Desk, convention: Convention, today: date, *, named: bool) -> Attention | None:
    found, last = convention_verbs.deadlines_of(desk, convention), convention.last_day
    whose = f" avec {convention.terms.partner}" if named and not convention.terms.own else ""
    if last and convention.closed_on and convention.ground and convention.ground.ending.by_letter:
        return Attention(_ending(convention, last, whose, today), "settings", last, "convention")
    if found.write_by and last and found.write_by - today <= A_QUARTER:
        until = _until(found.write_by, found.limit, today)
        what = "reconduire" if next_express_renewal(convention.terms) else "renouveler"
        told = (
            f"La convention{whose} finit le {plain_date(last)}{NBSP}: à {what} par écrit jusqu’au {plain_date(until)}"
        )
        return Attention(told, "settings", until, "convention")
    if last and last - today <= A_QUARTER:
        return Attention(f"La convention{whose} prend fin le {plain_date(last)}", "settings", last, "convention")
    if found.oppose_by and found.oppose_by - today <= A_QUARTER:
        until = _until(found.oppose_by, found.limit, today)
        told = f"Reconduction{whose}{NBSP}: opposition possible jusqu’au {plain_date(until)}"
        return Attention(told, "settings", until, "convention")
    return None


def _ending(convention: Convention, last: date, whose: str, today: date) -> str:
    """The end that a letter brings, however far, and until when its delay runs where that is before."""
    assert convention.ground
    left = first_possible_end(convention.terms, convention.ground)
    until = f", délai de la lettre jusqu’au {plain_date(left)}" if left and today <= left < last else ""
    return f"La convention{whose} prend fin le {plain_date(last)}{NBSP}: {convention.ground.ending.value}{until}"


def _until(working: date, limit: date | None, today: date) -> date:
    """The last working day on which to act; once that is over, the day of the text for as long as it is not."""
    return limit if limit and working < today else working
