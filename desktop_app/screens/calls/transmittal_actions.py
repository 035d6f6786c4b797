"""The buttons that have requests leave for the partner, and that show what left, where a convention asks for it."""

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QPushButton, QWidget

from desktop_app.use_cases.papers import request_papers
from desktop_app.use_cases.reception import transmittals

from ..appointments.papers import show_paper
from ..context import Context
from ..widgets.buttons import rename, secondary


class TransmittalActions(QObject):
    """Each button is in sight while there is something behind it."""

    def __init__(self, context: Context, page: QWidget) -> None:
        super().__init__(page)
        self._context, self._page = context, page
        self.send = secondary("Transmettre", page, icon="next")
        self.sent = secondary("Bordereaux", page)
        self.send.clicked.connect(self._open)
        self.sent.clicked.connect(self._show_sent)

    @property
    def buttons(self) -> tuple[QPushButton, QPushButton]:
        """In the order in which they stand."""
        return self.sent, self.send

    def refresh(self) -> None:
        """Say how many requests may leave."""
        outbox = self._context.runner.read(transmittals.outbox)
        leaving = len(outbox.rows) if outbox else 0
        rename(self.send, f"Transmettre ({leaving})")
        self.send.setVisible(leaving > 0)
        self.sent.setVisible(bool(self._context.runner.read(transmittals.any_left)))

    def _open(self) -> None:
        from .transmittal_dialog import TransmittalDialog

        if outbox := self._context.runner.read(transmittals.outbox):
            dialog = TransmittalDialog(self._context, outbox, self._page)
            dialog.sent.connect(self._print)
            self._context.dialogs.show(dialog)

    def _print(self, transmittal_id: int) -> None:
        if paper := self._context.runner.read(request_papers.transmittal, transmittal_id):
            show_paper(self._context, paper, self._page)

    def _show_sent(self) -> None:
        from .transmittals_dialog import TransmittalsDialog

        self._context.dialogs.show(TransmittalsDialog(self._context, self._page))
