"""What is true of every printed page, with usual data and with the longest."""

from collections.abc import Callable, Iterator
from itertools import combinations

import pytest
from reportlab.lib.enums import TA_LEFT
from reportlab.lib.styles import ParagraphStyle

from desktop_app.domain.mandate import WithdrawalChannel
from desktop_app.forms import (
    appointment_slip,
    blank_bookings,
    call_letter,
    coming_days,
    day_programme,
    day_sheet,
    destruction_proof,
    door_notice,
    fulfilment_sheet,
    mandate_form,
    month_sheet,
    page,
    personal_record,
    place_change_letter,
    recovery_sheet,
    reminder_list,
    styles,
    week_sheet,
    withdrawal_receipt,
)

from . import reading, samples, samples_agenda, samples_ahead
from .reading import MM, Mark

PAPERS: dict[str, Callable[[], bytes]] = {
    "day sheet": lambda: day_sheet.build(samples.day_sheet()),
    "day sheet of nobody": lambda: day_sheet.build(samples.day_sheet(0)),
    "day sheet of forty": lambda: day_sheet.build(samples.day_sheet(40, head=samples.DEMO_HEAD)),
    "worst day sheet": lambda: day_sheet.build(samples.worst_day_sheet()),
    "programme": lambda: day_programme.build(samples.day_programme()),
    "demo programme": lambda: day_programme.build(samples.day_programme(head=samples.DEMO_HEAD)),
    "worst programme": lambda: day_programme.build(samples.worst_day_programme()),
    "card": lambda: appointment_slip.build(samples.appointment_slip()),
    "demo card": lambda: appointment_slip.build(samples.appointment_slip(samples.DEMO_HEAD)),
    "worst card": lambda: appointment_slip.build(samples.worst_appointment_slip()),
    "mandate": lambda: mandate_form.build(samples.mandate_form()),
    "demo mandate": lambda: mandate_form.build(samples.mandate_form(samples.DEMO_HEAD)),
    "worst mandate": lambda: mandate_form.build(samples.worst_mandate_form()),
    "receipt": lambda: withdrawal_receipt.build(samples.withdrawal_receipt()),
    "demo receipt": lambda: withdrawal_receipt.build(
        samples.withdrawal_receipt(samples.DEMO_HEAD, samples.withdrawn(WithdrawalChannel.PHONE))
    ),
    "worst receipt": lambda: withdrawal_receipt.build(samples.worst_receipt()),
    "proof": lambda: destruction_proof.build(samples.destruction_proof()),
    "proof of a purge": lambda: destruction_proof.build(samples.destruction_proof(done=samples.a_purge())),
    "worst proof": lambda: destruction_proof.build(samples.destruction_proof(samples.WORST_HEAD)),
    "record": lambda: personal_record.build(samples.personal_record()),
    "worst record": lambda: personal_record.build(samples.worst_personal_record()),
    "notice": lambda: door_notice.build(samples.door_notice()),
    "demo notice": lambda: door_notice.build(samples.door_notice(samples.DEMO_HEAD)),
    "worst notice": lambda: door_notice.build(samples.worst_door_notice()),
    "letters": lambda: call_letter.build(samples.call_letters()),
    "demo letters": lambda: call_letter.build(samples.call_letters(samples.DEMO_HEAD)),
    "worst letter": lambda: call_letter.build(samples.worst_call_letters()),
    "room letter": lambda: place_change_letter.build(samples.place_change_letter()),
    "demo room letter": lambda: place_change_letter.build(samples.place_change_letter(samples.DEMO_HEAD)),
    "worst room letter": lambda: place_change_letter.build(samples.worst_place_change_letter()),
    "fulfilment sheet": lambda: fulfilment_sheet.build(samples.fulfilment_sheet()),
    "demo fulfilment sheet": lambda: fulfilment_sheet.build(samples.fulfilment_sheet(samples.DEMO_HEAD)),
    "worst fulfilment sheet": lambda: fulfilment_sheet.build(samples.worst_fulfilment_sheet()),
    "week": lambda: week_sheet.build(samples_agenda.week_sheet()),
    "demo week": lambda: week_sheet.build(samples_agenda.week_sheet(samples.DEMO_HEAD)),
    "worst week": lambda: week_sheet.build(samples_agenda.worst_week_sheet()),
    "month": lambda: month_sheet.build(samples_agenda.month_sheet()),
    "demo month": lambda: month_sheet.build(samples_agenda.month_sheet(samples.DEMO_HEAD)),
    "worst month": lambda: month_sheet.build(samples_agenda.worst_month_sheet()),
    "reminders": lambda: reminder_list.build(samples_ahead.reminder_list()),
    "reminders of nobody": lambda: reminder_list.build(samples_ahead.reminder_list(0)),
    "reminders of forty": lambda: reminder_list.build(samples_ahead.dense_reminder_list()),
    "worst reminders": lambda: reminder_list.build(samples_ahead.worst_reminder_list()),
    "cards": lambda: appointment_slip.build(*samples_ahead.cards()),
    "coming days": lambda: coming_days.build(samples_ahead.coming_days()),
    "coming days of forty": lambda: coming_days.build(samples_ahead.dense_coming_days()),
    "worst coming days": lambda: coming_days.build(samples_ahead.worst_coming_days()),
    "blank bookings": lambda: blank_bookings.build(samples_ahead.blank_bookings()),
    "worst blank bookings": lambda: blank_bookings.build(samples_ahead.blank_bookings(samples.WORST_HEAD)),
    "blank day sheet": lambda: day_sheet.build(samples_ahead.blank_day_sheet()),
    "worst blank day sheet": lambda: day_sheet.build(samples_ahead.blank_day_sheet(samples.WORST_HEAD)),
    "recovery sheet": lambda: recovery_sheet.build(samples.recovery_sheet()),
    "demo recovery sheet": lambda: recovery_sheet.build(samples.recovery_sheet(samples.DEMO_HEAD)),
}
DEMOS = [name for name in PAPERS if name.startswith(("demo", "worst"))]
EDGE = 10.5 * MM
A4 = (210 * MM, 297 * MM)
SIDEWAYS = {name: A4[::-1] for name in PAPERS if name.endswith(("week", "month"))}
"""The size of the papers that lie on their side."""


