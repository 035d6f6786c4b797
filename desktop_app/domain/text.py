"""What may be typed in a field: names of people, short lines, and the data nobody may ever note."""

import re
import unicodedata
from collections.abc import Iterator

from .errors import Fault
from .french import plural

NAME_LENGTH = 80
LINE_LENGTH = 200


def tidy(text: str) -> str:
    """The text on one line, without invisible characters, blanks at the ends or doubled."""
    visible = (" " if char.isspace() else char for char in unicodedata.normalize("NFC", text))
    return " ".join("".join(char for char in visible if unicodedata.category(char) not in ("Cc", "Cf")).split())


def name_faults(text: str, field: str, label: str) -> Iterator[Fault]:
    """What is wrong with a surname or first name; `label` is 'Le nom' or 'Le prénom'."""
    name = tidy(text)
    if not name:
        yield Fault(field, f"{label} est vide : écrivez-le comme la personne le dit.")
    elif len(name) > NAME_LENGTH:
        yield _too_long(name, field, label, NAME_LENGTH)
    elif strange := [char for char in name if not _belongs_in_a_name(char)]:
        yield Fault(field, f"{label} contient « {strange[0]} » : écrivez-le en lettres latines, comme sur les papiers.")
    elif not any(char.isalpha() for char in name):
        yield Fault(field, f"{label} ne contient aucune lettre : écrivez-le en entier.")


def _belongs_in_a_name(char: str) -> bool:
    if char in " '’-.·":
        return True
    return unicodedata.combining(char) > 0 or (char.isalpha() and "LATIN" in unicodedata.name(char, ""))


def line_faults(
    text: str, field: str, label: str, *, required: bool = True, longest: int = LINE_LENGTH
) -> Iterator[Fault]:
    """What is wrong with a short line of text such as an address or the name of a procedure."""
    line = tidy(text)
    if not line and required:
        yield Fault(field, f"{label} : ce champ est vide, remplissez-le.")
    elif len(line) > longest:
        yield _too_long(line, field, label, longest)
    elif forbidden := forbidden_data(line):
        yield Fault(field, f"On dirait {forbidden} : cela ne se note jamais ici. Effacez-le.")
    elif any(unicodedata.category(char) in ("So", "Cs", "Co", "Cn") for char in line):
        yield Fault(field, f"{label} contient un dessin ou un signe qui ne s’imprime pas : gardez des mots.")
    elif any(unicodedata.bidirectional(char) in ("R", "AL", "AN") for char in line):
        yield Fault(field, f"{label} est dans une écriture qui ne s’imprime pas ici : écrivez en lettres latines.")


def _too_long(text: str, field: str, label: str, longest: int) -> Fault:
    return Fault(field, f"{label} est trop long : {longest} caractères au plus, vous en avez {len(text)}.")


_NIR = re.compile(r"(?<!\d)[1278]\d{2}(?:0[1-9]|[1-9]\d)(?:\d{2}|2[AB])\d{6}(?:\d{2})?(?!\d)")
_IBAN = re.compile(r"\b[A-Z]{2}\d{2}[A-Z0-9]{11,30}\b")
_SECRET = re.compile(r"\b(mot de passe|mdp|password|code secret|code pin)\b\s*(:|=|est\b)", re.IGNORECASE)


def forbidden_data(text: str) -> str:
    """The name of the forbidden data the text seems to hold, or ''.

    Social security number (décret 2019-341), bank account, bank card, password (CNIL's kit for
    digital mediators): no field of the program may hold one.
    """
    together = re.sub(r"(?<=\w)[\s.\-\u00a0\u202f](?=\w)", "", text.upper())
    if _NIR.search(re.sub(r"[\s.\-\u00a0\u202f]", "", text.upper())):
        return "un numéro de sécurité sociale"
    if _IBAN.search(together):
        return "un numéro de compte bancaire"
    if any(_is_card(number) for number in re.findall(r"(?<!\d)\d{16}(?!\d)", together)):
        return "un numéro de carte bancaire"
    return "un mot de passe" if _SECRET.search(text) else ""


def _is_card(number: str) -> bool:
    doubled = [sum(divmod(int(digit) * 2, 10)) for digit in number[-2::-2]]
    return (sum(doubled) + sum(map(int, number[-1::-2]))) % 10 == 0


def counted(count: int, word: str) -> str:
    """'Aucun mandat', '1 mandat', '2 mandats': for the head of a list."""
    return plural(count, word) if count else f"Aucun {word}"
