"""The paper's style sheet: sizes, leadings, blanks and rules, all readable in black and white."""

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


def style(size: float, leading: float, face: str = REGULAR, **more: object) -> ParagraphStyle:
    """A left-aligned style without hyphenation; `more` as `ParagraphStyle` takes it."""
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
    }
    return ParagraphStyle(f"{face}-{size}", **(settings | more))


TITLE = style(22, 26, BOLD, spaceAfter=4)
SUBTITLE = style(15, 19, spaceAfter=8)
HEADING = style(14, 18, BOLD, spaceBefore=9, spaceAfter=3, keepWithNext=1)
TABLE_HEADING = style(14, 18, BOLD, spaceBefore=9, spaceAfter=3)
BODY = style(12, 15, spaceAfter=3)
BODY_WITH_NEXT = style(12, 15, spaceAfter=3, keepWithNext=1)
BULLET = style(12, 15, leftIndent=12, bulletIndent=1, spaceAfter=1.5)
CELL = style(12, 14.5)
CELL_HEAD = style(12, 14.5, BOLD)
ROW = style(14, 16.5)
ROW_BOLD = style(14, 16.5, BOLD)
LEAD = style(14, 18, spaceAfter=5)
WORD = style(24, 28)
PLACE = style(13, 16, BOLD)
HEAD = style(12, 15)
FOOT = style(10, 12.5)
FOOT_RIGHT = style(10, 12.5, alignment=TA_RIGHT)
BAND = style(14, 17, BOLD, textColor=colors.white)
