"""Which lines to show: a period, a kind of action, an account; each choice is applied at once."""

from collections.abc import Callable, Sequence
from datetime import date, timedelta
from enum import Enum

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop_app.domain.journal import TOPICS, Filter

from ..theme.tokens import Space, bare, px, window_room
from ..widgets.aloud import mark_faulty
from ..widgets.banner import Banner
from ..widgets.date_field import DateField
from ..widgets.fields import ChoiceField
from ..widgets.flow import Flow
from ..widgets.form import Labelled
from ..widgets.line import inner

_LONGEST_DATE = 16
"""In characters, beyond what a line holds by itself: « mercredi 24 septembre 2025 »."""


class Period(Enum):
    """What a référent asks for; the value is the choice offered."""

    ALL = "Depuis le début"
    TODAY = "Aujourd’hui"
    WEEK = "Les 7 derniers jours"
    MONTH = "Ce mois-ci"
    DATES = "Entre deux dates"


class Filters(QWidget):
    """`changed` when other lines are wanted; `wanted` gives them, None while a date cannot be read."""

    changed = Signal()

    def __init__(self, today: Callable[[], date], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._today = today
        self.period = ChoiceField([(period, period.value) for period in Period])
        self.topic = ChoiceField([(None, "Toutes les actions"), *((topic, topic.title) for topic in TOPICS)])
        self.account = ChoiceField([("", "Tous les comptes")])
        # A day typed without its year is the last such day, not the next one.
        self.first, self.last = (DateField(self._a_year_ago) for _ in range(2))
        for each in (self.first, self.last):
            wanted = each.sizeHint().width() + each.fontMetrics().averageCharWidth() * _LONGEST_DATE
            each.setMinimumWidth(min(wanted, window_room(self).width() * 3 // 5))
        self.fault = Banner("danger", parent=self)
        self._lay_out()
        self._connect()

    def wanted(self) -> Filter | None:
        """The lines chosen; None while a date cannot be read or the two are the wrong way round."""
        actions = self.topic.value().actions if self.topic.value() else frozenset()
        days = self._days()
        return Filter(actions, self.account.value(), *days) if days else None

    def offer(self, writers: Sequence[tuple[str, str]]) -> None:
        """Offer these accounts, pairs such as ('compte-3', 'Accueil'), keeping the one chosen."""
        self.account.set_options([("", "Tous les comptes"), *writers])

    def open_all(self) -> None:
        """Leave nothing out."""
        for choice, value in ((self.period, Period.ALL), (self.topic, None), (self.account, "")):
            choice.set_value(value)
        self._change_period()

    def _days(self) -> tuple[date | None, date | None] | None:
        today = self._today()
        match self.period.value():
            case Period.TODAY:
                return today, today
            case Period.WEEK:
                return today - timedelta(days=6), today
            case Period.MONTH:
                return today.replace(day=1), today
            case Period.DATES:
                return self._dates_typed()
        return None, None

    def _dates_typed(self) -> tuple[date | None, date | None] | None:
        if self._unread():
            return None
        first, last = self.first.value(), self.last.value()
        return None if first and last and last < first else (first, last)

    def _unread(self) -> list[DateField]:
        return [each for each in (self.first, self.last) if each.raw().strip() and each.value() is None]

    def _change_period(self) -> None:
        dated = self.period.value() is Period.DATES
        if dated and not any(each.raw() for each in (self.first, self.last)):
            self.first.set_value(self._today().replace(day=1))
            self.last.set_value(self._today())
        self._dates.setVisible(dated)
        self._blame("", [])
        self.changed.emit()

    def _apply(self) -> None:
        self._blame("", [])
        if self.wanted() is not None:
            self.changed.emit()

    def _judge(self) -> None:
        """Say what is wrong with the dates once they are typed."""
        if self.period.value() is not Period.DATES or self.wanted() is not None:
            return
        if unread := self._unread():
            self._blame("Cette date ne se lit pas : écrivez-la comme 27/11/2025.", unread)
        else:
            self._blame("La seconde date vient avant la première : échangez-les.", [self.last])

    def _blame(self, sentence: str, fields: Sequence[DateField]) -> None:
        self.fault.say(sentence)
        for each in (self.first, self.last):
            mark_faulty(inner(each), sentence if each in fields else "")

    def _a_year_ago(self) -> date:
        return self._today() - timedelta(days=364)

    def _lay_out(self) -> None:
        choices = (("Période", self.period), ("Actions", self.topic), ("Compte", self.account))
        gaps = px(self, Space.L), px(self, Space.S)
        self._dates = Flow([Labelled("Du", self.first, 0, self), Labelled("Au", self.last, 0, self)], *gaps, self)
        column = bare(QVBoxLayout(self), Space.S)
        column.addWidget(Flow([Labelled(label, field, 0, self) for label, field in choices], *gaps, self))
        column.addWidget(self._dates)
        column.addWidget(self.fault)
        self._dates.hide()

    def _connect(self) -> None:
        self.period.edited.connect(self._change_period)
        for choice in (self.topic, self.account):
            choice.edited.connect(self.changed)
        for each in (self.first, self.last):
            each.edited.connect(self._apply)
            each.line.editingFinished.connect(self._judge)
