"""What is asked before a mandate is prepared: that its advisor is impartial, and its matter not in hand already."""

from collections.abc import Iterable, Iterator
from enum import Enum

from ..advisor import Advisor
from ..errors import RuleBroken
from ..french import plain_date
from ..organism import Directory
from ..person import Person
from ..search_key import fold
from .record import Mandate
from .scope import ScopeLine


class Doubt(Enum):
    """A question; the value is how the journal says that it was answered, without a name."""

    SAME_PERSON = "homonyme de qui accompagne"
    SAME_NAME = "même nom de famille que qui accompagne"
    COVERED = "même démarche dans un autre mandat"
    SEALED = "autre mandat en cours, pas lu"


_NEW_ENDS_OLD = (
    "Deux mandats pour une même démarche : le nouveau met fin à l’ancien, une fois l’autre prévenu (Code civil, art. "
    "2006)."
)
_WHAT_TO_DO = {
    Doubt.SAME_PERSON: (
        "On ne se donne pas un mandat à soi-même : si c’est la même personne, choisissez quelqu’un d’autre pour "
        "l’accompagner."
    ),
    Doubt.SAME_NAME: (
        "S’il s’agit de sa famille, mieux vaut quelqu’un d’autre : qui aide doit rester neutre, et qui est aidé "
        "pouvoir dire non."
    ),
    Doubt.COVERED: (
        f"{_NEW_ENDS_OLD} Demandez à la personne lequel elle garde, et retirez celui dont elle ne veut plus."
    ),
    Doubt.SEALED: f"{_NEW_ENDS_OLD} Demandez à la personne si c’est pour la même.",
}


class InDoubt(RuleBroken):
    """The mandate waits for the answer to a question: whoever knows it does the same again with this `doubt`."""

    def __init__(self, doubt: Doubt, facts: Iterable[str]) -> None:
        super().__init__(f"{' '.join(facts)} {_WHAT_TO_DO[doubt]}")
        self.doubt = doubt


def is_namesake(person: Person, advisor: Advisor) -> bool:
    """Whether they have one and the same full name, in either order."""
    theirs = {fold(advisor.last_name), fold(advisor.first_name)}
    return any({surname, fold(person.first_name)} == theirs for surname in _surnames(person))


def is_kin(person: Person, advisor: Advisor) -> bool:
    """Whether a surname of the person is the advisor's, or one of two that somebody has together."""
    theirs = set(fold(advisor.last_name).split())
    return any(set(names) <= theirs or theirs <= set(names) for names in map(str.split, _surnames(person)))


def impartiality(person: Person, named: Iterable[Advisor]) -> Iterator[tuple[Doubt, str]]:
    """What is to be asked about those whom a mandate of this person names, each with its fact."""
    for advisor in named:
        if is_namesake(person, advisor):
            yield Doubt.SAME_PERSON, f"Cette personne porte le nom de {advisor.name}, que le mandat nomme."
        elif is_kin(person, advisor):
            yield Doubt.SAME_NAME, f"Cette personne et {advisor.name} ont le même nom de famille."


def matter_in_hand(
    lines: Iterable[ScopeLine], others: Iterable[tuple[Mandate, str]], directory: Directory
) -> Iterator[tuple[Doubt, str]]:
    """What is to be asked about other mandates of the same person, each with the names of whom it names.

    One that is read is compared line by line, however they are spelt; of one that is sealed, only that it exists is
    said. A new mandate for the same matter ends the one before once its mandatary is told (Code civil, 2006).
    """
    wanted = [(line.organism, line.procedure) for line in lines]
    for mandate, named in others:
        which = f"le mandat {mandate.number} (avec {named}, jusqu’au {plain_date(mandate.ends_on)})"
        if mandate.body is None:
            yield Doubt.SEALED, f"Cette personne a déjà {which}, que vous ne lisez pas."
            continue
        held = [(line.organism, line.procedure) for line in mandate.body.lines]
        for line in wanted:
            if any(directory.same_matter(line, other) for other in held):
                yield Doubt.COVERED, f"« {' – '.join(line)} » est déjà dans {which}."


def _surnames(person: Person) -> list[str]:
    return [fold(name) for name in (person.last_name, person.birth_name) if name]
