"""Lines written by hand, by kinds: what may never be noted, and what an advisor has every reason to note.

`written_before` was there when the guard was mended and was looked at; `held_back` was written after, from the same
facts and without looking at the guard, to judge it by. Nothing of them is made from the guard's own patterns.

    python -m tests.domain.corpus        the figures, kind by kind, and every line that is judged wrongly
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

FOLDER = Path(__file__).parent
SETS = ("written_before", "held_back_1", "held_back_2", "held_back_3", "held_back_4", "held_back_5", "held_back_6")
BENIGN, APART = "benign", " || "


@dataclass(frozen=True)
class Line:
    """One line of a corpus, or the fields of one form; `kind` is the file it stands in, `way` the heading over it."""

    set: str
    kind: str
    way: str
    fields: tuple[str, ...]

    @property
    def forbidden(self) -> bool:
        """Whether it may never be noted."""
        return self.kind != BENIGN


def lines(of: str) -> Iterator[Line]:
    """Those of one set, as they stand in its files."""
    for path in sorted((FOLDER / of).glob("*.txt")):
        way = ""
        for written in path.read_text(encoding="utf-8").splitlines():
            if written.startswith("# "):
                way = written[2:]
            elif written:
                yield Line(of, path.stem, way, tuple(written.split(APART)))
