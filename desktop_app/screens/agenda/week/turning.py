"""A card that is held at an edge of the week, or over an arrow of the bar, until the page turns under it."""

from collections.abc import Sequence

from PySide6.QtCore import QObject, QPoint, QRect, QRectF, QTimer, Signal
from PySide6.QtWidgets import QAbstractButton, QWidget

from ...theme.tokens import px
from ..drawing.brushes import Brushes, colour

_EDGE = 22
_MOMENT_MS, _AGAIN_MS = 700, 1100
"""Long enough to cross an edge on the way to its column; longer again, so that one week is not missed for the next."""
_WORDS = {-1: "Restez là : ce qui précède s’ouvre.", 1: "Restez là : la suite s’ouvre."}


class Turning(QObject):
    """`turned` carries -1 or 1 once the moment has passed, and again for as long as the card is held there.

    `held` carries what is to be said of the edge that it is held over now.
    """

    turned = Signal(int)
    held = Signal(str)

    def __init__(self, port: QWidget) -> None:
        super().__init__(port)
        self.arrows: Sequence[QAbstractButton] = ()
        self.step = 0
        self._port, self._timer = port, QTimer(self, singleShot=True)
        self._timer.timeout.connect(self._turn)

    def hold(self, at: QPoint) -> None:
        """The card is at this point of the week now."""
        self._show(self._step_at(at))

    def let_go(self) -> None:
        """It is put down, or given back."""
        self._show(0)

    def paint(self, brushes: Brushes) -> None:
        """A strip along the edge, with the sign of the way on."""
        if not self.step:
            return
        strip = self._strip(self.step)
        brushes.painter.fillRect(strip, colour(brushes.colours.accent))
        box = QRectF(strip)
        box.setHeight(brushes.letters.line("title"))
        box.moveCenter(QRectF(strip).center())
        brushes.words(box, "‹" if self.step < 0 else "›", "title", brushes.colours.on_accent, bold=True, align=0.5)

    def _step_at(self, at: QPoint) -> int:
        for button, step in zip(self.arrows, (-1, 1), strict=False):
            if button.rect().contains(button.mapFromGlobal(self._port.mapToGlobal(at))):
                return step
        if not 0 <= at.y() < self._port.height():
            return 0
        return -1 if at.x() <= self._strip(-1).right() else 1 if at.x() >= self._strip(1).left() else 0

    def _strip(self, step: int) -> QRect:
        wide = px(self._port, _EDGE)
        return QRect(0 if step < 0 else self._port.width() - wide, 0, wide, self._port.height())

    def _show(self, step: int) -> None:
        if step == self.step:
            return
        self.step = step
        for button, of_button in zip(self.arrows, (-1, 1), strict=False):
            button.setDown(step == of_button)
        self._timer.start(_MOMENT_MS) if step else self._timer.stop()
        self._port.update()
        if step:
            self.held.emit(_WORDS[step])

    def _turn(self) -> None:
        self._timer.start(_AGAIN_MS)
        self.turned.emit(self.step)
