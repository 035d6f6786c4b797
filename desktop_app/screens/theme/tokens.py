"""The measures of the dress: colours, spaces, corners and sizes of type, before any scale."""

from dataclasses import dataclass
from enum import IntEnum
from typing import Final

from PySide6.QtCore import QSize
from PySide6.QtGui import QFont, QPalette
from PySide6.QtWidgets import QWidget

SCALES: Final = (1.0, 1.25, 1.5, 2.0)
"""The sizes of type the settings offer."""

BASE_POINTS: Final = 11.0
TYPE: Final = {"small": 10.0, "base": BASE_POINTS, "day": 13.0, "heading": 13.0, "title": 19.0, "clock": 20.0}
"""Points at scale 1: `day` is for the rows of a day, `clock` for the hour, `title` for a page's name."""

CONTENT_WIDTH: Final = 560
"""Widest column of a form, in pixels at scale 1: longer lines are hard to come back from."""


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


@dataclass(frozen=True)
class Colours:
    """One set of colours, '#rrggbb'.

    `text`, `muted`, `accent`, `danger` and the texts of states keep 7:1 on every ground they stand on;
    `line_strong` and `focus` keep 3:1 (WCAG 2.2, 1.4.6 and 1.4.11).
    """

    dark: bool
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


LIGHT: Final = Colours(
    dark=False,
    ground="#f7f6f3",
    surface="#ffffff",
    rail="#efede7",
    hover="#f0eee9",
    button="#e7e4dc",
    line="#e3e0d8",
    line_strong="#85827a",
    scroll="#bdb9af",
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
    missed="#82163a",
    missed_soft="#fbe7ee",
)

DARK: Final = Colours(
    dark=True,
    ground="#15181b",
    surface="#1d2125",
    rail="#111316",
    hover="#272c31",
    button="#30363c",
    line="#31373d",
    line_strong="#828b94",
    scroll="#4d555d",
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
    kept="#9fe3c2",
    kept_soft="#14372a",
    missed="#ffb3cb",
    missed_soft="#421c2a",
)


def colours_of(palette: QPalette) -> Colours:
    """The set a palette was made from: what a widget that paints itself asks with `self.palette()`."""
    return DARK if palette.color(QPalette.ColorRole.Window).lightness() < 128 else LIGHT


def scale_of(font: QFont) -> float:
    """The scale of type a font of base size was made with."""
    points = font.pointSizeF()
    return max(1.0, points / BASE_POINTS)


def px(widget: QWidget, pixels: int) -> int:
    """The length at the scale of type of the widget's window; `pixels` is its length at scale 1."""
    return round(pixels * scale_of(widget.window().font()))


def open_at(window: QWidget, width: int, height: int) -> None:
    """Size a window in pixels at scale 1, never past the screen, its title bar included."""
    room = window.screen().availableSize() - QSize(0, px(window, Space.XXL))
    window.resize(QSize(px(window, width), px(window, height)).boundedTo(room))
