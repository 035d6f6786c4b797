"""What this PC remembers of printing: the printer, how many of each kind of paper, where PDFs went."""

from collections.abc import Mapping
from pathlib import Path

from PySide6.QtCore import QSettings

from ..remembering import remember

_FILE = "printing.ini"
_PRINTER, _BOTH_SIDES, _FOLDER, _COPIES = "printer", "both_sides", "folder", "copies/{}"


class Remembered:
    """Kept in the folder of the looks of the window; None to remember nothing."""

    def __init__(self, config: Path | None) -> None:
        self._stored = QSettings(str(config / _FILE), QSettings.Format.IniFormat) if config else None

    @property
    def printer(self) -> str:
        """The printer used last, '' for none."""
        return self._text(_PRINTER)

    @property
    def both_sides(self) -> bool:
        """Whether the last printing was on both sides."""
        return self._text(_BOTH_SIDES) == "true"

    @property
    def folder(self) -> Path | None:
        """Where a PDF was saved last."""
        return Path(found) if (found := self._text(_FOLDER)) else None

    def copies(self, kind: str, usual: int) -> int:
        """How many of this kind of paper were printed last; `usual` when the file says nothing, or nonsense."""
        found = self._text(_COPIES.format(kind)) if kind else ""
        return int(found) if found.isascii() and found.isdigit() and len(found) < 4 else usual

    def keep_printing(self, printer: str, both_sides: bool, copies: Mapping[str, int]) -> None:
        """Remember where and how this was printed, and how many of each kind."""
        counted = {_COPIES.format(kind): str(count) for kind, count in copies.items() if kind}
        self._keep({_PRINTER: printer, _BOTH_SIDES: "true" if both_sides else "false", **counted})

    def keep_folder(self, folder: Path) -> None:
        """Remember where a PDF was saved."""
        self._keep({_FOLDER: str(folder)})

    def _text(self, key: str) -> str:
        return str(self._stored.value(key, "")) if self._stored else ""

    def _keep(self, values: Mapping[str, str]) -> None:
        if self._stored:
            remember(self._stored, values)
