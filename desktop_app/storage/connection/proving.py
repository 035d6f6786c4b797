"""Keys judged by the data they are claimed for: whoever holds the data key can invent others, in files of their own."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from .. import rows
from ..errors import Damaged, JournalForeign, MandateKeysForeign
from ..journal import journal
from ..keys.keys import Keys
from ..keys.wrapping import unwrap

if TYPE_CHECKING:
    from sqlite_utils import Database

_TRIED = 50
"""One that does not open was altered; when none does, they are under another key."""


def prove_journal(db: Database, start_key: bytes | None) -> None:
    """Raise `JournalForeign` for a first key that the journal was not begun with; None claims to have none."""
    if start_key is not None and not journal.begun_with(db, start_key):
        raise JournalForeign


def prove_mandates(db: Database, claimed: Keys | None) -> None:
    """Raise `MandateKeysForeign` for keys that open no key of a body, where there is any; None claims to have none."""
    if claimed is None or not rows.number(db, "SELECT EXISTS (SELECT 1 FROM mandate_key)"):
        return
    sql = "SELECT id, generation, wrapped FROM mandate_key WHERE generation = ? LIMIT ?"
    for generation in claimed.mandates:
        for row in rows.select(db, sql, (generation, _TRIED)):
            with suppress(Damaged):
                unwrap(claimed, generation, row["id"], row["wrapped"])
                return
    raise MandateKeysForeign
