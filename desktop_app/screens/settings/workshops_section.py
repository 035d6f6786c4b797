"""Ateliers: what limits every workshop of the place, the catalogue, what is proposed to the partner, and the loans."""

from collections.abc import Iterator, Sequence

from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from desktop_app.domain.french import NBSP, capital, lasting, plain_date, plural
from desktop_app.domain.house_rules import MOST_IN_A_WORKSHOP
from desktop_app.domain.planning.loan import loan_standing, loan_told
from desktop_app.domain.planning.submission import Stage, Submission
from desktop_app.domain.theme import theme
from desktop_app.use_cases.workshops import catalogue, loans, submissions

from ..context import Context
from ..theme.tokens import Space, bare
from ..widgets.fields import ChoiceField, NumberField
from ..widgets.sentence_list import Sentence
from ..widgets.values_form import ValuesForm
from ..workshops.loan_dialog import LoanDialog
from ..workshops.subject_dialogs import EntryDialog
from ..workshops.submission_dialogs import StageDialog, SubmissionDialog
from .rules_sections import RulesSection
from .section import KeptList

_SENTENCE = (
    "Un atelier reçoit autant de personnes que permet la plus petite de ces limites, et la page de l’atelier dit "
    "laquelle. 0 : cela ne limite rien."
)
_MACHINES = "Ne compte que pour les ateliers où chaque personne a le sien."
_NO_ENTRY = "Le catalogue est vide. Un atelier peut aussi recevoir un titre écrit à la main, depuis sa page."
_NO_LOAN = "Rien n’est prêté au lieu, ni par lui. Un prêt dit ce que c’est, jusqu’à quand, et où il est gardé sous clé."
_NOTHING = "Rien n’est proposé. Un atelier que le partenaire doit accepter se propose ici, puis chaque étape se note."
_NONE_SO = "Aucun n’en est là. « Tous » montre les autres."


class WorkshopsSection(RulesSection):
    """The limits have their « Enregistrer »; each of the lists is stored by its own dialogs."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        form, most = ValuesForm(), MOST_IN_A_WORKSHOP
        form.row("workshop_room", "Places dans la salle des ateliers", NumberField(0, most), chars=8)
        form.row("workshop_machines", "Ordinateurs pour les ateliers", NumberField(0, most), _MACHINES, chars=8)
        form.row("workshop_convention", "Personnes au plus d’après la convention", NumberField(0, most), chars=8)
        super().__init__(context, "Ateliers", _SENTENCE, form, parent)
        self.entries = KeptList(context, _NO_ENTRY, "Ajouter un atelier…", _entries, EntryDialog, catalogue.remove)
        self.submissions = SubmissionsPart(context, self)
        self.loans = KeptList(context, _NO_LOAN, "Noter un prêt…", _loans, LoanDialog, loans.remove)
        self.add_below("Catalogue", self.entries)
        self.add_below("Ateliers proposés au partenaire", self.submissions)
        self.add_below("Prêts de matériel", self.loans)


class SubmissionsPart(QWidget):
    """In which state each is, filtered by it, with its next stage."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._every: Sequence[Submission] = ()
        self.stage = ChoiceField([(None, "Tous"), *((each, capital(each.value)) for each in Stage)], self)
        self.stage.setAccessibleName("Propositions à montrer")
        self.list = KeptList(context, _NOTHING, "Proposer un atelier…", self._told, _about, submissions.remove, self)
        column = bare(QVBoxLayout(self), Space.M)
        column.addWidget(self.stage)
        column.addWidget(self.list)
        self.stage.edited.connect(self.refresh)

    def refresh(self) -> None:
        """Show those in the file that stand where it was asked."""
        self._every = self._context.runner.read(submissions.every) or ()
        self.stage.setVisible(bool(self._every))
        self.list.refresh(_NONE_SO if self._every else _NOTHING)

    def _told(self, _context: Context) -> Iterator[Sentence]:
        for each in self._every:
            if self.stage.value() in (None, each.stage):
                when = f"du {plain_date(each.first)} au {plain_date(each.last)}"
                before = len(each.reached) - 1
                more = f", {plural(before, 'étape')} avant" if before else ""
                words = f"{capital(each.told())}{more}{NBSP}; pour la période {when}"
                yield Sentence(each, each.title, words, each.title)


def _about(context: Context, submission: Submission | None, window: QWidget) -> QDialog:
    return StageDialog(context, submission, window) if submission else SubmissionDialog(context, window)


def _entries(context: Context) -> Iterator[Sentence]:
    for entry in context.runner.read(catalogue.entries) or ():
        subject = entry.subject
        details = (
            theme(subject.theme).label,
            subject.level.value if subject.level else "",
            f"minimum {subject.minimum}" if subject.minimum else "",
            f"maximum {subject.maximum}" if subject.maximum else "",
            "un ordinateur par personne" if subject.machine_each else "",
            plural(entry.sessions, "séance") if entry.sessions > 1 else "",
            f"réservé à{NBSP}: {' ou '.join(subject.open_to)}" if subject.open_to else "",
            lasting(entry.minutes) if entry.minutes else "",
        )
        yield Sentence(entry, subject.title, capital(", ".join(filter(None, details))), subject.title)


def _loans(context: Context) -> Iterator[Sentence]:
    today = context.today()
    for loan in context.runner.read(loans.every) or ():
        back = f" le {plain_date(loan.returned_on)}" if loan.returned_on else ""
        span = f"du {plain_date(loan.first)} au {plain_date(loan.last)}"
        where = "prêté à" if loan.lent_out else "gardé"
        machines = f", {plural(loan.machines, 'ordinateur')}" if loan.machines else ""
        told = capital(loan_told(loan, loan_standing(loan, today)))
        yield Sentence(loan, loan.words, f"{told}{back}, {span}{machines}, {where}{NBSP}: {loan.storage}", loan.words)
