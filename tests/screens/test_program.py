"""A window that is told to close while what it asks first has a bug."""

from __future__ import annotations

from pathlib import Path

from pytestqt.qtbot import QtBot

from desktop_app.screens.program import Program
from desktop_app.screens.runner import Runner
from desktop_app.screens.window.main_window import MainWindow
from desktop_app.use_cases.desk import Desk
from tests.helpers.fake_dialogs import FakeDialogs


class Broken(Program):
    """Cannot say whether it may end, until it is mended."""

    mended = False

    def may_end(self) -> bool:
        if not self.mended:
            raise ZeroDivisionError
        return True


def test_a_window_that_cannot_ask_what_would_be_lost_rings_and_stays(qtbot: QtBot, desk: Desk, tmp_path: Path) -> None:
    program, dialogs = Broken(), FakeDialogs()
    window = MainWindow(desk, Runner(desk, dialogs), dialogs, config=tmp_path, program=program)
    qtbot.addWidget(window)
    window.show()
    with qtbot.captureExceptions() as rung:
        window.windowHandle().close()
    assert [kind for kind, *_ in rung] == [ZeroDivisionError]
    assert window.isVisible()
    program.mended = True
    assert window.close()
