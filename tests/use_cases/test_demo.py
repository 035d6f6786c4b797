"""The demonstration is plausible, opens on a day with people, and can never be taken for the real thing."""

import re
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from inspect import signature
from pathlib import Path

import pytest

from desktop_app import forms
from desktop_app.domain.account import Role
from desktop_app.domain.mandate import State as MandateState
from desktop_app.domain.reception.appointment import State, overlap
from desktop_app.domain.reception.ticket import TicketState
from desktop_app.storage.mandates import mandates
from desktop_app.storage.planning import advisors
from desktop_app.storage.reception import appointments
from desktop_app.use_cases.accounts import opening
from desktop_app.use_cases.demo import open_demo
from desktop_app.use_cases.demo.build import START, from_mid_morning
from desktop_app.use_cases.demo.papers import every_paper
from desktop_app.use_cases.desk import Desk
from desktop_app.use_cases.mandates import mandates as verbs
from desktop_app.use_cases.papers.printing import Paper
from desktop_app.use_cases.reception import people, today
from desktop_app.use_cases.reception.queue import Queued
from tests.forms import reading

A_MONDAY_MORNING = datetime(2026, 9, 7, 10, 40)


@pytest.fixture(scope="module")
def monday(cheap_keys: None, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    """The demonstration as of that morning, which these tests only read."""
    desk = open_demo(tmp_path_factory.mktemp("monday"), clock=lambda: A_MONDAY_MORNING)
    yield desk
    opening.close_desk(desk)


@pytest.fixture(scope="module")
def drawn(monday: Desk) -> list[tuple[Paper, bytes]]:
    """Every paper of it, as a PDF."""
    return [(paper, paper.build()) for paper in every_paper(monday)]


def test_it_opens_on_a_day_with_people_expected_and_people_here(monday: Desk) -> None:
    view = today.day_view(monday, A_MONDAY_MORNING.date())
    assert monday.demo and view.here and len(view.booked) >= 4
    assert {row.appointment.state for row in view.booked} & {State.EXPECTED, State.ARRIVED}


def test_a_year_of_it_breaks_no_rule(monday: Desk) -> None:
    day = A_MONDAY_MORNING.date()
    lived = appointments.between(monday.db, day - timedelta(days=366), day + timedelta(days=90))
    assert len(lived) > 400
    by_person: dict[int, list[object]] = {}
    for one in lived:
        mine = by_person.setdefault(one.person_id, [])
        assert not any(overlap(one, other) for other in mine)  # type: ignore[arg-type]
        mine.append(one)
    made = [mandate for mandate, _ in mandates.every(monday.db)]
    assert len({mandate.number for mandate in made}) == len(made) > 20


def test_one_account_may_do_everything_and_is_the_first_advisors(monday: Desk) -> None:
    (account,) = opening.accounts(monday.folder)
    assert account == monday.account and account.roles == frozenset(Role) and account.name == "Entraînement"
    assert monday.keys.reads_mandates and monday.keys.journal
    assert advisors.get(monday.db, monday.advisor_at_work).name == "Élodie Caussade"


def test_open_mandates_can_be_read_and_ended_ones_no_more(monday: Desk) -> None:
    shown = [verbs.view(monday, view.mandate.id).mandate for view in verbs.listing(monday, open_only=False)]
    assert {mandate.state is MandateState.ENDED for mandate in shown} == {True, False}
    assert all((mandate.body is None) == (mandate.state is MandateState.ENDED) for mandate in shown)


ANY_DAY = [datetime(2026, 9, 7 + offset, 19, 30) for offset in range(7)]
HOLIDAYS = [datetime(2026, 12, 25, 8), datetime(2027, 1, 1, 23, 50), datetime(2026, 5, 8, 12)]


@pytest.mark.parametrize("started", [*ANY_DAY, *HOLIDAYS])
def test_whenever_the_training_begins_somebody_is_in_every_state_of_the_day(tmp_path: Path, started: datetime) -> None:
    desk = open_demo(tmp_path, clock=from_mid_morning(lambda: started))
    view = today.day_view(desk, desk.now().date())
    assert {row.appointment.state for row in view.booked} == set(State)
    assert len(view.here) == 2, "a workshop as well"
    assert [row for row in view.booked if row.appointment.advisor_id == 2]
    (queue,) = view.queues
    assert queue.waiting == 2, "and a queue"
    assert {row.ticket.state for row in queue.rows if isinstance(row, Queued)} == {
        TicketState.SEEN, TicketState.RECEIVED, TicketState.WAITING
    }  # fmt: skip
    waiting = verbs.listing(desk, open_only=True)
    wanted = {MandateState.DRAFT, MandateState.PRINTED, MandateState.ACTIVE}
    assert wanted <= {view.mandate.state for view in waiting}, "one to finish, one to sign, some to use"
    opening.close_desk(desk)


def test_every_paper_of_the_training_says_so_on_every_page(drawn: list[tuple[Paper, bytes]]) -> None:
    for paper, pdf in drawn:
        for number in range(reading.page_count(pdf)):
            large = [mark.text for mark in reading.watermarks(pdf, number)]
            assert large == ["ENTRAÎNEMENT"] * 2, paper.title


def test_a_pdf_that_names_somebody_is_told_to_lie_in_clear(monday: Desk, drawn: list[tuple[Paper, bytes]]) -> None:
    known = {person.last_name.casefold() for person in people.listing(monday)[0]}
    for paper, pdf in drawn:
        words = set(re.findall(r"[\w-]+", reading.whole(pdf).casefold()))
        assert bool(paper.discloses) is bool(known & words or paper.kind == "recovery_sheet"), paper.title


def test_the_clock_of_the_training_runs_on_from_mid_morning() -> None:
    hour = [datetime(2026, 9, 6, 22, 0)]
    clock = from_mid_morning(lambda: hour[0])
    assert clock() == datetime.combine(date(2026, 9, 7), START)
    hour[0] += timedelta(minutes=50)
    assert clock() == datetime.combine(date(2026, 9, 7), START) + timedelta(minutes=50)


def test_what_the_public_takes_home_can_be_had_in_large_letters(drawn: list[tuple[Paper, bytes]]) -> None:
    offered = {"appointment_cards": "appointment_slip"}
    seen = set()
    for paper, pdf in drawn:
        form = offered.get(paper.kind, paper.kind)
        if not hasattr(forms, form) or "large" not in signature(getattr(forms, form).build).parameters:
            continue
        seen.add(form)
        larger = paper.enlarged()
        assert paper.large and larger.build() != pdf, paper.title
        assert larger.enlarged() is larger
    assert {"withdrawal_receipt", "personal_record", "appointment_slip", "call_letter", "queue_number"} <= seen
