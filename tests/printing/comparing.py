"""What came out of a printer beside what was sent: pages, size, picture, and each word where it stood.

The output is a picture. Its text is compared as one: where a word of the original stands, the paper must show the
very ink of that word, and no other word's.
"""

from __future__ import annotations

from dataclasses import dataclass
from operator import mul
from typing import Any

from PIL import Image, ImageChops, ImageFilter, ImageStat

from tests.helpers.paper import opened_pdf

_DOTS = 100
_POINTS, _FINER = 72, 3
_MOST_DIFFERENT = 0.012
_LEAST_ALIKE, _TOGETHER = 0.84, 3


@dataclass(frozen=True)
class Word:
    """Letters of a word of the original and their box on the page, in points from the top left."""

    text: str
    box: tuple[float, float, float, float]


def same_pages(original: bytes, came: bytes, *, copies: int = 1) -> None:
    """Assert that `copies` of the original came out, collated, in A4, picture and words alike."""
    with opened_pdf(original) as wanted, opened_pdf(came) as got:
        assert len(got) == len(wanted) * copies
        for at in range(len(got)):
            assert [round(side) for side in got.get_page_size(at)] == [595, 842]
            same_page(wanted[at % len(wanted)], got[at])


def same_page(wanted: Any, got: Any) -> None:
    """Assert that one page shows the other."""
    # What lies on its side comes out on an upright sheet, to be turned by a quarter.
    turned = 90 if wanted.get_width() > wanted.get_height() else 0
    sent = picture(wanted)
    came = picture(got, turned).resize(sent.size)
    assert difference(sent, came) < _MOST_DIFFERENT
    soft = [each.filter(ImageFilter.GaussianBlur(0.7)) for each in (sent, came)]
    lost = [word.text for word in words(wanted) if alike(*soft, word) < _LEAST_ALIKE]
    assert not lost, f"not printed as written: {lost}"


def picture(page: Any, turned: int = 0) -> Image.Image:
    """The page in grey, looked at as sharply as it is printed, then from a step back."""
    sharp = page.render(scale=_FINER * _DOTS / _POINTS, rotation=turned, grayscale=True).to_pil().convert("L")
    return sharp.reduce(_FINER)  # type: ignore[no-any-return]


def difference(one: Image.Image, other: Image.Image) -> float:
    """The mean difference of two pictures, from 0 to 1, seen from a step back."""
    blurred = (each.filter(ImageFilter.GaussianBlur(1)) for each in (one, other))
    return float(ImageStat.Stat(ImageChops.difference(*blurred)).mean[0]) / 255


def alike(sent: Image.Image, came: Image.Image, word: Word) -> float:
    """How well the ink of a word fits, from -1 to 1: the correlation of the two pictures within its box."""
    scale = _DOTS / _POINTS
    box = tuple(round(edge * scale) for edge in word.box)
    return _correlation(sent.crop(box).tobytes(), came.crop(box).tobytes())


def _correlation(one: bytes, other: bytes) -> float:
    """In whole numbers until the end: a page has some thousand words, each of some hundred dots."""
    count, its, other_its = len(one), sum(one), sum(other)
    both = count * sum(map(mul, one, other)) - its * other_its
    spread = (count * sum(map(mul, one, one)) - its**2) * (count * sum(map(mul, other, other)) - other_its**2)
    return both / spread**0.5 if spread else float(its == other_its)


def words(page: Any) -> list[Word]:
    """The words of a page with at least three letters, three letters at a time, each in their box."""
    text, high = page.get_textpage(), page.get_height()
    found: list[Word] = []
    letters: list[tuple[str, tuple[float, float, float, float]]] = []
    for at in range(text.count_chars()):
        char = text.get_text_range(at, 1)
        if char.strip():
            letters.append((char, text.get_charbox(at)))
        else:
            found += _word(letters, high)
            letters = []
    return found + _word(letters, high)


def _word(letters: list[tuple[str, tuple[float, float, float, float]]], high: float) -> list[Word]:
    """The word, three letters after three: one wrong letter is lost in a long word."""
    starts = sorted({*range(0, len(letters) - 2, _TOGETHER), max(len(letters) - _TOGETHER, 0)})
    return [_few(letters[start : start + _TOGETHER], high) for start in starts if len(letters) >= _TOGETHER]


def _few(letters: list[tuple[str, tuple[float, float, float, float]]], high: float) -> Word:
    lefts, bottoms, rights, tops = zip(*(box for _, box in letters), strict=True)
    box = min(lefts) - 1, high - max(tops) - 1, max(rights) + 1, high - min(bottoms) + 1
    return Word("".join(char for char, _ in letters), box)
