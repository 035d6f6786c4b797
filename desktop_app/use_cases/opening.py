"""Opening: is there a file, make one, find its key, open it; the models the assistant offers.

The unlock window imports this module, and must be painted at once: whatever it does not need to be
shown is imported on first use.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from desktop_app.system.paths import resource

if TYPE_CHECKING:
    from datetime import datetime

    from desktop_app.domain.advisor import Advisor
    from desktop_app.domain.advisor_day import RecurringDay
    from desktop_app.domain.convention import Convention
    from desktop_app.domain.place import Place

    from .desk import Desk

_UNFINISHED = ".creation"
WHILE_TYPING = (
    "desktop_app.storage.vault",
    "desktop_app.storage.sealing",
    "desktop_app.storage.driver",
    "desktop_app.storage.migrations",
    "desktop_app.storage.database",
    "desktop_app.use_cases.today",
    "desktop_app.use_cases.attention",
    "desktop_app.use_cases.mandates",
)
"""Modules to import while the passphrase is being typed, one at a time."""


@dataclass(frozen=True)
class Model:
    """A convention that pre-fills the assistant: raw values, every one of which can be changed."""

    key: str
    title: str
    source: str
    values: dict[str, Any]
    notes: tuple[str, ...]


@dataclass(frozen=True)
class Setup:
    """What the assistant asked. `advisor_id` of a rule is the place of the advisor in `advisors`, from 0."""

    place: Place
    convention: Convention
    advisors: tuple[Advisor, ...]
    rules: tuple[RecurringDay, ...]


def models() -> tuple[Model, ...]:
    """The conventions shipped with the program, in order of title."""
    import json

    files = sorted(resource("conventions").glob("*.json"))
    read = [json.loads(file.read_text("utf-8")) for file in files]
    found = [Model(m["key"], m["title"], m["source"], m, tuple(m["notes"])) for m in read]
    return tuple(sorted(found, key=lambda model: model.title))


def recovery_words() -> tuple[str, ...]:
    """The words a recovery code is drawn from."""
    return tuple(resource("words/recovery.txt").read_text("utf-8").split())


def draw_code() -> str:
    """A new recovery code."""
    import secrets

    from desktop_app.domain import recovery_code

    return recovery_code.draw(recovery_words(), secrets.randbelow)


def is_new(folder: Path) -> bool:
    """Whether nothing was ever finished in this folder, so that the assistant must run.

    The key file is put in place last: without it, a file left by an interrupted creation was never used.
    """
    from desktop_app.storage import files

    if files.keys_in(folder).exists():
        return False
    return not files.data_in(folder).exists() or (folder / _UNFINISHED).exists()


def create(folder: Path, setup: Setup, *, passphrase: str, code: str, clock: Callable[[], datetime]) -> Desk:
    """Make the file as `make` does, and open it."""
    return open_desk(folder, make(folder, setup, passphrase=passphrase, code=code, clock=clock), clock=clock)


def make(folder: Path, setup: Setup, *, passphrase: str, code: str, clock: Callable[[], datetime]) -> bytes:
    """Make the encrypted file and its keys, fill it, and return the data key; slow on purpose, from any thread.

    Everything is made aside and put in place at the end, so that a failure leaves nothing behind. Raises
    `AlreadyThere` rather than replace a finished file.
    """
    import shutil

    from desktop_app.storage import database, files, vault
    from desktop_app.storage.errors import AlreadyThere, known_trouble

    from .desk import Desk

    if not is_new(folder):
        raise AlreadyThere
    aside = folder / _UNFINISHED
    with known_trouble():
        shutil.rmtree(aside, ignore_errors=True)
        aside.mkdir(parents=True)
        try:
            key = vault.create(aside, passphrase, code)
            db = database.create(aside, key)
            set_up(Desk(db, folder, clock), setup)
            database.close(db)
            files.put_in_place(files.data_in(aside), files.data_in(folder))
            try:
                files.put_in_place(files.keys_in(aside), files.keys_in(folder))
            except OSError:
                # Data whose keys never came would be taken for a file that has lost them.
                files.data_in(folder).unlink()
                raise
        finally:
            shutil.rmtree(aside, ignore_errors=True)
    return key


def set_up(desk: Desk, setup: Setup) -> None:
    """Fill a fresh file with what the assistant asked, all or nothing."""
    from dataclasses import replace

    from desktop_app.domain.advisor_day import check_rules
    from desktop_app.domain.journal import Action
    from desktop_app.storage import advisors, convention, place, recurring_days
    from desktop_app.storage.database import writing

    check_rules(setup.rules)
    with writing(desk.db):
        place.save(desk.db, setup.place)
        convention.save(desk.db, setup.convention)
        ids = [advisors.add(desk.db, advisor).id for advisor in setup.advisors]
        for rule in setup.rules:
            recurring_days.add(desk.db, replace(rule, advisor_id=ids[rule.advisor_id]))
        for action in (Action.PLACE_SET, Action.CONVENTION_SET, Action.ADVISOR_SET, Action.DAYS_SET):
            desk.record(action)


def find_key(folder: Path, passphrase: str) -> bytes:
    """The data key, from any thread; slow on purpose. Raises `WrongPassphrase` and its kin."""
    from desktop_app.storage import vault

    return vault.unlock(folder, passphrase)


def find_key_by_code(folder: Path, code: str) -> bytes:
    """The data key from the recovery code; raises `RuleBroken` for a word that is none of the list."""
    from desktop_app.domain import recovery_code
    from desktop_app.storage import vault

    return vault.unlock(folder, recovery_code.read(code, recovery_words()), slot="recovery")


def replace_passphrase(folder: Path, key: bytes, passphrase: str) -> None:
    """Give the file another passphrase once the recovery code has opened it."""
    from desktop_app.storage import vault

    vault.change_passphrase(folder, key, passphrase)


def open_desk(folder: Path, key: bytes, *, clock: Callable[[], datetime]) -> Desk:
    """The open file; raises the troubles of `storage.errors`."""
    from desktop_app.storage import database

    from .desk import Desk

    db = database.open_file(folder, key)
    if (folder / _UNFINISHED).exists():
        import shutil

        # Left by a creation killed at its very end: were the keys lost one day, the data would pass for unfinished.
        shutil.rmtree(folder / _UNFINISHED, ignore_errors=True)
    return Desk(db, folder, clock)


def close_desk(desk: Desk) -> None:
    """Close the file so that a bare copy of it is complete."""
    from desktop_app.storage import database

    database.close(desk.db)
