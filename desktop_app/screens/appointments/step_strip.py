"""The buttons laid over one row of the day: as many steps as fit, the others behind « Plus »."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QGuiApplication, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QWidget

from ..theme.tokens import TYPE, Space, colours_of, px
from ..widgets.painting import draw_rounded
from .steps import Deed, Step

_MORE = Step("", "Plus…", "Les autres actions", Deed.MORE)
_TARGET, _INSET = 28, 1
"""What can be pressed is a little higher than what is drawn."""


class StepButton(QAbstractButton):
    """The first step of a row stands out; the key is shown when it works now."""

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

    def sizeHint(self) -> QSize:
        cap = self._cap_width() + px(self, Space.XS + 2) if self._cap else 0
        words = QFontMetrics(self._words_font()).horizontalAdvance(self.text())
        return QSize(words + cap + 2 * px(self, Space.S + 1), px(self, _TARGET))

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Let the second press of a hurried double click fall: by then the button may be about somebody else."""

    def paintEvent(self, event: QPaintEvent) -> None:
        colours, painter = colours_of(QGuiApplication.palette()), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        pressed, over = self.isDown(), self.underMouse()
        loud = colours.accent_hover if over or pressed else colours.accent
        quiet = colours.button if over or pressed else colours.surface
        ink = QColor(colours.on_accent if self._first else colours.text)
        edge = QPen(QColor(loud if self._first else colours.line_strong), 1)
        drawn = QRectF(self.rect()).adjusted(0, px(self, _INSET), 0, -px(self, _INSET))
        draw_rounded(painter, drawn, px(self, 6), loud if self._first else quiet, edge)
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


class StepStrip(QWidget):
    """Lies over the row `row` of a list. `step_chosen` carries it and a `Step`; `more_asked` it, and where to open the
    menu of all its steps.
    """

    step_chosen = Signal(int, object)
    more_asked = Signal(int, QPoint)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.row = -1
        self._buttons: list[StepButton] = []
        self._shown: tuple[object, ...] = ()
        self.hide()

    def offer(self, steps: Sequence[Step], room: int, *, keys_work: bool) -> int:
        """Show the steps that fit in `room`; returns the width taken."""
        asked = (tuple(steps), room, keys_work, self.window().font().key())
        if asked != self._shown:
            self._shown = asked
            self._fill(steps, room, keys_work)
        return self.width() if self._buttons else 0

    def _fill(self, steps: Sequence[Step], room: int, keys_work: bool) -> None:
        for button in self._buttons:
            button.hide()
            button.deleteLater()
        made = [self._button(step, keys_work, first=at == 0) for at, step in enumerate(steps)]
        more = self._button(_MORE, keys_work, first=False)
        self._buttons = self._that_fit(made, more, room)
        for button in {*made, more} - set(self._buttons):
            button.deleteLater()
        left = 0
        for button in self._buttons:
            button.setGeometry(left, 0, button.sizeHint().width(), button.sizeHint().height())
            button.show()
            left += button.width() + px(self, Space.XS)
        self.resize(max(0, left - px(self, Space.XS)), more.sizeHint().height())

    def _that_fit(self, made: list[StepButton], more: StepButton, room: int) -> list[StepButton]:
        gap = px(self, Space.XS)
        widths = [button.sizeHint().width() + gap for button in made]
        if sum(widths) - gap <= room:
            return made
        count, left = 0, room - more.sizeHint().width()
        while count < len(made) and widths[count] <= left:
            left -= widths[count]
            count += 1
        return [*made[: max(1, count)], more]

    def _button(self, step: Step, keys_work: bool, *, first: bool) -> StepButton:
        button = StepButton(step, self, first=first, key_works=keys_work and bool(step.key))
        button.clicked.connect(self._choose)
        button.hide()
        return button

    def _choose(self) -> None:
        button = self.sender()
        if isinstance(button, StepButton) and button.step != _MORE:
            self.step_chosen.emit(self.row, button.step)
        else:
            self.more_asked.emit(self.row, self.mapToGlobal(self.rect().bottomRight()))
