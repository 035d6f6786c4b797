"""A stage for scenes, in light colours unless a test dresses it otherwise, where Tab is taken in hand."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication

from desktop_app.screens.application import prepare, speak_french
from desktop_app.screens.reading_order import ReadingOrder
from tests.looks.stage import Stage


@pytest.fixture(scope="module")
def stage(qapp: QApplication, cheap_keys: None) -> Iterator[Stage]:
    """One stage for all scenes; the application is undressed afterwards."""
    style, palette, font = qapp.style().objectName(), qapp.palette(), qapp.font()
    speak_french()
    prepare(qapp)
    order, made = ReadingOrder(qapp), Stage(qapp)
    made.dress()
    yield made
    made.leave()
    order.deleteLater()
    qapp.setStyleSheet("")
    qapp.setStyle(style)
    qapp.setPalette(palette)
    qapp.setFont(font)
