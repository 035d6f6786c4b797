"""Copies as the program makes them: due once a day, in every place that is there, told, and never silently absent."""

from __future__ import annotations

import shutil
import sys
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path

import pytest

from desktop_app.domain.backup import Reason
from desktop_app.domain.errors import NotAllowed
from desktop_app.domain.journal import Action
from desktop_app.storage import files
from desktop_app.storage.connection import database
from desktop_app.storage.copies import backups as copies
from desktop_app.storage.copies import copying, media
from desktop_app.storage.errors import PlaceAbsent, PlaceFull, PlaceProtected, Replaced
from desktop_app.storage.journal import journal
from desktop_app.use_cases import clock_check
from desktop_app.use_cases.changes import Changes
from desktop_app.use_cases.copies import backups
from desktop_app.use_cases.desk import Desk
from tests.helpers.alike import plain
from tests.helpers.builders import stored_person
from tests.helpers.clock import StillClock
from tests.storage.rights import protected

ODD_NAMES = ["CLÉ 64 Go", "a#c%d 'e ;$(rm) é", "permanence.db"]
if sys.platform != "win32":
    # Signs that Windows allows in no name, and dots that it takes off.
    ODD_NAMES += ["a?b#c%d 'e\" ;$(rm) \\ é\n", "..."]


def do(desk: Desk, job: backups.Job | None) -> Changes:
    """Run what is due in this thread, and record it."""
    assert job is not None
    return backups.record(desk, backups.run(job))


def names(place: Path) -> list[str]:
    return sorted(path.name for path in place.iterdir())


def told(desk: Desk) -> list[tuple[Action, str, str]]:
    lines = [entry for entry in journal.latest(desk.db, 50) if entry.action in (Action.BACKED_UP, Action.BACKUP_GONE)]
    return [(line.action, line.subject, line.detail) for line in reversed(lines)]


@pytest.fixture
def stick(desk: Desk, tmp_path: Path) -> Path:
    """A stick that was chosen as the second place."""
    path = tmp_path / "CLÉ 64 Go"
    path.mkdir()
    backups.choose_second_place(desk, str(path))
    return path


def test_a_copy_is_due_at_the_first_opening_of_the_day_and_not_twice(desk: Desk, clock: StillClock) -> None:
    assert "Aucune sauvegarde vérifiée" in backups.state(desk).sentence
    do(desk, backups.due(desk))
    assert backups.due(desk) is None
    place = copies.local_place(desk.folder)
    assert names(place) == [
        "permanence-2025-11-27-083000-jour.db", "permanence.keys", "permanence.mandates",
    ]  # fmt: skip
    assert "vérifiée aujourd’hui à 8 h 30" in plain(backups.state(desk).sentence) and backups.state(desk).fine
    assert told(desk) == [(Action.BACKED_UP, "sauvegarde-2025-11-27-083000", "cet ordinateur")]
    clock.forward(days=1)
    assert "hier à 8 h 30" in plain(backups.state(desk).sentence)
    do(desk, backups.due(desk))
    assert len(copies.listing(place)) == 2


def test_the_copy_is_sound_and_holds_the_day(desk: Desk) -> None:
    stored_person(desk.db)
    do(desk, backups.prepare(desk))
    (kept,) = backups.every(desk)
    assert kept.copy.reason is Reason.ASKED and kept.place == "Cet ordinateur"
    assert backups.contents(desk, kept.path).people == 1 and kept.size == kept.path.stat().st_size


def test_the_second_place_holds_the_same_copy_and_the_same_keys(desk: Desk, stick: Path) -> None:
    changes = do(desk, backups.due(desk))
    assert changes.told == "Sauvegarde faite et vérifiée."
    here, there = copies.local_place(desk.folder), media.place_on(stick)
    assert names(there) == sorted([*names(here), "permanence.place"])
    for name in names(here):
        assert (there / name).read_bytes() == (here / name).read_bytes()
    state = backups.state(desk)
    assert state.second.fine and state.local.fine and not state.pending
    assert {kept.place for kept in backups.every(desk)} == {"Cet ordinateur", str(stick)}


