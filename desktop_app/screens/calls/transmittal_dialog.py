"""« Transmettre »: which requests leave, to whom, and by when an answer is awaited; then the transmittal is printed."""

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop_app.domain.french import NBSP, plural, short_date
from desktop_app.use_cases.reception import transmittals
from desktop_app.use_cases.reception.transmittals import Leaving, Outbox

from ..context import Context
from ..form_dialog import FormDialog
from ..theme.tokens import Space, px
from ..widgets.boxes import TickField
from ..widgets.date_field import DateField
from ..widgets.fields import TextField
from ..widgets.reading import date_faults

_LITTLE = "Le bordereau dit le nom et le motif de chacun, et rien d’autre. Décochez ce qui ne part pas."


class TransmittalDialog(FormDialog):
    """`sent` carries the id of the transmittal, once it is noted."""

    sent = Signal(int)
    chapter = "calls#les-demandes-transmises"
    abandon = "Abandonner ce bordereau ?"
    tallness = 700

    def __init__(self, context: Context, outbox: Outbox, parent: QWidget | None = None) -> None:
        super().__init__(context, "Transmettre des demandes", parent)
        self.requests = Ticks(outbox.rows, self.form)
        self.sent_to = TextField(self.form)
        self.sent_to.set_value(outbox.sent_to)
        self.answer_by = DateField(self._today, self.form)
        self.answer_by.set_value(outbox.answer_by)
        self.form.row("requests", "Ce qui part", self.requests, _LITTLE)
        self.form.row("sent_to", "À qui", self.sent_to)
        self.form.row("answer_by", "Réponse attendue pour le", self.answer_by)
        self.requests.edited.connect(self._count)
        self.agree.setDefault(True)
        self._count()
        self.agree.setFocus()

    def give(self) -> bool:
        """Have them leave, or say what is wrong beside its field."""
        self.form.clear_faults()
        if self.answer_by.raw().strip() and (faults := date_faults({"answer_by": self.answer_by})):
            self.form.show_faults(faults)
            return False
        done = self.context.runner.beside(self.form).do(
            transmittals.send, self.requests.chosen(), sent_to=self.sent_to.value(), answer_by=self.answer_by.value()
        )
        if done is None:
            return False
        self.sent.emit(done.subject)
        return True

    def _today(self) -> date:
        return self.context.desk.now().date()

    def _count(self) -> None:
        count = len(self.requests.chosen())
        self.say_verb("Transmettre et imprimer")
        self.say_above(f"{plural(count, 'demande')} sur ce bordereau." if count else "Aucune demande n’est cochée.")


class Ticks(QWidget):
    """A box for each request, ticked; `edited` when one changes."""

    edited = Signal()

    def __init__(self, rows: tuple[Leaving, ...], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.boxes = [TickField(_words(row), self) for row in rows]
        self._ids = [row.request.id for row in rows]
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(self, Space.XS))
        for box in self.boxes:
            box.set_value(True)
            box.edited.connect(self.edited)
            column.addWidget(box)
        self.setFocusProxy(self.boxes[0])

    def chosen(self) -> list[int]:
        """The ids of the requests that are ticked."""
        return [id for id, box in zip(self._ids, self.boxes, strict=True) if box.value()]

    def raw(self) -> str:
        """What is ticked."""
        return " ".join(map(str, self.chosen()))


def _words(row: Leaving) -> str:
    what = f" · {row.subject}" if row.subject else ""
    return f"{row.person.name}{what} · demande du{NBSP}{short_date(row.request.at.date())}"
