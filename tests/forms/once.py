"""Each paper of the table drawn once a process: those who only read it share its bytes."""

from functools import cache

from .papers import PAPERS


@cache
def drawn(name: str) -> bytes:
    """The paper of this name as a PDF."""
    return PAPERS[name]()
