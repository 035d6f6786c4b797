"""The place of one person at the PC: their window, its open dialogs, and all that is typed in them."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication, QDialog, QToolTip, QWidget

from desktop_app.domain.house_rules import HouseRules
from desktop_app.use_cases.settings import house_rules

from ..dialogs import Dialogs
from ..progress_dialog import ProgressDialog
from ..widgets.form import Form
from ..window.main_window import MainWindow

if TYPE_CHECKING:
    from desktop_app.use_cases.desk import Desk


class Seat(QObject):
    """Taken, left, and taken again by the same account; nothing of it is on the screen in between."""

    def __init__(self, desk: "Desk", window: MainWindow, dialogs: Dialogs, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.desk, self.main = desk, window
        self._dialogs = dialogs
        self._hidden: list[QDialog] = []

    @property
    def account_id(self) -> int:
        """Whose place it is."""
        return self.desk.account.id

    def idle_minutes(self) -> int:
        """How long the screen stays open with nobody before it."""
        rules = self.main.context.runner.read(house_rules.load)
        return (rules or HouseRules()).idle_minutes

    def leave(self) -> None:
        """Take everything off the screen: questions are answered no, menus closed, dialogs and window hidden.

        What was last done is forgotten: somebody else could take it back.
        """
        self._dialogs.hush()
        while (popup := QApplication.activePopupWidget()) is not None:
            popup.close()
        QToolTip.hideText()
        for dialog in _dialogs_over(self.main):
            if getattr(dialog, "closed_by_the_lock", False):
                dialog.reject()
        self._hidden = _dialogs_over(self.main)
        for dialog in reversed(self._hidden):
            dialog.finished.connect(self._forget_sender)
            dialog.hide()
        self.main.forget()
        self.main.hide()

    def come_back(self) -> None:
        """Put everything back as it was, with the file as it is now."""
        shown, self._hidden = self._hidden, []
        if not shown:
            self.main.begin_the_day()
        self.main.refresh()
        self.main.show()
        self.main.activateWindow()
        for dialog in shown:
            dialog.finished.disconnect(self._forget_sender)
            dialog.show()
            dialog.activateWindow()
        self._dialogs.wake()

    def has_unsaved(self) -> bool:
        """Whether something typed would be lost with the window; asks nobody, says nothing of what it is."""
        open_forms = [form for dialog in self._hidden for form in dialog.findChildren(Form)]
        return self.main.has_unsaved() or any(form.was_edited() for form in open_forms)

    def give_up(self) -> None:
        """End for good, without a question: the window remembers its size, and is freed with its dialogs."""
        self._hidden = []
        for running in self.main.findChildren(ProgressDialog):
            running.give_up()
        self.main.part()
        self.main.hide()
        self.main.deleteLater()
        self.deleteLater()

    def _forget_sender(self) -> None:
        ended = self.sender()
        self._hidden = [dialog for dialog in self._hidden if dialog is not ended]


def _dialogs_over(window: MainWindow) -> list[QDialog]:
    """The dialogs in sight that belong to a window, those underneath first."""
    found = [
        (_depth(dialog), dialog) for dialog in window.findChildren(QDialog) if dialog.isWindow() and dialog.isVisible()
    ]
    return [dialog for _, dialog in sorted(found, key=lambda pair: pair[0])]


def _depth(widget: QWidget) -> int:
    above = widget.parentWidget()
    return 1 + _depth(above) if above is not None else 0
