"""The journal tells every change of the accounts, whatever happens between the key file and the data.

They are two files: a crash or a full disk may keep the line of a change from the journal. The next opening finds
that the key file is not as it was last told, and tells it then; so does it for a key file that was changed or
replaced outside the program.
"""

from collections.abc import Iterator

from desktop_app.domain.journal import Action
from desktop_app.storage.connection.database import writing
from desktop_app.storage.errors import StorageTrouble
from desktop_app.storage.keys import told_accounts, vault
from desktop_app.storage.keys.told_accounts import Mark

from ..desk import Desk
from ..permissions import everyone

FOUND = "constaté à l’ouverture"
"""The detail of a line that comes late."""
RECOVERY = 0


@everyone
def tell(desk: Desk, action: Action, account_id: int, detail: str = "") -> None:
    """Write in the journal what was just done to an account, or to the recovery code for the id 0."""
    with writing(desk.db):
        desk.record(action, _subject(account_id), detail)
        told_accounts.save(desk.db, account_id, vault.marks(desk.folder).get(account_id))


@everyone
def catch_up(desk: Desk, *, besides: int | None = None) -> None:
    """Tell what the journal has not told, the account of the id `besides` left aside.

    A file that has never told anything takes the accounts as they are.
    """
    told = told_accounts.load(desk.db)
    try:
        now = vault.marks(desk.folder)
    except StorageTrouble:
        return
    late = {id for id in told.keys() | now.keys() if told.get(id) != now.get(id)} - {besides}
    if not late:
        return
    with writing(desk.db):
        for id in sorted(late):
            for action in _untold(id, told.get(id), now.get(id)) if told else ():
                desk.record(action, _subject(id), FOUND)
            told_accounts.save(desk.db, id, now.get(id))


def _untold(id: int, before: Mark | None, after: Mark | None) -> Iterator[Action]:
    if after is None:
        yield Action.ACCOUNT_REMOVED
    elif before is None:
        yield Action.ACCOUNT_ADDED
    elif before.who != after.who:
        # A role that gains a key comes with a new lock, under the same passphrase.
        yield Action.ACCOUNT_CHANGED
    elif before.lock != after.lock:
        yield Action.RECOVERY_CHANGED if id == RECOVERY else Action.PASSPHRASE_CHANGED


def _subject(account_id: int) -> str:
    return f"compte-{account_id}" if account_id != RECOVERY else ""
