"""Every scene on the two screens of a counter: `python -m tests.looks.small_screens SCALE [words]` tells its faults.

Both are what a task bar leaves of 1024 × 768 and 1366 × 768. A process of its own, for Qt learns once which screens
there are. The faults are written as JSON, by screen and scene; with a folder after the words, pictures are left there.
"""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path
from types import TracebackType

os.environ["QT_QPA_PLATFORM"] = f"offscreen:configfile={Path(__file__).with_name('small_screens.json')}"

from PySide6.QtCore import QMessageLogContext, Qt, QtMsgType, qInstallMessageHandler
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from desktop_app.screens.theme.tokens import LIGHT, window_room
from desktop_app.screens.window.application import build_application
from tests.helpers.cheap_keys import cheap_keys
from tests.looks import guards
from tests.looks.everything import SCENES
from tests.looks.stage import Stage, on_stage

_TIMES, _BETWEEN_MS = 20, 100
_OFFSCREEN = "This plugin does not support"
"""What the offscreen platform says of itself: it has no window manager to tell and no keyboard to hold."""


def main(scale: float, words: str, pictures: Path | None) -> None:
    """Play each scene on the small screen, judge it, then take its window to the other one and judge it there."""
    app = build_application([], tone="light")
    faults: dict[str, list[str]] = {}
    complaints = _heard()
    with cheap_keys(), on_stage(app) as stage:
        # Laid out only, two fifths of the time: `test_looks` has every scene painted.
        stage.dress(LIGHT, scale, painted=pictures is not None)
        stage.bounded = True
        for name in (name for name in SCENES if words in name):
            window = stage.play(SCENES[name])
            for screen in QGuiApplication.screens():
                _put(window, screen.geometry().x(), stage)
                if found := _lasting_faults(window, scale, stage):
                    faults[f"{screen.name()} {name}"] = found
                if pictures:
                    window.grab().save(str(pictures / f"{screen.name()}-{scale:g}-{name}.png"))
            stage.clear()
    if complaints:
        faults["complaints"] = complaints
    sys.stdout.write(json.dumps(faults, ensure_ascii=False, indent=1))


def _heard() -> list[str]:
    """Where what is raised while Qt calls us, and what Qt warns of, is noted from now on: nobody else would hear."""
    complaints: list[str] = []

    def hear(kind: QtMsgType, _where: QMessageLogContext, said: str) -> None:
        if kind not in (QtMsgType.QtDebugMsg, QtMsgType.QtInfoMsg) and not said.startswith(_OFFSCREEN):
            complaints.append(said)

    def tell(kind: type[BaseException], raised: BaseException, trace: TracebackType | None) -> None:
        complaints.append(repr(raised))
        sys.__excepthook__(kind, raised, trace)

    qInstallMessageHandler(hear)
    sys.excepthook = tell
    return complaints


def _lasting_faults(window: QWidget, scale: float, stage: Stage) -> list[str]:
    """What is still beyond the screen once a busy machine has had the time to lay everything out."""
    for _ in range(_TIMES):
        if not (found := list(guards.beyond_the_screen(window, scale))):
            return []
        stage.settle(_BETWEEN_MS)
    return found


def _put(window: QWidget, left: int, stage: Stage) -> None:
    """Have the window on this screen as its owner would: where it stood, or as large as there is room."""
    if left:
        window.move(left, 0)
        stage.settle()
    if window.windowType() is Qt.WindowType.Window:
        window.resize(window_room(window).size())
    stage.settle()


if __name__ == "__main__":
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    asked = [*sys.argv[1:], "", ""]
    main(float(asked[0]), asked[1], Path(asked[2]) if asked[2] else None)
