"""The panel beside the day: how many people and places, and what needs a decision."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from desktop_app.domain.backup import when
from desktop_app.domain.french import NBSP, capital, hour, listed, plural
from desktop_app.domain.planning import Mode
from desktop_app.use_cases.copies.backups import State
from desktop_app.use_cases.overview.line import Attention
from desktop_app.use_cases.reception.today import DayView, Free, Presence

from ..theme.tokens import Space, bare, edged, px
from ..widgets import labels
from ..widgets.labels import breakable
from ..widgets.layout import take_out
from ..widgets.painting import Mark
from ..widgets.words_button import WordsButton, unclickable


class Aside(QWidget):
    """`wanted` carries the `Attention` to follow. The actions stand first in its `column` until the page moves them."""

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
        # Until it is known.
        self._nothing.hide()
        self.column = bare(QVBoxLayout(self), Space.XS)
        self.column.addWidget(self.doing)
        self.column.addSpacing(px(self, Space.L))
        self._day = self._tell_day()
        self.column.addWidget(self._day)
        self.column.addWidget(labels.heading("À faire", self))
        self.column.addWidget(self._nothing)
        self.column.addStretch(1)
        self._copied, self._copies = Mark("check", "kept", 16, self), labels.muted("", self)
        last = edged(QHBoxLayout(), Space.S, 0, Space.S, 0, 0, within=self)
        for part, share in ((self._copied, 0), (self._copies, 1)):
            part.hide()
            last.addWidget(part, share, Qt.AlignmentFlag.AlignTop)
        self.column.addLayout(last)

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

    @property
    def is_told(self) -> bool:
        """Whether it is known what needs a decision."""
        return self._shown is not None

    def show_attention(self, attention: Sequence[Attention]) -> None:
        """List what needs a decision; the lines stay when they say the same."""
        if tuple(attention) == self._shown:
            return
        self._shown = tuple(attention)
        take_out(self.column, self.lines)
        self.lines = [AttentionLine(each, self) for each in attention]
        for line in self.lines:
            line.clicked.connect(self._follow)
            self.column.insertWidget(self.column.count() - 2, line)
            line.show()
        self._nothing.setVisible(not self.lines)

    def show_backup(self, copies: State | None, today: date) -> None:
        """Say in small when the last verified copy was made, whoever is at work; nothing for None."""
        for part in (self._copied, self._copies):
            part.setVisible(copies is not None)
        if copies is not None:
            made = max(filter(None, (copies.local.verified_at, copies.second.verified_at)), default=None)
            # As the top bar says it: one fact is said in one way on one screen.
            self._copies.setText(f"Sauvegarde{NBSP}: {when(made, today)}" if made else "Aucune sauvegarde vérifiée")
            self._copied.show_picture(*(("check", "kept") if copies.fine else ("attention", "attention")))

    def _follow(self) -> None:
        line = self.sender()
        if isinstance(line, AttentionLine):
            self.wanted.emit(line.attention)

    def _tell_day(self) -> QWidget:
        day = QWidget(self)
        column = edged(QVBoxLayout(day), Space.XS, 0, 0, 0, Space.L)
        for label in (labels.heading("La journée", day), self._people, self._left, self._marks):
            column.addWidget(label)
        return day


class Actions(QWidget):
    """What may be done with the day: in a column of the panel, or in one row above the day."""

    def __init__(self, actions: Sequence[Sequence[QPushButton]], parent: QWidget) -> None:
        super().__init__(parent)
        self._rows = bare(QBoxLayout(QBoxLayout.Direction.TopToBottom, self), Space.XS)
        for action, *beside in actions:
            row = bare(QHBoxLayout(), Space.XS, self)
            row.addWidget(action, 1)
            for button in beside:
                row.addWidget(button)
            self._rows.addLayout(row)

    def stand(self, *, in_a_row: bool) -> None:
        """Be a row, or a column."""
        shape = QBoxLayout.Direction
        self._rows.setDirection(shape.LeftToRight if in_a_row else shape.TopToBottom)


class AttentionLine(WordsButton):
    """What needs a decision, in one sentence; pressed, it leads there."""

    def __init__(self, attention: Attention, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.attention = attention
        self.setProperty("kind", "attention")
        self.setAccessibleName(attention.sentence)
        row = edged(QHBoxLayout(self), Space.S, Space.L, Space.M, Space.S, Space.M)
        row.addWidget(unclickable(labels.body(attention.sentence, self)), 1)
        row.addWidget(unclickable(Mark("next", "attention", 18, self)))


def left_in_words(view: DayView) -> tuple[str, ...]:
    """'Marie Castell : 2 heures libres', 'Atelier de 14 h : complet'; nothing of what is over or needs no booking."""
    return tuple(line for presence in view.here for line in _lines(presence, view))


def _lines(presence: Presence, view: DayView) -> Iterator[str]:
    coming = [each for each in presence.day.segments if datetime.combine(view.day, each.end) > view.now]
    free = [row for row in view.rows if isinstance(row, Free) and row.advisor.id == presence.advisor.id]
    if any(each.mode is Mode.BY_APPOINTMENT for each in coming):
        hours = [row for row in free if row.slot.mode is Mode.BY_APPOINTMENT]
        yield f"{presence.advisor.name}{NBSP}: {_hours(hours)}"
    for workshop in (each for each in coming if each.mode is Mode.WORKSHOP):
        its = (row for row in free if row.slot.mode is Mode.WORKSHOP and row.start.time() == workshop.start)
        seats = sum(row.left for row in its)
        yield f"Atelier de {hour(workshop.start)}{NBSP}: {plural(seats, 'place') if seats else 'complet'}"


def _hours(rows: Sequence[Free]) -> str:
    hours, places = plural(len(rows), "heure libre"), sum(row.left for row in rows)
    if any(row.slot.places > 1 for row in rows):
        return f"{hours}, {plural(places, 'place')}"
    return hours if rows else "complet"
