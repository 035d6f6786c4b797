"""Reads the journal again to judge it, in short reads: a long one would keep the file from being tidied."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from desktop_app.domain.journal.chain import Row
from desktop_app.domain.journal.check import End, Reading, Verdict

from .. import files, rows
from ..errors import FileMissing, known_trouble
from ..watch import Cancelled, Progress

if TYPE_CHECKING:
    from sqlite_utils import Database

_AT_A_TIME = 2_000
_HEAD = "SELECT count, digest, next_key FROM journal_head"
# As bytes: a cell that is no longer text must be blamed, not stop the reading
# (test_any_bytes_put_anywhere_in_a_line_are_found).
_LINES = """SELECT id, CAST(at AS BLOB), CAST(who AS BLOB), CAST(action AS BLOB), CAST(subject AS BLOB),
    CAST(detail AS BLOB), digest, seal FROM journal WHERE id > ? ORDER BY id LIMIT ?"""
_BEFORE_ANY = -(2**63)


def verify_file(
    folder: Path, data_key: bytes, *, last: int | None, start_key: bytes, progress: Progress, cancelled: Cancelled
) -> Verdict:
    """What `verify` says of the file of this folder, read beside whoever has it open; from any thread."""
    from .. import driver

    with known_trouble():
        if not files.data_in(folder).is_file():
            raise FileMissing
        db = driver.connect_beside(files.data_in(folder), data_key)
        try:
            return verify(db, last=last, start_key=start_key, progress=progress, cancelled=cancelled)
        finally:
            db.close()


def verify(
    db: Database,
    *,
    last: int | None = None,
    start_key: bytes = b"",
    progress: Progress = lambda done, of: None,
    cancelled: Cancelled = lambda: False,
) -> Verdict:
    """Judge the `last` lines or all of them; `check` tells what each level can find.

    Lines may be added meanwhile by another connection. `progress(done, of)` is told every few thousand lines.
    """
    with known_trouble():
        end = _end(db)
        newest = rows.number(db, "SELECT coalesce(max(id), 0) FROM journal")
        known = max(0, min(newest, end.count if end else newest))
        after = max(0, known - last) if last is not None else 0
        reading = Reading(after=after, end=end, start_key=start_key)
        at = after - 1 if after else _BEFORE_ANY
        while not cancelled():
            end, lines = _read_on(db, at)
            for line in lines:
                reading.take(line)
            progress(min(reading.lines, known - after), known - after)
            if len(lines) < _AT_A_TIME:
                reading.finish(end)
                return _verdict(reading, whole=not after, sealed=bool(start_key))
            at = lines[-1].number
    return _verdict(reading, whole=False, sealed=bool(start_key), stopped=True)


def digest_at(db: Database, number: int) -> bytes | None:
    """The digest of a line, None when there is no such line."""
    row = rows.first(db, "SELECT digest FROM journal WHERE id = ?", (number,))
    return row["digest"] if row else None


def _read_on(db: Database, after: int) -> tuple[End | None, list[Row]]:
    """The next lines and the head, as they stood at the same instant."""
    db.execute("BEGIN")
    try:
        return _end(db), [Row._make(row) for row in db.execute(_LINES, (after, _AT_A_TIME))]
    finally:
        db.rollback()


def _end(db: Database) -> End | None:
    row = db.execute(_HEAD).fetchone()
    return End(*row) if row else None


def _verdict(reading: Reading, *, whole: bool, sealed: bool, stopped: bool = False) -> Verdict:
    return Verdict(reading.lines, whole, sealed, tuple(reading.findings), stopped)
