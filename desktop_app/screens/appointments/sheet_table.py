"""The lines of a sheet that is typed back, in its own order: who was printed, who wrote their name, who still may."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import time

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from desktop_app.domain.french import hour
from desktop_app.domain.nouns.frozen import frozen
from desktop_app.domain.reception.signed_sheet import Written
from desktop_app.use_cases.reception.signed_sheet import NamedRow, SheetRow, SignedSheet

from ..theme.tokens import px
from ..widgets.row_model import Column, RowModel
from ..widgets.table import TableView

SIGNED, ABSENT = "✓ signé", "absence"
_TOLD = {True: SIGNED, False: ABSENT}
_BLANK = "écrire un nom…"
_LEAST_HEIGHT, _HEAD, _ROW = 270, 48, 41
"""Pixels at scale 1: of the table, of its head and of one row."""
_TELLING = (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter)


@frozen
class Typed:
    """A line with what is typed of it: `signed` is None while nothing is.

    `row` is that of an appointment, `named` of a name the file knows already, `written` of one that was just typed; a
    line without any of them is blank. `left_at` is when they left, None where nobody says.
    """

    number: int
    letter: str
    signed: bool | None = None
    left_at: time | None = None
    row: SheetRow | None = None
    named: NamedRow | None = None
    written: Written | None = None

    @property
    def key(self) -> tuple[object, ...]:
        """Which line it is, from one reading to the next."""
        if self.row:
            return ("printed", self.row.appointment.id)
        return ("named" if self.named else "written" if self.written else "blank", self.letter, self.number)

    @property
    def is_blank(self) -> bool:
        """Whether nobody's name is on it."""
        return not (self.row or self.named or self.written)

    @property
    def name(self) -> str:
        """Whose it is, '' for nobody yet."""
        found = self.row or self.named or self.written
        return found.person.listed_name if found else ""

    @property
    def told(self) -> str:
        """'✓ signé', 'absence', or where the appointment stands as long as nothing is typed."""
        if self.is_blank:
            return ""
        if self.signed is not None or self.row is None:
            return _TOLD[self.signed is not False]
        return str(self.row.appointment.state.value)

    @property
    def place(self) -> str:
        """'12', or 'B 3' where the day has several sheets; '' for whoever is on none."""
        return f"{self.letter} {self.number or '–'}".strip() if self.number or self.letter else ""


COLUMNS: tuple[Column[Typed], ...] = (
    Column("N°", lambda typed: typed.place, right=True, spoken=lambda typed: typed.place or "sans numéro"),
    Column("Heure", lambda typed: hour(typed.row.appointment.start) if typed.row else ""),
    Column("Nom et prénom", lambda typed: typed.name or _BLANK, stretch=True),
    Column("Feuille", lambda typed: typed.told, spoken=lambda typed: typed.told.removeprefix("✓ ")),
)
LEFT_AT: Column[Typed] = Column("Départ", lambda typed: hour(typed.left_at) if typed.left_at else "")


def lines_of(
    sheet: SignedSheet, told: Mapping[int, bool], left: Mapping[int, time | None], written: Sequence[Written]
) -> Iterator[Typed]:
    """Each sheet with those who were printed, the names written under them, and a blank line; last who is on none.

    `told` and `left` are what is typed of the appointments, by id.
    """
    for letter in sheet.titles:
        rows = [_printed(row, told, left) for row in sheet.rows if row.letter == letter]
        on_it = [each for each in rows if each.number]
        named = [each for each in sheet.named if each.letter == letter]
        mine = [each for each in written if each.letter == letter]
        yield from on_it
        yield from (_named(each) for each in named)
        first = len(on_it) + len(named) + 1
        for at, each in enumerate(mine, first):
            yield Typed(at, letter, True, each.left_at, written=each)
        yield Typed(first + len(mine), letter)
        yield from (each for each in rows if not each.number)


def _printed(row: SheetRow, told: Mapping[int, bool], left: Mapping[int, time | None]) -> Typed:
    appointment = row.appointment
    signed = told.get(appointment.id, row.signed)
    known = appointment.left_at.time() if appointment.left_at else None
    return Typed(row.number, row.letter, signed, left.get(appointment.id, known) if signed else None, row=row)


