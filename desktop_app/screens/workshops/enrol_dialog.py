"""Enrol somebody in a workshop; once it is full, put them on its waiting list, or say why they come all the same."""

from enum import Enum
from typing import Any

from PySide6.QtWidgets import QWidget

from desktop_app.domain.errors import InThePast, LikelyDuplicate, Refused, SlotTaken
from desktop_app.domain.person import Person
from desktop_app.use_cases.changes import Changes
from desktop_app.use_cases.reception import enrolment
from desktop_app.use_cases.workshops import gauges
from desktop_app.use_cases.workshops.gauges import Gauge

from ..appointments.who_part import WhoPart
from ..context import Context
from ..form_dialog import FormDialog
from ..widgets.boxes import RadioField
from ..widgets.fields import TextField
from .eligibility_dialogs import SEEN_HELP, seen_field

_BEYOND = "Il reste écrit avec l’atelier : « apporte son ordinateur », « accompagne sa mère »…"
_UNTITLED = "Donnez un titre à cet atelier pour ouvrir une liste d’attente."


class Way(Enum):
    """How somebody comes in: what the choice says, and what the button does."""

    LIST = "La mettre sur la liste d’attente", "Mettre sur la liste d’attente"
    SEAT = "Lui donner une place", "Inscrire"
    BEYOND = "L’inscrire au-delà, avec un motif", "Inscrire au-delà"

    def __init__(self, words: str, verb: str) -> None:
        self.words, self.verb = words, verb


class EnrolDialog(FormDialog):
    """`way` is that which is proposed: the waiting list where no seat is left."""

    chapter = "workshops#inscrire-quelqu-un"
    tallness = 520
    abandon = "Abandonner cette inscription ?"

    def __init__(self, context: Context, gauge: Gauge, way: Way = Way.SEAT, parent: QWidget | None = None) -> None:
        super().__init__(context, "Inscrire à l’atelier", parent)
        self._gauge, self._past_confirmed = gauge, False
        self.who = WhoPart(context, self.form)
        self.way = self.form.row("way", "Comment ?", RadioField([(each, each.words) for each in Way]))
        self.why = self.form.row("why", "Motif", TextField(), _BEYOND)
        self.seen = self.form.row("seen", "Réservé à", seen_field(gauge.open_to, self.form), SEEN_HELP)
        self._offer_ways(way)
        self.way.edited.connect(self._follow)
        self.who.settled.connect(self.agree.setFocus)
        self.who.confirmed.connect(self.place)
        self._follow()
        self.who.focus()

    def give(self) -> bool:
        self.form.clear_faults()
        try:
            person = self.who.person()
        except Refused as refusal:
            return self.is_right(refusal.faults)
        try:
            return self._note(person) is not None
        except LikelyDuplicate:
            self.who.ask_likeness(person)
        except SlotTaken as full:
            self._offer_the_list(full)
        except InThePast:
            if self.context.dialogs.ask("Noter après coup ?", "Cet atelier est passé.", "Noter après coup"):
                self._past_confirmed = True
                return self.give()
        return False

    def _note(self, person: Person) -> Changes | None:
        runner = self.context.runner.beside(self.form, asking=(LikelyDuplicate, SlotTaken, InThePast))
        slot, way, sure = self._gauge.slot, self._chosen(), self.who.is_someone_else
        asked: dict[str, Any] = {"advisor_id": slot.advisor_id, "start": slot.start, "person": person}
        if way is Way.LIST:
            return runner.do(enrolment.put_on_list, **asked, duplicate_confirmed=sure)
        return runner.do(
            enrolment.enrol,
            **asked,
            duplicate_confirmed=sure,
            past_confirmed=self._past_confirmed,
            beyond_why=self.why.value() if way is Way.BEYOND else None,
            seen=self.seen.value() or "",
        )

    def _offer_ways(self, way: Way) -> None:
        """What may be done as the seats stand: without one left, nobody gets one, unless there is a reason."""
        left = bool(self._gauge.left)
        self.way.offer({Way.LIST, Way.SEAT if left else Way.BEYOND})
        self.way.set_value(way if left else Way.LIST)
        self.form.show_row("way", self._gauge.workshop is not None and (not left or way is Way.LIST))

    def _chosen(self) -> Way:
        return self.way.value() if self.form.shows("way") else Way.SEAT

    def _offer_the_list(self, full: SlotTaken) -> None:
        """The last seat went meanwhile, or was kept for somebody."""
        slot = self._gauge.slot
        found = self.context.runner.read(gauges.at, slot.advisor_id, slot.start)
        self._gauge = found or self._gauge
        self._offer_ways(Way.LIST)
        self._follow()
        self.form.show_faults(full.faults)

    def _follow(self) -> None:
        """Ask for the reason where it is needed, and say why there is no seat."""
        way = self._chosen()
        self.form.show_row("why", way is Way.BEYOND)
        self.form.show_row("seen", bool(self._gauge.open_to) and way is not Way.LIST)
        self.say_verb(way.verb)
        full = "" if self._gauge.left else gauges.full_words(self._gauge)
        untitled = _UNTITLED if full and self._gauge.workshop is None else ""
        self.say_above(" ".join(filter(None, (full, untitled))))
