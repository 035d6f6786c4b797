"""A field for how long something lasts."""

from PySide6.QtGui import QFocusEvent

from desktop_app.domain.french import lasting
from desktop_app.domain.planning.own_time import read_length

from .fields import TextField


class LengthField(TextField):
    """A length: '45', '45 min', '1h30' and '2 h' are read, '1 h 30' is shown."""

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Write a readable length as French people do."""
        super().focusOutEvent(event)
        if found := read_length(self.text()):
            self.show_typed(lasting(found))
