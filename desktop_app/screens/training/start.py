"""Start a second program, for training, beside this one."""

import time

from PySide6.QtCore import QProcess

from desktop_app.system.program import command

_SOON = 5.0
"""Seconds, longer than the second program takes to show, in which another press asks for the same one."""
_started_at = [-_SOON]


class TrainingTrouble(Exception):
    """The second program did not start; to be shown as any known trouble."""

    sentence = "L’entraînement ne démarre pas."
    way_out = "Fermez d’autres programmes puis recommencez. Si cela se répète, réinstallez Permanence."


def start_training() -> None:
    """Start this same program once more, on its own, with `--demo`; raises `TrainingTrouble`.

    It lives on when this one is closed, and nothing done in it comes back here. A hurried double click starts one.
    """
    if time.monotonic() - _started_at[0] < _SOON:
        return
    program, arguments, folder = command()
    started, _process = QProcess.startDetached(program, [*arguments, "--demo"], folder)
    if not started:
        raise TrainingTrouble
    _started_at[0] = time.monotonic()
