"""Réglages, Comptes: who opens the file and what for; each change says what it does, and bad input loses nothing."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from desktop_app.domain.account import Role
from desktop_app.screens.settings.account_dialogs import (
    AccountDialog,
    AddAccountDialog,
    ChangeAccountDialog,
    GivePassphraseDialog,
    RemoveAccountDialog,
)
from desktop_app.screens.window.main_window import MainWindow
from desktop_app.storage.errors import WrongPassphrase
from desktop_app.storage.keys import vault
from desktop_app.use_cases.desk import Desk
from tests.helpers.builders import PASSPHRASE, RECOVERY_CODE
from tests.helpers.day_screens import open_window, opened
from tests.helpers.fake_dialogs import FakeDialogs
from tests.helpers.folders import at_work
from tests.helpers.program import wait_until
from tests.helpers.seeing import button, click, field, fill, paste, words
from tests.helpers.typing import press

NEW = "trois pommes sur la table"
ADVISOR, MANAGER = "Conseiller : lit", "Référent : réglages"


@pytest.fixture
def window(qtbot: QtBot, desk: Desk, dialogs: FakeDialogs, tmp_path: Path) -> Iterator[MainWindow]:
    """Marie's, who has every key."""
    with open_window(qtbot, desk, dialogs, tmp_path) as made:
        made.go("settings", section="accounts")
        yield made


@pytest.fixture
def without_mandates(qtbot: QtBot, desk: Desk, dialogs: FakeDialogs, tmp_path: Path) -> Iterator[MainWindow]:
    """That of a référent who is no advisor."""
    with open_window(qtbot, at_work(desk, 4), dialogs, tmp_path) as made:
        made.go("settings", section="accounts")
        yield made


def shown(window: MainWindow) -> list[str]:
    """The accounts as they are written, two lines each."""
    return [line for line in words(window.page()).split("\n") if line][4:]


def on(window: MainWindow, verb: str, name: str) -> None:
    """Press the button of one account."""
    found = [one for one in window.findChildren(QPushButton) if one.accessibleName() == f"{verb} : {name}"]
    assert len([one for one in found if one.isVisible()]) == 1
    next(one for one in found if one.isVisible()).click()


def add(window: MainWindow, name: str, *ticked: str) -> AddAccountDialog:
    """The dialog, filled up to its button."""
    click(window, "Ajouter un compte")
    dialog = opened(window, AddAccountDialog)
    fill(field(dialog, "Nom du compte"), name)
    for tick in ticked:
        click(dialog, tick)
    fill(field(dialog, "Nouvelle phrase de passe"), NEW)
    fill(field(dialog, "La même, une seconde fois"), NEW)
    return dialog


def wait_told(window: MainWindow, sentence: str) -> None:
    wait_until(lambda: sentence in window.done_line.told())


def test_the_list_says_who_may_do_what(window: MainWindow) -> None:
    listed = "\n".join(shown(window))
    assert "4 comptes" in words(window.page()).replace("\N{NO-BREAK SPACE}", " ")
    for line in ("Marie Castell (vous)\nconseiller et référent", "Accueil\naccueil", "Jordi Puig\nconseiller"):
        assert line in listed
    named = [one.accessibleName() for one in window.findChildren(QPushButton) if one.isVisible()]
    assert "Retirer : Jordi Puig" in named and "Retirer : Marie Castell" not in named


def test_an_account_is_added_and_opens_the_file(window: MainWindow, desk: Desk) -> None:
    dialog = add(window, "Núria Serra", ADVISOR)
    assert field(dialog, "Ce compte est celui de").isVisible()
    fill(field(dialog, "Ce compte est celui de"), "Jordi Puig")
    click(dialog, "Ajouter le compte")
    wait_told(window, "Núria Serra peut ouvrir le fichier")
    made = vault.accounts(desk.folder)[-1]
    assert (made.name, made.advisor_id, made.reads_mandates, made.manages) == ("Núria Serra", 2, True, False)
    assert vault.unlock(desk.folder, made.id, NEW).reads_mandates
    assert "Núria Serra" in words(window.page())


def test_the_front_desk_gets_no_key_it_does_not_need(window: MainWindow, desk: Desk) -> None:
    click(add(window, "Accueil du samedi"), "Ajouter le compte")
    wait_told(window, "Accueil du samedi peut ouvrir")
    made = vault.accounts(desk.folder)[-1]
    assert made.roles == {Role.RECEPTION} and not vault.unlock(desk.folder, made.id, NEW).reads_mandates


@pytest.mark.parametrize(
    ("label", "typed", "sentence"),
    [
        ("Nom du compte", "", "vide"),
        ("Nom du compte", "jordi  puig", "porte déjà ce nom"),
        ("Nom du compte", "é" * 10_000, "trop long"),
        ("Nouvelle phrase de passe", "court", "Trop court"),
        ("La même, une seconde fois", "trois pommes sous la table", "ne sont pas les mêmes"),
    ],
)
def test_bad_input_is_said_beside_its_field_and_stays(
    window: MainWindow, desk: Desk, dialogs: FakeDialogs, label: str, typed: str, sentence: str
) -> None:
    dialog = add(window, "Núria Serra")
    line = field(dialog, label)
    fill(line, "") if not typed else paste(line, typed)
    click(dialog, "Ajouter le compte")
    wait_until(lambda: sentence in words(dialog))
    assert line.property("text") == typed and line.hasFocus()
    assert len(vault.accounts(desk.folder)) == 4
    dialogs.answers = [True]
    dialog.reject()


