"""À détruire: what goes today and this week, by itself or by a gesture, and the papers whose time is over."""

from operator import attrgetter
from typing import ClassVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from desktop_app.domain.french import plural
from desktop_app.use_cases.changes import Touched
from desktop_app.use_cases.destruction import destructions, due
from desktop_app.use_cases.destruction.due import Due
from desktop_app.use_cases.mandates import endings, paper_originals
from desktop_app.use_cases.papers import elimination_papers

from ..appointments.papers import preview
from ..context import Context
from ..page import Page
from ..theme.tokens import Space, bare, px
from ..widgets.buttons import danger, primary, quiet, secondary
from ..widgets.empty_state import EmptyState
from ..widgets.flow import Flow
from ..widgets.layout import Stack
from ..widgets.row_model import RowModel
from ..widgets.shortcut import shortcut
from ..widgets.table import TableView
from .due_rows import COLUMNS, DuePanel, DueRow, Kind, rows_of
from .paper_check_dialog import PaperCheckDialog
from .paper_originals import AllowDialog, AnswerDialog, DestroyedDialog, FilingAllDialog, FilingDialog

_NOTHING = (
    "Le contenu d’un mandat est détruit dès qu’il finit. Viennent ici, avec leur jour et leur raison, ceux qui "
    "finissent dans la semaine, les brouillons jamais signés, et les originaux du service quand leur temps est passé."
)
_LOST = (
    "Il porte le nom de la personne et ses démarches. Le délégué à la protection des données doit le savoir : il juge "
    "s’il faut prévenir la CNIL et la personne. L’original ne sera plus cherché."
)
_ROOM_FOR_WHY = 860


