"""The rows of a sheet that is typed back: Space signs, Enter does not, and the next row comes by itself."""

from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from desktop_app.domain.french import hour
from desktop_app.use_cases.reception.signed_sheet import SheetRow

from ..theme.tokens import px
from ..widgets.table import Column, RowModel, TableView

_SIGNED, _ABSENT = "✓ signé", "absence"
_LEAST_HEIGHT, _HEAD, _ROW = 270, 48, 41
"""Pixels at scale 1: of the table, of its head and of one row."""
_TOLD = {True: _SIGNED, False: _ABSENT}


@dataclass(frozen=True)
class Typed:
    """A row with what is typed of it; None while nothing is."""

    row: SheetRow
    signed: bool | None


COLUMNS: tuple[Column[Typed], ...] = (
    Column("N°", lambda typed: number_of(typed), right=True, spoken=lambda typed: number_of(typed) or "sans numéro"),
    Column("Heure", lambda typed: hour(typed.row.appointment.start)),
    Column("Nom et prénom", lambda typed: typed.row.person.listed_name, stretch=True),
    Column("Feuille", lambda typed: words_of(typed), spoken=lambda typed: words_of(typed).removeprefix("✓ ")),
)


def number_of(typed: Typed) -> str:
    """'12', or 'B 3' where the day has several sheets; '' for whoever is on none."""
    return f"{typed.row.letter} {typed.row.number or '–'}".strip() if typed.row.number or typed.row.letter else ""


def words_of(typed: Typed) -> str:
    """'✓ signé', 'absence', or where the appointment stands as long as nothing is typed."""
    return _TOLD[typed.signed] if typed.signed is not None else str(typed.row.appointment.state.value)


class SheetTable(TableView):
    """`told` carries the row and whether it is signed."""

    told = Signal(object, bool)
    edited = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        self.rows: RowModel[Typed] = RowModel(COLUMNS, lambda typed: typed.row.appointment.id)
        super().__init__(self.rows, "Les lignes de la feuille", parent)
        self.rows.setParent(self)
        self.setMinimumHeight(px(self, _LEAST_HEIGHT))
        # The order is that of the paper: told rows would leave their places under the keyboard.
        self.horizontalHeader().setSectionsClickable(False)
        self._digits = ""

    def be_as_high_as(self, rows: int) -> None:
        """Leave the room of rows that a short sheet has not to what comes below."""
        if (needed := _HEAD + _ROW * rows) < _LEAST_HEIGHT:
            self.setFixedHeight(px(self, needed))

    def keys_told(self) -> list[tuple[str, str]]:
        """The keys of the rows, for the list of shortcuts."""
        return [
            ("Espace", "La ligne est signée ; passer à la suivante"),
            ("Entrée", "La ligne n’est pas signée ; passer à la suivante"),
            ("0 à 9", "Aller à la ligne de ce numéro"),
            ("A à Z", "Aller à la feuille de cette lettre"),
        ]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Space and Enter tell and go on; digits go to a number; the arrows move."""
        key, plain = event.key(), not event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if plain and key in (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._digits = ""
            self._tell(signed=key == Qt.Key.Key_Space)
        elif plain and event.text().isdecimal():
            self._go_to(event.text())
        elif plain and len(letter := event.text().upper()) == 1 and letter.isalpha():
            self._digits = ""
            self.focus_row(lambda each: each.row.letter == letter)
        else:
            self._digits = ""
            super().keyPressEvent(event)

    def _tell(self, *, signed: bool) -> None:
        at, row = self.currentIndex().row(), self.current_row()
        if row is None:
            return
        self.told.emit(row, signed)
        self.edited.emit()
        if at + 1 < self.rows.rowCount():
            self.setCurrentIndex(self.rows.index(at + 1, 0))

    def _go_to(self, digit: str) -> None:
        """The row of the number typed so far, else of this digit alone, on the sheet of the chosen row."""
        chosen = self.current_row()
        letter = chosen.row.letter if chosen else ""
        for typed in (self._digits + digit, digit):
            wanted = (letter, int(typed))
            if self.focus_row(lambda each, wanted=wanted: (each.row.letter, each.row.number) == wanted):  # type: ignore[misc]
                self._digits = typed
                return
        self._digits = ""
