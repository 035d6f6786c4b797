"""How the journal stands: its head, in one line under the list, and what a check of all of it found."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from desktop_app.domain.journal import told
from desktop_app.domain.journal.chain import Head
from desktop_app.domain.journal.check import Verdict

from ..theme.tokens import Space, bare, px
from ..widgets import labels
from ..widgets.banner import Banner
from ..widgets.buttons import secondary
from ..widgets.layout import stack_when_narrow

_WHAT_FOR = "Les papiers la portent : un journal refait ou plus ancien ne concorderait plus avec eux."
_LEAST_WIDTH = 640
_BLIND_SPOT = (
    "La vérification ne voit pas le retour d’une copie plus ancienne du fichier entier : "
    "pour cela, comparez le journal avec un papier imprimé."
)


class HeadCard(QFrame):
    """`compare` leads to the papers."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self.compare = secondary("Comparer avec un papier", self, icon="search")
        self._words = labels.strong("", self)
        words = QVBoxLayout()
        words.setSpacing(px(self, Space.XS))
        words.addWidget(self._words)
        words.addWidget(labels.muted(_WHAT_FOR, self))
        self._across = QHBoxLayout(self)
        self._across.setContentsMargins(*(px(self, edge) for edge in (Space.L, Space.S, Space.M, Space.S)))
        self._across.setSpacing(px(self, Space.M))
        self._across.addLayout(words, 1)
        self._across.addWidget(self.compare, 0, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)

    def show_head(self, head: Head) -> None:
        """Show where the journal stands."""
        self._words.setText(f"Tête du journal : {head.in_words}")

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the button under the words when there is no room beside them."""
        super().resizeEvent(event)
        stack_when_narrow(self, self._across, _LEAST_WIDTH)


class VerdictView(QWidget):
    """Hidden until something was checked."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.banner = Banner("info", parent=self)
        self._details = [labels.body("", self) for _ in range(told.TOLD_AT_MOST + 1)]
        self._advice = labels.muted("", self)
        column = bare(QVBoxLayout(self), Space.S)
        for widget in (self.banner, *self._details, self._advice):
            column.addWidget(widget)
        self.hide()

    def show_verdict(self, verdict: Verdict) -> None:
        """Say what was found, with the number and the date of each line."""
        details = told.details(verdict)
        for label, sentence in zip(self._details, details + [""] * len(self._details), strict=False):
            label.setText(sentence)
            label.setVisible(bool(sentence))
        self._advice.setText(_BLIND_SPOT if verdict.sound else told.WAY_OUT)
        self._advice.setVisible(not verdict.stopped)
        self.show()
        self.banner.set_tone("danger" if details else "info")
        self.banner.say(told.summary(verdict))
