"""« Vérifier l’installation » tells each check as it ends, can be left on the way, and leaves nothing behind."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from threading import Event

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop_app.screens.checks import dialog as module
from desktop_app.screens.checks import every
from desktop_app.screens.checks.dialog import CheckDialog
from desktop_app.screens.checks.every import checks_of_the_window, checks_of_the_work
from desktop_app.screens.theme.style import apply_theme
from desktop_app.screens.theme.tokens import LIGHT
from desktop_app.screens.window.application import prepare
from desktop_app.system import printers, throw_away
from desktop_app.system.paths import Folders
from desktop_app.system.printer_state import Condition
from desktop_app.use_cases.checks import Check, CheckFailed, perform
from tests.helpers.seeing import words

Begin = Callable[..., CheckDialog]


@pytest.fixture
def begin(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Begin]:
    """Opens the dialog on these checks of the work, and none of the window; what it throws away is in `tmp_path`."""
    monkeypatch.setattr(tempfile, "gettempdir", lambda: str(tmp_path))
    monkeypatch.setattr(module, "checks_of_the_window", lambda: iter(()))
    made: list[CheckDialog] = []

    def start(*checks: Check) -> CheckDialog:
        monkeypatch.setattr(module, "checks_of_the_work", lambda _folder, _folders: iter(checks))
        dialog = CheckDialog(Folders(tmp_path, tmp_path, tmp_path))
        qtbot.addWidget(dialog)
        made.append(dialog)
        dialog.show()
        dialog.begin()
        return dialog

    yield start
    for dialog in made:
        dialog.close()
        qtbot.waitUntil(lambda dialog=dialog: not dialog.isVisible())  # type: ignore[misc]
    assert not list(tmp_path.glob(f"{throw_away.PREFIX}*"))


def refuse() -> str:
    """A check that fails."""
    raise CheckFailed("il manque une police")


def test_each_check_is_a_line_and_the_verdict_comes_last(qtbot: QtBot, begin: Begin) -> None:
    dialog = begin(Check("Papiers", lambda: "8 papiers"), Check("Icônes", lambda: ""))
    qtbot.waitUntil(lambda: bool(dialog.verdict.sentence()))
    dialog.copy_button.click()
    assert QGuiApplication.clipboard().text() == "✓ Papiers : 8 papiers\n✓ Icônes"
    assert "Tout fonctionne" in words(dialog) and dialog.bar.isHidden()


def test_a_failure_is_said_in_words_and_hides_nothing(qtbot: QtBot, begin: Begin) -> None:
    dialog = begin(Check("Lettres", refuse), Check("Icônes", lambda: "52 icônes"))
    qtbot.waitUntil(lambda: bool(dialog.verdict.sentence()))
    assert dialog.lines.toPlainText() == "✗ ÉCHEC – Lettres : il manque une police\n✓ Icônes : 52 icônes"
    assert "1\N{NO-BREAK SPACE}vérification en échec" in dialog.verdict.sentence()


def test_it_can_be_left_on_the_way_and_waits_for_its_file_to_be_gone(qtbot: QtBot, begin: Begin) -> None:
    go, started, later = Event(), Event(), Event()

    def slowly() -> str:
        started.set()
        go.wait(10)
        return ""

    def afterwards() -> str:
        later.set()
        return ""

    dialog = begin(Check("Lent", slowly), Check("Après", afterwards))
    qtbot.waitUntil(started.is_set)
    dialog.reject()
    assert dialog.isVisible() and dialog.close_button.text() == "Arrêt en cours…"
    go.set()
    qtbot.waitUntil(lambda: not dialog.isVisible())
    assert not later.is_set()


def test_the_window_passes_its_own_checks_once_dressed(qapp: QApplication) -> None:
    font = qapp.font()
    prepare(qapp)
    apply_theme(qapp, LIGHT, 1.0)
    try:
        found = [perform(check) for check in checks_of_the_window()]
    finally:
        qapp.setFont(font)
    assert all(outcome.passed for outcome in found), found
    assert [outcome.name for outcome in found] == ["Écran", "Lettres à l’écran", "Boutons en français", "Icônes"]


@pytest.mark.parametrize(
    ("what", "value", "check", "why"),
    [
        ("FONT_FAMILY", "Une police absente", "Lettres à l’écran", "n’est pas chargée"),
        ("_PICTURES", {"webm"}, "Icônes", "webm"),
        ("_is_blank", lambda name: name == "lock", "Icônes", "icônes vides : lock"),
    ],
)
def test_what_is_missing_in_the_window_is_seen(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, what: str, value: object, check: str, why: str
) -> None:
    monkeypatch.setattr(every, what, value)
    found = {outcome.name: outcome for outcome in map(perform, checks_of_the_window())}
    assert not found[check].passed and why in found[check].detail


def test_each_printer_is_told_with_how_it_stands(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    states = {"Accueil": Condition.READY, "Atelier": Condition.PAPER_OUT, "Mairie": Condition.UNKNOWN}
    monkeypatch.setattr(printers, "names", lambda: list(states))
    monkeypatch.setattr(printers, "condition_of", states.__getitem__)
    check = list(checks_of_the_work(tmp_path, Folders(tmp_path, tmp_path, tmp_path)))[-1]
    assert check.name == "Imprimantes"
    assert perform(check).detail == "Accueil (prête), Atelier (plus de papier), Mairie (état inconnu)"
    monkeypatch.setattr(printers, "names", list)
    assert perform(check).passed and "PDF" in perform(check).detail


def test_buttons_that_speak_english_are_seen(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(every, "QDialogButtonBox", _English)
    outcome = next(perform(check) for check in checks_of_the_window() if check.name == "Boutons en français")
    assert not outcome.passed and "« Cancel »" in outcome.detail


class _English:
    class StandardButton:
        Cancel = 0

    def __init__(self, _which: int) -> None: ...

    def button(self, _which: int) -> _English:
        return self

    def text(self) -> str:
        return "&Cancel"

    def deleteLater(self) -> None: ...
