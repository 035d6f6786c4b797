"""What is asked of a rights request: who asks for what and when; its prolongation; its answer."""

from collections.abc import Mapping, Sequence

from PySide6.QtWidgets import QWidget

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
from desktop_app.use_cases.reception import people, rights_requests
from desktop_app.use_cases.reception.rights_requests import RightsRow

from ..context import Context
from ..form_dialog import FormDialog
from ..widgets.boxes import RadioField, TickField
from ..widgets.date_field import DateField
from ..widgets.fields import ChoiceField, TextField
from ..widgets.person_picker import PersonPicker
from ..widgets.reading import date_faults

_CHAPTER = "erasure#le-registre-des-demandes"
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


class RightsRequestDialog(FormDialog):
    """`row` is the request to put right, None for a new one, which may be of `person`."""

    chapter = _CHAPTER
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
        asked = row.request if row else RightsRequest(0, Right.ACCESS, context.today())
        self._id = asked.id
        self.who = PersonPicker(self._find, self.form, told_apart=self._told_apart, adds=False)
        self.received_on = DateField(context.today)
        self.form.row("who", "Qui demande ?", self.who, _WHO)
        right = self.form.row("right", "Quel droit ?", ChoiceField(_RIGHTS))
        self.form.row("received_on", "Reçue le", self.received_on, _MONTH)
        self.form.row("by", "Comment ?", ChoiceField(_MEANS))
        self.form.row("identity", "Son identité", RadioField(_SURE), _IDENTITY)
        self.form.show_value(asked)
        self.who.set_value(row.person if row else person)
        if asked.asked_by:
            self.who.line.show_typed(asked.asked_by)
        self.say_verb("Enregistrer" if row else "Noter la demande")
        (right if person else self.who).setFocus()

    def give(self) -> bool:
        faults = date_faults({"received_on": self.received_on}, received_on="Dites quel jour elle est arrivée.")
        typed = self.form.read()
        person = typed.pop("who")
        who = {"person_id": person.id} if person else {"asked_by": self.who.raw()}
        verb = rights_requests.correct if self._id else rights_requests.note
        return self.is_right(faults) and self.do(verb, RightsRequest(self._id, **who, **typed))

    def _find(self, typed: str) -> list[Person]:
        return self.context.runner.read(people.find, typed) or []

    def _told_apart(self, found: Sequence[Person]) -> Mapping[int, str]:
        return self.context.runner.read(people.told_apart, found) or {}


class ExtensionDialog(FormDialog):
    """More time for one request: the person is told in the first month, and why."""

    chapter = _CHAPTER
    abandon = "Abandonner cette prolongation ?"
    tallness = 520
    verb = "Prolonger"

    def __init__(self, context: Context, row: RightsRow, parent: QWidget | None = None) -> None:
        super().__init__(context, f"Prolonger : {row.who}", parent)
        self._request = asked = row.request
        more = ChoiceField([(each, plural(each, "mois")) for each in range(1, MOST_EXTRA + 1)])
        self.form.row("months", "Combien de plus ?", more)
        self.form.row("reason", "Pourquoi ?", TextField(), _REASON)
        self.form.row("told_on", "La personne le sait depuis le", DateField(context.today))
        told_on = asked.extended_on or context.today()
        self.form.show_value(Extension(asked.extra_months or 1, told_on, asked.extension_reason))
        last = plain_date(asked.first_due)
        self.say_above(
            f"Une demande complexe peut prendre plus d’un mois. La personne l’apprend avant le {last} au soir."
        )
        more.setFocus()

    def give(self) -> bool:
        return self.do(rights_requests.prolong, self._request.id, Extension(**self.form.read()))


class AnswerDialog(FormDialog):
    """What was answered to one request; a refusal says why, and how to complain."""

    chapter = _CHAPTER
    abandon = "Abandonner cette réponse ?"
    verb = "Noter la réponse"

    def __init__(self, context: Context, row: RightsRow, parent: QWidget | None = None) -> None:
        super().__init__(context, f"Répondre : {row.who}", parent)
        self._request = asked = row.request
        self.answer = self.form.row("answer", "Qu’a-t-on répondu ?", RadioField(_ANSWERS))
        self.form.row("reason", "Motif", TextField(), _REASON)
        self.form.row("recourse", "", TickField(_RECOURSE))
        self.form.row("on", "Répondu le", DateField(context.today))
        self.form.row("how", "Comment ?", ChoiceField(_MEANS))
        answer, on, how = asked.answer or Answer.DONE, asked.answered_on or context.today(), asked.answered_how
        self.form.show_value(Answered(answer, on, how or asked.by, asked.reason, asked.answer in EXPLAINED))
        self.answer.edited.connect(self._follow)
        self.say_above(f"{capital(asked.right.value)}, demande {asked.reference} : {asked.told(context.today())}.")
        self._follow()
        self.answer.setFocus()

    def give(self) -> bool:
        return self.do(rights_requests.answer, self._request.id, Answered(**self.form.read()))

    def _follow(self) -> None:
        explained = self.answer.value() in EXPLAINED
        for row in ("reason", "recourse"):
            self.form.show_row(row, explained)
