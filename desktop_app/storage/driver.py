"""The one module that knows SQLCipher, and makes sqlite-utils use it.

sqlite-utils looks for a module named pysqlite3 before the standard library's, and catches that module's
errors. Without the alias below it would miss SQLCipher's errors and lose writes without a word.
"""

import hashlib
import sys
from collections.abc import Callable
from pathlib import Path
from threading import RLock

from sqlcipher3 import dbapi2

from . import plain_sqlite_utils

if "sqlite_utils" in sys.modules:
    raise RuntimeError("sqlite_utils was imported before the encrypted driver")
sys.modules["pysqlite3"] = sys.modules["sqlcipher3"]
sys.modules["pysqlite3.dbapi2"] = dbapi2

plain_sqlite_utils.load()
from sqlite_utils import Database, Migrations  # noqa: E402

if sys.modules["sqlite_utils.utils"].sqlite3.OperationalError is not dbapi2.OperationalError:
    raise RuntimeError("sqlite_utils does not use the encrypted driver")

Error: type[Exception] = dbapi2.Error
DatabaseError: type[Exception] = dbapi2.DatabaseError
IntegrityError: type[Exception] = dbapi2.IntegrityError
OperationalError: type[Exception] = dbapi2.OperationalError

KEY_LENGTH = 32
SALT_LENGTH = 16
_PRAGMAS = (
    "foreign_keys=ON",
    "journal_mode=WAL",
    "synchronous=FULL",
    "secure_delete=ON",
    "temp_store=MEMORY",
    "busy_timeout=5000",
    # In KiB. With the driver's own 8 MB, what the pages list after twenty years is deciphered anew at each visit
    # (test_what_was_listed_is_not_read_again_when_it_is_shown_again).
    "cache_size=-16384",
)
_PAGES_AT_ONCE = 1000
# With the driver's own 8 MB, `integrity_check` deciphers a page seven times in a file of twenty years: 16 s for 6 s
# (test_a_file_looked_through_is_read_once).
_READING = ("temp_store=MEMORY", "busy_timeout=5000", "cache_size=-16384", "query_only=ON")

__all__ = [
    "Database",
    "DatabaseError",
    "Error",
    "File",
    "IntegrityError",
    "Migrations",
    "OperationalError",
    "connect",
    "connect_beside",
    "connect_to_copy",
    "connect_to_read",
    "copy",
    "primary_code",
    "salt_of",
]


class File(Database):
    """A file of this program; `standing` is for the module of that name, and None for a draft or what only reads.

    `lock` is held by whoever writes: the window and its writer share the connection, and what one reads must not be
    half of what the other does, nor its writing a part of it. `answers` is for the module of that name, None but while
    something is read.
    """

    standing: object = None
    answers: object = None

    def __init__(self, connection: "dbapi2.Connection") -> None:
        # Nobody's plugin opens these files, and none is looked for: 15 ms of the first opening.
        super().__init__(connection, execute_plugins=False, strict=True)
        self.lock = RLock()


def salt_of(key: bytes) -> bytes:
    """The sixteen bytes every file of this key begins with: they tell a damaged file of ours from another's."""
    return hashlib.sha256(b"permanence.db salt\0" + key).digest()[:SALT_LENGTH]


def connect(path: Path, key: bytes) -> File:
    """Open or create the encrypted file at `path`; raises `DatabaseError` when the key does not open it.

    `key` is the raw data key of 32 bytes: nothing is derived from it, the slow derivation is the vault's.
    """
    connection = dbapi2.connect(str(path), timeout=5, isolation_level=None, check_same_thread=False)
    return _opened(connection, key, _PRAGMAS)


def connect_beside(path: Path, key: bytes) -> File:
    """A second connection on a file that is open elsewhere in the program, for another thread, to read only.

    Not a byte is written: were another file there by now, closing would bring into it the log of the one before.
    """
    logged = path.with_name(path.name + "-wal").exists()
    return _opened(_at(path, "mode=ro" if logged else "mode=ro&immutable=1"), key, _READING)


