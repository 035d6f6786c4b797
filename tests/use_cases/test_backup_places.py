"""The second place: any stick or share, waited for until its keys are overwritten, refused when it is none."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

import pytest

from desktop_app.domain.errors import RuleBroken
from desktop_app.storage import files
from desktop_app.storage.copies import backups as copies
from desktop_app.storage.copies import media
from desktop_app.storage.errors import PlaceAbsent
from desktop_app.storage.keys import vault
from desktop_app.use_cases.changes import Changes
from desktop_app.use_cases.copies import backups
from desktop_app.use_cases.desk import Desk
from desktop_app.use_cases.destruction import destructions
from desktop_app.use_cases.mandates import endings, mandates
from tests.helpers.builders import a_body, a_person
from tests.helpers.clock import StillClock


def do(desk: Desk, job: backups.Job | None) -> Changes:
    """Run what is due in this thread, and record it."""
    assert job is not None
    return backups.record(desk, backups.run(job))


@pytest.fixture
def stick(desk: Desk, tmp_path: Path) -> Path:
    """A stick that was chosen as the second place."""
    path = tmp_path / "CLÉ 64 Go"
    path.mkdir()
    backups.choose_second_place(desk, str(path))
    return path


def withdraw_one(desk: Desk) -> None:
    made = mandates.draft(desk, person=a_person(), advisor_id=1, body=a_body(), ends_on=date(2026, 5, 27))
    endings.withdraw(desk, made.subject)


def test_a_destruction_waits_for_every_place_until_its_keys_are_overwritten(
    desk: Desk, stick: Path, clock: StillClock
) -> None:
    do(desk, backups.due(desk))
    assert backups.pending_media(desk) == ()
    withdraw_one(desk)
    assert [each.label for each in backups.pending_media(desk)] == ["Cet ordinateur", str(stick)]
    assert "clés de contenus détruits" in backups.pending_media(desk)[1].sentence
    assert not backups.state(desk).fine
    stick.rename(stick.with_name("in the pocket"))
    job = backups.due(desk)
    assert job and job.reason is None and backups.record(desk, backups.run(job)).told == ""
    assert [each.label for each in backups.pending_media(desk)] == [str(stick)] and backups.due(desk) is None
    old = files.mandates_in(media.place_on(stick.with_name("in the pocket"))).read_bytes()
    stick.with_name("in the pocket").rename(stick)
    clock.forward(minutes=61)
    do(desk, backups.due(desk))
    assert backups.pending_media(desk) == () and backups.due(desk) is None
    assert files.mandates_in(media.place_on(stick)).read_bytes() != old
    assert len(copies.listing(copies.local_place(desk.folder))) == 1


def test_what_a_place_still_holds_is_said_of_each_in_its_words(desk: Desk, stick: Path) -> None:
    do(desk, backups.due(desk))
    vault.change_passphrase(desk.folder, desk.keys, 1, "une autre phrase de passe")
    assert [(each.sentence, each.on_a_medium) for each in backups.pending_media(desk)] == [
        ("Cet ordinateur garde encore d’anciennes clés à côté de ses copies.", False),
        (
            f"Le support « {stick} » garde encore d’anciennes clés à côté de ses copies. "
            "Branchez-le : elles seront effacées toutes seules.",
            True,
        ),
    ]
    withdraw_one(desk)
    assert [each.sentence for each in backups.pending_media(desk)] == [
        "Cet ordinateur garde encore, à côté de ses copies, des clés de contenus détruits.",
        f"Le support « {stick} » garde encore, à côté de ses copies, des clés de contenus détruits. "
        "Branchez-le : elles seront effacées toutes seules.",
    ]


def test_a_changed_passphrase_is_brought_to_every_place_too(desk: Desk, stick: Path) -> None:
    do(desk, backups.due(desk))
    keys = vault.change_passphrase(desk.folder, desk.keys, 1, "une autre phrase de passe")
    assert [each.label for each in backups.pending_media(desk)] == ["Cet ordinateur", str(stick)]
    do(desk, backups.due(desk))
    assert backups.pending_media(desk) == ()
    assert vault.unlock(media.place_on(stick), 1, "une autre phrase de passe") == keys


def test_a_lost_stick_can_be_given_up(desk: Desk, stick: Path) -> None:
    do(desk, backups.due(desk))
    withdraw_one(desk)
    shutil.rmtree(stick)
    do(desk, backups.due(desk))
    (waiting,) = backups.pending_media(desk)
    backups.forget_medium(desk, waiting.place)
    backups.choose_second_place(desk, "")
    assert backups.pending_media(desk) == () and backups.state(desk).second.fine is None
    assert {kept.place for kept in backups.every(desk)} == {"Cet ordinateur"}


@pytest.mark.parametrize(
    ("folder", "said"),
    [
        ("relative/path", "chemin entier"),
        ("{data}", "celui des données"),
        ("{data}/sauvegardes", "celui des données"),
        ("{data}/\udcff", "caractère illisible"),
        ("{data}/a\0b", "ne peut pas être lu"),
        ("{data}/../Dropbox/x", "recopié en ligne par Dropbox"),
    ],
)
def test_a_second_place_that_is_none_is_refused_beside_its_field(desk: Desk, folder: str, said: str) -> None:
    with pytest.raises(RuleBroken, match=said) as refusal:
        backups.choose_second_place(desk, folder.replace("{data}", str(desk.folder)))
    assert refusal.value.field == "second_place"


def test_a_stick_that_is_not_there_cannot_be_chosen(desk: Desk, tmp_path: Path) -> None:
    with pytest.raises(PlaceAbsent):
        backups.choose_second_place(desk, str(tmp_path / "nowhere"))
    assert not (tmp_path / "nowhere").exists()


def test_a_withdrawal_during_a_copy_is_destroyed_when_the_copy_is_done(desk: Desk) -> None:
    made = mandates.draft(desk, person=a_person(), advisor_id=1, body=a_body(), ends_on=date(2026, 5, 27))
    job = backups.prepare(desk)
    waiting: list[int] = []

    def withdraw(done: int, total: int) -> None:
        if not waiting:
            endings.withdraw(desk, made.subject)
            waiting.append(len(destructions.pending(desk)))

    result = backups.run(job, withdraw)
    assert waiting and result.served[0].fresh
    backups.record(desk, result)
    assert not destructions.pending(desk) and backups.pending_media(desk) == ()


def test_a_stick_that_took_the_place_of_another_is_not_tried_for_ever(desk: Desk, stick: Path) -> None:
    do(desk, backups.due(desk))
    withdraw_one(desk)
    shutil.rmtree(stick)
    stick.mkdir()
    backups.choose_second_place(desk, str(stick))
    do(desk, backups.due(desk))
    assert backups.due(desk) is None and len(backups.pending_media(desk)) == 1
    state = backups.state(desk)
    assert state.second.fine and state.second.more == ""


def test_the_stick_of_another_place_is_left_alone(desk: Desk, stick: Path) -> None:
    do(desk, backups.due(desk))
    stick.rename(stick.with_name("ours"))
    media.settle_on(make(stick))
    theirs = media.place_on(stick) / "permanence.keys"
    theirs.write_text("theirs")
    assert PlaceAbsent.sentence in do(desk, backups.prepare(desk)).told
    assert theirs.read_text() == "theirs" and len(list(theirs.parent.iterdir())) == 2


def make(folder: Path) -> Path:
    folder.mkdir()
    return folder
