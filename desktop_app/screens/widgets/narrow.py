"""What a page does when its window is small or its type is large: its columns go one under the other."""

from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QBoxLayout, QPushButton, QWidget

from ..theme.tokens import px

_LEAST_WIDTH = 820


def stack_when_narrow(page: QWidget, columns: QBoxLayout, least: int = _LEAST_WIDTH) -> bool:
    """Put the columns side by side, or one under the other when the page is narrower than `least`; whether it is."""
    narrow = is_narrow(page, least)
    columns.setDirection(QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight)
    return narrow


def is_narrow(page: QWidget, least: int = _LEAST_WIDTH) -> bool:
    """Whether there is less room than this, in pixels at scale 1."""
    return page.width() < px(page, least)


def say_keys(button: QPushButton, keys: str, *, said: bool) -> None:
    """Write the keys on the button after its words, or leave them to its tooltip; they work in both cases."""
    words = button.accessibleName()
    button.setText(f"{words}  {keys}" if said else words)
    # Changing the text of a button takes its shortcut away.
    button.setShortcut(QKeySequence(keys))
