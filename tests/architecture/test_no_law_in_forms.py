"""No sentence about the law is hard-coded in a form: the words come from the domain, chosen by what the officer said.

What a text asks changes, and what holds here is the data protection officer's to decide: a form lays out.
"""

import ast
import re

import pytest

from tests.architecture.source import PACKAGE, ROOT

FORMS = sorted((ROOT / PACKAGE / "forms").glob("*.py"))
LAW = re.compile(r"RGPD|CNIL|\b[Cc]ode (?:civil|pénal|du)|C\. (?:civ|pén)|\b[Dd]écret\b|\b[Ll]oi\b|\barticles? [0-9LR]")


def texts(source: str) -> list[str]:
    """Every text that is no docstring."""
    found = list(ast.walk(ast.parse(source)))
    said = {id(node.value) for node in found if isinstance(node, ast.Expr)}
    return [
        node.value
        for node in found
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in said
    ]


def test_there_are_forms_to_look_at() -> None:
    assert len(FORMS) > 20 and LAW.search("La loi le demande (Code civil, 1993).")


@pytest.mark.parametrize("path", FORMS, ids=lambda path: path.stem)
def test_a_form_says_nothing_of_the_law_by_itself(path) -> None:
    assert [text for text in texts(path.read_text("utf-8")) if LAW.search(text)] == []
