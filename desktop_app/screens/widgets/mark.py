"""A small picture beside words, in a colour of the dress."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from ..theme.icons import draw
from ..theme.tokens import colours_of, px


class Mark(QWidget):
    """Never alone: it says nothing to a screen reader. `colour` is the name of a field of `Colours`."""

    def __init__(self, picture: str, colour: str, side: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._picture, self._colour = picture, colour
        self.setFixedSize(px(self, side), px(self, side))

    def show_picture(self, picture: str, colour: str) -> None:
        """Show another picture."""
        self._picture, self._colour = picture, colour
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw it in the colour of today's dress."""
        painter = QPainter(self)
        draw(painter, QRectF(self.rect()), self._picture, getattr(colours_of(self.palette()), self._colour))
