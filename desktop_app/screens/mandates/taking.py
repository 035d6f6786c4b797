"""Taking a mandate: one page a step in the only order there is, and the column that says where one stands."""

from typing import cast

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from desktop_app.domain.mandate import Path
from desktop_app.domain.person import Person
from desktop_app.use_cases.mandates import mandates
from desktop_app.use_cases.mandates.mandates import MandateView

from ..ask import help_button
from ..chapters import anchor
from ..context import Context
from ..theme.tokens import Space, bare, edged, px, set_edges
from ..widgets import labels
from ..widgets.aloud import announce_at_rest
from ..widgets.banner import Banner
from ..widgets.buttons import primary, quiet, rename
from ..widgets.flow import Flow
from ..widgets.layout import Stack
from ..widgets.scrolled import LEAST_HEIGHT
from ..widgets.shortcut import shortcut
from .before_step import BeforeStep
from .identity_step import IdentityStep
from .information_step import InformationStep
from .printing_step import PrintingStep
from .scope_step import ScopeStep
from .signatures_step import DoneStep, SignaturesStep
from .steps import TO_TAKE, Step, StepPage, StepsColumn, step_to_do
from .wording import who_in_words

_PAGES: tuple[type[StepPage], ...] = (
    BeforeStep,
    ScopeStep,
    InformationStep,
    IdentityStep,
    PrintingStep,
    SignaturesStep,
    DoneStep,
)
_ROOM_FOR_BOTH = 780
"""The width from which the column has its words and the cards their two columns, in pixels at scale 1."""
_STILL_ASKED_MS = 3000
_NOT_STORED = "Dites d’abord qui donne le mandat, pour quoi et jusqu’à quand."
_NOT_ASKED = "Dites d’abord si vous pouvez le faire avec la personne."


