"""« Ressaisir le relevé »: the lines an advisor ticked in the closed office, one after the other."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from desktop_app.domain.advisor import Advisor
from desktop_app.domain.french import NBSP, day_and_month, hours, plural
from desktop_app.domain.nouns.frozen import frozen
from desktop_app.domain.planning import Mode
from desktop_app.domain.reception.tally import MOST_LINES, MOST_MINUTES, OUTCOMES, TallyLine, read_line
from desktop_app.domain.reception.ticket import TicketState
from desktop_app.domain.theme import theme
from desktop_app.use_cases.reception import queue, tallies
from desktop_app.use_cases.reception.tallies import Tallied

from ..context import Context
from ..form_dialog import FormDialog
from ..theme.tokens import WIDE_CONTENT, px
from ..widgets.aloud import announce
from ..widgets.boxes import RadioField
from ..widgets.buttons import quiet
from ..widgets.fields import ChoiceField, NumberField
from ..widgets.row_model import Column, RowModel
from ..widgets.table import TableView
from .redirect_dialog import add_direction
from .what_part import asked_theme

_HOW = "Les personnes venues sans rendez-vous, une ligne chacune. Suppr retire la ligne choisie."
_PEOPLE = "Plus d’une : autant de traits qui disent la même chose."
_OUTCOMES = {
    TicketState.SEEN: "Réalisé",
    TicketState.LEFT: "Parti",
    TicketState.REDIRECTED: "Orienté",
}
"""The words of the boxes of the paper."""
_TABLE = 260
"""Pixels at scale 1: five lines and their head, beside what is typed."""


@frozen
class Numbered:
    """A line with its number."""

    number: int
    line: TallyLine


COLUMNS: tuple[Column[Numbered], ...] = (
    Column("N°", lambda each: str(each.number), right=True),
    Column("Pour quoi", lambda each: theme(each.line.theme).label if each.line.theme else "", stretch=True),
    Column("Pers.", lambda each: str(each.line.people), right=True),
    Column("Min.", lambda each: str(each.line.minutes or ""), right=True),
    Column("Suite", lambda each: " ".join(filter(None, (each.line.outcome.value, each.line.sent_to)))),
)


class TallyDialog(FormDialog):
    """About one advisor on a day that is over, or today; Enter adds the line that is typed."""

    chapter = "walk-ins#ressaisir-le-releve"
    abandon = "Abandonner ce relevé ?"
    breadth = WIDE_CONTENT
    tallness = 700
    hint = "Ctrl+Entrée : enregistrer"

    def __init__(self, context: Context, day: date, advisor: Advisor, parent: QWidget | None = None) -> None:
        super().__init__(context, f"Relevé du {day_and_month(day)}", parent)
        self._day, self._advisor = day, advisor
        self._lines: list[TallyLine] = []
        self.add = quiet("Ajouter la ligne", self, self._add, icon="add")
        self._lay_out(context.runner.read(tallies.of_day, day, advisor.id) or ())
        self.say_verb("Enregistrer le relevé")
        self.add.setDefault(True)
        self.table.unwanted.connect(self._drop)
        self.outcome.edited.connect(self._follow)
        self._begin_line()

    def give(self) -> bool:
        """Note every line, with the one that is being typed."""
        if self._typed() != TallyLine() and not self._add():
            return False
        lines, begins = tuple(self._lines), self.hours.value()
        return self.do(tallies.type_back, self._day, self._advisor.id, lines, begins=begins)

    def _lay_out(self, found: Sequence[Tallied]) -> None:
        noted, row = sum(each.noted for each in found), self.form.row
        already = f" Déjà noté ce jour-là{NBSP}: {plural(noted, 'personne')}." if noted else ""
        offer = self.context.runner.read(queue.known_on, self._day)
        minutes, outcomes = NumberField(0, MOST_MINUTES, suffix="min"), [(each, _OUTCOMES[each]) for each in OUTCOMES]
        self.form.begin_column()
        self.theme = row("theme", "Pour quoi ?", asked_theme(offer.themes if offer else (), self.form))
        self.minutes = row("minutes", "Minutes", minutes, "0 si ce n’est pas noté.", chars=10)
        self.people = row("people", "Personnes", NumberField(1, MOST_LINES), _PEOPLE, chars=10)
        self.outcome = row("outcome", "Suite", RadioField(outcomes))
        self.sent_to = add_direction(self.form)
        self.form.add(self.add, at_the_left=True)
        self.form.begin_column()
        held = [(each.segment.start, _hours_words(each)) for each in found]
        self.hours = row("hours", "Relevé de quelles heures ?", ChoiceField(held or [(None, "")]))
        walk_in = (each.segment.start for each in found if each.segment.mode is Mode.WALK_IN)
        self.hours.set_value(next(walk_in, self.hours.value()))
        self.form.show_row("hours", len(found) > 1)
        self.table = row("lines", self._advisor.name, LineTable(self.form), f"{_HOW}{already}")

    def _typed(self) -> TallyLine:
        sent_to = self.sent_to.value() if self.form.shows("sent_to") else ""
        minutes, outcome = self.minutes.value(), self.outcome.value()
        return TallyLine(self.theme.value(), minutes, outcome, sent_to, self.people.value())

    def _add(self) -> bool:
        """Put the typed line under the others, or say what is wrong beside its field."""
        self.form.clear_faults()
        line = self.context.runner.beside(self.form).judge(lambda: read_line(self._typed()), self.form)
        if line is None:
            return False
        self._lines.append(line)
        self.form.note_edit()
        self._begin_line()
        announce(self, f"Ligne {len(self._lines)} ajoutée.")
        return True

    def _begin_line(self) -> None:
        self.form.show_value(TallyLine())
        self._follow()
        self.theme.setFocus()

    def _drop(self, row: Numbered) -> None:
        del self._lines[row.number - 1]
        self._follow()

    def _follow(self) -> None:
        self.form.show_row("sent_to", self.outcome.value() is TicketState.REDIRECTED)
        self.table.rows.set_rows(Numbered(at, line) for at, line in enumerate(self._lines, 1))
        count, people = len(self._lines), sum(each.people for each in self._lines)
        more = f", {plural(people, 'personne')}" if people > count else ""
        self.say_above(f"{plural(count, 'ligne')} à enregistrer{more}." if count else "")


def _hours_words(tallied: Tallied) -> str:
    """'9 h – 11 h, sans rendez-vous (3 déjà notées)'."""
    part = tallied.segment
    noted = f" ({plural(tallied.noted, 'venue')})" if tallied.noted else ""
    return f"{hours(part.start, part.end)}, {part.mode.value}{noted}"


class LineTable(TableView):
    """`unwanted` carries the line that Delete takes out."""

    unwanted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        self.rows: RowModel[Numbered] = RowModel(COLUMNS, lambda each: each.number, parent)
        super().__init__(self.rows, "Les lignes du relevé", parent)
        self.horizontalHeader().setSectionsClickable(False)
        self.setFixedHeight(px(self, _TABLE))

    def keys_told(self) -> list[tuple[str, str]]:
        return [("Suppr", "Retirer la ligne")]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Delete and (row := self.current_row()):
            self.unwanted.emit(row)
        else:
            super().keyPressEvent(event)
