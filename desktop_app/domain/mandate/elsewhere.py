"""A mandate that somebody holds in Aidants Connect: its reference and its two days, and nothing else.

Source: the convention whose advisors work under that tool (S4, art. 3-2 and 7). What it covers, with which organism and
which aidant, stays there: noted here it would be a second file of the same démarches (RGPD, 5-1 c).
"""

from collections.abc import Iterable, Sequence
from datetime import date

from .. import text
from ..errors import Fault, refuse
from ..french import NBSP, listed, plain_date, plural
from ..nouns.frozen import frozen
from ..working_days import add_months

REFERENCE_LENGTH = 40
MOST_MONTHS = 12
"""The longest that Aidants Connect gives: its « mandat long » is of one year."""


@frozen
class MandateElsewhere:
    """One of them, from its first day to its last, both included. `id` is 0 until the file has given one."""

    id: int
    person_id: int
    reference: str
    first_on: date
    last_on: date

    @property
    def days(self) -> str:
        """'du 3 mars 2026 au 2 mars 2027'."""
        return f"du {plain_date(self.first_on)} au {plain_date(self.last_on)}"

    @property
    def until(self) -> str:
        """'réf. 2026-118, jusqu’au 2 mars 2027'."""
        return f"réf.{NBSP}{self.reference}, jusqu’au {plain_date(self.last_on)}"

    def is_over(self, today: date) -> bool:
        """Whether its last day has gone: nothing of it is kept from then on."""
        return self.last_on < today


def read_elsewhere(
    reference: str, first_on: date | None, last_on: date | None, today: date, others: Iterable[MandateElsewhere]
) -> tuple[str, date, date]:
    """The reference and the days as they may be kept; raises `Refused` (reference, first_on, last_on).

    `others` are those that the same person holds.
    """
    tidied = text.tidy(reference)
    faults = [*text.line_faults(reference, "reference", "La référence", longest=REFERENCE_LENGTH)]
    if not faults and any(each.reference == tidied for each in others):
        faults.append(Fault("reference", "Cette référence est déjà notée pour cette personne."))
    if first_on is None:
        faults.append(Fault("first_on", "Dites quel jour il commence : c’est écrit dessus."))
    elif first_on > today:
        faults.append(Fault("first_on", "Ce jour est à venir : un mandat Aidants Connect commence quand il est signé."))
    if last_on is None:
        faults.append(Fault("last_on", "Dites quel jour il finit : c’est écrit dessus."))
    elif first_on is not None and last_on < first_on:
        faults.append(Fault("last_on", "Le dernier jour vient avant le premier."))
    elif last_on < today:
        faults.append(Fault("last_on", "Ce mandat est fini : il n’y a rien à noter."))
    elif first_on is not None and last_on > add_months(first_on, MOST_MONTHS):
        faults.append(Fault("last_on", "Aidants Connect ne donne pas plus d’un an : vérifiez les deux jours."))
    refuse(faults)
    assert first_on is not None and last_on is not None
    return tidied, first_on, last_on


def told(held: Sequence[MandateElsewhere]) -> str:
    """What is said to whoever takes a mandate with the same person, or '' when nothing is held elsewhere."""
    if not held:
        return ""
    if len(held) == 1:
        return f"Cette personne a aussi un mandat dans Aidants Connect, {held[0].until}."
    which = listed([f"({each.until})" for each in held])
    return f"Cette personne a aussi {plural(len(held), 'mandat')} dans Aidants Connect{NBSP}: {which}."
