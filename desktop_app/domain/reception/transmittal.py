"""A transmittal: the requests that leave for the partner on one numbered paper, and the answer that each of them gets.

Source: some conventions have the commune collect the requests and pass them on (La Porte du Hainaut, article 3-1).
"""

from dataclasses import replace
from datetime import date, timedelta

from .. import text
from ..errors import Fault, RuleBroken, refuse
from ..french import plain_date
from ..nouns.frozen import frozen
from .request import Outcome

WORDS_LENGTH = 80
"""The letters of an answer: one line, on screen and in the list of what was answered."""
ANSWERS = {
    Outcome.GIVEN: "rendez-vous donné",
    Outcome.UNANSWERED: "refusée",
    Outcome.REDIRECTED: "orientation ailleurs",
    Outcome.CALL_BACK: "autre réponse",
}
"""What may be answered: what becomes of the request, and what screens call such an answer."""


@frozen
class Transmitted:
    """A request as its transmittal has it in its row `position`, from 1: what was printed is what is printed again.

    `name` is '' once the person is erased, and `person_id` 0 then; `subject` '' where nobody asked. `answered_on`
    and `answer` are None while nothing came back; `words` is what was answered beside, or ''.
    """

    id: int
    request_id: int
    position: int
    person_id: int
    name: str
    asked_on: date
    subject: str = ""
    answered_on: date | None = None
    answer: Outcome | None = None
    words: str = ""


@frozen
class Transmittal:
    """The paper: `number` counts from 1 each year, `sent_to` is who got it, `answer_by` when the answer is due."""

    id: int
    number: int
    sent_on: date
    sent_to: str
    answer_by: date
    rows: tuple[Transmitted, ...] = ()

    @property
    def reference(self) -> str:
        """'2025-07', the same on screen and paper."""
        return f"{self.sent_on.year}-{self.number:02}"

    @property
    def awaited(self) -> tuple[Transmitted, ...]:
        """Those that nothing came back for, of people who are still known."""
        return tuple(row for row in self.rows if row.answer is None and row.person_id)

    def is_late(self, today: date) -> bool:
        """Whether an answer was due before today and is not there."""
        return bool(self.awaited) and self.answer_by < today


def due_on(sent_on: date, days: int) -> date:
    """The day by which so many days after the sending an answer is due; a Saturday or Sunday leaves until Monday."""
    due = sent_on + timedelta(days)
    return due + timedelta(7 - due.weekday() if due.weekday() > 4 else 0)


def read_transmittal(sent_to: str, answer_by: date | None, today: date) -> tuple[str, date]:
    """To whom it goes and when the answer is due, as typed; raises `Refused` (fields sent_to, answer_by)."""
    faults = [*text.line_faults(sent_to, "sent_to", "À qui")]
    if answer_by is None:
        faults.append(Fault("answer_by", "Dites jusqu’à quand une réponse est attendue."))
    elif answer_by < today:
        faults.append(Fault("answer_by", "Cette date est passée : une réponse s’attend à partir d’aujourd’hui."))
    refuse(faults)
    assert answer_by
    return text.tidy(sent_to), answer_by


def answered(
    row: Transmitted, transmittal: Transmittal, answer: Outcome, *, on: date | None, today: date, words: str = ""
) -> Transmitted:
    """The row with what was answered on this day; another answer has to be told in words.

    Raises `RuleBroken` for one that has an answer, `Refused` (fields answered_on, words).
    """
    if row.answer is not None:
        raise RuleBroken("La réponse à cette demande est déjà notée.")
    faults = [*text.line_faults(words, "words", "La réponse", required=False, longest=WORDS_LENGTH)]
    if answer is Outcome.CALL_BACK and not text.tidy(words):
        faults = [Fault("words", "Écrivez en quelques mots ce qui a été répondu.")]
    if on is None:
        faults.append(Fault("answered_on", "Dites quand la réponse est arrivée."))
    elif not transmittal.sent_on <= on <= today:
        since = plain_date(transmittal.sent_on)
        faults.append(Fault("answered_on", f"Entre le {since}, jour de l’envoi, et aujourd’hui."))
    refuse(faults)
    return replace(row, answered_on=on, answer=answer, words=text.tidy(words))
