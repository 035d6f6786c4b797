"""A letter for every button and every labelled field of the window in front, underlined for as long as Alt is held."""

import re
from collections.abc import Iterator, Sequence
from contextlib import suppress
from typing import cast

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QWidget

from ..front_window import FrontWindowListener
from ..reading_order import in_reading_order
from ..widgets.buttons import Button

_TURNS = {"primary": 0, "danger": 0, "secondary": 1, "quiet": 1}
"""What a page or a dialog is there for is served first; the rail and the choices of a list have other keys."""
_OTHERS = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.MetaModifier


class Mnemonics(FrontWindowListener):
    """The words themselves carry no letter: what is shown changes, and two would often want the same one.

    They are shared out when Alt goes down, and leave no trace when it comes up. AltGr is none: it types « @ ».
    """

    def __init__(self, app: QGuiApplication) -> None:
        super().__init__(app)
        self._shown: list[_Lettered] = []
        app.focusWindowChanged.connect(self.hide)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Hear Alt; what it does besides is left to Qt, which presses what bears the letter."""
        if isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Alt and not event.isAutoRepeat():
            if event.type() == QEvent.Type.KeyPress and not event.modifiers() & _OTHERS:
                self.show()
            elif event.type() == QEvent.Type.KeyRelease:
                self.hide()
        return False

    def show(self) -> None:
        """Underline a letter in each; a menu has its own keys."""
        window = QApplication.activeWindow()
        if self._shown or window is None or QApplication.activePopupWidget() is not None:
            return
        lettered = list(_to_letter(window))
        words, own = [plain for _, plain in lettered], [_own_letter(widget) for widget, _ in lettered]
        for (widget, plain), at in zip(lettered, letters(words, own), strict=True):
            if at >= 0:
                self._shown.append(_Lettered(widget, plain, at))

    def hide(self) -> None:
        """Put the words back as they were, where nothing else was written meanwhile."""
        shown, self._shown = self._shown, []
        for each in shown:
            each.undo()


class _Lettered:
    def __init__(self, widget: QAbstractButton | QLabel, plain: str, at: int) -> None:
        self._widget, self._plain, self._marked = widget, plain, f"{plain[:at]}&{plain[at:]}"
        # With its text, a button takes the letter as its only shortcut: https://doc.qt.io/qt-6/qabstractbutton.html#text-prop
        # (test_a_letter_is_underlined_for_as_long_as_alt_is_held).
        self._keys = widget.shortcut() if isinstance(widget, QAbstractButton) else QKeySequence()
        widget.setText(self._marked)
        if isinstance(widget, Button):
            widget.setShortcut(widget.shortcut())  # pressed at once, as by its other keys

    def undo(self) -> None:
        widget = self._widget
        # The widget may have gone meanwhile: PySide then raises RuntimeError for whatever is asked of it
        # (test_what_was_written_meanwhile_stays_and_what_has_gone_is_let_go).
        with suppress(RuntimeError):
            if widget.text() == self._marked:
                widget.setText(self._plain)
                if isinstance(widget, QAbstractButton):
                    widget.setShortcut(self._keys)


def letters(words: Sequence[str], own: Sequence[str] = ()) -> list[int]:
    """Where in each of these words its letter stands, no letter twice; -1 where none is left.

    `own` are letters that some of them always have, '' for the others, in the same order; they keep them.
    The first letter of each is best, then that of another of its words, then any; never one with an accent, which
    no single key may type.
    """
    places, taken = [-1] * len(words), {letter for letter in own if letter}
    for number, letter in enumerate(own):
        places[number] = words[number].lower().find(letter) if letter else -1
    for pattern in (r"^\W*[a-z]", r"\b[a-z]", r"[a-z]"):
        for number, text in enumerate(_named(each) for each in words):
            for found in re.finditer(pattern, text, re.ASCII | re.IGNORECASE) if places[number] < 0 else ():
                at = found.end() - 1
                if text[at].lower() not in taken:
                    taken.add(text[at].lower())
                    places[number] = at
                    break
    return places


def _named(words: str) -> str:
    # Not the keys written at the end of a button, nor an hour.
    return "" if words[:1].isdigit() else words.partition("  ")[0]


def _to_letter(window: QWidget) -> Iterator[tuple[QAbstractButton | QLabel, str]]:
    """What may bear a letter with its words, whoever is served first in front."""
    found = [
        each for each in in_reading_order(window) if isinstance(each, QAbstractButton | QLabel) and _may_bear(each)
    ]
    for widget in sorted(found, key=_turn):
        yield widget, widget.text()


def _may_bear(widget: QAbstractButton | QLabel) -> bool:
    if not widget.isVisible() or "&" in widget.text():
        return False
    pressed = cast("QWidget | None", widget.buddy()) if isinstance(widget, QLabel) else widget
    return pressed is not None and pressed.isEnabled() and pressed.isVisible()


def _own_letter(widget: QAbstractButton | QLabel) -> str:
    """'j' of a button that Alt+J presses at any time."""
    keys = widget.shortcut().toString() if isinstance(widget, QAbstractButton) else ""
    return keys[-1].lower() if re.fullmatch(r"Alt\+[A-Z]", keys) else ""


def _turn(widget: QWidget) -> int:
    return 1 if isinstance(widget, QLabel) else _TURNS.get(str(widget.property("kind")), len(_TURNS))
