"""How a convention ends before its term: the reason, the letter where its text asks for one, the time that it leaves.

Two ways of counting. A reason that needs a letter leaves so many calendar days or months after the day on which the
letter was received: that day does not count, the last one counts whole, be it a Sunday or a bank holiday, and is the
first on which the convention may end (000 and 001, art. 7.1 and 7.2; 002, art. 6; 003, art. 8; 004, art. 5-2). A
renewal that is refused in time lets the period in progress run to its end (000 and 001, art. 6; 004, art. 5-1).
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from enum import Enum

from .. import text
from ..errors import Fault
from ..french import NBSP, plain_date, plural
from ..nouns.frozen import frozen
from ..working_days import add_months
from . import dates
from .terms import Terms

LONGEST_DAYS, LONGEST_MONTHS = 366, 36


class Ending(Enum):
    """Why a convention ends before its term; the value is what the screens say."""

    AGREED = "d’un commun accord"
    OPPOSED = "reconduction refusée"
    NOTICE = "résiliation avec préavis"
    FAULT = "résiliation pour faute"
    FORCE_MAJEURE = "résiliation pour force majeure"
    OTHER = "autre raison"

    @property
    def runs(self) -> bool:
        """Whether a delay runs from a letter."""
        return self in (Ending.NOTICE, Ending.FAULT, Ending.FORCE_MAJEURE)

    @property
    def by_letter(self) -> bool:
        """Whether the day depends on when a letter was received."""
        return self.runs or self is Ending.OPPOSED


@frozen
class Delay:
    """How long a text leaves after a letter: so many calendar days, or months."""

    count: int
    months: bool = False

    @property
    def told(self) -> str:
        """'30 jours', '1 mois'."""
        return plural(self.count, "mois" if self.months else "jour")

    def after(self, received_on: date) -> date:
        """The last day of the time left; a month ends on the day of the same number, or on its own last one."""
        return add_months(received_on, self.count) if self.months else received_on + timedelta(self.count)


_DELAY = re.compile(r"(\d{1,3})\s?(?:(j|jours?)|m|mois)(?: calendaires?)?")


def read_delay(typed: str) -> Delay | None:
    """What '30 jours', '30 j', '1 mois' or '3 m' says; None when it says nothing of the kind."""
    found = _DELAY.fullmatch(text.tidy(typed).casefold())
    return Delay(int(found[1]), months=not found[2]) if found else None


@frozen
class Ground:
    """Why a convention was ended, on which letter, after how long, and the article that says so.

    `letter_on` is the day on which the other party received it; it and `delay` are None where nothing runs.
    """

    ending: Ending
    letter_on: date | None = None
    delay: Delay | None = None
    article: str = ""

    @property
    def told(self) -> str:
        """'résiliation pour faute, lettre reçue le 3 mars 2026, 30 jours (art. 7.1)'."""
        letter = f", lettre reçue le {plain_date(self.letter_on)}" if self.letter_on else ""
        delay = f", {self.delay.told}" if self.delay else ""
        article = f" ({self.article})" if self.article else ""
        return f"{self.ending.value}{letter}{delay}{article}"


def tidied(ground: Ground) -> Ground:
    """What matters of it: no letter and no time where the reason asks for none."""
    return replace(
        ground,
        letter_on=ground.letter_on if ground.ending.by_letter else None,
        delay=ground.delay if ground.ending.runs else None,
        article=text.tidy(ground.article),
    )


def first_possible_end(terms: Terms, ground: Ground) -> date | None:
    """The first day that may be the last of a convention ended so; None when any may, or something is missing still."""
    if ground.letter_on is None:
        return None
    if ground.ending.runs:
        return ground.delay.after(ground.letter_on) if ground.delay else None
    return dates.period_refused(terms, ground.letter_on) if ground.ending is Ending.OPPOSED else None


def ground_faults(ground: Ground, terms: Terms, first_day: date, today: date) -> Iterator[Fault]:
    """What is missing or wrong in it (fields ending, letter_on, delay, article); the closing day is judged apart."""
    if ground.ending is Ending.OPPOSED and (terms.own or not terms.tacit):
        yield Fault("ending", "Elle ne se reconduit pas d’elle-même : il n’y a pas de reconduction à refuser.")
    if ground.ending.by_letter:
        yield from _letter_faults(ground.letter_on, first_day, today)
    if ground.ending.runs and not (ground.delay and 0 < ground.delay.count <= _longest(ground.delay)):
        most = f"au plus {LONGEST_DAYS} jours ou {LONGEST_MONTHS} mois"
        yield Fault(
            "delay", f"Écrivez le délai du texte, par exemple «{NBSP}30 jours{NBSP}» ou «{NBSP}3 mois{NBSP}», {most}."
        )
    yield from text.line_faults(ground.article, "article", "L’article", required=False)


def early_fault(ground: Ground, terms: Terms, on: date) -> Fault | None:
    """Why this cannot be the last day (field on), of a ground that has no fault itself; None when it can."""
    if not ground.ending.by_letter or ground.letter_on is None:
        return None
    first, article = first_possible_end(terms, ground), f" ({text.tidy(ground.article)})" if ground.article else ""
    if ground.ending is Ending.OPPOSED:
        if first is None:
            return Fault("on", f"Ce jour-là, plus aucune reconduction n’était à refuser{article}.")
        sentence = f"Refusée ainsi, elle finit avec la période en cours, le {plain_date(first)}{article}."
        return Fault("on", sentence) if on != first else None
    if first is None or on >= first:
        return None
    letter, left = plain_date(ground.letter_on), ground.delay.told if ground.delay else ""
    sentence = f"La lettre reçue le {letter} laisse {left}{article}{NBSP}: au plus tôt le {plain_date(first)}."
    return Fault("on", sentence)


def _letter_faults(received_on: date | None, first_day: date, today: date) -> Iterator[Fault]:
    if received_on is None:
        yield Fault("letter_on", f"Donnez le jour où la lettre a été reçue{NBSP}: tout se compte à partir de lui.")
    elif received_on > today:
        yield Fault("letter_on", f"Ce jour n’est pas encore venu{NBSP}: attendez de savoir quand elle a été reçue.")
    elif received_on < first_day:
        yield Fault("letter_on", f"La convention ne commence que le {plain_date(first_day)}.")


def _longest(delay: Delay) -> int:
    return LONGEST_MONTHS if delay.months else LONGEST_DAYS
