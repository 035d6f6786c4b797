"""A stage for scenes, in light colours unless a test dresses it otherwise, where Tab and Alt are taken in hand."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication

from desktop_app.screens.mnemonics import Mnemonics
from desktop_app.screens.reading_order import ReadingOrder
from tests.looks.stage import Stage, on_stage


@pytest.fixture(scope="module")
def stage(qapp: QApplication, cheap_keys: None) -> Iterator[Stage]:
    """One stage for all scenes; the application is undressed afterwards."""
    with on_stage(qapp) as made:
        hearers = ReadingOrder(qapp), Mnemonics(qapp)
        made.dress()
        yield made
        for each in hearers:
            each.deleteLater()
