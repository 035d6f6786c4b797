"""The sticks and shares that copies go to as well: each bears a mark, for two may take turns under one letter."""

from __future__ import annotations

import secrets
from contextlib import suppress
from pathlib import Path

from .. import files
from ..errors import PlaceAbsent
from .copying import in_place

_MARK_NAME = "permanence.place"
_MARK_LENGTH = 32


def place_on(medium: Path) -> Path:
    """Where the copies lie on a stick or a share."""
    return medium / "Permanence"


def mark_of(medium: Path) -> str:
    """The mark of a medium; '' when it has none or is not there.

    A folder where a stick used to appear, empty since it was pulled out, has none: nothing is written into it.
    """
    with suppress(OSError, ValueError):
        mark = (place_on(medium) / _MARK_NAME).read_text("ascii").strip()
        if len(mark) == _MARK_LENGTH and set(mark) <= set("0123456789abcdef"):
            return mark
    return ""


def settle_on(medium: Path) -> str:
    """Make the place of copies on a medium that was chosen, and return its mark, the earlier one if it has one.

    Raises `PlaceAbsent`, `PlaceFull`, `PlaceProtected` or `PlaceFailing`.
    """
    with in_place(place_on(medium)):
        if not medium.is_dir():
            raise PlaceAbsent
        place_on(medium).mkdir(mode=0o700, exist_ok=True)
        mark = mark_of(medium)
        # Written again even when it is there: a protected stick is told now rather than tomorrow morning.
        files.write_whole(place_on(medium) / _MARK_NAME, (mark or secrets.token_hex(_MARK_LENGTH // 2)).encode())
        return mark_of(medium)
