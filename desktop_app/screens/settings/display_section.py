"""Affichage: the colours and the size of type, on this computer."""

from PySide6.QtWidgets import QApplication, QWidget

from desktop_app.domain.french import NBSP
from desktop_app.use_cases.changes import Changes, Touched
from desktop_app.use_cases.settings.settings import Settings

from ..appearance import Appearance, keep_appearance, read_appearance
from ..context import Context
from ..theme.style import set_roomy, wear
from ..theme.tokens import SCALES, Tone
from ..widgets.fields import ChoiceField
from ..widgets.form import Form
from .section import Section

_COLOURS: tuple[tuple[Tone | None, str], ...] = (
    (None, "Comme l’ordinateur"),
    ("light", "Clair"),
    ("dark", "Sombre"),
    ("contrast", "Contraste élevé"),
)
_ROWS = ((False, "Serrées, sur une ligne"), (True, "Aérées, sur deux lignes"))
_KEPT = "Affichage enregistré."


class DisplayForm(Form):
    """Colours, size of type, and how high the rows of a day are."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._colours = ChoiceField(_COLOURS)
        self._scale = ChoiceField([(scale, f"{scale:.0%}".replace("%", f"{NBSP}%")) for scale in SCALES])
        self.row("colours", "Couleurs", self._colours, chars=24)
        self._heights = ChoiceField(_ROWS)
        self.row("scale", "Taille du texte", self._scale, chars=12)
        self.row("rows", "Lignes de la journée", self._heights, chars=24)

    def show_appearance(self, appearance: Appearance) -> None:
        """Put the present choice in the fields."""
        self._colours.set_value(appearance.tone)
        self._scale.set_value(appearance.scale)
        self._heights.set_value(appearance.roomy)

    def read(self) -> Appearance:
        """The choice."""
        return Appearance(self._colours.value(), self._scale.value(), self._heights.value())


class DisplaySection(Section):
    """Applied at once, and remembered for the next start."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        self.form = DisplayForm()
        super().__init__(context, "Affichage", "Vaut pour cet ordinateur seulement.", self.form, parent)

    def show_settings(self, settings: Settings) -> None:
        """Show what was chosen on this computer."""
        self.form.show_appearance(self._chosen())

    def keep(self, read: Appearance) -> bool:
        """Remember the choice and dress the windows with it."""
        resized = read.scale != self._chosen().scale
        if self.context.config:
            keep_appearance(self.context.config, read)
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        set_roomy(app, read.roomy)
        wear(app, read.tone, read.scale)
        if not resized:
            self._tell(_KEPT)
        elif not self.context.program.redress("settings", _KEPT, section="display"):
            self._tell(f"{_KEPT} Fermez puis ouvrez Permanence pour que la taille vaille partout.")
        return True

    def _tell(self, sentence: str) -> None:
        self.context.runner.changed.emit(Changes(Touched.NOTHING, sentence))

    def _chosen(self) -> Appearance:
        return read_appearance(self.context.config) if self.context.config else Appearance()
