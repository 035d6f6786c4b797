"""What a workshop is about: said of a date, from the catalogue or in one's own words, or kept in the catalogue."""

from datetime import datetime, timedelta

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from desktop_app.domain.convention import read_items
from desktop_app.domain.errors import Fault
from desktop_app.domain.french import NBSP, capital, day_and_month, hours, lasting
from desktop_app.domain.planning import Axis, CatalogueEntry, Level, Subject
from desktop_app.domain.planning.segment import MOST_PLACES
from desktop_app.domain.planning.workshop import DECIDED_AT, LONGEST_MINUTES, MOST_SESSIONS, decision_moment
from desktop_app.domain.theme import ADMINISTRATIVE_THEMES, THEMES, Theme, themes_for
from desktop_app.use_cases.workshops import catalogue, workshops
from desktop_app.use_cases.workshops.gauges import Gauge

from ..context import Context
from ..form_dialog import FormDialog
from ..theme.tokens import WIDE_CONTENT
from ..widgets.boxes import TickField
from ..widgets.buttons import danger
from ..widgets.date_field import DateField
from ..widgets.fields import ChoiceField, HourField, NoteField, NumberField, TextField
from ..widgets.form import Form
from ..widgets.reading import hour_fault

_EVERY_THEME = (*THEMES, *ADMINISTRATIVE_THEMES)
_LEAST = "En dessous, l’atelier est à décider la veille. 0 : il a lieu quoi qu’il arrive."
_MOST = "0 : la salle, les ordinateurs ou la convention décident seuls."
_OPEN_TO = "Facultatif, un par ligne : « agent de Denain ». Vide : comme le dit la convention."
_THEME = "Le même pour tous les participants ; c’est celui des chiffres."
_LENGTH = "Facultatif : comparée aux heures du jour quand ce titre est donné."
_OWN = 0
_CYCLE = "Les dates suivantes des mêmes heures reçoivent le même titre. 1 : celle-ci seulement."
_UNTITLE = "Les personnes inscrites le restent. Ctrl+Z le remet."
_DECIDED = "Jusque-là l’état suit le nombre d’inscrits ; ensuite quelqu’un décide, une seule fois."


class SubjectRows(QObject):
    """Adds title, theme, minimum, maximum, machine_each, then level, axis, aims and material to a form."""

    def __init__(self, form: Form, themes: tuple[Theme, ...] = _EVERY_THEME) -> None:
        super().__init__(form)
        self._form, row = form, form.row
        offered = [("", "À choisir"), *((each.key, each.label) for each in themes)]
        self.title = row("title", "Titre", TextField(), "Celui de l’affiche et de la feuille d’émargement.")
        self.theme = row("theme", "Motif", ChoiceField(offered), _THEME)
        self.theme.fill_column()

    def add_numbers(self) -> None:
        """How many people it needs and takes."""
        row = self._form.row
        self.minimum = row("minimum", "Minimum", NumberField(0, MOST_PLACES), _LEAST, chars=8)
        self.maximum = row("maximum", "Maximum", NumberField(0, MOST_PLACES), _MOST, chars=8)
        self.machine_each = row("machine_each", "", TickField("Un ordinateur par personne"))

    def add_details(self) -> None:
        """What the programme tells besides, none of it needed."""
        row = self._form.row
        levels = [(None, "Tous niveaux"), *((each, capital(each.value)) for each in Level)]
        axes = [(None, "Aucun"), *((each, capital(each.value)) for each in Axis)]
        self.level = row("level", "Niveau", ChoiceField(levels))
        self.aims = row("aims", "Objectifs", TextField(), "Facultatif : une ligne, pour le programme affiché.")
        self.material = row("material", "Matériel", TextField(), "Facultatif : ce qu’il faut préparer, ou apporter.")
        self.axis = row("axis", "Axe de la stratégie départementale", ChoiceField(axes), "Facultatif.")
        self.open_to = row("open_to", "Réservé à", NoteField(2), _OPEN_TO)
        for choice in (self.level, self.axis):
            choice.fill_column()

    def show(self, subject: Subject) -> None:
        """Put the subject in the fields."""
        self.title.set_value(subject.title)
        self.theme.set_value(subject.theme)
        self.minimum.set_value(subject.minimum)
        self.maximum.set_value(subject.maximum)
        self.machine_each.set_value(subject.machine_each)
        self.level.set_value(subject.level)
        self.aims.set_value(subject.aims)
        self.material.set_value(subject.material)
        self.axis.set_value(subject.axis)
        self.open_to.set_value("\n".join(subject.open_to))

    def read(self) -> Subject:
        """What is typed, not checked."""
        return Subject(
            title=self.title.value(),
            theme=self.theme.value() or "",
            aims=self.aims.value(),
            level=self.level.value(),
            axis=self.axis.value(),
            material=self.material.value(),
            minimum=self.minimum.value(),
            maximum=self.maximum.value(),
            machine_each=self.machine_each.value(),
            open_to=read_items(self.open_to.value().splitlines()),
        )


