"""One numbered entry of a scope as a card: a procedure with its acts, or a request for personal data."""

from collections.abc import Iterable, Sequence
from typing import ClassVar

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QGridLayout, QWidget

from desktop_app.domain import text
from desktop_app.domain.errors import Fault
from desktop_app.domain.french import capital
from desktop_app.domain.mandate import Act, DataRequest, ScopeLine
from desktop_app.domain.organism import Directory, Effect, Limit

from ..theme.tokens import Space, px
from ..widgets import labels
from ..widgets.aloud import announce_at_rest, is_read_with_its_field, mark_faulty
from ..widgets.banner import Banner, Tone
from ..widgets.boxes import TickField
from ..widgets.cards import Card
from ..widgets.line import inner
from ..widgets.scrolled import reveal
from .choices import SuggestField

_TONES: dict[Effect, Tone] = {Effect.NEVER: "danger", Effect.NOT_SENT: "attention", Effect.TOLD: "info"}
_UNKNOWN = (
    "Cette démarche n’est pas dans la liste : rien n’est connu ici de ses limites. Vérifiez auprès de l’organisme "
    "qu’il accepte un mandat."
)
_KNOWN_AT = 2
"""The row under both fields, whichever way they stand."""


class ScopeCard(Card):
    """An organism and what is asked of it, with what is known of that and, under it, what is wrong.

    The faults of a card are named after its `prefix`, and its `noun` with a number is its title.
    """

    noun: ClassVar[str]
    prefix: ClassVar[str]
    add_words: ClassVar[str]
    label: ClassVar[str]
    example: ClassVar[str]

    def __init__(self, directory: Directory, parent: QWidget | None = None) -> None:
        super().__init__("Enlever", parent)
        self._directory = directory
        self._title = labels.strong("", self)
        self.organism, self.what = SuggestField("CAF, Impôts…", self), SuggestField(self.example, self)
        self.organism.set_suggestions((each.name, each.aliases) for each in directory.offered)
        self.acts: dict[Act, TickField] = {}
        self.known = Banner("info", parent=self)
        self._parts = (self.part("Organisme", self.organism), self.part(self.label, self.what))
        self._lay_out()
        self.organism.edited.connect(self._offer)
        for field in (self.organism, self.what):
            field.edited.connect(self._tell_limits)
            field.left.connect(self._tell_all)

    def is_blank(self) -> bool:
        """Whether nothing was typed nor ticked."""
        return not (self.organism.raw() or self.what.raw() or any(tick.value() for tick in self.acts.values()))

    def show_entry(self, organism: str, what: str) -> None:
        """Show what was stored."""
        self.organism.set_value(organism)
        self._offer()
        self.what.set_value(what)
        self._tell_all()

    def call(self, number: int) -> None:
        """Give the card its title, such as 'Démarche 2'."""
        title = f"{self.noun} {number}"
        self._title.setText(title)
        self.remove.setAccessibleName(f"Enlever : {title}")

    def show_faults(self, faults: Iterable[Fault], *, focus: bool) -> None:
        """Show what is wrong under the fields, the focus on the first gap."""
        said, gap = " ".join(fault.sentence for fault in faults), self._gaps()[0]
        self._fault.say(said, aloud=not is_read_with_its_field(inner(gap)))
        mark_faulty(gap, said)
        if focus:
            gap.setFocus(Qt.FocusReason.OtherFocusReason)
            # Where the sentence stands is known once the layout has run.
            # Held by test_a_faulty_card_comes_into_view_with_what_is_said_of_it.
            QTimer.singleShot(0, self, self._reveal)

    def set_narrow(self, narrow: bool) -> None:
        """Each field under its label, the pairs side by side or one under the other."""
        while self._grid.count():
            self._grid.takeAt(0)
        for at, part in enumerate(self._parts):
            self._grid.addWidget(part, *((at, 0) if narrow else (0, at)))
        self._grid.addWidget(self.known, _KNOWN_AT, 0, 1, 2)
        self._grid.setColumnStretch(1, 0 if narrow else 1)

    def _lay_out(self) -> None:
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(px(self, Space.L))
        self._grid.setVerticalSpacing(px(self, Space.XS))
        self._grid.setColumnStretch(0, 1)
        for part in self._parts:
            if part.label is not None:
                part.label.setWordWrap(True)
        column = self._column
        column.setContentsMargins(*(px(self, edge) for edge in (Space.L, Space.S, Space.L, Space.L)))
        column.setSpacing(px(self, Space.XS))
        column.addWidget(self._title)
        column.addLayout(self._grid)
        column.addWidget(self._fault)
        # Last of the card for the eye as for Tab: what is there is read and filled in before it is taken away.
        column.addWidget(self.remove, 0, Qt.AlignmentFlag.AlignRight)

    def _reveal(self) -> None:
        reveal(self, self._fault, self._gaps()[0])

    def _gaps(self) -> list[QWidget]:
        """What is empty or refused, and never nothing: what is typed may be wrong in another way."""
        typed = (self.organism, self.what)
        return [field for field in typed if any(text.line_faults(field.value(), "", ""))]

    def _offer(self) -> None:
        """Offer what is usual at this organism."""

    def _limits(self) -> Sequence[Limit]:
        """What is known of what is typed."""
        raise NotImplementedError

    def _tell_limits(self) -> None:
        self._tell(*_told(self._limits()))

    def _tell_all(self) -> None:
        """What is known and, of what may be in a mandate, that nothing else is; what is never done is told alone."""
        tone, sentence = _told(self._limits())
        self._tell(tone, sentence if tone == "danger" else f"{sentence} {self._unknown()}".strip())

    def _unknown(self) -> str:
        return ""

    def _tell(self, tone: Tone, sentence: str) -> None:
        if sentence != self.known.sentence():
            self.known.set_tone(tone)
            self.known.say(sentence, aloud=False)
            announce_at_rest(self.known, sentence)


