"""Step 2: who gives the mandate, to whom, for exactly what, and until when."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date
from functools import partial
from typing import Any

from PySide6.QtWidgets import QWidget

from desktop_app.domain.errors import Fault
from desktop_app.domain.french import capital
from desktop_app.domain.mandate import Body, Doubt, Entrusted, Execution, InDoubt, Path, Reach
from desktop_app.domain.mandate.elsewhere import told
from desktop_app.domain.person import Person
from desktop_app.use_cases.changes import Changes
from desktop_app.use_cases.mandates import elsewhere, mandates
from desktop_app.use_cases.mandates.mandates import MandateView
from desktop_app.use_cases.planning import schedule
from desktop_app.use_cases.settings import settings

from ..appointments.who_part import WhoPart
from ..context import Context
from ..widgets.banner import Banner
from ..widgets.boxes import RadioField, TicksField
from ..widgets.fields import ChoiceField
from ..widgets.labels import breakable
from .choices import EndField
from .scope_cards import ScopeCards
from .steps import StepPage
from .wording import body_of

_TO_REDO = (
    "Si vous changez l’objet, la suite sera à refaire : information, identité, impression. "
    "Ce qui a été dit et imprimé ne vaudra plus."
)
_SUBSTITUTES = "Seules les personnes nommées lisent ce mandat et agissent : le papier le dit à qui le signe."
_ENTRUSTED = "Leur genre seulement, jamais ce qui est écrit dessus ni une copie. Tout est rendu à la fin."
_ASKED = {
    Doubt.SAME_PERSON: ("Est-ce la même personne ?", "C’est un homonyme", "Choisir quelqu’un d’autre"),
    Doubt.SAME_NAME: ("Est-ce quelqu’un de la famille ?", "Continuer", "Choisir quelqu’un d’autre"),
    Doubt.COVERED: ("Démarche déjà dans un mandat", "Préparer quand même", "Revenir au mandat"),
    Doubt.SEALED: ("Un autre mandat est en cours", "Préparer quand même", "Revenir au mandat"),
}
"""What is asked before a mandate is stored, with the answer that goes on and the one that leaves all as it is."""
_HOW = (
    (Execution.TOGETHER, "Ensemble, côte à côte"),
    (Execution.REMOTE, "À distance, en son absence"),
    (Execution.BOTH, "Ensemble ou à distance"),
)


class ScopeStep(StepPage):
    """Makes the mandate, or changes the scope of one that is not signed yet."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.warning = Banner("attention", parent=self)
        self.form.add(self.warning)
        self._path: Path | None = None
        self.who = WhoPart(context, self.form)
        self.elsewhere = Banner(parent=self)
        self.form.add(self.elsewhere)
        self.advisor = self.form.row("advisor", "Qui l’accompagne ?", ChoiceField([], self))
        self.substitutes = self.form.row("substitutes", "En son absence", TicksField(self), _SUBSTITUTES)
        self._lay_out_scope()
        self.advisor.edited.connect(self._follow_advisor)
        self.who.settled.connect(self._go_on)
        self.who.chosen.connect(self._tell_elsewhere)
        self.who.confirmed.connect(self.submit)

    def _lay_out_scope(self) -> None:
        row, self.scope = self.form.row, ScopeCards(self.context, self)
        self.form.section("Les démarches à faire", "Une carte par démarche. Rien n’est permis au-delà.")
        row("scope", "", self.scope.lines)
        self.form.section("Les données à demander", "À part : ce qui peut être demandé à un organisme sur la personne.")
        row("requests", "", self.scope.requests)
        self.form.section("Les documents confiés", _ENTRUSTED)
        self.entrusted = row("entrusted", "", TicksField(self))
        self.entrusted.set_options((kind, capital(kind.value)) for kind in Entrusted)
        self.form.section("Comment et jusqu’à quand")
        self.how = row("execution", "Les démarches se font", RadioField(_HOW, self))
        ways = ChoiceField([(way, capital(way.value)) for way in Reach], self)
        self.reach = row("reach", "La personne veut être jointe", ways, "Le moyen seulement : aucun numéro ici.")
        ends = EndField(self.context.runner.read(mandates.proposed_ends) or (), self.context.today, self)
        self.end = row("ends_on", "Dernier jour du mandat", ends, "Un mandat court protège mieux ; il se refait.")

    def show_view(self, view: MandateView | None) -> None:
        """A blank form for a new mandate, or the scope as the file holds it."""
        super().show_view(view)
        self.warning.say(_TO_REDO if view else "")
        self.form.show_row("advisor", view is None)
        self._offer_advisors(view)
        if view is None:
            self._fill(Body(), self.context.today())
        else:
            self.form.show_row("person", False)
            self._fill(body_of(view.mandate), view.mandate.ends_on)
        self._tell_elsewhere()

    def _fill(self, body: Body, ends_on: date | None) -> None:
        self.scope.show_body(body)
        self.entrusted.set_value(body.entrusted)
        self.how.set_value(body.execution)
        self.reach.set_value(body.reach)
        self.end.set_value(ends_on)

    def begin(self, path: Path | None, person: Person | None) -> None:
        """A new mandate that would be signed by this path, with this person already chosen."""
        self._path = path
        if person is not None:
            self.who.picker.set_value(person)
            self._tell_elsewhere()

    def submit(self) -> None:
        """Store a new mandate, or its new scope; the fields to correct are shown otherwise."""
        body = self._body()
        if self.view is not None:
            runner = self.context.runner.beside(self, asking=(InDoubt,))
            done = self._store(runner.do, mandates.revise, self.view.mandate.id, body=body)
        else:
            of_them = partial(self.who.do, asking=(InDoubt,), beside=self)
            done = self._store(of_them, mandates.draft, advisor_id=self.advisor.value(), body=body)
        if done:
            self.saved.emit(done.subject)

    def set_narrow(self, narrow: bool) -> None:
        self.scope.set_narrow(narrow)

    def button_words(self) -> str:
        return "Enregistrer l’objet" if self.view else "Préparer le mandat"

    def start(self) -> None:
        if self.view or self.who.picker.value():
            self._go_on()
        else:
            self.who.focus()

    def show_faults(self, faults: Iterable[Fault], /) -> None:
        """Each sentence beside its field or in its card, the focus on the first of the page."""
        found, cards = list(faults), self.scope.lines.cards
        empty = [fault for fault in found if fault.field == "scope"]
        # That nothing is asked for is said in the card that waits for it.
        here = [fault for fault in found if not self.scope.owns(fault) and not (cards and fault.field == "scope")]
        self.form.show_faults(here)
        self.scope.show_faults(found)
        if empty and cards:
            cards[0].show_faults(empty, focus=True)
        elif empty:
            self.scope.lines.take_focus()

    def _store(self, do: Callable[..., Changes | None], *args: Any, **scope: Any) -> Changes | None:
        """Do it once every question is answered; None when it was refused, or one of them sent back to the page."""
        answered: list[Doubt] = []
        while True:
            try:
                return do(
                    *args,
                    **scope,
                    ends_on=self.end.value(),
                    substitutes=self.substitutes.value(),
                    answered=tuple(answered),
                )
            except InDoubt as asked:
                title, go_on, back = _ASKED[asked.doubt]
                if not self.context.dialogs.ask(title, asked.sentence, go_on, back):
                    return None
                answered.append(asked.doubt)

    def _go_on(self) -> None:
        self.scope.lines.take_focus()

    def _body(self) -> Body:
        return replace(
            self.scope.body(),
            execution=self.how.value(),
            entrusted=frozenset(self.entrusted.value()),
            path=self._path,
            reach=self.reach.value(),
        )

    def _offer_advisors(self, view: MandateView | None) -> None:
        desk, read = self.context.desk, self.context.runner.read
        found = read(settings.load)
        at_work = [advisor for advisor in found.advisors if advisor.active] if found else []
        self.advisor.set_options([(advisor.id, advisor.name_and_title) for advisor in at_work])
        if view is None:
            here = read(schedule.here_on, self.context.today()) or ()
            today = here[0].advisor_id if here else 0
            self.advisor.set_value(desk.advisor_at_work or today)
        named = view.substitutes if view else ()
        gone = [advisor for advisor in named if advisor not in at_work]
        self.substitutes.set_options([(advisor.id, advisor.name) for advisor in (*at_work, *gone)])
        self.substitutes.set_value(advisor.id for advisor in named)
        self.substitutes.leave_out(view.mandate.advisor_id if view else self.advisor.value())
        self.form.show_row("substitutes", len(at_work) + len(gone) > 1)

    def _tell_elsewhere(self) -> None:
        """What the person who gives the mandate holds in Aidants Connect."""
        giver = self.view.person if self.view else self.who.known
        held = self.context.runner.read(elsewhere.of_person, giver.id) if giver else None
        self.elsewhere.say(breakable(told(held or ())))

    def _follow_advisor(self) -> None:
        self.substitutes.leave_out(self.advisor.value())
