"""What the program does by itself after each opening, what it says at the top, and the file closed for a moment."""

from __future__ import annotations

import shutil
import threading
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.domain.errors import NotAllowed
from desktop_app.domain.journal import Action
from desktop_app.domain.mandate import State
from desktop_app.domain.reception.circumstances import USUAL, Circumstances
from desktop_app.domain.reception.message import Message
from desktop_app.domain.reception.ticket import Ticket
from desktop_app.screens.opening import upkeep
from desktop_app.screens.progress_dialog import Cancelled, Progress
from desktop_app.screens.today.page import TodayPage
from desktop_app.storage import files
from desktop_app.storage.connection import database
from desktop_app.storage.copies.backups import local_place
from desktop_app.storage.journal import journal
from desktop_app.storage.mandates import mandate_body
from desktop_app.storage.planning import sessions
from desktop_app.storage.reception import appointments, messages, tickets
from desktop_app.use_cases.copies import backups, control
from desktop_app.use_cases.desk import Desk
from desktop_app.use_cases.destruction import destructions, erasure
from desktop_app.use_cases.mandates import endings, mandates
from tests.helpers.alike import before_opening
from tests.helpers.builders import THURSDAY, stored_appointment, stored_mandate, stored_person
from tests.helpers.clock import StillClock
from tests.helpers.day_screens import to_do
from tests.helpers.program import Program, running, wait_until
from tests.helpers.seeing import click
from tests.screens.test_lock import come_in, journaled

FRONT_DESK, MANAGER = 2, 4


@pytest.fixture
def program(qtbot: QtBot, tmp_path: Path, boulou_folder: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Program]:
    """The program, which goes round as soon as the day is painted."""
    monkeypatch.setattr(upkeep, "AFTER_PAINT_MS", 10)
    monkeypatch.setattr(upkeep, "FIRST_MINUTE", 0)
    with running(shutil.copytree(boulou_folder, tmp_path / "boulou")) as made:
        yield made


def said(program: Program) -> dict[str, str]:
    """The lines at the top of the window in sight."""
    return program.window.notices.sentences()


def done(program: Program, *actions: Action) -> bool:
    """Whether all of these are in the journal."""
    return set(actions) <= {action for _, action in journaled(program, 50)}


def test_the_first_opening_of_the_day_copies_the_file_and_reads_it_through(program: Program) -> None:
    program.open(account=FRONT_DESK)
    wait_until(lambda: done(program, Action.BACKED_UP, Action.CONTROLLED))
    assert list((program.folder / "sauvegardes").glob("permanence-*.db"))
    # The offscreen screen is too narrow for the sentence, which is then said under the mouse.
    wait_until(lambda: any("vérifiée aujourd’hui" in one.toolTip() for one in program.window.findChildren(QWidget)))
    assert not program.window.done_line.told() and not said(program)


def test_the_days_of_many_years_are_kept_part_by_part_without_waiting_for_the_next_round(program: Program) -> None:
    """The patterns of this file begin 631 days before."""
    program.open(account=FRONT_DESK)
    desk = program.desk
    wait_until(lambda: sessions.settled_before(desk.db) == THURSDAY)
    assert len(sessions.between(desk.db, date(2024, 3, 6), date(2025, 11, 26))) > 150


def test_no_opening_erases_anybody_however_long_ago_they_came(program: Program) -> None:
    with before_opening(program.folder, program.clock) as desk:
        stored_person(desk.db, "Parti", "Paul", on=date(2015, 1, 2))
    program.open(account=MANAGER)
    wait_until(lambda: done(program, Action.BACKED_UP, Action.CONTROLLED))
    assert erasure.dormant(program.desk).people == 1
    assert not done(program, Action.DESTRUCTION_ASKED)


def test_the_first_opening_of_a_day_forgets_names_of_yesterday_and_notes_of_last_week(program: Program) -> None:
    with before_opening(program.folder, program.clock) as desk:
        eve, before = program.clock.now - timedelta(days=1), program.clock.now - timedelta(days=9)
        noted = stored_appointment(desk.db, start=before, circumstances=Circumstances(note="apporte sa tablette"))
        with database.writing(desk.db):
            came = tickets.add(desk.db, Ticket(0, eve.date(), 0, eve, "Colette"))
            messages.add(desk.db, Message(0, 1, before.date(), "La salle est prise", before, "Accueil", read_at=before))
    program.open(account=FRONT_DESK)
    wait_until(lambda: done(program, Action.TICKETS_FORGOTTEN, Action.NOTES_FORGOTTEN, Action.MESSAGES_FORGOTTEN))
    assert tickets.get(program.desk.db, came.id).label == ""
    kept = appointments.get(program.desk.db, noted.id)
    assert kept and kept.circumstances == USUAL and not messages.of_day(program.desk.db, before.date())


