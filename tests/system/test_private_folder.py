"""A folder made by the program is closed to the other sessions of the PC; one that was there is left as it is."""

import os
import sys
from pathlib import Path

import pytest

from desktop_app.system.private_folder import make_private
from tests.helpers.each_system import open_to_others


def test_a_folder_made_anywhere_is_closed_to_others(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("HOME", "USERPROFILE"):
        monkeypatch.setenv(name, str(tmp_path / "profile"))
    make_private(tmp_path / "ailleurs" / "données du Boulou")
    assert not open_to_others(tmp_path / "ailleurs" / "données du Boulou")
    (tmp_path / "ailleurs" / "données du Boulou" / "permanence.db").write_bytes(b"ours to write")


def test_a_folder_that_somebody_opened_to_several_stays_open(tmp_path: Path) -> None:
    (tmp_path / "shared").mkdir()
    (tmp_path / "shared").chmod(0o755)
    before = open_to_others(tmp_path / "shared")
    make_private(tmp_path / "shared")
    assert open_to_others(tmp_path / "shared") == before


def test_a_file_in_the_way_is_told(tmp_path: Path) -> None:
    (tmp_path / "taken").touch()
    with pytest.raises(OSError, match="taken"):
        make_private(tmp_path / "taken")


@pytest.mark.skipif(sys.platform == "win32", reason="Windows knows no mode, and no mask")
def test_a_folder_and_those_made_above_it_are_private_whatever_the_mask(tmp_path: Path) -> None:
    before = os.umask(0)
    try:
        make_private(tmp_path / "above" / "permanence")
    finally:
        os.umask(before)
    assert {(tmp_path / name).stat().st_mode & 0o777 for name in ("above", "above/permanence")} == {0o700}
