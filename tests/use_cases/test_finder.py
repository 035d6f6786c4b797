"""One line typed anywhere: who, when, which mandate it may mean, and nothing that the account may not know."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from desktop_app.domain.mandate import EndReason, StandInReason, State
from desktop_app.domain.reception.appointment import State as Visit
from desktop_app.use_cases.desk import Desk
from desktop_app.use_cases.finder import finder
from desktop_app.use_cases.mandates import endings, mandate_access, mandates
from tests.helpers.builders import NINE, stored_appointment, stored_mandate, stored_person
from tests.helpers.clock import StillClock


def names(desk: Desk, typed: str) -> list[str]:
    return [each.person.name for each in finder.search(desk, typed).people]


def days(desk: Desk, typed: str) -> list[str]:
    """'2025-11-27 09:00', as ISO writes them."""
    found = finder.search(desk, typed).days
    return [" ".join(filter(None, [f"{each.line.day}", f"{each.hour:%H:%M}" if each.hour else ""])) for each in found]


def numbers(desk: Desk, typed: str) -> list[str]:
    return [view.mandate.number for view in finder.search(desk, typed).mandates]


def nothing(desk: Desk, typed: str) -> bool:
    return finder.search(desk, typed) == finder.Found()


@pytest.fixture
def known(desk: Desk) -> Desk:
    """Four people, two of whom are called the same."""
    stored_person(desk.db, "Aubert", "Nadia", "0639989139")
    stored_person(desk.db, "Lefèvre", "Éloïse", "0639980001")
    stored_person(desk.db, "Roca", "Jordi", "+34612345678")
    stored_person(desk.db, "Roca", "Jordi", "0465710002")
    return desk


@pytest.mark.parametrize("typed", ["nadia", "aubert nadia", "Nadia AUBERT", "aub", "nadia 9139"])
def test_somebody_is_found_by_name_in_any_order(known: Desk, typed: str) -> None:
    assert names(known, typed) == ["Nadia Aubert"]


def test_accents_do_not_count(known: Desk) -> None:
    assert names(known, "eloise lefevre") == names(known, "Éloïse") == ["Éloïse Lefèvre"]


@pytest.mark.parametrize(
    "typed",
    [
        "0639989139",
        "06 39 98 91 39",
        "06.39.98.91.39",
        "+33 6 39 98 91 39",
        "0033639989139",
        "9139",
        "98 91",
        "06/39/98/91/39",
    ],
)
def test_or_by_telephone_while_the_caller_waits(known: Desk, typed: str) -> None:
    assert names(known, typed) == ["Nadia Aubert"]


def test_a_foreign_number_too(known: Desk) -> None:
    assert [each.person.phone for each in finder.search(known, "+34 612").people] == ["+34612345678"]


@pytest.mark.parametrize("typed", ["", "  ", "n", "063", "06 3", "?", "%", "n" * 300])
def test_too_little_names_nobody(known: Desk, typed: str) -> None:
    assert nothing(known, typed) or not names(known, typed)


@pytest.mark.parametrize("typed", ["3 nov", "le 9", "9h", "3/12", "9:13"])
def test_what_is_a_day_or_an_hour_is_nobodys_number(known: Desk, typed: str) -> None:
    assert not names(known, typed)


def test_namesakes_are_told_apart(known: Desk) -> None:
    told = [each.told_apart.replace("\N{NO-BREAK SPACE}", " ") for each in finder.search(known, "jordi").people]
    assert told == ["+34 612 345 678", "04 65 71 00 02"]


def test_with_whoever_is_found_comes_when_they_are_next_awaited(known: Desk) -> None:
    nadia = finder.search(known, "nadia").people[0].person
    for start, state in (
        (datetime(2025, 11, 20, 9), Visit.EXPECTED),
        (datetime(2025, 12, 4, 9), Visit.EXCUSED),
        (datetime(2025, 12, 11, 14), Visit.EXPECTED),
        (datetime(2025, 12, 18, 9), Visit.EXPECTED),
    ):
        stored_appointment(known.db, nadia, start=start, state=state)
    assert finder.search(known, "nadia").people[0].next_visit == datetime(2025, 12, 11, 14)
    assert finder.search(known, "eloise").people[0].next_visit is None
    stored_appointment(known.db, nadia, start=NINE.replace(hour=8), state=Visit.ARRIVED)
    assert finder.search(known, "nadia").people[0].next_visit == NINE.replace(hour=8), "who is here this morning counts"


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("jeudi", ["2025-11-27", "2025-12-04"]),
        ("vendredi 14h", ["2025-11-28 14:00"]),
        ("4/12", ["2025-12-04", "2024-12-04"]),
        ("demain", ["2025-11-28"]),
        ("14h", ["2025-11-27 14:00"]),
        ("nadia", []),
    ],
)
def test_a_day_is_found_as_people_say_it(known: Desk, typed: str, meant: list[str]) -> None:
    assert days(known, typed) == meant


def test_an_hour_alone_is_of_the_next_open_day_when_nobody_receives_today(desk: Desk, clock: StillClock) -> None:
    clock.now = datetime(2025, 11, 29, 10)
    assert days(desk, "14 h 30") == ["2025-12-04 14:30"]


def test_a_day_says_what_is_on_it(desk: Desk) -> None:
    stored_appointment(desk.db)
    (today, _) = finder.search(desk, "jeudi").days
    assert (today.line.booked, today.line.left > 0, today.line.advisors) == (1, True, ("Marie Castell",))
    (sunday,) = finder.search(desk, "dimanche").days
    assert (sunday.line.day, sunday.line.purposes) == (date(2025, 11, 30), ())


@pytest.mark.parametrize("typed", ["1", "0001", "2025-0001", "2025-1", "mandat 1"])
def test_a_mandate_is_found_by_its_number(desk: Desk, typed: str) -> None:
    mandate = stored_mandate(desk.db, State.ACTIVE)
    assert mandate.number == "2025-0001"
    assert numbers(desk, typed) == ["2025-0001"] and nothing(desk, "2025-0002")


def test_the_newest_first_where_the_year_is_not_said(desk: Desk) -> None:
    stored_mandate(desk.db, State.ACTIVE)
    stored_mandate(desk.db, State.ACTIVE, drafted_at=datetime(2024, 11, 20, 9), number="2024-0001")
    assert numbers(desk, "1") == ["2025-0001", "2024-0001"]


def test_every_account_reads_by_number_what_the_list_of_mandates_says_and_no_content(
    desk: Desk, reception_desk: Desk, advisor_desk: Desk, manager_desk: Desk
) -> None:
    stored_mandate(desk.db, State.ACTIVE)
    for each in (desk, reception_desk, advisor_desk, manager_desk):
        assert list(finder.search(each, "2025-0001").mandates) == mandates.listing(each)
        assert finder.search(each, "2025-0001").mandates[0].mandate.body is None


def test_beside_a_person_stand_the_mandates_that_the_account_opens_and_no_others(
    desk: Desk, reception_desk: Desk, advisor_desk: Desk, manager_desk: Desk
) -> None:
    nadia = stored_person(desk.db, "Aubert", "Nadia")
    mandate = stored_mandate(desk.db, State.ACTIVE, person=nadia)
    assert numbers(desk, "nadia") == [mandate.number]
    assert not [each for each in (reception_desk, advisor_desk, manager_desk) if numbers(each, "nadia")]
    mandate_access.entrust(desk, mandate.id, advisor_id=2, why=StandInReason.AWAY)
    assert numbers(advisor_desk, "nadia") == [mandate.number]
    stored_person(desk.db, "Martin", "Nadia")
    assert not numbers(desk, "nadia"), "whose, if there are two?"
    endings.close(desk, mandate.id, reason=EndReason.DONE)
    assert not numbers(desk, "aubert"), "what has ended is asked for by its number"


@pytest.mark.parametrize("typed", ["nadja", "nadai aubert", "auber", "Nàdja", "aubret"])
def test_a_name_one_letter_off_is_near(known: Desk, typed: str) -> None:
    assert [each.person.name for each in finder.near(known, typed)] == ["Nadia Aubert"]


@pytest.mark.parametrize("typed", ["", "0639", "zzzz", "nda", "nadja martin", "x" * 5_000, "a b " * 200])
def test_nobody_is_near_to_what_is_no_name(known: Desk, typed: str) -> None:
    assert finder.near(known, typed) == ()


def test_the_near_are_few_and_say_when_they_come(desk: Desk) -> None:
    for letter in "abcdef":
        stored_person(desk.db, f"Marti{letter}", "Ana")
    found = finder.near(desk, "martix")
    assert [each.person.last_name for each in found] == ["Martia", "Martib", "Martic"]