def test_the_second_opening_has_nothing_to_do(program: Program) -> None:
    program.open()
    wait_until(lambda: done(program, Action.BACKED_UP, Action.CONTROLLED))
    before = len(journaled(program, 50))
    program.session.door.lock()
    come_in(program)
    program.go_round()
    assert len(journaled(program, 50)) == before + 2


def test_after_a_destruction_the_keys_beside_the_copies_are_soon_those_without_it(
    program: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(upkeep, "SOON_MS", 10)
    program.open()
    wait_until(lambda: done(program, Action.BACKED_UP, Action.CONTROLLED))
    desk = program.desk
    id, copy = stored_mandate(desk.db).id, files.mandates_in(local_place(program.folder))
    before = copy.read_bytes()
    program.window.context.runner.do(endings.withdraw, id)
    # Ten milliseconds later it may be done already: that it was is seen by the copy.
    wait_until(lambda: not backups.pending_media(desk) and copy.read_bytes() != before)


def change_a_line(folder: Path) -> None:
    """Make the journal say something else, as somebody who holds the key could."""
    with before_opening(folder, StillClock()) as desk:
        with database.writing(desk.db):
            desk.record(Action.BOOKED, "rendez-vous-1")
            desk.record(Action.BOOKED, "rendez-vous-2")
        desk.db.execute("PRAGMA writable_schema=OFF")
        for trigger in desk.db.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
            desk.db.execute(f"DROP TRIGGER {trigger[0]}")
        desk.db.execute("UPDATE journal SET subject = 'rendez-vous-9' WHERE subject = 'rendez-vous-1'")
        desk.db.conn.commit()


@pytest.mark.parametrize("account", [FRONT_DESK, MANAGER])
def test_a_journal_that_was_changed_is_said_to_everybody_and_shown_to_a_referent(
    program: Program, account: int
) -> None:
    change_a_line(program.folder)
    program.open(account=account)
    wait_until(lambda: "journal" in said(program))
    assert "changées ou retirées" in said(program)["journal"]
    if account == MANAGER:
        click(program.window.notices, "Voir")
        assert program.window.page().key == "journal"
    else:
        assert said(program)["journal"].endswith("Prévenez un référent.")


def test_what_is_said_is_said_to_whoever_comes_next(program: Program) -> None:
    change_a_line(program.folder)
    program.open()
    wait_until(lambda: "journal" in said(program))
    program.session.door.lock()
    come_in(program, FRONT_DESK)
    assert "journal" in said(program)


def test_a_date_a_year_ahead_ends_no_mandate_until_somebody_confirms_it(program: Program) -> None:
    with before_opening(program.folder, program.clock) as desk:
        stored_mandate(desk.db)
        with database.writing(desk.db):
            desk.record(Action.OPENED)
    program.open()
    wait_until(lambda: done(program, Action.BACKED_UP))
    assert "clock" not in said(program)
    program.session.door.lock()
    program.clock.forward(days=400)
    come_in(program, FRONT_DESK)
    program.go_round()
    assert "la date est-elle juste" in said(program)["clock"]
    assert running_mandates(program) == 1
    click(program.window.notices, "Oui, elle est juste")
    assert running_mandates(program) == 0 and "clock" not in said(program)


@pytest.fixture
def doubtful(program: Program) -> Program:
    """An advisor before the question of a clock that is three weeks ahead, with a mandate that ends meanwhile."""
    with before_opening(program.folder, program.clock) as desk:
        stored_mandate(desk.db, ends_on=(program.clock.now + timedelta(days=10)).date())
    program.open()
    wait_until(lambda: done(program, Action.BACKED_UP))
    program.session.door.lock()
    program.clock.forward(days=21)
    come_in(program)
    wait_until(lambda: "clock" in said(program))
    return program


def nothing_was_destroyed(program: Program) -> bool:
    desk = program.desk
    listed = [found.mandate for found in mandates.listing(desk)]
    bodies = mandate_body.read(desk.db, desk.mandate_keys, desk.keys, listed)
    made_before = list((program.folder / "sauvegardes").glob("permanence-2025-11-27-*"))
    return len(listed) == len(bodies) == 1 and bool(made_before) and not destructions.pending(desk)


def test_coming_back_after_days_is_asked_at_once_with_both_dates(doubtful: Program) -> None:
    asked = said(doubtful)["clock"].replace("\N{NO-BREAK SPACE}", " ")
    assert "L’ordinateur dit jeudi 18 décembre 2025 ; " in asked and "c’était le 27 novembre 2025 : " in asked
    assert nothing_was_destroyed(doubtful)


def test_no_is_an_answer_that_destroys_nothing_and_says_what_to_do(doubtful: Program) -> None:
    click(doubtful.window.notices, "Non")
    assert "faites régler l’horloge" in said(doubtful)["clock"] and nothing_was_destroyed(doubtful)
    doubtful.go_round()
    assert "faites régler l’horloge" in said(doubtful)["clock"] and nothing_was_destroyed(doubtful)
    click(doubtful.window.notices, "Elle est juste")
    assert "clock" not in said(doubtful) and running_mandates(doubtful) == 0


def test_a_question_put_away_destroys_nothing_and_comes_back_from_what_is_to_do(doubtful: Program) -> None:
    click(doubtful.window.notices, "Masquer")
    doubtful.go_round()
    assert "clock" not in said(doubtful) and nothing_was_destroyed(doubtful)
    page = doubtful.window.page()
    assert isinstance(page, TodayPage)
    (line,) = [each for each in to_do(page) if "Date de l’ordinateur" in each.accessibleName()]
    line.click()
    assert "la date est-elle juste" in said(doubtful)["clock"] and nothing_was_destroyed(doubtful)


def test_a_window_closed_before_the_question_destroys_nothing(doubtful: Program) -> None:
    doubtful.window.close()
    doubtful.session.door.close()
    with before_opening(doubtful.folder, doubtful.clock) as desk:
        assert [each.mandate.state for each in mandates.listing(desk)] == [State.ACTIVE]


def test_what_is_confirmed_is_the_day_that_was_shown(doubtful: Program) -> None:
    doubtful.clock.forward(days=300)
    click(doubtful.window.notices, "Oui, elle est juste")
    assert "a changé depuis la question" in doubtful.dialogs.sentences[-1] and nothing_was_destroyed(doubtful)
    assert "14\N{NO-BREAK SPACE}octobre 2026" in said(doubtful)["clock"]


def test_a_clock_put_right_takes_the_question_away(doubtful: Program) -> None:
    doubtful.clock.forward(days=-20)
    doubtful.go_round()
    assert "clock" not in said(doubtful) and nothing_was_destroyed(doubtful)


def running_mandates(program: Program) -> int:
    return len(mandates.listing(program.desk, open_only=True))


def test_a_damaged_file_found_by_the_control_is_said(program: Program, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(control, "_fault_of_files", lambda _job, _watch: "Le fichier des données est abîmé.")
    program.open(account=MANAGER)
    wait_until(lambda: "abîmé" in said(program).get("control", ""))
    click(program.window.notices, "Voir")
    assert program.window.page().key == "protection"


def test_closing_in_the_middle_of_a_copy_waits_for_its_end(program: Program) -> None:
    program.open()
    program.session.door.close()
    assert not list(program.folder.rglob("*.new")) and not files.data_in(program.folder).with_suffix(".db-wal").exists()


class Gate:
    """Work that stands still until it is let go, and has seen whether the file was closed."""

    def __init__(self, folder: Path, error: Exception | None = None) -> None:
        self.go, self.closed = threading.Event(), False
        self._folder, self._error = folder, error

    def __call__(self, progress: Progress, cancelled: Cancelled) -> str:
        self.closed = not files.data_in(self._folder).with_suffix(".db-wal").exists()
        self.go.wait(5)
        if self._error is not None:
            raise self._error
        return "La copie est remise en place."


def test_the_file_is_closed_while_another_is_put_in_its_place(program: Program) -> None:
    program.open()
    first, work = program.window, Gate(program.folder)
    first.context.program.reopen("Remise en place", work, "protection")
    assert program.session.door.window is None and program.session.door.file is None
    assert [one.windowTitle() for one in QApplication.topLevelWidgets() if one.isVisible()] == ["Remise en place"]
    work.go.set()
    program.wait_for_window()
    assert work.closed and program.window.page().key == "protection"
    assert program.window.done_line.told() == "La copie est remise en place."
    assert QApplication.quitOnLastWindowClosed()
    program.window.context.runner.do(endings.close_expired)


def test_the_file_opens_again_though_nothing_could_be_put_in_its_place(program: Program) -> None:
    program.open()
    work = Gate(program.folder, NotAllowed("Il faut un compte de référent."))
    work.go.set()
    program.window.context.program.reopen("Remise en place", work, "today")
    program.wait_for_window()
    wait_until(lambda: "Il faut un compte de référent." in program.dialogs.sentences)
    assert journal.latest(desk(program).db, 1)[0].action is Action.OPENED


def test_what_was_put_back_and_does_not_open_is_said_over_the_unlock_window(program: Program) -> None:
    program.open()

    def spoil(_progress: Progress, _cancelled: Cancelled) -> str:
        files.data_in(program.folder).write_bytes(b"not a database" * 1_000)
        return ""

    program.window.context.program.reopen("Remise en place", spoil, "today")
    wait_until(lambda: program.session.door.unlock is not None)
    assert "n’est pas un fichier de Permanence" in program.unlock.head.sentence()


def test_something_unfinished_behind_the_lock_is_asked_before_the_file_is_closed(program: Program) -> None:
    program.open()
    program.booking()
    program.session.door.lock()
    come_in(program, MANAGER)
    program.dialogs.answers = [False]
    program.window.context.program.reopen("Remise en place", Gate(program.folder), "today")
    assert program.window.isVisible() and "n’est pas finie" in program.dialogs.sentences[-1]


def desk(program: Program) -> Desk:
    return program.desk