@pytest.mark.parametrize("name", ODD_NAMES)
def test_the_second_place_may_have_any_name(desk: Desk, tmp_path: Path, name: str) -> None:
    (tmp_path / name).mkdir()
    backups.choose_second_place(desk, str(tmp_path / name))
    do(desk, backups.due(desk))
    kept = next(kept for kept in backups.every(desk) if kept.place != "Cet ordinateur")
    assert backups.contents(desk, kept.path).people == 0


def test_an_unplugged_stick_is_told_and_stops_nothing(desk: Desk, stick: Path, clock: StillClock) -> None:
    do(desk, backups.due(desk))
    clock.forward(days=1)
    stick.rename(stick.with_name("in the pocket"))
    changes = do(desk, backups.due(desk))
    made = "Sauvegarde faite et vérifiée sur cet ordinateur, pas au second endroit."
    assert changes.told == f"{made} {PlaceAbsent.sentence} {PlaceAbsent.way_out}"
    state = backups.state(desk)
    assert state.local.fine and state.second.more == PlaceAbsent.sentence
    assert state.second.fine and "hier" in state.second.sentence
    assert backups.due(desk) is None
    clock.forward(days=8)
    assert not backups.state(desk).second.fine


def test_what_goes_wrong_after_the_copy_does_not_say_that_it_was_not_made(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    # The room runs out between the copy, which fits, and the keys beside it.
    usage = shutil.disk_usage(desk.folder)
    room = iter([usage, usage._replace(free=0)])
    monkeypatch.setattr(copying.shutil, "disk_usage", lambda path: next(room))
    changes = do(desk, backups.prepare(desk))
    no_keys = "Les clés n’ont pas pu être recopiées à côté des copies."
    assert changes.told == f"Sauvegarde faite et vérifiée. {no_keys} {PlaceFull.way_out}"
    assert backups.state(desk).local.more == no_keys


def test_a_stick_plugged_in_later_gets_the_copy_of_the_day_without_a_new_one_here(
    desk: Desk, stick: Path, clock: StillClock
) -> None:
    stick.rename(stick.with_name("in the pocket"))
    do(desk, backups.due(desk))
    stick.with_name("in the pocket").rename(stick)
    clock.forward(minutes=30)
    assert backups.due(desk) is None
    clock.forward(minutes=30)
    do(desk, backups.due(desk))
    assert len(copies.listing(copies.local_place(desk.folder))) == 1
    assert copies.listing(media.place_on(stick)) == copies.listing(copies.local_place(desk.folder))
    assert backups.state(desk).second.fine and backups.due(desk) is None


def test_the_empty_folder_a_stick_leaves_behind_is_not_taken_for_it(desk: Desk, stick: Path) -> None:
    do(desk, backups.due(desk))
    shutil.rmtree(stick)
    stick.mkdir()
    do(desk, backups.prepare(desk))
    assert names(stick) == [] and backups.state(desk).second.more == PlaceAbsent.sentence


def test_two_sticks_may_take_turns_under_one_name(desk: Desk, stick: Path, clock: StillClock) -> None:
    do(desk, backups.due(desk))
    stick.rename(stick.with_name("first"))
    stick.mkdir()
    backups.choose_second_place(desk, str(stick))
    clock.forward(days=1)
    do(desk, backups.due(desk))
    assert len(copies.listing(media.place_on(stick))) == 1
    stick.rename(stick.with_name("second"))
    stick.with_name("first").rename(stick)
    clock.forward(days=1)
    do(desk, backups.due(desk))
    assert len(copies.listing(media.place_on(stick))) == 2 and backups.state(desk).second.fine


def test_a_stick_pulled_out_in_the_middle_is_told_and_the_local_copy_stays_good(
    desk: Desk, stick: Path, clock: StillClock
) -> None:
    do(desk, backups.due(desk))
    clock.forward(days=1)
    local = 3 * sum(path_of(desk.folder).stat().st_size for path_of in (files.data_in, files.mandates_in))

    def pull_out(done: int, total: int) -> None:
        if done > local and stick.exists():
            stick.rename(stick.with_name("pulled out"))

    job = backups.due(desk)
    assert job
    changes = backups.record(desk, backups.run(job, pull_out))
    assert not stick.exists() and "ne répond plus" in changes.told
    state = backups.state(desk)
    assert state.local.fine and not state.second.fine and "ne répond plus" in state.second.more
    assert backups.contents(desk, backups.every(desk)[0].path).people == 0
    assert len(copies.listing(media.place_on(stick.with_name("pulled out")))) == 1


def test_a_protected_stick_is_refused_when_it_is_chosen_and_told_later(desk: Desk, stick: Path) -> None:
    place = media.place_on(stick)
    with protected(stick, place), pytest.raises(PlaceProtected):
        backups.choose_second_place(desk, str(stick))
    with protected(place):
        changes = do(desk, backups.due(desk))
    assert "est protégé" in changes.told and not backups.state(desk).second.fine and backups.state(desk).local.fine


def test_without_room_here_the_copy_goes_to_the_stick(desk: Desk, stick: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    usage = shutil.disk_usage(desk.folder)

    def full_here(path: Path) -> object:
        return usage._replace(free=1000) if Path(path) == copies.local_place(desk.folder) else usage

    monkeypatch.setattr(shutil, "disk_usage", full_here)
    changes = do(desk, backups.due(desk))
    assert "Il n’y a plus de place" in changes.told
    assert not copies.listing(copies.local_place(desk.folder)) and len(copies.listing(media.place_on(stick))) == 1
    state = backups.state(desk)
    assert not state.local.fine and "plus de place" in state.local.more and state.second.fine
    assert not [row for row in state.pending if row.label == str(stick)]


@pytest.mark.parametrize("after", [0, 1, 3, 5])
def test_it_can_be_stopped_and_leaves_what_was_there(desk: Desk, stick: Path, clock: StillClock, after: int) -> None:
    do(desk, backups.due(desk))
    places = copies.local_place(desk.folder), media.place_on(stick)
    before = [{path.name: path.read_bytes() for path in place.glob("*.db")} for place in places]
    clock.forward(days=1)
    seen: list[int] = []
    job = backups.due(desk)
    assert job
    result = backups.run(job, lambda done, total: seen.append(done), lambda: len(seen) > after)
    assert result.stopped and "arrêtée" in backups.record(desk, result).told
    for place, was in zip(places, before, strict=True):
        assert len(was) == 1 and {name: (place / name).read_bytes() for name in was} == was
        assert not [name for name in names(place) if ".new" in name]


def test_progress_never_goes_back_and_never_passes_the_end(desk: Desk, stick: Path) -> None:
    seen: list[tuple[int, int]] = []
    job = backups.due(desk)
    assert job
    backups.run(job, lambda done, total: seen.append((done, total)))
    assert seen == sorted(seen) and all(done <= total for done, total in seen) and len({t for _, t in seen}) == 1
    assert seen[-1][0] >= 0.9 * seen[-1][1] and len(seen) >= 8


def test_old_copies_go_and_the_register_and_the_journal_tell_it(desk: Desk, stick: Path, clock: StillClock) -> None:
    do(desk, backups.due(desk))
    clock.forward(days=36)
    clock_check.accept(desk, day=desk.now().date())
    do(desk, backups.due(desk))
    assert [kept.copy.at.date() for kept in backups.every(desk)] == [date(2026, 1, 2)] * 2 + [date(2025, 11, 27)] * 2
    # The last one from before the absence goes after a week: the date may have been confirmed by mistake.
    for days in (7, 1):
        clock.forward(days=days)
        do(desk, backups.due(desk))
    assert [len(copies.listing(place)) for place in (copies.local_place(desk.folder), media.place_on(stick))] == [3, 3]
    assert [line for line in told(desk) if line[0] is Action.BACKUP_GONE] == [
        (Action.BACKUP_GONE, "sauvegarde-2025-11-27-083000", "cet ordinateur"),
        (Action.BACKUP_GONE, "sauvegarde-2025-11-27-083000", told(desk)[-1][2]),
    ]
    assert {kept.copy.at.date() for kept in backups.every(desk)} == {date(2026, 1, day) for day in (2, 9, 10)}


def test_while_the_date_is_in_doubt_copies_are_made_and_none_is_taken_away(desk: Desk, clock: StillClock) -> None:
    do(desk, backups.due(desk))
    clock.forward(days=400)
    assert clock_check.doubt(desk)
    do(desk, backups.due(desk))
    assert len(copies.listing(copies.local_place(desk.folder))) == 2
    clock_check.accept(desk, day=desk.now().date())
    for _ in range(9):
        clock.forward(days=1)
        do(desk, backups.due(desk))
    assert 2025 not in {copy.at.year for copy in copies.listing(copies.local_place(desk.folder))}


def test_a_copy_taken_away_by_hand_leaves_the_register_and_an_unknown_one_enters_it(
    desk: Desk, clock: StillClock
) -> None:
    do(desk, backups.due(desk))
    (kept,) = backups.every(desk)
    kept.path.rename(kept.path.with_name("permanence-2025-11-20-090000-jour.db"))
    clock.forward(days=1)
    do(desk, backups.due(desk))
    assert [kept.copy.at.date().day for kept in backups.every(desk)] == [28, 20]


def test_a_disk_nearly_full_is_told_in_time(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    from desktop_app.use_cases.copies import backup_places

    do(desk, backups.due(desk))
    usage = shutil.disk_usage(desk.folder)
    monkeypatch.setattr(backup_places, "disk_usage", lambda _: usage._replace(free=200 * 1024 * 1024))
    assert "presque plein" in backups.state(desk).room and not backups.state(desk).fine


def test_everybody_makes_copies_and_a_manager_alone_chooses_among_them(desk: Desk, reception_desk: Desk) -> None:
    do(reception_desk, backups.due(reception_desk))
    assert backups.state(reception_desk).fine
    for verb in (
        partial(backups.every, reception_desk),
        partial(backups.contents, reception_desk, desk.folder),
        partial(backups.choose_second_place, reception_desk, ""),
        partial(backups.forget_medium, reception_desk, "a" * 32),
    ):
        with pytest.raises(NotAllowed):
            verb()


def test_no_name_of_a_person_and_no_path_enters_the_journal(desk: Desk, stick: Path) -> None:
    do(desk, backups.due(desk))
    text = " ".join(f"{entry.subject} {entry.detail}" for entry in journal.latest(desk.db, 100))
    assert str(stick) not in text and stick.name not in text and str(desk.folder) not in text


def test_the_window_may_write_while_the_copy_is_made(desk: Desk) -> None:
    job = backups.due(desk)
    assert job
    wrote: list[str] = []

    def write(done: int, total: int) -> None:
        if not wrote:
            other = database.open_file(desk.folder, desk.keys.data)
            wrote.append(stored_person(other, "Pendant").last_name)
            other.close()

    result = backups.run(job, write)
    assert wrote and result.served[0].fresh and not result.served[0].trouble


def test_a_known_trouble_of_one_place_is_told_once(desk: Desk, stick: Path) -> None:
    job = backups.due(desk)
    assert job
    spoiled = replace(job, data_key=b"k" * 32)
    result = backups.run(spoiled)
    assert all(served.trouble for served in result.served)
    assert backups.record(desk, result).told.count("n’est pas un fichier de Permanence") == len(result.served)


def test_no_copy_is_made_of_a_file_that_was_put_there_meanwhile(desk: Desk, tmp_path: Path) -> None:
    """Read with the log of the file before, it would be a mixture of two days."""
    job, path = backups.prepare(desk), files.data_in(desk.folder)
    shutil.copy(path, tmp_path / "draft")
    (tmp_path / "draft").replace(path)
    (local,) = backups.run(job).served
    assert local.trouble == Replaced().to_a_reader().sentence
    assert not list(copies.local_place(desk.folder).glob("*.db*"))
