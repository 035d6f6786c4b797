"""Every kind of write there is, as a gesture of somebody at work; each one is whole or was never made."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import time, timedelta

from desktop_app.domain.account import Role
from desktop_app.domain.advisor import Advisor
from desktop_app.domain.errors import RuleBroken
from desktop_app.domain.house_rules import HouseRules
from desktop_app.domain.mandate import (
    Act,
    ActDone,
    EndReason,
    IdentityDocument,
    IdentityFact,
    InformationPoint,
    Question,
    State,
    WithdrawalChannel,
)
from desktop_app.domain.person import Person
from desktop_app.domain.planning import Segment
from desktop_app.domain.reception.appointment import State as Presence
from desktop_app.domain.reception.appointment import mark
from desktop_app.domain.theme import themes_for
from desktop_app.use_cases import clock_check
from desktop_app.use_cases.destruction import erasure
from desktop_app.use_cases.mandates import acts, endings, mandates
from desktop_app.use_cases.papers.printing import Paper, record_printed
from desktop_app.use_cases.reception import appointments, people, undo
from desktop_app.use_cases.settings import house_rules, settings
from tests.helpers import builders

from .work import Work

Gesture = Callable[[Work], object]
EVERY_DOUBT = tuple(builders.rules.Doubt)
UNSIGNED = (State.DRAFT, State.INFORMED, State.IDENTIFIED, State.PRINTED)
EVERY: dict[str, Gesture] = {}
"""Each gesture by its name; one that the day does not allow is refused, and has then changed nothing."""


def gesture(do: Gesture) -> Gesture:
    """Count this among the gestures."""
    EVERY[do.__name__] = do
    return do


@gesture
def register(work: Work) -> object:
    """A new person, sometimes twice the same."""
    person = builders.a_person(work.name(), work.name(), f"06399{work.chance.randrange(100_000):05}")
    return people.register(work.somebody(), person, duplicate_confirmed=True)


@gesture
def correct(work: Work) -> object:
    """A letter in a name."""
    return people.correct(work.somebody(), replace(work.one_of(work.people()), first_name=work.name()))


@gesture
def book(work: Work) -> object:
    """A slot for somebody known, or for somebody new in the same gesture."""
    desk = work.somebody()
    day, _ = work.one_of(appointments.days_with_places(desk, work.now.date(), 3))
    place = work.one_of(appointments.places_on(desk, day))
    new = Person(0, work.name(), work.name())
    person = work.chance.choice([new, *work.people()[:6]])
    theme = work.chance.choice(themes_for(place.purpose)).key
    wanted = {"advisor_id": place.slot.advisor_id, "start": place.slot.start, "theme": theme}
    sure = {"past_confirmed": True, "duplicate_confirmed": True}
    return work.did(appointments.book(desk, person=person, **wanted, **sure))


@gesture
def move(work: Work) -> object:
    """An expected appointment to another day."""
    desk = work.somebody()
    moved = work.one_of(each for each in work.appointments() if each.state is Presence.EXPECTED)
    day, _ = work.one_of(appointments.days_with_places(desk, work.now.date(), 6))
    slots = [place.slot for place in appointments.places_on(desk, day) if place.slot.advisor_id == moved.advisor_id]
    slot = work.one_of(slots)
    return work.did(appointments.move_to(desk, moved.id, advisor_id=slot.advisor_id, start=slot.start))


@gesture
def mark_presence(work: Work) -> object:
    """Somebody came, did not, or the service cancels."""
    found = [(each, state) for each in work.appointments() for state in Presence if _may_be_marked(work, each, state)]
    marked, state = work.one_of(found)
    return work.did(appointments.mark_as(work.somebody(), marked.id, state))


def _may_be_marked(work, appointment, state):
    try:
        mark(appointment, state, work.now)
    except RuleBroken:
        return False
    return True


@gesture
def take_back(work: Work) -> object:
    """The last gesture undone."""
    last, work.undo = work.one_of([work.undo] if work.undo else []), None
    return undo.take_back(work.somebody(), last)


@gesture
def draft(work: Work) -> object:
    """A mandate prepared, for somebody known or new."""
    desk = work.somebody(Role.ADVISOR)
    _, ends_on = work.one_of(mandates.proposed_ends(desk))
    person = work.chance.choice([Person(0, work.name(), work.name()), *work.people()])
    body = builders.a_body(execution=work.chance.choice(list(builders.rules.Execution)))
    asked = {"advisor_id": 1, "body": body, "ends_on": ends_on, "duplicate_confirmed": True}
    return mandates.draft(desk, person=person, answered=EVERY_DOUBT, **asked)


@gesture
def revise(work: Work) -> object:
    """Another scope."""
    desk, found = work.somebody(Role.ADVISOR), work.one_of(work.mandates(*UNSIGNED))
    line = builders.rules.ScopeLine("Pôle " + work.name(), "Inscription", frozenset({builders.rules.Act.CONSULT}))
    body = builders.a_body(lines=(line,))
    return mandates.revise(desk, found.id, body=body, ends_on=found.ends_on, answered=EVERY_DOUBT)


@gesture
def inform(work: Work) -> object:
    """The three points said."""
    desk, found = work.somebody(Role.ADVISOR), work.one_of(work.mandates(State.DRAFT))
    return mandates.inform(desk, found.id, points=frozenset(InformationPoint), answered=frozenset(Question))


@gesture
def identify(work: Work) -> object:
    """A document seen, or two facts that stand for it."""
    desk, found = work.somebody(Role.ADVISOR), work.one_of(work.mandates(State.INFORMED, State.IDENTIFIED))
    facts = frozenset(work.chance.sample(list(IdentityFact), 2))
    return mandates.identify(desk, found.id, document=work.chance.choice(list(IdentityDocument)), facts=facts)


@gesture
def print_mandate(work: Work) -> object:
    """The two originals out of the printer."""
    desk, found = work.somebody(Role.ADVISOR), work.one_of(work.mandates(State.IDENTIFIED))
    return mandates.printed(desk, found.id, printed=builders.a_printing(work.now))


@gesture
def sign(work: Work) -> object:
    """Both signatures and the hand-over."""
    desk, found = work.somebody(Role.ADVISOR), work.one_of(work.mandates(State.PRINTED))
    signed = {"by_person": True, "by_advisor": True, "handed_over": True}
    return mandates.sign(desk, found.id, **signed, at=work.now)


@gesture
def note_act(work: Work) -> object:
    """Something done under a mandate, and an answer awaited."""
    desk, found = work.somebody(Role.ADVISOR), work.one_of(work.mandates(State.ACTIVE))
    due = {"due_on": work.now.date() + timedelta(9), "due_for": f"Relancer {work.name()}"}
    return acts.note(desk, found.id, ActDone(1, Act.CONSULT, work.now, **due))


@gesture
def withdraw(work: Work) -> object:
    """A mandate withdrawn at the counter, whoever is there: its content is destroyed."""
    found = work.one_of(work.mandates(State.ACTIVE, State.DRAFT))
    return endings.withdraw(work.somebody(), found.id, channel=work.chance.choice(list(WithdrawalChannel)))


@gesture
def close_mandate(work: Work) -> object:
    """The procedures done, or the advisor gives it up: its content is destroyed."""
    found = work.one_of(work.mandates(State.ACTIVE))
    reason = work.chance.choice([EndReason.DONE, EndReason.RENOUNCED])
    return endings.close(work.somebody(Role.ADVISOR), found.id, reason=reason)


@gesture
def next_day(work: Work) -> object:
    """Tomorrow's opening: mandates that are over end, all at once."""
    work.wait(days=1)
    return endings.close_expired(work.somebody())


