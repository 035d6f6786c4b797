"""What is done with the mandate in focus: the question that is asked, then the papers that go with the answer."""

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from desktop_app.domain.mandate import ActDone
from desktop_app.domain.mandate.destruction import Destruction
from desktop_app.use_cases.mandates import endings, mandate_access, mandates, paper_originals
from desktop_app.use_cases.mandates.mandates import MandateView
from desktop_app.use_cases.papers import mandate_sheets, packs, printing
from desktop_app.use_cases.papers.printing import Pack, Paper

from ..context import Context
from ..originals.filing_dialog import FilingDialog
from ..printing.preview import PreviewDialog, show_recorded
from .act_dialog import ActDialog
from .closing import ClosingDialog
from .entrusting import EntrustDialog
from .withdrawal import WithdrawalDialog
from .wording import is_all_done

T = TypeVar("T")
_ALL_DONE = (
    "Tout est fait : terminer ce mandat ?",
    "Chaque démarche est faite et aucune réponse n’est attendue. Le compte rendu et la feuille de fin sortent avec le "
    "récépissé, et le contenu du mandat est détruit.",
    "Terminer…",
    "Garder le mandat",
)


class Gestures(QObject):
    """Slots for the buttons of the panel: each is about `view`, the mandate in focus, or about its `destruction`.

    Their dialogs and previews open over the window of the page, which is their parent.
    """

    def __init__(self, context: Context, page: QWidget) -> None:
        super().__init__(page)
        self._context, self._page = context, page
        self.view: MandateView | None = None
        self.destruction: Destruction | None = None
        self._in_hand = 0

    def note_act(self) -> None:
        """Ask what was done."""
        self._ask_act(None)

    def correct_act(self, done: ActDone) -> None:
        """Ask what is to be said otherwise of this act, or print it again."""
        self._ask_act(done)

    def report_acts(self) -> None:
        """Show the account of all that was done, to print it."""
        self._preview(self._read(mandate_sheets.acts_report))

    def withdraw(self) -> None:
        """Ask how the person said it, and print the receipt."""
        if view := self._read(mandates.view):
            self._context.dialogs.show(WithdrawalDialog(self._context, view, self._page.window()))

    def close(self) -> None:
        """Ask why it stops, and print what that asks for."""
        if view := self._read(mandates.view):
            self._context.dialogs.show(ClosingDialog(self._context, view, self._page.window()))

    def resume(self) -> None:
        """Let a suspended mandate go on."""
        self._context.runner.do(endings.resume, self._id)

    def entrust(self) -> None:
        """Ask to whom, for today."""
        if view := self._read(mandates.view):
            self._context.dialogs.show(EntrustDialog(self._context, view, self._page.window()))

    def file(self) -> None:
        """Ask where the service's original lies."""
        if original := self._read(paper_originals.of_mandate):
            self._context.dialogs.show(FilingDialog(self._context, original, self._page.window()))

    def print_sheet(self, chosen: QAction) -> None:
        """Show what the verb held by this line of a menu makes of the mandate."""
        self._preview(self._read(chosen.data()))

    def print_receipt(self) -> None:
        """The receipt of an end, again."""
        self._preview(self._read(packs.withdrawal))

    def print_proof(self) -> None:
        """The proof that the content is destroyed."""
        if self.destruction:
            self._preview(self._context.runner.read(printing.destruction_proof, self.destruction.id))

    def print_end_sheet(self) -> None:
        """The sheet that the content of an ended mandate waits for; once it is out, the content goes."""
        waiting = self._read(mandate_access.waiting_for_its_sheet)
        pack = self._read(packs.withdrawal, waiting.body) if waiting else None
        if (preview := self._preview(pack)) is not None:
            self._in_hand = self._id
            preview.printed.connect(self._destroy_held)
            preview.saved.connect(self._destroy_held)

    @property
    def _id(self) -> int:
        return self.view.mandate.id if self.view else 0

    def _read(self, verb: Callable[..., T], *more: object) -> T | None:
        """What a verb finds now of the mandate in focus; None when it was refused, which has then been said."""
        return self._context.runner.read(verb, self._id, *more) if self.view else None

    def _preview(self, paper: Paper | Pack | None) -> PreviewDialog | None:
        return show_recorded(self._context, paper, self._page.window()) if paper is not None else None

    def _ask_act(self, done: ActDone | None) -> None:
        # Refused, in words, where its key is lost or it has ended since.
        view = self._read(mandates.view) if self._read(mandate_access.opened) else None
        if view is not None:
            dialog = ActDialog(self._context, view, done, self._page.window())
            dialog.report_wanted.connect(self._report_act)
            dialog.kept.connect(self._propose_end)
            self._context.dialogs.show(dialog)

    def _report_act(self, mandate_id: int, done: ActDone, number: str) -> None:
        paper = self._context.runner.read(mandate_sheets.acts_report, mandate_id, done, reference=number)
        if (shown := self._preview(paper)) is not None:
            self._in_hand = mandate_id
            shown.finished.connect(self._propose_end_of_reported)

    def _propose_end_of_reported(self) -> None:
        self._propose_end(self._in_hand)

    def _propose_end(self, mandate_id: int) -> None:
        view = self._context.runner.read(mandates.view, mandate_id)
        if view and is_all_done(view) and self._context.dialogs.ask(*_ALL_DONE):
            self._context.dialogs.show(ClosingDialog(self._context, view, self._page.window()))

    def _destroy_held(self) -> None:
        self._context.runner.do(endings.destroy_held, self._in_hand)
