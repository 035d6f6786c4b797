"""Columns of equal width beside each other, or one under the other where the room or the type leaves them none."""

from collections.abc import Iterator

from PySide6.QtCore import QEvent, QRect, QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from ..theme.tokens import Space, px

_LEAST_COLUMN = 380
"""Pixels at scale 1 under which a column of fields is too narrow to stand beside another."""


class SideBySide(QWidget):
    """Read column after column, whichever way they stand."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._columns: list[QWidget] = []
        self._layouts: list[QVBoxLayout] = []
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def column(self) -> QVBoxLayout:
        """One more column, at the right of the others or under them."""
        made = QWidget(self)
        self._columns.append(made)
        layout = QVBoxLayout(made)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(px(self, Space.L))
        self._layouts.append(layout)
        return layout

    def are_beside(self, width: int) -> bool:
        """Whether this width leaves room for the columns beside each other."""
        least = px(self, _LEAST_COLUMN)
        wanted = max((least, *(each.minimumSizeHint().width() for each in self._columns)))
        return width >= len(self._columns) * wanted + self._gap() * (len(self._columns) - 1)

    def hasHeightForWidth(self) -> bool:
        """Folded it is higher."""
        return True

    def heightForWidth(self, width: int) -> int:
        """That of the highest column, or of all together."""
        return max((place.bottom() + 1 for _, place in self._places(width)), default=0)

    def sizeHint(self) -> QSize:
        """Beside each other."""
        width = len(self._columns) * px(self, _LEAST_COLUMN) + self._gap() * (len(self._columns) - 1)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """Folded, the widest decides."""
        return QSize(max((each.minimumSizeHint().width() for each in self._columns), default=0), 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fold, or stand beside each other again."""
        super().resizeEvent(event)
        self._arrange()

    def event(self, event: QEvent) -> bool:
        """Follow what comes and goes in a column."""
        if event.type() == QEvent.Type.LayoutRequest:
            self.updateGeometry()
            self._arrange()
        return super().event(event)

    def _arrange(self) -> None:
        for column, place in self._places(self.width()):
            column.setGeometry(place)

    def _places(self, width: int) -> Iterator[tuple[QWidget, QRect]]:
        beside, left, top = self.are_beside(width), 0, 0
        wide = (width - self._gap() * (len(self._columns) - 1)) // len(self._columns) if beside else width
        for column, layout in zip(self._columns, self._layouts, strict=True):
            high = layout.totalHeightForWidth(wide) if layout.hasHeightForWidth() else layout.totalSizeHint().height()
            yield column, QRect(left, top, wide, high)
            if beside:
                left += wide + self._gap()
            else:
                top += high + px(self, Space.L)

    def _gap(self) -> int:
        return px(self, Space.XXL)
