"""What every letter is made of: who writes, to whom in the window of an envelope, and large sentences."""

from reportlab.lib.units import mm
from reportlab.platypus import Flowable

from .blocks import Bold, plain_table, say, signature_frame, writing_line
from .styles import ROW, WIDTH

ADDRESS: float = 82 * mm
_FRAME: float = 80 * mm


def address(name: str, lines: int = 3) -> Flowable:
    """At the right, where the window of an envelope is: the name, and lines to write the address on by hand."""
    return plain_table([["", [say(ROW, Bold(name)), *_lines(lines)]]], [WIDTH - ADDRESS, ADDRESS])


def sender(name: str, *more: Flowable, lines: int = 2) -> Flowable:
    """At the left: who writes, lines for their address, and what they write beside it."""
    return plain_table([[[say(ROW, Bold(name)), *_lines(lines), *more], ""]], [ADDRESS, WIDTH - ADDRESS])


def signed(by: str) -> Flowable:
    """At the right, as letters are signed: by whom, and a frame to sign in."""
    return plain_table([["", signature_frame(say(ROW, by), _FRAME)]], [WIDTH - _FRAME, _FRAME])


def _lines(count: int) -> list[Flowable]:
    return [writing_line(ADDRESS) for _ in range(count)]
