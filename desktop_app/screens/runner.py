"""Run one use case: say what was refused, tell every page what changed, remember how to take it back."""

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any, Concatenate, ParamSpec, Protocol, TypeVar

from PySide6.QtCore import QObject, QTimer, Signal

from desktop_app.domain.errors import Fault, Forbidden, RuleBroken
from desktop_app.storage.errors import StorageTrouble, known_trouble
from desktop_app.use_cases.accounts import presence
from desktop_app.use_cases.assertions import assert_line, marked
from desktop_app.use_cases.changes import Changes, Undo
from desktop_app.use_cases.permissions import may

from .dialogs import Dialogs
from .worker import Worker
from .writer import Writer

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from desktop_app.use_cases.accounts.accounts import Work
    from desktop_app.use_cases.desk import Desk
    from desktop_app.use_cases.papers.printing import Paper

P = ParamSpec("P")
T = TypeVar("T")
_REMEMBERED = 30


class ShowsFaults(Protocol):
    """Whatever can put sentences beside its fields: a `Form`."""

    def show_faults(self, faults: Iterable[Fault], /) -> None: ...


class _Asked:
    """What a screen may ask: `_form` is where what is refused is shown, `_asking` what is a question for the caller."""

    _form: ShowsFaults | None = None
    _asking: tuple[type[RuleBroken], ...] = ()

    @property
    def _runner(self) -> "Runner":
        raise NotImplementedError

    def do(self, verb: Callable[Concatenate["Desk", P], Changes], *args: P.args, **kwargs: P.kwargs) -> Changes | None:
        """Run `verb(desk, *args, **kwargs)` and broadcast its `Changes`; None when it was refused, which is said."""
        changes = self.attempt(verb, *args, **kwargs)
        if changes is not None:
            self._runner._keep(changes)
        return changes

    def do_slowly(
        self,
        done: Callable[[Changes | None], None],
        prepare: Callable[Concatenate["Desk", P], "Work"],
        *args: P.args,
        **kwargs: P.kwargs,
    ) -> bool:
        """Run the slow half of `prepare(desk, …)` in the worker, then record it and broadcast as `do` does.

        False when it was refused at once, which has then been said. Otherwise `done`, a QObject's bound method, gets
        the `Changes`, or None when it was refused since.
        """
        work = self.attempt(prepare, *args, **kwargs)
        if work is None:
            return False
        slow = _Slow(self._runner, work, self._form)
        slow.over.connect(done)
        self._runner.worker.start(work.run, slow.record, slow.refuse)
        return True

    def read(self, verb: Callable[Concatenate["Desk", P], T], *args: P.args, **kwargs: P.kwargs) -> T | None:
        """What `verb(desk, *args, **kwargs)` finds; None when it was refused, which has then been said.

        It may be read because something was just stored: what is said then never tells of what was changed.
        """
        return self._runner._read(lambda desk: verb(desk, *args, **kwargs), self._form)

    def attempt(self, verb: Callable[Concatenate["Desk", P], T], *args: P.args, **kwargs: P.kwargs) -> T | None:
        """What the verb gives, remembered and told to nobody; None when it was refused, which has then been said.

        A line that seems to hold what may never be noted is asked about where the account may assert that it does not.
        """
        runner, asserted = self._runner, self._runner._desk.asserted
        try:
            return runner._write(
                lambda desk: verb(desk, *marked(asserted, args), **marked(asserted, kwargs)),
                self._form,
                (*self._asking, Forbidden),
            )
        except Forbidden as refusal:
            if isinstance(refusal, self._asking):
                raise
            if runner._assert_lines(refusal):
                return self.attempt(verb, *args, **kwargs)
            runner._show_refusal(refusal, self._form)
            return None

    def judge(self, read: Callable[[], T], within: "QWidget") -> T | None:
        """What `read()` makes of the fields `within` before any gesture; None when refused, which has then been said.

        A line may be asserted here as in a gesture: the fields then give it as asserted.
        """
        from .asserting import let_pass

        let_pass(within, self._runner._desk.asserted)
        try:
            return read()
        except Forbidden as refusal:
            if self._runner._assert_lines(refusal):
                return self.judge(read, within)
            self._runner._show_refusal(refusal, self._form)
        except RuleBroken as refusal:
            self._runner._show_refusal(refusal, self._form)
        return None


