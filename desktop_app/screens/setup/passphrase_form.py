"""A new passphrase, typed twice, with plain words on what makes it strong."""

from collections.abc import Iterable

from PySide6.QtWidgets import QWidget

from desktop_app.domain.passphrase import SHORTEST, strength_in_words
from desktop_app.use_cases.accounts import passphrases

from ..widgets import labels
from ..widgets.form import Form
from ..widgets.line import PassphraseField

ADVICE = "Trois ou quatre mots sans rapport entre eux. Ni chanson, ni proverbe, ni nom de proche."


class PassphraseForm(Form):
    """Rows passphrase and again, below those added before `ask`; a line tells how strong it is as one types."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._passphrase, self._again = PassphraseField(), PassphraseField()
        self._strength = labels.muted("", self)
        self._names: tuple[str, ...] = ()

    def ask(self) -> None:
        """Add the rows; to be called once."""
        self.row("passphrase", "Nouvelle phrase de passe", self._passphrase, ADVICE)
        self.add(self._strength)
        self.row("again", "La même, une seconde fois", self._again)
        self._passphrase.edited.connect(self._judge)
        self._judge()

    def expect_names(self, names: Iterable[str]) -> None:
        """Take the names that are tried first here: they make no passphrase."""
        self._names = tuple(names)
        self._judge()

    def first_guesses(self) -> tuple[str, ...]:
        """Those names."""
        return self._names

    def read(self) -> str:
        """The passphrase; raises `Refused`."""
        passphrases.check(*self.pair(), self.first_guesses())
        return self._passphrase.value()

    def pair(self) -> tuple[str, str]:
        """What is typed in both fields, unchecked."""
        return self._passphrase.value(), self._again.value()

    def begin(self) -> None:
        """Put the focus on the first field."""
        self._passphrase.setFocus()

    def forget(self) -> None:
        """Empty the fields."""
        self._passphrase.set_value("")
        self._again.set_value("")
        self._judge()

    def _judge(self) -> None:
        told = strength_in_words(self._passphrase.value(), self.first_guesses())
        self._strength.setText(told or f"Au moins {SHORTEST} signes, espaces compris.")
