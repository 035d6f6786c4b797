"""Work until the disk is full, then say in JSON what became of the data; run in a process of its own.

Arguments: a folder, and 'capped' where no small disk could be mounted: the file's own size is then limited.
"""

import json
import sys
from pathlib import Path

from desktop_app.storage import files
from desktop_app.storage.connection import database
from desktop_app.storage.errors import DiskFull, StorageTrouble
from desktop_app.storage.keys import vault
from desktop_app.storage.reception import people
from tests.helpers import builders

SECRET = "x"


def fill(db):
    """Add people until the disk refuses; how many were acknowledged, and what was said."""
    rank = 0
    try:
        while rank < 100_000:
            with database.writing(db):
                people.add(db, builders.a_person(f"Nom{rank}", "x" * 1000), on=builders.THURSDAY)
            rank += 1
    except StorageTrouble as trouble:
        return rank, type(trouble).__name__
    return rank, "nothing"


def refused(folder, keys):
    """What opening and changing the passphrase say on a disk without a byte left, and whether bytes changed."""
    with (folder / "ballast").open("wb", buffering=0) as ballast:
        for size in (65536, 1):
            try:
                while ballast.write(bytes(size)):
                    pass
            except OSError:
                pass
    before = files.data_in(folder).read_bytes(), files.keys_in(folder).read_bytes()
    said = []
    for attempt in (
        lambda: database.open_file(folder, keys.data),
        lambda: vault.change_passphrase(folder, keys, 1, "y"),
        lambda: vault.remove_account(folder, keys, 2),
    ):
        try:
            attempt()
        except DiskFull as trouble:
            said.append(type(trouble).__name__)
    (folder / "ballast").unlink()
    same = before == (files.data_in(folder).read_bytes(), files.keys_in(folder).read_bytes())
    return {"refused": said, "same": same}


def main(folder: Path, capped: bool) -> None:
    """The whole story, printed as one line."""
    _, keys = vault.create(folder, builders.ITS_ACCOUNTS[0], SECRET, SECRET)
    vault.add_account(folder, keys, builders.ITS_ACCOUNTS[2], SECRET)
    (folder / "spare").write_bytes(bytes(300_000))
    db = database.create(folder, keys.data)
    if capped:
        db.execute("PRAGMA max_page_count=320")
    kept, trouble = fill(db)
    told = {"trouble": trouble, "kept": kept, "read": people.count(db), "open": db.conn.in_transaction}
    database.close(db)
    if not capped:
        told |= refused(folder, keys)
    (folder / "spare").unlink()
    again = database.open_file(folder, vault.unlock(folder, 1, SECRET).data)
    told["after"] = people.count(again)
    told["sound"] = again.execute("PRAGMA quick_check").fetchone()[0]
    database.close(again)
    sys.stdout.write(json.dumps(told))


if __name__ == "__main__":
    main(Path(sys.argv[1]) / "data", "capped" in sys.argv)
