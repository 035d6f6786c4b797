"""Take mandates, destroy them and erase a person on a small disk, and say in JSON what must not be left on it.

Run in a process of its own, whose argument is the folder where that disk is mounted.
"""

import json
import sys
from datetime import date, datetime
from pathlib import Path

from desktop_app.domain.backup import Reason
from desktop_app.storage.copies import backups
from desktop_app.storage.journal import journal
from desktop_app.storage.keys import key_file, vault
from desktop_app.storage.mandates import mandate_body
from desktop_app.storage.safekeeping import backup_keys, restore
from desktop_app.use_cases.accounts import opening
from desktop_app.use_cases.desk import Desk
from desktop_app.use_cases.destruction import erasure
from desktop_app.use_cases.mandates import endings, mandates
from tests.helpers import builders
from tests.helpers.clock import StillClock
from tests.helpers.folders import desk_of, make_folder, settle_le_boulou

NAME = "Zyxomarque"
MANDATES = 4
LATER = datetime(2026, 1, 20, 9, 0)
"""When the copies made before are too old to stay."""


def wrapped_keys(desk: Desk) -> list[str]:
    """Each key as it is wrapped in the file now."""
    return [row["wrapped"].hex() for row in desk.mandate_keys["mandate_key"].rows]


def take(desk: Desk, name: str) -> int:
    """A mandate prepared for somebody of this name."""
    person = builders.a_person(name, phone="")
    return mandates.draft(desk, person=person, advisor_id=1, body=builders.a_body(), ends_on=date(2026, 5, 27)).subject


def copy_keys(desk: Desk) -> None:
    """The latest keys beside the copies, over the earlier ones."""
    backup_keys.copy_keys(desk.folder, desk.keys.data, backups.local_place(desk.folder))


def main(folder: Path) -> None:
    """The whole story; told as one line."""
    vault.DEFAULT_COST = key_file.LEAST_COST = key_file.Cost(64, 1, 1)
    settle_le_boulou(make_folder(folder))
    clock = StillClock(datetime(2025, 11, 27, 8, 30))
    desk = desk_of(folder, clock)
    made = [take(desk, NAME if rank == 0 else f"Nom{rank}") for rank in range(MANDATES)]
    backups.make(folder, desk.keys.data, backups.local_place(folder), at=clock(), reason=Reason.DAILY)
    told = {"data_key": desk.keys.data.hex(), "name": NAME, "before": wrapped_keys(desk)}
    copy_keys(desk)
    opening.close_desk(desk)
    desk = desk_of(folder, clock)
    kept = made.pop()
    for mandate_id in made:
        endings.withdraw(desk, mandate_id)
    copy_keys(desk)
    told["left"] = wrapped_keys(desk)
    assert mandate_body.key_id_of(desk.db, kept)
    erasure.erase(desk, desk.db.execute("SELECT id FROM person WHERE last_name = ?", (NAME,)).fetchone()[0])
    opening.close_desk(desk)
    (copy,) = backups.listing(backups.local_place(folder))
    path = backups.local_place(folder) / copy.name
    restore.put_back(folder, desk.keys, path, at=clock(), who="compte-1")
    desk = desk_of(folder, clock)
    told |= {"start_key": desk.keys.journal.hex(), "lines": journal.head(desk.db).count}
    backups.make(folder, desk.keys.data, backups.local_place(folder), at=LATER, reason=Reason.DAILY)
    assert len(backups.rotate(backups.local_place(folder), today=LATER.date())) == 2
    opening.close_desk(desk)
    sys.stdout.write(json.dumps(told))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
