"""The proof: what was destroyed, when, why and by whom, in words for the person who asked, and without a name."""

from functools import cache

import pytest

from desktop_app.domain.errors import RuleBroken
from desktop_app.domain.mandate.destruction import Destruction, Kind, Trigger
from desktop_app.forms import destruction_proof

from . import reading, samples


@cache
def _text(done: Destruction | None = None) -> str:
    return reading.whole(destruction_proof.build(samples.destruction_proof(done=done)))


@pytest.mark.parametrize(
    "words",
    [
        "Preuve de destruction N° D2026-0031",
        "Quand Lundi 30 novembre 2026 à 14 h 05",
        "organismes, données demandées, documents remis, actes faits, pièce d’identité vue.",
        "Pourquoi Mandat retiré par la personne.",
        "Par qui Compte n° 2, accueil.",
        "Personne ne peut plus lire ces données ici",
        "Dans les copies de secours non plus.",
        "Ce qui n’est pas détruit",
        "Les papiers signés.",
        "Ce qui a déjà été envoyé à un organisme reste chez cet organisme.",
        "écrite dans le journal du logiciel, ligne 1234. Son empreinte, un code que rien d’autre ne donne : "
        "0f1e 2d3c 4b5a 6978.",
    ],
)
def test_the_proof_says(words: str) -> None:
    assert words in _text()


@pytest.mark.parametrize("trigger", Trigger)
@pytest.mark.parametrize("kind", [Kind.MANDATE_BODY, Kind.PERSON])
def test_it_says_why_and_what_whatever_they_are(kind: Kind, trigger: Trigger) -> None:
    text = _text(samples.destruction(kind, trigger))
    said = [each.value[1:].replace("\N{NO-BREAK SPACE}", " ") for each in (trigger, kind)]
    assert f"{said[0]}." in text and said[1] in text


def test_copies_of_a_person_are_said_to_last_a_little_and_those_of_a_mandate_to_be_unreadable() -> None:
    person = _text(samples.destruction(Kind.PERSON, Trigger.ASKED))
    assert (
        "disparaissent en 35 jours, ou jusqu’à une semaine après une longue fermeture" in person
        and "copies de secours non plus" not in person
    )
    assert "35 jours" not in _text()


def test_a_purge_says_how_many_and_since_when() -> None:
    assert "312 fiches d’usager et leurs rendez-vous. Dernière visite avant le 30 novembre 2024." in _text(
        samples.a_purge()
    )


def test_one_done_again_after_an_old_backup_names_no_line_of_the_journal() -> None:
    text = _text(samples.destruction(head=""))
    assert "refaite après le retour d’une ancienne sauvegarde" in text and "ligne" not in text


def test_nobody_is_named() -> None:
    text = _text(samples.destruction(Kind.PERSON, Trigger.ASKED))
    named = (samples.PERSON.last_name, samples.PERSON.first_name, samples.ADVISOR.last_name, "mandat-7", "usager-")
    assert not [name for name in named if name in text]


def test_there_is_none_before_it_is_done() -> None:
    with pytest.raises(RuleBroken, match="pas terminée"):
        _text(samples.destruction(done_at=None))


@pytest.mark.parametrize("done", [samples.destruction(), samples.destruction(Kind.PERSON), samples.a_purge()])
def test_it_stands_on_one_page_in_large_letters(done: Destruction) -> None:
    pdf = destruction_proof.build(samples.destruction_proof(done=done))
    assert reading.page_count(pdf) == 1
    texts, lines = reading.marks(pdf, 0)
    head = max(line.bottom for line in lines if line.width > 170 * reading.MM)
    foot = min(line.top for line in lines if line.width > 170 * reading.MM)
    assert all(mark.size >= 14 for mark in texts if foot < mark.bottom < head)
