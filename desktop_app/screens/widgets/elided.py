"""One line of words that are cut where it matters least: a long name ends in an ellipsis, what comes after stays."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QLabel, QWidget

_END_OF_NAME = "\N{NO-BREAK SPACE}: "


def elided(words: str, metrics: QFontMetrics, room: int) -> str:
    """The words, or as many as there is room for: those before the first colon are cut first, then the middle."""
    if metrics.horizontalAdvance(words) <= room:
        return words
    name, colon, rest = words.partition(_END_OF_NAME)
    rest = words[len(name) :]
    # Set as one run the two may take a pixel more than apart.
    left = room - metrics.horizontalAdvance(rest) - 1
    if colon and left > metrics.horizontalAdvance("…") * 3:
        return metrics.elidedText(name, Qt.TextElideMode.ElideRight, left) + rest
    return metrics.elidedText(words, Qt.TextElideMode.ElideMiddle, room)


class ElidedLabel(QLabel):
    """Shows what there is room for, whatever its width; `words` is the whole."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.words = ""
        self.setTextFormat(Qt.TextFormat.PlainText)

    def say(self, words: str) -> None:
        """Show these words."""
        self.words = words
        self._fit()

    def minimumSizeHint(self) -> QSize:
        """A few letters: a long name may not make the window wider."""
        least = super().minimumSizeHint()
        return QSize(min(least.width(), self.fontMetrics().averageCharWidth() * 8), least.height())

    def sizeHint(self) -> QSize:
        """The room for the whole."""
        return QSize(self.fontMetrics().horizontalAdvance(self.words), super().sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Cut again for the room there is now."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        self.setText(elided(self.words, self.fontMetrics(), self.contentsRect().width()))
