"""Data no field may ever hold: social security and tax numbers, bank accounts and cards, passwords.

Social security number: décret 2019-341. The rest: CNIL's kit for digital mediators, which keeps neither
identifiers nor secrets. What stands in its usual groups is known by its shape, even mistyped; any other
run of digits must have the right key, so that dates, phones and file numbers may be written.
"""

import re
import unicodedata
from collections.abc import Iterator

_GAP = r"[\s.\-_/,]{0,3}"


def _groups(*groups: str) -> re.Pattern[str]:
    return re.compile(r"(?<![A-Z0-9])" + _GAP.join(groups) + r"(?![A-Z0-9])")


_MONTH = "(?:0[1-9]|1[0-2]|[2-9][0-9])"
_NIR = _groups("[12378]", "[0-9]{2}", _MONTH, "(?:[0-9]{2}|2[AB])", "[0-9]{3}", f"[0-9]{{3}}(?:{_GAP}[0-9]{{2}})?")
_CARD = _groups("(?:[3-6][0-9]|2[2-7])[0-9]{2}", "[0-9]{4}", "[0-9]{4}", "[0-9]{4}")
_AMERICAN_CARD = _groups("3[47][0-9]{2}", "[0-9]{6}", "[0-9]{5}")
_RIB = _groups("[0-9]{5}", "[0-9]{5}", f"[0-9]{{2}}(?:{_GAP}[0-9A-Z]){{9}}", "[0-9]{2}")
_RUN = re.compile(rf"(?<![A-Z0-9])[0-9](?:{_GAP}[0-9])*(?![A-Z0-9])")
_FRENCH_IBAN = re.compile(r"FR[0-9]{12}[0-9A-Z]{11}[0-9]{2}")
_IBAN = re.compile(r"(?=([A-Z]{2}[0-9]{2}[0-9A-Z]{11,30}))")
_IBAN_LENGTHS = {
    **dict.fromkeys(("BE",), 16),
    **dict.fromkeys(("DK", "FI", "NL"), 18),
    **dict.fromkeys(("AT", "EE", "LT", "LU"), 20),
    **dict.fromkeys(("CH", "HR", "LI", "LV"), 21),
    **dict.fromkeys(("BG", "DE", "GB", "GE", "IE", "RS"), 22),
    **dict.fromkeys(("AD", "CZ", "ES", "MD", "RO", "SE", "SK", "TN"), 24),
    **dict.fromkeys(("PT",), 25),
    **dict.fromkeys(("TR",), 26),
    **dict.fromkeys(("FR", "GR", "IT", "MC", "SM"), 27),
    **dict.fromkeys(("AL", "CI", "CY", "HU", "LB", "MA", "PL", "SN"), 28),
    **dict.fromkeys(("UA",), 29),
}
_RIB_LETTERS = str.maketrans("ABCDEFGHIJKLMNOPQRSTUVWXYZ", "12345678912345678923456789")


def forbidden_data(text: str) -> str:
    """The name of the forbidden data the text seems to hold, or ''."""
    plain = _plain(text)
    capitals = plain.upper()
    if any(_is_tax_number(run) for run in _runs(capitals)):
        return "un numéro fiscal"
    if _NIR.search(capitals) or any(_is_nir(run) for run in _runs(capitals)):
        return "un numéro de sécurité sociale"
    if _holds_account(capitals):
        return "un numéro de compte bancaire"
    if any(_is_card(_squeezed(found[0])) for card in (_CARD, _AMERICAN_CARD) for found in card.finditer(capitals)):
        return "un numéro de carte bancaire"
    return "un mot de passe" if _holds_secret(plain) else ""


def _plain(text: str) -> str:
    """The text in lower case without accents or invisible characters, its digits those of the keyboard."""
    parts = unicodedata.normalize("NFKD", text).lower()
    return "".join(char for char in parts if unicodedata.category(char) not in ("Mn", "Cf"))


def _squeezed(text: str) -> str:
    return re.sub(r"[\s.\-_/,:]", "", text)


def _runs(capitals: str) -> Iterator[str]:
    return (_squeezed(found[0]) for found in _RUN.finditer(capitals))


def _is_tax_number(run: str) -> bool:
    """Thirteen digits of which the last three are the first ten modulo 511."""
    return len(run) == 13 and run[0] in "0123" and int(run[:10]) % 511 == int(run[10:])


def _is_nir(run: str) -> bool:
    return len(run) == 15 and run[0] in "123478" and 97 - int(run[:13]) % 97 == int(run[13:])


def _holds_account(capitals: str) -> bool:
    together = _squeezed(capitals)
    return (
        _FRENCH_IBAN.search(together) is not None
        or any(_is_iban(found[1]) for found in _IBAN.finditer(together))
        or any(_is_rib(_squeezed(found[0])) for found in _RIB.finditer(capitals))
    )


def _is_iban(start: str) -> bool:
    length = _IBAN_LENGTHS.get(start[:2], 0)
    account = start[4:length]
    if not length or len(start) < length or sum(char.isdigit() for char in account) < 8:
        return False
    return int("".join(str(int(char, 36)) for char in account + start[:4])) % 97 == 1


def _is_rib(run: str) -> bool:
    digits = run.translate(_RIB_LETTERS)
    bank, counter, account, key = int(digits[:5]), int(digits[5:10]), int(digits[10:21]), int(digits[21:])
    return (89 * bank + 15 * counter + 3 * account + key) % 97 == 0


def _is_card(number: str) -> bool:
    """Luhn's key."""
    doubled = [sum(divmod(int(digit) * 2, 10)) for digit in number[-2::-2]]
    return (sum(doubled) + sum(map(int, number[-1::-2]))) % 10 == 0


_NAMES = r"mots?[\s\-]+de[\s\-]+passe|mdp|password|pwd|phrases?\s+de\s+passe|codes?\s+(?:secret|confidentiel|pin)s?"
_SECRETS = rf"\b(?:{_NAMES})\b"
_TOLD = re.compile(rf"{_SECRETS}(?P<middle>[^:=\n]{{0,30}}?)(?:[:=]|\b(?:est|sont)\b)\s*(?P<value>[^\s:=]+)")
_JUXTAPOSED = re.compile(rf"{_SECRETS}\s+(?:[0-9]{{4,}}|(?=\S*[0-9])(?=\S*[a-z])\S{{4,}})")
_DONE_TO_IT = re.compile(
    r"\b(?:chang|choisi|cre[aer]|demand|envo|ger|modif|oubli|perd|recup|reinit|remplac|retrouv|verif)\w*"
    r"(?:\s+\w+)?\s*$"
)
_SAID_OF_IT = re.compile(
    r"\W*(?:(?:a|au|aller|bien|deja|en|encore|jamais|non|par|pas|plus|sur|toujours|tres|trop|voir)\b"
    r"|bloq|chang|choisi|comprom|confid|connu|cre[aer]|demand|differ|dispo|envo|erron|expir|faibl|incon|incor|introuv"
    r"|inval|modif|necess|nouve|oblig|oubli|perd|perim|person|provis|recu|refus|reinit|rempl|requi|retrouv|secur"
    r"|strict|tempor|valab|valid|vol[ea])"
)


def _holds_secret(plain: str) -> bool:
    """A secret told after its name, not a procedure about it such as « mot de passe oublié »."""
    if _JUXTAPOSED.search(plain):
        return True
    return any(
        not _DONE_TO_IT.search(plain[: told.start()])
        and not _SAID_OF_IT.match(told["middle"])
        and not _SAID_OF_IT.match(told["value"])
        for told in _TOLD.finditer(plain)
    )
