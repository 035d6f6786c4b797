"""Prévu / réalisé: a year of a convention month by month, with the days that explain each difference."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import ClassVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop_app.domain.french import MONTHS, NBSP, capital, plain_date
from desktop_app.domain.fulfilment import Why, asked, counted_in
from desktop_app.domain.planning.equipment import lacked_told
from desktop_app.domain.working_days import add_months
from desktop_app.use_cases.changes import Touched
from desktop_app.use_cases.papers import fulfilment_papers
from desktop_app.use_cases.planning import equipment, fulfilment
from desktop_app.use_cases.planning.fulfilment import Year
from desktop_app.use_cases.reception import demand

from ..appointments.papers import preview
from ..context import Context
from ..page import Page
from ..theme.tokens import Space, bare
from ..widgets import labels
from ..widgets.aloud import announce
from ..widgets.banner import Banner
from ..widgets.buttons import allow, rename, secondary
from ..widgets.empty_state import EmptyState
from ..widgets.fields import ChoiceField
from ..widgets.layout import Stack
from .demand_words import demand_words, is_any
from .lines import Line, lines_of
from .recall_dialog import RecallDialog
from .table import FoldingModel, FoldingTable

_COMES = "Les jours dus, prévus et tenus se comptent à partir de ce jour."
_NO_DAY = "La convention ne couvre aucun jour de cette année."
_NO_VOLUME = "Le texte ne dit pas combien : ce que le calendrier prévoit est dû."


class FulfilmentPage(Page):
    """For the référent; the year that is shown stays while the page does."""

    key: ClassVar[str] = "fulfilment"
    title: ClassVar[str] = "Prévu / réalisé"
    touched_by: ClassVar[Touched] = Touched.APPOINTMENTS | Touched.MANDATES | Touched.SETTINGS

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._shown: Year | None = None
        self._wanted = 0
        self._unfolded: set[date] = set()
        self.convention, self.year = ChoiceField([], self), ChoiceField([], self)
        self.asking = Banner("attention", parent=self)
        self.asking.offer("Voir le premier", self._show_first_asked)
        self.rows = FoldingModel(self)
        self.table = FoldingTable(self.rows, "Mois de la convention", self)
        self.empty = EmptyState("", "", icon="fulfilment", parent=self)
        self.stack = Stack(self)
        self.demand = labels.body("", self)
        self.print_button = secondary("Imprimer l’année", self, self._print, icon="print", keys="Ctrl+P")
        self._how = labels.muted(_HOW, self)
        self._lay_out_table()
        self._connect()
        self.setFocusProxy(self.table)

    def refresh(self) -> None:
        """Read the year in view again; what is unfolded stays so."""
        found = self.context.runner.read(fulfilment.of_year, self.convention.value() or 0, self._wanted)
        if found is None:
            return
        self._shown = found
        self.convention.set_options([(id, capital(name)) for id, name in found.named])
        self.convention.set_value(found.convention.id)
        self.convention.setVisible(len(found.named) > 1)
        self.year.set_options([(year, str(year)) for year in found.years])
        self.year.set_value(found.year)
        self._show_lines()
        promised = f"Dû selon le texte{NBSP}: {found.promised}." if found.promised else _NO_VOLUME
        self.say(f"{promised} Compté en {counted_in(found.unit)}.")
        self.asking.say(_asked(found), aloud=False)
        self._follow_focus()

    def _show_lines(self) -> None:
        assert self._shown
        begun = self._shown.convention.first_day <= self.context.today() or any(
            each.held or each.unknown for each in self._shown.months
        )
        self.rows.set_rows(lines_of(self._shown, self._unfolded))
        self.table.focus_first()
        listed = begun and bool(self._shown.months)
        self.stack.setCurrentWidget(self.table if listed else self.empty)
        self._how.setVisible(listed)
        allow(self.print_button, "" if self._shown.months else _NO_DAY)
        if not begun:
            first = plain_date(self._shown.convention.first_day)
            self.empty.say(f"La convention commence le {first}", _COMES)
        elif not self._shown.months:
            self.empty.say(f"Rien en {self._shown.year}", _NO_DAY)

    def _show_first_asked(self) -> None:
        """Unfold the month of the first day that still wants an answer, and stand on it."""
        reasons = [each for span in self._shown.months for each in span.reasons] if self._shown else []
        first = next((each for each in reasons if each.why in (Why.UNKNOWN, Why.UNANSWERED)), None)
        if first is None:
            return
        self._unfolded.add(first.day.replace(day=1))
        self._show_lines()
        self.table.focus_row(lambda each: each.reason == first)
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _fold(self, line: Line, unfolded: bool) -> None:
        """Unfold the month of this line, or fold it and stand on it."""
        if line.month is None:
            return
        if unfolded and line.folds:
            self._unfolded.add(line.month)
        elif not unfolded:
            self._unfolded.discard(line.month)
        self._show_lines()
        self.table.focus_row(lambda each: each.month == line.month and each.reason is None)
        if line.folds:
            announce(self.table, "déplié" if unfolded else "replié")

    def _choose(self, line: Line) -> None:
        """A month folds or unfolds; a day is gone to, or is said what it was when nobody knows."""
        if line.reason is None:
            self._fold(line, line.month not in self._unfolded)
        elif line.reason.why is Why.UNKNOWN:
            self.context.dialogs.show(RecallDialog(self.context, line.reason.day, self.window()))
        else:
            self.context.go("agenda", day=line.reason.day)

    def _choose_other(self) -> None:
        """Another convention, or another year of it."""
        self._wanted = self.year.value()
        self._unfolded = set()
        self.refresh()

    def _month_in_focus(self) -> int:
        line = self.table.current_row()
        return line.month.month if line is not None and line.month else 0

    def _follow_focus(self, _line: object = None) -> None:
        """The button says what it prints: the month in focus, or the year from its sum."""
        month = self._month_in_focus()
        rename(self.print_button, "Imprimer le mois" if month else "Imprimer l’année")
        self._say_demand(month)

    def _say_demand(self, month: int) -> None:
        """What was asked for and not given: in the month in focus, and in the year where that has nothing to say."""
        assert self._shown
        year, told = self._shown.year, list[str]()
        if month:
            when = f"en {MONTHS[month - 1]} {year}"
            found = self.context.runner.read(demand.of_month, date(year, month, 1))
            told += [demand_words(found, when)] if found else []
        if not (month and found and is_any(found)):
            found = self.context.runner.read(demand.of_year, year)
            told += [demand_words(found, f"en {year}")] if found and (is_any(found) or not month) else []
        self.demand.setText(" ".join([*told, *self._equipment(year, month)]))

    def _equipment(self, year: int, month: int) -> Sequence[str]:
        """What lacked at the sessions of the month in focus, or of the year."""
        assert self._shown
        months = [each.first for each in self._shown.months if month in (0, each.first.month)]
        if not months:
            return ()
        last = add_months(months[-1], 1) - timedelta(1)
        found = self.context.runner.read(equipment.lacked_between, self._shown.convention.id, months[0], last)
        return [words] if found and (words := lacked_told(found)) else ()

    def _print(self) -> None:
        if found := self._shown:
            year = found.convention.id, found.year
            preview(self.context, self, fulfilment_papers.sheet, *year, self._month_in_focus())

    def _lay_out_table(self) -> None:
        self.convention.setAccessibleName("Convention")
        self.year.setAccessibleName("Année")
        choices = bare(QHBoxLayout(), Space.M, self)
        choices.addWidget(self.year)
        choices.addWidget(self.convention)
        choices.addStretch(1)
        for view in (self.table, self.empty):
            self.stack.addWidget(view)
        body = bare(QVBoxLayout(), Space.M, self)
        body.addLayout(choices)
        body.addWidget(self.asking)
        body.addWidget(self.stack, 1)
        body.addWidget(self.demand)
        body.addWidget(self._how)
        self.lay_out(body, actions=(self.print_button,))

    def _connect(self) -> None:
        self.convention.edited.connect(self._choose_other)
        self.year.edited.connect(self._choose_other)
        self.table.fold_wanted.connect(self._fold)
        self.table.row_chosen.connect(self._choose)
        self.table.row_focused.connect(self._follow_focus)


_HOW = "Droite : les jours qui expliquent. Entrée sur un jour : y aller, ou dire ce qu’il fut."


def _asked(found: Year) -> str:
    """'2 jours sans présence : répondre. Un mois marqué * les montre.'"""
    told = asked(found.whole) if found.whole else []
    return f"{' et '.join(told)}{NBSP}: répondre. Un mois marqué * les montre." if told else ""
