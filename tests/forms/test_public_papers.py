"""What is true of every paper that the public takes home: large letters, room to sign, no page that lacks something."""

import re
from inspect import signature

from desktop_app import forms

from . import papers, reading, structure
from .papers import LARGE, PAPERS
from .reading import MM

_FORMS = {name for name in vars(papers) if hasattr(forms, name) and hasattr(getattr(forms, name), "build")}
PUBLIC = [
    name
    for name, draw in PAPERS.items()
    for form in _FORMS & set(draw.__code__.co_names)
    if form == "mandate" or "large" in signature(getattr(forms, form).build).parameters
]
PUBLIC += [name for name in PAPERS if name.endswith("blank mandate")]
"""What can be drawn in large letters; the mandate itself says whether it is."""
CARDS = [name for name in PUBLIC if name.endswith(("card", "cards"))]
"""Half a sheet for a wallet: a long name makes its letters smaller."""
_EMPTY: float = 60 * MM
_LONGEST = [name for name in PUBLIC if name.startswith("worst")]
"""With the longest that may be typed everywhere, what does not split may leave more empty."""
_TWO_READERS = [name for name in PUBLIC if "large hand-over" in name]
"""A sheet for who books, and one for who asked."""
_OF_THE_PARTNER = [name for name in PUBLIC if "partner" in name]
"""Its text is not ours: how tall a first row of its tables stands is not, either."""


def test_the_papers_of_the_public_are_known() -> None:
    assert {"receipt", "record", "large proof", "mandate", "card", "number", "letters"} <= set(PUBLIC)
    assert not {"day sheet", "week", "tally", "transmittal", "notice"} & set(PUBLIC)
    assert set(LARGE) <= set(PUBLIC)


def is_written_large_enough_without_an_empty_page_and_with_room_to_sign(name: str, pdf: bytes) -> None:
    """Check it, of one of `PUBLIC`."""
    _is_written_large_enough(name, pdf)
    if name not in (*_LONGEST, *_TWO_READERS, *_OF_THE_PARTNER):
        _no_page_is_left_empty_before_the_next(pdf)
    _there_is_room_to_sign(pdf)


def _is_written_large_enough(name: str, pdf: bytes) -> None:
    """Never in italics; a card in twelve points at least."""
    least = 18 if name in LARGE else 12 if name in CARDS else 14
    told = [each for page in structure.drawn(pdf) for each in page if each.is_told]
    assert told and not [each for each in told if each.size < least]
    if name not in CARDS:
        assert not [each for each in told if "Italic" in each.font or "Oblique" in each.font]


def _no_page_is_left_empty_before_the_next(pdf: bytes) -> None:
    for at, text in enumerate(reading.pages(pdf)):
        page = re.search(r"Page (\d+)/(\d+)", text)
        assert page
        if page[1] != page[2]:
            assert _left_empty(pdf, at) <= _EMPTY, at


def _left_empty(pdf: bytes, number: int) -> float:
    """How much of a page is white between its last words or rules and its foot."""
    texts, lines = reading.marks(pdf, number)
    foot = min(line.top for line in lines if line.height < 3 and line.width > 170 * MM)
    return min(mark.bottom for mark in (*texts, *lines) if mark.bottom > foot) - foot


def _there_is_room_to_sign(pdf: bytes) -> None:
    for at in range(reading.page_count(pdf)):
        for frame in reading.frames_under(pdf, at, "Signature :"):
            assert frame.height >= 25 * MM
            assert reading.ink(pdf, at, reading.inside(frame)) == 0
