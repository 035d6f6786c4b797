"""French sets a blank before ; : ! ? » and after «: none of them may end a line, so each is a no-break one."""

import re
from pathlib import Path

import pytest

from .source import ROOT, modules, texts

NBSP = "\N{NO-BREAK SPACE}"
BREAKS = re.compile(
    r"""(?<=«)[ ]
    | (?:^|(?<=[^\s=<>,+*|(]))[ ](?=[;:!»](?:\W|$))  # neither an operator of SQL nor one of its named values
    | (?:^|(?<=[^\s=<>,+*|(A-Z]))[ ](?=\?(?:\W|$))  # LIMIT ?
    """,
    re.VERBOSE,
)
STATEMENT = re.compile(r"\b(SELECT|INSERT|UPDATE|DELETE|WHERE|PRAGMA)\b")
WORDS = sorted(
    path
    for kind in ("help/*.md", "conventions/*.json", "organisms/*.json", "*.md")
    for path in (ROOT / "resources").glob(kind)
)


def breaking(text: str) -> list[str]:
    """What stands around each blank that could send a sign to the next line."""
    return [text[max(0, found.start() - 20) : found.end() + 10] for found in BREAKS.finditer(text)]


def test_no_sign_of_a_sentence_of_the_program_can_begin_a_line() -> None:
    assert [
        f"{path.relative_to(ROOT)}:{text.lineno}: {words!r}"
        for path in modules().values()
        for text in texts(path)
        if not STATEMENT.search(text.value)
        for words in breaking(text.value)
    ] == [], "write {NBSP}, of domain/french.py, for each of these blanks"


@pytest.mark.parametrize("path", WORDS, ids=lambda path: path.name)
def test_nor_of_a_text_that_comes_with_it(path: Path) -> None:
    written = re.sub(r"`[^`]*`", "", path.read_text(encoding="utf-8"))
    assert breaking(written) == []


@pytest.mark.parametrize("bad", ["Usager : Anne", " : à midi", "Vraiment ?", "« Fermer »", "Oui ; non", "Attention !"])
def test_each_of_them_is_seen(bad: str) -> None:
    assert breaking(bad)
    assert not breaking(BREAKS.sub(NBSP, bad))


@pytest.mark.parametrize("other", ["id = ?", "LIMIT ?", "day = :day", "9 h", "{day:%d}"])
def test_and_nothing_else(other: str) -> None:
    assert not breaking(other)
