"""What a folder says once the keys are in hand, without what chance drew: two folders that say the same are equal."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from pathlib import Path
from typing import Any

from desktop_app.domain.account import Account
from desktop_app.domain.mandate import without_withdrawn
from desktop_app.storage import driver, files, rows
from desktop_app.storage.keys import vault
from desktop_app.storage.keys.keys import Keys
from desktop_app.storage.mandates import mandate_body, mandate_keys, mandates

Said = dict[str, Any]
_HOUSEKEEPING = {"backup", "backup_place", "control", "clock", "number_floor", "told_account"}
_TOLD_APART = {"journal", "journal_head", "destruction", "destroyed", "mandate_body", "mandate_deadline"}
"""The dates that are awaited are those of the bodies, which the start after a crash looks at."""
_OF_THIS_FOLDER = {"uid", "second_place"}
_SESSIONS = {"OPENED", "LOCKED", "REFUSED"}
_TOLD_LATER = {
    *("ACCOUNT_ADDED", "ACCOUNT_CHANGED", "ACCOUNT_REMOVED", "PASSPHRASE_CHANGED", "RECOVERY_CHANGED"),
    "DESTROYED",
}
_OF_COPIES = {"BACKED_UP", "BACKUP_GONE", "CONTROLLED", "CLOCK_ACCEPTED"}


def snapshot(folder: Path, code: str) -> Said:
    """Everything that people wrote, every body that opens, who may open the folder, and what the journal tells."""
    keys = vault.unlock_by_code(folder, code)
    db = driver.connect_beside(files.data_in(folder), keys.data)
    wrapped = driver.connect_beside(files.mandates_in(folder), mandate_keys.file_key(keys.data))
    try:
        said = {name: _rows(db, name) for name in sorted(set(db.table_names()) - _TOLD_APART - _HOUSEKEEPING)}
        said = {name: found for name, found in said.items() if not name.startswith(("_", "sqlite_"))}
        said |= {"body": _bodies(db, wrapped, keys), "journal": _journal(db)}
        said |= {"destruction": _destructions(db), "destroyed": _destroyed(db), "destroyed apart": _destroyed(wrapped)}
        return said | {"account": [_account(each) for each in vault.accounts(folder)]}
    finally:
        wrapped.close()
        db.close()


def _rows(db, table):
    found = sorted(rows.select(db, f"SELECT * FROM {table}"), key=lambda row: list(map(str, row.values())))
    return [{name: value for name, value in row.items() if name not in _OF_THIS_FOLDER} for row in found]


def _bodies(db, wrapped, keys: Keys):
    every = [mandate for mandate, _ in mandates.every(db, limit=100_000)]
    sealed = {row["mandate_id"] for row in rows.select(db, "SELECT mandate_id FROM mandate_body")}
    opened = mandate_body.read(db, wrapped, keys, every)
    # What a line that was taken back said goes at once, or at the next opening of whoever reads it.
    opened = {
        each.id: without_withdrawn(replace(each, body=opened[each.id])).open_body for each in every if each.id in opened
    }
    kept = len(mandate_keys.ids(wrapped))
    shown = {str(id): [body.execution.name, str(body.identity), repr(body.requests)] for id, body in opened.items()}
    acts = {
        str(id): [[line.organism, sorted(map(str, line.acts))] for line in body.lines] for id, body in opened.items()
    }
    return {"sealed": sorted(sealed), "opened": shown, "acts": acts, "keys": kept, "generations": len(keys.mandates)}


def _journal(db):
    found = rows.select(db, "SELECT who, action, subject, detail FROM journal ORDER BY id")
    return [_line(row) for row in found if row["action"] not in _SESSIONS | _OF_COPIES]


def _line(row):
    if row["action"] == "RESTORED":  # its head is of this folder alone, and some copies bear the hour of the computer
        return [row["who"], "RESTORED", "", ""]
    # Whoever opens the file next finishes what was asked, and tells what could not be told.
    if row["action"] in _TOLD_LATER:
        return ["", row["action"], row["subject"], row["detail"] if row["action"] == "DESTROYED" else ""]
    return [row["who"], row["action"], row["subject"], row["detail"]]


def _destructions(db):
    found = rows.select(db, "SELECT * FROM destruction ORDER BY id")
    return [{**row, "done_at": bool(row["done_at"]), "head": bool(row["head"])} for row in found]


def _destroyed(db):
    return dict(sorted(Counter(row["number"] for row in rows.select(db, "SELECT number FROM destroyed")).items()))


def _account(account: Account):
    return [account.id, account.name, sorted(role.name for role in account.roles), account.advisor_id]


def without_a_vain_purge(said: Said) -> Said:
    """The same, less a purge that was stopped before the first person: it is proved as what it was, nobody erased."""
    *before, last = said["destruction"] or [{"kind": ""}]
    if last["kind"] != "PEOPLE" or last["amount"]:
        return said
    lines = [line for line in said["journal"] if not line[3].startswith(last["number"])]
    return {**said, "destruction": before, "journal": lines}


def differences(said: dict[str, Any], steps: list[dict[str, Any]]) -> str:
    """Where the folder says something else than after each step, in short."""
    return "\n".join(
        f"after {step['name']} {part} said {_first_difference(was, said.get(part))}"
        for step in steps
        for part, was in step["said"].items()
        if said.get(part) != was
    )


def _first_difference(was: Any, now: Any) -> str:
    if isinstance(was, list) and isinstance(now, list):
        at = next(
            (at for at, (one, two) in enumerate(zip(was, now, strict=False)) if one != two), min(len(was), len(now))
        )
        was, now = was[at : at + 3], now[at : at + 3]
    return f"{was} and now says {now}"
