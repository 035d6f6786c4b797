"""Whatever is passed to the use cases: refused in French or done as told, never a crash, never a silent change."""

from __future__ import annotations

import hashlib
import inspect
import os
import random
import shutil
import sys
import typing
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import date, datetime
from functools import wraps
from pathlib import Path
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

import pytest

from desktop_app.domain.account import Account
from desktop_app.domain.advisor import Advisor
from desktop_app.domain.convention import Convention, Terms
from desktop_app.domain.errors import RuleBroken
from desktop_app.domain.journal import Action
from desktop_app.domain.mandate import Act, ActDone, Body, IdentityDocument, InformationPoint, Mandate, Question, State
from desktop_app.domain.person import Person
from desktop_app.domain.place import Place
from desktop_app.domain.planning import Pattern
from desktop_app.storage import files
from desktop_app.storage.connection.database import version, writing
from desktop_app.storage.errors import StorageTrouble
from desktop_app.storage.journal import journal
from desktop_app.storage.keys import vault
from desktop_app.storage.keys.keys import Keys
from desktop_app.use_cases.changes import Changes, Touched, Undo
from desktop_app.use_cases.mandates import mandate_access, mandates
from desktop_app.use_cases.papers import mandate_papers
from desktop_app.use_cases.papers.mandate_papers import OriginalsPaper
from desktop_app.use_cases.papers.printing import Paper
from desktop_app.use_cases.reception import appointments
from desktop_app.use_cases.settings import settings
from tests.use_cases.test_permissions import every_verb

from .hostile import Hand
from .work import Work

if TYPE_CHECKING:
    from sqlite_utils import Database

    from desktop_app.use_cases.desk import Desk

INPUTS = int(os.environ.get("PERMANENCE_FUZZ", "2000"))
SEED = int(os.environ.get("PERMANENCE_SEED", "1"))
IN_ONE_TEST, AT_ONE_DESK = 2000, 50
ODD_HOURS = [
    datetime(1970, 1, 1),
    datetime(2000, 2, 29),
    datetime(2038, 1, 19, 3, 14, 8),
    datetime(2199, 12, 31, 23, 59),
]
"""What a computer without a battery, or with a bold hand on its clock, may say."""
_WITHIN_ANOTHER = """
    free_places.check_place_in_file ledger.settle_within people.add_within people.known_within
    destroying.ask_for_body destroying.carry_out
    destroying.destroy_people key_renewal.finish key_renewal.hold
    appointments.book_within appointments.move_within cascade.cascade cascade.follow_within cascade.give_back_within
    cascade.refuse_new_collisions cascade.turn_back_within ledger.keep_again_within ledger.name_past_within
    erasure.beside account_telling.tell printing.slip queue.of_day backup_places.is_stale backup_places.rows_of
    sooner.rows_of gauges.of_day queue_hours.came_in request_papers.hand_over_of
    scope.ask_first rewriting.count_within rewriting.uncount_within rewriting.sealed_anew
    ledger.give_places_within written_rows.note_within written_rows.noted_on
    printing.marked mandate_papers.blank_pad_of joining_papers.proof_of
    rights_papers.letter_of rights_papers.register_of
    eligibility.see_within eligibility.unseen gauges.open_to_whom schedule.head_of_place
    printing.account_in_words elimination_papers.elimination_list_of elimination_papers.elimination_record_of
"""
"""What only other verbs call, inside their own transaction and with what they have made themselves."""
_IN_A_TRANSACTION = ("mandate_limits.cut_to_leaving_within", "mandate_limits.cut_to_conventions_within")
"""What other verbs call with what a hand has typed: tried by itself, in a transaction as they give it one."""
_TAKES_THE_DESK_AWAY = "opening.close_desk opening.desk_for opening.come_back opening.lock"
_ON_THE_DEMONSTRATION = "papers.every_paper papers.makers"
"""What asks for the days and mandates that only the demonstration is sure to have."""
_IN_TWO_PARTS = "backups.record control.record journal.remember"
"""Their argument is what a thread has just done; `test_kills` goes through them."""


