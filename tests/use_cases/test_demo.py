"""The demonstration is plausible, opens on a day with people, and can never be taken for the real thing."""

from datetime import datetime, timedelta
from pathlib import Path

from desktop_app.domain.account import Role
from desktop_app.domain.appointment import State, overlap
from desktop_app.domain.mandate import State as MandateState
from desktop_app.storage import advisors, appointments, mandates
from desktop_app.use_cases import mandates as verbs
from desktop_app.use_cases import opening, today
from desktop_app.use_cases.demo import open_demo

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
    assert account == desk.account and account.roles == frozenset(Role) and account.name == "Démonstration"
    assert desk.keys.reads_mandates and desk.keys.journal
    assert advisors.get(desk.db, desk.advisor_at_work).name == "Élodie Caussade"
    opening.close_desk(desk)


def test_open_mandates_can_be_read_and_ended_ones_no_more(tmp_path: Path) -> None:
    desk = open_demo(tmp_path, clock=lambda: A_MONDAY_MORNING)
    shown = [verbs.view(desk, view.mandate.id).mandate for view in verbs.listing(desk, open_only=False)]
    assert {mandate.state is MandateState.ENDED for mandate in shown} == {True, False}
    assert all((mandate.body is None) == (mandate.state is MandateState.ENDED) for mandate in shown)
    opening.close_desk(desk)
