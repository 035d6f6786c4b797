"""The dates of the five conventions, counted on paper from their texts, and of conventions in a register."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain.convention import (
    Booker,
    Convention,
    Ending,
    Ground,
    Half,
    Standing,
    Terms,
    amended,
    begun,
    closed,
    corrected,
    covered_until,
    covers,
    half_days_of,
    in_force,
    in_words,
    labels,
    last_working_day,
    nearest,
    next_express_renewal,
    notice_by,
    opposition_by,
    period_end,
    read_terms,
    renewed_expressly,
    standing,
    terms_on,
    together,
)
from desktop_app.domain.errors import Refused, RuleBroken
from desktop_app.domain.working_days import holiday_name
from tests.domain.strategies import DAYS
from tests.domain.test_convention import typed
from tests.helpers.builders import its_convention, its_terms

ESTAIRES = its_terms(
    partner="Flandre Lys", signed_on=date(2024, 9, 1), tacit=False, notice_months=3, hard_end=None,
    renewals_max=2, cap_months=36,
)  # fmt: skip
SARTHE = its_terms(
    partner="Sarthe", signed_on=date(2023, 12, 1), term_months=36, tacit=False, notice_months=3,
    hard_end=date(2026, 11, 30),
)  # fmt: skip
HAINAUT = its_terms(partner="CAPH", signed_on=date(2025, 3, 17), hard_end=None, first_end=date(2026, 6, 30))
OWN = its_terms(own=True, partner="", signed_on=date(2027, 1, 1), notice_months=0, hard_end=None)
OTHER, TODAY = Ground(Ending.OTHER), date(2025, 11, 27)


def a_holiday(day: date) -> bool:
    """One of the eleven."""
    return bool(holiday_name(day))


def day(written: str) -> date:
    """'31/08/2025'."""
    return date(*(int(part) for part in reversed(written.split("/"))))


def test_estaires_runs_a_year_and_is_renewed_twice_by_agreement_and_never_more() -> None:
    """Art. 5: one year from September 2024, renewable twice, never over 36 months."""
    estaires = begun(ESTAIRES, id=2)
    assert estaires.last_day == day("31/08/2025")
    once = renewed_expressly(estaires, today=day("12/05/2025"))
    assert (once.last_day, once.versions[-1].since, once.versions[-1].changed) == (
        day("31/08/2026"), day("01/09/2025"), "1re reconduction",
    )  # fmt: skip
    twice = renewed_expressly(once, today=day("12/05/2026"))
    assert twice.last_day == day("31/08/2027") and next_express_renewal(twice.terms) is None
    with pytest.raises(RuleBroken, match="renouvelez-la"):
        renewed_expressly(twice, today=day("12/05/2027"))


def test_a_cap_ends_even_what_renews_by_itself() -> None:
    assert begun(replace(ESTAIRES, tacit=True, renewals_max=None)).last_day == day("31/08/2027")
    assert begun(replace(ESTAIRES, tacit=True, renewals_max=None, cap_months=30)).last_day == day("28/02/2027")
    assert begun(replace(ESTAIRES, tacit=True, cap_months=0)).last_day == day("31/08/2027"), "two renewals"


def test_without_a_tacit_renewal_one_writes_before_the_notice_on_the_last_working_day() -> None:
    """Three months before 1 September 2025 is Sunday 1 June; Thursday 29 May is Ascension, Friday 30 is worked."""
    estaires = begun(ESTAIRES)
    assert notice_by(estaires) == day("01/06/2025") and opposition_by(estaires, day("01/01/2025")) is None
    over = closed(estaires, day("01/05/2025"), "x", OTHER, today=day("01/12/2024"))
    assert notice_by(over) is None, "nothing comes after it"
    assert last_working_day(day("01/06/2025"), a_holiday) == day("30/05/2025")
    assert last_working_day(day("29/05/2025"), a_holiday) == day("28/05/2025")


def test_la_sarthe_ends_with_the_contract() -> None:
    """Art. 7; three months before 30 November 2026 is Sunday 30 August."""
    sarthe = begun(SARTHE)
    assert sarthe.last_day == day("30/11/2026")
    assert (notice_by(sarthe), last_working_day(day("30/08/2026"), a_holiday)) == (day("30/08/2026"), day("28/08/2026"))
    assert notice_by(begun(replace(SARTHE, notice_months=0))) is None


def test_hainaut_runs_to_a_named_day_then_by_the_year() -> None:
    """Art. 5-1: to 30 June 2026, then by the year; notified two months before the day, so by 30 April."""
    hainaut = begun(HAINAUT)
    assert [period_end(HAINAUT, rank) for rank in range(3)] == [day("30/06/2026"), day("30/06/2027"), day("30/06/2028")]
    assert hainaut.last_day is None and covers(hainaut, day("01/01/2040")) and not covers(hainaut, day("16/03/2025"))
    assert opposition_by(hainaut, day("17/03/2025")) == day("30/04/2026")
    assert opposition_by(hainaut, day("01/05/2026")) == day("30/04/2027")


def test_the_first_refusal_of_les_alberes_falls_on_a_sunday_that_is_a_holiday() -> None:
    alberes = its_convention(signed_on=day("01/01/2022"), term_months=6, hard_end=day("01/07/2023"))
    assert opposition_by(alberes, day("01/01/2022")) == day("01/05/2022")
    assert last_working_day(day("01/05/2022"), a_holiday) == day("29/04/2022")


def test_anniversaries_count_from_the_first_day_and_are_never_chained() -> None:
    """Six months from 31 August are 28 February; a year is 31 August again, and not the 28th."""
    terms = its_terms(signed_on=day("31/08/2026"), term_months=6, hard_end=None)
    assert [period_end(terms, rank) for rank in range(4)] == [
        day("27/02/2027"), day("30/08/2027"), day("28/02/2028"), day("30/08/2028"),
    ]  # fmt: skip


def test_the_service_of_the_commune_has_no_end_and_no_notice() -> None:
    own = begun(OWN)
    assert (own.last_day, opposition_by(own, OWN.signed_on), notice_by(own)) == (None, None, None)
    assert not covers(own, day("31/12/2026")) and covers(own, day("01/01/2050"))
    assert OWN.sender == "le service de la commune"
    assert closed(own, day("31/12/2028"), "fin du poste", OTHER, today=TODAY).last_day == day("31/12/2028")


def test_a_closing_is_the_last_day_and_says_why() -> None:
    after = closed(its_convention(), day("31/12/2025"), "  le poste s’arrête ", OTHER, today=TODAY)
    assert (after.last_day, after.closed_because) == (day("31/12/2025"), "le poste s’arrête")
    assert standing(after, day("31/12/2025")) is Standing.IN_FORCE
    assert standing(after, day("01/01/2026")) is Standing.CLOSED
    assert standing(its_convention(), day("23/06/2026")) is Standing.ENDED
    assert opposition_by(after, day("01/01/2025")) == day("06/01/2025")
    assert opposition_by(after, day("07/01/2025")) is None, "no period begins after it"


@pytest.mark.parametrize(
    ("on", "because", "fields"),
    [(None, "", ["on", "because"]), ("05/03/2024", "x", ["on"]), ("23/06/2026", "x", ["on"])],
)
def test_a_closing_that_cannot_be_is_refused_beside_its_field(on: str | None, because: str, fields: list[str]) -> None:
    with pytest.raises(Refused) as refused:
        closed(its_convention(), day(on) if on else None, because, OTHER, today=TODAY)
    assert [fault.field for fault in refused.value.faults] == fields


def test_an_amendment_holds_from_its_day_and_its_dates_from_now_on() -> None:
    later = its_terms(hard_end=day("22/06/2028"), mention="Autre mention", signed_on=day("01/01/2026"))
    after = amended(its_convention(), day("01/01/2026"), later, "fin repoussée", today=day("01/12/2025"))
    assert after.last_day == day("22/06/2028") and after.first_day == day("06/03/2024")
    assert terms_on(after, day("31/12/2025")) == its_terms()
    assert terms_on(after, day("01/01/2026")).mention == "Autre mention"
    assert opposition_by(after, day("07/01/2026")) == day("06/01/2027"), "counted from the first day of all"


@pytest.mark.parametrize(
    ("since", "today", "terms", "field"),
    [
        (None, "01/12/2025", {}, "since"),
        ("30/11/2025", "01/12/2025", {}, "since"),
        ("24/06/2026", "01/12/2025", {}, "since"),
        ("01/02/2026", "01/12/2025", {"hard_end": date(2026, 1, 15)}, "hard_end"),
    ],
)
def test_an_amendment_that_cannot_be_is_refused(
    since: str | None, today: str, terms: dict[str, Any], field: str
) -> None:
    with pytest.raises(RuleBroken) as refused:
        amended(its_convention(), day(since) if since else None, its_terms(**terms), "x", today=day(today))
    assert refused.value.field == field


def test_an_amendment_may_hold_from_today_and_for_a_day() -> None:
    today = day("01/12/2025")
    assert amended(its_convention(), today, its_terms(), "mention", today=today).versions[1].since == today
    short = amended(its_convention(), day("01/02/2026"), its_terms(hard_end=day("01/02/2026")), "fin", today=today)
    assert short.last_day == day("01/02/2026")


def test_a_second_amendment_comes_after_the_first() -> None:
    first = amended(its_convention(), day("01/02/2026"), its_terms(), "mention", today=day("01/12/2025"))
    with pytest.raises(Refused):
        amended(first, day("01/02/2026"), its_terms(), "encore", today=day("01/12/2025"))
    assert len(amended(first, day("02/02/2026"), its_terms(), "encore", today=day("01/12/2025")).versions) == 3


def test_a_typing_mistake_in_the_first_day_is_put_right_for_all_versions() -> None:
    after = amended(its_convention(), day("01/02/2026"), its_terms(), "mention", today=day("01/12/2025"))
    right = corrected(after, 0, its_terms(signed_on=day("04/03/2024")))
    assert right.first_day == day("04/03/2024") == right.terms.signed_on
    assert [version.since for version in right.versions] == [day("04/03/2024"), day("01/02/2026")]
    other = amended(its_convention(), day("01/02/2026"), its_terms(mention="Autre"), "x", today=day("01/12/2025"))
    righted = corrected(other, 0, its_terms(signed_on=day("04/03/2024"), mention="Une"))
    assert [version.terms.mention for version in righted.versions] == ["Une", "Autre"]
    assert corrected(after, 0, its_terms(signed_on=day("31/01/2026"))).first_day == day("31/01/2026")
    with pytest.raises(RuleBroken):
        corrected(after, 0, its_terms(signed_on=day("01/02/2026")))
    last = corrected(after, 1, its_terms(mention="Autre", signed_on=day("01/01/2024")))
    assert last.versions[0] == after.versions[0] and last.terms.signed_on == day("06/03/2024")
    assert last.terms.mention == "Autre" and last.versions[1].since == day("01/02/2026")


def test_a_convention_may_be_closed_on_its_first_day_and_not_before() -> None:
    assert closed(its_convention(), day("06/03/2024"), "x", OTHER, today=day("01/12/2025")).last_day == day(
        "06/03/2024"
    )
    with pytest.raises(Refused, match=r"Elle commence le 6.mars 2024"):
        closed(its_convention(), day("05/03/2024"), "x", OTHER, today=day("01/12/2025"))


def one(first: str, last: str | None, id: int = 1) -> Convention:
    """A convention from a day to a day."""
    return begun(its_terms(signed_on=day(first), hard_end=day(last) if last else None), id=id)


def test_of_several_those_in_force_are_found_or_the_nearest() -> None:
    before, beside, after = (
        one("01/01/2024", "31/12/2025"),
        one("01/06/2025", "30/06/2026", 2),
        one("01/09/2026", None, 3),
    )
    register = (before, beside, after)
    assert in_force(register, day("01/07/2025")) == (before, beside)
    assert in_force(register, day("01/08/2026")) == ()
    assert nearest(register, day("01/08/2026")) == (beside,)
    assert nearest(register, day("01/01/2023")) == (before,)
    assert nearest((), day("01/01/2023")) == ()


def test_mandates_reach_as_far_as_one_convention_follows_another_without_a_gap() -> None:
    first, next_day, gap = (
        one("01/01/2024", "31/12/2025"),
        one("01/01/2026", "30/06/2026", 2),
        one("02/07/2026", None, 3),
    )
    assert covered_until((first, next_day, gap), day("01/07/2025")) == day("30/06/2026")
    assert covered_until((first, next_day, one("01/07/2026", None, 3)), day("01/07/2025")) is None
    assert covered_until((first,), day("01/02/2026")) == day("31/12/2025"), "over: the day it ended"
    assert covered_until((next_day,), day("01/12/2025")) == day("30/06/2026"), "to come: from its first day"


@given(st.lists(st.tuples(DAYS, st.integers(0, 400)), min_size=1, max_size=4), DAYS)
def test_every_day_up_to_that_one_is_covered_and_the_next_is_not(spans: list[tuple[date, int]], today: date) -> None:
    register = [
        begun(its_terms(signed_on=first, hard_end=first + timedelta(more)), id=at)
        for at, (first, more) in enumerate(spans)
    ]
    reached = covered_until(register, today)
    assert reached and not in_force(register, reached + timedelta(1))
    if in_force(register, today):
        assert all(in_force(register, today + timedelta(at)) for at in range((reached - today).days + 1))


def test_papers_under_two_partners_name_both_and_say_nothing_twice() -> None:
    other = its_terms(partner="Flandre Lys", mention="Avec la CCFL", controller="CCFL", controller_contact="La Gorgue")
    said = together([its_terms(), other, its_terms()])
    assert said.partner == "Département des Pyrénées-Orientales et Flandre Lys"
    assert said.mention.splitlines() == [its_terms().mention, "Avec la CCFL"]
    assert said.controller == "Département des Pyrénées-Orientales et CCFL"
    assert said.controller_contact.endswith("Perpignan\N{NO-BREAK SPACE}; La Gorgue")
    assert together([its_terms(), replace(other, controller_contact="")]).controller_contact == ""
    assert together([OWN]).partner == ""


def test_conventions_of_one_sender_are_told_apart_by_their_first_day() -> None:
    register = (its_convention(), begun(its_terms(signed_on=day("23/06/2026")), id=2), begun(ESTAIRES, id=3))
    assert [words.replace("\N{NO-BREAK SPACE}", " ") for _, words in labels(register)] == [
        "Département des Pyrénées-Orientales, depuis le 6 mars 2024",
        "Département des Pyrénées-Orientales, depuis le 23 juin 2026",
        "Flandre Lys",
    ]


@pytest.mark.parametrize(
    ("start", "end", "halves"),
    [
        ((9, 0), (12, 0), ["MORNING"]),
        ((11, 59), (12, 0), ["MORNING"]),
        ((9, 0), (13, 0), ["MORNING"]),
        ((9, 0), (13, 1), ["MORNING", "AFTERNOON"]),
        ((12, 0), (13, 0), ["AFTERNOON"]),
        ((14, 0), (17, 0), ["AFTERNOON"]),
    ],
)
def test_a_morning_lasts_until_one_o_clock(start: tuple[int, int], end: tuple[int, int], halves: list[str]) -> None:
    assert [half.name for _, half in half_days_of(2, time(*start), time(*end))] == halves


def test_half_days_are_told_in_the_order_of_the_week() -> None:
    assert in_words({(2, Half.MORNING), (0, Half.AFTERNOON), (0, Half.MORNING)}) == "le lundi et le mercredi matin"
    assert in_words(()) == ""


def terms_typed(**changes: Any) -> Terms:
    """The terms that a form would read."""
    return read_terms(**typed(**changes))


def test_of_the_commune_s_own_service_nothing_is_kept_of_an_agreement() -> None:
    read = terms_typed(own=True, partner="", tacit=False, cap_months=36, first_end=day("01/01/2025"), renewals_max=1)
    assert (read.partner, read.hard_end, read.notice_months, read.cap_months, read.first_end) == ("", None, 0, 0, None)
    assert read.own and read.tacit and read.renewals_max is None
    assert (read.term_months, read.renewals_made, read.answer_days) == (12, 0, 0)
    made = {"renewals_max": 2, "renewals_made": 1}
    kept = [terms_typed(own=own, tacit=tacit, **made) for own, tacit in ((True, False), (False, True), (False, False))]
    assert [each.renewals_made for each in kept] == [0, 0, 1], "renewals are counted where they are agreed"


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"cap_months": 11}, "cap_months"),
        ({"cap_months": 241}, "cap_months"),
        ({"first_end": date(2024, 3, 5)}, "first_end"),
        ({"renewals_max": 21}, "renewals_max"),
        ({"renewals_max": -1}, "renewals_max"),
        ({"answer_days": 91}, "answer_days"),
        ({"answer_days": -1}, "answer_days"),
        ({"tacit": False, "renewals_max": 1, "renewals_made": 2}, "renewals_made"),
        ({"excluded": frozenset((weekday, half) for weekday in range(7) for half in Half)}, "excluded"),
        ({"booking_contact": "IBAN FR76 3000 6000 0112 3456 7890 189", "booked_by": "ADVISOR"}, "booking_contact"),
    ],
)
def test_a_wrong_new_term_is_refused_beside_its_field(changes: dict[str, Any], field: str) -> None:
    if "booked_by" in changes:
        changes = {**changes, "booked_by": Booker[changes["booked_by"]]}
    with pytest.raises(Refused) as refused:
        terms_typed(**changes)
    assert [fault.field for fault in refused.value.faults] == [field]
