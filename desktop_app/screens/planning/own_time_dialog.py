"""Note what an advisor did beside receiving people: preparation, travel, training; or correct what was noted."""

from datetime import date

from PySide6.QtWidgets import QWidget

from desktop_app.domain.errors import Fault
from desktop_app.domain.french import NBSP, capital, lasting, long_date
from desktop_app.domain.planning.own_time import OwnTime, TimeKind, length_fault, read_length
from desktop_app.use_cases.planning import own_time, schedule

from ..context import Context
from ..form_dialog import FormDialog
from ..widgets import labels
from ..widgets.fields import ChoiceField, LengthField, TextField, in_words

_APART = "Ce temps reste à part : il ne compte pas dans les heures tenues avec les usagers."
_LENGTH = "En minutes, ou avec « h » : « 45 », « 1 h 30 », « 7 h »."
_NOTE = "Facultatif, en quelques mots, sans nommer personne."


class OwnTimeDialog(FormDialog):
    """`advisor_id` is whose time to begin with, 0 for that of the account; `own` the line to correct, if any."""

    chapter = "absences#noter-un-temps-sans-usagers"
    abandon = "Abandonner ce temps ?"
    tallness = 600
    hint = "Ctrl+Entrée : noter"

    def __init__(
        self,
        context: Context,
        day: date,
        advisor_id: int = 0,
        own: OwnTime | None = None,
        parent: QWidget | None = None,
    ) -> None:
        if own:
            self.hint = f"Ctrl+Entrée{NBSP}: enregistrer"
        super().__init__(context, "Corriger un temps sans usagers" if own else "Noter un temps sans usagers", parent)
        self._day, self._own = day, own
        chosen = advisor_id or context.desk.account.advisor_id
        who = context.runner.read(schedule.advisors_offered, chosen) or ()
        self.form.add(labels.body(f"{capital(long_date(day))}. {_APART}", self.form))
        self.who = self.form.row("advisor_id", "De qui ?", ChoiceField(who))
        self.kind = self.form.row("kind", "Pour quoi ?", ChoiceField(in_words(TimeKind)))
        self.minutes = self.form.row("minutes", "Combien de temps ?", LengthField(), _LENGTH, chars=12)
        self.note = self.form.row("note", "Précision", TextField(), _NOTE)
        self.who.set_value(chosen)
        if own:
            self.kind.set_value(own.kind)
            self.minutes.set_value(lasting(own.minutes))
            self.note.set_value(own.note)
        self.say_verb("Enregistrer" if own else "Noter ce temps")
        (self.kind if chosen else self.who).setFocus()

    def give(self) -> bool:
        typed = self.form.read()
        minutes = read_length(typed["minutes"])
        if minutes is None:
            return self.is_right([Fault("minutes", length_fault(typed["minutes"]))])
        read = OwnTime(self._own.id if self._own else 0, self._day, **typed | {"minutes": minutes})
        return self.do(own_time.note, read)
