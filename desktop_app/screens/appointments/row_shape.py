"""Where the parts of a day's row stand, at the scale of type of their window."""

from typing import NamedTuple

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QFont, QFontMetrics

from desktop_app.domain.french import NBSP

from ..theme.tokens import TYPE, Space, scale_of
from .list_line import ListLine

_POINTS = {**TYPE, "hour": 17.0}
_WIDEST_HOUR = f"10{NBSP}h{NBSP}00"


class Heights(NamedTuple):
    """Pixels at scale 1: of a row of two lines and of one, of what is said above one, and between two rows."""

    two_lines: int
    one_line: int
    above: int
    gap: int


# Eight appointments of two lines are seen whole in the first window, 760 pixels high; twelve of one line at 768.
ROOMY, DENSE = Heights(58, 44, 26, 4), Heights(36, 36, 26, 2)


class RowShape:
    """The measures and fonts of every row of one list; lengths are in device-independent pixels."""

    def __init__(self, family: QFont, heights: Heights) -> None:
        """`family` is the type of the list's window."""
        self.scale, self.family, self.heights = scale_of(family), QFont(family), heights
        self.hour_width = QFontMetrics(self.font("hour", True)).horizontalAdvance(_WIDEST_HOUR)

    def two_lines(self, line: ListLine) -> bool:
        """Whether this row is drawn on two lines."""
        return line.two_lines and self.heights.two_lines != self.heights.one_line

    def px(self, pixels: float) -> int:
        """A length given at scale 1."""
        return round(pixels * self.scale)

    def font(self, kind: str, bold: bool = False) -> QFont:
        """That of the big 'hour', of the name ('day'), or of the theme and the state ('base')."""
        font = QFont(self.family)
        font.setPointSizeF(_POINTS[kind] * self.scale)
        font.setBold(bold)
        return font

    def size(self, line: ListLine) -> QSize:
        """How high the row is, its pause and the gap under it included."""
        sizes = self.heights
        height = sizes.two_lines if line.two_lines else sizes.one_line
        return QSize(self.px(320), self.px(height + sizes.gap + (sizes.above if line.above else 0)))

    def above(self, whole: QRect) -> QRect:
        """The stretch above the card where a pause or a date is said."""
        return QRect(whole.left(), whole.top(), whole.width(), self.px(self.heights.above - self.heights.gap))

    def card(self, whole: QRect, line: ListLine) -> QRect:
        """The coloured part of the row; keeps room at the sides for the ring of the focus."""
        above, half = self.px(self.heights.above) if line.above else 0, self.px(self.heights.gap / 2)
        edge = self.px(3)
        return whole.adjusted(edge, above + half, -edge, -half)

    def hour(self, card: QRect) -> QRect:
        """The column of the hours."""
        return QRect(card.left() + self.px(Space.L), card.top(), self.hour_width, card.height())

    def words(self, card: QRect) -> QRect:
        """From the end of the hours to the end of the card."""
        left = self.hour(card).right() + self.px(Space.XL)
        return QRect(left, card.top(), card.right() - self.px(Space.M) - left, card.height())

    def first_line(self, card: QRect, two_lines: bool) -> QRect:
        """The line of the name and the state."""
        words = self.words(card)
        if not two_lines:
            return words
        return QRect(words.left(), card.top() + self.px(4), words.width(), self.px(24))

    def second_line(self, card: QRect) -> QRect:
        """The line of the theme and the steps."""
        words, top = self.words(card), card.top() + self.px(29)
        return QRect(words.left(), top, words.width(), self.px(26))
