"""The page of HTML says what the PDF says: its words, titles, items and tables, against the PDF's own tree."""

from __future__ import annotations

import re
from collections import Counter
from html.parser import HTMLParser

import pytest

from desktop_app.forms import twin

from . import structure
from .papers import PAPERS

_SIGNS = re.compile(r"[\s•☐…]+")
_OURS = {"h1": "H1", "h2": "H2", "h3": "H3", "li": "LI", "th": "TH", "td": "TD", "tr": "TR", "table": "Table"}
_HOLD = {"html", "head", "body", "header", "footer", "section", "title", "style", "p", "ul", *_OURS}


class _Page(HTMLParser):
    """What stands between head and foot: its words and how many of each element; every element is closed."""

    def __init__(self, html: bytes) -> None:
        super().__init__()
        self.copies: set[tuple[str, ...]] = set()
        self.sections = 0
        self._words: list[str] = []
        self.tags: Counter[str] = Counter()
        self.scopes: Counter[str] = Counter()
        self.pictures: list[str] = []
        self.above: list[str] = []
        self.feed(html.decode())
        self._end_copy()
        assert not self.above

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        said = dict(attrs)
        if tag in ("meta", "br"):
            return
        assert tag in _HOLD, tag
        assert tag != "li" or self.above[-1] == "ul"
        self.above.append(tag)
        self.tags[_OURS.get(tag, tag)] += 1
        self.scopes[said.get("scope") or ""] += tag == "th"
        if said.get("role") == "img":
            self.pictures.append(said["aria-label"] or "")

    def handle_endtag(self, tag: str) -> None:
        assert self.above.pop() == tag
        if tag == "section":
            self._end_copy()

    def _end_copy(self) -> None:
        if any(words.strip() for words in self._words):
            self.copies.add(_letters("".join(self._words)))
            self.sections += 1
        self._words = []

    def handle_data(self, data: str) -> None:
        if not {"header", "footer", "head"} & {*self.above}:
            self._words.append(data)


def _letters(text: str) -> tuple[str, ...]:
    """In any order: what is at the foot of a paper may come before its last words."""
    # pdfium reads a hyphen at the end of a line as one that the line has made.
    return tuple(sorted(_SIGNS.sub("", text.replace("\x02", "-"))))


def its_page_says_the_same(name: str, pdf: bytes) -> None:
    """Check it, of a paper of the table."""
    with twin.asked():
        page = _Page(PAPERS[name]())
    whole, drawn = structure.tree(pdf), structure.drawn(pdf)
    parts = [kid for kid in whole.kids if kid.tag == "Part"] or [whole]
    # The first of the copies of one story: it is told once.
    told = {_letters(part.words(drawn)): part for part in reversed(parts)}
    # The name of a paper that stands alone is in its head, as on the sheet.
    named = page.sections > 1
    assert page.copies == {
        _letters(f"{part.words(drawn)}{part.title if named else ''}{_pictured(part)}") for part in told.values()
    }
    assert page.pictures == [figure.alternative for part in told.values() for figure in part.every("Figure")]
    for tag in ("H1", "H2", "H3", "LI", "Table"):
        assert page.tags[tag] >= sum(1 for part in told.values() for _ in part.every(tag)), tag
    # A row that goes on overleaf is two in the PDF.
    cut = len(drawn) > len(parts)
    for tag in ("TH", "TD", "TR"):
        of_paper = sum(1 for part in parts[: page.sections] for _ in part.every(tag))
        assert page.tags[tag] <= of_paper if cut else page.tags[tag] == of_paper or page.sections != len(parts), tag
    scopes = {cell.scope for part in parts for cell in part.every("TH")}
    assert {*page.scopes} - {""} == {{"Column": "col", "Row": "row"}[scope] for scope in scopes}


def _pictured(part: structure.Element) -> str:
    return "".join(f"[{figure.alternative}]" for figure in part.every("Figure"))


@pytest.mark.parametrize("name", ["receipt", "information notice", "demo mandate"])
def test_it_stands_by_itself_in_french_and_asks_for_nothing_from_elsewhere(name: str) -> None:
    with twin.asked():
        html = PAPERS[name]().decode()
    assert html.startswith('<!DOCTYPE html>\n<html lang="fr">') and "<title>" in html and 'charset="utf-8"' in html
    assert not re.search(r"https?:|src=|url\(|<script|@import", html)


def test_a_box_to_tick_and_a_line_to_write_on_are_told() -> None:
    with twin.asked():
        html = PAPERS["blank reading sheet"]().decode()
    assert "<p>☐ Le mandat, en entier.</p>" in html
    assert "Mandat n° …" in html
    assert not twin.is_asked()
