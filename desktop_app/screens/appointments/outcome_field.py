"""What becomes of a request: all that it may come to in view, a letter for each."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from desktop_app.domain.reception.request import Outcome

from ..widgets.boxes import RadioField

_WORDS = {
    Outcome.GIVEN: ("D", "Donner un rendez-vous"),
    Outcome.LISTED: ("L", "Mettre sur la liste d’attente"),
    Outcome.CALL_BACK: ("R", "Rappeler plus tard"),
    Outcome.REDIRECTED: ("O", "Orienter vers un autre service"),
    Outcome.UNANSWERED: ("S", "Sans suite"),
}


class OutcomeField(RadioField):
    """The letter of an outcome chooses it: `taken` then, since what it asks for is wanted next."""

    taken = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__([(outcome, f"{words} ({letter})") for outcome, (letter, words) in _WORDS.items()], parent)
        self.set_value(Outcome.GIVEN)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """One letter, one outcome."""
        found = next((each for each, (letter, _) in _WORDS.items() if letter == event.text().upper()), None)
        if found is None:
            super().keyPressEvent(event)
            return
        self.set_value(found)
        self.setFocus()
        self.edited.emit()
        self.taken.emit()
