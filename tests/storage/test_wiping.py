"""A file that goes leaves noughts in its blocks, and never in those of another file."""

import os
from pathlib import Path

import pytest

from desktop_app.storage import copying, files

CONTENT = b"wrapped key" * 300_000


@pytest.mark.skipif(os.name != "posix", reason="Windows takes no name away from a file that is read")
@pytest.mark.parametrize("way", [files.wipe, lambda path: copying.replace(_a_new_one(path), path, wiping=True)])
def test_the_blocks_of_a_file_that_goes_hold_noughts(tmp_path: Path, way) -> None:
    path = tmp_path / "permanence.mandates.new"
    path.write_bytes(CONTENT)
    with path.open("rb") as blocks:
        way(path)
        assert blocks.read() == bytes(len(CONTENT))
    assert not path.exists() or path.read_bytes() == b"new"


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
