"""What sets the training apart at a glance: its name before every title, a striped frame round every window."""

from PySide6.QtCore import QEvent, QObject, QRectF, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPaintEvent, QPen, QPixmap, QRegion
from PySide6.QtWidgets import QApplication, QWidget

from ..theme.icons import draw
from ..theme.tokens import px

PREFIX = "ENTRAÎNEMENT – "
_WIDE, _STRIPE = 8, 14
_YELLOW, _BLACK = "#ffd21f", "#14161a"
"""Alike in light and in dark, and told apart by lightness alone: 14:1."""
_KINDS = (Qt.WindowType.Window, Qt.WindowType.Dialog, Qt.WindowType.Sheet, Qt.WindowType.Tool)


class Look(QObject):
    """Dresses the windows and dialogs of the application as they are made, until it ends."""

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        app.setWindowIcon(_marked())
        app.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Put the frame on before a window is laid out, and the word before whatever title it is given."""
        kind = event.type()
        if kind not in (QEvent.Type.Polish, QEvent.Type.WindowTitleChange, QEvent.Type.Show):
            return False
        if isinstance(watched, QWidget) and watched.isWindow() and watched.windowType() in _KINDS:
            if kind != QEvent.Type.WindowTitleChange and watched.findChild(_Stripes) is None:
                _Stripes(watched)
            if not watched.windowTitle().startswith(PREFIX):
                watched.setWindowTitle(PREFIX + watched.windowTitle())
        return False


class _Stripes(QWidget):
    """Lies over the edge of a window, lets every click through, and keeps what it covers free of content."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._wide = px(window, _WIDE)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        window.setContentsMargins(*[self._wide] * 4)
        window.installEventFilter(self)
        self._cover()
        self.show()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the size of the window, and stay above what is added to it."""
        if event.type() == QEvent.Type.Resize:
            self._cover()
        elif event.type() == QEvent.Type.ChildAdded:
            self.raise_()
        return False

    def paintEvent(self, event: QPaintEvent) -> None:
        """Slanted stripes, as round a building site."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setClipRegion(self._edge())
        painter.fillRect(self.rect(), QColor(_YELLOW))
        step = px(self, _STRIPE)
        painter.setPen(QPen(QColor(_BLACK), step * 0.7, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap))
        tall = self.height()
        for left in range(-tall - step, self.width() + tall, 2 * step):
            painter.drawLine(left, tall + step, left + tall + 2 * step, -step)

    def _cover(self) -> None:
        self.setGeometry(self.window().rect())
        self.setMask(self._edge())
        self.raise_()

    def _edge(self) -> QRegion:
        inside = self.rect().adjusted(self._wide, self._wide, -self._wide, -self._wide)
        return QRegion(self.rect()).subtracted(QRegion(inside))


def _marked() -> QIcon:
    """The icon of the program on a striped ground, so that the taskbar tells the two apart."""
    picture = QPixmap(64, 64)
    picture.fill(QColor(_YELLOW))
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(QColor(_BLACK), 8))
    for left in range(-64, 128, 22):
        painter.drawLine(left, 68, left + 72, -4)
    draw(painter, QRectF(11, 11, 42, 42), "permanence", _BLACK)
    painter.end()
    return QIcon(picture)
