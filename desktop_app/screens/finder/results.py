"""What was found, in the words of a row each, with the way there."""

from collections.abc import Callable, Sequence
from datetime import date
from enum import Enum
from functools import partial

from PySide6.QtWidgets import QWidget

from desktop_app.domain.account import Account
from desktop_app.domain.french import capital, hour, is_a_number, long_date, phone, short_moment
from desktop_app.domain.nouns.frozen import frozen
from desktop_app.domain.person import Person
from desktop_app.use_cases.finder.finder import MOST, Found, OnDay, Someone
from desktop_app.use_cases.mandates import mandates
from desktop_app.use_cases.mandates.mandates import MandateView
from desktop_app.use_cases.permissions import may

from ..agenda import day_words
from ..appointments.booking import open_booking
from ..context import Context
from ..mandates.wording import state_in_words
from ..widgets.aloud import as_heard

Lead = Callable[[Context, QWidget], object]
"""Opens what was found, over this window; changes nothing."""


class Group(Enum):
    """The value is its name above its rows."""

    PAGES = "Pages"
    PEOPLE = "Usagers"
    NEAR = "Noms proches"
    DAYS = "Jours"
    MANDATES = "Mandats"
    PLACES = "Pages et gestes"


@frozen
class Result:
    """`words` at the left, `fact` at the right, '' for none; `person` is whom it is about, None for nobody."""

    group: Group
    icon: str
    words: str
    fact: str
    lead: Lead
    person: Person | None = None

    @property
    def spoken(self) -> str:
        """The row in one breath, without its group."""
        return as_heard(", ".join(filter(None, (self.words, self.fact))))


def shared(groups: Sequence[Sequence[Result]], most: int) -> list[Result]:
    """The first of each group, then the second of each, until there are `most`; those of a group stay together."""
    ranks = [(rank, at, each) for at, group in enumerate(groups) for rank, each in enumerate(group)]
    kept = sorted(ranks, key=lambda one: one[:2])[:most]
    return [each for _, _, each in sorted(kept, key=lambda one: (one[1], one[0]))]


def go(page: str, context: Context, _window: QWidget, **target: object) -> None:
    """A lead to a page, of which all but the context and the window is said beforehand."""
    context.go(page, **target)


def results_of(found: Found, places: Sequence[Result], typed: str, today: date, account: Account) -> list[Result]:
    """At most `MOST` rows of what was found for what was typed, some of each group."""
    people = [_of_someone(each, today, with_phone=is_a_number(typed)) for each in found.people]
    gestures = _for_the_one(found.people[0].person, account) if len(found.people) == 1 else []
    groups = (
        people,
        [_of_day(each) for each in found.days],
        [_of_mandate(each) for each in found.mandates],
        [*places, *gestures],
    )
    return shared(groups, MOST)


def near_results(near: Sequence[Someone], today: date) -> list[Result]:
    """A row for each person whose name is near."""
    return [_of_someone(each, today, group=Group.NEAR) for each in near]


def _of_someone(one: Someone, today: date, *, group: Group = Group.PEOPLE, with_phone: bool = False) -> Result:
    fact = one.told_apart or (phone(one.person.phone) if with_phone else "")
    visit = short_moment(one.next_visit, today) if one.next_visit else ""
    facts = " · ".join(filter(None, (fact, visit)))
    return Result(group, "person", one.person.name, facts, partial(go, "people", person=one.person.id), one.person)


def _of_day(one: OnDay) -> Result:
    at = f" à {hour(one.hour)}" if one.hour else ""
    line = one.line
    fact = day_words.how_full(line) if line.purposes or line.booked else day_words.what_for(line)
    lead = partial(go, "agenda", day=line.day, hour=one.hour)
    return Result(Group.DAYS, "calendar", f"{capital(long_date(line.day))}{at}", fact, lead)


def _of_mandate(view: MandateView) -> Result:
    words = f"{view.mandate.number} · {view.person.name}"
    person = view.person if view.person.id else None
    return Result(Group.MANDATES, "mandates", words, state_in_words(view), partial(_show_mandate, view), person)


def _for_the_one(person: Person, account: Account) -> list[Result]:
    book = partial(open_booking, person=person)
    made = [Result(Group.PLACES, "add", f"Réserver pour {person.name}", "Ctrl+Entrée", book, person)]
    if may(account, mandates.draft):
        lead = partial(go, "mandates", person_id=person.id)
        made.append(Result(Group.PLACES, "add", f"Nouveau mandat pour {person.name}", "", lead, person))
    return made


def _show_mandate(view: MandateView, context: Context, _window: QWidget) -> None:
    """In the list of mandates; one that ended long ago is no more in it, and stands beside its person."""
    mandate = view.mandate
    if mandate.person_id and not context.runner.read(mandates.is_listed, mandate.id):
        context.go("people", person=mandate.person_id)
    else:
        context.go("mandates", mandate_id=mandate.id)
