"""What may be done with the mandate in focus, as buttons: only what this account and this state allow."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop_app.domain.account import Account
from desktop_app.domain.mandate import State
from desktop_app.domain.mandate.destruction import Destruction
from desktop_app.domain.mandate.paper_original import PaperOriginal
from desktop_app.use_cases.mandates import mandate_access
from desktop_app.use_cases.mandates.mandates import MandateView
from desktop_app.use_cases.permissions import may

from ..theme.tokens import Space, px
from ..widgets.buttons import danger, primary, secondary
from .papers_menu import PapersMenu

UNSIGNED = (State.DRAFT, State.INFORMED, State.IDENTIFIED, State.PRINTED)
_SIGNED = (State.ACTIVE, State.SUSPENDED)


class MandateActions(QWidget):
    """Each signal carries the id of the mandate, `proof_wanted` that of its destruction.

    `paper_wanted` carries first the verb that makes a sheet of this mandate.
    """

    continue_wanted = Signal(int)
    act_wanted = Signal(int)
    paper_wanted = Signal(object, int)
    receipt_wanted = Signal(int)
    proof_wanted = Signal(int)
    close_wanted = Signal(int)
    resume_wanted = Signal(int)
    end_sheet_wanted = Signal(int)
    entrust_wanted = Signal(int)
    withdrawal_wanted = Signal(int)
    filing_wanted = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._mandate_id = self._destruction_id = 0
        self.go_on = primary("Continuer", self, icon="next")
        self.note_act = primary("Noter un acte…", self, icon="add")
        self.papers = secondary("Papiers…", self, icon="print")
        self.sheets = PapersMenu(self.papers)
        self.resume = primary("Reprendre", self, icon="next")
        self.end_sheet = primary("Imprimer la feuille de fin", self, icon="print")
        self.receipt = secondary("Imprimer le récépissé", self, icon="print")
        self.proof = secondary("Imprimer la preuve", self, icon="print")
        self.close_mandate = secondary("Terminer…", self)
        self.entrust = secondary("Confier…", self)
        self.file = secondary("Classer l’original…", self, icon="folder")
        # One key for both: only one of them is ever shown.
        self.withdraw = danger("Retirer…", self, keys="Del")
        self.abandon = danger("Abandonner…", self, keys="Del")
        self._lay_out()
        self._connect()

    def offer(
        self,
        view: MandateView | None,
        destruction: Destruction | None,
        account: Account,
        original: PaperOriginal | None = None,
    ) -> None:
        """Offer what can be done with this mandate; nothing for None."""
        self._mandate_id = view.mandate.id if view else 0
        self._destruction_id = destruction.id if destruction else 0
        state = view.mandate.state if view else None
        running = view is not None and not view.expired
        opens = view is not None and view.opens
        self.go_on.setVisible(state in UNSIGNED and running and opens)
        self.papers.setVisible(self.sheets.offer(view))
        self.resume.setVisible(state is State.SUSPENDED and running and opens)
        readable = view is not None and view.mandate.body is not None
        self.note_act.setVisible(state is State.ACTIVE and running and opens and readable)
        self.close_mandate.setVisible(state in _SIGNED)
        waits = destruction is not None and destruction.done_at is None and destruction.held_until is not None
        self.end_sheet.setVisible(waits and opens)
        self.entrust.setVisible(running and state is not State.ENDED and may(account, mandate_access.entrust))
        self.receipt.setVisible(view is not None and state is State.ENDED and view.mandate.signature is not None)
        self.proof.setVisible(destruction is not None and destruction.done_at is not None)
        self.withdraw.setVisible(state in _SIGNED)
        self.abandon.setVisible(state in UNSIGNED)
        self.file.setVisible(original is not None and original.here)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(self, Space.XS))
        for button in (self.go_on, self.note_act, self.resume, self.end_sheet, self.papers, self.receipt, self.proof):
            column.addWidget(button)
        # Two short ones side by side: what the panel tells needs the height.
        either = QHBoxLayout()
        either.setSpacing(px(self, Space.XS))
        for button in (self.close_mandate, self.entrust):
            either.addWidget(button)
        column.addLayout(either)
        for button in (self.file, self.withdraw, self.abandon):
            column.addWidget(button)

    def _connect(self) -> None:
        self.go_on.clicked.connect(self._continue)
        self.note_act.clicked.connect(self._note_act)
        self.sheets.wanted.connect(self._print_sheet)
        self.receipt.clicked.connect(self._print_receipt)
        self.resume.clicked.connect(self._resume)
        self.end_sheet.clicked.connect(self._print_end_sheet)
        self.proof.clicked.connect(self._print_proof)
        self.close_mandate.clicked.connect(self._close)
        self.entrust.clicked.connect(self._entrust)
        self.file.clicked.connect(self._file)
        for button in (self.withdraw, self.abandon):
            button.clicked.connect(self._withdraw)

    def _continue(self) -> None:
        self.continue_wanted.emit(self._mandate_id)

    def _note_act(self) -> None:
        self.act_wanted.emit(self._mandate_id)

    def _print_sheet(self, verb: object) -> None:
        self.paper_wanted.emit(verb, self._mandate_id)

    def _print_receipt(self) -> None:
        self.receipt_wanted.emit(self._mandate_id)

    def _resume(self) -> None:
        self.resume_wanted.emit(self._mandate_id)

    def _print_end_sheet(self) -> None:
        self.end_sheet_wanted.emit(self._mandate_id)

    def _print_proof(self) -> None:
        self.proof_wanted.emit(self._destruction_id)

    def _close(self) -> None:
        self.close_wanted.emit(self._mandate_id)

    def _entrust(self) -> None:
        self.entrust_wanted.emit(self._mandate_id)

    def _file(self) -> None:
        self.filing_wanted.emit(self._mandate_id)

    def _withdraw(self) -> None:
        self.withdrawal_wanted.emit(self._mandate_id)