@pytest.fixture(scope="module")
def papers() -> dict[str, bytes]:
    """Each paper drawn once."""
    return {name: draw() for name, draw in PAPERS.items()}


def _pages(pdf: bytes) -> Iterator[tuple[list[Mark], list[Mark]]]:
    for number in range(reading.page_count(pdf)):
        yield reading.marks(pdf, number)


@pytest.mark.parametrize("name", PAPERS)
def test_the_same_data_gives_the_same_bytes(name: str, papers: dict[str, bytes]) -> None:
    assert PAPERS[name]() == papers[name]


@pytest.mark.parametrize("name", PAPERS)
def test_every_font_is_embedded(name: str, papers: dict[str, bytes]) -> None:
    assert b"Helvetica" not in papers[name]
    for texts, _ in _pages(papers[name]):
        assert all(mark.embedded for mark in texts)
        assert {mark.font.split("+")[-1].split("-")[0] for mark in texts} <= {"AtkinsonHyperlegible", "DejaVuSans"}


@pytest.mark.parametrize("name", PAPERS)
def test_nothing_leaves_the_margins(name: str, papers: dict[str, bytes]) -> None:
    for texts, lines in _pages(papers[name]):
        across, upright = SIDEWAYS.get(name, A4)
        for mark in [*texts, *(line for line in lines if line.width < across - 5 * MM)]:
            assert mark.left >= 15 * MM, mark
            assert mark.right <= across - 15 * MM, mark
            assert mark.bottom >= EDGE, mark
            assert mark.top <= upright - EDGE, mark


@pytest.mark.parametrize("name", PAPERS)
def test_no_word_lies_on_another(name: str, papers: dict[str, bytes]) -> None:
    for texts, _ in _pages(papers[name]):
        for one, other in combinations(texts, 2):
            across = min(one.right, other.right) - max(one.left, other.left)
            upright = min(one.top, other.top) - max(one.bottom, other.bottom)
            assert across < 1 or upright < 1.6, (one, other)


@pytest.mark.parametrize("name", PAPERS)
def test_no_word_crosses_a_line(name: str, papers: dict[str, bytes]) -> None:
    for texts, lines in _pages(papers[name]):
        rules = [line for line in lines if line.width < 3 or line.height < 3]
        for text in texts:
            core = reading.inside(text, 0.8)
            for rule in rules:
                across = min(core.right, rule.right) - max(core.left, rule.left)
                upright = min(core.top, rule.top) - max(core.bottom, rule.bottom)
                assert across <= 0 or upright <= 0, (text, rule)


