"""A button of a row: its word, and beside it the key that does the same."""

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QGuiApplication, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QWidget

from ..theme.tokens import TYPE, Space, colours_of, px
from .steps import Step

_TARGET, _INSET = 28, 1
"""What can be pressed is a little higher than what is drawn."""


class StepButton(QAbstractButton):
    """`step_chosen` carries the step; the first step of a row stands out; the key is shown when it works now."""

    step_chosen = Signal(object)

    def __init__(self, step: Step, parent: QWidget, *, first: bool, key_works: bool) -> None:
        super().__init__(parent)
        self.step = step
        self._first = first and not step.corrects
        self._cap = step.key if key_works else ""
        self.setText(step.label)
        self.setToolTip(f"{step.sentence} ({step.key})")
        self.setAccessibleName(step.label)
        self.setAccessibleDescription(step.sentence)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.clicked.connect(self._tell)

    def sizeHint(self) -> QSize:
        """As wide as the word and the key."""
        cap = self._cap_width() + px(self, Space.XS + 2) if self._cap else 0
        words = QFontMetrics(self._words_font()).horizontalAdvance(self.text())
        return QSize(words + cap + 2 * px(self, Space.S + 1), px(self, _TARGET))

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Let the second press of a hurried double click fall: by then the button may be about somebody else."""

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the ground, the word and the key."""
        colours, painter = colours_of(QGuiApplication.palette()), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        pressed, over = self.isDown(), self.underMouse()
        loud = colours.accent_hover if over or pressed else colours.accent
        quiet = colours.button if over or pressed else colours.surface
        ink = QColor(colours.on_accent if self._first else colours.text)
        painter.setPen(QPen(QColor(loud if self._first else colours.line_strong), 1))
        painter.setBrush(QColor(loud if self._first else quiet))
        inset = px(self, _INSET) + 0.5
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, inset, -0.5, -inset), px(self, 6), px(self, 6))
        painter.setPen(ink)
        painter.setFont(self._words_font())
        words = self.rect().adjusted(px(self, Space.S + 1), 0, 0, 0)
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, self.text())
        if self._cap:
            self._paint_cap(painter, ink)
        painter.end()

    def _paint_cap(self, painter: QPainter, ink: QColor) -> None:
        width, height = self._cap_width(), px(self, 18)
        box = QRect(self.width() - px(self, Space.S - 2) - width, (self.height() - height) // 2, width, height)
        painter.setFont(self._cap_font())
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(ink, 1))
        painter.drawRoundedRect(QRectF(box).adjusted(0.5, 0.5, -0.5, -0.5), px(self, 4), px(self, 4))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, self._cap)

    def _cap_width(self) -> int:
        return max(px(self, 18), QFontMetrics(self._cap_font()).horizontalAdvance(self._cap) + px(self, 8))

    def _words_font(self) -> QFont:
        return self._font(TYPE["small"] + 0.5, bold=self._first)

    def _cap_font(self) -> QFont:
        return self._font(TYPE["small"] - 0.5, bold=True)

    def _font(self, points: float, *, bold: bool) -> QFont:
        font = QFont(self.window().font())
        font.setPointSizeF(points * font.pointSizeF() / TYPE["base"])
        font.setBold(bold)
        return font

    def _tell(self) -> None:
        self.step_chosen.emit(self.step)
