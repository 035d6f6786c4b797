"""Put a copy back: which one, what it holds, what would be lost, and one button; the last question names its date."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QDialog, QWidget

from desktop_app.domain.french import moment
from desktop_app.use_cases import clock_check, journal
from desktop_app.use_cases.accounts.opening import Unlocked
from desktop_app.use_cases.copies import backups, control, restore
from desktop_app.use_cases.copies.restore import Choice

from ..context import Context
from ..progress_dialog import ProgressDialog
from ..theme.tokens import Space, px
from ..widgets import labels
from ..widgets.banner import Banner
from ..widgets.buttons import allow, danger, quiet, secondary
from ..widgets.empty_state import ListOrEmpty
from ..widgets.flow import Flow
from ..widgets.frame import Frame
from ..widgets.labels import breakable
from ..widgets.row_model import RowModel
from ..widgets.table import TableView
from .choice_columns import COLUMNS, ChoiceRow, held_in_words, key_of, lost_in_words

_WHY = "Faites-le si le fichier est abîmé, ou si une grosse erreur ne peut pas être défaite autrement."
_SAFE = "Le fichier d’aujourd’hui est gardé parmi les copies. Ce qui a été détruit depuis le reste."
_HERE, _READING, _NONE = "Cet ordinateur", "Lecture des copies…", "Aucune copie n’a été trouvée"

Found = tuple[str, tuple[Choice, ...]]
"""The name of a place, and the copies that lie there."""


class RestoreDialog(QDialog):
    """The copies of each place are read in the worker; nothing changes before the last question."""

    chapter = "backups#remettre-une-sauvegarde-en-place"

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._reading = 0
        self.setWindowTitle("Remettre une sauvegarde en place")
        self.rows = RowModel(COLUMNS, key_of, self)
        self.table = TableView(self.rows, "Copies", self)
        self._list = ListOrEmpty(self.table, _NONE, "", icon="save", parent=self)
        self.held, self.lost = labels.body("", self), Banner("attention", parent=self)
        self.search = quiet("Chercher dans un autre dossier…", self, self._search, icon="folder")
        self.check = quiet("Contrôler cette copie", self, self._check, icon="check")
        self.keep = secondary("Ne rien changer", self, self.reject)
        self.now = danger("Remettre en place…", self, self._put_back)
        self._lay_out()
        self.table.row_focused.connect(self._show)
        self.keep.setDefault(True)
        self._show(None)
        self._look_in(None)
        if second := context.runner.read(backups.second_place):
            self._look_in(Path(second))

    def _look_in(self, place: Path | None) -> None:
        self._reading += 1
        self.held.setText(_READING)
        desk = self._context.desk
        find = partial(restore.choices, desk.folder, desk.keys, chosen=place)
        self._context.worker.start(partial(_named, str(place or _HERE), find), self._add, self._give_up)

    def _add(self, found: Found) -> None:
        self._reading -= 1
        place, choices = found
        today, had = self._context.today(), self.rows.rows()
        known = {key_of(row) for row in had}
        added = [ChoiceRow(choice, place, today) for choice in choices if str(choice.path) not in known]
        self.rows.set_rows(sorted([*had, *added], key=lambda row: row.choice.copy.at, reverse=True))
        self.table.focus_first()
        self._show(self.table.current_row())

    def _give_up(self, error: Exception) -> None:
        self._reading -= 1
        self._show(self.table.current_row())
        self._context.runner.say_what_broke(error)

    def _show(self, row: ChoiceRow | None) -> None:
        choice = row.choice if row else None
        sound = choice is not None and choice.contents is not None
        nothing = _READING if self._reading else f"{_NONE}."
        held = held_in_words(choice) if choice else nothing
        empty = not self._reading and not self.rows.rowCount()
        self._list.show_rows(not empty)
        self.held.setText(breakable(held))
        self.held.setVisible(not empty)
        self.lost.say(f"{self._lost(choice)} {_SAFE}" if choice and sound else "")
        allow(self.check, "" if choice else nothing)
        allow(self.now, "" if sound else held)

    def _lost(self, choice: Choice) -> str:
        head = self._context.runner.read(journal.head)
        return lost_in_words(choice, head.count) if head else ""

    def _search(self) -> None:
        folder = self._context.dialogs.choose_folder("Dans quel dossier chercher des copies ?")
        if folder:
            self._look_in(folder)

    def _check(self) -> None:
        row = self.table.current_row()
        job = self._context.runner.read(control.prepare_copy, row.choice.path) if row else None
        if job:
            ProgressDialog("Contrôle de la copie en cours", self).start(
                partial(control.run, job), self._checked, self._context.runner.say_what_broke
            )

    def _checked(self, result: control.Result) -> None:
        changes = self._context.runner.do(control.record, result)
        if changes and not result.stopped:
            self._context.dialogs.notice("Contrôle de la copie", changes.told)

    def _put_back(self) -> None:
        row = self.table.current_row()
        if row is None or row.choice.contents is None:
            return
        # The file that is replaced is kept under this date, by which it will go.
        if not self._context.runner.read(clock_check.require_belief):
            return
        made = moment(row.choice.copy.at)
        if self._context.dialogs.ask(
            f"Remettre en place la copie du {made} ?",
            f"{self._lost(row.choice)} {_SAFE} Permanence se ferme et se rouvre sur cette copie.",
            f"Revenir au {made}",
            "Ne rien changer",
            dangerous=True,
        ):
            desk, program = self._context.desk, self._context.program
            unlocked = Unlocked(desk.account, desk.keys)
            work = partial(restore.put_back, desk.folder, unlocked, row.choice.path, desk.now())
            self.accept()
            program.reopen("Remise en place de la copie", work, "protection")

    def _lay_out(self) -> None:
        beside = Flow((self.check, self.search), px(self, Space.S), px(self, Space.S), self)
        head = labels.title(self.windowTitle(), self)
        parts = (labels.muted(_WHY, self), self._list, beside, self.held, self.lost)
        Frame(head, parts, (self.keep, self.now), self, fills=self._list, width=720, height=620)


def _named(name: str, find: Callable[[], tuple[Choice, ...]]) -> Found:
    return name, find()