class Taking(QWidget):
    """Begins a mandate, or takes one up where it stands. `left` carries its id, 0 when none was made."""

    left = Signal(int)

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._view: MandateView | None = None
        self._scrolls: dict[Step, _Scroll] = {}
        self._path: Path | None = None
        self._giver: Person | None = None
        self._shown, self._narrow = Step.BEFORE, False
        self.column = StepsColumn(self)
        self.title, self.sentence = labels.title("", self), labels.muted("", self)
        self.banner = Banner("attention", parent=self)
        self.stack = Stack(self)
        self.leave_button = quiet("Quitter", self, self.leave)
        self.go_on = primary("Continuer", self, self._submit)
        self.go_on.setToolTip("Ctrl+Entrée")
        self._lay_out()
        self.column.step_wanted.connect(self.go_to)
        shortcut(("Ctrl+Return", "Ctrl+Enter"), "Aller à l’étape suivante", self._submit, self, within=True)

    def begin(self, person: Person | None = None) -> None:
        """A new mandate, given by this person when they are already known; `start` it once it is shown.

        A reader that hears of a focus out of sight says nothing of it, nor when it comes into view.
        """
        self._giver = person
        self._show(Step.BEFORE)
        # Orca takes the cursor of a field just made for where it is already, and reads neither it nor its group.
        announce_at_rest(self, self._where(person))

    def resume(self, mandate_id: int) -> None:
        """Take a mandate up at the first step that is not done."""
        self._view = self._context.runner.read(mandates.view, mandate_id)
        self._show(self._to_do())
        if self.isVisible():
            self.start()

    def page(self) -> StepPage:
        """The page of the step in view."""
        return self._scrolls[self._shown].page

    def go_to(self, wanted: int) -> None:
        """Show a step already done or the one to do; say why not for a later one."""
        step, to_do = TO_TAKE[wanted], self._to_do()
        if step > to_do:
            sentence = self._view.missing if self._view else _NOT_STORED if self._path else _NOT_ASKED
            self.column.refuse(step, sentence)
            self.banner.say(f"Pas encore. {sentence}" if self._narrow else "")
            self.start()
        elif step is not self._shown and self.may_leave():
            self._drop(self._shown)
            self._show(step)
            self.start()

    def has_unsaved(self) -> bool:
        """Whether the step in view holds something that is not in the file yet."""
        return self._shown is not Step.DONE and self.page().was_edited()

    def asks_about(self) -> str:
        """The step in view, in the chapter of mandates."""
        return f"mandates#{anchor(self._shown.title)}"

    def may_leave(self) -> bool:
        """Whether the page in view holds nothing unsaved, or the advisor agrees to lose it."""
        if not self.has_unsaved():
            return True
        return self._context.dialogs.ask(
            "Quitter cette étape ?",
            "Ce qui est écrit sur cette page n’est pas encore enregistré. Les étapes déjà faites sont gardées.",
            "Quitter sans enregistrer",
            "Rester",
        )

    def leave(self) -> None:
        """Go back to the list; every step done is in the file."""
        if self.may_leave():
            self.left.emit(self._view.mandate.id if self._view else 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the room to the page when there is little: large type, small window."""
        super().resizeEvent(event)
        narrow = self.width() < px(self, _ROOM_FOR_BOTH)
        if narrow != self._narrow:
            self._narrow = narrow
            self.column.set_narrow(narrow)
            left = Space.L if narrow else Space.XXL
            set_edges(self._inside, left, Space.XL, Space.L, Space.L, within=self)
            for scroll in self._scrolls.values():
                scroll.page.set_narrow(narrow)

    def start(self) -> None:
        """Put the focus where the step in view begins, on the button for one without fields."""
        self.page().start()
        # PySide knows it as never empty.
        if cast("QWidget | None", self.page().focusWidget()) is None:
            self.go_on.setFocus()

    def _to_do(self) -> Step:
        return step_to_do(self._view.mandate if self._view else None, self._path)

    def _submit(self) -> None:
        if self._shown is Step.DONE:
            self.leave()
        else:
            self.page().submit()

    def _begin_scope(self, path: Path) -> None:
        """A mandate is needed, and may be signed by this path."""
        self._path = path
        self._show(Step.SCOPE)
        self.start()

    def _step_saved(self, mandate_id: int) -> None:
        # What was recorded may undo later steps: their pages are made afresh.
        for step in list(self._scrolls):
            self._drop(step)
        self.resume(mandate_id)

    def _show(self, step: Step) -> None:
        new = step not in self._scrolls
        if new:
            self._scrolls[step] = _Scroll(step, self._context, self.stack)
            self._listen_to(self._scrolls[step].page)
        self._shown = step
        page = self.page()
        page.set_narrow(self._narrow)
        page.show_view(self._view)
        if isinstance(page, ScopeStep) and self._view is None:
            page.begin(self._path, self._giver if new else None)
        if new:
            self.stack.addWidget(self._scrolls[step])
        self.banner.say("")
        self.stack.setCurrentWidget(self._scrolls[step])
        self.title.setText(step.title)
        if view := self._view:
            who = f"{view.person.name} · avec {who_in_words(view)}"
            self.sentence.setText(f"Mandat {view.mandate.number} · {who}")
        self.sentence.setVisible(view is not None)
        self._name_button()
        self.leave_button.setText("Quitter, tout est gardé" if self._view and not self._narrow else "Quitter")
        self.leave_button.setAccessibleName("Quitter, tout est gardé" if self._view else "Quitter")
        self.leave_button.setVisible(step is not Step.DONE)
        self.column.show_steps(step, self._to_do())
        # Read before the first field: said as it is shown, it was lost among all that a reader hears of a new page.
        giver = self._view.person if self._view else self._giver
        page.setAccessibleName(self._where(giver) if giver and step is not Step.BEFORE else "")

    def _listen_to(self, page: StepPage) -> None:
        page.saved.connect(self._step_saved)
        page.reworded.connect(self._name_button)
        if isinstance(page, BeforeStep):
            page.decided.connect(self._begin_scope)
            page.left.connect(self.left)

    def _name_button(self) -> None:
        rename(self.go_on, self.page().button_words())

    def _where(self, giver: Person | None) -> str:
        """Whose mandate it is and at which step, for who hears the screen."""
        who = f"Mandant : {giver.name}. " if giver else ""
        at = "" if self._shown is Step.DONE else f"Étape {self._shown + 1} sur {len(TO_TAKE)}, "
        return f"{who}{at}{self._shown.title}"

    def _drop(self, step: Step) -> None:
        scroll = self._scrolls.pop(step)
        self.stack.removeWidget(scroll)
        scroll.hide()
        # A reader still asks about where the keyboard was: without an answer Orca does not say where it is.
        # Held by test_orca_says_what_was_written_by_hand.
        QTimer.singleShot(_STILL_ASKED_MS, scroll, scroll.deleteLater)

    def _lay_out(self) -> None:
        across = bare(QHBoxLayout(self))
        across.addWidget(self.column)
        self._inside = column = edged(QVBoxLayout(), Space.XS, Space.XXL, Space.XL, Space.L, Space.L, within=self)
        head = QHBoxLayout()
        head.addWidget(self.title, 1)
        head.addWidget(help_button(self._context.dialogs, self))
        column.addLayout(head)
        column.addWidget(self.sentence)
        column.addSpacing(px(self, Space.M))
        column.addWidget(self.banner)
        # The pages scroll: whatever their length, the buttons stay in sight.
        self.stack.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Ignored)
        row = QHBoxLayout()
        row.addWidget(self.stack)
        row.addStrut(px(self, LEAST_HEIGHT))
        column.addLayout(row, 1)
        column.addSpacing(px(self, Space.S))
        gap = px(self, Space.S)
        column.addWidget(Flow((self.leave_button, self.go_on), gap, gap, self, right_from=1))
        across.addLayout(column, 1)


class _Scroll(QScrollArea):
    """Where the page of a step is made: one made elsewhere would be dressed again for its place, 14 ms of 80."""

    def __init__(self, step: Step, context: Context, parent: QWidget) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.page = _PAGES[step](context, self.viewport())
        self.setWidget(self.page)
