"""The dress of the application: a palette and the one style sheet, filled from the tokens; chosen, or the system's."""

from collections.abc import Callable
from string import Template

from PySide6 import QtCore
from PySide6.QtCore import QObject
from PySide6.QtGui import QColor, QFont, QPalette
from PySide6.QtWidgets import QApplication, QWidget

from desktop_app.system.paths import resource

from .tokens import BASE_POINTS, SETS, TYPE, Colours, Radius, Space, Target, Tone

_ROOMY = "roomy_rows"
FONT_FAMILY = "Atkinson Hyperlegible"

_ROLES = {
    QPalette.ColorRole.Window: "ground",
    QPalette.ColorRole.WindowText: "text",
    QPalette.ColorRole.Base: "surface",
    QPalette.ColorRole.AlternateBase: "hover",
    QPalette.ColorRole.ToolTipBase: "told_ground",
    QPalette.ColorRole.ToolTipText: "told",
    QPalette.ColorRole.PlaceholderText: "muted",
    QPalette.ColorRole.Text: "text",
    QPalette.ColorRole.Button: "surface",
    QPalette.ColorRole.ButtonText: "text",
    QPalette.ColorRole.BrightText: "danger",
    QPalette.ColorRole.Highlight: "accent",
    QPalette.ColorRole.HighlightedText: "on_accent",
    QPalette.ColorRole.Accent: "accent",
    QPalette.ColorRole.Link: "accent",
    QPalette.ColorRole.LinkVisited: "accent",
    QPalette.ColorRole.Mid: "line_strong",
    QPalette.ColorRole.Dark: "line_strong",
    QPalette.ColorRole.Light: "surface",
    QPalette.ColorRole.Midlight: "line",
    QPalette.ColorRole.Shadow: "line_strong",
}


def apply_theme(app: QApplication, colours: Colours, scale: float) -> None:
    """These colours over Fusion, which the application was begun with; `scale` (1, 1.25, 1.5 or 2) is for type."""
    if app.styleSheet():
        # A new style remembers no widget; the one worn would first go through all it has dressed, the freed ones too,
        # which ended the process: https://github.com/qutebrowser/qutebrowser/issues/5385. No test sees it: with Qt 6.11
        # under Linux, six hundred changes among freed widgets and open dialogs end well without this too.
        app.setStyle("Fusion")
    app.setPalette(_palette(colours))
    font = QFont(app.font())
    font.setFamilies([FONT_FAMILY, *(name for name in font.families() if name != FONT_FAMILY)])
    font.setPointSizeF(BASE_POINTS * scale)
    app.setFont(font)
    app.setStyleSheet(sheet(colours, scale))


def set_roomy(app: QApplication, roomy: bool) -> None:
    """Have the rows of a day on two lines from now on, or on one; a list follows when it is dressed next."""
    app.setProperty(_ROOMY, roomy)


def roomy() -> bool:
    """Whether the rows of a day have two lines on this computer."""
    app = QApplication.instance()
    return bool(app and app.property(_ROOMY))


def sheet(colours: Colours, scale: float) -> str:
    """The style sheet for these colours at this scale; KeyError when it names a token that is none."""
    names = ("app", "contrast") if colours.tone == "contrast" else ("app",)
    written = "".join(resource(f"style/{name}.qss").read_text(encoding="utf-8") for name in names)
    return Template(written).substitute(_tokens(colours, scale))


def repolish(widget: QWidget) -> None:
    """Let the style sheet see a property that changed after the widget was shown."""
    widget.style().unpolish(widget)
    widget.style().polish(widget)
    widget.update()


def _tokens(colours: Colours, scale: float) -> dict[str, str]:
    measures = {
        **{f"space_{space.name.lower()}": space.value for space in Space},
        **{f"radius_{radius.name.lower()}": radius.value for radius in Radius},
        **{f"{target.name.lower()}_height": target.value for target in Target},
        **{f"px_{pixels}": pixels for pixels in (18, 20, 22, 26, 28, 32, 36, 64)},
    }
    return {
        **colours._asdict(),
        **{name: f"{round(pixels * scale)}px" for name, pixels in measures.items()},
        **{f"type_{name}": f"{points * scale:g}pt" for name, points in TYPE.items()},
        "icons": resource("icons").as_posix(),
    }


def _palette(colours: Colours) -> QPalette:
    palette = QPalette()
    for role, name in _ROLES.items():
        palette.setColor(role, QColor(getattr(colours, name)))
    for role in (QPalette.ColorRole.WindowText, QPalette.ColorRole.Text, QPalette.ColorRole.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, role, QColor(colours.disabled))
    return palette


def wear(app: QApplication, chosen: Tone | None, scale: float, *, at_start: bool = False) -> None:
    """Dress every window, present and to come, in the chosen colours, or in those of the system when None.

    `at_start` only the palette of the system is looked at, which is at hand; call `look_again` once the window shows.
    """
    # Looking among the children loads what is known of styles, which are some of them: 8 ms.
    following = (None if at_start else app.findChild(_Following)) or _Following(app)
    following.wear(chosen, scale, _tone_at_hand if at_start else tone_of_system)


def look_again(app: QApplication) -> None:
    """Ask the system for its colours in full, and follow them."""
    following = app.findChild(_Following)
    if following is not None:
        following.look()


def tone_of_system(app: QApplication) -> Tone:
    """The set nearest to what the system shows; its own contrast comes before light and dark."""
    hints = app.styleHints()
    if hints.accessibility().contrastPreference() is QtCore.Qt.ContrastPreference.HighContrast:
        return "contrast"
    return "dark" if hints.colorScheme() is QtCore.Qt.ColorScheme.Dark else "light"


def _tone_at_hand(app: QApplication) -> Tone:
    palette = app.palette()
    return "dark" if palette.window().color().lightness() < palette.windowText().color().lightness() else "light"


class _Following(QObject):
    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self._app = app
        self._chosen: Tone | None = None
        self._scale, self._worn = 1.0, ""
        app.styleHints().colorSchemeChanged.connect(self.look)
        app.styleHints().accessibility().contrastPreferenceChanged.connect(self.look)

    def wear(self, chosen: Tone | None, scale: float, seen: Callable[[QApplication], Tone]) -> None:
        # Until the new scale is worn, a change of scheme that we make ourselves is not the system's.
        self._chosen, self._scale = chosen or "light", scale
        hints = self._app.styleHints()
        # For the title bar, which the system draws; the palette is ours.
        if chosen is None:
            hints.unsetColorScheme()
        else:
            # By its name: Qt's enumerations take 20 ms to load, and the first window has no use for them.
            hints.setProperty("colorScheme", "Light" if chosen == "light" else "Dark")
        self._chosen = chosen
        self._dress(chosen or seen(self._app))

    def look(self) -> None:
        tone = tone_of_system(self._app)
        if self._chosen is None and tone != self._worn:
            self._dress(tone)

    def _dress(self, tone: Tone) -> None:
        self._worn = tone
        apply_theme(self._app, SETS[tone], self._scale)