def _named(each: NamedRow) -> Typed:
    return Typed(each.number, each.letter, True, each.left_at.time() if each.left_at else None, named=each)


class SheetTable(TableView):
    """Space signs, Enter does not, and the next line comes by itself; digits go to a number, a letter to a sheet, or
    begins a name where the day has one sheet only.

    `told` carries the line and whether it is signed; `name_wanted` a blank one with the letter that was typed on it;
    `name_dropped` one that was just written and is not to stay.
    """

    told = Signal(object, bool)
    name_wanted = Signal(object, str)
    name_dropped = Signal(object)
    edited = Signal()

    def __init__(self, parent: QWidget | None = None, *, asks_leaving: bool = False) -> None:
        columns = (*COLUMNS, LEFT_AT) if asks_leaving else COLUMNS
        self.rows: RowModel[Typed] = RowModel(columns, lambda typed: typed.key, parent)
        super().__init__(self.rows, "Les lignes de la feuille", parent)
        self.setMinimumHeight(px(self, _LEAST_HEIGHT))
        # The order is that of the paper: told rows would leave their places under the keyboard.
        self.horizontalHeader().setSectionsClickable(False)
        self.row_chosen.connect(self._want_name)
        self._digits = ""

    def be_as_high_as(self, rows: int) -> None:
        """Leave the room of rows that a short sheet has not to what comes below."""
        if (needed := _HEAD + _ROW * rows) < _LEAST_HEIGHT:
            self.setFixedHeight(px(self, needed))

    def keys_told(self) -> list[tuple[str, str]]:
        return [
            ("Espace", "La ligne est signée ; passer à la suivante"),
            ("Entrée", "La ligne n’est pas signée ; passer à la suivante"),
            ("0 à 9", "Aller à la ligne de ce numéro"),
            ("Entrée, sur une ligne vide", "Écrire un nom"),
            ("Espace, sur une ligne vide", "Personne n’y a écrit ; passer à la feuille suivante"),
            ("A à Z", "Aller à la feuille de cette lettre ; s’il n’y en a qu’une, commencer le nom d’une ligne vide"),
            ("Suppr", "Retirer un nom qui vient d’être écrit"),
        ]

    def tell(self, *, signed: bool) -> None:
        """Say whether the chosen line is signed, and go on; a blank one asks for a name, or is passed."""
        row = self.current_row()
        if row is None:
            return
        if not row.is_blank:
            self.told.emit(row, signed)
            self.edited.emit()
        elif signed:
            self.go_on()
        else:
            self.name_wanted.emit(row, "")

    def go_on(self) -> None:
        """Choose the line after the chosen one."""
        at = self.currentIndex().row() + 1
        if at < self.rows.rowCount():
            self.setCurrentIndex(self.rows.index(at, 0))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, plain = event.key(), not event.modifiers() & Qt.KeyboardModifier.ControlModifier
        digits, self._digits = self._digits, ""
        typed, row = event.text() if plain else "", self.current_row()
        if plain and key in _TELLING:
            self.tell(signed=key == Qt.Key.Key_Space)
        elif typed.isdecimal():
            self._go_to(digits, typed)
        elif len(typed) == 1 and typed.isalpha():
            self._take_letter(row, typed)
        elif key == Qt.Key.Key_Delete and row is not None and row.written:
            self.name_dropped.emit(row)
        else:
            super().keyPressEvent(event)

    def _take_letter(self, row: Typed | None, typed: str) -> None:
        if row is not None and row.is_blank and not row.letter:
            self.name_wanted.emit(row, typed)
        else:
            self.focus_row(lambda each: each.letter == typed.upper())

    def _want_name(self, row: Typed) -> None:
        if row.is_blank:
            self.name_wanted.emit(row, "")

    def _go_to(self, digits: str, digit: str) -> None:
        """The row of the number typed so far, else of this digit alone, on the sheet of the chosen row."""
        chosen = self.current_row()
        letter = chosen.letter if chosen else ""
        for typed in (digits + digit, digit):
            wanted = (letter, int(typed))
            if self.focus_row(lambda each, wanted=wanted: (each.letter, each.number) == wanted):  # type: ignore[misc]
                self._digits = typed
                return
