"""What a référent is told of mandates, from dates alone; expected by hand."""

from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest

from desktop_app.domain import mandate as rules
from desktop_app.domain.mandate import EndReason, Mandate, Signature, State, WithdrawalChannel
from desktop_app.domain.mandate.control import HIDDEN, Control, figures, found
from desktop_app.domain.mandate.counted import Modality
from desktop_app.domain.organism import Category, Family
from tests.helpers.builders import a_mandate

NOON = datetime(2025, 11, 27, 12)
NINE_TO_NOON = {(NOON.date(), 1): ((NOON.replace(hour=9), NOON),)}


def signed(at: datetime, *, id: int = 1, person_id: int = 1, advisor_id: int = 1) -> Mandate:
    """A mandate signed at that moment, prepared the day before."""
    made = a_mandate(State.ACTIVE, person_id=person_id, advisor_id=advisor_id)
    return replace(
        made, id=id, drafted_at=at - timedelta(1), signature=Signature("Le Boulou", at), ends_on=date(2026, 5, 27)
    )


def told(*mandates: Mandate, now: datetime = NOON, at_work: tuple[int, ...] = (1, 2), **known: tuple[Mandate, ...]):
    of_itself = {Control[name]: which for name, which in known.items()}
    which = found(mandates, now=now, received=NINE_TO_NOON, at_work=at_work, known=of_itself)
    return {control: [each.id for each in each_found] for control, each_found in which.items()}


def test_all_in_order_nothing_is_told():
    assert told(signed(NOON.replace(hour=10))) == {}


@pytest.mark.parametrize(("days", "is_told"), [(7, False), (8, True)])
def test_unsigned_for_more_than_a_week(days, is_told):
    draft = replace(a_mandate(State.PRINTED), id=3, drafted_at=NOON - timedelta(days))
    assert told(draft) == ({Control.UNSIGNED: [3]} if is_told else {})


@pytest.mark.parametrize(
    ("at", "is_told"),
    [
        (NOON.replace(hour=8, minute=30), False),
        (NOON.replace(hour=8, minute=29), True),
        (NOON.replace(hour=12, minute=30), False),
        (NOON.replace(hour=12, minute=31), True),
        (NOON.replace(day=26, hour=10), True),
    ],
)
def test_signed_outside_the_hours_of_its_advisor(at, is_told):
    assert told(signed(at)) == ({Control.OUT_OF_HOURS: [1]} if is_told else {})


def test_a_substitute_may_sign_in_their_own_hours():
    away = replace(signed(NOON.replace(hour=10), advisor_id=2), substitutes=(1,))
    assert told(away) == {}


def test_one_after_another_too_soon_to_be_explained():
    ten = NOON.replace(hour=10)
    assert told(
        signed(ten),
        signed(ten + timedelta(minutes=9), id=2, person_id=2),
        signed(ten + timedelta(minutes=19), id=3, person_id=3),
    ) == {Control.BURST: [2]}


def test_two_mandates_of_one_person_are_one_conversation():
    ten = NOON.replace(hour=10)
    assert told(signed(ten), signed(ten + timedelta(minutes=2), id=2)) == {}


def test_figures_count_what_was_signed_since_their_first_day():
    many = [signed(NOON, id=at) for at in range(7)]
    before = [replace(signed(NOON - timedelta(1), id=at), drafted_at=NOON) for at in range(10, 16)]
    drafts = [replace(each, signature=None) for each in many[:6]]
    assert figures([*many, *before, *drafts], NOON.date()).signed == 7


def test_of_somebody_who_left():
    assert told(signed(NOON.replace(hour=10)), at_work=(2,)) == {Control.GONE: [1]}


@pytest.mark.parametrize(("days", "is_told"), [(0, False), (31, False), (32, True)])
def test_suspended_for_more_than_a_month(days, is_told):
    stopped = rules.suspend(signed(NOON.replace(hour=10)), NOON)
    assert told(stopped, now=NOON + timedelta(days)) == ({Control.SUSPENDED: [1]} if is_told else {})


def test_ended_and_its_content_still_there():
    ended = rules.end(signed(NOON.replace(hour=10)), EndReason.DONE, NOON)
    assert told(ended, NOT_DESTROYED=(ended,)) == {Control.NOT_DESTROYED: [1]}


