"""Tooltips of what people typed: Qt would take « <b> » for markup, and cannot be told otherwise."""

from functools import partial

from PySide6.QtWidgets import QComboBox, QWidget

_WORD_JOINER = "\N{WORD JOINER}"
_NOTHING_MORE = " "
"""Without a description, Qt reads the tip out after the name, which says the same here: it would be heard twice.
https://code.qt.io/cgit/qt/qtbase.git/tree/src/widgets/accessible/qaccessiblewidget.cpp"""


def set_plain_tooltip(widget: QWidget, text: str) -> None:
    """Show these words as they are: an invisible sign keeps what looks like a tag from being one."""
    widget.setToolTip(plain(text))
    describe(widget, widget.accessibleDescription())


def plain(text: str) -> str:
    """These words as Qt shows them as they are."""
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
