"""Fields that hold one value, speak French, keep whatever is pasted and leave the wheel to the page."""

from collections.abc import Iterable, Set
from datetime import time
from typing import Any, Protocol

from PySide6.QtCore import QEvent, QSize, Qt, Signal, SignalInstance
from PySide6.QtGui import QFocusEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QCheckBox, QComboBox, QSizePolicy, QSpinBox, QStyledItemDelegate, QWidget

from desktop_app.domain import french
from desktop_app.domain.text import marked_as

from ..theme.tokens import Space, px
from .aloud import as_heard
from .line import Line
from .tooltip import tell_its_value
from .wheel import left_to_the_page

__all__ = [
    "ChoiceField",
    "Field",
    "HourField",
    "NumberField",
    "PhoneField",
    "TextField",
    "TickField",
]


_UNBOUND = 16_777_215
"""Qt's own word for no limit (QWIDGETSIZE_MAX)."""
_LEAST_CHOICE = 200
"""Pixels at scale 1 that a choice keeps where there is little room."""


class Field(Protocol):
    """What a form asks of a field; every class of this module and `PersonPicker` have it, and are QWidgets."""

    @property
    def edited(self) -> SignalInstance: ...

    def raw(self) -> str: ...


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
        """Show a stored number in pairs, or anything else as it is."""
        self.show_typed(_in_pairs(value))

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Put a complete number in pairs."""
        super().focusOutEvent(event)
        if (shown := _in_pairs(self.text())) != self.text():
            self.show_typed(shown)


def _in_pairs(typed: str) -> str:
    number = french.read_phone(typed)
    return french.phone(number).replace(french.NBSP, " ") if number else typed


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

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Write a readable hour as French people do."""
        super().focusOutEvent(event)
        if found := self.value():
            self.set_value(found)


def list_as_rows(choice: QComboBox) -> None:
    """Have the rows of the opened list as high as the style sheet says: drawn as a menu, they hear nothing of it."""
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
        self._silent = False
        tell_its_value(self)
        self.set_options(options)
        # Not `activated`: a screen reader chooses without a key or a click.
        self.currentIndexChanged.connect(self._tell)

    def set_options(self, options: Iterable[tuple[Any, str]]) -> None:
        """Offer these values, keeping the chosen one when it is still among them."""
        had, chosen, pairs = bool(self._values), self.value(), list(options)
        self._silent = True
        self.clear()
        self._values = [value for value, _ in pairs]
        self.addItems([label for _, label in pairs])
        self._silent = False
        if had:
            self.set_value(chosen)

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
        self._silent = True
        if self._values:
            self.setCurrentIndex(self._values.index(value) if value in self._values else 0)
        self._silent = False

    def raw(self) -> str:
        """The words of the choice."""
        return self.currentText()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Let the page scroll unless the agent is in this field."""
        if not left_to_the_page(self, event):
            super().wheelEvent(event)

    def _tell(self, _index: int) -> None:
        if not self._silent:
            self.edited.emit()


class NumberField(QSpinBox):
    """A small whole number, with an optional word after it."""

    edited = Signal()

    def __init__(self, least: int, most: int, parent: QWidget | None = None, *, suffix: str = "") -> None:
        super().__init__(parent)
        self.setRange(least, most)
        self.setSuffix(f"{french.NBSP}{suffix}" if suffix else "")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        # The style sheet does not reach the line inside.
        self.lineEdit().setTextMargins(px(self, Space.S), 0, 0, 0)
        self._silent = False
        self.valueChanged.connect(self._tell)

    def setFixedWidth(self, width: int, /) -> None:
        """Take this width, but never one that would cut the longest number."""
        super().setFixedWidth(max(width, self.minimumSizeHint().width()))

    def set_value(self, value: int) -> None:
        """Show this number, clamped to the range."""
        self._silent = True
        self.setValue(value)
        self._silent = False

    def raw(self) -> str:
        """What is typed."""
        return self.text()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Let the page scroll unless the agent is in this field."""
        if not left_to_the_page(self, event):
            super().wheelEvent(event)

    def _tell(self, _number: int) -> None:
        if not self._silent:
            self.edited.emit()


class TickField(QCheckBox):
    """Yes or no; its words stand beside the box, on as many lines as they need."""

    edited = Signal()

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        self._widths: dict[str, int] = {}
        super().__init__(parent)
        self.setText(text)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._silent = False
        # Not `clicked`: a screen reader ticks without a key or a click.
        self.toggled.connect(self._tell)

    def setText(self, text: str, /) -> None:
        """Write these words, and have them read without the breaks they need and without the dot."""
        self._words = text
        self.setAccessibleName(as_heard(text))
        super().setText("\n".join(self._lines(self.width())) if self.isVisible() else text)
        self.updateGeometry()

    def value(self) -> bool:
        """Whether it is ticked."""
        return self.isChecked()

    def set_value(self, value: bool) -> None:
        """Tick it or not."""
        self._silent = True
        self.setChecked(value)
        self._silent = False

    def raw(self) -> str:
        """'oui' or 'non'."""
        return "oui" if self.isChecked() else "non"

    def sizeHint(self) -> QSize:
        """All words on one line."""
        return QSize(self._beside() + self._across(self._words), self.heightForWidth(_UNBOUND))

    def minimumSizeHint(self) -> QSize:
        """The longest word alone."""
        longest = max(map(self._across, self._words.split(" ")))
        return QSize(self._beside() + longest, self.heightForWidth(_UNBOUND))

    def heightForWidth(self, width: int) -> int:
        """That of as many lines as the words take."""
        more = len(self._lines(width)) - self.text().count("\n") - 1
        return super().sizeHint().height() + more * self.fontMetrics().lineSpacing()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Break the words where they must be: Qt does not by itself."""
        super().resizeEvent(event)
        broken = "\n".join(self._lines(self.width()))
        if broken != self.text():
            super().setText(broken)

    def changeEvent(self, event: QEvent) -> None:
        """Measure the words anew in other letters."""
        self._widths.clear()
        super().changeEvent(event)

    def _lines(self, width: int) -> list[str]:
        lines: list[str] = []
        room = width - self._beside()
        for word in self._words.split(" "):
            longer = f"{lines[-1]} {word}" if lines else word
            if lines and self._across(longer) <= room:
                lines[-1] = longer
            else:
                lines.append(word)
        return lines

    def _across(self, words: str) -> int:
        # A page that is laid out asks for the same widths dozens of times.
        if (known := self._widths.get(words)) is not None:
            return known
        wide = self.fontMetrics().size(Qt.TextFlag.TextShowMnemonic, words).width()
        self._widths[words] = wide
        return wide

    def _beside(self) -> int:
        """How much wider the box is than its words."""
        return super().sizeHint().width() - max(map(self._across, self.text().split("\n")))

    def _tell(self, _checked: bool) -> None:
        if not self._silent:
            self.edited.emit()
