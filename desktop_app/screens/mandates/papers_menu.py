"""« Papiers… »: what can be printed of the mandate in focus, as far as this account and this state allow."""

from collections.abc import Iterator

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QPushButton

from desktop_app.domain.mandate import DataRequest, State
from desktop_app.domain.mandate.acts import standing
from desktop_app.domain.mandate.blank import is_on_blank
from desktop_app.use_cases.mandates.mandates import MandateView
from desktop_app.use_cases.papers import ending_papers, mandate_papers, mandate_sheets, packs

NOTICE, PLAIN = "Notice d’information", "Feuille en langage simple"
_READING, _REQUESTS = "Lecture à voix haute, interprète, témoins", "Demandes de données, une par organisme"
_SIGNED = (State.ACTIVE, State.SUSPENDED)
_WORDS = {
    mandate_papers.mandate_form: "Les deux originaux, à nouveau",
    mandate_sheets.information_notice: NOTICE,
    mandate_sheets.plain_sheet: PLAIN,
    mandate_sheets.reading_sheet: _READING,
    packs.data_requests: _REQUESTS,
    ending_papers.notice: "Avis de fin",
}


class PapersMenu(QMenu):
    """Hangs on its button; `wanted` carries the verb that makes the paper, of the id of a mandate."""

    wanted = Signal(object)

    def __init__(self, button: QPushButton) -> None:
        super().__init__(button)
        self.setTitle("Papiers du mandat")
        self._actions = {verb: self._add(verb, words) for verb, words in _WORDS.items()}
        self.triggered.connect(self._choose)
        button.setMenu(self)

    def offer(self, view: MandateView | None) -> bool:
        """Offer what can be printed of this mandate; whether anything can."""
        offered = set(_offered(view)) if view else set()
        for verb, action in self._actions.items():
            action.setVisible(verb in offered)
        return bool(offered)

    def _add(self, verb: object, words: str) -> QAction:
        action = self.addAction(words)
        action.setData(verb)
        return action

    def _choose(self, action: QAction) -> None:
        self.wanted.emit(action.data())


def _offered(view: MandateView) -> Iterator[object]:
    mandate = view.mandate
    if view.expired or mandate.state is State.ENDED:
        return
    yield mandate_sheets.information_notice
    if mandate.state in _SIGNED and mandate.ends_because is not None:
        yield ending_papers.notice
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
