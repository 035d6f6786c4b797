"""The service's original: its place, its term, and nothing destroyed before the Archives have allowed it."""

from dataclasses import replace
from datetime import date, datetime

import pytest

from desktop_app.domain.errors import Refused, RuleBroken
from desktop_app.domain.mandate import paper_original as rules
from desktop_app.domain.mandate.paper_original import Allowance, ArchivesAnswer, Disposal, Elimination, PaperOriginal

TODAY = date(2032, 5, 6)
ORIGINAL = PaperOriginal(7, "2026-0012", date(2026, 1, 12), date(2026, 2, 28), 6)
LIST = Elimination(1, "E2032-0001", date(2032, 3, 4), "compte-4")
ALLOWED = replace(LIST, allowance=Allowance.VISA, allowed_on=date(2032, 4, 15), reference="118")
NEEDED, NOT_NEEDED = (ArchivesAnswer(visa, date(2026, 2, 3), "courriel") for visa in (True, False))


@pytest.mark.parametrize(
    ("years", "term"), [(0, date(2026, 2, 28)), (5, date(2031, 2, 28)), (6, date(2032, 2, 28)), (None, None)]
)
def test_the_term_counts_from_the_end_and_none_is_assumed(years: int | None, term: date | None) -> None:
    assert replace(ORIGINAL, years=years).term == term
    assert replace(ORIGINAL, years=years, ended_on=None).term is None


def test_it_is_due_from_its_term_on_and_not_once_something_became_of_it() -> None:
    assert not ORIGINAL.is_due(date(2032, 2, 27)) and ORIGINAL.is_due(date(2032, 2, 28))
    assert not replace(ORIGINAL, elimination=LIST).is_due(TODAY)
    assert not replace(ORIGINAL, returned_on=TODAY).is_due(TODAY)


def test_a_place_is_needed_and_holds_nothing_forbidden() -> None:
    at = datetime(2026, 1, 12, 9, 0)
    assert rules.filed(ORIGINAL, "  classeur  1 ", at, "compte-2").place == "classeur 1"
    for wrong in ("", "c" * 61, "IBAN FR76 3000 6000 0112 3456 7890 189"):
        with pytest.raises(Refused) as refused:
            rules.filed(ORIGINAL, wrong, at, "compte-2")
        assert refused.value.field == "place"


def test_it_is_handed_back_once_the_mandate_is_over_and_only_while_it_is_here() -> None:
    assert rules.returned(ORIGINAL, TODAY).returned_on == TODAY
    with pytest.raises(RuleBroken, match="n’est pas fini"):
        rules.returned(replace(ORIGINAL, ended_on=None), TODAY)
    with pytest.raises(RuleBroken, match="E2032-0001"):
        rules.returned(replace(ORIGINAL, elimination=LIST), TODAY)
    for gone in (replace(ORIGINAL, returned_on=TODAY), replace(ORIGINAL, elimination=_destroyed())):
        with pytest.raises(RuleBroken, match=r"le 6.mai 2032"):
            rules.returned(gone, TODAY)
        with pytest.raises(RuleBroken, match=r"le 6.mai 2032"):
            rules.filed(gone, "Classeur 1", datetime(2032, 5, 7, 9, 0), "compte-2")


def _destroyed() -> Elimination:
    return rules.destroyed(ALLOWED, on=TODAY, way=Disposal.SHREDDED, by="compte-4", today=TODAY)


def test_nothing_is_destroyed_before_the_archives_have_allowed_it() -> None:
    with pytest.raises(RuleBroken, match="Rien ne se détruit avant l’accord des Archives"):
        rules.destroyed(LIST, on=TODAY, way=Disposal.SHREDDED, by="compte-4", today=TODAY)
    assert _destroyed().destroyed_on == TODAY


@pytest.mark.parametrize("answer", [None, NEEDED])
def test_without_an_answer_a_visa_is_asked_for_with_its_date_and_its_reference(answer: ArchivesAnswer | None) -> None:
    with pytest.raises(Refused) as refused:
        rules.allowed(LIST, answer, visa_on=None, reference="", today=TODAY)
    assert [fault.field for fault in refused.value.faults] == ["allowed_on", "reference"]
    for day in (date(2032, 3, 3), date(2032, 5, 7)):
        with pytest.raises(Refused):
            rules.allowed(LIST, answer, visa_on=day, reference="118", today=TODAY)
    assert rules.allowed(LIST, answer, visa_on=date(2032, 4, 15), reference="118", today=TODAY) == ALLOWED


