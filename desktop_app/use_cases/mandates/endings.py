"""How mandates stop: withdrawn whole or line by line, suspended, ended for a reason; their content then goes."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from functools import partial

from desktop_app.domain import mandate as rules
from desktop_app.domain.account import Role
from desktop_app.domain.errors import OutOfDate, RuleBroken
from desktop_app.domain.french import NBSP, hour, listed, plain_date
from desktop_app.domain.journal import Action
from desktop_app.domain.mandate import EndReason, Mandate, State, WithdrawalChannel
from desktop_app.domain.mandate.destruction import Destruction
from desktop_app.storage import house_rules
from desktop_app.storage.connection.database import writing
from desktop_app.storage.mandates import deadlines, destructions, mandates

from .. import clock_check
from ..changes import Changes, Touched, Undo
from ..desk import Desk
from ..permissions import everyone, only
from ..planning import schedule
from .destroying import ask_for_body, carry_out
from .mandate_access import check_opens, opened, opens, stored, with_bodies
from .rewriting import sealed_anew, uncount_within

FOR_ANYBODY = (EndReason.DEATH, EndReason.PROTECTION, EndReason.REPLACED)
"""What whoever is at the desk may be told, and must be able to act upon at once."""
OF_THE_ADVISOR = (EndReason.DONE, EndReason.RENOUNCED, EndReason.MISTAKE)
_OF_THE_PERSON = (EndReason.DEATH, EndReason.PROTECTION)
"""These end every mandate that the person gave (Code civil, 2003)."""


@everyone
def withdraw(
    desk: Desk,
    mandate_id: int,
    *,
    channel: WithdrawalChannel = WithdrawalChannel.SPOKEN,
    said_on: date | None = None,
) -> Changes:
    """End the mandate because the person asks it, at this very minute, whoever is at the counter.

    `said_on` is the date on their letter or coupon. Refuses beside said_on.
    """
    after = rules.end(stored(desk, mandate_id), EndReason.WITHDRAWN, desk.now(), channel, said_on)
    return _end(desk, [after], f"Mandat {after.number} {_became(after)}")


@everyone
def abandon(desk: Desk, mandate_ids: Sequence[int]) -> Changes:
    """Destroy mandates that nobody signed, all at once or none; raises `RuleBroken` for one that was."""
    found = [stored(desk, each) for each in mandate_ids]
    if signed := [each.number for each in found if each.signature]:
        raise RuleBroken(f"Le mandat {signed[0]} est signé : il se retire, il ne s’abandonne pas.")
    after = [rules.end(each, EndReason.ABANDONED, desk.now()) for each in found]
    if not after:
        return Changes(Touched.NOTHING)
    if len(after) == 1:
        return _end(desk, after, f"Mandat {after[0].number} abandonné")
    return _end(desk, after, f"{len(after)} mandats jamais signés abandonnés")


@everyone
def withdraw_line(
    desk: Desk, mandate_id: int, *, number: int, channel: WithdrawalChannel = WithdrawalChannel.SPOKEN
) -> Changes:
    """Take back one numbered line of the mandate, at this very minute; the last one that stood ends it.

    What the line says goes as soon as an advisor named on the mandate is at work: now, or at their next opening.
    Refuses beside line.
    """
    before = stored(desk, mandate_id)
    after = rules.withdraw_line(before, number, desk.now(), channel)
    if after.state is State.ENDED:
        return _end(desk, [after], f"Mandat {after.number} retiré, avec sa dernière ligne")
    with writing(desk.db):
        mandates.update(desk.db, after)
        desk.record(Action.MANDATE_LINE_WITHDRAWN, f"mandat-{after.id}", str(number))
    _drop_withdrawn(desk, [after])
    at = hour(desk.now())
    return Changes(
        Touched.MANDATES, f"Mandat {after.number} : ligne {number} retirée à {at}. Le reste continue.", after.id
    )


@everyone
def report(desk: Desk, mandate_id: int, *, reason: EndReason) -> Changes:
    """End the mandate for what the desk is told: a death, a protection measure, somebody else who has it from now on.

    The first two end every mandate of the same person that goes on.
    """
    if reason not in FOR_ANYBODY:
        raise RuleBroken("Seul un conseiller nommé sur ce mandat y met fin pour cette raison.", "reason")
    found = stored(desk, mandate_id)
    others = mandates.of_person(desk.db, found.person_id) if reason in _OF_THE_PERSON else []
    going_on = [each for each in others if each.state is not State.ENDED and each.id != found.id]
    after = [rules.end(each, reason, desk.now()) for each in (found, *going_on)]
    numbers = listed([each.number for each in after])
    told = f"Mandats {numbers} terminés" if going_on else f"Mandat {numbers} terminé"
    return _end(desk, after, told)


@only(Role.ADVISOR)
def close(desk: Desk, mandate_id: int, *, reason: EndReason) -> Changes:
    """End the mandate now for a reason of its advisor: procedures done, given up, a mistake."""
    if reason not in OF_THE_ADVISOR:
        raise RuleBroken("Choisissez pourquoi ce mandat se termine.", "reason")
    before = stored(desk, mandate_id)
    check_opens(desk, before)
    after = rules.end(with_bodies(desk, [before])[0], reason, desk.now())
    return _end(desk, [after], f"Mandat {after.number} terminé")


@only(Role.ADVISOR)
def give_notice(desk: Desk, mandate_id: int, *, last: date | None) -> Changes:
    """Give the mandate up from a day to come, so that the person has time to turn round (Code civil, 2007).

    Refuses beside last; can be taken back until then.
    """
    before = opened(desk, mandate_id)
    today = desk.now().date()
    if last is None or not today < last < before.ends_on:
        until = plain_date(before.ends_on - timedelta(1))
        raise RuleBroken(f"Choisissez un jour à venir, au plus tard le {until}, ou terminez maintenant.", "last")
    after = rules.cut_short(before, last, EndReason.RENOUNCED)
    with writing(desk.db):
        mandates.update(desk.db, after)
        desk.record(Action.MANDATE_CUT_SHORT, f"mandat-{after.id}", last.isoformat())
    told = f"Mandat {after.number} : il s’arrêtera le {plain_date(last)} au soir. Prévenez la personne."
    undo = Undo(f"la fin du mandat {after.number}", partial(_take_notice_back, before, after))
    return Changes(Touched.MANDATES, told, after.id, undo)


@everyone
def suspend(desk: Desk, mandate_id: int) -> Changes:
    """Stop a signed mandate for a while, whoever is at the counter: a doubt, a pressure, a person who hesitates."""
    after = rules.suspend(stored(desk, mandate_id), desk.now())
    undo = Undo(f"la suspension du mandat {after.number}", partial(_go_on, after))
    told = f"Mandat {after.number} suspendu : il ne permet rien tant qu’il n’est pas repris."
    return replace(_keep(desk, after, Action.MANDATE_SUSPENDED, told), undo=undo)


@only(Role.ADVISOR)
def resume(desk: Desk, mandate_id: int) -> Changes:
    """Let a suspended mandate go on, once the person has said so to an advisor named on it."""
    return _go_on(opened(desk, mandate_id), desk)


@everyone
def close_expired(desk: Desk) -> Changes:
    """End every mandate whose last day is over, as of that day's end, unless the date is in doubt.

    At each opening of the file, each return of somebody, and every hour. What withdrawn lines said goes then as well,
    where an advisor named on their mandate is at work.
    """
    _drop_withdrawn(desk, mandates.with_lines_to_drop(desk.db))
    over = mandates.over(desk.db, desk.now().date())
    if not over or clock_check.doubt(desk):
        return Changes(Touched.NOTHING)
    _end(desk, [rules.end(mandate, EndReason.EXPIRED, desk.now()) for mandate in over])
    return Changes(Touched.MANDATES)


@only(Role.ADVISOR)
def destroy_held(desk: Desk, mandate_id: int) -> Changes:
    """Destroy the content that waited for the end sheet, which is printed, or which nobody wants."""
    held = destructions.of_subject(desk.db, f"mandat-{mandate_id}")
    if held is None or held.done_at is not None:
        return Changes(Touched.NOTHING, subject=mandate_id)
    with writing(desk.db):
        asked = destructions.release(desk.db, held)
    left = carry_out(desk, [asked])
    told = f"La destruction du contenu est à terminer ({held.number})." if left else f"Contenu détruit ({held.number})."
    return Changes(Touched.MANDATES, told, mandate_id)


def _end(desk: Desk, ended: Sequence[Mandate], told: str = "") -> Changes:
    """Write the end of these mandates with the destruction it asks for, then destroy; nothing can be taken back."""
    today = desk.now().date()
    with writing(desk.db):
        asked = [_keep_end(desk, mandate) for mandate in ended]
    left = carry_out(desk, [each for each in asked if each.is_due(today)])
    numbers = listed([each.number for each in asked])
    its = "leur contenu" if len(asked) > 1 else "son contenu"
    if held := [each.held_until for each in asked if each.held_until and not each.is_due(today)]:
        became = f"{its} attend la feuille de fin jusqu’au {plain_date(held[0])}"
    elif left:
        became = f"la destruction de {its} est à terminer ({numbers})"
    else:
        became = f"{its} est détruit (preuve {numbers})"
    return Changes(Touched.MANDATES, f"{told} : {became}." if told else "", ended[0].id)


def _became(ended: Mandate) -> str:
    at = f" à {hour(ended.ended_at)}" if ended.ended_at else ""
    match ended.end_reason:
        case EndReason.WITHDRAWN:
            return f"retiré{at}"
        case EndReason.ABANDONED:
            return f"abandonné{at}"
        case _:
            return f"déjà arrivé à son terme le {plain_date(ended.ends_on)} au soir"


def _keep_end(desk: Desk, mandate: Mandate) -> Destruction:
    assert mandate.end_reason
    mandates.update(desk.db, mandate)
    if mandate.end_reason is EndReason.MISTAKE:
        uncount_within(desk, mandate)
    desk.record(Action.MANDATE_ENDED, f"mandat-{mandate.id}", mandate.end_reason.name)
    return ask_for_body(desk, mandate, held_until=_held_until(desk, mandate))


def _held_until(desk: Desk, mandate: Mandate) -> date | None:
    """Until when the body waits for the end sheet; None to destroy it at once, which is what the conventions say.

    Only where the data protection officer has chosen it, and where no advisor is at work who prints it now: until
    this mandate's advisor is there again, and never longer than was chosen.
    """
    days, today = house_rules.load(desk.db).end_sheet_days, desk.now().date()
    if not days or mandate.signature is None or opens(desk, mandate):
        return None
    assert mandate.ended_at
    longest = mandate.ended_at.date() + timedelta(days)
    back = (
        day
        for day, here in schedule.coming_days(desk, today + timedelta(1), days)
        if any(each.advisor_id == mandate.advisor_id for each in here)
    )
    until = min(next(back, longest), longest)
    return until if until >= today else None


def _drop_withdrawn(desk: Desk, found: Sequence[Mandate]) -> None:
    """Write again, without the lines that were taken back, the bodies that the account at work opens."""
    for mandate in with_bodies(desk, found) if Role.ADVISOR in desk.account.roles else ():
        if mandate.body is not None and (less := rules.without_withdrawn(mandate)) != mandate:
            with sealed_anew(desk, less, less=True):
                deadlines.keep(desk.db, less)


def _keep(desk: Desk, mandate: Mandate, action: Action, told: str) -> Changes:
    with writing(desk.db):
        mandates.update(desk.db, mandate)
        desk.record(action, f"mandat-{mandate.id}")
    return Changes(Touched.MANDATES, told, mandate.id)


def _go_on(mandate: Mandate, desk: Desk) -> Changes:
    after = rules.resume(stored(desk, mandate.id), desk.now().date())
    return _keep(desk, after, Action.MANDATE_RESUMED, f"Mandat {after.number} repris : il est actif.")


def _take_notice_back(before: Mandate, after: Mandate, desk: Desk) -> Changes:
    if stored(desk, after.id) != replace(after, body=None):
        raise OutOfDate(f"Le mandat {after.number} a changé depuis : cela ne s’annule plus.")
    told = f"Annulé{NBSP}: la fin du mandat {after.number}. Il va de nouveau jusqu’au {plain_date(before.ends_on)}."
    return _keep(desk, before, Action.UNDONE, told)
