"""The measures of the dress: colours, spaces, corners and sizes of type, before any scale."""

from enum import IntEnum
from typing import TYPE_CHECKING, Final, Literal, NamedTuple

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QColor, QFont, QGuiApplication, QPalette
from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from PySide6.QtGui import QPen

SCALES: Final = (1.0, 1.25, 1.5, 2.0)
"""The sizes of type the settings offer."""

BASE_POINTS: Final = 11.0
TYPE: Final = {"small": 10.0, "base": BASE_POINTS, "day": 13.0, "heading": 13.0, "title": 19.0, "clock": 20.0}
"""Points at scale 1: `day` is for the rows of a day, `clock` for the hour, `title` for a page's name."""

CONTENT_WIDTH: Final = 560
"""Widest column of a form, in pixels at scale 1: longer lines are hard to come back from."""

WIDE_CONTENT: Final = 2 * 450 + 32
"""That of a form of two columns, likewise."""

BESIDE: Final = 320
"""How wide a panel beside pages of paper is, where there is room, in pixels at scale 1."""


class Space(IntEnum):
    """The only distances between things, in pixels at scale 1."""

    XS = 4
    S = 8
    M = 12
    L = 16
    XL = 24
    XXL = 32


class Radius(IntEnum):
    """Rounded corners, in pixels at scale 1."""

    SMALL = 6
    LARGE = 10


class Target(IntEnum):
    """Least heights, in pixels at scale 1: what is clicked, what is a row."""

    CONTROL = 34
    ROW = 40


Tone = Literal["light", "dark", "contrast"]
"""The names of the three sets of colours."""


class Colours(NamedTuple):
    """One set of colours, '#rrggbb'.

    `text`, `muted`, `accent`, `danger` and the texts of states keep 7:1 on every ground they stand on;
    `line_strong` and `focus` keep 3:1 (WCAG 2.2, 1.4.6 and 1.4.11). `told` is written on `told_ground`, the
    ground of the line of what was just done and of the words under the mouse.
    """

    tone: Tone
    ground: str
    surface: str
    rail: str
    hover: str
    button: str
    line: str
    line_strong: str
    scroll: str
    text: str
    muted: str
    accent: str
    accent_hover: str
    accent_soft: str
    on_accent: str
    focus: str
    danger: str
    danger_soft: str
    attention: str
    attention_soft: str
    expected: str
    expected_soft: str
    arrived: str
    arrived_soft: str
    kept: str
    kept_soft: str
    missed: str
    missed_soft: str
    told: str
    told_ground: str
    told_hover: str
    disabled: str

    @property
    def dark(self) -> bool:
        """Whether the words are lighter than their ground."""
        return self.tone != "light"

    def edge(self, ink: str, width: float = 1) -> "QPen":
        """What surrounds a filled shape: nothing while the fill tells it apart, its ink where every ground is black."""
        from PySide6.QtCore import Qt
        from PySide6.QtGui import QPen

        return QPen(QColor(ink), width) if self.tone == "contrast" else QPen(Qt.PenStyle.NoPen)


LIGHT: Final = Colours(
    tone="light",
    ground="#f7f6f3",
    surface="#ffffff",
    rail="#efede7",
    hover="#f0eee9",
    button="#e7e4dc",
    line="#e3e0d8",
    line_strong="#85827a",
    scroll="#85827a",
    text="#1c2024",
    muted="#474c52",
    accent="#0a4d68",
    accent_hover="#083d53",
    accent_soft="#e1eef3",
    on_accent="#ffffff",
    focus="#cb6a08",
    danger="#8f1d1d",
    danger_soft="#fdecea",
    attention="#6b3d00",
    attention_soft="#fff1d6",
    expected="#3c4650",
    expected_soft="#e9edf1",
    arrived="#6b3a00",
    arrived_soft="#ffe8c2",
    kept="#0d5138",
    kept_soft="#dcf2e7",
    missed="#5e1a78",
    missed_soft="#f5e6fb",
    told="#ffffff",
    told_ground="#1c2024",
    told_hover="#474c52",
    disabled="#85827a",
)

