"""Somebody at work, drawn from a seed: the open folder, who is before it, and the secrets everybody has in mind."""

from __future__ import annotations

import base64
import pickle
import random
import shutil
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from desktop_app.domain.account import Role
from desktop_app.domain.errors import RuleBroken
from desktop_app.storage.keys import vault
from desktop_app.storage.mandates import mandates
from desktop_app.storage.reception import appointments, people
from desktop_app.use_cases.accounts import opening
from desktop_app.use_cases.destruction import destructions
from tests.helpers import builders

if TYPE_CHECKING:
    from desktop_app.domain.account import Account
    from desktop_app.domain.mandate import Mandate, State
    from desktop_app.domain.person import Person
    from desktop_app.domain.reception.appointment import Appointment
    from desktop_app.use_cases.changes import Changes, Undo
    from desktop_app.use_cases.desk import Desk

T = TypeVar("T")


@dataclass
class Work:
    """A folder and what its people know of it; `chance` is drawn anew at each step, from the seed and its rank."""

    folder: Path
    chance: random.Random
    now: datetime = datetime(2025, 11, 27, 8, 30)
    secrets: dict[int, str] = field(default_factory=dict)
    code: str = builders.RECOVERY_CODE
    undo: Undo | None = None
    opened: Desk | None = None
    version: int = 0
    """How many steps the program has that today's has not."""

    @classmethod
    def remembering(cls, folder: Path, state: dict[str, Any]) -> Work:
        """Somebody who knows what was known when `remembered` was called; the folder is closed."""
        secrets = {int(id): phrase for id, phrase in state["secrets"].items()}
        undo = pickle.loads(base64.b64decode(state["undo"]))
        now = datetime.fromisoformat(state["now"])
        return cls(folder, random.Random(), now, secrets, state["code"], undo, version=state["version"])

    def remembered(self) -> dict[str, Any]:
        """What there is to know beside the folder, to be told to another process."""
        return {
            "secrets": dict(self.secrets),
            "code": self.code,
            "now": self.now.isoformat(),
            "version": self.version,
            "undo": base64.b64encode(pickle.dumps(self.undo)).decode(),
            "at_work": self.desk.account.id,
        }

    def keep(self, where: Path) -> None:
        """Copy the folder as it stands, with the stick."""
        for path in (self.folder, self.stick):
            if path.is_dir():
                shutil.copytree(path, where / path.name, ignore=shutil.ignore_patterns("*-shm"))

    def clock(self) -> datetime:
        """The hour of the computer."""
        return self.now

    def wait(self, *, minutes: int = 0, days: int = 0) -> None:
        """Let time pass."""
        self.now += timedelta(days=days, minutes=minutes)

    @property
    def stick(self) -> Path:
        """The medium where copies go as well."""
        return self.folder.with_name(f"{self.folder.name}-stick")

    @property
    def desk(self) -> Desk:
        """The desk of whoever is at work."""
        assert self.opened
        return self.opened

    def create(self) -> None:
        """The first opening, and its first account."""
        rules = (builders.thursdays(0), builders.fridays(1))
        convention = builders.its_terms(hard_end=None)
        setup = opening.Setup(builders.le_boulou(), convention, builders.its_advisors(), rules)
        first, passphrase = builders.ITS_ACCOUNTS[0]._replace(id=0), self.phrase()
        asked = {"account": first, "passphrase": passphrase, "code": self.code}
        self.opened = opening.create(self.folder, setup, **asked, clock=self.clock)
        self.secrets[1] = passphrase

    def open(self, account_id: int = 1) -> Desk:
        """Open the folder as the program does, and finish what was interrupted."""
        unlocked = opening.find_keys(self.folder, account_id, self.secrets[account_id])
        self.opened = opening.open_desk(self.folder, unlocked, clock=self.clock)
        destructions.resume(self.desk)
        return self.desk

    def close(self) -> None:
        """Leave."""
        if self.opened is not None:
            opening.close_desk(self.opened)
            self.opened = None

    def somebody(self, role: Role = Role.RECEPTION) -> Desk:
        """Somebody with this role takes the place before the screen; anybody for the work of the desk."""
        every = vault.accounts(self.folder)
        able = [account for account in every if role is Role.RECEPTION or role in account.roles]
        return self.takes_the_place(self.chance.choice(able))

    def takes_the_place(self, account: Account) -> Desk:
        """This account is at work."""
        if account.id != self.desk.account.id:
            unlocked = opening.find_keys(self.folder, account.id, self.secrets[account.id])
            self.opened = opening.desk_for(self.desk, unlocked)
        return self.desk

    def someone_else(self) -> list[Account]:
        """The accounts that others may change: neither the first one nor whoever is at work."""
        return [each for each in vault.accounts(self.folder) if each.id not in (1, self.desk.account.id)]

    def phrase(self) -> str:
        """A new passphrase."""
        return f"un jardin {self.chance.getrandbits(60):x} sous la pluie"

    def name(self) -> str:
        """A surname that resembles no other."""
        return "".join(self.chance.choice("bcdfglmnprstv") + self.chance.choice("aeiou") for _ in range(5)).title()

    def did(self, changes: Changes) -> Changes:
        """Remember what can be taken back."""
        self.undo = changes.undo
        return changes

    def people(self) -> list[Person]:
        """Everybody in the list, in the order they came."""
        return sorted(people.listing(self.desk.db, limit=100_000), key=lambda person: person.id)

    def mandates(self, *states: State) -> list[Mandate]:
        """The mandates in these states."""
        found = [mandate for mandate, _ in mandates.every(self.desk.db, limit=100_000) if mandate.state in states]
        return sorted(found, key=lambda mandate: mandate.id)

    def appointments(self) -> list[Appointment]:
        """Every appointment of the file."""
        found = [each for person in self.people() for each in appointments.of_person(self.desk.db, person.id)]
        return sorted(found, key=lambda each: each.id)

    def one_of(self, found: Iterable[T]) -> T:
        """One of these; refused as a rule is when there is none."""
        some = list(found)
        if not some:
            raise RuleBroken("Rien à faire ici.")
        return self.chance.choice(some)
