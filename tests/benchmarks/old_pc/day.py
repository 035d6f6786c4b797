"""One day of the program, from the passphrase to its closing, as the window's thread and the disk feel it.

A child of this benchmark: the folder, the passphrase and the word `quiet`, perhaps, are its arguments; its answer is
`time:`, `freeze:`, `window:`, `other:` and `bytes:` of each gesture: milliseconds, flushes of each kind of thread, and
all that is written. With `quiet` nothing is done by the program itself but when it is asked to, so that the flushes of
a gesture are those of nobody else.
"""

# ruff: noqa: E402 - desktop_app.__main__ stops the collector before anything else is imported, and a test sets the hour
import gc

gc.disable()

import os

from tests.helpers import its_date

if its_date.AT in os.environ:
    its_date.take()

import sys
import time
import traceback
from collections.abc import Callable
from contextlib import ExitStack
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from desktop_app import startup
from desktop_app.domain.mandate import IdentityDocument, InformationPoint, Question
from desktop_app.domain.reception.appointment import State
from desktop_app.screens.opening import upkeep
from desktop_app.screens.window.application import begin_application
from desktop_app.screens.window.main_window import MainWindow
from desktop_app.system import paths
from desktop_app.use_cases.mandates import endings, mandates
from desktop_app.use_cases.reception import appointments, people
from desktop_app.use_cases.settings import settings
from tests.benchmarks.first_paint import FirstPaint, report, resident_mib
from tests.benchmarks.old_pc.keys import Hand
from tests.benchmarks.old_pc.pulse import Pulse, turn_for, turn_until
from tests.benchmarks.old_pc.slow_disk import Counted, Counts
from tests.benchmarks.twenty_years import BODY
from tests.helpers.builders import a_printing
from tests.helpers.fake_dialogs import FakeDialogs

_TO_TYPE_MS, _LOOKED_AT_MS, _BETWEEN_MS = 1_500, 300, 400
_AN_HOUR_MS = 3_600_000
_TYPED = "martin roca joan "


