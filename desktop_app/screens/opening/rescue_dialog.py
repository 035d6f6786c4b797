"""Which backup to put back when the file does not open, or to take over on a new computer."""

from collections.abc import Callable
from datetime import datetime
from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QWidget

from desktop_app.domain.errors import RuleBroken
from desktop_app.storage.errors import Stopped, StorageTrouble
from desktop_app.use_cases.accounts.opening import Unlocked
from desktop_app.use_cases.copies import restore
from desktop_app.use_cases.copies.restore import Choice

from ..context import Means
from ..progress_dialog import Cancelled, Progress, ProgressDialog
from ..protection.choice_columns import COLUMNS, ChoiceRow, held_in_words, key_of
from ..widgets import labels
from ..widgets.banner import Banner
from ..widgets.buttons import allow, primary, quiet, secondary
from ..widgets.empty_state import ListOrEmpty
from ..widgets.frame import Frame
from ..widgets.row_model import RowModel
from ..widgets.table import TableView

_READING, _NONE = "Lecture des copies…", "Aucune sauvegarde ici"
_PUT_BACK = (
    "Remettre une sauvegarde",
    "La plus récente est en général la bonne. Le fichier abîmé est gardé de côté, et ce qui avait été détruit depuis "
    "l’est toujours.",
    "Remettre celle-ci",
)
_TAKE_OVER = (
    "Reprendre une sauvegarde",
    "Le fichier de cet ordinateur sera celui que cette sauvegarde contient, avec ses comptes et ses phrases.",
    "Reprendre celle-ci",
)


class RescueDialog(QDialog):
    """Copies are read in the worker; `put_back` once one of them is in place, and the dialog is then closed.

    With `place`, a place of copies, one of those is taken over into this folder, which holds no file yet.
    """

    chapter = "backups#remettre-une-sauvegarde-en-place"

    put_back = Signal()

    def __init__(
        self,
        means: Means,
        folder: Path,
        unlocked: Unlocked,
        clock: Callable[[], datetime],
        parent: QWidget,
        *,
        place: Path | None = None,
    ) -> None:
        super().__init__(parent)
        self._means, self._folder, self._unlocked, self._clock, self._place = means, folder, unlocked, clock, place
        self._title, sentence, verb = _TAKE_OVER if place else _PUT_BACK
        self.setWindowTitle(self._title)
        self.rows = RowModel(COLUMNS, key_of, self)
        self.table = TableView(self.rows, "Sauvegardes", self)
        self._list = ListOrEmpty(self.table, _NONE, "", icon="save", parent=self)
        self.held, self.trouble = labels.body("", self), Banner("danger", parent=self)
        self.search = quiet("Chercher dans un autre dossier…", self, self._search, icon="folder")
        self.search.setVisible(place is None)
        self.give_up = secondary("Ne rien changer", self, self.reject)
        self.agree = primary(verb, self, self._put)
        self._lay_out(sentence)
        self.table.row_focused.connect(self._show)
        self._look_in(None)

    def _look_in(self, place: Path | None) -> None:
        self.trouble.say("")
        self.held.setText(_READING)
        self.held.show()
        allow(self.agree, _READING)
        name = str(place) if place else "Cet ordinateur"
        self._means.worker.start(partial(self._find, name, place), self._add, self._refuse)

    def _find(self, name: str, chosen: Path | None) -> tuple[str, tuple[Choice, ...]]:
        """In the worker: the copies of this folder, or of the usual place, under its name."""
        return name, restore.choices(self._folder, self._unlocked.keys, chosen=chosen or self._place)

    def _add(self, found: tuple[str, tuple[Choice, ...]]) -> None:
        name, choices = found
        known = {key_of(row) for row in self.rows.rows()}
        added = [ChoiceRow(choice, name, self._clock().date()) for choice in choices if str(choice.path) not in known]
        every = sorted([*self.rows.rows(), *added], key=lambda row: row.choice.copy.at, reverse=True)
        self.rows.set_rows(every)
        if every and not self.table.currentIndex().isValid():
            self.table.setCurrentIndex(self.rows.index(0, 0))
        self._show(self.table.current_row())
        (self.table if every else self.search).setFocus()

    def _show(self, row: ChoiceRow | None) -> None:
        some = bool(self.rows.rowCount())
        self._list.show_rows(some)
        self.held.setText(held_in_words(row.choice) if row else f"{_NONE}.")
        self.held.setVisible(some)
        allow(self.agree, "" if row and row.choice.contents else self.held.text())

    def _search(self) -> None:
        folder = self._means.dialogs.choose_folder("Dans quel dossier chercher des sauvegardes ?")
        if folder is not None:
            self._look_in(folder)

    def _put(self) -> None:
        row = self.table.current_row()
        if row is not None and row.choice.contents is not None:
            self.trouble.say("")
            ProgressDialog(self._title, self).start(partial(self._give, row.choice.path), self._end, self._refuse)

    def _give(self, path: Path, progress: Progress, cancelled: Cancelled) -> str:
        """In the worker: put this copy in its place, and say so."""
        give: Callable[..., str] = partial(restore.take_over, self._place) if self._place else restore.put_back
        return give(self._folder, self._unlocked, path, at=self._clock(), progress=progress, cancelled=cancelled)

    def _end(self, told: str) -> None:
        self._means.dialogs.notice(self._title, told)
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

    def _lay_out(self, sentence: str) -> None:
        head, why = labels.title(self._title, self), labels.muted(sentence, self)
        parts, buttons = (why, self._list, self.held, self.trouble), (self.give_up, self.agree)
        Frame(head, parts, buttons, self, left=(self.search,), fills=self._list, width=700, height=560)
