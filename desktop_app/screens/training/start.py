"""Start a second program, for training, beside this one."""

import time
from collections.abc import Callable

from PySide6.QtCore import QProcess

from desktop_app.system.program import command

_SOON = 5.0
"""Seconds, longer than the second program takes to show, in which another press asks for the same one."""
_started_at = [-_SOON]


class TrainingTrouble:
    """The second program did not start; to be shown as any known trouble."""

    sentence = "L’entraînement ne démarre pas."
    way_out = "Fermez d’autres programmes puis recommencez. Si cela se répète, réinstallez Permanence."


def start_training(say: Callable[[TrainingTrouble], None]) -> None:
    """Start this same program once more, on its own, with `--demo`; `say` tells when it does not start.

    It lives on when this one is closed, and nothing done in it comes back here. A hurried double click starts one.
    """
    if time.monotonic() - _started_at[0] < _SOON:
        return
    program, arguments, folder = command()
    started, _process = QProcess.startDetached(program, [*arguments, "--demo"], folder)
    if started:
        _started_at[0] = time.monotonic()
    else:
        say(TrainingTrouble())
