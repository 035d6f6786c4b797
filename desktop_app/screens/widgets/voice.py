"""How a sentence reaches a screen reader: as an announcement, or where those are not heard as a notification."""

from functools import cache
from typing import Any

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QGuiApplication
from PySide6.QtWidgets import QAccessibleWidget, QDialog, QWidget

_ON_A_BUS = ("xcb", "wayland")
_STAYS_MS = 4000
"""A reader asks for the words after it was told that they came; then nobody who walks through the window meets them."""


def speak(widget: QWidget, sentence: str) -> None:
    """Say it now.

    Orca hears announcements from its version 45 on; Debian 12 and Ubuntu 22.04 have earlier ones, which only say
    notifications that come into sight, as the later ones do. Both at once would be said twice.
    https://gitlab.gnome.org/GNOME/orca/-/blob/ORCA_43_1/src/orca/scripts/default.py
    """
    if is_on_a_bus():
        _status_of(_frame_of(widget)).say(sentence)
        return
    event = QAccessibleAnnouncementEvent(widget, sentence)
    # Polite, it would wait behind the row that the keyboard has come to meanwhile, and the next key would drop it.
    event.setPoliteness(QAccessible.AnnouncementPoliteness.Assertive)
    QAccessible.updateAccessibility(event)


def is_on_a_bus() -> bool:
    """Whether Qt speaks to a screen reader through AT-SPI."""
    return QGuiApplication.platformName() in _ON_A_BUS


class SpokenStatus(QWidget):
    """Holds the notification of a window; as a status bar does, so that its role is not said before its words."""

    spoken_role = "StatusBar"

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFixedSize(1, 1)
        self.show()

    def say(self, sentence: str) -> None:
        """Have it come into sight with these words, one pixel large; each its own, or two at once would be the last."""
        said = SpokenNotification(self)
        said.setAccessibleName(sentence)
        said.show()
        QTimer.singleShot(_STAYS_MS, said, said.deleteLater)


class SpokenNotification(QWidget):
    """The words themselves, which come and go."""

    spoken_role = "Notification"

    def __init__(self, status: SpokenStatus) -> None:
        super().__init__(status)
        self.setFixedSize(1, 1)


@cache
def give_faces() -> None:
    """Have Qt ask here first what a widget is to a screen reader: one that has a `spoken_role` is that.

    A scroll area is told as any widget is. Its own face in Qt 6.11 looks for a child without asking whether there are
    so many, and has one less when a bar goes: whoever reads the screen at that moment ended the program. Held by
    test_who_asks_a_scroll_area_for_a_part_that_has_gone_is_told_that_there_is_none.
    https://doc.qt.io/qt-6/qaccessible.html#installFactory
    https://code.qt.io/cgit/qt/qtbase.git/tree/src/widgets/accessible/complexwidgets.cpp?h=6.11
    """
    QAccessible.installFactory(_face)


def _status_of(window: QWidget) -> SpokenStatus:
    give_faces()
    found = window.findChild(SpokenStatus, options=Qt.FindChildOption.FindDirectChildrenOnly)
    return found or SpokenStatus(window)


def _frame_of(widget: QWidget) -> QWidget:
    """The window under the dialogs: within one, Orca would say its title and all its words again each time.

    Held by test_orca_says_what_was_written_by_hand.
    """
    window = widget.window()
    while isinstance(window, QDialog) and (under := window.parentWidget()) is not None and under.isVisible():
        window = under.window()
    return window


def _face(kind: str, widget: QObject) -> Any:
    role = getattr(widget, "spoken_role", "Client" if kind == "QScrollArea" else "")
    if not role or not isinstance(widget, QWidget):
        return None
    return QAccessibleWidget(widget, QAccessible.Role[role])
