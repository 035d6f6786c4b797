"""The one module that knows SQLCipher, and makes sqlite-utils use it.

sqlite-utils looks for a module named pysqlite3 before the standard library's, and catches that module's
errors. Without the alias below it would miss SQLCipher's errors and lose writes without a word.
"""

import hashlib
import sys
from pathlib import Path

from sqlcipher3 import dbapi2

if "sqlite_utils" in sys.modules:
    raise RuntimeError("sqlite_utils was imported before the encrypted driver")
sys.modules["pysqlite3"] = sys.modules["sqlcipher3"]
sys.modules["pysqlite3.dbapi2"] = dbapi2

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
)

__all__ = [
    "Database",
    "DatabaseError",
    "Error",
    "IntegrityError",
    "Migrations",
    "OperationalError",
    "connect",
    "primary_code",
    "salt_of",
]


def salt_of(key: bytes) -> bytes:
    """The sixteen bytes every file of this key begins with: they tell a damaged file of ours from another's."""
    return hashlib.sha256(b"permanence.db salt\0" + key).digest()[:SALT_LENGTH]


def connect(path: Path, key: bytes) -> Database:
    """Open or create the encrypted file at `path`; raises `DatabaseError` when the key does not open it.

    `key` is the raw data key of 32 bytes: nothing is derived from it, the slow derivation is the vault's.
    """
    if len(key) != KEY_LENGTH:
        raise ValueError(f"a data key has {KEY_LENGTH} bytes")
    connection = dbapi2.connect(str(path), timeout=5, isolation_level=None)
    try:
        # set_key and not PRAGMA key: a tracer would write the text of a PRAGMA.
        connection.set_key(f"x'{key.hex()}{salt_of(key).hex()}'")
        connection.execute("PRAGMA cipher_log_level=NONE")  # a wrong key would print on stderr
        connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
        for pragma in _PRAGMAS:
            connection.execute(f"PRAGMA {pragma}")
    except BaseException:
        connection.close()
        raise
    return Database(connection, strict=True)


def primary_code(error: BaseException) -> str:
    """The primary result code of an `Error`, such as 'SQLITE_FULL', or '' when it carries none."""
    return str(getattr(error, "sqlite_errorname", "") or "")
