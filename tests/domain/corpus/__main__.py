"""How much of the corpus is judged rightly: a line a kind, then what is not."""

from __future__ import annotations

import sys

from tests.domain.corpus import BENIGN, SETS, Line, lines
from tests.domain.corpus.judging import is_refused


def main() -> None:
    """Print the figures."""
    for of in SETS:
        if not (found := list(lines(of))):
            continue
        sys.stdout.write(f"\n{of}\n")
        for kind in dict.fromkeys(line.kind for line in found):
            _tell(kind, [line for line in found if line.kind == kind])
        _tell("everything forbidden", [line for line in found if line.forbidden])


def _tell(kind: str, found: list[Line]) -> None:
    refused = [line for line in found if is_refused(line)]
    verb = "wrongly refused" if kind == BENIGN else "caught"
    sys.stdout.write(
        f"{kind:24} {len(refused):4} of {len(found):4} {verb:16} {100 * len(refused) / len(found):6.2f} %\n"
    )
    if kind == "everything forbidden":
        return
    for line in found:
        if is_refused(line) != line.forbidden:
            sys.stdout.write(f"    {line.way}: {' || '.join(line.fields)}\n")


if __name__ == "__main__":
    main()
