"""The menu of a day, opened and chosen from as a person does."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QMenu

from desktop_app.screens.page import Page
from desktop_app.screens.window.main_window import MainWindow

from .day_screens import focused
from .typing import press

CTRL = Qt.KeyboardModifier.ControlModifier
NBSP = "\N{NO-BREAK SPACE}"


def menu_of(window: MainWindow) -> QMenu:
    """The menu that Ctrl+J opens."""
    press(focused(), Qt.Key.Key_J, CTRL)
    found = QApplication.activePopupWidget()
    assert isinstance(found, QMenu)
    return found


def choose(menu: QMenu, words: str) -> None:
    """Pick the first action that begins so, as a click does."""
    action = next(one for one in _actions(menu) if plain(one.text()).startswith(words))
    menu.close()
    action.trigger()


def _actions(menu: QMenu) -> list[QAction]:
    found = []
    for action in menu.actions():
        under = action.menu()
        found += _actions(under) if isinstance(under, QMenu) else [action]
    return found


def words_of(menu: QMenu) -> list[str]:
    """What the menu offers, in order."""
    return [plain(action.text()) for action in _actions(menu) if action.text()]


def plain(words: str) -> str:
    """As a person reads them."""
    return words.replace("&", "").replace(NBSP, " ")


def agenda_on(window: MainWindow, day: date) -> Page:
    """The agenda on this day."""
    window.go("agenda", day=day)
    return window.page()
