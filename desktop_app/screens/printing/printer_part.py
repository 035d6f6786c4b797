"""Which printer, and how it stands: the choice, the words beside it, and whether both sides are wanted."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop_app.domain.french import NBSP
from desktop_app.system.printer_state import HOLDS_BACK, Condition

from ..theme.tokens import Space, bare
from ..widgets import labels
from ..widgets.boxes import TickField
from ..widgets.fields import ChoiceField
from ..widgets.form import Form
from ..widgets.painting import Mark
from ..worker import Worker
from .condition_words import words_of
from .paint import shrinking
from .printer import Facts, Printers
from .remembered import Remembered
from .render import Look

_AGAIN_MS = 4000
"""Between two looks at the printer, while somebody may be putting paper into it."""


class PrinterPart(Form):
    """Asks for everything in the thread beside the worker's: a printer of the network may be off.

    `ready` comes once, when it is known which printers there are.
    """

    ready = Signal()
    broke = Signal(object)

    def __init__(self, worker: Worker, remembered: Remembered, printers: Printers, parent: QWidget) -> None:
        super().__init__(parent)
        self._worker, self._remembered, self._printers = worker, remembered, printers
        self._asking = False
        self._looks: list[Look] = []
        self._facts: Facts | None = None
        self.state = _State(self)
        self.both_sides = TickField("Recto verso", self)
        self.choice = self.row("printer", "Imprimante", ChoiceField((), self))
        self.add(self.state)
        self.add(self.both_sides)
        self.show_row("printer", False)
        self.both_sides.hide()
        self._again = QTimer(self, interval=_AGAIN_MS)
        self._again.timeout.connect(self.look_again)
        self.choice.edited.connect(self._look_at_another)
        worker.beside().start(printers.names, self._offer, self.broke.emit)

    def show_looks(self, looks: Sequence[Look]) -> None:
        """The pages that will be printed: whether they fit the printer is said."""
        self._looks = list(looks)
        self._tell()

    @property
    def wants_both_sides(self) -> bool:
        """Whether to print on both sides, when the printer can."""
        return self.both_sides.isEnabled() and not self.both_sides.isHidden() and self.both_sides.value()

    def look_again(self) -> None:
        """Ask how the printer stands now, unless it still owes an answer."""
        name = self.choice.value()
        if name and not self._asking:
            self._asking = True
            self._worker.beside().start(partial(self._printers.facts, name), self._receive, self.broke.emit)

    def _offer(self, names: list[str]) -> None:
        self.choice.set_options([(name, name) for name in names])
        if self._remembered.printer in names:
            self.choice.set_value(self._remembered.printer)
        self.both_sides.set_value(self._remembered.both_sides)
        self.show_row("printer", bool(names))
        self._again.start()
        self._look_at_another()
        self.ready.emit()

    def _look_at_another(self) -> None:
        self._facts = None
        self._tell()
        self.look_again()

    def _receive(self, facts: Facts) -> None:
        self._asking = False
        if facts.name != self.choice.value():
            self.look_again()
            return
        self._facts = facts
        self._tell()

    def _tell(self) -> None:
        facts = self._facts
        self.both_sides.setVisible(bool(facts and facts.both_sides))
        if facts is None:
            self.state.say("", Condition.UNKNOWN)
            return
        scale = min((shrinking(look, facts.printable) for look in self._looks), default=1.0)
        smaller = f"Ses marges sont larges : la page sera réduite à {scale:.0%}.".replace("%", f"{NBSP}%")
        words = [words_of(facts.condition).short, smaller if scale < 1 else ""]
        self.state.say(" ".join(filter(None, words)), facts.condition)


class _State(QWidget):
    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._mark, self._words = Mark("check", "kept", 16, self), labels.muted("", self)
        row = bare(QHBoxLayout(self), Space.S)
        row.addWidget(self._mark, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._words, 1)
        self.hide()

    def say(self, words: str, condition: Condition) -> None:
        pictures = {Condition.READY: ("check", "kept"), Condition.CONNECTING: ("refresh", "accent")}
        held = ("attention", "attention") if condition in HOLDS_BACK else ("info", "accent")
        self._mark.show_picture(*pictures.get(condition, held))
        if words != self._words.text():
            self._words.setText(words)
            self.setAccessibleName(f"État de l’imprimante. {words}")
        self.setVisible(bool(words))

    def words(self) -> str:
        """What is said."""
        return self._words.text()
