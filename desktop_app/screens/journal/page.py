"""Journal: who did what when, whatever the years, and the check that nobody touched it since."""

from functools import partial
from operator import attrgetter
from typing import ClassVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from desktop_app.domain.french import NBSP
from desktop_app.domain.journal import Filter, Line, told
from desktop_app.domain.journal.chain import Head
from desktop_app.domain.journal.check import Verdict
from desktop_app.domain.journal.told import number
from desktop_app.use_cases import journal
from desktop_app.use_cases.changes import Touched
from desktop_app.use_cases.journal import Overview

from ..context import Context
from ..page import Page
from ..progress_dialog import ProgressDialog
from ..theme.tokens import Space, bare, edged
from ..widgets import labels
from ..widgets.banner import Banner
from ..widgets.buttons import secondary
from ..widgets.empty_state import EmptyState
from ..widgets.layout import Stack, stack_when_narrow
from ..widgets.row_model import RowModel
from ..widgets.table import TableView
from .filters import Filters
from .wording import COLUMNS, last_check_in_words, shown, writer_in_words

_WHAT_FOR = "Chaque action y laissera une ligne : quand, quel compte, quoi. Jamais le nom d’un usager."
_NO_SUCH_LINE = "Aucune ligne de ce compte, de cette sorte ou de ces jours."
_BORNE = "Les papiers la portent : un journal refait ou plus ancien ne concorderait plus avec eux."
_ROOM_FOR_HEAD = 640
_BLIND_SPOT = (
    "La vérification ne voit pas le retour d’une copie plus ancienne du fichier entier : "
    "pour cela, comparez le journal avec un papier imprimé."
)


class JournalPage(Page):
    """The newest lines first; more are read when asked, so that twenty years open as fast as a day."""

    key: ClassVar[str] = "journal"
    title: ClassVar[str] = "Journal"
    touched_by: ClassVar[Touched] = Touched.EVERYTHING

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._lines: list[Line] = []
        self._mandates: dict[int, str] = {}
        self._overview: Overview | None = None
        self.check_button = secondary("Tout vérifier", self, self.check_all, icon="check", keys="Ctrl+E")
        self.verdict = VerdictView(self)
        self.filters = Filters(context.today, self)
        self.rows = RowModel(COLUMNS, attrgetter("number"), self)
        self.table = TableView(self.rows, "Lignes du journal", self)
        self.more_button = secondary("Afficher la suite", self, self._show_more, icon="down")
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
        earlier, self._overview = self._overview, found
        self.filters.offer([(who, writer_in_words(who, name)) for who, name in found.writers])
        self.head_card.show_head(found.head)
        self.head_card.setVisible(bool(found.head.count))
        if earlier is None or found.head != earlier.head:
            self._read_anew()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.refresh()

    def check_all(self) -> None:
        """Check every line in a thread of its own, with a progress that can be stopped."""
        if check := self.context.runner.read(journal.check_all):
            dialog = ProgressDialog("Vérification du journal", self.window())
            dialog.start(partial(journal.run, check), self._conclude, self.context.runner.say_what_broke)

    def _conclude(self, verdict: Verdict) -> None:
        self.verdict.show_verdict(verdict)
        if not verdict.stopped:
            self.context.runner.do(journal.remember, verdict)
            self.refresh()

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
        names, today = dict(self._overview.writers) if self._overview else {}, self.context.today()
        self.rows.set_rows([shown(line, names, self._mandates, today) for line in self._lines])
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
        narrowed = self._overview is not None and self._overview.head.count > 0
        self.empty.button.setVisible(narrowed)
        self.empty.say(*(("Aucune ligne", _NO_SUCH_LINE) if narrowed else ("Le journal est vide", _WHAT_FOR)))

    def _say_how_many(self, wanted: Filter) -> None:
        if self._overview is None or not (total := self._overview.head.count):
            self.say("")
            return
        none = f"Aucune ligne sur {number(total)}"
        counted = f"{self._counted(wanted, total)}, {_shown(len(self._lines))}" if self._lines else none
        self.say(f"{counted}. {last_check_in_words(self._overview.last_check)}")

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
        body = bare(QVBoxLayout(), Space.M, self)
        body.addWidget(self.verdict)
        body.addWidget(self.filters)
        body.addWidget(self.stack, 1)
        body.addWidget(self.more_button, 0, Qt.AlignmentFlag.AlignLeft)
        body.addWidget(self.head_card)
        self.lay_out(body, actions=(self.check_button,))

    def _connect(self) -> None:
        self.filters.changed.connect(self._read_anew)
        self.empty.wanted.connect(self._show_everything)
        self.head_card.compare.clicked.connect(self._compare)


class HeadCard(QFrame):
    """`compare` leads to the papers."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self.compare = secondary("Comparer avec un papier", self, icon="search")
        self._words = labels.strong("", self)
        words = bare(QVBoxLayout(), Space.XS, self)
        words.addWidget(self._words)
        words.addWidget(labels.muted(_BORNE, self))
        self._across = edged(QHBoxLayout(self), Space.M, Space.L, Space.S, Space.M, Space.S)
        self._across.addLayout(words, 1)
        self._across.addWidget(self.compare, 0, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)

    def show_head(self, head: Head) -> None:
        """Show where the journal stands."""
        self._words.setText(f"Tête du journal : {head.in_words}")

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the button under the words when there is no room beside them."""
        super().resizeEvent(event)
        stack_when_narrow(self, self._across, _ROOM_FOR_HEAD)


class VerdictView(QWidget):
    """Hidden until something was checked."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.banner = Banner("info", parent=self)
        self._details = [labels.body("", self) for _ in range(told.TOLD_AT_MOST + 1)]
        self._advice = labels.muted("", self)
        column = bare(QVBoxLayout(self), Space.S)
        for widget in (self.banner, *self._details, self._advice):
            column.addWidget(widget)
        self.hide()

    def show_verdict(self, verdict: Verdict) -> None:
        """Say what was found, with the number and the date of each line."""
        details = told.details(verdict)
        for label, sentence in zip(self._details, details + [""] * len(self._details), strict=False):
            label.setText(sentence)
            label.setVisible(bool(sentence))
        self._advice.setText(_BLIND_SPOT if verdict.sound else told.WAY_OUT)
        self._advice.setVisible(not verdict.stopped)
        self.show()
        self.banner.set_tone("danger" if details else "info")
        self.banner.say(told.summary(verdict))


def _lines(count: int) -> str:
    return f"{number(count)}{NBSP}ligne{'s' if count > 1 else ''}"


def _shown(count: int) -> str:
    return f"{number(count)}{NBSP}affichée{'s' if count > 1 else ''}"
