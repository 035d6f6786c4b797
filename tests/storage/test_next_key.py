"""The key of the next line of the journal is in the file at work and nowhere else: a thief would seal lines with it."""

from __future__ import annotations

import ast
import os
import shutil
import signal
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from desktop_app.domain.backup import Reason
from desktop_app.domain.journal import Action, chain, check
from desktop_app.domain.journal.chain import Row
from desktop_app.storage import driver, files
from desktop_app.storage.connection import database
from desktop_app.storage.copies import backups, media
from desktop_app.storage.journal import journal_check
from desktop_app.storage.mandates import mandate_keys
from desktop_app.storage.safekeeping import backup_keys, backup_round, replaced, restore
from desktop_app.use_cases import demo
from desktop_app.use_cases.accounts import opening
from desktop_app.use_cases.accounts.opening import Unlocked
from desktop_app.use_cases.desk import Desk
from tests.architecture.source import called, modules, nodes
from tests.helpers.pages import anything_in

from .killing import each_kill
from .putting_back import AT, close, copied, put_back, spoil

_ROWS = "SELECT id, at, who, action, subject, detail, digest, seal FROM journal ORDER BY id"


def write_lines(desk: Desk, count: int) -> None:
    with database.writing(desk.db):
        for _ in range(count):
            desk.record(Action.DAYS_SET)


def kept(desk: Desk) -> Path:
    """The file that a restore has taken out."""
    place = backups.local_place(desk.folder)
    (copy,) = [copy for copy in backups.listing(place) if copy.reason is Reason.REPLACED]
    return place / copy.name


def put_under_another_name(path: Path, data_key: bytes, key: bytes, count: int) -> None:
    """Give every line after this count another author, as can whoever has the file's key and that of the next line."""
    db = driver.connect(path, data_key)
    db.execute("DROP TRIGGER journal_is_never_changed")
    rows = [Row(row[0], *[str(cell).encode() for cell in row[1:6]], *row[6:]) for row in db.execute(_ROWS)]
    previous = rows[count - 1].digest
    for row in rows[count:]:
        previous = chain.digest(previous, chain.canonical(row._replace(who=b"compte-9")))
        db.execute(
            "UPDATE journal SET who = 'compte-9', digest = ?, seal = ? WHERE id = ?",
            (previous, chain.seal(key, previous), row.number),
        )
        key = chain.next_key(key)
    db.execute("UPDATE journal_head SET digest = ?", (previous,))
    db.close()


