"""Book an appointment, in the order of the conversation: who and what for, then when."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop_app.domain.errors import Fault, InThePast, LikelyDuplicate, Refused
from desktop_app.domain.person import Person
from desktop_app.domain.theme import theme
from desktop_app.use_cases.changes import Changes
from desktop_app.use_cases.mandates import parties
from desktop_app.use_cases.reception import appointments, series
from desktop_app.use_cases.reception.appointments import Place

from ..context import Context
from ..theme.tokens import WIDE_CONTENT
from ..widgets.banner import Banner
from .booking_words import missed_words, who_books
from .details_part import DetailsPart
from .done_part import DonePart
from .papers import preview_card
from .place import Aim, may_come_twice
from .placing_dialog import PlacingDialog
from .what_part import WhatPart
from .when_part import WhenPart
from .when_words import short_moment
from .who_part import WhoPart


class BookingDialog(PlacingDialog):
    """`booked` carries the id of the appointment."""

    chapter = "booking#prendre-un-rendez-vous"

    booked = Signal(int)
    offers_more = True
    breadth = WIDE_CONTENT
    hint = "Ctrl+Entrée : réserver et fermer"

    def __init__(
        self,
        context: Context,
        aim: Aim | None = None,
        parent: QWidget | None = None,
        *,
        verb: Callable[..., Changes] = series.book,
    ) -> None:
        """`verb` is what stores it."""
        super().__init__(context, "Réserver un rendez-vous", parent)
        self._aim, self._verb = aim, verb
        self._appointment_id = 0
        self._someone_else = False
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
        self.done_part = DonePart(self)
        self.stack.addWidget(self.done_part)
        self.who.chosen.connect(self._follow_person)
        self.who.settled.connect(self._go_on)
        self.who.confirmed.connect(self._book_someone_else)
        self.when.changed.connect(self._follow_place)
        self.done_part.card_wanted.connect(self._print_card)
        self.done_part.close_wanted.connect(self.accept)
        self._follow_place()
        self.agree.setDefault(True)
        self.who.focus()

    def give(self) -> bool:
        """Book, or say what is missing beside its field."""
        place, found = self.when.place, self._faults()
        if found or place is None:
            self.form.show_faults(found)
            return False
        self.form.clear_faults()
        person = self.who.person()
        if not may_come_twice(self.context, person, place):
            return False
        try:
            changes = self._book(person, place)
        except LikelyDuplicate:
            self.who.ask_likeness(person)
        except InThePast as question:
            self.form.show_faults(question.faults)
            self.when.ask_past()
        else:
            return self._tell(changes, person, place)
        return False

    def _book(self, person: Person, place: Place) -> Changes | None:
        details = self.details.details
        return self.context.runner.beside(self.form, asking=(LikelyDuplicate, InThePast)).do(
            self._verb,
            person=person,
            advisor_id=place.slot.advisor_id,
            start=place.slot.start,
            theme=self.what.theme,
            circumstances=details.circumstances,
            slots=details.slots,
            repeats=details.repeats,
            past_confirmed=self.when.past_confirmed,
            duplicate_confirmed=self._someone_else,
        )

    def _faults(self) -> list[Fault]:
        faults: list[Fault] = []
        try:
            self.who.person()
        except Refused as refusal:
            faults += refusal.faults
        faults += self.when.faults()
        if not self.what.theme:
            faults.append(Fault("theme", "Choisissez le motif de la visite."))
        return faults

    def _tell(self, changes: Changes | None, person: Person, place: Place) -> bool:
        if changes is None:
            self.when.offer_again()
            return False
        self._appointment_id = changes.subject
        said = [f"{theme(self.what.theme).label}, avec {place.advisor.name}", self.details.details.told()]
        # Of a series it is told here which dates had no place: the line of the window is behind this one.
        said += [changes.told] if self.details.details.repeats.times > 1 else []
        self.stack.setCurrentWidget(self.done_part)
        self.done_part.tell(person.name, place.slot.start, "\n".join(filter(None, said)))
        self.booked.emit(changes.subject)
        return True

    def _go_on(self) -> None:
        self.what.themes.setFocus()

    def _book_someone_else(self) -> None:
        self._someone_else = True
        self.place()
        self._someone_else = False

    def _follow_place(self) -> None:
        place = self.when.place
        if place is not None:
            self.what.offer(place.purpose)
        today = self.context.desk.now().date()
        words = f"Réserver {short_moment(place.slot.start, today)}" if place else "Réserver"
        self._say_who_books(place, today)
        self.say_verb(words)
        self.say_place(place)

    def _say_who_books(self, place: Place | None, today: date) -> None:
        day = place.slot.start.date() if place else self._aim.day if self._aim else today
        terms = self.context.runner.read(parties.of_session, day, place.slot.advisor_id if place else 0)
        words = who_books(terms) if terms else ""
        if terms:
            self.details.expect(terms.booked_by)
        if words != self.booker.sentence():
            self.booker.say(words)

    def _follow_person(self) -> None:
        person = self.who.known
        found = self.context.runner.read(appointments.missed, person) if person else None
        self.missed.say(missed_words(found or ()))
        self.when.offer_to(person.id if person else 0)

    def _print_card(self) -> None:
        # One window is left to close when the card has been seen: of two that went at once, the window manager gave
        # the keyboard to the one that was just going, and the day was left without it.
        if preview_card(self.context, self._appointment_id, self.parentWidget() or self) is not None:
            self.accept()
