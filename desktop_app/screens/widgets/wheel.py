"""The wheel over a field: it scrolls the page, and never changes a value by accident."""

from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QWidget


def left_to_the_page(field: QWidget, event: QWheelEvent) -> bool:
    """Give the wheel to the page unless the agent is in this field; True when it was given."""
    if field.hasFocus():
        return False
    event.ignore()
    return True
