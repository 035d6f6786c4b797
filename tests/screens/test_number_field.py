"""A number stands off the edge of its field, and is seen whole with the word after it."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication, QWidget

from desktop_app.screens.theme.style import apply_theme
from desktop_app.screens.theme.tokens import LIGHT, SCALES, Space
from desktop_app.screens.widgets.fields import NumberField
from desktop_app.screens.widgets.form import Labelled

EVERY_SCALE = pytest.mark.parametrize("scale", SCALES)


def inked(chars: int, suffix: str = "séances") -> set[int]:
    """The columns of pixels, from its edge, in which a field of so many characters shows its longest number."""
    window, field = QWidget(), NumberField(1, 12, suffix=suffix)
    row = Labelled("Combien ?", field, chars, window)
    field.set_value(12)
    window.show()
    row.adjustSize()
    image = field.lineEdit().grab().toImage()
    ground = image.pixel(0, 0)
    return {x for x in range(image.width()) for y in range(image.height()) if image.pixel(x, y) != ground}


@EVERY_SCALE
def test_a_number_stands_off_the_edge_of_its_field(dressed: QApplication, scale: float) -> None:
    apply_theme(dressed, LIGHT, scale)
    assert min(inked(20)) >= Space.S * scale


@EVERY_SCALE
@pytest.mark.parametrize("suffix", ["", "séances"])
def test_a_number_is_never_cut_nor_the_word_after_it(dressed: QApplication, suffix: str, scale: float) -> None:
    apply_theme(dressed, LIGHT, scale)
    assert inked(3, suffix) == inked(60, suffix)
