"""Putting a copy back as the screen asks for it: what may be chosen, who may, and what is said."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest

from desktop_app.domain.backup import Reason
from desktop_app.domain.errors import NotAllowed
from desktop_app.storage import files
from desktop_app.storage.copies import backups as copies
from desktop_app.storage.errors import AlreadyThere, Damaged, KeysMissing, MandateKeysMissing, NotOurs
from desktop_app.storage.keys import vault
from desktop_app.storage.mandates import mandate_keys
from desktop_app.use_cases.accounts import opening
from desktop_app.use_cases.accounts.opening import Unlocked
from desktop_app.use_cases.copies import backups, restore
from desktop_app.use_cases.desk import Desk
from tests.helpers.builders import PASSPHRASE, RECOVERY_CODE, stored_person
from tests.helpers.clock import StillClock

AT = datetime(2025, 11, 28, 9, 0)


@pytest.fixture
def closed(desk: Desk) -> Desk:
    """A desk that has made a copy with one person in it, then met another, and is closed."""
    stored_person(desk.db, "Avant")
    job = backups.due(desk)
    assert job
    backups.record(desk, backups.run(job))
    stored_person(desk.db, "Après")
    opening.close_desk(desk)
    return desk


@pytest.fixture
def manager(closed: Desk) -> Unlocked:
    return Unlocked(closed.account, closed.keys)


@pytest.fixture
def stick(closed: Desk, tmp_path: Path) -> Path:
    """A stick with the copies of the closed desk."""
    shutil.copytree(copies.local_place(closed.folder), tmp_path / "stick" / "Permanence")
    return tmp_path / "stick"


def names(folder: Path, who: Unlocked, clock: StillClock) -> Iterator[str]:
    opened = opening.open_desk(folder, who, clock=clock)
    try:
        return iter([row["last_name"] for row in opened.db["person"].rows])
    finally:
        opening.close_desk(opened)


def test_a_copy_is_chosen_by_what_it_holds_and_put_back(closed: Desk, manager: Unlocked, clock: StillClock) -> None:
    (choice,) = restore.choices(closed.folder, closed.keys)
    assert choice.contents and choice.contents.people == 1 and not choice.trouble
    said = restore.put_back(closed.folder, manager, choice.path, at=AT)
    assert "La sauvegarde du jeudi 27" in said and "Le fichier remplacé est gardé" in said
    assert list(names(closed.folder, manager, clock)) == ["Avant"]
    assert len(restore.choices(closed.folder, closed.keys)) == 2


def test_what_a_kill_in_the_middle_left_goes_at_the_next_opening_and_a_file_that_was_replaced_stays(
    closed: Desk, manager: Unlocked, clock: StillClock
) -> None:
    place, data = copies.local_place(closed.folder), files.data_in(closed.folder)
    kept = shutil.copy(data, place / copies.unused(place, AT, Reason.REPLACED).name)
    # Put aside under its second name, and the new one not yet in its place.
    os.link(data, second := place / copies.unused(place, AT, Reason.REPLACED).name)
    (closed.folder / ".remise").mkdir()
    (closed.folder / ".remise" / "permanence.db").write_bytes(b"half of another file")
    assert list(names(closed.folder, manager, clock)) == ["Avant", "Après"]
    assert Path(kept).exists() and not second.exists() and not (closed.folder / ".remise").exists()


def test_a_copy_that_cannot_be_read_is_shown_with_why(closed: Desk) -> None:
    (choice,) = restore.choices(closed.folder, closed.keys)
    choice.path.write_bytes(b"x" * 4096)
    (again,) = restore.choices(closed.folder, closed.keys)
    assert again.contents is None and "n’est pas un fichier de Permanence" in again.trouble


def test_only_a_manager_puts_a_copy_back(closed: Desk, tmp_path: Path) -> None:
    (choice,) = restore.choices(closed.folder, closed.keys)
    front = Unlocked(vault.account(closed.folder, 2), vault.unlock(closed.folder, 2, PASSPHRASE))
    before = files.data_in(closed.folder).read_bytes()
    for attempt in (
        lambda: restore.put_back(closed.folder, front, choice.path, at=AT),
        lambda: restore.take_over(choice.path.parent, tmp_path / "new", front, choice.path, at=AT),
        lambda: restore.give_back_mandate_keys(closed.folder, front),
        lambda: restore.begin_mandate_keys_anew(closed.folder, front),
    ):
        with pytest.raises(NotAllowed):
            attempt()
    assert files.data_in(closed.folder).read_bytes() == before


@pytest.mark.parametrize("inside", ["", "Permanence"])
def test_a_stick_is_found_whether_one_points_at_it_or_at_the_folder_in_it(
    closed: Desk, stick: Path, inside: str
) -> None:
    assert restore.place_in(stick / inside) == stick / "Permanence"
    assert len(restore.choices(closed.folder, closed.keys, chosen=stick / inside)) == 1


def test_a_folder_without_copies_holds_no_choice(closed: Desk, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    assert restore.place_in(tmp_path / "empty") is None
    assert restore.choices(closed.folder, closed.keys, chosen=tmp_path / "empty") == ()


def test_the_data_folder_of_another_computer_leads_to_its_copies(closed: Desk) -> None:
    assert restore.place_in(closed.folder) == copies.local_place(closed.folder)


def test_a_new_computer_takes_over_with_the_passphrase_or_with_the_code(
    closed: Desk, stick: Path, tmp_path: Path, clock: StillClock
) -> None:
    place = restore.place_in(stick)
    assert place
    assert [account.id for account in opening.accounts(place)] == [1, 2, 3, 4]
    for rank, keys in enumerate((vault.unlock(place, 1, PASSPHRASE), vault.unlock_by_code(place, RECOVERY_CODE))):
        folder = tmp_path / f"new {rank}"
        folder.mkdir()
        who = Unlocked(vault.account(place, 1), keys)
        (choice,) = restore.choices(folder, keys, chosen=stick)
        assert "est reprise sur cet ordinateur" in restore.take_over(place, folder, who, choice.path, at=AT)
        assert not opening.is_new(folder) and list(names(folder, who, clock)) == ["Avant"]


def test_nothing_is_taken_over_where_there_is_data(closed: Desk, manager: Unlocked, stick: Path) -> None:
    (choice,) = restore.choices(closed.folder, closed.keys, chosen=stick)
    with pytest.raises(AlreadyThere):
        restore.take_over(stick / "Permanence", closed.folder, manager, choice.path, at=AT)


@pytest.mark.parametrize("name", ["permanence.mandates", "permanence.keys"])
@pytest.mark.parametrize("content", [None, b"", b"x" * 4096])
def test_nothing_appears_when_what_lies_beside_the_copy_is_not_sound(
    closed: Desk, manager: Unlocked, stick: Path, tmp_path: Path, name: str, content: bytes | None
) -> None:
    (choice,) = restore.choices(closed.folder, closed.keys, chosen=stick)
    spoilt = stick / "Permanence" / name
    spoilt.unlink() if content is None else spoilt.write_bytes(content)
    (tmp_path / "new").mkdir()
    with pytest.raises((MandateKeysMissing, KeysMissing, NotOurs, Damaged)):
        restore.take_over(stick / "Permanence", tmp_path / "new", manager, choice.path, at=AT)
    assert list((tmp_path / "new").iterdir()) == []


@pytest.mark.parametrize("content", [None, b"", b"{}", b"\x7fELF"])
def test_a_key_file_that_is_lost_or_spoilt_is_given_back_from_the_copies(closed: Desk, content: bytes | None) -> None:
    path = files.keys_in(closed.folder)
    path.unlink() if content is None else path.write_bytes(content)
    restore.give_back_keys(closed.folder)
    assert vault.unlock(closed.folder, 1, PASSPHRASE) == closed.keys


def test_a_lost_key_file_comes_from_the_stick_that_was_chosen_and_from_no_other_place(
    closed: Desk, stick: Path, tmp_path: Path
) -> None:
    files.keys_in(closed.folder).unlink()
    files.keys_in(copies.local_place(closed.folder)).write_bytes(b"{}")
    (tmp_path / "empty").mkdir()
    with pytest.raises(KeysMissing):
        restore.give_back_keys(closed.folder, chosen=tmp_path / "empty")
    restore.give_back_keys(closed.folder, chosen=stick)
    assert vault.unlock(closed.folder, 1, PASSPHRASE) == closed.keys


def test_a_key_file_that_can_be_read_is_never_replaced(closed: Desk) -> None:
    with pytest.raises(AlreadyThere):
        restore.give_back_keys(closed.folder)


def test_without_a_copy_of_the_keys_nothing_is_given_back(closed: Desk) -> None:
    files.keys_in(closed.folder).unlink()
    files.keys_in(copies.local_place(closed.folder)).write_bytes(b"{}")
    with pytest.raises((Damaged, NotOurs)):
        restore.give_back_keys(closed.folder)
    files.keys_in(copies.local_place(closed.folder)).unlink()
    with pytest.raises(KeysMissing):
        restore.give_back_keys(closed.folder)
    assert not files.keys_in(closed.folder).exists()


@pytest.mark.parametrize("content", [None, b"", b"x" * 4096])
def test_the_keys_of_the_mandates_are_given_back_from_the_copies_or_begun_anew(
    closed: Desk, manager: Unlocked, content: bytes | None, clock: StillClock
) -> None:
    path = files.mandates_in(closed.folder)
    with pytest.raises(AlreadyThere):
        restore.give_back_mandate_keys(closed.folder, manager)
    with pytest.raises(AlreadyThere):
        restore.begin_mandate_keys_anew(closed.folder, manager)
    path.unlink() if content is None else path.write_bytes(content)
    restore.give_back_mandate_keys(closed.folder, manager)
    assert list(names(closed.folder, manager, clock)) == ["Avant", "Après"]
    path.unlink()
    files.mandates_in(copies.local_place(closed.folder)).unlink()
    with pytest.raises(MandateKeysMissing):
        restore.give_back_mandate_keys(closed.folder, manager)
    restore.begin_mandate_keys_anew(closed.folder, manager)
    mandate_keys.close(mandate_keys.open_file(closed.folder, closed.keys.data))
    assert list(names(closed.folder, manager, clock)) == ["Avant", "Après"]
