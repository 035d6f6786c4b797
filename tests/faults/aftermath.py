"""The start after a crash: what the folder holds, and that nothing of it is half done."""

from __future__ import annotations

import os
import random
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from desktop_app.domain.mandate import State, acts
from desktop_app.storage import files
from desktop_app.storage.checks import control
from desktop_app.storage.checks.shape import APPLICATION_ID
from desktop_app.storage.copies import backups as copies
from desktop_app.storage.copies import media
from desktop_app.storage.errors import WrongPassphrase
from desktop_app.storage.journal import journal_check
from desktop_app.storage.keys import told_accounts, vault
from desktop_app.storage.mandates import mandate_body, mandate_keys, mandates
from desktop_app.storage.watch import Watch
from desktop_app.use_cases.copies import backups
from desktop_app.use_cases.destruction import destructions

from .work import Work

if TYPE_CHECKING:
    from desktop_app.use_cases.desk import Desk

Step = dict[str, Any]
THE_FILES = {"permanence.db", "permanence.keys", "permanence.mandates", "permanence.head"}
COPIES = "sauvegardes"


def open_again(folder: Path, steps: list[Step]) -> Work:
    """Open as the program does after a crash, with what people had in mind at one of these steps, and close.

    Everything that must hold whatever happened is looked at.
    """
    work = _work_with(folder, steps)
    desk = work.open()
    assert not destructions.pending(desk), "a destruction is left to finish"
    assert len(desk.keys.mandates) == 1, "a renewal is left to finish"
    assert told_accounts.load(desk.db) == vault.marks(folder), "a change of the accounts is left to tell"
    _check_bodies(desk)
    verdict = journal_check.verify(desk.db, start_key=vault.unlock_by_code(folder, work.code).journal)
    assert verdict.whole and verdict.sealed and not verdict.findings, verdict
    work.close()
    _check_files(work, desk.keys.data)
    return work


def _work_with(folder: Path, steps: list[Step]) -> Work:
    states = [step["state"] for step in steps]
    known = [{int(id): phrase for id, phrase in state["secrets"].items()} for state in states]
    accounts = [account.id for account in vault.accounts(folder)]
    secrets = {id: _first_that_opens(folder, id, [each[id] for each in known if id in each]) for id in accounts}
    code = next(state["code"] for state in states if _opens_by_code(folder, state["code"]))
    now = max(datetime.fromisoformat(state["now"]) for state in states)
    return Work(folder, random.Random(1), now, secrets, code)


def _first_that_opens(folder: Path, account_id: int, phrases: list[str]) -> str:
    for phrase in phrases:
        try:
            vault.unlock(folder, account_id, phrase)
        except WrongPassphrase:
            continue
        return phrase
    raise AssertionError(f"nothing opens the account {account_id} any more")


def _opens_by_code(folder: Path, code: str) -> bool:
    try:
        vault.unlock_by_code(folder, code)
    except WrongPassphrase:
        return False
    return True


def _check_bodies(desk: Desk) -> None:
    """An open mandate has a body that opens, an ended one has neither body nor key, and no key is nobody's.

    One that waits for its end sheet is as an open one, but that nothing is awaited of it any more. A body of a copy
    put back does not open when it was written again since: its key went then.
    """
    every = [mandate for mandate, _ in mandates.every(desk.db, limit=100_000)]
    going_on = {mandate.id for mandate in every if mandate.state is not State.ENDED}
    held = {int(each.subject.removeprefix("mandat-")) for each in destructions.held(desk)}
    going_on |= held
    keys, bodies = (
        mandate_keys.ids(desk.mandate_keys),
        dict(desk.db.execute("SELECT mandate_id, key_id FROM mandate_body")),
    )
    lost = {id for id, key_id in bodies.items() if key_id not in keys}
    assert not lost or desk.db.execute("SELECT count(*) FROM journal WHERE action = 'RESTORED'").fetchone()[0]
    opened = mandate_body.read(desk.db, desk.mandate_keys, desk.keys, every)
    assert opened.keys() == going_on - lost
    standing = {id: body for id, body in opened.items() if id not in held}
    awaited = {(id, each.due_on.isoformat()) for id, body in standing.items() for each in acts.deadlines(body)}
    told = set(desk.db.execute("SELECT mandate_id, day FROM mandate_deadline"))
    assert {row for row in told if row[0] not in lost} == awaited, "a date stands without its reason, or the reverse"
    assert bodies.keys() == going_on
    assert len(keys) >= len(going_on - lost), "a key is gone"


def _check_files(work: Work, data_key: bytes) -> None:
    """Every page authentic, here and in every copy; no draft left; every account opens."""
    folder = work.folder
    for path, key in ((files.data_in(folder), data_key), (files.mandates_in(folder), mandate_keys.file_key(data_key))):
        assert control.is_sound(path, key, Watch()), path.name
    left = {path.name for path in folder.iterdir()} - {COPIES}
    assert left == THE_FILES, left
    for place in _places(work):
        for copy in copies.listing(place):
            control.read_through(place / copy.name, data_key, APPLICATION_ID, Watch())


def _places(work: Work) -> list[Path]:
    return [place for place in (copies.local_place(work.folder), media.place_on(work.stick)) if copies.listing(place)]


@contextmanager
def drafts_wiped(folder: Path) -> Iterator[list[str]]:
    """Whatever the crash left half written holds noughts once it is gone; the names of what it left."""
    with ExitStack() as held:
        blocks = {path: held.enter_context(path.open("rb")) for path in _half_written(folder)}
        yield [path.relative_to(folder.parent).as_posix() for path in blocks]
        for path, left in blocks.items():
            size = os.fstat(left.fileno()).st_size
            assert os.fstat(left.fileno()).st_nlink or left.read() == bytes(size), f"{path.name} was not wiped"


def _half_written(folder: Path) -> list[Path]:
    asides = (folder / ".creation", folder / ".remise")
    found = [path for aside in asides for path in aside.rglob("*")]
    for place in (folder, folder / COPIES, media.place_on(folder.with_name(f"{folder.name}-stick"))):
        found += place.glob("permanence*.new*")
    return [path for path in found if path.is_file()]


def begin_again(folder: Path) -> None:
    """The first opening was never over: it is done again, and nothing of the first try is left."""
    work = Work(folder, random.Random(1))
    work.create()
    work.close()
    _check_files(work, vault.unlock_by_code(folder, work.code).data)


def go_on(work: Work) -> None:
    """Work goes on: a copy is made, and what the crash has left where copies go is gone."""
    desk = work.open()
    report = backups.run(backups.prepare(desk))
    backups.record(desk, report)
    assert all(served.fresh and not served.trouble for served in report.served), report.served
    work.close()
    for place in _places(work):
        named = {copy.name for copy in copies.listing(place)}
        left = {path.name for path in place.iterdir()} - named - {"permanence.place"}
        assert left == {"permanence.keys", "permanence.mandates"}, left
