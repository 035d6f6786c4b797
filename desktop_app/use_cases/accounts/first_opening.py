"""Making the files of a place: all of them aside, then put in place in an order that no crash can confuse."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from desktop_app.domain.account import Account, check_account
from desktop_app.domain.advisor import Advisor
from desktop_app.domain.convention import Terms, begun
from desktop_app.domain.journal import Action
from desktop_app.domain.nouns.frozen import frozen
from desktop_app.domain.place import Place
from desktop_app.domain.planning import Pattern, check_patterns
from desktop_app.storage import files
from desktop_app.storage.clock import believe
from desktop_app.storage.connection import database
from desktop_app.storage.connection.database import writing
from desktop_app.storage.errors import known_trouble
from desktop_app.storage.journal import journal
from desktop_app.storage.keys import vault
from desktop_app.storage.keys.keys import Keys
from desktop_app.storage.mandates import mandate_keys
from desktop_app.storage.planning import advisors, conventions, patterns, place
from desktop_app.system.private_folder import make_private

from ..desk import Desk
from . import account_telling


@frozen
class Setup:
    """A place with its terms. `advisor_id` of a rule is the place of the advisor in `advisors`, from 0."""

    place: Place
    terms: Terms
    advisors: tuple[Advisor, ...]
    rules: tuple[Pattern, ...]


def make(
    folder: Path,
    aside: Path,
    setup: Setup,
    *,
    account: Account,
    passphrase: str,
    code: str,
    clock: Callable[[], datetime],
) -> tuple[Account, Keys]:
    """Make the files in the folder `aside`, on the same disk, move them into `folder`, and leave them closed.

    Returns the first account and every key.
    """
    check_account(account, ())
    check_patterns(setup.rules)
    with known_trouble():
        files.wipe_folder(aside)
        make_private(aside)
        try:
            first, keys = vault.create(aside, account, passphrase, code)
            _make_files(aside, setup, first, keys, clock)
            files.put_all_in_place(aside, folder)
        finally:
            files.wipe_folder(aside)
    return first, keys


def _make_files(aside: Path, setup: Setup, first: Account, keys: Keys, clock: Callable[[], datetime]) -> None:
    db, wrapped = database.create(aside, keys.data), mandate_keys.create(aside, keys.data)
    try:
        with writing(db):
            journal.begin(db, keys.journal)
            _set_up(Desk(db, wrapped, aside, clock, first, keys), setup)
    finally:
        mandate_keys.close(wrapped)
        database.close(db)


def _set_up(desk: Desk, setup: Setup) -> None:
    place.save(desk.db, setup.place)
    under = conventions.add(desk.db, begun(setup.terms))
    ids = [advisors.add(desk.db, advisor).id for advisor in setup.advisors]
    assert ids == list(range(1, len(ids) + 1)), "the account was told its advisor by place"
    for rule in setup.rules:
        patterns.add(desk.db, replace(rule, advisor_id=ids[rule.advisor_id], convention_id=under.id))
    for action in (Action.PLACE_SET, Action.CONVENTION_SET, Action.ADVISOR_SET, Action.DAYS_SET):
        desk.record(action)
    desk.record(Action.ACCOUNT_ADDED, desk.who)
    believe(desk.db, desk.now())
    account_telling.catch_up(desk)
