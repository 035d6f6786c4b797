"""The foot of a paper laid out as a whole: rows to sign, words, and what leaves no hole and is never alone."""

from collections.abc import Callable, Sequence

from reportlab.lib.units import mm
from reportlab.platypus import CondPageBreak, Flowable, KeepTogether
from reportlab.platypus.doctemplate import NullActionFlowable

from .blocks import Story, height

_MOST_EMPTY: float = 50 * mm
"""What a page may leave empty at its foot: more looks like a page that lacks something."""
_MOST_TALLER, _STEP = 75, 5
"""Points."""
_SLACK = 3
"""Points that reportlab's own sums may differ by."""

Row = Callable[[float], Flowable]
"""Makes a row of signature, its frame taller by so many points."""


class Tail(Flowable):  # type: ignore[misc]
    """Rows to sign, words, and a coupon that stays with the last of the words.

    Where the coupon does not fit under them, the frames of the rows take up what it would leave empty; were that too
    much, the coupon comes before the words.
    """

    def __init__(self, rows: Sequence[Row], words: Story, coupon: Flowable) -> None:
        super().__init__()
        self._rows, self._words, self._coupon = rows, words, coupon

    def whole(self) -> Story:
        """All of it, where no page ends."""
        return [*(row(0) for row in self._rows), *self._words, self._coupon]

    def wrap(self, width: float, _room: float) -> tuple[float, float]:
        """Higher than any page: reportlab then asks for the pieces."""
        return width, 0xFFFFFF

    def split(self, width: float, room: float) -> Story:
        """The pieces, for a page that has this much left."""
        return [NullActionFlowable(), *self._pieces(width, room - _SLACK)]

    def _pieces(self, width: float, room: float) -> Story:
        rows = [row(0) for row in self._rows]
        if height(rows, width) > room:
            fits = height(rows[:1], width) <= room
            first = rows[0] if fits else CondPageBreak(height(rows[:1], width) + _SLACK)
            return [first, Tail(self._rows[1:] if fits else self._rows, self._words, self._coupon)]
        if height([*rows, *self._words, self._coupon], width) <= room:
            return [*rows, *self._words, self._coupon]
        rows = self._taller(width, room)
        if (
            room - height([*rows, *self._words[:-1]], width) > _MOST_EMPTY
            and height([*rows, self._coupon], width) <= room
        ):
            return [*rows, self._coupon, *self._words]
        return [*rows, *self._words[:-1], KeepTogether([self._words[-1], self._coupon])]

    def _taller(self, width: float, room: float) -> Story:
        """The rows, as much taller as they must be; as they are where even the tallest would leave too much empty."""
        for more in range(0, _MOST_TALLER, _STEP):
            rows = [row(more) for row in self._rows]
            if room - height([*rows, *self._words[:-1]], width) <= _MOST_EMPTY:
                return rows
        return [row(0) for row in self._rows]
