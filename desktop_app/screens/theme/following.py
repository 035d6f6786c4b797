"""Wear the colours chosen on this PC, or follow those of the system for as long as the program runs."""

from collections.abc import Callable

from PySide6 import QtCore
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication

from .style import apply_theme
from .tokens import SETS, Tone


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
