"""A stick that is full, and one that is pulled out in the middle, for real; and the mark each of them bears."""

import errno
import json
import os
import subprocess
import sys
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from desktop_app.domain.backup import Reason
from desktop_app.storage import files
from desktop_app.storage.copies import backups, copying, media
from desktop_app.storage.errors import PlaceAbsent, PlaceFailing, PlaceFull, PlaceProtected
from desktop_app.storage.safekeeping import backup_round

from .conftest import ROOT
from .killing import each_kill

AT = datetime(2026, 3, 5, 9, 0)
STICK = ("unshare", "--map-root-user", "--mount", "sh", "-c", 'mount -t tmpfs -o size=4m tmpfs "$0" && exec "$@"')


def test_a_full_stick_and_a_stick_pulled_out_lose_no_copy_and_leave_no_half(tmp_path):
    stick = tmp_path / "stick"
    stick.mkdir()
    try:
        trial = subprocess.run([*STICK, str(stick), "true"], capture_output=True, check=False)
        mounted = trial.returncode == 0
    except FileNotFoundError:
        mounted = False
    if not mounted:
        return  # the same is told of a folder that goes away, in test_backups.py
    command = [*STICK, str(stick), sys.executable, "-W", "error", "-m", "tests.storage.small_stick", str(tmp_path)]
    surroundings = {**os.environ, "PYTHONPATH": str(ROOT)}
    child = subprocess.run(
        command, cwd=ROOT, env=surroundings, capture_output=True, text=True, timeout=500, check=False
    )
    assert child.returncode == 0, child.stderr[-2000:]
    told = json.loads(child.stdout)
    keys = ["permanence.keys", "permanence.mandates", "permanence.place"]
    assert told["first"]["troubles"] == ["", ""] and told["first"]["readable"] == [1000]
    assert told["full"]["troubles"] == ["", PlaceFull.sentence] and told["full"]["here"] == 2
    assert told["full"]["there"] == ["permanence-2026-03-05-090000-jour.db", *keys]
    assert told["full"]["readable"] == [1000] and told["quota"] == {**told["full"], "here": 3}
    assert told["pulled"]["troubles"] == ["", PlaceFailing.sentence] and told["pulled"]["here"] == 3
    assert told["gone"]["troubles"] == ["", PlaceAbsent.sentence] and told["gone"]["here"] == 4
    assert told["gone"]["there"] is None


def test_a_medium_keeps_the_mark_it_has(tmp_path):
    assert media.mark_of(tmp_path) == ""
    mark = media.settle_on(tmp_path)
    assert len(mark) == 32 and media.mark_of(tmp_path) == mark == media.settle_on(tmp_path)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["Permanence"]


@pytest.mark.parametrize(
    "content", [b"", b"x" * 32, b"a" * 31, b"\xff" * 32, b"a" * 33, b"../../../../../../../../../../../"]
)
def test_a_mark_that_is_none_is_replaced(tmp_path, content):
    path = media.place_on(tmp_path) / "permanence.place"
    path.parent.mkdir()
    path.write_bytes(content)
    assert media.mark_of(tmp_path) == ""
    assert len(media.settle_on(tmp_path)) == 32


def test_a_round_killed_at_any_change_of_the_disk_leaves_only_sound_copies_and_the_next_one_mends_it(
    folder, key, tmp_path
):
    stick = tmp_path / "stick"
    stick.mkdir()
    mark = media.settle_on(stick)
    places = (backups.local_place(folder), media.place_on(stick))

    def go(day):
        at, marks = datetime(2026, 3, day, 9), frozenset({mark})
        return backup_round.go(backup_round.Round(folder, key, at, Reason.DAILY, medium=stick, marks=marks))

    go(1)
    data, killed = files.data_in(folder).read_bytes(), 0
    for rank in each_kill(lambda: go(2)):
        killed = rank
        for place in places:
            for copy in backups.listing(place):
                assert backups.contents(place / copy.name, key).head
            assert files.keys_in(place).read_bytes() == files.keys_in(folder).read_bytes()
        assert files.data_in(folder).read_bytes() == data
        for leftover in (path for place in places for path in place.glob("*2026-03-02*")):
            leftover.unlink()
    assert killed > 10
    report = go(3)
    assert [served.trouble for served in report.served] == ["", ""]
    for place in places:
        assert not [path for path in place.iterdir() if ".new" in path.name]
        assert files.keys_in(place).read_bytes() == files.keys_in(folder).read_bytes()


@pytest.mark.parametrize(("code", "kept"), [(errno.EINVAL, True), (errno.ENOTSUP, True), (errno.EIO, False)])
def test_a_share_that_cannot_make_a_name_last_keeps_its_copy(folder, key, tmp_path, db, monkeypatch, code, kept):
    put = files.put_in_place

    def put_and_refuse(draft, path):
        put(draft, path)
        raise OSError(code, "cannot be flushed", str(path.parent))

    monkeypatch.setattr(copying.files, "put_in_place", put_and_refuse)
    place = tmp_path / "partage"
    if kept:
        backups.make(folder, key, place, at=AT, reason=Reason.DAILY)
        assert len(list(place.iterdir())) == 1
    else:
        with pytest.raises(PlaceFailing):
            backups.make(folder, key, place, at=AT, reason=Reason.DAILY)


def test_a_place_called_protected_though_its_folder_has_just_gone_is_told_as_failing(tmp_path):
    with pytest.raises(PlaceFailing), copying.in_place(tmp_path / "parti" / "sauvegardes"):
        raise OSError(errno.EROFS, "read-only")
    with pytest.raises(PlaceProtected), copying.in_place(tmp_path / "sauvegardes"):
        raise OSError(errno.EROFS, "read-only")


def test_a_copy_is_read_back_from_the_disk_and_not_from_memory(monkeypatch):
    """Of three: a system that is busy may keep the pages of one for a moment, whatever it was advised."""
    digest, kept = copying._digest, []

    def read_back(draft, watch):
        kept.append(_share_in_memory(draft))
        return digest(draft, watch)

    monkeypatch.setattr(copying, "_digest", read_back)
    # Other tests have their folders in memory.
    with TemporaryDirectory(dir="/var/tmp" if sys.platform == "linux" else None) as name:
        source = Path(name, "permanence.db")
        source.write_bytes(bytes(3_000_000))
        for place in (Path(name, each) for each in ("first", "second", "third")):
            place.mkdir()
            copying.duplicate(source, place)
            assert (place / source.name).read_bytes() == source.read_bytes()
    assert min(kept) < 0.5


def _share_in_memory(path):
    """Of pages all over it, how many could be read without waiting for a disk; 0 where the system doesn't tell."""
    if sys.platform != "linux":
        return 0
    size, pages, here = path.stat().st_size, 32, 0
    with path.open("rb") as file:
        for at in range(pages):
            try:
                here += os.preadv(file.fileno(), [bytearray(64)], size * at // pages, os.RWF_NOWAIT) > 0
            except OSError as error:
                assert error.errno in (errno.EAGAIN, errno.EOPNOTSUPP)
    return here / pages
