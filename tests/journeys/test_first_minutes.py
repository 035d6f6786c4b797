"""From the first double click to the first sign-in sheet: every window, word, field, key and click counted and bounded.

The person is slow on purpose: who is at ease needs half of it. `pytest -s` prints the count.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QCheckBox, QComboBox, QLabel, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.screens.help.window import HelpWindow
from desktop_app.screens.navigation import PAGES
from desktop_app.screens.printing.preview import PreviewDialog
from desktop_app.screens.window.main_window import MainWindow
from desktop_app.startup import Session
from desktop_app.system import paths
from tests.helpers import seeing
from tests.helpers.clock import StillClock
from tests.helpers.day_screens import opened, shown_words
from tests.helpers.fake_dialogs import FakeDialogs
from tests.helpers.paper import words_of
from tests.helpers.typing import press

READ, KEY, CLICK, THINK = 1 / 3, 0.5, 1.5, 2.0
"""Seconds for a word (180 a minute), a key (24 words a minute), a click (aim and press), and a window to take in."""
PASSPHRASE = "girafe tiroir mardi laiton"


@dataclass
class Seen:
    """One window as it was met: what there was to read, and what had to be done."""

    name: str
    words: int
    fields: int = 0
    keys: int = 0
    clicks: int = 0

    @property
    def seconds(self) -> float:
        """How long a slow person stays."""
        return THINK + self.words * READ + self.keys * KEY + self.clicks * CLICK


@dataclass
class Newcomer:
    """Somebody who has never seen the program, and everything that they meet."""

    session: Session
    met: list[Seen] = field(default_factory=list)
    read: set[str] = field(default_factory=set)

    def meet(self, window: QWidget, name: str) -> None:
        """Read all that is in sight and was not there before, help and notes included."""
        said = words_in_sight(window)
        self.met.append(Seen(name, len(re.findall(r"\w[\w’'-]*", " ".join(said - self.read)))))
        self.read |= said

    def press(self, window: QWidget, words: str) -> None:
        """Click a button."""
        self.met[-1].clicks += 1
        seeing.click(window, words)

    def type(self, window: QWidget, name: str, text: str, nth: int = 0) -> None:
        """Click a field and type."""
        seen = self.met[-1]
        seen.fields, seen.clicks, seen.keys = seen.fields + 1, seen.clicks + 1, seen.keys + len(text)
        seeing.fill(seeing.field(window, name, nth), text)


def words_in_sight(window: QWidget) -> set[str]:
    """What may be read without scrolling or opening anything."""
    said = []
    for widget in window.findChildren(QWidget):
        if widget.isVisible() and not widget.visibleRegion().isEmpty():
            if isinstance(widget, QLabel | QAbstractButton):
                said.append(widget.text())
            elif isinstance(widget, QComboBox):
                said.append(widget.currentText())
    return set(said)


@pytest.fixture
def newcomer(qtbot: QtBot, tmp_path: Path, clock: StillClock) -> Iterator[Newcomer]:
    """A PC on which the program was never opened, on a Thursday."""
    session = Session(paths.folders(tmp_path / "données"), clock=clock, dialogs=FakeDialogs())
    yield Newcomer(session)
    if session.door.window:
        session.door.window.close()
    session.end()


def first_window(qtbot: QtBot, newcomer: Newcomer) -> MainWindow:
    """The window of somebody who has just answered everything that is asked at first."""
    assert newcomer.session.begin()
    set_up(newcomer)
    qtbot.waitUntil(lambda: newcomer.session.door.window is not None, timeout=20_000)
    assert newcomer.session.door.window
    return newcomer.session.door.window


def test_the_first_sheet_is_out_in_less_than_five_minutes(qtbot: QtBot, newcomer: Newcomer, tmp_path: Path) -> None:
    window = first_window(qtbot, newcomer)
    sheet = print_the_day(qtbot, newcomer, window, tmp_path)
    assert "Feuille d’émargement" in sheet and "Marie Castell" in sheet
    tell(newcomer.met)
    assert len(newcomer.met) <= 9
    assert sum(seen.fields for seen in newcomer.met) <= 8
    assert sum(seen.clicks for seen in newcomer.met) <= 20
    assert sum(seen.keys for seen in newcomer.met) <= 100
    assert max(seen.words for seen in newcomer.met) <= 150
    assert sum(seen.words for seen in newcomer.met) <= 620
    assert sum(seen.seconds for seen in newcomer.met) < 300


def set_up(newcomer: Newcomer) -> None:
    """The seven pages, with a model that fits: what it says is read over, what it cannot know is typed."""
    assistant = newcomer.session.assistant
    assert assistant
    assistant.resize(1080, 740)
    for at, chapter in enumerate(assistant.pages.chapters()):
        assert assistant.stack.currentIndex() == at
        if at == 0:
            seeing.click(assistant, "Le Boulou")
        newcomer.meet(assistant, chapter.name)
        match at:
            case 0:
                newcomer.met[-1].clicks += 1
            case 2:
                newcomer.type(assistant, "Date de la dernière signature", "6/3/2024")
            case 3:
                for nth, (first, last) in enumerate((("Marie", "Castell"), ("Jordi", "Puig"))):
                    newcomer.type(assistant, "Prénom", first, nth)
                    newcomer.type(assistant, "Nom", last, nth)
            case 5:
                newcomer.type(assistant, "Votre nom", "Marie Castell")
                newcomer.type(assistant, "Nouvelle phrase de passe", PASSPHRASE)
                newcomer.type(assistant, "La même, une seconde fois", PASSPHRASE)
            case 6:
                newcomer.met[-1].clicks += 1
                next(one for one in assistant.findChildren(QCheckBox) if one.isVisible()).click()
        newcomer.press(assistant, "Créer" if at == 6 else "Continuer")


def print_the_day(qtbot: QtBot, newcomer: Newcomer, window: MainWindow, folder: Path) -> str:
    """One button of the page that is there, one of the preview; what came out."""
    # The figures are those of a window as narrow as this: a wider one shows twenty words more.
    window.resize(800, 768)
    QTest.qWait(50)
    newcomer.meet(window, "Aujourd’hui")
    newcomer.press(window, "Imprimer la journée")
    preview = opened(window, PreviewDialog)
    qtbot.waitUntil(preview.panel.save_button.isEnabled, timeout=15_000)
    newcomer.meet(preview, "Aperçu")
    dialogs = newcomer.session.dialogs
    assert isinstance(dialogs, FakeDialogs)
    dialogs.paths.append(folder / "journee.pdf")
    dialogs.answers.append(True)
    newcomer.press(preview, "Enregistrer en PDF")
    qtbot.waitUntil(lambda: "Enregistré" in shown_words(preview) or not preview.isVisible(), timeout=5_000)
    return words_of(folder / "journee.pdf")


def tell(met: list[Seen]) -> None:
    """Write the count down for whoever looks at the test."""
    rows = [(one.name, one.words, one.fields, one.keys, one.clicks, round(one.seconds)) for one in met]
    total = ("Total", *(sum(row[at] for row in rows) for at in range(1, 6)))
    for row in (("Fenêtre", "mots", "champs", "touches", "clics", "secondes"), *rows, total):
        sys.stdout.write(f"{row[0]:<20}" + "".join(f"{value:>9}" for value in row[1:]) + "\n")


def test_on_the_first_day_every_page_says_what_to_do_next(qtbot: QtBot, newcomer: Newcomer) -> None:
    window = first_window(qtbot, newcomer)
    for entry in PAGES:
        window.go(entry.key)
        # What is pressed is grey for as long as something is written: the very first lines, on a slow computer.
        qtbot.waitUntil(lambda key=entry.key: key == "settings" or says_what_to_do(window))


def says_what_to_do(window: MainWindow) -> bool:
    verbs = [
        one.text()
        for one in window.page().findChildren(QAbstractButton)
        if one.isVisible() and one.isEnabled() and one.property("kind") in ("primary", "secondary")
    ]
    return bool([verb for verb in verbs if verb != "?"]) or (
        "Un conseiller le prépare depuis son compte" in shown_words(window)
    )


def test_the_first_window_offers_the_sheet_to_keep_beside_the_screen(qtbot: QtBot, newcomer: Newcomer) -> None:
    window = first_window(qtbot, newcomer)
    assert "Tout est prêt" in shown_words(window)
    seeing.click(window, "Imprimer la prise en main")
    preview = opened(window, PreviewDialog)
    qtbot.waitUntil(preview.panel.save_button.isEnabled, timeout=15_000)
    assert preview.windowTitle() == "Prise en main"
    preview.reject()


def test_the_first_opening_has_its_help(qtbot: QtBot, newcomer: Newcomer) -> None:
    assert newcomer.session.begin()
    assistant = newcomer.session.assistant
    assert assistant
    assistant.activateWindow()
    qtbot.waitUntil(assistant.isActiveWindow)
    press(assistant, Qt.Key.Key_F1)
    # Qt presses the button of a shortcut for as long as an eye needs to see it.
    dialogs = newcomer.session.dialogs
    assert isinstance(dialogs, FakeDialogs)
    qtbot.waitUntil(lambda: dialogs.beside.window() is not None)
    shown = dialogs.beside.window()
    assert isinstance(shown, HelpWindow) and shown.text.place() == "first_steps#votre-convention"
    shown.close()
