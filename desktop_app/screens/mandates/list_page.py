"""The list of mandates, in progress or all, with what can be done with the one in focus."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QRadioButton, QVBoxLayout, QWidget

from desktop_app.domain.french import plural
from desktop_app.domain.mandate import State
from desktop_app.use_cases.changes import Touched
from desktop_app.use_cases.destruction import due
from desktop_app.use_cases.mandates import controls, mandates, parties
from desktop_app.use_cases.mandates.mandates import MandateView
from desktop_app.use_cases.settings import conventions

from ..context import Context
from ..page import Page
from ..theme.tokens import Space, bare, px
from ..widgets.banner import Banner
from ..widgets.buttons import primary, rename, secondary
from ..widgets.empty_state import EmptyState
from ..widgets.flow import Flow
from ..widgets.layout import Stack
from ..widgets.row_model import RowModel
from ..widgets.table import TableView
from .blanks_dialog import BlanksDialog
from .control_dialog import ControlDialog
from .detail import MandateDetail
from .rows import COLUMNS, MandateRows
from .wording import allows_something

_WHAT_FOR = (
    "Un mandat permet de faire une démarche au nom d’une personne. "
    "Il se signe ici, à deux, et se retire quand elle le veut."
)
_WHO_TAKES = "Un conseiller le prépare depuis son compte."


class MandateList(Page):
    """What is in progress first; `taking_wanted` carries a mandate to go on with, or 0 for a new one."""

    taking_wanted = Signal(int)
    title = "Mandats"
    chapter = "mandates"
    touched_by = Touched.MANDATES | Touched.PEOPLE | Touched.SETTINGS

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.open_only, self.all = QRadioButton(self), QRadioButton(self)
        self.open_only.setChecked(True)
        self.rows = RowModel(COLUMNS, lambda view: view.mandate.id, self)
        self.table = TableView(self.rows, "Mandats", self)
        self.empty = EmptyState("Aucun mandat", _WHAT_FOR, "Nouveau mandat", icon="mandates", parent=self)
        self.lacking = Banner("attention", parent=self)
        self.stack = Stack(self)
        self.detail = MandateDetail(context, self)
        self.new = primary("Nouveau mandat", self, self._take_new, icon="add", keys="Ctrl+M")
        self.control = secondary("Contrôler…", self, self._control)
        self.control.setVisible(context.may(controls.of_the_year))
        self.blanks = secondary("Vierges…", self, self.show_blanks)
        self.due = secondary("À détruire", self, icon="clock")
        if context.may(conventions.carry_out):
            self.lacking.offer("Ouvrir Réglages", self._write_what_lacks)
        self._lay_out_list()
        self._connect()

    def refresh(self) -> None:
        """Read every mandate again, keeping the one in focus; nobody else's comes instead of one that has left."""
        views = self.context.runner.read(mandates.listing, open_only=self.open_only.isChecked()) or []
        takes = self.context.may(mandates.draft)
        self.lacking.say((self.context.runner.read(parties.lacking) or "") if takes else "", aloud=False)
        asked = self.context.runner.read(due.how_many) or 0
        rename(self.due, f"À détruire ({asked})" if asked else "À détruire")
        self._show_rows(views)

    def _write_what_lacks(self) -> None:
        self.context.go("settings", part="convention")

    def _filter(self) -> None:
        self.refresh()
        self.table.focus_first(anew=True)

    def focus(self, mandate_id: int) -> None:
        """Put the focus on this mandate, among all of them when it has ended."""
        if not self._focus_on(mandate_id):
            everything = self.context.runner.read(mandates.listing, open_only=False) or []
            if any(view.mandate.id == mandate_id for view in everything):
                self.all.setChecked(True)
                self._show_rows(everything)
                self._focus_on(mandate_id)
        self.table.setFocus()

    def _focus_on(self, mandate_id: int) -> bool:
        return self.table.focus_row(lambda view: view.mandate.id == mandate_id)

    def _lay_out_list(self) -> None:
        group = QButtonGroup(self)
        for button in (self.open_only, self.all):
            group.addButton(button)
        filters = Flow(
            (self.open_only, self.all, self.control, self.blanks, self.due),
            px(self, Space.L),
            px(self, Space.XS),
            self,
            right_from=2,
        )
        group.buttonClicked.connect(self._filter)
        rows = MandateRows(self.table)
        self.table.setItemDelegate(rows)
        self.table.horizontalHeader().hide()
        self.table.verticalHeader().setDefaultSectionSize(rows.height())
        self.stack.addWidget(self.table)
        self.stack.addWidget(self.empty)
        body = bare(QVBoxLayout(), Space.S, self)
        body.addWidget(self.lacking)
        body.addWidget(filters)
        body.addWidget(self.stack, 1)
        self.lay_out(body, actions=(self.new,), panel=self.detail)

    def _connect(self) -> None:
        self.empty.wanted.connect(self._take_new)
        self.table.row_focused.connect(self._show_detail)
        self.table.row_chosen.connect(self._choose)
        self.rows.dataChanged.connect(self._show_current)
        self.detail.offered.go_on.clicked.connect(self._go_on)

    def _show_rows(self, views: Sequence[MandateView]) -> None:
        running = [view for view in views if view.mandate.state is not State.ENDED]
        shown = running if self.open_only.isChecked() else views
        ended = self.context.runner.read(mandates.how_many_ended) or 0
        self.open_only.setText(f"En cours ({len(running)})")
        self.all.setText(f"Tous ({len(running) + ended})")
        hidden = f", {plural(ended, 'terminé')} non affiché{'s' if ended > 1 else ''}"
        counted = f"{plural(len(shown), 'mandat')}{hidden if ended and self.open_only.isChecked() else ''}"
        any_at_all = bool(running) or ended > 0
        self.say(counted if any_at_all else "")
        self.open_only.setVisible(any_at_all)
        self.all.setVisible(any_at_all)
        self.rows.set_rows(shown)
        self._show_what_may_be_begun(ended)
        self.stack.setCurrentWidget(self.table if shown else self.empty)
        self.setFocusProxy(self.table if shown else self.empty.button)
        self.show_panel(bool(shown))
        self.table.focus_first()
        self._show_current()

    def _show_what_may_be_begun(self, ended: int) -> None:
        takes = self.context.may(mandates.draft)
        for button in (self.new, self.empty.button):
            button.setVisible(takes)
        why = _WHAT_FOR if takes else f"{_WHAT_FOR} {_WHO_TAKES}"
        if ended:
            self.empty.say("Aucun mandat en cours", f"{plural(ended, 'mandat')} dans « Tous ». {why}")
        else:
            self.empty.say("Aucun mandat", why)

    def _show_current(self) -> None:
        self._show_detail(self.table.current_row())

    def _show_detail(self, view: MandateView | None) -> None:
        # The list holds no content: that of the one in focus is opened when it is looked at.
        self.detail.show_view(self.context.runner.read(mandates.view, view.mandate.id) if view else None)

    def _take_new(self) -> None:
        self.taking_wanted.emit(0)

    def _choose(self, view: MandateView) -> None:
        if view.missing and view.opens:
            self.taking_wanted.emit(view.mandate.id)
        elif view.opens and allows_something(view):
            self.detail.offered.note_act()

    def _go_on(self) -> None:
        if view := self.table.current_row():
            self.taking_wanted.emit(view.mandate.id)

    def show_blanks(self) -> None:
        """Open the list of blank mandates."""
        self.context.dialogs.show(BlanksDialog(self.context, self.window()))

    def _control(self) -> None:
        dialog = ControlDialog(self.context, self.window())
        dialog.wanted.connect(self.focus)
        self.context.dialogs.show(dialog)
