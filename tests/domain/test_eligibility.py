"""Seats held by number for a group (La Porte du Hainaut, art. 4), and as whom one may come: by hand."""

from __future__ import annotations

import pytest

from desktop_app.domain.reception.eligibility import Group, check_entitlement, counted_told, read_groups, seats_of
from tests.domain.blamed import blamed
from tests.helpers.alike import plain

STAFF, INHABITANT, GONE = "agent de Denain", "habitant", "inscrit au réseau"
OPEN_TO = (STAFF, INHABITANT)


def test_groups_are_kept_in_the_order_of_what_the_workshop_is_open_to() -> None:
    typed = [Group(GONE, 1), Group(INHABITANT, 2), Group(STAFF, 3)]
    assert read_groups(typed, OPEN_TO, [Group(GONE, 1)], 5) == (Group(STAFF, 3), Group(INHABITANT, 2), Group(GONE, 1))
    assert seats_of(typed) == 6 and seats_of([]) == 0


def test_a_line_without_seats_nor_people_is_none_and_one_with_people_alone_is_kept() -> None:
    assert read_groups([Group(STAFF, 0), Group(INHABITANT, 0, came=2)], OPEN_TO, [], 0) == (Group(INHABITANT, 0, 2),)
    assert read_groups([Group(STAFF, 0, came=0)], OPEN_TO, [], 0) == ()


@pytest.mark.parametrize(
    ("group", "fine"),
    [
        (Group(STAFF, 1), True),
        (Group(STAFF, 50), True),
        (Group(STAFF, 1, came=50), True),
        (Group(STAFF, 1, came=0), True),
        (Group(STAFF, 51), False),
        (Group(STAFF, -1), False),
        (Group(STAFF, 1, came=51), False),
        (Group(STAFF, 1, came=-1), False),
    ],
)
def test_a_number_is_one_of_people_in_a_room(group: Group, fine: bool) -> None:
    if fine:
        assert read_groups([group], OPEN_TO, [], 99) == (group,)
    else:
        assert blamed(read_groups, [group], OPEN_TO, [], 0) == {STAFF: "De 0 à 50 personnes."}


@pytest.mark.parametrize(
    ("seats", "left", "told"),
    [
        (3, 1, None),
        (2, 0, None),
        (1, 0, None),
        # A room made smaller since takes nothing away from who has it.
        (2, -1, None),
        (1, -3, None),
        (4, 1, "2 places de plus, il en reste 1."),
        (3, 0, "1 place de plus, il en reste aucune."),
    ],
)
def test_no_more_seats_are_held_than_are_left(seats: int, left: int, told: str | None) -> None:
    before, typed = [Group(STAFF, 2), Group(INHABITANT, 4)], [Group(STAFF, seats), Group(INHABITANT, 4)]
    if told is None:
        assert seats_of(read_groups(typed, OPEN_TO, before, left)) == seats + 4
    else:
        assert blamed(read_groups, typed, OPEN_TO, before, left) == {STAFF: told}


def test_the_last_group_that_grew_is_the_one_that_is_blamed() -> None:
    typed = [Group(STAFF, 1), Group(INHABITANT, 1)]
    assert list(blamed(read_groups, typed, OPEN_TO, [], 1)) == [INHABITANT]
    assert list(blamed(read_groups, typed, OPEN_TO, [Group(INHABITANT, 1)], 0)) == [STAFF]
    assert list(blamed(read_groups, [Group(STAFF, 1), Group(INHABITANT, 0, came=1)], OPEN_TO, [], 0)) == [STAFF]


def test_each_title_has_one_line_and_is_one_that_is_asked_for() -> None:
    assert blamed(read_groups, [Group(STAFF, 1), Group(STAFF, 2)], OPEN_TO, [], 9) == {
        "": "Chaque titre n’a qu’une ligne."
    }
    assert blamed(read_groups, [Group(GONE, 1)], OPEN_TO, [], 9) == {
        "": "Cet atelier n’est pas réservé à « inscrit au réseau »."
    }
    assert list(blamed(check_entitlement, GONE, OPEN_TO)) == ["seen"]
    check_entitlement(STAFF, OPEN_TO)


def test_the_most_are_told_first_and_nobody_is_not_told() -> None:
    told = counted_told([(INHABITANT, 4), (STAFF, 8), (GONE, 0), ("apprenti", 4)])
    assert plain(told) == "agent de Denain 8, apprenti 4, habitant 4"
    assert counted_told([]) == ""
