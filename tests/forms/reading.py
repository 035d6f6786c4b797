"""Reads a PDF back: its text, its fonts, where each word and each line stands, and the ink on it."""

import ctypes
import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import pypdfium2 as pdfium
import pypdfium2.raw as raw
from PIL import Image

from tests.helpers.paper import opened_pdf

MM = 72 / 25.4
_TITLES = {12: 14, 14: 16, 18: 20}
"""How large a section's title is, by the sentences of its paper."""
_LETTERS = ctypes.create_string_buffer(1 << 14)
_AS_UTF_16 = ctypes.cast(_LETTERS, ctypes.POINTER(ctypes.c_ushort))
LARGEST_LETTERS = 50
"""In points: what is larger is no word of the form but the mark of a training, across the page under the words."""


@dataclass(frozen=True)
class Mark:
    """A run of text or a drawn line, in points from the bottom left; `size` and `font` are those of text."""

    left: float
    bottom: float
    right: float
    top: float
    text: str = ""
    size: float = 0
    font: str = ""
    embedded: bool = True

    @property
    def width(self) -> float:
        """From left to right."""
        return self.right - self.left

    @property
    def height(self) -> float:
        """From bottom to top."""
        return self.top - self.bottom


def page_count(pdf: bytes) -> int:
    """How many pages."""
    with opened_pdf(pdf) as document:
        return len(document)


def raw_pages(pdf: bytes) -> list[str]:
    """The text of each page, one line a line, blanks made plain."""
    return [*_texts(pdf)]


@lru_cache(maxsize=16)
def _texts(pdf: bytes) -> tuple[str, ...]:
    with opened_pdf(pdf) as document:
        found = [page.get_textpage().get_text_range() for page in document]
    return tuple(_plain(text) for text in found)


def _plain(text: str) -> str:
    """pdfium says U+FFFE for a hyphen at the end of a line, and joins the two lines."""
    return text.replace("\r\n", "\n").replace("\N{NO-BREAK SPACE}", " ").replace("\ufffe", "-\n")


def pages(pdf: bytes) -> list[str]:
    """The text of each page on one line, as a sentence is read."""
    return [re.sub(r"\s+", " ", text).strip() for text in raw_pages(pdf)]


def whole(pdf: bytes) -> str:
    """All the text on one line."""
    return " ".join(pages(pdf))


def marks(pdf: bytes, number: int) -> tuple[list[Mark], list[Mark]]:
    """The runs of text and the drawn lines of a page (from 0), without its watermarks."""
    texts, lines = _every_mark(pdf, number)
    return [mark for mark in texts if not _is_across(mark)], [*lines]


def watermarks(pdf: bytes, number: int) -> list[Mark]:
    """What stands across a page (from 0), under its words."""
    return [mark for mark in _every_mark(pdf, number)[0] if _is_across(mark)]


def _is_across(mark: Mark) -> bool:
    """A number to be called by is as large, and is to be read."""
    return mark.size >= LARGEST_LETTERS and not any(char.isdecimal() for char in mark.text)


@lru_cache(maxsize=64)
def _every_mark(pdf: bytes, number: int) -> tuple[tuple[Mark, ...], tuple[Mark, ...]]:
    with opened_pdf(pdf) as document:
        page = document[number]
        text_page = page.get_textpage()
        kinds = [(raw.FPDFPageObj_GetType(item), item) for item in objects_of(page)]
        texts = [_text_mark(item, text_page) for kind, item in kinds if kind == raw.FPDF_PAGEOBJ_TEXT]
        lines = tuple(Mark(*_bounds(item)) for kind, item in kinds if kind == raw.FPDF_PAGEOBJ_PATH)
    return tuple(mark for mark in texts if mark.text.strip()), lines


def objects_of(page: pdfium.PdfPage) -> list[Any]:
    """What is drawn on a page, in order, as pdfium hands it out: its wrapper takes longer than all that is asked."""
    return [raw.FPDFPage_GetObject(page, at) for at in range(raw.FPDFPage_CountObjects(page))]


def _bounds(item: Any) -> list[float]:
    sides = [ctypes.c_float() for _ in range(4)]
    raw.FPDFPageObj_GetBounds(item, *sides)
    return [side.value for side in sides]


def _text_mark(item: Any, text_page: pdfium.PdfTextPage) -> Mark:
    size, name = letters_of(item)
    embedded = raw.FPDFFont_GetIsEmbedded(raw.FPDFTextObj_GetFont(item)) == 1
    left, bottom, right, top = _bounds(item)
    return Mark(left, bottom, right, top, text_of(item, text_page), size, name, embedded)


def letters_of(item: Any) -> tuple[float, str]:
    """The size of the letters of a run of text, in points, and the name of their font."""
    size = ctypes.c_float()
    raw.FPDFTextObj_GetFontSize(item, size)
    raw.FPDFFont_GetBaseFontName(raw.FPDFTextObj_GetFont(item), _LETTERS, len(_LETTERS))
    return round(size.value, 2), _LETTERS.value.decode()


