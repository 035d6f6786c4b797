"""A row of the list of mandates: on two lines who, the day it ends under those of the other rows, and what is missing.

Colour is for what is missing: five rows of seven were green for what asks for nothing.
"""

from PySide6.QtCore import QRect, QRectF
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen

from desktop_app.domain.french import short_date
from desktop_app.domain.mandate import State
from desktop_app.use_cases.mandates.mandates import MandateView

from ..theme.icons import draw
from ..theme.tokens import Colours, Space, colours_of
from ..widgets.aloud import as_heard
from ..widgets.painting import RIGHT, Index, RowDelegate, draw_words
from ..widgets.row_model import ROW_ROLE, Column
from .wording import last_day, state_in_words

_TO_DO = {
    State.DRAFT: "Il manque : information",
    State.INFORMED: "Il manque : identité",
    State.IDENTIFIED: "Il manque : impression",
    State.PRINTED: "Il manque : signatures",
}
_WIDEST_END = "jusqu’au 00/00/0000"


class MandateRows(RowDelegate):
    """For a view whose rows are `MandateView`s."""

    def height(self) -> int:
        """The height of a row at the present type."""
        return self.view.fontMetrics().height() * 2 + self.px(Space.XL)

    def draw(self, painter: QPainter, room: QRect, index: Index, *, chosen: bool, hovered: bool) -> None:
        """Draw one row."""
        mandate = index.data(ROW_ROLE)
        if not isinstance(mandate, MandateView):
            return
        colours = colours_of(self.view.palette())
        if chosen:
            painter.fillRect(room, QColor(colours.accent_soft))
            painter.setPen(colours.edge(colours.accent, self.px(4)))
            painter.drawLine(room.topLeft(), room.bottomLeft())
        elif hovered:
            painter.fillRect(room, QColor(colours.hover))
        painter.setPen(QPen(QColor(colours.line)))
        painter.drawLine(room.bottomLeft(), room.bottomRight())
        self._paint_words(painter, room, mandate, colours)

    def _paint_words(self, painter: QPainter, whole: QRect, mandate: MandateView, colours: Colours) -> None:
        gap = self.px(Space.L)
        inside = whole.adjusted(gap, self.px(Space.S), -gap, -self.px(Space.S))
        above = QRect(inside.left(), inside.top(), inside.width(), inside.height() // 2)
        below = above.translated(0, inside.height() - above.height())
        bold, plain = QFont(self.view.font()), QFont(self.view.font())
        bold.setBold(True)
        pill = self._paint_state(painter, above, mandate, colours, bold)
        draw_words(painter, above.adjusted(0, 0, -pill - gap, 0), mandate.person.listed_name, bold, colours.text)
        self._paint_facts(painter, below, mandate, colours, plain)

    def _paint_facts(self, painter: QPainter, line: QRect, mandate: MandateView, colours: Colours, font: QFont) -> None:
        """The number, the day it ends, which stands at the same place in every row, and what is missing."""
        wide, gap = QFontMetrics(font).horizontalAdvance, self.px(Space.L)
        number, missing = mandate.mandate.number, max(map(wide, _TO_DO.values()))
        left = line.width() - missing - gap
        # Where the words before it would push the number out, the date is alone.
        whole = left - wide(_WIDEST_END) - gap >= wide(number)
        end = _end(mandate) if whole else _end(mandate).rpartition(" ")[2]
        dated = wide(_WIDEST_END if whole else _WIDEST_END.rpartition(" ")[2])
        facts = QRect(line.left(), line.top(), left - dated - gap, line.height())
        names = f"{number} · {mandate.advisor.name}"
        draw_words(painter, facts, number if wide(names) > facts.width() else names, font, colours.muted)
        beside = facts.translated(facts.width() + gap, 0).adjusted(0, 0, line.width(), 0)
        draw_words(painter, beside, end, font, colours.text)
        draw_words(painter, line, _to_do(mandate), font, colours.attention, RIGHT)

    def _paint_state(self, painter: QPainter, room: QRect, mandate: MandateView, colours: Colours, font: QFont) -> int:
        state, words = State.ENDED if mandate.expired else mandate.mandate.state, state_in_words(mandate)
        if state is State.ACTIVE:
            draw_words(painter, room, words, self.view.font(), colours.muted, RIGHT)
            return QFontMetrics(self.view.font()).horizontalAdvance(words)
        picture, name = ("close", "expected") if state is State.ENDED else ("edit", "attention")
        ink = getattr(colours, name)
        side, inset = self.px(14), self.px(Space.S)
        wide = QFontMetrics(font).horizontalAdvance(words) + side + 3 * inset
        pill = QRectF(room.right() - wide, room.top(), wide, room.height())
        painter.setPen(colours.edge(ink))
        painter.setBrush(QColor(getattr(colours, f"{name}_soft")))
        painter.drawRoundedRect(pill, pill.height() / 2, pill.height() / 2)
        draw(painter, QRectF(pill.left() + inset, pill.center().y() - side / 2, side, side), picture, ink)
        draw_words(painter, pill.toRect().adjusted(side + 2 * inset, 0, 0, 0), words, font, ink)
        return wide


def _to_do(view: MandateView) -> str:
    """The step that is missing, in a few words; '' when none is."""
    return _TO_DO.get(view.mandate.state, "") if view.missing else ""


def _end(view: MandateView) -> str:
    """'jusqu’au 27/05/2026', or 'fini le 12/03/2026' once it has ended."""
    over = view.expired or view.mandate.state is State.ENDED
    return f"{'fini le' if over else 'jusqu’au'} {short_date(last_day(view.mandate))}"


def _row_in_words(view: MandateView) -> str:
    facts = f"{view.mandate.number}, {_end(view)}, {view.advisor.name}"
    return ", ".join(filter(None, (view.person.listed_name, state_in_words(view), _to_do(view), facts)))


COLUMNS: tuple[Column[MandateView], ...] = (
    Column("Mandat", _row_in_words, spoken=lambda view: as_heard(_row_in_words(view)), stretch=True),
)
"""One column: a row is drawn and, by a screen reader, read as a sentence."""
