"""What is painted by hand: a picture beside words, words of a row, one line of words cut to its room."""

from abc import abstractmethod

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QLabel, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from ..theme.icons import draw
from ..theme.tokens import TYPE, colours_of, px

Index = QModelIndex | QPersistentModelIndex
LEFT = Qt.AlignmentFlag.AlignLeft
RIGHT = Qt.AlignmentFlag.AlignRight
_END_OF_NAME = "\N{NO-BREAK SPACE}: "


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
        painter = QPainter(self)
        draw(painter, QRectF(self.rect()), self._picture, getattr(colours_of(self.palette()), self._colour))


class RowDelegate(QStyledItemDelegate):
    """Draws the rows of a view by hand: a subclass says what, with `draw`."""

    def __init__(self, view: QAbstractItemView) -> None:
        super().__init__(view)
        self.view = view

    @abstractmethod
    def draw(self, painter: QPainter, room: QRect, index: Index, *, chosen: bool, hovered: bool) -> None:
        """Draw one row in its room; it is `chosen` where the keys act upon it, `hovered` under the mouse."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one row, and leave the painter as it was."""
        chosen = index.row() == self.view.currentIndex().row()
        hovered = bool(option.state & QStyle.StateFlag.State_MouseOver)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self.draw(painter, QRect(option.rect), index, chosen=chosen, hovered=hovered)
        painter.restore()

    def px(self, pixels: int) -> int:
        """The length at the scale of type of the view's window."""
        return px(self.view, pixels)


def letters(widget: QWidget, size: str, *, bold: bool = False) -> QFont:
    """Those of the widget's window in one of the sizes of `TYPE`."""
    font = QFont(widget.window().font())
    font.setPointSizeF(TYPE[size] * font.pointSizeF() / TYPE["base"])
    font.setBold(bold)
    return font


def draw_rounded(painter: QPainter, box: QRectF, radius: float, ground: str, edge: QPen) -> None:
    """Fill a shape with round corners in the colour `ground`; its edge lies within the box."""
    painter.setPen(edge)
    painter.setBrush(QColor(ground))
    painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)


def draw_words(
    painter: QPainter, room: QRect, words: str, font: QFont, ink: str, side: Qt.AlignmentFlag = LEFT
) -> None:
    """Draw `words` at this side of the room, in the middle of its height, in the colour `ink`."""
    shown = QFontMetrics(font).elidedText(words, Qt.TextElideMode.ElideRight, max(0, room.width()))
    painter.setFont(font)
    painter.setPen(QColor(ink))
    painter.drawText(room, side | Qt.AlignmentFlag.AlignVCenter, shown)


def elided(words: str, metrics: QFontMetrics, room: int) -> str:
    """The words, or as many as there is room for: those before the first colon are cut first, then the middle."""
    if metrics.horizontalAdvance(words) <= room:
        return words
    name, colon, rest = words.partition(_END_OF_NAME)
    rest = words[len(name) :]
    # Set as one run the two may take a pixel more than apart.
    left = room - metrics.horizontalAdvance(rest) - 1
    if colon and left > metrics.horizontalAdvance("…") * 3:
        return metrics.elidedText(name, Qt.TextElideMode.ElideRight, left) + rest
    return metrics.elidedText(words, Qt.TextElideMode.ElideMiddle, room)


class ElidedLabel(QLabel):
    """Shows what there is room for, whatever its width; `words` is the whole."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.words = ""
        self.setTextFormat(Qt.TextFormat.PlainText)

    def say(self, words: str) -> None:
        """Show these words."""
        self.words = words
        self._fit()

    def minimumSizeHint(self) -> QSize:
        """A few letters: a long name may not make the window wider."""
        least = super().minimumSizeHint()
        return QSize(min(least.width(), self.fontMetrics().averageCharWidth() * 8), least.height())

    def sizeHint(self) -> QSize:
        return QSize(self.fontMetrics().horizontalAdvance(self.words), super().sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        self.setText(elided(self.words, self.fontMetrics(), self.contentsRect().width()))