def verbs() -> dict[str, Callable[..., Any]]:
    """Every verb that a screen may use."""
    apart = f"{_WITHIN_ANOTHER} {_TAKES_THE_DESK_AWAY} {_ON_THE_DEMONSTRATION} {_IN_TWO_PARTS}".split()
    found = every_verb()
    assert set(apart) <= found.keys(), set(apart) - found.keys()
    found |= {name: _in_a_transaction(found[name]) for name in _IN_A_TRANSACTION}
    return {name: verb for name, verb in found.items() if name not in apart and ".prepare_" not in name}


def _in_a_transaction(verb: Callable[..., Any]) -> Callable[..., Any]:
    @wraps(verb)
    def within(desk: Desk, **arguments: Any) -> Any:
        with writing(desk.db):
            return verb(desk, **arguments)

    return within


class AtDesks:
    """A copy of the folder with somebody at work for every account, and what they can pass to a verb."""

    def __init__(self, lived_in: Work, folder: Path, chance: random.Random) -> None:
        self._digested: tuple[object, str] = ((), "")
        self.work = replace(lived_in, folder=shutil.copytree(lived_in.folder, folder), secrets=dict(lived_in.secrets))
        first = self.work.open()
        found = vault.accounts(folder)
        self.desks = [replace(first, account=account, keys=self._keys(account.id)) for account in found]
        self.desks += [replace(self.desks[0], keys=first.keys.for_the_desk, locked=True)]
        self.hand = Hand(chance, self._known(found), self.work.now.date())
        if chance.random() < 0.2:
            self.work.now = chance.choice(ODD_HOURS)

    def _keys(self, account_id: int) -> Keys:
        return vault.unlock(self.work.folder, account_id, self.work.secrets[account_id])

    def _known(self, found: Sequence[Account]) -> dict[type, list[Any]]:
        desk = self.work.desk
        informed = self.work.mandates(State.INFORMED) or self.work.mandates(State.DRAFT)[:1]
        for each in informed:
            # A step further than the others, so that two originals come out of the printer now and then.
            if each.state is State.DRAFT:
                points, answered = frozenset(InformationPoint), frozenset(Question)
                mandates.inform(desk, each.id, points=points, answered=answered)
            mandates.identify(desk, each.id, document=IdentityDocument.PASSPORT)
        every = self.work.mandates(*State)
        held = settings.load(desk)
        opened = mandate_access.with_bodies(desk, every)
        return {
            str: [*self.work.secrets.values(), self.work.code],
            datetime: [
                desk.now(),
                *(place.slot.start for day in _days(desk) for place in appointments.places_on(desk, day)),
            ],
            Account: list(found),
            Person: self.work.people(),
            Mandate: opened,
            Body: [each.body for each in opened if each.body],
            ActDone: [ActDone(1, act, desk.now()) for act in Act],
            Place: [held.place],
            Convention: list(held.conventions),
            Terms: [version.terms for each in held.conventions for version in each.versions],
            Advisor: list(held.advisors),
            Pattern: list(held.rules),
            # A hand makes no way back up: each is a function that a verb has made.
            Undo: [self.work.undo or Undo("rien", lambda _desk: Changes(Touched.NOTHING))],
            Path: [self.work.folder, self.work.stick],
            Paper: [Paper("Feuille", "feuille.pdf", "feuille-2025-11-27", bytes)],
            OriginalsPaper: [
                mandate_papers.mandate_form(desk, each.id) for each in opened if each.state is State.IDENTIFIED
            ],
        }

    def close(self) -> None:
        """Leave, and forget the copy."""
        self.work.close()
        shutil.rmtree(self.work.folder)

    def content(self) -> str:
        """A digest of everything the three files say, made anew once SQLite says that anything may have changed."""
        dbs, held = (self.work.desk.db, self.work.desk.mandate_keys), files.keys_in(self.work.folder).read_bytes()
        seen = (held, *(version(db) for db in dbs))
        if self._digested[0] != seen or None in seen:
            self._digested = seen, self._digest(held, dbs)
        return self._digested[1]

    def _digest(self, held: bytes, dbs: Sequence[Database]) -> str:
        digest = hashlib.sha256(held)
        for db in dbs:
            for (table,) in db.execute("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name").fetchall():
                columns = _TELLING.get(table, "*")
                found = db.execute(f"SELECT {columns} FROM {table}").fetchall() if columns else ()
                digest.update(repr(found).encode())
        return digest.hexdigest()


