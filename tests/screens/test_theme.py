"""The dress: contrast by figures, states told by more than colour, every token known, every size usable."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale, QSize
from PySide6.QtGui import QColor, QImage, QPalette
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.domain.appointment import State
from desktop_app.screens.application import prepare, speak_french
from desktop_app.screens.theme.icons import icon
from desktop_app.screens.theme.states import state_colours
from desktop_app.screens.theme.style import apply_theme, sheet
from desktop_app.screens.theme.tokens import DARK, LIGHT, SCALES, Colours, colours_of, px
from desktop_app.screens.widgets import buttons
from desktop_app.screens.widgets.fields import ChoiceField, NumberField, TextField, TickField
from desktop_app.screens.widgets.state_badge import StateBadge
from desktop_app.system.paths import resource

BOTH = pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])


@pytest.fixture
def dressed(qapp: QApplication) -> Iterator[QApplication]:
    """The application, undressed afterwards."""
    style, palette, font = qapp.style().objectName(), qapp.palette(), qapp.font()
    yield qapp
    qapp.setStyleSheet("")
    qapp.setStyle(style)
    qapp.setPalette(palette)
    qapp.setFont(font)


def luminance(colour: str) -> float:
    """Relative luminance as WCAG 2 defines it."""
    parts = [part / 255 for part in QColor(colour).getRgb()[:3]]  # type: ignore[index, union-attr]
    red, green, blue = (part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """From 1 to 21."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def blind(colour: str) -> tuple[float, float, float]:
    """What a person without red cones sees (Viénot 1999), linear."""
    red, green, blue = ((part / 255) ** 2.2 for part in QColor(colour).getRgb()[:3])  # type: ignore[index, union-attr]
    seen = 0.11238 * red + 0.88762 * green
    return seen, seen, 0.00401 * red - 0.00401 * green + blue


@BOTH
def test_words_stand_out_seven_to_one(colours: Colours) -> None:
    grounds = (colours.ground, colours.surface, colours.rail, colours.hover)
    pairs = [(text, ground) for text in (colours.text, colours.muted) for ground in grounds]
    pairs += [(colours.text, ground) for ground in (colours.button, colours.line, colours.accent_soft)]
    pairs += [(colours.accent, ground) for ground in (*grounds, colours.accent_soft)]
    pairs += [(colours.on_accent, colours.accent), (colours.on_accent, colours.accent_hover)]
    pairs += [(colours.danger, ground) for ground in (colours.ground, colours.surface, colours.danger_soft)]
    pairs += [(colours.attention, colours.attention_soft), (colours.muted, colours.accent_soft)]
    pairs += [state_colours(colours, state) for state in State]
    weak = [(one, other, round(contrast(one, other), 2)) for one, other in pairs if contrast(one, other) < 7]
    assert weak == []


@BOTH
def test_edges_and_the_focus_stand_out_three_to_one(colours: Colours) -> None:
    grounds = (colours.ground, colours.surface)
    pairs = [(edge, ground) for edge in (colours.line_strong, colours.focus) for ground in grounds]
    pairs += [(colours.focus, colours.rail), (colours.danger, colours.surface)]
    weak = [(one, other, round(contrast(one, other), 2)) for one, other in pairs if contrast(one, other) < 3]
    assert weak == []


@BOTH
def test_the_four_states_differ_without_red_and_green(colours: Colours) -> None:
    grounds = [
        blind(state_colours(colours, state)[1]) for state in (State.EXPECTED, State.ARRIVED, State.SEEN, State.ABSENT)
    ]
    gaps = [sum((a - b) ** 2 for a, b in zip(one, other, strict=True)) ** 0.5
            for at, one in enumerate(grounds) for other in grounds[:at]]  # fmt: skip
    assert min(gaps) > (0.04 if colours is LIGHT else 0.004)


def shape_of(state: State) -> bytes:
    """The picture of a badge in black and white, whatever its word."""
    badge = StateBadge(state)
    badge.set_state(state)
    picture = badge.grab().toImage().convertToFormat(QImage.Format.Format_Grayscale8)
    side = badge.height()
    return bytes(picture.copy(0, 0, side, side).bits())


