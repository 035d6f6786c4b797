"""Words in a narrow column: a long name goes on after its own hyphens, other words are said more shortly."""

import re
from collections.abc import Sequence

from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Flowable

from desktop_app.domain.french import NBSP

from .blocks import say


def say_name(look: ParagraphStyle, name: str, width: float) -> Flowable:
    """A name in a narrow column: a word too wide for it goes on after one of its own hyphens.

    reportlab's way (`embeddedHyphenation`) loses hyphens where the font changes inside a word.
    """
    return say(look, " ".join(_broken(look, word, width) for word in name.split(" ")))


def _broken(look: ParagraphStyle, word: str, width: float) -> str:
    lines = [""]
    for part in re.findall(r"[^-]*-|[^-]+", word):
        if lines[-1] and say(look, lines[-1] + part).minWidth() > width:
            lines.append("")
        lines[-1] += part
    return " ".join(lines)


def fitting(look: ParagraphStyle, words: Sequence[str], width: float) -> str:
    """The first of these that fits on one line, from the fullest to the shortest, or as much of the last as does.

    Raises `Unprintable`.
    """
    for one in words:
        if _on_one_line(look, one, width):
            return one
    cut = words[-1]
    while cut and not _on_one_line(look, f"{cut}…", width):
        cut = cut[:-1]
    return f"{cut}…"


def _on_one_line(look: ParagraphStyle, words: str, width: float) -> bool:
    return bool(say(look, words.replace(" ", NBSP)).minWidth() <= width)