def test_their_answer_that_none_is_needed_stands_for_it() -> None:
    found = rules.allowed(LIST, NOT_NEEDED, visa_on=None, reference="", today=TODAY)
    assert (found.allowance, found.allowed_on, found.reference) == (
        Allowance.NOT_NEEDED,
        NOT_NEEDED.answered_on,
        "courriel",
    )


def test_the_day_and_the_way_are_asked_for_and_it_happens_once() -> None:
    for on in (None, date(2032, 4, 14), date(2032, 5, 7)):
        with pytest.raises(Refused) as refused:
            rules.destroyed(ALLOWED, on=on, way=None, by="compte-4", today=TODAY)
        assert [fault.field for fault in refused.value.faults] == ["destroyed_on", "way"]
    with pytest.raises(RuleBroken, match=r"détruits depuis le 6.mai 2032"):
        rules.destroyed(_destroyed(), on=TODAY, way=Disposal.BURNT, by="compte-4", today=TODAY)
    with pytest.raises(RuleBroken, match="détruits depuis"):
        rules.allowed(_destroyed(), None, visa_on=TODAY, reference="1", today=TODAY)


@pytest.mark.parametrize("on", [date(2032, 4, 15), TODAY])
def test_it_is_destroyed_from_the_day_it_is_allowed_on(on: date) -> None:
    found = rules.destroyed(ALLOWED, on=on, way=Disposal.SHREDDED, by="compte-4", today=TODAY)
    assert (found.destroyed_on, found.way, found.destroyed_by) == (on, Disposal.SHREDDED, "compte-4")


def test_an_answer_of_the_archives_is_whole_or_refused() -> None:
    with pytest.raises(Refused) as refused:
        rules.read_answer(visa=None, answered_on=date(2032, 5, 7), reference=" ", today=TODAY)
    assert [fault.field for fault in refused.value.faults] == ["visa", "answered_on", "reference"]
    assert (
        rules.read_answer(visa=False, answered_on=NOT_NEEDED.answered_on, reference="courriel", today=TODAY)
        == NOT_NEEDED
    )


@pytest.mark.parametrize(
    ("today", "years", "last"),
    [
        (date(2026, 12, 1), 6, date(2020, 12, 1)),
        (date(2026, 12, 1), 0, date(2026, 12, 1)),
        (date(2025, 2, 28), 5, date(2020, 2, 29)),
        (date(2025, 2, 27), 5, date(2020, 2, 27)),
        (date(2026, 2, 28), 6, date(2020, 2, 29)),
        (date(2028, 2, 29), 5, date(2023, 2, 28)),
        (date(2028, 2, 28), 5, date(2023, 2, 28)),
    ],
)
def test_the_last_end_whose_term_is_over(today: date, years: int, last: date) -> None:
    assert rules.ended_by(today, years) == last


def test_what_is_lost_was_missing_first_and_says_when() -> None:
    missing = rules.missing(ORIGINAL, TODAY)
    lost = rules.lost(missing, date(2032, 6, 1))
    assert (lost.lost_on, lost.here, missing.here) == (date(2032, 6, 1), False, True)
    with pytest.raises(RuleBroken, match="Cherchez d’abord"):
        rules.lost(ORIGINAL, TODAY)
    for verb in (rules.missing, rules.lost, rules.returned):
        with pytest.raises(RuleBroken, match=r"noté perdu depuis le 1er.juin 2032"):
            verb(lost, TODAY)
    with pytest.raises(RuleBroken, match=r"remis à la personne le 6.mai 2032"):
        rules.lost(replace(missing, returned_on=TODAY), TODAY)


def test_what_is_missing_leaves_its_list_and_comes_back_when_it_is_filed() -> None:
    missing = rules.missing(replace(ORIGINAL, elimination=LIST), TODAY)
    assert (missing.missing_on, missing.elimination, missing.is_due(TODAY)) == (TODAY, None, False)
    with pytest.raises(RuleBroken, match=r"déjà noté introuvable, depuis le 6.mai 2032"):
        rules.missing(missing, TODAY)
    assert rules.filed(missing, "Classeur 1", datetime(2032, 5, 7, 9, 0), "compte-2").missing_on is None


@pytest.mark.parametrize("visa_on", [LIST.made_on, TODAY])
def test_the_visa_may_be_of_the_day_of_the_list_and_of_today(visa_on: date) -> None:
    assert rules.allowed(LIST, None, visa_on=visa_on, reference="118", today=TODAY).allowed_on == visa_on


def test_an_original_is_kept_until_the_end_or_five_or_six_years_after() -> None:
    assert rules.YEARS == (0, 5, 6)


def test_a_list_is_numbered_by_year() -> None:
    assert (rules.elimination_number(2026, 1), rules.elimination_number(2026, 12345)) == ("E2026-0001", "E2026-12345")
