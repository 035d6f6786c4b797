"""The panel beside the day: how many people and places, and what needs a decision."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from desktop_app.domain.backup import when
from desktop_app.domain.french import NBSP, capital, listed, plural
from desktop_app.use_cases.copies.backups import State
from desktop_app.use_cases.overview.line import Attention
from desktop_app.use_cases.reception.today import DayView

from ..theme.tokens import Space, px
from ..widgets import labels
from ..widgets.labels import breakable
from ..widgets.painting import Mark
from .attention_line import AttentionLine
from .left_words import left_in_words


class Aside(QWidget):
    """`wanted` carries the `Attention` to follow."""

    wanted = Signal(object)

    def __init__(self, actions: Sequence[Sequence[QPushButton]], parent: QWidget | None = None) -> None:
        """Each action, with the small button that stands beside it if one does."""
        super().__init__(parent)
        self.doing = Actions(actions, self)
        self.lines: list[AttentionLine] = []
        self._shown: tuple[Attention, ...] | None = None
        self._people, self._left = labels.strong("", self), labels.muted("", self)
        self._marks = labels.muted("", self)
        self._nothing = labels.muted("Rien d’autre ne demande votre attention.", self)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(px(self, Space.XS))
        self._column.addWidget(self.doing)
        self._column.addSpacing(px(self, Space.L))
        self._day = self._tell_day()
        self._column.addWidget(self._day)
        self._column.addWidget(labels.heading("À faire", self))
        self._column.addWidget(self._nothing)
        self._column.addStretch(1)
        self._backup = _BackupLine(self)
        self._column.addWidget(self._backup)

    def take_actions(self) -> None:
        """Have them in its column again."""
        self.doing.stand(in_a_row=False)
        self._column.insertWidget(0, self.doing)

    def show_day(self, view: DayView) -> None:
        """Say who comes and what is left to give, if it is a day."""
        self._day.setVisible(bool(view.here or view.booked))
        booked = sum(row.appointment.holds_a_place for row in view.booked)
        told = plural(booked, "rendez-vous")
        self._people.setText(f"{told}, {view.waiting} en attente" if view.waiting else told)
        left = left_in_words(view)
        self._left.setText(breakable("\n".join(left)))
        self._left.setVisible(bool(left))
        self._marks.setText(capital(listed(view.marks)))
        self._marks.setVisible(bool(view.marks))

    def show_attention(self, attention: Sequence[Attention]) -> None:
        """List what needs a decision; the lines stay when they say the same."""
        if tuple(attention) == self._shown:
            return
        self._shown = tuple(attention)
        for line in self.lines:
            line.hide()
            self._column.removeWidget(line)
            line.deleteLater()
        self.lines = [AttentionLine(each, self) for each in attention]
        for line in self.lines:
            line.wanted.connect(self.wanted)
            self._column.insertWidget(self._column.count() - 2, line)
            line.show()
        self._nothing.setVisible(not self.lines)

    def show_backup(self, copies: State | None, today: date) -> None:
        """Say in small when the last verified copy was made, whoever is at work; nothing for None."""
        self._backup.show_state(copies, today)

    def _tell_day(self) -> QWidget:
        day = QWidget(self)
        column = QVBoxLayout(day)
        column.setContentsMargins(0, 0, 0, px(self, Space.L))
        column.setSpacing(px(self, Space.XS))
        for label in (labels.heading("La journée", day), self._people, self._left, self._marks):
            column.addWidget(label)
        return day


class Actions(QWidget):
    """What may be done with the day: in a column of the panel, or in one row above the day."""

    def __init__(self, actions: Sequence[Sequence[QPushButton]], parent: QWidget) -> None:
        super().__init__(parent)
        self._rows = QBoxLayout(QBoxLayout.Direction.TopToBottom, self)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(px(self, Space.XS))
        for action, *beside in actions:
            row = QHBoxLayout()
            row.setSpacing(px(self, Space.XS))
            row.addWidget(action, 1)
            for button in beside:
                row.addWidget(button)
            self._rows.addLayout(row)

    def stand(self, *, in_a_row: bool) -> None:
        """Be a row, or a column."""
        shape = QBoxLayout.Direction
        self._rows.setDirection(shape.LeftToRight if in_a_row else shape.TopToBottom)


class _BackupLine(QWidget):
    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._mark, self._words = Mark("check", "kept", 16, self), labels.muted("", self)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, px(self, Space.S), 0, 0)
        row.setSpacing(px(self, Space.S))
        row.addWidget(self._mark, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._words, 1)
        self.hide()

    def show_state(self, copies: State | None, today: date) -> None:
        self.setVisible(copies is not None)
        if copies is None:
            return
        made = max(filter(None, (copies.local.verified_at, copies.second.verified_at)), default=None)
        self._words.setText(f"Sauvegarde{NBSP}: {when(made, today) if made else 'pas encore'}")
        self._mark.show_picture(*(("check", "kept") if copies.fine else ("attention", "attention")))
