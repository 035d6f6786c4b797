"""The three pages of the unlock window: the passphrase, the recovery code, a new passphrase after it."""

from collections.abc import Iterable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from desktop_app.domain.errors import Fault, RuleBroken

from ..theme.tokens import Space, px
from ..widgets.banner import Banner
from ..widgets.buttons import primary, quiet
from ..widgets.form import Form
from ..widgets.passphrase_field import PassphraseField
from .caps_lock import CapsLock


class UnlockPage(QWidget):
    """A form, the button that goes on and the one that goes elsewhere; `wanted` carries what was read."""

    wanted = Signal(str)
    left = Signal()

    def __init__(self, form: Form, verb: str, elsewhere: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.form = form
        self.go_button: QPushButton = primary(verb, self)
        self.leave_button: QPushButton = quiet(elsewhere, self)
        buttons = QHBoxLayout()
        buttons.setSpacing(px(self, Space.M))
        buttons.addWidget(self.go_button)
        buttons.addWidget(self.leave_button)
        buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(self, Space.L))
        column.addWidget(form)
        column.addLayout(buttons)
        column.addStretch(1)
        self.go_button.clicked.connect(self.go)
        self.leave_button.clicked.connect(self.left)

    def go(self) -> None:
        """Read the form and hand on what was typed, or say what is wrong."""
        try:
            secret = self.read()
        except RuleBroken as refusal:
            self.form.show_faults(refusal.faults)
        else:
            self.form.clear_faults()
            self.wanted.emit(secret)

    def read(self) -> str:
        """What was typed; raises `RuleBroken`."""
        raise NotImplementedError

    def refuse(self, faults: Iterable[Fault]) -> None:
        """Show why what was typed does not open the file; it stays typed."""
        self.form.show_faults(faults)

    def take_focus(self) -> None:
        """Put the focus where one types."""
        self.form.setFocus()


class PassphrasePage(UnlockPage):
    """The passphrase, with a word when capitals are locked."""

    def __init__(self, parent: QWidget | None = None) -> None:
        form = Form()
        self.passphrase = PassphraseField()
        form.row("passphrase", "Phrase de passe", self.passphrase)
        self.caps = Banner("attention", parent=form)
        form.add(self.caps)
        super().__init__(form, "Ouvrir", "Phrase oubliée ?", parent)
        CapsLock(self.passphrase.line).noticed.connect(self._warn_of_capitals)

    def read(self) -> str:
        """The passphrase as it is typed."""
        if not self.passphrase.value():
            raise RuleBroken("Écrivez la phrase de passe choisie à la première ouverture.", "passphrase")
        return self.passphrase.value()

    def refuse(self, faults: Iterable[Fault]) -> None:
        """Show the fault and select what was typed, ready to be typed again."""
        super().refuse(faults)
        self.passphrase.line.selectAll()

    def take_focus(self) -> None:
        """Put the focus in the field."""
        self.passphrase.setFocus()

    def _warn_of_capitals(self, locked: bool) -> None:
        self.caps.say("Les majuscules sont verrouillées (touche Verr. Maj)." if locked else "")