class Day:
    """Lives in the loop of the program; `figures` is what was felt."""

    def __init__(self, folder: Path, passphrase: str, *, quiet: bool) -> None:
        self.figures: dict[str, float] = {}
        self._passphrase, self._quiet = passphrase, quiet
        self._counts = Counts()
        self.app = begin_application()
        self._dialogs = FakeDialogs(*[True] * 20)
        self._pulse = Pulse(self.app)
        self._around = ExitStack()
        self.session = startup.Session(paths.folders(folder), dialogs=self._dialogs, parent=self.app)
        self.session.seen.connect(partial(startup._begin_the_rest, self.app, self.session, self._around))
        if quiet:
            upkeep.AFTER_PAINT_MS = upkeep.SOON_MS = _AN_HOUR_MS

    def run(self) -> None:
        """From the first window to the last flush."""
        self.session.begin()
        QTimer.singleShot(_TO_TYPE_MS if not self._quiet else 0, self._live)
        assert not self.app.exec(), "the day broke"
        self._around.close()
        self.session.end()
        self._note("close", *self._closing)
        startup._destroy_windows(self.app)

    @property
    def _window(self) -> MainWindow:
        assert self.session.door.window
        return self.session.door.window

    def _live(self) -> None:
        try:
            self._come_in()
            self._work()
            self._leave_and_return()
        except BaseException:
            # Not by the program's own hook, which shows it in a dialog.
            traceback.print_exc()
            self.app.exit(1)
            return
        self._closing = (self._begin(), time.perf_counter())
        self._window.close()

    def _come_in(self) -> None:
        seen: list[bool] = []
        self.session.door.opened.connect(lambda: FirstPaint(self._window, lambda: seen.append(True)))
        counted, began = self._begin(), time.perf_counter()
        assert self.session.door.unlock
        self.session.door.unlock.try_passphrase(self._passphrase, 1)
        turn_until(lambda: bool(seen), rounds=0)
        self._note("open", counted, began)
        if self._quiet:
            self._gesture("round", self._go_round, self._is_copied)
        else:
            turn_for(_LOOKED_AT_MS)

    def _go_round(self) -> None:
        upkeep.FIRST_MINUTE = upkeep.MOMENT_MS = 0
        self.session.door.file.upkeep._go_round()

    def _is_copied(self) -> bool:
        of_ours = self.session.door.file.upkeep
        return not (of_ours._steps or of_ours._between.isActive() or of_ours._copying or of_ours._controlling)

    def _work(self) -> None:
        self._book()
        runner, desk = self._window.context.runner, self._window.context.desk
        booked = self._booked
        self._gesture("mark", lambda: runner.do(appointments.mark_as, booked, State.EXCUSED))
        self._gesture("undo", self._window.undo)
        self._gesture("page-first", lambda: self._window.go("mandates"))
        self._gesture("page-away", lambda: self._window.go("today"))
        self._gesture("page-again", lambda: self._window.go("mandates"))
        known, advisor = people.find(desk, "e")[0], settings.load(desk).advisors[0].id
        ends_on, made = mandates.proposed_ends(desk)[0][1], []

        def prepare() -> None:
            made.append(runner.do(mandates.draft, person=known, advisor_id=advisor, body=BODY, ends_on=ends_on))

        self._gesture("prepare", prepare)
        at = made[0].subject
        self._gesture(
            "inform",
            lambda: runner.do(mandates.inform, at, points=frozenset(InformationPoint), answered=frozenset(Question)),
        )
        self._gesture("identify", lambda: runner.do(mandates.identify, at, document=IdentityDocument.PASSPORT))
        self._gesture("print", lambda: runner.do(mandates.printed, at, printed=a_printing(desk.now())))
        signed = dict.fromkeys(("by_person", "by_advisor", "handed_over"), True)
        self._gesture("sign", lambda: runner.do(mandates.sign, at, **signed, at=desk.now()))
        self._gesture("withdraw", lambda: runner.do(endings.withdraw, at))

    def _book(self) -> None:
        """The dialog by its key, a name typed at once, an appointment."""
        from desktop_app.screens.appointments.booking_dialog import BookingDialog

        def shown() -> list[BookingDialog]:
            return [one for one in self._window.findChildren(BookingDialog) if one.isVisible()]

        # To the window of the system, as it does itself: what listens for keys hears it.
        key = partial(QTest.keyClick, self._window.windowHandle(), Qt.Key.Key_R, Qt.KeyboardModifier.ControlModifier)
        self._in_front()
        self._gesture("dialog-first", key, lambda: bool(shown()), between=0)
        if not self._quiet:
            field = shown()[0].who.picker.line
            hand = Hand(field, _TYPED)
            turn_until(hand.is_done)
            ordered = sorted(hand.late)
            self.figures |= {"typing:median": ordered[len(ordered) // 2], "typing:max": ordered[-1]}
        shown()[0].reject()
        turn_for(_BETWEEN_MS)
        self._in_front()
        self._gesture("dialog-again", key, lambda: bool(shown()))
        dialog = shown()[0]
        dialog.who.picker.set_value(people.find(self._window.context.desk, "e")[0])
        if dialog.when.place is None:
            dialog.when.slots._group.buttons()[-1].click()
        dialog.what.themes.setCurrentIndex(1)
        self._gesture("book", dialog.agree.click)
        self._booked = dialog._given
        assert self._booked, [dialog._faults(), dialog.when.place]
        dialog.accept()
        turn_for(_BETWEEN_MS)

    def _in_front(self) -> None:
        """Where no window manager gives the keyboard back."""
        before = self.session.door.window or self.session.door.unlock
        assert before, "somebody is before a window"
        before.activateWindow()
        turn_until(before.isActiveWindow)

    def _touch(self) -> None:
        if QApplication.activeModalWidget() is None:
            self._in_front()
        QTest.keyClick(QApplication.activeWindow().windowHandle(), Qt.Key.Key_Shift)

    def _leave_and_return(self) -> None:
        door = self.session.door
        self._gesture("lock", door.lock, lambda: door.unlock is not None and door.unlock._painted)
        assert door.unlock
        come_back = partial(door.unlock.try_passphrase, self._passphrase, 1)
        self._gesture("unlock", come_back, lambda: door.window is not None)
        self.figures["memory"] = resident_mib()

    def _begin(self) -> Counted:
        self._pulse.begin()
        return self._counts.now()

    def _gesture(
        self,
        name: str,
        do: Callable[[], object],
        seen: Callable[[], bool] = lambda: True,
        *,
        between: int = _BETWEEN_MS,
    ) -> None:
        """Do it, wait until what it shows is seen; flushes are counted until it has left nothing to be written.

        A hand has pressed something just before, which is what the program waits for to leave the processor alone.
        """
        self._touch()
        counted, began = self._begin(), time.perf_counter()
        do()
        turn_until(seen)
        self._note(name, counted, began)
        if between:
            turn_for(between)
            self._count(name, counted)

    def _note(self, name: str, counted: Counted, began: float) -> None:
        self.figures[f"time:{name}"] = (time.perf_counter() - began) * 1e3
        self.figures[f"freeze:{name}"] = self._pulse.longest()
        self._count(name, counted)

    def _count(self, name: str, before: Counted) -> None:
        now = self._counts.now()
        self.figures[f"window:{name}"] = now.window_flushes - before.window_flushes
        self.figures[f"other:{name}"] = now.other_flushes - before.other_flushes
        written = now.window_bytes + now.other_bytes - before.window_bytes - before.other_bytes
        self.figures[f"bytes:{name}"] = written


def main() -> None:
    """Live it once."""
    day = Day(Path(sys.argv[1]), sys.argv[2], quiet="quiet" in sys.argv[3:])
    assert isinstance(QApplication.instance(), QApplication)
    day.run()
    report(**day.figures)


if __name__ == "__main__":
    main()
