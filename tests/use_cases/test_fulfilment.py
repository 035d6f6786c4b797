"""Prévu / réalisé from the file: what was kept and what is to come, its paper, and days that nobody knew."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, time, timedelta

import pytest

from desktop_app.domain.calendar import PeriodKind
from desktop_app.domain.convention import Per, Unit, Volume
from desktop_app.domain.errors import NotAllowed, OutOfDate, Refused, RuleBroken
from desktop_app.domain.french import NBSP
from desktop_app.domain.fulfilment import Amount, Due, Span, Why
from desktop_app.domain.planning import (
    Absence,
    AbsenceKind,
    DayException,
    Decider,
    Loss,
    Segment,
    Session,
    SessionKey,
)
from desktop_app.domain.planning.attendance import Attendance, AttendanceState
from desktop_app.domain.planning.unknown import Recalled
from desktop_app.domain.theme import Purpose
from desktop_app.storage import rows
from desktop_app.storage.connection.database import writing
from desktop_app.storage.planning import attendances, sessions
from desktop_app.storage.planning import unknown as stored
from desktop_app.use_cases import clock_check
from desktop_app.use_cases.desk import Desk
from desktop_app.use_cases.papers import fulfilment_papers
from desktop_app.use_cases.planning import absences, attendance, exceptions, fulfilment, schedule, unknown
from desktop_app.use_cases.settings import calendar, conventions, settings
from desktop_app.use_cases.settings.convention_gestures import Addition, Amendment
from tests.helpers.builders import THURSDAY, a_closure, its_convention, its_terms, put_convention, put_right, thursdays
from tests.helpers.clock import StillClock
from tests.helpers.paper import words_of
from tests.use_cases.lived_days import settle

TWO_DAYS = its_terms(volume=Volume(2, Unit.DAY, Per.WEEK))
FRIDAY = THURSDAY + timedelta(1)


def month(desk: Desk, first: date, convention_id: int = 0) -> Span:
    (found,) = [each for each in fulfilment.of_year(desk, convention_id, first.year).months if each.first == first]
    return found


def later(desk: Desk, clock: StillClock, at: datetime) -> None:
    """Weeks go by: somebody confirms the date, and the days that are over are kept."""
    clock.set(at)
    clock_check.accept(desk, day=at.date())
    settle(desk)


def test_what_is_to_come_then_the_same_once_it_is_kept(desk: Desk, clock: StillClock) -> None:
    """December 2025: seven days due, Noël is off; illness on the 4th, the 11th closed by us, the 12th moved."""
    put_right(desk, TWO_DAYS)
    absences.note(desk, Absence(0, 1, date(2025, 12, 4), date(2025, 12, 4), AbsenceKind.ILLNESS, THURSDAY))
    calendar.change(
        desk, replace(schedule.calendar_of(desk).choices, periods=(a_closure(date(2025, 12, 11), date(2025, 12, 11)),))
    )
    (planned,) = schedule.here_on(desk, date(2025, 12, 12))
    moved = replace(planned, day=date(2026, 1, 6), original=planned.day)
    exceptions.make(desk, DayException(0, planned.key, moved, Decider.PARTNER, THURSDAY))
    before = month(desk, date(2025, 12, 1))
    assert (before.due, before.planned.parts, before.to_come.parts) == (Due(7, None), 7, 4)
    assert before.lost == {Decider.PARTNER: Amount(1, 360), Decider.PLACE: Amount(1, 360)}
    assert (before.moved, before.off, before.gap) == (Amount(-1, -300), Amount(1, 360), -3)
    assert [cause.replace(NBSP, " ") for cause in before.causes] == ["maladie", "fermé : inventaire"]
    later(desk, clock, datetime(2026, 1, 10, 9))
    after = month(desk, date(2025, 12, 1))
    assert after.held == before.to_come and not after.to_come
    assert (after.due, after.planned, after.lost, after.moved) == (
        before.due,
        before.planned,
        before.lost,
        before.moved,
    )
    assert after.unanswered == 4
    january = month(desk, date(2026, 1, 1))
    assert january.moved == Amount(1, 300) and january.gap == 1


def test_no_later_change_changes_what_was(desk: Desk, clock: StillClock) -> None:
    put_right(desk, TWO_DAYS)
    later(desk, clock, datetime(2026, 1, 10, 9))
    before = month(desk, date(2025, 12, 1))
    settings.change_days(desk, [])
    calendar.change(desk, replace(schedule.calendar_of(desk).choices, bank_holidays_close=False))
    assert month(desk, date(2025, 12, 1)) == before and before.off


def test_a_holiday_of_this_place_stays_one_once_its_name_is_taken_out_of_the_list(
    desk: Desk, clock: StillClock
) -> None:
    eleventh = a_closure(date(2025, 12, 11), kind=PeriodKind.BANK_HOLIDAY, name="fête d’ici")
    calendar.change(desk, replace(schedule.calendar_of(desk).choices, periods=(eleventh,)))
    later(desk, clock, datetime(2026, 1, 10, 9))
    before = month(desk, date(2025, 12, 1))
    assert before.off == Amount(2, 720) and not before.lost
    calendar.change(desk, replace(schedule.calendar_of(desk).choices, periods=()))
    assert month(desk, date(2025, 12, 1)) == before


def test_what_somebody_said_of_a_day_is_counted(desk: Desk, clock: StillClock) -> None:
    clock.set(datetime(2025, 12, 8, 9))
    said = Attendance(THURSDAY, 1, AttendanceState.LEFT_EARLY, left_at=time(16), left_decider=Decider.PLACE)
    attendance.note(desk, said)
    november = month(desk, date(2025, 11, 1))
    assert november.lost == {Decider.PLACE: Amount(0, 60)}
    assert not [each for each in november.reasons if each.why is Why.UNANSWERED and each.day == THURSDAY]
    assert november.due == Due(8, 4 * 360 + 4 * 300), "no volume: the calendar is due"


def test_an_amendment_changes_what_is_due_from_its_day(desk: Desk) -> None:
    put_right(desk, TWO_DAYS)
    one = replace(TWO_DAYS, volume=Volume(1, Unit.DAY, Per.WEEK))
    conventions.carry_out(desk, Amendment(1, date(2026, 1, 12), one, "un jour"))
    # 2 and two weeks of two, one each of three weeks; the first of January is off.
    assert month(desk, date(2026, 1, 1)).due == Due(3 + 3, None)
    assert month(desk, date(2025, 12, 1)).due == Due(7, None)


def test_two_conventions_are_counted_apart(desk: Desk) -> None:
    put_right(desk, TWO_DAYS)
    other = its_terms(
        partner="Communauté de communes", signed_on=date(2025, 11, 3), hard_end=None,
        volume=Volume(1, Unit.HALF_DAY, Per.MONTH, 180),
    )  # fmt: skip
    added = conventions.carry_out(desk, Addition(other)).subject
    tuesday = thursdays(2, weekday=1, convention_id=added, starts_on=THURSDAY, segments=(Segment(time(14), time(17)),))
    settings.change_days(desk, [*settings.load(desk).rules, tuesday])
    first, second = (fulfilment.of_year(desk, id, 2026) for id in (1, added))
    assert first.named == second.named and len(first.named) == 2
    assert (first.promised.replace(NBSP, " "), first.unit) == ("2 journées par semaine", Unit.DAY)
    assert (second.promised.replace(NBSP, " "), second.unit) == ("1 demi-journée de 3 h par mois", Unit.HALF_DAY)
    january = second.months[0]
    assert (january.due, january.planned, january.gap) == (Due(1, 180), Amount(4, 720), 3)
    assert first.months[0].planned.parts == 9


def test_a_year_before_or_after_its_own_is_the_nearest(desk: Desk) -> None:
    assert [fulfilment.of_year(desk, 0, year).year for year in (0, 2020, 2025, 2040)] == [2025, 2024, 2025, 2026]
    assert fulfilment.of_year(desk).years == (2024, 2025, 2026)
    assert fulfilment.of_year(desk, 7) == fulfilment.of_year(desk), "one that is gone leaves the page to another"


def test_only_the_referent_sees_it(reception_desk: Desk, advisor_desk: Desk, manager_desk: Desk) -> None:
    for other in (reception_desk, advisor_desk):
        with pytest.raises(NotAllowed):
            fulfilment.of_year(other)
    assert fulfilment.of_year(manager_desk).months


def test_a_year_is_read_in_as_many_queries_however_full(
    desk: Desk, clock: StillClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    later(desk, clock, datetime(2026, 5, 10, 9))
    asked: list[str] = []
    select = rows.select
    monkeypatch.setattr(rows, "select", lambda db, sql, values=(): asked.append(sql) or select(db, sql, values))
    schedule.planning_of(desk)
    asked.clear()
    fulfilment.of_year(desk, 0, 2025)
    assert len(asked) == 6, asked


TUESDAY = date(2025, 10, 7)


@pytest.fixture
def unknown_tuesday(desk: Desk) -> Desk:
    """A file whose convention of before was written over: on that Thursday of the year before nobody knows."""
    with writing(desk.db):
        put_convention(desk.db, its_convention(signed_on=date(2025, 10, 20)))
        sessions.settle(desk.db, (), (), date(2025, 11, 20))
        stored.keep(desk.db, [date(2025, 10, 9)])
    return desk


OCTOBER_9 = date(2025, 10, 9)


def test_an_unknown_day_counts_apart(unknown_tuesday: Desk) -> None:
    october = month(unknown_tuesday, date(2025, 10, 1))
    assert (october.unknown, october.held, october.planned) == (1, Amount(), Amount())


def test_the_referent_says_that_it_was_held_and_takes_it_back(unknown_tuesday: Desk) -> None:
    desk = unknown_tuesday
    (session,) = unknown.held_on(desk, OCTOBER_9)
    done = unknown.recall(desk, Recalled(OCTOBER_9, True))
    assert done.told.replace(NBSP, " ") == "Jeudi 9 octobre 2025 : permanence tenue."
    october = month(desk, date(2025, 10, 1))
    assert (october.unknown, october.held, october.unanswered) == (0, Amount(1, session.minutes), 0)
    assert schedule.here_on(desk, OCTOBER_9) == (session,)
    assert done.undo
    done.undo.back(desk)
    assert unknown.days_between(desk, OCTOBER_9, OCTOBER_9) == (OCTOBER_9,)
    assert not schedule.here_on(desk, OCTOBER_9) and not attendances.between(desk.db, OCTOBER_9, OCTOBER_9)
    assert month(desk, date(2025, 10, 1)).unknown == 1


def test_or_that_it_was_not_and_why(unknown_tuesday: Desk) -> None:
    desk = unknown_tuesday
    with pytest.raises(Refused) as refusal:
        unknown.recall(desk, Recalled(OCTOBER_9, False))
    assert [fault.field for fault in refusal.value.faults] == ["why"]
    done = unknown.recall(desk, Recalled(OCTOBER_9, False, Decider.PLACE, " inondation "))
    (lost,) = schedule.lost_between(desk, OCTOBER_9, OCTOBER_9)[OCTOBER_9]
    assert (lost.loss, lost.why, lost.decider) == (Loss.CANCELLED, "inondation", Decider.PLACE)
    october = month(desk, date(2025, 10, 1))
    assert (october.lost, october.held) == ({Decider.PLACE: Amount(1, 360)}, Amount())
    assert done.undo
    done.undo.back(desk)
    assert month(desk, date(2025, 10, 1)).unknown == 1


def test_a_day_that_is_known_is_not_recalled_and_one_answered_since_is_not_forgotten(unknown_tuesday: Desk) -> None:
    desk = unknown_tuesday
    done = unknown.recall(desk, Recalled(OCTOBER_9, True))
    with pytest.raises(OutOfDate):
        unknown.recall(desk, Recalled(OCTOBER_9, True))
    attendance.note(desk, Attendance(OCTOBER_9, 1, AttendanceState.ABSENT, decider=Decider.PARTNER))
    assert done.undo
    with pytest.raises(OutOfDate):
        done.undo.back(desk)


def test_a_day_whose_pattern_is_gone_stays_unknown(unknown_tuesday: Desk) -> None:
    desk = unknown_tuesday
    with writing(desk.db):
        stored.keep(desk.db, [TUESDAY])
    with pytest.raises(RuleBroken, match="reste inconnu"):
        unknown.recall(desk, Recalled(TUESDAY, True))
    assert TUESDAY in unknown.days_between(desk, TUESDAY, TUESDAY)


def test_the_sheet_names_nobody_and_no_illness(desk: Desk, clock: StillClock) -> None:
    put_right(desk, TWO_DAYS)
    absences.note(desk, Absence(0, 1, date(2025, 12, 4), date(2025, 12, 4), AbsenceKind.ILLNESS, THURSDAY))
    evening = Session(date(2025, 12, 9), 1, Purpose.ANY_HELP, (Segment(time(18), time(20)),))
    exceptions.make(desk, DayException(0, SessionKey(0, 1, evening.day), evening, Decider.PARTNER, THURSDAY))
    later(desk, clock, datetime(2026, 1, 10, 9))
    paper = fulfilment_papers.sheet(desk, 1, 2025, 12)
    words = words_of(paper.build())
    assert "Perdus, par cause : absence 1 jour, 6 h." in words
    for said in ("Décembre 2025", "2 journées par semaine", "Jeudi 4 décembre 2025", "Perdu : absence", "eux"):
        assert said in words
    for secret in ("malad", "Castell", "Marie", "Puig"):
        assert secret not in words
    assert "Année 2025" in words_of(fulfilment_papers.sheet(desk, 1, 2025).build())
    assert paper.file_name == "prevu-realise-2025-12.pdf"
    with pytest.raises(RuleBroken):
        fulfilment_papers.sheet(desk, 1, 2024, 1)
