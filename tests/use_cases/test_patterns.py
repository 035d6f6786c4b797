"""Patterns while they are typed: their next dates, what they would do to people, and how a change is taken back."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time, timedelta

import pytest

from desktop_app.domain.errors import OutOfDate, Refused
from desktop_app.domain.journal import Action
from desktop_app.domain.planning import (
    Absence,
    AbsenceKind,
    ComingDate,
    DayException,
    Decider,
    Pattern,
    Segment,
    Session,
    SessionKey,
)
from desktop_app.storage.journal import journal
from desktop_app.storage.planning import patterns as stored
from desktop_app.storage.reception import appointments
from desktop_app.use_cases.desk import Desk
from desktop_app.use_cases.planning import absences, exceptions, patterns, schedule
from desktop_app.use_cases.settings import settings
from tests.helpers.alike import take_back
from tests.helpers.builders import (
    FRIDAY,
    NINE,
    THURSDAY,
    fridays,
    its_terms,
    stored_appointment,
    stored_person,
    thursdays,
)

NEXT = THURSDAY + timedelta(7)
MORNING = (Segment(time(9), time(12)),)


def changed(desk: Desk, **changes: object) -> list[Pattern]:
    """The patterns of Le Boulou, Thursdays changed so."""
    return [replace(each, **changes) if each.weekday == 3 else each for each in settings.load(desk).rules]


def coming(desk: Desk, *typed: Pattern) -> tuple[ComingDate, ...]:
    """The next dates of a pattern that is typed, new or in the place of the one of its id."""
    known = {each.id for each in typed}
    return patterns.preview(desk, typed, [each for each in settings.load(desk).rules if each.id not in known]).dates


def test_a_new_pattern_shows_its_next_dates_beside_those_of_the_file(desk: Desk) -> None:
    found = coming(desk, thursdays(2, id=0, weekday=1))
    assert [each.day for each in found][:2] == [date(2025, 12, 2), date(2025, 12, 9)]
    assert len(found) == 12 and all(each.minutes == 360 for each in found)


@pytest.mark.parametrize("weeks", [-1, 0, 13, 2**63])
def test_weeks_that_cannot_be_counted_are_refused_before_a_date_is_shown(desk: Desk, weeks: int) -> None:
    strange, others = thursdays(every_weeks=weeks), [fridays()]
    for ask in (
        lambda: patterns.preview(desk, [strange], others),
        lambda: patterns.preview(desk, others, [strange]),
        lambda: patterns.effect_of(desk, [*others, strange]),
        lambda: patterns.preview_typed([strange], others, its_terms(), [(1, "Marie")], THURSDAY),
    ):
        with pytest.raises(Refused) as refusal:
            ask()
        assert [each.sentence for each in refusal.value.faults] == [
            "Une permanence revient toutes les 1 à 12 semaines."
        ]


def test_a_date_over_another_pattern_says_whose(desk: Desk) -> None:
    found = coming(desk, thursdays(1, id=0))
    assert {each.why for each in found if each.day < date(2025, 12, 25)} == {"déjà tenu par Marie Castell"}
    assert not any(each.held for each in found)


def test_a_pattern_that_changes_is_not_over_itself(desk: Desk) -> None:
    (changed_one, _) = changed(desk, segments=MORNING)
    found = coming(desk, changed_one)
    assert found[0].day == THURSDAY and found[0].minutes == 180


def test_an_absence_an_exception_and_a_later_beginning_are_seen(desk: Desk) -> None:
    thursday = settings.load(desk).rules[0]
    exceptions.make(desk, DayException(0, SessionKey(thursday.id, 0, NEXT), None, Decider.PLACE, THURSDAY, "panne"))
    found = coming(desk, replace(thursday, segments=MORNING))
    assert {each.day: each.why for each in found if "annulé" in each.why} == {NEXT: "annulé\xa0: panne"}
    later = coming(desk, replace(thursday, segments=MORNING, starts_on=date(2026, 1, 5)))
    assert later[0].day == date(2026, 1, 8)


def test_it_begins_tomorrow_when_somebody_is_booked_today(desk: Desk) -> None:
    thursday = settings.load(desk).rules[0]
    assert patterns.first_open_day(desk) == THURSDAY
    stored_appointment(desk.db)
    assert patterns.first_open_day(desk) == THURSDAY + timedelta(1)
    assert coming(desk, replace(thursday, segments=MORNING))[0].day == NEXT
    settings.change_days(desk, changed(desk, segments=MORNING))
    assert patterns.first_open_day(desk) == THURSDAY + timedelta(1)


def test_before_there_is_a_file_the_typed_convention_and_the_bank_holidays_count() -> None:
    typed, other = thursdays(id=0), thursdays(2, id=0, weekday=2)
    terms = its_terms(hard_end=date(2026, 1, 2))
    found = patterns.preview_typed([typed], [other], terms, [(1, "Marie"), (2, "Jordi")], date(2025, 12, 20)).dates
    assert [(each.day.day, each.why) for each in found[:3]] == [
        (25, "fermé\xa0: Noël"),
        (1, "fermé\xa0: jour de l’An"),
        (8, "hors de la convention"),
    ]
    over = patterns.preview_typed([typed], [thursdays(id=0)], terms, [(1, "Marie")], date(2025, 12, 1)).dates
    assert over[0].why == "déjà tenu par Marie"


def test_what_it_does_to_people_is_told_before_and_is_what_happens(desk: Desk) -> None:
    for hour in (0, 5):
        stored_appointment(desk.db, start=NINE + timedelta(days=7, hours=hour))
    wanted = changed(desk, segments=MORNING)
    foretold = patterns.effect_of(desk, wanted)
    assert [each.start for each in foretold.to_call] == [NINE + timedelta(days=7, hours=5)]
    assert settings.change_days(desk, wanted).told.endswith("1\xa0personne à prévenir.")
    assert len(patterns.effect_of(desk, settings.load(desk).rules[:0]).to_call) == 1


def test_whoever_replaces_an_advisor_at_the_same_hours_takes_over_the_appointments(desk: Desk) -> None:
    booked = stored_appointment(desk.db, start=NINE + timedelta(days=7))
    wanted = changed(desk, advisor_id=2)
    assert [after.advisor_id for _, after in patterns.effect_of(desk, wanted).followed] == [2]
    done = settings.change_days(desk, wanted)
    assert done.told == "Jours de permanence enregistrés."
    assert appointments.get(desk.db, booked.id) == replace(booked, advisor_id=2)
    take_back(desk, done)
    assert appointments.get(desk.db, booked.id) == booked


def test_whoever_receives_beside_an_advisor_who_stops_has_people_of_their_own(desk: Desk) -> None:
    """Both at 9 h: Marie's person is to be called, for Jordi is busy then."""
    settings.change_days(desk, [*settings.load(desk).rules, thursdays(2)])
    hers, his = (
        stored_appointment(desk.db, stored_person(desk.db, name), advisor_id=id, start=NINE + timedelta(days=7))
        for id, name in ((1, "Vidal"), (2, "Roux"))
    )
    left = [each for each in settings.load(desk).rules if (each.weekday, each.advisor_id) != (3, 1)]
    foretold = patterns.effect_of(desk, left)
    assert (foretold.to_call, foretold.followed) == ((hers,), ())
    settings.change_days(desk, left)
    assert [appointments.get(desk.db, each.id) for each in (hers, his)] == [hers, his]


