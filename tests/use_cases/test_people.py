"""A correction asks about twins when it makes some, and not about those that were told apart before."""

from dataclasses import replace
from datetime import timedelta

import pytest

from desktop_app.domain.errors import LikelyDuplicate
from desktop_app.domain.reception.appointment import State
from desktop_app.storage.reception import people as stored
from desktop_app.use_cases.desk import Desk
from desktop_app.use_cases.reception import people
from tests.helpers.builders import NINE, stored_appointment, stored_person


def test_corrected_into_the_very_name_of_somebody_who_was_near_is_asked(desk: Desk) -> None:
    known, near = stored_person(desk.db, "Dupont", "Marie"), stored_person(desk.db, "Dupond", "Marie")
    with pytest.raises(LikelyDuplicate) as asked:
        people.correct(desk, replace(near, last_name="DUPONT"))
    assert asked.value.others == (known.id,) and stored.get(desk.db, near.id) == near
    people.correct(desk, replace(near, last_name="Dupont"), duplicate_confirmed=True)
    assert stored.get(desk.db, near.id).last_name == "Dupont"


@pytest.mark.parametrize("changes", [{"phone": "0639980077"}, {"last_name": "Dupônd"}, {"last_name": "Dupons"}])
def test_somebody_who_was_near_already_is_not_asked_about_again(desk: Desk, changes: dict[str, str]) -> None:
    near = stored_person(desk.db, "Dupond", "Marie")
    stored_person(desk.db, "Dupont", "Marie")
    assert people.correct(desk, replace(near, **changes)).subject == near.id


def test_who_bears_the_name_of_somebody_is_corrected_without_a_question(desk: Desk) -> None:
    one, other = (stored_person(desk.db, "Dupont", "Marie") for _ in range(2))
    assert people.correct(desk, replace(other, phone="0639980077")).subject == other.id
    assert stored.get(desk.db, one.id) == one


def test_only_who_is_expected_is_said_to_come(desk: Desk) -> None:
    person = stored_person(desk.db, "Dupont", "Marie")
    stored_appointment(desk.db, person, start=NINE + timedelta(days=7), state=State.EXCUSED)
    (told,) = people.lines(desk, [person])
    assert told.expected is None
    stored_appointment(desk.db, person, start=NINE + timedelta(days=14))
    (told,) = people.lines(desk, [person])
    assert told.expected == NINE + timedelta(days=14)