class Runner(QObject, _Asked):
    """The only bridge from screens to use cases.

    A `RuleBroken` is shown beside the fields or in a notice, a `StorageTrouble` in a notice, and what the system
    raises is named as one, whichever verb forgot to; anything else is a bug and goes its way to the crash dialog.
    """

    changed = Signal(object)
    """Carries the `Changes` of what was just done or taken back."""
    cut_off = Signal()
    """When a trouble was met, and the file may be out of reach."""

    def __init__(self, desk: "Desk", dialogs: Dialogs, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.worker = Worker(self)
        self.writer = Writer(self)
        self._desk = desk
        self._dialogs = dialogs
        self._undos: list[Undo] = []
        self._just_told: type[StorageTrouble] | None = None
        self._ending = self._over = False

    @property
    def _runner(self) -> "Runner":
        return self

    @property
    def next_undo(self) -> Undo | None:
        """What `undo()` would take back now."""
        return self._undos[-1] if self._undos else None

    def beside(self, form: ShowsFaults | None = None, *, asking: tuple[type[RuleBroken], ...] = ()) -> "_Beside":
        """The same verbs, with what is refused shown by `form`, when there is one.

        Refusals of a type in `asking` are questions for the agent: they are raised to the caller, who asks and
        tries again.
        """
        return _Beside(self, form, asking)

    def in_passing(self, verb: Callable[Concatenate["Desk", P], T], *args: P.args, **kwargs: P.kwargs) -> T | None:
        """Do as `read`, of a verb that writes and that nobody has asked for: its turn comes among the gestures."""
        return self._run(lambda: self.writer.run(lambda: verb(self._desk, *args, **kwargs)), None, (), self._say_unread)

    def make(self, paper: "Paper", done: Callable[[bytes], None]) -> None:
        """Draw a paper in the worker thread; `done`, a QObject's bound method, gets the PDF in this one."""
        self.worker.start(paper.build, done, self._say_unmade)

    def say_what_broke(self, error: Exception) -> None:
        """Show a refusal or trouble met in the worker; raise anything else again, here."""
        if self._ending and isinstance(error, RuleBroken | StorageTrouble):
            return
        if isinstance(error, RuleBroken):
            self._dialogs.refusal(error)
        elif isinstance(error, StorageTrouble):
            self._dialogs.trouble(error)
        else:
            raise error

    def _say_unmade(self, error: Exception) -> None:
        # A paper only reads: what it is of may just have been stored.
        self.say_what_broke(error.to_a_reader() if isinstance(error, StorageTrouble) else error)

    def undo(self) -> None:
        """Take the last action back and broadcast it; nothing happens when there is none."""
        if not self._undos:
            return
        from desktop_app.use_cases.reception.undo import take_back

        changes = self.attempt(take_back, self._undos.pop())
        if changes is not None:
            self.changed.emit(changes)

    def forget(self) -> None:
        """Nothing done so far can be taken back any more: its name must not come up before somebody else."""
        self._undos.clear()

    def end(self) -> None:
        """Record what the worker has done, and from then on reach the file no more, without a word: it may be closed.

        Whatever was queued meanwhile, by a timer or a page, then finds nothing to read and nothing to do.
        """
        self._ending = True
        self.writer.wait()
        self.worker.wait()
        for slow in self.findChildren(_Slow):
            self.worker.hand_over(slow)
        self._over = True

    def _read(self, work: Callable[["Desk"], T], form: ShowsFaults | None) -> T | None:
        def undisturbed() -> T:
            with self._desk.undisturbed():
                return work(self._desk)

        return self._run(undisturbed, form, (), self._say_unread)

    def _write(
        self, work: Callable[["Desk"], T], form: ShowsFaults | None, asking: tuple[type[RuleBroken], ...]
    ) -> T | None:
        return self._run(lambda: self.writer.run(lambda: work(self._desk)), form, asking, self._say_undone)

    def _run(
        self,
        work: Callable[[], T],
        form: ShowsFaults | None,
        asking: tuple[type[RuleBroken], ...],
        say: Callable[[StorageTrouble], None],
    ) -> T | None:
        """What `work` gives, kept and told to nobody; the rest as `beside`; `say` tells a trouble."""
        if self._over:
            return None
        try:
            with known_trouble():
                return work()
        except RuleBroken as refusal:
            if isinstance(refusal, asking):
                raise
            self._show_refusal(refusal, form)
        except StorageTrouble as trouble:
            say(trouble)
        return None

    def _keep(self, changes: Changes) -> None:
        if changes.undo is not None:
            self._undos = [*self._undos, changes.undo][-_REMEMBERED:]
        elif changes.touched:
            # Ctrl+Z takes back the last action or nothing: never an older one behind it.
            self._undos.clear()
        self.changed.emit(changes)

    def _say_undone(self, trouble: StorageTrouble) -> None:
        self._tell(trouble)
        self.cut_off.emit()

    def _say_unread(self, trouble: StorageTrouble) -> None:
        if presence.absence(self._desk) is not None:
            # A clock asks as well as a hand: a line at the top says it, and nobody is stopped for it.
            self.cut_off.emit()
        # A page reads several things at once: the same trouble is told once for all of them.
        elif type(trouble) is not self._just_told:
            self._tell(trouble.to_a_reader())

    def _tell(self, trouble: StorageTrouble) -> None:
        if self._ending:
            return
        self._just_told = type(trouble)
        self._dialogs.trouble(trouble)
        QTimer.singleShot(0, self, self._forget_trouble)

    def _forget_trouble(self) -> None:
        self._just_told = None

    def _assert_lines(self, refusal: Forbidden) -> bool:
        """Whether whoever is at work says of each of these lines that it is nothing forbidden; journaled when so."""
        asked_before = any(line.line in self._desk.asserted for line in refusal.lines)
        if self._ending or asked_before or not may(self._desk.account, assert_line):
            return False
        from .asserting import are_something_else

        return are_something_else(self._dialogs, refusal.lines) and all(
            self.do(assert_line, line) for line in refusal.lines
        )

    def _show_refusal(self, refusal: RuleBroken, form: ShowsFaults | None) -> None:
        if self._ending:
            return
        if form is None:
            self._dialogs.refusal(refusal)
        else:
            form.show_faults(refusal.faults)


class _Beside(_Asked):
    def __init__(self, runner: Runner, form: ShowsFaults | None, asking: tuple[type[RuleBroken], ...]) -> None:
        self._whole, self._form, self._asking = runner, form, asking

    @property
    def _runner(self) -> Runner:
        return self._whole


class _Slow(QObject):
    over = Signal(object)

    def __init__(self, runner: Runner, work: "Work", form: ShowsFaults | None) -> None:
        super().__init__(runner)
        self._runner, self._work, self._form = runner, work, form

    def record(self, found: Any) -> None:
        self.over.emit(self._runner.do(self._work.record, found))
        self.deleteLater()

    def refuse(self, error: Exception) -> None:
        # Told first: what was held still for the work must take the focus of the first fault.
        self.over.emit(None)
        if isinstance(error, RuleBroken) and self._form is not None:
            self._form.show_faults(error.faults)
        else:
            self._runner.say_what_broke(error)
        self.deleteLater()
