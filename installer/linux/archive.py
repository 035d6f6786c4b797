"""The portable archive: the program in one folder, with a page that says how to use it."""

import shutil
import subprocess
import tarfile
from collections.abc import Sequence
from pathlib import Path

import bundle

from . import texts
from .tree import put, settle


def make(root: Path, program: Path, archive: Path, *, needs: Sequence[str], work: Path) -> None:
    """Write the .tar.xz: one folder of the name and the version, every file of the release's date, owned by root."""
    if work.exists():
        shutil.rmtree(work)
    version, moment = bundle.version(root), bundle.moment(root)
    folder = work / f"permanence-{version}"
    shutil.copytree(program, folder, symlinks=True)
    shutil.copy2(root / "LICENSE", folder / "LICENSE")
    put(folder / "LISEZMOI.txt", texts.readme(root, needs=needs))
    settle(folder, moment)
    plain = work / archive.name.removesuffix(".xz")
    with tarfile.open(plain, "w", format=tarfile.GNU_FORMAT) as file:
        for path in sorted((folder, *folder.rglob("*"))):
            file.add(path, str(path.relative_to(work)), recursive=False, filter=_of_root)
    subprocess.run(["xz", "--threads=0", "-9", "--force", str(plain)], check=True)
    shutil.move(work / archive.name, archive)


def _of_root(entry: tarfile.TarInfo) -> tarfile.TarInfo:
    entry.uid = entry.gid = 0
    entry.uname = entry.gname = "root"
    return entry
