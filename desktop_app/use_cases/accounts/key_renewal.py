"""Renewing the key of the mandates: after an advisor has left, everything is wrapped under one they never had.

Three steps, each whole or not done: the key file gives everybody both keys, the mandates are wrapped under the newest,
the key file forgets the others. Between any two of them every account reads everything it may.
"""

from typing import TYPE_CHECKING

from desktop_app.storage.errors import StorageTrouble
from desktop_app.storage.keys import vault
from desktop_app.storage.keys.keys import Keys
from desktop_app.storage.mandates import mandate_keys

from ..permissions import everyone

if TYPE_CHECKING:
    from ..desk import Desk


@everyone
def hold(desk: "Desk", keys: Keys) -> None:
    """Leave the account at work what of these keys is for its roles, nothing more while the screen is locked."""
    mine = vault.keys_for(desk.account, keys)
    desk.keys = mine.for_the_desk if desk.locked else mine


@everyone
def finish(desk: "Desk", keys: Keys) -> bool:
    """Wrap the mandates under the newest of these keys and forget the others, if there are any.

    False when the disk or a file stands in the way: `resume` does it at another opening.
    """
    if len(keys.mandates) < 2:
        return True
    try:
        mandate_keys.rewrap(desk.mandate_keys, keys)
        keys = vault.drop_old_generations(desk.folder, keys)
    except StorageTrouble:
        return False
    hold(desk, keys)
    return True


@everyone
def resume(desk: "Desk") -> bool:
    """Finish what a crash or a full disk has interrupted, if the account at work reads mandates."""
    return finish(desk, desk.keys)
