"""The hour at which somebody who signed left, asked after each signature where the sheets have that column."""

from datetime import date, time

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent

from desktop_app.domain.errors import RuleBroken, refuse
from desktop_app.domain.french import NBSP
from desktop_app.domain.reception.signed_sheet import left_on

from ..context import Context
from ..widgets.fields import HourField
from ..widgets.form import Form
from ..widgets.reading import date_faults
from .sheet_table import Typed

_LABEL = "Heure de départ"
_HOW = "Entrée : la ligne suivante, avec ou sans heure."


class LeavingPart(QObject):
    """Adds its row `left_at` to a form; `hours` are those typed, by the id of the appointment.

    `kept` once an hour, or none, was said of the line that is asked about.
    """

    kept = Signal()

    def __init__(self, context: Context, day: date, form: Form) -> None:
        super().__init__(form)
        self._context, self._day, self._form = context, day, form
        self._of: Typed | None = None
        self.hours: dict[int, time | None] = {}
        self.field = _Field(form, placeholder="ex. 10 h 45")
        self.field.entered.connect(self._enter)

    def lay_out(self, asked: bool) -> None:
        """Put the row where the form is now, or keep it away where the sheets do not ask."""
        self._form.row("left_at", _LABEL, self.field, _HOW, chars=10)
        self._form.show_row("left_at", asked)
        self.show(None)

    def is_about(self, typed: Typed | None) -> bool:
        """Whether this line is the one that is asked about."""
        return self._of is not None and typed is not None and self._of.key == typed.key

    def show(self, typed: Typed | None) -> None:
        """Be about this line: only somebody who signed left at some hour."""
        self._of = typed if typed and typed.row and typed.signed else None
        self.field.setEnabled(self._of is not None)
        self.field.set_value(self._of.left_at if self._of else None)
        whose = f"{NBSP}: {self._of.name}" if self._of else ""
        self.field.setAccessibleName(f"{_LABEL}{whose}")

    def ask(self) -> None:
        """Put the keyboard there."""
        self.field.setFocus()
        self.field.selectAll()

    def keep(self) -> bool:
        """Keep what is typed; False, with what is wrong beside the field, where it cannot be."""
        if self._of is None or self._of.row is None:
            return True
        appointment = self._of.row.appointment
        try:
            at = self._read(appointment.start.time())
        except RuleBroken as refusal:
            self._form.show_faults(refusal.faults)
            return False
        if at != self._of.left_at:
            self.hours[appointment.id] = at
        return True

    def _read(self, since: time) -> time | None:
        refuse(date_faults({"left_at": self.field}))
        if (at := self.field.value()) is not None:
            left_on(self._day, at, since, self._context.desk.now())
        return at

    def _enter(self) -> None:
        if self.keep():
            self.kept.emit()


class _Field(HourField):
    entered = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes on to the next line, with the eyes on the paper."""
        plain = not event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if plain and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered.emit()
        else:
            super().keyPressEvent(event)
