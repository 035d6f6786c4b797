"""What is held on a person, all of it, in words they can read and correct."""

from dataclasses import replace
from datetime import date, datetime
from functools import cache

import pytest

from desktop_app.domain.mandate import Birth, EndReason, Reach, end
from desktop_app.domain.reception.ticket import Ticket
from desktop_app.forms import personal_record
from desktop_app.forms.mandates_held import MandateHeld
from desktop_app.forms.personal_record import PersonalRecord

from . import reading, samples


@cache
def _text(data: PersonalRecord | None = None) -> str:
    return reading.whole(personal_record.build(data or samples.personal_record()))


@pytest.mark.parametrize(
    "words",
    [
        "Nom : Lefèvre-Nguyễn",
        "Prénom : Éloïse",
        "Téléphone : 06 12 34 56 78",
        "Fiche faite le 14 mars 2025",
        "01/10/2026, 9 h – 9 h 45 Marie Durand Argent - Impôts réalisé, le 01/10/2026",
        "Mandat n° 2026-0012, avec Marie Durand, conseillère numérique.",
        "Préparé le jeudi 26 novembre 2026 à 10 h 30. Dernier jour prévu : 26 décembre 2026.",
        "Informations données le jeudi 26 novembre 2026 à 10 h 35.",
        "Pièce d’identité vue le jeudi 26 novembre 2026 à 10 h 40.",
        "Sorti sur papier le jeudi 26 novembre 2026 à 10 h 45.",
        "Signé le jeudi 26 novembre 2026 à 10 h 50, à cet endroit : Le Boulou.",
        "CAF, Demande d’aide au logement : consulter le compte, remplir un formulaire",
        "Demande à Assurance retraite (Carsat) : Relevé de carrière.",
        "Démarches faites ensemble ou à distance.",
        "Pièce vue : carte nationale d’identité.",
        "Fini le lundi 30 novembre 2026 à 14 h 05 : retiré par la personne, de vive voix.",
        "Son contenu est détruit. Preuve n° D2026-0031, le lundi 30 novembre 2026 à 14 h 05.",
        "jamais avec votre nom",
        "gardées 24 mois après votre dernière visite",
        "Vous pouvez demander que tout soit supprimé. On vous en donne la preuve.",
        "Pour écrire : 24 quai Sadi-Carnot, 66000 Perpignan. La réponse vient en un mois.",
        "Son délégué à la protection des données, qui veille sur vos droits : dpo@departement.exemple.",
        "CNIL, 3 place de Fontenoy, TSA 80715, 75334 Paris Cedex 07",
    ],
)
def test_the_record_says(words: str) -> None:
    assert words in _text()


def test_a_sealed_content_is_said_to_exist_and_who_may_print_it() -> None:
    text = _text(samples.personal_record(sealed=True))
    assert "CAF" not in text and "Carsat" not in text
    assert "Son contenu est scellé. Un conseiller peut l’ouvrir" in text
    assert "Les voici, sauf le contenu scellé de vos mandats : voyez le point 4." in text
    assert "Le contenu scellé de vos mandats (n° 2026-0012)" in text


def test_nothing_more_is_promised_than_what_is_printed() -> None:
    text = _text()
    assert "Voici toutes celles que le logiciel montre. Ce qui est ailleurs : voyez le point 4." in text
    assert "contenu scellé" not in text and "Tout ce qui est enregistré" not in text
    assert "comme elles étaient le jour de la copie" in text and "dès qu’elle revient" in text


def test_those_who_came_without_appointment_and_signed_read_when() -> None:
    came = Ticket(0, date(2026, 6, 4), 3, datetime(2026, 6, 4, 9), state_at=datetime(2026, 6, 4, 10, 40), person_id=1)
    told = _text(
        replace(samples.personal_record(), walk_ins=(came, replace(came, day=date(2026, 6, 11), state_at=None)))
    )
    assert "Vos venues sans rendez-vous" in told
    assert "Le 4 juin 2026, d’après la feuille d’émargement, jusqu’à 10 h 40." in told
    assert "Le 11 juin 2026, d’après la feuille d’émargement." in told
    assert "venues sans rendez-vous" not in _text()


def test_a_destruction_on_its_way_is_said() -> None:
    ended = replace(end(samples.signed(), EndReason.DONE, datetime(2026, 11, 30, 14, 5)), body=None)
    held = (MandateHeld(ended, samples.ADVISOR, samples.destruction(done_at=None)),)
    assert "La destruction de son contenu est en cours." in _text(replace(samples.personal_record(), mandates=held))


def test_nothing_is_said_to_be_nothing() -> None:
    person = replace(samples.PERSON, phone="")
    text = _text(replace(samples.personal_record(), person=person, visits=(), mandates=()))
    assert "Téléphone : aucun" in text
    assert "2. Vos rendez-vous Aucun." in text and "3. Vos mandats Aucun." in text


def test_every_visit_of_many_years_is_there() -> None:
    text = _text(replace(samples.personal_record(), visits=samples.visits(120)))
    assert text.count("Argent - Impôts") == 120


def test_a_birth_that_was_typed_and_the_way_to_reach_them_are_told() -> None:
    body = replace(samples.BODY, birth=Birth("Roca", date(1948, 3, 12), "Perpignan"), reach=Reach.PHONE)
    record = samples.personal_record()
    running = replace(record.mandates[0], mandate=replace(samples.signed(), body=body))
    text = reading.whole(personal_record.build(replace(record, mandates=(running,))))
    assert "Naissance : né(e) Roca, le 12 mars 1948, à Perpignan." in text
    assert "Pour vous joindre : par téléphone." in text
