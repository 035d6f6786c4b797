"""What is true of every printed page, with usual data and with the longest: `test_every_paper` asks it of each."""

from collections.abc import Iterator
from importlib import import_module
from pkgutil import iter_modules

import pytest
from PIL import ImageChops
from reportlab.lib.enums import TA_LEFT
from reportlab.lib.styles import ParagraphStyle

from desktop_app import forms
from desktop_app.forms import dress, styles
from tests.helpers.paper import opened_pdf

from . import reading, samples
from .once import drawn
from .papers import PAPERS
from .reading import MM, Mark

DEMOS = [name for name in PAPERS if name.startswith(("demo", "worst"))]
EDGE = 10.5 * MM
A4 = (210 * MM, 297 * MM)
SIDEWAYS = {name: A4[::-1] for name in PAPERS if name.endswith(("week", "month", "register"))}
OTHERWISE = {**SIDEWAYS, "workshops on a3": (297 * MM, 420 * MM)}
"""The size of the papers that lie on their side, and of the one that is twice as large."""


def test_every_form_is_in_the_table() -> None:
    modules = {each.name for each in iter_modules(forms.__path__)}
    made = {name for name in modules if hasattr(import_module(f"{forms.__name__}.{name}"), "build")}
    in_pictures = {"getting_started"}  # it shows the screen in colour, and has tests of its own
    assert {name for draw in PAPERS.values() for name in draw.__code__.co_names} & modules == made - in_pictures


def is_fit_to_be_printed_read_and_signed(name: str, pdf: bytes) -> None:
    """Check it, of a paper of the table."""
    _every_font_is_embedded(pdf)
    _nothing_leaves_the_margins(name, pdf)
    _no_word_lies_on_another(pdf)
    _no_word_crosses_a_line(pdf)
    _what_is_read_or_signed_is_at_least_twelve_points(name, pdf)
    if not name.endswith(("card", "cards")):
        assert not reading.lonely_headings(pdf)
    _pages_are_numbered_within_their_copy(name, pdf)
    _a_demonstration_says_so_on_every_page_and_only_then(name, pdf)
    if not any(word in name for word in ("recovery", "worst", "organism")):
        _every_page_carries_the_place_and_the_mention_word_for_word(pdf)
    _the_document_is_french_and_has_a_title(pdf)
    _pages_are_a4_and_say_everything_without_colour(name, pdf)


def _pages(pdf: bytes) -> Iterator[tuple[list[Mark], list[Mark]]]:
    for number in range(reading.page_count(pdf)):
        yield reading.marks(pdf, number)


def _every_font_is_embedded(pdf: bytes) -> None:
    assert b"Helvetica" not in pdf
    for texts, _ in _pages(pdf):
        assert all(mark.embedded for mark in texts)
        assert {mark.font.split("+")[-1].split("-")[0] for mark in texts} <= {"AtkinsonHyperlegible", "DejaVuSans"}


def _nothing_leaves_the_margins(name: str, pdf: bytes) -> None:
    for texts, lines in _pages(pdf):
        across, upright = OTHERWISE.get(name, A4)
        for mark in [*texts, *(line for line in lines if line.width < across - 5 * MM)]:
            assert mark.left >= 15 * MM, mark
            assert mark.right <= across - 15 * MM, mark
            assert mark.bottom >= EDGE, mark
            assert mark.top <= upright - EDGE, mark


def _no_word_lies_on_another(pdf: bytes) -> None:
    for texts, _ in _pages(pdf):
        for one, other in reading.level(texts, texts):
            across = min(one.right, other.right) - max(one.left, other.left)
            upright = min(one.top, other.top) - max(one.bottom, other.bottom)
            assert across < 1 or upright < 1.6, (one, other)


def _no_word_crosses_a_line(pdf: bytes) -> None:
    for texts, lines in _pages(pdf):
        rules = [line for line in lines if line.width < 3 or line.height < 3]
        for rule, text in reading.level(rules, texts):
            core = reading.inside(text, 0.8)
            across = min(core.right, rule.right) - max(core.left, rule.left)
            upright = min(core.top, rule.top) - max(core.bottom, rule.bottom)
            assert across <= 0 or upright <= 0, (text, rule)


