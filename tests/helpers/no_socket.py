"""A kernel's tracer for a process of its own: it is killed at the first socket that could leave the machine.

`python -m tests.helpers.no_socket pytest arguments…` runs tests under it (Linux; seccomp needs no privilege).
"""

from __future__ import annotations

import ctypes
import platform
import struct
import sys

_SOCKET = {"x86_64": (0xC000003E, 41), "aarch64": (0xC00000B7, 198)}
"""The kernel's name of the architecture, and the number of the call `socket` there."""
_LOAD, _EQUAL, _RETURN = 0x20, 0x15, 0x06
_UNIX = 1
"""The family of the doors between programs of one machine: the display's and the printing system's."""
_KILL, _ALLOW = 0x80000000, 0x7FFF0000
_NO_NEW_PRIVILEGES, _SECCOMP, _FILTER = 38, 22, 2


class _Program(ctypes.Structure):
    _fields_ = (("length", ctypes.c_ushort), ("instructions", ctypes.c_char_p))


def can_forbid() -> bool:
    """Whether this system has the means."""
    return sys.platform == "linux" and platform.machine() in _SOCKET


def forbid_sockets() -> None:
    """From now on this process and whatever it starts die of SIGSYS when they open a socket other than Unix's."""
    architecture, socket = _SOCKET[platform.machine()]
    steps = (
        (_LOAD, 0, 0, 4),
        (_EQUAL, 1, 0, architecture),
        (_RETURN, 0, 0, _KILL),  # the call numbers of another architecture would mean something else
        (_LOAD, 0, 0, 0),
        (_EQUAL, 0, 3, socket),
        (_LOAD, 0, 0, 16),  # its first argument, the family
        (_EQUAL, 1, 0, _UNIX),
        (_RETURN, 0, 0, _KILL),
        (_RETURN, 0, 0, _ALLOW),
    )
    code = b"".join(struct.pack("HBBI", *step) for step in steps)
    libc = ctypes.CDLL(None, use_errno=True)
    assert libc.prctl(_NO_NEW_PRIVILEGES, 1, 0, 0, 0) == 0
    assert libc.prctl(_SECCOMP, _FILTER, ctypes.byref(_Program(len(steps), code))) == 0, ctypes.get_errno()


if __name__ == "__main__":
    import pytest

    forbid_sockets()
    sys.exit(pytest.main(sys.argv[1:]))
