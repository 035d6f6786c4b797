"""What is told of a widget beside its words: aloud, after its name, under the mouse, and what is wrong in it."""

from functools import partial

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QComboBox, QWidget

from ..theme.style import repolish

_DOT = " · "
AT_REST_MS = 700
"""Milliseconds without a key after which typing rests: shorter, and what is said is cut by the next letter."""
_WORD_JOINER = "\N{WORD JOINER}"
_NOTHING_MORE = " "
"""Without a description, Qt reads the tip out after the name, which says the same here: it would be heard twice.
https://code.qt.io/cgit/qt/qtbase.git/tree/src/widgets/accessible/qaccessiblewidget.cpp, held by
test_nothing_is_read_twice_where_the_tip_says_the_name."""


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
        super().__init__(widget, singleShot=True, interval=AT_REST_MS)
        self.sentence = ""
        self._widget = widget
        self.timeout.connect(self._say)

    def _say(self) -> None:
        if self._widget.isVisible():
            announce(self._widget, self.sentence)


def set_plain_tooltip(widget: QWidget, text: str) -> None:
    """Show these words as they are: an invisible sign keeps what looks like a tag from being one."""
    widget.setToolTip(plain(text))
    describe(widget, widget.accessibleDescription())


def plain(text: str) -> str:
    """These words as Qt shows them as they are: a tip has no plain format, and is guessed to be markup.

    https://doc.qt.io/qt-6/qt.html#mightBeRichText; as others met it: https://github.com/qTox/qTox/pull/2539
    """
    return text.replace("<", f"<{_WORD_JOINER}")


def tell_its_value(choice: QComboBox) -> None:
    """Say whole under the mouse what a narrow choice cuts."""
    choice.currentTextChanged.connect(partial(set_plain_tooltip, choice))
    read_once(choice)


def read_once(widget: QWidget) -> None:
    """Have nothing read after the name, now and whenever it is described with ''."""
    widget.setProperty("told_by_itself", True)
    describe(widget, widget.accessibleDescription())


def describe(widget: QWidget, words: str) -> None:
    """Have this read after the name; '' leaves what is written in an empty field, or nothing where the tip repeats."""
    told = bool(widget.toolTip()) or bool(widget.property("told_by_itself"))
    widget.setAccessibleDescription(words.strip() or (_NOTHING_MORE if told else ""))


def to_correct(sentence: str) -> str:
    """The sentence after its « À corriger. »; a full stop, for most of them hold a colon of their own."""
    return f"À corriger. {sentence}" if sentence else ""


def mark_faulty(field: QWidget, sentence: str, hint: str = "") -> None:
    """Show that what the field holds is wrong and have the sentence read out, then its hint; not any more with ''."""
    field.setProperty("faulty", bool(sentence))
    describe(field, f"{to_correct(sentence)} {hint}")
    repolish(field)
