"""What bad input gets in the assistant: a sentence beside its field, the focus on it, and nothing lost."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from desktop_app.screens.opening.assistant import Assistant
from tests.helpers.fake_dialogs import FakeDialogs
from tests.helpers.first_opening import SECRET, go_to, name_advisor, opened, shown
from tests.helpers.seeing import click, field, fill, paste, words


@pytest.fixture
def window(qtbot: QtBot) -> Iterator[Assistant]:
    with opened(FakeDialogs()) as made:
        qtbot.waitExposed(made)
        yield made


BAD_LINES = [
    ("place", "Commune", "", "Le nom de la commune est vide"),
    ("place", "Commune", "é" * 10_000, "trop long"),
    ("place", "Commune", "Céret 🙂", "lettres latines"),
    ("place", "Commune", "بيربينيا", "lettres latines"),
    ("place", "Adresse", "rue du 🙂", "ne s’imprime pas"),
    ("place", "Adresse", "بيربينيا", "lettres latines"),
    ("place", "Code postal", "6616", "cinq chiffres"),
    ("place", "Code postal", "66%60", "cinq chiffres"),
    ("place", "Téléphone du lieu", "04 68", "pas un numéro"),
    ("convention", "Partenaire qui envoie les conseillers", "", "ce champ est vide"),
    ("convention", "Date de la dernière signature", "", "Recopiez la date"),
    ("convention", "Date de la dernière signature", "31/2/2024", "n’est pas une date"),
    ("convention", "Fin au plus tard", "bientôt 'peut-être'", "n’est pas une date"),
    ("convention", "Fin au plus tard", "mercredi 1er\xa0janvier 2020", "finit avant d’être signée"),
    ("convention", "Mention imprimée sur chaque page", "é" * 10_000, "trop long"),
    ("convention", "Responsable de traitement", "  ", "ce champ est vide"),
    ("advisors", "Prénom", "", "Le prénom est vide"),
    ("advisors", "Nom", "12%", "Le nom"),
    ("advisors", "Nom", "é" * 10_000, "trop long"),
    ("passphrase", "Votre nom", "", "vide"),
    ("passphrase", "Votre nom", "é" * 10_000, "trop long"),
    ("passphrase", "Nouvelle phrase de passe", "court", "Trop court"),
    ("passphrase", "Nouvelle phrase de passe", "aaaaaaaaaaaaaaa", "Facile à deviner"),
    ("passphrase", "La même, une seconde fois", SECRET + "'", "ne sont pas les mêmes"),
]


@pytest.mark.parametrize(("step", "label", "typed", "sentence"), BAD_LINES)
def test_bad_input_is_said_beside_its_field_and_stays(
    window: Assistant, step: str, label: str, typed: str, sentence: str
) -> None:
    go_to(window, step)
    prepare(window, step)
    line = field(window, label)
    paste(line, typed) if typed else fill(line, "")
    click(window, "Continuer")
    assert sentence in words(window)
    assert shown(line) == typed
    assert line.property("faulty") is True
    assert line.hasFocus()
    assert "À corriger" in line.accessibleDescription()


def prepare(window: Assistant, step: str) -> None:
    """Make everything else on the page right."""
    if step == "convention":
        fill(field(window, "Date de la dernière signature"), "6/3/2024")
    elif step == "advisors":
        name_advisor(window, 0, "Marie", "Castell")
        name_advisor(window, 1, "Jordi", "Puig")
    elif step == "passphrase":
        fill(field(window, "Votre nom"), "Marie Castell")
        fill(field(window, "Nouvelle phrase de passe"), SECRET)
        fill(field(window, "La même, une seconde fois"), SECRET)