def text_of(item: Any, text_page: pdfium.PdfTextPage) -> str:
    """What a run of text says, blanks made plain."""
    length = raw.FPDFTextObj_GetText(item, text_page, _AS_UTF_16, len(_LETTERS))
    assert length <= len(_LETTERS)
    return _LETTERS[:length].decode("utf-16-le").rstrip("\0").replace("\N{NO-BREAK SPACE}", " ")


def level(ones: Iterable[Mark], others: Iterable[Mark]) -> Iterator[tuple[Mark, Mark]]:
    """Each of the ones with each of the others that shares some of its height; neither is compared with all."""
    standing = sorted(others, key=lambda mark: mark.bottom)
    feet = [mark.bottom for mark in standing]
    tallest = max((mark.height for mark in standing), default=0)
    for one in ones:
        near = standing[bisect_left(feet, one.bottom - tallest) : bisect_left(feet, one.top)]
        yield from ((one, other) for other in near if other.top > one.bottom and other is not one)


def lonely_headings(pdf: bytes) -> list[str]:
    """The section titles that are the last words of their page above its foot."""
    found = (lonely_heading(*marks(pdf, number)) for number in range(page_count(pdf)))
    return [each for each in found if each]


def lonely_heading(texts: list[Mark], lines: list[Mark]) -> str:
    """The title that ends a page with these marks above its foot, or ''."""
    foot = min((line.top for line in lines if line.height < 3 and line.width > 170 * MM), default=0)
    above = [mark for mark in texts if mark.bottom > foot]
    lowest = min(above, key=lambda mark: mark.bottom)
    alone = lowest.size == _TITLES.get(min(mark.size for mark in above)) and lowest.font.endswith("Bold")
    return lowest.text if alone else ""


def ink(pdf: bytes, number: int, area: Mark) -> int:
    """How many pixels are not white in this area of a page, at 100 dots an inch."""
    scale = 100 / 72
    picture, tall = _pictured(pdf, number, scale)
    box = (area.left * scale, (tall - area.top) * scale, area.right * scale, (tall - area.bottom) * scale)
    return sum(picture.crop(tuple(round(side) for side in box)).histogram()[:200])


@lru_cache(maxsize=8)
def _pictured(pdf: bytes, number: int, scale: float) -> tuple[Image.Image, float]:
    """A page in grey, and how high it is in points."""
    with opened_pdf(pdf) as document:
        page = document[number]
        return page.render(scale=scale).to_pil().convert("L"), page.get_height()


def frames_under(pdf: bytes, number: int, label: str) -> list[Mark]:
    """The empty frame that hangs under each mark of this text: its left side tells its height."""
    texts, lines = marks(pdf, number)
    found = []
    for mark in (mark for mark in texts if mark.text.strip() == label):
        sides = [line for line in lines if line.width < 3 and abs(line.left - mark.left) < 3 and line.top < mark.bottom]
        side = max(sides, key=lambda line: line.top)
        lids = [line for line in lines if line.height < 3 and abs(line.left - mark.left) < 3 and line.width > 30]
        lid = min(lids, key=lambda line: abs(line.top - side.top))
        found.append(Mark(side.left, side.bottom, lid.right, side.top))
    return found


def inside(frame: Mark, margin: float = 3) -> Mark:
    """What a frame encloses."""
    return Mark(frame.left + margin, frame.bottom + margin, frame.right - margin, frame.top - margin)


def holes(texts: list[Mark], lines: list[Mark]) -> list[float]:
    """How high each blank of a page with these marks is between its head and its foot, from the top down."""
    across = sorted(line.bottom for line in lines if line.height < 3 and line.width > 170 * MM)
    foot, head = across[0], across[-1]
    spans = sorted(
        ((mark.top, mark.bottom) for mark in [*texts, *lines] if foot < mark.bottom and mark.top < head), reverse=True
    )
    found, reached = [], head
    for top, bottom in spans:
        found.append(reached - top)
        reached = min(reached, bottom)
    return [*found, reached - foot]


def by_hand(pdf: bytes, number: int, below: float = 0) -> tuple[int, int, int]:
    """How many boxes to tick, rules to write on and frames to sign a page (from 0) has above this height and its foot.

    A rule to write on ends in the open, where every line of a table or a frame meets another.
    """
    texts, lines = marks(pdf, number)
    foot = min(line.top for line in lines if line.height < 3 and line.width > 170 * MM)
    over = [line for line in lines if line.bottom > max(foot, below)]
    flat = [line for line in over if line.height < 3 and line.width < 170 * MM]
    upright = [line for line in over if line.width < 3]
    boxes = sum(5 * MM <= line.width <= 6 * MM for line in flat) // 2
    rules = sum(not any(_meet(line, other) for other in upright) for line in flat)
    frames = sum(mark.text.strip() == "Signature :" and mark.bottom > max(foot, below) for mark in texts)
    return boxes, rules, frames


def _meet(flat: Mark, upright: Mark) -> bool:
    at_an_end = min(abs(upright.left - flat.left), abs(upright.left - flat.right)) < 3
    return at_an_end and upright.bottom - 3 < flat.bottom < upright.top + 3
