"""A second place settled by whoever administers the PC: served without being chosen, not for the référent to change."""

from __future__ import annotations

from pathlib import Path

import pytest

from desktop_app.domain.errors import RuleBroken
from desktop_app.storage.copies import media
from desktop_app.storage.errors import PlaceAbsent
from desktop_app.use_cases.copies import backups
from desktop_app.use_cases.desk import Desk
from tests.helpers.clock import StillClock


@pytest.fixture
def share(desk: Desk, tmp_path: Path) -> Path:
    """The share, there, on a desk that was told of it."""
    path = tmp_path / "partage"
    path.mkdir()
    desk.fixed_second_place = str(path)
    return path


def copy(desk: Desk) -> str:
    """Do what is due, and tell what was said."""
    job = backups.due(desk)
    assert job is not None
    return backups.record(desk, backups.run(job)).told


def test_it_is_served_from_the_first_day_without_being_chosen(desk: Desk, share: Path) -> None:
    assert copy(desk) == "Sauvegarde faite et vérifiée."
    assert list(media.place_on(share).glob("*.db"))
    state = backups.state(desk)
    assert state.fixed and state.second.fine and state.second.label == str(share)
    assert backups.pending_media(desk) == () and backups.due(desk) is None


def test_the_referent_cannot_choose_another(desk: Desk, share: Path, tmp_path: Path) -> None:
    with pytest.raises(RuleBroken, match="fixé par la personne qui gère"):
        backups.choose_second_place(desk, str(tmp_path))
    with pytest.raises(RuleBroken):
        backups.choose_second_place(desk, "")


def test_it_wins_over_the_one_that_was_chosen_before(desk: Desk, tmp_path: Path) -> None:
    stick, share = tmp_path / "clé", tmp_path / "partage"
    for path in (stick, share):
        path.mkdir()
    backups.choose_second_place(desk, str(stick))
    desk.fixed_second_place = str(share)
    assert backups.second_place(desk) == str(share)
    copy(desk)
    assert media.mark_of(share)
    desk.fixed_second_place = ""
    assert backups.second_place(desk) == str(stick)


def test_one_that_is_absent_is_told_and_looked_for_once_an_hour(
    desk: Desk, share: Path, clock: StillClock, tmp_path: Path
) -> None:
    share.rmdir()
    assert PlaceAbsent.sentence in copy(desk)
    assert not share.exists()
    state = backups.state(desk)
    assert state.local.fine and not state.second.fine and "Pas encore de copie" in state.second.sentence
    assert backups.due(desk) is None, "otherwise each change of the file would look for it again"
    clock.forward(minutes=61)
    share.mkdir()
    copy(desk)
    assert backups.state(desk).second.fine


def test_once_known_an_empty_folder_of_its_name_is_not_it(desk: Desk, share: Path, clock: StillClock) -> None:
    copy(desk)
    share.rename(share.with_name("unplugged"))
    share.mkdir()
    clock.forward(days=1)
    copy(desk)
    assert not list(share.iterdir())
