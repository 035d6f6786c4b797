"""What was found, in the words of a row each, with the way there."""

from collections.abc import Sequence
from datetime import date
from functools import partial

from PySide6.QtWidgets import QWidget

from desktop_app.domain.account import Account
from desktop_app.domain.french import capital, hour, is_a_number, long_date, phone, short_moment
from desktop_app.domain.person import Person
from desktop_app.use_cases.finder.finder import MOST, Found, OnDay, Someone
from desktop_app.use_cases.mandates import mandates
from desktop_app.use_cases.mandates.mandates import MandateView
from desktop_app.use_cases.permissions import may

from ..agenda import day_words
from ..appointments.booking import open_booking
from ..context import Context
from ..mandates.wording import state_in_words
from .places import Place, go
from .result import Group, Result, shared


def results_of(found: Found, places: Sequence[Place], typed: str, today: date, account: Account) -> list[Result]:
    """At most `MOST` rows of what was found for what was typed, some of each group."""
    people = [_of_someone(each, today, with_phone=is_a_number(typed)) for each in found.people]
    gestures = _for_the_one(found.people[0].person, account) if len(found.people) == 1 else []
    groups = (
        people,
        [_of_day(each) for each in found.days],
        [_of_mandate(each) for each in found.mandates],
        [*(place.result() for place in places), *gestures],
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
