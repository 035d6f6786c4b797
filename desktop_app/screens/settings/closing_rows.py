"""The rows of a closing: how the convention ends, the letter and the time that it leaves, the last day, and why."""

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtCore import QObject

from desktop_app.domain.convention import Convention, Ending, Ground, first_possible_end, read_delay
from desktop_app.domain.errors import Fault, refuse
from desktop_app.domain.french import NBSP, capital, plain_date

from ..widgets import labels
from ..widgets.aloud import announce
from ..widgets.date_field import DateField
from ..widgets.fields import ChoiceField, TextField
from ..widgets.form import Form
from ..widgets.reading import date_faults

_FIELDS = ("ending", "letter_on", "delay", "article", "on", "because")
_SHORT = 16
_LETTER_HELP = "La date de l’avis de réception, non celle de l’envoi. Elle ne compte pas : le délai part du lendemain."
_DELAY_HELP = "En jours calendaires ou en mois, comme dans le texte signé : vérifiez-le."


class ClosingRows(QObject):
    """`endings` are the ways in which this convention may end, each with what its text says of it."""

    def __init__(
        self, form: Form, convention: Convention | None, endings: Sequence[Ground], today: Callable[[], date]
    ) -> None:
        super().__init__(form)
        self._form, self._convention = form, convention
        self._endings = {each.ending: each for each in endings or (Ground(Ending.OTHER),)}
        options = [(ending, capital(ending.value)) for ending in self._endings]
        ways = ChoiceField([(None, "À choisir"), *options] if len(options) > 1 else options)
        optional = "Facultatif, par exemple « art. 7.1 »."
        self.how = form.row("ending", f"Comment finit-elle{NBSP}?", ways)
        self.letter_on = form.row("letter_on", "Lettre reçue le", DateField(today), _LETTER_HELP)
        self.delay = form.row("delay", "Délai laissé par le texte", TextField(), _DELAY_HELP, chars=_SHORT)
        self.article = form.row("article", "Article du texte", TextField(), optional, chars=_SHORT)
        self.on = form.row("on", "Dernier jour", DateField(today), "Celui que dit la lettre ou la décision.")
        self.first_day = labels.muted("", form)
        form.add(self.first_day)
        self.because = form.row("because", "Pourquoi ?", TextField(), "En quelques mots, sans nommer personne.")
        self._filled: date | None = None
        self._shown = False
        self.how.edited.connect(self._follow_ending)
        for field in (self.letter_on, self.delay):
            field.edited.connect(self._follow_delay)

    def show(self, shown: bool) -> None:
        """Show what the reason chosen asks for, or none of them."""
        self._shown = shown
        ending = self.how.value()
        letter, runs = bool(ending and ending.by_letter), bool(ending and ending.runs)
        wanted = {"ending": len(self._endings) > 1, "letter_on": letter, "delay": runs, "article": letter}
        for name in _FIELDS:
            self._form.show_row(name, shown and wanted.get(name, True))
        self._say_first_day()

    def dates(self) -> dict[str, DateField]:
        """The dates that are asked for, by field."""
        asked = {"letter_on": self.letter_on, "on": self.on}
        return {name: field for name, field in asked.items() if self._form.shows(name)}

    def ground(self) -> Ground:
        """By what right it ends; raises `Refused` (field ending) while that is not chosen."""
        ending = self.how.value()
        refuse([] if ending else [Fault("ending", "Dites comment elle finit : le dernier jour en dépend.")])
        return Ground(ending, self.letter_on.value(), read_delay(self.delay.value()), self.article.value())

    def _follow_ending(self) -> None:
        """Propose what the text says of this reason."""
        said = self._endings.get(self.how.value())
        self.delay.set_value(said.delay.told if said and said.delay else "")
        self.article.set_value(said.article if said else "")
        self.show(self._shown)
        self._follow_delay()

    def _follow_delay(self) -> None:
        """Fill the last day by the letter, unless another was typed."""
        first = self._first()
        if first and self.on.value() in (None, self._filled):
            self.on.set_value(first)
            self._filled = first
        self._say_first_day()

    def _first(self) -> date | None:
        if not self._convention or not self.how.value() or date_faults(self.dates()):
            return None
        return first_possible_end(self._convention.terms, self.ground())

    def _say_first_day(self) -> None:
        first, ending = self._first() if self._shown else None, self.how.value()
        words = ""
        if first:
            since = "fin de la période en cours" if ending is Ending.OPPOSED else "ce jour compris"
            words = f"Au plus tôt le {plain_date(first)}, {since}."
        if words != self.first_day.text():
            self.first_day.setText(words)
            announce(self.first_day, words)
        self.first_day.setVisible(bool(words))
