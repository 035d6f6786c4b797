"""What a référent notes of an elimination: what the Archives answered once, their visa, and the destruction."""

from PySide6.QtWidgets import QWidget

from desktop_app.domain.french import NBSP, capital, plain_date
from desktop_app.domain.mandate.paper_original import Disposal
from desktop_app.use_cases.changes import Changes
from desktop_app.use_cases.mandates import paper_originals
from desktop_app.use_cases.mandates.paper_originals import OpenList

from ..context import Context
from ..form_dialog import FormDialog
from ..widgets import labels
from ..widgets.boxes import RadioField
from ..widgets.date_field import DateField
from ..widgets.fields import TextField
from ..widgets.reading import date_faults

_CHAPTER = "mandate_end#les-archives-departementales"
_ASK_ONCE = (
    "Demandez une fois aux Archives départementales si les mandats de ce service sont des archives dont chaque "
    "destruction prend leur visa. Sans réponse, un visa est demandé."
)
_VISA = ((True, "Un visa à chaque bordereau"), (False, "Aucun visa à demander"))
_REFERENCE = "Le numéro de leur lettre, ou « courriel du 3 février »."
_FOR_GOOD = "C’est définitif : l’original de chacun de ces mandats sera noté comme détruit."


class _Elimination(FormDialog):
    """`on` is its date, in the row named `dated`."""

    dated = ""
    on: DateField
    abandon = "Abandonner cette note ?"
    chapter = _CHAPTER

    def __init__(self, context: Context, title: str, verb: str, parent: QWidget | None) -> None:
        super().__init__(context, title, parent)
        self.say_above("")
        self.say_verb(verb)

    def give(self) -> bool:
        """Note it, or say what is missing beside its field."""
        self.form.clear_faults()
        faults = date_faults({self.dated: self.on})
        if faults:
            self.form.show_faults(faults)
            return False
        return self.note() is not None

    def note(self) -> Changes | None:
        """Note what the form says; None when it was refused, which is then said beside its field."""
        raise NotImplementedError


class AnswerDialog(_Elimination):
    """What they answered to the place, once for all lists."""

    dated = "answered_on"
    tallness = 620

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, "Réponse des Archives départementales", "Noter leur réponse", parent)
        known = context.runner.read(paper_originals.answer)
        self.visa = RadioField(_VISA, self.form)
        self.on, self.reference = DateField(self.context.today, self.form), TextField(self.form)
        if known:
            self.visa.set_value(known.visa)
            self.on.set_value(known.answered_on)
            self.reference.set_value(known.reference)
        self.form.add(labels.body(_ASK_ONCE, self.form))
        self.form.row("visa", "Ils ont répondu", self.visa)
        self.form.row("answered_on", "Le", self.on)
        self.form.row("reference", "Référence", self.reference, _REFERENCE)
        self.visa.setFocus()

    def note(self) -> Changes | None:
        """Note it for the place."""
        return self.context.runner.beside(self.form).do(
            paper_originals.note_answer,
            visa=self.visa.value(),
            answered_on=self.on.value(),
            reference=self.reference.value(),
        )


class AllowDialog(_Elimination):
    """Their visa on one list, or their recorded answer, which stands for it."""

    dated = "allowed_on"
    tallness = 460

    def __init__(self, context: Context, found: OpenList, parent: QWidget | None = None) -> None:
        list_ = found.elimination
        super().__init__(context, f"Accord sur le bordereau {list_.number}", "Noter l’accord", parent)
        self._id = list_.id
        self.on, self.reference = DateField(self.context.today, self.form), TextField(self.form)
        answer = context.runner.read(paper_originals.answer)
        needed = answer is None or answer.visa
        if answer and not needed:
            told = f"Les Archives ont répondu le {plain_date(answer.answered_on)} qu’aucun visa n’est à demander"
            self.form.add(labels.body(f"{told} ({answer.reference}).", self.form))
        self.form.row("allowed_on", "Date du visa", self.on)
        self.form.row("reference", "Référence", self.reference, _REFERENCE)
        for name in ("allowed_on", "reference"):
            self.form.show_row(name, needed)
        (self.on if needed else self.agree).setFocus()

    def note(self) -> Changes | None:
        """Note it on this list."""
        return self.context.runner.beside(self.form).do(
            paper_originals.allow, self._id, allowed_on=self.on.value(), reference=self.reference.value()
        )


class DestroyedDialog(_Elimination):
    """When and how the papers of a list were destroyed; `record` is then to be printed and signed."""

    dated = "destroyed_on"
    tallness = 480

    def __init__(self, context: Context, found: OpenList, parent: QWidget | None = None) -> None:
        list_ = found.elimination
        super().__init__(context, f"Destruction{NBSP}: bordereau {list_.number}", "Noter la destruction", parent)
        self._id = list_.id
        self.on = DateField(self.context.today, self.form)
        self.on.set_value(self.context.today())
        self.way = RadioField([(each, capital(each.value)) for each in Disposal], self.form)
        self.form.row("destroyed_on", "Détruits le", self.on)
        self.form.row("way", "Comment", self.way)
        self.say_above(_FOR_GOOD)
        self.way.setFocus()

    def note(self) -> Changes | None:
        """Note it of every paper of this list."""
        return self.context.runner.beside(self.form).do(
            paper_originals.record_destroyed, self._id, destroyed_on=self.on.value(), way=self.way.value()
        )
