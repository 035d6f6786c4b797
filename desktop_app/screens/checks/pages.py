"""The preview: a page of a PDF becomes a picture, as on screen and on a printer."""

from collections.abc import Iterator

from desktop_app.system import clock
from desktop_app.use_cases.accounts import opening
from desktop_app.use_cases.checks import Check, require
from desktop_app.use_cases.papers import printing

from ..printing.render import page_picture

_DOTS = 60


def page_checks() -> Iterator[Check]:
    """The one check."""
    yield Check("Aperçu d’une page", _draw_one)


def _draw_one() -> str:
    paper = printing.recovery_sheet(opening.draw_code(), clock.now().date())
    picture = page_picture(paper.build(), 0, _DOTS)
    dark = sum(
        picture.pixelColor(x, y).lightness() < 128
        for x in range(0, picture.width(), 2)
        for y in range(0, picture.height(), 2)
    )
    require(dark > 20, "la page est restée blanche")
    return f"{picture.width()} × {picture.height()} points"
