"""An amount of presence: so many days or half-days, as the text counts them, and so many minutes."""

from __future__ import annotations

from collections.abc import Iterable

from ..nouns.frozen import frozen


@frozen
class Amount:
    """`parts` are days or half-days, `minutes` how long in all; either may be negative in a difference."""

    parts: int = 0
    minutes: int = 0

    def __add__(self, other: Amount) -> Amount:
        return Amount(self.parts + other.parts, self.minutes + other.minutes)

    def __sub__(self, other: Amount) -> Amount:
        return Amount(self.parts - other.parts, self.minutes - other.minutes)

    def __bool__(self) -> bool:
        return bool(self.parts or self.minutes)


NONE = Amount()
"""Nothing at all."""


@frozen
class Due:
    """What the text promises; None for what its words do not say: hours of days, or days of hours."""

    parts: int | None = 0
    minutes: int | None = 0

    def __add__(self, other: Due) -> Due:
        return Due(_both(self.parts, other.parts), _both(self.minutes, other.minutes))


def total(amounts: Iterable[Amount]) -> Amount:
    """All of them together."""
    return sum(amounts, NONE)


def _both(one: int | None, other: int | None) -> int | None:
    return None if one is None or other is None else one + other
