"""An event of a day: where, with whom, and how many people there were; no name is asked."""

from dataclasses import replace
from datetime import date

from PySide6.QtWidgets import QWidget

from desktop_app.domain.errors import Fault
from desktop_app.domain.french import capital, long_date
from desktop_app.domain.reception.event import MOST_PEOPLE, Event, EventKind
from desktop_app.domain.reception.profile import ANSWERS, Question
from desktop_app.use_cases.planning import schedule
from desktop_app.use_cases.reception import events

from ..appointments.profile_dialog import CountsField
from ..context import Context
from ..form_dialog import FormDialog
from ..theme.tokens import WIDE_CONTENT
from ..widgets import labels
from ..widgets.boxes import TickField
from ..widgets.fields import ChoiceField, HourField, NumberField, TextField, in_words
from ..widgets.reading import hour_fault

_HOW = "Personne n’est nommé : le nombre suffit, et le profil si l’on a coché des traits."


class EventDialog(FormDialog):
    """`advisor_id` is who held it to begin with, 0 for the account's; `event` the one to correct, if any.

    How many came is asked from its day on.
    """

    chapter = "absences#noter-un-evenement"
    abandon = "Abandonner cet événement ?"
    tallness = 700
    breadth = WIDE_CONTENT
    hint = "Ctrl+Entrée : enregistrer"

    def __init__(
        self,
        context: Context,
        day: date,
        advisor_id: int = 0,
        event: Event | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(context, "Corriger un événement" if event else "Noter un événement", parent)
        self._event, self._day = event, event.day if event else day
        chosen = advisor_id or context.desk.account.advisor_id
        self.who = ChoiceField(context.runner.read(schedule.advisors_offered, chosen) or ())
        self._lay_out()
        self.who.set_value(chosen)
        self._show(event)
        self.said.edited.connect(self._follow)
        self.headcount.edited.connect(self._follow)
        self._follow()
        self.say_verb("Enregistrer")
        (self.headcount if event and self.form.shows("headcount") else self.title).setFocus()

    def give(self) -> bool:
        hours = {"start": self.start, "end": self.end}
        faults = [Fault(name, hour_fault(field.raw())) for name, field in hours.items() if field.value() is None]
        if not self.who.value():
            faults.append(Fault("advisor_id", "Dites quel conseiller y était."))
        typed = self.form.read()
        numbers = {key: number for each in Question for key, number in typed.pop(each.name).items()}
        if not (typed.pop("said") and self._over):
            typed["headcount"], numbers = None, {}
        event = Event(self._event.id if self._event else 0, self._day, **typed, numbers=numbers)
        return self.is_right(faults) and self.do(events.keep, event)

    @property
    def _over(self) -> bool:
        return self._day <= self.context.today()

    def _lay_out(self) -> None:
        form = self.form
        form.add(labels.body(f"{capital(long_date(self._day))}. {_HOW}", form))
        form.begin_column()
        self.title = form.row("title", "Titre", TextField(), "« Forum des associations », « Initiation au marché »…")
        self.kind = form.row("kind", "Quoi", ChoiceField(in_words(EventKind)))
        self.where = form.row("place", "Où", TextField())
        self.start = form.row("start", "De", HourField(), chars=12)
        self.end = form.row("end", "À", HourField(), chars=12)
        form.row("advisor_id", "Avec qui", self.who)
        form.begin_column()
        self.said = form.row("said", "", TickField("Le nombre est connu"))
        self.headcount = form.row("headcount", "Combien de personnes", NumberField(0, MOST_PEOPLE), chars=8)
        self.counts = {
            each: form.row(each.name, each.value, CountsField(each.value, ANSWERS[each])) for each in Question
        }

    def _show(self, event: Event | None) -> None:
        if event:
            self.form.show_value(replace(event, headcount=event.headcount or 0))
        self.said.set_value(event is None or event.headcount is not None)
        for counts in self.counts.values():
            counts.set_value(event.numbers if event else {}, (event.headcount or 0) if event else 0)

    def _follow(self) -> None:
        shown = self._over and self.said.value()
        self.form.show_row("said", self._over)
        for name in ("headcount", *(question.name for question in Question)):
            self.form.show_row(name, shown)
        for counts in self.counts.values():
            counts.set_value(counts.value(), self.headcount.value())
