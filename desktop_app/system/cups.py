"""Where the printing system of Linux is asked: on this machine, through its own door, never over TCP."""

import os
import sys
from pathlib import Path

DOOR = "/run/cups/cups.sock"
_SAID_ELSEWHERE = (Path("/etc/cups/client.conf"), Path.home() / ".cups" / "client.conf")


def stay_on_this_machine() -> None:
    """Ask the local CUPS only; to be called before Qt looks for printers.

    Without its socket the library would try TCP on port 631. Whoever administers the PC may name a print
    server in CUPS_SERVER or client.conf, which then holds.
    """
    if sys.platform == "linux" and not any(path.exists() for path in _SAID_ELSEWHERE):
        os.environ.setdefault("CUPS_SERVER", DOOR)
