"""The small file that holds one wrapped key for each mandate: without it a body is noise, in every backup ever made.

Only its latest copy exists, here and beside the backups, so that a key destroyed is destroyed everywhere. A key
is written before its body and destroyed before it: what a crash leaves between the two is told by `unplaced`.
"""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from desktop_app.domain.mandate.destruction import Destruction, Kind, Trigger

from .. import rows
from ..checks.control import WHOLE, require_plain
from ..connection.checkpoint import empty_log, unwaited
from ..connection.database import NEEDED_TO_OPEN, close, writing
from ..connection.judging import as_it_lies
from ..connection.proving import prove_mandates
from ..connection.standing import Standing
from ..errors import (
    AlreadyThere,
    Damaged,
    DiskFailing,
    FileMissing,
    FolderGone,
    MandateKeysMissing,
    NotOurs,
    TooNew,
    known_trouble,
)
from ..files import mandates_in, need_room, opened, put_in_place
from ..keys.keys import Keys
from ..keys.wrapping import unwrap, wrap

if TYPE_CHECKING:
    from sqlite_utils import Database

__all__ = ["close"]

APPLICATION_ID = 0x5045524B
"""'PERK', in the header of every such file."""
VERSION = 1
PAGES_CHECKED_WHEN_OPENED = 512
"""Two megabytes, some years: 20 ms. A larger file is read through once a week, and no damaged page is ever believed."""
_AT_ONCE = 500
_SHAPE = (
    """CREATE TABLE mandate_key (
        id TEXT PRIMARY KEY CHECK (length(id) = 32),
        generation INTEGER NOT NULL CHECK (generation > 0),
        wrapped BLOB NOT NULL CHECK (length(wrapped) = 60),
        placed INTEGER NOT NULL DEFAULT 0 CHECK (placed IN (0, 1))
    ) STRICT""",
    "CREATE INDEX mandate_key_unplaced ON mandate_key (id) WHERE placed = 0",
    """CREATE TABLE destruction (
        rank INTEGER PRIMARY KEY,
        number TEXT NOT NULL UNIQUE,
        kind TEXT NOT NULL,
        trigger TEXT NOT NULL,
        subject TEXT NOT NULL,
        asked_at TEXT NOT NULL,
        by TEXT NOT NULL,
        not_seen_since TEXT
    ) STRICT""",
    """CREATE TABLE destroyed (
        id TEXT PRIMARY KEY CHECK (length(id) = 32),
        number TEXT NOT NULL REFERENCES destruction (number)
    ) STRICT, WITHOUT ROWID""",
    "CREATE INDEX destroyed_number ON destroyed (number)",
)


def file_key(data_key: bytes) -> bytes:
    """The key of this file, drawn from the data key: no page of one file can pass for a page of the other."""
    return hashlib.sha256(b"permanence.mandates key\0" + data_key).digest()


def create(folder: Path, data_key: bytes) -> Database:
    """Make an empty file in this folder and open it; raises `AlreadyThere` rather than overwrite."""
    from .. import driver

    with known_trouble():
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        if mandates_in(folder).exists():
            raise AlreadyThere
        draft = folder / "permanence.mandates.new"
        for leftover in folder.glob("permanence.mandates.new*"):
            leftover.unlink()
        draft.touch(mode=0o600)
        db = driver.connect(draft, file_key(data_key))
        try:
            with writing(db):
                db.execute(f"PRAGMA application_id={APPLICATION_ID}")
                db.execute(f"PRAGMA user_version={VERSION}")
                for statement in _SHAPE:
                    db.execute(statement)
        finally:
            close(db)
        put_in_place(draft, mandates_in(folder))
    return open_file(folder, data_key)


def judge(folder: Path, data_key: bytes, *, claimed: Keys | None = None) -> None:
    """Refuse the keys of this folder if they must be, or as `prove_mandates` does; writes none of them.

    Raises `FolderGone`, `MandateKeysMissing`, `NotOurs`, `Damaged`, `TooNew`, `ReadOnly`.
    """
    from .. import driver

    path, key = mandates_in(folder), file_key(data_key)
    with known_trouble():
        if not folder.is_dir():
            raise FolderGone
        if not path.exists():
            raise MandateKeysMissing
        require_plain(path)
        # SQLite would open a protected file for reading without a word: https://sqlite.org/c3ref/open.html, held by
        # test_protected_keys_are_told.
        with opened(path, "r+b") as file:
            start = file.read(driver.SALT_LENGTH)
        if not start:
            raise Damaged
        if start != driver.salt_of(key):
            raise NotOurs
        with as_it_lies(path, key) as db:
            _check(db)
            prove_mandates(db, claimed)


