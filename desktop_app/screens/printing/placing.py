"""Where a page lands on the paper: as it is, or made a little smaller when the printer cannot reach its edges."""

from PySide6.QtCore import QRectF, QSizeF

from .render import Look

_NEGLIGIBLE = 0.995
"""Less than this is not worth a word nor a blur: half a millimetre at the edge of A4."""


def shrinking(look: Look, printable: QRectF) -> float:
    """By how much to shrink a page about its middle so that its ink stays within `printable`; at most 1.

    About the middle, so that a fold stays where the sheet is folded. All in points.
    """
    if look.ink.isEmpty() or printable.isEmpty():
        return 1.0
    middle = QRectF(0, 0, look.size.width(), look.size.height()).center()
    reaches = (
        (middle.x() - look.ink.left(), middle.x() - printable.left()),
        (middle.y() - look.ink.top(), middle.y() - printable.top()),
        (look.ink.right() - middle.x(), printable.right() - middle.x()),
        (look.ink.bottom() - middle.y(), printable.bottom() - middle.y()),
    )
    least = min((room / ink for ink, room in reaches if ink > 0), default=1.0)
    return 1.0 if least >= _NEGLIGIBLE else max(least, 0.1)


def placed(sheet: QSizeF, scale: float) -> QRectF:
    """The rectangle of a page of this scale on a sheet of its size."""
    wide, high = sheet.width() * scale, sheet.height() * scale
    return QRectF((sheet.width() - wide) / 2, (sheet.height() - high) / 2, wide, high)
