"""The key file as it was last read, for whoever asks at every refresh whether it is still that one."""

import hashlib
from pathlib import Path

from .. import files
from ..errors import HeldElsewhere, known_trouble


class KeysSeen:
    """The digest of a key file for whoever asks at every refresh: it is read only where its stat is another.

    A key file is put in place whole, under another inode: one of the same stat is the same file.
    """

    def __init__(self) -> None:
        self._mark: tuple[int, ...] = ()
        self._digest = ""

    def are_other_than(self, digest: str, folder: Path) -> bool:
        """Whether the keys of this folder are not those of this digest; raises what is wrong with the file.

        Nobody waits for another program that holds the file: keys that have changed since they were last read are
        other keys, and of those that were never read nothing is known, which is False.
        """
        path = files.keys_in(folder)
        with known_trouble():
            found = path.stat() if path.is_file() else None
        mark = (found.st_dev, found.st_ino, found.st_size, found.st_mtime_ns) if found else ()
        if mark != self._mark:
            try:
                with known_trouble():
                    self._digest = hashlib.sha256(path.read_bytes()).hexdigest() if found else ""
            except HeldElsewhere:
                return bool(self._mark)
            self._mark = mark
        return digest != self._digest
