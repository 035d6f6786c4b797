"""What may be done with the mandate in focus, as buttons: only what this account and this state allow."""

from collections.abc import Callable, Iterator

from PySide6.QtWidgets import QHBoxLayout, QMenu, QPushButton, QVBoxLayout, QWidget

from desktop_app.domain.mandate import DataRequest, State
from desktop_app.domain.mandate.acts import standing
from desktop_app.domain.mandate.blank import is_on_blank
from desktop_app.domain.mandate.destruction import Destruction
from desktop_app.domain.mandate.paper_original import PaperOriginal
from desktop_app.use_cases.mandates import mandate_access
from desktop_app.use_cases.mandates.mandates import MandateView
from desktop_app.use_cases.papers import mandate_papers, mandate_sheets, packs

from ..context import Context
from ..theme.tokens import Space, bare, px
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
        self._column = bare(QVBoxLayout(self), Space.XS)
        self.go_on = self._add(primary("Continuer", self, icon="next"))
        self.note_act = self._add(primary("Noter un acte…", self, icon="add"), gestures.note_act)
        self.resume = self._add(primary("Reprendre", self, icon="next"), gestures.resume)
        self.end_sheet = self._add(primary("Imprimer la feuille de fin", self, icon="print"), gestures.print_end_sheet)
        self.papers = self._add(secondary("Papiers…", self, icon="print"))
        self.receipt = self._add(secondary("Imprimer le récépissé", self, icon="print"), gestures.print_receipt)
        self.proof = self._add(secondary("Imprimer la preuve", self, icon="print"), gestures.print_proof)
        # Two short ones side by side: what the panel tells needs the height.
        either = QHBoxLayout()
        either.setSpacing(px(self, Space.XS))
        self._column.addLayout(either)
        self.close_mandate = self._add(secondary("Terminer…", self), gestures.close, either)
        self.entrust = self._add(secondary("Confier…", self), gestures.entrust, either)
        self.file = self._add(secondary("Classer l’original…", self, icon="folder"), gestures.file)
        # One key for both: only one of them is ever shown.
        self.withdraw = self._add(danger("Retirer…", self, keys="Del"), gestures.withdraw)
        self.abandon = self._add(danger("Abandonner…", self, keys="Del"), gestures.withdraw)
        self._hang_sheets(gestures)

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

    def _add(
        self, button: QPushButton, pressed: Callable[[], None] | None = None, line: QHBoxLayout | None = None
    ) -> QPushButton:
        (line or self._column).addWidget(button)
        if pressed:
            button.clicked.connect(pressed)
        return button

    def _hang_sheets(self, gestures: Gestures) -> None:
        self.sheets = QMenu("Papiers du mandat", self.papers)
        for verb, words in _SHEETS.items():
            self.sheets.addAction(words).setData(verb)
        self.sheets.triggered.connect(gestures.print_sheet)
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
