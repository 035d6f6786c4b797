"""The pages of the unlock window: the passphrase of an account, the recovery code, a new passphrase after it."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from PySide6 import QtCore
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QApplication, QPushButton, QStackedLayout, QVBoxLayout, QWidget

from ..theme.tokens import Space, bare, px
from ..widgets.aloud import announce
from ..widgets.banner import Banner
from ..widgets.buttons import Does, primary, quiet
from ..widgets.flow import Flow
from ..widgets.form import Form
from ..widgets.line import PassphraseField
from .account_choice import AccountChoice

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from desktop_app.domain.errors import Fault

_BEING_TRIED = "Un instant…"


class UnlockPage(QWidget):
    """A form, the button that goes on and the one that goes elsewhere; `wanted` carries what was read.

    The buttons are for the window to keep in sight, in the order of `buttons`.
    """

    wanted = Signal(str)
    left = Signal()

    def __init__(self, form: Form, verb: str, elsewhere: str, parent: QWidget, *, above: QWidget | None = None) -> None:
        super().__init__(parent)
        self.form, self._verb = form, verb
        self.go_button: QPushButton = primary(verb, self, self.go)
        self.leave_button: QPushButton = quiet(elsewhere, self, self.left)
        self.buttons = [self.go_button, self.leave_button]
        column = bare(QVBoxLayout(self), Space.L)
        if above is not None:
            column.addWidget(above)
        column.addWidget(form)
        column.addStretch(1)

    def go(self) -> None:
        """Read the form and hand on what was typed, or say what is wrong."""
        from desktop_app.domain.errors import RuleBroken

        try:
            secret = self.read()
        except RuleBroken as refusal:
            self.refuse(refusal.faults)
        else:
            self.form.clear_faults()
            self.wanted.emit(secret)

    def read(self) -> str:
        """What was typed; raises `RuleBroken`."""
        raise NotImplementedError

    def refuse(self, faults: "Iterable[Fault]") -> None:
        """Show why what was typed does not open the file; it stays typed."""
        self.form.show_faults(faults)

    def take_focus(self) -> None:
        """Put the focus where one types."""
        self.form.setFocus()

    def let_press(self, *, busy: bool, seconds: int, slow: bool = False) -> None:
        """Let the buttons be pressed unless something is being tried, or `seconds` must pass before the next try.

        What is being tried and is `slow` is said.
        """
        words = f"Réessayez dans {seconds}\N{NO-BREAK SPACE}s" if seconds else _BEING_TRIED if slow else self._verb
        begins = bool(seconds) and self.go_button.text() == self._verb
        # Not by `rename`, which asks for its key: Qt's large name spaces are loaded with that.
        self.go_button.setText(words)
        self.go_button.setAccessibleName(words)
        self.go_button.setEnabled(not busy and not seconds)
        # Nor elsewhere: what the worker says next is meant for the page in view.
        self.leave_button.setEnabled(not busy)
        if begins:
            announce(self.go_button, words)


class PageStack(QStackedLayout):
    """One page in view, and its buttons in view in `feet`; a page that was left is freed, unless it is the first."""

    def __init__(self, window: QWidget) -> None:
        super().__init__()
        self._window, self.feet = window, QStackedLayout()

    def page(self) -> UnlockPage:
        """The one in view."""
        page = self.currentWidget()
        assert isinstance(page, UnlockPage)
        return page

    def show_page(self, page: UnlockPage) -> None:
        """Bring this page into view, made or not yet added."""
        left = self.currentIndex()
        if self.indexOf(page) < 0:
            self.addWidget(page)
            self.feet.addWidget(Flow(page.buttons, px(page, Space.M), px(page, Space.S), self._window))
        shown = self.indexOf(page)
        for stack in (self, self.feet):
            stack.setCurrentIndex(shown)
            if left > 0 and left != shown and (gone := stack.widget(left)) is not None:
                stack.removeWidget(gone)
                gone.deleteLater()


class PassphrasePage(UnlockPage):
    """Who is there and their passphrase, with a word when capitals are locked."""

    def __init__(self, parent: QWidget) -> None:
        form = Form()
        self.who = AccountChoice()
        self.passphrase = form.row("passphrase", "Phrase de passe", PassphraseField())
        self.caps = Banner("attention", parent=form)
        form.add(self.caps)
        super().__init__(form, "Ouvrir", "Phrase oubliée ?", parent, above=self.who)
        self.who.picked.connect(self.passphrase.setFocus)
        self.who.changed.connect(self.form.clear_faults)

    def offer_training(self, train: Does) -> None:
        """Add the button of the fictional commune, for whoever comes to learn, at the end of the row."""
        self.buttons.append(quiet("S’entraîner…", self, train))

    def watch_capitals(self) -> None:
        """Say from now on when capitals are locked."""
        from .caps_lock import CapsLock

        CapsLock(self.passphrase.line, self.caps)

    def read(self) -> str:
        """The passphrase as it is typed; raises `RuleBroken` (fields account, passphrase)."""
        from desktop_app.domain.errors import Fault, Refused

        faults = []
        if self.who.is_offered() and not self.who.chosen():
            faults.append(Fault("account", "Choisissez votre nom dans la liste."))
        if not self.passphrase.value():
            faults.append(Fault("passphrase", "Écrivez votre phrase de passe."))
        if faults:
            raise Refused(faults)
        return self.passphrase.value()

    def refuse(self, faults: "Iterable[Fault]") -> None:
        """Show the fault and select what was typed, ready to be typed again."""
        found = list(faults)
        who = [fault for fault in found if fault.field == "account"]
        super().refuse(fault for fault in found if fault not in who)
        self.who.complain("\n".join(fault.sentence for fault in who))
        if who:
            self.who.take_focus()
        else:
            self.passphrase.line.selectAll()

    def take_focus(self) -> None:
        if self.who.is_offered() and not self.who.chosen():
            self.who.take_focus()
        else:
            self.passphrase.setFocus()

    def keyPressEvent(self, event: "QKeyEvent") -> None:
        """A letter typed while a name has the focus begins the passphrase of that account; arrows change the name."""
        key = QtCore.Qt.Key
        if event.key() in (key.Key_Up, key.Key_Down):
            self.who.step(1 if event.key() == key.Key_Down else -1)
        elif _types(event):
            self.who.choose_focused()
            self.passphrase.setFocus()
            QApplication.sendEvent(self.passphrase.line, event)
        else:
            # A sign with Ctrl too: the line takes none, and what it does not take would come back here, for ever.
            # Held by test_a_scene_can_be_worked_by_keyboard_and_by_ear.
            super().keyPressEvent(event)


def _types(event: "QKeyEvent") -> bool:
    """Whether a key writes a sign: alone, with Shift or with AltGr, which Windows tells as Ctrl and Alt together.

    Held by test_a_sign_typed_with_altgr_as_windows_tells_it_begins_the_phrase_too.
    """
    command = QtCore.Qt.KeyboardModifier
    held = event.modifiers() & (command.ControlModifier | command.AltModifier | command.MetaModifier)
    written = event.text().strip()
    return (
        bool(written)
        and written.isprintable()
        and held in (command.NoModifier, command.ControlModifier | command.AltModifier)
    )
