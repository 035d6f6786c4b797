"""« Bordereaux »: what was transmitted, and what was answered; each is printed again as it left."""

from dataclasses import dataclass
from datetime import date

from PySide6.QtWidgets import QDialog, QWidget

from desktop_app.domain.french import short_date
from desktop_app.domain.reception.transmittal import ANSWERS, Transmittal, Transmitted
from desktop_app.use_cases.papers import request_papers
from desktop_app.use_cases.reception import transmittals

from ..appointments.papers import show_paper
from ..context import Context
from ..widgets import labels
from ..widgets.buttons import primary, secondary
from ..widgets.frame import Frame
from ..widgets.table import Column, RowModel, TableView

_HOW = "Une ligne par demande. Entrée imprime encore le bordereau de la ligne, tel qu’il est parti."
_ERASED = "fiche effacée"


@dataclass(frozen=True)
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
        self.again = primary("Imprimer ce bordereau", self, icon="print")
        self.close_button = secondary("Fermer", self)
        head, parts = labels.title("Bordereaux", self), (labels.muted(_HOW, self), self.table)
        Frame(head, parts, (self.close_button, self.again), self, fills=self.table, width=860, height=620)
        self.table.row_chosen.connect(self._print)
        self.again.clicked.connect(self._print_current)
        self.close_button.clicked.connect(self.reject)
        today = context.desk.now().date()
        found = context.runner.read(transmittals.listing) or ()
        self.rows.set_rows(Line(each, row, today) for each in found for row in each.rows)
        self.table.focus_first()
        self.table.setFocus()

    def _print_current(self) -> None:
        if line := self.table.current_row():
            self._print(line)

    def _print(self, line: Line) -> None:
        if paper := self._context.runner.read(request_papers.transmittal, line.transmittal.id):
            show_paper(self._context, paper, self)
