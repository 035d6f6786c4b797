"""What may be typed in a field: names of people and short lines of text."""

import re
import unicodedata
from collections.abc import Iterator, Sequence, Set
from itertools import pairwise
from typing import TYPE_CHECKING

from .errors import Fault, ForbiddenLine

if TYPE_CHECKING:
    from .forbidden_data import Seen

NAME_LENGTH = 80
LINE_LENGTH = 200
UNWRITABLE = "Un texte contient un signe abîmé, qui ne peut pas s’écrire : effacez-le, puis recommencez."
"""Said of whatever no field has read and no file can hold: a lone surrogate, which a broken program may paste."""


class Asserted(str):
    """A line of which an account asserted that it holds nothing forbidden, though the guard says so."""

    __slots__ = ()


def marked_as(text: str, asserted: Set[str]) -> str:
    """The text, `Asserted` when it is one of these lines."""
    return Asserted(text) if asserted and tidy(text) in asserted else text


def tidy(text: str) -> str:
    """The text on one line, without invisible characters, blanks at the ends or doubled.

    Hyphens pasted from a word processor become the one of the keyboard. What was asserted of it holds on.
    """
    made = " ".join(unicodedata.normalize("NFC", text.translate(_ON_ONE_LINE)).split())
    return Asserted(made) if isinstance(text, Asserted) else made


class _OnOneLine(dict[int, str | None]):
    """What becomes of each sign in a tidy line: looked up once, for a line is read again at each of its letters."""

    def __missing__(self, code: int) -> str | None:
        char = chr(code)
        invisible = not char.isspace() and unicodedata.category(char) in ("Cc", "Cf")
        self[code] = made = None if invisible else " " if char.isspace() else char
        return made


_ON_ONE_LINE = _OnOneLine(dict.fromkeys(map(ord, "\N{HYPHEN}\N{NON-BREAKING HYPHEN}"), "-"))


def tidy_name(text: str) -> str:
    """The name on one line, with the apostrophe and the hyphen of the keyboard in place of those that look like them.

    A French keyboard gives ´ and ` beside the apostrophe, a word processor ‘ and –, a phone ʼ.
    """
    return tidy(text).translate(_LIKE_A_SIGN_OF_A_NAME)


_LIKE_A_SIGN_OF_A_NAME = str.maketrans(dict.fromkeys("´`‘ʼʹ′＇", "'") | dict.fromkeys("–—‒−", "-"))
_SIGNS_OF_A_NAME = " '’-.·()ªº"
_SIGNS_IN_WORDS = "l’apostrophe, le trait d’union, le point, les parenthèses, ª, º et ·"


def name_faults(text: str, field: str, label: str) -> Iterator[Fault]:
    """What is wrong with a surname or first name; `label` is 'Le nom' or 'Le prénom'."""
    name = tidy_name(text)
    if not name:
        yield Fault(field, f"{label} est vide : écrivez-le comme la personne le dit.")
    elif len(name) > NAME_LENGTH:
        yield _too_long(name, field, label, NAME_LENGTH)
    elif strange := [char for char in name if not _belongs_in_a_name(char)] or _STACKED.findall(name):
        yield Fault(
            field,
            f"{label} contient « {strange[0]} » : écrivez-le en lettres latines, comme sur les papiers. "
            f"Avec les lettres vont {_SIGNS_IN_WORDS}.",
        )
    elif not any(char.isalpha() for char in name):
        yield Fault(field, f"{label} ne contient aucune lettre : écrivez-le en entier.")


def _belongs_in_a_name(char: str) -> bool:
    if char in _SIGNS_OF_A_NAME:
        return True
    return unicodedata.combining(char) > 0 or (char.isalpha() and unicodedata.name(char, "").startswith("LATIN "))


def commune_faults(text: str, field: str) -> Iterator[Fault]:
    """What is wrong with the name of a commune, which may end with an arrondissement: 'Paris 12e'."""
    name = tidy_name(text)
    letters = _ARRONDISSEMENT.sub("", name)
    if not name:
        yield Fault(field, "Le nom de la commune est vide : écrivez-le comme sur la convention.")
    elif len(name) > NAME_LENGTH:
        yield _too_long(name, field, "Le nom de la commune", NAME_LENGTH)
    elif strange := [char for char in letters if not _belongs_in_a_name(char)] or _STACKED.findall(letters):
        yield Fault(
            field,
            f"Le nom de la commune contient « {strange[0]} » : écrivez-le en lettres latines, comme sur une carte, "
            "par exemple Céret ou Paris 12e.",
        )
    elif not any(char.isalpha() for char in letters):
        yield Fault(field, "Le nom de la commune ne contient aucune lettre : écrivez-le en entier.")


_ARRONDISSEMENT = re.compile(r"(?<=\w) (?:1er|[1-9][0-9]?e)(?: arrondissement)?$", re.IGNORECASE)
_MARK = r"[\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]"
_STACKED = re.compile(rf"(?:^|(?<=[^\w])){_MARK}|{_MARK}{{3,}}")
"""Marks with no letter to sit on, or piled up: no paper holds such a name and no printer shows it."""


def line_faults(
    text: str, field: str, label: str, *, required: bool = True, longest: int = LINE_LENGTH
) -> Iterator[Fault]:
    """What is wrong with a short line of text such as an address or the name of a procedure."""
    from .forbidden_data import seen_in  # its patterns take 20 ms to compile: not at start

    line = tidy(text)
    if not line and required:
        yield Fault(field, f"{label} : ce champ est vide, remplissez-le.")
    elif len(line) > longest:
        yield _too_long(line, field, label, longest)
    elif not isinstance(text, Asserted) and (seen := seen_in(line)):
        yield _forbidden(seen, field, line)
    elif line.isascii():
        return
    elif any(_is_a_drawing(char) for char in line):
        yield Fault(field, f"{label} contient un dessin ou un signe qui ne s’imprime pas : gardez des mots.")
    elif any(unicodedata.bidirectional(char) in ("R", "AL", "AN") for char in line):
        yield Fault(field, f"{label} est dans une écriture qui ne s’imprime pas ici : écrivez en lettres latines.")


def split_faults(lines: Sequence[tuple[str, str]]) -> Iterator[Fault]:
    """A number that may never be noted, begun in one line and gone on with in the next; pairs of a text and its field.

    What one of the lines holds alone is left to `line_faults`.
    """
    from .forbidden_data import seen_across

    for (one, _), (other, field) in pairwise(lines):
        asserted = isinstance(one, Asserted) or isinstance(other, Asserted)
        if not asserted and (seen := seen_across((tidy(one), tidy(other)))):
            yield _forbidden(seen, field, tidy(other))


def _forbidden(seen: "Seen", field: str, line: str) -> ForbiddenLine:
    what = f"On dirait {seen.kind.value} (« {seen.words} »)"
    return ForbiddenLine(field, f"{what} : cela ne se note jamais ici. Effacez-le.", line, seen.kind.name)


def _is_a_drawing(char: str) -> bool:
    """Emoji and their kin; the signs of an old keyboard (° § ®) and № are writing."""
    return unicodedata.category(char) in ("So", "Me", "Cs", "Co", "Cn") and char > "\u00ff" and char not in "№™"


def _too_long(text: str, field: str, label: str, longest: int) -> Fault:
    return Fault(field, f"{label} est trop long : {longest} caractères au plus, vous en avez {len(text)}.")
