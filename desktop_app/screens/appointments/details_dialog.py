"""What else may be said of an appointment: who comes along, for how long, how often, what the advisor should know."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from desktop_app.domain.convention import Booker
from desktop_app.domain.french import capital, plural
from desktop_app.domain.nouns.frozen import frozen
from desktop_app.domain.reception.appointment import MOST_SLOTS
from desktop_app.domain.reception.circumstances import (
    MOST_COMPANY,
    MOST_THEMES,
    USUAL,
    Channel,
    Circumstances,
    read_circumstances,
)
from desktop_app.domain.theme import Theme
from desktop_app.use_cases.reception.series import MOST_TIMES, ONCE, Repeats

from ..context import Context
from ..form_dialog import FormDialog
from ..theme.tokens import WIDE_CONTENT
from ..widgets import labels
from ..widgets.aloud import as_heard
from ..widgets.boxes import TickField
from ..widgets.buttons import quiet
from ..widgets.fields import ChoiceField, TextField, in_words
from ..widgets.form import Form
from ..widgets.labels import breakable
from .what_part import WhatPart

_EVERY = ((1, "toutes les semaines"), (2, "toutes les deux semaines"), (4, "toutes les quatre semaines"))
_TAKERS = {Booker.PLACE: "L’accueil", Booker.ADVISOR: "La personne qui conseille", Booker.PARTNER: "Le partenaire"}


@frozen
class Details:
    """What is said of an appointment beside who, what for and when; `slots` follow one another."""

    circumstances: Circumstances = USUAL
    slots: int = 1
    repeats: Repeats = ONCE

    def told(self) -> str:
        """All of it on one line, '' where nothing is said."""
        every = dict(_EVERY)[self.repeats.weeks]
        often = f"{self.repeats.times} fois, {every}" if self.repeats.times > 1 else ""
        length = f"{self.slots} créneaux à la suite" if self.slots > 1 else ""
        return capital(" · ".join(filter(None, (length, often, *self.circumstances.told()))))


class DetailsDialog(FormDialog):
    """Holds `details`, read when the button is pressed; once an appointment is booked its length and series are not."""

    chapter = "booking#preciser-un-rendez-vous"
    abandon = "Fermer sans garder ces précisions ?"
    breadth = WIDE_CONTENT

    def __init__(
        self,
        context: Context,
        details: Details,
        theme: str,
        themes: Sequence[Theme],
        *,
        booked: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        """`theme` is the first one, which is not offered again among `themes`."""
        super().__init__(context, "Préciser le rendez-vous", parent)
        self.details, self._theme = details, theme
        self.form.begin_column()
        self._add_who(self.form, themes)
        self.form.begin_column()
        if not booked:
            self._add_when(self.form)
        self._add_how(self.form)
        self._show(details)
        self._follow()
        self.say_verb("Garder")
        self.company.setFocus()

    def give(self) -> bool:
        beside = self.context.runner.beside(self.form)
        said = beside.judge(lambda: read_circumstances(self._typed(), self._theme), self.form)
        if said is None:
            return False
        slots, repeats = self.details.slots, self.details.repeats
        if self.form.has("slots"):
            slots, repeats = self.slots.value(), Repeats(self.times.value(), self.weeks.value())
        self.details = Details(said, slots, repeats)
        return True

    def _add_who(self, form: Form, themes: Sequence[Theme]) -> None:
        companies = [(0, "Personne d’autre"), *((n, plural(n, "personne")) for n in range(1, MOST_COMPANY + 1))]
        others = [("", "Aucun"), *((each.key, each.label) for each in themes if each.key != self._theme)]
        self.company = form.row("company", "Qui vient avec elle ou lui ?", ChoiceField(companies, form))
        self.with_whom = form.row(
            "with_whom", "Qui est-ce ?", TextField(form), "Si c’est utile : sa fille, un interprète."
        )
        self.also = [ChoiceField(others, form) for _ in range(MOST_THEMES)]
        for at, (field, label) in enumerate(zip(self.also, ("Autre motif", "Et encore"), strict=True)):
            field.fill_column()
            form.row("also" if not at else f"also{at}", label, field)
            field.edited.connect(self._follow)
        self.note = form.row(
            "note", "À savoir pour le rendez-vous", TextField(form), "Jamais sur la feuille d’émargement."
        )
        self.sooner = form.row("sooner", "", TickField("Viendrait plus tôt si une place se libère", form))
        self.company.edited.connect(self._follow)

    def _add_when(self, form: Form) -> None:
        lengths = [(1, "Un créneau"), *((n, f"{n} créneaux à la suite") for n in range(2, MOST_SLOTS + 1))]
        times = [(1, "Une seule fois"), *((n, f"{n} fois") for n in range(2, MOST_TIMES + 1))]
        every = [(weeks, capital(words)) for weeks, words in _EVERY]
        self.slots = form.row("slots", "Durée", ChoiceField(lengths, form))
        self.times = form.row("times", "Combien de fois ?", ChoiceField(times, form))
        self.weeks = form.row("weeks", "Tous les combien ?", ChoiceField(every, form), "Le même jour, à la même heure.")
        self.times.edited.connect(self._follow)

    def _add_how(self, form: Form) -> None:
        self.channel = form.row("channel", "Comment ?", ChoiceField(in_words(Channel), form))
        self.taken_by = form.row("taken_by", "Qui a pris ce rendez-vous ?", ChoiceField(_TAKERS.items(), form))

    def _show(self, details: Details) -> None:
        self.form.show_value(details.circumstances)
        for field, key in zip(self.also, details.circumstances.also, strict=False):
            field.set_value(key)
        if self.form.has("slots"):
            self.slots.set_value(details.slots)
            self.times.set_value(details.repeats.times)
            self.weeks.set_value(details.repeats.weeks)

    def _typed(self) -> Circumstances:
        return Circumstances(
            company=self.company.value(),
            with_whom=self.with_whom.value() if self.form.shows("with_whom") else "",
            note=self.note.value(),
            channel=self.channel.value(),
            taken_by=self.taken_by.value(),
            also=tuple(key for field in self.also if (key := field.value())),
            sooner=self.sooner.value(),
        )

    def _follow(self) -> None:
        self.form.show_row("with_whom", bool(self.company.value()))
        self.form.show_row("also1", bool(self.also[0].value()))
        if self.form.has("slots"):
            self.form.show_row("weeks", self.times.value() > 1)


class DetailsPart(QObject):
    """Adds to a form the button that leads there, and a line of words that tells what was said.

    `booked` is whether the appointment is, so that neither its length nor a series is asked.
    """

    def __init__(self, context: Context, form: Form, what: WhatPart, *, booked: bool = False) -> None:
        super().__init__(form)
        self._context, self._form, self._what, self._booked = context, form, what, booked
        self._asked_who = False
        self.details = Details()
        self.button = quiet("Préciser… (accompagnant, durée, série)", form, self._ask, icon="edit")
        self.told = labels.muted("", form)
        form.add(self.button, at_the_left=True)
        form.add(self.told)
        self.show(self.details)

    def show(self, details: Details) -> None:
        """Tell what is said by now."""
        self.details = details
        words = details.told()
        self.told.setText(breakable(words))
        self.told.setVisible(bool(words))
        self.button.setAccessibleDescription(as_heard(words))

    def expect(self, taker: Booker) -> None:
        """Take it that this is who took the appointment, until somebody says otherwise."""
        if not self._asked_who:
            said = replace(self.details.circumstances, taken_by=taker)
            self.details = replace(self.details, circumstances=said)

    def _ask(self) -> None:
        what, over = self._what, self.button.window()
        self._asking = DetailsDialog(
            self._context, self.details, what.theme, what.offered, booked=self._booked, parent=over
        )
        self._asking.accepted.connect(self._take)
        self._context.dialogs.show(self._asking)

    def _take(self) -> None:
        self._asked_who = True
        self.show(self._asking.details)
        self._form.note_edit()
