"""The pages of a paper on screen, one under the other, drawn as large as the zoom asks, and read aloud."""

from collections.abc import Sequence

from PySide6.QtCore import QSizeF, Qt, Signal
from PySide6.QtGui import QFocusEvent, QImage, QKeyEvent, QPixmap, QResizeEvent
from PySide6.QtWidgets import QLabel, QScrollArea, QVBoxLayout, QWidget

from ..theme.tokens import Space, edged, px
from .render import POINTS_PER_INCH

SCREEN_DOTS = 96


class Sheet(QLabel):
    """One page: a picture for the eye, its text for the ear; `reached` when the keyboard comes to it."""

    reached = Signal()
    spoken_role = "Paragraph"
    """By itself Qt would have it an « image »; as a label, Orca would read it out as the text of the dialog."""

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Tell it."""
        super().focusInEvent(event)
        self.reached.emit()


class Sheets(QScrollArea):
    """Keeps the room of every page from the start, so that nothing jumps when its picture arrives.

    Tab comes to one page, the one last read; Page down and Page up go to the next ones, and read them.
    """

    resized = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("sheets")
        self.setAccessibleName("Pages du document")
        self.setWidgetResizable(True)
        self.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._labels: list[Sheet] = []
        self._texts: list[str] = []
        self._read = 0
        paper = QWidget(self)
        paper.setObjectName("sheets_paper")
        self._column = edged(QVBoxLayout(paper), Space.L, Space.L)
        self.setWidget(paper)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Tell that pages may be fitted anew."""
        super().resizeEvent(event)
        self.resized.emit()

    def show_sizes(self, sizes: Sequence[QSizeF], zoom: float) -> None:
        """Make room for these pages at this zoom, 1 being the size of paper."""
        for _ in range(len(self._labels), len(sizes)):
            label = Sheet(self.widget())
            label.setObjectName("sheet")
            label.reached.connect(self._come_to)
            self._labels.append(label)
            self._column.addWidget(label, 0, Qt.AlignmentFlag.AlignCenter)
        while len(self._labels) > len(sizes):
            self._labels.pop().deleteLater()
        self._read = min(self._read, len(self._labels) - 1)
        self._name()
        for label, size in zip(self._labels, sizes, strict=True):
            label.setFixedSize((size * zoom * SCREEN_DOTS / POINTS_PER_INCH).toSize())

    def show_texts(self, texts: Sequence[str]) -> None:
        """Have each page read with its words."""
        self._texts = list(texts)
        self._name()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Page down and Page up go from page to page, Home and End to the first and the last; arrows scroll."""
        aims = {
            Qt.Key.Key_PageDown: self._read + 1,
            Qt.Key.Key_PageUp: self._read - 1,
            Qt.Key.Key_Home: 0,
            Qt.Key.Key_End: len(self._labels) - 1,
        }
        aim = aims.get(Qt.Key(event.key()))
        if aim is None or not self._labels:
            super().keyPressEvent(event)
        elif 0 <= aim < len(self._labels):
            self._labels[aim].setFocus(Qt.FocusReason.OtherFocusReason)
            self.show_page(aim)

    def keys_told(self) -> list[tuple[str, str]]:
        """The keys of the pages, in French, for the list of shortcuts."""
        return [("Page suiv.", "Lire la page suivante"), ("Page préc.", "Lire la page précédente")]

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

    def _come_to(self) -> None:
        self._read = next((at for at, label in enumerate(self._labels) if label is self.sender()), 0)
        self._name()

    def _name(self) -> None:
        """Name each page, and let Tab come to the one last read alone: of thirty, it would have to leave thirty."""
        for at, label in enumerate(self._labels):
            words = self._texts[at] or "Sans texte" if at < len(self._texts) else ""
            label.setAccessibleName(f"Page {at + 1} sur {len(self._labels)}{f'. {words}' if words else ''}")
            label.setFocusPolicy(Qt.FocusPolicy.StrongFocus if at == self._read else Qt.FocusPolicy.ClickFocus)

    def _fit(self, room: int, points: float) -> float:
        return max(0.2, (room - 2 * px(self, Space.L)) / (points * SCREEN_DOTS / POINTS_PER_INCH))
