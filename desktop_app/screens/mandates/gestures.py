"""What may be done with the mandate in focus: its buttons, the question each asks, then the papers of the answer."""

from collections.abc import Callable, Iterator
from typing import Any, TypeVar

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QDialog, QHBoxLayout, QMenu, QPushButton, QVBoxLayout, QWidget

from desktop_app.domain.mandate import ActDone, DataRequest, State
from desktop_app.domain.mandate.acts import standing
from desktop_app.domain.mandate.blank import is_on_blank
from desktop_app.domain.mandate.destruction import Destruction
from desktop_app.domain.mandate.paper_original import PaperOriginal
from desktop_app.use_cases.mandates import endings, mandate_access, mandates, paper_originals
from desktop_app.use_cases.mandates.mandates import MandateView
from desktop_app.use_cases.papers import mandate_papers, mandate_sheets, packs, printing

from ..appointments.papers import preview
from ..context import Context
from ..originals.paper_originals import FilingDialog
from ..printing.preview import PreviewDialog
from ..theme.tokens import Space, bare
from ..widgets.buttons import danger, primary, secondary
from .acts import ActDialog
from .questions import ClosingDialog, EntrustDialog, WithdrawalDialog
from .wording import NOTICE, PLAIN, is_all_done

T = TypeVar("T")
_UNSIGNED = (State.DRAFT, State.INFORMED, State.IDENTIFIED, State.PRINTED)
_SIGNED = (State.ACTIVE, State.SUSPENDED)
_SHEETS = {
    mandate_papers.mandate_form: "Les deux originaux, à nouveau",
    mandate_sheets.information_notice: NOTICE,
    mandate_sheets.plain_sheet: PLAIN,
    mandate_sheets.reading_sheet: "Lecture à voix haute, interprète, témoins",
    packs.data_requests: "Demandes de données, une par organisme",
    mandate_sheets.ending_notice: "Avis de fin",
}
"""« Papiers… »: what makes each sheet, and its words."""
_ALL_DONE = (
    "Tout est fait : terminer ce mandat ?",
    "Chaque démarche est faite et aucune réponse n’est attendue. Le compte rendu et la feuille de fin sortent avec le "
    "récépissé, et le contenu du mandat est détruit.",
    "Terminer…",
    "Garder le mandat",
)


