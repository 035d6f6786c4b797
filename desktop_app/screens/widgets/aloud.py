"""What is said aloud without moving the focus, and how signs are said that only the eye can read."""

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

_DOT = " · "
AT_REST_MS = 700
"""Milliseconds without a key after which typing rests: shorter, and what is said is cut by the next letter."""


def as_heard(words: str) -> str:
    """The words with a comma for each « · », which a voice calls « point médian »."""
    return words.replace(_DOT, ", ")


def announce(widget: QWidget, sentence: str) -> None:
    """Have a screen reader say a sentence without moving the focus; what waited for typing to rest is not said."""
    if (rest := _rest_of(widget)) is not None:
        rest.stop()
    if sentence:
        _speak(widget, as_heard(sentence))


def is_read_with_its_field(field: QWidget) -> bool:
    """Whether what was just written about a field that takes the keyboard is read by that alone.

    Orca reads a description that changes under the keyboard as well; the readers of Windows do not.
    """
    from .voice import is_on_a_bus

    return not field.hasFocus() or is_on_a_bus()


def announce_at_rest(widget: QWidget, sentence: str) -> None:
    """Say it once nobody has typed for a moment: one sentence after a name, not one a letter; '' says nothing."""
    rest = _rest_of(widget) or _Rest(widget)
    rest.sentence = sentence
    rest.start()


def _speak(widget: QWidget, sentence: str) -> None:
    from PySide6.QtGui import QAccessible

    if QAccessible.isActive():
        from .voice import speak

        speak(widget, sentence)


def _rest_of(widget: QWidget) -> "_Rest | None":
    return next((child for child in widget.children() if isinstance(child, _Rest)), None)


class _Rest(QTimer):
    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self.sentence = ""
        self._widget = widget
        self.setSingleShot(True)
        self.setInterval(AT_REST_MS)
        self.timeout.connect(self._say)

    def _say(self) -> None:
        if self._widget.isVisible():
            announce(self._widget, self.sentence)
