"""Journal: who did what when, whatever the years, and the check that nobody touched it since."""

from collections.abc import Mapping
from functools import partial
from operator import attrgetter
from typing import ClassVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QAbstractItemView, QVBoxLayout, QWidget

from desktop_app.domain.french import NBSP
from desktop_app.domain.journal import Filter, Line
from desktop_app.domain.journal.chain import Head
from desktop_app.domain.journal.check import Verdict
from desktop_app.domain.journal.told import number
from desktop_app.use_cases import journal
from desktop_app.use_cases.changes import Touched

from ..context import Context
from ..page import Page
from ..progress_dialog import ProgressDialog
from ..theme.tokens import Space, px
from ..widgets.buttons import secondary
from ..widgets.empty_state import EmptyState
from ..widgets.layout import Stack
from ..widgets.table import RowModel, TableView
from .filters import Filters
from .standing import HeadCard, VerdictView
from .wording import COLUMNS, last_check_in_words, shown, writer_in_words

_WHAT_FOR = "Chaque action y laissera une ligne : quand, quel compte, quoi. Jamais le nom d’un usager."
_NO_SUCH_LINE = "Aucune ligne de ce compte, de cette sorte ou de ces jours."


class JournalPage(Page):
    """The newest lines first; more are read when asked, so that twenty years open as fast as a day."""

    key: ClassVar[str] = "journal"
    title: ClassVar[str] = "Journal"
    touched_by: ClassVar[Touched] = Touched.EVERYTHING

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._lines: list[Line] = []
        self._mandates: dict[int, str] = {}
        self._names: Mapping[str, str] = {}
        self._read_head: Head | None = None
        self._last_check = ""
        self.check_button = secondary("Tout vérifier", self, icon="check", keys="Ctrl+E")
        self.verdict = VerdictView(self)
        self.filters = Filters(context.today, self)
        self.rows = RowModel(COLUMNS, attrgetter("number"), self)
        self.table = TableView(self.rows, "Lignes du journal", self)
        self.more_button = secondary("Afficher la suite", self, icon="down")
        self.empty = EmptyState("", "", "Tout afficher", icon="journal", parent=self)
        self.stack = Stack(self)
        self.head_card = HeadCard(self)
        self._lay_out_list()
        self._connect()
        self.setFocusProxy(self.filters.period)

    def refresh(self) -> None:
        """Read the newest lines again, unless nothing was written since; the filters stay."""
        found = self.context.runner.read(journal.overview)
        if found is None:
            return
        self._names = {who: name for who, name in found.writers if name}
        self.filters.offer([(who, writer_in_words(who, name)) for who, name in found.writers])
        self.head_card.show_head(found.head)
        self.head_card.setVisible(bool(found.head.count))
        self._last_check = last_check_in_words(found.last_check)
        if found.head != self._read_head:
            self._read_head = found.head
            self._read_anew()

    def showEvent(self, event: QShowEvent) -> None:
        """Show what was written while another page was in view."""
        super().showEvent(event)
        self.refresh()

    def check_all(self) -> None:
        """Check every line in a thread of its own, with a progress that can be stopped."""
        check = self.context.runner.read(journal.check_all)
        if check is not None:
            dialog = ProgressDialog("Vérification du journal", self.window())
            dialog.start(partial(journal.run, check), self._conclude, self._tell_what_broke)

    def _conclude(self, verdict: Verdict) -> None:
        self.verdict.show_verdict(verdict)
        if not verdict.stopped:
            self.context.runner.do(journal.remember, verdict)
            self.refresh()

    def _tell_what_broke(self, error: Exception) -> None:
        self.context.runner.say_what_broke(error)

    def _read_anew(self) -> None:
        self._lines, self._mandates = [], {}
        self._read_on()
        if self._lines:
            self.table.setCurrentIndex(self.rows.index(0, 0))
            self.table.scrollToTop()

    def _read_on(self) -> None:
        wanted = self.filters.wanted()
        before = self._lines[-1].number if self._lines else 0
        found = self.context.runner.read(journal.page, wanted, before=before) if wanted else None
        if wanted is None or found is None:
            return
        self._lines += found.lines
        self._mandates |= found.mandates
        today = self.context.today()
        self.rows.set_rows([shown(line, self._names, self._mandates, today) for line in self._lines])
        self.more_button.setVisible(found.more)
        self._show_list_or_why()
        self._say_how_many(wanted)

    def _show_more(self) -> None:
        first_new = len(self._lines)
        self._read_on()
        if len(self._lines) > first_new:
            self.table.setCurrentIndex(self.rows.index(first_new, 0))
            self.table.scrollTo(self.table.currentIndex(), QAbstractItemView.ScrollHint.PositionAtTop)
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_list_or_why(self) -> None:
        self.stack.setCurrentWidget(self.table if self._lines else self.empty)
        narrowed = bool(self._read_head and self._read_head.count)
        self.empty.button.setVisible(narrowed)
        if narrowed:
            self.empty.say("Aucune ligne", _NO_SUCH_LINE)
        else:
            self.empty.say("Le journal est vide", _WHAT_FOR)

    def _say_how_many(self, wanted: Filter) -> None:
        total = self._read_head.count if self._read_head else 0
        counted = f"{self._counted(wanted, total)}, {_shown(len(self._lines))}" if self._lines else "Aucune ligne"
        of_all = f" sur {number(total)}" if total and not self._lines else ""
        self.say(f"{counted}{of_all}. {self._last_check}" if total else "")

    def _counted(self, wanted: Filter, total: int) -> str:
        if wanted == Filter():
            return _lines(total)
        found = self.context.runner.read(journal.count, wanted) or 0
        beyond = "Plus de " if found >= journal.COUNTED_UP_TO else ""
        return f"{beyond}{_lines(found)} sur {number(total)}"

    def _compare(self) -> None:
        from .comparison_dialog import ComparisonDialog

        self.context.dialogs.show(ComparisonDialog(self.context, self.window()))

    def _show_everything(self) -> None:
        self.filters.open_all()
        self.filters.period.setFocus()

    def _lay_out_list(self) -> None:
        self.table.horizontalHeader().setSectionsClickable(False)
        self.stack.addWidget(self.table)
        self.stack.addWidget(self.empty)
        body = QVBoxLayout()
        body.setSpacing(px(self, Space.M))
        body.addWidget(self.verdict)
        body.addWidget(self.filters)
        body.addWidget(self.stack, 1)
        body.addWidget(self.more_button, 0, Qt.AlignmentFlag.AlignLeft)
        body.addWidget(self.head_card)
        self.lay_out(body, actions=(self.check_button,))

    def _connect(self) -> None:
        self.check_button.clicked.connect(self.check_all)
        self.filters.changed.connect(self._read_anew)
        self.more_button.clicked.connect(self._show_more)
        self.empty.wanted.connect(self._show_everything)
        self.head_card.compare.clicked.connect(self._compare)


def _lines(count: int) -> str:
    return f"{number(count)}{NBSP}ligne{'s' if count > 1 else ''}"


def _shown(count: int) -> str:
    return f"{number(count)}{NBSP}affichée{'s' if count > 1 else ''}"
