"""Words on a page, each in its role: title, heading, quiet line, clock."""

import re
from functools import partial

from PySide6.QtWidgets import QLabel, QWidget

from ..theme.tokens import grow_when_narrow
from .aloud import as_heard

QUIET = "Paragraph"
"""What words are to a screen reader that are said when one comes to them, and only then."""
_WORD, _PIECE = re.compile(r"[^\s-]{25,}"), 12
"""A word that no name holds, and how many of its characters stay together."""
_ZERO_WIDTH_SPACE = "\N{ZERO WIDTH SPACE}"
_WRAPPED = ("body", "muted", "strong", "spoken", "title", "heading")


class Words(QLabel):
    """Words that are seen with a « · » between them and heard with a comma."""

    def __init__(self, text: str, role: str, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.setProperty("role", role)
        # By its name: Qt's enumerations take 20 ms to load, and the first window has no use for them. Before the words,
        # which Qt would set anew for it, and tell a reader again.
        self.setProperty("textFormat", "PlainText")
        # Of labels that name no field Orca makes the text of a dialog: a quiet line is none of them.
        self.spoken_role = QUIET if role == "muted" else ""
        self.setText(text)

    def setText(self, text: str, /) -> None:
        heard = as_heard(text)
        # Elsewhere Qt reads the words by itself, without the « & » of the letter that Alt shows. Held by
        # test_a_letter_changes_nothing_of_what_is_heard.
        if self.spoken_role or heard != text or self.accessibleName():
            # First, or a page just made tells a reader of each of its quiet lines twice. Held by
            # test_a_week_is_read_along_its_hours_over_its_end_and_an_hour_taken_by_ear.
            self.setAccessibleName(heard)
        super().setText(text)


def one_line(text: str, role: str, parent: QWidget | None = None) -> Words:
    """Words in one of these roles that never wrap; whoever shows them sees to it that they fit."""
    return Words(text, role, parent)


def _label(text: str, parent: QWidget | None = None, *, role: str) -> Words:
    label = one_line(text, role, parent)
    if role in _WRAPPED:
        label.setWordWrap(True)
        grow_when_narrow(label)
    return label


title = partial(_label, role="title")
"""The name of a page."""
heading = partial(_label, role="heading")
"""The head of one part of a page."""
body = partial(_label, role="body")
"""A sentence, wrapped where it must be."""
strong = partial(_label, role="strong")
"""A sentence that counts more than its neighbours."""
muted = partial(_label, role="muted")
"""A quiet sentence: help, a count, what a filter hides."""
day = partial(_label, role="day")
"""A row of the day, readable from a metre."""
clock = partial(_label, role="clock")
"""An hour or a number that is seen first."""
spoken = partial(_label, role="spoken")
"""Words to say aloud to the person."""


def read_elsewhere(text: str, parent: QWidget | None = None) -> QLabel:
    """A sentence that is read with what it is about, and is no text of its dialog."""
    label = body(text, parent)
    label.spoken_role = QUIET
    return label


def to_read(text: str, parent: QWidget | None = None) -> QLabel:
    """Words to say aloud to the person, to which Tab comes: whoever hears the screen hears them whole."""
    from PySide6.QtCore import Qt

    label = spoken(text, parent)
    # Of a label that takes the keyboard Orca says nothing.
    label.spoken_role = QUIET
    label.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    return label


def breakable(text: str) -> str:
    """The text with invisible places to break in words longer than any that is real; for labels only."""
    return _WORD.sub(_broken, text)


def _broken(found: re.Match[str]) -> str:
    word = found.group()
    return _ZERO_WIDTH_SPACE.join(word[at : at + _PIECE] for at in range(0, len(word), _PIECE))
