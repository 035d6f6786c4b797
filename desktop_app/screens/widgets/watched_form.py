"""A form that tells as soon as one of its fields is edited."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from .form import Form


class WatchedForm(Form):
    """`edited` each time the agent changes a field."""

    edited = Signal()

    def row(self, name: str, label: str, field: QWidget, help: str = "", *, chars: int = 0) -> None:
        """Add a field under its label, and listen to it."""
        super().row(name, label, field, help, chars=chars)
        told = getattr(field, "edited", None)
        if told is not None:
            told.connect(self.edited)
