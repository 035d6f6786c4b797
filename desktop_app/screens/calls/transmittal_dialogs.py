"""Requests and the partner: which leave on a transmittal, what left and was answered, and an answer that came."""

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QWidget

from desktop_app.domain.french import NBSP, plural, short_date
from desktop_app.domain.nouns.frozen import frozen
from desktop_app.domain.reception.request import Outcome
from desktop_app.domain.reception.transmittal import ANSWERS, Transmittal, Transmitted
from desktop_app.use_cases.papers import request_papers
from desktop_app.use_cases.reception import requests, transmittals
from desktop_app.use_cases.reception.transmittals import Leaving, Outbox
from desktop_app.use_cases.reception.waiting_list import WaitingRow

from ..appointments.papers import preview
from ..context import Context
from ..form_dialog import FormDialog
from ..theme.tokens import Space
from ..widgets import labels
from ..widgets.boxes import TicksField
from ..widgets.buttons import primary, secondary
from ..widgets.date_field import DateField
from ..widgets.fields import TextField
from ..widgets.frame import Frame
from ..widgets.reading import date_faults
from ..widgets.row_model import Column, RowModel
from ..widgets.table import TableView

_LITTLE = "Le bordereau dit le nom et le motif de chacun, et rien d’autre. Décochez ce qui ne part pas."
_HOW = "Une ligne par demande. Entrée imprime encore le bordereau de la ligne, tel qu’il est parti."
_ERASED = "fiche effacée"
_TITLES = {Outcome.UNANSWERED: "Demande refusée", Outcome.CALL_BACK: "Autre réponse"}
_VERBS = {Outcome.UNANSWERED: "Noter le refus", Outcome.CALL_BACK: "Noter la réponse"}
_THEN = {
    Outcome.UNANSWERED: "La demande compte comme non satisfaite. Prévenez la personne avant : elle quitte la liste.",
    Outcome.CALL_BACK: "La personne revient dans « À rappeler », avec ces mots.",
}
_WORDS = "Par exemple : reçue en janvier seulement. Ni motif personnel, ni santé."


class TransmittalDialog(FormDialog):
    """`sent` carries the id of the transmittal, once it is noted."""

    sent = Signal(int)
    chapter = "calls#les-demandes-transmises"
    abandon = "Abandonner ce bordereau ?"
    tallness = 700

    def __init__(self, context: Context, outbox: Outbox, parent: QWidget | None = None) -> None:
        super().__init__(context, "Transmettre des demandes", parent)
        self.requests = self.form.row("requests", "Ce qui part", TicksField(self.form, gap=Space.XS), _LITTLE)
        self.requests.set_options((row.request.id, _words(row)) for row in outbox.rows)
        self.requests.set_value(row.request.id for row in outbox.rows)
        self.sent_to = self.form.row("sent_to", "À qui ?", TextField(self.form))
        self.sent_to.set_value(outbox.sent_to)
        self.answer_by = self.form.row("answer_by", "Réponse attendue pour le", DateField(context.today, self.form))
        self.answer_by.set_value(outbox.answer_by)
        self.requests.edited.connect(self._count)
        self._count()
        self.agree.setFocus()

    def give(self) -> bool:
        if not self.is_right(date_faults({"answer_by": self.answer_by})):
            return False
        chosen, to = self.requests.value(), self.sent_to.value()
        runner = self.context.runner.beside(self.form)
        if done := runner.do(transmittals.send, chosen, sent_to=to, answer_by=self.answer_by.value()):
            self.sent.emit(done.subject)
        return done is not None

    def _count(self) -> None:
        count = len(self.requests.value())
        self.say_verb("Transmettre et imprimer")
        self.say_above(f"{plural(count, 'demande')} sur ce bordereau." if count else "Aucune demande n’est cochée.")


def _words(row: Leaving) -> str:
    what = f" · {row.subject}" if row.subject else ""
    return f"{row.person.name}{what} · demande du{NBSP}{short_date(row.request.at.date())}"


@frozen
class Line:
    """One request of a transmittal, as it stands today."""

    transmittal: Transmittal
    row: Transmitted
    today: date

    @property
    def answer(self) -> str:
        """'refusée le 02/12/2025, reçue en janvier', or by when it is awaited."""
        if self.row.answer is None or self.row.answered_on is None:
            due = short_date(self.transmittal.answer_by)
            if not self.row.person_id:
                return "sans réponse"
            return f"en retard depuis le {due}" if self.transmittal.is_late(self.today) else f"attendue le {due}"
        words = f", {self.row.words}" if self.row.words else ""
        return f"{ANSWERS[self.row.answer]} le {short_date(self.row.answered_on)}{words}"


COLUMNS: tuple[Column[Line], ...] = (
    Column("Bordereau", lambda line: line.transmittal.reference),
    Column("Parti le", lambda line: short_date(line.transmittal.sent_on), order=lambda line: line.transmittal.sent_on),
    Column("Qui", lambda line: line.row.name or _ERASED),
    Column("Réponse", lambda line: line.answer, stretch=True),
)


class TransmittalsDialog(QDialog):
    """Opened from À prévenir."""

    chapter = "calls#les-demandes-transmises"

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self.setWindowTitle("Bordereaux")
        self.rows = RowModel(COLUMNS, lambda line: line.row.id, self)
        self.table = TableView(self.rows, "Demandes transmises", self)
        self.again = primary("Imprimer ce bordereau", self, self._print_current, icon="print")
        self.close_button = secondary("Fermer", self, self.reject)
        head, parts = labels.title("Bordereaux", self), (labels.muted(_HOW, self), self.table)
        Frame(head, parts, (self.close_button, self.again), self, fills=self.table, width=860, height=620)
        self.table.row_chosen.connect(self._print)
        today = context.today()
        found = context.runner.read(transmittals.listing) or ()
        self.rows.set_rows(Line(each, row, today) for each in found for row in each.rows)
        self.table.focus_first()
        self.table.setFocus()

    def _print_current(self) -> None:
        if line := self.table.current_row():
            self._print(line)

    def _print(self, line: Line) -> None:
        preview(self._context, self, request_papers.transmittal, line.transmittal.id)


class AnswerDialog(FormDialog):
    """About one row of those the partner has to answer; `answer` is what becomes of the request."""

    chapter = "calls#les-demandes-transmises"
    abandon = "Abandonner cette réponse ?"
    tallness = 460

    def __init__(self, context: Context, row: WaitingRow, answer: Outcome, parent: QWidget | None = None) -> None:
        super().__init__(context, f"{_TITLES[answer]}{NBSP}: {row.person.name}", parent)
        self._row, self._answer = row, answer
        optional = "Facultatif. " if answer is Outcome.UNANSWERED else ""
        help = f"{optional}{_WORDS}"
        self.words = self.form.row("words", "Ce qui a été répondu", TextField(self.form), help)
        self.on = self.form.row("answered_on", "Arrivée le", DateField(context.today, self.form))
        self.on.set_value(context.today())
        self.say_above(_THEN[answer])
        self.say_verb(_VERBS[answer])
        self.words.setFocus()

    def give(self) -> bool:
        about, on, words = self._row.request.id, self.on.value(), self.words.value()
        return self.do(requests.settle_as, about, self._answer, on=on, words=words)
