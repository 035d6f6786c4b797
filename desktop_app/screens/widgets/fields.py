"""Fields that hold one value, speak French, keep whatever is pasted and leave the wheel to the page."""

from collections.abc import Iterable, Set
from datetime import time
from enum import Enum
from typing import Any

from PySide6.QtCore import QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import QPaintEvent, QWheelEvent
from PySide6.QtWidgets import (
    QComboBox,
    QPlainTextEdit,
    QSizePolicy,
    QSpinBox,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionComboBox,
    QStylePainter,
    QWidget,
)

from desktop_app.domain import french
from desktop_app.domain.french import lasting
from desktop_app.domain.planning.own_time import read_length
from desktop_app.domain.text import marked_as

from ..theme.tokens import Space, px
from .aloud import set_plain_tooltip, tell_its_value
from .line import Line

_LEAST_CHARACTERS = 12
_LEAST_CHOICE = 200
"""Pixels at scale 1 that a choice keeps where there is little room."""
_BESIDE_NUMBER = 80
"""Likewise, what the edges and the two buttons of a number take beside it."""


class TextField(Line):
    """Any text; its value is what is typed, for a rule of the domain to tidy and judge."""

    _asserted: Set[str] = frozenset()

    def value(self) -> str:
        """What is typed, `Asserted` where somebody said of it that it holds nothing forbidden."""
        return marked_as(self.text(), self._asserted)

    def let_pass(self, asserted: Set[str]) -> None:
        """These lines hold nothing forbidden, whatever they look like."""
        self._asserted = asserted

    def set_value(self, value: str) -> None:
        """Show this text from its beginning."""
        self.show_typed(value)


class PhoneField(TextField):
    """A phone number, shown in pairs once it can be read."""

    def set_value(self, value: str) -> None:
        super().set_value(value)
        self.show_typed(self.in_full() or value)

    def in_full(self) -> str:
        return french.phone(french.read_phone(self.text()) or "").replace(french.NBSP, " ")


class HourField(Line):
    """An hour: '9', '9h30', '930' and '9:30' are read, '9 h 30' is shown."""

    def __init__(self, parent: QWidget | None = None, *, placeholder: str = "ex. 9 h 30") -> None:
        super().__init__(parent, placeholder=placeholder)

    def value(self) -> time | None:
        """The hour; None when nothing readable is typed (`raw` tells which)."""
        return french.read_hour(self.text())

    def set_value(self, value: time | None) -> None:
        """Show an hour, or nothing."""
        self.show_typed(french.hour(value) if value else "")

    def in_full(self) -> str:
        return french.hour(found) if (found := self.value()) else ""


def in_words(values: Iterable[Enum]) -> list[tuple[Any, str]]:
    """Each of these values with its own words, to be offered by a choice."""
    return [(each, french.capital(each.value)) for each in values]


def list_as_rows(choice: QComboBox) -> None:
    """Have the rows of the opened list as high as the style sheet says: drawn as a menu, they hear nothing of it.

    https://github.com/ColinDuquesnoy/QDarkStyleSheet/issues/200, held by
    test_a_row_of_an_opened_choice_is_as_high_as_a_finger_needs.
    """
    choice.setItemDelegate(QStyledItemDelegate(choice))