def test_what_the_journal_and_the_papers_tell_is_told_whatever_the_age_in_the_order_of_the_page():
    old = replace(rules.end(signed(NOON.replace(year=2019)), EndReason.DONE, NOON.replace(year=2019)), id=9)
    assert list(told(OVER_TERM=(old,), NOT_FOUND=(old,), REFUSED=(old,))) == [
        Control.REFUSED, Control.NOT_FOUND, Control.OVER_TERM,
    ]  # fmt: skip


def test_figures_hide_a_few_and_tell_none_and_many():
    ends = [
        replace(
            rules.end(signed(NOON.replace(hour=10), id=rank), reason, NOON + timedelta(days), channel),
            drafted_at=NOON - timedelta(3),
        )
        for rank, (reason, days, channel) in enumerate(
            [(EndReason.DONE, days, None) for days in range(1, 7)]
            + [(EndReason.WITHDRAWN, 7, WithdrawalChannel.SPOKEN)] * 4
        )
    ]
    told = figures(ends, date(2025, 1, 1))
    assert (told.prepared, told.signed) == (10, 10)
    assert told.ended == {EndReason.DONE: 6, EndReason.WITHDRAWN: HIDDEN}
    assert told.withdrawn == {WithdrawalChannel.SPOKEN: HIDDEN}
    assert told.days_to_sign == 2 and told.days_in_force == 5.5
    one_month = replace(ends[0], signature=Signature("Le Boulou", datetime(2025, 9, 4, 10)))
    both = figures([*ends, one_month], date(2025, 1, 1))
    assert both.by_month == {"2025-09": HIDDEN, "2025-11": HIDDEN}, "ten of eleven would tell the eleventh"
    assert figures([*ends, *[one_month] * 5], date(2025, 1, 1)).by_month == {"2025-09": 5, "2025-11": 10}
    mistaken = replace(ends[0], end_reason=EndReason.MISTAKE)
    assert figures([*ends, mistaken], date(2025, 1, 1)).signed == 10
    assert HIDDEN == -1, "what is hidden is never read as none"
    none = figures([], date(2025, 1, 1))
    assert (none.prepared, none.ended, none.days_to_sign, none.with_person) == (0, {}, None, 0)
    assert [figures([], date(2025, 1, 1), None, many).with_person for many in (4, 5)] == [HIDDEN, 5]


def test_a_month_of_a_few_hides_the_least_of_those_that_are_not() -> None:
    """One in September, five in October, nine in November: five and nine of fifteen would tell the one."""
    days = [datetime(2025, 9, 4, 10), *[datetime(2025, 10, 2, 10)] * 5, *[datetime(2025, 11, 6, 10)] * 9]
    shown = figures([signed(day, id=at) for at, day in enumerate(days)], date(2025, 1, 1))
    assert shown.by_month == {"2025-09": HIDDEN, "2025-10": HIDDEN, "2025-11": 9}


def test_what_was_prepared_and_what_ended_count_from_the_first_day_on() -> None:
    ended = [rules.end(signed(NOON, id=at), EndReason.DONE, NOON + timedelta(1)) for at in range(5)]
    first = ended[0].drafted_at.date()
    counts = [
        (shown.prepared, shown.signed, dict(shown.ended))
        for shown in (figures(ended, first + timedelta(at)) for at in range(4))
    ]
    done = {EndReason.DONE: 5}
    assert counts == [(5, 5, done), (0, 5, done), (0, 0, done), (0, 0, {})]


def test_months_of_cells_are_summed_by_what_they_count_and_a_few_are_hidden() -> None:
    cells = {
        ("2025-11", Category.HOUSING): 3,
        ("2025-12", Category.HOUSING): 4,
        ("2025-12", Category.JUSTICE): 4,
        ("2025-12", Family.STATE): 9,
        ("2025-12", Modality.REMOTE): 5,
    }
    shown = figures([], date(2025, 1, 1), cells)
    assert shown.by_category == {Category.HOUSING: 7, Category.JUSTICE: HIDDEN}
    assert shown.by_family == {Family.STATE: 9} and shown.by_modality == {Modality.REMOTE: 5}
