"""What the program does by itself once the day is shown: finish, check, copy, and say at the top what is wrong."""

import time
from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime
from functools import partial
from threading import Event
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer

from desktop_app.domain.backup import is_due
from desktop_app.domain.errors import RuleBroken
from desktop_app.storage.errors import HeldElsewhere, Stopped, StorageTrouble
from desktop_app.use_cases import clock_check, journal
from desktop_app.use_cases.accounts import accounts, presence
from desktop_app.use_cases.changes import Changes
from desktop_app.use_cases.copies import backups, control
from desktop_app.use_cases.destruction import destructions
from desktop_app.use_cases.mandates import elsewhere, endings
from desktop_app.use_cases.planning import ledger, unknown
from desktop_app.use_cases.reception import appointments, messages, rights_requests, tickets
from desktop_app.use_cases.workshops import workshops

from ..lock.seats import Notice, Seats
from ..window.first_sight import FirstSight
from ..worker import Worker

if TYPE_CHECKING:
    from desktop_app.domain.journal.check import Verdict

    from ..runner import Runner

AFTER_PAINT_MS = 1_500
"""Left to the first sight of the day before anything else is done."""
FIRST_MINUTE, STILL_MS = 60.0, 8_000
"""Seconds that belong to whoever has just come in, unless they touch nothing for so long: a copy has the disk busy."""
_LOOK_AGAIN_MS = 1_000
MOMENT_MS = 700
"""Without a key or a click before anything is written in passing: keys wait meanwhile, as long as the disk takes."""
SOON_MS = 3_000
"""After a destruction its keys must not linger beside the copies; one gesture is often followed by another."""
_AN_HOUR_MS = 3_600_000
HELD_MS = 60_000
"""A file that another program held is soon free: what is said of it goes with the next round."""
_FORGOTTEN = (
    tickets.forget_labels,
    appointments.forget_said,
    messages.forget_old,
    rights_requests.forget_old,
    elsewhere.forget_over,
)
"""What each round takes out once its day is over."""
_TAMPERED = "Le journal ne se relit pas comme Permanence l’a écrit : des lignes ont été changées ou retirées."
_WRONG_DATE = (
    "La date de l’ordinateur est fausse : fermez Permanence et faites régler l’horloge. Rien n’est effacé d’ici là."
)
_TELL = "Prévenez un référent."