def _days(desk: Desk) -> list[date]:
    return [day for day, _ in appointments.days_with_places(desk, desk.now().date(), 4)]


_TELLING = {
    "mandate_key": "id, generation, wrapped",
    **dict.fromkeys(("clock", "session", "lost_session", "letterhead", "settled", "sqlite_sequence"), ""),
    **dict.fromkeys(("day_name", "unknown_day", "written_over"), ""),
}
"""Whether a body was seen since its key was drawn, when the clock was last believed, and that a day which is over is
kept as it already stood, are housekeeping."""


@pytest.mark.parametrize("part", range(-(-INPUTS // IN_ONE_TEST)))
def test_any_argument_is_refused_in_french_or_done_as_told(lived_in: Work, quick: Path, part: int) -> None:
    chance, every, met = random.Random(f"{SEED} {part}"), verbs(), Counter[str]()
    asked = {name: asked_by(verb) for name, verb in every.items()}
    for _ in range(IN_ONE_TEST // AT_ONE_DESK):
        at = AtDesks(lived_in, quick / "desk", chance)
        for _ in range(AT_ONE_DESK):
            name = chance.choice(sorted(every))
            desk, arguments = chance.choice(at.desks), None
            try:
                arguments = at.hand.arguments(name, asked[name])
                met[_try(at, desk, every[name], arguments)] += 1
            except RuleBroken:
                met["refused by the form"] += 1
            except Exception as fault:
                told = f"PERMANENCE_SEED={SEED}, part {part}: {name} by {desk.account.roles_in_words}, {arguments!r}"
                raise AssertionError(told[:3000]) from fault
        at.close()
    sys.stdout.write(f"{sum(met.values())} inputs: {dict(met)}\n")
    assert met["refused"] > IN_ONE_TEST / 10 < met["read"] and met["done"] > IN_ONE_TEST / 50, met


def asked_by(verb: Callable[..., Any]) -> dict[str, Any]:
    """The types of what a verb takes after the desk."""
    plain = inspect.unwrap(verb)
    asked = {name: each.annotation for name, each in list(inspect.signature(plain).parameters.items())[1:]}
    return typing.get_type_hints(SimpleNamespace(__annotations__=asked), vars(sys.modules[plain.__module__]))


def _only_tells_a_refused_act(desk: Desk, lines: int) -> bool:
    """Whether all that the journal tells since is that an act was refused, by its kind: référents count them."""
    entries = journal.latest(desk.db, journal.head(desk.db).count - lines)
    return [each.action for each in entries] == [Action.ACT_REFUSED]


def _try(at: AtDesks, desk: Desk, verb: Callable[..., Any], arguments: dict[str, Any]) -> str:
    """Call the verb and compare the files with what it told."""
    before, lines = at.content(), journal.head(desk.db).count
    try:
        result = verb(desk, **arguments)
        if isinstance(result, Iterator):
            result = list(result)
    except (RuleBroken, StorageTrouble) as refusal:
        same = at.content() == before or _only_tells_a_refused_act(desk, lines)
        assert str(refusal) and same, "refused, and yet something changed"
        assert not desk.db.conn.in_transaction
        return "refused"
    changed, grown = at.content() != before, journal.head(desk.db).count > lines
    assert changed == grown, "the journal does not tell of this change"
    if isinstance(result, Changes):
        assert grown or result.touched is Touched.NOTHING or verb is settings.keep_advisors, "told, and not done"
        if result.undo:
            at.hand.known[Undo].append(result.undo)  # type: ignore[attr-defined]
    if isinstance(result, OriginalsPaper):
        at.hand.known[OriginalsPaper].append(result)  # type: ignore[attr-defined]
    elif isinstance(result, Paper):
        at.hand.known[Paper].append(result)  # type: ignore[attr-defined]
    return "done" if changed else "read"
