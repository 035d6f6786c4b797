"""What the law asks to tell is the settings': no form has such words of its own, nor what is said aloud."""

import ast
import re
from pathlib import Path

import pytest

from .source import ROOT, modules, on_floor, tree

OF_THE_LAW = re.compile(r"RGPD|CNIL|Code civil|\barticle\s+\d|\bart\.\s*\d|intérêt public|\bdélégué à la protection")
WORDING = "desktop_app.screens.mandates.wording"


def told(path: Path) -> list[str]:
    """The texts of a module, without what it says of itself."""
    notes = {id(each.value) for each in ast.walk(tree(path)) if isinstance(each, ast.Expr)}
    found = [each for each in ast.walk(tree(path)) if isinstance(each, ast.Constant) and isinstance(each.value, str)]
    return [each.value for each in found if id(each) not in notes]


@pytest.mark.parametrize("module", [*on_floor("forms"), WORDING])
def test_no_sentence_about_the_law_is_written_in_a_form(module: str) -> None:
    assert [words for words in told(modules()[module]) if OF_THE_LAW.search(words)] == []


def test_they_are_kept_where_the_settings_choose_among_them() -> None:
    assert (
        sum(bool(OF_THE_LAW.search(words)) for words in told(ROOT / "desktop_app/domain/mandate/data_notice.py")) > 10
    )
