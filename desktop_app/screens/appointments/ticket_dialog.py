"""Note somebody who comes without appointment, with a first name or nothing; or put right what was noted."""

from datetime import timedelta
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from desktop_app.domain.french import NBSP, lasting
from desktop_app.domain.reception.queue import about
from desktop_app.use_cases.papers import queue_papers
from desktop_app.use_cases.reception import tickets
from desktop_app.use_cases.reception.queue import Offer, Queued

from ..context import Context
from ..form_dialog import FormDialog
from ..widgets.aloud import announce
from ..widgets.boxes import RadioField, TickField
from ..widgets.buttons import danger, quiet
from ..widgets.fields import ChoiceField, TextField
from .papers import preview
from .what_part import asked_theme

_LABEL = "Facultatif : ce qui permet de l’appeler. Effacé demain."
_EACH = "La file où l’on attend le moins est proposée. Depuis le prénom, ↑ et ↓ en changent."
_OTHERWISE = "Rendez-vous, liste d’attente, autre suite…"
_REMOVE = (
    "Une venue retirée ne compte dans aucun chiffre. Si la personne est repartie, dites-le plutôt avec son bouton."
)


class TicketDialog(FormDialog):
    """`noted` carries the id of the ticket; `request_wanted` the theme or '', once it is closed for another way out."""

    noted = Signal(int)
    request_wanted = Signal(str)
    chapter = "walk-ins#quelqu-un-arrive"
    abandon = "Abandonner cette venue ?"
    tallness = 580

    def __init__(
        self, context: Context, offer: Offer, row: Queued | None = None, parent: QWidget | None = None
    ) -> None:
        """`row` is the ticket to correct, None for somebody who comes."""
        super().__init__(context, "Corriger une venue" if row else "Quelqu’un vient sans rendez-vous", parent)
        self._row, self._offer = row, offer
        self.label = _Name(self.form)
        known = {theme.key for theme in offer.themes}
        also = [(row.ticket.theme, row.theme)] if row and row.theme and row.ticket.theme not in known else []
        self.theme = asked_theme(offer.themes, self.form, also)
        advisors = _advisors(offer, row)
        each = [(advisor.id, _queue_words(offer, advisor.id, advisor.name)) for advisor in offer.advisors]
        self.wanted = RadioField(each, self.form) if offer.waits else ChoiceField(advisors, self.form)
        self._lay_out()
        self.form.show_row("wanted_id", sum(id != 0 for id, _ in advisors) > 1)
        if row:
            self.label.set_value(row.ticket.label)
            self.theme.set_value(row.ticket.theme)
            self.wanted.set_value(row.ticket.advisor_id or row.ticket.wanted_id)
        if offer.waits:
            self.wanted.set_value(offer.proposed)
        self.say_above("" if row else _wait_words(offer.wait))
        self.say_verb("Enregistrer" if row else "Ajouter à la file")
        self.label.stepped.connect(self._step)
        self.wanted.edited.connect(self._say_wait)
        self.label.setFocus()

    def give(self) -> bool:
        note = partial(tickets.correct, ticket_id=self._row.ticket.id) if self._row else tickets.add
        label, theme, wanted = self.label.value(), self.theme.value(), self.wanted.value() or 0
        done = self.context.runner.beside(self.form).do(note, label=label, theme=theme, wanted_id=wanted)
        if done is None:
            return False
        self.noted.emit(done.subject)
        if not self._row and self.printed.value():
            preview(self.context, self.parentWidget(), queue_papers.number, done.subject)
        return True

    def _want_otherwise(self) -> None:
        self.accept()
        # Once nothing is in the way of the other dialog.
        self.request_wanted.emit(self.theme.value())

    def _step(self, by: int) -> None:
        """Choose the queue above or under the one chosen, with the keyboard left in the name."""
        ids = [*self._offer.waits]
        if self.wanted.value() in ids:
            self.wanted.set_value(ids[(ids.index(self.wanted.value()) + by) % len(ids)])
            self._say_wait()
            announce(self, self.wanted.raw())

    def _say_wait(self) -> None:
        if self._offer.waits:
            self.say_above(_wait_words(self._offer.waits.get(self.wanted.value())))

    def _lay_out(self) -> None:
        self.form.row("label", "Prénom, ou comment l’appeler", self.label, _LABEL, chars=24)
        if self._offer.waits:
            self.form.row("wanted_id", "Pour voir qui ?", self.wanted, _EACH)
        self.form.row("theme", "Pour quoi ?", self.theme)
        received = self._row and self._row.advisor
        if not self._offer.waits:
            self.form.row("wanted_id", "Avec qui ?" if received else "Pour voir qui ?", self.wanted)
        if self._row:
            self.form.section("Cette venue n’aurait pas dû être notée", _REMOVE)
            self.form.add(danger("Retirer de la file", self, self._remove), at_the_left=True)
        else:
            self.printed = self.form.row("printed", "", TickField("Imprimer le numéro", self.form))
            self.form.add(quiet(_OTHERWISE, self, self._want_otherwise, icon="calendar"), at_the_left=True)

    def _remove(self) -> None:
        assert self._row
        if self.do(tickets.remove, self._row.ticket.id):
            self.accept()


def _advisors(offer: Offer, row: Queued | None) -> list[tuple[int, str]]:
    found = [(advisor.id, advisor.name) for advisor in offer.advisors]
    known = {*offer.advisors}
    concerned = (row.advisor, row.wanted) if row else ()
    also = [(each.id, each.name) for each in concerned if each and each not in known]
    anybody = [] if row and (row.advisor or row.owner) else [(0, "Qui est libre")]
    return [*anybody, *also, *found]


def _queue_words(offer: Offer, advisor_id: int, name: str) -> str:
    """'Élodie Caussade : environ 20 min d’attente'."""
    wait = offer.waits.get(advisor_id)
    if wait is None:
        return f"{name}{NBSP}: les heures finissent sans doute avant"
    minutes = about(wait)
    return f"{name}{NBSP}: environ {lasting(minutes)} d’attente" if minutes else f"{name}{NBSP}: presque pas d’attente"


class _Name(TextField):
    """`stepped` carries 1 for the arrow down and -1 for the arrow up."""

    stepped = Signal(int)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The arrows choose the queue: a name of one line has no use for them."""
        by = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()))
        if by is None:
            super().keyPressEvent(event)
        else:
            self.stepped.emit(by)


def _wait_words(wait: timedelta | None) -> str:
    if wait is None:
        return f"Les heures finissent sans doute avant son tour{NBSP}: dites-le, ou proposez un rendez-vous."
    minutes = about(wait)
    return f"Attente{NBSP}: environ {lasting(minutes)}." if minutes else "Presque pas d’attente."
