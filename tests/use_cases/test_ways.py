"""With the person, by a mandate or elsewhere: counted by day and advisor, taken back, and shown in figures."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from desktop_app.domain.errors import OutOfDate, RuleBroken
from desktop_app.domain.french import NBSP
from desktop_app.domain.mandate import Way
from desktop_app.domain.mandate.capacity import Cautions, Situation, Standing, judge
from desktop_app.screens.fulfilment.demand_words import demand_words
from desktop_app.use_cases.desk import Desk
from desktop_app.use_cases.mandates import controls, mandates, ways
from desktop_app.use_cases.papers import mandate_sheets
from desktop_app.use_cases.reception import demand
from tests.helpers.builders import THURSDAY, a_body, stored_person
from tests.helpers.clock import StillClock
from tests.helpers.paper import words_of


def told(desk: Desk) -> str:
    """What the référent reads of November."""
    return demand_words(demand.of_month(desk, THURSDAY), "en novembre 2025").replace(NBSP, " ")


def prepare_a_mandate(desk: Desk, advisor_id: int = 1) -> None:
    person = stored_person(desk.db)
    mandates.draft(desk, person=person, advisor_id=advisor_id, body=a_body(), ends_on=THURSDAY)


def test_what_is_done_with_the_person_is_counted_beside_mandates(desk: Desk) -> None:
    for _ in range(2):
        ways.done_with(desk)
    prepare_a_mandate(desk)
    ways.oriented(desk)
    assert ways.this_month(desk) == {Way.WITH: 2, Way.MANDATE: 1, Way.ELSEWHERE: 1}
    assert "2 démarches faites avec la personne, 1 mandat préparé, 1 personne orientée ailleurs." in told(desk)


def test_each_advisor_has_a_figure_of_their_own(desk: Desk, advisor_desk: Desk) -> None:
    ways.done_with(desk)
    ways.done_with(advisor_desk)
    ways.done_with(advisor_desk)
    assert ways.this_month(desk) == {Way.WITH: 1} and ways.this_month(advisor_desk) == {Way.WITH: 2}
    assert "3 démarches faites avec la personne (" in told(desk)
    assert "Jordi Puig, 2 démarches faites avec la personne" in told(desk)


def test_what_was_done_by_a_mandate_or_elsewhere_is_not_told_with_the_person(desk: Desk, advisor_desk: Desk) -> None:
    for _ in range(5):
        ways.done_with(desk)
    ways.oriented(advisor_desk)
    prepare_a_mandate(desk)
    assert controls.between(desk, THURSDAY, THURSDAY).figures.with_person == 5
    assert controls.between(desk, THURSDAY + timedelta(1), THURSDAY + timedelta(7)).figures.with_person == 0


def test_it_is_taken_back_one_by_one_and_never_below_nothing(desk: Desk) -> None:
    first, second = ways.done_with(desk), ways.done_with(desk)
    assert first.undo and second.undo
    second.undo.back(desk)
    assert ways.this_month(desk) == {Way.WITH: 1}
    first.undo.back(desk)
    assert ways.this_month(desk) == {} and "Faire avec" not in told(desk)
    with pytest.raises(OutOfDate):
        first.undo.back(desk)


def test_the_month_that_is_told_begins_on_its_first_day(desk: Desk, clock: StillClock) -> None:
    clock.set(datetime(2025, 11, 30, 9))
    ways.done_with(desk)
    clock.set(datetime(2025, 12, 1, 9))
    assert ways.this_month(desk) == {}
    ways.done_with(desk)
    assert demand.of_month(desk, THURSDAY).ways == demand.of_month(desk, THURSDAY + timedelta(7)).ways
    assert demand.of_year(desk, 2025).ways["Marie Castell"] == {Way.WITH: 2}


def test_an_account_that_is_nobody_s_counts_for_who_is_here_or_says_why_not(desk: Desk, clock: StillClock) -> None:
    desk.account = desk.account._replace(advisor_id=0)
    ways.done_with(desk)
    assert demand.of_month(desk, THURSDAY).ways == {"Marie Castell": {Way.WITH: 1}}
    clock.set(datetime(2025, 11, 29, 9))
    with pytest.raises(RuleBroken, match="Personne ne reçoit"):
        ways.done_with(desk)


def test_the_sheet_says_who_can_help_and_names_nobody(desk: Desk) -> None:
    person = stored_person(desk.db)
    words = words_of(mandate_sheets.orientation(desk, judge(Situation(Standing.TUTELLE), Cautions())).build())
    for helper in ("CCAS", "Point-justice", "France services", "préfecture", "qui vous représente"):
        assert helper in words
    assert person.last_name not in words and "tutelle" not in words.casefold()


def test_where_a_mandate_is_possible_there_is_no_such_sheet(desk: Desk) -> None:
    with pytest.raises(RuleBroken, match="possible"):
        mandate_sheets.orientation(desk, judge(Situation(), Cautions()))
