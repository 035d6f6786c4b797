"""Copy a blank mandate that was signed: what is written on it, in the order of the paper; a mandate comes of it."""

from collections.abc import Iterable
from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop_app.domain.errors import Fault
from desktop_app.domain.french import NBSP, capital, plain_date
from desktop_app.domain.mandate import Execution, IdentityDocument, IdentityFact, InformationPoint, Reach
from desktop_app.domain.mandate.blank import Written
from desktop_app.use_cases.mandates import blanks
from desktop_app.use_cases.mandates.blanks import BlankRow
from desktop_app.use_cases.settings import settings

from ..appointments.who_part import WhoPart
from ..context import Context
from ..form_dialog import FormDialog
from ..theme.tokens import WIDE_CONTENT
from ..widgets import labels
from ..widgets.boxes import RadioField, TickField, TicksField
from ..widgets.date_field import DateField
from ..widgets.fields import ChoiceField, TextField
from .choices import MomentField
from .scope_cards import ScopeCards

_TOLD = (*((point, capital(point.value)) for point in InformationPoint), (None, "La personne l’a redit avec ses mots"))
_SEEN = [(None, "Choisissez la pièce cochée…"), *((kind, capital(kind.value)) for kind in IdentityDocument)]
_REACH = [(None, "Rien n’est coché"), *((each, capital(each.value)) for each in Reach)]
_HOW = [(each, capital(each.value)) for each in Execution]
_IN_ORDER = "Dans l’ordre du papier. Ses lettres, de A à J, suivent l’ordre des cases."


class BlankEntryDialog(FormDialog):
    """`entered` carries the id of the mandate, once the file holds it."""

    entered = Signal(int)
    chapter = "mandates#ressaisir-un-vierge"
    abandon = "Fermer sans ressaisir ce vierge ?"
    breadth = WIDE_CONTENT
    tallness = 720
    verb = "Enregistrer le mandat signé"

    def __init__(self, context: Context, row: BlankRow, parent: QWidget | None = None) -> None:
        super().__init__(context, f"Ressaisir le vierge {row.blank.number}", parent)
        self._row = row
        self._add_paper()
        self._add_scope()
        self.identity.edited.connect(self._follow)
        self.who.confirmed.connect(self.place_and_close)
        self._follow()
        self.who.focus()

    def give(self) -> bool:
        self.form.clear_faults()
        done = self.who.do(
            blanks.enter,
            self._row.blank.id,
            beside=self,
            written=self._written(),
            body=replace(self.scope.body(), execution=self.how.value(), reach=self.reach.value()),
            substitutes=self.substitutes.value(),
        )
        if done:
            self.entered.emit(done.subject)
        return done is not None

    def show_faults(self, faults: Iterable[Fault], /) -> None:
        """Each sentence beside its field or in its card."""
        found = list(faults)
        self.scope.show_faults(found)
        self.form.show_faults([fault for fault in found if not self.scope.owns(fault)])

    def _add_paper(self) -> None:
        form, row = self.form, self._row
        form.begin_column()
        printed = plain_date(row.blank.printed_at.date())
        form.add(labels.muted(f"Imprimé le {printed}. Il nomme {row.advisor.name_and_title}.", form))
        self.who = WhoPart(self.context, form, "1. Qui a signé ?")
        here, own = self.context.runner.read(settings.load), row.advisor.id
        others = [each for each in here.advisors if each.active and each.id != own] if here else []
        self.substitutes = form.row("substitutes", "En son absence, écrits sur le papier", TicksField(form))
        self.substitutes.set_options((each.id, each.name) for each in others)
        form.show_row("substitutes", bool(others))
        self.identity = form.row("identity", "Pièce vue", ChoiceField(_SEEN, form))
        self.identity.fill_column()
        self.facts = form.row("facts", "Deux faits au moins", TicksField(form))
        self.facts.set_options((fact, capital(fact.value)) for fact in IdentityFact)
        self.told = form.row("told", f"Coché avant la signature (point{NBSP}7)", TicksField(form))
        self.told.set_options(_TOLD)
        self.at = form.row("at", f"Signé le, à (point{NBSP}9)", MomentField(self.context.today, form))
        self.where = form.row("place", "À", TextField(form))
        self.signed = form.row("signed", "", TickField("Les deux ont signé les deux originaux", form))
        if here:
            self.where.set_value(here.place.commune)

    def _add_scope(self) -> None:
        form = self.form
        form.begin_column()
        self.scope = ScopeCards(self.context, form)
        self.scope.set_narrow(True)
        form.section("2. et 3. Ce qu’il permet", _IN_ORDER)
        form.row("scope", "", self.scope.lines)
        form.row("requests", "", self.scope.requests)
        self.how = form.row("execution", f"Les démarches se font (point{NBSP}4)", RadioField(_HOW, form))
        self.reach = form.row("reach", "La personne veut être jointe", ChoiceField(_REACH, form))
        day, again = DateField(self.context.today, form), TickField("Tout est relu avec le papier", form)
        self.end = form.row("ends_on", "Dernier jour écrit", day, "Un an au plus après la signature.")
        self.read_again = form.row("read_again", "", again, "Un mandat signé ne se corrige plus.")
        self.scope.lines.add()
        self.how.set_value(Execution.TOGETHER)

    def _written(self) -> Written:
        told = self.told.value()
        return Written(
            at=self.at.value(),
            place=self.where.value(),
            told=frozenset(point for point in told if point),
            identity=self.identity.value(),
            facts=frozenset(self.facts.value()),
            ends_on=self.end.value(),
            signed=self.signed.value(),
            understood=None in told,
            read_again=self.read_again.value(),
        )

    def _follow(self) -> None:
        self.form.show_row("facts", self.identity.value() is IdentityDocument.OTHER_MEANS)
