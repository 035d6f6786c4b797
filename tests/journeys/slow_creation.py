"""Make a file by hand-held steps, saying each moment and going on when told; the argument is the folder."""

import sys
from pathlib import Path

from desktop_app.storage import files
from desktop_app.storage.connection import database
from desktop_app.storage.keys import key_file, vault
from desktop_app.storage.mandates import mandate_keys
from desktop_app.use_cases.accounts import opening
from tests.helpers import builders
from tests.helpers.clock import StillClock


def main(folder: Path) -> None:
    """Create, stopping before and after each file takes its name."""
    vault.DEFAULT_COST = key_file.LEAST_COST = key_file.Cost(64, 1, 1)
    quick = files.put_in_place

    def stepped(draft: Path, path: Path) -> None:
        pause()
        quick(draft, path)
        pause()

    files.put_in_place = database.put_in_place = mandate_keys.put_in_place = stepped
    rules = (builders.thursdays(0), builders.fridays(1))
    setup = opening.Setup(builders.le_boulou(), builders.its_terms(), builders.its_advisors(), rules)
    words = {"account": builders.ITS_ACCOUNTS[0], "passphrase": builders.PASSPHRASE, "code": builders.RECOVERY_CODE}
    opening.close_desk(opening.create(folder, setup, **words, clock=StillClock()))


def pause() -> None:
    """Wait to be told to go on."""
    sys.stdout.write("moment\n")
    sys.stdout.flush()
    sys.stdin.readline()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
