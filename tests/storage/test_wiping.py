"""A file that goes leaves noughts in its blocks, and never in those of another file."""

import os
from pathlib import Path

import pytest

from desktop_app.storage import files
from desktop_app.storage.connection import database
from desktop_app.storage.connection.checkpoint import empty_log
from desktop_app.storage.copies import copying
from desktop_app.storage.errors import StorageTrouble
from tests.helpers import builders
from tests.helpers.pages import anything_in

CONTENT = b"wrapped key" * 300_000


@pytest.mark.skipif(os.name != "posix", reason="Windows takes no name away from a file that is read")
@pytest.mark.parametrize(
    "way",
    [
        files.wipe,
        lambda path: copying.replace(_a_new_one(path), path, wiping=True),
        lambda path: files.put_over(_a_new_one(path), path),
        lambda path: files.write_whole(path, b"new"),
    ],
)
def test_the_blocks_of_a_file_that_goes_hold_noughts(tmp_path: Path, way) -> None:
    path = tmp_path / "permanence.mandates.new"
    path.write_bytes(CONTENT)
    with path.open("rb") as blocks:
        way(path)
        assert blocks.read() == bytes(len(CONTENT))
    assert not path.exists() or path.read_bytes() == b"new"
    assert [each.name for each in tmp_path.iterdir()] in ([], [path.name])


def _a_new_one(path: Path) -> Path:
    draft = path.with_name("draft")
    draft.write_bytes(b"new")
    return draft


def test_a_file_overwritten_keeps_its_name_and_its_size(tmp_path: Path) -> None:
    path = tmp_path / "permanence.db"
    path.write_bytes(CONTENT)
    files.overwrite(path)
    assert path.read_bytes() == bytes(len(CONTENT))


def a_link(name: Path, path: Path) -> None:
    if os.name != "posix":
        pytest.skip("not everybody may make a link on Windows")
    name.symlink_to(path)


@pytest.mark.parametrize("make", [lambda name, path: os.link(path, name), a_link])
def test_another_name_of_a_file_never_has_its_content_overwritten(tmp_path: Path, make) -> None:
    path, name = tmp_path / "permanence.db", tmp_path / "permanence.db.new"
    path.write_bytes(CONTENT)
    make(name, path)
    files.wipe(name)
    assert not os.path.lexists(name)
    assert path.read_bytes() == CONTENT


def test_a_file_that_is_not_there_is_none_to_wipe(tmp_path: Path) -> None:
    files.wipe(tmp_path / "nothing")
    files.overwrite(tmp_path / "nothing")
    assert not list(tmp_path.iterdir())


def test_a_file_goes_though_it_could_not_be_overwritten(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "permanence.keys.new"
    path.write_bytes(CONTENT)

    def broken(file) -> None:
        raise OSError(5, "worn disk")

    monkeypatch.setattr(files, "blank", broken)
    with pytest.raises(OSError, match="worn disk"):
        files.wipe(path)
    assert not path.exists()


def log_of(folder: Path) -> Path:
    return folder / "permanence.db-wal"


@pytest.mark.skipif(os.name != "posix", reason="Windows takes no name away from a file that is read")
@pytest.mark.parametrize("empty", [empty_log, database.close])
def test_the_log_leaves_noughts_in_the_blocks_it_gives_back(db, folder: Path, key: bytes, monkeypatch, empty) -> None:
    builders.stored_person(db, "Zyxomarque")
    assert b"Zyxomarque" in anything_in(log_of(folder).read_bytes(), key)
    overwritten = []
    blank = files.blank
    monkeypatch.setattr(files, "blank", lambda file: overwritten.append((blank(file), log_of(folder).read_bytes())))
    empty(db)
    ((_, content),) = overwritten
    assert len(content) > 4096 and content == bytes(len(content))
    assert b"Zyxomarque" in anything_in(files.data_in(folder).read_bytes(), key)


def test_a_power_cut_amid_the_noughts_brings_no_earlier_page_back(
    db, folder: Path, key: bytes, tmp_path: Path, monkeypatch
) -> None:
    """The disk may write the last blocks first: what is left of the log before them must not be played again."""
    builders.stored_person(db, "Avant")
    first = log_of(folder).stat().st_size
    with database.writing(db):
        db.execute("UPDATE person SET last_name = 'Après'")

    def cut(file) -> None:
        file.seek(first)
        file.write(bytes(os.fstat(file.fileno()).st_size - first))
        raise OSError(5, "power cut")

    with monkeypatch.context() as patch:
        patch.setattr(files, "blank", cut)
        with pytest.raises(StorageTrouble):
            empty_log(db)
    left = tmp_path / "left"
    left.mkdir()
    for name in ("permanence.db", "permanence.db-wal"):
        (left / name).write_bytes((folder / name).read_bytes())
    again = database.open_file(left, key)
    assert [row["last_name"] for row in again["person"].rows] == ["Après"]
    database.close(again)
    assert empty_log(db) and not log_of(folder).stat().st_size
    assert [row["last_name"] for row in db["person"].rows] == ["Après"]


def test_nothing_is_overwritten_that_was_written_meanwhile(db, folder: Path, key: bytes, monkeypatch) -> None:
    from desktop_app.storage import driver
    from desktop_app.storage.connection import checkpoint

    builders.stored_person(db, "Avant")
    brought_in = checkpoint._brought_in

    def then_another_writes(db, how: str) -> bool:
        done = brought_in(db, how)
        other = driver.connect(files.data_in(folder), key)
        other.execute("UPDATE person SET last_name = 'Après'")
        other.close()
        return done

    monkeypatch.setattr(checkpoint, "_brought_in", then_another_writes)
    assert not empty_log(db)
    assert [row["last_name"] for row in db["person"].rows] == ["Après"]


DRAFTS = [
    *("permanence.keys.new", "permanence.keys.new-old", "permanence.db.new", "permanence.db.new-journal"),
    *("permanence.mandates.new", "permanence.mandates.new-wal", "permanence.room"),
]
"""What a kill leaves in the folder of the data; tests/faults/test_kills.py finds them by killing."""


@pytest.mark.skipif(os.name != "posix", reason="Windows takes no name away from a file that is read")
@pytest.mark.parametrize("name", DRAFTS)
def test_a_draft_left_by_a_kill_leaves_noughts_at_the_next_start(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(CONTENT)
    (tmp_path / "permanence.db").write_bytes(CONTENT)
    with (tmp_path / name).open("rb") as blocks:
        files.sweep(tmp_path)
        assert blocks.read() == bytes(len(CONTENT))
    assert [each.name for each in tmp_path.iterdir()] == ["permanence.db"]
    assert (tmp_path / "permanence.db").read_bytes() == CONTENT


@pytest.mark.skipif(os.name != "posix", reason="Windows takes no name away from a file that is read")
def test_what_could_not_be_written_whole_leaves_noughts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    seen = []

    def refused(draft: Path, path: Path) -> None:
        seen.append(draft.open("rb"))
        raise OSError(28, "no room")

    monkeypatch.setattr(files, "put_in_place", refused)
    with pytest.raises(OSError, match="no room"):
        files.write_whole(tmp_path / "permanence.keys", CONTENT)
    with seen[0] as blocks:
        assert blocks.read() == bytes(len(CONTENT)) and not list(tmp_path.iterdir())
