"""Affichage: the colours and the size of type, on this computer."""

from typing import Any

from PySide6.QtWidgets import QApplication, QWidget

from desktop_app.domain.french import NBSP
from desktop_app.use_cases.changes import Changes, Touched
from desktop_app.use_cases.settings.settings import Settings

from ..appearance import Appearance, keep_appearance, read_appearance
from ..context import Context
from ..theme.style import set_roomy, wear
from ..theme.tokens import SCALES, Tone
from ..widgets.fields import ChoiceField
from ..widgets.values_form import ValuesForm
from .section import FieldsSection

_COLOURS: tuple[tuple[Tone | None, str], ...] = (
    (None, "Comme l’ordinateur"),
    ("light", "Clair"),
    ("dark", "Sombre"),
    ("contrast", "Contraste élevé"),
)
_ROWS = ((False, "Serrées, sur une ligne"), (True, "Aérées, sur deux lignes"))
_KEPT = "Affichage enregistré."


class DisplaySection(FieldsSection):
    """Colours, size of type, and how high the rows of a day are: applied at once, and remembered for the next start."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        form = ValuesForm()
        scales = [(scale, f"{scale:.0%}".replace("%", f"{NBSP}%")) for scale in SCALES]
        form.row("tone", "Couleurs", ChoiceField(_COLOURS), chars=24)
        form.row("scale", "Taille du texte", ChoiceField(scales), chars=12)
        form.row("roomy", "Lignes de la journée", ChoiceField(_ROWS), chars=24)
        super().__init__(context, "Affichage", "Vaut pour cet ordinateur seulement.", form, parent)

    def show_settings(self, settings: Settings) -> None:
        self.form.show_value(self._chosen())

    def keep(self, read: dict[str, Any]) -> bool:
        """Remember the choice and dress the windows with it."""
        chosen = Appearance(**read)
        resized = chosen.scale != self._chosen().scale
        if self.context.config:
            keep_appearance(self.context.config, chosen)
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        set_roomy(app, chosen.roomy)
        wear(app, chosen.tone, chosen.scale)
        if not resized:
            self._tell(_KEPT)
        elif not self.context.program.redress("settings", _KEPT, section="display"):
            self._tell(f"{_KEPT} Fermez puis ouvrez Permanence pour que la taille vaille partout.")
        return True

    def _tell(self, sentence: str) -> None:
        self.context.runner.changed.emit(Changes(Touched.NOTHING, sentence))

    def _chosen(self) -> Appearance:
        return read_appearance(self.context.config) if self.context.config else Appearance()