class ChoiceField(QComboBox):
    """One of a few values, each with its words."""

    edited = Signal()

    def __init__(self, options: Iterable[tuple[Any, str]] = (), parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        list_as_rows(self)
        self._values: list[Any] = []
        tell_its_value(self)
        self.set_options(options)
        # Not `activated`, which tells of the same choice taken again too, and Esc would ask about it:
        # https://doc.qt.io/qt-6/qcombobox.html#activated, held by test_the_same_choice_taken_again_is_no_edit.
        self.currentIndexChanged.connect(self.edited)

    def set_options(self, options: Iterable[tuple[Any, str]]) -> None:
        """Offer these values, keeping the chosen one when it is still among them."""
        had, chosen, pairs = bool(self._values), self.value(), list(options)
        self._values = [value for value, _ in pairs]
        with QSignalBlocker(self):
            self.clear()
            self.addItems([label for _, label in pairs])
        self.set_value(chosen if had else self.value())

    def fill_column(self) -> None:
        """Let the column decide the width: the longest words would push the form out of its dialog."""
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(_LEAST_CHARACTERS)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def minimumSizeHint(self) -> QSize:
        """A few words; the rest is said under the mouse, rather than push a page sideways."""
        least = super().minimumSizeHint()
        return QSize(min(least.width(), px(self, _LEAST_CHOICE)), least.height())

    def value(self) -> Any:
        """The chosen value; None when there is none."""
        at = self.currentIndex()
        return self._values[at] if 0 <= at < len(self._values) else None

    def set_value(self, value: Any) -> None:
        """Choose this value, or the first when it is not offered."""
        with QSignalBlocker(self):
            if self._values:
                self.setCurrentIndex(self._values.index(value) if value in self._values else 0)
        set_plain_tooltip(self, self.currentText())

    def raw(self) -> str:
        """The words of the choice."""
        return self.currentText()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Say with three dots that words go on: under a style sheet Qt stops in the middle of a letter."""
        option, painter = QStyleOptionComboBox(), QStylePainter(self)
        self.initStyleOption(option)
        painter.drawComplexControl(QStyle.ComplexControl.CC_ComboBox, option)
        box, edit = QStyle.ComplexControl.CC_ComboBox, QStyle.SubControl.SC_ComboBoxEditField
        room = self.style().subControlRect(box, option, edit, self).width()
        option.currentText = self.fontMetrics().elidedText(option.currentText, Qt.TextElideMode.ElideRight, room)
        painter.drawControl(QStyle.ControlElement.CE_ComboBoxLabel, option)

    def wheelEvent(self, event: QWheelEvent) -> None:
        if not left_to_the_page(self, event):
            super().wheelEvent(event)


class NumberField(QSpinBox):
    """A small whole number, with an optional word after it."""

    edited = Signal()

    def __init__(self, least: int, most: int, parent: QWidget | None = None, *, suffix: str = "") -> None:
        super().__init__(parent)
        self.setRange(least, most)
        self.setSuffix(f"{french.NBSP}{suffix}" if suffix else "")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        # No padding of the style sheet moves the line inside: test_a_number_stands_off_the_edge_of_its_field.
        self.lineEdit().setTextMargins(px(self, Space.S), 0, 0, 0)
        self.valueChanged.connect(self.edited)

    def setFixedWidth(self, width: int, /) -> None:
        """Take this width, but never one that would cut the longest number or the word after it."""
        longest = "0" * len(str(self.maximum())) + self.suffix()
        written = self.fontMetrics().horizontalAdvance(longest) + px(self, _BESIDE_NUMBER)
        # Qt's own least counts no word: test_a_number_is_never_cut_nor_the_word_after_it.
        super().setFixedWidth(max(width, written, self.minimumSizeHint().width()))

    def set_value(self, value: int) -> None:
        """Show this number, clamped to the range."""
        with QSignalBlocker(self):
            self.setValue(value)

    def wheelEvent(self, event: QWheelEvent) -> None:
        if not left_to_the_page(self, event):
            super().wheelEvent(event)


class LengthField(TextField):
    """A length: '45', '45 min', '1h30' and '2 h' are read, '1 h 30' is shown."""

    def in_full(self) -> str:
        return lasting(found) if (found := read_length(self.text())) else ""


class NoteField(QPlainTextEdit):
    """`lines` high; `edited` tells what the agent did, never what the program set."""

    edited = Signal()

    def __init__(self, lines: int = 3, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._asserted: Set[str] = frozenset()
        self.setTabChangesFocus(True)
        self.setFixedHeight(self.fontMetrics().lineSpacing() * lines + px(self, Space.XL))
        self.textChanged.connect(self.edited)

    def value(self) -> str:
        """What is typed, `Asserted` where somebody said of it that it holds nothing forbidden."""
        return marked_as(self.toPlainText(), self._asserted)

    def lines(self) -> list[str]:
        """The same line by line."""
        return [marked_as(line, self._asserted) for line in self.toPlainText().splitlines()]

    def let_pass(self, asserted: Set[str]) -> None:
        """These lines hold nothing forbidden, whatever they look like."""
        self._asserted = asserted

    def set_value(self, value: str) -> None:
        """Show this text from its beginning."""
        with QSignalBlocker(self):
            self.setPlainText(value)

    def wheelEvent(self, event: QWheelEvent) -> None:
        if not left_to_the_page(self, event):
            super().wheelEvent(event)


def left_to_the_page(field: QWidget, event: QWheelEvent) -> bool:
    """Give the wheel to the page unless the agent is in this field; True when it was given."""
    if field.hasFocus():
        return False
    event.ignore()
    return True
