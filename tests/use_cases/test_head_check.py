"""What the opening finds to be missing is said once; a backup put by hand beside the keys opens for a référent."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime
from pathlib import Path
from types import ModuleType

import pytest

from desktop_app.domain.journal import Action
from desktop_app.domain.person import read_person
from desktop_app.storage import files, numbers
from desktop_app.storage.connection import database
from desktop_app.storage.copies import backups as copies
from desktop_app.storage.errors import CopyPutBack
from desktop_app.storage.journal import journal, journal_check
from desktop_app.storage.mandates import mandate_keys
from desktop_app.storage.reception import people
from desktop_app.use_cases.accounts import head_check, opening
from desktop_app.use_cases.copies import backups, restore
from desktop_app.use_cases.desk import Desk
from desktop_app.use_cases.mandates import mandates
from desktop_app.use_cases.reception import people as verbs
from tests.helpers import builders
from tests.helpers.alike import plain
from tests.helpers.builders import PASSPHRASE
from tests.helpers.clock import StillClock
from tests.storage.killing import each_kill

FRONT_DESK, MANAGER = 2, 4


@pytest.fixture
def place(tmp_path: Path, boulou_folder: Path) -> Path:
    return shutil.copytree(boulou_folder, tmp_path / "boulou")


@pytest.fixture
def at_desk(place: Path, clock: StillClock):
    """Open the folder as an account, for a while."""

    @contextmanager
    def opened(account: int = 1) -> Iterator[Desk]:
        desk = opening.open_desk(place, opening.find_keys(place, account, PASSPHRASE), clock=clock)
        try:
            yield desk
        finally:
            opening.close_desk(desk)

    return opened


def register(desk: Desk, *names: str) -> None:
    for name in names:
        verbs.register(desk, read_person(name, "Joan"))


def copy_of_today(desk: Desk) -> Path:
    result = backups.run(backups.prepare(desk))
    backups.record(desk, result)
    return copies.local_place(desk.folder) / copies.listing(copies.local_place(desk.folder))[0].name


@pytest.mark.parametrize("file", [database, mandate_keys])
def test_an_opening_judges_each_file_once(at_desk, monkeypatch: pytest.MonkeyPatch, file: ModuleType) -> None:
    """Judged again, the journal would be read twice at each start, and one file once the other is written."""
    judged, judge = [], file.judge

    def noted(*given: object, **more: object) -> object:
        judged.append(file)
        return judge(*given, **more)

    monkeypatch.setattr(file, "judge", noted)
    with at_desk():
        assert judged == [file]


def test_a_day_that_ends_well_says_nothing(at_desk) -> None:
    for name in ("Roca", "Soler", "Vila"):
        with at_desk() as desk:
            assert not desk.found
            register(desk, name)


def test_an_older_file_is_said_once_and_written_in_the_journal(at_desk, place: Path, tmp_path: Path) -> None:
    with at_desk() as desk:
        register(desk, "Roca")
    older = shutil.copy(files.data_in(place), tmp_path / "older.db")
    with at_desk() as desk:
        register(desk, "Soler", "Vila")
        known = journal.head(desk.db).count
    shutil.copy(older, files.data_in(place))
    with at_desk(FRONT_DESK) as desk:
        said = plain(desk.found)
        assert "3 actions enregistrées manquent" in said and "jeudi 27 novembre 2025 à 8 h 30" in said
        told = journal.latest(desk.db, 2)[1]
        assert (told.action, told.who, told.detail) == (Action.LINES_MISSING, "compte-2", f"{known - 3} {known}")
    with at_desk() as desk:
        assert not desk.found


def test_numbers_of_mandates_go_on_after_those_that_may_have_been_printed(at_desk, place: Path, tmp_path: Path) -> None:
    with at_desk():
        pass
    older = shutil.copy(files.data_in(place), tmp_path / "older.db")
    with at_desk() as desk:
        asked = {"person": builders.a_person(), "advisor_id": 1, "body": builders.a_body()}
        mandates.draft(desk, **asked, ends_on=date(2026, 5, 27))
    shutil.copy(older, files.data_in(place))
    with at_desk() as desk:
        row = desk.db.execute("SELECT rank FROM number_floor WHERE series = ?", (numbers.MANDATES,)).fetchone()
        assert row == (1,)


def test_what_the_program_puts_back_itself_accuses_nobody(at_desk, place: Path, clock: StillClock) -> None:
    with at_desk() as desk:
        copy = copy_of_today(desk)
        register(desk, "Roca", "Soler")
    unlocked = opening.find_keys(place, 1, PASSPHRASE)
    restore.put_back(place, unlocked, copy, at=clock())
    with at_desk() as desk:
        assert not desk.found and people.count(desk.db) == 0


@pytest.fixture
def put_by_hand(at_desk, place: Path) -> Path:
    """The copy of the morning in the place of the file, two people later."""
    with at_desk() as desk:
        copy = copy_of_today(desk)
        register(desk, "Roca", "Soler")
    shutil.copy(copy, files.data_in(place))
    return place


@pytest.mark.parametrize("account", [1, MANAGER])
def test_a_backup_put_by_hand_opens_for_a_referent_who_is_told_of_which_day_it_is(
    put_by_hand: Path, at_desk, account: int
) -> None:
    with at_desk(account) as desk:
        said = plain(desk.found)
        assert "remise à la main" in said and "sa dernière action est du jeudi 27 novembre 2025 à 8 h 30" in said
        assert "3 actions enregistrées depuis manquent" in said
        register(desk, "Vila")
        assert [each.last_name for each in people.listing(desk.db)] == ["Vila"]
        actions = [line.action for line in journal.latest(desk.db, 4)]
        assert actions == [Action.PERSON_ADDED, Action.OPENED, Action.LINES_MISSING, Action.RESTORED]
        assert journal_check.verify(desk.db, start_key=opening.find_keys(put_by_hand, 1, PASSPHRASE).keys.journal).sound
    with at_desk(FRONT_DESK) as desk:
        assert not desk.found


def test_the_desk_is_told_of_it_and_changes_nothing(put_by_hand: Path, at_desk) -> None:
    before = files.data_in(put_by_hand).read_bytes()
    with pytest.raises(CopyPutBack) as told, at_desk(FRONT_DESK):
        pass
    assert "sa dernière action est du jeudi 27 novembre 2025 à 8 h 30." in plain(told.value.sentence)
    assert files.data_in(put_by_hand).read_bytes() == before


def test_the_log_of_the_file_that_was_there_is_not_played_into_it(at_desk, place: Path) -> None:
    with at_desk() as desk:
        copy = copy_of_today(desk)
        register(desk, "Roca", "Soler")
        log = files.data_in(place).with_name("permanence.db-wal").read_bytes()
    assert log
    shutil.copy(copy, files.data_in(place))
    files.data_in(place).with_name("permanence.db-wal").write_bytes(log)
    with at_desk() as desk:
        assert people.count(desk.db) == 0 and "remise à la main" in desk.found
        assert desk.db.execute("PRAGMA integrity_check").fetchone()[0] == "ok"


def test_a_backup_put_by_hand_without_a_head_is_said_by_its_day(put_by_hand: Path, at_desk) -> None:
    files.head_in(put_by_hand).unlink()
    with at_desk() as desk:
        assert "sa dernière action" in desk.found and "manque" not in desk.found


def test_a_kill_while_it_is_put_into_service_leaves_it_to_be_done_again(
    put_by_hand: Path, at_desk, clock: StillClock, tmp_path: Path
) -> None:
    kept, unlocked = shutil.copytree(put_by_hand, tmp_path / "kept"), opening.find_keys(put_by_hand, 1, PASSPHRASE)

    def work() -> None:
        opening.close_desk(opening.open_desk(put_by_hand, unlocked, clock=clock))

    told = 0
    for _ in each_kill(work):
        with at_desk() as desk:
            told += "remise à la main" in desk.found
            register(desk, "Vila")
            assert people.count(desk.db) == 1
        shutil.rmtree(put_by_hand)
        shutil.copytree(kept, put_by_hand)
    assert told


LAST = datetime(2025, 11, 27, 8, 30)


@pytest.mark.parametrize(
    ("found", "said"),
    [
        (head_check.Reached(9, LAST), ""),
        (
            head_check.Reached(9, LAST, expected=10),
            "1 action enregistrée manque dans le fichier, après celle du jeudi 27 novembre 2025 à 8 h 30.",
        ),
        (head_check.Reached(9, None, expected=11), "2 actions enregistrées depuis manquent dans ce fichier."),
        (
            head_check.Reached(9, LAST, copied=True),
            "Une sauvegarde a été remise à la main dans le dossier des données : sa dernière action est du "
            "jeudi 27 novembre 2025 à 8 h 30.",
        ),
        (
            head_check.Reached(9, None, copied=True, expected=10),
            "Une sauvegarde a été remise à la main dans le dossier des données. "
            "1 action enregistrée depuis manque dans ce fichier.",
        ),
        (
            head_check.Reached(9, LAST, expected=9),
            "Des actions enregistrées sur ce poste ne sont plus dans le fichier : d’autres sont à leur place.",
        ),
    ],
)
def test_what_is_missing_is_counted_with_where_to_look(found: head_check.Reached, said: str) -> None:
    way_out = " Comparez avec les papiers. Une sauvegarde plus récente se remet dans Protection."
    assert plain(head_check.told(found)) == (said + way_out if said else "")


def test_a_file_that_went_another_way_is_said_so() -> None:
    assert "d’autres sont à leur place" in head_check.told(head_check.Reached(9, None, expected=5))
    assert not head_check.told(head_check.Reached(9))
