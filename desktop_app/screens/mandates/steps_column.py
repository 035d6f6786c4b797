"""The column of steps: which are done, where one stands, what is missing and why."""

from typing import Literal

from PySide6.QtCore import QSignalMapper, Qt, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from ..theme.style import repolish
from ..theme.tokens import Space, bare, px
from ..widgets import labels
from ..widgets.aloud import announce
from ..widgets.buttons import Button
from .steps import TO_TAKE, Step

Standing = Literal["done", "current", "missing"]
_MARKS = {"done": "✓", "current": "●", "missing": "○"}
_WORDS = {"done": "fait", "current": "en cours", "missing": "à faire"}


class StepsColumn(QScrollArea):
    """One row a step; a step pressed is asked for with `step_wanted`."""

    step_wanted = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("mandate_steps")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        # It scrolls: it asks for no height of its own.
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Ignored)
        steps = QWidget(self)
        steps.setProperty("role", "scrolled")
        column = QVBoxLayout(steps)
        column.setContentsMargins(*(px(self, edge) for edge in (Space.S, Space.XL, Space.S, Space.L)))
        column.setSpacing(px(self, Space.S))
        self._rows: dict[Step, _StepRow] = {step: _StepRow(step, self) for step in TO_TAKE}
        self.set_narrow(False)
        mapper = QSignalMapper(self)
        for step, row in self._rows.items():
            column.addWidget(row)
            mapper.setMapping(row.button, step)
            row.button.clicked.connect(mapper.map)
        mapper.mappedInt.connect(self.step_wanted)
        column.addStretch(1)
        self.setWidget(steps)

    def set_narrow(self, narrow: bool) -> None:
        """Marks and numbers alone, for a page that needs the room; a refusal is then for the page to show."""
        self.setFixedWidth(px(self, 76 if narrow else 250))
        for row in self._rows.values():
            row.set_narrow(narrow)

    def show_steps(self, shown: Step, to_do: Step) -> None:
        """Mark the steps before `to_do` as done, `shown` as the one on screen, and forget any refusal."""
        for step, row in self._rows.items():
            standing: Standing = "done" if step < to_do else "current" if step == to_do else "missing"
            row.stand(standing, step == shown)
        if shown in self._rows:
            self.ensureWidgetVisible(self._rows[shown])

    def refuse(self, step: Step, sentence: str) -> None:
        """Say beside a step why one cannot go there yet."""
        for each, row in self._rows.items():
            row.refuse(sentence if each == step else "")
        self.ensureWidgetVisible(self._rows[step])


class _StepRow(QWidget):
    def __init__(self, step: Step, parent: QWidget) -> None:
        super().__init__(parent)
        self._step = step
        self._standing: Standing = "missing"
        self._narrow = False
        self.button = Button(self)
        self.button.setProperty("kind", "step")
        self.button.setAutoDefault(False)
        self._reason = labels.muted(step.reason, self)
        self._reason.setObjectName("step_reason")
        self._refusal = labels.body("", self)
        self._refusal.setProperty("role", "fault")
        self._refusal.hide()
        column = bare(QVBoxLayout(self), Space.XS)
        column.addWidget(self.button)
        for words in (self._reason, self._refusal):
            words.setContentsMargins(px(self, Space.XXL + Space.XS), 0, 0, 0)
            column.addWidget(words)

    def set_narrow(self, narrow: bool) -> None:
        self._narrow = narrow
        self._reason.setVisible(not narrow)
        self._write()

    def stand(self, standing: Standing, shown: bool) -> None:
        self._standing = standing
        self._write()
        self.button.setAccessibleName(f"Étape {self._step + 1}, {self._step.title} : {_WORDS[standing]}")
        self.button.setAccessibleDescription(self._step.reason)
        self.button.setToolTip(f"{self._step.title} : {_WORDS[standing]}")
        self.button.setProperty("standing", standing)
        self.button.setProperty("shown", shown)
        repolish(self.button)
        self.refuse("")

    def refuse(self, sentence: str) -> None:
        self._refusal.setText(f"Pas encore. {sentence}" if sentence else "")
        self._refusal.setVisible(bool(sentence) and not self._narrow)
        if sentence:
            announce(self, sentence)

    def _write(self) -> None:
        name = "" if self._narrow else f". {self._step.title}"
        self.button.setText(f"{_MARKS[self._standing]}   {self._step + 1}{name}")
