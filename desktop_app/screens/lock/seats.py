"""Everybody's place at this PC: one window an account, of which one at most is in sight."""

from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from itertools import takewhile
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from desktop_app.use_cases.changes import Changes, Touched
from desktop_app.use_cases.mandates import endings

from ..context import Program
from ..dialogs import Dialogs
from ..runner import Runner
from ..widgets.banner import Tone
from ..widgets.notices import Action
from ..window.main_window import MainWindow
from .seat import Seat

if TYPE_CHECKING:
    from desktop_app.domain.account import Account
    from desktop_app.use_cases.desk import Desk


@dataclass(frozen=True)
class Notice:
    """A line for the top of every window; an empty sentence takes that of this key away.

    `page` is where more is told; an account that has not this page reads `without` after the sentence instead.
    """

    key: str
    tone: Tone = "attention"
    sentence: str = ""
    page: str = ""
    without: str = ""
    actions: tuple[Action, ...] = ()


class Seats(QObject):
    """`rules_changed` when the window in sight has changed something in Réglages, `something_changed` for anything."""

    rules_changed = Signal()
    something_changed = Signal()

    def __init__(self, program: Program, dialogs: Dialogs, config: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._program, self._dialogs, self._config = program, dialogs, config
        self._seats: dict[int, Seat] = {}
        self._notices: dict[str, Notice] = {}
        self.taken: Seat | None = None

    def of(self, account: "Account") -> Seat | None:
        """The place this account left, unless its roles have changed since: its window would show the earlier ones."""
        seat = self._seats.get(account.id)
        if seat is None or (seat.desk.account.roles, seat.desk.account.advisor_id) == (
            account.roles,
            account.advisor_id,
        ):
            return seat
        self._give_up(account.id)
        return None

    def take(self, desk: "Desk") -> Seat:
        """A new place, in sight."""
        dialogs = self._dialogs.for_another()
        runner = Runner(desk, dialogs, self)
        runner.do(endings.close_expired)
        runner.changed.connect(self._hear)
        window = MainWindow(desk, runner, dialogs, config=self._config, program=self._program)
        # Freed with the window.
        runner.setParent(window)
        self.taken = self._seats[desk.account.id] = Seat(desk, window, dialogs, self)
        for notice in self._notices.values():
            _show(notice, window)
        window.show()
        window.activateWindow()
        return self.taken

    def ahead(self) -> Iterator[Callable[[], object]]:
        """Calls that make the pages of the window in sight before they are asked for; none once it has gone."""
        from desktop_app.use_cases.overview import ahead

        taken = self.taken
        if taken is not None:
            # The file may be closed by then, or its keys put away.
            yield from takewhile(lambda _: self.taken is taken, taken.main.still_to_make(ahead.readings(taken.desk)))

    def renew(self) -> MainWindow:
        """The window in sight made anew, and those out of sight that wait for nothing given up: the type changed."""
        assert self.taken is not None, "a window is in sight"
        earlier = self.taken
        waiting = {key for key, seat in self._seats.items() if seat.has_unsaved()}
        self.keep_only({earlier.account_id, *waiting})
        # The place of the window is remembered before the new one asks for it.
        earlier.main.part()
        made = self.take(earlier.desk).main
        earlier.give_up()
        return made

    def anybody(self) -> Seat | None:
        """The place in sight, or any other, or None when there is none."""
        return self.taken or next(iter(self._seats.values()), None)

    def tell(self, notice: Notice) -> None:
        """Say this at the top of every window, those to come included."""
        self._notices[notice.key] = notice
        for seat in self._seats.values():
            _show(notice, seat.main)

    def take_back(self, seat: Seat) -> None:
        """A place left earlier, as it was, but for mandates whose last day has ended meanwhile."""
        # Not by `do`: its owner comes back to what they did last, and hears of everything at once.
        seat.main.context.runner.in_passing(endings.close_expired)
        self.taken = seat
        seat.come_back()

    def leave(self) -> None:
        """Take the place in sight off the screen; what is in it stays."""
        if self.taken is not None:
            self.taken.leave()
            self.taken = None

    def keep_only(self, account_ids: Collection[int]) -> None:
        """Give up the places of accounts that are no more."""
        for account_id in set(self._seats) - set(account_ids):
            self._give_up(account_id)

    def others_have_unsaved(self) -> bool:
        """Whether something typed waits out of sight."""
        return any(seat.has_unsaved() for seat in self._seats.values() if seat is not self.taken)

    def clear(self) -> None:
        """Give every place up, without a question, and what was said at the top of the windows."""
        self.taken = None
        self._notices = {}
        for account_id in list(self._seats):
            self._give_up(account_id)

    def _give_up(self, account_id: int) -> None:
        self._seats.pop(account_id).give_up()

    def _hear(self, changes: Changes) -> None:
        self.something_changed.emit()
        if changes.touched & Touched.SETTINGS:
            self.rules_changed.emit()


def _show(notice: Notice, window: MainWindow) -> None:
    here = window.has_page(notice.page)
    sentence = notice.sentence if here or not notice.sentence else f"{notice.sentence} {notice.without}".strip()
    window.notices.say(notice.key, notice.tone, sentence, *notice.actions, page=notice.page if here else "")
