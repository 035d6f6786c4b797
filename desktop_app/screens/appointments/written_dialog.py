"""A line of the sheet that somebody filled by hand: who that is, among the people known or with the least data."""

from collections.abc import Mapping, Sequence
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop_app.domain.errors import refuse
from desktop_app.domain.reception.signed_sheet import Written
from desktop_app.use_cases.reception import written_rows

from ..context import Context
from ..form_dialog import FormDialog
from ..widgets.fields import HourField, TextField
from ..widgets.reading import date_faults
from .who_part import WhoPart

_BEYOND = "L’atelier est complet. Le motif reste écrit avec lui : « apporte son ordinateur »…"
_LEFT = "Facultatif, comme sur la feuille."


class WrittenDialog(FormDialog):
    """`ready` carries the `Written`; nothing is stored before the whole sheet is."""

    ready = Signal(object)
    chapter = "walk-ins#ressaisir-la-feuille"
    abandon = "Abandonner ce nom ?"
    tallness = 560

    def __init__(
        self,
        context: Context,
        day: date,
        title: str,
        letter: str,
        signed: Mapping[int, bool],
        typed: Sequence[Written],
        *,
        asks_leaving: bool,
        parent: QWidget | None = None,
    ) -> None:
        """`signed` and `typed` are what was typed of the sheets before."""
        super().__init__(context, title, parent)
        self._day, self._letter, self._signed, self._typed = day, letter, signed, typed
        seats = context.runner.read(written_rows.seats, day, letter, signed, typed)
        full = seats if seats and not seats.left else None
        self._is_beyond = full is not None and full.may_exceed
        self.who = WhoPart(context, self.form, "Qui a signé ?")
        self.why = self.form.row("why", "Pourquoi une place de plus ?", TextField(self.form), _BEYOND)
        hour = HourField(self.form, placeholder="ex. 10 h 45")
        self.left_at = self.form.row("left_at", "Heure de départ", hour, _LEFT, chars=10)
        self.form.show_row("why", self._is_beyond)
        self.form.show_row("left_at", asks_leaving)
        self.say_above(full.words if full else "")
        self.say_verb("Ajouter cette ligne")
        self.who.settled.connect(self._go_on)
        self.who.confirmed.connect(self.place)
        self.who.focus()

    def begin(self, typed: str) -> None:
        """Begin with this letter of the name."""
        if typed:
            self.who.picker.set_typed(typed)

    def give(self) -> bool:
        self.form.clear_faults()
        beside = self.context.runner.beside(self.form)
        row = beside.judge(self._read, self.form)
        if row is None:
            return False
        sure = self.who.known or self.who.is_someone_else
        if not sure and (others := self.context.runner.read(written_rows.likely, row.person, self._typed)):
            self.who.duplicates.ask(others)
            return False
        kept = beside.read(written_rows.ready, self._day, row, self._signed, self._typed)
        if kept is None:
            return False
        self.ready.emit(kept)
        return True

    def _read(self) -> Written:
        person = self.who.person()
        refuse(date_faults({"left_at": self.left_at}))
        why = self.why.value() if self._is_beyond else None
        return Written(self._letter, person, self.left_at.value(), self.who.is_someone_else, why)

    def _go_on(self) -> None:
        """To what is still to be said, or to the button."""
        if self._is_beyond and not self.why.value():
            self.why.setFocus()
        elif self.form.shows("left_at"):
            self.left_at.setFocus()
        else:
            self.agree.setFocus()
