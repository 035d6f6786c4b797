"""The rail wears what its window has room for, and the page in view is written whole in it."""

from __future__ import annotations

from collections.abc import Iterator
from importlib import import_module

import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QAbstractButton, QApplication, QHBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.screens.navigation import PAGES
from desktop_app.screens.page import Page
from desktop_app.screens.theme.style import apply_theme
from desktop_app.screens.theme.tokens import LIGHT
from desktop_app.screens.widgets.rail import Rail
from desktop_app.use_cases.changes import Touched
from tests.helpers.seeing import button


@pytest.fixture
def rail(qtbot: QtBot, qapp: QApplication) -> Iterator[Rail]:
    """With the first page in view, beside another, and too low for the name of the program."""
    apply_theme(qapp, LIGHT, 1.0)
    window = QWidget()
    qtbot.addWidget(window)
    made = Rail([(one.key, one.title, one.icon, bool(one.while_any)) for one in PAGES], window)
    across = QHBoxLayout(window)
    across.addWidget(made)
    across.addStretch(1)
    made.show_chosen(PAGES[0].key)
    window.resize(800, 360)
    window.show()
    yield made


def drawn(one: QAbstractButton, wide: int) -> QImage:
    """How its words are drawn, up to where a button so wide has its edge; without its corners."""
    return one.grab().toImage().copy(0, one.height() // 4, wide - 12, one.height() // 2)


def test_the_page_in_view_is_written_whole_where_the_name_of_the_program_has_no_room(rail: Rail) -> None:
    today = button(rail, "Aujourd’hui")
    wide = today.width()
    seen = drawn(today, wide)
    today.setFixedWidth(2 * wide)
    assert seen == drawn(today, wide)


def test_the_words_are_smaller_where_the_rail_is_narrow_and_as_large_again_where_it_is_not(rail: Rail) -> None:
    today = button(rail, "Aujourd’hui")
    large = today.font().pointSizeF()
    rail.set_narrow(True)
    assert today.font().pointSizeF() < large
    rail.set_narrow(False)
    assert today.font().pointSizeF() == large


def test_a_page_that_comes_and_goes_is_counted_after_what_it_is_read_again_for() -> None:
    for entry in PAGES:
        module, _, name = entry.factory.partition(":")
        page: type[Page] = getattr(import_module(module), name)
        assert entry.counted_after == (page.touched_by if entry.while_any else Touched.NOTHING), entry.key