def connect_to_copy(path: Path, key: bytes) -> File:
    """Read a finished copy that nobody writes, without a byte written beside it: it may lie on a protected medium.

    A log beside it is not read.
    """
    return _opened(_at(path, "mode=ro&immutable=1"), key, _READING)


def connect_to_read(path: Path, key: bytes) -> File:
    """Read a file with its log, without a byte of either changed; SQLite's shared index appears beside them."""
    return _opened(_at(path, "mode=ro"), key, _READING)


def copy(
    db: Database,
    path: Path,
    key: bytes,
    *,
    copied: Callable[[int], None],
    finish: Callable[[Database], None] = lambda copy: None,
) -> None:
    """Copy the file, as it stands, to a new one of this key that is complete without a log beside it.

    What is copied is what `db` sees in the transaction it reads in, begun here if need be: without one the copy
    would begin again at every write of another. `copied` is told so many bytes more, 0 while another program holds
    the file; it stops the copy by raising. `finish` may change the copy before it is closed. Raises `RuntimeError`
    when `db` may itself write: the copy would then wait for it for ever.
    """
    # https://sqlite.org/c3ref/backup_finish.html; test_a_connection_that_is_writing_is_never_copied,
    # test_a_copy_goes_on_page_by_page_whatever_is_written_meanwhile.
    if not db.execute("PRAGMA query_only").fetchone()[0]:
        raise RuntimeError("only a connection that cannot write is copied")
    if not db.conn.in_transaction:
        db.execute("BEGIN")
        db.execute("SELECT count(*) FROM sqlite_master").fetchone()
    page, done = int(db.execute("PRAGMA page_size").fetchone()[0]), 0

    def tell(_: int, remaining: int, total: int) -> None:
        nonlocal done
        more, done = page * (total - remaining) - done, page * (total - remaining)
        copied(more)

    target = _opened(dbapi2.connect(str(path), isolation_level=None), key, ())
    try:
        db.conn.backup(target.conn, pages=_PAGES_AT_ONCE, progress=tell)
        # Not on disk, where what `finish` takes out would be left behind
        # (test_what_is_taken_out_of_a_copy_goes_through_no_file_beside_it).
        for pragma in ("secure_delete=ON", "journal_mode=MEMORY"):
            target.execute(f"PRAGMA {pragma}").fetchall()
        finish(target)
        target.execute("PRAGMA journal_mode=DELETE").fetchall()
    finally:
        target.close()


def _at(path: Path, how: str) -> "dbapi2.Connection":
    text = path.absolute().as_posix()
    # An address reads these otherwise (test_a_folder_with_signs_that_an_address_reads_otherwise_is_opened).
    for sign, code in (("%", "%25"), ("?", "%3f"), ("#", "%23")):
        text = text.replace(sign, code)
    # A share's //server must not be read as the authority of an address, which SQLite refuses:
    # https://sqlite.org/uri.html, held by test_a_name_that_begins_as_that_of_a_share_is_no_address.
    where = f"file://{text if text.startswith('/') else '/' + text}?{how}"
    return dbapi2.connect(where, uri=True, timeout=5, isolation_level=None)


def _opened(connection: "dbapi2.Connection", key: bytes, pragmas: tuple[str, ...]) -> File:
    try:
        if len(key) != KEY_LENGTH:
            raise ValueError(f"a data key has {KEY_LENGTH} bytes")
        # A tracer would write the text of PRAGMA key (test_the_key_stands_in_no_statement_that_is_traced).
        connection.set_key(f"x'{key.hex()}{salt_of(key).hex()}'")
        # It would print on stderr (test_a_page_that_does_not_read_prints_nothing).
        connection.execute("PRAGMA cipher_log_level=NONE")
        connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
        for pragma in pragmas:
            connection.execute(f"PRAGMA {pragma}")
    except BaseException:
        connection.close()
        raise
    return File(connection)


def primary_code(error: BaseException) -> str:
    """The primary result code of an `Error`, such as 'SQLITE_FULL', or '' when it carries none."""
    return str(getattr(error, "sqlite_errorname", "") or "")
