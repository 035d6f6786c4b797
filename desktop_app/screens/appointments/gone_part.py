"""What is not held on a day though it was planned, each with why and the way back."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from desktop_app.domain.french import capital
from desktop_app.domain.planning import Loss
from desktop_app.use_cases.reception.today import DayView, Gone

from ..theme.tokens import Space, px
from ..widgets import labels
from ..widgets.buttons import quiet
from ..widgets.labels import breakable

_OPEN, _BACK = "Ouvrir quand même…", "Reprendre"


class GonePart(QWidget):
    """`back_wanted` carries the `Gone` that is to be held after all; there is no way back for a day that is over."""

    back_wanted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines: list[_Line] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(px(self, Space.XS))
        self.hide()

    def show_day(self, view: DayView) -> None:
        """Show what is missing, making or hiding no more lines than needed."""
        while len(self._lines) < len(view.gone):
            line = _Line(self)
            line.back_wanted.connect(self.back_wanted)
            self._lines.append(line)
            self._column.addWidget(line)
        for at, line in enumerate(self._lines):
            line.setVisible(at < len(view.gone))
            if at < len(view.gone):
                line.show_gone(view.gone[at], over=view.day < view.now.date())
        self.setVisible(bool(view.gone))


class _Line(QWidget):
    back_wanted = Signal(object)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._gone: Gone | None = None
        self._words = labels.muted("", self)
        self._back: QPushButton = quiet("", self)
        self._back.clicked.connect(self._ask)
        row = QHBoxLayout(self)
        row.setContentsMargins(px(self, Space.L), 0, 0, 0)
        row.setSpacing(px(self, Space.S))
        row.addWidget(self._words, 1)
        row.addWidget(self._back)

    def show_gone(self, gone: Gone, *, over: bool) -> None:
        """Write whose hours, and why they are not held."""
        self._gone = gone
        # The name stands before already.
        why = gone.lost.loss.value if gone.lost.loss in (Loss.ABSENCE, Loss.REPLACED) else gone.lost.told
        words = f"{gone.advisor.name}, {gone.lost.session.hours_told}. {capital(why)}."
        self._words.setText(breakable(words))
        closed = gone.lost.loss is Loss.CLOSED
        self._back.setText(_OPEN if closed else _BACK)
        self._back.setAccessibleName(f"{_OPEN if closed else _BACK} {gone.advisor.name}, {why}")
        self._back.setVisible(not over and (closed or gone.change is not None))

    def _ask(self) -> None:
        self.back_wanted.emit(self._gone)
