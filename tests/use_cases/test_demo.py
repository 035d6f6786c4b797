"""The demonstration is plausible, opens on a day with people, and can never be taken for the real thing."""

import re
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest

from desktop_app.domain.account import Role
from desktop_app.domain.appointment import State, overlap
from desktop_app.domain.mandate import State as MandateState
from desktop_app.storage import advisors, appointments, mandates
from desktop_app.use_cases import mandates as verbs
from desktop_app.use_cases import opening, people, today
from desktop_app.use_cases.demo import open_demo
from desktop_app.use_cases.demo.clock import START, from_mid_morning
from desktop_app.use_cases.demo.papers import every_paper
from tests.forms import reading

A_MONDAY_MORNING = datetime(2026, 9, 7, 10, 40)


def test_it_opens_on_a_day_with_people_expected_and_people_here(tmp_path: Path) -> None:
    desk = open_demo(tmp_path, clock=lambda: A_MONDAY_MORNING)
    view = today.day_view(desk, A_MONDAY_MORNING.date())
    assert desk.demo and view.here and len(view.booked) >= 4
    assert {row.appointment.state for row in view.booked} & {State.EXPECTED, State.ARRIVED}
    opening.close_desk(desk)


def test_a_year_of_it_breaks_no_rule(tmp_path: Path) -> None:
    desk = open_demo(tmp_path, clock=lambda: A_MONDAY_MORNING)
    day = A_MONDAY_MORNING.date()
    lived = appointments.between(desk.db, day - timedelta(days=366), day + timedelta(days=90))
    assert len(lived) > 400
    by_person: dict[int, list[object]] = {}
    for one in lived:
        mine = by_person.setdefault(one.person_id, [])
        assert not any(overlap(one, other) for other in mine)  # type: ignore[arg-type]
        mine.append(one)
    made = [mandate for mandate, _ in mandates.every(desk.db)]
    assert len({mandate.number for mandate in made}) == len(made) > 20
    opening.close_desk(desk)


def test_one_account_may_do_everything_and_is_the_first_advisors(tmp_path: Path) -> None:
    desk = open_demo(tmp_path, clock=lambda: A_MONDAY_MORNING)
    (account,) = opening.accounts(tmp_path)
    assert account == desk.account and account.roles == frozenset(Role) and account.name == "Entraînement"
    assert desk.keys.reads_mandates and desk.keys.journal
    assert advisors.get(desk.db, desk.advisor_at_work).name == "Élodie Caussade"
    opening.close_desk(desk)


def test_open_mandates_can_be_read_and_ended_ones_no_more(tmp_path: Path) -> None:
    desk = open_demo(tmp_path, clock=lambda: A_MONDAY_MORNING)
    shown = [verbs.view(desk, view.mandate.id).mandate for view in verbs.listing(desk, open_only=False)]
    assert {mandate.state is MandateState.ENDED for mandate in shown} == {True, False}
    assert all((mandate.body is None) == (mandate.state is MandateState.ENDED) for mandate in shown)
    opening.close_desk(desk)


ANY_DAY = [datetime(2026, 9, 7 + offset, 19, 30) for offset in range(7)]
HOLIDAYS = [datetime(2026, 12, 25, 8), datetime(2027, 1, 1, 23, 50), datetime(2026, 5, 8, 12)]


@pytest.mark.parametrize("started", [*ANY_DAY, *HOLIDAYS])
def test_whenever_the_training_begins_somebody_is_in_every_state_of_the_day(tmp_path: Path, started: datetime) -> None:
    desk = open_demo(tmp_path, clock=from_mid_morning(lambda: started))
    view = today.day_view(desk, desk.now().date())
    assert {row.appointment.state for row in view.booked} == set(State)
    assert len(view.here) == 2, "a workshop as well"
    assert [row for row in view.booked if row.appointment.advisor_id == 2]
    waiting = verbs.listing(desk, open_only=True)
    wanted = {MandateState.DRAFT, MandateState.PRINTED, MandateState.ACTIVE}
    assert wanted <= {view.mandate.state for view in waiting}, "one to finish, one to sign, some to use"
    opening.close_desk(desk)


def test_every_paper_of_the_training_says_so_on_every_page(tmp_path: Path) -> None:
    desk = open_demo(tmp_path, clock=lambda: A_MONDAY_MORNING)
    for paper in every_paper(desk):
        pdf = paper.build()
        for number in range(reading.page_count(pdf)):
            assert [mark.text for mark in reading.watermarks(pdf, number)] == ["ENTRAÎNEMENT"] * 2, paper.title
    opening.close_desk(desk)


def test_a_pdf_that_names_somebody_is_told_to_lie_in_clear(tmp_path: Path) -> None:
    desk = open_demo(tmp_path, clock=lambda: A_MONDAY_MORNING)
    known = {person.last_name.casefold() for person in people.listing(desk)[0]}
    for paper in every_paper(desk):
        words = set(re.findall(r"[\w-]+", reading.whole(paper.build()).casefold()))
        assert bool(paper.discloses) is bool(known & words or paper.kind == "recovery_sheet"), paper.title
    opening.close_desk(desk)


def test_the_clock_of_the_training_runs_on_from_mid_morning() -> None:
    hour = [datetime(2026, 9, 6, 22, 0)]
    clock = from_mid_morning(lambda: hour[0])
    assert clock() == datetime.combine(date(2026, 9, 7), START)
    hour[0] += timedelta(minutes=50)
    assert clock() == datetime.combine(date(2026, 9, 7), START) + timedelta(minutes=50)
