"""The one way to make a shortcut that is no button's: with words for the list of shortcuts."""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import Qt, SignalInstance
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

_WINDOW, _WIDGET = Qt.ShortcutContext.WindowShortcut, Qt.ShortcutContext.WidgetWithChildrenShortcut


def shortcut(
    keys: str | Sequence[str | QKeySequence],
    what: str,
    slot: Callable[[], Any] | SignalInstance,
    parent: QWidget,
    *,
    within: bool = False,
) -> QShortcut:
    """Have these keys do `what` ("Relire le fichier"), in the whole window or only `within` the parent.

    `keys` are in Qt's English; when there are several, the list of shortcuts shows the first. `slot` is a signal or
    a bound method of a QObject.
    """
    made = QShortcut(parent)
    made.setKeys([QKeySequence(one) for one in ([keys] if isinstance(keys, str) else keys)])
    made.setWhatsThis(what)
    made.setContext(_WIDGET if within else _WINDOW)
    made.activated.connect(slot)
    return made
