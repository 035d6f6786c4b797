"""What README and help promise of the data, each sentence with the tests that hold it.

`promises.txt` has every sentence of those chapters as it stands. Under it are the tests that would fail were it untrue,
or a dash when it promises nothing of the data: what to press, or what the program cannot do. A sentence that is changed
is looked at again: its tests read, its line written anew.
"""

import re
from collections.abc import Iterable
from functools import cache
from pathlib import Path

import pytest

from tests.architecture.source import ROOT
from tests.architecture.told import WHERE, sentences

TABLE = Path(__file__).with_name("promises.txt")
NOTHING = "-"


@cache
def table() -> dict[str, list[tuple[str, list[str]]]]:
    """By chapter, each sentence with what stands under it."""
    found: dict[str, list[tuple[str, list[str]]]] = {}
    for line in TABLE.read_text("utf-8").splitlines():
        if line.startswith("## "):
            told = found.setdefault(line.removeprefix("## "), [])
        elif line.startswith("    "):
            told[-1][1].append(line.strip())
        else:
            told.append((line, []))
    return found


def heading(path: str, chapter: str) -> str:
    """How a chapter is called in the table."""
    return f"{path} # {chapter}" if chapter else path


def holders() -> set[str]:
    """Every test that is named."""
    return {name for told in table().values() for _, under in told for name in under} - {NOTHING}


@pytest.mark.parametrize(("path", "chapter"), WHERE)
def test_every_sentence_was_looked_at_as_it_stands(path: str, chapter: str) -> None:
    told, known = sentences(path, chapter), [sentence for sentence, _ in table()[heading(path, chapter)]]
    new, gone = [each for each in told if each not in known], [each for each in known if each not in told]
    assert told == known, "\n".join(
        ["In promises.txt, find and write down the tests that hold these:", *new, "and take these out:", *gone]
    )


def test_no_other_chapter_is_in_the_table() -> None:
    assert list(table()) == [heading(*each) for each in WHERE]


def test_each_sentence_has_its_tests_or_promises_nothing() -> None:
    for told in table().values():
        for sentence, under in told:
            assert under == [NOTHING] or (under and NOTHING not in under), sentence


def missing(names: Iterable[str]) -> list[str]:
    """Those of these tests that are not there."""
    return [name for name in names if not _defines(*name.split("::"))]


def _defines(path: str, function: str) -> bool:
    return re.search(rf"^ *def {function}\(", _text(path), re.MULTILINE) is not None


@cache
def _text(path: str) -> str:
    return (ROOT / "tests" / path).read_text("utf-8")


def test_what_holds_a_promise_is_there() -> None:
    assert missing(holders()) == []


def test_a_sentence_ends_where_one_reads_that_it_does(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text(
        "# Titre\n\nUn. **Deux** ? « Trois » !\n- Quatre,\n  encore. Cinq : six.\n\n![image](a.png)\n1. Sept\n"
    )
    said = sentences(str(page), "")
    assert said == ["Un.", "**Deux** ?", "« Trois » !", "Quatre, encore.", "Cinq : six.", "Sept"]


def test_a_test_that_is_only_named_would_be_seen() -> None:
    named = "architecture/test_promises.py::test_of_nothing"
    assert missing([named, "architecture/test_promises.py::table"]) == [named]
