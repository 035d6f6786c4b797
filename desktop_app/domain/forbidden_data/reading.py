"""A text as the guard reads it, sign by sign beside what was typed, and what it says that it saw."""

import re
import unicodedata
from enum import Enum
from functools import cache

from ..nouns.frozen import frozen

BLANK = "\N{SYMBOL FOR NULL}"
"""In place of what is understood already, and breaks a number in two."""
GAP = r"[\s.\-_/,:;|·–—*+()\[\]]{0,3}"
"""What people put between two groups of a number."""


class Kind(Enum):
    """What may never be noted; the value is its name in a sentence."""

    SECURITY_NUMBER = "un numéro de sécurité sociale"
    TAX_NUMBER = "un numéro fiscal"
    ACCOUNT = "un numéro de compte bancaire"
    CARD = "un numéro de carte bancaire"
    PASSWORD = "un mot de passe"
    CODE = "un code secret"
    LOGIN = "un identifiant de connexion"
    ANSWER = "une réponse secrète"


@frozen
class Found:
    """A kind, and where in the reading."""

    kind: Kind
    start: int
    end: int


@frozen
class Seen:
    """A kind, and the words it was known by: a number without its middle, a secret without itself."""

    kind: Kind
    words: str


class Reading:
    """`plain` is in lower case, without accents or invisible signs, its digits those of the keyboard; `capitals` the
    same without dates and hours; `quiet` is `plain` without dates, hours, telephones and addresses of sites.
    """

    def __init__(self, typed: str) -> None:
        self._typed = typed
        read = [(char, at) for at, one in enumerate(typed) for char in _plain(one)]
        self.plain = "".join(char for char, _ in read)
        self._at = [at for _, at in read]
        self.capitals = _blank(self.plain, _DATE, _HOUR).upper()
        self.quiet = _blank(self.plain, _DATE, _HOUR, _PHONE, _SITE)

    def as_typed(self, start: int, end: int) -> str:
        """The same signs with their capitals."""
        places = self._at[start:end]
        return self._typed[places[0] : places[-1] + 1] if places else ""

    def seen(self, found: Found) -> Seen:
        """What to say of it: enough to find it again in the line, too little to read it over somebody's shoulder."""
        words = " ".join(self.as_typed(found.start, found.end).split())
        secret = found.kind in (Kind.PASSWORD, Kind.CODE, Kind.LOGIN, Kind.ANSWER)
        return Seen(found.kind, words if secret else f"{words[:4].strip()}…{words[-2:].strip()}")


@cache
def _plain(char: str) -> str:
    parts = unicodedata.normalize("NFKD", char).lower().replace("’", "'")
    return "".join(part for part in parts if unicodedata.category(part) not in ("Mn", "Cf"))


def _blank(text: str, *patterns: re.Pattern[str]) -> str:
    for pattern in patterns:
        text = pattern.sub(lambda found: BLANK * len(found[0]), text)
    return text


_DAY, _MONTH, _YEAR = "(?:0?[1-9]|[12][0-9]|3[01])", "(?:0?[1-9]|1[0-2])", "(?:19|20)[0-9]{2}"
_DATE = re.compile(
    rf"(?<![0-9])(?:{_DAY}([/.\-]){_MONTH}\1{_YEAR}|{_YEAR}([/.\-]){_MONTH}\2{_DAY})(?![0-9])"
    rf"|(?<![0-9/.\-]){_DAY}[/]{_MONTH}(?![0-9/.\-])"
)
_HOUR = re.compile(r"(?<![0-9:.])[0-9]{1,2}(?::[0-9]{2}(?::[0-9]{2})?|\s?h(?:\s?[0-9]{2})?)(?![0-9:a-z])")
_PHONE = re.compile(r"(?<![0-9])(?:\+33\s?|0033\s?|0)[1-9](?:[\s.\-]?[0-9]{2}){4}(?![0-9])")
_SITE = re.compile(
    r"https?://\S+|\bwww\.\S+|(?<![\w@.\-])[a-z\-]+(?:\.[a-z\-]+)*\.(?:fr|com|org|gouv|example)(?:/\S*)?(?![\w@.])"
)