def _what_is_read_or_signed_is_at_least_twelve_points(name: str, pdf: bytes) -> None:
    for texts, lines in _pages(pdf):
        rules = [line for line in lines if line.height < 3 and line.width > 170 * MM]
        foot = min(
            (
                rule.top
                for rule in rules
                if rule.top < OTHERWISE.get(name, A4)[1] / 2 and name not in ("card", "number")
            ),
            default=0,
        )
        for mark in texts:
            assert mark.size >= 10, mark
            assert mark.size >= 12 or mark.top < foot or _of_the_foot(mark.text), mark


def _of_the_foot(text: str) -> bool:
    """Whether the run belongs to the foot of a card or a number, whose page has two halves."""
    words = (
        "Carte à garder À garder jusqu’à l’appel Page 1/1 Pliez ou coupez ici "
        + samples.WORST_HEAD.mention
        + samples.MENTION
    )
    return text.strip() in words


def test_lines_are_left_aligned_and_words_never_cut() -> None:
    roles = [look for look in vars(styles).values() if isinstance(look, ParagraphStyle)]
    looks = [look for role in roles for look in (role, *getattr(role, "sizes", {}).values())]
    assert len(looks) > 10
    assert {look.alignment for look in looks if look not in (styles.FOOT_RIGHT, *styles.FOOT_RIGHT.sizes.values())} == {
        TA_LEFT
    }
    assert not [look for look in looks if look.hyphenationLang or look.embeddedHyphenation]


def _pages_are_numbered_within_their_copy(name: str, pdf: bytes) -> None:
    pages = reading.pages(pdf)
    copies = (
        2
        if "mandate" in name
        or name in ("worst programme", "worst tally", "joining", "demo joining", "walk-in tally", "demo walk-in tally")
        else 3
        if name.endswith(("letters", "cards"))
        else 1
    )
    total = len(pages) // copies
    for at, text in enumerate(pages):
        assert f"Page {at % total + 1}/{total}" in text


def _a_demonstration_says_so_on_every_page_and_only_then(name: str, pdf: bytes) -> None:
    fictional = name in DEMOS or name == "day sheet of forty"
    assert all((dress.DEMO in text) is fictional for text in reading.pages(pdf))
    middle = OTHERWISE.get(name, A4)[1] / 2
    for number in range(reading.page_count(pdf)):
        across = reading.watermarks(pdf, number)
        assert [mark.text for mark in across] == ["ENTRAÎNEMENT"] * 2 * fictional
        assert all(mark.bottom > middle or mark.top < middle for mark in across)


def _every_page_carries_the_place_and_the_mention_word_for_word(pdf: bytes) -> None:
    for text in reading.pages(pdf):
        assert samples.MENTION in text
        assert samples.PLACE.name in text


def _the_document_is_french_and_has_a_title(pdf: bytes) -> None:
    assert b"/Lang (fr-FR)" in pdf
    assert b"/DisplayDocTitle true" in pdf
    with opened_pdf(pdf) as document:
        title = document.get_metadata_value("Title")
    assert title
    assert samples.PERSON.last_name not in title


def _pages_are_a4_and_say_everything_without_colour(name: str, pdf: bytes) -> None:
    with opened_pdf(pdf) as document:
        for number in range(len(document)):
            assert document[number].get_size() == pytest.approx(OTHERWISE.get(name, A4), abs=0.5)
        red, green, blue = document[0].render(scale=0.5).to_pil().convert("RGB").split()
    assert not any(ImageChops.difference(green, other).getbbox() for other in (red, blue))


@pytest.mark.parametrize("name", ["mandate", "demo mandate", "worst mandate", "receipt", "worst receipt"])
def test_signature_frames_are_high_enough_and_empty(name: str) -> None:
    pdf = drawn(name)
    numbers = range(reading.page_count(pdf))
    found = [(number, frame) for number in numbers for frame in reading.frames_under(pdf, number, "Signature :")]
    assert len(found) == (6 if "mandate" in name else 2)
    signed = [frame for _, frame in found if frame.width > 70 * MM]
    assert len(signed) == (4 if "mandate" in name else 2)
    assert all(frame.height >= 25 * MM for _, frame in found)
    assert all(reading.ink(pdf, number, reading.inside(frame)) == 0 for number, frame in found)
