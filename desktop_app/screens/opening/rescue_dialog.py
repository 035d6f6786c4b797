"""Which backup to put back when the file does not open, or to take over on a new computer."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QWidget

from desktop_app.domain.errors import RuleBroken
from desktop_app.storage.errors import Stopped, StorageTrouble
from desktop_app.use_cases.copies.restore import Choice

from ..context import Means
from ..progress_dialog import Cancelled, Progress, ProgressDialog
from ..protection.choice_columns import COLUMNS, ChoiceRow, held_in_words, key_of
from ..widgets import labels
from ..widgets.banner import Banner
from ..widgets.buttons import allow, primary, quiet, secondary
from ..widgets.frame import Frame
from ..widgets.table import RowModel, TableView

_READING, _NONE = "Lecture des copies…", "Aucune sauvegarde ici."


@dataclass(frozen=True)
class Copies:
    """What the dialog is about: `find(folder)` lists copies, None for the usual place; `put` does it and says so.

    `searches` when other folders may be looked into.
    """

    title: str
    sentence: str
    verb: str
    find: Callable[[Path | None], tuple[Choice, ...]]
    put: Callable[[Path, Progress, Cancelled], str]
    searches: bool = True


class RescueDialog(QDialog):
    """Copies are read in the worker; `put_back` once one of them is in place, and the dialog is then closed."""

    chapter = "backups#remettre-une-sauvegarde-en-place"

    put_back = Signal()

    def __init__(self, means: Means, copies: Copies, today: Callable[[], date], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._means, self._copies, self._today = means, copies, today
        self.setWindowTitle(copies.title)
        self.rows = RowModel(COLUMNS, key_of, self)
        self.table = TableView(self.rows, "Sauvegardes", self)
        self.held, self.trouble = labels.body("", self), Banner("danger", parent=self)
        self.search = quiet("Chercher dans un autre dossier…", self, icon="folder")
        self.search.setVisible(copies.searches)
        self.give_up = secondary("Ne rien changer", self)
        self.agree = primary(copies.verb, self)
        self._lay_out()
        self.table.row_focused.connect(self._show)
        self.search.clicked.connect(self._search)
        self.give_up.clicked.connect(self.reject)
        self.agree.clicked.connect(self._put)
        self._look_in(None)

    def _look_in(self, place: Path | None) -> None:
        self.trouble.say("")
        self.held.setText(_READING)
        allow(self.agree, _READING)
        name = str(place) if place else "Cet ordinateur"
        self._means.worker.start(partial(_named, name, self._copies.find, place), self._add, self._refuse)

    def _add(self, found: tuple[str, tuple[Choice, ...]]) -> None:
        name, choices = found
        known = {key_of(row) for row in self.rows.rows()}
        added = [ChoiceRow(choice, name, self._today()) for choice in choices if str(choice.path) not in known]
        every = sorted([*self.rows.rows(), *added], key=lambda row: row.choice.copy.at, reverse=True)
        self.rows.set_rows(every)
        if every and not self.table.currentIndex().isValid():
            self.table.setCurrentIndex(self.rows.index(0, 0))
        self._show(self.table.current_row())
        (self.table if every else self.search).setFocus()

    def _show(self, row: ChoiceRow | None) -> None:
        self.held.setText(held_in_words(row.choice) if row else _NONE)
        allow(self.agree, "" if row and row.choice.contents else self.held.text())

    def _search(self) -> None:
        folder = self._means.dialogs.choose_folder("Dans quel dossier chercher des sauvegardes ?")
        if folder is not None:
            self._look_in(folder)

    def _put(self) -> None:
        row = self.table.current_row()
        if row is not None and row.choice.contents is not None:
            self.trouble.say("")
            work = partial(self._copies.put, row.choice.path)
            ProgressDialog(self._copies.title, self).start(work, self._end, self._refuse)

    def _end(self, told: str) -> None:
        self._means.dialogs.notice(self._copies.title, told)
        self.put_back.emit()
        self.accept()

    def _refuse(self, error: Exception) -> None:
        self._show(self.table.current_row())
        if isinstance(error, RuleBroken):
            self.trouble.say(error.sentence)
        elif isinstance(error, StorageTrouble) and not isinstance(error, Stopped):
            self.trouble.say(f"{error.sentence} {error.way_out}")
        elif not isinstance(error, Stopped):
            raise error

    def _lay_out(self) -> None:
        head, why = labels.title(self._copies.title, self), labels.muted(self._copies.sentence, self)
        parts, buttons = (why, self.table, self.held, self.trouble), (self.give_up, self.agree)
        Frame(head, parts, buttons, self, left=(self.search,), fills=self.table, width=700, height=560)


def _named(
    name: str, find: Callable[[Path | None], tuple[Choice, ...]], place: Path | None
) -> tuple[str, tuple[Choice, ...]]:
    return name, find(place)
