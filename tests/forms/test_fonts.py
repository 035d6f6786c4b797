"""Every letter a name may hold is printed, or refused by name; never a hole."""

import sys
import unicodedata
from threading import Thread

import pytest

from desktop_app.domain import text
from desktop_app.domain.errors import RuleBroken
from desktop_app.forms import day_sheet, fonts
from desktop_app.forms.day_sheet import SheetRow

from . import reading, samples


def _printable(char: str) -> bool:
    try:
        fonts.markup(char)
    except fonts.Unprintable:
        return False
    return True


def test_every_latin_letter_a_name_may_hold_is_printed_or_refused() -> None:
    signs = (char for char in map(chr, range(sys.maxunicode)) if "LATIN" in unicodedata.name(char, ""))
    latin = [char for char in signs if char.isalpha() and unicodedata.is_normalized("NFC", char)]
    allowed = [char for char in latin if not list(text.name_faults(char, "last_name", "Le nom"))]
    kept = [char for char in allowed if _printable(char)]
    names = tuple(SheetRow(None, "".join(kept[at : at + 40]), "x") for at in range(0, len(kept), 40))
    sheet = day_sheet.DaySheet(samples.HEAD, samples.DAY, (), "", names, 0, "X")
    printed = unicodedata.normalize("NFKC", reading.whole(day_sheet.build(sheet)))
    assert len(kept) > 800
    assert not [char for char in kept if unicodedata.normalize("NFKC", char) not in printed]


@pytest.mark.parametrize("name", ["Lefèvre-Nguyễn", "Łukasz", "Œuvré", "İbrahim", "Ștefănescu", "Ørsted", "D’Ambrosio"])
def test_names_of_europe_and_vietnam_are_printed_whole(name: str) -> None:
    sheet = day_sheet.DaySheet(samples.HEAD, samples.DAY, (), "", (SheetRow(None, name, name),), 0, "X")
    assert reading.whole(day_sheet.build(sheet)).count(name) == 2


@pytest.mark.parametrize(
    "char", ["漢", "한", "🦊", "😀", "\U0001f9d1", "\N{HEBREW LETTER ALEF}", "\N{ARABIC LETTER ALEF}", "\x07"]
)
def test_a_character_without_glyph_is_refused_by_name(char: str) -> None:
    with pytest.raises(fonts.Unprintable) as refused:
        fonts.markup(f"Nom {char}")
    assert isinstance(refused.value, RuleBroken)
    assert f"« {char} »" in refused.value.sentence
    assert refused.value.char == char


def test_a_form_refuses_rather_than_leaving_a_hole() -> None:
    sheet = day_sheet.DaySheet(samples.HEAD, samples.DAY, (), "", (SheetRow(None, "王", "Li"),), 0, "X")
    with pytest.raises(fonts.Unprintable, match="王"):
        day_sheet.build(sheet)


def test_only_the_missing_letter_changes_font() -> None:
    assert fonts.markup("Nguyễn") == 'Nguy<font name="DejaVu">ễ</font>n'
    assert fonts.markup("Nguyễn", fonts.BOLD) == 'Nguy<font name="DejaVu-Bold">ễ</font>n'


def test_a_mark_follows_its_letter_into_the_other_font() -> None:
    assert fonts.markup("x\N{COMBINING DOT BELOW}y") == '<font name="DejaVu">x\N{COMBINING DOT BELOW}</font>y'


def test_markup_in_the_data_is_only_text() -> None:
    assert fonts.markup("<b>A & B</b>") == "&lt;b&gt;A &amp; B&lt;/b&gt;"


def test_blanks_are_plain_or_non_breaking() -> None:
    assert fonts.markup("a\N{NARROW NO-BREAK SPACE}b\tc\nd") == "a\N{NO-BREAK SPACE}b c d"


def test_two_threads_may_print_at_once() -> None:
    made: list[bytes] = []
    threads = [Thread(target=lambda: made.append(day_sheet.build(samples.day_sheet(20)))) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert made == [day_sheet.build(samples.day_sheet(20))] * 4


def test_each_font_comes_with_its_licence() -> None:
    from desktop_app.system.paths import resource

    assert "SIL OPEN FONT LICENSE" in resource("fonts/AtkinsonHyperlegible-OFL.txt").read_text("utf-8")
    assert "Bitstream Vera" in resource("fonts/DejaVuSans-LICENSE.txt").read_text("utf-8")
