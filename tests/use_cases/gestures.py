"""What somebody does at the counter when one call does not say it: for the table of what each verb writes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from desktop_app.domain import mandate as rules
from desktop_app.domain.account import Account, Role
from desktop_app.domain.mandate.destruction import Destruction, Kind, Trigger
from desktop_app.storage.connection.database import writing
from desktop_app.storage.keys import vault
from desktop_app.storage.mandates import destructions as register
from desktop_app.storage.mandates import mandates as stored
from desktop_app.use_cases import journal
from desktop_app.use_cases.accounts import account_telling, opening
from desktop_app.use_cases.changes import Changes
from desktop_app.use_cases.copies import backup_places
from desktop_app.use_cases.desk import Desk
from desktop_app.use_cases.mandates import destroying, mandate_limits, mandates
from desktop_app.use_cases.papers import mandate_papers, printing
from desktop_app.use_cases.planning import ledger, schedule
from desktop_app.use_cases.reception import appointments, people
from tests.helpers.builders import NINE, PASSPHRASE, THURSDAY, a_person, its_convention

TWO_O_CLOCK = NINE.replace(hour=14)
ROCA = a_person("Roca", "Joan")


def renamed_outside(desk: Desk) -> None:
    vault.change_account(desk.folder, desk.keys, Account(2, "Comptoir", frozenset({Role.RECEPTION})))
    account_telling.catch_up(desk)


def book(desk: Desk, **changes: Any) -> Changes:
    given = {"person": ROCA, "advisor_id": 1, "start": TWO_O_CLOCK, "theme": "Logement", **changes}
    return appointments.book(desk, **given)


def ended_only(desk: Desk) -> Destruction:
    """The mandate 5 ended and its destruction asked, as a crash leaves it."""
    found = stored.get(desk.db, 5)
    assert found
    ended = rules.end(found, rules.EndReason.DONE, desk.now())
    with writing(desk.db):
        stored.update(desk.db, ended)
        return destroying.ask_for_body(desk, ended)


def purge_begun(desk: Desk) -> None:
    with writing(desk.db):
        asked = register.begin(
            desk.db, Kind.PEOPLE, Trigger.TIME_OVER, at=desk.now(), by=desk.who, amount=0, not_seen_since=THURSDAY
        )
    destroying.destroy_people(desk, asked, lambda gone: None, lambda: False)


def settle_within(desk: Desk) -> None:
    with writing(desk.db):
        ledger.settle_within(desk)


def known_within(desk: Desk) -> None:
    """Somebody new, in the transaction of who needs them."""
    with writing(desk.db):
        people.known_within(desk, ROCA, duplicate_confirmed=False)


def add_within(desk: Desk) -> None:
    with writing(desk.db):
        people.add_within(desk, ROCA, duplicate_confirmed=False)


def choose_second_place(desk: Desk) -> Changes:
    (desk.folder.parent / "CLÉ").mkdir()
    return backup_places.choose_second_place(desk, str(desk.folder.parent / "CLÉ"))


def remember_check(desk: Desk) -> Changes:
    return journal.remember(desk, journal.run(journal.check_all(desk), lambda done, of: None, lambda: False))


def other_desk(desk: Desk) -> None:
    account, keys = vault.account(desk.folder, 2), vault.unlock(desk.folder, 2, PASSPHRASE)
    opening.desk_for(desk, opening.Unlocked(account, keys))


def sign(desk: Desk) -> Changes:
    return mandates.sign(desk, 4, at=desk.now(), by_person=True, by_advisor=True, handed_over=True)


def print_out(desk: Desk) -> Changes:
    return mandate_papers.printed(desk, 3, mandate_papers.mandate_form(desk, 3))


def cut_short(desk: Desk) -> None:
    with writing(desk.db):
        mandate_limits.cut_to_leaving_within(desk, date(2026, 3, 31), why="", advisor_id=1, confirmed=True)


def cut_to_conventions(desk: Desk) -> None:
    with writing(desk.db):
        planning = replace(schedule.planning_of(desk), conventions=(its_convention(hard_end=date(2026, 3, 31)),))
        mandate_limits.cut_to_conventions_within(desk, planning, why="", confirmed=True)


def paper(make: Callable[..., printing.Paper], what: Any) -> Callable[[Desk], Changes]:
    return lambda desk: printing.record_printed(desk, make(desk, what))


def tomorrow(desk: Desk) -> Desk:
    return replace(desk, clock=lambda: NINE + timedelta(days=1))