class ProcedureCard(ScopeCard):
    """A procedure at an organism, and a box for each act; nothing is ticked beforehand.

    What is known of the procedure is said under it as soon as it can be told, and that nothing is once it was typed.
    """

    noun, prefix, add_words = "Démarche", "line", "Ajouter une démarche"
    label, example = "Démarche", "Ce qu’il faut faire"

    def __init__(self, directory: Directory, parent: QWidget | None = None) -> None:
        super().__init__(directory, parent)
        self._allowed = labels.one_line("Ce qui est permis, et rien d’autre", "label", self)
        self._allowed.setWordWrap(True)
        self.acts = {act: TickField(capital(act.value), self) for act in Act}
        self._ticks = [self.part("", tick) for tick in self.acts.values()]

    def read(self) -> ScopeLine:
        acts = frozenset(act for act, tick in self.acts.items() if tick.value())
        return ScopeLine(self.organism.value(), self.what.value(), acts)

    def set_value(self, line: ScopeLine) -> None:
        """Show a line that was stored."""
        self.show_entry(line.organism, line.procedure)
        for act, tick in self.acts.items():
            tick.set_value(act in line.acts)

    def set_narrow(self, narrow: bool) -> None:
        super().set_narrow(narrow)
        rows = len(self._ticks) if narrow else (len(self._ticks) + 1) // 2
        self._grid.addWidget(self._allowed, _KNOWN_AT + 1, 0, 1, 2)
        for at, tick in enumerate(self._ticks):
            self._grid.addWidget(tick, _KNOWN_AT + 2 + at % rows, at // rows)

    def _gaps(self) -> list[QWidget]:
        ticked = any(tick.value() for tick in self.acts.values())
        return [*super()._gaps(), self.organism if ticked else self.acts[Act.CONSULT]]

    def _offer(self) -> None:
        usual = self._directory.procedures_at(self.organism.value())
        self.what.set_suggestions((each.name, each.aliases) for each in usual)

    def _limits(self) -> Sequence[Limit]:
        return self._directory.limits_of(self.organism.value(), self.what.value())

    def _unknown(self) -> str:
        organism, procedure = self.organism.value(), self.what.value()
        known = not (organism and procedure) or self._directory.procedure(organism, procedure)
        return "" if known else _UNKNOWN


class RequestCard(ScopeCard):
    """Which organism is asked, and for which of the person's data; what is known of it is said under them."""

    noun, prefix, add_words = "Demande", "request", "Ajouter une demande de données"
    label, example = "Données ou documents à demander", "Attestation de droits, avis d’imposition…"

    def read(self) -> DataRequest:
        return DataRequest(self.organism.value(), self.what.value())

    def set_value(self, request: DataRequest) -> None:
        """Show a request that was stored."""
        self.show_entry(request.organism, request.data)

    def _gaps(self) -> list[QWidget]:
        return [*super()._gaps(), self.what]

    def _offer(self) -> None:
        self.what.set_suggestions((data, ()) for data in self._directory.data_at(self.organism.value()))

    def _limits(self) -> Sequence[Limit]:
        return self._directory.limits_of_request(self.organism.value(), self.what.value())


def _told(found: Sequence[Limit]) -> tuple[Tone, str]:
    """What is known, in the tone of the hardest; what is never done is told alone."""
    hardest = [each for each in found if each.effect is Effect.NEVER] or found
    return (_TONES[hardest[0].effect], " ".join(each.sentence for each in hardest)) if hardest else ("info", "")
