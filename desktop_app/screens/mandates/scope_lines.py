"""The fields of one procedure with its acts, and of one request for personal data."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from desktop_app.domain import text
from desktop_app.domain.french import capital
from desktop_app.domain.mandate import Act, DataRequest, ScopeLine
from desktop_app.domain.organism import Directory, Effect, Limit

from ..theme.tokens import Space, px
from ..widgets.aloud import announce_at_rest
from ..widgets.banner import Banner, Tone
from ..widgets.boxes import TickField
from .choices import SuggestField

_TONES: dict[Effect, Tone] = {Effect.NEVER: "danger", Effect.NOT_SENT: "attention", Effect.TOLD: "info"}
_UNKNOWN = (
    "Cette démarche n’est pas dans la liste : rien n’est connu ici de ses limites. Vérifiez auprès de l’organisme "
    "qu’il accepte un mandat."
)


class ScopeLineFields(QWidget):
    """Organism, procedure, and a box for each act; nothing is ticked beforehand.

    What is known of the procedure is said under it as soon as it can be told, and that nothing is once it was typed.
    """

    edited = Signal()

    def __init__(self, directory: Directory, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._directory = directory
        self.organism = _organism_field(directory, self)
        self.procedure = SuggestField((), "Ce qu’il faut faire", self)
        self.acts = {act: TickField(capital(act.value), self) for act in Act}
        self._grid = _grid(self)
        self.known = Banner("info", parent=self)
        self._allowed = _label("Ce qui est permis, et rien d’autre", self)
        self._labels = (_named("Organisme", self.organism), _named("Démarche", self.procedure))
        for tick in self.acts.values():
            tick.setAccessibleName(tick.text())
            tick.edited.connect(self.edited)
        self.set_narrow(False)
        self.organism.edited.connect(self._suggest)
        self.procedure.edited.connect(self._follow)
        for field in (self.organism, self.procedure):
            field.left.connect(self._tell_all)

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
        self._offer_procedures()
        self.procedure.set_value(line.procedure)
        self._tell_all()
        for act, tick in self.acts.items():
            tick.set_value(act in line.acts)

    def set_narrow(self, narrow: bool) -> None:
        """One column instead of two."""
        _arrange(self._grid, self._labels, (self.organism, self.procedure), narrow)
        ticks = list(self.acts.values())
        rows, below = len(ticks) if narrow else (len(ticks) + 1) // 2, self._grid.rowCount()
        self._grid.addWidget(self.known, below, 0, 1, 2)
        self._grid.addWidget(self._allowed, below + 1, 0, 1, 2)
        for at, tick in enumerate(ticks):
            self._grid.addWidget(tick, below + 2 + at % rows, at // rows)

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
        self._offer_procedures()
        self._follow()

    def _offer_procedures(self) -> None:
        usual = self._directory.procedures_at(self.organism.value())
        self.procedure.set_suggestions((each.name for each in usual), {each.name: each.aliases for each in usual})

    def _follow(self) -> None:
        _tell(self.known, self._limits())
        self.edited.emit()

    def _tell_all(self) -> None:
        """What is known of the organism, and that nothing is of a procedure that is not among its own."""
        tone, sentence = self._limits() or ("info", "")
        _tell(self.known, (tone, f"{sentence} {self._unknown()}".strip()) if tone != "danger" else (tone, sentence))

    def _limits(self) -> tuple[Tone, str] | None:
        return _told(self._directory.limits_of(self.organism.value(), self.procedure.value()))

    def _unknown(self) -> str:
        organism, procedure = self.organism.value(), self.procedure.value()
        known = not (organism and procedure) or self._directory.procedure(organism, procedure)
        return "" if known else _UNKNOWN


class DataRequestFields(QWidget):
    """Which organism is asked, and for which of the person's data; what is known of it is said under them."""

    edited = Signal()

    def __init__(self, directory: Directory, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._directory = directory
        self.organism = _organism_field(directory, self)
        self.data = SuggestField((), "Attestation de droits, avis d’imposition…", self)
        self._grid = _grid(self)
        self.known = Banner("info", parent=self)
        self._labels = (
            _named("Organisme", self.organism),
            _named("Données ou documents à demander", self.data),
        )
        self.set_narrow(False)
        self.organism.edited.connect(self._suggest)
        self.data.edited.connect(self._follow)

    def is_blank(self) -> bool:
        """Whether nothing was typed."""
        return not (self.organism.raw() or self.data.raw())

    def value(self) -> DataRequest:
        """The request as typed, for the rules to judge."""
        return DataRequest(self.organism.value(), self.data.value())

    def set_value(self, request: DataRequest) -> None:
        """Show a request that was stored."""
        self.organism.set_value(request.organism)
        self._offer_data()
        self.data.set_value(request.data)
        _tell(self.known, self._limits())

    def set_narrow(self, narrow: bool) -> None:
        """One column instead of two."""
        _arrange(self._grid, self._labels, (self.organism, self.data), narrow)
        self._grid.addWidget(self.known, self._grid.rowCount(), 0, 1, 2)

    def first_gap(self) -> QWidget:
        """The first of the two that is empty or refused; the organism when none is."""
        return self.organism if _is_refused(self.organism.value()) else self.data

    def tab_stops(self) -> list[QWidget]:
        """What Tab visits, in order."""
        return [self.organism, self.data]

    def _suggest(self) -> None:
        self._offer_data()
        self._follow()

    def _follow(self) -> None:
        _tell(self.known, self._limits())
        self.edited.emit()

    def _limits(self) -> tuple[Tone, str] | None:
        return _told(self._directory.limits_of_request(self.organism.value(), self.data.value()))

    def _offer_data(self) -> None:
        self.data.set_suggestions(self._directory.data_at(self.organism.value()))


def _told(found: Sequence[Limit]) -> tuple[Tone, str] | None:
    """What is known, in the tone of the hardest; what is never done is told alone."""
    hardest = [each for each in found if each.effect is Effect.NEVER] or found
    return (_TONES[hardest[0].effect], " ".join(each.sentence for each in hardest)) if hardest else None


def _tell(known: Banner, told: tuple[Tone, str] | None) -> None:
    tone, sentence = told or ("info", "")
    if sentence != known.sentence():
        known.set_tone(tone)
        known.say(sentence, aloud=False)
        announce_at_rest(known, sentence)


def _organism_field(directory: Directory, parent: QWidget) -> SuggestField:
    field = SuggestField((), "CAF, Impôts…", parent)
    offered = directory.offered
    field.set_suggestions((each.name for each in offered), {each.name: each.aliases for each in offered})
    return field


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
