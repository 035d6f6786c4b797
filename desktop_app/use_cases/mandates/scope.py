"""What a scope must pass before it is stored, and the questions that are answered first."""

from collections.abc import Collection
from dataclasses import replace
from datetime import date

from desktop_app.domain import mandate as rules
from desktop_app.domain.account import Role
from desktop_app.domain.french import listed
from desktop_app.domain.mandate import Body, Doubt, InDoubt, Mandate, State
from desktop_app.domain.mandate.doubts import impartiality, matter_in_hand
from desktop_app.domain.person import Person
from desktop_app.storage.mandates import mandates

from ..desk import Desk
from ..permissions import only
from . import organisms, parties
from .mandate_access import named_on, with_bodies


@only(Role.ADVISOR)
def checked(desk: Desk, body: Body, ends_on: date | None, advisor_id: int, *, signed_on: date | None = None) -> Body:
    """The body with what each line is counted under; raises `Refused` as `check_scope` does.

    Its longest end counts from today, or from the day on which it was `signed_on` a blank.
    """
    directory, last = organisms.directory(desk), parties.last_day_of_advisor(desk, advisor_id)
    today = signed_on or desk.now().date()
    rules.check_scope(body.lines, body.requests, ends_on, today=today, last=last, directory=directory)
    lines = [replace(line, category=directory.category_of(line.organism, line.procedure)) for line in body.lines]
    return replace(body, lines=tuple(lines))


@only(Role.ADVISOR)
def ask_first(desk: Desk, mandate: Mandate, person: Person, answered: Collection[Doubt]) -> str:
    """Raise `InDoubt` for the first question that is not `answered`; the names of those that were, for the journal."""
    asked: dict[Doubt, list[str]] = {}
    for doubt, fact in _doubts(desk, mandate, person):
        asked.setdefault(doubt, []).append(fact)
    for doubt, facts in asked.items():
        if doubt not in answered:
            raise InDoubt(doubt, facts)
    return ", ".join(doubt.name for doubt in asked)


def _doubts(desk: Desk, mandate: Mandate, person: Person) -> list[tuple[Doubt, str]]:
    today = desk.now().date()
    others = [
        other
        for other in mandates.of_person(desk.db, person.id)
        if other.id != mandate.id and other.state is not State.ENDED and not rules.expired(other, today)
    ]
    told = [(other, listed([each.name for each in named_on(desk, other)])) for other in with_bodies(desk, others)]
    in_hand = matter_in_hand(mandate.open_body.lines, told, organisms.directory(desk))
    return [*impartiality(person, named_on(desk, mandate)), *in_hand]
