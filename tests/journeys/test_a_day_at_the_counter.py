"""A whole day at Le Boulou, from the first opening to a withdrawn mandate, through the real windows.

The windows, the encrypted file, the papers and the keys are the real ones; only the clock and the
answers to the questions of the system (where to save) are prepared.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QCheckBox, QComboBox, QRadioButton, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.screens.appointments.booking_dialog import BookingDialog
from desktop_app.screens.appointments.day_list import DayList
from desktop_app.screens.mandates.withdrawal import WithdrawalDialog
from desktop_app.screens.opening.assistant import Assistant
from desktop_app.screens.printing.preview import PreviewDialog
from desktop_app.startup import Session
from desktop_app.system import paths
from desktop_app.use_cases.opening import recovery_words
from tests.helpers.clock import StillClock
from tests.helpers.day_screens import opened, rows_of, shown_words
from tests.helpers.fake_dialogs import FakeDialogs
from tests.helpers.paper import ink, pictures_of, words_of
from tests.helpers.seeing import button, click, field, fill, words
from tests.helpers.typing import press, type_text

PASSPHRASE = "le chêne vert du jardin"


class Counter:
    """The program as it stands on the counter, and the hands of whoever works there."""

    def __init__(self, qtbot: QtBot, folder: Path, clock: StillClock) -> None:
        self.qtbot, self.folder, self.clock = qtbot, folder, clock
        self.dialogs = FakeDialogs()
        self.session = self._session()

    def _session(self) -> Session:
        return Session(paths.folders(self.folder), clock=self.clock, dialogs=self.dialogs)

    def reopen(self) -> None:
        """Close everything and start the program again."""
        assert self.session.window
        self.session.window.close()
        self.session.end()
        self.session = self._session()
        assert self.session.begin()

    def wait_for_window(self) -> None:
        """Until the day is in front, as a window manager would put it once a dialog is gone."""
        self.qtbot.waitUntil(self._has_window, timeout=15_000)
        self.window.activateWindow()
        self.qtbot.waitUntil(self.window.isActiveWindow, timeout=5_000)

    def _has_window(self) -> bool:
        return self.session.window is not None

    def save(self, over: QWidget, name: str) -> Path:
        """Keep the page in the preview as a PDF, and close the preview."""
        preview = opened(over, PreviewDialog)
        self.qtbot.waitUntil(preview.panel.save_button.isEnabled, timeout=15_000)
        path = self.folder / name
        path.unlink(missing_ok=True)
        self.dialogs.paths.append(path)
        self.dialogs.answers.append(True)
        press(preview, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
        self.qtbot.waitUntil(lambda: "Enregistré" in preview.banner.sentence(), timeout=5_000)
        if preview.isVisible():
            press(preview, Qt.Key.Key_Escape)
        return path

    @property
    def window(self) -> QWidget:
        """The main window."""
        assert self.session.window
        return self.session.window


@pytest.fixture
def counter(qtbot: QtBot, tmp_path: Path, clock: StillClock) -> Iterator[Counter]:
    """A PC on which the program was never opened."""
    made = Counter(qtbot, tmp_path / "données", clock)
    yield made
    if made.session.window:
        made.session.window.close()
    made.session.end()


def test_a_day_at_the_counter(counter: Counter) -> None:
    assert counter.session.begin()
    set_up_le_boulou(counter)
    the_day_is_empty(counter)
    book_by_keyboard(counter, "roca joan", "10 h 30")
    take_back_and_book_again(counter)
    mark_who_came(counter)
    print_the_sheet(counter)
    take_a_mandate(counter)
    withdraw_it(counter)
    nothing_is_lost_or_left_behind(counter)


def set_up_le_boulou(counter: Counter) -> None:
    """The assistant, page after page, on the model of Le Boulou."""
    assistant = counter.session.assistant
    assert isinstance(assistant, Assistant)
    click(assistant, "Le Boulou")
    click(assistant, "Continuer")
    fill(field(assistant, "Téléphone du lieu"), "04.68.00.00.00")
    click(assistant, "Continuer")
    click(assistant, "Continuer")
    assert "Recopiez la date de la dernière signature" in words(assistant)
    fill(field(assistant, "Date de la dernière signature"), "6/3/2024")
    click(assistant, "Continuer")
    for nth, (first, last) in enumerate((("Marie", "Castell"), ("Jordi", "Puig"))):
        fill(field(assistant, "Prénom", nth), first)
        fill(field(assistant, "Nom", nth), last)
    click(assistant, "Continuer")
    click(assistant, "Continuer")
    fill(field(assistant, "Votre nom"), "Marie Castell")
    button(assistant, "Je suis aussi conseiller").click()
    fill(field(assistant, "Nouvelle phrase de passe"), PASSPHRASE)
    fill(field(assistant, "La même, une seconde fois"), PASSPHRASE)
    click(assistant, "Continuer")
    code = [word for word in words(assistant).split("\n") if word in recovery_words()]
    assert len(code) == 8
    click(assistant, "Imprimer le code")
    sheet = words_of(counter.save(assistant, "code.pdf"))
    assert all(word in sheet for word in code)
    tick(assistant, "Le code est imprimé")
    click(assistant, "Créer")
    counter.wait_for_window()


def the_day_is_empty(counter: Counter) -> None:
    """Thursday 27 November: one advisor, eight free slots."""
    seen = shown_words(counter.window)
    assert "Marie Castell" in seen and "9 h – 12 h, 14 h – 17 h" in seen
    assert [row for row in rows_of(the_list(counter)) if "libre" in row]


def the_list(counter: Counter) -> DayList:
    """The rows of the day in view."""
    return next(found for found in counter.window.findChildren(DayList) if found.isVisible())


def book_by_keyboard(counter: Counter, typed: str, at: str) -> None:
    """Ctrl+R, the name of someone new, the hour, the theme, Enter: no mouse."""
    press(counter.window, Qt.Key.Key_R, Qt.KeyboardModifier.ControlModifier)
    dialog = opened(counter.window, BookingDialog)
    picker = field(dialog, "Pour qui ?")
    type_text(picker, typed)
    press(picker, Qt.Key.Key_Return)
    click(dialog, at.replace(" ", "\N{NO-BREAK SPACE}"))
    fill(field(dialog, "Pour quoi ?"), "Argent - Impôts")
    press(dialog, Qt.Key.Key_Return)
    assert "C’est noté" in shown_words(dialog)
    click(dialog, "Imprimer la carte")
    card = words_of(counter.save(dialog, "carte.pdf"))
    assert "jeudi 27 novembre 2025 à 10 h 30" in card and "04 68 00 00 00" in card
    if dialog.isVisible():
        press(dialog, Qt.Key.Key_Escape)


def take_back_and_book_again(counter: Counter) -> None:
    """Ctrl+Z takes the booking back, and the person with it."""
    counter.wait_for_window()
    press(counter.window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert "Annulé : le rendez-vous de Joan Roca" in shown_words(counter.window)
    assert not [row for row in rows_of(the_list(counter)) if "Roca" in row]
    book_by_keyboard(counter, "roca joan", "10 h 30")


def mark_who_came(counter: Counter) -> None:
    """One key for arrived, one for seen."""
    counter.clock.forward(minutes=115)
    rows = the_list(counter)
    rows.setFocus()
    press(rows, Qt.Key.Key_Home)
    for _ in range(8):
        if "Roca" in rows_of(rows)[rows.currentIndex().row()]:
            break
        press(rows, Qt.Key.Key_Down)
    press(rows, Qt.Key.Key_A)
    assert any("Roca" in row and "sur place" in row for row in rows_of(rows))
    press(rows, Qt.Key.Key_R)
    assert any("Roca" in row and "réalisé" in row for row in rows_of(rows))


def print_the_sheet(counter: Counter) -> None:
    """The day's papers: on the sign-in sheet, who is expected and nothing a neighbour may not read."""
    counter.wait_for_window()
    press(counter.window, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    path = counter.save(counter.window, "journee.pdf")
    text, _, programme = words_of(path).partition("Programme de la journée")
    assert "Feuille d’émargement" in text and "Roca" in text and "Joan" in text
    assert "Marie Castell" in text and "Page 1/1" in text
    assert "Opération menée par le Département des Pyrénées-Orientales" in text
    assert "Impôts" not in text and "Impôts" in programme
    page, _ = pictures_of(path)
    assert page.width < page.height
    assert ink(page) > 0.01
    assert ink(page, (0, 0, 0.05, 1)) == 0 == ink(page, (0.96, 0, 1, 1)), "nothing in the margins"


def take_a_mandate(counter: Counter) -> None:
    """Every step in its order; none can be skipped."""
    window = counter.window
    counter.wait_for_window()
    click(window, "Mandats")
    press(window, Qt.Key.Key_M, Qt.KeyboardModifier.ControlModifier)
    # A button pressed by its shortcut shows itself pressed for a tenth of a second first.
    counter.qtbot.waitUntil(lambda: "Préparer le mandat" in shown_words(window), timeout=2_000)
    picker = field(window, "Pour qui ?")
    type_text(picker, "roc")
    press(picker, Qt.Key.Key_Return)
    click(window, "Préparer le mandat")
    assert "Donnez le dernier jour du mandat" in words(window), "a mandate without an end is refused beside its field"
    for name, typed in (("Organisme", "CAF"), ("Démarche", "Demande d’aide au logement")):
        box = next(one for one in window.findChildren(QComboBox) if one.isVisible() and one.accessibleName() == name)
        line = box.lineEdit()
        assert line
        line.selectAll()
        type_text(line, typed)
    for act in ("Consulter le compte", "Remplir un formulaire"):
        tick(window, act)
    click(window, "Un mois")
    click(window, "Préparer le mandat")
    click(window, "Les trois points sont dits")
    assert "Il reste à expliquer" in words(window), "information cannot be skipped"
    for said in ("J’ai expliqué l’utilisation", "J’ai expliqué ses droits", "J’ai dit les démarches"):
        tick(window, said)
    click(window, "Les trois points sont dits")
    click(window, "J’ai vu cette pièce")
    assert "Choisissez la pièce que vous avez vue" in words(window), "identity cannot be skipped"
    tick(window, "Passeport")
    click(window, "J’ai vu cette pièce")
    print_and_sign(counter)


def print_and_sign(counter: Counter) -> None:
    """Two originals, then both signatures and the hand-over."""
    window = counter.window
    click(window, "Voir et imprimer les deux originaux")
    # The file goes to another printer: the program asks before it counts as two originals.
    counter.dialogs.answers.append(True)
    path = counter.save(window, "mandat.pdf")
    counter.qtbot.waitUntil(lambda: not counter.dialogs.answers)
    text = words_of(path)
    for needed in ("Original 1 sur 2", "Original 2 sur 2", "Joan", "Roca", "CAF", "Demande d’aide au logement"):
        assert needed in text
    assert "passeport" in text and "Fait en deux originaux" in text and "27 décembre 2025" in text
    pages = pictures_of(path)
    assert len(pages) % 2 == 0 and all(ink(page) > 0.005 for page in pages)
    counter.clock.forward(minutes=5)
    click(window, "Rendre le mandat actif")
    assert "Il manque la signature de la personne" in words(window), "no mandate without the person's signature"
    for box in [one for one in window.findChildren(QCheckBox) if one.isVisible()]:
        box.click()
    click(window, "Rendre le mandat actif")
    assert "est actif jusqu’au 27 décembre 2025" in words(window).replace("\N{NO-BREAK SPACE}", " ")
    click(window, "Revenir aux mandats")


def tick(root: QWidget, begins: str) -> None:
    """Tick the box or choose the round button that begins with these words, as the space bar does."""
    kinds = (*root.findChildren(QCheckBox), *root.findChildren(QRadioButton))
    box = next(one for one in kinds if one.isVisible() and one.text().startswith(begins))
    box.setFocus()
    press(box, Qt.Key.Key_Space)
    assert box.isChecked()


def withdraw_it(counter: Counter) -> None:
    """Two gestures; then nothing is allowed any more, and the receipt bears the hour."""
    window = counter.window
    counter.clock.forward(minutes=30)
    click(window, "Retirer")
    click(opened(window, WithdrawalDialog), "Retirer maintenant")
    receipt = words_of(counter.save(window, "recepisse.pdf"))
    assert "11 h" in receipt and "Roca" in receipt
    click(window, "Tous")
    assert "ne permet plus rien" in shown_words(window).casefold()


def nothing_is_lost_or_left_behind(counter: Counter) -> None:
    """After a restart the passphrase opens the same day; a wrong one does not."""
    counter.reopen()
    unlock = counter.session.unlock
    assert unlock
    unlock.try_passphrase("une autre phrase", 1)
    counter.qtbot.waitUntil(lambda: "n’ouvre pas" in shown_words(unlock), timeout=5_000)
    unlock.try_passphrase(PASSPHRASE, 1)
    counter.wait_for_window()
    click(counter.window, "Aujourd’hui")
    assert any("Roca" in row and "réalisé" in row for row in rows_of(the_list(counter)))
    stored = b"".join(path.read_bytes() for path in counter.folder.rglob("permanence*") if path.is_file())
    assert b"Roca" not in stored and b"SQLite format" not in stored
    assert not QApplication.activeModalWidget()
