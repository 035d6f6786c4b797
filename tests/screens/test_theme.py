"""The dress: contrast by figures, states told by more than colour, every token known, every size usable."""

from __future__ import annotations

import gc
import math
import re
from itertools import combinations
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale, QSize
from PySide6.QtGui import QColor, QImage, QPalette, QStandardItemModel
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from desktop_app import screens
from desktop_app.domain.reception.appointment import State
from desktop_app.screens.agenda.drawing.cells import CellTable
from desktop_app.screens.theme.icons import icon
from desktop_app.screens.theme.style import apply_theme, sheet
from desktop_app.screens.theme.tokens import CONTRAST, DARK, LIGHT, SCALES, SETS, Colours, colours_of, open_at, px
from desktop_app.screens.widgets import buttons
from desktop_app.screens.widgets.boxes import TickField
from desktop_app.screens.widgets.fields import ChoiceField, NumberField, TextField
from desktop_app.screens.widgets.state_badge import StateBadge, state_colours
from desktop_app.screens.window.application import prepare, speak_french
from desktop_app.system.paths import resource

EVERY = pytest.mark.parametrize("colours", SETS.values(), ids=SETS)


def luminance(colour: str) -> float:
    """Relative luminance as WCAG 2 defines it."""
    red, green, blue = linear(colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """From 1 to 21."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def linear(colour: str) -> list[float]:
    """The light of a colour, red, green, blue."""
    parts = [part / 255 for part in QColor(colour).getRgb()[:3]]  # type: ignore[index, union-attr]
    return [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]


EYES = {
    "every cone": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "no red": ((0.152286, 1.052583, -0.204868), (0.114503, 0.786281, 0.099216), (-0.003882, -0.048116, 1.051998)),
    "no green": ((0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413), (-0.01182, 0.04294, 0.968881)),
    "no blue": ((1.255528, -0.076749, -0.178779), (-0.078411, 0.930809, 0.147602), (0.004733, 0.691367, 0.3039)),
}
"""How the light reaches those who lack a kind of cones (Machado, Oliveira and Fernandes 2009, severity 1)."""
TOLD_APART = 12.0
"""In CIE 1976 units, where 2.3 is what one can just see side by side: pills stand apart in a list."""


def seen(colour: str, eyes: str) -> tuple[float, float, float]:
    """The colour in CIE L*a*b* (D65) as these eyes see it."""
    light = linear(colour)
    red, green, blue = (min(1.0, max(0.0, sum(a * b for a, b in zip(row, light, strict=True)))) for row in EYES[eyes])
    x, y, z = (
        part ** (1 / 3) if part > 0.008856 else 7.787 * part + 16 / 116
        for part in (
            (0.4124 * red + 0.3576 * green + 0.1805 * blue) / 0.95047,
            0.2126 * red + 0.7152 * green + 0.0722 * blue,
            (0.0193 * red + 0.1192 * green + 0.9505 * blue) / 1.08883,
        )
    )
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


def gap(one: str, other: str, eyes: str) -> float:
    """How far apart these eyes see two colours."""
    return math.dist(seen(one, eyes), seen(other, eyes))


@EVERY
def test_words_stand_out_seven_to_one(colours: Colours) -> None:
    grounds = (colours.ground, colours.surface, colours.rail, colours.hover)
    pairs = [(text, ground) for text in (colours.text, colours.muted) for ground in grounds]
    pairs += [(colours.text, ground) for ground in (colours.button, colours.accent_soft)]
    # Under the mouse; where every ground is black, lines are only lines.
    pairs += [(colours.text, colours.line)] if colours is not CONTRAST else []
    pairs += [(colours.told, ground) for ground in (colours.told_ground, colours.told_hover)]
    pairs += [(colours.accent, ground) for ground in (*grounds, colours.accent_soft)]
    pairs += [(colours.on_accent, colours.accent), (colours.on_accent, colours.accent_hover)]
    pairs += [(colours.danger, ground) for ground in (colours.ground, colours.surface, colours.danger_soft)]
    pairs += [(colours.attention, colours.attention_soft), (colours.muted, colours.accent_soft)]
    pairs += [state_colours(colours, state) for state in State]
    weak = [(one, other, round(contrast(one, other), 2)) for one, other in pairs if contrast(one, other) < 7]
    assert weak == []


@EVERY
def test_edges_and_the_focus_stand_out_three_to_one(colours: Colours) -> None:
    grounds = (colours.ground, colours.surface)
    pairs = [(edge, ground) for edge in (colours.line_strong, colours.focus) for ground in grounds]
    pairs += [(colours.focus, ground) for ground in (colours.rail, colours.told_ground, colours.accent_soft)]
    pairs += [(colours.danger, colours.surface), (colours.scroll, colours.surface)]
    weak = [(one, other, round(contrast(one, other), 2)) for one, other in pairs if contrast(one, other) < 3]
    assert weak == []


@EVERY
@pytest.mark.parametrize("eyes", EYES)
def test_the_four_states_are_told_apart_by_all_eyes(colours: Colours, eyes: str) -> None:
    looks = [state_colours(colours, state) for state in (State.EXPECTED, State.ARRIVED, State.SEEN, State.ABSENT)]
    gaps = {
        (one, other): max(gap(a, b, eyes) for a, b in zip(one, other, strict=True))
        for one, other in combinations(looks, 2)
    }
    assert not {pair: round(far, 1) for pair, far in gaps.items() if far < TOLD_APART}


def shape_of(state: State) -> bytes:
    """The picture of a badge in black and white, whatever its word."""
    badge = StateBadge(state)
    picture = badge.grab().toImage().convertToFormat(QImage.Format.Format_Grayscale8)
    side = badge.height()
    return bytes(picture.copy(0, 0, side, side).bits())


def test_each_state_has_a_shape_and_a_word_of_its_own(qtbot: QtBot) -> None:
    assert len({shape_of(state) for state in State}) == len(State)
    for state in State:
        badge = StateBadge(state)
        qtbot.addWidget(badge)
        assert badge.accessibleName() == state.value


@EVERY
@pytest.mark.parametrize("scale", SCALES)
def test_the_sheet_leaves_no_token_unfilled(colours: Colours, scale: float) -> None:
    filled = sheet(colours, scale)
    assert "$" not in filled
    assert f"font-size: {20 * scale:g}pt" in filled


def test_the_sheet_names_colours_by_their_token_only() -> None:
    written = "".join(resource(f"style/{name}.qss").read_text("utf-8") for name in ("app", "contrast"))
    assert set(re.findall(r"#[0-9a-f]{6}\b", written)) == {"#ffffff"}  # paper is white in the dark too


def test_every_picture_the_sheet_names_is_there() -> None:
    for colours in SETS.values():
        for path in re.findall(r'url\("(.+?)"\)', sheet(colours, 1)):
            assert Path(path).is_file(), path


def test_pictures_of_the_sheet_wear_the_colours_of_the_tokens() -> None:
    for tone, colours in SETS.items():
        known = {*colours}
        for path in resource("icons").glob(f"*_{tone}.svg"):
            assert set(re.findall(r"#[0-9a-f]{6}", path.read_text("utf-8"))) <= known, path.name


@pytest.mark.parametrize("scale", SCALES)
def test_targets_are_large_enough_at_every_scale(qtbot: QtBot, dressed: QApplication, scale: float) -> None:
    apply_theme(dressed, LIGHT, scale)
    made: list[QWidget] = [
        buttons.primary("Réserver"), buttons.quiet("Modifier"), TextField(), ChoiceField([(1, "un")]),
        NumberField(1, 9), TickField("Oui"),
    ]  # fmt: skip
    for widget in made:
        qtbot.addWidget(widget)
        widget.show()
        assert widget.height() >= 28 * scale, widget


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_a_row_of_an_opened_choice_is_as_high_as_a_finger_needs(
    qtbot: QtBot, dressed: QApplication, scale: float
) -> None:
    apply_theme(dressed, LIGHT, scale)
    choice = ChoiceField([(1, "Un"), (2, "Deux")])
    qtbot.addWidget(choice)
    choice.show()
    choice.showPopup()
    tops = [choice.view().visualRect(choice.model().index(row, 0)).top() for row in range(2)]
    choice.hidePopup()
    assert tops[1] - tops[0] >= 28 * scale


def test_scale_is_read_back_by_widgets(qtbot: QtBot, dressed: QApplication) -> None:
    apply_theme(dressed, DARK, 1.5)
    widget = QWidget()
    qtbot.addWidget(widget)
    assert px(widget, 16) == 24
    assert colours_of(widget.palette()) is DARK
    apply_theme(dressed, CONTRAST, 1)
    assert colours_of(dressed.palette()) is CONTRAST
    apply_theme(dressed, LIGHT, 1)
    assert colours_of(dressed.palette()) is LIGHT


def edge_of(widget: QWidget) -> set[str]:
    """The colours in the middle row of a widget."""
    picture = widget.grab().toImage()
    return {picture.pixelColor(at, picture.height() // 2).name() for at in range(picture.width())}


@EVERY
def test_the_focus_is_seen(qtbot: QtBot, dressed: QApplication, colours: Colours) -> None:
    apply_theme(dressed, colours, 1)
    for widget in (QLineEdit(), buttons.primary("Réserver"), buttons.quiet("Modifier"), TickField("Oui")):
        qtbot.addWidget(widget)
        assert colours.focus not in edge_of(widget)
        with qtbot.waitActive(widget):
            widget.show()
            widget.activateWindow()
        widget.setFocus()
        assert colours.focus in edge_of(widget), widget
        widget.hide()


@EVERY
@pytest.mark.parametrize("name", ["week", "year"])
def test_the_corner_of_a_picture_of_time_is_no_white_box(
    qtbot: QtBot, dressed: QApplication, colours: Colours, name: str
) -> None:
    apply_theme(dressed, colours, 1.0)
    table = CellTable(name, "Les heures")
    qtbot.addWidget(table)
    table.setModel(QStandardItemModel(2, 2, table))
    table.show()
    assert table.grab().toImage().pixelColor(3, 3) == QColor(colours.ground)


def test_an_icon_follows_the_dress(qtbot: QtBot, dressed: QApplication) -> None:
    button = QPushButton()
    qtbot.addWidget(button)
    button.setIcon(icon("check", QPalette.ColorRole.WindowText))
    inks = []
    for colours in SETS.values():
        apply_theme(dressed, colours, 1)
        picture = button.icon().pixmap(QSize(48, 48)).toImage()
        opaque = [picture.pixelColor(x, y) for x in range(48) for y in range(48)]
        inks.append({colour.name() for colour in opaque if colour.alpha() == 255})
    assert inks == [{colours.text} for colours in SETS.values()]


def test_every_icon_draws_something(qapp: QApplication) -> None:
    for path in resource("icons").glob("*.svg"):
        picture = icon(path.stem).pixmap(QSize(24, 24)).toImage()
        assert any(picture.pixelColor(x, y).alpha() for x in range(24) for y in range(24)), path.name


def test_fields_made_afterwards_speak_french(qtbot: QtBot) -> None:
    before = QLocale()
    try:
        QLocale.setDefault(QLocale(QLocale.Language.English, QLocale.Country.UnitedStates))
        speak_french()
        field = NumberField(0, 10_000)
        qtbot.addWidget(field)
        assert field.locale().name() == "fr_FR"
    finally:
        QLocale.setDefault(before)


def test_our_fonts_are_found(qapp: QApplication, dressed: QApplication) -> None:
    prepare(qapp)
    apply_theme(dressed, LIGHT, 1)
    assert dressed.font().family() == "Atkinson Hyperlegible"


def test_a_window_that_is_collected_leaves_the_screen_where_it_is(qtbot: QtBot, qapp: QApplication) -> None:
    window = QWidget()
    window.kept = window  # type: ignore[attr-defined]
    open_at(window, 300, 200)
    with qtbot.assertNotEmitted(qapp.primaryScreen().destroyed):
        del window
        gc.collect()


def test_nobody_asks_a_widget_for_its_screen() -> None:
    sources = [path.read_text("utf-8") for path in Path(screens.__path__[0]).rglob("*.py")]
    assert not [source for source in sources if re.search(r"(?<!`widget)\.screen\(\)", source)]
