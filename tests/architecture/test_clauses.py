"""The table of clauses in the help: what proves each of them is there."""

from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PAGE = ROOT / "resources" / "help" / "clauses.md"
ROWS = [line for line in PAGE.read_text("utf-8").splitlines() if line.startswith("| ") and "`" in line]


def test_every_clause_of_the_conventions_has_its_row() -> None:
    """Article 2 of 000 and 001 has nine."""
    numbered = [row.split("|")[1].strip().partition(".")[0] for row in ROWS if row.split("|")[1].strip()[0].isdigit()]
    assert numbered == [str(rank) for rank in range(1, 10)]


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.split("|")[1].strip())
def test_what_proves_a_clause_is_there(row: str) -> None:
    cells = [cell.strip() for cell in row.strip("|").split("|")]
    assert len(cells) == 4 and all(cells)
    assert list((ROOT / "tests").rglob(f"{cells[3].strip('`')}.py"))