class Upkeep(QObject):
    """Goes round after each opening of the file and every hour; slow work has a thread of its own.

    It needs somebody at the PC: what ends behind a locked screen is recorded at once, and shown on their return.
    """

    def __init__(self, seats: Seats, parent: QObject) -> None:
        super().__init__(parent)
        self._seats, self._still_for = seats, seats.watch.still_for
        self._begun_at = -FIRST_MINUTE
        self._stop = Event()
        self._worker = Worker(self)
        self._first = True
        self._asked_of, self._wrong = date.min, False
        # A second one at a time would write or read the whole file again for nothing.
        self._copying = self._controlling = False
        self._copy_begun = datetime.min
        self._copied_in_vain: datetime | None = None
        self._steps: list[Callable[[], object]] = []
        self._between = QTimer(self, singleShot=True)
        self._between.timeout.connect(self._take_step)
        self._rounds = QTimer(self)
        self._rounds.timeout.connect(self._go_round)
        self._soon = QTimer(self, interval=SOON_MS, singleShot=True)
        self._soon.timeout.connect(self._copy_what_is_due)
        self._behind = QTimer(self, singleShot=True)
        self._behind.timeout.connect(self._keep_more_days)
        self._heavy = QTimer(self, interval=_LOOK_AGAIN_MS, singleShot=True)
        self._heavy.timeout.connect(self._read_and_copy)
        seats.something_changed.connect(self._copy_soon)

    def begin(self) -> None:
        """Say what the opening found to be missing; go round soon after the day is seen, then every hour."""
        taken = self._seats.taken
        assert taken is not None, "somebody has just come in"
        if found := taken.desk.found:
            self._seats.tell(Notice("head", "danger", found, page="journal", without=_TELL))
        self._begun_at = time.monotonic()
        FirstSight(taken.main).seen.connect(self._begin_rounds)

    def give_up(self) -> None:
        """Begin nothing more, and have what is under way end early."""
        self._stop.set()
        for timer in (self._rounds, self._between, self._soon, self._behind, self._heavy):
            timer.stop()

    def wait(self) -> None:
        """Block until nothing is under way any more; from any thread."""
        self._worker.wait()

    def look_at_accounts(self) -> None:
        """Say which accounts were written by something else, when whoever is at work can tell."""
        runner = self._at_work()
        said = runner.read(accounts.doubtful) if runner is not None else None
        if said is not None:
            self._seats.tell(Notice("accounts", "danger", said, page="settings", without=_TELL))

    def accept_date(self) -> None:
        """Somebody looked at the date and says that it is right."""
        runner = self._at_work()
        if runner is None:
            return
        accepted = runner.do(clock_check.accept, day=self._asked_of)
        self._ask_date(runner)
        if accepted is not None:
            runner.do(endings.close_expired)
            self._go_round()

    def refuse_date(self) -> None:
        """Somebody looked at the date and says that it is wrong: what to do is said, and nothing more is asked."""
        self._wrong = True
        if (runner := self._at_work()) is not None:
            self._ask_date(runner)

    def _begin_rounds(self) -> None:
        if not self._stop.is_set():
            self._rounds.start(AFTER_PAINT_MS)

    def _go_round(self) -> None:
        if not self._still_for(MOMENT_MS):
            self._rounds.setInterval(MOMENT_MS)
            return
        self._rounds.setInterval(_AN_HOUR_MS)
        runner = self._at_work()
        if runner is None or self._stop.is_set():
            return
        self._seats.tell(Notice("upkeep"))
        self._ask_date(runner)
        self._steps = [
            partial(self._quietly, endings.close_expired),
            self._keep_days,
            *(partial(self._quietly, forget) for forget in _FORGOTTEN),
            partial(self._quietly, destructions.resume),
            self.look_at_accounts,
            self._tell_backups,
            self._read_and_copy,
        ]
        self._take_step()

    def _take_step(self) -> None:
        """One at a time, while nobody touches anything: a key waits for as long as the disk takes over one of them."""
        if self._anybody() is None:
            self._steps.clear()
        elif not self._still_for(MOMENT_MS):
            self._between.start(MOMENT_MS)
        elif self._steps:
            self._steps.pop(0)()
            self._between.start(0)

    def _read_and_copy(self) -> None:
        """What reads or writes the whole file, once nobody is kept waiting by it."""
        runner = self._at_work()
        if runner is None or self._stop.is_set():
            return
        if self._is_too_early():
            self._heavy.start()
            return
        if self._first:
            self._first = False
            if check := runner.read(journal.check_last):
                self._start(partial(journal.run, check), self._tell_journal, self._say_what_broke)
        self._copy_what_is_due()
        if not self._controlling and (reading := runner.read(control.due)):
            self._controlling = True
            self._start(partial(control.run, reading), self._record_control, self._hear_control_broke)

    def _is_too_early(self) -> bool:
        early = time.monotonic() - self._begun_at < FIRST_MINUTE
        return early and not self._still_for(STILL_MS)

    def _keep_days(self) -> None:
        """Keep a part of the days that are over; the next part once the window has answered whoever is at work."""
        runner = self._anybody()
        if runner is None or runner.in_passing(ledger.settle) is None:
            return
        runner.in_passing(workshops.settle_due)
        if runner.read(ledger.is_behind):
            self._behind.start(AFTER_PAINT_MS)
        else:
            self._tell_unknown(runner)

    def _keep_more_days(self) -> None:
        if self._still_for(MOMENT_MS):
            self._keep_days()
        else:
            self._behind.start(MOMENT_MS)

    def _tell_unknown(self, runner: "Runner") -> None:
        """Say how many days the file of 0.1.0 could not prove, until somebody has read it."""
        if found := runner.read(unknown.untold):
            actions = (("Voir", partial(self._show_day, found.first)), ("Compris", self._hear_of_unknown))
            self._seats.tell(Notice("unknown", "info", found.sentence, actions=actions))

    def _hear_of_unknown(self) -> None:
        """Somebody has read of the days that nobody knows: nothing more is said of them."""
        runner = self._at_work()
        if runner is not None and runner.do(unknown.heard) is not None:
            self._seats.tell(Notice("unknown"))

    def _show_day(self, day: date) -> None:
        if self._seats.taken is not None:
            self._seats.taken.main.go("agenda", day=day)

    def _copy_soon(self) -> None:
        if not self._soon.isActive() and not self._stop.is_set():
            self._soon.start()

    def _copy_what_is_due(self) -> None:
        runner = self._at_work()
        # The register says what is due, and learns of a copy from `record` alone: asked before, it wants another whole
        # one. What is recorded is heard as any change, so that what came meanwhile is asked for by itself.
        if runner is None or self._stop.is_set() or self._copying:
            return
        if self._is_too_early():
            self._heavy.start()
            return
        assert self._seats.taken, "somebody is at work"
        now = self._seats.taken.desk.now()
        if is_due(None, self._copied_in_vain, now) and (copy := runner.read(backups.due)):
            self._copy_begun, self._copying = now, True
            self._start(partial(backups.run, copy), self._record_backup, self._hear_copy_broke)

    def _ask_date(self, runner: "Runner") -> None:
        assert self._seats.taken, "somebody is at work"
        self._asked_of = self._seats.taken.desk.now().date()
        doubt = runner.read(clock_check.doubt) or ""
        self._wrong = self._wrong and bool(doubt)
        right = ("Elle est juste" if self._wrong else "Oui, elle est juste", self.accept_date)
        actions = (right,) if self._wrong else (right, ("Non", self.refuse_date))
        self._seats.tell(Notice("clock", "attention", _WRONG_DATE if self._wrong else doubt, actions=actions))

    def _start(self, work: Callable[..., Any], done: Callable[[Any], None], broke: Callable[[Exception], None]) -> None:
        self._worker.start(partial(work, _unseen, self._stop.is_set), done, broke)

    def _tell_journal(self, verdict: "Verdict") -> None:
        if not verdict.sound and not self._stop.is_set():
            self._seats.tell(Notice("journal", "danger", _TAMPERED, page="journal", without=_TELL))

    def _record_backup(self, result: backups.Result) -> None:
        # What the register could not be told of is tried anew as what it was told of, not at every change. Timers go on
        # while it is written down: until then the copy is under way.
        self._copied_in_vain = None if self._quietly(backups.record, result) else self._copy_begun
        self._copying = False
        self._tell_backups()

    def _hear_copy_broke(self, error: Exception) -> None:
        self._copying = False
        self._copied_in_vain = self._copy_begun
        self._say_what_broke(error)

    def _record_control(self, result: control.Result) -> None:
        self._quietly(control.record, result)
        self._controlling = False
        if not self._stop.is_set():
            self._seats.tell(Notice("control", "danger", result.fault, page="protection", without=_TELL))

    def _hear_control_broke(self, error: Exception) -> None:
        self._controlling = False
        self._say_what_broke(error)

    def _tell_backups(self) -> None:
        runner = self._anybody()
        state = runner.read(backups.state) if runner is not None else None
        if state is not None:
            said = " ".join(filter(None, (state.local.more, state.room)))
            self._seats.tell(Notice("backup", "attention", said, page="protection", without=_TELL))

    def _quietly(self, verb: Callable[..., Changes], *args: Any) -> bool:
        """Run a verb and refresh what shows it, without a word on the line of what somebody has just done.

        False when it was refused, or when the file is about to be closed.
        """
        runner = self._anybody()
        changes = runner.in_passing(verb, *args) if runner is not None else None
        if runner is not None and changes is not None:
            runner.changed.emit(replace(changes, told="", undo=None))
        return changes is not None

    def _say_what_broke(self, error: Exception) -> None:
        seat = self._seats.anybody()
        if isinstance(error, Stopped) or self._stop.is_set() or seat is None or presence.absence(seat.desk):
            # Each window says by itself that the file is away.
            return
        if not isinstance(error, RuleBroken | StorageTrouble):
            raise error
        if isinstance(error, StorageTrouble):
            # Nobody did anything: it tells of no gesture.
            error = error.to_a_reader()
            if isinstance(error, HeldElsewhere):
                self._rounds.setInterval(HELD_MS)
        said = f"{error.sentence} {error.way_out}" if isinstance(error, StorageTrouble) else error.sentence
        self._seats.tell(Notice("upkeep", "attention", said))

    def _at_work(self) -> "Runner | None":
        return self._seats.taken.main.context.runner if self._seats.taken is not None else None

    def _anybody(self) -> "Runner | None":
        """Whoever's: what ends behind a locked screen is recorded all the same; nobody once the file is closed."""
        seat = None if self._stop.is_set() else self._seats.anybody()
        return seat.main.context.runner if seat is not None else None


def _unseen(_done: int, _of: int) -> None:
    """Nobody looks at how far it is."""
