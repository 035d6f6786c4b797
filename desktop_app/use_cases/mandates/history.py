"""The life of one mandate as the journal has it: each state it reached, when, and from which account."""

from datetime import datetime

from desktop_app.domain.french import NBSP
from desktop_app.domain.journal import Action
from desktop_app.domain.nouns.frozen import frozen
from desktop_app.storage.journal import journal_pages
from desktop_app.storage.keys import vault

from ..desk import Desk
from ..permissions import everyone

_OF_ITS_LIFE = {action for action in Action if action.name.startswith("MANDATE_")} | {Action.DESTROYED}


@frozen
class Reached:
    """What was done at that moment; `who` is the name of the account, or its number once it was removed."""

    at: datetime
    action: Action
    detail: str
    who: str


@everyone
def of_mandate(desk: Desk, mandate_id: int) -> tuple[Reached, ...]:
    """What was done of this mandate, the first thing first; nothing of what it covers."""
    names = {f"compte-{account.id}": account.name for account in vault.accounts(desk.folder)}
    return tuple(
        Reached(line.at, line.action, line.detail, names.get(line.who) or _numbered(line.who))
        for line in journal_pages.of_mandate(desk.db, mandate_id)
        if line.at and line.action in _OF_ITS_LIFE
    )


def _numbered(who: str) -> str:
    return f"compte n°{NBSP}{who.removeprefix('compte-')}"
