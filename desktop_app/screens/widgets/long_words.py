"""Let a label break what has no blank: a name of eighty letters may not push its window off the screen."""

import re

_WORD, _PIECE = re.compile(r"[^\s-]{25,}"), 12
"""A word that no name holds, and how many of its characters stay together."""
_ZERO_WIDTH_SPACE = "\N{ZERO WIDTH SPACE}"


def breakable(text: str) -> str:
    """The text with invisible places to break in words longer than any that is real; for labels only."""
    return _WORD.sub(_broken, text)


def _broken(found: re.Match[str]) -> str:
    word = found.group()
    return _ZERO_WIDTH_SPACE.join(word[at : at + _PIECE] for at in range(0, len(word), _PIECE))
