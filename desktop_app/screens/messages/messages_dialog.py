"""The messages that nobody has read yet: one key says that the advisor has."""

from datetime import date

from PySide6.QtWidgets import QDialog, QWidget

from desktop_app.use_cases.changes import Changes, Touched
from desktop_app.use_cases.reception import messages
from desktop_app.use_cases.reception.messages import MessageRow

from ..appointments.list_line import ListLine, dotted, hour_or_date, in_one_breath
from ..appointments.step_list import StepList
from ..appointments.steps import Deed, Step
from ..context import Context
from ..widgets import labels
from ..widgets.buttons import primary
from ..widgets.empty_state import ListOrEmpty
from ..widgets.frame import Frame
from ..widgets.labels import breakable

_WIDTH, _HEIGHT = 720, 520
_NONE = "Aucun message à lire aujourd’hui"
READ = Step("L", "Lu", "La personne qui conseille l’a lu", Deed.MARK)


class MessagesDialog(QDialog):
    """For whoever is at the desk, and for the advisor who comes by."""

    chapter = "today#laisser-un-message"

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context = context
        self.setWindowTitle("Messages")
        self.rows = StepList("Les messages à lire", (READ,), self)
        self._list = ListOrEmpty(self.rows, _NONE, "", icon="check", parent=self, firm=True)
        self.close_button = primary("Fermer", self, self.accept)
        self._whole = labels.spoken("", self)
        head, parts = labels.title("Messages", self), (self._list, self._whole)
        Frame(head, parts, (self.close_button,), self, width=_WIDTH, height=_HEIGHT, fills=self._list)
        self.rows.asked.connect(self._mark)
        self.rows.selectionModel().currentChanged.connect(self._say)
        context.runner.changed.connect(self._follow)
        self._show()
        (self.rows if self.rows.rows.rowCount() else self.close_button).setFocus()

    def _show(self) -> None:
        found = self.context.runner.read(messages.waiting) or ()
        lines = [_line(row, self.context.today()) for row in found]
        self.rows.show_lines(lines, self.rows.chosen_key)
        self._list.show_rows(bool(lines))
        self._say()

    def _say(self) -> None:
        """The whole of the chosen message, which a row may cut."""
        line = self.rows.chosen
        about = line.row.person if line and isinstance(line.row, MessageRow) else None
        words = f"{line.title}\nAu sujet de {about.name}" if line and about else line.title if line else ""
        self._whole.setText(breakable(words))
        self._whole.setVisible(bool(words))

    def _mark(self, row: MessageRow, _step: Step) -> None:
        self.context.runner.do(messages.mark_read, row.message.id)

    def _follow(self, changes: Changes) -> None:
        if changes.touched & (Touched.APPOINTMENTS | Touched.PEOPLE):
            self._show()


def _line(row: MessageRow, today: date) -> ListLine:
    """The message itself; for whom, about whom, from whom, and for which day when that is over."""
    message, at = row.message, hour_or_date(row.message.left_at, today)
    detail = dotted(
        f"pour {row.advisor.name}",
        f"au sujet de {row.person.name}" if row.person else "",
        f"de {message.left_by}" if message.left_by else "",
        f"pour le {message.day.day}/{message.day.month:02}" if message.day != today else "",
    )
    return ListLine(
        key=("message", message.id),
        row=row,
        hour=at,
        title=message.text,
        detail=detail,
        spoken=in_one_breath(at, message.text, detail),
        steps=(READ,),
    )