def test_the_strength_is_told_as_one_types(window: MainWindow, dialogs: FakeDialogs) -> None:
    dialog = add(window, "Núria Serra")
    fill(field(dialog, "Nouvelle phrase de passe"), "pomme")
    assert "Courte" in words(dialog)
    fill(field(dialog, "Nouvelle phrase de passe"), "trois pommes rouges sous la table")
    assert "Solide" in words(dialog)
    dialogs.answers = [False, True]
    press(dialog, Qt.Key.Key_Escape)
    assert dialog.isVisible()
    press(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


def test_keys_one_has_not_are_asked_by_the_recovery_code(without_mandates: MainWindow, desk: Desk) -> None:
    dialog = add(without_mandates, "Núria Serra")
    assert "Code de secours" not in words(dialog)
    click(dialog, ADVISOR)
    assert "Code de secours" in words(dialog)
    click(dialog, "Ajouter le compte")
    wait_until(lambda: "écrivez le code de secours" in words(dialog))
    assert "Dites de qui est ce compte" in words(dialog)
    fill(field(dialog, "Ce compte est celui de"), "Marie Castell")
    fill(field(dialog, "Code de secours"), " ".join(reversed(RECOVERY_CODE.split())))
    click(dialog, "Ajouter le compte")
    wait_until(lambda: "n’ouvre pas ces données" in words(dialog) and button(dialog, "Ajouter le").isEnabled())
    fill(field(dialog, "Code de secours"), RECOVERY_CODE)
    click(dialog, "Ajouter le compte")
    wait_told(without_mandates, "Núria Serra peut ouvrir")
    assert vault.unlock(desk.folder, vault.accounts(desk.folder)[-1].id, NEW).reads_mandates


def test_roles_are_changed_but_never_one_s_own(window: MainWindow, desk: Desk) -> None:
    on(window, "Modifier", "Accueil")
    dialog = opened(window, ChangeAccountDialog)
    fill(field(dialog, "Nom du compte"), "Accueil du matin")
    assert "Sa phrase de passe" not in words(dialog)
    click(dialog, MANAGER)
    assert "la personne écrit ici elle-même" in words(dialog)
    for typed, sentence in (("", "à elle d’écrire ici"), (NEW, "pas la phrase de passe de")):
        fill(field(dialog, "Sa phrase de passe"), typed)
        click(dialog, "Enregistrer")
        wait_until(lambda said=sentence: said in words(dialog) and button(dialog, "Enregistrer").isEnabled())
        assert field(dialog, "Nom du compte").property("text") == "Accueil du matin"
        assert not vault.account(desk.folder, 2).manages
    assert field(dialog, "Sa phrase de passe").property("text") == NEW
    fill(field(dialog, "Sa phrase de passe"), PASSPHRASE)
    click(dialog, "Enregistrer")
    wait_told(window, "Accueil du matin : compte enregistré")
    assert vault.account(desk.folder, 2).manages and vault.unlock(desk.folder, 2, PASSPHRASE).journal
    on(window, "Modifier", "Marie Castell")
    own = opened(window, ChangeAccountDialog)
    assert not button(own, MANAGER).isEnabled() and "autre compte" in button(own, MANAGER).toolTip()
    own.reject()


def test_a_lost_phrase_is_replaced_by_its_owner(window: MainWindow, desk: Desk) -> None:
    on(window, "Nouvelle phrase de passe", "Accueil")
    dialog = opened(window, GivePassphraseDialog)
    fill(field(dialog, "Nouvelle phrase de passe"), NEW)
    fill(field(dialog, "La même, une seconde fois"), NEW)
    click(dialog, "Changer la phrase")
    wait_told(window, "Accueil a une nouvelle phrase")
    assert vault.unlock(desk.folder, 2, NEW)
    with pytest.raises(WrongPassphrase):
        vault.unlock(desk.folder, 2, PASSPHRASE)


def test_taking_an_account_out_says_what_goes_and_what_stays(window: MainWindow, desk: Desk) -> None:
    on(window, "Retirer", "Jordi Puig")
    dialog = opened(window, RemoveAccountDialog)
    assert "n’ouvrira plus rien" in words(dialog) and "clé des mandats est renouvelée" in words(dialog)
    press(dialog, Qt.Key.Key_Escape)
    assert len(vault.accounts(desk.folder)) == 4
    on(window, "Retirer", "Jordi Puig")
    click(opened(window, RemoveAccountDialog), "Retirer le compte")
    wait_told(window, "« Jordi Puig » est retiré")
    assert [account.id for account in vault.accounts(desk.folder)] == [1, 2, 4]
    assert desk.keys.newest > 1 and "Jordi Puig\n" not in words(window.page())


def test_the_last_referent_stays(without_mandates: MainWindow, desk: Desk) -> None:
    on(without_mandates, "Retirer", "Marie Castell")
    dialog = opened(without_mandates, RemoveAccountDialog)
    fill(field(dialog, "Code de secours"), RECOVERY_CODE)
    click(dialog, "Retirer le compte")
    wait_told(without_mandates, "« Marie Castell » est retiré")
    assert [account.id for account in vault.accounts(desk.folder)] == [2, 3, 4]


@pytest.mark.parametrize("verb", ["add", "Modifier", "Nouvelle phrase de passe", "Retirer"])
def test_a_dialog_given_up_is_freed(qtbot: QtBot, without_mandates: MainWindow, verb: str) -> None:
    if verb == "add":
        click(without_mandates, "Ajouter un compte")
    else:
        on(without_mandates, verb, "Jordi Puig")
    dialog = opened(without_mandates, AccountDialog)
    with qtbot.waitSignal(dialog.destroyed):
        dialog.reject()
