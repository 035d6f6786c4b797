"""Tinted icons: one colour drawn from the palette when they are painted, so that they follow light and dark."""

from functools import lru_cache

from PySide6.QtCore import QByteArray, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QGuiApplication, QIcon, QIconEngine, QPainter, QPalette, QPixmap, QPixmapCache
from PySide6.QtWidgets import QWidget

from desktop_app.system.paths import resource

from .tokens import px

Role = QPalette.ColorRole


def icon(name: str, role: QPalette.ColorRole = Role.WindowText) -> QIcon:
    """The icon `resources/icons/<name>.svg` in the colour of this palette role.

    WindowText beside plain words, Highlight for the accent, HighlightedText on the accent,
    PlaceholderText when quiet, BrightText for danger.
    """
    return QIcon(_Tinted(name, role))


class _Tinted(QIconEngine):
    def __init__(self, name: str, role: QPalette.ColorRole) -> None:
        super().__init__()
        self._name = name
        self._role = role

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        side = min(rect.width(), rect.height())
        # At the left of a wider room: what is left over is the gap before the words.
        room = QRectF(rect.x(), rect.y() + (rect.height() - side) / 2, side, side)
        draw(painter, room, self._name, self._colour(mode))

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        # A button asks for it each time that it is painted.
        drawn = f"{self._name} {self._colour(mode)} {size.width()} {size.height()}"
        picture = QPixmap()
        if not QPixmapCache.find(drawn, picture):
            picture = QPixmap(size)
            picture.fill(Qt.GlobalColor.transparent)
            painter = QPainter(picture)
            self.paint(painter, QRect(0, 0, size.width(), size.height()), mode, state)
            painter.end()
            QPixmapCache.insert(drawn, picture)
        return picture

    def _colour(self, mode: QIcon.Mode) -> str:
        disabled = mode is QIcon.Mode.Disabled
        group = QPalette.ColorGroup.Disabled if disabled else QPalette.ColorGroup.Active
        return QGuiApplication.palette().color(group, Role.WindowText if disabled else self._role).name()

    def clone(self) -> QIconEngine:
        return _Tinted(self._name, self._role)


def draw(painter: QPainter, room: QRectF, name: str, colour: str) -> None:
    """Draw an icon in one colour, '#rrggbb'."""
    from PySide6.QtSvg import QSvgRenderer

    QSvgRenderer(QByteArray(_drawing(name, colour))).render(painter, room)


def room_for(widget: QWidget, side: int) -> QSize:
    """The icon size of a button whose picture is `side` pixels at scale 1, with a gap before the words."""
    return QSize(px(widget, side + 6), px(widget, side))


@lru_cache(maxsize=256)
def _drawing(name: str, colour: str) -> bytes:
    return resource(f"icons/{name}.svg").read_text("utf-8").replace("currentColor", colour).encode()
