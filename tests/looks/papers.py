"""Every printed page, as pictures."""

from __future__ import annotations

from pathlib import Path

from tests.forms.papers import PAPERS
from tests.helpers.paper import opened_pdf

_DOTS = 60


def take_papers(folder: Path) -> int:
    """Leave one picture a page as `<paper>-<page>.png`; how many there are."""
    count = 0
    for name, build in PAPERS.items():
        with opened_pdf(build()) as document:
            for at in range(len(document)):
                document[at].render(scale=_DOTS / 72).to_pil().save(folder / f"{name.replace(' ', '_')}-{at + 1}.png")
                count += 1
    return count