DARK: Final = Colours(
    tone="dark",
    ground="#15181b",
    surface="#1d2125",
    rail="#111316",
    hover="#272c31",
    button="#30363c",
    line="#31373d",
    line_strong="#828b94",
    scroll="#828b94",
    text="#eef0f2",
    muted="#bcc4cb",
    accent="#86cbe6",
    accent_hover="#a6daef",
    accent_soft="#17353f",
    on_accent="#06222d",
    focus="#ffb04d",
    danger="#ffb3ad",
    danger_soft="#3b1a1b",
    attention="#ffcf8a",
    attention_soft="#362812",
    expected="#cdd5dc",
    expected_soft="#2b3238",
    arrived="#ffcb80",
    arrived_soft="#40300f",
    kept="#90e8c0",
    kept_soft="#0e3a2a",
    missed="#dfb2ff",
    missed_soft="#392447",
    told="#ffffff",
    told_ground="#3a424a",
    told_hover="#4a535c",
    disabled="#828b94",
)

CONTRAST: Final = Colours(
    tone="contrast",
    ground="#000000",
    surface="#000000",
    rail="#000000",
    hover="#333333",
    button="#1f1f1f",
    line="#b3b3b3",
    line_strong="#ffffff",
    scroll="#ffffff",
    text="#ffffff",
    muted="#d9d9d9",
    accent="#5ce1ff",
    accent_hover="#a8efff",
    accent_soft="#003747",
    on_accent="#000000",
    focus="#ffff00",
    danger="#ff9c9c",
    danger_soft="#000000",
    attention="#ffb84d",
    attention_soft="#000000",
    expected="#ffffff",
    expected_soft="#000000",
    arrived="#ffb84d",
    arrived_soft="#000000",
    kept="#7dffb0",
    kept_soft="#000000",
    missed="#d9a8ff",
    missed_soft="#000000",
    told="#ffffff",
    told_ground="#000000",
    told_hover="#333333",
    disabled="#a6a6a6",
)
"""For eyes that need it: black grounds, white words, an edge around whatever can be pressed or filled."""

SETS: Final[dict[Tone, Colours]] = {one.tone: one for one in (LIGHT, DARK, CONTRAST)}
_EDGES = {QColor(one.line_strong).rgb(): one for one in SETS.values()}


def colours_of(palette: QPalette) -> Colours:
    """The set a palette was made from: what a widget that paints itself asks with `self.palette()`."""
    # A style sheet changes the grounds and the inks of a palette, never its edges.
    return _EDGES.get(palette.color(QPalette.ColorRole.Mid).rgb(), LIGHT)


def scale_of(font: QFont) -> float:
    """The scale of type a font of base size was made with."""
    points = font.pointSizeF()
    return max(1.0, points / BASE_POINTS)


def px(widget: QWidget, pixels: int) -> int:
    """The length at the scale of type of the widget's window; `pixels` is its length at scale 1."""
    return round(pixels * scale_of(widget.window().font()))


def screen_room(widget: QWidget) -> QRect:
    """What a window may cover of the screen where this widget stands, or will.

    Never asked by `widget.screen()`: PySide6 counts the screen it returns as a part of the widget, and a collected
    window then takes the screen with it, which ends the process.
    """
    above = widget.parentWidget()
    shown = widget.window() if widget.isVisible() or above is None else above.window()
    found = QGuiApplication.screenAt(shown.geometry().center()) or QGuiApplication.primaryScreen()
    return found.availableGeometry()


def window_room(window: QWidget) -> QRect:
    """What a window may cover of its screen under its title bar, which grows with no size of type."""
    return screen_room(window).adjusted(0, Space.XXL, 0, 0)


def beside_width(widget: QWidget) -> int:
    """How wide a panel is beside pages of paper: never more than half of the screen."""
    return min(px(widget, BESIDE), screen_room(widget).width() // 2)


def open_at(window: QWidget, width: int, height: int) -> None:
    """Size a window in pixels at scale 1, never past the screen, its title bar included."""
    window.resize(QSize(px(window, width), px(window, height)).boundedTo(window_room(window).size()))
