"""The window that asks for the passphrase, and loads the rest of the program while it is typed."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent, QPaintEvent
from PySide6.QtWidgets import QLabel, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from desktop_app import NAME
from desktop_app.domain.errors import Fault, RuleBroken
from desktop_app.storage.errors import StorageTrouble, WrongPassphrase
from desktop_app.use_cases import opening

from ..dialogs import Dialogs, Trouble
from ..theme.tokens import Space, px
from ..widgets import labels
from ..widgets.banner import Banner
from ..worker import Worker
from .unlock_pages import PassphrasePage, UnlockPage
from .warm_up import WarmUp

WHILE_TYPING = (
    *opening.WHILE_TYPING,
    "desktop_app.screens.main_window",
    "desktop_app.screens.today.page",
    "PySide6.QtSvg",
)


class UnlockWindow(QWidget):
    """`key_found` carries the data key; whoever listens opens the file, then closes this window or calls `fail`.

    `open_with(folder, passphrase)` finds the key, in a worker thread; it raises the troubles of the storage.
    """

    key_found = Signal(object)

    def __init__(
        self,
        folder: Path,
        dialogs: Dialogs,
        *,
        open_with: Callable[[Path, str], bytes] = opening.find_key,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._folder, self._dialogs, self._open_with = folder, dialogs, open_with
        self._worker, self._warm_up = Worker(self), WarmUp(WHILE_TYPING, self)
        self._busy = self._painted = False
        self._key = b""
        self.setObjectName("unlock")
        self.setWindowTitle(f"Ouvrir {NAME}")
        self.trouble = Banner("danger", parent=self)
        self.stack = QStackedWidget(self)
        self.page = PassphrasePage(self)
        self.page.wanted.connect(self._try)
        self.page.left.connect(self.ask_code)
        self._lay_out()
        self._show(self.page)

    def try_passphrase(self, passphrase: str) -> None:
        """Type a passphrase and press « Ouvrir »."""
        self.page.passphrase.set_value(passphrase)
        self.page.go()

    def ask_code(self) -> None:
        """Ask for the recovery code instead of the passphrase."""
        from .code_entry_page import CodeEntryPage

        page = CodeEntryPage(self)
        page.wanted.connect(self._try_code)
        page.left.connect(self.ask_passphrase)
        self._show(page)

    def ask_passphrase(self) -> None:
        """Come back to the passphrase, which is still typed."""
        self._key = b""
        self._show(self.page)

    def fail(self, trouble: Trouble) -> None:
        """Say what stands in the way though the key was found; one may try again."""
        self._rest()
        self.trouble.say(f"{trouble.sentence} {trouble.way_out}")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes on or presses the button in focus; Esc leaves the recovery, or closes."""
        page = self._in_view()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            button = self.focusWidget()
            (button if isinstance(button, QPushButton) else page.go_button).click()
        elif event.key() == Qt.Key.Key_Escape:
            self.close() if page is self.page else page.leave_button.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Begin to load the rest once there is something to see."""
        super().paintEvent(event)
        if not self._painted:
            self._painted = True
            self._warm_up.start()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Let the worker end first."""
        self._worker.wait()
        super().closeEvent(event)

    def _try(self, passphrase: str) -> None:
        self._work(partial(self._open_with, self._folder, passphrase), self._tell_key)

    def _try_code(self, code: str) -> None:
        self._work(partial(opening.find_key_by_code, self._folder, code), self._ask_new_passphrase)

    def _ask_new_passphrase(self, key: bytes) -> None:
        from .new_passphrase_page import NewPassphrasePage

        self._rest()
        self._key = key
        page = NewPassphrasePage(self)
        page.wanted.connect(self._replace)
        page.left.connect(self._give_up_replacing)
        self._show(page)

    def _give_up_replacing(self) -> None:
        sentence = "La phrase oubliée reste celle du fichier. Il faudra recopier le code de nouveau."
        if self._dialogs.ask("Garder l’ancienne phrase", sentence, "Abandonner", "Continuer"):
            self.ask_passphrase()

    def _replace(self, passphrase: str) -> None:
        self._work(partial(opening.replace_passphrase, self._folder, self._key, passphrase), self._tell_replaced)

    def _tell_replaced(self, _nothing: object) -> None:
        self._tell_key(self._key)

    def _tell_key(self, key: bytes) -> None:
        if not self.isVisible():
            return  # closed while the key was sought
        self._warm_up.finish()
        self.key_found.emit(key)

    def _work(self, work: Callable[[], Any], done: Callable[[Any], None]) -> None:
        if self._busy:
            return
        self._busy = True
        self.trouble.say("")
        self._let_press(False)
        self._worker.start(work, done, self._refuse)

    def _rest(self) -> None:
        self._busy = False
        self._let_press(True)

    def _let_press(self, allowed: bool) -> None:
        # Nor elsewhere: what the worker says next is meant for the page in view.
        page = self._in_view()
        page.go_button.setEnabled(allowed)
        page.leave_button.setEnabled(allowed)

    def _refuse(self, error: Exception) -> None:
        self._rest()
        page = self._in_view()
        if isinstance(error, WrongPassphrase):
            field = "passphrase" if page is self.page else "code"
            page.refuse([Fault(field, f"{error.sentence} {error.way_out}")])
        elif isinstance(error, RuleBroken):
            page.refuse(error.faults)
        elif isinstance(error, StorageTrouble):
            self.trouble.say(f"{error.sentence} {error.way_out}")
        else:
            raise error

    def _in_view(self) -> UnlockPage:
        page = self.stack.currentWidget()
        assert isinstance(page, UnlockPage)
        return page

    def _show(self, page: UnlockPage) -> None:
        earlier = self.stack.currentWidget()
        self.trouble.say("")
        if self.stack.indexOf(page) < 0:
            self.stack.addWidget(page)
        self.stack.setCurrentWidget(page)
        if earlier not in (None, page, self.page):
            self.stack.removeWidget(earlier)
            earlier.deleteLater()
        page.take_focus()

    def _lay_out(self) -> None:
        brand = QLabel(NAME, self)
        brand.setObjectName("brand")
        column = QVBoxLayout(self)
        column.setContentsMargins(*[px(self, Space.XXL)] * 4)
        column.setSpacing(px(self, Space.M))
        column.addWidget(brand)
        column.addWidget(self._place())
        column.addSpacing(px(self, Space.S))
        column.addWidget(self.trouble)
        column.addWidget(self.stack, 1)
        self.resize(px(self, 540), px(self, 320))

    def _place(self) -> QLabel:
        whole = str(self._folder)
        place = labels.muted("", self)
        place.setWordWrap(False)
        place.setText(place.fontMetrics().elidedText(whole, Qt.TextElideMode.ElideMiddle, px(self, 460)))
        place.setToolTip(whole)
        place.setAccessibleName(f"Dossier des données : {whole}")
        return place
