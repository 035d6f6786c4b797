"""The fields of one procedure with its acts, and of one request for personal data."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from desktop_app.domain import text
from desktop_app.domain.french import capital
from desktop_app.domain.mandate import Act, DataRequest, ScopeLine
from desktop_app.domain.organism import ORGANISMS, procedures_at

from ..theme.tokens import Space, px
from ..widgets.fields import TextField, TickField
from .choices import SuggestField

_NAMES = tuple(organism.name for organism in ORGANISMS)


class ScopeLineFields(QWidget):
    """Organism, procedure, and a box for each act; nothing is ticked beforehand."""

    edited = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.organism = SuggestField(_NAMES, "CAF, Impôts…", self)
        self.procedure = SuggestField((), "Ce qu’il faut faire", self)
        self.acts = {act: TickField(capital(act.value), self) for act in Act}
        self._grid = _grid(self)
        self._allowed = _label("Ce qui est permis, et rien d’autre", self)
        self._labels = (_named("Organisme", self.organism), _named("Démarche", self.procedure))
        for tick in self.acts.values():
            tick.setAccessibleName(tick.text())
            tick.edited.connect(self.edited)
        self.set_narrow(False)
        self.organism.edited.connect(self._suggest)
        self.procedure.edited.connect(self.edited)

    def is_blank(self) -> bool:
        """Whether nothing was typed nor ticked."""
        return not (self.organism.raw() or self.procedure.raw() or any(tick.value() for tick in self.acts.values()))

    def value(self) -> ScopeLine:
        """The line as typed, for the rules to judge."""
        acts = frozenset(act for act, tick in self.acts.items() if tick.value())
        return ScopeLine(self.organism.value(), self.procedure.value(), acts)

    def set_value(self, line: ScopeLine) -> None:
        """Show a line that was stored."""
        self.organism.set_value(line.organism)
        self.procedure.set_suggestions(procedures_at(line.organism))
        self.procedure.set_value(line.procedure)
        for act, tick in self.acts.items():
            tick.set_value(act in line.acts)

    def set_narrow(self, narrow: bool) -> None:
        """One column instead of two."""
        _arrange(self._grid, self._labels, (self.organism, self.procedure), narrow)
        ticks = list(self.acts.values())
        rows, below = len(ticks) if narrow else (len(ticks) + 1) // 2, self._grid.rowCount()
        self._grid.addWidget(self._allowed, below, 0, 1, 2)
        for at, tick in enumerate(ticks):
            self._grid.addWidget(tick, below + 1 + at % rows, at // rows)

    def first_gap(self) -> QWidget:
        """The first of organism, procedure and acts that is empty or refused; the organism when none is."""
        gaps: list[QWidget] = [field for field in (self.organism, self.procedure) if _is_refused(field.value())]
        if not any(tick.value() for tick in self.acts.values()):
            gaps.append(self.acts[Act.CONSULT])
        return next(iter(gaps), self.organism)

    def tab_stops(self) -> list[QWidget]:
        """What Tab visits, in order."""
        return [self.organism, self.procedure, *self.acts.values()]

    def _suggest(self) -> None:
        self.procedure.set_suggestions(procedures_at(self.organism.value()))
        self.edited.emit()


class DataRequestFields(QWidget):
    """Which organism is asked, and for which of the person's data."""

    edited = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.organism = SuggestField(_NAMES, "CAF, Impôts…", self)
        self.data = TextField(self, placeholder="Attestation de droits, avis d’imposition…")
        self._grid = _grid(self)
        self._labels = (
            _named("Organisme", self.organism),
            _named("Données ou documents à demander", self.data),
        )
        self.set_narrow(False)
        for field in (self.organism, self.data):
            field.edited.connect(self.edited)

    def is_blank(self) -> bool:
        """Whether nothing was typed."""
        return not (self.organism.raw() or self.data.raw())

    def value(self) -> DataRequest:
        """The request as typed, for the rules to judge."""
        return DataRequest(self.organism.value(), text.tidy(self.data.value()))

    def set_value(self, request: DataRequest) -> None:
        """Show a request that was stored."""
        self.organism.set_value(request.organism)
        self.data.set_value(request.data)

    def set_narrow(self, narrow: bool) -> None:
        """One column instead of two."""
        _arrange(self._grid, self._labels, (self.organism, self.data), narrow)

    def first_gap(self) -> QWidget:
        """The first of the two that is empty or refused; the organism when none is."""
        return self.organism if _is_refused(self.organism.value()) else self.data

    def tab_stops(self) -> list[QWidget]:
        """What Tab visits, in order."""
        return [self.organism, self.data]


def _is_refused(typed: str) -> bool:
    return any(text.line_faults(typed, "", ""))


def _grid(parent: QWidget) -> QGridLayout:
    grid = QGridLayout(parent)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(px(parent, Space.L))
    grid.setVerticalSpacing(px(parent, Space.XS))
    grid.setColumnStretch(0, 1)
    return grid


def _arrange(grid: QGridLayout, labels: Sequence[QLabel], fields: Sequence[QWidget], narrow: bool) -> None:
    """Each field under its label, the pairs side by side or one under the other."""
    while grid.count():
        grid.takeAt(0)
    for at, (label, field) in enumerate(zip(labels, fields, strict=True)):
        row, column = (2 * at, 0) if narrow else (0, at)
        grid.addWidget(label, row, column)
        grid.addWidget(field, row + 1, column)
    grid.setColumnStretch(1, 0 if narrow else 1)


def _named(words: str, field: QWidget) -> QLabel:
    label = _label(words, field.parentWidget())
    label.setBuddy(field)
    field.setAccessibleName(words)
    return label


def _label(words: str, parent: QWidget | None) -> QLabel:
    label = QLabel(words, parent)
    label.setProperty("role", "label")
    label.setWordWrap(True)
    return label
