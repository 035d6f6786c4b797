"""The paper's style sheet: sizes, leadings, blanks and rules, all readable in black and white.

A look is a role (a title, a sentence, a cell…) that has its letters at each `Size`; `page.render` says which is drawn.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from enum import Enum, auto

from reportlab.lib import colors
from reportlab.lib.enums import TA_LEFT, TA_RIGHT
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm

from .fonts import BOLD, REGULAR

PAGE_WIDTH: float = A4[0]
PAGE_HEIGHT: float = A4[1]
SIDE: float = 16 * mm
EDGE: float = 11 * mm
WIDTH: float = PAGE_WIDTH - 2 * SIDE
GUTTER: float = 8 * mm
INSET: float = 7
"""Between a frame and what stands in it."""
BLACK = colors.black
SHADE = colors.Color(0.91, 0.91, 0.91)
THIN, FIRM, STOUT = 0.6, 1.1, 1.4
BOX: float = 5 * mm
WRITING_LINE: float = 8.6 * mm
FRAME_HEIGHT: float = 26 * mm
TALLEST_ROW: float = 165 * mm
"""Under the tallest head and above the tallest foot that can be typed, a page has some more room than this."""


class Size(Enum):
    """Who reads: those of the desk (a sentence in 12 points), the public (14), or who wants large letters (18).

    Sources: Inclusion Europe, Unapei (14 points at least); large print in 16 to 18 points, lines 1.5 apart.
    """

    DESK = auto()
    PUBLIC = auto()
    LARGE = auto()

    @classmethod
    def of_public(cls, *, large: bool) -> "Size":
        """That of a paper which somebody takes home: larger still when it was asked for."""
        return cls.LARGE if large else cls.PUBLIC


_drawn: ContextVar[Size] = ContextVar("size", default=Size.DESK)


@contextmanager
def drawn_at(size: Size) -> Iterator[None]:
    """Whatever is said meanwhile, in this thread, has the letters of this size."""
    before = _drawn.set(size)
    try:
        yield
    finally:
        _drawn.reset(before)


def at_the_desk() -> bool:
    """Whether what is drawn now has the letters of the desk."""
    return _drawn.get() is Size.DESK


def at_size(look: ParagraphStyle) -> ParagraphStyle:
    """This role with the letters that are drawn now; a look of one size only is itself."""
    sizes: dict[Size, ParagraphStyle] = getattr(look, "sizes", {})
    return sizes.get(_drawn.get(), look)


def style(size: float, leading: float, face: str = REGULAR, **more: object) -> ParagraphStyle:
    """A left-aligned style without hyphenation, the same at every size; `more` as `ParagraphStyle` takes it.

    Its `tag` is what the sentence is for whoever listens to the PDF: 'H1', 'H2', 'H3', or 'P'.
    """
    settings: dict[str, object] = {
        "fontName": face,
        "bulletFontName": face,
        "bulletFontSize": size,
        "fontSize": size,
        "leading": leading,
        "alignment": TA_LEFT,
        "hyphenationLang": "",
        "textColor": BLACK,
        "allowWidows": 0,
        "allowOrphans": 0,
        "tag": "P",
    }
    return ParagraphStyle(f"{face}-{size}", **(settings | more))


_Letters = tuple[float, float]
"""The size and the leading, in points."""
_BLANKS = ("spaceBefore", "spaceAfter")


def role(
    desk: _Letters, public: _Letters, large: _Letters, face: str = REGULAR, tag: str = "P", **more: float
) -> ParagraphStyle:
    """A style with its letters at each size; blanks grow with large ones."""
    grown = {name: more[name] * large[0] / public[0] for name in _BLANKS if name in more}
    look = style(*desk, face, tag=tag, **more)
    look.sizes = {
        Size.PUBLIC: style(*public, face, tag=tag, **more),
        Size.LARGE: style(*large, face, tag=tag, **(more | grown)),
    }
    return look


TITLE = role((22, 26), (24, 28), (28, 34), BOLD, "H1", spaceAfter=4)
SUBTITLE = role((15, 19), (16, 21), (20, 27), spaceAfter=8)
HEADING = role((14, 18), (16, 21), (20, 27), BOLD, "H2", spaceBefore=9, spaceAfter=3, keepWithNext=1)
TABLE_HEADING = role((14, 18), (16, 21), (20, 27), BOLD, "H2", spaceBefore=9, spaceAfter=3)
BODY = role((12, 15), (14, 20), (18, 26), spaceAfter=3)
BODY_WITH_NEXT = role((12, 15), (14, 20), (18, 26), spaceAfter=3, keepWithNext=1)
BULLET = role((12, 15), (14, 20), (18, 26), leftIndent=12, bulletIndent=1, spaceAfter=1.5)
for _look in BULLET.sizes.values():
    # The dot and the blank after it take so much: the first line begins where the others do.
    _look.leftIndent = 1.1 * _look.fontSize
CELL = role((12, 14.5), (14, 18), (18, 24))
CELL_HEAD = role((12, 14.5), (14, 18), (18, 24), BOLD)
ROW = role((14, 16.5), (14, 18), (18, 24))
ROW_BOLD = role((14, 16.5), (14, 18), (18, 24), BOLD)
LEAD = role((14, 18), (14, 20), (18, 26), spaceAfter=5)
OBJECT = role((14, 20), (14, 20), (18, 26), BOLD, "H1", spaceAfter=8)
"""What a letter is about."""
SPOKEN = role((14, 20), (14, 20), (18, 26), spaceAfter=8)
WORD = role((24, 28), (24, 28), (28, 34))
PLACE = role((13, 16), (14, 17), (16, 20), BOLD)
HEAD = role((12, 15), (14, 17), (14, 17))
FOOT = role((10, 12.5), (10, 12.5), (12, 15))
FOOT_RIGHT = role((10, 12.5), (10, 12.5), (12, 15), alignment=TA_RIGHT)
BAND = style(14, 17, BOLD, textColor=colors.white)
