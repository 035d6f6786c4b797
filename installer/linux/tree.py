"""Small things that the package and the archive both do with files."""

import gzip
import os
from pathlib import Path


def put(path: Path, content: str | bytes, mode: int = 0o644) -> Path:
    """Write a file with its folders, readable by all."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    path.chmod(mode)
    return path


def put_compressed(path: Path, content: str) -> Path:
    """Write `content` gzipped as Debian wants it: the best compression, neither name nor date inside."""
    return put(path, gzip.compress(content.encode(), compresslevel=9, mtime=0))


def settle(folder: Path, moment: int) -> None:
    """Give everything below `folder`, and itself, the same date and the modes of an installed file."""
    for path in (folder, *folder.rglob("*")):
        if path.is_symlink():
            os.utime(path, (moment, moment), follow_symlinks=False)
            continue
        runs = path.is_dir() or path.stat().st_mode & 0o100
        path.chmod(0o755 if runs and not _is_library(path) else 0o644)
        os.utime(path, (moment, moment))


def _is_library(path: Path) -> bool:
    return path.is_file() and ".so" in path.name
