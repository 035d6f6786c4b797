"""What was done with one person, newest first, and what may be done with their file; each line leads to its page."""

from collections.abc import Callable, Sequence
from datetime import datetime

from PySide6.QtCore import Qt, SignalInstance
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from desktop_app.domain.french import NBSP, capital, day_and_month, hour, plain_date, plural
from desktop_app.domain.mandate import Mandate, State
from desktop_app.domain.mandate.elsewhere import MandateElsewhere
from desktop_app.domain.reception.appointment import Appointment
from desktop_app.domain.reception.ticket import Ticket
from desktop_app.domain.theme import theme
from desktop_app.use_cases.destruction import erasure
from desktop_app.use_cases.mandates import elsewhere
from desktop_app.use_cases.papers import joining_papers, printing
from desktop_app.use_cases.reception import people
from desktop_app.use_cases.reception.people import PersonView

from ..appointments.papers import preview
from ..context import Context
from ..messages.message_dialog import MessageDialog
from ..theme.tokens import Space, bare, edged
from ..widgets import labels
from ..widgets.buttons import quiet
from ..widgets.labels import breakable
from ..widgets.state_badge import StateBadge
from .elsewhere_dialog import ElsewhereDialog

_SHOWN = 12
_ELSEWHERE = "Aidants Connect"


