"""The page of mandates: the list, or in its place the taking of one mandate, or what is to be destroyed."""

from typing import ClassVar

from PySide6.QtWidgets import QStackedLayout, QWidget

from desktop_app.domain.person import Person
from desktop_app.use_cases.changes import Touched
from desktop_app.use_cases.mandates import mandates
from desktop_app.use_cases.reception import people

from ..context import Context
from ..originals.due_page import DuePage
from ..page import Page
from .list_page import MandateList
from .taking import Taking


class MandatesPage(Page):
    """While a mandate is taken the list is away: the screen names nobody but the person who is there."""

    key: ClassVar[str] = "mandates"
    title: ClassVar[str] = "Mandats"
    touched_by: ClassVar[Touched] = Touched.NOTHING

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        # The list and the taking each have a heading and a « ? » of their own.
        self.heading.hide()
        self.taking: Taking | None = None
        self.list = MandateList(context, self)
        self.setFocusProxy(self.list)
        self._views = QStackedLayout(self)
        self._views.addWidget(self.list)
        self.list.taking_wanted.connect(self.take)
        self.list.due.clicked.connect(self.show_due)
        self.due: DuePage | None = None

    def asks_about(self) -> str:
        """The step in view, what is to be destroyed, or the list."""
        shown = self.taking or (self.due if self._views.currentWidget() is self.due else None)
        return shown.asks_about() if shown is not None else self.key

    def aim(self, **target: object) -> None:
        """`mandate_id` shows one mandate; `person_id` begins a new one for this person, `new=True` for anybody; the
        `part` 'due' shows what is to be destroyed, 'blanks' the blank mandates.

        A taking with something unsaved is left only if the advisor agrees.
        """
        if self.taking is not None:
            if not self.taking.may_leave():
                return
            self._end_taking(0)
        self._put_in_view(self.list)
        mandate_id, person_id = target.get("mandate_id"), target.get("person_id")
        takes = self.context.may(mandates.draft)
        if isinstance(mandate_id, int):
            self.list.focus(mandate_id)
        elif isinstance(person_id, int) and takes:
            found = self.context.runner.read(people.view, person_id)
            self.take(0, found.person if found else None)
        elif target.get("new") and takes:
            self.take(0)
        elif target.get("part") == "due":
            self.show_due()
        elif target.get("part") == "blanks":
            self.list.show_blanks()

    def catch_up(self) -> None:
        """Have the list read ahead of its first sight, as other pages are: at twenty years of data it takes 30 ms."""
        super().catch_up()
        if self._views.currentWidget() is self.list:
            self.list.catch_up()

    def has_unsaved(self) -> bool:
        return self.taking is not None and self.taking.has_unsaved()

    def may_close(self) -> bool:
        """Another page may be shown meanwhile; the end of the program would lose what the step holds."""
        return self.taking is None or self.taking.may_leave()

    def take(self, mandate_id: int, person: Person | None = None) -> None:
        """Go on with a mandate, or with 0 begin one, given by this person when they are already known."""
        # Shown anew, the window forgets what was last done for somebody else; so does Ctrl+Z.
        self.context.go(self.key)
        self.context.runner.forget()
        self.taking = taking = Taking(self.context, self)
        taking.left.connect(self._end_taking)
        # Filled before it is shown: each change of what is seen would be laid out.
        if mandate_id:
            taking.resume(mandate_id)
        else:
            taking.begin(person)
        self._put_in_view(taking)
        taking.start()

    def show_due(self) -> None:
        """In the place of the list, what is to be destroyed; made when it is first asked for."""
        if self.due is None:
            self.due = DuePage(self.context, self)
            self.due.left.connect(self._leave_due)
            self.grown.emit()
        self._put_in_view(self.due)
        self.due.catch_up()
        self.due.take_keyboard()

    def _leave_due(self, mandate_id: int) -> None:
        self._put_in_view(self.list)
        if mandate_id:
            self.list.focus(mandate_id)
        else:
            self.list.due.setFocus()

    def _put_in_view(self, view: QWidget) -> None:
        if self._views.indexOf(view) < 0:
            self._views.addWidget(view)
        self._views.setCurrentWidget(view)
        # Hidden, it would still be asked for its width, and for its height at a width: the whole page then scrolled
        # around the step that does (test_a_scene_can_be_worked_by_keyboard_and_by_ear).
        for other in (self.list, self.due):
            if other not in (None, view):
                self._views.removeWidget(other)

    def _end_taking(self, mandate_id: int) -> None:
        taking, self.taking = self.taking, None
        if taking is None:
            return
        self._put_in_view(self.list)
        self._views.removeWidget(taking)
        taking.hide()
        taking.deleteLater()
        self.list.focus(mandate_id)
