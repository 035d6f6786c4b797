"""The sheets beside a mandate: who may print which, when, and what each says of this mandate and of nothing else."""

from __future__ import annotations

from dataclasses import replace

import pytest

from desktop_app.domain.errors import MandateEnded, NotAllowed, RuleBroken
from desktop_app.domain.mandate import Aid, Body, DataRequest, Path, State, WithdrawalChannel
from desktop_app.storage.journal import journal
from desktop_app.use_cases.desk import Desk
from desktop_app.use_cases.mandates import endings
from desktop_app.use_cases.papers import mandate_sheets, packs, printing
from tests.helpers.builders import a_body, signed_mandate, stored_mandate
from tests.helpers.paper import words_of

CAREER, PAYMENTS = DataRequest("Carsat", "Relevé de carrière"), DataRequest("CAF", "Attestation de paiement")
WITH_REQUESTS = replace(a_body(), requests=(CAREER, PAYMENTS, DataRequest("Carsat", "Attestation fiscale")))


def said(paper: printing.Paper) -> str:
    """What it says."""
    return words_of(paper.build())


def test_the_notice_is_given_before_anything_is_signed_by_whoever_is_at_the_desk(reception_desk: Desk) -> None:
    mandate = stored_mandate(reception_desk.db, State.DRAFT)
    words = said(mandate_sheets.information_notice(reception_desk, mandate.id))
    assert "RGPD, article 6-1 e" in words and "Département" in words and "CNIL" in words
    assert "Éloïse Lefèvre" in words and "27 novembre 2025" in words
    assert "CAF" not in words.replace("la CAF, les impôts", ""), "nothing of what the mandate is for"


def test_an_ended_mandate_has_no_notice(desk: Desk) -> None:
    mandate = stored_mandate(desk.db, State.ENDED)
    with pytest.raises(MandateEnded):
        mandate_sheets.information_notice(desk, mandate.id)


def test_a_notice_is_refused_while_settings_do_not_say_what_it_tells(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("desktop_app.use_cases.mandates.parties.lacking", lambda *_: "Il reste à dire quelque chose.")
    with pytest.raises(RuleBroken, match="Il reste à dire"):
        mandate_sheets.information_notice(desk, stored_mandate(desk.db, State.DRAFT).id)


def test_the_plain_sheet_tells_what_this_mandate_is_for_and_until_when(desk: Desk) -> None:
    words = said(mandate_sheets.plain_sheet(desk, stored_mandate(desk.db, State.DRAFT).id))
    assert "En langage simple" in words and "FALC" not in words
    for told in ("CAF : Demande d’aide au logement", "Impôts (DGFiP) : Avis d’imposition 2025", "27 mai 2026"):
        assert told in words


def test_whoever_is_not_named_reads_neither_sheet(desk: Desk, advisor_desk: Desk) -> None:
    mandate = stored_mandate(desk.db, State.ACTIVE)
    for verb in (mandate_sheets.plain_sheet, mandate_sheets.reading_sheet, mandate_sheets.data_requests):
        with pytest.raises(NotAllowed):
            verb(advisor_desk, mandate.id)


@pytest.mark.parametrize(
    ("aids", "there"),
    [
        (frozenset({Aid.READ_ALOUD}), (True, False, False)),
        (frozenset({Aid.INTERPRETER, Aid.WITNESSES}), (False, True, True)),
        (frozenset[Aid](), (True, True, True)),
    ],
)
def test_the_reading_sheet_has_those_whom_the_path_asks_for_or_whoever_may(
    desk: Desk, aids: frozenset[Aid], there: tuple[bool, ...]
) -> None:
    mandate = stored_mandate(desk.db, State.IDENTIFIED, body=replace(a_body(), path=Path(aids=aids)))
    words = said(mandate_sheets.reading_sheet(desk, mandate.id))
    titles = ("Qui a lu à voix haute", "Qui a traduit", "deux témoins")
    assert tuple(title in words for title in titles) == there
    assert mandate.number in words


@pytest.mark.parametrize("aids", [frozenset[Aid](), frozenset({Aid.WITNESSES})])
def test_it_comes_with_the_originals_where_the_path_asks_for_it(desk: Desk, aids: frozenset[Aid]) -> None:
    mandate = stored_mandate(desk.db, State.IDENTIFIED, body=replace(a_body(), path=Path(aids=aids)))
    kinds = [each.kind for each in packs.mandate(desk, mandate.id).papers]
    assert ("reading_sheet" in kinds) is bool(aids)


def test_blank_it_names_nobody_and_the_front_desk_prints_it(reception_desk: Desk) -> None:
    paper = mandate_sheets.blank_reading_sheet(reception_desk)
    assert "Mandat n°" in said(paper) and paper.subject == "" and paper.discloses == ""


def test_each_organism_is_asked_for_its_own_and_reads_nothing_of_the_others(desk: Desk) -> None:
    mandate = signed_mandate(desk, body=WITH_REQUESTS)
    carsat, caf = mandate_sheets.data_requests(desk, mandate.id)
    hers, theirs = said(carsat), said(caf)
    assert "Relevé de carrière (ligne 2 du mandat)" in hers and "Attestation fiscale (ligne 4 du mandat)" in hers
    assert "CAF" not in hers and "paiement" not in hers and "logement" not in hers
    assert "Attestation de paiement (ligne 3 du mandat)" in theirs and "Carsat" not in theirs
    assert all(f"Mandat n° {mandate.number}" in words and "27 mai 2026" in words for words in (hers, theirs))
    assert [each.name for each in packs.data_requests(desk, mandate.id).papers] == ["Carsat", "CAF"]


def test_what_was_taken_back_is_not_asked_any_more(desk: Desk) -> None:
    mandate = signed_mandate(desk, body=WITH_REQUESTS)
    endings.withdraw_line(desk, mandate.id, number=3, channel=WithdrawalChannel.SPOKEN)
    (only,) = mandate_sheets.data_requests(desk, mandate.id)
    assert "Carsat" in only.title


@pytest.mark.parametrize("state", [State.PRINTED, State.SUSPENDED])
def test_nothing_is_asked_while_the_mandate_allows_nothing(desk: Desk, state: State) -> None:
    with pytest.raises(RuleBroken):
        mandate_sheets.data_requests(desk, stored_mandate(desk.db, state).id)


def test_a_mandate_without_requests_has_no_such_sheet(desk: Desk) -> None:
    mandate = stored_mandate(desk.db, State.ACTIVE, body=Body(a_body().lines))
    with pytest.raises(RuleBroken, match="aucune donnée"):
        mandate_sheets.data_requests(desk, mandate.id)


def test_a_substitute_at_work_asks_in_their_own_name(desk: Desk, advisor_desk: Desk) -> None:
    mandate = signed_mandate(desk, substitutes=(advisor_desk.advisor_at_work,))
    (paper,) = mandate_sheets.data_requests(advisor_desk, mandate.id)
    assert f"Par {advisor_desk.account.name}" in said(paper)


def test_the_journal_says_that_one_is_out_and_nothing_of_it_is_kept(desk: Desk) -> None:
    mandate = signed_mandate(desk)
    (paper,) = mandate_sheets.data_requests(desk, mandate.id)
    printing.record_printed(desk, paper)
    last = journal.latest(desk.db, 1)[0]
    assert (last.action.name, last.subject) == ("PRINTED", f"mandat-{mandate.id}")
