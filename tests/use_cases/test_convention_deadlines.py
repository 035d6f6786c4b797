"""What is told of each convention beside the day: its end, until when to refuse or to write, and nothing more."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, time

import pytest

from desktop_app.domain.convention import Delay, Ending, Ground
from desktop_app.use_cases import clock_check
from desktop_app.use_cases.desk import Desk
from desktop_app.use_cases.mandates import parties
from desktop_app.use_cases.overview import attention
from desktop_app.use_cases.settings import conventions
from desktop_app.use_cases.settings.convention_gestures import Addition, Closing, Renewal
from tests.helpers.builders import its_convention, its_terms, put_convention
from tests.helpers.clock import StillClock

NEW = its_terms(partner="Communauté de communes", signed_on=date(2026, 6, 23), hard_end=None)


def told(desk: Desk) -> list[str]:
    """What is said of conventions beside the day."""
    lines = [line for line in attention.needs_attention(desk) if line.part == "convention"]
    return [line.sentence.replace("\N{NO-BREAK SPACE}", " ") for line in lines]


BY_AGREEMENT = its_convention(
    signed_on=date(2025, 1, 1), tacit=False, hard_end=None, notice_months=3, renewals_max=2, cap_months=36
)
WRITE = "La convention finit le 31 décembre 2025 : à reconduire par écrit jusqu’au 1er octobre 2025"


@pytest.mark.parametrize(
    ("today", "sentences"),
    [
        (date(2025, 6, 29), []),
        # Three months before 1 January 2026 is Wednesday 1 October.
        (date(2025, 7, 1), [WRITE]),
        (date(2025, 10, 1), [WRITE]),
        (date(2025, 10, 2), ["La convention prend fin le 31 décembre 2025"]),
        (date(2026, 1, 1), ["La convention a pris fin le 31 décembre 2025"]),
    ],
)
def test_the_notice_of_a_convention_that_does_not_renew_by_itself_is_told(
    desk: Desk, clock: StillClock, today: date, sentences: list[str]
) -> None:
    put_convention(desk.db, BY_AGREEMENT)
    clock.set(datetime.combine(today, time(9)))
    assert told(desk) == sentences


def test_the_last_working_day_is_told_and_then_the_day_of_the_text(desk: Desk, clock: StillClock) -> None:
    """S2 from September: Sunday 1 June 2025; before it Friday 30 May, the day after Ascension."""
    put_convention(
        desk.db, its_convention(signed_on=date(2024, 9, 1), tacit=False, hard_end=None, notice_months=3, renewals_max=2)
    )
    for day, until in ((date(2025, 5, 30), "30 mai 2025"), (date(2025, 5, 31), "1er juin 2025")):
        clock.set(datetime.combine(day, time(9)))
        assert told(desk) == [f"La convention finit le 31 août 2025 : à reconduire par écrit jusqu’au {until}"]


def test_each_convention_in_force_has_its_line_and_one_that_is_renewed_has_none(desk: Desk, clock: StillClock) -> None:
    conventions.carry_out(desk, Addition(replace(NEW, signed_on=date(2025, 7, 1), term_months=12, notice_months=2)))
    clock.set(datetime(2026, 4, 1, 9))
    # Two months before 1 July is 1 May, a holiday: Thursday 30 April.
    other = "Reconduction avec Communauté de communes : opposition possible jusqu’au 30 avril 2026"
    assert told(desk) == ["La convention avec Département des Pyrénées-Orientales prend fin le 22 juin 2026", other]
    clock_check.accept(desk, day=clock().date())
    conventions.carry_out(desk, Renewal(1, NEW))
    assert told(desk) == [other]


@pytest.mark.parametrize(
    ("on", "today", "sentence"),
    [
        # Thirty days from 20 November: the whole of 20 December still counts.
        (date(2025, 12, 20), date(2025, 11, 28), "La convention prend fin le 20 décembre 2025 : {}"),
        (
            date(2026, 3, 31),
            date(2025, 12, 20),
            "La convention prend fin le 31 mars 2026 : {}, délai de la lettre jusqu’au 20 décembre 2025",
        ),
        (date(2026, 3, 31), date(2025, 12, 21), "La convention prend fin le 31 mars 2026 : {}"),
        (date(2025, 12, 20), date(2025, 12, 21), "La convention a pris fin le 20 décembre 2025"),
    ],
)
def test_the_end_that_a_letter_brings_is_told_while_its_delay_runs_and_until_it_comes(
    desk: Desk, clock: StillClock, on: date, today: date, sentence: str
) -> None:
    ground = Ground(Ending.FAULT, date(2025, 11, 20), Delay(30), "art. 7.1")
    conventions.carry_out(desk, Closing(1, on, "", ground))
    clock.set(datetime.combine(today, time(9)))
    assert told(desk) == [sentence.format("résiliation pour faute")]


def test_in_a_gap_the_end_and_the_next_beginning_are_told(desk: Desk, clock: StillClock) -> None:
    conventions.carry_out(desk, Renewal(1, replace(NEW, signed_on=date(2026, 7, 13))))
    clock.set(datetime(2026, 7, 1, 9))
    assert told(desk) == ["La convention a pris fin le 22 juin 2026, la suivante commence le 13 juillet 2026"]


def test_the_service_of_the_commune_asks_for_nothing(desk: Desk) -> None:
    put_convention(desk.db, its_convention(own=True, partner="", hard_end=None, notice_months=0))
    assert told(desk) == [] and parties.of_place(desk).partner == ""
