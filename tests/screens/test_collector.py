"""Garbage is collected in the window's thread and nowhere else."""

from __future__ import annotations

import gc
import threading
import weakref

from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from desktop_app.screens.window.collector import Collector


class Cycle(QObject):
    """Holds itself, so that only the collector can free it."""

    def __init__(self) -> None:
        super().__init__()
        self.myself = self


def allocate_a_lot(kept: list[list[int]]) -> None:
    """What makes Python collect, had it the right to."""
    kept += [[at] for at in range(200_000)]


def test_another_thread_frees_no_window(qtbot: QtBot) -> None:
    gc.collect()
    gc.enable()
    collector, freed_by = Collector(), list[str]()
    weakref.finalize(Cycle(), lambda: freed_by.append(threading.current_thread().name))
    kept: list[list[int]] = []
    worker = threading.Thread(target=allocate_a_lot, args=(kept,), name="worker")
    worker.start()
    worker.join()
    assert not freed_by
    collector.collect()
    assert freed_by == [threading.main_thread().name]
    collector.stop()
    assert gc.isenabled()
    gc.disable()
