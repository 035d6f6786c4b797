"""The receipt: the hour from which nothing may be done any more."""

from dataclasses import replace
from datetime import datetime
from functools import cache

import pytest

from desktop_app.domain.errors import RuleBroken
from desktop_app.domain.mandate import EndReason, Mandate, WithdrawalChannel, end
from desktop_app.domain.mandate.destruction import Destruction
from desktop_app.forms import withdrawal_receipt

from . import reading, samples, samples_endings


@cache
def _text(mandate: Mandate | None = None) -> str:
    return reading.whole(withdrawal_receipt.build(samples.withdrawal_receipt(mandate=mandate)))


@pytest.mark.parametrize(
    "words",
    [
        "Récépissé de retrait",
        "Mandat n° 2026-0012",
        "Éloïse Lefèvre-Nguyễn a retiré ce mandat le lundi 30 novembre 2026 à 14 h 05, de vive voix.",
        "Il avait été donné par Éloïse Lefèvre-Nguyễn à Marie Durand, conseillère numérique.",
        "Il a été signé le jeudi 26 novembre 2026 à 10 h 50.",
        "Tout, dès cette heure.",
        "La conseillère ne peut plus rien faire en votre nom.",
        "Le contenu du mandat est détruit dans le logiciel le lundi 30 novembre 2026 à 14 h 05. Preuve n° D2026-0031.",
        "Le service garde le numéro du mandat, ses dates et votre nom. Vous pouvez les faire supprimer.",
        "Écrivez aux organismes écrits aux points 2 et 3 de votre mandat",
        "Fait à : Le Boulou, le lundi 30 novembre 2026 à 14 h 05.",
        "La personne : Éloïse Lefèvre-Nguyễn Pour le service, nom :",
    ],
)
def test_the_receipt_says(words: str) -> None:
    assert words in _text()


@pytest.mark.parametrize("channel", WithdrawalChannel)
def test_it_tells_how_the_person_said_it(channel: WithdrawalChannel) -> None:
    assert f"à 14 h 05, {channel.value}." in _text(samples.withdrawn(channel))


def test_the_date_on_a_coupon_is_told() -> None:
    written = datetime(2026, 11, 28).date()
    text = _text(end(samples.signed(), EndReason.WITHDRAWN, samples.WITHDRAWN_AT, WithdrawalChannel.LETTER, written))
    assert "par courrier ou coupon, écrit le 28 novembre 2026." in text


@pytest.mark.parametrize("reason", [reason for reason in EndReason if reason is not EndReason.WITHDRAWN])
def test_another_end_is_not_called_a_withdrawal(reason: EndReason) -> None:
    mandate = samples.identified() if reason is EndReason.ABANDONED else samples.signed()
    text = _text(end(mandate, reason, datetime(2026, 11, 30, 14, 5)))
    assert f"Ce mandat a pris fin le lundi 30 novembre 2026 à 14 h 05 : {reason.value}." in text
    assert "Récépissé de fin de mandat" in text
    whom = "Prévenez les organismes" if reason is EndReason.DEATH else "Écrivez aux organismes"
    assert "a retiré" not in text and f"{whom} écrits aux points 2 et 3" in text
    assert ("jamais été signé" in text) is (reason is EndReason.ABANDONED)


@pytest.mark.parametrize(
    ("asked_at", "noted"),
    [
        (datetime(2027, 1, 15, 9, 12), " Le service l’a noté le vendredi 15 janvier 2027 à 9 h 12."),
        (datetime(2026, 12, 26, 23, 59), ""),
    ],
)
def test_an_end_noticed_late_tells_both_dates(asked_at: datetime, noted: str) -> None:
    ended = end(samples.signed(), EndReason.EXPIRED, datetime(2027, 1, 15, 9, 12))
    done = samples.destruction(asked_at=asked_at, done_at=asked_at)
    text = reading.whole(withdrawal_receipt.build(replace(samples.withdrawal_receipt(mandate=ended), destruction=done)))
    assert f"Ce mandat a pris fin le samedi 26 décembre 2026 au soir, son dernier jour.{noted}" in text
    assert ("noté le" in text) is bool(noted)


def test_it_tells_nothing_of_the_content_even_of_one_that_was_not_destroyed_yet() -> None:
    text = _text(replace(samples.withdrawn(), body=samples.BODY))
    assert "CAF" not in text and "Carsat" not in text
    assert text == _text()


@pytest.mark.parametrize("left", [None, samples.destruction(done_at=None, head="")])
def test_a_destruction_still_to_be_finished_is_not_said_to_be_done(left: Destruction | None) -> None:
    text = reading.whole(withdrawal_receipt.build(replace(samples.withdrawal_receipt(), destruction=left)))
    assert "va être détruit" in text and "est détruit" not in text
    assert ("D2026-0031" in text) is (left is not None)


def test_it_refers_to_the_papers_that_name_the_organisms_and_what_was_done() -> None:
    assert "aux points 2 et 3 de votre mandat, sur vos comptes rendus et la feuille de fin" in _text()
    told = "Vos comptes rendus, et la feuille de fin si vous l’avez, disent ce qui a été fait."
    assert told in reading.whole(withdrawal_receipt.build_line(samples_endings.line_receipt()))
    dead = samples.withdrawal_receipt(mandate=samples_endings.end_sheet(reason=EndReason.DEATH).mandate)
    assert "Les comptes rendus et la feuille de fin" in reading.whole(withdrawal_receipt.build(dead))


def test_it_stands_on_one_page() -> None:
    assert reading.page_count(withdrawal_receipt.build(samples.withdrawal_receipt())) == 1


def test_there_is_none_while_the_mandate_goes_on() -> None:
    with pytest.raises(RuleBroken, match="n’a pas pris fin"):
        _text(samples.signed())
