"""Let a label break what has no blank: a name of eighty letters may not push its window off the screen."""

_LONGEST = 24
_ZERO_WIDTH_SPACE = "\N{ZERO WIDTH SPACE}"


def breakable(text: str) -> str:
    """The text with invisible places to break in words longer than any that is real; for labels only."""
    return " ".join(_ZERO_WIDTH_SPACE.join(_pieces(word)) for word in text.split(" "))


def _pieces(word: str) -> list[str]:
    return [word[at : at + _LONGEST] for at in range(0, len(word), _LONGEST)] or [""]
