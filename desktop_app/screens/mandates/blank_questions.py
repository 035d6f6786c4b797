"""How many blank mandates to print and for whom; why one will never be signed."""

from PySide6.QtWidgets import QWidget

from desktop_app.domain.french import capital
from desktop_app.domain.mandate.blank import MOST_AT_ONCE, Blank, Spoilt
from desktop_app.use_cases.mandates import blanks
from desktop_app.use_cases.settings import settings

from ..context import Context
from ..form_dialog import FormDialog
from ..widgets import labels
from ..widgets.boxes import RadioField
from ..widgets.fields import ChoiceField, NumberField

_USUAL = 5
_EACH_ITS_NUMBER = (
    "Chacun sort en deux originaux, avec un numéro qui ne sert qu’une fois. Il dit tout ce que dit un mandat, et "
    "laisse en blanc ce qui dépend de la personne."
)
_REASONS = [(why, capital(why.value)) for why in Spoilt if why is not Spoilt.NOT_PRINTED]
_NEVER_AGAIN = "Son numéro ne sert plus. Déchirez le papier ; s’il est perdu, dites-le à un référent."


class PadDialog(FormDialog):
    """`ids` are those of the blanks that were numbered, once it is accepted."""

    chapter = "mandates#imprimer-des-vierges"
    tallness = 420

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, "Imprimer des mandats vierges", parent)
        self.ids: tuple[int, ...] = ()
        found = context.runner.read(settings.load)
        at_work = [each for each in found.advisors if each.active] if found else []
        self.count = NumberField(1, MOST_AT_ONCE, self.form)
        self.advisor = ChoiceField([(each.id, each.name_and_title) for each in at_work], self.form)
        self.form.add(labels.muted(_EACH_ITS_NUMBER, self.form))
        self.form.row("count", "Combien ?", self.count, f"De 1 à {MOST_AT_ONCE}.", chars=6)
        self.form.row("advisor", "Qui y est nommé ?", self.advisor, "Une autre personne ne peut pas les signer.")
        self.count.set_value(_USUAL)
        if mine := context.desk.advisor_at_work:
            self.advisor.set_value(mine)
        self.say_above("")
        self.say_verb("Numéroter et imprimer")
        self.count.setFocus()

    def give(self) -> bool:
        """Give them their numbers."""
        self.form.clear_faults()
        count = self.count.value()
        runner = self.context.runner.beside(self.form)
        done = runner.do(blanks.number, count=count, advisor_id=self.advisor.value() or 0)
        self.ids = tuple(range(done.subject, done.subject + count)) if done else ()
        return done is not None


class SpoiltDialog(FormDialog):
    """One choice."""

    chapter = "mandates#les-vierges-pas-revenus"
    tallness = 460

    def __init__(self, context: Context, blank: Blank, parent: QWidget | None = None) -> None:
        super().__init__(context, f"Annuler le vierge {blank.number}", parent)
        self._blank = blank
        self.why = RadioField(_REASONS, self.form)
        self.form.add(labels.muted(_NEVER_AGAIN, self.form))
        self.form.row("why", "Pourquoi ?", self.why)
        self.say_above("")
        self.say_verb("Annuler ce vierge")
        self.why.setFocus()

    def give(self) -> bool:
        """Note it."""
        self.form.clear_faults()
        runner = self.context.runner.beside(self.form)
        return runner.do(blanks.spoil, [self._blank.id], why=self.why.value()) is not None
