"""« Prise en main »: exactly two pages, whatever the place is called, with the day, the keys and lines to fill."""

from __future__ import annotations

from pathlib import Path

import pypdfium2
import pytest

from desktop_app.forms import getting_started
from desktop_app.forms.getting_started import GettingStarted
from desktop_app.forms.page import Letterhead
from desktop_app.use_cases.desk import Desk
from desktop_app.use_cases.papers import printing
from tests.forms import samples
from tests.helpers.paper import opened_pdf, words_of


@pytest.mark.parametrize("head", [None, samples.HEAD, samples.DEMO_HEAD, samples.WORST_HEAD], ids=str)
def test_it_is_one_sheet_printed_on_both_sides(head: Letterhead | None) -> None:
    with opened_pdf(getting_started.build(GettingStarted(head))) as document:
        assert len(document) == 2
        assert {document[at].get_size() for at in range(2)} == {document[0].get_size()}


def test_it_tells_the_day_the_keys_and_whom_to_call(desk: Desk, tmp_path: Path) -> None:
    paper = printing.getting_started(desk)
    kept = tmp_path / paper.file_name
    kept.write_bytes(paper.build())
    words = words_of(kept)
    for told in ("La journée en huit pas", "8.", "Médiathèque du Boulou", "Les touches utiles", "Qui appeler", "Tél."):
        assert told in words
    with opened_pdf(kept) as document:
        kinds = [thing.type for at in range(2) for thing in document[at].get_objects()]
    assert kinds.count(pypdfium2.raw.FPDF_PAGEOBJ_IMAGE) == 3
