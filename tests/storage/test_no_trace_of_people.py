"""Nothing is left of somebody who was erased or purged, nor of a name that was corrected, but where it is said."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, datetime
from pathlib import Path

import pytest

from desktop_app.domain.person import Person
from desktop_app.domain.reception.appointment import State as Step
from desktop_app.storage.connection import database
from desktop_app.use_cases import clock_check
from desktop_app.use_cases.changes import Changes
from desktop_app.use_cases.desk import Desk
from desktop_app.use_cases.destruction import erasure
from desktop_app.use_cases.mandates import endings, mandates
from desktop_app.use_cases.papers import printing
from desktop_app.use_cases.reception import appointments, people, tickets
from tests.helpers.builders import NINE
from tests.helpers.clock import StillClock
from tests.helpers.open_door import open_door

from .test_no_trace import BODY, NAMES, PERSON, back_up, root, sight_of

__all__ = ["root"]


def visited(desk: Desk, clock: StillClock) -> int:
    """A person who was received once and has had a mandate that has ended; their id."""
    person_id = people.register(desk, PERSON).subject
    booked = appointments.book(
        desk, person=people.view(desk, person_id).person, advisor_id=1, start=NINE, theme="Logement"
    ).subject
    clock.forward(minutes=35)
    appointments.mark_as(desk, booked, Step.SEEN)
    person = people.view(desk, person_id).person
    made = mandates.draft(desk, person=person, advisor_id=1, body=BODY, ends_on=date(2026, 5, 27)).subject
    endings.withdraw(desk, made)
    assert b"%PDF" in printing.personal_record(desk, person_id).build()
    return person_id


def asked_for(desk: Desk, clock: StillClock, person_id: int) -> Changes:
    return erasure.erase(desk, person_id)


def purged(desk: Desk, clock: StillClock, person_id: int) -> Changes:
    clock.set(datetime(2028, 1, 3, 9))
    clock_check.accept(desk, day=desk.now().date())
    return erasure.purge(desk)


@pytest.fixture(params=[asked_for, purged])
def erasing(request: pytest.FixtureRequest) -> Iterator[Callable[[Desk, StillClock, int], Changes]]:
    """The two ways a person goes."""
    yield request.param


def test_nothing_is_left_of_a_person_in_any_file_but_the_copies_made_before(
    desk: Desk, root: Path, clock: StillClock, erasing: Callable[[Desk, StillClock, int], Changes]
) -> None:
    person_id = visited(desk, clock)
    uid = desk.db.execute("SELECT uid FROM person").fetchone()[0].encode()
    copies = back_up(desk, root)
    assert sight_of(root, desk).finds(*NAMES, uid) == {*NAMES, uid}

    done = erasing(desk, clock, person_id)
    assert b"%PDF" in printing.destruction_proof(desk, done.subject).build()
    assert sight_of(root, desk, but=copies.__contains__).finds(*NAMES) == set()
    assert sight_of(root, desk).finds(*NAMES) == set(NAMES)
    for copy in copies:
        copy.unlink()
    assert sight_of(root, desk).finds(*NAMES) == set()
    assert desk.db.execute("SELECT person_id FROM mandate").fetchall() == [(None,)]


def test_what_somebody_was_called_goes_with_the_day_but_from_the_copies_made_before(
    desk: Desk, root: Path, clock: StillClock
) -> None:
    tickets.add(open_door(desk), label="Zyxomarque")
    copies = back_up(desk, root)
    assert sight_of(root, desk).finds(*NAMES) == {b"zyxomarque"}
    clock.set(datetime(2025, 11, 28, 8, 30))
    tickets.forget_labels(desk)
    database.close(desk.db)
    assert sight_of(root, desk, but=copies.__contains__).finds(*NAMES) == set()
    assert sight_of(root, desk).finds(*NAMES) == {b"zyxomarque"}
    desk.db = database.open_file(desk.folder, desk.keys.data)


def test_a_corrected_name_is_gone_as_well_once_the_log_is_emptied(desk: Desk, root: Path) -> None:
    person_id = people.register(desk, PERSON).subject
    people.correct(desk, Person(person_id, "Autre", "Nom"))
    database.close(desk.db)
    assert sight_of(root, desk).finds(*NAMES) == set()
    desk.db = database.open_file(desk.folder, desk.keys.data)
