"""What is asked of a rights request: who asks for what and when; its prolongation; its answer."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from PySide6.QtWidgets import QWidget

from desktop_app.domain.errors import Fault
from desktop_app.domain.french import capital, plain_date, plural
from desktop_app.domain.person import Person
from desktop_app.domain.reception.rights_request import (
    EXPLAINED,
    MOST_EXTRA,
    Answer,
    Answered,
    Extension,
    Identity,
    Means,
    Right,
    RightsRequest,
)
from desktop_app.use_cases.changes import Changes
from desktop_app.use_cases.reception import people, rights_requests
from desktop_app.use_cases.reception.rights_requests import RightsRow

from ..context import Context
from ..form_dialog import FormDialog
from ..widgets.boxes import RadioField, TickField
from ..widgets.date_field import DateField
from ..widgets.fields import ChoiceField, TextField
from ..widgets.person_picker import PersonPicker
from ..widgets.reading import date_faults

_WHO = "Cherchez sa fiche. Pas de fiche ? Écrivez le nom, il s’efface quand le registre n’en a plus besoin."
_IDENTITY = "Un doute raisonnable permet de demander une pièce. Le mois court quand même depuis la réception."
_REASON = "Imprimé dans la lettre : une phrase, sans nom."
_RECOURSE = "La personne sait qu’elle peut se plaindre à la CNIL et saisir le tribunal"
_MONTH = "La réponse est due un mois après ce jour."
_RIGHTS = [(each, capital(each.value)) for each in Right]
_MEANS = [(each, capital(each.value)) for each in Means]
_SURE = [
    (Identity.SURE, "Sûre : connue du service, ou pièce vue"),
    (Identity.DOUBTED, "Un doute : une pièce est demandée"),
]
_ANSWERS = [
    (Answer.DONE, "Fait, en entier"),
    (Answer.PARTLY, "Fait en partie, avec le motif"),
    (Answer.REFUSED, "Refusé, avec le motif"),
]


class _AboutRequest(FormDialog):
    chapter = "erasure#le-registre-des-demandes"

    def note(self, verb: Callable[..., Changes], *typed: Any, **dates: DateField) -> bool:
        """Whether it was done; said beside each when one of these fields holds something that is no date."""
        self.form.clear_faults()
        if faults := date_faults(dates):
            self.form.show_faults(faults)
            return False
        return self.context.runner.beside(self.form).do(verb, *typed) is not None


class RightsRequestDialog(_AboutRequest):
    """`row` is the request to put right, None for a new one, which may be of `person`."""

    abandon = "Abandonner cette demande ?"
    tallness = 700

    def __init__(
        self,
        context: Context,
        row: RightsRow | None = None,
        parent: QWidget | None = None,
        *,
        person: Person | None = None,
    ) -> None:
        super().__init__(context, "Corriger la demande" if row else "Demande sur ses données", parent)
        self._row = row
        self.who = PersonPicker(self._find, self.form, told_apart=self._told_apart, adds=False)
        self.right, self.by = ChoiceField(_RIGHTS, self.form), ChoiceField(_MEANS, self.form)
        self.identity, self.received_on = RadioField(_SURE, self.form), DateField(self.context.today, self.form)
        self.form.row("who", "Qui demande ?", self.who, _WHO)
        self.form.row("right", "Quel droit ?", self.right)
        self.form.row("received_on", "Reçue le", self.received_on, _MONTH)
        self.form.row("by", "Comment ?", self.by)
        self.form.row("identity", "Son identité", self.identity, _IDENTITY)
        asked = row.request if row else RightsRequest(0, Right.ACCESS, self.context.today())
        self._show(asked, row.person if row else person)
        self.say_verb("Enregistrer" if row else "Noter la demande")
        self.agree.setDefault(True)
        (self.right if person else self.who).setFocus()

    def give(self) -> bool:
        """Note it, or say what is wrong beside its field."""
        received, person = self.received_on.value(), self.who.value()
        if received is None:
            faults = date_faults({"received_on": self.received_on})
            self.form.show_faults(faults or [Fault("received_on", "Dites quel jour elle est arrivée.")])
            return False
        typed = RightsRequest(
            self._row.request.id if self._row else 0,
            self.right.value(),
            received,
            self.by.value(),
            self.identity.value(),
            person.id if person else 0,
            "" if person else self.who.raw(),
        )
        verb = rights_requests.correct if self._row else rights_requests.note
        return self.note(verb, typed)

    def _show(self, request: RightsRequest, person: Person | None) -> None:
        self.who.set_value(person)
        if request.asked_by:
            self.who.line.show_typed(request.asked_by)
        self.right.set_value(request.right)
        self.by.set_value(request.by)
        self.identity.set_value(request.identity)
        self.received_on.set_value(request.received_on)

    def _find(self, typed: str) -> list[Person]:
        return self.context.runner.read(people.find, typed) or []

    def _told_apart(self, found: Sequence[Person]) -> Mapping[int, str]:
        return self.context.runner.read(people.told_apart, found) or {}


class ExtensionDialog(_AboutRequest):
    """More time for one request: the person is told in the first month, and why."""

    abandon = "Abandonner cette prolongation ?"
    tallness = 520

    def __init__(self, context: Context, row: RightsRow, parent: QWidget | None = None) -> None:
        super().__init__(context, f"Prolonger : {row.who}", parent)
        self._request = row.request
        months = [(each, plural(each, "mois")) for each in range(1, MOST_EXTRA + 1)]
        self.months, self.told_on = ChoiceField(months, self.form), DateField(self.context.today, self.form)
        self.reason = TextField(self.form)
        self.form.row("months", "Combien de plus ?", self.months)
        self.form.row("reason", "Pourquoi ?", self.reason, _REASON)
        self.form.row("told_on", "La personne le sait depuis le", self.told_on)
        self.months.set_value(row.request.extra_months or 1)
        self.reason.set_value(row.request.extension_reason)
        self.told_on.set_value(row.request.extended_on or self.context.today())
        last = plain_date(row.request.first_due)
        self.say_above(
            f"Une demande complexe peut prendre plus d’un mois. La personne l’apprend avant le {last} au soir."
        )
        self.say_verb("Prolonger")
        self.agree.setDefault(True)
        self.months.setFocus()

    def give(self) -> bool:
        """Note it, or say what is wrong beside its field."""
        typed = Extension(self.months.value(), self.told_on.value(), self.reason.value())
        return self.note(rights_requests.prolong, self._request.id, typed, told_on=self.told_on)


class AnswerDialog(_AboutRequest):
    """What was answered to one request; a refusal says why, and how to complain."""

    abandon = "Abandonner cette réponse ?"
    tallness = 640

    def __init__(self, context: Context, row: RightsRow, parent: QWidget | None = None) -> None:
        super().__init__(context, f"Répondre : {row.who}", parent)
        self._request = request = row.request
        self.answer, self.on = RadioField(_ANSWERS, self.form), DateField(self.context.today, self.form)
        self.how, self.reason = ChoiceField(_MEANS, self.form), TextField(self.form)
        self.recourse = TickField(_RECOURSE, self.form)
        self.form.row("answer", "Qu’a-t-on répondu ?", self.answer)
        self.form.row("reason", "Motif", self.reason, _REASON)
        self.form.row("recourse", "", self.recourse)
        self.form.row("on", "Répondu le", self.on)
        self.form.row("how", "Comment ?", self.how)
        self.answer.set_value(request.answer or Answer.DONE)
        self.reason.set_value(request.reason)
        self.recourse.set_value(request.answer in EXPLAINED)
        self.on.set_value(request.answered_on or self.context.today())
        self.how.set_value(request.answered_how or request.by)
        self.answer.edited.connect(self._follow)
        self.say_above(
            f"{capital(request.right.value)}, demande {request.reference} : {request.told(context.today())}."
        )
        self.say_verb("Noter la réponse")
        self.agree.setDefault(True)
        self._follow()
        self.answer.setFocus()

    def give(self) -> bool:
        """Note it, or say what is wrong beside its field."""
        typed = Answered(
            self.answer.value(), self.on.value(), self.how.value(), self.reason.value(), self.recourse.value()
        )
        return self.note(rights_requests.answer, self._request.id, typed, on=self.on)

    def _follow(self) -> None:
        explained = self.answer.value() in EXPLAINED
        for row in ("reason", "recourse"):
            self.form.show_row(row, explained)
