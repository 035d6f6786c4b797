"""A read-only table, as wide as what it says."""

from collections.abc import Callable, Mapping
from typing import Any

from PySide6.QtCore import QEvent, QModelIndex, Qt, QTimer, Signal
from PySide6.QtGui import QFontMetrics, QHelpEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QStyledItemDelegate, QTableView, QToolTip, QWidget

from ..theme.tokens import Space, Target, px
from .aloud import plain
from .row_model import RowModel

_LEAST_COLUMN = 90
"""Pixels at scale 1 that a column keeps where there is little room."""
_ROWS_FITTED = 60
"""Rows whose words a column is made wide enough for; under them, what is longer is cut and told by its tooltip."""


class TableView(QTableView):
    """Shows a `RowModel`; Enter or a double click chooses a row, letters go to the next that begins so.

    A column is as wide as its contents until the agent gives it a width. When the row in focus leaves, none has it:
    a key meant for one row never falls on its neighbour.
    """

    row_chosen = Signal(object)
    row_focused = Signal(object)

    def __init__(self, rows: RowModel[Any], name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setModel(rows)
        self._rows_model = rows
        self.setAccessibleName(name)
        self.setProperty("role", "rows")
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(max(px(self, Target.ROW), self.fontMetrics().height() * 2))
        self._sized: dict[int, int] = {}
        self._wanted: dict[int, int] = {}
        self._room_for: dict[int, int] = {}
        self._let_go, self._stretched = False, 0
        self._set_up_header(rows)
        self._follow_contents(rows)
        self.doubleClicked.connect(self._choose)
        self.selectionModel().currentRowChanged.connect(self._tell_focus)
        rows.row_leaving.connect(self._leave_row)

    def current_row(self) -> Any:
        """The row in focus, None when there is none."""
        return self._rows_model.row_at(self.currentIndex())

    def focus_first(self, *, anew: bool = False) -> None:
        """Put the focus on the first row when none has it; not after the row in focus has left, unless `anew`."""
        if self._rows_model.rowCount() and not self.currentIndex().isValid() and (anew or not self._let_go):
            self.setCurrentIndex(self._rows_model.index(0, 0))

    def focus_row(self, wanted: Callable[[Any], bool]) -> bool:
        """Put the focus on the first row that is `wanted`; whether there is one."""
        for at, row in enumerate(self._rows_model.rows()):
            if wanted(row):
                self.setCurrentIndex(self._rows_model.index(at, 0))
                return True
        return False

    def leave_out(self, room_for: Mapping[int, int]) -> None:
        """Leave these columns out where the table is narrower than this, in pixels at scale 1; some may not exist."""
        self._room_for = {at: least for at, least in room_for.items() if at < self._rows_model.columnCount()}

    def size_columns(self, widths: Mapping[int, int]) -> None:
        """Give these columns these widths, as the agent chose them."""
        self._sized = {at: width for at, width in widths.items() if self._is_own(at)}
        self._fit_soon()

    def sized_columns(self) -> dict[int, int]:
        """The columns whose width the agent chose."""
        return dict(self._sized)

    def keys_told(self) -> list[tuple[str, str]]:
        """The keys of a table, in French, for the list of shortcuts."""
        return [("Entrée", "Choisir la ligne"), ("A à Z", "Aller à la ligne qui commence ainsi")]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter chooses the row in focus; Home and End go to the first and the last."""
        match event.key():
            case Qt.Key.Key_Return | Qt.Key.Key_Enter if self.currentIndex().isValid():
                self._choose(self.currentIndex())
            case Qt.Key.Key_Home:
                self.setCurrentIndex(self._rows_model.index(0, 0))
            case Qt.Key.Key_End:
                self.setCurrentIndex(self._rows_model.index(self._rows_model.rowCount() - 1, 0))
            case _:
                super().keyPressEvent(event)

    def viewportEvent(self, event: QEvent) -> bool:
        """Say the whole of a cell that is cut, under the mouse."""
        if isinstance(event, QHelpEvent):
            index = self.indexAt(event.pos())
            words = str(index.data() or "") if index.isValid() else ""
            cut = self.fontMetrics().horizontalAdvance(words) > self.columnWidth(index.column()) - px(self, Space.XL)
            QToolTip.showText(event.globalPos(), plain(words) if cut else "", self.viewport())
            return True
        return super().viewportEvent(event)

    def _set_up_header(self, rows: RowModel[Any]) -> None:
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        # Fitting to a thousand rows, as Qt does by itself, holds the window for a tenth of a second
        # (test_a_long_table_is_fitted_to_its_first_rows).
        header.setResizeContentsPrecision(_ROWS_FITTED)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        stretched = [column.stretch for column in rows.columns]
        for at, stretch in enumerate(stretched):
            wide = stretch or (not any(stretched) and at == len(stretched) - 1)
            mode = QHeaderView.ResizeMode.Stretch if wide else QHeaderView.ResizeMode.Interactive
            header.setSectionResizeMode(at, mode)
            self._stretched += wide
        header.setSectionsClickable(True)
        header.sectionClicked.connect(self._sort_by)
        header.sectionResized.connect(self._note_width)
        header.sectionHandleDoubleClicked.connect(self._let_fit)

    def _follow_contents(self, rows: RowModel[Any]) -> None:
        # A header that follows its contents by itself forgets the rows that come after it was shown.
        self._fitting = QTimer(self, singleShot=True, interval=0)
        self._fitting.timeout.connect(self._fit)
        for change in (rows.rowsInserted, rows.rowsRemoved, rows.dataChanged):
            change.connect(self._fit_soon)
        self._fit_soon()

    def _fit_soon(self) -> None:
        self._fitting.start()

    def sizeHintForColumn(self, column: int) -> int:
        """What Qt says of the widest words of the rows fitted.

        It would ask eight things of each cell instead of two: half of a first look at a year of figures.
        """
        first, widths = max(self.rowAt(0), 0), dict[tuple[str, bool], tuple[int, QModelIndex]]()
        told = self.itemDelegate()
        assert isinstance(told, QStyledItemDelegate)
        for row in range(first, min(first + _ROWS_FITTED, self._rows_model.rowCount())):
            index = self._rows_model.index(row, column)
            words = told.displayText(self._rows_model.data(index) or "", self.locale())
            font = self._rows_model.data(index, Qt.ItemDataRole.FontRole)
            metrics = QFontMetrics(font) if font else self.fontMetrics()
            widths[words, font is None] = metrics.horizontalAdvance(words), index
        most = max((width for width, _ in widths.values()), default=0)
        # Among some that differ by a pixel, Qt decides.
        return max((self.sizeHintForIndex(at).width() for width, at in widths.values() if width >= most - 1), default=0)

    def _fit(self) -> None:
        header = self.horizontalHeader()
        own = [at for at in range(header.count()) if self._is_own(at) and not self.isColumnHidden(at)]
        fitting = {at: max(self.sizeHintForColumn(at), header.sectionSizeHint(at)) for at in own}
        self._wanted = {at: self._sized.get(at) or fitting[at] for at in own}
        self._share()

    def _share(self) -> None:
        """Give the columns what they want, the widest less where there is no room: what is cut is told by its tip."""
        chosen = {at: width for at, width in self._sized.items() if not self.isColumnHidden(at)}
        sized, stretched = dict(self._sized), self._stretched
        least, most = px(self, _LEAST_COLUMN), max(self._wanted.values(), default=0)
        room = self.viewport().width() - stretched * least - sum(chosen.values())
        free = [width for at, width in self._wanted.items() if at not in chosen]
        while free and most > least and sum(min(width, most) for width in free) > room:
            most -= px(self, Space.XS)
        for at, width in self._wanted.items():
            self.setColumnWidth(at, width if at in chosen else min(width, most))
        self._sized = sized

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        chosen = dict(self._sized)
        for at, least in self._room_for.items():
            if self.isColumnHidden(at) is not (self.width() < px(self, least)):
                self.setColumnHidden(at, not self.isColumnHidden(at))
                self._fit_soon()
        # Qt tells of a column that comes back as if somebody had drawn it wider
        # (test_a_column_keeps_the_width_it_was_given_whatever_comes_in).
        self._sized = chosen
        self._share()

    def _is_own(self, column: int) -> bool:
        """Whether a column has a width of its own, rather than what the others leave."""
        header = self.horizontalHeader()
        return 0 <= column < header.count() and header.sectionResizeMode(column) is QHeaderView.ResizeMode.Interactive

    def _note_width(self, column: int, _earlier: int, width: int) -> None:
        if self._is_own(column) and width:
            self._sized[column] = width

    def _let_fit(self, column: int) -> None:
        self._sized.pop(column, None)
        self._fit_soon()

    def _sort_by(self, column: int) -> None:
        header = self.horizontalHeader()
        same = header.isSortIndicatorShown() and header.sortIndicatorSection() == column
        down = same and header.sortIndicatorOrder() is Qt.SortOrder.AscendingOrder
        order = Qt.SortOrder.DescendingOrder if down else Qt.SortOrder.AscendingOrder
        header.setSortIndicatorShown(True)
        header.setSortIndicator(column, order)
        self._rows_model.sort(column, order)

    def _choose(self, index: QModelIndex) -> None:
        if (row := self._rows_model.row_at(index)) is not None:
            self.row_chosen.emit(row)

    def _leave_row(self, at: int) -> None:
        if at == self.currentIndex().row():
            self.selectionModel().clear()
            self._let_go = True

    def _tell_focus(self, current: QModelIndex, _previous: QModelIndex) -> None:
        self._let_go = self._let_go and not current.isValid()
        self.row_focused.emit(self._rows_model.row_at(current))