def test_a_change_that_is_taken_back_leaves_patterns_and_exceptions_as_they_were(desk: Desk) -> None:
    thursday = settings.load(desk).rules[0]
    exceptions.make(desk, DayException(0, SessionKey(thursday.id, 0, NEXT), None, Decider.PLACE, THURSDAY))
    before = stored.every(desk.db), schedule.planning_of(desk).exceptions
    wanted = [*changed(desk, segments=MORNING)[:1], fridays(weekday=0)]
    done = settings.change_days(desk, wanted)
    assert (stored.every(desk.db), schedule.planning_of(desk).exceptions) != before
    assert not schedule.here_on(desk, NEXT) and done.undo and done.undo.label == "les jours de permanence"
    assert take_back(desk, done).told == "Annulé\xa0: les jours de permanence."
    assert (stored.every(desk.db), schedule.planning_of(desk).exceptions) == before
    assert journal.latest(desk.db, 1)[0].action is Action.UNDONE


def test_a_pattern_that_had_not_begun_comes_back_under_its_own_id(desk: Desk) -> None:
    settings.change_days(desk, [*settings.load(desk).rules, thursdays(weekday=0, starts_on=date(2026, 1, 5))])
    before = stored.every(desk.db)
    done = settings.change_days(desk, settings.load(desk).rules[:2])
    assert len(stored.every(desk.db)) == len(before) - 1
    take_back(desk, done)
    assert stored.every(desk.db) == before


