"""What is the surname and what the first name in a name typed in one go, in whichever order."""

import re

from .french import capital
from .text import tidy_name

_PARTICLES = frozenset(
    """a à al af ait aït ab abd abou am an aux ben bent bin bint da dal dall de degli del della den der des di do dos du
    e el fitz i ibn la las le les lo los mac mc o of ould san sant santa saint sainte st ste ten ter van vom von y zu
    zum zur d l""".split()
)
"""Words that begin a surname of several, and never end one."""
_SMALL = frozenset("à al da de degli del della den der des di do dos du e el i van vom von y zu zum zur d".split())
"""Those that keep their small letter: the Tour of « de la Tour », but Le Goff, Ben Ali, La Fontaine."""


def readings(typed: str) -> list[tuple[str, str]]:
    """(surname, first name) for each way the name may be meant, the likeliest first; the surname alone for one word.

    Words in capitals among others are the surname. Otherwise the surname may stand first or last, and takes the
    particles before it along: « de la Tour Marie », « Marie de la Tour ».
    """
    words = tidy_name(typed).split()
    if len(words) < 2:
        return [(_written(words), "")] if words else []
    shouted = [word for word in words if _is_shouted(word)]
    if shouted and len(shouted) < len(words):
        orders = [(shouted, [word for word in words if not _is_shouted(word)])]
    else:
        orders = [pair for pair in _orders(words) if not any(_is_particle(part[-1]) for part in pair)]
    return list(dict.fromkeys((_written(last), _written(first)) for last, first in orders)) or [(_written(words), "")]


def _orders(words: list[str]) -> list[tuple[list[str], list[str]]]:
    found = []
    if (end := _end_of_surname(words)) < len(words):
        found.append((words[:end], words[end:]))
    starts = [at for at in range(1, len(words)) if _is_particle(words[at])]
    # « Jean Pierre Durand »: where the surname begins is known by its particle alone; else both ends are likely.
    for start in dict.fromkeys([starts[0]] if starts else [len(words) - 1, 1]):
        found.append((words[start:], words[:start]))
    # « Yann Le Goff »: a particle further on says that the surname begins there.
    return found[1:] + found[:1] if starts and not _is_particle(words[0]) else found


def _end_of_surname(words: list[str]) -> int:
    """Where a surname that stands first ends: after its particles and one word."""
    end = 0
    while end < len(words) and _is_particle(words[end]):
        end += 1
    return end + 1


def _written(words: list[str]) -> str:
    """With a capital where a name has one, when it was typed all small or all large."""
    after_de = [before.casefold() == "de" for before in ["", *words[:-1]]]
    small = [
        _is_small(word) or (after and word.casefold() in ("la", "las", "le", "los"))
        for word, after in zip(words, after_de, strict=True)
    ]
    return " ".join(_cased(word, small=each and len(words) > 1) for word, each in zip(words, small, strict=True))


def _cased(word: str, *, small: bool) -> str:
    if not (word.islower() or _is_shouted(word)):
        return word
    if small:
        return word.lower()
    return re.sub(r"[^\W\d_]+", lambda part: capital(part.group()), word.lower())


def _is_small(word: str) -> bool:
    return word.casefold().rstrip("'’") in _SMALL


def _is_particle(word: str) -> bool:
    return word.casefold().rstrip("'’") in _PARTICLES


def _is_shouted(word: str) -> bool:
    letters = [char for char in word if char.isalpha()]
    return len(letters) > 1 and all(char.isupper() for char in letters)
