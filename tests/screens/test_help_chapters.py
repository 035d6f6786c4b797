"""What the help tells is true of the program: each place it is asked about, button, trouble and picture exists.

A chapter is dressed whole.
"""

from __future__ import annotations

import ast
import inspect
import re
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QColor, QFont, QTextCursor, QTextDocument

import desktop_app
from desktop_app import domain
from desktop_app.domain.search_key import fold
from desktop_app.forms.getting_started import KEYS
from desktop_app.screens.appointments.booking_dialog import BookingDialog
from desktop_app.screens.chapters import ORDER, Chapter, anchor, chapter, chapters, find, spans, words_of
from desktop_app.screens.help.dress import dress
from desktop_app.screens.mandates.steps import Step
from desktop_app.screens.navigation import PAGES
from desktop_app.screens.opening.setup_pages import SetupPages
from desktop_app.screens.printing import condition_words
from desktop_app.screens.protection import page as protection
from desktop_app.screens.settings import page as settings
from desktop_app.screens.theme.style import FONT_FAMILY
from desktop_app.storage.errors import StorageTrouble, SyncedFolder
from tests.looks.guards import _ENGLISH

PROGRAM = Path(desktop_app.__file__).parent
HELP = PROGRAM.parent / "resources" / "help"
QUOTED = re.compile(r"«\N{NO-BREAK SPACE}(.+?)\N{NO-BREAK SPACE}»")
LINK, PICTURE = re.compile(r"(?<!!)\[[^\]]+\]\(([^)]+)\)"), re.compile(r"!\[([^\]]*)\]\(([^)]+)\)")


def places_asked() -> Iterator[str]:
    """Every place of the help that the program opens."""
    yield from (entry.key for entry in PAGES)
    yield from (f"settings#{anchor(name)}" for _, name, *_ in settings._SECTIONS)
    yield from (f"mandates#{anchor(step.title)}" for step in Step)
    yield from (place for _, place in protection._PARTS.values())
    for path in PROGRAM.rglob("*.py"):
        yield from re.findall(r'^    chapter = "(.+)"$', path.read_text("utf-8"), re.MULTILINE)
        yield from re.findall(r'\.help\("(.+?)"\)', path.read_text("utf-8"))


def exists(place: str) -> bool:
    key, _, heading = place.partition("#")
    return key in ORDER and (not heading or heading in {section.anchor for section in chapter(key).sections})


def test_every_place_that_the_program_opens_exists() -> None:
    asked = set(places_asked())
    assert BookingDialog.chapter in asked and len(asked) > 30
    assert not [place for place in sorted(asked) if not exists(place)]


def test_every_page_of_the_first_opening_is_told() -> None:
    names = re.findall(r'Chapter\("(.+?)"', inspect.getsource(sys.modules[SetupPages.__module__]))
    assert len(names) == 7 and all(exists(f"first_steps#{anchor(name)}") for name in names)


def test_every_file_of_the_help_is_listed() -> None:
    assert sorted(ORDER) == sorted(path.stem for path in HELP.glob("*.md")), "ORDER is in screens/chapters.py"


@pytest.mark.parametrize("one", chapters(), ids=lambda one: one.key)
def test_every_link_leads_somewhere_and_every_picture_is_there(one: Chapter) -> None:
    for link in LINK.findall(one.words):
        name, _, heading = link.partition("#")
        key = name.removesuffix(".md") or one.key
        assert exists(f"{key}#{heading}" if heading else key), link
    for said, path in PICTURE.findall(one.words):
        assert said and (HELP / path).is_file(), path


def test_every_picture_is_shown_and_they_weigh_little() -> None:
    shown = {path for one in chapters() for _, path in PICTURE.findall(one.words)}
    stored = list((HELP / "images").glob("*.png"))
    assert shown == {f"images/{path.name}" for path in stored}
    assert sum(path.stat().st_size for path in stored) < 1_500_000


def said_by_the_program() -> str:
    """Every word that the program or a heading of the help may show, folded."""
    found = []
    for path in PROGRAM.rglob("*.py"):
        nodes = ast.walk(ast.parse(path.read_text("utf-8")))
        found += [fold(node.value) for node in nodes if isinstance(node, ast.Constant) and isinstance(node.value, str)]
    found += [fold(section.heading) for one in chapters() for section in one.sections]
    return f" {' | '.join(found)} "


