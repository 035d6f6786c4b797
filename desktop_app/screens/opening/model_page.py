"""First page of the assistant: which convention resembles yours."""

from collections.abc import Iterable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QFrame, QHBoxLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from desktop_app.domain.errors import Fault, Refused
from desktop_app.domain.french import NBSP, plural
from desktop_app.use_cases.accounts.opening import Model

from ..theme.tokens import Space, bare, edged, px
from ..widgets import labels
from ..widgets.banner import Banner
from ..widgets.buttons import ChoiceButton, one_of_several, quiet, secondary
from ..widgets.layout import stack_when_narrow

_STACKED = 560
_LATER = "Rien ne presse : tout se relit et se corrige ensuite."
_BEFORE = f"Permanence a déjà servi sur un autre ordinateur{NBSP}?"
_OTHER = "Autre convention\nPages vides, à remplir"


class ModelPage(QWidget):
    """The models as cards, one to choose; what the chosen one says, and what it leaves to check, at the right."""

    edited = Signal()

    def __init__(self, models: Sequence[Model]) -> None:
        super().__init__()
        self.banner = Banner("danger", parent=self)
        self._models: list[Model | None] = [*models, None]
        self._group = QButtonGroup(self)
        cards = bare(QVBoxLayout(), Space.XS, self)
        for at, model in enumerate(self._models):
            cards.addWidget(self._card(at, model))
        cards.addStretch(1)
        cards.addWidget(labels.muted(_BEFORE, self))
        # There is a file already, to be taken over rather than made; whoever comes to learn has nothing to make.
        self.backup_button = quiet("Reprendre une sauvegarde…", self, icon="folder")
        self.training_button = quiet("S’entraîner…", self, icon="people")
        for other in (self.backup_button, self.training_button):
            cards.addWidget(other, 0, Qt.AlignmentFlag.AlignLeft)
        self._about = _About(self)
        self._across = across = bare(QHBoxLayout(), Space.XL, self)
        across.addLayout(cards)
        across.addWidget(self._about, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.banner)
        column.addLayout(across, 1)
        self._group.idClicked.connect(self._choose)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put what a model says under the cards when there is no room beside them."""
        super().resizeEvent(event)
        stack_when_narrow(self, self._across, _STACKED)

    def read(self) -> Model | None:
        """The model chosen, None for another convention; raises `Refused` when nothing is."""
        at = self._group.checkedId()
        if at < 0:
            raise Refused([Fault("model", "Choisissez un modèle, ou « Autre convention ».")])
        return self._models[at]

    def show_faults(self, faults: Iterable[Fault], /) -> None:
        """Say what is missing."""
        self.banner.say("\n".join(fault.sentence for fault in faults))
        self._group.button(0).setFocus(Qt.FocusReason.OtherFocusReason)

    def was_edited(self) -> bool:
        """Whether something was chosen; a choice alone is not worth a question."""
        return False

    def _card(self, at: int, model: Model | None) -> QPushButton:
        words = model.title.replace(" – ", "\n") if model else _OTHER
        card = ChoiceButton(words, self)
        card.setProperty("kind", "model")
        card.setAutoDefault(False)
        card.setAccessibleName(words.replace("\n", ", "))
        one_of_several(card, self._group, at)
        return card

    def _choose(self, at: int) -> None:
        self.banner.say("")
        self._about.tell(self._models[at])
        self.edited.emit()


class _About(QScrollArea):
    """What a model comes from and what must be checked against the signed paper."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._model: Model | None = None
        self.setWidgetResizable(True)
        self.setMinimumSize(px(self, 240), px(self, 120))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._show(labels.muted("Choisissez à gauche : ce qui sera rempli à votre place est expliqué ici.", self))

    def tell(self, model: Model | None) -> None:
        """Show the source and the notes of a model."""
        if model is None:
            sentence = "Les pages suivantes sont vides : gardez votre convention sous la main et recopiez-la."
            self._show(labels.heading("Autre convention", self), labels.body(sentence, self))
            return
        head = labels.heading("À vérifier dans votre exemplaire signé", self)
        points = secondary(f"Lire les {plural(len(model.notes), 'point')}", self, self._tell_points)
        self._model = model
        self._show(head, labels.body(_LATER, self), points)

    def _tell_points(self) -> None:
        """Three hundred words are not the first thing to read: each is met again on its own page."""
        assert self._model is not None
        head = labels.heading("À vérifier dans votre exemplaire signé", self)
        notes = (labels.body(f"•  {note}", self) for note in self._model.notes)
        self._show(head, labels.muted(self._model.source, self), *notes)

    def _show(self, *words: QWidget) -> None:
        inside = QWidget()
        inside.setProperty("role", "scrolled")
        column = edged(QVBoxLayout(inside), Space.M, 0, 0, Space.M, 0, within=self)
        for label in words:
            column.addWidget(label)
        column.addStretch(1)
        self.setWidget(inside)
