"""Step 1: whether it can be done with the person, and who may sign; a mandate begins only if it cannot."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop_app.domain.errors import Fault
from desktop_app.domain.french import NBSP, capital
from desktop_app.domain.mandate import Path, Signing, ways_told
from desktop_app.domain.mandate.capacity import (
    PLAIN,
    Cautions,
    Difficulty,
    Outcome,
    Situation,
    Standing,
    Verdict,
    judge,
)
from desktop_app.use_cases.mandates import mandates, ways
from desktop_app.use_cases.mandates.mandates import MandateView
from desktop_app.use_cases.papers import mandate_sheets
from desktop_app.use_cases.settings import house_rules

from ..appointments.papers import preview
from ..context import Context
from ..printing.preview import PreviewDialog
from ..widgets import labels
from ..widgets.banner import Banner, Tone
from ..widgets.boxes import RadioField, TickField, TicksField
from ..widgets.fields import ChoiceField
from ..widgets.values_form import ValuesForm
from .steps import StepPage
from .wording import body_of

_FIRST = "Faire avec la personne est le plus sûr : elle garde la main, et elle saura le refaire."
_WITH = (
    (True, "Oui : ses mains sur le clavier"),
    (False, "Non : à sa place, ou sans elle"),
)
_PLAINLY = (
    (True, "Elle-même : majeure et sait lire"),
    (False, "Autre situation : voir qui signe"),
)
_NOT_KEPT = "Rien de ce que vous répondez n’est gardé : seulement qui signe, et qui lit ou traduit."
_SAY_WITH = "Dites d’abord si vous pouvez le faire avec la personne."
_SAY_WHO = "Dites qui va signer."
_KEPT = "{}. Répondre à nouveau fait refaire la suite : information, identité, impression."
_CHOOSE_SIGNER = "À l’étape suivante, choisissez le nom de qui signe."
_TONES: dict[Outcome, Tone] = {Outcome.ALLOWED: "info", Outcome.COUNTERSIGNED: "attention", Outcome.REFUSED: "danger"}
_HERE = {
    Standing.MINOR: "Un parent est là, et c’est lui qui signe",
    Standing.CURATELLE: "Son curateur est là, et signe aussi",
    Standing.TUTELLE: "Son tuteur est là, et c’est lui qui signe",
    Standing.FAMILY: "La personne habilitée est là, et c’est elle qui signe",
    Standing.FUTURE: "Son mandataire est là, et c’est lui qui signe",
}


class BeforeStep(StepPage):
    """`decided` carries the path of a mandate still to be made; `left` says, by its 0, that none begins."""

    decided = Signal(object)
    left = Signal(int)

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._cautions = self._decided_here()
        self.first = labels.body(_FIRST, self)
        self.form.add(self.first)
        self.together = self.form.row("together", "Pouvez-vous le faire avec elle ?", RadioField(_WITH, self))
        self.plainly = self.form.row("plainly", "Qui va signer ?", RadioField(_PLAINLY, self), _NOT_KEPT)
        self.verdict = Banner("info", parent=self)
        self.form.add(self.verdict)
        self.asked = SituationRows(self.form)
        self.figures = labels.muted("", self)
        self.form.add(self.figures)
        self.form.edited.connect(self._follow)

    def show_view(self, view: MandateView | None) -> None:
        """The two questions; of a stored mandate, by which path it is signed, and the way to change it."""
        super().show_view(view)
        self.form.show_row("together", view is None)
        self.first.setVisible(view is None)
        if view is not None and not self.form.was_edited():
            self.together.set_value(False)
            path = body_of(view.mandate).path
            self.plainly.set_value(True if path == Path() else None)
        found = self.context.runner.read(ways.this_month) if view is None else None
        self.figures.setText(f"Ce mois-ci, avec vous{NBSP}: {ways_told(found)}." if found else "")
        self.figures.setVisible(bool(found))
        self._follow()

    def submit(self) -> None:
        """Count what needs no mandate, print where to go where none is possible, or go on to the mandate."""
        verdict = self._verdict()
        if self.view is not None and not self.form.was_edited():
            self.saved.emit(self.view.mandate.id)
        elif self.together.value():
            if self.context.runner.beside(self.form).do(ways.done_with):
                self.left.emit(0)
        elif verdict is None:
            lacks = "together" if self.together.value() is None else "plainly"
            self.form.show_faults([Fault(lacks, _SAY_WITH if lacks == "together" else _SAY_WHO)])
        elif mend := verdict.to_mend:
            self.form.show_faults([Fault(mend.field, mend.sentence)])
        elif verdict.path is None:
            self._print_orientation(verdict)
        elif self.view is None:
            self.decided.emit(verdict.path)
        else:
            self._change_path(self.view, verdict.path)

    def was_edited(self) -> bool:
        """Two answers are given again in a breath: nobody is asked before they are lost, but of a stored mandate."""
        return self.view is not None and super().was_edited()

    def button_words(self) -> str:
        verdict = self._verdict()
        if self.together.value():
            return "Faire avec elle, sans mandat"
        if verdict and verdict.path is None and not verdict.to_mend:
            return "Imprimer la fiche d’orientation"
        return "Continuer"

    def start(self) -> None:
        (self.together if self.view is None else self.plainly).setFocus()

    def _verdict(self) -> Verdict | None:
        """Where the answers lead; None while some lack, or no mandate is wanted."""
        if self.together.value() is not False or self.plainly.value() is None:
            return None
        return PLAIN if self.plainly.value() else judge(self.asked.situation(), self._cautions)

    def _follow(self) -> None:
        for_another = self.together.value() is False
        self.form.show_row("plainly", for_another)
        self.asked.ask(for_another and self.plainly.value() is False)
        verdict = self._verdict()
        if verdict:
            self.verdict.set_tone("attention" if verdict.to_mend else _TONES[verdict.outcome])
        if (words := self._words(verdict)) != self.verdict.sentence():
            self.verdict.say(words)
        self.reworded.emit()

    def _words(self, verdict: Verdict | None) -> str:
        if verdict is None or verdict is PLAIN:
            kept = body_of(self.view.mandate).path if self.view and verdict is None else None
            return _KEPT.format(capital(", ".join(kept.in_words))) if kept and kept.in_words else ""
        told = [f"{reason.sentence} ({reason.source})" for reason in verdict.refusals or verdict.reasons]
        if verdict.path and verdict.path.signing in (Signing.BY_PARENT, Signing.BY_REPRESENTATIVE):
            told.append(_CHOOSE_SIGNER)
        head = "pas encore" if verdict.to_mend else verdict.outcome.value
        return "\n".join([f"{capital(head)}.", *told])

    def _decided_here(self) -> Cautions:
        found = self.context.runner.read(house_rules.load)
        return Cautions(bool(found.curatelle_refused), bool(found.witnesses_enough)) if found else Cautions()

    def _change_path(self, view: MandateView, path: Path) -> None:
        body = body_of(view.mandate)
        changed = body.along(path)
        runner = self.context.runner.beside(self.form)
        if runner.do(mandates.revise, view.mandate.id, body=changed, ends_on=view.mandate.ends_on):
            self.saved.emit(view.mandate.id)

    def _print_orientation(self, verdict: Verdict) -> None:
        if shown := preview(self.context, self.window(), mandate_sheets.orientation, verdict):
            shown.finished.connect(self._leave_once_given)

    def _leave_once_given(self) -> None:
        shown = self.sender()
        given = isinstance(shown, PreviewDialog) and shown.given
        if given and self.context.runner.beside(self.form).do(ways.oriented):
            self.left.emit(0)


class SituationRows:
    """Adds its rows to a form; once that is edited, they are to be asked again."""

    def __init__(self, form: ValuesForm) -> None:
        self._form, row = form, form.row
        who = ChoiceField([(each, capital(each.value)) for each in Standing])
        self.standing = row("standing", "Sa situation", who, "Un mineur émancipé est comme un adulte.")
        self.other_here = row("other_here", "", TickField(""))
        row("agent_named", "", TickField("Le juge a nommé un mandataire spécial pour ces démarches"))
        self.difficulties = row("difficulties", "Pour lire et signer", TicksField(), "Ne cochez que ce qui compte.")
        self.difficulties.set_options((each, capital(each.value)) for each in Difficulty)
        self.company = row("company", "", TickField("Quelqu’un est là avec elle : proche, voisin, aidant"))
        row("seen_alone", "", TickField("J’ai vu la personne seule un moment : elle dit la même chose"))
        self.ask(False)

    def ask(self, asked: bool) -> None:
        """Show the questions, as far as what was answered makes them matter, or put them away."""
        standing = self.standing.value()
        self.other_here.setText(_HERE.get(standing, ""))
        matters = {
            "standing": True,
            "other_here": standing in _HERE,
            "agent_named": standing is Standing.SAFEGUARD,
            "difficulties": True,
            "company": True,
            "seen_alone": self.company.value(),
        }
        for name, shown in matters.items():
            self._form.show_row(name, asked and shown)

    def situation(self) -> Situation:
        """What was answered, as far as it was asked."""
        answers = {name: answer for name, answer in self._form.read().items() if hasattr(Situation, name)}
        return Situation(**answers | {"difficulties": frozenset(self.difficulties.value())})
