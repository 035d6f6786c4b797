"""A day lived in spite of everything: each gesture is tried under one hindrance after another, then freely.

A gesture refused because of a hindrance has changed nothing; one that was done is whole. In the end each of them
has come to what the folder says when nothing stands in the way.
"""

from __future__ import annotations

import json
import random
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from pathlib import Path
from typing import Any

from desktop_app.domain.errors import RuleBroken
from desktop_app.storage.errors import StorageTrouble
from desktop_app.storage.keys import vault

from .day import EVERY, names
from .snapshot import differences, snapshot
from .work import Work

Hindrance = AbstractContextManager[object]
_OF_THE_PLACES = {"back_up", "back_up_by_itself", "next_weeks", "choose_stick"}
"""What fails where copies go is told and not raised; `tests/storage/test_media.py` looks at that."""


class Day:
    """The same day twice: freely, to know what the folder says after each gesture, then hindered."""

    def __init__(self, root: Path, folder: Path, seed: int) -> None:
        self.free, self.hindered = Work(root / "free", random.Random()), Work(folder, random.Random())
        self.seed = seed
        self.met: Counter[str] = Counter()
        self.in_spite: Counter[str] = Counter()
        """The gestures that were done though something stood in the way."""

    def live(self, hindrances: Callable[[Path], Iterable[Hindrance]]) -> None:
        """Go through the day; an AssertionError says in which gesture something is wrong."""
        here: Any = None
        for rank, name in enumerate(names(self.seed)):
            if name in _OF_THE_PLACES or name == "update":
                continue
            outcome = self._do(self.free, rank, name)
            context = f"seed {self.seed}, gesture {rank}, {name}"
            if name != "create":
                self._do_in_spite(hindrances(self.hindered.folder), rank, name, outcome, context, here)
            else:
                self._do(self.hindered, rank, name)
            here, free = said(self.hindered), {"name": name, "said": said(self.free)}
            assert here == free["said"], f"{context}: {differences(here, [free])}"
        self.free.close()
        self.hindered.close()

    def _do_in_spite(
        self, hindrances: Iterable[Hindrance], rank: int, name: str, outcome: str, context: str, before: Any
    ) -> None:
        for hindrance in (*hindrances, nullcontext()):
            kept = self.hindered.now, dict(self.hindered.secrets), self.hindered.code, self.hindered.undo
            free = isinstance(hindrance, nullcontext)
            with hindrance:
                try:
                    told = self._do(self.hindered, rank, name)
                except StorageTrouble as trouble:
                    assert not free, f"{context}: {trouble!r} though nothing stands in the way any more"
                    told = type(trouble).__name__
            self.met[told if told != outcome else "done"] += 1
            if told == outcome:
                self.in_spite[name] += told == "done" and not free
                self._come_back()
                return
            self.hindered.now, self.hindered.secrets, self.hindered.code, self.hindered.undo = kept
            if self.hindered.opened is None:
                self._come_back()
            now = said(self.hindered)
            # A key drawn for a body that never came, or a renewal begun: the next start sweeps the one, ends the other.
            now["body"] |= {part: before["body"][part] for part in ("keys", "generations")}
            assert now == before, f"{context}: {told}, and yet: {differences(now, [{'name': name, 'said': before}])}"
        raise AssertionError(f"{context}: {told} where it was {outcome}")

    def _do(self, work: Work, rank: int, name: str) -> str:
        work.chance = random.Random(f"{self.seed} {rank}")
        work.wait(minutes=work.chance.randint(1, 9))
        try:
            work.create() if name == "create" else EVERY[name](work)
        except RuleBroken as refusal:
            return refusal.sentence
        return "done"

    def _come_back(self) -> None:
        """Close, open again and let an advisor come in: what was left to finish is finished."""
        mine = self.hindered.opened.account.id if self.hindered.opened else 1
        self.hindered.close()
        self.hindered.open(1)
        self.hindered.takes_the_place(vault.account(self.hindered.folder, mine))


def said(work: Work) -> Any:
    """What a folder says, as it is compared."""
    return json.loads(json.dumps(snapshot(work.folder, work.code)))


@contextmanager
def away(folder: Path) -> Iterator[None]:
    """The folder is not there: a disk unplugged, a folder moved."""
    elsewhere = folder.with_name(folder.name + "-elsewhere")
    folder.rename(elsewhere)
    try:
        yield
    finally:
        elsewhere.rename(folder)
