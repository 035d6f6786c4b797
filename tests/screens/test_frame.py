"""The frame of the dialogs: its window stays on the screen, what is in it scrolls, its buttons stay in sight."""

from __future__ import annotations

import sys
from typing import TypeVar

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QDialog, QPlainTextEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.domain.errors import Fault
from desktop_app.screens.reading_order import go_on
from desktop_app.screens.theme.style import apply_theme
from desktop_app.screens.theme.tokens import LIGHT, screen_room, window_room
from desktop_app.screens.widgets import labels
from desktop_app.screens.widgets.buttons import primary, secondary
from desktop_app.screens.widgets.fields import TextField
from desktop_app.screens.widgets.form import Form
from desktop_app.screens.widgets.frame import Frame

LONG = "Une phrase assez longue pour tenir sur deux lignes ou sur trois, selon la largeur de la fenêtre. "
SETTLED_MS = 50
Shown = TypeVar("Shown", bound=QDialog)


class Asked(QDialog):
    """A form of so many rows between a title and two buttons."""

    def __init__(self, rows: int, *, width: int = 420) -> None:
        super().__init__()
        self.form, self.fields = Form(), [TextField() for _ in range(rows)]
        for at, field in enumerate(self.fields):
            self.form.row(f"row-{at}", f"Rangée {at}", field, LONG)
        self.buttons = [secondary("Annuler", self), primary("Enregistrer", self)]
        self.frame = Frame(labels.title("Un titre", self), (self.form,), self.buttons, self, width=width)


def shown(dialog: Shown, qtbot: QtBot) -> Shown:
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.waitExposed(dialog)
    return dialog


def box(widget: QWidget, above: QWidget) -> QRect:
    return QRect(widget.mapTo(above, QPoint(0, 0)), widget.size())


def in_sight(widget: QWidget, dialog: Asked) -> bool:
    """Whether the whole of it is within what scrolls, as it is scrolled now."""
    view = dialog.frame.area.viewport()
    return view.rect().contains(box(widget, view))


@pytest.mark.parametrize("rows", [1, 4, 30])
def test_a_window_is_no_larger_than_its_screen_and_its_buttons_stay(rows: int, qtbot: QtBot) -> None:
    dialog = shown(Asked(rows), qtbot)
    assert window_room(dialog).size().expandedTo(dialog.size()) == window_room(dialog).size()
    assert all(dialog.rect().contains(box(button, dialog)) for button in dialog.buttons)
    bar = dialog.frame.area.verticalScrollBar()
    assert bool(bar.maximum()) is (rows == 30)