@gesture
def next_month(work: Work) -> object:
    """Five weeks later."""
    work.wait(days=35)
    clock_check.accept(work.somebody(), day=work.now.date())
    return endings.close_expired(work.somebody())


@gesture
def erase(work: Work) -> object:
    """Somebody asks to be erased."""
    return erasure.erase(work.somebody(), work.one_of(_whom_nothing_waits_for(work)).id)


def _whom_nothing_waits_for(work):
    awaited = {mandate.person_id for mandate in work.mandates(*UNSIGNED, State.ACTIVE)}
    awaited |= {each.person_id for each in work.appointments() if each.end > work.now}
    return [person for person in work.people() if person.id not in awaited]


@gesture
def purge(work: Work) -> object:
    """Those not seen for long, all at once, three years later."""
    work.wait(days=3 * 366)
    desk = work.somebody(Role.MANAGER)
    clock_check.accept(desk, day=desk.now().date())
    return erasure.purge(desk)


@gesture
def set_rules(work: Work) -> object:
    """The rules of the house."""
    chosen = HouseRules(work.chance.randint(1, 60), 3, "")
    desk = work.somebody(Role.MANAGER)
    return house_rules.change(desk, replace(chosen, second_place=house_rules.load(desk).second_place))


@gesture
def set_place(work: Work) -> object:
    """Another street."""
    place = replace(builders.le_boulou(), street=f"{work.chance.randrange(1, 99)} avenue {work.name()}")
    return settings.change_place(work.somebody(Role.MANAGER), place)


@gesture
def set_convention(work: Work) -> object:
    """Another partner."""
    terms = builders.its_terms(hard_end=None, partner=f"Département de {work.name()}")
    return builders.put_right(work.somebody(Role.MANAGER), terms)


@gesture
def set_advisors(work: Work) -> object:
    """One more advisor, and another name for the first."""
    desk = work.somebody(Role.MANAGER)
    first, *_ = settings.load(desk).advisors
    wanted = (replace(first, first_name=work.name()), Advisor(0, work.name(), work.name()))
    return settings.keep_advisors(desk, wanted)


@gesture
def set_days(work: Work) -> object:
    """Other hours."""
    desk, start = work.somebody(Role.MANAGER), time(work.chance.choice([8, 9, 10]))
    rules = settings.load(desk).rules
    return settings.change_days(
        desk, [replace(rule, segments=(Segment(start, time(12)), *rule.segments[1:])) for rule in rules]
    )


@gesture
def note_a_print(work: Work) -> object:
    """A page came out of the printer."""
    return record_printed(work.somebody(), Paper("Feuille", "feuille.pdf", f"feuille-{work.now:%Y-%m-%d}", bytes))
