"""Compare a paper that somebody shows: what it bears is copied in a form, and what the file knows of it comes below."""

from collections.abc import Sequence
from typing import ClassVar

from PySide6.QtWidgets import QDialog, QWidget

from .context import Context
from .widgets import labels
from .widgets.banner import Banner
from .widgets.buttons import primary, secondary
from .widgets.fields import TextField
from .widgets.form import Form
from .widgets.frame import Frame


class PaperComparison(QDialog):
    """Several papers may be compared one after the other.

    `rows` are the name, the label, the help and the width in characters of each field to copy.
    """

    heading: ClassVar[str]
    how: ClassVar[str]
    rows: ClassVar[Sequence[tuple[str, str, str, int]]]

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context = context
        self.setWindowTitle(self.heading)
        self.form = Form(self)
        self.fields = {name: TextField() for name, *_ in self.rows}
        for name, label, help, chars in self.rows:
            self.form.row(name, label, self.fields[name], help, chars=chars)
        self.answer = Banner("info", parent=self)
        self.agree, self.leave = primary("Comparer", self, self.compare), secondary("Fermer", self, self.reject)
        parts = (labels.body(self.how, self), self.form, self.answer)
        Frame(labels.title(self.heading, self), parts, (self.leave, self.agree), self, width=520)
        self.form.edited.connect(self._forget)
        next(iter(self.fields.values())).setFocus()

    def look_up(self, **typed: str) -> tuple[bool, str] | None:
        """Whether all is well with this paper, and what to say of it; None when what was typed was refused."""
        raise NotImplementedError

    def compare(self) -> None:
        """Say what is known of the paper; nothing typed is lost."""
        self._forget()
        told = self.look_up(**{name: field.value() for name, field in self.fields.items()})
        if told is not None:
            well, sentence = told
            self.answer.set_tone("info" if well else "danger")
            self.answer.say(sentence)

    def _forget(self) -> None:
        self.form.clear_faults()
        self.answer.say("")
