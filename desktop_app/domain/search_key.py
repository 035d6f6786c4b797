"""The folded form under which a name is searched: no accents, no case, no punctuation."""

import unicodedata
from collections.abc import Sequence

_LETTERS = {
    "œ": "oe", "æ": "ae", "ß": "ss", "þ": "th", "ð": "d", "đ": "d", "ł": "l", "ø": "o",
    "ı": "i", "ħ": "h", "ŧ": "t", "ŋ": "n", "ə": "e", "ɛ": "e",
}  # fmt: skip
_LIKE_AN_APOSTROPHE = "ʹʻʼʽˈ"
_LIGATURES = str.maketrans(_LETTERS | dict.fromkeys(_LIKE_AN_APOSTROPHE, " "))
_LETTER_PARTS = "\N{MIDDLE DOT}\N{GREEK ANO TELEIA}"
"""The dot of the Catalan « l·l » belongs to the letter: Marcel·la is found as marcella."""


def fold(text: str) -> str:
    """Words in lower case without accents, one blank between them.

    Folding twice changes nothing, and two texts that differ only by accents, case, apostrophes,
    hyphens or blanks fold to the same key.
    """
    letters = text.casefold() if text.isascii() else _plain_letters(text)
    return " ".join("".join(char if char.isalnum() else " " for char in letters).split())


def holds_words(key: str, words: Sequence[str]) -> bool:
    """Whether each of these words stands in a folded text, or begins where one of its words does, blanks aside."""
    parts = key.split()
    run_on = ["".join(parts[at:]) for at in range(len(parts))]
    return all(word in key or any(each.startswith(word) for each in run_on) for word in words)


def _plain_letters(text: str) -> str:
    folded = unicodedata.normalize("NFKD", text.casefold().translate(_LIGATURES))
    return "".join(char for char in folded if not _is_dropped(char)).casefold().translate(_LIGATURES)


def _is_dropped(char: str) -> bool:
    return char in _LETTER_PARTS or unicodedata.category(char) in ("Mn", "Mc", "Me", "Cf")
