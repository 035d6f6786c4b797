"""What the booking dialog says once it is done, with the card to print."""

from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop_app.domain.french import capital, day_and_month, hour

from ..theme.tokens import Space, px
from ..widgets import labels
from ..widgets.buttons import primary, secondary
from ..widgets.frame import Frame
from ..widgets.labels import breakable
from ..widgets.painting import Mark


class DonePart(QWidget):
    """`card_wanted` and `close_wanted`: the two things left to do."""

    card_wanted = Signal()
    close_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._who, self._when, self._what = labels.title("", self), labels.clock("", self), labels.muted("", self)
        self.print_button = primary("Imprimer la carte", self, icon="print")
        self.close_button = secondary("Fermer", self)
        self.print_button.clicked.connect(self.card_wanted)
        self.close_button.clicked.connect(self.close_wanted)
        # Only one button of a dialog answers Enter: the other page's, until this one is shown.
        self.print_button.setDefault(False)
        self.close_button.setAutoDefault(True)
        said = QWidget(self)
        column = QVBoxLayout(said)
        column.setSpacing(px(self, Space.M))
        column.addStretch(1)
        column.addWidget(Mark("check", "accent", 48, self), 0, Qt.AlignmentFlag.AlignCenter)
        for label in (labels.heading("C’est noté", self), self._who, self._when, self._what):
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
            label.setWordWrap(True)
            column.addWidget(label)
        column.addStretch(2)
        Frame(None, (said,), (self.close_button, self.print_button), self, fills=said)

    def tell(self, name: str, start: datetime, what: str) -> None:
        """Say who comes when and for what, with the focus on the card."""
        self._who.setText(breakable(name))
        self._when.setText(f"{capital(day_and_month(start.date()))} à {hour(start)}")
        self._what.setText(what)
        self.print_button.setDefault(True)
        self.print_button.setFocus()
