"""The faults that a module may be given: typed here for a few lines, and each one compiles."""

from pathlib import Path

from tests.mutation.mutants import mutants_of

MODULE = '''"""A module."""

FEW = 3


def fits(count: int, *, strict: bool = False) -> bool:
    """Whether."""
    if count < FEW and not strict:
        note(count + 1)
    return count in range(FEW)
'''


def test_each_kind_of_fault_is_made_once_and_nothing_that_is_not_run(tmp_path: Path) -> None:
    path = tmp_path / "few.py"
    path.write_text(MODULE, "utf-8")
    made = mutants_of(path)
    assert [(mutant.line, mutant.said.splitlines()[0]) for mutant in made] == [
        (3, "3  →  4"),
        (3, "3  →  2"),
        (6, "False  →  True"),
        (8, "if count < FEW and (not strict):"),
        (8, "count < FEW and (not strict)  →  count < FEW or not strict"),
        (8, "count < FEW  →  count <= FEW"),
        (8, "not strict  →  strict"),
        (9, "left out: note(count + 1)"),
        (9, "count + 1  →  count - 1"),
        (9, "1  →  2"),
        (9, "1  →  0"),
        (10, "return count in range(FEW)  →  return None"),
        (10, "count in range(FEW)  →  count not in range(FEW)"),
    ]
    for mutant in made:
        compile(mutant.tree(), str(path), "exec")
    assert [list(mutant.lines) for mutant in made[-2:]] == [[10], [10]]


def test_a_fault_is_where_it_is_said_to_be(tmp_path: Path) -> None:
    path = tmp_path / "few.py"
    path.write_text(MODULE, "utf-8")
    (mutant,) = [mutant for mutant in mutants_of(path) if mutant.said == "count < FEW  →  count <= FEW"]
    told: list[int] = []
    names: dict[str, object] = {"note": told.append}
    exec(compile(mutant.tree(), str(path), "exec"), names)
    names["fits"](3)  # type: ignore[operator]
    assert told == [4]
