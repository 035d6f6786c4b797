"""Usagers: find someone, see what was done with them, add somebody."""

from collections.abc import Mapping

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop_app.domain.french import plural
from desktop_app.domain.person import Person
from desktop_app.use_cases.changes import Touched
from desktop_app.use_cases.mandates import mandates
from desktop_app.use_cases.reception import people
from desktop_app.use_cases.reception.people import Line

from ..context import Context
from ..page import Page
from ..theme.tokens import Space, px
from ..widgets.aloud import announce_at_rest
from ..widgets.buttons import primary
from ..widgets.empty_state import EmptyState
from ..widgets.fields import TextField
from ..widgets.layout import Stack
from ..widgets.line import SEARCHED
from ..widgets.row_model import RowModel
from ..widgets.shortcut import shortcut
from ..widgets.table import TableView
from .columns import columns
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

    key = "people"
    title = "Usagers"
    touched_by = Touched.PEOPLE | Touched.APPOINTMENTS | Touched.MANDATES

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._total = 0
        self._filling = False
        self.search = TextField(self, placeholder="Nom, prénom ou téléphone", longest=SEARCHED)
        self.search.setAccessibleName("Chercher un usager")
        self._facts: Mapping[int, str] = {}
        shown = columns(self._fact, context.today, mandates=context.may(mandates.listing))
        self.rows = RowModel(shown, lambda line: line.person.id, self)
        self.table = TableView(self.rows, "Usagers", self)
        # The end of a row tells two people of one long name apart.
        self.table.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self.table.leave_out(_ROOM_FOR)
        self.empty = EmptyState("Personne encore", _EMPTY, "Ajouter quelqu’un", icon="people", parent=self)
        self.stack = Stack(self)
        self.panel = PersonPanel(context, self)
        self.add_button = primary("Ajouter quelqu’un", self, self._add, icon="add", keys="Ctrl+N")
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
        # The focus may leave a row and take another meanwhile, and to show somebody takes longer than the list: who it
        # ends on is shown once. Held by test_who_each_letter_finds_is_shown_once.
        self._filling = True
        self.rows.set_rows(lines)
        hidden = f", {plural(len(shown), 'affiché')}" if typed and len(shown) != self._total else ""
        self.say(f"{plural(self._total, 'usager')}{hidden}" if self._total else "")
        self._show_list_or_why(bool(shown))
        self.show_panel(bool(shown))
        self.table.focus_first(anew=anew)
        self._filling = False
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
            self.panel.book()
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

    def _show_line(self, line: Line | None) -> None:
        if not self._filling:
            self.panel.show_person(line.person.id if line else 0)

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
        from .person_dialog import PersonDialog

        dialog = PersonDialog(self.context, None, self.window())
        dialog.propose(self.search.value())
        dialog.kept.connect(self._show_kept)
        self.context.dialogs.show(dialog)

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
        self.empty.wanted.connect(self._add)
        self.table.row_focused.connect(self._show_line)
        self.table.row_chosen.connect(self.panel.book)
        self.panel.kept.connect(self._show_kept)
        shortcut("Ctrl+F", "Chercher un usager", self.search.setFocus, self)
