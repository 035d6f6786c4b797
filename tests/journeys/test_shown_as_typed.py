"""What was accepted is shown as it was typed, on every page and on paper; the search takes whatever is pasted."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.domain.mandate import DataRequest, ScopeLine, State
from desktop_app.screens.dialogs import MessageDialog
from desktop_app.screens.navigation import PAGES
from desktop_app.use_cases.papers import day_sheets, mandate_papers
from desktop_app.use_cases.settings import settings
from tests.helpers.bad_input import BAD, content, lines_of, misread, put
from tests.helpers.builders import (
    THURSDAY,
    a_body,
    put_right,
    stored_advisor,
    stored_appointment,
    stored_mandate,
    stored_person,
)
from tests.helpers.day_screens import shown_words
from tests.helpers.paper import opened_pdf
from tests.helpers.program import Program, running
from tests.helpers.seeing import field, whole, words

STRANGE = "<b>gras</b> & A & B &amp; 100 % \\ « L'été » {0} %s <a href=x>lien</a>"


@pytest.fixture
def program(qtbot: QtBot, tmp_path: Path, boulou_folder: Path) -> Iterator[Program]:
    with running(shutil.copytree(boulou_folder, tmp_path / "boulou")) as made:
        made.open()
        yield made


def write_strange_texts(program: Program) -> int:
    """Every text that may hold signs, through the rules; the id of a mandate."""
    desk = program.desk
    now = settings.load(desk)
    settings.change_place(desk, replace(now.place, street=STRANGE))
    said = now.conventions[0].terms
    terms = replace(said, partner=STRANGE, mention=STRANGE, controller=STRANGE, controller_contact=STRANGE)
    put_right(desk, terms)
    person = stored_person(desk.db, "O'Neil-d’Été", "Élo·ïse")
    stored_appointment(desk.db, person)
    lines = tuple(ScopeLine(STRANGE, STRANGE, line.acts) for line in a_body().lines)
    body = replace(a_body(), lines=lines, requests=(DataRequest(STRANGE, STRANGE),))
    return stored_mandate(desk.db, State.IDENTIFIED, person=person, body=body).id


def text_of(pdf: bytes) -> str:
    """The words of a page, blanks left out: lines are cut where they must."""
    with opened_pdf(pdf) as document:
        pages = [document[at].get_textpage().get_text_bounded() for at in range(len(document))]
    return "".join("".join(pages).replace("\N{NO-BREAK SPACE}", "").replace("\ufffe", "").split())


def test_signs_are_shown_and_printed_as_they_were_typed(qtbot: QtBot, program: Program) -> None:
    mandate_id = write_strange_texts(program)
    desk = program.desk
    for entry in PAGES:
        program.window.go(entry.key)
        program.window.refresh()
        assert not misread(program.window), (entry.key, misread(program.window))
    program.window.go("mandates", mandate_id=mandate_id)
    qtbot.waitUntil(lambda: STRANGE in shown_words(program.window).replace("\N{ZERO WIDTH SPACE}", ""))
    program.window.go("settings", section="convention")
    typed = [content(line) for line in lines_of(whole(program.window.page()))]
    assert typed.count(STRANGE) == 4 and not misread(program.window)
    papers = [day_sheets.every(desk, THURSDAY)[0], mandate_papers.mandate_form(desk, mandate_id)]
    plain = "".join(STRANGE.split())
    for paper in papers:
        assert plain in text_of(paper.build()), paper.title
    assert text_of(papers[1].build()).count(plain) >= 4


def test_every_notice_shows_signs_as_they_are(qtbot: QtBot) -> None:
    notice = MessageDialog(STRANGE, STRANGE, STRANGE)
    qtbot.addWidget(notice)
    notice.offer("J’ai compris")
    assert not misread(notice)
    assert [label.text() for label in notice.findChildren(QLabel)] == [STRANGE] * 3


@pytest.mark.parametrize("kind", BAD)
def test_a_search_takes_anything(program: Program, kind: str) -> None:
    """The list of people, and the search of a booking: something or nobody is found, and nothing breaks."""
    stored_person(program.desk.db)
    stored_advisor(program.desk.db)
    program.window.go("people")
    search: QWidget = field(program.window, "Chercher un usager")
    put(search, BAD[kind])  # type: ignore[arg-type]
    program.window.go("today")
    dialog = program.booking(name="roca joan")
    dialog.who._search_again()
    line = dialog.who.picker.line
    put(line, BAD[kind])
    assert content(line) == line.text() and not misread(dialog) and not misread(program.window)
    dialog.place()
    assert not dialog.settled and ("Choisissez la personne" in words(dialog) or not BAD[kind])
    assert not program.dialogs.said
    program.dialogs.answers = [True]
    dialog.reject()
