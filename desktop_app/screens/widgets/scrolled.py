"""A part of a window that scrolls when the window is small, without a frame and without a stop for Tab."""

from PySide6.QtCore import QEvent, QObject, QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QHBoxLayout, QLayout, QScrollArea, QVBoxLayout, QWidget

from ..theme.tokens import Space, px

LEAST_HEIGHT = 110
"""Pixels at scale 1 under which what is around scrolls, rather than a slit of it."""


def give_viewport(area: QAbstractScrollArea) -> None:
    """Have the area show its contents on a widget made here instead of Qt's own, which looks the same.

    To tell Python what Qt's own one is, PySide loads every widget there is with its enumerations: 10 ms of the start
    and 2 MiB, or as much between the passphrase and the day (`python -m tests.benchmarks`). Held by
    test_the_unlock_window_is_painted_without_the_large_name_spaces_of_qt.
    """
    ground = QWidget()
    ground.setAutoFillBackground(True)
    area.setViewport(ground)


class Scrolled(QScrollArea):
    """What scrolls is laid out at one width, whether its bar is shown or not: the room of the bar is kept free.

    Qt lays it out anew as the bar comes and goes; where words wrap, the other height then takes the bar away again,
    and so on for ever. `grown` when what scrolls asks for more height than it did.
    """

    grown = Signal()

    def __init__(self, body: QWidget, parent: QWidget, *, fills: bool = False) -> None:
        """`fills` when the body takes all the height there is: a table, a text."""
        super().__init__(parent)
        give_viewport(self)
        self._fills, self._wanted = fills, 0
        self._lane = self.verticalScrollBar().sizeHint().width()
        self._column = QVBoxLayout()
        # A ring around what has the keyboard is a little wider than it.
        edge = px(parent, 2)
        self._column.setContentsMargins(edge, edge, max(edge, px(parent, Space.L) - self._lane), edge)
        self._column.addLayout(across(body), 1 if fills else 0)
        if not fills:
            self._column.addStretch(1)
        self._inside = QWidget(self.viewport())
        self._inside.setProperty("role", "scrolled")
        self._inside.setLayout(self._column)
        self.setFrameShape(QFrame.Shape.NoFrame)
        # By its name: Qt's enumerations take 20 ms to load, and the first window has no use for them.
        self.setProperty("focusPolicy", "NoFocus")
        self.setWidget(self._inside)
        for clear in (self.viewport(), self._inside):
            clear.setAutoFillBackground(False)

    def height_at(self, width: int) -> int:
        """How high it would like to be when it is this wide."""
        return height_at(self._column, width - self._lane)

    def least_width(self) -> int:
        """Narrower, it scrolls sideways."""
        return self._column.totalMinimumSize().width() + self._lane

    def sizeHint(self) -> QSize:
        """That of what scrolls, never what it has just been given."""
        return self._column.totalSizeHint() + QSize(self._lane, 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._place()
        super().resizeEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow what asks for more room, or less."""
        if event.type() == QEvent.Type.LayoutRequest:
            self._place()
        return super().eventFilter(watched, event)

    def _place(self) -> None:
        room, column = self.maximumViewportSize(), self._column
        width = max(room.width() - self._lane, column.totalMinimumSize().width())
        earlier, self._wanted = self._wanted, self.height_at(width + self._lane)
        self._inside.resize(width, max(room.height(), self._least_height(width) if self._fills else self._wanted))
        if self._wanted > earlier:
            self.grown.emit()

    def _least_height(self, width: int) -> int:
        """Of what is lower than it would like to be, rather than scroll."""
        if self._column.hasHeightForWidth():
            return self._column.totalMinimumHeightForWidth(width)
        return self._column.totalMinimumSize().height()


def reveal(*widgets: QWidget) -> None:
    """Scroll what is around the first until each is seen, the last before the others."""
    above = widgets[0].parentWidget()
    while above is not None and not isinstance(above, QScrollArea):
        above = above.parentWidget()
    if above is not None:
        for widget in widgets:
            above.ensureWidgetVisible(widget)


def height_at(layout: QLayout, width: int) -> int:
    """How high what it lays out would like to be at this width."""
    return layout.totalHeightForWidth(width) if layout.hasHeightForWidth() else layout.totalSizeHint().height()


def across(part: QWidget) -> QHBoxLayout:
    """A line for one part, at its left: a column asks how high a form is at its own width, wider than a form ever gets.

    Held by test_a_form_narrower_than_its_window_stands_at_its_left_as_high_as_its_own_width_asks.
    """
    line = QHBoxLayout()
    line.addWidget(part, 1)
    # Alone on its line, it would stand in the middle.
    line.addStretch(0)
    return line
