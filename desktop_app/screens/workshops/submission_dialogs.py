"""Propose a workshop of the catalogue to the partner, and note what its committees say of it."""

from PySide6.QtWidgets import QPushButton, QWidget

from desktop_app.domain.french import capital, plain_date
from desktop_app.domain.planning.submission import Stage, StageReached, Submission, next_stages
from desktop_app.use_cases.workshops import catalogue, submissions

from ..context import Context
from ..form_dialog import FormDialog
from ..widgets import labels
from ..widgets.boxes import RadioField
from ..widgets.buttons import secondary
from ..widgets.date_field import DateField
from ..widgets.fields import ChoiceField, TextField
from ..widgets.reading import date_faults

_NO_ENTRY = "Le catalogue est vide : ajoutez-y d’abord l’atelier."
_BY = "Qui le dit : « service Culture », « Commission Culture »…"
_PERIOD = "Un atelier de ces jours est « sous réserve » tant que la réponse n’est pas venue."


class SubmissionDialog(FormDialog):
    """Notes that a workshop is proposed for a period."""

    chapter = "workshops#proposer-un-atelier-au-partenaire"
    abandon = "Abandonner cette proposition ?"
    verb = "Noter la proposition"
    tallness = 680

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, "Proposer un atelier", parent)
        entries = context.runner.read(catalogue.entries) or []
        row, titles = self.form.row, [(each.id, each.subject.title) for each in entries]
        entry = row("entry", "Atelier du catalogue", ChoiceField(titles))
        row("first", "Pour la période du", DateField(context.today), _PERIOD)
        row("last", "Au", DateField(context.today))
        row("on", "Proposé le", DateField(context.today)).set_value(context.today())
        row("by", "Par qui", TextField(), _BY)
        self.say_above("" if entries else _NO_ENTRY)
        self.agree.setEnabled(bool(entries))
        entry.setFocus()

    def give(self) -> bool:
        dates, typed = {name: self.form.fields[name] for name in ("first", "last", "on")}, self.form.read()
        said = StageReached(Stage.PROPOSED, typed["on"], typed["by"])
        faults = date_faults(dates, **dict.fromkeys(dates, "Écrivez le jour."))
        return self.is_right(faults) and self.do(
            submissions.propose, typed["entry"], typed["first"], typed["last"], said
        )


class StageDialog(FormDialog):
    """About one submission: its stages, the next one, and the way back from the last."""

    chapter = "workshops#proposer-un-atelier-au-partenaire"
    abandon = "Abandonner cette étape ?"
    verb = "Noter l’étape"
    tallness = 600

    def __init__(self, context: Context, submission: Submission, parent: QWidget | None = None) -> None:
        self._submission = submission
        super().__init__(context, f"Étape : {submission.title}", parent)
        self._stages = next_stages(submission.stage)
        choices = [(each, capital(each.value)) for each in self._stages or (submission.stage,)]
        self._lay_out(choices)
        self.form.show_value(StageReached(choices[0][0], context.today(), submission.latest.by))
        self.stage.edited.connect(self._follow)
        self._follow()
        (self.stage if self._stages else self.back).setFocus()

    def _lay_out(self, choices: list[tuple[Stage, str]]) -> None:
        """What was reached, then what comes next while something does."""
        for each in self._submission.reached:
            why = f", {each.reason}" if each.reason else ""
            told = f"{capital(each.stage.value)} le {plain_date(each.on)}, {each.by}{why}."
            self.form.add(labels.muted(told, self.form))
        self.stage = self.form.row("stage", "Et maintenant", RadioField(choices))
        self.form.row("on", "Le", DateField(self.context.today))
        self.form.row("by", "Qui le dit", TextField())
        self.form.row("reason", "Motif du refus", TextField())
        for name in ("stage", "on", "by"):
            self.form.show_row(name, bool(self._stages))
        self.back.setVisible(len(self._submission.reached) > 1)
        self.agree.setVisible(bool(self._stages))

    def between(self) -> tuple[QPushButton, ...]:
        self.back = secondary("Retirer la dernière étape", self, self._step_back)
        return (self.back,)

    def give(self) -> bool:
        typed = self.form.read()
        if typed["stage"] is not Stage.REFUSED:
            typed["reason"] = ""
        faults = date_faults({"on": self.form.fields["on"]}, on="Écrivez le jour.")
        return self.is_right(faults) and self.do(submissions.note, self._submission.id, StageReached(**typed))

    def _step_back(self) -> None:
        if self.context.runner.beside(self.form).do(submissions.take_stage_back, self._submission.id):
            self.settled = True
            self.accept()

    def _follow(self) -> None:
        refused = bool(self._stages) and self.stage.value() is Stage.REFUSED
        self.form.show_row("reason", refused)
        self.say_above("Un atelier refusé ne peut plus être donné à ces jours." if refused else "")
