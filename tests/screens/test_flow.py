"""A line of parts goes on below where there is no room, and forgets the heights it knew when a part comes or goes."""

from __future__ import annotations

from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.screens.widgets.flow import Flow


def test_the_height_follows_the_width_and_the_parts_that_are_shown(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    parts = [QPushButton(words) for words in ("Lieu", "Convention", "Conseillers")]
    flow = Flow(parts, 8, 4, window)
    window.show()
    wide, narrow = flow.sizeHint().width(), max(part.sizeHint().width() for part in parts)
    one = flow.heightForWidth(wide)
    assert flow.heightForWidth(narrow) > 2 * one
    parts[2].hide()
    qtbot.waitUntil(lambda: flow.heightForWidth(narrow) < 3 * one)
    parts[1].setMinimumHeight(3 * one)
    qtbot.waitUntil(lambda: flow.heightForWidth(wide) == 3 * one)
