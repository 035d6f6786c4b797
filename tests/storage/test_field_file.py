"""The folder that 0.1.0 left in the field opens, and says today what it said on the day it was made."""

from __future__ import annotations

import shutil
from dataclasses import replace
from datetime import date, timedelta

import pytest

from desktop_app.domain.calendar import Choices
from desktop_app.domain.convention import begun
from desktop_app.domain.mandate import ActDone, Manner, State
from desktop_app.domain.working_days import holiday_name
from desktop_app.storage.copies import backups
from desktop_app.storage.errors import WrongPassphrase
from desktop_app.storage.journal import journal_check
from desktop_app.storage.keys import vault
from desktop_app.storage.mandates import mandate_body, mandates
from desktop_app.storage.planning import conventions, sessions
from desktop_app.storage.reception import appointments, figures
from desktop_app.use_cases.accounts import opening
from desktop_app.use_cases.copies import restore
from desktop_app.use_cases.mandates import acts, endings
from desktop_app.use_cases.mandates import mandates as verbs
from desktop_app.use_cases.planning import ledger, schedule
from desktop_app.use_cases.settings import settings
from tests.helpers import field_file as field
from tests.helpers.builders import put_convention


@pytest.fixture
def folder(tmp_path):
    """The field folder, unpacked and closed."""
    return field.field_file(tmp_path)


def test_it_is_unpacked_byte_for_byte(folder, tmp_path):
    assert field.digests(tmp_path) == field.expected()["files"]


def test_it_says_what_it_said(folder):
    desk = field.open_field(folder)
    said = field.described(desk)
    opening.close_desk(desk)
    assert not field.lost(said)
    assert field.lost({**said, "people": []}) and field.lost({**said, "papers": {**said["papers"], "day_sheet": ""}})


@pytest.mark.parametrize("renewed", [False, True])
def test_its_days_that_are_over_are_kept_once_whatever_stands_in_its_convention(folder, renewed):
    """As the file says them, or from those who came when a renewed convention begins after them."""
    desk = field.open_field(folder)
    if renewed:
        (known,) = conventions.every(desk.db)
        put_convention(desk.db, begun(replace(known.terms, signed_on=field.MADE_AT.date()), id=known.id))
    ledger.settle(desk)
    while ledger.is_behind(desk):
        ledger.settle(desk)
    yesterday = field.MADE_AT.date() - timedelta(1)
    came = {
        (each.start.date(), each.advisor_id) for each in appointments.between(desk.db, date(2000, 1, 1), yesterday)
    } | set(figures.days(desk.db, date(2000, 1, 1), yesterday))
    kept = {(each.session.day, each.session.advisor_id) for each in sessions.between(desk.db, date.min, yesterday)}
    given = {
        (session.day, session.advisor_id)
        for _, here in schedule.coming_days(desk, date(2025, 9, 4), 366)
        for session in here
        if session.day <= yesterday
    }
    opening.close_desk(desk)
    assert len(came) > 20 and came <= kept
    assert given == {each for each in kept if each[0] >= date(2025, 9, 4)}
    assert (kept - came == set()) is renewed, "without a convention that covers it, an empty day is not known"


def test_what_it_does_not_say_is_noticed():
    wanted = {"people": [{"name": "Ève", "phone": ""}], "count": 3}
    assert not field.missing(wanted, {"people": [{"name": "Ève", "phone": "", "more": 1}], "count": 3, "new": []})
    assert field.missing(wanted, {"people": [], "count": 3})
    assert field.missing(wanted, {"people": [{"name": "Eve", "phone": ""}], "count": 3})
    assert field.missing(wanted, {"people": [{"name": "Ève"}], "count": 3})


@pytest.mark.parametrize("account_id", field.PASSPHRASES)
def test_every_account_opens_and_works(folder, account_id):
    unlocked = opening.find_keys(folder, account_id, field.PASSPHRASES[account_id])
    desk = opening.open_desk(folder, unlocked, clock=lambda: field.MADE_AT)
    every = [mandate for mandate, _ in mandates.every(desk.db)]
    assert len(mandate_body.read(desk.db, desk.mandate_keys, desk.keys, every)) in ({1: 7, 3: 7}.get(account_id, 0),)
    opening.close_desk(desk)


