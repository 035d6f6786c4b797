"""The measures of the dress: colours, spaces, corners and sizes of type, before any scale."""

from enum import IntEnum
from typing import TYPE_CHECKING, Final, Literal, NamedTuple, TypeVar, cast

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QColor, QFont, QGuiApplication, QPalette
from PySide6.QtWidgets import QBoxLayout, QSizePolicy, QWidget

if TYPE_CHECKING:
    from PySide6.QtGui import QPen

Layout = TypeVar("Layout", bound=QBoxLayout)

SCALES: Final = (1.0, 1.25, 1.5, 2.0)
"""The sizes of type the settings offer."""

BASE_POINTS: Final = 11.0
TYPE: Final = {"small": 10.0, "base": BASE_POINTS, "day": 13.0, "heading": 13.0, "title": 19.0, "clock": 20.0}
"""Points at scale 1: `day` is for the rows of a day, `clock` for the hour, `title` for a page's name."""

CONTENT_WIDTH: Final = 560
"""Widest column of a form, in pixels at scale 1: longer lines are hard to come back from."""

WIDE_CONTENT: Final = 2 * 450 + 32
"""That of a form of two columns, likewise."""

UNBOUND: Final = 16_777_215
"""No limit to a size: QWIDGETSIZE_MAX, which PySide does not name."""

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


_TABLE: Final = """
tone           light    dark     contrast
ground         #f7f6f3  #15181b  #000000
surface        #ffffff  #1d2125  #000000
rail           #efede7  #111316  #000000
hover          #f0eee9  #272c31  #333333
button         #e7e4dc  #30363c  #1f1f1f
line           #e3e0d8  #31373d  #b3b3b3
line_strong    #85827a  #828b94  #ffffff
scroll         #85827a  #828b94  #ffffff
text           #1c2024  #eef0f2  #ffffff
muted          #474c52  #bcc4cb  #d9d9d9
accent         #0a4d68  #86cbe6  #5ce1ff
accent_hover   #083d53  #a6daef  #a8efff
accent_soft    #e1eef3  #17353f  #003747
on_accent      #ffffff  #06222d  #000000
focus          #cb6a08  #ffb04d  #ffff00
danger         #8f1d1d  #ffb3ad  #ff9c9c
danger_soft    #fdecea  #3b1a1b  #000000
attention      #6b3d00  #ffcf8a  #ffb84d
attention_soft #fff1d6  #362812  #000000
expected       #3c4650  #cdd5dc  #ffffff
expected_soft  #e9edf1  #2b3238  #000000
arrived        #6b3a00  #ffcb80  #ffb84d
arrived_soft   #ffe8c2  #40300f  #000000
kept           #0d5138  #90e8c0  #7dffb0
kept_soft      #dcf2e7  #0e3a2a  #000000
missed         #5e1a78  #dfb2ff  #d9a8ff
missed_soft    #f5e6fb  #392447  #000000
told           #ffffff  #ffffff  #ffffff
told_ground    #1c2024  #3a424a  #000000
told_hover     #474c52  #4a535c  #333333
disabled       #85827a  #828b94  #a6a6a6
"""
"""`contrast` is for eyes that need it: black grounds, white words, an edge around whatever can be pressed or filled."""


def _set_in(column: int) -> Colours:
    named = {row[0]: row[column] for row in map(str.split, _TABLE.strip().splitlines())}
    return Colours(**named)  # type: ignore[arg-type]


LIGHT, DARK, CONTRAST = _set_in(1), _set_in(2), _set_in(3)
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


def bare(layout: Layout, gap: int = 0, within: QWidget | None = None) -> Layout:
    """A layout without edges, its parts this far from one another, in pixels at scale 1.

    It is that of a widget, or one that will stand in another `within` that widget.
    """
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(px(within or cast("QWidget", layout.parentWidget()), gap))
    return layout


def edged(layout: Layout, gap: int, *edges: int, within: QWidget | None = None) -> Layout:
    """The same with edges: left, top, right and bottom, or one for all."""
    set_edges(bare(layout, gap, within), *edges, within=within)
    return layout


def set_edges(layout: QBoxLayout, *edges: int, within: QWidget | None = None) -> None:
    """Give it these edges alone."""
    left, top, right, bottom = edges if len(edges) > 1 else edges * 4
    widget = within or cast("QWidget", layout.parentWidget())
    layout.setContentsMargins(px(widget, left), px(widget, top), px(widget, right), px(widget, bottom))


def grow_when_narrow(widget: QWidget) -> None:
    """Have its layout ask how high it is at each width, and give it that at least."""
    policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
    policy.setHeightForWidth(True)
    widget.setSizePolicy(policy)


def screen_room(widget: QWidget) -> QRect:
    """What a window may cover of the screen where this widget stands, or will.

    Never asked by `widget.screen()`: PySide6 counts the screen it returns as a part of the widget, and a collected
    window then takes the screen with it, which ends the process. Held by
    test_nobody_asks_a_widget_for_its_screen.
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
