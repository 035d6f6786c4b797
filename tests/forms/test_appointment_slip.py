"""The card: read by someone who reads little, kept on a fridge."""

from dataclasses import replace

import pytest

from desktop_app.forms import appointment_slip

from . import reading, samples


@pytest.fixture(scope="module")
def usual() -> str:
    return reading.whole(appointment_slip.build(samples.appointment_slip()))


@pytest.mark.parametrize(
    "words",
    [
        "Éloïse Lefèvre-Nguyễn, vous avez rendez-vous",
        "jeudi 26 novembre 2026",
        "à 10 h 30",
        "Avec Marie Durand, conseillère numérique",
        "Médiathèque du Boulou, Bureau 2, Avenue Léon-Jean Grégory, 66160 Le Boulou",
        "Pour : Argent - Impôts",
        "Apportez :",
        "une pièce d’identité",
        "les courriers reçus",
        "votre téléphone portable",
        "Vous ne pouvez pas venir ? Dites-le : appelez le 04 68 00 00 00.",
        "C’est gratuit.",
        "Vos mots de passe restent à vous",
        "Pliez ou coupez ici",
        "N’écrivez jamais un mot de passe.",
    ],
)
def test_the_card_says(words: str, usual: str) -> None:
    assert words in usual


def test_who_takes_the_appointments_is_who_is_told() -> None:
    slip = replace(samples.appointment_slip(), booking_contact="conseiller@flandrelys.example ou 06 39 98 00 01")
    said = reading.whole(appointment_slip.build(slip))
    assert "Dites-le : conseiller@flandrelys.example ou 06 39 98 00 01." in said and "04 68" not in said


def test_the_phone_of_the_person_is_not_on_it(usual: str) -> None:
    assert "06 12" not in usual


def test_day_and_hour_are_the_largest_words_of_all() -> None:
    texts, _ = reading.marks(appointment_slip.build(samples.appointment_slip()), 0)
    large = [mark for mark in texts if mark.size >= 28]
    assert " ".join(mark.text.strip() for mark in large) == "jeudi 26 novembre 2026 à 10 h 30"
    assert max(mark.size for mark in texts if mark not in large) < 18


def test_the_card_stands_in_the_upper_half() -> None:
    texts, lines = reading.marks(appointment_slip.build(samples.appointment_slip()), 0)
    fold = next(line.top for line in lines if line.width > 507)
    notes = {mark.text for mark in texts if mark.top < fold}
    assert notes == {
        "Pliez ou coupez ici",
        "Pour préparer ce rendez-vous",
        "Écrivez ici vos questions. N’écrivez jamais un mot de passe.",
    }
    assert all(mark.bottom > fold + 10 for mark in texts if mark.text not in notes)


def test_a_place_without_phone_asks_to_tell_the_desk() -> None:
    head = replace(samples.HEAD, place=replace(samples.PLACE, phone=""))
    assert "Dites-le : prévenez l’accueil." in reading.whole(appointment_slip.build(samples.appointment_slip(head)))


def test_a_card_without_theme_does_not_speak_of_it() -> None:
    text = reading.whole(appointment_slip.build(replace(samples.appointment_slip(), theme="")))
    assert "Pour :" not in text


def test_long_names_shrink_the_letters_and_keep_the_half_sheet() -> None:
    data = replace(samples.appointment_slip(), person=samples.WORST_PERSON, advisor=samples.WORST_ADVISOR)
    assert "Pliez ou coupez ici" in reading.whole(appointment_slip.build(data))


def test_what_cannot_fit_takes_the_whole_sheet_rather_than_overflow() -> None:
    pdf = appointment_slip.build(samples.worst_appointment_slip())
    assert reading.page_count(pdf) == 1
    assert "Pliez" not in reading.whole(pdf)
