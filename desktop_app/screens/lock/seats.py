"""Everybody's place at this PC: one window an account, of which one at most is in sight."""

from collections.abc import Callable, Collection, Iterator
from itertools import takewhile
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QDialog, QWidget

from desktop_app.domain.account import Account
from desktop_app.domain.house_rules import HouseRules
from desktop_app.domain.nouns.frozen import frozen
from desktop_app.use_cases.changes import Changes, Touched
from desktop_app.use_cases.desk import Desk
from desktop_app.use_cases.mandates import endings
from desktop_app.use_cases.settings import house_rules

from ..dialogs import Dialogs
from ..program import Program
from ..progress_dialog import ProgressDialog
from ..runner import Runner
from ..warm_up import WarmUp, while_looking
from ..widgets.banner import Tone
from ..widgets.form import Form
from ..widgets.notices import Action
from ..window.first_sight import FirstSight
from ..window.main_window import MainWindow
from .watch import Watch

_LOOKED_AT_MS = 800
"""Left to the first sight of the day, and to what is checked after it, before the other pages are loaded."""


@frozen
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


class Seat(QObject):
    """One person's window, its dialogs and all that is typed in them, over their desk, which has their keys.

    Taken, left, and taken again by the same account; nothing of it is on the screen in between.
    """

    def __init__(self, desk: Desk, window: MainWindow, dialogs: Dialogs, parent: QObject) -> None:
        super().__init__(parent)
        self.desk, self.main = desk, window
        self._dialogs = dialogs
        self._hidden: list[QDialog] = []

    def leave(self) -> None:
        """Take everything off the screen: questions are answered no, dialogs and window hidden.

        Qt has closed what was unfolded as it showed the window that asks who is there. What was last done is
        forgotten: somebody else could take it back.
        """
        self._dialogs.hush()
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
        """Put everything back as it was, with the file as it is now, mandates that have ended meanwhile included."""
        # Not by `do`: its owner comes back to what they did last, and hears of everything at once.
        self.main.context.runner.in_passing(endings.close_expired)
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

    def say(self, notice: Notice) -> None:
        """Show a line at the top, as this account may read it."""
        here, sentence = self.main.has_page(notice.page), notice.sentence
        if sentence and not here:
            sentence = f"{sentence} {notice.without}".strip()
        self.main.notices.say(notice.key, notice.tone, sentence, *notice.actions, page=notice.page if here else "")

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


class Seats(QObject):
    """Those of one open file, and the watch over whoever sits there; the other pages are made while they look.

    `something_changed` when the window in sight has changed anything in the file.
    """

    something_changed = Signal()

    def __init__(self, program: Program, dialogs: Dialogs, config: Path, parent: QObject) -> None:
        super().__init__(parent)
        self._program, self._dialogs, self._config = program, dialogs, config
        self._seats: dict[int, Seat] = {}
        self._notices: dict[str, Notice] = {}
        self.taken: Seat | None = None
        self.watch = Watch(self)
        self.watch.left_alone.connect(program.lock)
        self.watch.lock_pressed.connect(program.lock)

    def of(self, account: Account) -> Seat | None:
        """The place this account left, unless its roles have changed since: its window would show the earlier ones."""
        seat = self._seats.get(account.id)
        if seat is not None and seat.desk.account._replace(name=account.name) != account:
            self._give_up(account.id)
            return None
        return seat

    def take(self, desk: Desk) -> MainWindow:
        """A window of its own for this desk, in sight."""
        dialogs = self._dialogs.for_another()
        runner = Runner(desk, dialogs, self)
        runner.do(endings.close_expired)
        runner.changed.connect(self._hear)
        window = MainWindow(desk, runner, dialogs, config=self._config, program=self._program)
        # Freed with the window.
        runner.setParent(window)
        self.taken = self._seats[desk.account.id] = Seat(desk, window, dialogs, self)
        for notice in self._notices.values():
            self.taken.say(notice)
        window.show()
        window.activateWindow()
        FirstSight(window).seen.connect(self._make_pages_soon)
        self._watch_over()
        return window

    def take_back(self, seat: Seat) -> MainWindow:
        """A place left earlier, as it was."""
        self.taken = seat
        seat.come_back()
        self._watch_over()
        return seat.main

    def renew(self) -> MainWindow:
        """The window in sight made anew, and those out of sight that wait for nothing given up: the type changed."""
        assert self.taken is not None, "a window is in sight"
        earlier = self.taken
        waiting = {key for key, seat in self._seats.items() if seat.has_unsaved()}
        self.keep_only({earlier.desk.account.id, *waiting})
        # The place of the window is remembered before the new one asks for it.
        earlier.main.part()
        made = self.take(earlier.desk)
        earlier.give_up()
        return made

    def leave(self) -> None:
        """Take the place in sight off the screen; what is in it stays."""
        if self.taken is not None:
            self.taken.leave()
            self.taken = None

    def anybody(self) -> Seat | None:
        """The place in sight, or any other, or None when there is none."""
        return self.taken or next(iter(self._seats.values()), None)

    def tell(self, notice: Notice) -> None:
        """Say this at the top of every window, those to come included."""
        self._notices[notice.key] = notice
        for seat in self._seats.values():
            seat.say(notice)

    def others_have_unsaved(self) -> bool:
        """Whether something typed waits out of sight."""
        return any(seat.has_unsaved() for seat in self._seats.values() if seat is not self.taken)

    def keep_only(self, account_ids: Collection[int]) -> None:
        """Give up the places of all other accounts, without a question."""
        for account_id in set(self._seats) - set(account_ids):
            self._give_up(account_id)

    def clear(self) -> None:
        """Give every place up, and watch no more."""
        self.watch.stop()
        self.taken = None
        self.keep_only(())

    def _give_up(self, account_id: int) -> None:
        self._seats.pop(account_id).give_up()

    def _hear(self, changes: Changes) -> None:
        self.something_changed.emit()
        if changes.touched & Touched.SETTINGS:
            self._watch_over()

    def _watch_over(self) -> None:
        """As long as the house rules say now; a training is never locked."""
        if self.taken is not None and not self.taken.desk.demo:
            rules = self.taken.main.context.runner.read(house_rules.load) or HouseRules()
            self.watch.begin(60.0 * rules.idle_minutes)

    def _make_pages_soon(self) -> None:
        QTimer.singleShot(_LOOKED_AT_MS, self, self._make_pages)

    def _make_pages(self) -> None:
        WarmUp(while_looking(self._pages_to_make()), self, still_for=self.watch.still_for).start()

    def _pages_to_make(self) -> Iterator[Callable[[], object]]:
        """Calls that make the pages of the window in sight before they are asked for; none once it has gone."""
        from desktop_app.use_cases.overview import ahead

        taken = self.taken
        if taken is not None:
            # The file may be closed by then, or its keys put away.
            yield from takewhile(lambda _: self.taken is taken, taken.main.still_to_make(ahead.readings(taken.desk)))


def _dialogs_over(window: MainWindow) -> list[QDialog]:
    """The dialogs in sight that belong to a window, those underneath first."""
    found = [dialog for dialog in window.findChildren(QDialog) if dialog.isWindow() and dialog.isVisible()]
    return sorted(found, key=_depth)


def _depth(widget: QWidget) -> int:
    above = widget.parentWidget()
    return 1 + _depth(above) if above is not None else 0
