"""One of several widgets in view, which a screen reader passes through without a word."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedLayout, QWidget


class Stack(QWidget):
    """Does what is asked of Qt's own `QStackedWidget`, which is read as a « panneau superposé, 0 élément » each time.

    `currentChanged` carries the place of the widget that came into view, -1 when none is left.
    """

    currentChanged = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pages = QStackedLayout(self)
        self._pages.currentChanged.connect(self.currentChanged)

    def addWidget(self, widget: QWidget) -> int:
        """Add one, out of view unless it is the first; its place."""
        return self._pages.addWidget(widget)

    def removeWidget(self, widget: QWidget) -> None:
        """Take one out, without freeing it."""
        self._pages.removeWidget(widget)

    def setCurrentWidget(self, widget: QWidget) -> None:
        """Bring this one into view."""
        self._pages.setCurrentWidget(widget)

    def setCurrentIndex(self, at: int) -> None:
        """Bring the one at this place into view."""
        self._pages.setCurrentIndex(at)

    def currentWidget(self) -> QWidget | None:
        """The one in view."""
        return self._pages.currentWidget()

    def currentIndex(self) -> int:
        """The place of the one in view."""
        return self._pages.currentIndex()

    def indexOf(self, widget: QWidget) -> int:
        """Its place, -1 when it is not one of them."""
        return self._pages.indexOf(widget)

    def count(self) -> int:
        """How many there are."""
        return self._pages.count()

    def widget(self, at: int) -> QWidget | None:
        """The one at this place."""
        return self._pages.widget(at)