def open_file(folder: Path, data_key: bytes, *, judged: bool = False) -> Database:
    """Open the keys of this folder; raises as `judge`, which is called first unless the file was `judged`."""
    from .. import driver

    if not judged:
        judge(folder, data_key)
    path = mandates_in(folder)
    try:
        with known_trouble():
            db = driver.connect(path, file_key(data_key))
    except DiskFailing:
        # SQLite calls a full disk a failing one when it can't make room for its shared index, as in
        # https://github.com/Expensify/react-native-onyx/pull/816; held by
        # test_a_disk_too_full_to_open_is_told_as_full_and_not_as_failing.
        with known_trouble():
            need_room(folder, NEEDED_TO_OPEN)
        raise
    db.standing = Standing(path, MandateKeysMissing)
    return db


def _check(db: Database) -> None:
    if rows.number(db, "PRAGMA application_id") != APPLICATION_ID:
        raise NotOurs
    if rows.number(db, "PRAGMA user_version") > VERSION:
        raise TooNew
    shape = {row["sql"] for row in rows.select(db, "SELECT sql FROM sqlite_master WHERE sql IS NOT NULL")}
    if shape != set(_SHAPE):
        raise Damaged
    small = rows.number(db, "PRAGMA page_count") <= PAGES_CHECKED_WHEN_OPENED
    if small and rows.select(db, f"PRAGMA {WHOLE}")[0][WHOLE] != "ok":
        raise Damaged


@contextmanager
def _changing(db: Database) -> Iterator[None]:
    try:
        with writing(db):
            yield
    except FileMissing as gone:
        raise MandateKeysMissing from gone


def draw(db: Database, keys: Keys, key_id: str, *, instead_of: str | None = None) -> bytes:
    """A new key of 32 bytes, kept under the newest mandate key before the body it is for is written.

    From then on the key it is drawn `instead_of` is one whose body nobody has seen: a crash leaves one of the two.
    """
    key = secrets.token_bytes(32)
    row = {"id": key_id, "generation": keys.newest, "wrapped": wrap(keys, keys.newest, key_id, key)}
    with _changing(db):
        db.execute("INSERT INTO mandate_key (id, generation, wrapped) VALUES (:id, :generation, :wrapped)", row)
        db.execute("UPDATE mandate_key SET placed = 0 WHERE id = ?", (instead_of,))
    return key


def drop(db: Database, key_id: str | None, *, for_good: bool) -> bool:
    """Take out a key whose body was sealed anew under another; True once no trace of it is left, as `destroy` says.

    Where nothing was taken away from that body, the trace may wait: it goes `for_good` with the first destruction of
    this file, or when it is closed. Five flushes less, half a second on an old disk, at each step of a mandate.
    """
    with unwaited(db), _changing(db):
        db.execute("DELETE FROM mandate_key WHERE id = ?", (key_id,))
    return for_good and empty_log(db)


def key_of(db: Database, keys: Keys, key_id: str) -> bytes | None:
    """The key of one body; None when it was destroyed or when these keys cannot open it."""
    return keys_of(db, keys, [key_id]).get(key_id)


def keys_of(db: Database, keys: Keys, key_ids: Iterable[str]) -> dict[str, bytes]:
    """The keys of several bodies by id, those that can be opened; raises `Damaged` for one that was altered."""
    found: dict[str, bytes] = {}
    for some in _few_at_once(key_ids):
        sql = f"SELECT id, generation, wrapped FROM mandate_key WHERE id IN ({_marks(some)})"
        for row in rows.select(db, sql, some):
            if row["generation"] in keys.mandates:
                found[row["id"]] = unwrap(keys, row["generation"], row["id"], row["wrapped"])
    return found


def ids(db: Database) -> set[str]:
    """The ids of every key that is left."""
    return {row["id"] for row in rows.select(db, "SELECT id FROM mandate_key")}


def present(db: Database, key_ids: Iterable[str]) -> set[str]:
    """Those of these ids whose key is left."""
    return {
        row["id"]
        for some in _few_at_once(key_ids)
        for row in rows.select(db, f"SELECT id FROM mandate_key WHERE id IN ({_marks(some)})", some)
    }


def unplaced(db: Database) -> list[str]:
    """The keys drawn of late, whose bodies nobody has yet seen in the data."""
    return [row["id"] for row in rows.select(db, "SELECT id FROM mandate_key WHERE placed = 0")]


