"""How a convention may end before its term: what its own text says when it is one of those shipped, or what most say.

A convention is known by its partner: what the file holds of it is what was typed, and its text may have been corrected
since. What is proposed is read again beside the paper by whoever closes it.
"""

import json
from collections.abc import Iterator
from typing import Any

from desktop_app.domain import text
from desktop_app.domain.account import Role
from desktop_app.domain.convention import Convention, Delay, Ending, Ground
from desktop_app.system.paths import resource

from ..desk import Desk
from ..permissions import only

_DAYS = 30
_MONTHS = 3
"""What a text that is not known is first taken to leave: the time that most of the five do."""


@only(Role.MANAGER)
def endings_of(desk: Desk, convention: Convention) -> tuple[Ground, ...]:
    """Each way in which it may end, with the time and the article of its text, no letter yet; the last is any other."""
    terms = convention.terms
    if terms.own:
        return (Ground(Ending.OTHER),)
    found = {each.ending: each for each in _of_its_text(terms.partner)} or {
        each.ending: each for each in _of_most_texts(terms.notice_months)
    }
    found.setdefault(Ending.AGREED, Ground(Ending.AGREED))
    found[Ending.OTHER] = Ground(Ending.OTHER)
    if not terms.tacit:
        found.pop(Ending.OPPOSED, None)
    return tuple(found[ending] for ending in Ending if ending in found)


def _of_its_text(partner: str) -> Iterator[Ground]:
    """What the model of this partner says, if there is one."""
    for file in sorted(resource("conventions").glob("*.json")):
        model = json.loads(file.read_text("utf-8"))
        if text.tidy(model["convention"]["partner"]).casefold() == text.tidy(partner).casefold():
            yield from map(_read, model["endings"])
            return


def _read(found: dict[str, Any]) -> Ground:
    delay = Delay(found["count"], months=found["unit"] == "MONTHS") if "count" in found else None
    return Ground(Ending[found["ending"]], delay=delay, article=found["article"])


def _of_most_texts(notice_months: int) -> Iterator[Ground]:
    yield Ground(Ending.OPPOSED)
    yield Ground(Ending.NOTICE, delay=Delay(notice_months or _MONTHS, months=True))
    yield Ground(Ending.FAULT, delay=Delay(_DAYS))
    yield Ground(Ending.FORCE_MAJEURE, delay=Delay(_DAYS))
