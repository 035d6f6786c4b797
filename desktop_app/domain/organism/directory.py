"""The directory: organisms with their usual procedures, and the limits that are known of them."""

from collections.abc import Iterable, Mapping, Sequence
from enum import Enum
from functools import cached_property
from typing import Any, TypeVar

from ..nouns.frozen import frozen
from .category import Category, Family
from .spelling import Vocabulary, Words, words_of


class Effect(Enum):
    """What a limit does to a line of a mandate; the value is its word in the shipped file."""

    NEVER = "jamais"
    NOT_SENT = "sans envoi"
    TOLD = "à savoir"


@frozen
class Limit:
    """One thing that is known: where it holds, what it does, what is said of it and the text that it comes from.

    It holds at `organisms`, by key, or anywhere when there are none; where one of `words` was typed, or whatever was
    typed when there are none; and nowhere that one of `unless` was typed.
    """

    key: str
    effect: Effect
    sentence: str
    source: str
    organisms: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()


@frozen
class Procedure:
    """What is usually done at an organism; `aliases` are other ways to say it."""

    key: str
    name: str
    aliases: tuple[str, ...] = ()
    category: Category | None = None
    offered: bool = True


@frozen
class Organism:
    """Where it is done; `data` is what is usually asked of it."""

    key: str
    name: str
    category: Category | None = None
    aliases: tuple[str, ...] = ()
    procedures: tuple[Procedure, ...] = ()
    data: tuple[str, ...] = ()
    offered: bool = True
    family: Family = Family.OTHER


Named = TypeVar("Named", Organism, Procedure)


@frozen
class Directory:
    """What is shipped, with what the place added or left out; `other_words` are never taken for a slip of another."""

    organisms: tuple[Organism, ...] = ()
    limits: tuple[Limit, ...] = ()
    other_words: tuple[str, ...] = ()

    @property
    def offered(self) -> tuple[Organism, ...]:
        """The organisms to propose."""
        return tuple(each for each in self.organisms if each.offered)

    def organism(self, typed: str) -> Organism | None:
        """The organism that was meant, proposed or not; None for one that is not here."""
        return _best(self._vocabulary.read(typed), self._names)

    def called(self, typed: str) -> Organism | None:
        """The organism of which this is one of the names, and no more than that."""
        words = words_of(typed)
        return next((each for name, each in self._names if name == words), None)

    def procedures_at(self, typed: str) -> tuple[Procedure, ...]:
        """The procedures to propose at the organism that was meant."""
        found = self.organism(typed)
        return tuple(each for each in found.procedures if each.offered) if found else ()

    def data_at(self, typed: str) -> tuple[str, ...]:
        """The data usually asked of the organism that was meant."""
        found = self.organism(typed)
        return found.data if found else ()

    def procedure(self, organism: str, procedure: str) -> Procedure | None:
        """The procedure that was meant at the organism that was meant; None for one that is not here."""
        found = self.organism(organism)
        names = [(name, each) for each in found.procedures for name in _spellings(each)] if found else []
        return _best(self._vocabulary.read(procedure), names)

    def category_of(self, organism: str, procedure: str) -> Category | None:
        """What a line is counted under; None when nothing is known of it."""
        known = self.procedure(organism, procedure)
        where = self.organism(organism)
        return (known and known.category) or (where and where.category) or None

    def family_of(self, organism: str) -> Family:
        """What its organism is counted under."""
        where = self.organism(organism)
        return where.family if where else Family.OTHER

    def limits_of(self, organism: str, procedure: str = "") -> tuple[Limit, ...]:
        """What is known of a line, what is never done by mandate first."""
        where = self.organism(organism)
        typed = self._vocabulary.read(f"{organism} {procedure}")
        found = [each for each in self.limits if self._holds(each, where, typed)]
        return tuple(sorted(found, key=lambda each: list(Effect).index(each.effect)))

    def limits_of_request(self, organism: str, data: str) -> tuple[Limit, ...]:
        """What is known of a request for data; to ask for a paper about a matter is not to do it for somebody."""
        is_a_paper = any(each <= self._vocabulary.read(data) for each in _PAPERS)
        found = self.limits_of(organism, data)
        return tuple(each for each in found if not (is_a_paper and each.effect is Effect.NEVER))

    def same_matter(self, one: tuple[str, str], other: tuple[str, str]) -> bool:
        """Whether two lines, each an organism and a procedure, are about one matter, however they are spelt."""
        return self._matter(*one) == self._matter(*other)

    def _matter(self, organism: str, procedure: str) -> tuple[object, object]:
        where, what = self.organism(organism), self.procedure(organism, procedure)
        return (where.key if where else words_of(organism), what.key if what else self._vocabulary.read(procedure))

    def _holds(self, limit: Limit, where: Organism | None, typed: Words) -> bool:
        words, unless = self._phrases[limit.key]
        if limit.organisms and (where is None or where.key not in limit.organisms):
            return False
        return (not words or any(each <= typed for each in words)) and not any(each <= typed for each in unless)

    @cached_property
    def _names(self) -> list[tuple[Words, Organism]]:
        return [(name, each) for each in self.organisms for name in _spellings(each)]

    @cached_property
    def _phrases(self) -> dict[str, tuple[list[Words], list[Words]]]:
        return {
            each.key: ([words_of(words) for words in each.words], [words_of(words) for words in each.unless])
            for each in self.limits
        }

    @cached_property
    def _vocabulary(self) -> Vocabulary:
        named: list[Words] = [name for name, _ in self._names]
        named += [name for each in self.organisms for what in each.procedures for name in _spellings(what)]
        named += [each for pair in self._phrases.values() for some in pair for each in some]
        return Vocabulary(named, self.other_words)


