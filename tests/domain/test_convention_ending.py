"""The ends before the term that the five texts know, each day counted by hand on a calendar."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from desktop_app.domain.convention import (
    Convention,
    Delay,
    Ending,
    Ground,
    begun,
    closed,
    first_possible_end,
    read_delay,
    reopened,
)
from desktop_app.domain.errors import Refused
from tests.domain.test_convention_dates import ESTAIRES, HAINAUT, OWN, SARTHE
from tests.helpers.builders import its_convention, its_terms

ALBERES = its_terms(signed_on=date(2022, 10, 1), term_months=6, hard_end=date(2023, 7, 1))
LATER = date(2030, 1, 1)


def day(french: str) -> date:
    """'02/04/2026'."""
    return datetime.strptime(french, "%d/%m/%Y").date()


def ended(convention: Convention, ending: Ending, on: str, letter: str = "", **more: object) -> Convention:
    """This convention, closed so, on a day long after."""
    ground = Ground(ending, day(letter) if letter else None, **more)  # type: ignore[arg-type]
    return closed(convention, day(on), "", ground, today=LATER)


def refused(convention: Convention, ending: Ending, on: str, letter: str = "", **more: object) -> dict[str, str]:
    """What is said beside each field."""
    with pytest.raises(Refused) as found:
        ended(convention, ending, on, letter, **more)
    return {fault.field: fault.sentence.replace("\N{NO-BREAK SPACE}", " ") for fault in found.value.faults}


@pytest.mark.parametrize(
    ("received", "delay", "last"),
    [
        # March has 31 days: 28 more to the 31st, two in April.
        ("03/03/2026", Delay(30), "02/04/2026"),
        ("30/01/2024", Delay(30), "29/02/2024"),
        ("01/12/2025", Delay(30), "31/12/2025"),
        # A Sunday, after the bank holiday of 1 May: calendar days are not put off.
        ("03/04/2026", Delay(30), "03/05/2026"),
        ("31/01/2026", Delay(1, months=True), "28/02/2026"),
        ("15/01/2025", Delay(3, months=True), "15/04/2025"),
        ("30/11/2025", Delay(3, months=True), "28/02/2026"),
    ],
)
def test_the_day_of_the_letter_does_not_count_and_the_last_one_does(received: str, delay: Delay, last: str) -> None:
    assert delay.after(day(received)) == day(last)


@pytest.mark.parametrize(
    ("typed", "delay"),
    [
        ("30 jours", Delay(30)), ("30 j", Delay(30)), (" 30  jours calendaires ", Delay(30)), ("1 jour", Delay(1)),
        ("1 mois", Delay(1, months=True)), ("3m", Delay(3, months=True)), ("30\N{NO-BREAK SPACE}Jours", Delay(30)),
        ("", None), ("30", None), ("trente jours", None), ("-3 mois", None), ("3 semaines", None), ("1234 jours", None),
    ],
)  # fmt: skip
def test_a_delay_is_read_as_texts_write_it(typed: str, delay: Delay | None) -> None:
    assert read_delay(typed) == delay
    assert delay is None or read_delay(delay.told) == delay


@pytest.mark.parametrize(
    ("convention", "letter", "last"),
    [
        (its_convention(), "06/01/2025", "05/03/2025"),
        (its_convention(), "07/01/2025", "05/03/2026"),
        (its_convention(), "06/01/2026", "05/03/2026"),
        (its_convention(), "07/01/2026", None),
        (begun(ALBERES), "01/02/2023", "31/03/2023"),
        (begun(ALBERES), "02/02/2023", None),
        (begun(HAINAUT), "30/04/2026", "30/06/2026"),
        (begun(HAINAUT), "01/05/2026", "30/06/2027"),
    ],
)
def test_a_renewal_refused_ends_with_the_period_in_progress(
    convention: Convention, letter: str, last: str | None
) -> None:
    found = first_possible_end(convention.terms, Ground(Ending.OPPOSED, day(letter)))
    assert found == (day(last) if last else None)


@pytest.mark.parametrize(
    ("convention", "ending", "letter", "delay", "first"),
    [
        (its_convention(), Ending.FAULT, "03/03/2026", Delay(30), "02/04/2026"),
        (its_convention(), Ending.FORCE_MAJEURE, "03/03/2026", Delay(30), "02/04/2026"),
        (begun(ALBERES), Ending.FAULT, "15/02/2023", Delay(30), "17/03/2023"),
        (begun(ESTAIRES), Ending.NOTICE, "15/01/2025", Delay(3, months=True), "15/04/2025"),
        (begun(SARTHE), Ending.FAULT, "10/06/2025", Delay(30), "10/07/2025"),
        (begun(HAINAUT), Ending.FAULT, "31/08/2025", Delay(1, months=True), "30/09/2025"),
    ],
)
def test_no_day_is_taken_before_the_one_that_the_text_lets(
    convention: Convention, ending: Ending, letter: str, delay: Delay, first: str
) -> None:
    after = ended(convention, ending, first, letter, delay=delay, article=" art.  7.1 ")
    assert after.last_day == day(first)
    assert after.ground == Ground(ending, day(letter), delay, "art. 7.1")
    eve = date.fromordinal(day(first).toordinal() - 1)
    told = refused(convention, ending, eve.strftime("%d/%m/%Y"), letter, delay=delay, article="art. 7.1")
    assert list(told) == ["on"] and f"laisse {delay.told.replace(chr(160), ' ')} (art. 7.1)" in told["on"]


def test_the_sentence_gives_the_letter_the_time_the_article_and_the_day() -> None:
    told = refused(its_convention(), Ending.FAULT, "01/04/2026", "03/03/2026", delay=Delay(30), article="art. 7.1")
    assert told["on"] == "La lettre reçue le 3 mars 2026 laisse 30 jours (art. 7.1) : au plus tôt le 2 avril 2026."
    told = refused(its_convention(), Ending.OPPOSED, "04/03/2026", "06/01/2026", article="art. 6")
    assert told["on"] == "Refusée ainsi, elle finit avec la période en cours, le 5 mars 2026 (art. 6)."
    assert "le 5 mars 2026" in refused(its_convention(), Ending.OPPOSED, "06/03/2026", "06/01/2026")["on"]
    assert "plus aucune reconduction" in refused(its_convention(), Ending.OPPOSED, "06/03/2026", "07/01/2026")["on"]


def test_what_is_missing_or_wrong_is_said_beside_its_field() -> None:
    assert list(refused(its_convention(), Ending.FAULT, "02/04/2026")) == ["letter_on", "delay"]
    assert list(refused(its_convention(), Ending.FAULT, "02/04/2026", "03/03/2026", delay=Delay(0))) == ["delay"]
    assert list(refused(its_convention(), Ending.FAULT, "02/04/2026", "03/03/2026", delay=Delay(367))) == ["delay"]
    assert list(refused(its_convention(), Ending.FAULT, "02/04/2026", "05/03/2024", delay=Delay(30))) == ["letter_on"]
    assert list(refused(its_convention(), Ending.AGREED, "02/04/2026")) == ["because"]
    assert list(refused(begun(ESTAIRES), Ending.OPPOSED, "02/04/2025", "02/01/2025")) == ["ending"]
    assert list(refused(begun(OWN), Ending.OPPOSED, "02/04/2028", "02/01/2028")) == ["ending"]
    ground = Ground(Ending.FAULT, day("03/03/2026"), Delay(30))
    with pytest.raises(Refused, match="pas encore venu"):
        closed(its_convention(), day("02/04/2026"), "", ground, today=day("02/03/2026"))
    closed(its_convention(), day("02/04/2026"), "", ground, today=day("03/03/2026"))


@pytest.mark.parametrize(
    ("delay", "fine"),
    [(Delay(1), True), (Delay(366), True), (Delay(1, months=True), True), (Delay(36, months=True), True),
     (Delay(-1), False), (Delay(0, months=True), False), (Delay(37, months=True), False)],
)  # fmt: skip
def test_the_longest_delay_of_a_text_is_a_year_of_days_or_three_of_months(delay: Delay, fine: bool) -> None:
    endless = its_convention(hard_end=None)
    if fine:
        assert ended(endless, Ending.FAULT, "03/03/2029", "03/03/2026", delay=delay).closed_on == day("03/03/2029")
    else:
        assert list(refused(endless, Ending.FAULT, "03/03/2029", "03/03/2026", delay=delay)) == ["delay"]


def test_a_reason_without_a_letter_keeps_neither_letter_nor_time() -> None:
    ground = Ground(Ending.AGREED, day("03/03/2026"), Delay(30), "art. 5-2")
    after = closed(begun(HAINAUT), day("04/03/2026"), "fusion", ground, today=LATER)
    assert after.ground == Ground(Ending.AGREED, article="art. 5-2")
    assert reopened(after) == begun(HAINAUT)


def test_a_ground_in_words() -> None:
    told = Ground(Ending.FAULT, day("03/03/2026"), Delay(30), "art. 7.1").told
    assert told.replace("\N{NO-BREAK SPACE}", " ") == (
        "résiliation pour faute, lettre reçue le 3 mars 2026, 30 jours (art. 7.1)"
    )
    assert Ground(Ending.AGREED).told == "d’un commun accord"
