"""The report of what was done under a mandate: what, for which line, with which result, and what comes next."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import cache

import pytest

from desktop_app.domain.errors import BodySealed
from desktop_app.domain.mandate import EndReason
from desktop_app.forms import acts_report, end_sheet
from desktop_app.forms.acts_report import ActsReport

from . import reading, samples, samples_acts


@cache
def _text(data: ActsReport | None = None) -> str:
    return reading.whole(acts_report.build(data or samples_acts.report()))


@pytest.mark.parametrize(
    "words",
    [
        "Compte rendu",
        "Mandat n° 2026-0012 – jeudi 26 novembre 2026",
        "Pour Éloïse Lefèvre-Nguyễn. Voici ce qui a été fait en votre nom, d’après le mandat donné à Marie Durand, "
        "conseillère numérique.",
        "Jeudi 26 novembre 2026 à 11 h 20",
        "CAF – Demande d’aide au logement (ligne 1 du mandat).",
        "Valider et envoyer, ensemble, sur place, par Marie Durand.",
        "Résultat : en attente d’une réponse.",
        "Précision : dossier complet",
        "Numéro d’accusé ou de dossier : 2026112600123",
        "CAF – Demande d’aide au logement : réponse attendue depuis le 26/11/2026.",
        "Assurance retraite (Carsat) – Relevé de carrière : l’organisme a refusé, le 26/11/2026.",
        "Jeudi 10 décembre 2026 : Regarder si la CAF a répondu (CAF – Demande d’aide au logement).",
        "gardé sous clé jusqu’à la fin du mandat, au plus tard le 26 décembre 2026. Puis c’est détruit",
        "Le numéro d’accusé ou de dossier est sur ce papier seulement.",
        "Vous pouvez arrêter ce mandat quand vous voulez, sans dire pourquoi",
    ],
)
def test_the_report_says(words: str) -> None:
    assert words in _text()


def test_of_one_act_it_tells_no_other_but_how_every_line_stands() -> None:
    assert "Changement d’adresse" not in _text() and "a refusé" in _text()
    whole = _text(samples_acts.whole_report())
    assert "Impôts (DGFiP) – Changement d’adresse (ligne 2 du mandat). Modifier les coordonnées" in whole
    assert "Demander ces informations, par courrier, par Rosa Pons." in whole


def test_one_act_is_one_page() -> None:
    assert "Page 1/1" in _text()


def test_a_line_is_left_for_the_number_that_was_not_typed() -> None:
    text = _text(samples_acts.report(reference=""))
    assert "Numéro d’accusé ou de dossier" in text and "sur ce papier seulement" not in text
    assert "Numéro d’accusé" not in _text(samples_acts.whole_report())


def test_a_date_after_the_end_is_left_to_the_person() -> None:
    late = replace(samples_acts.SENT, due_on=date(2027, 1, 15))
    report = replace(samples_acts.report(), mandate=samples_acts.acted(done=(late,)), only=late)
    assert "Le mandat sera fini : pensez-y vous-même." in _text(report)
    assert "Le mandat sera fini" not in _text()


def test_nothing_awaited_is_said_as_well() -> None:
    text = _text(replace(samples_acts.whole_report(), mandate=samples_acts.acted(done=samples_acts.DONE[:1])))
    assert "Rien : aucune réponse n’est attendue." in text and "Prochaine date à retenir Aucune." in text


def test_at_the_end_it_says_that_nothing_of_it_stays_here_and_no_more_how_to_stop() -> None:
    text = _text(samples_acts.last_report())
    assert "Ce que disait le mandat, et ce qui a été fait, est détruit dans l’ordinateur." in text
    assert "Personne ne le fera pour vous." in text and "sous clé" not in text and "Pour arrêter" not in text
    assert all(each in text for each in ("(ligne 1 du mandat)", "(ligne 2 du mandat)", "(ligne 3 du mandat)"))


def test_of_a_line_taken_back_it_tells_that_line_alone() -> None:
    text = _text(samples_acts.last_report(2))
    assert "Ce que disait cette ligne" in text and "Pour arrêter" in text
    assert "ligne 2" in text and "ligne 1" not in text and "ligne 3" not in text
    assert "aucune réponse n’est attendue" in text and "Prochaine date à retenir Aucune." in text


def test_after_a_death_it_is_for_the_family() -> None:
    mandate = replace(samples_acts.end_sheet().mandate, end_reason=EndReason.DEATH, channel=None)
    text = _text(replace(samples_acts.last_report(), mandate=mandate))
    assert "ce qui a été fait en son nom" in text and "votre nom" not in text


def test_it_needs_the_content_of_the_mandate() -> None:
    with pytest.raises(BodySealed):
        acts_report.build(replace(samples_acts.whole_report(), mandate=samples.withdrawn()))


def test_the_end_sheet_tells_what_was_done_and_what_is_awaited_of_the_whole_or_of_one_line() -> None:
    whole = reading.whole(end_sheet.build(samples_acts.end_sheet()))
    assert "N° 1, 26/11/2026 à 11 h 20 : valider et envoyer, en attente d’une réponse." in whole
    assert "N° 3, 26/11/2026 à 11 h 25 : demander des informations, refusé par l’organisme." in whole
    assert "Dates à retenir • Jeudi 10 décembre 2026 : Regarder si la CAF a répondu (n° 1)." in whole
    second = reading.whole(end_sheet.build(samples_acts.end_sheet(2)))
    assert "N° 2, 26/11/2026 à 11 h : modifier les coordonnées, fait." in second
    assert "N° 1" not in second and "Dates à retenir" not in second
