"""One word for one thing: the code speaks English, and the glossary says what the paper calls it."""

import ast
import re
from functools import cache
from pathlib import Path

from tests.architecture.source import PACKAGE, modules, nodes, on_floor, tree, where

# Modules of the domain that are no thing of the counter.
TOOLS = {
    "errors",
    "forbidden",
    "french",
    "moment_reading",
    "name_reading",
    "nouns",
    "search_key",
    "text",
    "working_days",
}
# French words that English writes the same and uses for the same thing.
SHARED = {
    "absence",
    "date",
    "file",
    "distance",
    "service",
    "note",
    "type",
    "original",
    "communication",
    "administration",
}


def glossary() -> dict[str, str]:
    """English term → French words, as the docstring of the domain lays them out."""
    lines = (ast.get_docstring(tree(modules()[f"{PACKAGE}.domain"])) or "").splitlines()
    rows = (re.fullmatch(r" {4}(\S.*?) {2,}(\S.*?)(?: {2,}.*)?", line) for line in lines)
    return {row[1]: row[2] for row in rows if row}


@cache
def words(name: str) -> frozenset[str]:
    """The words of an identifier, in lower case."""
    return frozenset(word.lower() for word in re.findall(r"[A-Z]?[^\W\d_A-Z]+|[A-Z]+(?![a-z])", name))


def test_the_glossary_is_read() -> None:
    assert glossary()["person"] == "usager"
    assert glossary()["session"] == "permanence (un jour)"


def test_every_thing_of_the_counter_is_in_the_glossary() -> None:
    things = {module.split(".")[2] for module in on_floor("domain") if module.count(".") > 1} - TOOLS
    assert {thing.replace("_", " ") for thing in things} <= glossary().keys()


def test_the_glossary_is_in_order() -> None:
    terms = [term.replace("-", " ") for term in glossary()]
    assert terms == sorted(terms)


def test_the_code_speaks_english() -> None:
    english = {word for term in glossary() for word in re.findall(r"\w+", term)}
    french = {word for term in glossary().values() for word in re.findall(r"\w{4,}", term)} - english - SHARED
    spoken = {
        f"{where(path)}: {name}"
        for path in modules().values()
        for name in named_in(path)
        if not name.isascii() or words(name) & french
    }
    assert not spoken


def named_in(path: Path) -> set[str]:
    """Every name a file gives or uses: its own, its classes, functions, arguments and variables."""
    defined = [node.name for kind in (ast.ClassDef, ast.FunctionDef) for node in nodes(path, kind)]
    used = [node.id for node in nodes(path, ast.Name)]
    return {path.stem, *defined, *used, *(node.arg for node in nodes(path, ast.arg))}
