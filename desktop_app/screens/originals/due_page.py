"""À détruire: what goes today and this week, by itself or by a gesture, and the papers whose time is over."""

from typing import ClassVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop_app.domain.french import plural
from desktop_app.use_cases.changes import Touched
from desktop_app.use_cases.destruction import destructions, due
from desktop_app.use_cases.destruction.due import Due
from desktop_app.use_cases.mandates import endings, paper_originals
from desktop_app.use_cases.papers import elimination_papers
from desktop_app.use_cases.papers.printing import Paper

from ..context import Context
from ..page import Page
from ..theme.tokens import Space, px
from ..widgets.buttons import quiet, secondary
from ..widgets.empty_state import EmptyState
from ..widgets.flow import Flow
from ..widgets.layout import Stack
from ..widgets.shortcut import shortcut
from ..widgets.table import RowModel, TableView
from .due_panel import DuePanel
from .due_rows import BY_ITSELF, COLUMNS, DueRow, Kind, key_of, rows_of
from .elimination_dialogs import AllowDialog, AnswerDialog, DestroyedDialog
from .filing_dialog import FilingAllDialog, FilingDialog
from .paper_check_dialog import PaperCheckDialog

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
        self.rows = RowModel(COLUMNS, key_of, self)
        self.table = TableView(self.rows, "À détruire", self)
        self.empty = EmptyState("Rien à détruire cette semaine", _NOTHING, icon="check", parent=self)
        self.stack, self.panel = Stack(self), DuePanel(self)
        self.back = quiet("Retour aux mandats", self, icon="previous")
        self.compare = secondary("Comparer un papier…", self, icon="search")
        self.archives = secondary("Réponse des Archives…", self, icon="edit")
        self.archives.setVisible(context.may(paper_originals.note_answer))
        self._lay_out_rows()
        self.table.row_focused.connect(self._show_row)
        self.table.row_chosen.connect(self._choose)
        self.rows.dataChanged.connect(self._show_current)
        self.panel.wanted.connect(self._do)
        self.back.clicked.connect(self._go_back)
        self.compare.clicked.connect(self._compare)
        self.archives.clicked.connect(self._note_answer)
        shortcut("Alt+Left", "Revenir aux mandats", self._go_back, self, within=True)

    def refresh(self) -> None:
        """Read everything again, keeping the row in focus."""
        self._due = self.context.runner.read(due.read)
        rows = rows_of(self._due, self.context.desk.now().date()) if self._due else []
        self.rows.set_rows(rows)
        asked = self._due.asks_for if self._due else 0
        alone = sum(row.kind in BY_ITSELF for row in rows)
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
        drafts, unfiled = (len(self._due.drafts), self._due.to_file.count) if self._due else (0, 0)
        answer = self.context.runner.read(paper_originals.answer)
        self.panel.show_row(row, answer, drafts, unfiled, manages=self.context.may(paper_originals.propose))

    def _choose(self, row: DueRow) -> None:
        """Enter does the first thing that the panel offers."""
        first = next((name for name, button in self.panel.buttons.items() if not button.isHidden()), "")
        if first:
            self._do(first)

    def _do(self, asked: str) -> None:
        row = self.table.current_row()
        if row is None:
            return
        gestures = {
            "see": self._see,
            "settings": self._open_settings,
            "finish": self._finish,
            "abandon": self._abandon,
            "abandon_all": self._abandon_all,
            "file": self._file,
            "file_all": self._file_all,
            "lost": self._report_lost,
            "propose": self._propose,
            "allow": self._allow,
            "destroy": self._note_destroyed,
            "print_list": self._print_list,
            "print_record": self._print_record,
        }
        gestures[asked](row)

    def _see(self, row: DueRow) -> None:
        self.left.emit(row.id)

    def _open_settings(self, _row: DueRow) -> None:
        self.context.go("settings", part="convention")

    def _finish(self, _row: DueRow) -> None:
        self.context.runner.do(destructions.resume)

    def _abandon(self, row: DueRow) -> None:
        self._ask_to_abandon([row.id], f"Abandonner le {row.what.partition(',')[0].lower()}\u00a0?")

    def _abandon_all(self, _row: DueRow) -> None:
        ids = [mandate.id for mandate, _ in self._due.drafts] if self._due else []
        self._ask_to_abandon(ids, f"Abandonner {len(ids)} mandats jamais signés\u00a0?")

    def _ask_to_abandon(self, ids: list[int], question: str) -> None:
        sentence = "Rien n’y a été permis. Ce qui y est écrit est détruit. On ne peut pas revenir dessus."
        if self.context.dialogs.ask(question, sentence, "Abandonner", "Garder", dangerous=True):
            self.context.runner.do(endings.abandon, ids)

    def _file(self, row: DueRow) -> None:
        if row.original:
            self.context.dialogs.show(FilingDialog(self.context, row.original, self.window()))

    def _file_all(self, _row: DueRow) -> None:
        if self._due:
            self.context.dialogs.show(FilingAllDialog(self.context, self._due.to_file.count, self.window()))

    def _report_lost(self, row: DueRow) -> None:
        if row.original:
            question = f"L’original du mandat {row.original.number} est perdu ?"
            if self.context.dialogs.ask(question, _LOST, "Noter la perte", "Le chercher encore", dangerous=True):
                self.context.runner.do(paper_originals.report_lost, row.id)

    def _propose(self, _row: DueRow) -> None:
        made = self.context.runner.do(paper_originals.propose)
        if made:
            self.table.focus_row(lambda row: row.kind is Kind.LIST and row.id == made.subject)
            self._preview(self.context.runner.read(elimination_papers.elimination_list, made.subject))

    def _allow(self, row: DueRow) -> None:
        if row.list_:
            self.context.dialogs.show(AllowDialog(self.context, row.list_, self.window()))

    def _note_destroyed(self, row: DueRow) -> None:
        if row.list_:
            dialog = DestroyedDialog(self.context, row.list_, self.window())
            dialog.accepted.connect(self._follow_destroyed)
            self.context.dialogs.show(dialog)

    def _follow_destroyed(self) -> None:
        """Its row is now among what is done, where the record is printed."""
        self.table.focus_row(lambda row: row.kind is Kind.DONE)

    def _print_list(self, row: DueRow) -> None:
        self._preview(self.context.runner.read(elimination_papers.elimination_list, row.id))

    def _print_record(self, row: DueRow) -> None:
        self._preview(self.context.runner.read(elimination_papers.elimination_record, row.id))

    def _preview(self, paper: Paper | None) -> None:
        from ..printing.recorded import show_recorded

        if paper is not None:
            show_recorded(self.context, paper, self.window())

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
        body = QVBoxLayout()
        body.setSpacing(px(self, Space.S))
        body.addWidget(self.stack, 1)
        body.addWidget(Flow((self.compare, self.archives), px(self, Space.S), px(self, Space.XS), self))
        self.lay_out(body, actions=(self.back,), panel=self.panel)
