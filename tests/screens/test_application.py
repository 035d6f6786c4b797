"""The application as the program builds it hears what only the whole of it hears: here in a process of its own."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

from desktop_app.system.paths import resource
from tests.architecture.source import ROOT

A_DIALOG = """
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QLineEdit, QPushButton, QVBoxLayout
from desktop_app.screens.window.application import build_application
from tests.helpers.typing import press_in_window

app = build_application()
dialog, told = QDialog(), []
# Made in another order than they are read.
below, above, button = QLineEdit(dialog), QLineEdit(dialog), QPushButton("Réserver", dialog)
column = QVBoxLayout(dialog)
for widget in (above, below, button):
    column.addWidget(widget)
button.clicked.connect(lambda: told.append("pressed"))
dialog.show()
assert QTest.qWaitForWindowActive(dialog)
window = dialog.windowHandle()
"""
HELD_THEN_PRESSED = """
button.setFocus()
for held in (True, True, False):
    told.append("held" if held else "once")
    press_in_window(dialog, Qt.Key.Key_Return, text="\\r", held=held)
print(*told)
"""
TAB = """
above.setFocus()
QTest.keyClick(window, Qt.Key.Key_Tab)
print(below.hasFocus())
"""
FILES = """
from PySide6.QtCore import QCoreApplication
print(*(QCoreApplication.translate("QFileDialog", words) for words in ("&Look in:", "%1 MB")))
"""
ALT = """
QTest.keyPress(window, Qt.Key.Key_Alt)
print("&" in button.text())
"""


SYSTEM_ICONS = """
from PySide6.QtGui import QIcon
QIcon.setThemeSearchPaths([{icons!r}])
QIcon.setThemeName("desktop")
QIcon.setFallbackSearchPaths([{icons!r}])
"""
THEME = """[Icon Theme]
Name=desktop
Directories=actions
[actions]
Size=16
Type=Scalable
"""
MENU = """
print(*{action.icon().isNull() for action in above.createStandardContextMenu().actions() if action.text()})
"""
PICTURE = """
from zlib import crc32
from PySide6.QtWidgets import QSpinBox
picture = QSpinBox().grab().toImage()
print(crc32(picture.constBits()))
"""


def said_by(keys: str, *, before: str = "", style: str = "") -> list[str]:
    """What the dialog tells once these keys were pressed in it; `before` runs first of all.

    `style` is the one that the desktop would have every program wear.
    """
    values = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "QT_STYLE_OVERRIDE": style}
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", before + A_DIALOG + keys],
        cwd=ROOT, env=values, capture_output=True, text=True, check=True,
    )  # fmt: skip
    return done.stdout.split()


def test_a_held_key_presses_no_button_in_the_application_that_is_built() -> None:
    assert said_by(HELD_THEN_PRESSED) == ["held", "held", "once", "pressed"]


def test_tab_goes_there_as_one_reads() -> None:
    assert said_by(TAB) == ["True"]


def test_alt_gives_the_buttons_their_letters_there() -> None:
    assert said_by(ALT) == ["True"]


def test_what_the_french_of_qt_leaves_in_english_is_said_in_french() -> None:
    assert said_by(FILES) == ["&Dans", ":", "%1", "Mo"]


def test_the_menu_of_a_field_has_no_picture_of_the_desktop(tmp_path: Path) -> None:
    (tmp_path / "desktop" / "actions").mkdir(parents=True)
    (tmp_path / "desktop" / "index.theme").write_text(THEME, "utf-8")
    for icon in ("desktop/actions/edit-copy", "edit-paste"):
        shutil.copy(resource("icons/undo.svg"), tmp_path / f"{icon}.svg")
    assert said_by(MENU, before=SYSTEM_ICONS.format(icons=str(tmp_path))) == ["True"]


def test_it_looks_the_same_whatever_the_style_of_the_desktop() -> None:
    assert said_by(PICTURE, style="Windows") == said_by(PICTURE)
