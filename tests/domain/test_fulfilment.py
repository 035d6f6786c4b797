"""Prévu / réalisé: a date, then a month, as somebody with a calendar and a pencil would count them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain.calendar import PeriodKind
from desktop_app.domain.convention import Per, Unit, Volume
from desktop_app.domain.french import NBSP
from desktop_app.domain.fulfilment import Amount, Dated, Due, Span, Tally, Why, convention_under, months_of, tally
from desktop_app.domain.fulfilment import together as summed
from desktop_app.domain.planning import (
    Absence,
    AbsenceKind,
    Day,
    DayException,
    Decider,
    Half,
    Planning,
    Segment,
    Session,
    SessionKey,
    days_of,
)
from desktop_app.domain.planning.attendance import Attendance, AttendanceState
from desktop_app.domain.theme import Purpose
from tests.helpers.builders import THURSDAY, a_closure, a_planning, fridays, its_convention, thursdays

FRIDAY = THURSDAY + timedelta(1)
NEXT = THURSDAY + timedelta(7)
KEY = SessionKey(1, 0, THURSDAY)
NOTHING = Amount()
WHOLE = Amount(1, 360)
PLANNING = a_planning(thursdays(id=1), fridays(id=2))
SESSION = Session(
    THURSDAY, 1, Purpose.PROCEDURES, (Segment(time(9), time(12)), Segment(time(14), time(17))), pattern_id=1
)
CAME = {1: Attendance(THURSDAY, 1, AttendanceState.AS_PLANNED), 2: Attendance(FRIDAY, 2, AttendanceState.AS_PLANNED)}


def on(day: date, planning: Planning, unit: Unit = Unit.DAY, **said: Attendance) -> Tally:
    """The date as the planning gives it, once it is over."""
    found = days_of(day, day, planning).get(day, Day())
    told = {each.advisor_id: each for each in said.values()} or {id: replace(c, day=day) for id, c in CAME.items()}
    return tally(Dated(day, True, found.sessions, found.lost, told), planning, unit)


def told(found: Tally) -> list[tuple[Why, str, int, Decider | None]]:
    return [(each.why, each.told.replace(NBSP, " "), each.minutes, each.decider) for each in found.reasons]


def changed(instead: Session | None, decider: Decider = Decider.PARTNER, note: str = "") -> Planning:
    return replace(PLANNING, exceptions=(DayException(1, KEY, instead, decider, THURSDAY, note),))


def away(**more: object) -> Planning:
    absence = Absence(1, 1, THURSDAY, THURSDAY, AbsenceKind.ILLNESS, THURSDAY)
    return replace(PLANNING, absences=(replace(absence, **more),))  # type: ignore[arg-type]


def test_a_day_as_planned_explains_nothing() -> None:
    found = on(THURSDAY, PLANNING)
    assert (found.planned, found.held, found.lost, found.reasons) == (WHOLE, WHOLE, {}, ())


def test_a_day_to_come_is_neither_held_nor_asked_about() -> None:
    found = tally(Dated(THURSDAY, False, (SESSION,)), PLANNING, Unit.DAY)
    assert (found.planned, found.held, found.to_come, found.reasons) == (WHOLE, NOTHING, WHOLE, ())


def test_a_day_that_nobody_answered_for_is_held_and_says_so() -> None:
    found = tally(Dated(THURSDAY, True, (SESSION,)), PLANNING, Unit.DAY)
    assert found.held == WHOLE and [each.why for each in found.reasons] == [Why.UNANSWERED]


def test_a_day_of_illness_is_lost_by_the_partner_and_its_cause_is_the_kind() -> None:
    found = on(THURSDAY, away())
    assert (found.held, found.lost) == (NOTHING, {Decider.PARTNER: WHOLE})
    assert told(found) == [(Why.LOST, "maladie", 360, Decider.PARTNER)]


def test_half_a_day_of_absence_loses_hours_and_not_the_day() -> None:
    found = on(THURSDAY, away(from_half=Half.AFTERNOON))
    assert (found.held, found.lost) == (Amount(1, 180), {Decider.PARTNER: Amount(0, 180)})
    halves = on(THURSDAY, away(from_half=Half.AFTERNOON), Unit.HALF_DAY)
    assert (halves.planned, halves.held) == (Amount(2, 360), Amount(1, 180))
    assert halves.lost == {Decider.PARTNER: Amount(1, 180)}


def test_whoever_is_replaced_loses_nothing() -> None:
    found = on(THURSDAY, away(replaced_by=2))
    assert (found.planned, found.held, found.lost, found.reasons) == (WHOLE, WHOLE, {}, ())


def test_a_day_cancelled_is_lost_by_whoever_decided_it() -> None:
    found = on(THURSDAY, changed(None, Decider.NEITHER, "neige"))
    assert found.lost == {Decider.NEITHER: WHOLE}
    assert told(found) == [(Why.LOST, "annulé : neige", 360, Decider.NEITHER)]


def test_a_closure_is_ours_and_a_bank_holiday_is_not_due() -> None:
    closed = on(THURSDAY, a_planning(thursdays(id=1), periods=(a_closure(THURSDAY),)))
    assert (closed.planned, closed.lost) == (WHOLE, {Decider.PLACE: WHOLE})
    christmas = on(date(2025, 12, 25), PLANNING)
    assert (christmas.planned, christmas.off, christmas.lost) == (NOTHING, WHOLE, {})
    assert told(christmas) == [(Why.HOLIDAY, "Noël", 360, None)]


def test_a_closure_on_a_bank_holiday_is_a_holiday_all_the_same() -> None:
    eve = a_closure(date(2025, 12, 24), date(2025, 12, 26), name="pont de fin d’année")
    found = on(date(2025, 12, 25), a_planning(thursdays(id=1), periods=(eve,)))
    assert found.off == WHOLE and not found.lost
    assert on(date(2025, 12, 26), a_planning(fridays(id=1), periods=(eve,))).lost == {Decider.PLACE: Amount(1, 300)}


def test_school_holidays_are_not_due_where_they_close_the_place() -> None:
    from desktop_app.domain.calendar import Zone

    day = date(2026, 2, 26)
    closing = a_planning(thursdays(id=1), zone=Zone.C, school_holidays_close=True)
    assert on(day, closing).off == WHOLE
    assert on(day, a_planning(thursdays(id=1), zone=Zone.C)).held == WHOLE


def test_what_was_kept_of_a_holiday_before_it_was_told_apart_is_known_by_its_name() -> None:
    from desktop_app.domain.planning import Loss, Lost

    christmas = date(2025, 12, 25)
    for why in ("Noël", "inventaire, Noël"):
        kept = Lost(replace(SESSION, day=christmas), Loss.CLOSED, why, Decider.PLACE)
        assert tally(Dated(christmas, True, (), (kept,)), PLANNING, Unit.DAY).off == WHOLE
    other = Lost(SESSION, Loss.CLOSED, "inventaire", Decider.PLACE)
    assert tally(Dated(THURSDAY, True, (), (other,)), PLANNING, Unit.DAY).lost == {Decider.PLACE: WHOLE}


def test_a_day_moved_is_missing_here_and_more_there() -> None:
    there = date(2025, 12, 2)
    planning = changed(replace(SESSION, day=there, original=THURSDAY))
    gone, come = on(THURSDAY, planning), on(there, planning)
    assert (gone.planned, gone.held, gone.lost, gone.moved) == (WHOLE, NOTHING, {}, Amount(-1, -360))
    assert (come.planned, come.held, come.added, come.moved) == (NOTHING, WHOLE, NOTHING, WHOLE)
    assert [each.why for each in (*gone.reasons, *come.reasons)] == [Why.MOVED, Why.MOVED]


@pytest.mark.parametrize(
    ("end", "lost", "added"), [(16, {Decider.PLACE: Amount(0, 60)}, NOTHING), (18, {}, Amount(0, 60))]
)
def test_other_hours_are_lost_or_added(end: int, lost: dict[Decider, Amount], added: Amount) -> None:
    hours = (Segment(time(9), time(12)), Segment(time(14), time(end)))
    found = on(THURSDAY, changed(replace(SESSION, segments=hours), Decider.PLACE))
    assert (found.planned, found.lost, found.added) == (WHOLE, lost, added)
    assert found.held == Amount(1, 180 + (end - 14) * 60)


def test_a_day_added_is_held_though_no_pattern_gave_it() -> None:
    day = date(2025, 12, 2)
    evening = Session(day, 1, Purpose.ANY_HELP, (Segment(time(18), time(20)),))
    planning = replace(PLANNING, exceptions=(DayException(1, evening.key, evening, Decider.PARTNER, THURSDAY),))
    found = on(day, planning)
    assert (found.planned, found.held, found.added) == (NOTHING, Amount(1, 120), Amount(1, 120))


def test_what_the_advisor_did_not_hold_is_lost_cause_by_cause() -> None:
    late = Attendance(
        THURSDAY, 1, AttendanceState.LATE_AND_LEFT_EARLY, time(9, 30), time(16), Decider.PARTNER, "",
        Decider.PLACE,
    )  # fmt: skip
    found = on(THURSDAY, PLANNING, said=late)
    assert (found.held, found.lost) == (Amount(1, 270), {Decider.PARTNER: Amount(0, 30), Decider.PLACE: Amount(0, 60)})
    absent = on(THURSDAY, PLANNING, said=Attendance(THURSDAY, 1, AttendanceState.ABSENT, decider=Decider.NEITHER))
    assert (absent.held, absent.lost) == (NOTHING, {Decider.NEITHER: WHOLE})
    assert told(absent) == [(Why.LOST, "absence", 360, Decider.NEITHER)]


def test_whoever_comes_as_the_morning_ends_held_the_afternoon_alone() -> None:
    late = Attendance(THURSDAY, 1, AttendanceState.LATE, time(12), decider=Decider.PARTNER)
    found = on(THURSDAY, PLANNING, Unit.HALF_DAY, said=late)
    assert (found.planned, found.held) == (Amount(2, 360), Amount(1, 180))


def test_two_advisors_make_one_day_and_each_their_hours() -> None:
    planning = a_planning(thursdays(id=1), thursdays(2, id=2))
    both = {id: Attendance(THURSDAY, id, AttendanceState.AS_PLANNED) for id in (1, 2)}
    found = on(THURSDAY, planning, one=both[1], other=both[2])
    assert (found.planned, found.held) == (Amount(1, 720), Amount(1, 720))
    ill = replace(planning, absences=away().absences)
    one = on(THURSDAY, ill, other=both[2])
    assert (one.held, one.lost) == (Amount(1, 360), {Decider.PARTNER: Amount(0, 360)})


def test_a_day_that_one_moves_and_the_other_loses_is_lost() -> None:
    there = replace(SESSION, day=date(2025, 12, 2), original=THURSDAY)
    planning = a_planning(thursdays(id=1), thursdays(2, id=2))
    cancelled = DayException(2, SessionKey(2, 0, THURSDAY), None, Decider.PLACE, THURSDAY)
    moved = DayException(1, KEY, there, Decider.PARTNER, THURSDAY)
    found = on(THURSDAY, replace(planning, exceptions=(moved, cancelled)))
    assert (found.lost, found.moved) == ({Decider.PLACE: WHOLE}, Amount(0, -360))


def test_a_holiday_of_two_advisors_is_one_day_off() -> None:
    assert on(date(2025, 12, 25), a_planning(thursdays(id=1), thursdays(2, id=2))).off == Amount(1, 720)


TWO_DAYS = its_convention(volume=Volume(2, Unit.DAY, Per.WEEK))


def year_of(planning: Planning, first: date, last: date, *, today: date = date.max) -> tuple[Span, ...]:
    begins, ends = first - timedelta(first.weekday()), last + timedelta(6 - last.weekday())
    dates = [
        Dated(day, day < today, each.sessions, each.lost, {id: replace(c, day=day) for id, c in CAME.items()})
        for day, each in days_of(begins, ends, planning).items()
    ]
    return months_of(planning.conventions[0], planning, dates, first, last)


def test_november_as_on_paper() -> None:
    """Eight Thursdays and Fridays; illness on the 13th, a Friday moved to December, an evening added."""
    day = date(2025, 11, 12)
    evening = Session(day, 1, Purpose.ANY_HELP, (Segment(time(18), time(20)),))
    friday = Session(date(2025, 12, 1), 2, Purpose.WORKSHOPS, fridays().segments, 2, date(2025, 11, 28))
    planning = replace(
        a_planning(thursdays(id=1), fridays(id=2), convention=TWO_DAYS),
        absences=(Absence(1, 1, date(2025, 11, 13), date(2025, 11, 13), AbsenceKind.ILLNESS, day),),
        exceptions=(
            DayException(1, evening.key, evening, Decider.PARTNER, day),
            DayException(2, SessionKey(2, 0, date(2025, 11, 28)), friday, Decider.PARTNER, day),
        ),
    )
    november, december = year_of(planning, date(2025, 11, 1), date(2025, 12, 31))
    assert november.due == Due(8, None)
    assert november.planned == Amount(8, 4 * 360 + 4 * 300)
    assert november.held == Amount(7, 3 * 360 + 3 * 300 + 120)
    assert november.lost == {Decider.PARTNER: WHOLE}
    assert (november.added, november.moved, november.gap) == (Amount(1, 120), Amount(-1, -300), -1)
    assert november.causes == ("maladie",)
    # Thursday 25 is Noël: seven are due, and the Friday of November is held on top.
    assert (december.due, december.planned.parts, december.held.parts, december.gap) == (Due(7, None), 7, 8, 1)
    assert december.off == WHOLE
    whole = summed((november, december))
    assert (whole.due, whole.gap, whole.moved) == (Due(15, None), 0, NOTHING)
    assert whole.lost_in_all == WHOLE and whole.first == november.first
    assert [each.why for each in whole.reasons] == [Why.LOST]


def test_a_month_that_is_not_over_counts_what_is_to_come() -> None:
    planning = a_planning(thursdays(id=1), fridays(id=2), convention=TWO_DAYS)
    (november,) = year_of(planning, date(2025, 11, 1), date(2025, 11, 30), today=date(2025, 11, 14))
    assert (november.held.parts, november.to_come.parts, november.gap) == (3, 5, 0)


def test_days_that_nobody_knows_count_apart_before_the_convention_too() -> None:
    planning = a_planning(thursdays(id=1), convention=TWO_DAYS)
    found = months_of(
        TWO_DAYS, planning, (), date(2024, 1, 1), date(2024, 12, 31), [date(2024, 2, 1), date(2024, 2, 8)]
    )
    assert [f"{each.first:%m}" for each in found] == ["02", *(f"{month:02}" for month in range(3, 13))]
    assert (found[0].unknown, found[0].due, found[0].held, found[0].gap) == (2, None, NOTHING, None)
    # Signed on Wednesday 6 March 2024: three of the five working days of that week, then three whole weeks.
    assert found[1].due == Due(7, None)


def test_a_month_whose_last_day_is_a_sunday_owes_all_of_it() -> None:
    """Three hours a month: the 31st of May 2026 is a Sunday, the last of the week that is counted with it."""
    monthly = its_convention(volume=Volume(3, Unit.HOUR, Per.MONTH))
    planning = a_planning(thursdays(id=1), convention=monthly)
    (may,) = months_of(monthly, planning, (), date(2026, 5, 1), date(2026, 5, 31))
    assert may.due == Due(None, 180)


def test_two_conventions_side_by_side_count_each_its_own() -> None:
    other = replace(its_convention(volume=Volume(1, Unit.HALF_DAY, Per.MONTH, 180)), id=2)
    planning = replace(PLANNING, conventions=(TWO_DAYS, other))
    planning = replace(planning, patterns=(thursdays(id=1), replace(fridays(id=2), convention_id=2)))
    found = days_of(THURSDAY, FRIDAY, planning)
    under = [convention_under(session, planning) for day in found.values() for session in day.sessions]
    assert [each.id for each in under if each] == [1, 2]
    evening = Session(THURSDAY, 2, Purpose.ANY_HELP, (Segment(time(18), time(20)),))
    assert convention_under(evening, planning) == other, "a day added is of its advisor's convention"
    assert convention_under(replace(evening, day=date(2020, 1, 2)), planning) is None


_DAYS = st.dates(date(2025, 11, 20), date(2025, 12, 31))
_DECIDERS = st.sampled_from(Decider)


@st.composite
def _plannings(draw: st.DrawFn) -> Planning:
    """Two advisors' weeks with a closure, absences, days moved, cancelled, changed and added."""
    patterns = (thursdays(id=1), fridays(id=2), thursdays(2, id=3))
    closed = draw(st.lists(_DAYS, max_size=2))
    periods = tuple(a_closure(day, kind=draw(st.sampled_from(PeriodKind)), name=f"x{day:%d}") for day in closed)
    planning = a_planning(*patterns, school_holidays_close=draw(st.booleans()), periods=periods)
    absences = tuple(
        Absence(at + 1, who, day, day + timedelta(draw(st.integers(0, 3))), AbsenceKind.LEAVE, day,
                from_half=draw(st.sampled_from(Half)), replaced_by=draw(st.sampled_from([0, 3 - who])))
        for at, (who, day) in enumerate(draw(st.lists(st.tuples(st.sampled_from([1, 2]), _DAYS), max_size=2)))
    )  # fmt: skip
    told = {}
    for at, day in enumerate(draw(st.lists(_DAYS, max_size=4, unique=True))):
        found = days_of(day, day, planning).get(day)
        planned = found.sessions[0] if found and found.sessions else None
        hours = (Segment(time(10), time(draw(st.integers(11, 19)))),)
        if planned is None:
            new = Session(day, 1, Purpose.ANY_HELP, hours)
            told[new.key] = DayException(at + 1, new.key, new, Decider.PLACE, day, opens=draw(st.booleans()))
        else:
            there = day + timedelta(draw(st.integers(0, 4)))
            instead = draw(st.sampled_from([None, replace(planned, day=there, original=day, segments=hours)]))
            told[planned.key] = DayException(at + 1, planned.key, instead, draw(_DECIDERS), day)
    return replace(planning, absences=absences, exceptions=tuple(told.values()))


@given(_plannings(), st.data())
def test_whatever_happens_the_figures_balance(planning: Planning, data: st.DataObject) -> None:
    for unit in (Unit.DAY, Unit.HALF_DAY):
        for day, each in days_of(date(2025, 11, 20), date(2026, 1, 8), planning).items():
            said = {}
            for session in each.sessions:
                state = data.draw(st.sampled_from(AttendanceState))
                came = time(10, 30) if state.late else None
                left = time(11) if state.left_early else None
                said[session.advisor_id] = Attendance(day, session.advisor_id, state, came, left)
            found = tally(Dated(day, True, each.sessions, each.lost, said), planning, unit)
            lost = sum(found.lost.values(), NOTHING)
            assert found.planned - lost + found.added + found.moved == found.held + found.to_come
            assert min(found.planned.minutes, found.held.minutes, found.added.minutes, lost.minutes) >= 0