def test_nobody_else_opens_it(folder):
    with pytest.raises(WrongPassphrase):
        vault.unlock(folder, 1, field.REMOVED_PASSPHRASE)
    with pytest.raises(WrongPassphrase):
        vault.unlock_by_code(folder, field.OLD_CODE)


def test_its_journal_is_whole_and_sealed(folder):
    desk = field.open_field(folder)
    verdict = journal_check.verify(desk.db, start_key=field.every_key(folder).journal)
    opening.close_desk(desk)
    assert verdict.whole and verdict.sealed and not verdict.findings, verdict


@pytest.mark.parametrize("reason", ["demande", "jour", "remplace"])
def test_each_of_its_copies_is_put_back(folder, reason):
    (copy,) = backups.local_place(folder).glob(f"*-{reason}.db")
    keys = field.every_key(folder)
    unlocked = opening.Unlocked(vault.account(folder, field.EVERYTHING), keys)
    restore.put_back(folder, unlocked, copy, at=field.MADE_AT)
    desk = opening.open_desk(folder, unlocked, clock=lambda: field.MADE_AT)
    verdict = journal_check.verify(desk.db, start_key=keys.journal)
    opening.close_desk(desk)
    assert verdict.whole and verdict.sealed, verdict


def test_its_stick_fills_another_computer(folder, tmp_path):
    place, new = restore.place_in(field.stick(tmp_path)), tmp_path / "new"
    shutil.rmtree(folder)
    keys = vault.unlock_by_code(place, field.CODE)
    unlocked = opening.Unlocked(vault.account(place, field.EVERYTHING), keys)
    new.mkdir()
    restore.take_over(place, new, unlocked, place / backups.listing(place)[0].name, at=field.MADE_AT)
    desk = field.open_field(new)
    assert len(field.described(desk)["mandates"]) == 18
    opening.close_desk(desk)


def test_its_calendar_closes_what_it_closed_and_names_nothing_more(folder):
    desk = field.open_field(folder)
    assert settings.load(desk).calendar.choices == Choices()
    lost = schedule.lost_between(desk, date(2025, 1, 1), date(2028, 12, 31))
    marks = schedule.marks_of(desk, [date(2025, 1, 1) + timedelta(at) for at in range(1461)])
    opening.close_desk(desk)
    assert lost and all(holiday_name(day) == each.why for day, found in lost.items() for each in found)
    assert all(named in ((), (holiday_name(day),)) for day, named in marks.items())


def test_what_is_done_under_its_mandates_is_noted_and_goes_with_them(folder):
    """Their bodies were sealed by 0.1.0, which knew of no act."""
    desk = field.open_field(folder)
    every = [each for each, _ in mandates.every(desk.db, open_only=True)]
    going_on = [each for each in every if each.state is State.ACTIVE and each.names(desk.advisor_at_work)]
    (body,) = mandate_body.read(desk.db, desk.mandate_keys, desk.keys, going_on[:1]).values()
    line, soon = body.lines[0], field.MADE_AT.date() + timedelta(2)
    done = ActDone(1, next(iter(line.acts)), field.MADE_AT, Manner.PHONE, due_on=soon, due_for="Rappeler")
    mandate_id = going_on[0].id
    acts.note(desk, mandate_id, done)
    after = verbs.view(desk, mandate_id).mandate.open_body
    kept, awaited = after.acts, acts.coming_deadlines(desk)
    told = endings.withdraw(desk, mandate_id).told
    left = desk.db["mandate_deadline"].count
    opening.close_desk(desk)
    assert body.acts == () and replace(after, acts=()) == body
    assert kept == (replace(done, by=kept[0].by),) and [each.done for each in awaited] == list(kept)
    assert "est détruit" in told and left == 0
