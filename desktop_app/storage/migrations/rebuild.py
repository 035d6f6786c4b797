"""Giving a table another shape when SQLite cannot alter it in place: a new state in a CHECK, a column that may be NULL.

The order is that of https://www.sqlite.org/lang_altertable.html#otheralter: new, copy, drop, rename. Steps that were
released use this: whatever is changed here must leave their result as it is.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sqlite_utils import Database

_INDEXES = "SELECT name, sql FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL AND tbl_name = ? ORDER BY name"
_TRIGGERS = "SELECT name, sql FROM sqlite_master WHERE type = 'trigger' ORDER BY name"


def rebuild(
    db: Database,
    table: str,
    new_sql: str,
    *,
    values: Mapping[str, str] | None = None,
    leaving: Collection[str] = (),
) -> None:
    """Make `table` anew as `new_sql` says, with every row, index and trigger it had, under the same ids.

    `values` gives, by column, an expression over the old columns where it is not the old column of that name;
    `leaving` names the columns, indexes and triggers that are left out on purpose. In a step of the history, where
    foreign keys are off. Raises `ValueError` for a column that would be left out unsaid, `RuntimeError` for a row.
    """
    draft, begin = f"{table}_rebuilt", f"CREATE TABLE {table} "
    if not new_sql.startswith(begin):
        raise ValueError(f"the new shape must begin with {begin!r}")
    triggers = _found(db, _TRIGGERS)
    again = [sql for name, sql in (*_found(db, _INDEXES, table), *triggers) if name not in leaving]
    # Those of other tables too: SQLite renames nothing while one of them names a table gone
    # (test_a_trigger_of_another_table_goes_on_writing_in_it).
    for name, _ in triggers:
        db.execute(f"DROP TRIGGER {name}")
    db.execute(new_sql.replace(begin, f"CREATE TABLE {draft} ", 1))
    _copy(db, table, draft, values or {}, leaving)
    db.execute(f"DROP TABLE {table}")
    db.execute(f"ALTER TABLE {draft} RENAME TO {table}")
    for sql in again:
        db.execute(sql)


def _found(db: Database, sql: str, *asked: str) -> list[tuple[str, str]]:
    return [(name, text) for name, text in db.execute(sql, asked).fetchall()]


def _copy(db: Database, table: str, draft: str, values: Mapping[str, str], leaving: Collection[str]) -> None:
    old, new = _columns(db, table), _columns(db, draft)
    if lost := [name for name in old if name not in new and name not in leaving]:
        raise ValueError(f"what becomes of {', '.join(lost)}?")
    copied = {name: values.get(name, name) for name in new if name in values or name in old}
    db.execute(f"INSERT INTO {draft} ({', '.join(copied)}) SELECT {', '.join(copied.values())} FROM {table}")
    if _count(db, draft) != _count(db, table):
        raise RuntimeError(f"rows of {table} were lost on the way")
    _go_on_counting(db, table, draft)


def _go_on_counting(db: Database, table: str, draft: str) -> None:
    """An id that was given once, to a row deleted since, is never given again."""
    if not db.execute("SELECT 1 FROM sqlite_master WHERE name = 'sqlite_sequence'").fetchone():
        return
    last = db.execute("SELECT seq FROM sqlite_sequence WHERE name = ?", (table,)).fetchone()
    if last:
        db.execute("DELETE FROM sqlite_sequence WHERE name = ?", (draft,))
        db.execute("INSERT INTO sqlite_sequence (name, seq) VALUES (?, ?)", (draft, last[0]))


def _columns(db: Database, table: str) -> list[str]:
    return [row[1] for row in db.execute(f"PRAGMA table_info({table})").fetchall()]


def _count(db: Database, table: str) -> int:
    return int(db.execute(f"SELECT count(*) FROM {table}").fetchone()[0])
