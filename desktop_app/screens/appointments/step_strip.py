"""The buttons laid over one row of the day: as many steps as fit, the others behind « Plus »."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, Signal
from PySide6.QtWidgets import QWidget

from ..theme.tokens import Space, px
from .step_button import StepButton
from .steps import Deed, Step

MORE = Step("", "Plus…", "Les autres actions", Deed.MORE)


class StepStrip(QWidget):
    """`step_chosen` carries a `Step`; `more_asked` where to open the menu of them all."""

    step_chosen = Signal(object)
    more_asked = Signal(QPoint)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._buttons: list[StepButton] = []
        self._shown: tuple[object, ...] = ()
        self.hide()

    @property
    def labels(self) -> list[str]:
        """The words on the buttons, from left to right."""
        return [button.text() for button in self._buttons]

    def offer(self, steps: Sequence[Step], room: int, *, keys_work: bool) -> int:
        """Show the steps that fit in `room`; returns the width taken."""
        asked = (tuple(steps), room, keys_work, self.window().font().key())
        if asked != self._shown:
            self._shown = asked
            self._fill(steps, room, keys_work)
        return self.width() if self._buttons else 0

    def _fill(self, steps: Sequence[Step], room: int, keys_work: bool) -> None:
        for button in self._buttons:
            button.hide()
            button.deleteLater()
        made = [self._button(step, keys_work, first=at == 0) for at, step in enumerate(steps)]
        more = self._button(MORE, keys_work, first=False)
        self._buttons = self._that_fit(made, more, room)
        for button in {*made, more} - set(self._buttons):
            button.deleteLater()
        left = 0
        for button in self._buttons:
            button.setGeometry(left, 0, button.sizeHint().width(), button.sizeHint().height())
            button.show()
            left += button.width() + px(self, Space.XS)
        self.resize(max(0, left - px(self, Space.XS)), more.sizeHint().height())

    def _that_fit(self, made: list[StepButton], more: StepButton, room: int) -> list[StepButton]:
        gap = px(self, Space.XS)
        widths = [button.sizeHint().width() + gap for button in made]
        if sum(widths) - gap <= room:
            return made
        count, left = 0, room - more.sizeHint().width()
        while count < len(made) and widths[count] <= left:
            left -= widths[count]
            count += 1
        return [*made[: max(1, count)], more]

    def _button(self, step: Step, keys_work: bool, *, first: bool) -> StepButton:
        button = StepButton(step, self, first=first, key_works=keys_work and bool(step.key))
        button.step_chosen.connect(self._choose)
        button.hide()
        return button

    def _choose(self, step: Step) -> None:
        if step.deed is Deed.MORE:
            self.more_asked.emit(self.mapToGlobal(self.rect().bottomRight()))
        else:
            self.step_chosen.emit(step)
