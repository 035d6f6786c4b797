"""Which page on which side, where on the sheet, and what this PC remembers of it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QRectF, QSizeF

from desktop_app.screens.printing.paint import placed, sheet_count, shrinking, sides
from desktop_app.screens.printing.remembered import Remembered
from desktop_app.screens.printing.render import Drawn, Look, in_one, look_at, page_sizes
from tests.screens.test_preview import a_paper, a_pdf

A4 = QSizeF(595, 842)


def run(pages: int, originals: int = 1, copies: int = 1) -> tuple[Drawn, int]:
    """A paper of so many pages that hold so many originals, so many times."""
    return Drawn(replace(a_paper(), originals=originals), a_pdf(pages)), copies


def order(*wanted: tuple[Drawn, int], both: bool = False) -> list[str]:
    papers = [drawn for drawn, _ in wanted]
    return [f"{papers.index(side[0])}{side[1]}" if side else "–" for side in sides(wanted, both=both)]


def test_copies_are_collated_and_papers_follow_each_other() -> None:
    assert order(run(2, copies=2), run(1)) == ["00", "01", "00", "01", "10"]
    assert order(run(2, copies=0), run(1)) == ["10"]
    assert sides([], both=True) == []


def test_on_both_sides_each_original_begins_on_a_sheet_of_its_own() -> None:
    assert order(run(6, originals=2), both=True) == ["00", "01", "02", "–", "03", "04", "05"]
    assert order(run(4, originals=2), both=True) == ["00", "01", "02", "03"]
    assert order(run(1, copies=2), run(2), both=True) == ["00", "–", "00", "–", "10", "11"]


def test_originals_of_unequal_length_take_a_sheet_a_page() -> None:
    assert order(run(3, originals=2), both=True) == ["00", "–", "01", "–", "02"]


def test_the_sheets_are_counted() -> None:
    assert sheet_count([run(6, 2)], both=True) == 4 and sheet_count([run(6, 2)], both=False) == 6


@pytest.mark.parametrize(("edge", "scale"), [(0, 1), (12, 1), (28, 1), (28.5, 1), (42, (297.5 - 42) / (297.5 - 28))])
def test_a_page_shrinks_only_when_its_ink_would_be_cut(edge: float, scale: float) -> None:
    look = Look(A4, QRectF(28, 28, 539, 786), grey=True)
    assert shrinking(look, QRectF(edge, edge, 595 - 2 * edge, 842 - 2 * edge)) == pytest.approx(scale)


def test_one_wide_margin_is_enough_and_the_fold_stays_in_the_middle() -> None:
    look = Look(A4, QRectF(28, 28, 539, 786), grey=True)
    scale = shrinking(look, QRectF(12, 12, 571, 842 - 12 - 60))
    assert scale == pytest.approx((421 - 60) / (421 - 28))
    where = placed(A4, scale)
    assert where.center().y() == pytest.approx(421) and where.width() / where.height() == pytest.approx(595 / 842)


def test_an_empty_page_or_an_unknown_edge_changes_nothing() -> None:
    assert shrinking(Look(A4, QRectF(), grey=True), QRectF(50, 50, 400, 400)) == 1
    assert shrinking(Look(A4, QRectF(1, 1, 593, 840), grey=True), QRectF()) == 1


def test_the_ink_of_a_page_is_found_and_grey_is_told_from_colour() -> None:
    (look,) = look_at(a_pdf(1))
    assert look.grey
    for found, drawn in (
        (look.ink.left(), 28),
        (look.ink.top(), 28),
        (look.ink.right(), 567),
        (look.ink.bottom(), 814),
    ):
        assert abs(found - drawn) <= 3


def test_several_papers_make_one_pdf_and_one_stays_itself() -> None:
    one, two = a_pdf(1), a_pdf(2)
    assert in_one([two]) == two
    assert len(page_sizes(in_one([one, two]))) == 3


def test_a_pc_remembers_the_printer_and_the_copies_of_each_kind(tmp_path: Path) -> None:
    Remembered(tmp_path).keep_printing("Accueil", True, {"day_sheet": 3, "": 9})
    again = Remembered(tmp_path)
    assert (again.printer, again.both_sides) == ("Accueil", True)
    assert [again.copies(kind, 1) for kind in ("day_sheet", "mandate_form", "")] == [3, 1, 1]


def test_a_file_that_says_nonsense_is_as_good_as_none(tmp_path: Path) -> None:
    (tmp_path / "printing.ini").write_text(
        "[copies]\nday_sheet=beaucoup\nmandate_form=99999\n[General]\nboth_sides=?\n"
    )
    found = Remembered(tmp_path)
    assert [found.copies(kind, 2) for kind in ("day_sheet", "mandate_form")] == [2, 2]
    assert not found.both_sides and not found.printer and found.folder is None
    assert Remembered(None).copies("day_sheet", 1) == 1
    Remembered(None).keep_printing("Accueil", True, {})
