"""Say what a workshop is about: from the catalogue or in one's own words, once or for several sessions in a row."""

from datetime import date, datetime, timedelta

from PySide6.QtWidgets import QWidget

from desktop_app.domain.errors import Fault
from desktop_app.domain.french import NBSP, capital, day_and_month, hours, lasting
from desktop_app.domain.planning import CatalogueEntry, Subject
from desktop_app.domain.planning.workshop import DECIDED_AT, MOST_SESSIONS, decision_moment
from desktop_app.domain.theme import themes_for
from desktop_app.use_cases.workshops import catalogue, workshops
from desktop_app.use_cases.workshops.gauges import Gauge

from ..context import Context
from ..form_dialog import FormDialog
from ..theme.tokens import WIDE_CONTENT
from ..widgets.buttons import danger
from ..widgets.date_field import DateField
from ..widgets.fields import ChoiceField, HourField, NumberField
from ..widgets.reading import hour_fault
from .subject_rows import SubjectRows

_OWN = 0
_CYCLE = "Les dates suivantes des mêmes heures reçoivent le même titre. 1 : celle-ci seulement."
_UNTITLE = "Les personnes inscrites le restent. Ctrl+Z le remet."
_DECIDED = "Jusque-là l’état suit le nombre d’inscrits ; ensuite quelqu’un décide, une seule fois."


class SubjectDialog(FormDialog):
    """About the hours of one date; the subject that they have is corrected there too."""

    chapter = "workshops#donner-un-titre"
    abandon = "Abandonner ce titre ?"
    tallness = 700
    breadth = WIDE_CONTENT
    hint = "Ctrl+Entrée : enregistrer"

    def __init__(self, context: Context, gauge: Gauge, parent: QWidget | None = None) -> None:
        super().__init__(context, "Titre de l’atelier", parent)
        self._gauge = gauge
        self._entries: list[CatalogueEntry] = context.runner.read(catalogue.entries) or []
        own = (_OWN, "Autre, à écrire ici")
        self.entry = ChoiceField([own, *((each.id, each.subject.title) for each in self._entries)], self.form)
        self.entry.fill_column()
        self.decide_day, self.decide_at = DateField(self._today, self.form), HourField(self.form)
        self.sessions = NumberField(1, MOST_SESSIONS, self.form, suffix="séances")
        self.form.begin_column()
        self.form.row("entry", "Dans le catalogue", self.entry)
        self.form.show_row("entry", bool(self._entries))
        self.rows = SubjectRows(self.form, themes_for(gauge.session.purpose))
        self.rows.add_numbers()
        self._add_decision()
        self.form.begin_column()
        self.rows.add_details()
        if gauge.workshop is not None and gauge.workshop.decision is None:
            self._add_untitle()
        self._show(gauge)
        self.entry.edited.connect(self._take_entry)
        self._say_when()
        self.say_verb("Enregistrer")
        self.agree.setDefault(True)
        (self.entry if self._entries and gauge.workshop is None else self.rows.title).setFocus()

    def give(self) -> bool:
        """Store it, or show what is wrong beside its field."""
        self.form.clear_faults()
        decide_by = self._decide_by()
        if decide_by is None and self.rows.minimum.value():
            return False
        slot = self._gauge.slot
        done = self.context.runner.beside(self.form).do(
            workshops.give,
            advisor_id=slot.advisor_id,
            start=slot.start,
            subject=self.rows.read(),
            decide_by=decide_by,
            sessions=self.sessions.value(),
            entry_id=self.entry.value() or _OWN,
        )
        return done is not None

    def _add_untitle(self) -> None:
        untitle = danger("Retirer le titre", self)
        self.form.section("Ces heures n’ont finalement pas de titre", _UNTITLE)
        self.form.add(untitle, at_the_left=True)
        untitle.clicked.connect(self._untitle)

    def _untitle(self) -> None:
        workshop = self._gauge.workshop
        if workshop and self.context.runner.beside(self.form).do(workshops.untitle, workshop.id):
            self.settled = True
            self.accept()

    def _add_decision(self) -> None:
        self.form.row("decide_by", "À décider avant le", self.decide_day, _DECIDED)
        self.form.row("decide_at", "à", self.decide_at, chars=12)
        self.form.row("sessions", "Combien de séances ?", self.sessions, _CYCLE, chars=14)
        self.form.show_row("sessions", self._gauge.workshop is None and self._gauge.session.pattern_id != 0)

    def _show(self, gauge: Gauge) -> None:
        workshop = gauge.workshop
        self._fill(workshop.subject if workshop else Subject("", "", minimum=4), 1)
        moment = workshop.decide_by if workshop else decision_moment(gauge.slot.start.date())
        self.decide_day.set_value(moment.date())
        self.decide_at.set_value(moment.time())
        self._from = workshop.entry_id if workshop else _OWN
        self.entry.set_value(self._from)

    def _fill(self, subject: Subject, sessions: int) -> None:
        """Put this in the fields; what is typed over it is not lost without a word."""
        self.rows.show(subject)
        self.sessions.set_value(sessions)
        self._filled = self._typed()

    def _typed(self) -> tuple[Subject, int]:
        return self.rows.read(), self.sessions.value()

    def _take_entry(self) -> None:
        found = next((each for each in self._entries if each.id == self.entry.value()), None)
        if found is not None and not self._may_replace(found):
            self.entry.set_value(self._from)
            return
        self._from = self.entry.value()
        if found is not None:
            self._fill(found.subject, found.sessions if self.form.shows("sessions") else 1)
        self._say_when()

    def _say_when(self) -> None:
        """The hours, and that they are not as long as what the catalogue says of the entry chosen."""
        slot, entry = self._gauge.slot, next((each for each in self._entries if each.id == self._from), None)
        day = day_and_month(slot.start.date())
        told = capital(f"{day}, {hours(slot.start.time(), slot.end.time())}, avec {self._gauge.advisor.name}.")
        minutes = (slot.end - slot.start) // timedelta(minutes=1)
        if entry and not entry.fits(minutes):
            told += f" Au catalogue, une séance dure {lasting(entry.minutes)}{NBSP}; ces heures, {lasting(minutes)}."
        self.say_above(told)

    def _may_replace(self, entry: CatalogueEntry) -> bool:
        return self._typed() == self._filled or self.context.dialogs.ask(
            f"Remplacer ce que vous avez écrit{NBSP}?",
            f"«{NBSP}{entry.subject.title}{NBSP}» prend la place de ce qui est dans les champs.",
            "Remplacer",
            "Garder ce qui est écrit",
        )

    def _decide_by(self) -> datetime | None:
        """The moment typed; None with the fault shown where it cannot be read, or where none is needed."""
        day, at = self.decide_day.value(), self.decide_at.value()
        if not self.rows.minimum.value():
            return None
        faults = []
        if day is None:
            faults.append(Fault("decide_by", "Écrivez une date, par exemple 4/12."))
        if self.decide_at.raw().strip() and at is None:
            faults.append(Fault("decide_at", hour_fault(self.decide_at.raw())))
        if faults:
            self.form.show_faults(faults)
            return None
        assert day
        return datetime.combine(day, at or DECIDED_AT)

    def _today(self) -> date:
        return self.context.desk.now().date()
