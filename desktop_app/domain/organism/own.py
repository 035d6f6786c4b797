"""What the place adds to the directory or leaves out of it: kept apart, so that no later version of it can lose any."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from .. import text
from ..errors import Fault, refuse
from ..nouns.frozen import frozen
from .category import Category
from .directory import Directory, Effect, Limit, Organism, Procedure
from .spelling import words_of

MOST_LINES = 40


@frozen
class OwnOrganism:
    """`shipped` is the key of the organism that is shipped, '' for one of the place's own.

    `procedures` and `data` come beside those that are shipped; `left_out` are the keys of those that are proposed no
    more, and with `hidden` the organism itself is not. `note` is said when it is chosen.
    """

    id: int
    name: str
    shipped: str = ""
    category: Category | None = None
    procedures: tuple[str, ...] = ()
    data: tuple[str, ...] = ()
    note: str = ""
    left_out: frozenset[str] = frozenset()
    hidden: bool = False

    @property
    def changes_nothing(self) -> bool:
        """Whether the directory is the same without it."""
        return bool(self.shipped) and not (
            self.procedures or self.data or self.note or self.left_out or self.hidden or self.category
        )


def with_own(shipped: Directory, own: Iterable[OwnOrganism]) -> Directory:
    """The directory as the place has it: its own organisms first, its own procedures before the usual ones.

    What is left out is no more proposed, and known all the same: its limits hold. An organism that is no more shipped
    stays with what the place wrote.
    """
    known, added, limits = {each.key: each for each in shipped.organisms}, [], list(shipped.limits)
    for each in own:
        key = each.shipped if each.shipped in known else f"own-{each.id}"
        whole = _changed(known.get(key) or Organism(key, each.name, each.category), each)
        if key in known:
            known[key] = whole
        else:
            added.append(whole)
        if each.note:
            limits.append(Limit(f"own-{each.id}", Effect.TOLD, each.note, "", (key,)))
    return replace(shipped, organisms=(*added, *known.values()), limits=tuple(limits))


def _changed(organism: Organism, own: OwnOrganism) -> Organism:
    usual = [replace(each, offered=each.key not in own.left_out) for each in organism.procedures]
    theirs = [Procedure(f"own-{name}", name, category=own.category) for name in own.procedures]
    return replace(
        organism,
        procedures=(*theirs, *usual),
        data=(*own.data, *organism.data),
        offered=not own.hidden,
    )


def check_own(own: OwnOrganism, others: Iterable[OwnOrganism], shipped: Directory) -> OwnOrganism:
    """What the place may keep; one of the organisms that are shipped is known by any of its names.

    Raises `Refused` (fields organism, procedures, data, note).
    """
    known = shipped.called(own.name)
    tidied = replace(
        own,
        name=known.name if known else text.tidy(own.name),
        shipped=known.key if known else "",
        category=None if known and own.category is known.category else own.category,
        procedures=_once(own.procedures),
        data=_once(own.data),
        note=text.tidy(own.note),
        left_out=own.left_out & {each.key for each in known.procedures} if known else frozenset(),
        hidden=own.hidden and known is not None,
    )
    faults = list(text.line_faults(own.name, "organism", "L’organisme"))
    if any(each.id != own.id and _is_of(each, tidied) for each in others):
        faults.append(Fault("organism", "Vous avez déjà changé cet organisme : modifiez-le dans la liste."))
    faults += _lines_faults(own.procedures, "procedures", "La démarche")
    faults += [
        Fault("procedures", f"« {name} ». {limit.sentence}")
        for name in tidied.procedures
        for limit in shipped.limits_of(tidied.name, name)
        if limit.effect is Effect.NEVER
    ]
    faults += _lines_faults(own.data, "data", "La donnée")
    faults += text.line_faults(own.note, "note", "Ce qu’il faut savoir", required=False)
    refuse(faults)
    return tidied


def _is_of(one: OwnOrganism, other: OwnOrganism) -> bool:
    return (one.shipped, words_of(one.name)) == (other.shipped, words_of(other.name))


def _once(lines: Iterable[str]) -> tuple[str, ...]:
    """Each line once, whatever its spelling, without those that are empty."""
    kept: dict[object, str] = {}
    for line in map(text.tidy, lines):
        if line:
            kept.setdefault(words_of(line) or line, line)
    return tuple(kept.values())


def _lines_faults(lines: Sequence[str], field: str, label: str) -> list[Fault]:
    faults = [fault for line in lines for fault in text.line_faults(line, field, label, required=False)]
    if len(lines) > MOST_LINES:
        faults.append(Fault(field, f"{MOST_LINES} lignes au plus, vous en avez {len(lines)}."))
    return faults
