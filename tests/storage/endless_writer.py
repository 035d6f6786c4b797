"""Write people for ever, saying each one's id once it is kept, then die in the middle of a large write."""

import sys
from pathlib import Path

from desktop_app.storage.connection import database
from desktop_app.storage.reception import people
from tests.helpers import builders


def main(folder: Path, key: bytes, count: int) -> None:
    """Acknowledge `count` people, then leave a large transaction open until somebody kills the process."""
    db = database.open_file(folder, key)
    for rank in range(count):
        with database.writing(db):
            added = people.add(db, builders.a_person(f"Nom{rank}"), on=builders.THURSDAY)
        sys.stdout.write(f"{added.id}\n")
        sys.stdout.flush()
    with database.writing(db):
        db.execute("PRAGMA cache_size=5")  # so that pages not yet committed reach the disk
        for _ in range(2000):
            people.add(db, builders.a_person("Jamais", "x" * 500), on=builders.THURSDAY)
        sys.stdout.write("middle\n")
        sys.stdout.flush()
        sys.stdin.read()


if __name__ == "__main__":
    main(Path(sys.argv[1]), bytes.fromhex(sys.stdin.readline()), int(sys.argv[2]))