def test_the_kept_file_lets_nobody_put_lines_under_another_name(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(check, "FURTHEST", 1_000)
    path = copied(desk)
    write_lines(desk, 3)
    again = put_back(desk, path)
    write_lines(again, 10)
    close(again)
    stolen = driver.connect_to_copy(kept(desk), desk.keys.data)
    count, key = stolen.execute("SELECT count, next_key FROM journal_head").fetchone()
    stolen.close()
    put_under_another_name(files.data_in(desk.folder), desk.keys.data, key, count)
    db = driver.connect(files.data_in(desk.folder), desk.keys.data)
    assert db.execute("SELECT count(*) FROM journal WHERE who = 'compte-9'").fetchone()[0] >= 5
    verdict = journal_check.verify(db, start_key=desk.keys.journal)
    db.close()
    assert not verdict.sound


def keys_of_lines(desk: Desk, count: int = 30) -> list[bytes]:
    """The key of every line there was and of some to come."""
    keys = [chain.first_key(desk.keys.journal)]
    while len(keys) < count:
        keys.append(chain.next_key(keys[-1]))
    return keys


def holding_a_key(desk: Desk, root: Path) -> set[str]:
    """The files below that hold the key of some line, wherever in them, read with every key there is."""
    found, keys = set(), keys_of_lines(desk)
    for path in root.rglob("*"):
        if path.is_file():
            raw = path.read_bytes()
            clear = b"".join(anything_in(raw, key) for key in (desk.keys.data, mandate_keys.file_key(desk.keys.data)))
            if any(key in clear or key in raw for key in keys):
                found.add(path.relative_to(root).as_posix())
    return found


def every_day(desk: Desk, root: Path) -> None:
    copied(desk)


def before_an_update(desk: Desk, root: Path) -> None:
    from desktop_app.storage import migrations

    close(desk)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(migrations, "pending", lambda db: True)
        database.close(database.open_file(desk.folder, desk.keys.data))
    assert [copy.reason for copy in backups.listing(backups.local_place(desk.folder))] == [Reason.UPDATE]


def on_a_stick(desk: Desk, root: Path) -> None:
    for stick, local in (("first", True), ("second", False)):
        (root / stick).mkdir()
        mark = media.settle_on(root / stick)
        if not local:
            shutil.rmtree(backups.local_place(desk.folder))
        round = backup_round.Round(
            desk.folder, desk.keys.data, desk.now(), Reason.DAILY, local=local, medium=root / stick,
            marks=frozenset({mark}),
        )  # fmt: skip
        backup_round.go(round)
        assert len(backups.listing(media.place_on(root / stick))) == 1


def only_put_back(desk: Desk, path: Path) -> None:
    """Put a copy back without the opening that would finish what was left undone."""
    close(desk)
    restore.put_back(desk.folder, desk.keys, path, at=AT, who="compte-1")


def when_a_copy_is_put_back(desk: Desk, root: Path) -> None:
    path = copied(desk)
    write_lines(desk, 3)
    only_put_back(desk, path)
    assert backups.contents(kept(desk), desk.keys.data).entries == 5


def when_no_file_has_two_names(desk: Desk, root: Path) -> None:
    def refuse(*_: object) -> None:
        raise OSError(1, "no such thing as a second name")

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(replaced.os, "link", refuse)
        when_a_copy_is_put_back(desk, root)


def when_the_file_was_damaged(desk: Desk, root: Path, harm: Callable[[Path], object] = spoil) -> None:
    path = copied(desk)
    write_lines(desk, 3)
    close(desk)
    harm(files.data_in(desk.folder))
    only_put_back(desk, path)
    assert kept(desk).exists()


def spoiled(*pages: int) -> Callable[[Path], object]:
    """Damage these pages."""

    def spoil(path: Path) -> None:
        raw = bytearray(path.read_bytes())
        for page in pages:
            raw[page * 4096 - 200] ^= 1
        path.write_bytes(raw)

    return spoil


def when_it_could_not_even_be_begun(desk: Desk, root: Path) -> None:
    when_the_file_was_damaged(desk, root, spoiled(1))


def when_the_page_of_the_key_was_damaged(desk: Desk, root: Path) -> None:
    when_the_file_was_damaged(desk, root, spoiled(replaced.HEAD_PAGE))


def when_a_kill_had_left_a_log(desk: Desk, root: Path, harm: Callable[[Path], object] = lambda path: None) -> None:
    path = copied(desk)
    write_lines(desk, 3)
    left = {end: files.data_in(desk.folder).with_name(f"permanence.db{end}") for end in ("", "-wal")}
    content = {each: each.read_bytes() for each in left.values()}
    close(desk)
    for each, bytes_of in content.items():
        each.write_bytes(bytes_of)
    assert len(content[left["-wal"]]) > 3 * 4096
    harm(left[""])
    only_put_back(desk, path)


def when_a_kill_had_left_a_log_and_a_page_was_damaged(desk: Desk, root: Path) -> None:
    when_a_kill_had_left_a_log(desk, root, spoiled(2))


def when_a_kill_had_left_a_log_and_the_file_was_cut_short(desk: Desk, root: Path) -> None:
    when_a_kill_had_left_a_log(desk, root, lambda path: path.write_bytes(path.read_bytes()[: 4096 * 20 - 5]))
    assert Path(f"{kept(desk)}-wal").stat().st_size


def on_another_computer(desk: Desk, root: Path) -> None:
    path = copied(desk)
    backup_keys.copy_keys(desk.folder, desk.keys.data, path.parent)
    new = root / "new"
    new.mkdir()
    restore.take_over(new, new / ".creation", path.parent, desk.keys, path, at=AT, who="compte-1")


WAYS = (
    every_day, before_an_update, on_a_stick, when_a_copy_is_put_back, when_no_file_has_two_names,
    when_the_file_was_damaged, when_it_could_not_even_be_begun, when_the_page_of_the_key_was_damaged,
    when_a_kill_had_left_a_log, when_a_kill_had_left_a_log_and_a_page_was_damaged,
    when_a_kill_had_left_a_log_and_the_file_was_cut_short, on_another_computer,
)  # fmt: skip


@pytest.mark.parametrize("way", WAYS)
def test_no_copy_holds_the_key_of_a_line(desk: Desk, tmp_path: Path, way: Callable[[Desk, Path], None]) -> None:
    write_lines(desk, 2)
    way(desk, tmp_path)
    close(desk)
    at_work = {path.relative_to(tmp_path).as_posix() for path in tmp_path.rglob("permanence.db")}
    assert holding_a_key(desk, tmp_path) == at_work


def test_the_training_leaves_no_other_file_that_holds_one(tmp_path: Path, clock) -> None:
    made = demo.make(tmp_path / "training", clock=clock)
    begun = demo.open_made(tmp_path / "training", made, clock=clock)
    lines = begun.db.execute("SELECT count FROM journal_head").fetchone()[0]
    close(begun)
    others = [path for path in (tmp_path / "training").rglob("*") if path.is_file() and path.name != "permanence.db"]
    clear = b"".join(anything_in(path.read_bytes(), begun.keys.data) for path in others)
    assert others and not any(key in clear for key in keys_of_lines(begun, lines + 2))


def killed_while_copying(desk: Desk, path: Path) -> Iterator[None]:
    """Just before the key is blanked in the draft, which no change of a name tells."""
    if not hasattr(os, "fork"):
        pytest.skip("a child that is this very test takes fork, which Windows lacks")
    if not (child := os.fork()):
        try:
            backups.journal.forget_key = lambda db: os.kill(os.getpid(), signal.SIGKILL)
            copied(desk, days=1)
        finally:
            os._exit(1)
    assert os.WIFSIGNALED(os.waitpid(child, 0)[1])
    yield


def killed_while_putting_back(desk: Desk, path: Path) -> Iterator[None]:
    for _ in each_kill(lambda: restore.put_back(desk.folder, desk.keys, path, at=AT, who="compte-1")):
        yield


@pytest.mark.parametrize("kills", [killed_while_copying, killed_while_putting_back])
def test_what_a_kill_leaves_holds_none_once_the_next_start_and_copy_are_over(
    desk: Desk, tmp_path: Path, kills: Callable[[Desk, Path], Iterator[None]]
) -> None:
    path = copied(desk)
    write_lines(desk, 3)
    close(desk)
    saved = shutil.copytree(desk.folder, tmp_path / "saved")
    left = 0
    for _ in kills(desk, path):
        left += len(holding_a_key(desk, desk.folder)) > 1
        again = opening.open_desk(desk.folder, Unlocked(desk.account, desk.keys), clock=desk.clock)
        copied(again, days=2)
        close(again)
        assert holding_a_key(desk, desk.folder) == {"permanence.db"}
        shutil.rmtree(desk.folder)
        shutil.copytree(saved, desk.folder)
    assert left, "some kill must leave a key about, or nothing is tried here"


def test_a_file_kept_by_an_earlier_version_loses_its_key_at_the_next_start(desk: Desk) -> None:
    path = copied(desk)
    kept = path.with_name("permanence-2025-11-28-090000-remplace.db")
    close(desk)
    shutil.copy(files.data_in(desk.folder), kept)
    close(opening.open_desk(desk.folder, Unlocked(desk.account, desk.keys), clock=desk.clock))
    assert holding_a_key(desk, desk.folder) == {"permanence.db"}
    assert backups.contents(kept, desk.keys.data).head


def test_the_kept_file_can_itself_be_put_back_and_its_journal_goes_on(desk: Desk) -> None:
    path = copied(desk)
    write_lines(desk, 3)
    close(put_back(desk, path))
    again = put_back(desk, kept(desk), at=AT + timedelta(hours=1))
    assert journal_check.verify(again.db, start_key=again.keys.journal).sound
    close(again)


def test_the_head_of_the_journal_lies_where_it_is_cut_out(db, folder: Path, key: bytes) -> None:
    sql = "SELECT rootpage FROM sqlite_master WHERE name = 'journal_head'"
    assert db.execute(sql).fetchone() == (replaced.HEAD_PAGE,)


COPIERS = {
    ("storage.driver", "backup"): "the one copy that SQLite makes, for the two below",
    ("storage.copies.backups", "driver.copy"): "every day, before an update: `forget_key` ends it",
    ("storage.safekeeping.backup_keys", "driver.copy"): "the keys of the mandates, which hold no journal",
    ("storage.safekeeping.backup_keys", "copying.duplicate"): "the two files of keys",
    ("storage.safekeeping.backup_round", "copying.duplicate"): "a copy of a copy, on a stick",
    (
        "storage.safekeeping.restore",
        "copying.duplicate",
    ): "a copy of a copy, set right in the folder, and the files of keys",
    (
        "storage.safekeeping.replaced",
        "copying.duplicate",
    ): "the file that is replaced, where it cannot have a second name",
    ("storage.safekeeping.replaced", "os.link"): "the file that is replaced",
    (
        "storage.connection.judging",
        "os.link",
    ): "the file at work and its log while they are judged, then wiped, after a kill as well",
    ("storage.connection.judging", "shutil.copyfile"): "the same where a file cannot have a second name",
    ("storage.connection.standing", "shutil.copy2"): "the file at work under another inode: the copy takes its place",
    ("storage.files", "os.link"): "the key file that is replaced, for a moment",
}
_MEANS = {"duplicate", "backup", "link", "hardlink_to", "sendfile"}
_SHUTIL = ("shutil.copy", "shutil.move")


def test_every_way_to_copy_a_file_is_known_here() -> None:
    """A new one must be tried above before it is added."""
    found = set()
    for name, path in modules().items():
        for node in nodes(path, ast.Call):
            last = called(node)
            said = ast.unparse(node.func) if last in _MEANS or last.startswith(("copy", "move")) else ""
            if last in _MEANS or said == "driver.copy" or said.startswith(_SHUTIL):
                found.add((name.removeprefix("desktop_app."), "backup" if last == "backup" else said))
    assert found == set(COPIERS)
