"""A request about one's own data: which right, received when and how, and the month in which it must be answered.

Source: RGPD, article 12: § 3, one month from receipt, two more where it is complex, told within the first with the
reason; § 4, a refusal says why, and that one may complain to the CNIL and go to court; § 6, doubts about who asks.
Articles 15 to 21 are the rights themselves; directives after death are article 85 of the law of 6 January 1978.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date, timedelta
from enum import Enum

from .. import text
from ..errors import Fault, RuleBroken, refuse
from ..french import NBSP, capital, plain_date, plural
from ..nouns.frozen import frozen
from ..working_days import add_months

WHO_LENGTH, REASON_LENGTH = 80, 160
MONTHS, MOST_EXTRA = 1, 2
REMINDED_BEFORE = timedelta(days=10)


class Right(Enum):
    """What is asked for; the value is what screens and paper say."""

    ACCESS = "accès aux données"
    RECTIFICATION = "rectification"
    ERASURE = "effacement"
    LIMITATION = "limitation"
    OBJECTION = "opposition"
    PORTABILITY = "portabilité"
    DIRECTIVES = "directives après le décès"


class Means(Enum):
    """How a request came, and how its answer left."""

    DESK = "au guichet"
    LETTER = "par courrier"
    MAIL = "par courriel"
    PHONE = "par téléphone"
    PARTNER = "par le partenaire"


class Identity(Enum):
    """Whether the service knows who asks."""

    SURE = "identité sûre"
    DOUBTED = "doute sur l’identité"


class Answer(Enum):
    """What was answered."""

    DONE = "faite"
    PARTLY = "faite en partie"
    REFUSED = "refusée"


EXPLAINED = frozenset({Answer.PARTLY, Answer.REFUSED})
"""The answers that must say why, and how to complain."""


@frozen
class RightsRequest:
    """What was asked for on `received_on`. `id` is 0 until the file has given one, and its number ever after.

    `person_id` is who asks where the service knows them, else `asked_by` says who in words; both are empty once they
    were erased, and the line still proves that they were answered. `noted_by` and `answered_by` are accounts.
    `extra_months` were added, as the person was told on `extended_on`; 0 and None for none. Nothing is answered while
    `answer` is None.
    """

    id: int
    right: Right
    received_on: date
    by: Means = Means.DESK
    identity: Identity = Identity.SURE
    person_id: int = 0
    asked_by: str = ""
    noted_by: str = ""
    extra_months: int = 0
    extended_on: date | None = None
    extension_reason: str = ""
    answer: Answer | None = None
    answered_on: date | None = None
    answered_how: Means | None = None
    reason: str = ""
    answered_by: str = ""

    @property
    def reference(self) -> str:
        """'2026-12'."""
        return f"{self.received_on.year}-{self.id}"

    @property
    def first_due(self) -> date:
        """The last day to answer, or to tell that it takes longer."""
        return add_months(self.received_on, MONTHS)

    @property
    def due(self) -> date:
        """The last day to answer."""
        return add_months(self.received_on, MONTHS + self.extra_months)

    @property
    def open(self) -> bool:
        """Whether it waits for its answer."""
        return self.answer is None

    def is_late(self, today: date) -> bool:
        """Whether the last day has passed without an answer."""
        return self.open and self.due < today

    def is_to_answer(self, today: date) -> bool:
        """Whether the last day is near, or has passed without an answer."""
        return self.open and self.due <= today + REMINDED_BEFORE

    def told(self, today: date | None = None) -> str:
        """'à répondre avant la fin du 3 janvier 2027', 'en retard de 2 jours…', 'faite le 9 décembre 2026, au guichet'.

        Whether it is late is told of `today` only.
        """
        if self.answer and self.answered_on:
            how = f", {self.answered_how.value}" if self.answered_how else ""
            why = f" ({self.reason})" if self.reason else ""
            return f"{self.answer.value} le {plain_date(self.answered_on)}{how}{why}"
        longer = f", prolongée de {self.extra_months}{NBSP}mois ({self.extension_reason})" if self.extra_months else ""
        if today and self.is_late(today):
            days = plural((today - self.due).days, "jour")
            return f"en retard de {days}, attendue le {plain_date(self.due)}{longer}"
        return f"à répondre jusqu’au {plain_date(self.due)}{longer}"

    def reminder(self, today: date) -> str:
        """'Rectification, demande 2026-12 : répondre jusqu’au 3 janvier 2027', or since when it is late."""
        when = "réponse en retard depuis le" if self.is_late(today) else "répondre jusqu’au"
        return f"{capital(self.right.value)}, demande {self.reference}{NBSP}: {when} {plain_date(self.due)}"


@frozen
class Answered:
    """An answer as it is typed; `recourse` is whether the person was told how to complain."""

    answer: Answer
    on: date | None
    how: Means
    reason: str = ""
    recourse: bool = False


@frozen
class Extension:
    """A prolongation as it is typed: how many months more, told when, and why."""

    months: int
    told_on: date | None
    reason: str


def read_request(typed: RightsRequest, today: date) -> RightsRequest:
    """The request as it may be kept; raises `Refused` (fields who, received_on)."""
    faults = [*_who_faults(typed)]
    if typed.received_on > today:
        faults.append(Fault("received_on", "Ce jour n’est pas encore venu."))
    if typed.extended_on and typed.extended_on > typed.first_due:
        faults.append(Fault("received_on", "La prolongation a été dite plus d’un mois après ce jour : vérifiez-le."))
    refuse(faults)
    return replace(typed, asked_by="" if typed.person_id else text.tidy(typed.asked_by))


def _who_faults(typed: RightsRequest) -> Iterator[Fault]:
    if typed.person_id:
        return
    if not text.tidy(typed.asked_by):
        yield Fault("who", "Choisissez la personne, ou écrivez qui demande.")
    else:
        yield from text.line_faults(typed.asked_by, "who", "Qui demande", longest=WHO_LENGTH)


def extend(request: RightsRequest, typed: Extension, today: date) -> RightsRequest:
    """The request with more time; raises `RuleBroken`, or `Refused` (fields months, told_on, reason)."""
    _check_open(request)
    faults = [*text.line_faults(typed.reason, "reason", "Le motif", longest=REASON_LENGTH)]
    if not 1 <= typed.months <= MOST_EXTRA:
        faults.append(Fault("months", "Un mois ou deux de plus, pas davantage."))
    last = min(today, request.first_due)
    if typed.told_on is None or not request.received_on <= typed.told_on <= last:
        faults.append(
            Fault(
                "told_on",
                f"Entre le {plain_date(request.received_on)} et le {plain_date(last)} : la personne l’apprend dans le "
                "premier mois.",
            )
        )
    refuse(faults)
    return replace(
        request, extra_months=typed.months, extended_on=typed.told_on, extension_reason=text.tidy(typed.reason)
    )


def settle(request: RightsRequest, typed: Answered, today: date, by: str) -> RightsRequest:
    """The request with its answer, in place of any before; `by` is the account.

    Raises `RuleBroken` while it is doubted who asks, unless it is refused: data are shown to nobody else; and `Refused`
    (fields on, reason, recourse).
    """
    if request.identity is Identity.DOUBTED and typed.answer is not Answer.REFUSED:
        raise RuleBroken(
            "Un doute est noté sur l’identité : corrigez d’abord la demande, une fois l’identité sûre.", "answer"
        )
    explained = typed.answer in EXPLAINED
    faults = [*text.line_faults(typed.reason, "reason", "Le motif", required=explained, longest=REASON_LENGTH)]
    if typed.on is None or not request.received_on <= typed.on <= today:
        faults.append(Fault("on", f"Entre le {plain_date(request.received_on)}, jour de la demande, et aujourd’hui."))
    if explained and not typed.recourse:
        faults.append(
            Fault("recourse", "La réponse doit dire comment se plaindre : la lettre que Permanence imprime le dit.")
        )
    refuse(faults)
    return replace(
        request,
        answer=typed.answer,
        answered_on=typed.on,
        answered_how=typed.how,
        reason=text.tidy(typed.reason) if explained else "",
        answered_by=by,
    )


def _check_open(request: RightsRequest) -> None:
    if not request.open:
        raise RuleBroken(f"Cette demande a sa réponse : {request.told()}.")


def check_correction(before: RightsRequest) -> None:
    """Refuse to change what was asked once it is answered: the answer was about that."""
    _check_open(before)


def check_erasure(requests: Iterable[RightsRequest]) -> None:
    """Refuse to erase somebody who still waits for another answer than that: it could never be given again."""
    if waits := next((each for each in requests if each.open and each.right is not Right.ERASURE), None):
        raise RuleBroken(
            f"Une demande attend sa réponse ({waits.right.value}, reçue le {plain_date(waits.received_on)}) : "
            "répondez-y d’abord, puis effacez la fiche."
        )
