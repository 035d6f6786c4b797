"""What a worn disk does to a file: a bit that is no longer what was written, and nothing else that would tell."""

from __future__ import annotations

import os
from pathlib import Path


def wear(path: Path, *places: int) -> None:
    """Turn the last bit of these bytes; done again, it puts them back."""
    before = path.stat()
    with path.open("r+b") as file:
        for at in places:
            file.seek(at)
            byte = file.read(1)[0] ^ 1
            file.seek(at)
            file.write(bytes([byte]))
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))