def test_words_are_laid_out_at_one_width_whether_the_bar_is_there_or_not(qtbot: QtBot) -> None:
    dialog = shown(Asked(3), qtbot)
    area = dialog.frame.area
    widths, seen = set(), set()
    for height in range(dialog.height(), dialog.height() // 2, -7):
        dialog.resize(dialog.width(), height)
        widths.add(dialog.form.width())
        seen.add(bool(area.verticalScrollBar().maximum()))
    assert (len(widths), seen) == (1, {True, False})


def test_a_form_narrower_than_its_window_stands_at_its_left_as_high_as_its_own_width_asks(qtbot: QtBot) -> None:
    dialog = shown(Asked(2, width=760), qtbot)
    form = box(dialog.form, dialog.frame.area)
    assert form.left() < 10 and form.right() < dialog.frame.area.width() - 100
    assert form.height() >= dialog.form.heightForWidth(form.width())


def test_a_window_grows_with_what_is_refused_and_never_past_its_screen(qtbot: QtBot) -> None:
    dialog = shown(Asked(2), qtbot)
    before = dialog.height()
    dialog.form.show_faults([Fault("row-0", LONG * 2)])
    qtbot.waitUntil(lambda: dialog.height() > before)
    assert dialog.frame.area.verticalScrollBar().maximum() == 0
    dialog.form.show_faults([Fault("row-0", LONG * 40)])
    qtbot.waitUntil(lambda: dialog.height() == window_room(dialog).height())
    qtbot.waitUntil(lambda: screen_room(dialog).contains(dialog.geometry()))
    assert all(dialog.rect().contains(box(button, dialog)) for button in dialog.buttons)


def test_the_sentence_of_a_refusal_comes_into_sight_with_its_field(qtbot: QtBot) -> None:
    dialog = shown(Asked(30), qtbot)
    assert not in_sight(dialog.fields[20], dialog)
    dialog.form.show_faults([Fault("row-20", LONG)])
    qtbot.waitUntil(lambda: in_sight(dialog.fields[20], dialog))
    told = [each for each in dialog.form.findChildren(QWidget) if LONG.strip() in getattr(each, "text", str)()]
    said = next(each for each in told if each.isVisible() and "À corriger" in each.text())  # type: ignore[attr-defined]
    assert in_sight(said, dialog)


def test_a_refusal_stays_in_sight_under_what_the_top_has_to_say(qtbot: QtBot) -> None:
    dialog = shown(Asked(30), qtbot)
    dialog.form.show_faults([Fault("", LONG * 4), Fault("row-20", LONG)])
    qtbot.wait(SETTLED_MS)
    assert in_sight(dialog.fields[20], dialog)


def test_a_field_that_takes_the_keyboard_as_its_window_opens_is_in_sight(qtbot: QtBot) -> None:
    dialog = Asked(30)
    dialog.show()
    dialog.fields[20].setFocus()
    shown(dialog, qtbot)
    qtbot.wait(SETTLED_MS)
    assert in_sight(dialog.fields[20], dialog)


@pytest.mark.skipif(sys.platform == "win32", reason="the tests have one screen there")
def test_a_window_that_comes_to_a_smaller_screen_stays_within_it(qtbot: QtBot) -> None:
    small, wide = (screen.availableGeometry() for screen in QGuiApplication.screens())
    dialog = shown(Asked(1), qtbot)
    dialog.move(wide.topLeft())
    qtbot.waitUntil(lambda: screen_room(dialog) == wide)
    dialog.resize(wide.width(), dialog.height())
    dialog.move(small.topLeft())
    qtbot.waitUntil(lambda: dialog.width() == small.width())


def test_a_window_filled_by_a_text_grows_with_its_type(qtbot: QtBot, dressed: QApplication) -> None:
    apply_theme(dressed, LIGHT, 1.0)
    dialog, text = QDialog(), QPlainTextEdit()
    buttons = [secondary(f"Une réponse assez longue, la {at + 1}", dialog) for at in range(3)]
    Frame(labels.title("Un titre", dialog), (text,), buttons, dialog, width=420, fills=text)
    shown(dialog, qtbot)
    qtbot.wait(SETTLED_MS)
    apply_theme(dressed, LIGHT, 2.0)
    qtbot.wait(SETTLED_MS)
    assert all(dialog.rect().contains(box(button, dialog)) for button in buttons)


def test_what_tab_comes_to_is_in_sight_on_the_way_forth_and_back(qtbot: QtBot) -> None:
    dialog = shown(Asked(30), qtbot)
    for field in dialog.fields[:-1]:
        go_on(field, 1)
    assert in_sight(dialog.fields[-1], dialog)
    go_on(dialog.buttons[-1], 1)
    assert in_sight(dialog.fields[0], dialog)
    go_on(dialog.buttons[0], -1)
    assert in_sight(dialog.fields[-1], dialog)


def test_buttons_that_do_not_fit_side_by_side_stand_one_under_the_other(qtbot: QtBot) -> None:
    dialog = Asked(1)
    for button in dialog.buttons:
        button.setMinimumWidth(560)
    shown(dialog, qtbot)
    assert dialog.width() == window_room(dialog).width()
    assert dialog.buttons[1].y() > dialog.buttons[0].y()


def test_enter_presses_the_primary_button_of_a_frame(qtbot: QtBot) -> None:
    dialog = shown(Asked(1), qtbot)
    dialog.fields[0].setFocus()
    pressed: list[QPushButton] = []
    dialog.buttons[1].clicked.connect(lambda: pressed.append(dialog.buttons[1]))
    qtbot.keyClick(dialog.fields[0], Qt.Key.Key_Return)
    assert pressed == [dialog.buttons[1]]
