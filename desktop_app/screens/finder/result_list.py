"""The rows of what was found, under the name of each group; the keyboard stays in the line above."""

from collections.abc import Sequence

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QGuiApplication, QPainter
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QStyleOptionViewItem, QWidget

from ..theme import icons
from ..theme.tokens import Radius, Space, colours_of
from ..widgets.aloud import plain
from ..widgets.painting import RIGHT, Index, RowDelegate, draw_words, letters
from .results import Result

_RESULT = Qt.ItemDataRole.UserRole
_ROW, _HEAD, _ICON = 36, 28, 18
_LEAST_OF_WORDS = 0.45
"""Of the row, whatever stands at its right."""


class ResultList(QListWidget):
    """`chosen` carries the `Result` of the row that was clicked; arrows are asked of it by `move_by`."""

    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("Résultats")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setItemDelegate(_Rows(self))
        self.itemClicked.connect(self._click)

    def show_results(self, results: Sequence[Result]) -> None:
        """Become these rows, those of a group under its name, with the first one chosen."""
        self.clear()
        for at, result in enumerate(results):
            begins = not at or results[at - 1].group is not result.group
            if begins:
                head = QListWidgetItem(result.group.value, self)
                head.setFlags(Qt.ItemFlag.NoItemFlags)
            item = QListWidgetItem(result.words, self)
            item.setData(_RESULT, result)
            # The name of the group is heard with its first row.
            heard = f"{result.group.value}, {result.spoken}" if begins else result.spoken
            item.setData(Qt.ItemDataRole.AccessibleTextRole, heard)
            item.setToolTip(plain(f"{result.words}\n{result.fact}".strip()))
        self.setCurrentRow(1 if results else -1)
        self.scrollToTop()

    def current(self) -> Result | None:
        """The row that the keys act upon."""
        return self.currentItem().data(_RESULT) if self.currentRow() >= 0 else None

    def spoken(self) -> str:
        """The chosen row as it is heard."""
        return str(self.currentItem().data(Qt.ItemDataRole.AccessibleTextRole)) if self.currentRow() >= 0 else ""

    def move_by(self, step: int) -> None:
        """Choose the row so many further, or the last one there is that way."""
        rows = self._rows()
        if rows:
            at = rows.index(self.currentRow()) if self.currentRow() in rows else 0
            self.setCurrentRow(rows[max(0, min(len(rows) - 1, at + step))])
            if self.currentRow() == rows[0]:
                self.scrollToTop()  # the name of the group with it

    def _rows(self) -> list[int]:
        return [at for at in range(self.count()) if self.item(at).data(_RESULT) is not None]

    def _click(self, item: QListWidgetItem) -> None:
        if (result := item.data(_RESULT)) is not None:
            self.chosen.emit(result)


class _Rows(RowDelegate):
    """A picture, the words, and at the right in a quiet colour what tells them from others."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(0, self.px(_ROW if index.data(_RESULT) is not None else _HEAD))

    def draw(self, painter: QPainter, room: QRect, index: Index, *, chosen: bool, hovered: bool) -> None:
        colours = colours_of(QGuiApplication.palette())
        inside = room.adjusted(self.px(Space.S), 0, -self.px(Space.S), 0)
        if not isinstance(result := index.data(_RESULT), Result):
            words, bold = inside.adjusted(0, self.px(Space.XS), 0, 0), letters(self.view, "small", bold=True)
            draw_words(painter, words, str(index.data()), bold, colours.muted)
            return
        if chosen or hovered:
            painter.setPen(colours.edge(colours.accent if chosen else colours.line, self.px(2)))
            painter.setBrush(QColor(colours.accent_soft if chosen else colours.hover))
            edge, radius = self.px(1), self.px(Radius.SMALL)
            painter.drawRoundedRect(QRectF(room).adjusted(edge, edge, -edge, -edge), radius, radius)
        self._paint_result(painter, inside, result)

    def _paint_result(self, painter: QPainter, room: QRect, result: Result) -> None:
        colours = colours_of(QGuiApplication.palette())
        side = self.px(_ICON)
        where = QRectF(room.left(), room.center().y() - side / 2 + 1, side, side)
        icons.draw(painter, where, result.icon, colours.accent)
        words = room.adjusted(side + self.px(Space.M), 0, 0, 0)
        small = letters(self.view, "small")
        # Set as one run the words may take a pixel more than they measure.
        wide = QFontMetrics(small).horizontalAdvance(result.fact) + self.px(2)
        fact = min(wide, round(words.width() * (1 - _LEAST_OF_WORDS)))
        gap = self.px(Space.M) if result.fact else 0
        draw_words(
            painter, words.adjusted(0, 0, -fact - gap, 0), result.words, letters(self.view, "base"), colours.text
        )
        draw_words(painter, words.adjusted(words.width() - fact, 0, 0, 0), result.fact, small, colours.muted, RIGHT)
