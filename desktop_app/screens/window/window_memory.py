"""What a window remembers of its account on this PC: its place, its last page, the widths of its columns."""

from collections.abc import Iterable
from datetime import date
from pathlib import Path

from PySide6.QtCore import QByteArray
from PySide6.QtWidgets import QMainWindow

from ..remembering import remember, stored_in
from ..theme.tokens import scale_of
from ..widgets.table import TableView

_FILE = "window.ini"


class WindowMemory:
    """Measures and the key of a page, under the number of the account, in the settings of this PC: no name."""

    def __init__(self, config: Path, account_id: int) -> None:
        self._stored = stored_in(config, _FILE)
        self._account = f"account-{account_id}"
        self._tables: dict[str, TableView] = {}

    def page(self, day: date) -> str:
        """The key of the page last in view on this day, '' when none is known."""
        key, _, seen = str(self._value("page") or "").partition(" ")
        return key if seen == str(day.toordinal()) else ""

    def restore(self, window: QMainWindow) -> bool:
        """Put the window back where it was, or in sight when its screen has gone away; False when nothing is known."""
        place = self._value("place")
        return isinstance(place, QByteArray) and window.restoreGeometry(place)

    def follow(self, tables: Iterable[TableView]) -> None:
        """Give the columns of these tables the widths chosen earlier, and remember those chosen from now on.

        Tables already followed are left alone; each is known by its accessible name.
        """
        for table in tables:
            name = table.accessibleName()
            if name not in self._tables:
                self._tables[name] = table
                widths = _numbers(str(self._value(f"columns-{name}") or ""))
                scale = scale_of(table.font())
                table.size_columns({at: round(width * scale) for at, width in enumerate(widths) if width})

    def keep(self, window: QMainWindow, page_key: str, day: date) -> None:
        """Remember everything for the next time, the page for this day alone."""
        kept: dict[str, str | QByteArray] = {"place": window.saveGeometry(), "page": f"{page_key} {day.toordinal()}"}
        for name, table in self._tables.items():
            scale, sized = scale_of(table.font()), table.sized_columns()
            widths = [round(sized.get(at, 0) / scale) for at in range(table.model().columnCount())]
            kept[f"columns-{name}"] = " ".join(map(str, widths))
        remember(self._stored, {f"{self._account}/{name}": value for name, value in kept.items()})

    def _value(self, name: str) -> object:
        return self._stored.value(f"{self._account}/{name}")


def _numbers(written: str) -> list[int]:
    parts = written.split()
    # Somebody may have written in the file: widths that are none are no reason not to open.
    return [int(part) for part in parts] if all(part.isdecimal() and len(part) < 5 for part in parts) else []
