"""What a whole check found: one line when all is well, the list of what is wrong otherwise."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop_app.domain.journal import told
from desktop_app.domain.journal.check import Verdict

from ..theme.tokens import Space, px
from ..widgets import labels
from ..widgets.banner import Banner

_BLIND_SPOT = (
    "La vérification ne voit pas le retour d’une copie plus ancienne du fichier entier : "
    "pour cela, comparez le journal avec un papier imprimé."
)


class VerdictView(QWidget):
    """Hidden until something was checked."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.banner = Banner("info", parent=self)
        self._details = [labels.body("", self) for _ in range(told.TOLD_AT_MOST + 1)]
        self._advice = labels.muted("", self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(self, Space.S))
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