def test_each_state_has_a_shape_and_a_word_of_its_own(qtbot: QtBot) -> None:
    assert len({shape_of(state) for state in State}) == len(State)
    for state in State:
        badge = StateBadge(state)
        qtbot.addWidget(badge)
        assert badge.accessibleName() == state.value


@BOTH
@pytest.mark.parametrize("scale", SCALES)
def test_the_sheet_leaves_no_token_unfilled(colours: Colours, scale: float) -> None:
    filled = sheet(colours, scale)
    assert "$" not in filled
    assert f"font-size: {20 * scale:g}pt" in filled


def test_the_sheet_names_colours_by_their_token_only() -> None:
    written = resource("style/app.qss").read_text("utf-8")
    assert set(re.findall(r"#[0-9a-f]{6}\b", written)) == {"#ffffff"}  # paper is white in the dark too


def test_every_picture_the_sheet_names_is_there() -> None:
    for colours in (LIGHT, DARK):
        for path in re.findall(r'url\("(.+?)"\)', sheet(colours, 1)):
            assert Path(path).is_file(), path


def test_pictures_of_the_sheet_wear_the_colours_of_the_tokens() -> None:
    for colours, tone in ((LIGHT, "light"), (DARK, "dark")):
        known = {*asdict(colours).values()}
        for path in resource("icons").glob(f"*_{tone}.svg"):
            assert set(re.findall(r"#[0-9a-f]{6}", path.read_text("utf-8"))) <= known, path.name


@pytest.mark.parametrize("scale", SCALES)
def test_targets_are_large_enough_at_every_scale(qtbot: QtBot, dressed: QApplication, scale: float) -> None:
    apply_theme(dressed, dark=False, scale=scale)
    made: list[QWidget] = [
        buttons.primary("Réserver"), buttons.quiet("Modifier"), TextField(), ChoiceField([(1, "un")]),
        NumberField(1, 9), TickField("Oui"),
    ]  # fmt: skip
    for widget in made:
        qtbot.addWidget(widget)
        widget.show()
        assert widget.height() >= 28 * scale, widget


def test_scale_is_read_back_by_widgets(qtbot: QtBot, dressed: QApplication) -> None:
    apply_theme(dressed, dark=True, scale=1.5)
    widget = QWidget()
    qtbot.addWidget(widget)
    assert px(widget, 16) == 24
    assert colours_of(widget.palette()) is DARK
    apply_theme(dressed, dark=False, scale=1)
    assert colours_of(dressed.palette()) is LIGHT


def edge_of(widget: QWidget) -> set[str]:
    """The colours in the middle row of a widget."""
    picture = widget.grab().toImage()
    return {picture.pixelColor(at, picture.height() // 2).name() for at in range(picture.width())}


@BOTH
def test_the_focus_is_seen(qtbot: QtBot, dressed: QApplication, colours: Colours) -> None:
    apply_theme(dressed, dark=colours.dark, scale=1)
    for widget in (QLineEdit(), buttons.primary("Réserver"), buttons.quiet("Modifier"), TickField("Oui")):
        qtbot.addWidget(widget)
        assert colours.focus not in edge_of(widget)
        with qtbot.waitActive(widget):
            widget.show()
            widget.activateWindow()
        widget.setFocus()
        assert colours.focus in edge_of(widget), widget
        widget.hide()


def test_an_icon_follows_the_dress(qtbot: QtBot, dressed: QApplication) -> None:
    button = QPushButton()
    qtbot.addWidget(button)
    button.setIcon(icon("check", QPalette.ColorRole.WindowText))
    seen = []
    for dark in (False, True):
        apply_theme(dressed, dark=dark, scale=1)
        picture = button.icon().pixmap(QSize(48, 48)).toImage()
        opaque = [picture.pixelColor(x, y) for x in range(48) for y in range(48)]
        seen.append({colour.name() for colour in opaque if colour.alpha() == 255})
    assert seen == [{LIGHT.text}, {DARK.text}]


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
    apply_theme(dressed, dark=False, scale=1)
    assert dressed.font().family() == "Atkinson Hyperlegible"
