"""A day that is over stays as it was, on screen and on paper, whatever is changed in Réglages afterwards."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain.errors import RuleBroken, SlotTaken
from desktop_app.domain.planning import Pattern, Rhythm, Segment
from desktop_app.domain.reception.appointment import State
from desktop_app.domain.theme import Purpose
from desktop_app.forms import appointment_slip, day_programme, day_sheet
from desktop_app.storage.connection.database import writing
from desktop_app.storage.planning import sessions
from desktop_app.storage.reception import appointments as stored
from desktop_app.storage.reception import figures
from desktop_app.use_cases import clock_check
from desktop_app.use_cases.changes import Changes, Touched
from desktop_app.use_cases.desk import Desk
from desktop_app.use_cases.overview import attention
from desktop_app.use_cases.planning import ledger, schedule
from desktop_app.use_cases.reception import agenda, appointments, today
from desktop_app.use_cases.settings import settings as settings_verbs
from tests.helpers.builders import (
    FRIDAY,
    NINE,
    THURSDAY,
    a_person,
    its_convention,
    put_convention,
    stored_appointment,
    stored_person,
    thursdays,
)
from tests.helpers.clock import StillClock
from tests.helpers.deep import tried
from tests.use_cases.lived_days import (
    CHANGES,
    WEDNESDAY_AFTER,
    longer_slots,
    moved,
    names_of,
    no_day_at_all,
    other_hours,
    other_weekdays,
    renamed,
    renewed,
    seen,
    settle,
)


@pytest.fixture(scope="module", autouse=True)
def drawn_once() -> Iterator[None]:
    """What says the same is not drawn again: `tests/forms/test_every_paper.py` proves that its bytes are the same."""
    with pytest.MonkeyPatch.context() as patch:
        for form in (appointment_slip, day_programme, day_sheet):
            patch.setattr(form, "build", cache(form.build))
        yield


@pytest.fixture
def lived(desk: Desk, clock: StillClock) -> Desk:
    """A Thursday and a Friday with people, on the Wednesday after."""
    for at, name in enumerate(("Lefèvre", "Roca", "Puig")):
        person = stored_person(desk.db, name, "Joan", "")
        start = NINE + timedelta(minutes=45 * at)
        stored_appointment(desk.db, person, start=start, end=start + timedelta(minutes=45), state=State.SEEN)
        stored_appointment(
            desk.db, person, start=NINE + timedelta(1), end=NINE + timedelta(1, hours=3), advisor_id=2, theme="Email"
        )
    clock.set(WEDNESDAY_AFTER)
    return desk


@pytest.mark.parametrize("change", CHANGES)
def test_each_change_of_the_settings_leaves_the_days_that_are_over(lived: Desk, change: Callable[[Desk], None]) -> None:
    before = seen(lived, THURSDAY, FRIDAY)
    change(lived)
    assert seen(lived, THURSDAY, FRIDAY) == before


@tried(4)
@given(st.lists(st.tuples(st.sampled_from(CHANGES), st.integers(0, 9)), max_size=6))
def test_and_so_does_any_run_of_them_over_days(
    lived: Desk, clock: StillClock, run: list[tuple[Callable[[Desk], None], int]]
) -> None:
    """What stood at the moment of each change stays, for every day that was over by then.

    A day that had no name may get one, once the school zone is said for the first time; a name that it had stays.
    """
    first, known = clock().date() - timedelta(6), []
    for change, later in run:
        clock.set(clock() + timedelta(later))
        clock_check.accept(lived, day=clock().date())
        eve = clock().date() - timedelta(1)
        known.append((eve, seen(lived, first, eve, named=False), names_of(lived, first, eve)))
        # What an earlier change excludes is refused, and changes nothing.
        with suppress(RuleBroken):
            change(lived)
        for last, before, names in known:
            assert seen(lived, first, last, named=False) == before
            now = names_of(lived, first, last)
            assert {day: now[day] for day, told in names.items() if told} == {d: t for d, t in names.items() if t}


def test_a_past_appointment_is_taken_back_at_its_own_hours_though_the_slots_are_others(lived: Desk) -> None:
    (first, *_) = stored.on_day(lived.db, THURSDAY)
    longer_slots(lived)
    appointments.mark_as(lived, first.id, State.EXPECTED)
    appointments.mark_as(lived, first.id, State.ABSENT)
    appointments.mark_as(lived, first.id, State.EXPECTED)
    assert appointments.with_person(lived, first.id)[0].start == NINE


def test_it_comes_back_to_a_place_given_away_no_more_than_before(lived: Desk) -> None:
    (first, *_) = stored.on_day(lived.db, THURSDAY)
    appointments.mark_as(lived, first.id, State.EXPECTED)
    appointments.mark_as(lived, first.id, State.ABSENT)
    stored_appointment(lived.db, stored_person(lived.db, "Vidal", "Paul", ""), start=NINE + timedelta(minutes=15))
    with pytest.raises(SlotTaken, match="elle a été donnée depuis"):
        appointments.mark_as(lived, first.id, State.EXPECTED)


def test_somebody_is_still_booked_after_the_fact_as_the_day_was(lived: Desk) -> None:
    no_day_at_all(lived)
    start = NINE.replace(hour=14)
    appointments.book(
        lived, person=a_person("Vidal", "Paul"), advisor_id=1, start=start, theme="Logement", past_confirmed=True
    )
    assert start in [row.start for row in today.day_view(lived, THURSDAY).booked]


def test_a_day_that_began_stays_as_it_is_until_tomorrow(desk: Desk) -> None:
    stored_appointment(desk.db, stored_person(desk.db))
    before = schedule.here_on(desk, THURSDAY)
    told = settings_verbs.change_days(desk, [thursdays(segments=(Segment(time(14), time(17)),))]).told
    assert "à partir de demain" in told
    assert schedule.here_on(desk, THURSDAY) == before
    assert [each.hours for each in schedule.here_on(desk, THURSDAY + timedelta(7))] == ["14\xa0h – 17\xa0h"]
    no_day_at_all(desk)
    assert schedule.here_on(desk, THURSDAY) == before and sessions.settled_before(desk.db) == FRIDAY


def test_nor_does_a_second_look_read_it_again(desk: Desk) -> None:
    stored_appointment(desk.db, stored_person(desk.db))
    before = schedule.head_on(desk, THURSDAY)
    moved(desk)
    settle(desk)
    assert schedule.head_on(desk, THURSDAY) == before != schedule.head_on(desk, FRIDAY)


def test_without_anybody_booked_today_is_what_one_has_just_said(desk: Desk) -> None:
    told = settings_verbs.change_days(desk, [thursdays(segments=(Segment(time(14), time(17)),))]).told
    assert "demain" not in told
    assert [each.hours for each in schedule.here_on(desk, THURSDAY)] == ["14\xa0h – 17\xa0h"]


def test_a_day_is_kept_once_and_only_when_it_is_over(lived: Desk, clock: StillClock) -> None:
    settle(lived)
    kept = sessions.between(lived.db, THURSDAY, FRIDAY)
    assert len(kept) == 2 and sessions.between(lived.db, FRIDAY + timedelta(1), date.max) == []
    next_thursday = THURSDAY + timedelta(7)
    clock.set(WEDNESDAY_AFTER + timedelta(1))
    ledger.settle(lived)
    assert sessions.between(lived.db, next_thursday, date.max) == [], "nobody is booked on it: it may still change"
    stored_appointment(lived.db, stored_person(lived.db), start=NINE + timedelta(7))
    ledger.settle(lived)
    assert [each.session.day for each in sessions.between(lived.db, FRIDAY, date.max)] == [FRIDAY, next_thursday]
    clock.set(WEDNESDAY_AFTER + timedelta(2))
    ledger.settle(lived)
    ledger.settle(lived)
    assert [each.session.day for each in sessions.between(lived.db, FRIDAY, date.max)] == [FRIDAY, next_thursday]
    assert sessions.between(lived.db, THURSDAY, FRIDAY) == kept


def test_a_file_without_a_day_behind_it_is_settled_too(desk: Desk) -> None:
    with writing(desk.db):
        desk.db.execute("DELETE FROM pattern")
    ledger.settle(desk)
    assert sessions.settled_before(desk.db) == THURSDAY and not ledger.is_behind(desk)


def test_whoever_is_booked_outside_all_hours_has_a_day_once_it_is_over(lived: Desk) -> None:
    eve, here, later = (WEDNESDAY_AFTER.replace(hour=9) + timedelta(at) for at in (-1, 0, 1))
    for start in (eve, later):
        stored_appointment(lived.db, stored_person(lived.db, f"Puig {start:%d}", "Ana", ""), start=start, advisor_id=2)
    settle(lived)
    after = FRIDAY + timedelta(1)
    assert [each.session.day for each in sessions.between(lived.db, after, date.max)] == [eve.date()]
    stored_appointment(lived.db, stored_person(lived.db, "Roca", "Joan", ""), start=here, advisor_id=2)
    settle(lived)
    assert [each.session.day for each in sessions.between(lived.db, after, date.max)] == [eve.date(), here.date()]


def test_of_a_file_that_comes_with_years_a_month_at_most_is_kept_at_once(lived: Desk) -> None:
    """The patterns of this file begin on 06/03/2024, which is 637 days before; a month has 31 here."""
    parts, behind = [], []
    for _ in range(22):
        ledger.settle(lived)
        parts.append(sessions.settled_before(lived.db))
        behind.append(ledger.is_behind(lived))
    assert parts[:2] == [date(2024, 4, 6), date(2024, 5, 7)]
    assert parts[-3:] == [date(2025, 11, 16), date(2025, 12, 3), date(2025, 12, 3)]
    assert behind == [True] * 20 + [False] * 2


def test_a_change_keeps_all_that_is_left_at_once(lived: Desk) -> None:
    ledger.settle(lived)
    other_hours(lived)
    assert sessions.settled_before(lived.db) == date(2025, 12, 3)
    assert len(sessions.between(lived.db, date.min, date.max)) > 150


@pytest.mark.parametrize("change", CHANGES)
def test_each_change_between_two_parts_leaves_the_days_that_are_over(
    lived: Desk, change: Callable[[Desk], None]
) -> None:
    before = seen(lived, THURSDAY, FRIDAY)
    ledger.settle(lived)
    assert seen(lived, THURSDAY, FRIDAY) == before
    change(lived)
    assert seen(lived, THURSDAY, FRIDAY) == before


def test_people_booked_where_no_pattern_falls_any_more_keep_their_day(lived: Desk, clock: StillClock) -> None:
    """As in a file of 0.1.0 whose renewed convention begins after them; stretches that touch are one."""
    late = NINE.replace(hour=14)
    for at in (late + timedelta(minutes=45), late, late + timedelta(minutes=90)):
        stored_appointment(
            lived.db, stored_person(lived.db, f"Puig {at:%H}", "Ana", ""), start=at, end=at + timedelta(minutes=45)
        )
    put_convention(lived.db, its_convention(signed_on=date(2025, 12, 1)))
    settle(lived)
    (thursday,) = schedule.here_on(lived, THURSDAY)
    assert thursday.hours == "9\xa0h – 11\xa0h\xa015, 14\xa0h – 16\xa0h\xa015"
    assert (thursday.pattern_id, thursday.advisor_id, thursday.segments[0].step, thursday.segments[0].places) == (
        0,
        1,
        45,
        1,
    )
    assert thursday.purpose is Purpose.ANY_HELP
    (friday,) = schedule.here_on(lived, FRIDAY)
    assert (friday.hours, friday.segments[0].step) == ("9\xa0h – 12\xa0h", 180)
    assert len(today.day_view(lived, THURSDAY).booked) == 6


def test_so_do_those_of_whom_only_figures_are_left(lived: Desk) -> None:
    put_convention(lived.db, its_convention(signed_on=date(2025, 12, 1)))
    with writing(lived.db):
        people = [visit.person_id for visit in stored.on_day(lived.db, FRIDAY)]
        figures.keep_of(lived.db, people)
        lived.db.execute("DELETE FROM appointment")
    settle(lived)
    (friday,) = schedule.here_on(lived, FRIDAY)
    assert (friday.hours, friday.slots, friday.advisor_id) == ("horaires inconnus", (), 2)
    assert FRIDAY in [line.day for line in agenda.month(lived, date(2025, 11, 1))]


def test_under_a_date_in_doubt_no_day_is_kept_and_nothing_is_changed(lived: Desk, clock: StillClock) -> None:
    clock_check.accept(lived, day=clock().date())
    settle(lived)
    opened = sessions.settled_before(lived.db)
    clock.set(WEDNESDAY_AFTER + timedelta(400))
    assert ledger.settle(lived) == Changes(Touched.NOTHING) and not ledger.is_behind(lived)
    for change in (other_hours, renewed, moved, renamed):
        with pytest.raises(RuleBroken, match="date de l’ordinateur"):
            change(lived)
    assert sessions.settled_before(lived.db) == opened


def test_days_kept_under_a_clock_that_was_ahead_are_open_again(lived: Desk, clock: StillClock) -> None:
    clock.set(WEDNESDAY_AFTER + timedelta(20))
    settle(lived)
    assert sessions.settled_before(lived.db) == date(2025, 12, 23)
    clock.set(WEDNESDAY_AFTER)
    other_weekdays(lived)
    assert [each.day.weekday() for day in range(3, 31) for each in schedule.here_on(lived, date(2025, 12, day))] == [
        *(2, 1, 2, 1, 2, 1, 2, 1),
    ]


def test_so_is_one_day_that_was_kept_a_day_too_early(lived: Desk, clock: StillClock) -> None:
    eve, thursday = WEDNESDAY_AFTER, WEDNESDAY_AFTER.date() + timedelta(1)
    stored_appointment(lived.db, stored_person(lived.db, "Vidal", "Paul", ""), start=NINE + timedelta(7))
    clock.set(eve + timedelta(1))
    settle(lived)
    assert sessions.settled_before(lived.db) == thursday + timedelta(1)
    clock.set(eve)
    settle(lived)
    assert sessions.settled_before(lived.db) == eve.date() and sessions.between(lived.db, thursday, date.max) == []


def test_nobody_is_out_of_sight(lived: Desk, clock: StillClock) -> None:
    """A date that holds an appointment is listed whatever the pattern says, and asked about on the first page."""
    coming = WEDNESDAY_AFTER.replace(hour=9) + timedelta(8)
    stored_appointment(lived.db, stored_person(lived.db, "Vidal", "Paul", ""), start=coming)
    assert appointments.out_of_hours(lived) == []
    no_day_at_all(lived)
    assert [each.start for each in appointments.out_of_hours(lived)] == [coming]
    (line,) = agenda.coming(lived, WEDNESDAY_AFTER.date(), 12)
    assert (line.day, line.booked, line.left, line.purposes, line.advisors) == (
        coming.date(), 1, 0, (), ("Marie Castell",),
    )  # fmt: skip
    assert coming.date() in [line.day for line in agenda.month(lived, date(2025, 12, 1))]
    asked = [line for line in attention.needs_attention(lived) if "hors des horaires" in line.sentence]
    assert [(line.sentence, line.page, line.day) for line in asked] == [
        ("1\xa0personne à prévenir\xa0: jeudi 11\xa0décembre, hors des horaires", "calls", coming.date())
    ]


def test_an_appointment_within_other_slots_is_not_out_of_hours(lived: Desk) -> None:
    coming = WEDNESDAY_AFTER.replace(hour=9, minute=45) + timedelta(8)
    stored_appointment(lived.db, stored_person(lived.db, "Vidal", "Paul", ""), start=coming)
    longer_slots(lived)
    assert appointments.out_of_hours(lived) == []


def test_a_pattern_of_each_rhythm_is_kept_as_it_fell(desk: Desk, clock: StillClock) -> None:
    """The dates are read from a calendar of December 2025 and January 2026, by hand."""
    first = Pattern(0, 1, Rhythm.FIRST, 1, Purpose.ANY_HELP, (Segment(time(9), time(12), step=30),), date(2025, 11, 28))
    settings_verbs.change_days(desk, [first, replace(first, weekday=2, rhythm=Rhythm.LAST)])
    clock.set(datetime(2026, 2, 1, 9))
    clock_check.accept(desk, day=clock().date())
    settings_verbs.change_days(desk, [])
    kept = [each.session.day for each in sessions.between(desk.db, date(2025, 11, 28), date(2026, 1, 31))]
    # The first Tuesdays are the 2nd and the 6th, the last Wednesdays the 31st and the 28th.
    assert kept == [date(2025, 12, 2), date(2025, 12, 31), date(2026, 1, 6), date(2026, 1, 28)]
