"""The pages of a paper on screen, one under the other, drawn as large as the zoom asks."""

from collections.abc import Sequence

from PySide6.QtCore import QSizeF, Qt, Signal
from PySide6.QtGui import QImage, QPixmap, QResizeEvent
from PySide6.QtWidgets import QLabel, QScrollArea, QVBoxLayout, QWidget

from ..theme.tokens import Space, px
from .render import POINTS_PER_INCH

SCREEN_DOTS = 96


class Sheets(QScrollArea):
    """Keeps the room of every page from the start, so that nothing jumps when its picture arrives."""

    resized = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("sheets")
        self.setAccessibleName("Pages du document")
        self.setWidgetResizable(True)
        self.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self._labels: list[QLabel] = []
        paper = QWidget(self)
        paper.setObjectName("sheets_paper")
        self._column = QVBoxLayout(paper)
        self._column.setContentsMargins(*[px(self, Space.L)] * 4)
        self._column.setSpacing(px(self, Space.L))
        self.setWidget(paper)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Tell that pages may be fitted anew."""
        super().resizeEvent(event)
        self.resized.emit()

    def show_sizes(self, sizes: Sequence[QSizeF], zoom: float) -> None:
        """Make room for these pages at this zoom, 1 being the size of paper."""
        for _ in range(len(self._labels), len(sizes)):
            label = QLabel(self.widget())
            label.setObjectName("sheet")
            self._labels.append(label)
            self._column.addWidget(label, 0, Qt.AlignmentFlag.AlignCenter)
        for at, (label, size) in enumerate(zip(self._labels, sizes, strict=True), 1):
            label.setAccessibleName(f"Page {at} sur {len(sizes)}")
            label.setFixedSize((size * zoom * SCREEN_DOTS / POINTS_PER_INCH).toSize())

    def show_picture(self, at: int, picture: QImage) -> None:
        """Put the picture of a page in its room."""
        if at < len(self._labels):
            picture.setDevicePixelRatio(self.devicePixelRatioF())
            self._labels[at].setPixmap(QPixmap.fromImage(picture))

    def show_page(self, at: int) -> None:
        """Scroll to the top of a page."""
        self.verticalScrollBar().setValue(self._labels[at].y() - px(self, Space.S))

    def first_in_view(self) -> int:
        """The first page of which something is seen, counted from 0."""
        top = self.verticalScrollBar().value()
        return next((at for at, label in enumerate(self._labels) if label.geometry().bottom() > top), 0)

    def zoom_to_width(self, sizes: Sequence[QSizeF]) -> float:
        """The zoom at which the widest page just fits."""
        beside_bar = self.maximumViewportSize().width() - self.verticalScrollBar().sizeHint().width()
        return self._fit(beside_bar, max(size.width() for size in sizes))

    def zoom_to_page(self, sizes: Sequence[QSizeF]) -> float:
        """The zoom at which a whole page is seen."""
        high = self._fit(self.maximumViewportSize().height(), max(size.height() for size in sizes))
        return min(high, self.zoom_to_width(sizes))

    def _fit(self, room: int, points: float) -> float:
        return max(0.2, (room - 2 * px(self, Space.L)) / (points * SCREEN_DOTS / POINTS_PER_INCH))
