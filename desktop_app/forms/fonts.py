"""The letters of the paper: Atkinson Hyperlegible, DejaVu Sans for what it lacks, and no hole ever.

reportlab drops a character its font lacks without a word, so every text goes through `markup`.
"""

import functools
import threading
import unicodedata
from collections.abc import Iterator
from html import escape
from itertools import groupby

from reportlab.lib.fonts import addMapping
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

from desktop_app.domain.errors import RuleBroken
from desktop_app.system.paths import resource

REGULAR, BOLD = "Atkinson", "Atkinson-Bold"
_FALLBACK = {REGULAR: "DejaVu", BOLD: "DejaVu-Bold"}
_FILES = {
    REGULAR: "AtkinsonHyperlegible-Regular.ttf",
    BOLD: "AtkinsonHyperlegible-Bold.ttf",
    "DejaVu": "DejaVuSans.ttf",
    "DejaVu-Bold": "DejaVuSans-Bold.ttf",
}
NAMES = tuple(_FILES)
_once = threading.Lock()


class Unprintable(RuleBroken):
    """A character that no embedded font can draw; `char` is that character."""

    def __init__(self, char: str) -> None:
        super().__init__(
            f"Le caractère « {char} » ne peut pas s’imprimer : corrigez le texte qui le contient "
            "(en lettres latines, comme sur les papiers), puis imprimez."
        )
        self.char = char


def register() -> None:
    """Make the fonts known to reportlab, the first time only; any thread may call it."""
    for name in NAMES:
        read(name)


def read(name: str) -> None:
    """Make one font of `NAMES` known to reportlab, the first time only; any thread may call it."""
    with _once:
        _read(name)


@functools.cache
def _read(name: str) -> None:
    pdfmetrics.registerFont(TTFont(name, str(resource(f"fonts/{_FILES[name]}"))))
    for italic in (0, 1):
        addMapping(name, 0, italic, name)
        addMapping(name, 1, italic, name)


def markup(text: str, face: str = REGULAR) -> str:
    """The text as a reportlab paragraph reads it, each character in a font that has it.

    `face` is REGULAR or BOLD. Blanks other than the plain and the non-breaking one become plain.
    Raises `Unprintable`.
    """
    register()
    if (whole := unicodedata.normalize("NFC", text)) and _plain(face).issuperset(whole):
        return escape(whole)
    runs = groupby(_letters(text), key=lambda letter: _font_for(letter, face))
    return "".join(
        escape("".join(letters)) if font == face else f'<font name="{font}">{escape("".join(letters))}</font>'
        for font, letters in runs
    )


def _letters(text: str) -> Iterator[str]:
    """Each character with the marks that combine with it, so that both come from the same font."""
    letter = ""
    for char in unicodedata.normalize("NFC", text):
        if unicodedata.combining(char) and letter:
            letter += char
            continue
        if letter:
            yield letter
        letter = _blank(char) if char.isspace() else char
    if letter:
        yield letter


def _blank(char: str) -> str:
    return "\N{NO-BREAK SPACE}" if char in "\N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE}" else " "


def _font_for(letter: str, face: str) -> str:
    for font in (face, _FALLBACK[face]):
        if all(ord(char) in _glyphs(font) for char in letter) and not _drawn_wrong(letter):
            return font
    return _refuse(letter)


def _drawn_wrong(letter: str) -> bool:
    """Whether reportlab would betray it: from right to left it draws letters backwards and apart, and
    beyond U+FFFF the text of the PDF says something else."""
    return ord(letter[0]) > 0xFFFF or unicodedata.bidirectional(letter[0]) in ("R", "AL", "AN")


def _refuse(letter: str) -> str:
    raise Unprintable(letter)


@functools.cache
def _plain(face: str) -> frozenset[str]:
    """What this font draws by itself: most texts hold nothing else, and are then not looked at letter by letter."""
    chars = (chr(code) for code in _glyphs(face) if code <= 0xFFFF)
    blank = {" ", "\N{NO-BREAK SPACE}"}
    drawn = (char for char in chars if not unicodedata.combining(char) and not _drawn_wrong(char))
    return frozenset(char for char in drawn if not char.isspace() or char in blank)


@functools.cache
def _glyphs(font: str) -> frozenset[int]:
    return frozenset(pdfmetrics.getFont(font).face.charToGlyph)