class EntryDialog(FormDialog):
    """Adds an entry, or corrects one; what was given from it already stays as it was given."""

    chapter = "workshops#le-catalogue"
    abandon = "Abandonner cet atelier ?"
    verb = "Enregistrer"
    tallness = 700
    breadth = WIDE_CONTENT
    hint = "Ctrl+Entrée : enregistrer"

    def __init__(self, context: Context, entry: CatalogueEntry | None, parent: QWidget | None = None) -> None:
        super().__init__(context, "Modifier un atelier" if entry else "Ajouter un atelier", parent)
        self._entry = entry or CatalogueEntry(0, Subject("", "", minimum=4, maximum=8))
        row = self.form.row
        self.form.begin_column()
        self.rows = SubjectRows(self.form)
        self.rows.add_numbers()
        minutes, sessions = NumberField(0, LONGEST_MINUTES, suffix="min"), NumberField(1, MOST_SESSIONS)
        self.minutes = row("minutes", "Durée d’une séance", minutes, _LENGTH, chars=12)
        self.sessions = row("sessions", "Nombre de séances", sessions, "Plus d’une pour un cycle.", chars=8)
        self.form.begin_column()
        self.rows.add_details()
        self.rows.show(self._entry.subject)
        self.minutes.set_value(self._entry.minutes)
        self.sessions.set_value(self._entry.sessions)
        self.rows.title.setFocus()

    def give(self) -> bool:
        read = CatalogueEntry(self._entry.id, self.rows.read(), self.minutes.value(), self.sessions.value())
        return self.do(catalogue.keep, read)


class SubjectDialog(FormDialog):
    """About the hours of one date; the subject that they have is corrected there too."""

    chapter = "workshops#donner-un-titre"
    abandon = "Abandonner ce titre ?"
    verb = "Enregistrer"
    tallness = 700
    breadth = WIDE_CONTENT
    hint = "Ctrl+Entrée : enregistrer"

    def __init__(self, context: Context, gauge: Gauge, parent: QWidget | None = None) -> None:
        super().__init__(context, "Titre de l’atelier", parent)
        self._gauge = gauge
        self._entries: list[CatalogueEntry] = context.runner.read(catalogue.entries) or []
        own = (_OWN, "Autre, à écrire ici")
        titles = [own, *((each.id, each.subject.title) for each in self._entries)]
        self.form.begin_column()
        self.entry = self.form.row("entry", "Dans le catalogue", ChoiceField(titles))
        self.entry.fill_column()
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
        (self.entry if self._entries and gauge.workshop is None else self.rows.title).setFocus()

    def give(self) -> bool:
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
        untitle = danger("Retirer le titre", self, self._untitle)
        self.form.section("Ces heures n’ont finalement pas de titre", _UNTITLE)
        self.form.add(untitle, at_the_left=True)

    def _untitle(self) -> None:
        workshop = self._gauge.workshop
        if workshop and self.context.runner.beside(self.form).do(workshops.untitle, workshop.id):
            self.settled = True
            self.accept()

    def _add_decision(self) -> None:
        row, sessions = self.form.row, NumberField(1, MOST_SESSIONS, suffix="séances")
        self.decide_day = row("decide_by", "À décider avant le", DateField(self.context.today), _DECIDED)
        self.decide_at = row("decide_at", "à", HourField(), chars=12)
        self.sessions = row("sessions", "Combien de séances ?", sessions, _CYCLE, chars=14)
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
        if not self.rows.minimum.value():
            return None
        day, at = self.decide_day.value(), self.decide_at.value()
        faults = []
        if day is None:
            faults.append(Fault("decide_by", "Écrivez une date, par exemple 4/12."))
        if self.decide_at.raw().strip() and at is None:
            faults.append(Fault("decide_at", hour_fault(self.decide_at.raw())))
        self.form.show_faults(faults)
        return datetime.combine(day, at or DECIDED_AT) if day and not faults else None
