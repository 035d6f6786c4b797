"""What each form looks like as it was last approved, in print and in large print: a difference is a page to look at.

To approve new pictures, look at the pages, then `python -m tests.forms.test_golden_pictures`. They are small and in
four greys, as a printer without colours would have it: enough to see a frame, a rule or a paragraph that moved.
"""

from pathlib import Path

from PIL import Image, ImageChops

from tests.helpers.paper import opened_pdf

from .once import drawn
from .papers import LARGE
from .test_golden import GOLDEN

PICTURES = Path(__file__).parent / "golden" / "pictures"
NAMES = sorted({*GOLDEN, *LARGE})
_DOTS_PER_POINT, _GREYS = 0.5, 4
_MOVED = 0.001
"""How much of a page may differ by more than a grey: a letter is drawn a little otherwise on another system."""


def _path(name: str) -> Path:
    return PICTURES / f"{name.replace(' ', '_')}.png"


def _picture(pdf: bytes) -> Image.Image:
    """Its pages beside one another, without what is printed of the day."""
    with opened_pdf(pdf) as document:
        pages = [page.render(scale=_DOTS_PER_POINT, grayscale=True).to_pil() for page in document]
    sheet = Image.new("L", (sum(page.width for page in pages), max(page.height for page in pages)), 255)
    at = 0
    for page in pages:
        sheet.paste(page, (at, 0))
        at += page.width
    step = 255 // (_GREYS - 1)
    return sheet.point(lambda grey: round(grey / step) * step)


def its_pages_look_as_they_were_last_approved(name: str, pdf: bytes) -> None:
    """Check it, of one of `NAMES`."""
    with Image.open(_path(name)) as kept:
        approved = kept.convert("L")
    found = _picture(pdf)
    assert found.size == approved.size
    differing = ImageChops.difference(found, approved).point(lambda grey: 255 * (grey > 255 // (_GREYS - 1)))
    assert differing.histogram()[255] <= _MOVED * found.width * found.height, "look at it, then approve it"


def test_no_picture_is_left_of_a_paper_that_is_gone() -> None:
    assert {path.name for path in PICTURES.glob("*.png")} == {_path(name).name for name in NAMES}


if __name__ == "__main__":
    for name in NAMES:
        _picture(drawn(name)).quantize(_GREYS, dither=Image.Dither.NONE).save(_path(name), optimize=True)
