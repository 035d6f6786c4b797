"""The lines of a sheet that is typed back, in its own order: who was printed, who wrote their name, who still may."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import time

from desktop_app.domain.french import hour
from desktop_app.domain.reception.signed_sheet import Written
from desktop_app.use_cases.reception.signed_sheet import NamedRow, SheetRow, SignedSheet

from ..widgets.table import Column

SIGNED, ABSENT = "✓ signé", "absence"
_TOLD = {True: SIGNED, False: ABSENT}
_BLANK = "écrire un nom…"


@dataclass(frozen=True)
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
