"""Loans: nothing without a place where it is locked away, nothing twice at once, and said until it is given back."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from desktop_app.domain.errors import OutOfDate, Refused
from desktop_app.domain.planning.loan import Loan, LoanStanding, loan_standing
from desktop_app.use_cases.changes import Touched
from desktop_app.use_cases.desk import Desk
from desktop_app.use_cases.overview import attention
from desktop_app.use_cases.planning import schedule
from desktop_app.use_cases.settings import house_rules
from desktop_app.use_cases.workshops import loans, workshops
from tests.helpers.alike import take_back
from tests.helpers.builders import FRIDAY, THURSDAY
from tests.helpers.clock import StillClock
from tests.use_cases.gestures_of_workshops import FIRST_STEPS, PLACE

LAST = THURSDAY + timedelta(5)
PRINTER = Loan(0, "Imprimante 3D", THURSDAY, LAST, "Armoire du bureau")


def lines(desk: Desk) -> list[str]:
    return [each.sentence.replace("\xa0", " ") for each in attention.needs_attention(desk) if "Prêt" in each.sentence]


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"words": " "}, "words"),
        ({"storage": " "}, "storage"),
        ({"storage": "n° 1 85 05 78 006 084 91"}, "storage"),
        ({"last": THURSDAY - timedelta(1)}, "last"),
        ({"returned_on": THURSDAY + timedelta(1)}, "returned_on"),
        ({"returned_on": THURSDAY - timedelta(1)}, "returned_on"),
    ],
)
def test_a_loan_that_nobody_locks_away_or_that_cannot_be_is_refused(
    desk: Desk, changes: dict[str, object], field: str
) -> None:
    with pytest.raises(Refused) as refusal:
        loans.keep(desk, replace(PRINTER, **changes))  # type: ignore[arg-type]
    assert [fault.field for fault in refusal.value.faults] == [field] and loans.every(desk) == []


@pytest.mark.parametrize(
    ("first", "back", "free"), [(LAST, None, False), (LAST + timedelta(1), None, True), (LAST, THURSDAY, True)]
)
def test_one_thing_is_not_here_twice_at_once(desk: Desk, first: object, back: object, free: bool) -> None:
    kept = loans.keep(desk, PRINTER)
    loans.keep(desk, replace(PRINTER, id=kept.subject, returned_on=back))  # type: ignore[arg-type]
    again = replace(PRINTER, words="imprimante  3d", first=first, last=LAST + timedelta(9))  # type: ignore[arg-type]
    if free:
        assert loans.keep(desk, again).subject == 2
    else:
        with pytest.raises(Refused, match="déjà emprunté"):
            loans.keep(desk, again)


@pytest.mark.parametrize("change", ["corrected", "taken out", "put back"])
def test_the_seats_of_days_that_are_over_stay_whatever_is_said_later_of_what_was_lent(
    desk: Desk, clock: StillClock, change: str
) -> None:
    house_rules.change(desk, replace(house_rules.load(desk), workshop_machines=1))
    workshops.give(desk, **PLACE, subject=replace(FIRST_STEPS, maximum=0, machine_each=True))
    kept = loans.keep(desk, replace(PRINTER, words="Cinq portables", machines=5)).subject

    def seats() -> list[int]:
        (session,) = schedule.here_on(desk, FRIDAY)
        return [slot.places for slot in session.slots]

    assert seats() == [8, 6]
    gone = loans.remove(desk, kept) if change == "put back" else None
    then = [8, 1] if gone else [8, 6]
    clock.set(datetime(2025, 11, 29, 9))
    if gone:
        take_back(desk, gone)
    elif change == "taken out":
        loans.remove(desk, kept)
    else:
        loans.keep(desk, replace(loans.every(desk)[0], machines=2))
    assert seats() == then


def test_those_that_are_not_back_stand_first_and_what_changed_is_shown_with_the_days(desk: Desk) -> None:
    days = {"Écran": -3, "Tablettes": -2, "Malle": -1}
    for words, at in days.items():
        done = loans.keep(desk, replace(PRINTER, words=words, first=THURSDAY + timedelta(at)))
        assert done.touched == Touched.SETTINGS | Touched.APPOINTMENTS
    loans.keep(desk, replace(loans.every(desk)[0], returned_on=THURSDAY))
    assert [each.words for each in loans.every(desk)] == ["Tablettes", "Malle", "Écran"]


def test_it_is_said_from_its_last_day_until_it_is_back(desk: Desk, clock: StillClock) -> None:
    kept = loans.keep(desk, PRINTER)
    assert lines(desk) == [] and loan_standing(PRINTER, THURSDAY) is LoanStanding.HERE
    clock.set(datetime(2025, 12, 2, 9))
    assert lines(desk) == ["Prêt à rendre aujourd’hui : Imprimante 3D"]
    clock.set(datetime(2025, 12, 4, 9))
    late = ["Prêt à rendre depuis le 2 décembre 2025 : Imprimante 3D"]
    assert lines(desk) == late
    done = loans.keep(desk, replace(PRINTER, id=kept.subject, returned_on=clock().date()))
    assert lines(desk) == []
    take_back(desk, done)
    assert lines(desk) == late


def test_what_was_taken_out_comes_back_unless_something_else_has_its_days(desk: Desk) -> None:
    kept = loans.keep(desk, PRINTER)
    gone = loans.remove(desk, kept.subject)
    take_back(desk, gone)
    assert loans.every(desk) == [replace(PRINTER, id=kept.subject)]
    with pytest.raises(OutOfDate):
        take_back(desk, gone)
    again = loans.remove(desk, kept.subject)
    loans.keep(desk, PRINTER)
    with pytest.raises(Refused):
        take_back(desk, again)
