"""What the law asks to tell is the settings': no form has such words of its own, nor what is said aloud.

What a text asks changes, and what holds here is the data protection officer's to decide: a form lays out.
"""

import re
from pathlib import Path

import pytest

from .source import ROOT, modules, on_floor, texts, where

OF_THE_LAW = re.compile(
    r"RGPD|CNIL|\b[Cc]ode (?:civil|pénal|du)|C\. (?:civ|pén)|\b[Dd]écret\b|\b[Ll]oi\b|\barticles?\s+[0-9LR]|"
    r"\bart\.\s*\d|intérêt public|\bdélégué à la protection"
)
WORDING = "desktop_app.screens.mandates.wording"


def of_the_law(path: Path) -> list[str]:
    """Where a text of a module has such words."""
    return [f"{where(path, text)}: {text.value}" for text in texts(path) if OF_THE_LAW.search(text.value)]


def test_no_sentence_about_the_law_is_written_in_a_form() -> None:
    forms = [*on_floor("forms"), WORDING]
    assert len(forms) > 20
    assert not [found for module in forms for found in of_the_law(modules()[module])]


def test_they_are_kept_where_the_settings_choose_among_them() -> None:
    assert len(of_the_law(ROOT / "desktop_app/domain/mandate/data_notice.py")) > 10


@pytest.mark.parametrize(
    "said", ["La loi le demande (Code civil, 1993).", "RGPD, article\N{NO-BREAK SPACE}6", "art. 9"]
)
def test_they_are_known_however_they_are_written(said: str) -> None:
    assert OF_THE_LAW.search(said)
