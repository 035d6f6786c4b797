"""The « ? » that opens the help where the question arises: in the head of a page, in the corner of a dialog, on F1."""

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QPushButton, QWidget

from .chapters import trouble_told
from .dialogs import Dialogs
from .theme.tokens import Space, Target, px
from .widgets.buttons import secondary

_WORDS = "Aide"


def chapter_of(widget: QWidget, *, alone: bool = False) -> str:
    """What the nearest widget around says that it is about, as 'chapter' or 'chapter#heading'; '' when none does.

    A page answers by `asks_about()`, a dialog or a window may do with a `chapter` attribute, a notice with its
    `topics`, where the chapter of troubles tells of one. `alone` asks this widget and nobody around.
    """
    above: QWidget | None = widget
    while above is not None:
        asks = getattr(above, "asks_about", None)
        said = str(asks() if asks else getattr(above, "chapter", "")) or trouble_told(getattr(above, "topics", ()))
        if said or alone:
            return said
        above = above.parentWidget()
    return ""


def help_button(dialogs: Dialogs, parent: QWidget) -> QPushButton:
    """A « ? » that F1 presses too, for what `chapter_of` says of the parent."""
    button = secondary("?", parent)
    button.setObjectName("help_button")
    button.setAccessibleName(_WORDS)
    button.setToolTip(f"{_WORDS} (F1)")
    button.setAccessibleDescription("F1")
    button.setShortcut(QKeySequence("F1"))
    button.setFixedSize(px(parent, Target.CONTROL), px(parent, Target.CONTROL))
    button.clicked.connect(_Asking(dialogs, button).ask)
    return button


def offer_in_corner(window: QWidget, dialogs: Dialogs) -> None:
    """Put a « ? » in the upper right corner of a window or dialog that says what it is about; nothing in any other."""
    if chapter_of(window, alone=True):
        _Corner(help_button(dialogs, window), window)


class _Asking(QObject):
    def __init__(self, dialogs: Dialogs, about: QWidget) -> None:
        super().__init__(about)
        self._dialogs, self._about = dialogs, about

    def ask(self) -> None:
        self._dialogs.help(chapter_of(self._about))


class _Corner(QObject):
    def __init__(self, button: QPushButton, window: QWidget) -> None:
        super().__init__(window)
        self._button, self._window = button, window
        window.installEventFilter(self)
        self._stand()
        # Offered once the window is in sight, it would stay hidden.
        button.show()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay in the corner; the last stop of Tab, after what the window is for."""
        if event.type() in (QEvent.Type.Resize, QEvent.Type.Show):
            self._stand()
        return False

    def _stand(self) -> None:
        room, edge = self._window.contentsRect(), px(self._window, Space.M)
        self._button.move(room.right() - self._button.width() - edge, room.top() + edge)
        self._button.raise_()
