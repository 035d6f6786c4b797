"""The folded form under which a name is searched: no accents, no case, no punctuation."""

import unicodedata

_LIGATURES = str.maketrans(
    {"œ": "oe", "æ": "ae", "ł": "l", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "ß": "ss", "ı": "i"}
)


def fold(text: str) -> str:
    """Words in lower case without accents, one blank between them.

    Folding twice changes nothing, and two texts that differ only by accents, case, apostrophes,
    hyphens or blanks fold to the same key.
    """
    folded = unicodedata.normalize("NFKD", text.casefold().translate(_LIGATURES))
    letters = (char for char in folded if not unicodedata.combining(char))
    kept = "".join(char if char.isalnum() else " " for char in "".join(letters).casefold())
    return " ".join(kept.translate(_LIGATURES).split())
