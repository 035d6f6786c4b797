"""A passphrase that is being chosen: judged with the names of the place, and a good one shown when it is refused."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress
from typing import TYPE_CHECKING

from desktop_app.domain import passphrase as rules
from desktop_app.storage.errors import StorageTrouble
from desktop_app.storage.keys import vault

from ..permissions import everyone

if TYPE_CHECKING:
    from desktop_app.domain.account import Account
    from desktop_app.domain.advisor import Advisor
    from desktop_app.domain.place import Place

    from ..desk import Desk

_WORDS_OF_AN_EXAMPLE = 4


def check(passphrase: str, again: str, names: Iterable[str] = ()) -> None:
    """Refuse as `check_passphrase` does, with an example drawn for this time."""
    rules.check_passphrase(passphrase, again, names, example=_example())


def names_of(place: Place | None, people: Iterable[Account | Advisor]) -> tuple[str, ...]:
    """What is tried first against anybody here: the place, its commune and postcode, and who works there."""
    of_place = (place.name, place.commune, place.postcode, place.phone) if place else ()
    return (*of_place, *(each.name for each in people))


@everyone
def names_at(desk: Desk) -> tuple[str, ...]:
    """The same of an open file; without its accounts when their file cannot be read, which is told elsewhere."""
    from desktop_app.storage.planning import advisors, place

    people: list[Account | Advisor] = [*advisors.every(desk.db)]
    with suppress(StorageTrouble):
        people += vault.accounts(desk.folder)
    return names_of(place.load(desk.db), people)


def _example() -> str:
    """Words of the recovery code's list: 40 bits, and never the same twice."""
    import secrets

    from .opening import recovery_words

    words = recovery_words()
    return " ".join(secrets.choice(words) for _ in range(_WORDS_OF_AN_EXAMPLE))
