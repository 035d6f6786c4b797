"""Where Tab goes in a window: to one of several choices, and through the links of a text before it leaves it."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QSpacerItem, QTextBrowser, QVBoxLayout, QWidget, QWidgetItem
from pytestqt.qtbot import QtBot

from desktop_app import screens
from desktop_app.screens.reading_order import ReadingOrder
from desktop_app.screens.widgets.boxes import RadioField

KEY = Qt.Key


@pytest.fixture(autouse=True)
def tab_in_hand(qapp: QApplication) -> Iterator[None]:
    """As in the program."""
    hearer = ReadingOrder(qapp)
    yield
    hearer.deleteLater()


class Window(QWidget):
    """Something between two lines; the keyboard is in the first."""

    def __init__(self, middle: QWidget) -> None:
        super().__init__()
        self.before, self.after = QLineEdit(self), QLineEdit(self)
        column = QVBoxLayout(self)
        for each in (self.before, middle, self.after):
            column.addWidget(each)
        self.before.setFocus()


def show(qtbot: QtBot, window: QWidget) -> None:
    qtbot.addWidget(window)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()


def after_tab(key: Qt.Key = KEY.Key_Tab) -> QWidget | None:
    """What has the keyboard once Tab was pressed in the window in front."""
    QTest.keyClick(QApplication.focusWindow(), key)
    return QApplication.focusWidget()


def test_of_several_choices_tab_comes_to_the_one_that_the_program_chose(qtbot: QtBot) -> None:
    choice = RadioField([(1, "le matin"), (2, "l’après-midi"), (3, "le soir")])
    window = Window(choice)
    show(qtbot, window)
    choice.set_value(3)
    met = [after_tab(), after_tab(), after_tab(KEY.Key_Backtab), after_tab(KEY.Key_Backtab)]
    chosen = met[0]
    assert chosen is not None and chosen.property("text") == "le soir"
    assert met == [chosen, window.after, chosen, window.before]
    choice.set_value(2)
    assert (reached := after_tab()) is not None and reached.property("text") == "l’après-midi"
    assert after_tab() is window.after


def test_tab_goes_through_the_links_of_a_text_before_it_leaves_it(qtbot: QtBot) -> None:
    text, followed = QTextBrowser(), list[str]()
    text.setOpenLinks(False)
    text.anchorClicked.connect(lambda url: followed.append(url.toString()))
    text.setHtml('<a href="one">une</a>, puis <a href="two">deux</a>')
    window = Window(text)
    show(qtbot, window)
    assert after_tab() is text
    for _ in range(2):
        assert after_tab() is text
        QTest.keyClick(text, KEY.Key_Return)
    assert followed == ["one", "two"] and after_tab() is window.after


def test_tab_leaves_no_part_of_a_layout_behind(qtbot: QtBot) -> None:
    def parts() -> list[object]:
        return [one for one in gc.get_objects() if type(one) in (QWidgetItem, QSpacerItem)]

    # Those that a test before has left, which took them out of a layout.
    left_before = parts()
    show(qtbot, window := Window(QLineEdit()))
    assert after_tab() is not window.before
    assert not [one for one in parts() if not any(one is other for other in left_before)]


def test_nobody_asks_a_layout_for_its_items() -> None:
    sources = [path.read_text("utf-8") for path in Path(screens.__path__[0]).rglob("*.py")]
    assert not [source for source in sources if ".itemAt(" in source]
