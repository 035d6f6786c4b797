"""The body of a mandate, sealed under a key of its own: the file alone tells nothing of it, not even its length."""

from __future__ import annotations

import secrets
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from desktop_app.domain.errors import BodySealed
from desktop_app.domain.mandate import Body, Mandate

from .. import rows
from ..errors import Damaged
from ..keys.keys import Keys
from . import mandate_content, mandate_keys

if TYPE_CHECKING:
    from sqlite_utils import Database

_NONCE = 12
_BLOCK = 2048
"""Bodies are padded to whole blocks: how many lines a mandate has is nobody's business either."""
_AT_ONCE = 500


def write(db: Database, mandate_keys_db: Database, keys: Keys, mandate: Mandate) -> str | None:
    """Seal the body of a stored mandate over the earlier one, under a key just drawn for it.

    To be called in the transaction that writes the mandate. Returns the id of the key of the earlier body, if there
    was one: once that transaction is over nothing needs it, `mandate_keys.drop` it; what a crash leaves of either is
    swept by `mandate_keys.settle`. Raises `BodySealed` for keys that do not read mandates, as behind a locked screen.
    """
    if not keys.reads_mandates:
        raise BodySealed("L’écran est verrouillé : le contenu du mandat n’a pas été écrit. Déverrouillez, recommencez.")
    # Before the key is drawn, which no transaction takes back: it may hold what cannot be written.
    content = mandate_content.written(mandate.open_body).encode()
    before, key_id = key_id_of(db, mandate.id), secrets.token_hex(16)
    key = mandate_keys.draw(mandate_keys_db, keys, key_id, instead_of=before)
    db.execute(
        "INSERT INTO mandate_body (mandate_id, key_id, sealed) VALUES (?, ?, ?)"
        " ON CONFLICT (mandate_id) DO UPDATE SET key_id = excluded.key_id, sealed = excluded.sealed",
        (mandate.id, key_id, _seal(key, key_id, mandate.number, content)),
    )
    return before


def read(db: Database, mandate_keys_db: Database, keys: Keys, mandates: Iterable[Mandate]) -> dict[int, Body]:
    """The bodies of these mandates by id: none for keys that do not read mandates, none that was destroyed.

    Raises `Damaged` for a body that was altered or moved from one mandate to another, `TooNew` for one that was
    written in another way than this program knows.
    """
    if not keys.reads_mandates:
        return {}
    sealed = [row for some in _slices([mandate.id for mandate in mandates]) for row in _sealed(db, some)]
    opened = mandate_keys.keys_of(mandate_keys_db, keys, (row["key_id"] for row in sealed))
    return {row["mandate_id"]: _open(opened[row["key_id"]], row) for row in sealed if row["key_id"] in opened}


def _sealed(db: Database, ids: list[int]) -> Sequence[rows.Row]:
    marks = ", ".join("?" * len(ids))
    sql = "SELECT mandate_id, key_id, sealed, number FROM mandate_body JOIN mandate ON mandate.id = mandate_id"
    return rows.select(db, f"{sql} WHERE mandate_id IN ({marks})", ids)


def _slices(ids: list[int]) -> list[list[int]]:
    return [ids[start : start + _AT_ONCE] for start in range(0, len(ids), _AT_ONCE)]


def key_id_of(db: Database, mandate_id: int) -> str | None:
    """The id of the key of this body, or None when there is no body."""
    row = rows.first(db, "SELECT key_id FROM mandate_body WHERE mandate_id = ?", (mandate_id,))
    return row["key_id"] if row else None


def among(db: Database, key_ids: Iterable[str]) -> set[str]:
    """Those of these keys under which a body is sealed."""
    sealed = {row["key_id"] for row in rows.select(db, "SELECT key_id FROM mandate_body")}
    return sealed.intersection(key_ids)


def _seal(key: bytes, key_id: str, number: str, content: bytes) -> bytes:
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    padded = content.ljust(-(-len(content) // _BLOCK) * _BLOCK)
    nonce = secrets.token_bytes(_NONCE)
    return nonce + AESGCM(key).encrypt(nonce, padded, _bound_to(key_id, number))


def _open(key: bytes, row: rows.Row) -> Body:
    from cryptography.exceptions import InvalidTag
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    sealed = row["sealed"]
    try:
        content = AESGCM(key).decrypt(sealed[:_NONCE], sealed[_NONCE:], _bound_to(row["key_id"], row["number"]))
    except InvalidTag as altered:
        raise Damaged from altered
    return mandate_content.read(content.decode())


def _bound_to(key_id: str, number: str) -> bytes:
    return f"{key_id}|{number}".encode()
