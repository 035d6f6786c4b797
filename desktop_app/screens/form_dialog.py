"""The frame of the dialogs that are one form: a column that scrolls, and the buttons always in sight."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Concatenate, ParamSpec

from PySide6.QtWidgets import QDialog, QPushButton, QVBoxLayout, QWidget

from desktop_app.domain.errors import Fault
from desktop_app.use_cases.changes import Changes

from .context import Context
from .theme.tokens import CONTENT_WIDTH, Target, bare, px
from .widgets import labels
from .widgets.buttons import primary, rename, secondary
from .widgets.date_field import DateField
from .widgets.fields import HourField
from .widgets.frame import Frame
from .widgets.labels import breakable
from .widgets.layout import Stack
from .widgets.reading import date_faults
from .widgets.shortcut import shortcut
from .widgets.values_form import ValuesForm

if TYPE_CHECKING:
    from desktop_app.use_cases.desk import Desk

P = ParamSpec("P")


class FormDialog(QDialog):
    """A form under a title; Enter does what it says, Ctrl+Enter does and closes, Esc asks if something was typed.

    `verb` is what its primary button says, the title where it says nothing else. `breadth` is how wide its form is and
    `tallness` how high it opens, at scale 1 and where the screen allows it.
    """

    verb = ""
    abandon = "Abandonner ?"
    offers_more = False
    hint = ""
    breadth = CONTENT_WIDTH
    tallness = 640

    def __init__(self, context: Context, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context = context
        self.setWindowTitle(title)
        self.form = ValuesForm()
        self.settled = False
        self.agree = primary(self.verb or title, self, self.place)
        self.give_up = secondary("Annuler", self, self.reject)
        self.above = labels.read_elsewhere("", self)
        self.above.hide()
        self.stack = Stack(self)
        self._frame = self._make_frame(title)
        self.stack.addWidget(self._frame)
        bare(QVBoxLayout(self)).addWidget(self.stack)
        shortcut(("Ctrl+Return", "Ctrl+Enter"), f"{title} et fermer", self.place_and_close, self)

    def give(self) -> bool:
        """Do what the primary button says, or show why not; whether it was done."""
        raise NotImplementedError

    def do(self, verb: "Callable[Concatenate[Desk, P], Changes]", *args: P.args, **kwargs: P.kwargs) -> bool:
        """Do this, unless a date or an hour cannot be read; whether it was done, and beside the fields why not."""
        dates = {name: field for name, field in self.form.fields.items() if isinstance(field, DateField | HourField)}
        if faults := date_faults({name: field for name, field in dates.items() if self.form.shows(name)}):
            self.form.show_faults(faults)
            return False
        return self.context.runner.beside(self.form).do(verb, *args, **kwargs) is not None

    def is_right(self, faults: Sequence[Fault]) -> bool:
        """Whether nothing is wrong; each fault is shown beside its field."""
        self.form.show_faults(faults)
        return not faults

    def between(self) -> tuple[QPushButton, ...]:
        """Other buttons, made as the dialog is, between giving up and what it is for."""
        return ()

    def place(self) -> None:
        """Do it; the dialog stays when it has more to offer."""
        self._finish(close=not self.offers_more)

    def place_and_close(self) -> None:
        """Do it and close."""
        self._finish(close=True)

    def say_verb(self, words: str) -> None:
        """Write on the primary button what it does now."""
        rename(self.agree, words)

    def say_above(self, words: str) -> None:
        """Say something above the buttons, and with the primary one to who hears it; '' says nothing."""
        self.above.setText(breakable(words))
        self.above.setVisible(bool(words))
        self.agree.setAccessibleDescription(words)

    def put_above(self, widget: QWidget) -> None:
        """Keep this in sight between what scrolls and the buttons."""
        self._frame.put_above(widget)

    def reject(self) -> None:
        """Close, after asking when something typed would be lost."""
        lost = self.form.was_edited() and not self.settled
        if not lost or self.context.dialogs.ask(
            self.abandon, "Ce que vous avez choisi ici sera perdu.", "Abandonner", "Continuer"
        ):
            super().reject()

    def _finish(self, *, close: bool) -> None:
        self.settled = self.settled or self.give()
        if self.settled and close:
            self.accept()

    def _make_frame(self, title: str) -> Frame:
        hint = labels.one_line(self.hint, "muted", self)
        hint.setMinimumHeight(px(self, Target.CONTROL))
        frame = Frame(
            labels.title(title, self),
            (self.form,),
            (self.give_up, *self.between(), self.agree),
            self.stack,
            left=(hint,) if self.hint else (),
            width=self.breadth + 90,
            height=self.tallness,
        )
        frame.put_above(self.above)
        return frame