class History(QWidget):
    """What is to come, what is past, the mandates; under them access and erasure (RGPD, articles 15 and 17).

    `kept` is the signal that carries the id of whom a gesture has left in the file: it outlives this widget, which is
    made anew at each reading.
    """

    def __init__(self, context: Context, view: PersonView, kept: SignalInstance) -> None:
        super().__init__()
        self._context, self._view, self._kept = context, view, kept
        self._notes_elsewhere = context.may(elsewhere.note)
        self.setProperty("role", "scrolled")
        self._column = bare(QVBoxLayout(self), Space.S)
        self._tell_visits()
        held = [*map(self._mandate, view.mandates), *map(self._elsewhere, view.elsewhere)]
        self._tell("Mandats", held, "Aucun.")
        self._offer_gestures()
        self._column.addStretch(1)

    def _tell(self, title: str, lines: Sequence[QWidget], nothing: str) -> None:
        self._column.addWidget(labels.heading(title, self))
        for line in lines or [labels.muted(nothing)]:
            self._column.addWidget(line)

    def _tell_visits(self) -> None:
        now, booked = self._context.desk.now(), self._view.appointments
        past: list[Appointment | Ticket] = [*(each for each in booked if each.end <= now), *self._view.walk_ins]
        past.sort(key=_when, reverse=True)
        coming = [self._visit(each, now) for each in reversed(booked) if each.end > now]
        self._tell("À venir", coming, "Aucun rendez-vous à venir.")
        self._tell("Passé", [self._visit(each, now) for each in past[:_SHOWN]], "Rien encore.")
        if len(past) > _SHOWN:
            self._column.addWidget(labels.muted(f"Et {plural(len(past) - _SHOWN, 'plus ancien')}.", self))

    def _visit(self, one: Appointment | Ticket, now: datetime) -> QWidget:
        at = _when(one)
        day = f"{capital(day_and_month(at.date()))}{f' {at.year}' if at.year != now.year else ''}"
        if isinstance(one, Ticket):
            return labels.body(f"{day}{NBSP}: venue sans rendez-vous")
        link = _link(f"{day} à{NBSP}{hour(at)}", self._show_appointment, one.id)
        return _line(link, StateBadge(one.state), labels.muted(theme(one.theme).label))

    def _mandate(self, mandate: Mandate) -> QWidget:
        link = _link(f"Mandat {mandate.number}", self._show_mandate, mandate.id)
        return _line(link, labels.muted(_mandate_words(mandate)))

    def _elsewhere(self, held: MandateElsewhere) -> QWidget:
        """It leads somewhere where this account may put it right."""
        which = f"réf.{NBSP}{held.reference}"
        days = labels.muted(breakable(f"{capital(which)}, {held.days}"))
        if not self._notes_elsewhere:
            return _line(labels.body(_ELSEWHERE), days)
        link = _link(_ELSEWHERE, self._open_elsewhere, held.id)
        link.setAccessibleName(f"{_ELSEWHERE}, {which}")
        return _line(link, days)

    def _offer_gestures(self) -> None:
        add = self._column.addWidget
        if self._notes_elsewhere:
            add(_link("Mandat Aidants Connect…", self._open_elsewhere))
        add(_link("Laisser un message…", self._leave_message))
        add(labels.heading("Ses droits", self))
        add(_link("Ce qui est enregistré…", self._print_record))
        add(_link("Noter une demande…", self._note_right))
        add(_link("Réunir avec une autre fiche…", self._join))
        if self._view.joined:
            add(_link("Preuve de réunion des fiches…", self._print_proof))
        if self._context.may(erasure.erase):
            add(_link("Effacer…", self._erase))

    def _show(self, dialog: QDialog) -> None:
        self._context.dialogs.show(dialog)

    def _pressed(self) -> int:
        """The id of what the line pressed is about, 0 for nothing yet."""
        return int(self.sender().objectName())

    def _show_appointment(self) -> None:
        found = next(each for each in self._view.appointments if each.id == self._pressed())
        self._context.go("agenda", day=found.start.date(), appointment=found.id)

    def _show_mandate(self) -> None:
        self._context.go("mandates", mandate_id=self._pressed())

    def _open_elsewhere(self) -> None:
        held = next((each for each in self._view.elsewhere if each.id == self._pressed()), None)
        self._show(ElsewhereDialog(self._context, self._view.person, held, self.window()))

    def _leave_message(self) -> None:
        self._show(MessageDialog(self._context, person=self._view.person, parent=self.window()))

    def _print_record(self) -> None:
        from ..protection.answering import OnceHandedOver

        found = self._view.person.id
        if shown := preview(self._context, self.window(), printing.personal_record, found):
            OnceHandedOver(self._context, found, shown)

    def _note_right(self) -> None:
        from ..protection.rights_dialogs import RightsRequestDialog

        self._show(RightsRequestDialog(self._context, parent=self.window(), person=self._view.person))

    def _join(self) -> None:
        from .joining_dialog import JoiningDialog

        dialog = JoiningDialog(self._context, self._view.person, self.window())
        dialog.joined.connect(self._kept)
        self._show(dialog)

    def _print_proof(self) -> None:
        preview(self._context, self.window(), joining_papers.proof, self._view.person.id)

    def _erase(self) -> None:
        from .erasure_dialog import ErasureDialog

        # Read again: a request about their data is noted without this panel's hearing of it.
        if view := self._context.runner.read(people.view, self._view.person.id):
            self._show(ErasureDialog(self._context, view, self.window()))


def _when(one: Appointment | Ticket) -> datetime:
    return one.came_at if isinstance(one, Ticket) else one.start


def _mandate_words(mandate: Mandate) -> str:
    """'Signé, actif jusqu’au 27 mai 2026', 'Terminé le 3 mars 2026 : retiré par la personne'."""
    if mandate.state is State.ENDED and mandate.ended_at and mandate.end_reason:
        return f"Terminé le {plain_date(mandate.ended_at.date())} : {mandate.end_reason.value}"
    return f"{capital(mandate.state.value)} jusqu’au {plain_date(mandate.ends_on)}"


def _link(words: str, do: Callable[[], None], id: int = 0) -> QPushButton:
    """A button that leads to what has this id: a bound method finds it in the object name of its sender."""
    link = quiet(words, does=do)
    link.setObjectName(str(id))
    return link


def _line(head: QWidget, *more: QWidget) -> QWidget:
    line = QWidget()
    column = bare(QVBoxLayout(line))
    column.addWidget(head, 0, Qt.AlignmentFlag.AlignLeft)
    under = edged(QHBoxLayout(), Space.S, Space.M, 0, 0, 0, within=line)
    for widget in more:
        under.addWidget(widget, 1 if widget is more[-1] else 0)
    column.addLayout(under)
    return line
