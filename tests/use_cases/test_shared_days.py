"""One pattern of several advisors, in the file: each has their own days, and a change goes through the cascade."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, time, timedelta

import pytest

from desktop_app.domain.advisor import Advisor
from desktop_app.domain.errors import Refused
from desktop_app.domain.french import NBSP
from desktop_app.domain.planning import (
    Absence,
    AbsenceKind,
    DayException,
    Decider,
    Pattern,
    Rhythm,
    Segment,
    Session,
    SessionKey,
    Shared,
    but_for,
    share_out,
    shared,
)
from desktop_app.storage.planning import patterns as stored
from desktop_app.storage.reception import appointments
from desktop_app.use_cases import clock_check
from desktop_app.use_cases.changes import Changes
from desktop_app.use_cases.desk import Desk
from desktop_app.use_cases.planning import absences, exceptions, ledger, patterns, schedule
from desktop_app.use_cases.settings import settings
from tests.helpers.alike import take_back
from tests.helpers.builders import NINE, THURSDAY, its_terms, stored_appointment, stored_person, thursdays
from tests.helpers.clock import StillClock

NEXT = THURSDAY + timedelta(7)
MORNING = (Segment(time(9), time(12)),)
NURIA = 3


def thursday_rows(desk: Desk) -> Shared:
    """The rows of every Thursday."""
    today = desk.now().date()
    return next(rows for rows in shared(settings.load(desk).rules, today) if rows[0].weekday == 3)


def keep(desk: Desk, who: Sequence[int], **changes: object) -> Changes:
    """Have Thursdays be typed so for these advisors."""
    rows, today = thursday_rows(desk), desk.now().date()
    others = [each for each in settings.load(desk).rules if each not in rows]
    return settings.change_days(desk, [*others, *share_out(replace(rows[0], **changes), rows, who, today)])


def who_on(desk: Desk, day: date) -> list[int]:
    return [session.advisor_id for session in schedule.here_on(desk, day)]


@pytest.fixture
def both(desk: Desk) -> Desk:
    """Thursdays of Marie (1) and Jordi (2), with an appointment of each a week from now; Núria (3) has no day."""
    settings.keep_advisors(desk, [Advisor(0, "Serra", "Núria")])
    keep(desk, [1, 2])
    for advisor_id, name in ((1, "Vidal"), (2, "Roux")):
        stored_appointment(desk.db, stored_person(desk.db, name), advisor_id=advisor_id, start=NINE + timedelta(7))
    return desk


def test_each_of_them_has_a_day_and_it_stays_one_pattern(both: Desk) -> None:
    assert who_on(both, NEXT) == [1, 2]
    assert [row.advisor_id for row in thursday_rows(both)] == [1, 2]
    keep(both, [1, 2], segments=MORNING)
    assert len(thursday_rows(both)) == 2
    assert {session.hours for session in schedule.here_on(both, NEXT)} == {"9\xa0h – 12\xa0h"}


def test_who_is_taken_out_leaves_their_people_to_be_called_and_nobody_elses(both: Desk) -> None:
    done = keep(both, [1])
    assert done.told.replace(NBSP, " ").endswith("1 personne à prévenir.")
    assert who_on(both, NEXT) == [1]
    take_back(both, done)
    assert who_on(both, NEXT) == [1, 2] and len(thursday_rows(both)) == 2


def test_who_comes_in_place_of_one_takes_over_their_people(both: Desk) -> None:
    done = keep(both, [1, NURIA])
    assert "prévenir" not in done.told and who_on(both, NEXT) == [1, NURIA]
    assert [each.advisor_id for each in appointments.on_day(both.db, NEXT)] == [1, NURIA]
    take_back(both, done)
    assert [each.advisor_id for each in appointments.on_day(both.db, NEXT)] == [1, 2]


def test_what_is_told_of_one_of_them_on_one_date_stays_theirs(both: Desk) -> None:
    marie, jordi = thursday_rows(both)
    exceptions.make(both, DayException(0, SessionKey(jordi.id, 0, NEXT), None, Decider.PLACE, THURSDAY))
    away = NEXT + timedelta(7)
    absences.note(both, Absence(0, 1, away, away, AbsenceKind.LEAVE, THURSDAY))
    keep(both, [1, 2], segments=MORNING)
    assert [who_on(both, day) for day in (NEXT, away, away + timedelta(7))] == [[1], [2], [1, 2]]
    assert marie.id not in {each.id for each in thursday_rows(both)}, "each row was replaced by another"


def test_days_that_are_over_keep_both(both: Desk, clock: StillClock) -> None:
    clock.set(NINE + timedelta(14))
    clock_check.accept(both, day=clock().date())
    keep(both, [NURIA])
    ledger.settle(both)
    assert who_on(both, NEXT) == [1, 2] and who_on(both, NEXT + timedelta(14)) == [NURIA]


def test_who_leaves_the_place_is_first_taken_out_of_what_they_share(both: Desk) -> None:
    jordi = next(each for each in settings.load(both).advisors if each.id == 2)
    with pytest.raises(Exception, match="Jordi Puig tient encore des jours"):
        settings.keep_advisors(both, [replace(jordi, active=False)])


def listed(*dates: date, advisor_id: int = 1) -> Pattern:
    """A new list of these dates."""
    return thursdays(advisor_id, rhythm=Rhythm.DATES, dates=dates, ends_on=max(dates))


def save_but_for_taken(desk: Desk, typed: Shared) -> tuple[Changes, list[date]]:
    """What the button of the dialog does; with the dates that it leaves out."""
    known = {each.id for each in typed if each.id}
    others = [each for each in settings.load(desk).rules if each.id not in known]
    taken = [each.day for each in patterns.preview(desk, typed, others).taken]
    return settings.change_days(desk, [*others, *(but_for(each, taken) for each in typed)]), taken


def test_a_new_list_is_kept_but_for_the_dates_of_a_pattern_without_end(desk: Desk) -> None:
    friday = NEXT + timedelta(15)
    before = stored.every(desk.db)
    done, taken = save_but_for_taken(desk, (listed(NEXT, NEXT + timedelta(14), friday),))
    assert taken == [NEXT, NEXT + timedelta(14)]
    assert settings.load(desk).rules[-1].dates == (friday,) and who_on(desk, NEXT) == [1]
    take_back(desk, done)
    assert stored.every(desk.db) == before


def test_a_pattern_that_changes_skips_the_dates_of_a_list_for_both_of_its_advisors(both: Desk) -> None:
    monday = THURSDAY + timedelta(4)
    settings.change_days(both, [*settings.load(both).rules, listed(monday, monday + timedelta(21))])
    before = stored.every(both.db)
    rows = tuple(replace(row, weekday=0) for row in thursday_rows(both))
    done, taken = save_but_for_taken(both, rows)
    assert taken == [monday, monday + timedelta(21)]
    assert [who_on(both, monday + timedelta(7 * week)) for week in range(4)] == [[1], [1, 2], [1, 2], [1]]
    assert not schedule.lost_between(both, monday, monday), "it was promised to nobody"
    take_back(both, done)
    assert stored.every(both.db) == before and who_on(both, monday) == [1]


def test_a_date_to_which_somebody_was_moved_is_left_out_and_nobody_is_wanted_twice(desk: Desk) -> None:
    thursday, monday = settings.load(desk).rules[0], NEXT - timedelta(3)
    moved = Session(monday, 1, thursday.purpose, thursday.segments, thursday.id, NEXT)
    exceptions.make(desk, DayException(0, SessionKey(thursday.id, 0, NEXT), moved, Decider.PLACE, THURSDAY))
    with pytest.raises(Refused, match="recevrait deux fois"):
        settings.change_days(desk, [*settings.load(desk).rules, thursdays(weekday=0)])
    done, taken = save_but_for_taken(desk, (thursdays(weekday=0),))
    assert taken == [monday] and settings.load(desk).rules[-1].skipped == (monday,)
    assert len(schedule.here_on(desk, monday)) == 1 and len(schedule.here_on(desk, monday + timedelta(7))) == 1
    take_back(desk, done)
    assert len(settings.load(desk).rules) == 2


def test_a_date_on_which_somebody_stands_in_for_another_is_left_out(desk: Desk) -> None:
    absences.note(desk, Absence(0, 1, NEXT, NEXT, AbsenceKind.LEAVE, THURSDAY, replaced_by=2))
    _, taken = save_but_for_taken(desk, (thursdays(2),))
    assert taken == [NEXT] and who_on(desk, NEXT) == [2] and who_on(desk, NEXT + timedelta(7)) == [1, 2]


def test_people_booked_on_a_date_that_is_left_out_are_to_be_called(both: Desk) -> None:
    """4 December goes to a list of Marie's: her appointment of 9 h is received there, Jordi's is not."""
    rows = tuple(replace(row, ends_on=date(2026, 3, 26)) for row in thursday_rows(both))
    others = [each for each in settings.load(both).rules if each.weekday != 3]
    wanted = [*others, *(but_for(row, [NEXT]) for row in rows), listed(NEXT)]
    assert [each.advisor_id for each in patterns.effect_of(both, wanted).to_call] == [2]
    assert settings.change_days(both, wanted).told.replace(NBSP, " ").endswith("1 personne à prévenir.")


def test_before_there_is_a_file_past_dates_are_skipped_too_for_the_file_begins_with_the_convention() -> None:
    typed = thursdays(starts_on=date(2025, 9, 1))
    beside = listed(date(2025, 9, 11), NEXT, NEXT + timedelta(1))
    found = patterns.preview_typed([typed], [beside], its_terms(), [(1, "Marie")], THURSDAY)
    assert [each.day for each in found.taken] == [date(2025, 9, 11), NEXT]
    assert {each.why for each in found.taken} == {"déjà tenu par Marie"}
