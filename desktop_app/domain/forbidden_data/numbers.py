"""Social security numbers and tax numbers, however their groups are written."""

import re
from collections.abc import Iterator, Sequence

from ..nouns.frozen import frozen
from .reading import GAP, Found, Kind, Reading

_NAMES_OF_IT = ("NIR", "SECU", "SOCIALE", "NSS", "SS", "INSEE", "ASSURE", "ASSUREE", "VITALE", "MATRICULE")
_GLUED = (*_NAMES_OF_IT, "NUMERO", "NUM", "FISCAL", "SPI")
_BEFORE = "|".join(["(?<![A-Z0-9])", *(f"(?<={name})" for name in _GLUED)])
_TOKEN = re.compile(rf"(?:{_BEFORE})(?:[0-9]+[AB]?[0-9]*|[AB][0-9]+)(?=CLE|[^A-Z0-9]|$)")
_BETWEEN = re.compile(rf"{GAP}(?:CLEF?{GAP})?")
_LIKE_DIGITS = re.compile(r"(?<![A-Z0-9])(?=(?:[OIL]*[0-9]){8})[0-9OIL]{13,15}(?![A-Z0-9])")
_DIGITS = str.maketrans("OIL", "011")

_OTHER_THING = r"ARTICLE|COMMUNE|COLIS|COURRIER|DEMANDE|DOSSIER|IMEI|RETRAITE|REF"
_NAMED = re.compile(
    rf"(?:\bN\.?I\.?R\b|NIR|SECU|SECURITE ?SOCIALE|\bN?\.?S\.?S\b|ASSURE|VITALE|INSEE|MATRICUL)"
    rf"(?:(?!{_OTHER_THING})[^0-9]){{0,25}}$"
)
_NAMED_TAX = re.compile(rf"(?:FISCAL|\bSPI\b|\bSPI)(?:(?!{_OTHER_THING})[^0-9]){{0,15}}$")
_OF_SOMETHING_ELSE = re.compile(
    r"(?:ABONNEE?|ALLOCATAIRE|AVIS|BORDEREAU|CANDIDAT\w*|CLIENTE?|COLIS|COLISSIMO|COMMANDE|CONTRAT|COURRIER|DEMANDE|DOSSIER|DPD|EAN|FACTURE|IMEI\w*"
    r"|ISBN|LRAR|PARCOURSUP|PDL|PERMIS|PRM|RECLAMATION|RECOMMANDE|REF|REFERENCE|SERIE|SIREN|SIRET|SUIVI|TELEPAIEMENT|TICKET|UNIQUE)"
    r"\W*(?:N\W{0,2}|NUMERO|NUM|LA POSTE|DU PORTABLE|DE SUIVI)?\W*$"
)
_ENDS_OF_GROUPS = frozenset({1, 3, 5, 7, 8, 10, 13})
"""Where a group may end; after the eighth sign overseas, whose départements have three."""
_DATE_FIRST = re.compile(r"(?:0[1-9]|[12][0-9]|3[01])(?:0[1-9]|1[0-2])(?:19[5-9]|20[0-4])[0-9]")
_NUMBER = re.compile(
    r"[123478][0-9]{2}(?P<month>0[1-9]|1[0-2]|[2-9][0-9])(?!00)(?:[0-9]{2}|2[AB])(?!000)[0-9]{3}(?!000)[0-9]{3}"
)
_SHORTEST, _LONGEST = 13, 15
_MOST_TOKENS = 15


@frozen
class _Digits:
    signs: str
    sizes: tuple[int, ...]
    start: int
    end: int


def number_in(reading: Reading, *, joined: bool = False) -> Found | None:
    """The first social security or tax number; `joined` when the text is two fields, whose seam parts a group."""
    capitals = _LIKE_DIGITS.sub(lambda found: found[0].translate(_DIGITS), reading.capitals)
    for one in _stretches(capitals):
        before = capitals[: one.start]
        if _is_tax_number(one, before):
            return Found(Kind.TAX_NUMBER, one.start, one.end)
        if _is_security_number(one, before, least_groups=2 if joined else 3):
            return Found(Kind.SECURITY_NUMBER, one.start, one.end)
    return None


def _stretches(capitals: str) -> Iterator[_Digits]:
    """Every stretch of 13 to 15 signs made of whole groups that stand one after the other, the longest first."""
    tokens = list(_TOKEN.finditer(capitals))
    for first, token in enumerate(tokens):
        signs, sizes, end, found = token[0], [len(token[0])], token.end(), []
        for after in tokens[first + 1 : first + _MOST_TOKENS]:
            found.append(_Digits(signs, tuple(sizes), token.start(), end))
            if len(signs) >= _LONGEST or not _BETWEEN.fullmatch(capitals, end, after.start()):
                break
            signs, end = signs + after[0], after.end()
            sizes.append(len(after[0]))
        found.append(_Digits(signs, tuple(sizes), token.start(), end))
        yield from (one for one in reversed(found) if _SHORTEST <= len(one.signs) <= _LONGEST)


def _is_tax_number(one: _Digits, before: str) -> bool:
    """Thirteen digits of which the last three are the first ten modulo 511, or that are called so."""
    shaped = len(one.signs) == 13 and one.signs.isdigit() and one.signs[0] in "0123"
    return shaped and (int(one.signs[:10]) % 511 == int(one.signs[10:]) or _NAMED_TAX.search(before) is not None)


def _is_security_number(one: _Digits, before: str, *, least_groups: int) -> bool:
    found = _NUMBER.match(one.signs)
    key = one.signs[13:]
    if not found or (key and not key.isdigit()):
        return False
    of_another = _OF_SOMETHING_ELSE.search(before) is not None
    if len(key) == 2 and int(key) == _key(one.signs[:13]):
        return not (of_another and one.signs[0] in "38")
    if _NAMED.search(before):
        return True
    ordinary = found["month"] < "13" and one.signs[0] in "12"
    if _in_its_groups(one.sizes, least_groups) and len(key) != 1:
        return ordinary or len(one.sizes) > least_groups
    if not ordinary or of_another or _DATE_FIRST.match(one.signs):
        return False
    if len(key) == 1:
        return len(one.sizes) == 1 and f"{_key(one.signs[:13]):02}"[0] == key
    return len(one.sizes) in (1, len(one.signs)) or _in_equal_groups(one.sizes)


def _key(number: str) -> int:
    """97 less the number modulo 97, Corsica read as 19 and 18."""
    return 97 - int(number.replace("2A", "19").replace("2B", "18")) % 97


def _in_its_groups(sizes: Sequence[int], least: int) -> bool:
    ends = [sum(sizes[: at + 1]) for at in range(len(sizes) - 1)]
    return len(sizes) >= least and _ENDS_OF_GROUPS.issuperset(ends)


def _in_equal_groups(sizes: Sequence[int]) -> bool:
    """In threes, fours or fives: pairs are those of telephones and hours."""
    return sizes[0] in (3, 4, 5) and all(size == sizes[0] for size in sizes[:-1]) and sizes[-1] <= sizes[0] + 1
