"""Buttons that say their verb, in four kinds."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QSize, SignalInstance
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QPushButton, QWidget

from ..theme.tokens import px
from .aloud import describe, set_plain_tooltip

if TYPE_CHECKING:
    from PySide6.QtCore import QEvent, QObject
    from PySide6.QtGui import QKeyEvent, QKeySequence, QMouseEvent, QShortcutEvent
    from PySide6.QtWidgets import QButtonGroup

_ICON_ROLES = {
    "primary": QPalette.ColorRole.HighlightedText,
    "secondary": QPalette.ColorRole.WindowText,
    "quiet": QPalette.ColorRole.Highlight,
    "danger": QPalette.ColorRole.BrightText,
}

Does = Callable[..., object] | SignalInstance
"""A bound method, or a signal: what pressing a button does."""
_KEYS = {"Shift": "Maj", "Return": "Entrée", "Esc": "Échap", "Del": "Suppr", "Down": "↓"}


def primary(
    text: str, parent: QWidget | None = None, does: Does | None = None, *, icon: str = "", keys: str = ""
) -> QPushButton:
    """The one thing to do next; Enter presses it in a dialog. Like each of these it `does` something when pressed."""
    button = _button(text, parent, does, kind="primary", icon=icon, keys=keys, made=_PressedOnce)
    button.setDefault(True)
    return button


def arrow(name: str, words: str, parent: QWidget | None = None) -> QPushButton:
    """A picture that goes back or forward ('previous', 'next'), with its words said and under the mouse."""
    from ..theme.icons import icon

    button = quiet("", parent)
    button.setIcon(icon(name, QPalette.ColorRole.Highlight))
    button.setIconSize(QSize(px(button, 20), px(button, 20)))
    button.setAccessibleName(words)
    set_plain_tooltip(button, words)
    return button


class ChoiceButton(QPushButton):
    """One that may be a choice among several, which a screen reader takes without a key or a click.

    It toggles the button, which tells neither the button nor its group that anything was chosen:
    https://code.qt.io/cgit/qt/qtbase.git/tree/src/widgets/accessible/simplewidgets.cpp, held by
    test_a_choice_among_several_that_a_reader_takes_is_followed.
    """

    _known = False

    def setChecked(self, checked: bool, /) -> None:
        """Take it or not, without a word to anybody."""
        self._known = True
        super().setChecked(checked)
        self._known = False

    def nextCheckState(self) -> None:
        """Take it by a key or a click, which is told by Qt."""
        self._known = True
        super().nextCheckState()
        self._known = False

    def follow_reader(self, checked: bool) -> None:
        """Have it told as a click when nothing else has taken it."""
        if checked and not self._known:
            self.click()


class Button(ChoiceButton):
    """One that Enter presses as Space does: whatever shows the ring is what the keys do."""

    def keyPressEvent(self, event: "QKeyEvent") -> None:
        """Keep Enter, which a dialog would give to its default button: « Continuer » dropped what was typed."""
        from PySide6.QtCore import Qt  # a large name space: the first window is painted without it

        bare = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier == Qt.KeyboardModifier.NoModifier
        if bare and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def setShortcut(self, keys: "QKeySequence", /) -> None:  # type: ignore[override]
        """Have these keys press it, at once."""
        super().setShortcut(keys)
        self.installEventFilter(self)

    def eventFilter(self, watched: "QObject", event: "QEvent", /) -> bool:
        """Press it with its keys; Qt shows it held down for a tenth of a second before anything happens.

        https://doc.qt.io/qt-6/qabstractbutton.html#animateClick: a dialog took 130 ms to come, 30 of them to be made.
        """
        if event.type() != event.Type.Shortcut or cast("QShortcutEvent", event).isAmbiguous():
            return super().eventFilter(watched, event)
        from PySide6.QtCore import Qt

        if self.isCheckable() and self.focusPolicy() & Qt.FocusPolicy.ClickFocus:
            self.setFocus()
        self.click()
        return True


class _PressedOnce(Button):
    def mouseDoubleClickEvent(self, event: "QMouseEvent") -> None:
        """Let the second press of a hurried double click fall: by then the button may say something else."""


def rename(button: QPushButton, words: str) -> None:
    """Write other words on a button, and have it read as they are; its key stays, and stays written after them."""
    _write(button, words, button.shortcut(), said=True)
    button.setAccessibleName(words)


def say_keys(button: QPushButton, keys: str, *, said: bool) -> None:
    """Write the keys on the button after its words, or leave them to its tooltip; they work in both cases."""
    from PySide6.QtGui import QKeySequence

    _write(button, button.accessibleName(), QKeySequence(keys), said=said)


def allow(button: QPushButton, why_not: str) -> None:
    """Let a button be pressed when there is no reason why not; else grey it, the reason under the mouse and read."""
    button.setEnabled(not why_not)
    set_plain_tooltip(button, why_not)
    describe(button, why_not)


def one_of_several(button: ChoiceButton, group: "QButtonGroup", at: int = -1) -> None:
    """Make a button one choice of a group, of which one is taken, and have it read so: a « bouton radio »."""
    button.setCheckable(True)
    # In a group this changes nothing but the role, which is otherwise that of a box to tick:
    # https://doc.qt.io/qt-6/qabstractbutton.html#autoExclusive-prop
    button.setAutoExclusive(True)
    button.toggled.connect(button.follow_reader)
    group.addButton(button, at)


def _button(
    text: str,
    parent: QWidget | None = None,
    does: Does | None = None,
    *,
    kind: str,
    icon: str = "",
    keys: str = "",
    made: type[Button] = Button,
) -> Button:
    button = made(parent)
    button.setText(text)
    button.setProperty("kind", kind)
    button.setAutoDefault(False)
    button.setAccessibleName(text)
    if icon:
        from ..theme.icons import icon as tinted
        from ..theme.icons import room_for

        button.setIcon(tinted(icon, _ICON_ROLES[kind]))
        button.setIconSize(room_for(button, 18))
    if keys:
        say_keys(button, keys, said=True)
    if does:
        button.clicked.connect(does)
    return button


secondary = partial(_button, kind="secondary")
"""Something else one may do."""
danger = partial(_button, kind="danger")
"""What can't be undone; never the default."""
quiet = partial(_button, kind="quiet")
"""A link-like action inside a sentence, a row or a panel."""
quiet_once = partial(_button, kind="quiet", made=_PressedOnce)
"""The same where another row then stands in its place."""


def _write(button: QPushButton, words: str, keys: "QKeySequence", *, said: bool) -> None:
    button.setText(f"{words}  {french_keys(keys.toString())}" if said and not keys.isEmpty() else words)
    # After the text, which takes the shortcut away.
    button.setShortcut(keys)


def french_keys(keys: str) -> str:
    """'Ctrl+Maj+N' for 'Ctrl+Shift+N': the words on a French keyboard."""
    for english, french in _KEYS.items():
        keys = keys.replace(english, french)
    return keys
