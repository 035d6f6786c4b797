"""The Debian package: the frozen program in /opt, and what a desktop shows of it in /usr/share; no script."""

import hashlib
import os
import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path

import bundle

from . import icons, texts
from .tree import put, put_compressed, settle


def make(root: Path, program: Path, package: Path, *, needs: Sequence[str], work: Path) -> None:
    """Lay out `work` as the system will see it and write the .deb; the program finds its files where it was frozen."""
    if work.exists():
        shutil.rmtree(work)
    work.mkdir(parents=True)
    shutil.copytree(program, work / "opt" / "permanence", symlinks=True)
    put_shared(root, work / "usr")
    moment = bundle.moment(root)
    size = sum(path.stat().st_size for path in work.rglob("*") if path.is_file() and not path.is_symlink())
    put(work / "DEBIAN" / "control", texts.control(root, needs=needs, kilobytes=-(-size // 1024)))
    put(work / "DEBIAN" / "md5sums", md5sums(work))
    settle(work, moment)
    pack(work, package, moment)


def pack(tree: Path, package: Path, moment: int, *, fast: bool = False) -> None:
    """Write the .deb of a tree that is laid out; two packings of the same tree are the same bytes.

    `fast` hardly compresses, for a package that nobody will fetch.
    """
    compression = ["-Zgzip", "-z1"] if fast else ["-Zxz", "-z9"]
    command = ["dpkg-deb", "--root-owner-group", *compression, "--build", str(tree), str(package)]
    settings = {**os.environ, "SOURCE_DATE_EPOCH": str(moment)}
    subprocess.run(command, env=settings, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, check=True)


def put_shared(root: Path, usr: Path) -> None:
    """Lay out what is not the program: the command, the menu entry, icons, man pages, notices, changelog."""
    share, documents = usr / "share", usr / "share" / "doc" / "permanence"
    (usr / "bin").mkdir(parents=True)
    (usr / "bin" / "permanence").symlink_to("/opt/permanence/permanence")
    put(share / "applications" / "permanence.desktop", texts.plain("permanence.desktop"))
    put(share / "metainfo" / f"{texts.COMPONENT}.metainfo.xml", texts.metainfo(root))
    put(share / "lintian" / "overrides" / "permanence", texts.plain("lintian-overrides"))
    put_compressed(documents / "LICENSE.gz", (root / "LICENSE").read_text(encoding="utf-8"))
    put(documents / "copyright", texts.plain("copyright"))
    put_compressed(documents / "changelog.gz", texts.debian_changelog(root))
    put_compressed(share / "man" / "man1" / "permanence.1.gz", texts.manual(root, "permanence.1"))
    put_compressed(share / "man" / "fr" / "man1" / "permanence.1.gz", texts.manual(root, "permanence.fr.1"))
    icons.put(root / "resources" / "icons" / "permanence.svg", share / "icons" / "hicolor")


def md5sums(tree: Path) -> str:
    """The line of each installed file, by which `dpkg --verify` finds a changed one."""
    files = sorted(path for path in tree.rglob("*") if path.is_file() and not path.is_symlink())
    lines = (
        (hashlib.md5(path.read_bytes(), usedforsecurity=False).hexdigest(), path.relative_to(tree)) for path in files
    )
    return "".join(f"{digest}  {path}\n" for digest, path in lines if path.parts[0] != "DEBIAN")
