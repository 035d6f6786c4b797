"""Protection: four parts, how each stands in one glance, and the one chosen below."""

from typing import ClassVar

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QVBoxLayout, QWidget

from desktop_app.use_cases.changes import Touched

from ..context import Context
from ..page import Page
from ..theme.tokens import Space, bare, px
from ..widgets.buttons import one_of_several, quiet
from ..widgets.layout import stack_when_narrow
from .backups_part import BackupsPart
from .cards import StateCard
from .destructions_part import DestructionsPart
from .erasure_part import ErasurePart
from .kept_form import KeptForm
from .part import Part, Standing
from .rights_part import RightsPart

_PARTS: dict[str, tuple[type[Part], str]] = {
    "backups": (BackupsPart, "backups"),
    "erasure": (ErasurePart, "erasure"),
    "destructions": (DestructionsPart, "erasure#le-registre-des-destructions"),
    "rights": (RightsPart, "erasure#le-registre-des-demandes"),
}
"""The parts by their keys, and where the help tells about each."""
_LEAST_WIDTH = 480
_ROOM_FOR_FOUR = 880
"""The width from which the cards stand side by side, in pixels at scale 1."""


class ProtectionPage(Page):
    """For the référent, once a month: what is fine needs no reading, what is not has one button."""

    key: ClassVar[str] = "protection"
    title: ClassVar[str] = "Protection"
    touched_by: ClassVar[Touched] = Touched.EVERYTHING

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._group = QButtonGroup(self)
        self._across = bare(QHBoxLayout(), Space.M, self)
        self.parts: dict[str, Part] = {}
        self.cards: dict[str, StateCard] = {}
        # The cards before what they show, for Tab too.
        for key, (make, _) in _PARTS.items():
            self.cards[key] = card = StateCard(make.title, self)
            one_of_several(card, self._group)
            self._across.addWidget(card, 1)
        self._body = QVBoxLayout()
        self.protects_button = quiet("Ce que Permanence protège", self, self._explain, icon="info")
        self._lay_out_parts()
        self._group.buttonClicked.connect(self._show_chosen)

    def refresh(self) -> None:
        """Show how each part stands; what is typed and not saved stays."""
        for key, (make, _) in _PARTS.items():
            part = self.parts.get(key)
            self._say(key, part.read() if part else make.standing(self.context))

    def asks_about(self) -> str:
        return _PARTS[self._chosen][1]

    def aim(self, **target: object) -> None:
        """`part` is the key of the one to show: backups, erasure, destructions or rights."""
        if card := self.cards.get(str(target.get("part"))):
            card.setChecked(True)
            card.setFocus()
            self._show_chosen()

    def minimumSizeHint(self) -> QSize:
        """What it needs once its cards stand one under the other: side by side, they would forbid it to be narrower."""
        least = super().minimumSizeHint()
        return QSize(min(least.width(), px(self, _LEAST_WIDTH)), least.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the cards one under the other when there is no room beside."""
        super().resizeEvent(event)
        stack_when_narrow(self, self._across, _ROOM_FOR_FOUR)

    def has_unsaved(self) -> bool:
        return self._unsaved() is not None

    def may_leave(self) -> bool:
        """Ask what to do of what is typed and not saved; where it cannot be saved it is shown, with why."""
        form = self._unsaved()
        if form is None:
            return True
        keep = self.context.dialogs.ask_to_keep(
            "Réglage non enregistré", f"Ce que vous avez changé dans « {ErasurePart.title} » n’est pas enregistré."
        )
        if keep is not None:
            form.save() if keep else form.cancel()
        if form.unsaved:
            self.aim(part="erasure")
        return not form.unsaved

    def _unsaved(self) -> KeptForm | None:
        part = self.parts.get("erasure")
        return part.form if isinstance(part, ErasurePart) and part.form.unsaved else None

    def _lay_out_parts(self) -> None:
        first = next(iter(self.cards.values()))
        first.setChecked(True)
        self.setFocusProxy(first)
        self._body.setSpacing(px(self, Space.L))
        self._body.addLayout(self._across)
        self.lay_out(self._body, actions=(self.protects_button,))
        self._show_chosen()

    @property
    def _chosen(self) -> str:
        return next(key for key, card in self.cards.items() if card.isChecked())

    def _show_chosen(self) -> None:
        shown = self._part(self._chosen)
        for part in self.parts.values():
            if part is not shown:
                part.hide()
        # Before the page is seen, a part need not be told: it shows with the page, and is not laid out twice.
        if self.isVisible() or shown.testAttribute(Qt.WidgetAttribute.WA_WState_ExplicitShowHide):
            shown.show()

    def _part(self, key: str) -> Part:
        """Made when it is first asked for: all at once would keep the page from showing."""
        if key not in self.parts:
            self.parts[key] = made = _PARTS[key][0](self.context, self)
            self._body.addWidget(made, 1)
            self.grown.emit()
            # A page that will be read again when it is next shown reads for all of them.
            if not self._stale:
                self._say(key, made.read())
        return self.parts[key]

    def _say(self, key: str, standing: Standing) -> None:
        self.cards[key].say(standing.sentence, fine=standing.fine)

    def _explain(self) -> None:
        self.context.dialogs.help("protection")