class Gestures(QWidget):
    """Only what this account and this state allow is offered; `go_on` is for whoever shows the list."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._view: MandateView | None = None
        self._destruction: Destruction | None = None
        self._in_hand = 0
        self._column = bare(QVBoxLayout(self), Space.XS)
        self.go_on = self._add(primary("Continuer", self, icon="next"))
        self.note = self._add(primary("Noter un acte…", self, self.note_act, icon="add"))
        self.resume = self._add(primary("Reprendre", self, self._resume, icon="next"))
        self.end_sheet = self._add(primary("Imprimer la feuille de fin", self, self._print_end_sheet, icon="print"))
        self.papers = self._add(secondary("Papiers…", self, icon="print"))
        self.receipt = self._add(secondary("Imprimer le récépissé", self, self._print_receipt, icon="print"))
        self.proof = self._add(secondary("Imprimer la preuve", self, self._print_proof, icon="print"))
        # Two short ones side by side: what the panel tells needs the height.
        either = bare(QHBoxLayout(), Space.XS, self)
        self._column.addLayout(either)
        self.close_mandate = self._add(secondary("Terminer…", self, self._close), either)
        self.entrust = self._add(secondary("Confier…", self, self._entrust), either)
        self.file = self._add(secondary("Classer l’original…", self, self._file, icon="folder"))
        # One key for both: only one of them is ever shown.
        self.withdraw = self._add(danger("Retirer…", self, self._withdraw, keys="Del"))
        self.abandon = self._add(danger("Abandonner…", self, self._withdraw, keys="Del"))
        self._hang_sheets()

    def offer(self, view: MandateView | None, destruction: Destruction | None, original: PaperOriginal | None) -> None:
        """Offer what can be done with this mandate; nothing for None."""
        self._view, self._destruction = view, destruction
        state = view.mandate.state if view else None
        running = view is not None and not view.expired
        opens = view is not None and view.opens
        self.go_on.setVisible(state in _UNSIGNED and running and opens)
        self._offer_sheets(view)
        self.resume.setVisible(state is State.SUSPENDED and running and opens)
        readable = view is not None and view.mandate.body is not None
        self.note.setVisible(state is State.ACTIVE and running and opens and readable)
        self.close_mandate.setVisible(state in _SIGNED)
        waits = destruction is not None and destruction.done_at is None and destruction.held_until is not None
        self.end_sheet.setVisible(waits and opens)
        self.entrust.setVisible(running and state is not State.ENDED and self._context.may(mandate_access.entrust))
        self.receipt.setVisible(view is not None and state is State.ENDED and view.mandate.signature is not None)
        self.proof.setVisible(destruction is not None and destruction.done_at is not None)
        self.withdraw.setVisible(state in _SIGNED)
        self.abandon.setVisible(state in _UNSIGNED)
        self.file.setVisible(original is not None and original.here)

    def _offer_sheets(self, view: MandateView | None) -> None:
        offered = set(_sheets_of(view)) if view else set()
        for action in self.sheets.actions():
            action.setVisible(action.data() in offered)
        self.papers.setVisible(bool(offered))

    def note_act(self) -> None:
        """Ask what was done."""
        self.ask_act(None)

    def report_acts(self) -> None:
        """Show the account of all that was done, to print it."""
        self._preview(mandate_sheets.acts_report)

    def _withdraw(self) -> None:
        self._ask(WithdrawalDialog)

    def _close(self) -> None:
        self._ask(ClosingDialog)

    def _entrust(self) -> None:
        self._ask(EntrustDialog)

    def _resume(self) -> None:
        self._context.runner.do(endings.resume, self._id)

    def _file(self) -> None:
        if original := self._read(paper_originals.of_mandate):
            self._context.dialogs.show(FilingDialog(self._context, original, self.window()))

    def _print_sheet(self, chosen: QAction) -> None:
        """What the verb held by this line of the menu makes of the mandate."""
        self._preview(chosen.data())

    def _print_receipt(self) -> None:
        self._preview(packs.withdrawal)

    def _print_proof(self) -> None:
        if self._destruction:
            preview(self._context, self.window(), printing.destruction_proof, self._destruction.id)

    def _print_end_sheet(self) -> None:
        """The sheet that the content of an ended mandate waits for; once it is out, the content goes."""
        waiting = self._read(mandate_access.waiting_for_its_sheet)
        if waiting and (shown := self._preview(packs.withdrawal, waiting.body)):
            self._in_hand = self._id
            shown.printed.connect(self._destroy_held)
            shown.saved.connect(self._destroy_held)

    def _destroy_held(self) -> None:
        self._context.runner.do(endings.destroy_held, self._in_hand)

    @property
    def _id(self) -> int:
        return self._view.mandate.id if self._view else 0

    def _read(self, verb: Callable[..., T]) -> T | None:
        """What a verb finds now of the mandate in focus; None when it was refused, which has then been said."""
        return self._context.runner.read(verb, self._id) if self._view else None

    def _preview(self, verb: Callable[..., Any], *more: object) -> PreviewDialog | None:
        return preview(self._context, self.window(), verb, self._id, *more) if self._view else None

    def _ask(self, question: Callable[[Context, MandateView, QWidget], QDialog]) -> None:
        if view := self._read(mandates.view):
            self._context.dialogs.show(question(self._context, view, self.window()))

    def ask_act(self, done: ActDone | None) -> None:
        """Ask what was done or, of an act that was noted, what is to be said otherwise; it is printed again."""
        # Refused, in words, where its key is lost or it has ended since.
        view = self._read(mandates.view) if self._read(mandate_access.opened) else None
        if view is not None:
            dialog = ActDialog(self._context, view, done, self.window())
            dialog.report_wanted.connect(self._report_act)
            dialog.kept.connect(self._propose_end)
            self._context.dialogs.show(dialog)

    def _report_act(self, mandate_id: int, done: ActDone, number: str) -> None:
        verb = mandate_sheets.acts_report
        if shown := preview(self._context, self.window(), verb, mandate_id, done, reference=number):
            self._in_hand = mandate_id
            shown.finished.connect(self._propose_end_of_reported)

    def _propose_end_of_reported(self) -> None:
        self._propose_end(self._in_hand)

    def _propose_end(self, mandate_id: int) -> None:
        view = self._context.runner.read(mandates.view, mandate_id)
        if view and is_all_done(view) and self._context.dialogs.ask(*_ALL_DONE):
            self._context.dialogs.show(ClosingDialog(self._context, view, self.window()))

    def _add(self, button: QPushButton, line: QHBoxLayout | None = None) -> QPushButton:
        (line or self._column).addWidget(button)
        return button

    def _hang_sheets(self) -> None:
        self.sheets = QMenu("Papiers du mandat", self.papers)
        for verb, words in _SHEETS.items():
            self.sheets.addAction(words).setData(verb)
        self.sheets.triggered.connect(self._print_sheet)
        self.papers.setMenu(self.sheets)


def _sheets_of(view: MandateView) -> Iterator[object]:
    mandate = view.mandate
    if view.expired or mandate.state is State.ENDED:
        return
    yield mandate_sheets.information_notice
    if mandate.state in _SIGNED and mandate.ends_because is not None:
        yield mandate_sheets.ending_notice
    if not view.opens:
        return
    if mandate.state in (State.PRINTED, *_SIGNED) and not mandate.withdrawn and not is_on_blank(mandate.number):
        yield mandate_papers.mandate_form
    if mandate.body is None:
        return
    yield mandate_sheets.plain_sheet
    yield mandate_sheets.reading_sheet
    if mandate.state is State.ACTIVE and any(isinstance(each, DataRequest) for each in standing(mandate).values()):
        yield packs.data_requests
