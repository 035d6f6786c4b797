"""What is ticked, or chosen in full view: a box, several of them, radio buttons."""

from collections.abc import Container, Iterable
from typing import Any

from PySide6.QtCore import QEvent, QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QCheckBox, QRadioButton, QVBoxLayout, QWidget

from ..theme.tokens import UNBOUND, bare, grow_when_narrow
from .aloud import as_heard
from .layout import take_out


class TickField(QCheckBox):
    """Yes or no; its words stand beside the box, on as many lines as they need."""

    edited = Signal()

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        self._widths: dict[str, int] = {}
        super().__init__(parent)
        self.setText(text)
        grow_when_narrow(self)
        # Not `clicked`: a screen reader ticks without a key or a click (test_a_box_ticked_by_a_reader_is_an_edit).
        self.toggled.connect(self.edited)

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
        with QSignalBlocker(self):
            self.setChecked(value)

    def sizeHint(self) -> QSize:
        return QSize(self._beside() + self._across(self._words), self.heightForWidth(UNBOUND))

    def minimumSizeHint(self) -> QSize:
        longest = max(map(self._across, self._words.split(" ")))
        return QSize(self._beside() + longest, self.heightForWidth(UNBOUND))

    def heightForWidth(self, width: int) -> int:
        more = len(self._lines(width)) - self.text().count("\n") - 1
        return super().sizeHint().height() + more * self.fontMetrics().lineSpacing()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Break the words where they must be: Qt does not by itself. Held by test_the_words_of_a_box_go_on_below."""
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


class TicksField(QWidget):
    """Any of a few values, none at first, one under the other."""

    edited = Signal()

    def __init__(self, parent: QWidget | None = None, *, gap: int = 0) -> None:
        super().__init__(parent)
        self._ticks: dict[Any, TickField] = {}
        self._column = bare(QVBoxLayout(self), gap)

    def set_options(self, options: Iterable[tuple[Any, str]]) -> None:
        """Offer these, none of them ticked."""
        take_out(self._column, self._ticks.values())
        self._ticks = {value: TickField(words, self) for value, words in options}
        for tick in self._ticks.values():
            self._column.addWidget(tick, 0, Qt.AlignmentFlag.AlignLeft)
            tick.edited.connect(self.edited)
        self._aim()

    def offered(self) -> tuple[Any, ...]:
        """All of them, ticked or not."""
        return tuple(self._ticks)

    def leave_out(self, value: Any) -> None:
        """Offer all but this one, which is then not ticked."""
        for known, tick in self._ticks.items():
            tick.setVisible(known != value)
            if known == value:
                tick.set_value(False)
        self._aim()

    def value(self) -> tuple[Any, ...]:
        """Those ticked, in the order they are offered."""
        return tuple(value for value, tick in self._ticks.items() if tick.value())

    def set_value(self, values: Iterable[Any]) -> None:
        """Tick these and no other."""
        wanted = set(values)
        for value, tick in self._ticks.items():
            tick.set_value(value in wanted)

    def raw(self) -> str:
        """The words of those ticked."""
        return ", ".join(tick.text() for tick in self._ticks.values() if tick.value())

    def _aim(self) -> None:
        if offered := [tick for tick in self._ticks.values() if not tick.isHidden()]:
            self.setFocusProxy(offered[0])


class RadioField(QWidget):
    """One of a few values, all in view; None until one is chosen."""

    edited = Signal()

    def __init__(self, options: Iterable[tuple[Any, str]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._values: list[Any] = []
        self._group = QButtonGroup(self)
        column = bare(QVBoxLayout(self))
        for value, words in options:
            button = QRadioButton(words, self)
            self._group.addButton(button, len(self._values))
            self._values.append(value)
            column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        self.setFocusProxy(self._group.button(0))
        # Not `idClicked`: a screen reader chooses without a key or a click.
        self._group.idToggled.connect(self._tell)

    def value(self) -> Any:
        """The chosen value, or None."""
        at = self._group.checkedId()
        return self._values[at] if at >= 0 else None

    def set_value(self, value: Any) -> None:
        """Choose this value; None leaves the choice open."""
        with QSignalBlocker(self._group):
            # An exclusive group takes no answer back: test_a_choice_in_full_view_may_be_left_open_again.
            self._group.setExclusive(False)
            for at, known in enumerate(self._values):
                self._group.button(at).setChecked(known == value)
            self._group.setExclusive(True)
        # Whoever comes by Tab comes to the one chosen: arrows go on from it.
        self.setFocusProxy(self._group.checkedButton() or self._group.button(0))

    def offer(self, values: Container[Any]) -> None:
        """Have these alone in view, in the order in which they were given."""
        for at, known in enumerate(self._values):
            self._group.button(at).setVisible(known in values)

    def raw(self) -> str:
        """The words of the choice."""
        button = self._group.checkedButton()
        return button.text() if button else ""

    def _tell(self, _at: int, checked: bool) -> None:
        if checked:
            self.edited.emit()
