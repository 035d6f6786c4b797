"""Book an appointment, in the order of the conversation: who and what for, then when; then what was booked is said."""

from collections.abc import Callable, Sequence
from datetime import date, datetime
from functools import cached_property

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop_app.domain.convention import Booker, Terms
from desktop_app.domain.errors import InThePast
from desktop_app.domain.french import NBSP, capital, day_and_month, hour, plain_date, plural, short_moment
from desktop_app.domain.person import Person
from desktop_app.domain.reception.appointment import Appointment
from desktop_app.domain.theme import theme
from desktop_app.use_cases.changes import Changes
from desktop_app.use_cases.mandates import parties
from desktop_app.use_cases.reception import appointments, series
from desktop_app.use_cases.reception.appointments import Place

from ..context import Context
from ..theme.tokens import WIDE_CONTENT, Space, px
from ..widgets import labels
from ..widgets.banner import Banner
from ..widgets.buttons import Does, primary, secondary
from ..widgets.frame import Frame
from ..widgets.labels import breakable
from ..widgets.painting import Mark
from .details_dialog import DetailsPart
from .papers import preview
from .place import Aim
from .what_part import WhatPart
from .when_part import PlacingDialog, WhenPart
from .who_part import WhoPart

_REPEATED = 2
"""One that was missed says nothing of anybody."""


class BookingDialog(PlacingDialog):
    """What was booked is said in its place, until somebody closes."""

    chapter = "booking#prendre-un-rendez-vous"
    offers_more = True
    breadth = WIDE_CONTENT
    hint = "Ctrl+Entrée : réserver et fermer"

    def __init__(
        self,
        context: Context,
        aim: Aim | None = None,
        parent: QWidget | None = None,
        *,
        verb: Callable[..., Changes] | None = None,
    ) -> None:
        """`verb` is what stores it, None for the usual one."""
        super().__init__(context, "Réserver un rendez-vous", parent)
        self._aim, self._verb = aim, verb or series.book
        self.booker = Banner("info", parent=self)
        self.form.add(self.booker)
        self.form.begin_column()
        self.who = WhoPart(context, self.form)
        self.missed = Banner("info", parent=self)
        self.form.add(self.missed)
        self.what = WhatPart(self.form)
        self.form.begin_column()
        self.when = WhenPart(context, self.form, aim)
        self.details = DetailsPart(context, self.form, self.what)
        self.who.chosen.connect(self._follow_person)
        self.who.settled.connect(self.what.themes.setFocus)
        self.who.confirmed.connect(self.place)
        self.when.changed.connect(self._follow_place)
        self._follow_place()
        self.agree.setDefault(True)
        self.who.focus()

    @cached_property
    def done_part(self) -> "DonePart":
        """What is said once it is booked; made then: whoever is on the telephone waits for the form alone."""
        made = DonePart(self, self._print_card, self.accept)
        self.stack.addWidget(made)
        return made

    def give(self) -> bool:
        place = self.when.place
        faults = [*self.who.faults(), *self.when.faults(), *self.what.faults()]
        if not self.is_right(faults) or place is None:
            return False
        person = self.who.person()
        changes = self.place_at(person, place)
        if changes is not None:
            self._tell(changes, person, place)
        return changes is not None

    def store(self, _person: Person, place: Place) -> Changes | None:
        """Book it there; asks as well whether somebody likely to be known already is."""
        details = self.details.details
        return self.who.do(
            self._verb,
            asking=(InThePast,),
            advisor_id=place.slot.advisor_id,
            start=place.slot.start,
            theme=self.what.theme,
            circumstances=details.circumstances,
            slots=details.slots,
            repeats=details.repeats,
            past_confirmed=self.when.past.value(),
        )

    def _tell(self, changes: Changes, person: Person, place: Place) -> None:
        said = [f"{theme(self.what.theme).label}, avec {place.advisor.name}", self.details.details.told()]
        # Of a series it is told here which dates had no place: the line of the window is behind this one.
        said += [changes.told] if self.details.details.repeats.times > 1 else []
        self.stack.setCurrentWidget(self.done_part)
        self.done_part.tell(person.name, place.slot.start, "\n".join(filter(None, said)))

    def _follow_place(self) -> None:
        place = self.when.place
        if place is not None:
            self.what.offer(place.purpose)
        today = self.context.today()
        self._say_who_books(place, today)
        self.say_verb(f"Réserver {short_moment(place.slot.start, today)}" if place else "Réserver")
        self.say_place(place)

    def _say_who_books(self, place: Place | None, today: date) -> None:
        day = place.slot.start.date() if place else self._aim.day if self._aim else today
        terms = self.context.runner.read(parties.of_session, day, place.slot.advisor_id if place else 0)
        if terms:
            self.details.expect(terms.booked_by)
        if (words := _who_books(terms) if terms else "") != self.booker.sentence():
            self.booker.say(words)

    def _follow_person(self) -> None:
        person = self.who.known
        found = self.context.runner.read(appointments.missed, person) if person else None
        self.missed.say(_missed_words(found or ()))
        self.when.offer_to(person.id if person else 0)

    def _print_card(self) -> None:
        from desktop_app.use_cases.papers import printing

        # One window is left to close when the card has been seen: of two that went at once, the window manager gave
        # the keyboard to the one that was just going, and the day was left without it.
        parent = self.parentWidget() or self
        if preview(self.context, parent, printing.appointment_slip, self._given):
            self.accept()


