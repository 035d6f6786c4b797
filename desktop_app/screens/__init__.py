"""What the agent sees: the only floor where Qt lives."""

import sys

if sys.version_info < (3, 12):
    # PySide6 6.12 gives back one reference to None too many at every call that returns nothing (measured on
    # Python 3.11: "none_dealloc" aborts the program after some 5,000 calls, 6.11.3 and Python 3.12 are sound).
    # Python 3.12 made these three immortal; so are they here.
    from ctypes import c_ssize_t

    for _immortal in (None, True, False):
        c_ssize_t.from_address(id(_immortal)).value += 1 << 60
