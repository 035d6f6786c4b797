"""Closing, amending, renewing and adding a convention: told before, done, taken back; the past stays as it was."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, time, timedelta

import pytest

from desktop_app.domain.convention import Booker, Half
from desktop_app.domain.errors import MandatesEnd, OutOfDate, Refused, RuleBroken
from desktop_app.domain.mandate import State
from desktop_app.domain.planning import Segment
from desktop_app.storage.mandates import mandates as stored_mandates
from desktop_app.storage.planning import conventions as stored
from desktop_app.storage.planning import patterns
from desktop_app.use_cases import clock_check
from desktop_app.use_cases.desk import Desk
from desktop_app.use_cases.mandates import endings, mandates, parties
from desktop_app.use_cases.papers import day_sheets, printing
from desktop_app.use_cases.planning import schedule
from desktop_app.use_cases.reception import appointments
from desktop_app.use_cases.settings import conventions, settings
from desktop_app.use_cases.settings.convention_gestures import (
    Addition,
    Amendment,
    Closing,
    Correction,
    ExpressRenewal,
    Gesture,
    Renewal,
    Reopening,
)
from tests.helpers.builders import (
    NINE,
    THURSDAY,
    its_convention,
    its_terms,
    put_convention,
    stored_appointment,
    stored_mandate,
    stored_person,
    thursdays,
)
from tests.helpers.clock import StillClock

LAST = date(2025, 12, 11)
"""A Thursday, two weeks after the day of the tests."""
CLOSING = Closing(1, LAST, "le Département arrête")
NEW = its_terms(
    partner="Communauté de communes", signed_on=date(2026, 6, 23), hard_end=None, mention="Nouvelle mention"
)


def days_held(desk: Desk, first: date, count: int) -> list[date]:
    """The dates with a session."""
    return [day for day in (first + timedelta(at) for at in range(count)) if schedule.here_on(desk, day)]


def everything(desk: Desk) -> tuple[object, ...]:
    """What a gesture may change, mandates apart."""
    return stored.every(desk.db), patterns.every(desk.db)


def test_a_closing_says_what_it_does_and_does_that(desk: Desk) -> None:
    for weeks in (1, 3):
        stored_appointment(desk.db, stored_person(desk.db, f"Roca{weeks}"), start=NINE + timedelta(weeks=weeks))
    mandate = stored_mandate(desk.db, State.ACTIVE)
    before = everything(desk)
    told = conventions.effect_of(desk, CLOSING)
    assert everything(desk) == before, "only told"
    # Of the Thursdays and Fridays from 12 December to 22 June the bank holidays give nothing.
    assert told.lost == tuple(days_held(desk, LAST + timedelta(1), 365)) and not told.gained
    assert told.lost[0] == date(2025, 12, 12) and told.lost[-1] == date(2026, 6, 19)
    assert [each.start for each in told.appointments] == [NINE + timedelta(weeks=3)]
    assert [(cut.before.id, cut.before.ends_on, cut.after.ends_on) for cut in told.cut] == [
        (mandate.id, date(2026, 5, 27), LAST)
    ]
    assert told.deadlines.last == LAST and told.deadlines.oppose_by is None
    done = conventions.carry_out(desk, CLOSING, endings_confirmed=True)
    assert done.told.replace("\N{NO-BREAK SPACE}", " ") == "Convention clôturée le 11 décembre 2025."
    assert days_held(desk, LAST, 365) == [LAST]
    assert [each.start for each in appointments.out_of_hours(desk)] == [NINE + timedelta(weeks=3)]
    assert mandates.view(desk, mandate.id).mandate.ends_on == LAST


def test_without_the_word_of_the_manager_no_mandate_is_cut(desk: Desk) -> None:
    mandate, before = stored_mandate(desk.db, State.ACTIVE), everything(desk)
    with pytest.raises(MandatesEnd, match="dernier jour de la convention"):
        conventions.carry_out(desk, CLOSING)
    assert everything(desk) == before and mandates.view(desk, mandate.id).mandate.ends_on == date(2026, 5, 27)


GESTURES: dict[str, Gesture] = {
    "closing": CLOSING,
    "amendment": Amendment(1, LAST, its_terms(hard_end=date(2027, 6, 22)), "fin repoussée"),
    "renewal": Renewal(1, replace(NEW, signed_on=date(2026, 1, 1))),
    "addition": Addition(NEW),
    "correction": Correction(1, 0, its_terms(signed_on=date(2024, 3, 7))),
}


@pytest.mark.parametrize("gesture", GESTURES.values(), ids=GESTURES)
def test_each_gesture_is_taken_back_whole(desk: Desk, gesture: Gesture) -> None:
    stored_mandate(desk.db, State.ACTIVE)
    before, kept = everything(desk), stored_mandates.get(desk.db, 1)
    done = conventions.carry_out(desk, gesture, endings_confirmed=True)
    assert everything(desk) != before and done.undo
    done.undo.back(desk)
    assert everything(desk) == before and stored_mandates.get(desk.db, 1) == kept


@pytest.mark.parametrize("gesture", GESTURES.values(), ids=GESTURES)
def test_once_something_else_has_changed_it_is_not(desk: Desk, gesture: Gesture) -> None:
    done = conventions.carry_out(desk, gesture)
    assert done.undo
    settings.change_days(desk, [thursdays(segments=(Segment(time(8), time(10)),))])
    with pytest.raises(OutOfDate):
        done.undo.back(desk)


def test_nor_once_a_mandate_that_it_cut_has_ended(desk: Desk) -> None:
    mandate = stored_mandate(desk.db, State.ACTIVE)
    done = conventions.carry_out(desk, CLOSING, endings_confirmed=True)
    endings.withdraw(desk, mandate.id)
    assert done.undo
    with pytest.raises(OutOfDate):
        done.undo.back(desk)


def test_a_renewal_carries_the_days_over_and_the_old_one_stays_readable(desk: Desk) -> None:
    held = days_held(desk, date(2026, 6, 1), 60)
    assert max(held) == date(2026, 6, 19)
    told = conventions.effect_of(desk, Renewal(1, NEW))
    assert told.gained and not told.lost and told.uncovered == 0
    conventions.carry_out(desk, Renewal(1, NEW))
    assert days_held(desk, date(2026, 6, 1), 60)[: len(held)] == held
    assert date(2026, 6, 25) in days_held(desk, date(2026, 6, 23), 14)
    old, new = schedule.register_of(desk)
    assert (old.last_day, new.follows, new.first_day) == (date(2026, 6, 22), 1, date(2026, 6, 23))
    assert {each.convention_id for each in patterns.every(desk.db)} == {1, 2}
    assert schedule.head_on(desk, date(2026, 6, 19)).mention == its_terms().mention
    assert schedule.head_on(desk, date(2026, 6, 25)).mention == "Nouvelle mention"
    with pytest.raises(RuleBroken, match="déjà renouvelée"):
        conventions.carry_out(desk, Renewal(1, replace(NEW, signed_on=date(2027, 1, 1))))


def test_renewed_before_its_end_the_old_one_closes_on_the_eve(desk: Desk) -> None:
    conventions.carry_out(desk, Renewal(1, replace(NEW, signed_on=date(2026, 1, 1))))
    old, new = schedule.register_of(desk)
    assert (old.closed_on, old.closed_because, new.first_day) == (date(2025, 12, 31), "renouvelée", date(2026, 1, 1))
    # Thursdays and Fridays, without 25 December and 1 January: one convention takes over from the other.
    assert days_held(desk, date(2025, 12, 18), 22) == [
        date(2025, 12, 18), date(2025, 12, 19), date(2025, 12, 26), date(2026, 1, 2), date(2026, 1, 8),
    ]  # fmt: skip


def test_a_gap_is_allowed_and_counted(desk: Desk) -> None:
    """From 23 June to 12 July 2026: Thursdays 25 June, 2 and 9 July, Fridays 26 June, 3 and 10 July."""
    gesture = Renewal(1, replace(NEW, signed_on=date(2026, 7, 13)))
    assert conventions.effect_of(desk, gesture).uncovered == 6
    conventions.carry_out(desk, gesture)
    assert days_held(desk, date(2026, 6, 23), 24) == [date(2026, 7, 16)]


def test_a_new_convention_begins_after_the_one_that_it_renews(desk: Desk) -> None:
    with pytest.raises(Refused) as refused:
        conventions.effect_of(desk, Renewal(1, replace(NEW, signed_on=date(2024, 3, 6))))
    assert refused.value.field == "signed_on"


def test_mandates_go_on_into_the_convention_that_follows_without_a_gap(desk: Desk) -> None:
    assert parties.last_day_of_advisor(desk, 1) == date(2026, 6, 22)
    conventions.carry_out(desk, Renewal(1, NEW))
    assert parties.last_day_of_advisor(desk, 1) is None
    assert mandates.proposed_ends(desk, 1)[-1] == ("un an", date(2026, 11, 27))


def test_the_mandates_of_one_partner_s_advisor_do_not_end_with_another_s_convention(desk: Desk) -> None:
    added = conventions.carry_out(desk, Addition(replace(NEW, signed_on=date(2025, 1, 1)))).subject
    first, second = settings.load(desk).rules
    settings.change_days(desk, [first, replace(second, id=0, convention_id=added)])
    hers, his = stored_mandate(desk.db, State.ACTIVE), stored_mandate(desk.db, State.ACTIVE, advisor_id=2)
    told = conventions.effect_of(desk, CLOSING)
    assert [cut.before.id for cut in told.cut] == [hers.id]
    conventions.carry_out(desk, CLOSING, endings_confirmed=True)
    assert mandates.view(desk, his.id).mandate.ends_on == date(2026, 5, 27)
    assert parties.of_advisor(desk, 2).partner == "Communauté de communes"
    assert {day.weekday() for day in days_held(desk, LAST + timedelta(1), 28)} == {4}


def test_on_a_day_of_two_partners_the_sheet_carries_both_mentions(desk: Desk, clock: StillClock) -> None:
    added = conventions.carry_out(desk, Addition(replace(NEW, signed_on=date(2025, 1, 1)))).subject
    rules = settings.load(desk).rules
    settings.change_days(desk, [*rules, thursdays(advisor_id=2, convention_id=added)])
    both = schedule.head_on(desk, THURSDAY)
    assert both.mention.splitlines() == [its_terms().mention, "Nouvelle mention"]
    assert schedule.head_on(desk, THURSDAY + timedelta(1)).mention == its_terms().mention
    sheet = day_sheets.every(desk, THURSDAY)[0].build()
    clock.set(datetime(2025, 12, 1, 9))
    clock_check.accept(desk, day=clock().date())
    conventions.carry_out(desk, CLOSING)
    assert schedule.head_on(desk, THURSDAY) == both and day_sheets.every(desk, THURSDAY)[0].build() == sheet


def test_an_amendment_keeps_the_words_of_the_days_before_it(desk: Desk) -> None:
    other = its_terms(mention="Mention d’avenant")
    conventions.carry_out(desk, Amendment(1, LAST, other, "nouvelle mention"))
    assert schedule.head_on(desk, LAST - timedelta(6)).mention == its_terms().mention
    assert schedule.head_on(desk, LAST).mention == "Mention d’avenant"


def test_an_excluded_half_day_gives_nothing_from_the_amendment_on(desk: Desk) -> None:
    """S4, art. 4: mornings taken out; the afternoon stays."""
    excluded = frozenset({(3, Half.MORNING), (4, Half.MORNING), (4, Half.AFTERNOON)})
    gesture = Amendment(1, LAST, its_terms(excluded=excluded), "l’après-midi seulement")
    assert conventions.effect_of(desk, gesture).lost[0] == LAST + timedelta(1)
    conventions.carry_out(desk, gesture)
    (before,), (after,) = schedule.here_on(desk, LAST - timedelta(7)), schedule.here_on(desk, LAST)
    assert (before.hours, after.hours) == ("9 h – 12 h, 14 h – 17 h", "14 h – 17 h")
    assert schedule.here_on(desk, LAST + timedelta(1)) == ()


def test_days_on_an_excluded_half_day_are_refused_beside_their_card(desk: Desk) -> None:
    put_convention(desk.db, its_convention(excluded=frozenset({(0, Half.MORNING), (0, Half.AFTERNOON)})))
    with pytest.raises(RuleBroken, match="Le lundi, c’est exclu par la convention") as refused:
        settings.change_days(desk, [*settings.load(desk).rules, thursdays(weekday=0)])
    assert refused.value.field == "day-2"


def test_an_express_renewal_gives_one_period_more(desk: Desk) -> None:
    put_convention(
        desk.db, its_convention(signed_on=date(2025, 1, 1), tacit=False, hard_end=None, renewals_max=1, notice_months=3)
    )
    told = conventions.effect_of(desk, ExpressRenewal(1))
    assert told.deadlines.last == date(2026, 12, 31) and told.gained[0] == date(2026, 1, 2)
    conventions.carry_out(desk, ExpressRenewal(1))
    assert date(2026, 1, 8) in days_held(desk, date(2026, 1, 1), 14)
    with pytest.raises(RuleBroken):
        conventions.carry_out(desk, ExpressRenewal(1))


def test_a_closing_is_taken_back_later_by_another_line(desk: Desk) -> None:
    conventions.carry_out(desk, CLOSING)
    conventions.carry_out(desk, Reopening(1))
    assert schedule.register_of(desk) == (its_convention(),)
    with pytest.raises(RuleBroken, match="n’est pas close"):
        conventions.carry_out(desk, Reopening(1))


def test_a_convention_that_is_gone_meanwhile_is_said(desk: Desk) -> None:
    for gesture in (Closing(9, LAST, "x"), Correction(1, 4, its_terms()), Reopening(9)):
        with pytest.raises(OutOfDate):
            conventions.carry_out(desk, gesture)


def test_days_of_somebody_who_comes_today_stay_as_they_are(desk: Desk) -> None:
    stored_appointment(desk.db, stored_person(desk.db))
    told = conventions.effect_of(desk, Closing(1, THURSDAY - timedelta(1), "fin"))
    assert THURSDAY not in told.lost and not told.appointments
    conventions.carry_out(desk, Closing(1, THURSDAY - timedelta(1), "fin"))
    assert schedule.here_on(desk, THURSDAY) and not schedule.here_on(desk, THURSDAY + timedelta(1))


def test_a_day_without_anybody_goes_with_the_closing(desk: Desk) -> None:
    conventions.carry_out(desk, Closing(1, THURSDAY - timedelta(1), "fin"))
    assert not schedule.here_on(desk, THURSDAY)


def test_the_card_says_whom_to_call_as_the_convention_of_its_advisor_says(desk: Desk) -> None:
    """S2, art. 3: people call the advisor; what was printed of a day that is over does not change afterwards."""
    visit = stored_appointment(desk.db, stored_person(desk.db))
    put_convention(desk.db, its_convention(booked_by=Booker.ADVISOR, booking_contact="06 39 98 00 01"))
    assert schedule.head_of(desk, THURSDAY, 1).booking_contact == "06 39 98 00 01"
    before = printing.appointment_slip(desk, visit.id).build()
    tomorrow = replace(desk, clock=lambda: NINE + timedelta(1))
    conventions.carry_out(tomorrow, Correction(1, 0, its_terms(mention="Autre")))
    assert schedule.head_of(tomorrow, THURSDAY, 1).booking_contact == "06 39 98 00 01"
    assert schedule.head_of(tomorrow, THURSDAY + timedelta(7), 1).booking_contact == ""
    assert printing.appointment_slip(tomorrow, visit.id).build() == before
