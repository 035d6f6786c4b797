"""A button whose words wrap on several lines, which a plain button cannot do."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QWidget

from ..theme.tokens import grow_when_narrow
from .buttons import Button


class WordsButton(Button):
    """Its words are labels in its own layout; it is as high as they need. A subclass sets the layout."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAutoDefault(False)
        # A button's own policy is fixed in height, which would cut a third line, and as wide as its words on few lines.
        # Held by test_a_scene_is_fit_to_be_seen.
        grow_when_narrow(self)

    def sizeHint(self) -> QSize:
        """What the words need; a button would only count its own text."""
        layout = self.layout()
        return layout.sizeHint() if layout else super().sizeHint()

    def minimumSizeHint(self) -> QSize:
        layout = self.layout()
        return layout.minimumSize() if layout else super().minimumSizeHint()

    def heightForWidth(self, width: int) -> int:
        layout = self.layout()
        return layout.heightForWidth(width) if layout else super().heightForWidth(width)


def unclickable(label: QWidget) -> QWidget:
    """The label or picture with its clicks left to the button under it."""
    label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
    return label
