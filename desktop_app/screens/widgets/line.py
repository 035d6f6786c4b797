"""What every typed field is made of: a line that cuts nothing, alone or with a button beside it."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QWidget

from ..theme.tokens import Space, bare
from .buttons import quiet

if TYPE_CHECKING:
    from PySide6.QtGui import QFocusEvent

_NO_LIMIT = 2**30
"""A line edit cuts what is pasted at 32,767 characters by itself; a rule says no instead, and nothing is lost.

https://doc.qt.io/qt-6/qlineedit.html#maxLength-prop, held by test_ten_thousand_pasted_characters_stay.
"""

SEARCHED = 200
"""Characters of what is searched for: a whole page pasted by mistake took three seconds, then as long at each key."""


class Line(QLineEdit):
    """A line of text; `edited` tells what the agent did, never what the program set.

    A dictation or a screen reader writes in it too, without a key: whatever the program did not set was edited.
    """

    edited = Signal()

    def __init__(self, parent: QWidget | None = None, *, placeholder: str = "", longest: int = _NO_LIMIT) -> None:
        """`longest` is for a line that searches at each key, of which nothing is kept: `SEARCHED`."""
        super().__init__(parent)
        self.setMaxLength(longest)
        self.setPlaceholderText(placeholder)
        self.textChanged.connect(self.edited)

    def raw(self) -> str:
        """Exactly what is typed."""
        return self.text()

    def setText(self, text: str | None, /) -> None:
        """Show this text: nobody edited it."""
        with QSignalBlocker(self):
            super().setText(text)

    def in_full(self) -> str:
        """What is typed as it is written in full; '' while it cannot be read, and for what has no other writing."""
        return ""

    def focusOutEvent(self, event: "QFocusEvent") -> None:
        """Write it in full, so that what was read wrongly is seen."""
        super().focusOutEvent(event)
        if (whole := self.in_full()) and whole != self.text():
            self.show_typed(whole)

    def show_typed(self, text: str) -> None:
        """Put the text back as it was typed, even when it cannot be read."""
        self.setText(text)
        self.setCursorPosition(0)


class Composite(QWidget):
    """A field made of a line and a button; the line has the focus and the names, the button is beside it."""

    edited = Signal()

    def __init__(self, line: Line, button: QPushButton, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.line = line
        self.button = button
        self.setFocusProxy(line)
        row = bare(QHBoxLayout(self), Space.XS)
        row.addWidget(line, 1)
        row.addWidget(button)
        line.edited.connect(self.edited)

    def raw(self) -> str:
        """Exactly what is typed."""
        return self.line.text()

    def setAccessibleName(self, name: str) -> None:
        """Name the line too, where a screen reader looks for it, and say what the button belongs to."""
        super().setAccessibleName(name)
        self.line.setAccessibleName(name)
        self.button.setAccessibleName(f"{self.button.text()} : {name}")


def inner(field: QWidget) -> QWidget:
    """The widget that really takes the typing: the field itself, or its line."""
    proxy = field.focusProxy()
    return proxy if isinstance(proxy, QWidget) else field


class PassphraseField(Composite):
    """A secret, hidden until the agent asks to read it; nothing is trimmed."""

    def __init__(self, parent: QWidget | None = None) -> None:
        line, show = Line(), quiet("Afficher")
        super().__init__(line, show, parent)
        line.setEchoMode(QLineEdit.EchoMode.Password)
        show.setCheckable(True)
        show.toggled.connect(self._show)

    def value(self) -> str:
        """What is typed, blanks included."""
        return self.line.text()

    def set_value(self, value: str) -> None:
        """Put a secret in the field."""
        self.line.setText(value)

    def _show(self, shown: bool) -> None:
        self.line.setEchoMode(QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password)
        self.button.setText("Masquer" if shown else "Afficher")
        self.setAccessibleName(self.accessibleName())
