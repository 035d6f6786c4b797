"""What a workshop is about: said of a date, from the catalogue or in one's own words, or kept in the catalogue."""

from collections.abc import Iterable
from dataclasses import fields
from datetime import datetime, timedelta

from PySide6.QtWidgets import QWidget

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
from ..widgets.reading import date_faults

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


class _SubjectForm(FormDialog):
    """The rows of a subject, each by the name of what it holds of it."""

    verb = "Enregistrer"
    tallness = 700
    breadth = WIDE_CONTENT
    hint = "Ctrl+Entrée : enregistrer"

    def add_subject(self, themes: Iterable[Theme]) -> None:
        """What it is about, and how many people it needs and takes."""
        row, offered = self.form.row, [("", "À choisir"), *((each.key, each.label) for each in themes)]
        self.title = row("title", "Titre", TextField(), "Celui de l’affiche et de la feuille d’émargement.")
        row("theme", "Motif", ChoiceField(offered), _THEME).fill_column()
        self.minimum = row("minimum", "Minimum", NumberField(0, MOST_PLACES), _LEAST, chars=8)
        row("maximum", "Maximum", NumberField(0, MOST_PLACES), _MOST, chars=8)
        row("machine_each", "", TickField("Un ordinateur par personne"))

    def add_details(self) -> None:
        """What the programme tells besides, none of it needed."""
        row = self.form.row
        levels = [(None, "Tous niveaux"), *((each, capital(each.value)) for each in Level)]
        axes = [(None, "Aucun"), *((each, capital(each.value)) for each in Axis)]
        row("level", "Niveau", ChoiceField(levels)).fill_column()
        row("aims", "Objectifs", TextField(), "Facultatif : une ligne, pour le programme affiché.")
        row("material", "Matériel", TextField(), "Facultatif : ce qu’il faut préparer, ou apporter.")
        row("axis", "Axe de la stratégie départementale", ChoiceField(axes), "Facultatif.").fill_column()
        self.open_to = row("open_to", "Réservé à", NoteField(2), _OPEN_TO)

    def show_subject(self, subject: Subject) -> None:
        """Put the subject in the fields."""
        for name, value in vars(subject).items():
            self.form.fields[name].set_value("\n".join(value) if name == "open_to" else value)

    def subject(self) -> Subject:
        """What is typed, not checked."""
        names = {each.name for each in fields(Subject)}
        typed = {name: value for name, value in self.form.read().items() if name in names}
        return Subject(**typed | {"open_to": tuple(self.open_to.lines())})


class EntryDialog(_SubjectForm):
    """Adds an entry, or corrects one; what was given from it already stays as it was given."""

    chapter = "workshops#le-catalogue"
    abandon = "Abandonner cet atelier ?"

    def __init__(self, context: Context, entry: CatalogueEntry | None, parent: QWidget | None = None) -> None:
        super().__init__(context, "Modifier un atelier" if entry else "Ajouter un atelier", parent)
        self._entry = entry or CatalogueEntry(0, Subject("", "", minimum=4, maximum=8))
        self.form.begin_column()
        self.add_subject(_EVERY_THEME)
        minutes, sessions = NumberField(0, LONGEST_MINUTES, suffix="min"), NumberField(1, MOST_SESSIONS)
        self.minutes = self.form.row("minutes", "Durée d’une séance", minutes, _LENGTH, chars=12)
        self.sessions = self.form.row("sessions", "Nombre de séances", sessions, "Plus d’une pour un cycle.", chars=8)
        self.form.begin_column()
        self.add_details()
        self.show_subject(self._entry.subject)
        self.form.show_value(self._entry)
        self.title.setFocus()

    def give(self) -> bool:
        read = CatalogueEntry(self._entry.id, self.subject(), self.minutes.value(), self.sessions.value())
        return self.do(catalogue.keep, read)


class SubjectDialog(_SubjectForm):
    """About the hours of one date; the subject that they have is corrected there too."""

    chapter = "workshops#donner-un-titre"
    abandon = "Abandonner ce titre ?"

    def __init__(self, context: Context, gauge: Gauge, parent: QWidget | None = None) -> None:
        super().__init__(context, "Titre de l’atelier", parent)
        self._gauge = gauge
        self._entries = {each.id: each for each in context.runner.read(catalogue.entries) or ()}
        own = (_OWN, "Autre, à écrire ici")
        titles = [own, *((id, each.subject.title) for id, each in self._entries.items())]
        self.form.begin_column()
        self.entry = self.form.row("entry", "Dans le catalogue", ChoiceField(titles))
        self.entry.fill_column()
        self.form.show_row("entry", bool(self._entries))
        self.add_subject(themes_for(gauge.session.purpose))
        self._add_decision()
        self.form.begin_column()
        self.add_details()
        if gauge.workshop is not None and gauge.workshop.decision is None:
            self._add_untitle()
        self._show(gauge)
        self.entry.edited.connect(self._take_entry)
        self._say_when()
        (self.entry if self._entries and gauge.workshop is None else self.title).setFocus()

    def give(self) -> bool:
        needed = {"decide_by": "Écrivez une date, par exemple 4/12."} if self.minimum.value() else {}
        if not self.is_right(date_faults({"decide_by": self.decide_day}, **needed)):
            return False
        day, at, slot = self.decide_day.value(), self.decide_at.value() or DECIDED_AT, self._gauge.slot
        return self.do(
            workshops.give,
            advisor_id=slot.advisor_id,
            start=slot.start,
            subject=self.subject(),
            decide_by=datetime.combine(day, at) if needed and day else None,
            sessions=self.sessions.value(),
            entry_id=self.entry.value() or _OWN,
        )

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
        self.show_subject(subject)
        self.sessions.set_value(sessions)
        self._filled = self._typed()

    def _typed(self) -> tuple[Subject, int]:
        return self.subject(), self.sessions.value()

    def _take_entry(self) -> None:
        found = self._entries.get(self.entry.value())
        if found is not None and not self._may_replace(found):
            self.entry.set_value(self._from)
            return
        self._from = self.entry.value()
        if found is not None:
            self._fill(found.subject, found.sessions if self.form.shows("sessions") else 1)
        self._say_when()

    def _say_when(self) -> None:
        """The hours, and that they are not as long as what the catalogue says of the entry chosen."""
        slot, entry = self._gauge.slot, self._entries.get(self._from)
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
