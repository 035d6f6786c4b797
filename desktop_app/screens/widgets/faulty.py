"""A field that holds something wrong: its look, and how the sentence that says so begins, on the screen and aloud."""

from PySide6.QtWidgets import QWidget

from ..theme.style import repolish
from .tooltip import describe


def to_correct(sentence: str) -> str:
    """The sentence after its « À corriger. »; a full stop, for most of them hold a colon of their own."""
    return f"À corriger. {sentence}" if sentence else ""


def mark_faulty(field: QWidget, sentence: str, hint: str = "") -> None:
    """Show that what the field holds is wrong and have the sentence read out, then its hint; not any more with ''."""
    field.setProperty("faulty", bool(sentence))
    describe(field, f"{to_correct(sentence)} {hint}")
    repolish(field)
