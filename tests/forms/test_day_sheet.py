"""The sign-in sheet: who is expected, room for others, and nothing a neighbour may not read."""

from dataclasses import replace
from functools import cache
from itertools import pairwise

import pytest
from reportlab.lib.units import mm

from desktop_app.forms import day_sheet
from tests.helpers.deep import DEEP

from . import reading, samples
from .reading import MM


@pytest.fixture(scope="module")
def usual() -> str:
    return reading.whole(day_sheet.build(samples.day_sheet()))


@pytest.mark.parametrize(
    "words",
    [
        "Feuille d’émargement",
        "Jeudi 26 novembre 2026 – Démarches administratives",
        "Marie Durand, conseillère numérique : 9 h – 12 h, 14 h – 17 h",
        "N° Heure Nom Prénom Signature",
        "1 9 h Lefèvre-Nguyễn Éloïse",
        "7 13 h 30 Şahin İbrahim",
        "9 10 11 12 13 14",
        "Rendez-vous : 8. Personnes venues :",
        "Vos données.",
        "Responsable : Département des Pyrénées-Orientales.",
        "voir, corriger ou effacer",
        "Page 1/1",
    ],
)
def test_the_sheet_says(words: str, usual: str) -> None:
    assert words in usual


def test_the_usual_day_stands_on_one_page() -> None:
    assert reading.page_count(day_sheet.build(samples.day_sheet(8, 6))) == 1


def numbers(page: str) -> list[int]:
    """The numbers at the head of the rows of a page."""
    return [int(line.split()[0]) for line in page.split("\n") if line.split()[:1] and line.split()[0].isdigit()]


@pytest.mark.parametrize("count", [0, 1, 8, 40])
def test_every_person_and_every_blank_row_has_a_number(count: int) -> None:
    pages = reading.raw_pages(day_sheet.build(samples.day_sheet(count, 6)))
    assert [number for page in pages for number in numbers(page)] == [*range(1, count + 7)]


@pytest.mark.parametrize("advisors", [1, 2])
def test_advisors_never_sign_alone_on_a_page(advisors: int) -> None:
    here = tuple((f"Conseiller {at}, conseiller numérique", "9 h – 12 h") for at in range(advisors))
    for count in range(31) if DEEP else range(advisors - 1, 31, 2):
        pages = reading.raw_pages(day_sheet.build(replace(samples.day_sheet(count, 6), advisors=here)))
        printed = [number for page in pages for number in numbers(page)]
        assert printed == [*range(1, len(printed) + 1)] and count + 2 <= len(printed) <= count + 18
        assert "Signature :" in pages[-1] and len(numbers(pages[-1])) >= 3, count


@pytest.mark.parametrize(("count", "advisors"), [(9, 1), (11, 1), (6, 2), (9, 2)])
def test_a_few_blank_rows_less_and_the_day_stands_on_one_page(count: int, advisors: int) -> None:
    here = tuple((f"Conseiller {at}, conseiller numérique", "9 h – 12 h") for at in range(advisors))
    pages = reading.raw_pages(day_sheet.build(replace(samples.day_sheet(count, 6), advisors=here)))
    assert len(pages) == 1 and len(numbers(pages[0])) >= count + 2


def test_the_blank_rows_of_a_workshop_s_free_places_are_all_printed() -> None:
    sheet = replace(samples.day_sheet(9, 6), fewest_blank_rows=6)
    pages = reading.raw_pages(day_sheet.build(sheet))
    assert len([number for page in pages for number in numbers(page)]) >= 15 and len(numbers(pages[-1])) >= 3


def test_the_header_row_comes_back_on_each_page_with_rows() -> None:
    pages = reading.pages(day_sheet.build(samples.day_sheet(40)))
    assert len(pages) == 3
    assert all("N° Heure Nom Prénom Signature" in page for page in pages)


def test_rows_are_high_enough_to_sign_in() -> None:
    texts, lines = reading.marks(day_sheet.build(samples.day_sheet()), 0)
    column = min(line.left for line in lines if line.width < 3)
    sides = [line for line in lines if line.width < 3 and abs(line.left - column) < 1 and line.bottom > 150]
    rules = sorted({round(line.top, 1) for line in lines if line.height < 3 and line.width > 30}, reverse=True)
    body = [one - other for one, other in pairwise(rules) if one <= max(side.top for side in sides)]
    rows = [gap for gap in body if gap > 26][:14]
    assert len(rows) == 14
    assert min(rows) >= 11 * MM
    assert [mark.size for mark in texts if mark.text.startswith("Benali")] == [14]


@pytest.mark.parametrize("count", [0, 6, 12, 20, 40])
def test_where_the_hour_of_leaving_is_asked_there_is_room_for_it_and_to_sign(count: int) -> None:
    sheet = replace(samples.day_sheet(count, 6), asks_leaving=True)
    pages = reading.raw_pages(day_sheet.build(sheet))
    assert all("Signature" in page and "Départ" in page for page in pages if numbers(page))
    assert [number for page in pages for number in numbers(page)][:count] == [*range(1, count + 1)]
    assert len(numbers(pages[-1])) >= 3 and "Signature Départ" not in usual_words(count)
    *_, signature, left = day_sheet._widths(sheet)
    assert signature >= 44 * mm and left >= 20 * mm


@cache
def usual_words(count: int) -> str:
    """The sheet of a place that does not ask."""
    return reading.whole(day_sheet.build(samples.day_sheet(count, 6)))


def test_names_as_long_as_may_be_are_whole() -> None:
    text = reading.whole(day_sheet.build(samples.worst_day_sheet())).replace(" ", "")
    assert text.count("W" * 80) == 1
    assert text.count("ễ" * 80) == 1
    assert samples.EIGHTY.replace(" ", "")[:30] in text


def test_a_name_too_wide_for_its_column_goes_on_after_its_own_hyphen() -> None:
    row = day_sheet.SheetRow(None, "Nguyễn-Domingues-Puig", "Marie-Christine-Françoise")
    lines = reading.raw_pages(day_sheet.build(replace(samples.day_sheet(0), rows=(row,))))[0].split("\n")
    assert {"Nguyễn-", "Domingues-Puig", "Marie-", "Christine-", "Françoise"} <= set(lines)


def test_an_hour_may_be_unknown() -> None:
    row = day_sheet.SheetRow(None, "Puig", "Josep")
    assert "1 Puig Josep" in reading.whole(day_sheet.build(replace(samples.day_sheet(0), rows=(row,))))


def test_each_advisor_has_an_empty_frame_to_sign() -> None:
    for count in (1, 2, 3):
        advisors = tuple((f"Conseiller {at}, conseiller numérique", "9 h – 12 h") for at in range(count))
        pdf = day_sheet.build(replace(samples.day_sheet(3, 0), advisors=advisors))
        frames = reading.frames_under(pdf, 0, "Signature :")
        assert len(frames) == count
        assert all(frame.height >= 18 * MM for frame in frames)
        assert not sum(reading.ink(pdf, 0, reading.inside(frame)) for frame in frames)
        assert all(name in reading.whole(pdf) for name, _ in advisors)


def test_without_an_advisor_the_name_is_written_by_hand() -> None:
    assert "Nom : Signature :" in reading.whole(day_sheet.build(replace(samples.day_sheet(0), advisors=())))
