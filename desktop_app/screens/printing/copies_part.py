"""How many of each paper: one number, or one a paper when several come out together."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop_app.use_cases.papers.printing import Enclosed, Pack

from ..widgets.fields import NumberField
from ..widgets.form import Form
from .remembered import Remembered

MOST_COPIES = 50


class CopiesPart(QWidget):
    """Begins with what this PC remembers of each kind of paper; a paper of a pack may be left out with 0."""

    edited = Signal()

    def __init__(self, pack: Pack, remembered: Remembered, parent: QWidget) -> None:
        super().__init__(parent)
        self._remembered = remembered
        self.fields: list[NumberField] = []
        self._form = Form(self)
        least = 1 if len(pack.papers) == 1 else 0
        self._kinds = [enclosed.paper.kind for enclosed in pack.papers]
        for at, enclosed in enumerate(pack.papers):
            self._add(at, enclosed, least)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._form)

    def values(self) -> tuple[int, ...]:
        """How many of each paper, in the order of the pack."""
        return tuple(field.value() for field in self.fields)

    def keep(self) -> None:
        """Remember these numbers for the next time."""
        for kind, field in zip(self._kinds, self.fields, strict=True):
            self._remembered.keep_copies(kind, field.value())

    def _add(self, at: int, enclosed: Enclosed, least: int) -> None:
        field = NumberField(least, MOST_COPIES, self)
        field.set_value(max(least, self._remembered.copies(enclosed.paper.kind, enclosed.copies)))
        field.edited.connect(self.edited)
        label = "Exemplaires" if least else enclosed.name or enclosed.paper.title
        self._form.row(f"copies_{at}", label, field, chars=10)
        self.fields.append(field)
