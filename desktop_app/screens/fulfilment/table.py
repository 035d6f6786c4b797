"""A table whose rows fold: the right arrow shows what is under a row, the left one hides it again."""

from enum import IntEnum
from operator import attrgetter
from typing import Any

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFont, QIcon, QKeyEvent, QPixmap, QResizeEvent
from PySide6.QtWidgets import QWidget

from ..theme.icons import icon
from ..theme.tokens import px
from ..widgets.painting import Index
from ..widgets.row_model import RowModel
from ..widgets.table import TableView
from .lines import ADDED_AT, COLUMNS, HEADS_TOLD, LOST_AT, LOST_ELSEWHERE, PLANNED_AT, Line

_ROW, _ARROW, _LEAST_ROWS = 34, 16, 5
_SET_IN = "\N{EM SPACE}"
_LONGEST, _BESIDE = "Septembre *", 52
"""The longest name, and the arrow and the edges beside it."""
_SPANNED = 4
"""Its name, and what is due, planned and held of a month."""


class Brevity(IntEnum):
    """How much a table shows that has not the room for all.

    The days without their hours, then the losses in one column, then neither what is planned nor what is added, then no
    losses either: what is due, what is held and the gap are what is left.
    """

    WHOLE = 0
    DAYS = 1
    ONE_LOSS = 2
    FEWER = 3
    FEWEST = 4


_LEFT_OUT = {
    **dict.fromkeys(LOST_ELSEWHERE, Brevity.ONE_LOSS),
    **dict.fromkeys((PLANNED_AT, ADDED_AT), Brevity.FEWER),
    LOST_AT: Brevity.FEWEST,
}
"""From when on a column is left out."""


class FoldingModel(RowModel[Line]):
    """Lines with an arrow before those that fold; the sum is in bold, a day is set in."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(COLUMNS, attrgetter("key"), parent)
        self.brevity = Brevity.WHOLE
        # As wide as an arrow: what has none begins where the others do.
        nothing = QPixmap(px(parent, _ARROW), px(parent, _ARROW))
        nothing.fill(Qt.GlobalColor.transparent)
        self._blank = QIcon(nothing)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        line, at = self.row_at(index), index.column()
        if line is None:
            return None
        match role:
            case Qt.ItemDataRole.DecorationRole if at == 0:
                return icon("down" if line.unfolded else "next") if line.folds else self._blank
            case Qt.ItemDataRole.DisplayRole if at == 0 and line.reason:
                return f"{_SET_IN}{line.name}"
            case Qt.ItemDataRole.DisplayRole if at == LOST_AT and self.brevity >= Brevity.ONE_LOSS:
                return line.lost
            case Qt.ItemDataRole.DisplayRole if at and self.brevity:
                return line.cells[at - 1][0]
            case Qt.ItemDataRole.FontRole if line.month is None:
                bold = QFont()
                bold.setBold(True)
                return bold
        return super().data(index, role)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if self.brevity >= Brevity.ONE_LOSS and section == LOST_AT and role == Qt.ItemDataRole.DisplayRole:
            return "Perdus"
        if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole) and section in HEADS_TOLD:
            return HEADS_TOLD[section]
        return super().headerData(section, orientation, role)


class FoldingTable(TableView):
    """`fold_wanted` with a line and whether it is to be unfolded."""

    fold_wanted = Signal(object, bool)

    def __init__(self, rows: FoldingModel, name: str, parent: QWidget | None = None) -> None:
        self._lines = rows
        super().__init__(rows, name, parent)
        self.verticalHeader().setDefaultSectionSize(px(self, _ROW))
        self.setMinimumHeight(px(self, _LEAST_ROWS * _ROW))
        self.setIconSize(QSize(px(self, _ARROW), px(self, _ARROW)))
        rows.rowsInserted.connect(self._span_days)
        rows.rowsRemoved.connect(self._span_days)
        # In the order of the year, whatever a head says: a sorted month would lose its days.
        self.horizontalHeader().setSectionsClickable(False)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The months take what room is left, but never less than their names."""
        super().resizeEvent(event)
        self._fit_soon()

    def keys_told(self) -> list[tuple[str, str]]:
        return [("→ ←", "Déplier, replier un mois"), ("Entrée", "Aller au jour"), *super().keys_told()[1:]]

    def _fit(self) -> None:
        """As much as there is room for beside the names of the months, which are never cut."""
        least = self.fontMetrics().horizontalAdvance(_LONGEST) + px(self, _BESIDE)
        for brevity in Brevity:
            self._lines.brevity = brevity
            for at, since in _LEFT_OUT.items():
                self.setColumnHidden(at, brevity >= since)
            super()._fit()
            if sum(map(self.columnWidth, range(1, len(COLUMNS)))) + least <= self.viewport().width():
                break
        self.horizontalHeader().viewport().update()
        self.viewport().update()

    def _span_days(self) -> None:
        """A day takes the room of the figures that it has none of."""
        self.clearSpans()
        for at, line in enumerate(self._lines.rows()):
            if line.reason is not None:
                self.setSpan(at, 0, 1, _SPANNED)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Right unfolds, left folds, from a day too."""
        line = self.current_row()
        if line is not None and event.key() in (Qt.Key.Key_Right, Qt.Key.Key_Left):
            self.fold_wanted.emit(line, event.key() == Qt.Key.Key_Right)
            return
        super().keyPressEvent(event)
