"""What the first window needs to know of a folder, and nothing that takes time to load: is there a file, and whose."""

from pathlib import Path

from desktop_app.domain.account import Account
from desktop_app.storage.errors import known_trouble

OPENING = "desktop_app.use_cases.accounts.opening"
"""Loaded first while the passphrase is typed: the accounts that were listed in haste are then checked."""
WHILE_TYPING = (
    "desktop_app.storage.keys.sealing",
    "desktop_app.storage.keys.key_shares",
    "desktop_app.storage.keys.key_authority",
    "desktop_app.storage.driver",
    "desktop_app.storage.migrations",
    "cryptography.hazmat.backends.openssl.backend",
    "desktop_app.use_cases.reception.today",
    "desktop_app.use_cases.overview.attention",
    "desktop_app.use_cases.mandates.mandates",
)
"""Loaded after it, one at a time; some are what libraries import themselves."""
UNFINISHED = ".creation"
"""The folder, inside the data folder, where files are made before any of them is in its place."""


@known_trouble()
def is_new(folder: Path) -> bool:
    """Whether nothing was ever finished in this folder, so that the assistant must run.

    The key file is put in place last: without it, a file left by an interrupted creation was never used.
    """
    from desktop_app.storage import files

    if files.keys_in(folder).exists():
        return False
    used = files.data_in(folder).exists() or files.mandates_in(folder).exists()
    return not used or (folder / UNFINISHED).exists()


def is_held(folder: Path) -> bool:
    """Whether another program holds a file of this folder, which nobody has open here; quick, and waits for nobody."""
    from desktop_app.storage import holding

    return holding.is_held(folder)


def named(folder: Path) -> tuple[Account, ...]:
    """Whom the key file names, to be listed at once; `opening.accounts` says whether it is worth anything."""
    from desktop_app.storage.keys import key_list

    return key_list.named(folder)
