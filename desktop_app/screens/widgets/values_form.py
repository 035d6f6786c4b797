"""A form whose rows bear the names of what they hold of a value: shown and read without naming each of them again."""

from typing import Any

from PySide6.QtWidgets import QWidget

from .form import F, Form


class ValuesForm(Form):
    """`show_value` puts a value in the fields, `read` gives what is in them, by name."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._fields: dict[str, Any] = {}

    @property
    def fields(self) -> dict[str, Any]:
        """What holds each of its values, by name."""
        return self._fields

    def row(self, name: str, label: str, field: F, help: str = "", *, chars: int = 0) -> F:
        """Add a field under its label; the value has an attribute of this name."""
        self._fields[name] = field
        return super().row(name, label, field, help, chars=chars)

    def show_value(self, value: object) -> None:
        """Put what this value says in the fields; those that it says nothing of stay."""
        for name, field in self.fields.items():
            if hasattr(value, name):
                field.set_value(getattr(value, name))
        self.clear_faults()

    def read(self) -> Any:
        """What is typed, by the names of the rows."""
        return {name: field.value() for name, field in self.fields.items()}

    def asked(self) -> dict[str, Any]:
        """The same of the rows that are shown."""
        return {name: field.value() for name, field in self.fields.items() if self.shows(name)}
