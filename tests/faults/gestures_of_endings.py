"""Every way a mandate stops, or goes on with less, and what is done under it: each as a gesture of somebody at work."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from desktop_app.domain.account import Role
from desktop_app.domain.mandate import EndReason, State, WithdrawalChannel, lines_left
from desktop_app.domain.person import Person
from desktop_app.storage.keys import vault
from desktop_app.storage.mandates import destructions
from desktop_app.use_cases.accounts import accounts
from desktop_app.use_cases.mandates import acts, endings, mandate_access, mandates, paper_originals
from desktop_app.use_cases.settings import house_rules
from tests.helpers import builders

from .gestures import UNSIGNED, Gesture
from .work import Work

SIGNED = (State.ACTIVE, State.SUSPENDED)
ENDINGS: dict[str, Gesture] = {}
"""Each by its name: they are no part of an ordinary day, in which few mandates would be left to end."""
_TAKING = ("draft_for_long", "inform", "identify", "print_mandate", "sign")
IN_ORDER = (
    *("register", "let_in_the_desk", "add_account"),
    *_TAKING, "note_act", "correct_act", "remove_act", "note_act", "lose_a_paper", "suspend", "resume", "give_notice",
    *_TAKING, "withdraw_line", *_TAKING, "note_act", "end_by_mistake", *_TAKING, "withdraw",
    *_TAKING, "close_mandate", *_TAKING, "report_an_end", "draft", "draft", "abandon",
    *_TAKING, "wait_for_sheets", "end_out_of_sight", "destroy_held", *_TAKING, "next_month",
)  # fmt: skip
"""A day of endings: what each asks for comes just before it."""


def ending(do: Gesture) -> Gesture:
    """Count this among the gestures of such a day."""
    ENDINGS[do.__name__] = do
    return do


@ending
def let_in_the_desk(work: Work) -> object:
    """An account that reads no mandate."""
    desk, phrase = work.somebody(Role.MANAGER), work.phrase()
    code = "" if desk.account.reads_mandates else work.code
    asked = {"name": work.name(), "roles": frozenset({Role.RECEPTION}), "advisor_id": 0, "code": code}
    added = accounts.add(desk, **asked, passphrase=phrase, again=phrase)
    work.secrets[added.subject] = phrase
    return added


@ending
def draft_for_long(work: Work) -> object:
    """A mandate that nothing ends by itself on that day."""
    desk = work.somebody(Role.ADVISOR)
    *_, (_, ends_on) = mandates.proposed_ends(desk)
    asked = {"advisor_id": 1, "body": builders.a_body(), "ends_on": ends_on, "duplicate_confirmed": True}
    return mandates.draft(desk, person=Person(0, work.name(), work.name()), **asked)


@ending
def report_an_end(work: Work) -> object:
    """What the desk is told: a death, a protection, somebody else; it may end several mandates of the person."""
    found = work.one_of(work.mandates(*SIGNED))
    return endings.report(work.somebody(), found.id, reason=work.chance.choice(endings.FOR_ANYBODY))


@ending
def end_by_mistake(work: Work) -> object:
    """It leaves the counts as well."""
    found = work.one_of(work.mandates(State.ACTIVE))
    return endings.close(work.somebody(Role.ADVISOR), found.id, reason=EndReason.MISTAKE)


@ending
def withdraw_line(work: Work) -> object:
    """One line, by its number; what it said goes where an advisor reads it."""
    found = work.one_of(each for each in work.mandates(*SIGNED) if lines_left(each))
    channel = work.chance.choice(list(WithdrawalChannel))
    return endings.withdraw_line(work.somebody(), found.id, number=lines_left(found)[0], channel=channel)


@ending
def give_notice(work: Work) -> object:
    """Given up from a day to come."""
    desk = work.somebody(Role.ADVISOR)
    found = work.one_of(each for each in work.mandates(State.ACTIVE) if (each.ends_on - work.now.date()).days > 1)
    return endings.give_notice(desk, found.id, last=found.ends_on - timedelta(1))


@ending
def suspend(work: Work) -> object:
    """For a while."""
    return endings.suspend(work.somebody(), work.one_of(work.mandates(State.ACTIVE)).id)


@ending
def resume(work: Work) -> object:
    """And on again."""
    return endings.resume(work.somebody(Role.ADVISOR), work.one_of(work.mandates(State.SUSPENDED)).id)


@ending
def abandon(work: Work) -> object:
    """Whatever was never signed, all at once."""
    found = work.one_of([work.mandates(*UNSIGNED)])
    return endings.abandon(work.somebody(), [each.id for each in found[:2]])


@ending
def correct_act(work: Work) -> object:
    """What was done is said otherwise."""
    desk, found, done = _acted(work)
    return acts.correct(desk, found, done, replace(done, due_on=None, due_for=""))


@ending
def remove_act(work: Work) -> object:
    """What was done was not."""
    desk, found, done = _acted(work)
    return acts.remove(desk, found, done)


def _acted(work: Work):
    desk = work.somebody(Role.ADVISOR)
    opened = [mandates.view(desk, each.id).mandate for each in work.mandates(State.ACTIVE)]
    found, done = work.one_of((each.id, done) for each in opened if each.body for done in each.body.acts)
    return desk, found, done


@ending
def wait_for_sheets(work: Work) -> object:
    """The officer has chosen that a content waits for its end sheet."""
    desk = work.somebody(Role.MANAGER)
    return house_rules.change(desk, replace(house_rules.load(desk), end_sheet_days=7))


@ending
def end_out_of_sight(work: Work) -> object:
    """A mandate withdrawn where nobody reads it: its content waits, sealed."""
    away = [each for each in vault.accounts(work.folder) if each.advisor_id != 1]
    desk = work.takes_the_place(work.one_of(away))
    found = work.one_of(each for each in work.mandates(State.ACTIVE) if not mandate_access.opens(desk, each))
    return endings.withdraw(desk, found.id)


@ending
def destroy_held(work: Work) -> object:
    """Its end sheet is out: what waited is destroyed."""
    first = next(each for each in vault.accounts(work.folder) if each.id == 1)
    desk = work.takes_the_place(first)
    held = work.one_of(each for each in destructions.pending(desk.db) if each.held_until)
    return endings.destroy_held(desk, int(held.subject.removeprefix("mandat-")))


@ending
def lose_a_paper(work: Work) -> object:
    """The service's original is not at its place."""
    desk, found = work.somebody(), work.one_of(work.mandates(State.ACTIVE, State.ENDED))
    return paper_originals.report_missing(desk, found.id)
