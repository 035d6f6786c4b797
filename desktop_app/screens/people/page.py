"""Usagers: find someone, see what was done with them, book, add, correct."""

from collections.abc import Mapping
from datetime import date
from typing import ClassVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop_app.domain.french import plural
from desktop_app.domain.person import Person
from desktop_app.domain.reception.rights_request import Right
from desktop_app.use_cases.changes import Touched
from desktop_app.use_cases.mandates import mandates
from desktop_app.use_cases.papers import joining_papers, printing
from desktop_app.use_cases.permissions import may
from desktop_app.use_cases.reception import people
from desktop_app.use_cases.reception.people import Line

from ..appointments.open_booking import open_booking
from ..appointments.papers import show_paper
from ..context import Context
from ..page import Page
from ..theme.tokens import Space, px
from ..widgets.aloud import announce_at_rest
from ..widgets.buttons import primary
from ..widgets.empty_state import EmptyState
from ..widgets.fields import TextField
from ..widgets.layout import Stack
from ..widgets.line import SEARCHED
from ..widgets.shortcut import shortcut
from ..widgets.table import RowModel, TableView
from .columns import columns, key_of
from .person_panel import PersonPanel

_LIMIT = 200
"""Nobody reads further down: one more letter is faster."""
_PANEL_WIDTH = 360
_ROOM_FOR = {1: 540, 4: 620}
"""The width of the list from which the phone and the mandate are in it; the panel always tells them."""
_ASK = "Tapez un bout du nom, du prénom ou du téléphone : la liste se remplit à mesure."
_EMPTY = "La liste se remplit toute seule au fil des rendez-vous. On peut aussi ajouter quelqu’un dès maintenant."


