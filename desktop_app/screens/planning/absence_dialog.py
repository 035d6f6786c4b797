"""Note that an advisor is away: who, from when to when, why, replaced or not, and what that does."""

from datetime import date

from PySide6.QtWidgets import QWidget

from desktop_app.domain.errors import Fault, refuse
from desktop_app.domain.french import capital
from desktop_app.domain.planning import Absence, AbsenceKind, Half
from desktop_app.use_cases.changes import Changes
from desktop_app.use_cases.planning import absences, schedule
from desktop_app.use_cases.planning.cascade import Cascade

from ..context import Context
from ..widgets.date_field import DateField
from ..widgets.fields import ChoiceField, TextField
from ..widgets.reading import date_faults
from .change_dialog import ChangeDialog
from .half_day_field import HalfDayField

_NOBODY = "Non : ces jours-là sont perdus"
_KIND_HELP = "Reste dans Permanence : ni les papiers ni la phrase à dire au téléphone n’en parlent."


class AbsenceDialog(ChangeDialog):
    """`advisor_id` and `day` are whom and when it begins with; 0 and None for whoever comes first, and today."""

    chapter = "absences#noter-une-absence"
    abandon = "Abandonner cette absence ?"
    verb = "Noter l’absence"

    def __init__(
        self, context: Context, advisor_id: int = 0, day: date | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(context, "Noter une absence", parent)
        known = (context.runner.read(schedule.advisors_by_id) or {}).values()
        active = [(each.id, each.name) for each in known if each.active]
        self.who = ChoiceField(active, self.form)
        self.first = HalfDayField(self.today, Half.MORNING, self.form)
        self.last = HalfDayField(self.today, Half.AFTERNOON, self.form)
        self.last.date.line.setPlaceholderText("le même jour")
        self.kind = ChoiceField([(kind, capital(kind.value)) for kind in AbsenceKind], self.form)
        self.known_on, self.told_by = DateField(self.today, self.form), TextField(self.form)
        self.replaced_by = ChoiceField([(0, _NOBODY), *active], self.form)
        self._lay_out()
        self.who.set_value(advisor_id)
        self.first.date.set_value(day or self.today())
        self.known_on.set_value(self.today())
        self.listen(self.who, self.first, self.last, self.kind, self.known_on, self.told_by, self.replaced_by)
        self.look_ahead()
        self.first.setFocus() if advisor_id else self.who.setFocus()

    def read(self) -> Absence:
        """The absence typed."""
        first, known_on = self.first.date.value(), self.known_on.value()
        faults = date_faults({"first": self.first.date, "last": self.last.date, "known_on": self.known_on})
        blamed = {fault.field for fault in faults}
        if first is None and "first" not in blamed:
            faults.append(Fault("first", "Écrivez le premier jour de l’absence."))
        if not self.who.value():
            faults.append(Fault("who", "Choisissez une personne."))
        if known_on is None and "known_on" not in blamed:
            faults.append(Fault("known_on", "Écrivez le jour où vous l’avez su."))
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

    def foresee(self, change: Absence) -> Cascade | None:
        """What it would do."""
        return self.context.runner.beside(self.box).read(absences.preview, change)

    def carry_out(self, change: Absence) -> Changes | None:
        """Note it."""
        return self.context.runner.beside(self.form).do(absences.note, change)

    def _lay_out(self) -> None:
        self.form.row("who", "Qui ?", self.who)
        self.form.row("first", "À partir du", self.first)
        self.form.row("last", "Jusqu’au, ce jour compris", self.last)
        self.form.row("kind", "Pourquoi ?", self.kind, _KIND_HELP)
        self.form.row("replaced_by", "Quelqu’un vient à la place ?", self.replaced_by)
        self.form.row("known_on", "Su quand ?", self.known_on)
        self.form.row("told_by", "Par qui ?", self.told_by, "Facultatif.")
