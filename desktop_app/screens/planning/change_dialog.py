"""The frame of the dialogs that change days: a form, and under it what it would do, told while one types."""

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from desktop_app.domain.errors import Fault, Refused
from desktop_app.use_cases.changes import Changes
from desktop_app.use_cases.desk import Desk
from desktop_app.use_cases.planning import schedule
from desktop_app.use_cases.planning.cascade import Cascade

from ..context import Context
from ..form_dialog import FormDialog
from ..theme.tokens import Space, edged
from ..widgets import labels
from ..widgets.aloud import announce
from .effect_words import lines_of, with_people

KNOWN_ON = "Écrivez le jour où vous l’avez su."
_REST_MS = 500
"""How long nothing must be typed before it is read again and said to a screen reader."""
_TITLE = "Ce que cela fait"


class ChangeDialog(FormDialog):
    """What is typed is read by `read`; the verb `foreseen_by` tells beforehand what it would do, `done_by` does it.

    After its `verb` the primary button says how many people are to be called.
    """

    abandon = "Abandonner ce changement ?"
    tallness = 720
    foreseen_by: Callable[[Desk, Any], Cascade]
    done_by: Callable[[Desk, Any], Changes]
    nothing = "Aucune permanence ces jours-là."
    hint = "Ctrl+Entrée : noter"

    def __init__(self, context: Context, title: str, parent: QWidget | None = None) -> None:
        super().__init__(context, title, parent)
        self.box = EffectBox(self)
        self.box.due.connect(self.look_ahead)
        self.form.edited.connect(self.box.wait)
        self.names = {id: each.name for id, each in (context.runner.read(schedule.advisors_by_id) or {}).items()}
        self.put_above(self.box)

    def read(self) -> Any:
        """The change typed; raises `Refused` with the fields of the form."""
        raise NotImplementedError

    def said_besides(self, _change: Any) -> Sequence[str]:
        """What is to be said of it beyond its effect."""
        return ()

    def look_ahead(self) -> None:
        """Read the form and say what it would do, in the box and on the button."""
        found: Cascade | None = None
        try:
            found = self.context.runner.beside(self.box).read(self.foreseen_by, self.read())
        except Refused as refusal:
            self.box.show_faults(refusal.faults)
        if found is not None:
            self.box.tell([*lines_of(found, self.names, self.nothing), *self.said_besides(self.read())])
        self.say_verb(with_people(self.verb, found))

    def give(self) -> bool:
        try:
            change = self.read()
        except Refused as refusal:
            self.look_ahead()
            return self.is_right(refusal.faults)
        return self.do(self.done_by, change)


class EffectBox(QFrame):
    """`due` half a second after the last `wait`; whoever hears it tells what was found.

    A refusal is told in it, quietly: somebody who is still typing is not wrong yet.
    """

    due = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("tone", "info")
        self._words = labels.body("", self)
        self._rest = QTimer(self, singleShot=True, interval=_REST_MS)
        self._rest.timeout.connect(self.due)
        column = edged(QVBoxLayout(self), Space.XS, Space.L)
        column.addWidget(labels.strong(_TITLE, self))
        column.addWidget(self._words)

    def wait(self) -> None:
        """Something was typed: ask again once it rests."""
        self._rest.start()

    def tell(self, lines: Sequence[str]) -> None:
        """Say this, one sentence a line; aloud too when it is something else than before."""
        self._rest.stop()
        words = "\n".join(lines)
        if words == self._words.text():
            return
        self._words.setText(words)
        self.setAccessibleName(f"{_TITLE}. {' '.join(lines)}")
        if self.isVisible():
            announce(self, self.accessibleName())

    def show_faults(self, faults: Iterable[Fault], /) -> None:
        """Say why nothing can be said yet."""
        self.tell([fault.sentence for fault in faults])
