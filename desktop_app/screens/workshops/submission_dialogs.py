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
        self.entry = row("entry", "Atelier du catalogue", ChoiceField(titles))
        self.first = row("first", "Pour la période du", DateField(context.today), _PERIOD)
        self.last = row("last", "Au", DateField(context.today))
        self.on = row("on", "Proposé le", DateField(context.today))
        self.by = row("by", "Par qui", TextField(), _BY)
        self.on.set_value(context.today())
        self.say_above("" if entries else _NO_ENTRY)
        self.agree.setEnabled(bool(entries))
        self.entry.setFocus()

    def give(self) -> bool:
        dates = {"first": self.first, "last": self.last, "on": self.on}
        first, last, on = (field.value() for field in dates.values())
        faults = date_faults(dates, **dict.fromkeys(dates, "Écrivez le jour."))
        if not self.is_right(faults) or first is None or last is None or on is None:
            return False
        said = StageReached(Stage.PROPOSED, on, self.by.value())
        return self.do(submissions.propose, self.entry.value(), first, last, said)


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
        self.stage.set_value(choices[0][0])
        self.on.set_value(context.today())
        self.by.set_value(submission.latest.by)
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
        self.on = self.form.row("on", "Le", DateField(self.context.today))
        self.by = self.form.row("by", "Qui le dit", TextField())
        self.reason = self.form.row("reason", "Motif du refus", TextField())
        for name in ("stage", "on", "by"):
            self.form.show_row(name, bool(self._stages))
        self.back.setVisible(len(self._submission.reached) > 1)
        self.agree.setVisible(bool(self._stages))

    def between(self) -> tuple[QPushButton, ...]:
        self.back = secondary("Retirer la dernière étape", self, self._step_back)
        return (self.back,)

    def give(self) -> bool:
        on = self.on.value()
        if on is None:
            return self.is_right(date_faults({"on": self.on}, on="Écrivez le jour."))
        reason = self.reason.value() if self.stage.value() is Stage.REFUSED else ""
        said = StageReached(self.stage.value(), on, self.by.value(), reason)
        return self.do(submissions.note, self._submission.id, said)

    def _step_back(self) -> None:
        if self.context.runner.beside(self.form).do(submissions.take_stage_back, self._submission.id):
            self.settled = True
            self.accept()

    def _follow(self) -> None:
        refused = bool(self._stages) and self.stage.value() is Stage.REFUSED
        self.form.show_row("reason", refused)
        self.say_above("Un atelier refusé ne peut plus être donné à ces jours." if refused else "")
