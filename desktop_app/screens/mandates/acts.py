"""What was done under a mandate: the list of it in the panel, and the dialog that notes or corrects an act."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from desktop_app.domain.errors import Fault
from desktop_app.domain.french import NBSP, capital, hour, plain_date
from desktop_app.domain.mandate import Act, ActDone, Body, Manner, Outcome, ScopeLine
from desktop_app.domain.mandate.acts import deadlines, reference_faults, standing
from desktop_app.use_cases.mandates import acts, mandates
from desktop_app.use_cases.mandates.mandates import MandateView

from ..context import Context
from ..form_dialog import FormDialog
from ..theme.tokens import WIDE_CONTENT, Space, bare, edged
from ..widgets import labels
from ..widgets.boxes import RadioField
from ..widgets.buttons import danger, quiet, secondary
from ..widgets.date_field import DateField
from ..widgets.fields import ChoiceField, TextField
from ..widgets.labels import breakable
from ..widgets.shown_cards import clear
from ..widgets.words_button import WordsButton, unclickable
from .choices import MomentField
from .wording import body_of, entry_in_words

_MANNERS = [(manner, capital(manner.value)) for manner in Manner]
_OUTCOMES = [(outcome, capital(outcome.value)) for outcome in Outcome]
_NONE_YET = (None, "Choisissez l’acte…")
_NO_HOUR = "Dites le jour et l’heure, par exemple 9 h 30."
_NO_DAY = "Cette date ne se lit pas : écrivez-la comme 5/12, ou choisissez-la dans le calendrier."
_TITLE, _NOTHING = "Actes faits", "Rien n’a encore été noté."


class ActsList(QWidget):
    """The last act first: `wanted` carries the one to correct or to print again; `report` renders account of all."""

    wanted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines: dict[WordsButton, ActDone] = {}
        self._title = labels.muted("", self)
        self.report = quiet("Compte rendu", self, icon="print")
        head, self._below = QHBoxLayout(), bare(QVBoxLayout(), Space.XS, self)
        head.addWidget(self._title, 1)
        head.addWidget(self.report)
        column = bare(QVBoxLayout(self), Space.XS)
        column.addLayout(head)
        column.addLayout(self._below)

    def show_acts(self, body: Body | None) -> None:
        """Replace what is shown by what was done; None for a mandate of which nothing can be told."""
        focused = self.window().focusWidget()
        at = next((at for at, line in enumerate(self._lines) if line is focused), -1)
        clear(self._below)
        self._lines = {}
        self.setVisible(body is not None)
        if body is None:
            return
        self._title.setText(_TITLE if body.acts else _NOTHING)
        self.report.setVisible(bool(body.acts))
        awaited = deadlines(body)
        for done in reversed(body.acts):
            line = self._line(body, done, due=done in awaited)
            self._lines[line] = done
            self._below.addWidget(line)
            line.show()
        if at >= 0:
            lines = list(self._lines)
            (lines[min(at, len(lines) - 1)] if lines else self.report).setFocus()

    def _line(self, body: Body, done: ActDone, *, due: bool) -> WordsButton:
        line = WordsButton(self)
        line.setProperty("kind", "state")
        head = f"{plain_date(done.at.date())} à{NBSP}{hour(done.at)}{NBSP}: {done.outcome.value}"
        what = f"{done.act.value} – " if done.act else ""
        told = [head, f"{what}{entry_in_words(dict(body.numbered)[done.number])}"]
        if due and done.due_on:
            told.append(f"Pour le {plain_date(done.due_on)}{NBSP}: {done.due_for}")
        line.setAccessibleName(". ".join(told))
        column = edged(QVBoxLayout(line), 0, Space.M, Space.S, Space.M, Space.S)
        column.addWidget(unclickable(labels.strong(breakable(head), line)))
        for words in told[1:]:
            column.addWidget(unclickable(labels.body(breakable(words), line)))
        line.clicked.connect(self._tell)
        return line

    def _tell(self) -> None:
        line = self.sender()
        if isinstance(line, WordsButton) and line in self._lines:
            self.wanted.emit(self._lines[line])


class ActDialog(FormDialog):
    """`done` is the act to correct, None for a new one.

    `report_wanted` carries the mandate's id, the act as it is kept and the number to print beside it; `kept` the id
    alone, when nothing is to be printed.
    """

    chapter = "mandates#noter-ce-qui-est-fait"
    abandon = "Fermer sans noter cet acte ?"
    verb = "Enregistrer et imprimer"
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
        self.take_out.setVisible(done is not None)
        (self.number if len(self._lines) > 1 else self.act).setFocus()

    def between(self) -> tuple[QPushButton, ...]:
        self.take_out = danger("Retirer cet acte", self, self._take_out)
        self.keep = secondary("Enregistrer", self, self._keep)
        return self.take_out, self.keep

    def give(self) -> bool:
        """Note it, or say what is wrong beside its field; a number that may not be printed stops it before."""
        typed = self._typed()
        faults = [*self._unread(), *(reference_faults(self.reference.value()) if self._prints else [])]
        if not self.is_right(faults) or typed is None:
            return False
        if self._was is None:
            return self.do(acts.note, self._mandate.id, typed)
        return self.do(acts.correct, self._mandate.id, self._was, typed)

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
        typed = self.form.read()
        del typed["reference"]
        if not self.form.shows("act"):
            typed["act"] = None
        return ActDone(**typed) if typed["at"] else None

    def _unread(self) -> list[Fault]:
        """What is typed and cannot be read as a day or an hour."""
        at = [Fault("at", _NO_HOUR)] if self.at.value() is None else []
        due = [Fault("due_on", _NO_DAY)] if self.due_on.raw().strip() and self.due_on.value() is None else []
        return [*at, *due]

    def _add_what(self) -> None:
        form = self.form
        form.begin_column()
        lines = [(number, f"{number}. {entry_in_words(entry)}") for number, entry in self._lines.items()]
        self.number = form.row("number", "Pour quelle démarche ?", ChoiceField(lines))
        self.act = form.row("act", "Qu’avez-vous fait ?", ChoiceField())
        self.at = form.row("at", "Quand ?", MomentField(self.context.today))
        form.row("manner", "Comment ?", ChoiceField(_MANNERS))
        form.row("outcome", "Qu’en est-il ?", RadioField(_OUTCOMES))
        self.number.fill_column()
        self.number.edited.connect(self._offer_acts)

    def _add_next(self) -> None:
        form, day = self.form, DateField(self.context.today)
        form.begin_column()
        self.due_on = form.row(
            "due_on", "Prochaine date", day, "Facultatif. Elle vous sera rappelée une semaine avant."
        )
        form.row("due_for", "Ce qu’il y aura à faire", TextField())
        form.row("note", "Précision", TextField(), "Facultatif. Jamais de numéro, ni de mot de passe, ni de santé.")
        kept = "Imprimé sur le compte rendu, et gardé nulle part."
        self.reference = form.row("reference", "Numéro d’accusé ou de dossier", TextField(), kept)

    def _offer_acts(self) -> None:
        """The acts that the mandate allows for this line, and no other; a request for data is one by itself."""
        entry = self._lines.get(self.number.value() or 0)
        allowed = [act for act in Act if act in entry.acts] if isinstance(entry, ScopeLine) else []
        # Nothing is chosen for them: what was done is what they say, unless one thing only is allowed.
        none_yet = [_NONE_YET] if len(allowed) > 1 else []
        self.act.set_options([*none_yet, *((act, capital(act.value)) for act in allowed)])
        self.form.show_row("act", bool(allowed))

    def _show(self, done: ActDone | None) -> None:
        shown = done or ActDone(next(iter(self._lines), 0), None, self.context.desk.now())
        self.number.set_value(shown.number)
        self._offer_acts()
        self.form.show_value(shown)
