"""The window that asks who is there and for their passphrase: at the start, and when the screen is locked."""

from collections.abc import Callable, Sequence
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6 import QtCore
from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop_app import NAME
from desktop_app.storage.errors import Damaged, HeldElsewhere, KeysMissing, NotOurs, StorageTrouble, WrongPassphrase
from desktop_app.use_cases.accounts import doorway

from ..program import Program, may_close
from ..theme.tokens import Space, bare
from ..widgets.frame import Frame
from .attempts import BY_CODE, Attempts
from .unlock_head import UnlockHead
from .unlock_pages import PageStack, PassphrasePage, UnlockPage

if TYPE_CHECKING:
    from PySide6.QtGui import QCloseEvent, QKeyEvent, QPaintEvent

    from desktop_app.domain.account import Account
    from desktop_app.use_cases.accounts.opening import Unlocked

    from ..dialogs import Dialogs, Trouble
    from ..warm_up import WarmUp
    from ..worker import Worker
    from .recovery_pages import NewPassphrasePage

_COUNT_EVERY_MS = 200
_WORTH_A_WORD_MS = 300
_OF_THE_KEYS = (Damaged, KeysMissing, NotOurs)
_RESCUE = "Reprendre les clés d’une sauvegarde…"


class UnlockWindow(QWidget):
    """`unlocked` carries an `Unlocked`; whoever listens opens the file, then calls `dismiss`, or `fail`.

    `refused` carries the id of an account whose passphrase was wrong. `locked` is the program whose screen is
    locked: the window then closes only with it. `is_held` tells whether another program still holds a file: it is
    asked of the folder itself unless that is open. `painted` once there is something to see: whatever can wait waits
    for it.
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
        locked: Program | None = None,
        is_held: Callable[[], bool] | None = None,
    ) -> None:
        super().__init__()
        self._folder, self._dialogs, self._locked, self._recent = folder, dialogs, locked, recent
        self._attempts = attempts or Attempts()
        self._worker: Worker | None = None
        self._warm_up: WarmUp | None = None
        self._every_key: Any = None
        self._new: NewPassphrasePage | None = None
        self._busy = self._painted = self._dismissed = False
        self._tried = BY_CODE
        self.setObjectName("unlock")
        is_held = is_held or partial(doorway.is_held, folder)
        self.head = UnlockHead(folder, is_held, locked=locked is not None, parent=self)
        self.stack = PageStack(self)
        self.page = PassphrasePage(self)
        self._count = QTimer(self, interval=_COUNT_EVERY_MS)
        self._slow = QTimer(self, interval=_WORTH_A_WORD_MS, singleShot=True)
        self._lay_out()
        self._connect()
        self._show_page(self.page)
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
        from .recovery_pages import CodeEntryPage

        page = CodeEntryPage(self)
        page.wanted.connect(self._try_code)
        page.left.connect(self._ask_passphrase)
        self._show_page(page)

    def fail(self, trouble: "Trouble", *, offer: str = "") -> None:
        """Say what stands in the way though the keys were found; one may try again, or do what `offer` says."""
        self.rest()
        self.head.say(trouble, offer=offer)

    def look_again(self) -> None:
        """Read anew who may open the file."""
        self.head.clear()
        self._offer_accounts(chosen=True)

    def dismiss(self) -> None:
        """Go away, and be freed: somebody was let in."""
        self._dismissed = True
        # The folder is open by now: a look at who holds it would give back our own locks.
        self.head.clear()
        self.close()
        self.deleteLater()

    def rest(self) -> None:
        """Let the agent press again."""
        self._busy = False
        self._slow.stop()
        self._let_press()

    def keyPressEvent(self, event: "QKeyEvent") -> None:
        """Enter goes on; Esc leaves the recovery, or closes an opening."""
        page, key = self.stack.page(), QtCore.Qt.Key
        if event.key() in (key.Key_Return, key.Key_Enter):
            page.go_button.click()
        elif event.key() != key.Key_Escape:
            super().keyPressEvent(event)
        elif page is not self.page:
            page.leave_button.click()
        elif self._locked is None:
            self.close()

    def paintEvent(self, event: "QPaintEvent") -> None:
        """Begin what could wait once there is something to see; `FirstSight` would be one module more until then."""
        super().paintEvent(event)
        if not self._painted:
            self._painted = True
            QTimer.singleShot(0, self, self._begin_the_rest)

    def closeEvent(self, event: "QCloseEvent") -> None:
        """Let the worker end first; behind a locked screen, ask whether the program may end."""
        if self._locked and not self._dismissed and not may_close(self._locked.may_end):
            event.ignore()
            return
        if self._worker is not None:
            self._worker.wait()
        super().closeEvent(event)

    def _begin_the_rest(self) -> None:
        from ..warm_up import IF_THERE_IS_TIME, WHILE_TYPING, WarmUp

        self.painted.emit()
        first = (self.page.watch_capitals, self._offer_help, doorway.OPENING, self._check_accounts)
        self._warm_up = WarmUp((*first, *WHILE_TYPING), self, spare=IF_THERE_IS_TIME)
        self._warm_up.start()

    def _offer_help(self) -> None:
        from ..ask import offer_in_corner

        offer_in_corner(self, self._dialogs)

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
        self.head.say(trouble, offer=_RESCUE if isinstance(trouble, _OF_THE_KEYS) else "")

    def _train(self) -> None:
        from ..training.start import start_training

        start_training(self.head.say)

    def _look_again_for_nobody(self) -> None:
        if not self.page.who.is_offered():
            self.look_again()

    def _try(self, passphrase: str) -> None:
        if not self.page.who.chosen():
            # Whatever kept the accounts from being read may have been put right since.
            self._offer_accounts(chosen=True)
        if who := self.page.who.chosen():
            self._work(partial(self._find_keys, self._folder, who, passphrase), self._tell)
        elif self.page.who.is_offered():
            self.page.go()

    @staticmethod
    def _find_keys(folder: Path, account_id: int, passphrase: str) -> "Unlocked":
        from desktop_app.use_cases.accounts import opening

        return opening.find_keys(folder, account_id, passphrase)

    def _try_code(self, code: str) -> None:
        from desktop_app.use_cases.accounts import opening

        folder = self._folder

        def find() -> "tuple[Any, Sequence[Account]]":
            return opening.find_keys_by_code(folder, code), opening.accounts(folder)

        self._work(find, self._ask_new)

    def _ask_new(self, found: "tuple[Any, Sequence[Account]]") -> None:
        from .recovery_pages import NewPassphrasePage

        self._every_key, accounts = found
        self._new = NewPassphrasePage(accounts, self.page.who.chosen(), self)
        self._new.wanted.connect(self._replace)
        self._new.left.connect(self._give_up_new)
        self.rest()
        self._show_page(self._new)

    def _replace(self, passphrase: str) -> None:
        from desktop_app.use_cases.accounts import opening

        assert self._new is not None, "asked for once the code has opened"
        whose = self._new.account_id()
        self._work(partial(opening.replace_passphrase, self._folder, self._every_key, whose, passphrase), self._tell)

    def _give_up_new(self) -> None:
        sentence = "La phrase oubliée reste celle du compte. Il faudra recopier le code de nouveau."
        if self._dialogs.ask("Garder l’ancienne phrase ?", sentence, "Abandonner", "Continuer"):
            self._every_key = None
            self._ask_passphrase()

    def _ask_passphrase(self) -> None:
        self._show_page(self.page)

    def _show_page(self, page: UnlockPage) -> None:
        """Put this page in view, its first field in focus."""
        self.head.clear()
        self.stack.show_page(page)
        page.take_focus()
        self._let_press()

    def _work(self, work: Callable[[], Any], done: Callable[[Any], None]) -> None:
        """Run this in the worker unless something runs already; what it raises is said where it belongs."""
        if self._busy or self._seconds_left():
            return
        self._busy = True
        self._slow.start()
        self._tried = self._about()
        self.head.clear()
        self._let_press()
        if self._worker is None:
            from ..worker import Worker

            self._worker = Worker(self)
        self._worker.start(work, done, self._refuse)

    def _tell(self, unlocked: "Unlocked") -> None:
        """Hand the keys on, unless the window was closed while they were sought."""
        if self.isVisible():
            self._attempts.forget(self._tried)
            if self._warm_up is not None:
                self._warm_up.finish()
            self.unlocked.emit(unlocked)

    def _refuse(self, error: Exception) -> None:
        from desktop_app.domain.errors import Fault, RuleBroken

        page = self.stack.page()
        if isinstance(error, WrongPassphrase):
            self._attempts.note(self._tried)
            field = "passphrase" if page is self.page else "code"
            page.refuse([Fault(field, f"{error.sentence} {error.way_out}")])
            if self._tried:
                self.refused.emit(self._tried)
        elif isinstance(error, RuleBroken):
            page.refuse(error.faults)
        elif isinstance(error, StorageTrouble):
            self.head.say(error)
        else:
            self.rest()
            raise error
        self.rest()

    def _let_press(self) -> None:
        seconds = self._seconds_left()
        slow = self._busy and not self._slow.isActive()
        self.stack.page().let_press(busy=self._busy, seconds=seconds, slow=slow)
        if seconds:
            self._count.start()
        else:
            self._count.stop()

    def _seconds_left(self) -> int:
        return self._attempts.seconds_left(self._about())

    def _about(self) -> int:
        """The account that the page in view would open; the recovery code is nobody's."""
        return self.page.who.chosen() if self.stack.page() is self.page else BY_CODE

    def _connect(self) -> None:
        if self._locked is None:
            self.page.offer_training(self._train)
        self.page.wanted.connect(self._try)
        self.page.left.connect(self.ask_code)
        self.page.who.changed.connect(self._let_press)
        self.head.rescue_wanted.connect(self.rescue_wanted)
        self.head.let_go.connect(self._look_again_for_nobody)
        self._count.timeout.connect(self._let_press)
        self._slow.timeout.connect(self._let_press)

    def _lay_out(self) -> None:
        self.setWindowTitle("Écran verrouillé" if self._locked else f"Ouvrir {NAME}")
        body, foot = QWidget(self), QWidget(self)
        column = bare(QVBoxLayout(body), Space.M)
        column.addWidget(self.head)
        column.addLayout(self.stack, 1)
        foot.setLayout(self.stack.feet)
        Frame(None, (body,), (), self, width=540).put_in_foot(foot)
