"""What stands on a page around its story: the band and the mark of a training, a copy's label, boxes for initials."""

from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable, Spacer

from . import fonts
from .blocks import Bold, plain_table, say
from .styles import BAND, BLACK, FIRM, FOOT, HEAD, THIN

DEMO = "ENTRAÎNEMENT – sans valeur"
_WATERMARK, _PALE = 62, 0.87
"""Points, and how near to white: seen across the page and in a photocopy, and every word over it stays legible."""
_LABEL = 75 * mm


def mark_as_fiction(canvas: Canvas, width: float, height: float) -> None:
    """Across each half of the sheet, under the words: what is cut out or folded bears it too."""
    canvas.saveState()
    canvas.setFillGray(_PALE)
    canvas.setFont(fonts.BOLD, _WATERMARK)
    for middle in (height * 0.27, height * 0.73):
        canvas.saveState()
        canvas.translate(width / 2, middle)
        canvas.rotate(24)
        canvas.drawCentredString(0, -_WATERMARK / 3, DEMO.partition(" ")[0])
        canvas.restoreState()
    canvas.restoreState()


def beside(name: Flowable, label: str, width: float) -> Flowable:
    """The name, and at its right the label in a frame."""
    look = (("BOX", (1, 0), (1, 0), FIRM, BLACK), ("LEFTPADDING", (1, 0), (1, 0), 7))
    more = (("TOPPADDING", (1, 0), (1, 0), 1), ("BOTTOMPADDING", (1, 0), (1, 0), 4))
    return plain_table([[name, say(HEAD, Bold(label))]], [width - _LABEL, _LABEL], *look, *more)


def band(width: float) -> Flowable:
    """What says that all is fiction: black on white reversed, so that no printer can lose it."""
    look = (("BACKGROUND", (0, 0), (-1, -1), BLACK), ("LEFTPADDING", (0, 0), (-1, -1), 6))
    more = (("TOPPADDING", (0, 0), (-1, -1), 2), ("BOTTOMPADDING", (0, 0), (-1, -1), 5))
    return plain_table([[say(BAND, DEMO)]], [width], *look, *more)


def initials(*, blank: bool) -> Flowable:
    """Two boxes, or the room they take."""
    tall = 9 * mm
    if blank:
        return Spacer(0, tall)
    boxes = [("BOX", (at, 0), (at, 0), THIN, BLACK) for at in (1, 3)]
    return plain_table(
        [[say(FOOT, "Initiales"), "", "", ""]],
        [46, 42, 6, 42],
        ("VALIGN", (0, 0), (-1, -1), "BOTTOM"),
        *boxes,
        heights=[tall],
    )
