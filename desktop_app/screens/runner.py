"""Run one use case: say what was refused, tell every page what changed, remember how to take it back."""

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any, Protocol, TypeVar

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QTimer, Signal

from desktop_app.domain.errors import Fault, RuleBroken
from desktop_app.storage.errors import StorageTrouble, known_trouble
from desktop_app.use_cases.accounts import presence
from desktop_app.use_cases.changes import Changes, Undo

from .dialogs import Dialogs
from .worker import Worker

if TYPE_CHECKING:
    from desktop_app.use_cases.accounts.accounts import Work
    from desktop_app.use_cases.desk import Desk
    from desktop_app.use_cases.papers.printing import Paper

T = TypeVar("T")
_REMEMBERED = 30


class ShowsFaults(Protocol):
    """Whatever can put sentences beside its fields: a `Form`."""

    def show_faults(self, faults: Iterable[Fault], /) -> None: ...


class Runner(QObject):
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
        self._desk = desk
        self._dialogs = dialogs
        self._undos: list[Undo] = []
        self._just_told: type[StorageTrouble] | None = None
        self._ending = self._over = False

    @property
    def next_undo(self) -> Undo | None:
        """What `undo()` would take back now."""
        return self._undos[-1] if self._undos else None

    def do(
        self,
        verb: Callable[..., Changes],
        *args: Any,
        form: ShowsFaults | None = None,
        asking: tuple[type[RuleBroken], ...] = (),
        **kwargs: Any,
    ) -> Changes | None:
        """Run `verb(desk, *args, **kwargs)` and broadcast its `Changes`; None when it was refused.

        Refusals go to `form` when there is one. Those of a type in `asking` are questions for the agent: they
        are raised to the caller, who asks and tries again.
        """
        changes = self._attempt(verb, args, kwargs, form, asking)
        if changes is not None:
            self._remember(changes)
            self.changed.emit(changes)
        return changes

    def do_slowly(
        self,
        prepare: Callable[..., "Work"],
        *args: Any,
        done: Callable[[Changes | None], None],
        form: ShowsFaults | None = None,
        **kwargs: Any,
    ) -> bool:
        """Run the slow half of `prepare(desk, …)` in the worker, then record it and broadcast as `do` does.

        False when it was refused at once, which has then been said. Otherwise `done`, a QObject's bound method, gets
        the `Changes`, or None when it was refused since.
        """
        work = self._attempt(prepare, args, kwargs, form, ())
        if work is None:
            return False
        slow = _Slow(self, work, form)
        slow.over.connect(done)
        self.worker.start(work.run, slow.record, slow.refuse)
        return True

    def read(self, verb: Callable[..., T], *args: Any, form: ShowsFaults | None = None, **kwargs: Any) -> T | None:
        """What `verb(desk, *args, **kwargs)` finds; None when it was refused, which has then been said.

        Refusals go to `form` when there is one.
        """
        if self._over:
            return None
        try:
            with known_trouble():
                return verb(self._desk, *args, **kwargs)
        except RuleBroken as refusal:
            self._show_refusal(refusal, form)
        except StorageTrouble as trouble:
            if presence.absence(self._desk) is not None:
                # A clock asks as well as a hand: a line at the top says it, and nobody is stopped for it.
                self.cut_off.emit()
            # A page reads several things at once: the same trouble is told once for all of them.
            elif type(trouble) is not self._just_told:
                self._tell(trouble)
        return None

    def make(self, paper: "Paper", done: Callable[[bytes], None]) -> None:
        """Draw a paper in the worker thread; `done`, a QObject's bound method, gets the PDF in this one."""
        self.worker.start(paper.build, done, self.say_what_broke)

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

    def undo(self) -> None:
        """Take the last action back and broadcast it; nothing happens when there is none."""
        if not self._undos:
            return
        from desktop_app.use_cases.reception.undo import take_back

        changes = self._attempt(take_back, (self._undos.pop(),), {}, None, ())
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
        self.worker.wait()
        for slow in self.findChildren(_Slow):
            QCoreApplication.sendPostedEvents(slow, QEvent.Type.MetaCall)
        self._over = True

    def _attempt(
        self,
        verb: Callable[..., T],
        args: tuple[Any, ...],
        kwargs: dict[str, Any],
        form: ShowsFaults | None,
        asking: tuple[type[RuleBroken], ...],
    ) -> T | None:
        if self._over:
            return None
        try:
            with known_trouble():
                return verb(self._desk, *args, **kwargs)
        except RuleBroken as refusal:
            if isinstance(refusal, asking):
                raise
            self._show_refusal(refusal, form)
        except StorageTrouble as trouble:
            self._tell(trouble)
            self.cut_off.emit()
        return None

    def _tell(self, trouble: StorageTrouble) -> None:
        if self._ending:
            return
        self._just_told = type(trouble)
        self._dialogs.trouble(trouble)
        QTimer.singleShot(0, self, self._forget_trouble)

    def _forget_trouble(self) -> None:
        self._just_told = None

    def _remember(self, changes: Changes) -> None:
        if changes.undo is not None:
            self._undos = [*self._undos, changes.undo][-_REMEMBERED:]
        elif changes.touched:
            # Ctrl+Z takes back the last action or nothing: never an older one behind it.
            self._undos.clear()

    def _show_refusal(self, refusal: RuleBroken, form: ShowsFaults | None) -> None:
        if self._ending:
            return
        if form is None:
            self._dialogs.refusal(refusal)
        else:
            form.show_faults(refusal.faults)


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
