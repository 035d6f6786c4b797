"""Bank accounts and cards: by their key, by their shape, by the words before them."""

import re

from .reading import GAP, Found, Kind, Reading

_START = r"(?<![A-Z0-9])"
_CARD = re.compile(rf"(?:{_START}|(?<=CB))(?:[3-6][0-9]|2[2-7])[0-9]{{2}}(?:{GAP}[0-9]{{4}}){{3}}(?![A-Z0-9])")
_AMERICAN_CARD = re.compile(rf"{_START}3[47][0-9]{{2}}{GAP}[0-9]{{6}}{GAP}[0-9]{{5}}(?![A-Z0-9])")
_CALLED_A_CARD = re.compile(
    rf"(?:\bCB|CARTE (?:BANCAIRE|BLEUE)|VISA|MASTERCARD)\W*(?:N\W*|: )?[0-9]{{4}}(?:{GAP}[0-9]{{4}}){{3}}"
)
_BACK_OF_A_CARD = re.compile(r"\b(?:CRYPTOGRAMME|CV[VC]2?)\b[^0-9]{0,15}[0-9]{3,4}(?![0-9])")
_SERIAL = re.compile(r"IMEI\W*(?:SV)?\W*$")

_RIB = re.compile(
    rf"(?:{_START}|(?<=RIB))[0-9]{{5}}{GAP}[0-9]{{5}}{GAP}[0-9A-Z](?:{GAP}[0-9A-Z]){{10}}{GAP}[0-9]{{2}}(?![A-Z0-9])"
)
_RIB_IN_GROUPS = re.compile(rf"{_START}[0-9]{{5}}[ .\-][0-9]{{5}}[ .\-][0-9A-Z]{{11}}[ .\-][0-9]{{2}}(?![A-Z0-9])")
_RIB_IN_WORDS = re.compile(
    r"BANQUE\W*[0-9]{5}\b.{0,25}?GUICHET\W*[0-9]{5}\b.{0,30}?COMPTE\W*[0-9A-Z]{11}(?![A-Z0-9])", re.DOTALL
)
_CALLED_AN_ACCOUNT = re.compile(rf"\b(?:IBAN|RIB|R\.I\.B)\b[^0-9]{{0,20}}[0-9](?:{GAP}[0-9O]){{13,}}")
_FRENCH = re.compile(rf"(?:{_START}|(?<=IBAN))F\s?R{GAP}[0-9](?:{GAP}[0-9O]){{13,}}(?:{GAP}[0-9A-Z]){{0,13}}")
_IBAN = re.compile(rf"(?=((?:{_START}|(?<=IBAN))[A-Z]{{2}}{GAP}[0-9]{GAP}[0-9](?:{GAP}[0-9A-Z]){{11,30}}))")
_WHOLE_FRENCH = re.compile(r"FR[0-9]{12}[0-9A-Z]{11}[0-9]{2}")
_LENGTHS = {
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


def account_in(reading: Reading) -> Found | None:
    """The first bank account or card."""
    capitals = reading.capitals
    if found := _account(capitals):
        return Found(Kind.ACCOUNT, found.start(), found.end())
    if found := _card(capitals):
        return Found(Kind.CARD, found.start(), found.end())
    return None


def _account(capitals: str) -> re.Match[str] | None:
    for pattern in (_FRENCH, _CALLED_AN_ACCOUNT, _RIB_IN_GROUPS, _RIB_IN_WORDS):
        if found := pattern.search(capitals):
            return found
    for found in _RIB.finditer(capitals):
        if _is_rib(_squeezed(found[0])):
            return found
    for start in _IBAN.finditer(capitals):
        together = _squeezed(start[1])
        if _WHOLE_FRENCH.match(together) or _is_iban(together):
            return re.compile(re.escape(start[1])).search(capitals, start.start())
    return None


def _card(capitals: str) -> re.Match[str] | None:
    for pattern in (_CARD, _AMERICAN_CARD):
        for found in pattern.finditer(capitals):
            if _is_card(_squeezed(found[0])) and not _SERIAL.search(capitals[: found.start()]):
                return found
    return _CALLED_A_CARD.search(capitals) or _BACK_OF_A_CARD.search(capitals)


def _squeezed(text: str) -> str:
    return re.sub(r"[^A-Z0-9]", "", text)


def _is_iban(start: str) -> bool:
    length = _LENGTHS.get(start[:2], 0)
    account = start[4:length]
    enough = length <= len(start) and sum(char.isdigit() for char in account) >= 8
    return enough and int("".join(str(int(char, 36)) for char in account + start[:4])) % 97 == 1


def _is_rib(run: str) -> bool:
    digits = run.translate(_RIB_LETTERS)
    bank, counter, account, key = int(digits[:5]), int(digits[5:10]), int(digits[10:21]), int(digits[21:])
    return (89 * bank + 15 * counter + 3 * account + key) % 97 == 0


def _is_card(number: str) -> bool:
    """Luhn's key."""
    doubled = [sum(divmod(int(digit) * 2, 10)) for digit in number[-2::-2]]
    return (sum(doubled) + sum(map(int, number[-1::-2]))) % 10 == 0