def settle(db: Database, placed: Iterable[str], orphans: Iterable[str]) -> None:
    """Note that these keys have their bodies, and drop those whose bodies never came."""
    with _changing(db):
        db.conn.executemany("UPDATE mandate_key SET placed = 1 WHERE id = ?", [(id,) for id in placed])
        db.conn.executemany("DELETE FROM mandate_key WHERE id = ?", [(id,) for id in orphans])


def destroy(db: Database, key_ids: Iterable[str], why: Destruction) -> bool:
    """Destroy these keys and remember their ids; True once no trace of them is left, False while a reader holds one."""
    return destroy_all(db, [(why, list(key_ids))])


def destroy_all(
    db: Database, asked: Iterable[tuple[Destruction, Sequence[str]]], *, orphans: Iterable[str] = ()
) -> bool:
    """Do as `destroy` for several destructions, and drop these `orphans`: all of them or none."""
    with unwaited(db), _changing(db):
        db.conn.executemany("DELETE FROM mandate_key WHERE id = ?", [(id,) for id in orphans])
        for why, key_ids in asked:
            db.conn.executemany("DELETE FROM mandate_key WHERE id = ?", [(id,) for id in key_ids])
            remember(db, key_ids, why)
    return empty_log(db)


def remember(db: Database, destroyed_ids: Iterable[str], why: Destruction) -> None:
    """Keep the opaque ids of what is destroyed and why, so that an old backup put back cannot bring it back to life."""
    with _changing(db):
        db.execute(
            "INSERT INTO destruction (number, kind, trigger, subject, asked_at, by, not_seen_since)"
            " VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (number) DO NOTHING",
            (
                why.number, why.kind.name, why.trigger.name, why.subject, rows.second(why.asked_at), why.by,
                why.not_seen_since.isoformat() if why.not_seen_since else None,
            ),
        )  # fmt: skip
        db.conn.executemany(
            "INSERT INTO destroyed (id, number) VALUES (?, ?) ON CONFLICT (id) DO NOTHING",
            [(id, why.number) for id in destroyed_ids],
        )


def remembers(db: Database, number: str) -> bool:
    """Whether the destruction of this number has come to this file."""
    return bool(rows.number(db, "SELECT EXISTS (SELECT 1 FROM destruction WHERE number = ?)", (number,)))


def last_remembered(db: Database) -> str:
    """The number of the destruction that came last to this file, or ''."""
    row = rows.first(db, "SELECT number FROM destruction ORDER BY rank DESC LIMIT 1")
    return row["number"] if row else ""


def count_destroyed(db: Database) -> int:
    """How many opaque ids this file remembers as destroyed."""
    return rows.number(db, "SELECT count(*) FROM destroyed")


def remembered(db: Database) -> list[Destruction]:
    """Every destruction this file remembers, the first one first; none has an id nor an end here."""
    sql = "SELECT *, (SELECT count(*) FROM destroyed WHERE number = destruction.number) AS amount FROM destruction"
    return [
        Destruction(
            id=0,
            number=row["number"],
            kind=Kind[row["kind"]],
            trigger=Trigger[row["trigger"]],
            subject=row["subject"],
            amount=row["amount"],
            asked_at=datetime.fromisoformat(row["asked_at"]),
            by=row["by"],
            not_seen_since=rows.day(row["not_seen_since"]),
        )
        for row in rows.select(db, f"{sql} ORDER BY rank")
    ]


def ids_of(db: Database, number: str) -> list[str]:
    """The opaque ids that the destruction of this number destroyed."""
    return [row["id"] for row in rows.select(db, "SELECT id FROM destroyed WHERE number = ?", (number,))]


def rewrap(db: Database, keys: Keys) -> bool:
    """Wrap every key under the newest mandate key, all or nothing; one of a generation that nobody holds stays lost.

    True once no trace of the earlier wraps is left, False while a reader holds one: `close` then ends it.
    """
    newest = keys.newest
    with _changing(db):
        for row in rows.select(db, "SELECT id, generation, wrapped FROM mandate_key WHERE generation <> ?", (newest,)):
            if row["generation"] not in keys.mandates:
                continue
            wrapped = wrap(keys, newest, row["id"], unwrap(keys, row["generation"], row["id"], row["wrapped"]))
            db.execute("UPDATE mandate_key SET generation = ?, wrapped = ? WHERE id = ?", (newest, wrapped, row["id"]))
    return empty_log(db)


def _few_at_once(key_ids: Iterable[str]) -> Iterator[Sequence[str]]:
    left = iter(key_ids)
    while some := list(islice(left, _AT_ONCE)):
        yield some


def _marks(some: Sequence[str]) -> str:
    return ", ".join("?" * len(some))
