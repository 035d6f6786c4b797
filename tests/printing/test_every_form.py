"""Every form there is, printed for real and compared with its original.

Of a form of several pages one is printed, PERMANENCE_SEED says which; all of them when PERMANENCE_PAGES is set.
"""

from __future__ import annotations

import importlib
import os
import pkgutil
import random
from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO

import pytest
from pypdfium2 import PdfDocument

from desktop_app import forms
from desktop_app.forms import day_sheet
from desktop_app.screens.printing.job import Job
from desktop_app.screens.printing.render import Drawn, draw
from desktop_app.use_cases.accounts import opening
from desktop_app.use_cases.demo import open_demo
from desktop_app.use_cases.demo.papers import every_paper
from desktop_app.use_cases.desk import Desk
from desktop_app.use_cases.papers.printing import Paper
from tests.forms import samples
from tests.helpers.clock import StillClock
from tests.helpers.paper import opened_pdf
from tests.printing.comparing import difference, picture, same_page, same_pages
from tests.printing.spooler import Drawer


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory, cheap_keys: None) -> Iterator[Desk]:
    """The demonstration."""
    desk = open_demo(tmp_path_factory.mktemp("demo") / "permanence", clock=StillClock())
    yield desk
    opening.close_desk(desk)


@pytest.fixture(scope="module")
def papers(demo: Desk) -> list[Paper]:
    """One of each kind."""
    return every_paper(demo)


def send_all(queue: Drawer, *drawn: Drawn, copies: int = 1, both_sides: bool = False) -> bytes:
    """Print for real; what came out."""
    done: list[tuple[int, int]] = []
    job = Job(queue.name, [(each, copies) for each in drawn], both_sides)
    job.advanced.connect(lambda at, of: done.append((at, of)))
    job.send()
    assert job.complete and job.held is None and done[-1][0] == done[-1][1]
    return queue.papers()[0]


def one_page(paper: Paper, chance: random.Random) -> Drawn:
    """The paper drawn, and all but one of its pages put aside."""
    with opened_pdf(paper.build()) as whole, PdfDocument.new() as alone:
        alone.import_pages(whole, [chance.randrange(len(whole))])
        alone.save(kept := BytesIO())
    return Drawn(paper, kept.getvalue())


def test_no_form_is_left_out(demo: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    modules = [
        importlib.import_module(f"{forms.__name__}.{found.name}") for found in pkgutil.iter_modules(forms.__path__)
    ]
    made = [module for module in modules if hasattr(module, "build")]
    assert len(made) >= 8
    drawn: set[str] = set()

    def watched(name: str, build: object) -> object:
        return lambda data: drawn.add(name) or build(data)  # type: ignore[operator]

    for module in made:
        monkeypatch.setattr(module, "build", watched(module.__name__, module.build))
    # Made anew: a paper may have been drawn already, or hold what draws it.
    for paper in every_paper(demo):
        paper.build()
    assert drawn == {module.__name__ for module in made}


def test_each_kind_has_a_name_of_its_own(papers: list[Paper]) -> None:
    kinds = [paper.kind for paper in papers]
    # Of the sheets to fill in as many are wanted as days are held: no number is remembered.
    assert [paper.title for paper in papers if not paper.kind] == ["Feuille d’émargement à remplir"]
    assert len(set(kinds)) == len(kinds)


def test_every_form_comes_out_as_it_was_drawn(qapp: object, queue: Drawer, papers: list[Paper]) -> None:
    chance = random.Random(os.environ.get("PERMANENCE_SEED", "1"))
    originals = [draw(paper) if "PERMANENCE_PAGES" in os.environ else one_page(paper, chance) for paper in papers]
    came = send_all(queue, *originals)
    at = 0
    with opened_pdf(came) as pages:
        for drawn in originals:
            with opened_pdf(drawn.pdf) as original:
                for page in original:
                    same_page(page, pages[at])
                    at += 1
        assert at == len(pages)


def test_copies_are_collated(qapp: object, queue: Drawer, papers: list[Paper]) -> None:
    record = draw(next(paper for paper in papers if paper.kind == "personal_record"))
    same_pages(record.pdf, send_all(queue, record, copies=3), copies=3)


def test_the_comparison_sees_one_letter_of_one_name() -> None:
    usual = samples.day_sheet()
    rows = tuple(replace(row, last_name="Puis") if row.last_name == "Puig" else row for row in usual.rows)
    other = replace(usual, rows=rows)
    with opened_pdf(day_sheet.build(usual)) as one, opened_pdf(day_sheet.build(other)) as changed:
        same_page(one[0], one[0])
        with pytest.raises(AssertionError, match="uig"):
            same_page(one[0], changed[0])


def test_the_comparison_sees_another_form(papers: list[Paper]) -> None:
    sheet, programme = (paper.build() for paper in papers[:2])
    with opened_pdf(sheet) as one, opened_pdf(programme) as other:
        assert difference(picture(one[0]), picture(other[0])) > 0.02


def test_two_originals_never_share_a_sheet(qapp: object, queue: Drawer, papers: list[Paper]) -> None:
    mandate = draw(next(paper for paper in papers if paper.kind == "mandate_form"))
    came = send_all(queue, mandate, both_sides=True)
    options = next(queue.folder.glob("*.options")).read_text()
    assert "sides=two-sided-long-edge" in options
    with opened_pdf(mandate.pdf) as original, opened_pdf(came) as pages:
        each = len(original) // 2
        assert each == 5 and len(pages) == 2 * each + 1, "the odd original leaves its last back blank"
        assert picture(pages[each]).getextrema() == (255, 255)
        same_page(original[each], pages[each + 1])


def test_one_side_is_asked_for_even_where_the_printer_would_turn_sheets(qapp: object, queue: Drawer) -> None:
    from tests.screens.test_preview import a_paper

    send_all(queue, draw(a_paper()))
    assert "sides=one-sided" in next(queue.folder.glob("*.options")).read_text()
