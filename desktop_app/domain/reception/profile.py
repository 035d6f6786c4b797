"""The profile of those received on a day: how many gave each answer, apart from who they are; no row leads to a person.

Questions, answers and their keys are those of the national reporting tool (La Coop de la médiation numérique, version
of 30 June 2026), in its order.
"""

from collections.abc import Mapping
from datetime import date
from enum import Enum

from ..errors import Fault, RuleBroken, refuse
from ..french import NBSP, plural
from ..nouns.frozen import frozen

FEW = 5
"""Under so many, a number of a small place points to somebody: it is told as « moins de 5 »."""
MOST = 99


@frozen
class Answer:
    """`key` is what is stored, `label` what paper and screen say."""

    key: str
    label: str


class Question(Enum):
    """What is asked of a profile; the value is what paper and screen say."""

    GENDER = "Genre"
    AGE = "Tranche d’âge"
    STATUS = "Statut"


ANSWERS: Mapping[Question, tuple[Answer, ...]] = {
    Question.GENDER: (
        Answer("Masculin", "Masculin"),
        Answer("Feminin", "Féminin"),
        Answer("GenreNonCommunique", "Non communiqué"),
    ),
    Question.AGE: (
        Answer("SoixanteDixPlus", "70 ans et plus"),
        Answer("SoixanteSoixanteNeuf", "60 - 69 ans"),
        Answer("QuaranteCinquanteNeuf", "40 - 59 ans"),
        Answer("VingtCinqTrenteNeuf", "25 - 39 ans"),
        Answer("DixHuitVingtQuatre", "18 - 24 ans"),
        Answer("DouzeDixHuit", "12 - 17 ans"),
        Answer("MoinsDeDouze", "Moins de 12 ans"),
        Answer("AgeNonCommunique", "Non communiqué"),
    ),
    Question.STATUS: (
        Answer("Retraite", "Retraité"),
        Answer("SansEmploi", "Sans emploi"),
        Answer("EnEmploi", "En emploi"),
        Answer("Scolarise", "Scolarisé"),
        Answer("StatutNonCommunique", "Non communiqué ou hétérogène"),
    ),
}
KEYS = frozenset(answer.key for answers in ANSWERS.values() for answer in answers)


@frozen
class Profile:
    """Of those that one advisor received on one day: how many gave each answer, by its key; those of 0 are left out."""

    day: date
    advisor_id: int
    numbers: Mapping[str, int]

    def total(self, question: Question) -> int:
        """How many answered this question."""
        return total(self.numbers, question)


def total(numbers: Mapping[str, int], question: Question) -> int:
    """How many answered this question."""
    return sum(numbers.get(answer.key, 0) for answer in ANSWERS[question])


def read_profile(day: date, advisor_id: int, numbers: Mapping[str, int], received: int) -> Profile:
    """The profile typed back from a tally; raises `Refused` (fields: the names of the questions) or `RuleBroken`.

    Nobody answers twice: a question has no more answers than people were received.
    """
    kept = {key: number for key, number in numbers.items() if number}
    if not kept.keys() <= KEYS:
        raise RuleBroken(f"Le relevé n’a pas ces réponses{NBSP}: recopiez les nombres de ses questions.")
    faults = [
        Fault(question.name, _too_many(total(kept, question), received))
        for question in Question
        if total(kept, question) > received
    ]
    refuse(faults)
    return Profile(day, advisor_id, kept)


def _too_many(answers: int, received: int) -> str:
    people = f"{plural(received, 'personne')} reçue{'s' if received > 1 else ''}" if received else "personne de reçu"
    return f"{plural(answers, 'trait')} pour {people}{NBSP}: corrigez, ou ressaisissez d’abord la feuille signée."
