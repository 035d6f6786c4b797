"""What the journal has told of the accounts: the key file is another file, and may have been changed without it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop_app.domain.nouns.frozen import frozen

from .. import rows

if TYPE_CHECKING:
    from sqlite_utils import Database


@frozen
class Mark:
    """What changes in a slot of the key file when its account does (`who`) or its secret (`lock`): two digests."""

    who: str
    lock: str


def load(db: Database) -> dict[int, Mark]:
    """The accounts as they were last told, by id, the recovery slot under 0; none in a file that never asked."""
    found = rows.select(db, 'SELECT id, who, "lock" FROM told_account')
    return {row["id"]: Mark(row["who"], row["lock"]) for row in found}


def save(db: Database, id: int, mark: Mark | None) -> None:
    """This account is told as it stands, or that it is gone; inside `database.writing`."""
    db.execute("DELETE FROM told_account WHERE id = ?", (id,))
    if mark:
        db.execute('INSERT INTO told_account (id, who, "lock") VALUES (?, ?, ?)', (id, mark.who, mark.lock))
