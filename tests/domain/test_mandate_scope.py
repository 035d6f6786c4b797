"""What a mandate covers: exact lines, requests apart, and an end that is never far."""

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given

from desktop_app.domain.convention import last_day
from desktop_app.domain.errors import Refused
from desktop_app.domain.mandate import Act, DataRequest, ScopeLine, check_scope, longest_end, proposed_ends
from desktop_app.use_cases.mandates.organisms import shipped
from tests.domain.blamed import blamed
from tests.domain.strategies import DAYS
from tests.helpers.builders import a_body, its_convention

TODAY = date(2025, 11, 27)
TOMORROW = date(2025, 11, 28)
LINE = ScopeLine("CAF", "Prime d’activité", frozenset({Act.CONSULT}))


def faults_of(*lines: ScopeLine, requests: tuple[DataRequest, ...] = (), ends_on: date | None = TOMORROW) -> list[str]:
    """The fields that are refused."""
    try:
        check_scope(lines, requests, ends_on, today=TODAY, last=last_day(its_convention()), directory=shipped())
    except Refused as refused:
        return [fault.field for fault in refused.faults]
    return []


def test_a_line_or_a_request_is_enough() -> None:
    assert faults_of(LINE) == []
    assert faults_of(requests=(DataRequest("CAF", "attestation"),)) == []
    assert faults_of(*a_body().lines, requests=a_body().requests) == []


def test_an_empty_mandate_is_refused() -> None:
    assert faults_of() == ["scope"]


@pytest.mark.parametrize(
    ("line", "count"),
    [
        (ScopeLine("", "Prime d’activité", frozenset({Act.FILL})), 1),
        (ScopeLine("CAF", "", frozenset({Act.FILL})), 1),
        (ScopeLine("CAF", "Prime d’activité", frozenset()), 1),
        (ScopeLine("", "", frozenset()), 3),
        (ScopeLine("CAF", "mot de passe : Soleil66", frozenset({Act.FILL})), 1),
        (ScopeLine("CAF", "n° 1 85 05 78 006 084 36", frozenset({Act.FILL})), 1),
    ],
)
def test_a_vague_or_forbidden_line_is_refused_beside_itself(line: ScopeLine, count: int) -> None:
    assert faults_of(LINE, line) == ["line-1"] * count


@pytest.mark.parametrize("organism", ["Banque de France", "banque de france – Perpignan"])
def test_an_over_indebtedness_file_may_be_filled_but_not_sent(organism: str) -> None:
    assert faults_of(ScopeLine(organism, "Surendettement", frozenset({Act.FILL, Act.ATTACH}))) == []
    assert faults_of(ScopeLine(organism, "Surendettement", frozenset({Act.FILL, Act.SUBMIT}))) == ["line-0"]


def test_a_number_begun_in_one_field_and_ended_in_the_next_is_refused() -> None:
    halves = ("CAF 1 85 05 78", "006 084 91")
    assert faults_of(ScopeLine(*halves, frozenset({Act.FILL}))) == ["line-0"]
    assert faults_of(LINE, requests=(DataRequest(*halves),)) == ["request-0"]


def test_a_request_names_its_organism_and_its_data() -> None:
    assert faults_of(LINE, requests=(DataRequest("", "attestation"), DataRequest("CAF", " "))) == [
        "request-0",
        "request-1",
    ]


@pytest.mark.parametrize(
    ("data", "faults"),
    [
        ("Procuration pour voter", ["request-0"]), ("Vente de la maison", ["request-0"]), ("Testament", ["request-0"]),
        ("Copie du testament", []), ("Acte de vente", []), ("Jugement de divorce", []), ("Relevé des virements", []),
    ],
)  # fmt: skip
def test_what_is_never_in_a_mandate_is_no_request_either_but_its_paper_is(data: str, faults: list[str]) -> None:
    assert faults_of(LINE, requests=(DataRequest("Mairie", data),)) == faults


@pytest.mark.parametrize("ends_on", [None, date(2025, 11, 26), date(2026, 6, 23)])
def test_an_end_is_asked_and_is_neither_past_nor_after_the_convention(ends_on: date | None) -> None:
    assert faults_of(LINE, ends_on=ends_on) == ["ends_on"]


@pytest.mark.parametrize(("last", "example"), [(None, "27 décembre 2025"), (TOMORROW, "28 novembre 2025")])
def test_an_end_that_may_be_chosen_is_given_as_an_example(last: date | None, example: str) -> None:
    told = blamed(check_scope, [LINE], (), None, today=TODAY, last=last, directory=shipped())
    assert told == {"ends_on": f"Donnez le dernier jour du mandat, par exemple le {example}."}


@pytest.mark.parametrize("ends_on", [TODAY, date(2026, 6, 22)])
def test_today_and_the_last_day_of_the_convention_are_fine(ends_on: date) -> None:
    assert faults_of(LINE, ends_on=ends_on) == []


def test_a_mandate_never_lasts_more_than_a_year() -> None:
    assert longest_end(TODAY, None) == date(2026, 11, 27)
    assert longest_end(TODAY, date(2026, 6, 22)) == date(2026, 6, 22)


@pytest.mark.parametrize(
    ("convention", "labels"),
    [
        ({"hard_end": None}, ["aujourd’hui", "demain", "un mois", "six mois", "un an"]),
        ({}, ["aujourd’hui", "demain", "un mois", "six mois"]),
        ({"hard_end": TOMORROW}, ["aujourd’hui", "demain"]),
        ({"hard_end": TODAY}, ["aujourd’hui"]),
        ({"hard_end": TODAY - timedelta(1)}, []),
    ],
)
def test_the_ends_proposed_are_those_that_are_allowed(convention: dict[str, Any], labels: list[str]) -> None:
    assert [label for label, _ in proposed_ends(TODAY, last_day(its_convention(**convention)))] == labels


@given(DAYS)
def test_whatever_is_proposed_is_accepted(today: date) -> None:
    last = date(2032, 12, 31)
    for _, day in proposed_ends(today, last):
        check_scope([LINE], (), day, today=today, last=last, directory=shipped())
        assert today <= day <= last


def test_acts_are_said_in_one_order_and_paying_is_none_of_them() -> None:
    line = ScopeLine("CAF", "Aide", frozenset({Act.SUBMIT, Act.CONSULT}))
    assert line.acts_in_words == "consulter le compte, valider et envoyer"
    assert not [act for act in Act if "pay" in act.value]
