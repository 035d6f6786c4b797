"""What is done with the acts of the mandate in focus: note, correct, render account, and end once all is done."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from desktop_app.domain.mandate import ActDone
from desktop_app.use_cases.mandates import mandate_access, mandates
from desktop_app.use_cases.papers import acts_papers

from ..context import Context
from ..printing.preview import PreviewDialog
from ..printing.recorded import show_recorded
from .act_dialog import ActDialog
from .wording import is_all_done

_ALL_DONE = (
    "Tout est fait : terminer ce mandat ?",
    "Chaque démarche est faite et aucune réponse n’est attendue. Le compte rendu et la feuille de fin sortent avec le "
    "récépissé, et le contenu du mandat est détruit.",
    "Terminer…",
    "Garder le mandat",
)


class DoingActs(QObject):
    """`end_wanted` carries a mandate that is to be ended, of which account is rendered with that."""

    end_wanted = Signal(int)

    def __init__(self, context: Context, parent: QWidget) -> None:
        super().__init__(parent)
        self._context, self._page = context, parent
        self._mandate_id = 0

    def note(self, mandate_id: int) -> None:
        """Ask what was done."""
        self._show(mandate_id, None)

    def correct(self, mandate_id: int, done: ActDone) -> None:
        """Ask what is to be said otherwise of this act, or print it again."""
        self._show(mandate_id, done)

    def report(self, mandate_id: int) -> PreviewDialog | None:
        """Show the account of all that was done, to print it; None where there is none."""
        return self._preview(mandate_id, None, "")

    def _show(self, mandate_id: int, done: ActDone | None) -> None:
        # Refused, in words, where its key is lost or it has ended since.
        readable = self._context.runner.read(mandate_access.opened, mandate_id)
        view = self._context.runner.read(mandates.view, mandate_id) if readable else None
        if view is not None:
            dialog = ActDialog(self._context, view, done, self._page.window())
            dialog.report_wanted.connect(self._report_act)
            dialog.kept.connect(self._propose_end)
            self._context.dialogs.show(dialog)

    def _report_act(self, mandate_id: int, done: ActDone, number: str) -> None:
        if shown := self._preview(mandate_id, done, number):
            self._mandate_id = mandate_id
            shown.finished.connect(self._propose_end_after)

    def _preview(self, mandate_id: int, done: ActDone | None, number: str) -> PreviewDialog | None:
        paper = self._context.runner.read(acts_papers.acts_report, mandate_id, done, reference=number)
        return show_recorded(self._context, paper, self._page.window()) if paper else None

    def _propose_end_after(self) -> None:
        self._propose_end(self._mandate_id)

    def _propose_end(self, mandate_id: int) -> None:
        view = self._context.runner.read(mandates.view, mandate_id)
        if view and is_all_done(view) and self._context.dialogs.ask(*_ALL_DONE):
            self.end_wanted.emit(mandate_id)
