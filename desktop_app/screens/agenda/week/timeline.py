"""Minutes of the day to pixels and back; stretches when nobody receives anybody fold into a strip.

A minute is counted from midnight. No Qt here.
"""

from collections.abc import Iterable, Sequence
from itertools import pairwise

from desktop_app.domain.nouns.frozen import frozen

Span = tuple[int, int]
LONGEST_LULL = 45
"""Minutes without anybody that are still shown at their length."""
_NO_SPAN = (9 * 60, 12 * 60)


@frozen
class Stretch:
    """Minutes shown at their length, and where they stand."""

    start: int
    end: int
    top: float
    bottom: float


@frozen
class Timeline:
    """The open stretches of a week one under the other, a fold between two."""

    stretches: tuple[Stretch, ...]

    @property
    def height(self) -> float:
        """From the first minute to the last."""
        return self.stretches[-1].bottom

    def y(self, minute: float) -> float:
        """Where a minute stands, at the edge for those before the first and after the last."""
        kept = min(max(minute, self.stretches[0].start), self.stretches[-1].end)
        for one in self._pieces():
            if kept <= one.end:
                return one.top + (kept - one.start) * (one.bottom - one.top) / (one.end - one.start)
        return self.height

    def minute(self, y: float) -> int:
        """The minute at this height, the first above the page and the last under it."""
        kept = min(max(y, 0.0), self.height)
        for one in self._pieces():
            if kept <= one.bottom:
                return round(one.start + (kept - one.top) * (one.end - one.start) / (one.bottom - one.top))
        return self.stretches[-1].end

    def folds(self) -> tuple[Stretch, ...]:
        """What is folded, and the strips where it stands."""
        return tuple(
            Stretch(above.end, below.start, above.bottom, below.top) for above, below in pairwise(self.stretches)
        )

    def _pieces(self) -> list[Stretch]:
        return sorted((*self.stretches, *self.folds()), key=lambda one: one.start)


def timeline(spans: Iterable[Span], room: float, fold: float, least: float) -> Timeline:
    """Fill `room` pixels with these spans of minutes, folds of `fold` pixels between those that are far apart.

    No minute gets less than `least` pixels: then the page is higher than its room, and scrolls.
    """
    joined = _joined(sorted(spans)) or [_NO_SPAN]
    minutes = sum(end - start for start, end in joined)
    per_minute = max((room - fold * (len(joined) - 1)) / minutes, least, 0.2)
    top, placed = 0.0, []
    for start, end in joined:
        bottom = top + (end - start) * per_minute
        placed.append(Stretch(start, end, top, bottom))
        top = bottom + fold
    return Timeline(tuple(placed))


def _joined(spans: Sequence[Span]) -> list[Span]:
    joined: list[Span] = []
    for start, end in spans:
        if joined and start - joined[-1][1] <= LONGEST_LULL:
            joined[-1] = (joined[-1][0], max(joined[-1][1], end))
        elif end > start:
            joined.append((start, end))
    return joined


def lanes(spans: Sequence[Span]) -> list[tuple[int, int]]:
    """For each of these spans, sorted by start, its lane and how many lanes share its width.

    Those that overlap stand side by side; a span that touches none has the width alone.
    """
    found: list[tuple[int, int]] = []
    cluster: list[int] = []
    ends: list[int] = []
    for start, end in spans:
        if ends and start >= max(ends):
            found += [(lane, len(ends)) for lane in cluster]
            cluster, ends = [], []
        lane = next((at for at, over in enumerate(ends) if over <= start), len(ends))
        ends[lane : lane + 1] = [end]
        cluster.append(lane)
    return found + [(lane, len(ends)) for lane in cluster]
