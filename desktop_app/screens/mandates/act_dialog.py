"""Note what was done under a mandate, or correct it; the report of it is printed in the same gesture."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QWidget

from desktop_app.domain.errors import Fault
from desktop_app.domain.french import capital
from desktop_app.domain.mandate import Act, ActDone, Manner, Outcome, ScopeLine
from desktop_app.domain.mandate.acts import reference_faults, standing
from desktop_app.use_cases.mandates import acts, mandates
from desktop_app.use_cases.mandates.mandates import MandateView

from ..context import Context
from ..form_dialog import FormDialog
from ..theme.tokens import WIDE_CONTENT
from ..widgets.boxes import RadioField
from ..widgets.buttons import danger, secondary
from ..widgets.date_field import DateField
from ..widgets.fields import ChoiceField, TextField
from .choices import MomentField
from .wording import body_of, entry_in_words

_MANNERS = [(manner, capital(manner.value)) for manner in Manner]
_OUTCOMES = [(outcome, capital(outcome.value)) for outcome in Outcome]
_NONE_YET = (None, "Choisissez l’acte…")
_NO_HOUR = "Dites le jour et l’heure, par exemple 9 h 30."
_NO_DAY = "Cette date ne se lit pas : écrivez-la comme 5/12, ou choisissez-la dans le calendrier."


class ActDialog(FormDialog):
    """`done` is the act to correct, None for a new one.

    `report_wanted` carries the mandate's id, the act as it is kept and the number to print beside it; `kept` the id
    alone, when nothing is to be printed.
    """

    chapter = "mandates#noter-ce-qui-est-fait"
    abandon = "Fermer sans noter cet acte ?"
    breadth = WIDE_CONTENT
    report_wanted = Signal(int, object, str)
    kept = Signal(int)

    def __init__(
        self, context: Context, view: MandateView, done: ActDone | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(context, "Corriger un acte" if done else "Noter un acte", parent)
        self._mandate, self._was, self._prints = view.mandate, done, True
        self._before, self._lines = body_of(view.mandate).acts, standing(view.mandate)
        self._add_what()
        self._add_next()
        self._show(done)
        self.say_above("")
        self.say_verb("Enregistrer et imprimer")
        self.keep.clicked.connect(self._keep)
        self.take_out.clicked.connect(self._take_out)
        self.take_out.setVisible(done is not None)
        self.agree.setDefault(True)
        (self.number if len(self._lines) > 1 else self.act).setFocus()

    def between(self) -> tuple[QPushButton, ...]:
        self.take_out, self.keep = danger("Retirer cet acte", self), secondary("Enregistrer", self)
        return (self.take_out, self.keep)

    def give(self) -> bool:
        """Note it, or say what is wrong beside its field; a number that may not be printed stops it before."""
        beside, typed = self.context.runner.beside(self.form), self._typed()
        faults = [*self._unread(), *(reference_faults(self.reference.value()) if self._prints else [])]
        if faults or typed is None:
            self.form.show_faults(faults)
            return False
        if self._was is None:
            return beside.do(acts.note, self._mandate.id, typed) is not None
        return beside.do(acts.correct, self._mandate.id, self._was, typed) is not None

    def accept(self) -> None:
        """Close, and say what is to be printed; what was typed to be printed leaves with the window."""
        number = self.reference.value()
        self.reference.set_value("")
        super().accept()
        if self._prints and (done := self._as_kept()):
            self.report_wanted.emit(self._mandate.id, done, number)
        else:
            self.kept.emit(self._mandate.id)

    def _keep(self) -> None:
        self._prints = False
        self.place_and_close()
        self._prints = True

    def _take_out(self) -> None:
        if self._was and self.context.runner.beside(self.form).do(acts.remove, self._mandate.id, self._was):
            self._prints = False
            self.settled = True
            self.accept()

    def _as_kept(self) -> ActDone | None:
        """What was just noted, with who did it; what was not there before, if anything was."""
        view = self.context.runner.read(mandates.view, self._mandate.id)
        found = body_of(view.mandate).acts if view else ()
        new = [done for done in found if done not in self._before]
        return new[-1] if new else self._was or (found[-1] if found else None)

    def _typed(self) -> ActDone | None:
        at, manner = self.at.value(), self.manner.value()
        if at is None:
            return None
        return ActDone(
            self.number.value() or 0,
            self.act.value() if self.form.shows("act") else None,
            at,
            manner,
            self.outcome.value(),
            due_on=self.due_on.value(),
            due_for=self.due_for.value(),
            note=self.note.value(),
        )

    def _unread(self) -> list[Fault]:
        """What is typed and cannot be read as a day or an hour."""
        at = [Fault("at", _NO_HOUR)] if self.at.value() is None else []
        due = [Fault("due_on", _NO_DAY)] if self.due_on.raw().strip() and self.due_on.value() is None else []
        return [*at, *due]

    def _add_what(self) -> None:
        form = self.form
        form.begin_column()
        lines = [(number, f"{number}. {entry_in_words(entry)}") for number, entry in self._lines.items()]
        self.number = form.row("number", "Pour quelle démarche ?", ChoiceField(lines, form))
        self.act = form.row("act", "Qu’avez-vous fait ?", ChoiceField((), form))
        self.at = form.row("at", "Quand ?", MomentField(self.context.today, form))
        self.manner = form.row("manner", "Comment ?", ChoiceField(_MANNERS, form))
        self.outcome = form.row("outcome", "Qu’en est-il ?", RadioField(_OUTCOMES, form))
        self.number.fill_column()
        self.number.edited.connect(self._offer_acts)

    def _add_next(self) -> None:
        form = self.form
        form.begin_column()
        day = DateField(self.context.today, form)
        self.due_on = form.row(
            "due_on", "Prochaine date", day, "Facultatif. Elle vous sera rappelée une semaine avant."
        )
        self.due_for = form.row("due_for", "Ce qu’il y aura à faire", TextField(form))
        never = "Facultatif. Jamais de numéro, ni de mot de passe, ni de santé."
        self.note = form.row("note", "Précision", TextField(form), never)
        kept = "Imprimé sur le compte rendu, et gardé nulle part."
        self.reference = form.row("reference", "Numéro d’accusé ou de dossier", TextField(form), kept)

    def _offer_acts(self) -> None:
        """The acts that the mandate allows for this line, and no other; a request for data is one by itself."""
        entry = self._lines.get(self.number.value() or 0)
        allowed = [act for act in Act if act in entry.acts] if isinstance(entry, ScopeLine) else []
        # Nothing is chosen for them: what was done is what they say, unless one thing only is allowed.
        none_yet = [_NONE_YET] if len(allowed) > 1 else []
        self.act.set_options([*none_yet, *((act, capital(act.value)) for act in allowed)])
        self.form.show_row("act", bool(allowed))

    def _show(self, done: ActDone | None) -> None:
        self.number.set_value(done.number if done else next(iter(self._lines), None))
        self._offer_acts()
        self.at.set_value(done.at if done else self.context.desk.now())
        self.manner.set_value(done.manner if done else Manner.TOGETHER)
        self.outcome.set_value(done.outcome if done else Outcome.DONE)
        if done:
            self.act.set_value(done.act)
            self.due_on.set_value(done.due_on)
            self.due_for.set_value(done.due_for)
            self.note.set_value(done.note)
