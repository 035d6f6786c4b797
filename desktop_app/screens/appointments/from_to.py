"""Where an appointment is and where it goes, one under the other."""

from datetime import datetime

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QWidget

from desktop_app.domain.french import capital, day_and_month, hour

from ..theme.tokens import Space, px
from ..widgets import labels
from ..widgets.labels import breakable


class FromTo(QFrame):
    """The person's name, « de » the present place, « à » the chosen one."""

    def __init__(self, name: str, start: datetime, advisor: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("tone", "info")
        self._start = start
        self._advisor = advisor
        self._to = labels.strong("", self)
        grid = QGridLayout(self)
        grid.setContentsMargins(*[px(self, Space.L)] * 4)
        grid.setHorizontalSpacing(px(self, Space.M))
        grid.setVerticalSpacing(px(self, Space.XS))
        grid.setColumnStretch(1, 1)
        grid.addWidget(labels.strong(breakable(name), self), 0, 0, 1, 2)
        for row, (word, label) in enumerate(
            (("De", labels.body(self._words(start, advisor), self)), ("À", self._to)), 1
        ):
            head = QLabel(word, self)
            head.setProperty("role", "muted")
            grid.addWidget(head, row, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(label, row, 1)

    def aim(self, start: datetime | None, advisor: str) -> None:
        """Show where it goes, '…' while nothing is chosen; the advisor is said when it is another one."""
        self._to.setText(self._words(start, advisor if advisor != self._advisor else "") if start else "…")

    def _words(self, start: datetime, advisor: str) -> str:
        words = f"{capital(day_and_month(start.date()))} à {hour(start)}"
        return f"{words}, avec {advisor}" if advisor else words
