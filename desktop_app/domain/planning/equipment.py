"""Equipment: what a convention wants there at each session, who owes it, and what was found lacking at the opening.

000 and 001, art. 1.2; 002, art. 4; 003, art. 3.2; 004, art. 3-1 and 3-2.
"""

from collections import Counter
from collections.abc import Iterable
from datetime import date

from ..convention import Terms
from ..errors import Fault, refuse
from ..french import NBSP, plural
from ..nouns.frozen import frozen
from .exception import Decider
from .session import Session


@frozen
class Item:
    """One thing that must be there, and by whom it is owed: the place, or the partner whose advisors bring it."""

    words: str
    owed_by: Decider


@frozen
class EquipmentCheck:
    """What was found on a date at the opening of an advisor's session, under this convention.

    `asked` is how many things were looked for, `told` whether those who owe what lacks were told.
    """

    day: date
    advisor_id: int
    convention_id: int
    asked: int
    lacking: tuple[Item, ...] = ()
    told: bool = False


@frozen
class Lacked:
    """How many sessions were checked, at how many something lacked, and how often each thing did, oftenest first."""

    checked: int = 0
    sessions: int = 0
    items: tuple[tuple[Item, int], ...] = ()


def items_of(terms: Terms) -> tuple[Item, ...]:
    """What these terms want there, in the order of the text."""
    return (
        *(Item(words, Decider.PLACE) for words in terms.equipment),
        *(Item(words, Decider.PARTNER) for words in terms.brought),
    )


def check_equipment(check: EquipmentCheck, items: Iterable[Item], here: Iterable[Session], today: date) -> None:
    """Refuse what was not to be held, is still to come, or lacks what nobody asked for."""
    faults = []
    if all(each.advisor_id != check.advisor_id for each in here):
        faults.append(Fault("", "Cette personne ne devait pas recevoir ce jour-là."))
    elif check.day > today:
        faults.append(Fault("", "Ce jour n’est pas encore venu : le matériel se vérifie à l’ouverture."))
    elif not set(check.lacking) <= set(items):
        faults.append(Fault("", "La liste du matériel a changé : rouvrez-la."))
    refuse(faults)


def counted(checks: Iterable[EquipmentCheck]) -> Lacked:
    """What lacked in all of these."""
    found = tuple(checks)
    times = Counter(item for each in found for item in each.lacking)
    return Lacked(len(found), sum(bool(each.lacking) for each in found), tuple(times.most_common()))


def lacking_told(lacking: Iterable[Item]) -> str:
    """'Imprimante, Vidéoprojecteur', as they stand in the list."""
    return ", ".join(each.words for each in lacking)


def lacked_told(lacked: Lacked) -> str:
    """'Matériel vérifié à 12 permanences, dont 2 où il manquait quelque chose : Écran 2 fois (dû par …).', or ''."""
    if not lacked.checked:
        return ""
    known = f"Matériel vérifié à {plural(lacked.checked, 'permanence')}"
    if not lacked.sessions:
        return f"{known}{NBSP}: rien ne manquait."
    items = ", ".join(f"{each.words} {times}{NBSP}fois (dû par {each.owed_by.value})" for each, times in lacked.items)
    return f"{known}, dont {lacked.sessions} où il manquait quelque chose{NBSP}: {items}."
