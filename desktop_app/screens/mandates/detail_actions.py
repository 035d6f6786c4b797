"""What may be done with the mandate in focus, as buttons: only what this account and this state allow."""

from collections.abc import Iterator

from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from desktop_app.domain.mandate import DataRequest, State
from desktop_app.domain.mandate.acts import standing
from desktop_app.domain.mandate.blank import is_on_blank
from desktop_app.domain.mandate.destruction import Destruction
from desktop_app.domain.mandate.paper_original import PaperOriginal
from desktop_app.use_cases.mandates import mandate_access
from desktop_app.use_cases.mandates.mandates import MandateView
from desktop_app.use_cases.papers import mandate_papers, mandate_sheets, packs

from ..context import Context
from ..theme.tokens import Space, px
from ..widgets.buttons import danger, primary, secondary
from .gestures import Gestures
from .wording import NOTICE, PLAIN

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


class MandateActions(QWidget):
    """Its buttons press those gestures; `go_on` is for whoever shows the list."""

    def __init__(self, context: Context, gestures: Gestures, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self.go_on = primary("Continuer", self, icon="next")
        self.note_act = primary("Noter un acte…", self, icon="add")
        self.papers = secondary("Papiers…", self, icon="print")
        self.sheets = QMenu("Papiers du mandat", self.papers)
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
        self._connect(gestures)

    def offer(self, view: MandateView | None, destruction: Destruction | None, original: PaperOriginal | None) -> None:
        """Offer what can be done with this mandate; nothing for None."""
        state = view.mandate.state if view else None
        running = view is not None and not view.expired
        opens = view is not None and view.opens
        self.go_on.setVisible(state in _UNSIGNED and running and opens)
        self._offer_sheets(view)
        self.resume.setVisible(state is State.SUSPENDED and running and opens)
        readable = view is not None and view.mandate.body is not None
        self.note_act.setVisible(state is State.ACTIVE and running and opens and readable)
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

    def _connect(self, gestures: Gestures) -> None:
        for verb, words in _SHEETS.items():
            self.sheets.addAction(words).setData(verb)
        self.papers.setMenu(self.sheets)
        self.sheets.triggered.connect(gestures.print_sheet)
        self.note_act.clicked.connect(gestures.note_act)
        self.receipt.clicked.connect(gestures.print_receipt)
        self.resume.clicked.connect(gestures.resume)
        self.end_sheet.clicked.connect(gestures.print_end_sheet)
        self.proof.clicked.connect(gestures.print_proof)
        self.close_mandate.clicked.connect(gestures.close)
        self.entrust.clicked.connect(gestures.entrust)
        self.file.clicked.connect(gestures.file)
        for button in (self.withdraw, self.abandon):
            button.clicked.connect(gestures.withdraw)


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