@pytest.mark.parametrize("name", PAPERS)
def test_what_is_read_or_signed_is_at_least_twelve_points(name: str, papers: dict[str, bytes]) -> None:
    for texts, lines in _pages(papers[name]):
        rules = [line for line in lines if line.height < 3 and line.width > 170 * MM]
        foot = min(
            (rule.top for rule in rules if rule.top < SIDEWAYS.get(name, A4)[1] / 2 and name != "card"), default=0
        )
        for mark in texts:
            assert mark.size >= 10, mark
            assert mark.size >= 12 or mark.top < foot or _of_the_foot(mark.text), mark


def _of_the_foot(text: str) -> bool:
    """Whether the run belongs to the foot of a card, whose page has two halves."""
    words = "Carte à garder Page 1/1 Pliez ou coupez ici " + samples.MENTION
    return text.strip() in words


@pytest.mark.parametrize("name", [name for name in PAPERS if not name.endswith(("card", "cards"))])
def test_no_heading_stands_alone_at_the_foot_of_a_page(name: str, papers: dict[str, bytes]) -> None:
    assert not reading.lonely_headings(papers[name])


def test_lines_are_left_aligned_and_words_never_cut() -> None:
    looks = [look for look in vars(styles).values() if isinstance(look, ParagraphStyle)]
    assert len(looks) > 10
    assert {look.alignment for look in looks if look is not styles.FOOT_RIGHT} == {TA_LEFT}
    assert not [look for look in looks if look.hyphenationLang or look.embeddedHyphenation]


@pytest.mark.parametrize("name", PAPERS)
def test_pages_are_numbered_within_their_copy(name: str, papers: dict[str, bytes]) -> None:
    pages = reading.pages(papers[name])
    copies = 2 if "mandate" in name or name == "worst programme" else 3 if name.endswith(("letters", "cards")) else 1
    total = len(pages) // copies
    for at, text in enumerate(pages):
        assert f"Page {at % total + 1}/{total}" in text


@pytest.mark.parametrize("name", PAPERS)
def test_a_demonstration_says_so_on_every_page_and_only_then(name: str, papers: dict[str, bytes]) -> None:
    fictional = name in DEMOS or name == "day sheet of forty"
    assert all((page.DEMO in text) is fictional for text in reading.pages(papers[name]))
    middle = SIDEWAYS.get(name, A4)[1] / 2
    for number in range(reading.page_count(papers[name])):
        across = reading.watermarks(papers[name], number)
        assert [mark.text for mark in across] == ["ENTRAÎNEMENT"] * 2 * fictional
        assert all(mark.bottom > middle or mark.top < middle for mark in across)


@pytest.mark.parametrize("name", [name for name in PAPERS if not name.startswith(("recovery", "worst"))])
def test_every_page_carries_the_place_and_the_mention_word_for_word(name: str, papers: dict[str, bytes]) -> None:
    for text in reading.pages(papers[name]):
        assert samples.MENTION in text
        assert samples.PLACE.name in text


@pytest.mark.parametrize("name", PAPERS)
def test_the_document_is_french_and_has_a_title(name: str, papers: dict[str, bytes]) -> None:
    assert b"/Lang (fr-FR)" in papers[name]
    assert b"/DisplayDocTitle true" in papers[name]
    with reading.opened(papers[name]) as document:
        title = document.get_metadata_value("Title")
    assert title
    assert samples.PERSON.last_name not in title


@pytest.mark.parametrize("name", PAPERS)
def test_pages_are_a4_and_say_everything_without_colour(name: str, papers: dict[str, bytes]) -> None:
    with reading.opened(papers[name]) as document:
        for number in range(len(document)):
            assert document[number].get_size() == pytest.approx(SIDEWAYS.get(name, A4), abs=0.5)
        picture = document[0].render(scale=0.5).to_pil().convert("RGB")
    assert all(red == green == blue for _, (red, green, blue) in picture.getcolors(1 << 20))


@pytest.mark.parametrize("name", ["mandate", "demo mandate", "worst mandate", "receipt", "worst receipt"])
def test_signature_frames_are_high_enough_and_empty(name: str, papers: dict[str, bytes]) -> None:
    numbers = range(reading.page_count(papers[name]))
    found = [
        (number, frame) for number in numbers for frame in reading.frames_under(papers[name], number, "Signature :")
    ]
    assert len(found) == (6 if "mandate" in name else 2)
    signed = [frame for _, frame in found if frame.width > 70 * MM]
    assert len(signed) == (4 if "mandate" in name else 2)
    assert all(frame.height >= 25 * MM for _, frame in found)
    assert all(reading.ink(papers[name], number, reading.inside(frame)) == 0 for number, frame in found)