_PAPERS = [
    words_of(word)
    for word in (
        "acte",
        "attestation",
        "avis",
        "bulletin",
        "certificat",
        "copie",
        "contrat",
        "état",
        "extrait",
        "historique",
        "jugement",
        "justificatif",
        "livret",
        "quittance",
        "récépissé",
        "relevé",
        "reçu",
        "titre",
    )
]
"""What a request for data is usually for."""


def _spellings(named: Organism | Procedure) -> list[Words]:
    return [found for found in map(words_of, (named.name, *named.aliases)) if found]


def _best(typed: Words, names: Sequence[tuple[Words, Named]]) -> Named | None:
    """Whose name has the most words in what was typed, all of them; the first of those that have as many."""
    held = [(len(name), named) for name, named in names if name <= typed]
    return max(held, key=lambda each: each[0])[1] if held else None


def read_directory(found: Mapping[str, Any]) -> Directory:
    """What the shipped file holds; see `resources/organisms/directory.json`."""
    return Directory(
        tuple(_organism(each) for each in found["organisms"]),
        tuple(_limit(each) for each in found["limits"]),
        tuple(found["other_words"]),
    )


def _organism(found: Mapping[str, Any]) -> Organism:
    return Organism(
        found["key"],
        found["name"],
        Category[found["category"]] if "category" in found else None,
        _texts(found.get("aliases", ())),
        tuple(_procedure(each) for each in found["procedures"]),
        _texts(found.get("data", ())),
        family=Family[found["family"].upper()] if "family" in found else Family.OTHER,
    )


def _procedure(found: Mapping[str, Any]) -> Procedure:
    category = Category[found["category"]] if "category" in found else None
    return Procedure(found["key"], found["name"], _texts(found.get("aliases", ())), category)


def _limit(found: Mapping[str, Any]) -> Limit:
    where, words, unless = (_texts(found.get(name, ())) for name in ("organisms", "words", "unless"))
    return Limit(found["key"], Effect(found["effect"]), found["sentence"], found["source"], where, words, unless)


def _texts(found: Iterable[Any]) -> tuple[str, ...]:
    return tuple(str(each) for each in found)
