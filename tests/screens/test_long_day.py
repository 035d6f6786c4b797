"""A day of clicks does not wear the interpreter out: see `desktop_app/screens/__init__.py`."""

from __future__ import annotations

import subprocess
import sys

CALLS = 20_000
DAY = f"""
import desktop_app.screens
from PySide6.QtWidgets import QApplication, QLineEdit
app = QApplication(["permanence", "-platform", "offscreen"])
line = QLineEdit()
for _ in range({CALLS}):
    line.setText("a")
print("evening")
"""


def test_none_survives_more_calls_than_a_day_holds() -> None:
    done = subprocess.run([sys.executable, "-c", DAY], capture_output=True, text=True, timeout=500, check=False)
    assert (done.returncode, done.stdout.strip()) == (0, "evening"), done.stderr
