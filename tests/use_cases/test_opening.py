"""A first opening makes a whole encrypted file or nothing; the passphrase and the code both open it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from desktop_app.domain.errors import RuleBroken
from desktop_app.storage import advisors, convention, files, journal, place, recurring_days
from desktop_app.storage.errors import AlreadyThere, ReadOnly, StorageTrouble, WrongPassphrase
from desktop_app.use_cases import opening
from desktop_app.use_cases.opening import Setup
from tests.helpers.builders import (
    PASSPHRASE,
    RECOVERY_CODE,
    fridays,
    its_advisors,
    its_convention,
    le_boulou,
    thursdays,
)
from tests.helpers.clock import StillClock


def a_setup() -> Setup:
    """Le Boulou as the assistant hands it over: advisors by their place."""
    unknown = tuple(replace(advisor, id=0) for advisor in its_advisors())
    return Setup(le_boulou(), its_convention(), unknown, (thursdays(advisor_id=0), fridays(advisor_id=1)))


def made(folder: Path) -> None:
    """Create the file and close it."""
    opening.close_desk(opening.create(folder, a_setup(), passphrase=PASSPHRASE, code=RECOVERY_CODE, clock=StillClock()))


def test_a_folder_is_new_until_a_file_is_finished_in_it(tmp_path: Path) -> None:
    folder = tmp_path / "data"
    assert opening.is_new(folder)
    made(folder)
    assert not opening.is_new(folder)
    assert sorted(path.name for path in folder.iterdir()) == ["permanence.db", "permanence.keys"]


def test_the_file_holds_what_the_assistant_asked(tmp_path: Path) -> None:
    made(tmp_path)
    desk = opening.open_desk(tmp_path, opening.find_key(tmp_path, PASSPHRASE), clock=StillClock())
    assert place.load(desk.db) == le_boulou()
    assert convention.load(desk.db) == its_convention()
    assert [advisor.name for advisor in advisors.every(desk.db)] == ["Marie Castell", "Jordi Puig"]
    by_weekday = {rule.weekday: rule.advisor_id for rule in recurring_days.every(desk.db)}
    assert by_weekday == {3: 1, 4: 2}
    assert len(journal.latest(desk.db, 10)) == 4
    opening.close_desk(desk)


def test_nothing_of_it_can_be_read_without_the_key(tmp_path: Path) -> None:
    made(tmp_path)
    on_disk = b"".join(path.read_bytes() for path in tmp_path.iterdir())
    for secret in ("Castell", "Boulou", PASSPHRASE, RECOVERY_CODE, "abeille", "SQLite"):
        assert secret.encode() not in on_disk


def test_a_setup_that_breaks_a_rule_leaves_nothing_behind(tmp_path: Path) -> None:
    twice = replace(a_setup(), rules=(thursdays(advisor_id=0), thursdays(advisor_id=0)))
    with pytest.raises(RuleBroken, match="chevauchent"):
        opening.create(tmp_path, twice, passphrase=PASSPHRASE, code=RECOVERY_CODE, clock=StillClock())
    assert list(tmp_path.iterdir()) == []
    assert opening.is_new(tmp_path)


def test_a_creation_cut_short_begins_again(tmp_path: Path) -> None:
    unfinished = tmp_path / ".creation"
    unfinished.mkdir()
    (unfinished / "permanence.keys").write_text("half")
    files.data_in(tmp_path).write_bytes(b"a file put in place without its keys")
    assert opening.is_new(tmp_path)
    made(tmp_path)
    assert opening.find_key(tmp_path, PASSPHRASE)


def test_a_finished_file_is_never_replaced(tmp_path: Path) -> None:
    made(tmp_path)
    before = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    with pytest.raises(AlreadyThere):
        made(tmp_path)
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == before


def test_a_data_file_without_its_keys_is_not_taken_for_new(tmp_path: Path) -> None:
    made(tmp_path)
    files.keys_in(tmp_path).unlink()
    assert not opening.is_new(tmp_path)


def test_a_folder_that_cannot_be_made_is_a_known_trouble(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(StorageTrouble) as trouble:
        made(tmp_path / "file" / "data")
    assert trouble.value.sentence and not isinstance(trouble.value, ReadOnly)


def test_the_code_opens_the_file_whatever_the_case_and_accents(tmp_path: Path) -> None:
    made(tmp_path)
    key = opening.find_key(tmp_path, PASSPHRASE)
    assert opening.find_key_by_code(tmp_path, RECOVERY_CODE) == key
    assert opening.find_key_by_code(tmp_path, f"  {RECOVERY_CODE.upper().replace('E', 'É')}\n") == key


def test_a_word_of_no_list_is_named_before_the_file_is_tried(tmp_path: Path) -> None:
    with pytest.raises(RuleBroken, match="« abeile » n’est pas un mot du code"):
        opening.find_key_by_code(tmp_path, RECOVERY_CODE.replace("abeille", "abeile"))
    with pytest.raises(RuleBroken, match="8 mots, vous en avez écrit 7"):
        opening.find_key_by_code(tmp_path, RECOVERY_CODE.removeprefix("abeille "))


def test_another_code_opens_nothing(tmp_path: Path) -> None:
    made(tmp_path)
    with pytest.raises(WrongPassphrase, match="code de secours"):
        opening.find_key_by_code(tmp_path, " ".join(reversed(RECOVERY_CODE.split())))


def test_a_replaced_passphrase_opens_nothing_and_the_code_still_does(tmp_path: Path) -> None:
    made(tmp_path)
    key = opening.find_key_by_code(tmp_path, RECOVERY_CODE)
    opening.replace_passphrase(tmp_path, key, "trois pommes sur la table")
    assert opening.find_key(tmp_path, "trois pommes sur la table") == key
    assert opening.find_key_by_code(tmp_path, RECOVERY_CODE) == key
    with pytest.raises(WrongPassphrase):
        opening.find_key(tmp_path, PASSPHRASE)


def test_codes_are_drawn_from_a_list_long_enough_and_without_look_alikes() -> None:
    known = opening.recovery_words()
    assert len(set(known)) == len(known) >= 1024
    drawn = {opening.draw_code() for _ in range(20)}
    assert len(drawn) == 20
    assert all(len(code.split()) == 8 and set(code.split()) <= set(known) for code in drawn)


def test_the_five_conventions_are_offered_with_their_source() -> None:
    offered = opening.models()
    assert {model.key for model in offered} == {"le-boulou", "estaires", "alberes", "sarthe", "porte-du-hainaut"}
    assert all(model.source and model.notes for model in offered)


def test_keys_that_cannot_be_put_in_place_leave_nothing_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    put = files.put_in_place

    def held_by_an_antivirus(draft: Path, path: Path) -> None:
        if path == files.keys_in(tmp_path):
            raise PermissionError(13, "held")
        put(draft, path)

    monkeypatch.setattr(files, "put_in_place", held_by_an_antivirus)
    with pytest.raises(ReadOnly):
        opening.make(tmp_path, a_setup(), passphrase=PASSPHRASE, code=RECOVERY_CODE, clock=StillClock())
    assert list(tmp_path.iterdir()) == []
    assert opening.is_new(tmp_path)
