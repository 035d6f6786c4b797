"""What stands above the rows of a day, line by line: what is not held, and what is noted beside them."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop_app.domain.french import NBSP, capital, lasting
from desktop_app.domain.planning import Loss
from desktop_app.use_cases.planning.own_time import Noted
from desktop_app.use_cases.reception.events import Held
from desktop_app.use_cases.reception.today import DayView, Gone

from ..theme.tokens import Space, bare, edged
from ..widgets import labels
from ..widgets.buttons import quiet
from ..widgets.labels import breakable

_OPEN, _BACK = "Ouvrir quand même…", "Reprendre"
_CORRECT, _REMOVE = "Corriger…", "Retirer"
_Told = tuple[object, str, tuple[tuple[str, str], ...]]
"""What a line is about, its words, and those of each button with what is read of it."""


class Lines(QWidget):
    """`pressed` carries which button of a line was, and what the line is about."""

    pressed = Signal(int, object)

    def __init__(self, parent: QWidget, buttons: int, spacing: int) -> None:
        super().__init__(parent)
        self._buttons = buttons
        self._lines: list[_Line] = []
        self._column = bare(QVBoxLayout(self), spacing)
        self.hide()

    def show_lines(self, told: Sequence[_Told]) -> None:
        """Show these, making or hiding no more lines than needed."""
        while len(self._lines) < len(told):
            line = _Line(self, self._buttons)
            line.pressed.connect(self.pressed)
            self._lines.append(line)
            self._column.addWidget(line)
        for at, line in enumerate(self._lines):
            line.setVisible(at < len(told))
            if at < len(told):
                line.tell(*told[at])
        self.setVisible(bool(told))


class _Line(QWidget):
    pressed = Signal(int, object)

    def __init__(self, parent: QWidget, buttons: int) -> None:
        super().__init__(parent)
        self._about: object = None
        self._words, self._buttons = labels.muted("", self), [quiet("", self) for _ in range(buttons)]
        row = edged(QHBoxLayout(self), Space.S, Space.L, 0, 0, 0)
        row.addWidget(self._words, 1)
        for button in self._buttons:
            button.clicked.connect(self._press)
            row.addWidget(button)

    def tell(self, about: object, words: str, buttons: Sequence[tuple[str, str]]) -> None:
        self._about = about
        self._words.setText(breakable(words))
        for button, (text, name) in zip(self._buttons, buttons, strict=True):
            button.setText(text)
            button.setAccessibleName(name)
            button.setVisible(bool(text))

    def _press(self) -> None:
        at = next((at for at, button in enumerate(self._buttons) if button is self.sender()), -1)
        self.pressed.emit(at, self._about)


def gone_lines(view: DayView) -> list[_Told]:
    """What is not held though it was planned, each with why and the way back: none for a day that is over."""
    return [_of_gone(gone, over=view.day < view.now.date()) for gone in view.gone]


def noted_lines(view: DayView) -> list[_Told]:
    """Time that was not for people, and events; each is corrected by its first button and taken away by the second."""
    return [*map(_of_event, view.events), *map(_of_own, view.own)]


def _of_gone(gone: Gone, *, over: bool) -> _Told:
    # The name stands before already.
    why = gone.lost.loss.value if gone.lost.loss in (Loss.ABSENCE, Loss.REPLACED) else gone.lost.told
    words = f"{gone.advisor.name}, {gone.lost.session.hours_told}. {capital(why)}."
    closed = gone.lost.loss is Loss.CLOSED
    way = _OPEN if closed else _BACK
    offered = not over and (closed or gone.change is not None)
    return gone, words, ((way if offered else "", f"{way} {gone.advisor.name}, {why}"),)


def _of_own(noted: Noted) -> _Told:
    own = noted.own
    spoken = f"{noted.advisor.name}, {lasting(own.minutes)} sans usagers, {own.kind.value}"
    words = f"{noted.advisor.name}, {lasting(own.minutes)} sans usagers{NBSP}: {own.kind.value}"
    return own, f"{words}, {own.note}." if own.note else f"{words}.", _ways(spoken)


def _of_event(held: Held) -> _Told:
    words = f"{held.event.title}, {held.event.told()}, avec {held.advisor.name}"
    # Said after « Corriger : ».
    return held.event, f"{words}.", _ways(words.replace(f"{NBSP}:", ","))


def _ways(spoken: str) -> tuple[tuple[str, str], ...]:
    return (_CORRECT, f"Corriger{NBSP}: {spoken}"), (_REMOVE, f"Retirer{NBSP}: {spoken}")
