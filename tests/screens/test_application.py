"""The application as the program builds it hears what only the whole of it hears: here in a process of its own."""

from __future__ import annotations

import os
import subprocess
import sys

from tests.architecture.source import ROOT

HELD_THEN_PRESSED = """
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QPushButton
from desktop_app.screens.application import build_application
from tests.helpers.typing import press_in_window

app = build_application()
dialog, told = QDialog(), []
button = QPushButton("Réserver", dialog)
button.clicked.connect(lambda: told.append("pressed"))
dialog.show()
assert QTest.qWaitForWindowActive(dialog)
button.setFocus()
for held in (True, True, False):
    told.append("held" if held else "once")
    press_in_window(dialog, Qt.Key.Key_Return, text="\\r", held=held)
print(*told)
"""


def test_a_held_key_presses_no_button_in_the_application_that_is_built() -> None:
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", HELD_THEN_PRESSED],
        cwd=ROOT, env={**os.environ, "QT_QPA_PLATFORM": "offscreen"}, capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert done.stdout.split() == ["held", "held", "once", "pressed"]
