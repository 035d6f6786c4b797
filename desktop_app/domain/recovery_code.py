"""The recovery code: random common words, easy to write down and to type back."""

import difflib
from collections.abc import Callable, Sequence

from .errors import RuleBroken
from .search_key import fold

WORDS_IN_A_CODE = 8
_LONGEST_SHOWN = 20


def draw(words: Sequence[str], below: Callable[[int], int]) -> str:
    """Eight words of the list, each drawn with `below(n)` (a random integer under n).

    With 1,024 words that is 80 bits, behind the same slow derivation as the passphrase.
    """
    return " ".join(words[below(len(words))] for _ in range(WORDS_IN_A_CODE))


def read(typed: str, words: Sequence[str]) -> str:
    """The code as it was drawn, whatever the case, accents and blanks typed; raises `RuleBroken`.

    Numbers before the words, as on a numbered sheet, are left aside.
    """
    found = [word for word in fold(typed).split() if not word.isdigit()]
    known = set(words)
    for word in found:
        if word not in known:
            near = difflib.get_close_matches(word, words)
            hint = f" Est-ce « {near[0]} » ?" if near else ""
            shown = word if len(word) <= _LONGEST_SHOWN else f"{word[:_LONGEST_SHOWN]}…"
            raise RuleBroken(f"« {shown} » n’est pas un mot du code.{hint}", "code")
    if len(found) != WORDS_IN_A_CODE:
        raise RuleBroken(f"Le code a {WORDS_IN_A_CODE} mots, vous en avez écrit {len(found)}.", "code")
    return " ".join(found)
