"""The folded form under which a name is searched: no accents, no case, no punctuation."""

import unicodedata
from collections.abc import Sequence
from functools import cache
from string import ascii_lowercase

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


def narrows(before: str, typed: str) -> bool:
    """Whether nobody is found by what is `typed` who was not by what was typed `before`: letters came behind it.

    Said of letters alone: one digit more may make a number of what was none.
    """
    return bool(fold(before)) and typed.startswith(before) and not any(char.isnumeric() for char in typed)


_LENGTHS_OF_A_SLIP = range(4, 31)
"""Letters of a word that may be a slip: a shorter one that is a letter off is another word, a longer one is no name."""


def slips(word: str) -> frozenset[str]:
    """What somebody may have meant who typed this folded word with one letter too many, too few, wrong or too early.

    Letters of the alphabet alone are put in; nothing for a word of fewer than four letters or more than thirty.
    """
    if len(word) not in _LENGTHS_OF_A_SLIP:
        return frozenset()
    cuts = [(word[:at], word[at:]) for at in range(len(word) + 1)]
    fewer = [head + tail[1:] for head, tail in cuts if tail]
    swapped = [head + tail[1] + tail[0] + tail[2:] for head, tail in cuts if len(tail) > 1]
    others = [head + letter + tail[1:] for head, tail in cuts if tail for letter in ascii_lowercase]
    more = [head + letter + tail for head, tail in cuts for letter in ascii_lowercase]
    return frozenset([*fewer, *swapped, *others, *more]) - {word}


def _plain_letters(text: str) -> str:
    folded = unicodedata.normalize("NFKD", text.casefold().translate(_LIGATURES))
    return "".join(char for char in folded if not _is_dropped(char)).casefold().translate(_LIGATURES)


@cache
def _is_dropped(char: str) -> bool:
    return char in _LETTER_PARTS or unicodedata.category(char) in ("Mn", "Mc", "Me", "Cf")