def test_whatever_the_help_quotes_is_written_in_the_program() -> None:
    known = said_by_the_program()
    quoted = {(one.key, words) for one in chapters() for words in QUOTED.findall(one.words)}
    assert len(quoted) > 100
    assert not [(key, words) for key, words in sorted(quoted) if f" {fold(words)} " not in known]


def troubles(kind: type[StorageTrouble] = StorageTrouble) -> Iterator[StorageTrouble]:
    yield SyncedFolder("OneDrive") if kind is SyncedFolder else kind()
    for child in kind.__subclasses__():
        yield from troubles(child)


@pytest.mark.parametrize("trouble", list(troubles()), ids=lambda trouble: type(trouble).__name__)
def test_a_trouble_is_found_by_its_own_words(trouble: StorageTrouble) -> None:
    found = find(trouble.sentence, chapters())
    assert found[0].chapter == "trouble" and found[0].heading.split()[:3] == trouble.sentence.split()[:3]


@pytest.mark.parametrize(
    "title", sorted({words.title for words in condition_words._WORDS.values() if words.title}), ids=str
)
def test_a_trouble_of_the_printer_is_found_by_its_title(title: str) -> None:
    assert find(title, chapters())[0].heading == title


@pytest.mark.parametrize(
    ("asked", "place"),
    [
        ("émargement", "printing"),
        ("IMPRIMANTE eteinte", "printing#plus-de-papier-imprimante-eteinte"),
        ("mot de passe oublié", "accounts"),
        ("cle usb", "backups"),
        ("effacer fiche", "erasure#effacer-une-fiche"),
        ("hippopotame", ""),
    ],
)
def test_words_are_found_whatever_their_accents(asked: str, place: str) -> None:
    places = [f"{section.chapter}#{section.anchor}" for section in find(asked, chapters())]
    assert any(one.startswith(place) for one in places) if place else not places


def test_the_words_lit_are_those_that_begin_so() -> None:
    text = "L’Émargement, les émargements ; remarger."
    lit = [text[start:end] for start, end in spans(text, words_of("emargement"))]
    assert lit == ["Émargement", "émargements"]


def test_the_help_is_french_and_typographic() -> None:
    for one in chapters():
        assert not _ENGLISH.findall(one.words), one.key
        lines = [line for line in one.words.splitlines() if not line.startswith("    ")]
        assert not [line for line in lines if "'" in line or re.search(r"« | »|\S [;!?:](\s|$)", line)], one.key


def test_sentences_are_short() -> None:
    for one in chapters():
        # Of what is written for the counter; a table of keys has no sentences.
        for section in () if one.key in ("shortcuts", "administration", "data_file") else one.sections:
            long = [said for said in re.split(r"(?<=[.!?:;])\s", section.text) if len(said.split()) > 45]
            assert not long, (one.key, long)


def test_every_french_word_of_the_glossary_is_explained() -> None:
    told = fold(chapter("glossary").words)
    lines = (domain.__doc__ or "").partition("Glossary")[2].splitlines()[2:]
    words = [re.split(r"\s{2,}|[,(/]", line.strip().replace("   ", "  "))[1].strip() for line in lines if line.strip()]
    assert len(words) > 50
    assert not [word for word in words if fold(word) not in told]


def test_the_keys_of_the_printed_sheet_are_those_of_the_program() -> None:
    told = chapter("shortcuts").words
    assert not [keys for keys, _ in KEYS if f"| **{keys}** |" not in told]


@pytest.mark.usefixtures("qapp")
def test_headings_are_dressed_to_their_end() -> None:
    # Chapter after chapter: in memory that is still empty a walk may come through by chance.
    for heading in ("Un **mot** *et* un [lien](today.md)", "Un **mot** de plus [ici](today.md)") * 5:
        document = QTextDocument()
        document.setMarkdown(f"# {heading}")
        dress(document, QFont(FONT_FAMILY, 10), link="#123456", line="#000000", ground="#ffffff")
        cursor = QTextCursor(document)
        cursor.setPosition(1)
        first = cursor.charFormat()
        cursor.movePosition(QTextCursor.MoveOperation.End)
        last = cursor.charFormat()
        assert first.font().pointSizeF() == last.font().pointSizeF() == 17.5
        assert last.foreground().color() == QColor("#123456")
