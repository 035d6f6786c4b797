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
from ..widgets.layout import take_out

_OPEN, _BACK = "Ouvrir quand même…", "Reprendre"
_CORRECT, _REMOVE = "Corriger…", "Retirer"
_Told = tuple[object, str, tuple[tuple[str, str], ...]]
"""What a line is about, its words, and those of each button with what is read of it."""


class Lines(QWidget):
    """`pressed` carries which button of a line was, and what the line is about."""

    pressed = Signal(int, object)

    def __init__(self, parent: QWidget, spacing: int) -> None:
        super().__init__(parent)
        self._told: list[_Told] = []
        self._lines: list[_Line] = []
        self._column = bare(QVBoxLayout(self), spacing)
        self.hide()

    def show_lines(self, told: Sequence[_Told]) -> None:
        """Show these; the lines stay when they say the same."""
        if [*told] == self._told:
            return
        self._told = [*told]
        # The last first: the keyboard leaves the one that was pressed once, not from each to the next.
        take_out(self._column, reversed(self._lines))
        self._lines = [_Line(self, *each) for each in told]
        for line in self._lines:
            self._column.addWidget(line)
            line.show()
        self.setVisible(bool(told))


class _Line(QWidget):
    def __init__(self, among: Lines, about: object, words: str, buttons: Sequence[tuple[str, str]]) -> None:
        super().__init__(among)
        self._among, self._about = among, about
        row = edged(QHBoxLayout(self), Space.S, Space.L, 0, 0, 0)
        row.addWidget(labels.muted(breakable(words), self), 1)
        self._buttons = [quiet(text, self, self._press) for text, _ in buttons]
        for button, (_, name) in zip(self._buttons, buttons, strict=True):
            button.setAccessibleName(name)
            row.addWidget(button)

    def _press(self) -> None:
        at = [button is self.sender() for button in self._buttons].index(True)
        self._among.pressed.emit(at, self._about)


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
    return gone, words, ((way, f"{way} {gone.advisor.name}, {why}"),) if offered else ()


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
