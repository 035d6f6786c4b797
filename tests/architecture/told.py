"""What README and help say, a sentence at a time, for whoever holds each of them to a test."""

import re
from collections.abc import Iterator

from tests.architecture.source import ROOT

WHERE = (
    ("README.md", "Where data lives"),
    ("README.md", "What it protects, and what it does not"),
    *((f"resources/help/{name}.md", "") for name in
      ("protection", "backups", "erasure", "accounts", "journal", "mandate_end")),
    ("resources/help/booking.md", "Ce qui est gardé des précisions"),
    ("resources/help/today.md", "Ce qui est gardé d’un message"),
    ("resources/help/walk-ins.md", "Ce qui est gardé"),
    ("resources/help/people.md", "Un mandat Aidants Connect"),
)  # fmt: skip
_END = re.compile(r"(?<=[.!?])\s+(?=[A-ZÀ-Ý«*`])")
_LISTED = re.compile(r"(?:- |\d+\. )")


def sentences(path: str, chapter: str) -> list[str]:
    """Every sentence of a file, or of one of its chapters, in order; titles and pictures say nothing."""
    return [sentence for block in _blocks(path, chapter) for sentence in _END.split(block)]


def _blocks(path: str, chapter: str) -> Iterator[str]:
    """Paragraphs, points of a list and rows of a table, each on one line."""
    block: list[str] = []
    inside = not chapter
    for line in [*(ROOT / path).read_text("utf-8").splitlines(), ""]:
        if chapter and line.startswith("## "):
            inside = line == f"## {chapter}"
        plain = _LISTED.sub("", line.strip(), count=1)
        if block and (not plain or line.startswith(("#", "!", "|")) or _LISTED.match(line)):
            yield " ".join(block)
            block = []
        if inside and plain and not line.startswith(("#", "!")) and set(plain) - set("|- "):
            block.append(plain)
