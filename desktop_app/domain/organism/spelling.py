"""Phrases found again in what is typed: whatever accents, case, plural, order of words, initials, or a letter wrong."""

from collections.abc import Iterable
from functools import lru_cache

from ..search_key import fold, slips

_EMPTY = frozenset(
    "a au aux avec ce ces cette chez d dans de des du en et l la le les leur leurs m ma mes mon ou par pour qu que s "
    "sa ses son sur un une vos votre".split()
)
_LONG = 7
"""Letters of a word from which one of them may be wrong: « rendre » is not « vendre »."""
_KEPT_S = 3

Words = frozenset[str]
"""The words of a phrase as they are compared, in no order."""


def words_of(text: str) -> Words:
    """The words that count of a text: 'Caisses d’Allocations' and 'allocation CAISSE' have the same."""
    return frozenset(_stem(word) for word in _words(text) if word not in _EMPTY)


class Vocabulary:
    """The words of many phrases; `others` are words that are a letter off one of them and mean something else."""

    def __init__(self, some: Iterable[Words], others: Iterable[str]) -> None:
        self._known = frozenset(word for each in some for word in each)
        self._others = frozenset(word for each in others for word in words_of(each))
        self._meant = lru_cache(maxsize=512)(self._words_meant)

    def read(self, text: str) -> Words:
        """The words of a typed text, with those that were meant beside each that has a letter wrong."""
        return frozenset(meant for word in words_of(text) for meant in self._meant(word))

    def _words_meant(self, word: str) -> Words:
        if word in self._known or word in self._others or len(word) < _LONG:
            return frozenset([word])
        return frozenset([word]) | (slips(word) & self._known)


def _words(text: str) -> list[str]:
    """The folded words, with initials put together: 'C.A.F.' is one word."""
    found: list[str] = []
    initials = ""
    for word in [*fold(text).split(), ""]:
        if len(word) == 1:
            initials += word
            continue
        found += [initials] if len(initials) > 2 else list(initials)
        initials = ""
        found.append(word)
    return [word for word in found if word]


def _stem(word: str) -> str:
    """Without the mark of the plural, nor that of the feminine of « départemental »."""
    if len(word) <= _KEPT_S:
        return word
    if word.endswith("aux") and len(word) > _KEPT_S + 1:
        return f"{word[:-3]}al"
    single = word[:-1] if word.endswith(("s", "x")) else word
    return single[:-1] if single.endswith("ale") and len(single) > _KEPT_S + 1 else single