class DuePage(Page):
    """Beside the list of mandates; `left` carries the mandate to show there, 0 for none."""

    left = Signal(int)
    title: ClassVar[str] = "À détruire"
    chapter: ClassVar[str] = "mandate_end#a-detruire"
    touched_by: ClassVar[Touched] = Touched.MANDATES | Touched.SETTINGS

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._due: Due | None = None
        self.rows = RowModel(COLUMNS, attrgetter("kind", "id", "what"), self)
        self.table = TableView(self.rows, "À détruire", self)
        self.empty = EmptyState("Rien à détruire cette semaine", _NOTHING, icon="check", parent=self)
        self.stack, self.panel = Stack(self), DuePanel(self._make_gestures(), self)
        self.back = quiet("Retour aux mandats", self, self._go_back, icon="previous")
        self.compare = secondary("Comparer un papier…", self, self._compare, icon="search")
        self.archives = secondary("Réponse des Archives…", self, self._note_answer, icon="edit")
        self.archives.setVisible(context.may(paper_originals.note_answer))
        self._lay_out_rows()
        self._connect()

    def refresh(self) -> None:
        """Read everything again, keeping the row in focus."""
        self._due = self.context.runner.read(due.read)
        rows = rows_of(self._due, self.context.today()) if self._due else []
        self.rows.set_rows(rows)
        asked = self._due.asks_for if self._due else 0
        alone = len(self._due.today) + len(self._due.this_week) if self._due else 0
        told = [f"{plural(asked, 'geste')} à faire"] if asked else []
        told += [f"{plural(alone, 'fin')} dans la semaine"] if alone else []
        self.say(", ".join(told))
        self.stack.setCurrentWidget(self.table if rows else self.empty)
        self.setFocusProxy(self.table if rows else self.back)
        self.show_panel(bool(rows))
        self.table.focus_first(anew=True)
        self._show_current()

    def _show_current(self) -> None:
        self._show_row(self.table.current_row())

    def _show_row(self, row: DueRow | None) -> None:
        answer = self.context.runner.read(paper_originals.answer)
        self.panel.show_row(row, self._due, answer, manages=self.context.may(paper_originals.propose))

    def _choose(self, _row: DueRow) -> None:
        """Enter does the first thing that the panel offers."""
        first = next((button for button in self.panel.buttons.values() if not button.isHidden()), None)
        if first:
            first.click()

    @property
    def _row(self) -> DueRow:
        """What the buttons are about: without a row there are none."""
        row: DueRow | None = self.table.current_row()
        assert row is not None
        return row

    def _see(self) -> None:
        self.left.emit(self._row.id)

    def _open_settings(self) -> None:
        self.context.go("settings", part="convention")

    def _finish(self) -> None:
        self.context.runner.do(destructions.resume)

    def _abandon(self) -> None:
        row = self._row
        self._ask_to_abandon([row.id], f"Abandonner le {row.what.partition(',')[0].lower()}\u00a0?")

    def _abandon_all(self) -> None:
        ids = [mandate.id for mandate, _ in self._due.drafts] if self._due else []
        self._ask_to_abandon(ids, f"Abandonner {len(ids)} mandats jamais signés\u00a0?")

    def _ask_to_abandon(self, ids: list[int], question: str) -> None:
        sentence = "Rien n’y a été permis. Ce qui y est écrit est détruit. On ne peut pas revenir dessus."
        if self.context.dialogs.ask(question, sentence, "Abandonner", "Garder", dangerous=True):
            self.context.runner.do(endings.abandon, ids)

    def _file(self) -> None:
        if original := self._row.original:
            self.context.dialogs.show(FilingDialog(self.context, original, self.window()))

    def _file_all(self) -> None:
        if self._due:
            self.context.dialogs.show(FilingAllDialog(self.context, self._due.to_file.count, self.window()))

    def _report_lost(self) -> None:
        if original := self._row.original:
            question = f"L’original du mandat {original.number} est perdu ?"
            if self.context.dialogs.ask(question, _LOST, "Noter la perte", "Le chercher encore", dangerous=True):
                self.context.runner.do(paper_originals.report_lost, original.mandate_id)

    def _propose(self) -> None:
        if made := self.context.runner.do(paper_originals.propose):
            self.table.focus_row(lambda row: row.kind is Kind.LIST and row.id == made.subject)
            preview(self.context, self.window(), elimination_papers.elimination_list, made.subject)

    def _allow(self) -> None:
        if found := self._row.list_:
            self.context.dialogs.show(AllowDialog(self.context, found, self.window()))

    def _note_destroyed(self) -> None:
        if found := self._row.list_:
            dialog = DestroyedDialog(self.context, found, self.window())
            dialog.accepted.connect(self._follow_destroyed)
            self.context.dialogs.show(dialog)

    def _follow_destroyed(self) -> None:
        """Its row is now among what is done, where the record is printed."""
        self.table.focus_row(lambda row: row.kind is Kind.DONE)

    def _print_list(self) -> None:
        preview(self.context, self.window(), elimination_papers.elimination_list, self._row.id)

    def _print_record(self) -> None:
        preview(self.context, self.window(), elimination_papers.elimination_record, self._row.id)

    def _compare(self) -> None:
        self.context.dialogs.show(PaperCheckDialog(self.context, self.window()))

    def _note_answer(self) -> None:
        self.context.dialogs.show(AnswerDialog(self.context, self.window()))

    def _go_back(self) -> None:
        self.left.emit(0)

    def _lay_out_rows(self) -> None:
        self.table.leave_out({3: _ROOM_FOR_WHY})
        self.stack.addWidget(self.table)
        self.stack.addWidget(self.empty)
        body = bare(QVBoxLayout(), Space.S, self)
        body.addWidget(self.stack, 1)
        body.addWidget(Flow((self.compare, self.archives), px(self, Space.S), px(self, Space.XS), self))
        self.lay_out(body, actions=(self.back,), panel=self.panel)

    def _make_gestures(self) -> dict[str, QPushButton]:
        """What may be done about the row in focus, by the names under which the panel offers it."""
        return {
            "finish": primary("Terminer maintenant", self, self._finish, icon="refresh"),
            "file": primary("Classer…", self, self._file, icon="folder"),
            # Beside what is the main thing to do.
            "refile": secondary("Classer…", self, self._file, icon="folder"),
            "file_all": secondary("", self, self._file_all),
            "lost": danger("Noter la perte…", self, self._report_lost),
            "propose": primary("Établir le bordereau", self, self._propose, icon="add"),
            "allow": primary("Noter l’accord…", self, self._allow, icon="check"),
            "destroy": danger("Noter la destruction…", self, self._note_destroyed),
            "print_list": secondary("Imprimer le bordereau", self, self._print_list),
            "print_record": secondary("Imprimer le procès-verbal", self, self._print_record),
            "see": secondary("Voir le mandat", self, self._see, icon="mandates"),
            "settings": secondary("Ouvrir Réglages", self, self._open_settings, icon="settings"),
            "abandon": danger("Abandonner…", self, self._abandon, keys="Del"),
            "abandon_all": danger("", self, self._abandon_all),
        }

    def _connect(self) -> None:
        self.table.row_focused.connect(self._show_row)
        self.table.row_chosen.connect(self._choose)
        self.rows.dataChanged.connect(self._show_current)
        shortcut("Alt+Left", "Revenir aux mandats", self._go_back, self, within=True)
