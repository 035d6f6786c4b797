"""Note that an advisor is away: who, from when to when, why, replaced or not, and what that does."""

from datetime import date

from PySide6.QtWidgets import QWidget

from desktop_app.domain.errors import Fault, refuse
from desktop_app.domain.planning import Absence, AbsenceKind, Half
from desktop_app.use_cases.planning import absences, schedule

from ..context import Context
from ..widgets.date_field import DateField
from ..widgets.fields import ChoiceField, TextField, in_words
from ..widgets.reading import date_faults
from .change_dialog import KNOWN_ON, ChangeDialog
from .fields import HalfDayField

_NOBODY = "Non : ces jours-là sont perdus"
_KIND_HELP = "Reste dans Permanence : ni les papiers ni la phrase à dire au téléphone n’en parlent."


class AbsenceDialog(ChangeDialog):
    """`advisor_id` and `day` are whom and when it begins with; 0 and None for whoever comes first, and today."""

    chapter = "absences#noter-une-absence"
    abandon = "Abandonner cette absence ?"
    verb = "Noter l’absence"
    foreseen_by = staticmethod(absences.preview)
    done_by = staticmethod(absences.note)

    def __init__(
        self, context: Context, advisor_id: int = 0, day: date | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(context, "Noter une absence", parent)
        active, row, today = context.runner.read(schedule.advisors_offered) or [], self.form.row, context.today
        self.who = row("who", "Qui ?", ChoiceField(active))
        self.first = row("first", "À partir du", HalfDayField(today, Half.MORNING))
        self.last = row("last", "Jusqu’au, ce jour compris", HalfDayField(today, Half.AFTERNOON))
        self.last.date.line.setPlaceholderText("le même jour")
        self.kind = row("kind", "Pourquoi ?", ChoiceField(in_words(AbsenceKind)), _KIND_HELP)
        self.replaced_by = row("replaced_by", "Quelqu’un vient à la place ?", ChoiceField([(0, _NOBODY), *active]))
        self.known_on = row("known_on", "Su quand ?", DateField(today))
        self.told_by = row("told_by", "Par qui ?", TextField(), "Facultatif.")
        self.who.set_value(advisor_id)
        self.first.date.set_value(day or context.today())
        self.known_on.set_value(context.today())
        self.look_ahead()
        self.first.setFocus() if advisor_id else self.who.setFocus()

    def read(self) -> Absence:
        first, known_on = self.first.date.value(), self.known_on.value()
        dates = {"first": self.first.date, "last": self.last.date, "known_on": self.known_on}
        faults = date_faults(dates, first="Écrivez le premier jour de l’absence.", known_on=KNOWN_ON)
        if not self.who.value():
            faults.append(Fault("who", "Choisissez une personne."))
        refuse(faults)
        assert first and known_on
        return Absence(
            0,
            self.who.value(),
            first,
            self.last.date.value() or first,
            self.kind.value(),
            known_on,
            self.first.half.value(),
            self.last.half.value(),
            self.told_by.value(),
            self.replaced_by.value(),
        )
