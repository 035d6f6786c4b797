"""The booking dialog is seen whole on the screen of a counter: who and what for at the left, when at the right."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget

from desktop_app.screens.appointments.booking_dialog import BookingDialog
from desktop_app.screens.reading_order import go_on
from desktop_app.screens.theme.tokens import LIGHT
from tests.looks.everything import SCENES
from tests.looks.stage import Stage

_OPENS_AT = BookingDialog.breadth + 90, BookingDialog.tallness
"""Where the screen allows it: 728 pixels are what the bars of a system leave of 768, 32 are the title bar's."""


@pytest.mark.parametrize("scene", ["booking_blank", "booking_new_person", "booking_searching", "booking_faults"])
def test_nothing_is_scrolled_away(stage: Stage, scene: str) -> None:
    dialog = shown(stage, scene)
    assert not area(dialog).verticalScrollBar().maximum()
    assert corner(dialog, dialog.when.days).x() > corner(dialog, dialog.what.themes).x() + dialog.what.themes.width()


def test_one_column_stands_under_the_other_where_there_is_no_room(stage: Stage) -> None:
    dialog = shown(stage, "booking_new_person")
    dialog.resize(700, dialog.height())
    stage.until(lambda: corner(dialog, dialog.when.days).x() == corner(dialog, dialog.what.themes).x())
    assert corner(dialog, dialog.when.days).y() > corner(dialog, dialog.what.themes).y()
    assert not area(dialog).horizontalScrollBar().maximum()


def test_tab_reads_the_left_column_before_the_right_one(stage: Stage) -> None:
    dialog = shown(stage, "booking_blank")
    reached = []
    for _ in range(4):
        go_on(QApplication.focusWidget(), 1)
        reached.append(QApplication.focusWidget())
    assert reached == [dialog.what.themes, dialog.when.days, dialog.when.slots._group.buttons()[0], dialog.when.past]


def shown(stage: Stage, scene: str) -> BookingDialog:
    stage.dress(LIGHT, 1.0)
    dialog = stage.play(SCENES[scene])
    assert isinstance(dialog, BookingDialog)
    assert _OPENS_AT[0] <= 1024 and _OPENS_AT[1] <= 728 - 32
    # The screen of the tests is narrower than that of any counter.
    dialog.resize(*_OPENS_AT)
    stage.settle()
    return dialog


def corner(dialog: QWidget, widget: QWidget) -> QPoint:
    return widget.mapTo(dialog, QPoint(0, 0))


def area(dialog: BookingDialog) -> QScrollArea:
    """What scrolls around the form."""
    return next(each for each in dialog.findChildren(QScrollArea) if each.isAncestorOf(dialog.form))
