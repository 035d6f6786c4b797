"""The window that asks who is there and for their passphrase: at the start, and when the screen is locked."""

from collections.abc import Callable, Sequence
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6 import QtCore
from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from desktop_app import NAME
from desktop_app.storage.errors import Damaged, HeldElsewhere, KeysMissing, NotOurs, StorageTrouble, WrongPassphrase
from desktop_app.use_cases.accounts import doorway

from ..lock.attempts import BY_CODE, Attempts
from ..theme.tokens import Space, px
from ..widgets.frame import Frame
from .unlock_head import UnlockHead
from .unlock_pages import PageStack, PassphrasePage, UnlockPage

if TYPE_CHECKING:
    from PySide6.QtGui import QCloseEvent, QKeyEvent, QPaintEvent

    from desktop_app.use_cases.accounts.opening import Unlocked

    from ..context import Program
    from ..dialogs import Dialogs, Trouble
    from ..warm_up import WarmUp
    from ..worker import Worker
    from .hold import Hold

_COUNT_EVERY_MS = 200
_WORTH_A_WORD_MS = 300
_OF_THE_KEYS = (Damaged, KeysMissing, NotOurs)
_RESCUE = "Reprendre les clés d’une sauvegarde…"


class UnlockWindow(QWidget):
    """`unlocked` carries an `Unlocked`; whoever listens opens the file, then calls `dismiss`, or `fail`.

    `refused` carries the id of an account whose passphrase was wrong. `locked` is the program whose screen is
    locked: the window then closes only with it. `open_with(folder, account_id, passphrase)` finds the keys, in a
    worker thread; it raises the troubles of the storage. `is_held` tells whether another program still holds a file:
    it is asked of the folder itself unless that is open. `painted` once there is something to see: whatever can wait
    waits for it.
    """

    chapter = "accounts#ouvrir-permanence"

    painted = Signal()
    unlocked = Signal(object)
    refused = Signal(int)
    rescue_wanted = Signal()
    """The button that mends what was said: the key file while nobody can be listed, else what `fail` was told."""

    def __init__(
        self,
        folder: Path,
        dialogs: "Dialogs",
        *,
        recent: Sequence[int] = (),
        attempts: Attempts | None = None,
        locked: "Program | None" = None,
        open_with: "Callable[[Path, int, str], Unlocked] | None" = None,
        is_held: Callable[[], bool] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.dialogs = dialogs
        self._folder, self._open_with, self._locked, self._recent = folder, open_with, locked, recent
        self._is_held = is_held or partial(doorway.is_held, folder)
        self._hold: Hold | None = None
        self._attempts = attempts or Attempts()
        self._worker: Worker | None = None
        self._warm_up: WarmUp | None = None
        self._busy = self._painted = self._dismissed = False
        self._tried = BY_CODE
        self.setObjectName("unlock")
        self.head = UnlockHead(folder, locked=locked is not None, parent=self)
        self.stack = PageStack(self)
        self.page = PassphrasePage(self)
        self._count = QTimer(self)
        self._slow = QTimer(self, interval=_WORTH_A_WORD_MS, singleShot=True)
        self._lay_out()
        self._connect()
        self.show_page(self.page)
        self._offer_accounts(chosen=True)

    def try_passphrase(self, passphrase: str, account_id: int = 0) -> None:
        """Choose an account, unless it is 0, type a passphrase and press « Ouvrir »."""
        if account_id and not self.page.who.is_offered():
            self._offer_accounts(chosen=False)
        self.page.who.choose(account_id)
        self.page.passphrase.set_value(passphrase)
        self.page.go()

    def choose_person(self) -> None:
        """Let somebody else say who they are: no name is chosen beforehand."""
        self._offer_accounts(chosen=False)

    def ask_code(self) -> None:
        """Ask for the recovery code instead of the passphrase."""
        from .recovery import Recovery

        Recovery(self._folder, self, self).ask_code(self.page.who.chosen())

    def ask_passphrase(self) -> None:
        """Come back to the passphrase, which is still typed."""
        self.show_page(self.page)

    def fail(self, trouble: "Trouble", *, offer: str = "") -> None:
        """Say what stands in the way though the keys were found; one may try again, or do what `offer` says."""
        self.rest()
        self._say(trouble, offer=offer)

    def look_again(self) -> None:
        """Read anew who may open the file."""
        self._say_nothing()
        self._offer_accounts(chosen=True)

    def dismiss(self) -> None:
        """Go away, and be freed: somebody was let in."""
        self._dismissed = True
        # The folder is open by now: a look at who holds it would give back our own locks.
        self._say_nothing()
        self.close()
        self.deleteLater()

    def work(self, work: Callable[[], Any], done: Callable[[Any], None]) -> None:
        """Run this in the worker unless something runs already; what it raises is said where it belongs."""
        if self._busy or self._seconds_left():
            return
        self._busy = True
        self._slow.start()
        self._tried = self._about()
        self._say_nothing()
        self._let_press()
        if self._worker is None:
            from ..worker import Worker

            self._worker = Worker(self)
        self._worker.start(work, done, self._refuse)

    def rest(self) -> None:
        """Let the agent press again."""
        self._busy = False
        self._slow.stop()
        self._let_press()

    def tell(self, unlocked: "Unlocked") -> None:
        """Hand the keys on, unless the window was closed while they were sought."""
        if self.isVisible():
            self._attempts.forget(self._tried)
            if self._warm_up is not None:
                self._warm_up.finish()
            self.unlocked.emit(unlocked)

    def show_page(self, page: UnlockPage) -> None:
        """Put this page in view, its first field in focus."""
        self._say_nothing()
        self.stack.show_page(page)
        page.take_focus()
        self._let_press()

    def keyPressEvent(self, event: "QKeyEvent") -> None:
        """Enter goes on or presses the button in focus; Esc leaves the recovery, or closes an opening."""
        page, key = self._in_view(), QtCore.Qt.Key
        if event.key() in (key.Key_Return, key.Key_Enter):
            button = self.focusWidget()
            (button if isinstance(button, QPushButton) else page.go_button).click()
        elif event.key() != key.Key_Escape:
            super().keyPressEvent(event)
        elif page is not self.page:
            page.leave_button.click()
        elif self._locked is None:
            self.close()

    def paintEvent(self, event: "QPaintEvent") -> None:
        """Begin what could wait once there is something to see."""
        super().paintEvent(event)
        if not self._painted:
            self._painted = True
            QTimer.singleShot(0, self, self._begin_the_rest)

    def closeEvent(self, event: "QCloseEvent") -> None:
        """Let the worker end first; behind a locked screen, ask whether the program may end."""
        from ..closing import may_close

        if self._locked and not self._dismissed and not may_close(self._locked.may_end):
            event.ignore()
            return
        if self._worker is not None:
            self._worker.wait()
        super().closeEvent(event)

    def _begin_the_rest(self) -> None:
        from ..warm_up import IF_THERE_IS_TIME, WHILE_TYPING, WarmUp

        self.painted.emit()
        first = (self._check_accounts, self.page.watch_capitals, self._offer_help)
        self._warm_up = WarmUp((*first, *WHILE_TYPING), self, spare=IF_THERE_IS_TIME)
        self._warm_up.start()

    def _offer_help(self) -> None:
        from ..ask import offer_in_corner

        offer_in_corner(self, self.dialogs)

    def _check_accounts(self) -> None:
        """Those listed at once were read in haste: what the file is worth is known now."""
        from desktop_app.use_cases.accounts import opening

        if self._busy:
            # Whoever was quicker is told by what they tried.
            return
        try:
            # Somebody types already: held by now, the file is checked by what they try.
            with suppress(HeldElsewhere):
                opening.accounts(self._folder, at_once=True)
        except StorageTrouble as trouble:
            self._list_nobody(trouble)

    def _offer_accounts(self, *, chosen: bool) -> None:
        try:
            self.page.who.offer(doorway.named(self._folder), self._recent, chosen=chosen)
        except StorageTrouble as trouble:
            self._list_nobody(trouble)
        self.page.take_focus()
        self._let_press()

    def _list_nobody(self, trouble: StorageTrouble) -> None:
        self.page.who.offer((), (), chosen=False)
        self._say(trouble, offer=_RESCUE if isinstance(trouble, _OF_THE_KEYS) else "")

    def _train(self) -> None:
        from ..training import TrainingTrouble, start_training

        try:
            start_training()
        except TrainingTrouble as trouble:
            self._say(trouble)

    def _say(self, trouble: "Trouble", *, offer: str = "") -> None:
        self._say_nothing()
        self.head.say(trouble, offer=offer)
        if isinstance(trouble, HeldElsewhere):
            from .hold import Hold

            self._hold = Hold(self._is_held, self)
            self._hold.over.connect(self._tell_hold_over)

    def _say_nothing(self) -> None:
        self.head.clear()
        if self._hold is not None:
            self._hold.stop()
            self._hold = None

    def _tell_hold_over(self) -> None:
        self._hold = None
        if self.page.who.is_offered():
            self._say_nothing()
        else:
            self.look_again()

    def _try(self, passphrase: str) -> None:
        if not self.page.who.chosen():
            # Whatever kept the accounts from being read may have been put right since.
            self._offer_accounts(chosen=True)
        if self.page.who.chosen():
            self.work(
                partial(self._open_with or _find_keys, self._folder, self.page.who.chosen(), passphrase), self.tell
            )
        elif self.page.who.is_offered():
            self.page.go()

    def _refuse(self, error: Exception) -> None:
        from desktop_app.domain.errors import Fault, RuleBroken

        page = self._in_view()
        if isinstance(error, WrongPassphrase):
            self._attempts.note(self._tried)
            field = "passphrase" if page is self.page else "code"
            page.refuse([Fault(field, f"{error.sentence} {error.way_out}")])
            if self._tried:
                self.refused.emit(self._tried)
        elif isinstance(error, RuleBroken):
            page.refuse(error.faults)
        elif isinstance(error, StorageTrouble):
            self._say(error)
        else:
            self.rest()
            raise error
        self.rest()

    def _let_press(self) -> None:
        seconds = self._seconds_left()
        slow = self._busy and not self._slow.isActive()
        self._in_view().let_press(busy=self._busy, seconds=seconds, slow=slow)
        if seconds:
            self._count.start()
        else:
            self._count.stop()

    def _seconds_left(self) -> int:
        return self._attempts.seconds_left(self._about())

    def _about(self) -> int:
        """The account that the page in view would open; the recovery code is nobody's."""
        return self.page.who.chosen() if self._in_view() is self.page else BY_CODE

    def _in_view(self) -> UnlockPage:
        page = self.stack.currentWidget()
        assert isinstance(page, UnlockPage)
        return page

    def _connect(self) -> None:
        if self._locked is None:
            self.page.offer_training()
            self.page.training_wanted.connect(self._train)
        self.page.wanted.connect(self._try)
        self.page.left.connect(self.ask_code)
        self.page.who.changed.connect(self._let_press)
        self.head.rescue_wanted.connect(self.rescue_wanted)
        self._count.setInterval(_COUNT_EVERY_MS)
        self._count.timeout.connect(self._let_press)
        self._slow.timeout.connect(self._let_press)

    def _lay_out(self) -> None:
        self.setWindowTitle("Écran verrouillé" if self._locked else f"Ouvrir {NAME}")
        body, foot = QWidget(self), QWidget(self)
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(self, Space.M))
        column.addWidget(self.head)
        column.addLayout(self.stack, 1)
        foot.setLayout(self.stack.feet)
        Frame(None, (body,), (), self, width=540).put_in_foot(foot)


def _find_keys(folder: Path, account_id: int, passphrase: str) -> "Unlocked":
    from desktop_app.use_cases.accounts import opening

    return opening.find_keys(folder, account_id, passphrase)
