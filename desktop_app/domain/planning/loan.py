"""Loans: equipment lent to the place for some days, kept under lock and key all along (002, art. 4), or lent by it."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from enum import Enum

from .. import text
from ..errors import Fault, refuse
from ..french import plain_date
from ..nouns.frozen import frozen
from .segment import MOST_PLACES

LONGEST_WORDS = 80


class LoanStanding(Enum):
    """Where a loan stands; the value is what screens say."""

    TO_COME = "à venir"
    HERE = "ici"
    LATE = "à rendre"
    BACK = "rendu"


@frozen
class Loan:
    """Something that is here from `first` to `last`, both included, and kept in `storage`.

    `returned_on` is when it went back, None while it has not. It brings `machines` computers to workshops, 0 for other
    things; with `lent_out` the place itself lends it, to whom `storage` says. `id` is 0 until the file has given one.
    """

    id: int
    words: str
    first: date
    last: date
    storage: str
    returned_on: date | None = None
    machines: int = 0
    lent_out: bool = False

    def holds(self, day: date) -> bool:
        """Whether it is lent on this date; what went back on a day is the lender's again from the next one on."""
        return self.first <= day <= _end(self)


def loan_standing(loan: Loan, today: date) -> LoanStanding:
    """Where it stands today: what is to leave today is to be given back."""
    if loan.returned_on is not None:
        return LoanStanding.BACK
    if today < loan.first:
        return LoanStanding.TO_COME
    return LoanStanding.LATE if loan.last <= today else LoanStanding.HERE


def loan_told(loan: Loan, standing: LoanStanding) -> str:
    """Where it stands, in the words of who lends: 'ici', or 'prêté', until it is to come back."""
    if not loan.lent_out:
        return standing.value
    return {LoanStanding.HERE: "prêté", LoanStanding.LATE: "à reprendre", LoanStanding.BACK: "revenu"}.get(
        standing, standing.value
    )


def check_loan(loan: Loan, others: Iterable[Loan], today: date) -> Loan:
    """The loan as it may be kept; raises `Refused` (fields words, last, storage, machines, returned_on)."""
    words, storage = text.tidy(loan.words), text.tidy(loan.storage)
    faults = [*text.line_faults(loan.words, "words", "Le matériel", longest=LONGEST_WORDS)]
    if storage:
        faults += text.line_faults(loan.storage, "storage", "Le rangement", longest=LONGEST_WORDS)
    else:
        where = (
            "Dites à qui il est prêté." if loan.lent_out else "Dites où il est gardé sous clé, pendant tout le prêt."
        )
        faults.append(Fault("storage", where))
    if not 0 <= loan.machines <= MOST_PLACES:
        faults.append(Fault("machines", f"De 0 à {MOST_PLACES} ordinateurs."))
    if loan.last < loan.first:
        faults.append(Fault("last", "Le prêt finit avant de commencer : corrigez l’une des deux dates."))
    if loan.returned_on and not loan.first <= loan.returned_on <= today:
        faults.append(Fault("returned_on", "Il se rend entre le premier jour du prêt et aujourd’hui."))
    for other in others:
        if other.id != loan.id and other.words.casefold() == words.casefold() and _meet(loan, other):
            told = f"du {plain_date(other.first)} au {plain_date(other.last)}"
            faults.append(Fault("words", f"Il est déjà emprunté {told} : changez les dates, ou dites lequel."))
            break
    refuse(faults)
    return replace(loan, words=words, storage=storage)


def _meet(one: Loan, other: Loan) -> bool:
    """Whether both are here on one day; what was given back early is free from the next day on."""
    return one.first <= _end(other) and other.first <= _end(one)


def _end(loan: Loan) -> date:
    return min(loan.last, loan.returned_on) if loan.returned_on else loan.last
