"""Fonts, their measures and words laid out, at one scale of type: making them costs more than drawing them."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontMetricsF, QStaticText

from ...theme.tokens import TYPE, scale_of

_MOST_WORDS = 6000
"""What is laid out is forgotten then: a year of weeks has been turned."""


class Lettering:
    """Lengths in device-independent pixels; sizes are those of `tokens.TYPE`."""

    def __init__(self, font: QFont) -> None:
        self.scale = scale_of(font)
        self._family = font
        self._fonts: dict[tuple[str, bool], tuple[QFont, QFontMetricsF]] = {}
        self._fitted: dict[tuple[tuple[str, ...], str, bool, int], str] = {}
        self._widths: dict[tuple[str, str, bool], float] = {}
        self._laid: dict[tuple[str, str, bool, int], QStaticText] = {}

    def px(self, pixels: float) -> float:
        """A length given at scale 1."""
        return pixels * self.scale

    def font(self, size: str, bold: bool = False) -> QFont:
        """The font of this size."""
        return self._made(size, bold)[0]

    def width(self, words: str, size: str, bold: bool = False) -> float:
        """How wide these words are."""
        key = (words, size, bold)
        if key not in self._widths:
            self._widths[key] = self._made(size, bold)[1].horizontalAdvance(words)
        return self._widths[key]

    def line(self, size: str) -> float:
        """How high a line of this size is."""
        return self._made(size, False)[1].height()

    def fitting(self, candidates: tuple[str, ...], size: str, room: float, *, bold: bool = False) -> str:
        """The first of these that fits, from the fullest to the shortest; the last one when none does."""
        key = (candidates, size, bold, int(room))
        if key not in self._fitted:
            fits = (one for one in candidates if self.width(one, size, bold) <= room)
            self._fitted[key] = next(fits, candidates[-1])
        return self._fitted[key]

    def laid(self, words: str, size: str, bold: bool, room: int) -> QStaticText:
        """The words laid out, with an ellipsis where the room ends."""
        key = (words, size, bold, room)
        if key not in self._laid:
            if len(self._laid) > _MOST_WORDS:
                self._laid.clear()
                self._fitted.clear()
                self._widths.clear()
            font, metrics = self._made(size, bold)
            made = QStaticText(metrics.elidedText(words, Qt.TextElideMode.ElideRight, max(0, room)))
            made.setTextFormat(Qt.TextFormat.PlainText)
            made.prepare(font=font)
            self._laid[key] = made
        return self._laid[key]

    def _made(self, size: str, bold: bool) -> tuple[QFont, QFontMetricsF]:
        if (size, bold) not in self._fonts:
            made = QFont(self._family)
            made.setPointSizeF(TYPE[size] * self.scale)
            made.setBold(bold)
            self._fonts[size, bold] = (made, QFontMetricsF(made))
        return self._fonts[size, bold]
