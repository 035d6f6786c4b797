"""The last figure that is taken and the first that is refused, typed here: no test may borrow them from the code."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import Any

import pytest

from desktop_app.domain.account import Account, check_account
from desktop_app.domain.advisor import Advisor, AdvisorTitle, read_advisor
from desktop_app.domain.backup import Reason, copy_made, superfluous
from desktop_app.domain.clock import question
from desktop_app.domain.convention import read_terms
from desktop_app.domain.errors import Fault, Refused, RuleBroken, StepMissing
from desktop_app.domain.forbidden_data import Kind, seen_in
from desktop_app.domain.french import phone, read_date
from desktop_app.domain.house_rules import HouseRules, check_house_rules
from desktop_app.domain.mandate import State as Step
from desktop_app.domain.mandate import allows, expired, inform, longest_end, proposed_ends, sign
from desktop_app.domain.person import ERASED, Person, read_person
from desktop_app.domain.planning import Segment, Slot, check_patterns, falls_on
from desktop_app.domain.reception.appointment import State, mark, places_left
from desktop_app.domain.reception.erasure import check_erasure, not_seen_since
from desktop_app.domain.recovery_code import read
from desktop_app.domain.text import line_faults, name_faults
from tests.domain.test_convention import typed
from tests.helpers.alike import plain
from tests.helpers.builders import a_mandate, an_appointment, fridays, thursdays

WORDS = "abeille abricot accord accueil acheter acier actif adresse".split()
THURSDAY, NINE = date(2025, 11, 27), datetime(2025, 11, 27, 9)


def taken(check: Any, *given: Any, **named: Any) -> bool:
    """Whether a rule lets these through."""
    try:
        check(*given, **named)
    except RuleBroken:
        return False
    return True


def test_names_and_lines_have_a_longest() -> None:
    assert [taken(check_account, Account(0, "É" * length, frozenset()), ()) for length in (60, 61)] == [True, False]
    assert [bool([*name_faults("A" * length, "x", "X")]) for length in (80, 81)] == [False, True]
    assert [bool([*line_faults("a" * length, "x", "X")]) for length in (200, 201)] == [False, True]


@pytest.mark.parametrize(
    ("rules", "fine"),
    [
        ({"idle_minutes": 1}, True),
        ({"idle_minutes": 0}, False),
        ({"idle_minutes": 60}, True),
        ({"idle_minutes": 61}, False),
        ({"months_kept": 3}, True),
        ({"months_kept": 2}, False),
        ({"months_kept": 72}, True),
        ({"months_kept": 73}, False),
        ({"late_minutes": 5}, True),
        ({"late_minutes": 4}, False),
        ({"late_minutes": 60}, True),
        ({"late_minutes": 61}, False),
        ({"workshop_room": 50, "workshop_machines": 50, "workshop_convention": 50}, True),
        ({"workshop_room": 51}, False),
        ({"workshop_machines": 51}, False),
        ({"workshop_convention": 51}, False),
        ({"workshop_room": -1}, False),
        ({"end_sheet_days": 7}, True),
        ({"end_sheet_days": 8}, False),
        ({"end_sheet_days": -1}, False),
        ({"draft_days": 1}, True),
        ({"draft_days": 0}, False),
        ({"draft_days": 90}, True),
        ({"draft_days": 91}, False),
    ],
)
def test_the_house_rules_have_edges(rules: dict[str, int], fine: bool) -> None:
    assert taken(check_house_rules, HouseRules(**rules)) is fine


def test_what_is_typed_has_no_number_yet() -> None:
    assert read_advisor("Serra", "Núria", AdvisorTitle.ADVISOR_WOMAN) == Advisor(
        0, "Serra", "Núria", AdvisorTitle.ADVISOR_WOMAN, active=True
    )
    assert read_person("Roca", "Joan") == Person(0, "Roca", "Joan", "")


def test_whoever_was_erased_has_no_number_and_no_name() -> None:
    assert (ERASED.id, ERASED.name, ERASED.listed_name, ERASED.phone) == (0, "Personne effacée", "Personne effacée", "")


def test_every_point_not_said_is_asked_for_at_once() -> None:
    with pytest.raises(StepMissing) as refusal:
        inform(a_mandate(Step.DRAFT), (), NINE)
    assert refusal.value.faults == (
        Fault("DATA_USE", "Il reste à expliquer l’utilisation de ses données personnelles."),
        Fault("RIGHTS", "Il reste à expliquer ses droits."),
        Fault("PROCEDURES", "Il reste à expliquer les démarches qui seront effectuées."),
        Fault("WHAT", "Posez la question « Que vais-je faire pour vous ? » : la personne répond avec ses mots."),
        Fault("UNTIL_WHEN", "Posez la question « Jusqu’à quand ? » : la personne répond avec ses mots."),
        Fault("HOW_TO_STOP", "Posez la question « Comment arrêter ? » : la personne répond avec ses mots."),
    )


def test_a_file_begins_with_ten_minutes_and_two_years() -> None:
    assert (HouseRules().idle_minutes, HouseRules().months_kept) == (10, 24)


@pytest.mark.parametrize(
    ("changes", "fine"),
    [
        ({"term_months": 1, "notice_months": 0}, True),
        ({"term_months": 120}, True),
        ({"term_months": 3, "notice_months": 3}, True),
        ({"notice_months": 12}, True),
        ({"notice_months": -1}, False),
        ({"hard_end": date(2024, 3, 6)}, True),
        ({"mention": "m" * 400}, True),
        ({"partner": "p" * 201}, False),
    ],
)
def test_the_terms_of_a_convention_have_edges(changes: dict[str, Any], fine: bool) -> None:
    assert taken(read_terms, **typed(**changes)) is fine


@pytest.mark.parametrize(
    "rule",
    [
        thursdays(step=5),
        thursdays(step=180, segments=(Segment(time(9), time(12)),)),
        thursdays(step=240, segments=(Segment(time(9), time(13)),)),
        thursdays(step=45, segments=(Segment(time(9), time(9, 45)),)),
        thursdays(step=75, segments=(Segment(time(9, 50), time(11, 5)),)),
        thursdays(segments=(Segment(time(9), time(12), buffer=60, places=50, room="s" * 80),)),
        thursdays(segments=(Segment.walk_in(time(9), time(9, 1)),)),
        fridays(places=1),
        fridays(places=50),
        thursdays(starts_on=THURSDAY, ends_on=THURSDAY),
    ],
)
def test_the_shortest_and_the_fullest_days_are_taken(rule: Any) -> None:
    check_patterns([rule])


@pytest.mark.parametrize("rule", [thursdays, fridays])
def test_hours_that_end_as_they_begin_are_none(rule: Any) -> None:
    with pytest.raises(Refused, match="La fin doit venir après le début"):
        check_patterns([rule(segments=(Segment(time(9), time(9)),))])


def test_an_appointment_of_more_than_four_hours_is_refused_however_long_the_day_is() -> None:
    with pytest.raises(Refused, match="de 5 minutes à 4 heures"):
        check_patterns([thursdays(step=241, segments=(Segment(time(8), time(18)),))])


def test_a_rule_of_one_day_gives_that_day() -> None:
    rule = thursdays(starts_on=THURSDAY, ends_on=THURSDAY)
    week = timedelta(days=7)
    assert [falls_on(rule, day) for day in (THURSDAY - week, THURSDAY, THURSDAY + week)] == [False, True, False]


def test_a_rule_that_ends_the_day_before_another_starts_meets_it_in_neither_order() -> None:
    old, new = thursdays(ends_on=date(2025, 11, 26)), thursdays(starts_on=THURSDAY)
    check_patterns([old, new])
    check_patterns([new, old])
    with pytest.raises(Refused):
        check_patterns([new, thursdays(ends_on=THURSDAY)])


def test_the_ends_proposed_for_a_mandate_are_these_days() -> None:
    assert proposed_ends(THURSDAY, None) == (
        ("aujourd’hui", date(2025, 11, 27)),
        ("demain", date(2025, 11, 28)),
        ("un mois", date(2025, 12, 27)),
        ("six mois", date(2026, 5, 27)),
        ("un an", date(2026, 11, 27)),
    )
    assert longest_end(date(2024, 2, 29), None) == date(2025, 2, 28)


def test_a_mandate_allows_until_the_end_of_its_last_day() -> None:
    mandate = a_mandate(ends_on=date(2026, 5, 27))
    assert allows(mandate, date(2026, 5, 27)) and not expired(mandate, date(2026, 5, 27))
    assert not allows(mandate, date(2026, 5, 28)) and expired(mandate, date(2026, 5, 28))


@pytest.mark.parametrize(
    ("at", "now", "fine"),
    [
        (datetime(2025, 11, 27, 9, 15), datetime(2025, 11, 27, 9, 15), True),
        (datetime(2025, 11, 27, 9, 14), datetime(2025, 11, 27, 9, 30), False),
        (datetime(2025, 11, 27, 9, 31), datetime(2025, 11, 27, 9, 30), False),
        (datetime(2025, 11, 29, 23, 59), datetime(2025, 12, 1, 9), True),
        (datetime(2025, 11, 30, 0, 0), datetime(2025, 12, 1, 9), False),
    ],
)
def test_a_mandate_is_signed_from_the_minute_it_was_printed_to_its_last_day(
    at: datetime, now: datetime, fine: bool
) -> None:
    mandate = a_mandate(Step.PRINTED, ends_on=date(2025, 11, 29))
    signed = {"by_person": True, "by_advisor": True, "handed_over": True, "place": "Le Boulou"}
    assert taken(sign, mandate, at=at, now=now, **signed) is fine


@pytest.mark.parametrize(("days", "kept"), [(34, True), (35, True), (36, False)])
def test_a_copy_of_thirty_five_days_stays_and_one_of_thirty_six_goes(days: int, kept: bool) -> None:
    today, noon = date(2026, 3, 5), datetime(2026, 3, 5, 12)
    old, fresh = copy_made(noon - timedelta(days=days), Reason.DAILY), copy_made(noon, Reason.DAILY)
    assert superfluous([old, fresh], today) == (() if kept else (old,))


@pytest.mark.parametrize("reason", [Reason.UPDATE, Reason.REPLACED])
def test_two_copies_set_apart_stay_and_the_third_goes(reason: Reason) -> None:
    apart = [copy_made(datetime(2026, 3, day, 12), reason) for day in (1, 2, 3)]
    fresh = copy_made(datetime(2026, 3, 5, 12), Reason.DAILY)
    assert superfluous([*apart, fresh], date(2026, 3, 5)) == (apart[0],)


def test_somebody_is_kept_to_the_day() -> None:
    assert not_seen_since(date(2025, 11, 27), 24) == date(2023, 11, 27)
    assert not_seen_since(date(2024, 5, 31), 3) == date(2024, 2, 29)


@pytest.mark.parametrize(("now", "fine"), [(NINE.replace(minute=44), False), (NINE.replace(minute=45), True)])
def test_an_appointment_keeps_its_person_until_it_has_ended(now: datetime, fine: bool) -> None:
    assert taken(check_erasure, [], [an_appointment()], now) is fine


@pytest.mark.parametrize("written", ["01/01/1900", "31/12/2199"])
def test_the_first_and_the_last_date_are_read(written: str) -> None:
    read_day = read_date(written, THURSDAY)
    assert read_day and read_day.strftime("%d/%m/%Y") == written


def test_of_an_hour_that_can_be_nothing_is_asked() -> None:
    assert question(NINE, NINE) == ""


def test_a_weekday_stands_before_the_date_and_nowhere_else() -> None:
    assert read_date("jeudi 26 novembre 2026", THURSDAY) == date(2026, 11, 26)
    assert read_date("26 jeudi 11", THURSDAY) is None


def test_letters_with_seven_figures_are_no_account_even_with_the_key_of_one() -> None:
    seen = seen_in("BE32ABCD12345678")
    assert seen and seen.kind is Kind.ACCOUNT
    assert seen_in("BE11ABCDE1234567") is None


def test_a_leap_day_may_be_eight_years_away() -> None:
    assert read_date("29/02", date(2096, 3, 1)) == date(2104, 2, 29)


@pytest.mark.parametrize(
    ("number", "shown"),
    [
        ("+352621123456", "+352 621 123 456"),
        ("+35312345678", "+353 123 456 78"),
        ("+442071234567", "+44 207 123 45 67"),
        ("+79161234567", "+7 916 123 45 67"),
        ("+4930123456", "+49 301 234 56"),
        ("+262692123456", "+262 692 123 456"),
        ("+5511912345678", "+55 119 123 456 78"),
    ],
)
def test_a_foreign_phone_is_cut_after_its_country(number: str, shown: str) -> None:
    assert plain(phone(number)) == shown


def test_a_word_that_is_none_is_shown_up_to_twenty_letters() -> None:
    for length, said in ((20, "x" * 20), (21, "x" * 20 + "…")):
        with pytest.raises(RuleBroken) as refusal:
            read("x" * length, WORDS)
        assert refusal.value.sentence.startswith(f"« {said} » n’est pas un mot du code.")


def test_a_workshop_counts_its_places_down_to_none() -> None:
    slot = Slot(NINE, NINE.replace(hour=12), 2, 2)
    people = [an_appointment(id=id, person_id=id, advisor_id=2, minutes=180) for id in (1, 2, 3)]
    assert [places_left(slot, people[:count]) for count in range(4)] == [2, 1, 0, 0]
    assert places_left(slot, [an_appointment(advisor_id=1, minutes=180)]) == 2


@pytest.mark.parametrize("state", [State.ARRIVED, State.SEEN])
def test_somebody_may_arrive_any_time_of_the_day_and_not_the_day_before(state: State) -> None:
    appointment = an_appointment(state=State.EXPECTED if state is State.ARRIVED else State.ARRIVED)
    assert mark(appointment, state, datetime(2025, 11, 27, 0, 0)).state is state
    assert not taken(mark, appointment, state, datetime(2025, 11, 26, 23, 59))
