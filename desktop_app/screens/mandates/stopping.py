"""From the list to the end of a mandate: the question that is asked, then the papers that go with the answer."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from desktop_app.domain.mandate import Body
from desktop_app.use_cases.mandates import endings, mandate_access, mandates
from desktop_app.use_cases.mandates.mandates import MandateView
from desktop_app.use_cases.papers import ending_papers, packs
from desktop_app.use_cases.papers.printing import Pack, Paper

from ..context import Context
from ..printing.preview import PreviewDialog
from ..printing.recorded import show_recorded
from .closing import ClosingDialog
from .withdrawal import WithdrawalDialog


class Stopping(QObject):
    """Each verb takes the id of a mandate; `window` is where its questions and previews open."""

    def __init__(self, context: Context, window: Callable[[], QWidget], parent: QObject) -> None:
        super().__init__(parent)
        self._context, self._window = context, window

    def withdraw(self, mandate_id: int) -> None:
        """Ask how the person said it; the receipt follows, with what the content still tells an advisor."""
        if view := self._context.runner.read(mandates.view, mandate_id):
            dialog = WithdrawalDialog(self._context, view, self._window())
            after = _Afterwards(self._context, self._window, {mandate_id: view.mandate.body}, dialog)
            dialog.withdrawn.connect(after.print_withdrawal)
            self._context.dialogs.show(dialog)

    def close(self, mandate_id: int) -> None:
        """Ask why it stops; what that asks for is printed."""
        if view := self._context.runner.read(mandates.view, mandate_id):
            dialog = ClosingDialog(self._context, view, self._window())
            after = _Afterwards(self._context, self._window, self._contents(view), dialog)
            dialog.ended.connect(after.print_ends)
            dialog.announced.connect(self.print_notice)
            self._context.dialogs.show(dialog)

    def resume(self, mandate_id: int) -> None:
        """Let a suspended mandate go on."""
        self._context.runner.do(endings.resume, mandate_id)

    def print_receipt(self, mandate_id: int) -> None:
        """The receipt of an end, again."""
        _preview(self._context, self._context.runner.read(packs.withdrawal, mandate_id), self._window())

    def print_notice(self, mandate_id: int) -> None:
        """The letter that tells beforehand that it will stop."""
        _preview(self._context, self._context.runner.read(ending_papers.notice, mandate_id), self._window())

    def print_end_sheet(self, mandate_id: int) -> None:
        """The sheet that the content of an ended mandate waits for; once it is out, the content goes."""
        waiting = self._context.runner.read(mandate_access.waiting_for_its_sheet, mandate_id)
        pack = self._context.runner.read(packs.withdrawal, mandate_id, waiting.body) if waiting else None
        if (preview := _preview(self._context, pack, self._window())) is not None:
            after = _Afterwards(self._context, self._window, {mandate_id: None}, preview)
            preview.printed.connect(after.destroy_held)
            preview.saved.connect(after.destroy_held)

    def _contents(self, view: MandateView) -> dict[int, Body | None]:
        """What the mandates of this person that go on say, as far as this account reads them; by id."""
        others = self._context.runner.read(mandates.to_open, view.person) or []
        read = [self._context.runner.read(mandates.view, each.mandate.id) for each in others]
        found = {each.mandate.id: each.mandate.body for each in read if each and each.mandate.signature}
        return {view.mandate.id: view.mandate.body, **found}


class _Afterwards(QObject):
    """What is left to do once a dialog has its answer; what the mandates said, by id, lives no longer than it."""

    def __init__(
        self,
        context: Context,
        window: Callable[[], QWidget],
        contents: Mapping[int, Body | None],
        dialog: QObject,
    ) -> None:
        super().__init__(dialog)
        self._context, self._window, self._contents = context, window, contents

    def print_withdrawal(self, mandate_id: int, line: int) -> None:
        """The receipt of a line, or of the whole, which the last line takes with it."""
        runner, body = self._context.runner, self._contents.get(mandate_id)
        view = runner.read(mandates.view, mandate_id)
        if view and line and not view.mandate.ended_at:
            _preview(self._context, runner.read(packs.line_withdrawal, mandate_id, line, body), self._window())
        else:
            _preview(self._context, runner.read(packs.withdrawal, mandate_id, body), self._window())

    def print_ends(self, mandate_id: int) -> None:
        """The papers of this mandate, and of the others that ended with it."""
        _preview(self._context, self._context.runner.read(packs.endings, mandate_id, self._contents), self._window())

    def destroy_held(self) -> None:
        """The end sheet is out."""
        for mandate_id in self._contents:
            self._context.runner.do(endings.destroy_held, mandate_id)


def _preview(context: Context, paper: Paper | Pack | None, window: QWidget) -> PreviewDialog | None:
    return show_recorded(context, paper, window) if paper is not None else None
