"""Settings change what comes and leave the past as it was."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time, timedelta

import pytest

from desktop_app.domain.advisor import Advisor
from desktop_app.domain.convention import covers
from desktop_app.domain.errors import RuleBroken
from desktop_app.domain.journal import Action
from desktop_app.domain.planning import Rhythm, Segment
from desktop_app.storage.connection.database import writing
from desktop_app.storage.journal import journal
from desktop_app.storage.planning import advisors, patterns
from desktop_app.use_cases.changes import Touched
from desktop_app.use_cases.desk import Desk
from desktop_app.use_cases.planning import schedule
from desktop_app.use_cases.settings import settings
from tests.helpers.builders import NINE, THURSDAY, put_right, stored_appointment, thursdays

MORNING_ONLY = (Segment(time(9), time(12)),)


def actions(desk: Desk) -> list[Action]:
    """What the journal says was done, newest first."""
    return [entry.action for entry in journal.latest(desk.db, 20)]


def test_another_place_is_on_the_next_page(desk: Desk) -> None:
    place = replace(settings.load(desk).place, commune="Les Cluses")
    told = settings.change_place(desk, place)
    assert settings.load(desk).place == place
    assert told.told == "Médiathèque des Cluses : enregistré."
    assert actions(desk) == [Action.PLACE_SET]


def test_an_earlier_end_closes_the_days_after_it(desk: Desk) -> None:
    convention = replace(settings.load(desk).conventions[0].terms, hard_end=THURSDAY - timedelta(1))
    put_right(desk, convention)
    assert not covers(settings.load(desk).conventions[0], THURSDAY)
    assert schedule.here_on(desk, THURSDAY) == ()


def test_new_hours_hold_from_today_and_the_past_keeps_its_own(desk: Desk) -> None:
    rules = [replace(rule, segments=MORNING_ONLY) if rule.weekday == 3 else rule for rule in settings.load(desk).rules]
    settings.change_days(desk, rules)
    before, today = (schedule.here_on(desk, day)[0].hours for day in (THURSDAY - timedelta(7), THURSDAY))
    assert "17" in before and "17" not in today


def test_days_left_as_they_are_are_not_written_again(desk: Desk) -> None:
    before = patterns.every(desk.db)
    settings.change_days(desk, settings.load(desk).rules)
    assert patterns.every(desk.db) == before


def test_a_day_taken_away_no_longer_comes_but_did(desk: Desk) -> None:
    settings.change_days(desk, [rule for rule in settings.load(desk).rules if rule.weekday != 3])
    assert schedule.here_on(desk, THURSDAY) == ()
    assert schedule.here_on(desk, THURSDAY - timedelta(7))


def test_a_new_day_begins_today_at_the_earliest(desk: Desk) -> None:
    monday = thursdays(weekday=0, starts_on=date(2024, 3, 6))
    settings.change_days(desk, [*settings.load(desk).rules, monday])
    assert schedule.here_on(desk, date(2025, 12, 1))
    assert not schedule.here_on(desk, date(2025, 11, 24))


def test_the_same_day_may_be_changed_twice(desk: Desk) -> None:
    for segments in (MORNING_ONLY, (Segment(time(14), time(17)),)):
        rules = [replace(rule, segments=segments) for rule in settings.load(desk).rules if rule.weekday == 3]
        settings.change_days(desk, rules)
    assert [day.hours for day in schedule.here_on(desk, THURSDAY)] == ["14\xa0h – 17\xa0h"]


def test_hours_that_overlap_change_nothing(desk: Desk) -> None:
    before = patterns.every(desk.db)
    with pytest.raises(RuleBroken, match="chevauchent") as refusal:
        settings.change_days(desk, [*settings.load(desk).rules, thursdays()])
    assert refusal.value.field == "day-2"
    assert patterns.every(desk.db) == before


def test_what_is_over_is_in_nobodys_way_and_a_date_to_come_is_skipped_or_refused(desk: Desk) -> None:
    """Thursdays 20 November, over, and 4 December, beside every Thursday of the same advisor."""
    before, dates = settings.load(desk).rules, (date(2025, 11, 20), THURSDAY + timedelta(7))
    listed = thursdays(rhythm=Rhythm.DATES, dates=dates, ends_on=dates[-1])
    with pytest.raises(RuleBroken, match="à l’une des dates"):
        settings.change_days(desk, [*before, listed])
    assert tuple(settings.load(desk).rules) == before
    skipping = [replace(rule, skipped=dates[1:]) if rule.weekday == 3 else rule for rule in before]
    settings.change_days(desk, [*skipping, listed])
    assert [day.pattern_id for day in schedule.here_on(desk, dates[1])] == [settings.load(desk).rules[-1].id]
    assert not schedule.lost_between(desk, dates[1], dates[1])


def test_appointments_left_out_of_the_new_hours_are_counted(desk: Desk) -> None:
    for hours in (0, 5):
        stored_appointment(desk.db, start=NINE + timedelta(days=7, hours=hours))
    rules = [replace(rule, segments=MORNING_ONLY) if rule.weekday == 3 else rule for rule in settings.load(desk).rules]
    assert settings.change_days(desk, rules).told.endswith("1\xa0personne à prévenir.")


def test_advisors_are_added_and_corrected_together(desk: Desk) -> None:
    first, second = settings.load(desk).advisors
    told = settings.keep_advisors(desk, [replace(first, last_name="Castells"), second, Advisor(0, "Serra", "Núria")])
    assert [advisor.name for advisor in advisors.every(desk.db)] == ["Marie Castells", "Jordi Puig", "Núria Serra"]
    assert told.touched is Touched.EVERYTHING
    assert actions(desk) == [Action.ADVISOR_SET, Action.ADVISOR_SET]


def test_an_advisor_hands_on_the_days_before_leaving(desk: Desk) -> None:
    first, second = settings.load(desk).advisors
    gone = replace(first, active=False)
    with pytest.raises(RuleBroken, match="Marie Castell tient encore des jours"):
        settings.keep_advisors(desk, [Advisor(0, "Serra", "Núria"), gone, second])
    assert len(advisors.every(desk.db)) == 2
    handed = [replace(rule, advisor_id=second.id) for rule in settings.load(desk).rules]
    settings.change_days(desk, handed)
    settings.keep_advisors(desk, [gone, second])
    assert not advisors.get(desk.db, first.id).active


def test_whoever_left_is_offered_no_more_but_where_it_is_theirs(desk: Desk) -> None:
    with writing(desk.db):
        desk.db.execute("UPDATE advisor SET active = 0 WHERE id = 2")
    assert schedule.advisors_offered(desk) == [(1, "Marie Castell")]
    assert sorted(schedule.advisors_offered(desk, 2)) == [(1, "Marie Castell"), (2, "Jordi Puig")]
