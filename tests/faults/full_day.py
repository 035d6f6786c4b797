"""Live a day on a disk that has room for nothing, then for one page more at each try; say in JSON what was met.

Arguments: a folder with a small disk mounted under 'disk', a seed, how many tries lie from one that is made to the
next, and 'capped' where none could be mounted: the size of files is then limited.
"""

import json
import os
import random
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from desktop_app.storage.keys import key_file, vault
from tests.helpers.quota import no_file_beyond

from .hindered import Day, Hindrance

_PAGE = 4096
_TRIES = 60


@contextmanager
def room_for(pages: int, disk: Path) -> Iterator[None]:
    """So many pages are free, and no more."""
    ballast = disk / "ballast"
    with ballast.open("wb") as file:
        os.posix_fallocate(file.fileno(), 0, max(1, shutil.disk_usage(disk).free - pages * _PAGE))
    try:
        yield
    finally:
        ballast.unlink()


def fuller_and_less_full(disk: Path, capped: bool, tries: range) -> Iterator[Hindrance]:
    """Less and less in the way: one page more at each try, then by longer steps; only those of this rank."""
    pages = 0
    for rank in range(_TRIES):
        if rank in tries:
            yield no_file_beyond(pages * _PAGE) if capped else room_for(pages, disk)
        pages += 1 + pages // 12


def main(root: Path, seed: int, apart: int, capped: bool) -> None:
    """The whole day; each gesture begins with another of the tries."""
    vault.DEFAULT_COST = key_file.LEAST_COST = key_file.Cost(64, 1, 1)
    disk = root / "disk"
    day, chance = Day(root, disk / "data", seed), random.Random(seed)
    day.live(lambda folder: fuller_and_less_full(disk, capped, range(chance.randrange(apart), _TRIES, apart)))
    shutil.rmtree(disk / "data")
    sys.stdout.write(json.dumps(day.met))


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]), "capped" in sys.argv)