class PeoplePage(Page):
    """The list is empty until something is typed, then filters; the person in focus is shown at the right."""

    key: ClassVar[str] = "people"
    title: ClassVar[str] = "Usagers"
    touched_by: ClassVar[Touched] = Touched.PEOPLE | Touched.APPOINTMENTS | Touched.MANDATES

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._total = 0
        self._filling = False
        self.search = TextField(self, placeholder="Nom, prénom ou téléphone", longest=SEARCHED)
        self.search.setAccessibleName("Chercher un usager")
        self._facts: Mapping[int, str] = {}
        shows_mandates = may(context.desk.account, mandates.listing)
        self.rows = RowModel(columns(self._fact, self._today, mandates=shows_mandates), key_of, self)
        self.table = TableView(self.rows, "Usagers", self)
        # The end of a row tells two people of one long name apart.
        self.table.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self.table.leave_out(_ROOM_FOR)
        self.empty = EmptyState("Personne encore", _EMPTY, "Ajouter quelqu’un", icon="people", parent=self)
        self.stack = Stack(self)
        self.panel = PersonPanel(self)
        self.add_button = primary("Ajouter quelqu’un", self, icon="add", keys="Ctrl+N")
        self._lay_out_list()
        self._connect()
        self._show_line(None)
        self.setFocusProxy(self.search)

    def refresh(self) -> None:
        """Read the list again, keeping what is typed and who is in focus; nobody comes instead of one who has left."""
        self._read(anew=False)

    def _search(self) -> None:
        self._read(anew=True)
        announce_at_rest(self.search, self._found() if self.search.value() else "")

    def _found(self) -> str:
        """How many there are of that name, and who has the focus."""
        found = self.rows.rowCount()
        if not found:
            return "Personne de ce nom"
        return f"{plural(found, 'usager trouvé')}. {self.rows.rows()[0].person.listed_name}"

    def _read(self, *, anew: bool) -> None:
        read, typed = self.context.runner.read, bool(self.search.value())
        found = read(people.listing, self.search.value(), _LIMIT if typed else 0)
        lines = read(people.lines, found[0]) if found else None
        if found is None or lines is None:
            return
        shown, self._total = found
        self._facts = (read(people.told_apart, shown) if shown else None) or {}
        # Rows leave one by one, and each may hand the focus to the next: who it ends on is shown once.
        self._filling = True
        self.rows.set_rows(lines)
        self._filling = False
        hidden = f", {plural(len(shown), 'affiché')}" if typed and len(shown) != self._total else ""
        self.say(f"{plural(self._total, 'usager')}{hidden}" if self._total else "")
        self._show_list_or_why(bool(shown))
        self.show_panel(bool(shown))
        self.table.focus_first(anew=anew)
        self._show_line(self.table.current_row())

    def aim(self, **target: object) -> None:
        """`person` is the id of the one to show; `new=True` adds somebody."""
        if isinstance(wanted := target.get("person"), int):
            self._show_kept(wanted)
        elif target.get("new"):
            self._add()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Down goes from the search to the list, Enter books for who is in focus."""
        if event.key() == Qt.Key.Key_Down and self.search.hasFocus():
            self.table.setFocus()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.search.hasFocus():
            self._book()
        else:
            super().keyPressEvent(event)

    def _show_list_or_why(self, some: bool) -> None:
        self.stack.setCurrentWidget(self.table if some else self.empty)
        if self._total and not self.search.value():
            self.empty.say("Qui cherchez-vous ?", _ASK)
        elif self._total:
            self.empty.say("Personne de ce nom", "Essayez le téléphone, une partie du nom, ou ajoutez la personne.")
        else:
            self.empty.say("Personne encore", _EMPTY)

    def _fact(self, person: Person) -> str:
        return self._facts.get(person.id, "")

    def _today(self) -> date:
        return self.context.desk.now().date()

    def _show_line(self, line: Line | None) -> None:
        if self._filling:
            return
        view = self.context.runner.read(people.view, line.person.id) if line else None
        self.panel.show_view(view, self.context.desk.now(), self.context.desk.account)

    def _show_kept(self, person_id: int) -> None:
        if not self._focus_on(person_id):
            view = self.context.runner.read(people.view, person_id)
            if view is None:
                return
            self.search.set_value(view.person.name)
            self._read(anew=True)
            self._focus_on(person_id)
        self.table.setFocus()

    def _focus_on(self, person_id: int) -> bool:
        return self.table.focus_row(lambda line: line.person.id == person_id)

    def _add(self) -> None:
        self._open(None, self.search.value())

    def _correct(self) -> None:
        if self.panel.person:
            self._open(self.panel.person, "")

    def _open(self, person: Person | None, typed: str) -> None:
        from .person_dialog import PersonDialog

        dialog = PersonDialog(self.context, person, self.window())
        if person is None:
            dialog.propose(typed)
        else:
            dialog.accepted.connect(self._offer_corrected)
        dialog.kept.connect(self._show_kept)
        self.context.dialogs.show(dialog)

    def _book(self) -> None:
        if self.panel.person is not None:
            open_booking(self.context, self.window(), person=self.panel.person)

    def _take_mandate(self) -> None:
        if self.panel.person:
            self.context.go("mandates", person_id=self.panel.person.id)

    def _print_record(self) -> None:
        found = self.panel.person
        paper = self.context.runner.read(printing.personal_record, found.id) if found else None
        if found and paper:
            from ..protection.answering import OnceHandedOver

            OnceHandedOver(self.context, found.id, show_paper(self.context, paper, self.window()))

    def _note_right(self) -> None:
        from ..protection.rights_dialogs import RightsRequestDialog

        if self.panel.person:
            dialog = RightsRequestDialog(self.context, parent=self.window(), person=self.panel.person)
            self.context.dialogs.show(dialog)

    def _offer_corrected(self) -> None:
        from ..protection.answering import offer_to_answer, waiting

        if self.panel.person:
            offer_to_answer(self.context, waiting(self.context, self.panel.person.id, Right.RECTIFICATION))

    def _erase(self) -> None:
        from .erasure_dialog import ErasureDialog

        view = self.context.runner.read(people.view, self.panel.person.id) if self.panel.person else None
        if view:
            self.context.dialogs.show(ErasureDialog(self.context, view, self.window()))

    def _join(self) -> None:
        from .joining_dialog import JoiningDialog

        if self.panel.person:
            dialog = JoiningDialog(self.context, self.panel.person, self.window())
            dialog.joined.connect(self._show_kept)
            self.context.dialogs.show(dialog)

    def _print_proof(self) -> None:
        found = self.panel.person
        paper = self.context.runner.read(joining_papers.proof, found.id) if found else None
        if paper:
            show_paper(self.context, paper, self.window())

    def _show_elsewhere(self, elsewhere_id: int) -> None:
        from .elsewhere_dialog import ElsewhereDialog

        view = self.context.runner.read(people.view, self.panel.person.id) if self.panel.person else None
        if view:
            held = next((one for one in view.elsewhere if one.id == elsewhere_id), None)
            self.context.dialogs.show(ElsewhereDialog(self.context, view.person, held, self.window()))

    def _leave_message(self) -> None:
        from ..messages.message_dialog import MessageDialog

        if self.panel.person:
            self.context.dialogs.show(MessageDialog(self.context, person=self.panel.person, parent=self.window()))

    def _show_appointment(self, appointment_id: int) -> None:
        view = self.context.runner.read(people.view, self.panel.person.id) if self.panel.person else None
        found = [one for one in view.appointments if one.id == appointment_id] if view else []
        if found:
            self.context.go("agenda", day=found[0].start.date(), appointment=appointment_id)

    def _show_mandate(self, mandate_id: int) -> None:
        self.context.go("mandates", mandate_id=mandate_id)

    def _lay_out_list(self) -> None:
        self.stack.addWidget(self.table)
        self.stack.addWidget(self.empty)
        body = QVBoxLayout()
        body.setSpacing(px(self, Space.M))
        body.addWidget(self.search)
        body.addWidget(self.stack, 1)
        self.lay_out(body, actions=(self.add_button,), panel=self.panel, panel_width=_PANEL_WIDTH)

    def _connect(self) -> None:
        self.search.edited.connect(self._search)
        self.add_button.clicked.connect(self._add)
        self.empty.wanted.connect(self._add)
        self.table.row_focused.connect(self._show_line)
        self.table.row_chosen.connect(self._book)
        self.panel.booking_wanted.connect(self._book)
        self.panel.mandate_wanted.connect(self._take_mandate)
        self.panel.correction_wanted.connect(self._correct)
        self.panel.record_wanted.connect(self._print_record)
        self.panel.erasure_wanted.connect(self._erase)
        self.panel.joining_wanted.connect(self._join)
        self.panel.proof_wanted.connect(self._print_proof)
        self.panel.message_wanted.connect(self._leave_message)
        self.panel.right_wanted.connect(self._note_right)
        self.panel.appointment_wanted.connect(self._show_appointment)
        self.panel.elsewhere_wanted.connect(self._show_elsewhere)
        self.panel.stored_mandate_wanted.connect(self._show_mandate)
        shortcut("Ctrl+F", "Chercher un usager", self.search.setFocus, self)
