"""A table whose rows fold: the right arrow shows what is under a row, the left one hides it again."""

from typing import Any

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFont, QIcon, QKeyEvent, QPixmap, QResizeEvent
from PySide6.QtWidgets import QHeaderView, QWidget

from ..theme.icons import icon
from ..theme.tokens import px
from ..widgets.table import Index, RowModel, TableView
from .lines import COLUMNS, HEADS_TOLD, Line

_ROW, _ARROW = 34, 16
_SET_IN = "\N{EM SPACE}"
_LONGEST, _BESIDE = "Septembre *", 52
"""The longest name, and the arrow and the edges beside it."""
_SPANNED = 4
"""Its name, and what is due, planned and held of a month."""


class FoldingModel(RowModel[Line]):
    """Lines with an arrow before those that fold; the sum is in bold, a day is set in."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(COLUMNS, _key, parent)
        self._blank = QIcon()

    def leave_room(self, side: int) -> None:
        """How wide an arrow is: what has none begins where the others do."""
        nothing = QPixmap(side, side)
        nothing.fill(Qt.GlobalColor.transparent)
        self._blank = QIcon(nothing)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """As every table, with the arrow and the weight of the words."""
        line = self.row_at(index)
        if line is not None and role == Qt.ItemDataRole.DecorationRole and index.column() == 0:
            return icon("down" if line.unfolded else "next") if line.folds else self._blank
        if line is not None and line.reason and role == Qt.ItemDataRole.DisplayRole and index.column() == 0:
            return f"{_SET_IN}{line.name}"
        if line is not None and role == Qt.ItemDataRole.FontRole and line.month is None:
            bold = QFont()
            bold.setBold(True)
            return bold
        return super().data(index, role)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The titles, and what the short ones mean."""
        if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole) and section in HEADS_TOLD:
            return HEADS_TOLD[section]
        return super().headerData(section, orientation, role)


class FoldingTable(TableView):
    """`fold_wanted` with a line and whether it is to be unfolded."""

    fold_wanted = Signal(object, bool)

    def __init__(self, rows: FoldingModel, name: str, parent: QWidget | None = None) -> None:
        super().__init__(rows, name, parent)
        self.verticalHeader().setDefaultSectionSize(px(self, _ROW))
        self.setIconSize(QSize(px(self, _ARROW), px(self, _ARROW)))
        rows.leave_room(px(self, _ARROW))
        rows.rowsInserted.connect(self._span_days)
        rows.rowsRemoved.connect(self._span_days)
        # In the order of the year, whatever a head says: a sorted month would lose its days.
        self.horizontalHeader().setSectionsClickable(False)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The months take what room is left, but never less than their names."""
        super().resizeEvent(event)
        self._give_room()

    def keys_told(self) -> list[tuple[str, str]]:
        """The keys of this table, in French, for the list of shortcuts."""
        return [("→ ←", "Déplier, replier un mois"), ("Entrée", "Aller au jour"), *super().keys_told()[1:]]

    def _fit(self) -> None:
        super()._fit()
        self._give_room()

    def _give_room(self) -> None:
        header, others = self.horizontalHeader(), sum(map(self.columnWidth, range(1, len(COLUMNS))))
        least = self.fontMetrics().horizontalAdvance(_LONGEST) + px(self, _BESIDE)
        cramped = self.viewport().width() - others < least
        mode = QHeaderView.ResizeMode.Fixed if cramped else QHeaderView.ResizeMode.Stretch
        header.setSectionResizeMode(0, mode)
        if cramped:
            self.setColumnWidth(0, least)

    def _span_days(self) -> None:
        """A day takes the room of the figures that it has none of."""
        self.clearSpans()
        for at, line in enumerate(self.model().rows()):  # type: ignore[attr-defined]
            if line.reason is not None:
                self.setSpan(at, 0, 1, _SPANNED)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Right unfolds, left folds, from a day too."""
        line = self.current_row()
        if line is not None and event.key() in (Qt.Key.Key_Right, Qt.Key.Key_Left):
            self.fold_wanted.emit(line, event.key() == Qt.Key.Key_Right)
            return
        super().keyPressEvent(event)


def _key(line: Line) -> object:
    return line.key
