"""Minutes and pixels of a week, its columns, its cursor and what is carried over it, without a window."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from itertools import groupby, pairwise

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from PySide6.QtWidgets import QApplication

from desktop_app.domain.advisor import Advisor
from desktop_app.domain.person import Person
from desktop_app.domain.planning import Segment, Session
from desktop_app.domain.reception.appointment import Appointment
from desktop_app.domain.theme import Purpose
from desktop_app.screens.agenda.drawing.brushes import Lettering
from desktop_app.screens.agenda.week import carrying, cursor, words
from desktop_app.screens.agenda.week.shape import whole_days, widths
from desktop_app.screens.agenda.week.timeline import LONGEST_LULL, Timeline, lanes, timeline
from desktop_app.use_cases.reception.grouping import Grouping, group_of, grouped
from desktop_app.use_cases.reception.today import Booked, Free
from desktop_app.use_cases.reception.week import Cell, Column, Shut, Week

MONDAY = date(2025, 11, 24)
NOON = datetime(2025, 11, 24, 12)
MINUTES = st.integers(6 * 60, 22 * 60)
SPANS = st.lists(st.tuples(MINUTES, st.integers(5, 240)).map(lambda one: (one[0], one[0] + one[1])), max_size=12)
MARIE, JORDI = Advisor(1, "Castell", "Marie"), Advisor(2, "Puig", "Jordi")


@st.composite
def timelines(draw: st.DrawFn) -> tuple[Timeline, list[tuple[int, int]]]:
    spans = draw(SPANS)
    return timeline(spans, draw(st.floats(50, 2000)), draw(st.floats(10, 60)), draw(st.floats(0, 3))), spans


@given(timelines())
def test_every_minute_has_one_height_which_gives_it_back(made: tuple[Timeline, list[tuple[int, int]]]) -> None:
    times, _ = made
    heights = [times.y(minute) for minute in range(times.stretches[0].start, times.stretches[-1].end + 1)]
    assert all(above < below for above, below in pairwise(heights))
    assert heights[0] == 0 and heights[-1] == pytest.approx(times.height)
    for at, height in enumerate(heights):
        assert times.minute(height) == times.stretches[0].start + at


@given(timelines(), st.floats(-500, 5000))
def test_no_height_leads_out_of_the_day(made: tuple[Timeline, list[tuple[int, int]]], height: float) -> None:
    times, _ = made
    assert times.stretches[0].start <= times.minute(height) <= times.stretches[-1].end
    assert 0 <= times.y(height) <= times.height + 1e-6


@given(timelines())
def test_no_held_minute_is_folded_and_only_long_lulls_are(made: tuple[Timeline, list[tuple[int, int]]]) -> None:
    times, spans = made
    for start, end in spans:
        assert any(one.start <= start and end <= one.end for one in times.stretches)
    assert all(fold.end - fold.start > LONGEST_LULL for fold in times.folds())


@given(SPANS, st.floats(50, 2000), st.floats(0.2, 4))
def test_the_room_is_filled_but_for_minutes_that_need_more(
    spans: list[tuple[int, int]], room: float, least: float
) -> None:
    times = timeline(spans, room, 0, least)
    rates = [(one.bottom - one.top) / (one.end - one.start) for one in times.stretches]
    assert min(rates) >= least - 1e-9
    assert times.height == pytest.approx(room) or rates[0] == pytest.approx(least)


@given(SPANS)
def test_those_of_the_same_hour_stand_side_by_side(spans: list[tuple[int, int]]) -> None:
    spans = sorted(spans)
    placed = lanes(spans)
    assert len(placed) == len(spans)
    for at, (one, (lane, of)) in enumerate(zip(spans, placed, strict=True)):
        assert 0 <= lane < of
        for other, (its_lane, its_of) in zip(spans[at + 1 :], placed[at + 1 :], strict=True):
            if one[0] < other[1] and other[0] < one[1]:
                assert lane != its_lane and of == its_of


def a_column(day: date, advisor: Advisor | None, taken: list[bool]) -> Column:
    """Slots of 45 minutes from 9 h on, some of them taken; without advisor, a day on which nobody receives."""
    if advisor is None:
        midnight = datetime.combine(day, time.min)
        return Column(day, None, (), (Shut(midnight, midnight, "pas de permanence", named=False),))
    session = Session(day, advisor.id, Purpose.ANY_HELP, (Segment(time(9), time(17)),))
    cells: list[Cell] = []
    for at, (slot, is_taken) in enumerate(zip(session.slots, taken, strict=False)):
        person = Person(at + 1, f"Nom{'abcdefghij'[at]}", "Prénom")
        appointment = Appointment(day.day * 100 + at, at + 1, advisor.id, slot.start, slot.end, "Logement")
        free = Free(slot.start, slot.end, advisor, slot, session.purpose, 1)
        booked = Booked(slot.start, slot.end, advisor, appointment, person, "Logement", late=False)
        cells.append(booked if is_taken else free)
    return Column(day, advisor, (session,), tuple(cells))


WEEKS = st.lists(st.tuples(st.integers(0, 2), st.lists(st.booleans(), min_size=1, max_size=10)), min_size=1, max_size=7)
"""For each day how many advisors receive, and which of their slots are taken."""


def a_week(days: list[tuple[int, list[bool]]]) -> Week:
    columns = [
        a_column(MONDAY + timedelta(at), advisor, taken)
        for at, (count, taken) in enumerate(days)
        for advisor in ((None,), (MARIE,), (MARIE, JORDI))[count]
    ]
    return Week(MONDAY, tuple(columns), NOON - timedelta(30))


@given(WEEKS, st.data())
def test_the_cursor_never_leaves_the_week(days: list[tuple[int, list[bool]]], data: st.DataObject) -> None:
    week = a_week(days)
    here = cursor.first_to_come(week.columns, week.now)
    for _ in range(12):
        assert here in cursor.places(week.columns)
        move = data.draw(st.sampled_from(["up", "down", "left", "right", "home", "end", "letter"]))
        if move in ("left", "right"):
            here = cursor.beside(week.columns, here, 1 if move == "right" else -1)
        elif move == "letter":
            here = cursor.typed(week.columns, here, data.draw(st.sampled_from(["n", "nom", "9", "14", "z", " "])))
        else:
            step = {"up": -1, "down": 1, "home": -99, "end": 99}[move]
            here = cursor.within(week.columns, here, step)


@given(WEEKS)
def test_the_arrows_reach_every_cell(days: list[tuple[int, list[bool]]]) -> None:
    week = a_week(days)
    reached, ahead = set(), {cursor.first_to_come(week.columns, week.now)}
    while ahead:
        here = ahead.pop()
        reached.add(here)
        steps = [cursor.beside(week.columns, here, step) for step in (-1, 1)]
        steps += [cursor.within(week.columns, here, step) for step in (-1, 1)]
        ahead |= set(steps) - reached
    assert reached == set(cursor.places(week.columns))


@given(WEEKS)
def test_a_name_or_an_hour_is_found_from_anywhere_and_again_from_there(days: list[tuple[int, list[bool]]]) -> None:
    week = a_week(days)
    every = cursor.places(week.columns)
    cells = [week.columns[at].cells[row] for at, row in every]
    names = [cell.person.last_name for cell in cells if isinstance(cell, Booked)]
    assume(names)
    name = names[0]
    for here in every:
        column, row = cursor.typed(week.columns, here, name)
        found = week.columns[column].cells[row]
        assert isinstance(found, Booked) and found.person.last_name == name
        column, row = cursor.typed(week.columns, here, "9")
        assert week.columns[column].cells[row].start.hour == 9


@given(WEEKS, st.data())
def test_what_is_carried_stays_over_slots_and_its_verdict_is_that_of_the_slot(
    days: list[tuple[int, list[bool]]], data: st.DataObject
) -> None:
    week = a_week(days)
    places = [(at, cell) for at, column in enumerate(week.columns) for cell in column.cells if isinstance(cell, Booked)]
    assume(places)
    at, row = data.draw(st.sampled_from(places))
    carried = carrying.take_up(week, at, row)
    assert carried.verdict.short == "sa place"
    for _ in range(8):
        across, down = data.draw(st.sampled_from([(-1, 0), (1, 0), (0, -1), (0, 1)]))
        carried = carrying.step(carried, across, down)
        assert carried.slot in carrying.slots_of(week.columns[carried.at])
        taken = any(
            isinstance(cell, Booked) and cell is not row and cell.start == carried.start
            for cell in week.columns[carried.at].cells
        )
        assert carried.verdict.allowed is (not taken and carried.slot.start != row.start) or carried.at != at


@given(WEEKS, WEEKS, st.data())
def test_what_is_carried_to_another_page_lands_over_a_slot_wherever_there_is_one(
    days: list[tuple[int, list[bool]]], others: list[tuple[int, list[bool]]], data: st.DataObject
) -> None:
    week, other = a_week(days), a_week(others)
    places = [(at, cell) for at, column in enumerate(week.columns) for cell in column.cells if isinstance(cell, Booked)]
    assume(places and other.columns)
    landed = carrying.into(carrying.take_up(week, *data.draw(st.sampled_from(places))), other)
    slots = [slot for column in other.columns for slot in carrying.slots_of(column)]
    assert landed.slot in slots if slots else landed.slot is None
    assert landed.start.date() == other.columns[landed.at].day


@given(WEEKS)
def test_by_advisor_nothing_is_lost_and_each_advisors_days_stand_together(days: list[tuple[int, list[bool]]]) -> None:
    columns = a_week(days).columns
    made = grouped(columns, Grouping.ADVISORS)
    assert sorted(map(id, made)) == sorted(map(id, columns)) and grouped(made, Grouping.DAYS) == made
    groups = [group_of(column, Grouping.ADVISORS) for column in made if column.advisor]
    assert len([key for key, _ in groupby(groups)]) == len(set(groups))
    assert [column.open for column in made] == sorted((column.open for column in made), reverse=True)
    for key in set(groups):
        own = [column.day for column in made if column.advisor and column.advisor.id == key]
        assert own == sorted(own)


@given(WEEKS, st.integers(60, 2000), st.integers(0, 6))
def test_whole_days_fill_the_room_and_never_more(
    qapp: QApplication, days: list[tuple[int, list[bool]]], room: int, at: int
) -> None:
    week, letters = a_week(days), Lettering(qapp.font())
    columns = whole_days(week, MONDAY + timedelta(at), letters, room)
    assert sum(widths(columns, letters, room)) == room
    shown = {column.day for column in columns}
    assert shown and tuple(column for column in week.columns if column.day in shown) == columns, "no day is cut in two"
    assert min(MONDAY + timedelta(at), week.columns[-1].day) in shown


def test_over_a_minute_without_slot_nothing_can_be_put_down() -> None:
    week = Week(MONDAY, (a_column(MONDAY, MARIE, [True, False]),), NOON - timedelta(30))
    row = week.columns[0].cells[0]
    assert isinstance(row, Booked)
    carried = carrying.over(carrying.take_up(week, 0, row), 0, 8 * 60 + 20)
    assert (carried.slot, carried.start.time(), carried.verdict.short) == (None, time(8, 20), "hors des heures")
    held = carrying.over(carried, 0, 9 * 60 + 50)
    assert held.start.time() == time(9, 45) and held.verdict.allowed


@pytest.mark.parametrize(
    ("person", "shown"),
    [
        (Person(1, "Aubert", "Nadia"), ("Nadia Aubert", "N.\u00a0Aubert", "Aubert")),
        (Person(1, "Vila", "Jean-Pierre"), ("Jean-Pierre Vila", "J.-P.\u00a0Vila", "Vila")),
        (Person(1, "de La Tour", "Élise"), ("Élise de La Tour", "É.\u00a0de La Tour", "de La Tour")),
        (Person(1, "Madonna", ""), ("Madonna",)),
    ],
)
def test_a_name_shortens_and_never_has_its_first_name_cut(person: Person, shown: tuple[str, ...]) -> None:
    assert words.short_names(person) == shown
