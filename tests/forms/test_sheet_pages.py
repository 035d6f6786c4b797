"""How the sheets beside a mandate go over their pages: no hole, no lonely heading, no foot to cut that stands alone."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest

from desktop_app.domain.mandate import Aid, Body, EndReason
from desktop_app.forms import data_request_sheet, ending_notice, information_notice, plain_sheet, reading_sheet

from . import reading, samples, samples_endings, samples_sheets
from .reading import MM

LARGEST_HOLE = 60 * MM
"""On a page that is not the last: no frame is cut, and in 18 points one with its words takes as much."""
SCOPES = [(lines, requests) for lines in (0, 1, 2, 4, 8, 15) for requests in (0, 1, 3) if lines + requests]
AIDS = [frozenset(aid for at, aid in enumerate(Aid) if among >> at & 1) for among in range(8)]


def plain(lines: int, requests: int, *, large: bool) -> bytes:
    """A mandate for so many procedures and requests, explained."""
    body = Body((samples.LINES * 8)[:lines], (samples.REQUESTS * 3)[:requests])
    mandate = replace(samples.signed(body), line_count=body.line_count)
    return plain_sheet.build(replace(samples_sheets.plain_sheet(), mandate=mandate), large=large)


def others(*, large: bool) -> Iterator[tuple[str, bytes]]:
    """The other sheets, in every number of parts they may have."""
    for count in (1, 2, 4, 8):
        asked = tuple((at, f"Relevé de carrière n° {at}") for at in range(1, count + 1))
        sheet = replace(samples_sheets.data_request_sheet(), asked=asked)
        yield f"request of {count}", data_request_sheet.build(sheet, large=large)
    for aids in AIDS:
        read = samples_sheets.reading_sheet(person=samples_sheets.LONG_NAME, aids=aids)
        yield f"reading {len(aids)}", reading_sheet.build(read, large=large)
    yield "blank reading", reading_sheet.build(reading_sheet.ReadingSheet(samples.HEAD), large=large)
    for more in range(4):
        notice = samples_sheets.information_notice()
        said = replace(notice.said, controller=f"{notice.said.controller}{' et la commune du Boulou' * 4 * more}")
        yield f"notice {more}", information_notice.build(replace(notice, said=said), large=large)
    for because in (EndReason.RENOUNCED, EndReason.ADVISOR_LEFT, EndReason.CONVENTION_OVER):
        yield because.name, ending_notice.build(samples_endings.ending_notice(because=because), large=large)


def check_pages(name: str, pdf: bytes, *, large: bool) -> None:
    """Nothing is wrong with the pages of this sheet."""
    for number in range(reading.page_count(pdf) - 1):
        assert max(reading.holes(*reading.marks(pdf, number))) <= LARGEST_HOLE, (name, number + 1)
    assert not reading.lonely_headings(pdf), name


@pytest.mark.parametrize("large", [False, True], ids=["14", "18"])
@pytest.mark.parametrize(("lines", "requests"), SCOPES)
def test_a_plain_sheet_leaves_no_hole(lines: int, requests: int, large: bool) -> None:
    check_pages("plain", plain(lines, requests, large=large), large=large)


@pytest.mark.parametrize("large", [False, True], ids=["14", "18"])
def test_the_other_sheets_leave_none_either(large: bool) -> None:
    for name, pdf in others(large=large):
        check_pages(name, pdf, large=large)
