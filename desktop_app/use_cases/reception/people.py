"""People: find them as one types, register with the least, correct."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

from desktop_app.domain import french
from desktop_app.domain.errors import LikelyDuplicate
from desktop_app.domain.french import listed
from desktop_app.domain.journal import Action
from desktop_app.domain.mandate import Mandate
from desktop_app.domain.mandate.elsewhere import MandateElsewhere
from desktop_app.domain.nouns.frozen import frozen
from desktop_app.domain.person import Person, alike
from desktop_app.domain.reception.appointment import Appointment
from desktop_app.domain.reception.joined import Joined
from desktop_app.domain.reception.rights_request import RightsRequest
from desktop_app.domain.reception.ticket import Ticket
from desktop_app.domain.search_key import narrows
from desktop_app.storage.connection.database import writing
from desktop_app.storage.mandates import elsewhere, mandates
from desktop_app.storage.reception import appointments, joined, people, rights_requests, tickets, visits

from ..changes import Changes, Touched
from ..desk import Desk
from ..permissions import everyone


@frozen
class PersonView:
    """A person with what is known of them, newest first; the mandates without their bodies.

    `walk_ins` are the days on which they came without appointment and signed by name, `rights` what they asked about
    their own data, `joined` the files that became one with theirs, `elsewhere` the mandates they hold in
    Aidants Connect.
    """

    person: Person
    appointments: tuple[Appointment, ...]
    mandates: tuple[Mandate, ...]
    walk_ins: tuple[Ticket, ...] = ()
    rights: tuple[RightsRequest, ...] = ()
    joined: tuple[Joined, ...] = ()
    elsewhere: tuple[MandateElsewhere, ...] = ()


@frozen
class Line:
    """A person as a list shows them: the last day they were received, when they are next expected.

    `mandate` is True when one of theirs is signed and goes on, False when one is still to sign, None without any.
    """

    person: Person
    last_visit: date | None
    expected: datetime | None
    mandate: bool | None


@everyone
def find(desk: Desk, typed: str, limit: int = 12) -> list[Person]:
    """The people whose names or phone hold what was typed, the likeliest first; [] for nothing typed."""
    if not typed.strip():
        return []
    last = desk.while_unchanged("people found", _Found)
    found = people.search(desk.db, typed, limit=limit, among=last.people if narrows(last.typed, typed) else None)
    # Letter after letter: those of the next are among them, once they are all there.
    last.typed, last.people = (typed, found) if len(found) < limit else ("", [])
    return found


@dataclass
class _Found:
    """Everybody whom something typed has found; nothing typed where they were too many."""

    typed: str = ""
    people: list[Person] = field(default_factory=list)


@everyone
def listing(desk: Desk, typed: str = "", limit: int = 500) -> tuple[list[Person], int]:
    """The people to show in a list, and how many there are in all."""
    return people.listing(desk.db, typed, limit), people.count(desk.db)


@everyone
def lines(desk: Desk, found: Sequence[Person]) -> list[Line]:
    """What a list says beside each of these people, in their order."""
    known = visits.standings(desk.db, [person.id for person in found], desk.now()) if found else {}
    return [Line(person, *known[person.id]) for person in found if person.id in known]


@everyone
def view(desk: Desk, person_id: int) -> PersonView:
    """Everything the desk may see of one person."""
    return PersonView(
        people.get(desk.db, person_id),
        tuple(appointments.of_person(desk.db, person_id)),
        tuple(mandates.of_person(desk.db, person_id)),
        tuple(tickets.of_person(desk.db, person_id)),
        tuple(rights_requests.of_person(desk.db, person_id)),
        tuple(joined.of_person(desk.db, person_id)),
        tuple(elsewhere.of_person(desk.db, person_id)),
    )


@everyone
def told_apart(desk: Desk, found: Sequence[Person]) -> dict[int, str]:
    """A second fact for each of these who has a namesake, by id; never the same.

    Their year of birth where it was asked, else their phone, else their last visit.
    """
    others = people.namesakes(desk.db, found)
    visited = visits.last(desk.db, [person.id for person in others]) if others else {}
    kinds = (_birth_year, _phone)
    said = [Counter((person.names_key, kind(person)) for person in others) for kind in kinds]
    facts = {
        person.id: next(
            (
                fact
                for kind, count in zip(kinds, said, strict=True)
                if (fact := kind(person)) and count[person.names_key, fact] == 1
            ),
            _last_visit(visited.get(person.id)),
        )
        for person in others
    }
    told = Counter((person.names_key, facts[person.id]) for person in others)
    return {
        person.id: facts[person.id]
        if told[person.names_key, facts[person.id]] == 1
        else f"{facts[person.id]}, fiche n°{french.NBSP}{person.id}"
        for person in others
    }


def _birth_year(person: Person) -> str:
    return f"naissance en {person.birth_year}" if person.birth_year else ""


def _phone(person: Person) -> str:
    return french.phone(person.phone) if person.phone else ""


def _last_visit(day: date | None) -> str:
    return f"dernière visite le {french.plain_date(day)}" if day else "aucune visite encore"


@everyone
def named(desk: Desk, person: Person) -> str:
    """The name as people say it, with a second fact when somebody else has the same."""
    fact = told_apart(desk, [person]).get(person.id)
    return f"{person.name} ({fact})" if fact else person.name


@everyone
def likely_duplicates(desk: Desk, person: Person) -> list[Person]:
    """Those already known who may be the same person."""
    return [
        other for other in people.alike_candidates(desk.db, person) if other.id != person.id and alike(person, other)
    ]


@everyone
def add_within(desk: Desk, person: Person, *, duplicate_confirmed: bool) -> Person:
    """Store a new person inside the transaction of the caller; raises `LikelyDuplicate`."""
    if not duplicate_confirmed:
        _refuse_twins(likely_duplicates(desk, person))
    added = people.add(desk.db, person, on=desk.now().date())
    desk.record(Action.PERSON_ADDED, f"usager-{added.id}")
    return added


@everyone
def known_within(desk: Desk, person: Person, *, duplicate_confirmed: bool) -> Person:
    """The one of this id or, with 0, a new one stored as `add_within` does."""
    if person.id:
        return people.get(desk.db, person.id)
    return add_within(desk, person, duplicate_confirmed=duplicate_confirmed)


@everyone
def register(desk: Desk, person: Person, *, duplicate_confirmed: bool = False) -> Changes:
    """Add a person; raises `LikelyDuplicate` unless the agent has confirmed."""
    with writing(desk.db):
        added = add_within(desk, person, duplicate_confirmed=duplicate_confirmed)
    return Changes(Touched.PEOPLE, f"{added.name} est dans la liste.", added.id)


def _refuse_twins(others: Sequence[Person]) -> None:
    if others:
        names = listed([other.name for other in others[:3]])
        raise LikelyDuplicate(
            f"{names} : est-ce la même personne ? Choisissez-la, ou confirmez que c’est quelqu’un d’autre.",
            tuple(other.id for other in others),
        )


@everyone
def correct(desk: Desk, person: Person, *, duplicate_confirmed: bool = False) -> Changes:
    """Replace what is known of a person by what was read from the form.

    Raises `LikelyDuplicate`, unless the agent has confirmed, when they now resemble somebody they did not, or bear
    the very name of somebody.
    """
    with writing(desk.db):
        if not duplicate_confirmed:
            before = people.get(desk.db, person.id)
            renamed = before.names_key != person.names_key
            twins = likely_duplicates(desk, person)
            _refuse_twins(
                [one for one in twins if not alike(one, before) or (renamed and one.names_key == person.names_key)]
            )
        people.update(desk.db, person)
        desk.record(Action.PERSON_CORRECTED, f"usager-{person.id}")
    return Changes(Touched.PEOPLE | Touched.APPOINTMENTS, f"{person.name} : fiche corrigée.", person.id)
