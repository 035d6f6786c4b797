"""Copy to a stick that is full, then to one that is pulled out in the middle, and say in JSON what became of it.

Run in a process of its own, whose argument is a folder with a small disk mounted under 'stick'.
"""

import json
import shutil
import subprocess
import sys
from datetime import datetime
from pathlib import Path

import pytest

from desktop_app.domain.backup import Reason
from desktop_app.storage import files
from desktop_app.storage.connection import database
from desktop_app.storage.copies import backups, copying, media
from desktop_app.storage.keys import key_file, vault
from desktop_app.storage.reception import people
from desktop_app.storage.safekeeping import backup_round
from tests.helpers import builders
from tests.helpers.folders import make_folder

AT = datetime(2026, 3, 5, 9, 0)


def go(folder: Path, stick: Path, mark: str, **given) -> dict:
    """One round, and what is there after it."""
    round = backup_round.Round(
        folder, vault.unlock(folder, 1, builders.PASSPHRASE).data, given.pop("at"), Reason.DAILY,
        medium=stick, marks=frozenset({mark}),
    )  # fmt: skip
    report = backup_round.go(round, **given)
    place = media.place_on(stick)
    return {
        "troubles": [served.trouble for served in report.served],
        "here": len(backups.listing(backups.local_place(folder))),
        "there": sorted(path.name for path in place.iterdir()) if place.is_dir() else None,
        "readable": [
            backups.contents(place / copy.name, round.data_key).people for copy in backups.listing(place)
        ],
    }  # fmt: skip


def main(root: Path) -> None:
    """The whole story, printed as one line."""
    vault.DEFAULT_COST = key_file.LEAST_COST = key_file.Cost(64, 1, 1)
    folder, stick = make_folder(root / "data"), root / "stick"
    db = database.open_file(folder, vault.unlock(folder, 1, builders.PASSPHRASE).data)
    with database.writing(db):
        for rank in range(1000):
            people.add(db, builders.a_person(f"Nom{rank}", "x" * 100), on=builders.THURSDAY)
    database.close(db)
    mark = media.settle_on(stick)
    told = {"size": files.data_in(folder).stat().st_size, "first": go(folder, stick, mark, at=AT)}
    (stick / "films").write_bytes(bytes(shutil.disk_usage(stick).free - 100_000))
    usage = shutil.disk_usage(stick)
    told["full"] = go(folder, stick, mark, at=AT.replace(day=6))
    with pytest.MonkeyPatch.context() as patch:
        # A quota is not seen beforehand: the write itself fails.
        patch.setattr(copying.shutil, "disk_usage", lambda path: usage._replace(free=10**12))
        told["quota"] = go(folder, stick, mark, at=AT.replace(day=6, hour=10))
    (stick / "films").unlink()
    pulled: list[object] = []

    def pull_out(done: int, total: int) -> None:
        if not pulled and done > total * 0.65:
            pulled.append(subprocess.run(["umount", "-l", str(stick)], check=True))

    told["pulled"] = go(folder, stick, mark, at=AT.replace(day=7), progress=pull_out)
    told["gone"] = go(folder, stick, mark, at=AT.replace(day=8))
    sys.stdout.write(json.dumps(told))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
