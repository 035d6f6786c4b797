"""Copies made in front of whoever asked, and the media whose keys are still to be overwritten."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop_app.use_cases.copies import backups
from desktop_app.use_cases.copies.backups import Pending

from ..context import Context
from ..progress_dialog import ProgressDialog
from ..theme.tokens import Space, bare
from ..widgets.banner import Banner
from ..widgets.buttons import quiet
from ..widgets.labels import breakable
from ..widgets.shown_cards import clear

_LOST = (
    "Faites-le seulement si ce support est perdu ou détruit : Permanence ne l’attendra plus. Qui le retrouverait avec "
    "une phrase de passe d’alors pourrait encore y lire ce qui a été détruit depuis."
)


class Copying(QObject):
    """Runs one job at a time over the window of its parent, and writes in the register what was done."""

    def __init__(self, context: Context, parent: QWidget) -> None:
        super().__init__(parent)
        self._context, self._over = context, parent

    def start(self, job: backups.Job) -> None:
        """Copy, then record; a place that could not be served says why."""
        ProgressDialog("Sauvegarde en cours", self._over.window()).start(
            partial(backups.run, job), self._record, self._context.runner.say_what_broke
        )

    def _record(self, result: backups.Result) -> None:
        self._context.runner.do(backups.record, result)
        for served in result.served:
            if served.trouble:
                said = f"{backups.where_made(result)} {served.trouble}".strip()
                self._context.dialogs.notice("Sauvegarde incomplète", said, served.way_out)


class MediaLines(QWidget):
    """A line for each medium that lacks the latest keys, and the way to give up one that is lost; hidden for none."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._shown: tuple[Pending, ...] = ()
        self._column = bare(QVBoxLayout(self), Space.S)
        self.hide()

    def show_pending(self, pending: Sequence[Pending]) -> None:
        """Show these; the lines stay when they say the same."""
        if tuple(pending) == self._shown:
            return
        self._shown = tuple(pending)
        clear(self._column)
        for each in pending:
            self._column.addWidget(self._line(each))
        self.setVisible(bool(pending))

    def _line(self, pending: Pending) -> Banner:
        line = Banner("attention", breakable(pending.sentence), self)
        if pending.on_a_medium:
            give_up = quiet("Il est perdu…", line, self._give_up)
            give_up.setProperty("place", pending.place)
            give_up.setAccessibleName(f"Il est perdu : {pending.label}")
            layout = line.layout()
            assert layout is not None
            layout.addWidget(give_up)
        return line

    def _give_up(self) -> None:
        place = str(self.sender().property("place"))
        if self._context.dialogs.ask(
            "Ce support est perdu ?", _LOST, "Ne plus l’attendre", "Le garder", dangerous=True
        ):
            self._context.runner.do(backups.forget_medium, place)
