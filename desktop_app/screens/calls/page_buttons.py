"""The buttons of the page that lead further, each in sight while there is something behind it."""

from datetime import timedelta

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from desktop_app.domain.french import day_and_month
from desktop_app.use_cases.papers import request_papers
from desktop_app.use_cases.reception import reminders, transmittals

from ..appointments.papers import preview
from ..context import Context
from ..widgets.buttons import rename, secondary


class PageButtons(QObject):
    """Requests that leave for the partner, where a convention asks for it, and what left; people to remind by telephone
    of the next day.
    """

    def __init__(self, context: Context, page: QWidget) -> None:
        super().__init__(page)
        self._context, self._page = context, page
        self.remind = secondary("Rappels", page, icon="phone")
        self.send = secondary("Transmettre", page, icon="next")
        self.sent = secondary("Bordereaux", page)
        self.remind.clicked.connect(self.open_reminders)
        self.send.clicked.connect(self._choose_what_leaves)
        self.sent.clicked.connect(self._show_sent)

    def refresh(self) -> None:
        """Say how many requests may leave, and how many people are still to be reminded."""
        read = self._context.runner.read
        outbox = read(transmittals.outbox)
        leaving = len(outbox.rows) if outbox else 0
        rename(self.send, f"Transmettre ({leaving})")
        self.send.setVisible(leaving > 0)
        self.sent.setVisible(bool(read(transmittals.any_left)))
        day = read(reminders.next_day)
        found = read(reminders.of_day, day) if day else None
        self.remind.setVisible(bool(found))
        if day and found:
            tomorrow = self._context.today() + timedelta(1)
            when = "de demain" if day == tomorrow else f"du {day_and_month(day)}"
            rename(self.remind, f"Rappels {when} ({sum(row.waits for row in found)})")

    def open_reminders(self) -> None:
        """Show the list of those to remind of the next day."""
        from .reminders_dialog import RemindersDialog

        if day := self._context.runner.read(reminders.next_day):
            self._context.dialogs.show(RemindersDialog(self._context, day, self._page))

    def _choose_what_leaves(self) -> None:
        from .transmittal_dialogs import TransmittalDialog

        if outbox := self._context.runner.read(transmittals.outbox):
            dialog = TransmittalDialog(self._context, outbox, self._page)
            dialog.sent.connect(self._print)
            self._context.dialogs.show(dialog)

    def _print(self, transmittal_id: int) -> None:
        preview(self._context, self._page, request_papers.transmittal, transmittal_id)

    def _show_sent(self) -> None:
        from .transmittal_dialogs import TransmittalsDialog

        self._context.dialogs.show(TransmittalsDialog(self._context, self._page))
