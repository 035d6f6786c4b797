"""A line that must be seen has the colours of what it says, whenever it became that."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QVBoxLayout, QWidget

from desktop_app.screens.theme.style import apply_theme
from desktop_app.screens.theme.tokens import LIGHT
from desktop_app.screens.widgets.banner import Banner


@pytest.fixture
def banner(dressed: QApplication) -> Iterator[Banner]:
    """One that has nothing to say yet, in a window that is shown."""
    apply_theme(dressed, LIGHT, 1.0)
    window = QWidget()
    made = Banner("info", parent=window)
    QVBoxLayout(window).addWidget(made)
    window.show()
    yield made
    window.close()


def colours(banner: Banner) -> tuple[str, str]:
    """Those of its words and of its ground."""
    label = banner.findChild(QLabel)
    assert isinstance(label, QLabel)
    ground = banner.grab().toImage().pixelColor(banner.width() // 2, 4)
    return label.palette().windowText().color().name(), ground.name()


@pytest.mark.parametrize("said_before", ["", "Un fait."])
def test_a_tone_given_while_nothing_is_said_colours_the_words_and_the_frame(banner: Banner, said_before: str) -> None:
    banner.say(said_before)
    banner.say("")
    banner.set_tone("danger")
    banner.say("Une faute.")
    assert colours(banner) == (LIGHT.danger, LIGHT.danger_soft)