class DonePart(QWidget):
    """What was booked, in large letters, and the two things left to do."""

    def __init__(self, parent: QWidget, print_card: Does, close: Does) -> None:
        super().__init__(parent)
        self._who, self._when, self._what = labels.title("", self), labels.clock("", self), labels.muted("", self)
        self.print_button = primary("Imprimer la carte", self, print_card, icon="print")
        self.close_button = secondary("Fermer", self, close)
        self.close_button.setAutoDefault(True)
        said = QWidget(self)
        column = QVBoxLayout(said)
        column.setSpacing(px(self, Space.M))
        column.addStretch(1)
        column.addWidget(Mark("check", "accent", 48, self), 0, Qt.AlignmentFlag.AlignCenter)
        for label in (labels.heading("C’est noté", self), self._who, self._when, self._what):
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
            label.setWordWrap(True)
            column.addWidget(label)
        column.addStretch(2)
        Frame(None, (said,), (self.close_button, self.print_button), self, fills=said)

    def tell(self, name: str, start: datetime, what: str) -> None:
        """Say who comes when and for what, with the focus on the card."""
        self._who.setText(breakable(name))
        self._when.setText(f"{capital(day_and_month(start.date()))} à {hour(start)}")
        self._what.setText(what)
        self.print_button.setFocus()


def _missed_words(found: Sequence[Appointment]) -> str:
    """The appointments missed without a word, the newest first, as a fact once there are several; else ''."""
    if len(found) < _REPEATED:
        return ""
    last = plain_date(found[0].start.date())
    return f"{plural(len(found), 'rendez-vous')} sans venir ni prévenir depuis un an, le dernier le {last}."


def _who_books(terms: Terms) -> str:
    """One or two sentences to stand above a booking; '' where the desk books."""
    contact = f"{NBSP}: {terms.booking_contact}" if terms.booking_contact else ""
    match terms.booked_by:
        case Booker.PLACE:
            return ""
        case Booker.ADVISOR:
            told = f"Les rendez-vous se prennent auprès de la personne qui conseille{contact}."
            return f"{told} Notez ici ceux qu’elle transmet."
        case Booker.PARTNER:
            whose = f" ({terms.partner})" if terms.partner else ""
            return f"Les rendez-vous se prennent dans l’application du partenaire{whose}{contact}. Recopiez-les ici."
