"""How many, how long and how late, typed here: no test may borrow these figures from the code."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time, timedelta

import pytest

from desktop_app.domain.journal import Action, Filter
from desktop_app.domain.mandate.destruction import Kind, Trigger
from desktop_app.domain.planning import Segment
from desktop_app.storage.connection.database import writing
from desktop_app.storage.mandates import destructions as register
from desktop_app.storage.planning import patterns
from desktop_app.use_cases import journal
from desktop_app.use_cases.copies import backups
from desktop_app.use_cases.desk import Desk
from desktop_app.use_cases.destruction import destructions, erasure
from desktop_app.use_cases.destruction.erasure import beside
from desktop_app.use_cases.reception import appointments, today
from desktop_app.use_cases.settings import settings
from tests.helpers.builders import (
    NINE,
    THURSDAY,
    its_convention,
    put_convention,
    stored_appointment,
    stored_person,
    thursdays,
)
from tests.helpers.clock import StillClock

MORNING = (Segment(time(9), time(12)),)


@pytest.mark.parametrize(("lines", "shown", "more"), [(50, 50, False), (51, 50, True)])
def test_a_page_of_the_journal_has_fifty_lines(desk: Desk, lines: int, shown: int, more: bool) -> None:
    with writing(desk.db):
        for _ in range(lines):
            desk.record(Action.PRINTED)
    page = journal.page(desk, Filter())
    assert (len(page.lines), page.more, journal.count(desk, Filter())) == (shown, more, lines)
    assert [line.number for line in journal.page(desk, Filter(), before=page.lines[-1].number).lines] == (
        [1] if more else []
    )


def test_the_start_checks_the_last_five_thousand_lines_and_a_referent_all_of_them(desk: Desk) -> None:
    assert (journal.check_last(desk).last, journal.check_all(desk).last) == (5000, None)


def test_the_files_opened_beside_are_closed_with_the_block(desk: Desk) -> None:
    with beside(desk) as mine:
        opened = (mine.db, mine.mandate_keys)
        assert all(db.execute("SELECT 1").fetchone() == (1,) for db in opened)
    for db in opened:
        with pytest.raises(Exception, match="closed database"):
            db.execute("SELECT 1")


def test_twelve_days_with_an_advisor_are_offered(desk: Desk) -> None:
    days = appointments.days_with_places(desk, THURSDAY)
    assert (len(days), days[-1][0]) == (12, date(2026, 1, 9))


@pytest.mark.parametrize(("late", "fine"), [(timedelta(days=7), True), (timedelta(days=7, seconds=1), False)])
def test_a_copy_is_late_after_seven_days(desk: Desk, clock: StillClock, late: timedelta, fine: bool) -> None:
    backups.record(desk, backups.run(backups.prepare(desk)))
    clock.set(clock.now + late)
    assert backups.state(desk).local.fine is fine


def test_two_hundred_of_those_who_would_go_are_named(desk: Desk) -> None:
    for rank in range(201):
        stored_person(desk.db, "Parti", "a" * (rank + 1) if rank < 80 else "b" * (rank - 79), on=date(2020, 1, 2))
    view = erasure.dormant(desk)
    assert (len(view.first), view.people) == (200, 201)


def test_a_rule_that_begins_today_or_later_goes_and_an_older_one_ends_yesterday(desk: Desk) -> None:
    old, fridays = patterns.every(desk.db)
    new = thursdays(weekday=0, segments=MORNING, starts_on=date(2025, 12, 1))
    settings.change_days(desk, [replace(old, segments=MORNING), fridays, new])
    begun = [(rule.weekday, rule.starts_on, rule.ends_on) for rule in patterns.every(desk.db)]
    assert begun == [
        (3, date(2024, 3, 6), date(2025, 11, 26)),
        (4, date(2024, 3, 6), None),
        (3, THURSDAY, None),
        (0, date(2025, 12, 1), None),
    ]
    settings.change_days(desk, [fridays])
    left = [(rule.weekday, rule.starts_on, rule.ends_on) for rule in patterns.every(desk.db)]
    assert left == [(3, date(2024, 3, 6), date(2025, 11, 26)), (4, date(2024, 3, 6), None)]


@pytest.mark.parametrize(("starts_on", "found"), [(date(2026, 11, 28), True), (date(2026, 11, 29), False)])
def test_the_next_day_is_looked_for_a_year_ahead(desk: Desk, starts_on: date, found: bool) -> None:
    put_convention(desk.db, its_convention(hard_end=None))
    settings.change_days(desk, [thursdays(weekday=starts_on.weekday(), starts_on=starts_on)])
    assert today.next_day(desk, THURSDAY) == (starts_on if found else None)


def test_what_is_out_of_hours_is_counted_from_today_on(desk: Desk) -> None:
    person = stored_person(desk.db)
    for days in (-7, 0, 7):
        stored_appointment(desk.db, person, start=NINE.replace(hour=13) + timedelta(days=days))
    stored_appointment(desk.db, person, start=NINE)
    assert len(appointments.out_of_hours(desk)) == 2


def test_a_rule_that_ends_today_stands_in_the_settings_until_tomorrow(desk: Desk, clock: StillClock) -> None:
    old, fridays = patterns.every(desk.db)
    patterns.update(desk.db, replace(old, ends_on=THURSDAY))
    assert [rule.weekday for rule in settings.load(desk).rules] == [3, 4]
    clock.forward(days=1)
    assert settings.load(desk).rules == (fridays,)


def test_the_register_of_destructions_shows_the_last_five_hundred(desk: Desk) -> None:
    with writing(desk.db):
        for _ in range(501):
            register.begin(desk.db, Kind.PERSON, Trigger.ASKED, at=desk.now(), by=desk.who, subject="usager-1")
    shown = destructions.every(desk)
    assert (len(shown), shown[0].number, shown[-1].number) == (500, "D2025-0501", "D2025-0002")
