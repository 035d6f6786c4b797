"""Ateliers: what limits every workshop of the place, and the catalogue."""

from dataclasses import replace
from datetime import date

from PySide6.QtWidgets import QWidget

from desktop_app.domain.french import NBSP, capital, lasting, plain_date, plural
from desktop_app.domain.house_rules import MOST_IN_A_WORKSHOP, HouseRules
from desktop_app.domain.planning import CatalogueEntry
from desktop_app.domain.planning.loan import Loan, loan_standing, loan_told
from desktop_app.domain.theme import theme
from desktop_app.use_cases.settings import house_rules
from desktop_app.use_cases.settings.settings import Settings
from desktop_app.use_cases.workshops import catalogue, loans

from ..context import Context
from ..widgets.fields import NumberField
from ..widgets.form import Form
from ..widgets.sentence_list import Sentence, SentenceList
from ..workshops.loan_dialog import LoanDialog
from ..workshops.subject_dialogs import EntryDialog
from .section import Section
from .submissions_part import SubmissionsPart

_SENTENCE = (
    "Un atelier reçoit autant de personnes que permet la plus petite de ces limites, et la page de l’atelier dit "
    "laquelle. 0 : cela ne limite rien."
)
_MACHINES = "Ne compte que pour les ateliers où chaque personne a le sien."
_NONE = "Le catalogue est vide. Un atelier peut aussi recevoir un titre écrit à la main, depuis sa page."
_NO_LOAN = "Rien n’est prêté au lieu, ni par lui. Un prêt dit ce que c’est, jusqu’à quand, et où il est gardé sous clé."
_LIMITS = ("workshop_room", "workshop_machines", "workshop_convention")


class LimitsForm(Form):
    """Rows workshop_room, workshop_machines and workshop_convention."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._fields = {name: NumberField(0, MOST_IN_A_WORKSHOP) for name in _LIMITS}
        self.row("workshop_room", "Places dans la salle des ateliers", self._fields["workshop_room"], chars=8)
        self.row(
            "workshop_machines", "Ordinateurs pour les ateliers", self._fields["workshop_machines"], _MACHINES, chars=8
        )
        self.row(
            "workshop_convention",
            "Personnes au plus d’après la convention",
            self._fields["workshop_convention"],
            chars=8,
        )

    def show_rules(self, rules: HouseRules) -> None:
        """Put the limits in force in the fields."""
        for name, field in self._fields.items():
            field.set_value(getattr(rules, name))
        self.clear_faults()

    def read(self) -> dict[str, int]:
        """The limits, by name."""
        return {name: field.value() for name, field in self._fields.items()}


class WorkshopsSection(Section):
    """The rules of the house are stored whole: only the limits change here; the catalogue keeps itself."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        self.form = LimitsForm()
        super().__init__(context, "Ateliers", _SENTENCE, self.form, parent)
        self.entries = Entries(context, self)
        self.add_below("Catalogue", self.entries)
        self.submissions = SubmissionsPart(context, self)
        self.add_below("Ateliers proposés au partenaire", self.submissions)
        self.loans = Loans(context, self)
        self.add_below("Prêts de matériel", self.loans)

    def show_settings(self, settings: Settings) -> None:
        """Show the limits in force and the catalogue."""
        if (rules := self.context.runner.read(house_rules.load)) is not None:
            self.form.show_rules(rules)

    def refresh(self, settings: Settings) -> None:
        """Show them as they stand; the catalogue and the loans even where something is typed."""
        super().refresh(settings)
        self.entries.show_entries(self.context.runner.read(catalogue.entries) or [])
        self.submissions.show_submissions()
        self.loans.show_loans()

    def keep(self, read: dict[str, int]) -> bool:
        """Store the limits."""
        rules = self.context.runner.read(house_rules.load)
        if rules is None:
            return False
        room, machines, convention = (read[name] for name in _LIMITS)
        changed = replace(rules, workshop_room=room, workshop_machines=machines, workshop_convention=convention)
        return self.context.runner.beside(self.form).do(house_rules.change, changed) is not None


class Entries(SentenceList):
    """Adds, corrects and takes out the entries of the catalogue as soon as that is asked."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(_NONE, "Ajouter un atelier…", parent)
        self._context = context
        self.asked.connect(self._open)
        self.unwanted.connect(self._remove)

    def show_entries(self, entries: list[CatalogueEntry]) -> None:
        """Show those in the file."""
        self.show_sentences([_sentence(each) for each in entries])

    def _open(self, entry: CatalogueEntry | None) -> None:
        self._context.dialogs.show(EntryDialog(self._context, entry, self.window()))

    def _remove(self, entry: CatalogueEntry) -> None:
        self._context.runner.beside(self).do(catalogue.remove, entry.id)


class Loans(SentenceList):
    """Notes, corrects and takes out the loans as soon as that is asked."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(_NO_LOAN, "Noter un prêt…", parent)
        self._context = context
        self.asked.connect(self._open)
        self.unwanted.connect(self._remove)

    def show_loans(self) -> None:
        """Show those in the file, what is here first."""
        today = self._context.desk.now().date()
        self.show_sentences([_told(each, today) for each in self._context.runner.read(loans.every) or []])

    def _open(self, loan: Loan | None) -> None:
        self._context.dialogs.show(LoanDialog(self._context, loan, self.window()))

    def _remove(self, loan: Loan) -> None:
        self._context.runner.beside(self).do(loans.remove, loan.id)


def _told(loan: Loan, today: date) -> Sentence:
    standing = loan_standing(loan, today)
    back = f" le {plain_date(loan.returned_on)}" if loan.returned_on else ""
    span = f"du {plain_date(loan.first)} au {plain_date(loan.last)}"
    where = "prêté à" if loan.lent_out else "gardé"
    machines = f", {plural(loan.machines, 'ordinateur')}" if loan.machines else ""
    words = f"{capital(loan_told(loan, standing))}{back}, {span}{machines}, {where}{NBSP}: {loan.storage}"
    return Sentence(loan, loan.words, words, loan.words)


def _sentence(entry: CatalogueEntry) -> Sentence:
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
    return Sentence(entry, subject.title, capital(", ".join(filter(None, details))), subject.title)
