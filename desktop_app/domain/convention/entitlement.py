"""Entitlement: as whom people may come to a workshop, a line each; anybody may where there is none.

Estaires, art. 3 § 2: whoever lives in the Communauté de communes, or is enrolled in its libraries. La Porte du Hainaut,
art. 4: the staff of several communes.
"""

from collections.abc import Collection, Iterable, Iterator

from .. import text
from ..errors import Fault

MOST_ENTITLED, ENTITLED_LENGTH = 8, 50


def read_items(typed: Iterable[str]) -> tuple[str, ...]:
    """Lines as they may be kept: each once, in order; what is left blank is none."""
    return tuple(dict.fromkeys(filter(None, map(text.tidy, typed))))


def entitlement_faults(open_to: Collection[str], field: str) -> Iterator[Fault]:
    """What is wrong with these lines, said of this field: one of them at most."""
    if len(open_to) > MOST_ENTITLED:
        yield Fault(field, f"{MOST_ENTITLED} lignes au plus : à qui l’atelier est réservé.")
    lines = (fault for each in open_to for fault in text.line_faults(each, field, "La ligne", longest=ENTITLED_LENGTH))
    if fault := next(lines, None):
        yield fault
