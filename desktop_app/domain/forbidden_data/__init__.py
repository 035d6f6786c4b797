"""Data no field may ever hold: social security and tax numbers, bank accounts and cards, secrets, logins.

Social security number: décret 2019-341. The rest: CNIL's kit for digital mediators, which keeps neither
identifiers nor secrets. How much is caught, and how much is refused that should not be, is measured line by line on a
corpus written by hand: `tests/domain/corpus`.
"""

from collections.abc import Sequence
from itertools import pairwise

from .accounts import account_in
from .numbers import number_in
from .reading import Kind, Reading, Seen
from .secrets import secret_in

__all__ = ["Kind", "Seen", "seen_across", "seen_in"]


def seen_in(text: str) -> Seen | None:
    """The first forbidden data the text seems to hold, or None."""
    reading = Reading(text)
    found = number_in(reading) or account_in(reading) or secret_in(reading)
    return reading.seen(found) if found else None


def seen_across(texts: Sequence[str]) -> Seen | None:
    """A number that begins at the end of one text and goes on at the beginning of the next, or None.

    What one of them holds alone is left to `seen_in`.
    """
    for one, other in pairwise(texts):
        if seen_in(one) or seen_in(other):
            continue
        for between in ("", " "):
            reading = Reading(f"{one}{between}{other}")
            found = number_in(reading, joined=True) or account_in(reading)
            if found and found.start < len(one) < found.end:
                return reading.seen(found)
    return None
