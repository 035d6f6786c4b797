"""« Rappels » on the page: how many of the next day are still to be reminded, and the list of them."""

from datetime import timedelta

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from desktop_app.domain.french import day_and_month
from desktop_app.use_cases.reception import reminders

from ..context import Context
from ..widgets.buttons import secondary


class Reminding(QObject):
    """`button` is shown while somebody is expected that day."""

    def __init__(self, context: Context, page: QWidget) -> None:
        super().__init__(page)
        self._context, self._page = context, page
        self.button = secondary("Rappels", page, icon="phone")
        self.button.clicked.connect(self.open)

    def refresh(self) -> None:
        """Read again how many there are."""
        read, today = self._context.runner.read, self._context.desk.now().date()
        day = read(reminders.next_day)
        found = read(reminders.of_day, day) if day else None
        self.button.setVisible(bool(found))
        if day and found:
            when = "de demain" if day == today + timedelta(1) else f"du {day_and_month(day)}"
            words = f"Rappels {when} ({sum(row.waits for row in found)})"
            self.button.setText(words)
            self.button.setAccessibleName(words)

    def open(self) -> None:
        """Show the list of the next day."""
        from .reminders_dialog import RemindersDialog

        if day := self._context.runner.read(reminders.next_day):
            self._context.dialogs.show(RemindersDialog(self._context, day, self._page))
