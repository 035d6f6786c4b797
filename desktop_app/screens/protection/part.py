"""The base of the parts of the page: each says how it stands in one sentence and shows the rest below."""

from collections.abc import Callable, Collection, Hashable, Sequence
from functools import partial
from typing import Any, ClassVar

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from desktop_app.domain.nouns.frozen import frozen
from desktop_app.use_cases.copies import backups

from ..context import Context
from ..progress_dialog import ProgressDialog
from ..theme.tokens import Space, bare, px
from ..widgets.empty_state import EmptyState
from ..widgets.layout import Stack, stack_when_narrow
from ..widgets.row_model import Column, RowModel
from ..widgets.table import TableView

ROOM_FOR_THREE = 660
"""The width from which three cards stand side by side, in pixels at scale 1."""
_ROOM_FOR_ACTIONS, _ROOM_FOR_A_COUNT = 560, 520
_A_THIRD, _TWO_THIRDS = 1, 2
_LEAST_LIST = 160
"""Three rows and their titles."""


@frozen
class Standing:
    """`fine` when there is nothing to do; `sentence` says it to somebody who comes once a month."""

    sentence: str
    fine: bool = True


class Part(QWidget):
    """A part overrides `standing` and `read`: the page asks for the first until the part is made, to be seen."""

    title: ClassVar[str] = ""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context = context
        self.setProperty("role", "scrolled")
        self._rows: list[QHBoxLayout] = []
        self._across: QHBoxLayout | None = None
        self.column = bare(QVBoxLayout(self), Space.M)

    @classmethod
    def standing(cls, context: Context) -> Standing:
        """How it stands, while nobody looks at the rest."""
        raise NotImplementedError

    def read(self) -> Standing:
        """Read what is shown again from the file, and say how it stands."""
        raise NotImplementedError

    def stand_beside(self, widget: QWidget) -> None:
        """Have this at the left of what is added from now on, or above it where there is no room beside."""
        self._across, right = QHBoxLayout(), QVBoxLayout()
        self._across.setSpacing(px(self, Space.XXL))
        self._across.addWidget(widget, _A_THIRD)
        self._across.addLayout(right, _TWO_THIRDS)
        right.setSpacing(self.column.spacing())
        self.column.addLayout(self._across, 1)
        self.column = right

    def add_list(
        self, name: str, columns: tuple[Column[Any], ...], key: Callable[[Any], Hashable], empty: EmptyState
    ) -> None:
        """Add a table that takes the room that is left, and what is said in its place while it is empty."""
        self.rows, self.empty = RowModel(columns, key, self), empty
        self.table = TableView(self.rows, name, self)
        self._stack = _List(self)
        self._stack.addWidget(self.table)
        self._stack.addWidget(self.empty)
        self.column.addWidget(self._stack, 1)

    def show_rows(self, rows: Collection[Any]) -> None:
        """Show these in the list, or that there are none."""
        self.rows.set_rows(rows)
        self._stack.setCurrentWidget(self.table if rows else self.empty)

    def copy(self, job: backups.Job) -> None:
        """Copy, then record; a place that could not be served says why."""
        ProgressDialog("Sauvegarde en cours", self.window()).start(
            partial(backups.run, job), self._record_copy, self.context.runner.say_what_broke
        )

    def _record_copy(self, result: backups.Result) -> None:
        self.context.runner.do(backups.record, result)
        for served in result.served:
            if served.trouble:
                said = f"{backups.where_made(result)} {served.trouble}".strip()
                self.context.dialogs.notice("Sauvegarde incomplète", said, served.way_out)

    def add_with_actions(self, *words: QWidget, actions: Sequence[QPushButton]) -> None:
        """Add words with what can be done about them at the right; below where there is no room."""
        said = bare(QVBoxLayout(), Space.XS, self)
        for label in words:
            said.addWidget(label)
        row = bare(QHBoxLayout(), Space.S, self)
        row.addLayout(said, 1)
        for action in actions:
            row.addWidget(action, 0, Qt.AlignmentFlag.AlignBottom)
        self._rows.append(row)
        self.column.addLayout(row)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put what can be done under the words when there is no room beside."""
        super().resizeEvent(event)
        room = _ROOM_FOR_ACTIONS
        if self._across is not None and not stack_when_narrow(self, self._across, ROOM_FOR_THREE):
            room = _ROOM_FOR_A_COUNT * (_A_THIRD + _TWO_THIRDS) // _TWO_THIRDS
        for row in self._rows:
            stack_when_narrow(self, row, room)


class _List(Stack):
    """Asks for little: for its favourite height, a list would have the whole page scroll around it."""

    def sizeHint(self) -> QSize:
        """A few rows."""
        least = self.minimumSizeHint()
        return QSize(super().sizeHint().width(), max(least.height(), px(self, _LEAST_LIST)))

    def hasHeightForWidth(self) -> bool:
        """What is empty wraps in the room there is."""
        return False
