"""Who the paper of a mandate names, beyond the name of the person's record: what tells two namesakes apart."""

from collections.abc import Iterator
from datetime import date

from .. import text
from ..errors import Fault
from ..french import FIRST_DAY, plain_date
from ..nouns.frozen import frozen


@frozen
class Birth:
    """What is typed of a birth, each of it left out or not: `name` is the surname of birth when it is another one.

    A mandate to ask for data names the person it is given by (décret 2019-536, 77); it is kept in the sealed body alone
    and goes with it.
    """

    name: str = ""
    on: date | None = None
    at: str = ""

    @property
    def in_words(self) -> str:
        """'né(e) Roca, le 12 mars 1948, à Perpignan', as far as it was typed."""
        on = plain_date(self.on) if self.on else ""
        born = (("né(e) {}", self.name), ("le {}", on), ("à {}", self.at))
        return ", ".join(words.format(said) for words, said in born if said)


def tidied(birth: Birth | None) -> Birth | None:
    """What was typed of it, or None when that is nothing."""
    if birth is None:
        return None
    tidy = Birth(text.tidy_name(birth.name), birth.on, text.tidy(birth.at))
    return None if tidy == Birth() else tidy


def birth_faults(birth: Birth | None, today: date) -> Iterator[Fault]:
    """What is wrong with what was typed (fields birth_name, born_on, born_at)."""
    if birth is None:
        return
    if birth.name:
        yield from text.name_faults(birth.name, "birth_name", "Le nom de naissance")
    if birth.on and not FIRST_DAY <= birth.on < today:
        yield Fault("born_on", "Une date de naissance est passée : écrivez l’année avec ses quatre chiffres.")
    yield from text.line_faults(birth.at, "born_at", "Le lieu de naissance", required=False)