def test_what_has_changed_since_is_not_undone(desk: Desk) -> None:
    done = settings.change_days(desk, changed(desk, segments=MORNING))
    settings.change_days(desk, settings.load(desk).rules[:1])
    before = stored.every(desk.db)
    with pytest.raises(OutOfDate, match="ont changé depuis"):
        take_back(desk, done)
    assert stored.every(desk.db) == before


def test_nor_is_what_somebody_was_told_of_a_date_since(desk: Desk) -> None:
    done = settings.change_days(desk, changed(desk, segments=MORNING))
    new = next(each for each in settings.load(desk).rules if each.weekday == 3)
    exceptions.make(desk, DayException(0, SessionKey(new.id, 0, NEXT), None, Decider.PLACE, THURSDAY))
    with pytest.raises(OutOfDate, match="ont changé depuis"):
        take_back(desk, done)


def test_nor_once_a_day_of_it_is_over(desk: Desk) -> None:
    done = settings.change_days(desk, changed(desk, segments=MORNING))
    stored_appointment(desk.db)
    with pytest.raises(OutOfDate, match="l’un d’eux est passé"):
        take_back(desk, done)
    assert [day.hours for day in schedule.here_on(desk, THURSDAY)] == ["9\xa0h – 12\xa0h"]


def test_nor_once_somebody_who_followed_has_moved(desk: Desk) -> None:
    booked = stored_appointment(desk.db, stored_person(desk.db), start=NINE + timedelta(days=7))
    done = settings.change_days(desk, changed(desk, advisor_id=2))
    appointments.update(desk.db, replace(booked, advisor_id=2, theme="Email"))
    before = stored.every(desk.db)
    with pytest.raises(OutOfDate):
        take_back(desk, done)
    assert stored.every(desk.db) == before


def test_saving_what_is_there_already_is_nothing_to_undo(desk: Desk) -> None:
    assert settings.change_days(desk, settings.load(desk).rules).undo is None


def test_two_advisors_are_not_given_one_room(desk: Desk) -> None:
    here = [replace(each, segments=(replace(MORNING[0], room="Salle 2"),)) for each in settings.load(desk).rules]
    with pytest.raises(Refused, match="Salle 2\xa0» est déjà prise") as refusal:
        settings.change_days(desk, [here[0], replace(here[1], weekday=3)])
    assert refusal.value.field == "day-1"


def test_nobody_is_wanted_twice_on_a_date_that_differs(desk: Desk) -> None:
    monday, thursday = NEXT - timedelta(3), settings.load(desk).rules[0]
    moved = Session(monday, 1, thursday.purpose, thursday.segments, thursday.id, NEXT)
    exceptions.make(desk, DayException(0, SessionKey(thursday.id, 0, NEXT), moved, Decider.PLACE, THURSDAY))
    before = stored.every(desk.db)
    with pytest.raises(Refused, match="recevrait deux fois"):
        settings.change_days(desk, [*settings.load(desk).rules, thursdays(weekday=0)])
    assert stored.every(desk.db) == before


def test_nor_by_taking_a_change_back(desk: Desk) -> None:
    settings.change_days(desk, [*settings.load(desk).rules, thursdays(2)])
    done = settings.change_days(desk, settings.load(desk).rules[1:])
    absences.note(desk, Absence(0, 2, NEXT, NEXT, AbsenceKind.LEAVE, THURSDAY, replaced_by=1))
    before = stored.every(desk.db)
    with pytest.raises(Refused, match="recevrait deux fois"):
        take_back(desk, done)
    assert stored.every(desk.db) == before


def test_a_pattern_of_one_past_friday_has_no_date_to_come(desk: Desk) -> None:
    assert coming(desk, fridays(id=0, ends_on=FRIDAY - timedelta(7))) == ()
