"""The register of destructions, and what is destroyed again when an old file comes back."""

import shutil
from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest

from desktop_app.domain.mandate import EndReason, State
from desktop_app.domain.mandate.destruction import Destruction, Kind, Trigger
from desktop_app.domain.reception.appointment import State as Step
from desktop_app.storage import driver, files
from desktop_app.storage.connection import database
from desktop_app.storage.connection.checkpoint import empty_log
from desktop_app.storage.connection.database import writing
from desktop_app.storage.journal import journal
from desktop_app.storage.mandates import destructions, mandate_body, mandate_keys, mandates
from desktop_app.storage.reception import people
from desktop_app.storage.safekeeping.replay import in_step, replay
from desktop_app.use_cases.destruction import destructions as finishing
from desktop_app.use_cases.destruction import erasure
from desktop_app.use_cases.mandates import endings
from tests.helpers.builders import NINE, stored_appointment, stored_mandate, stored_person
from tests.helpers.folders import desk_of

UID = "0123456789abcdef0123456789abcdef"


def begun(db, at=NINE, **changes):
    given = {"kind": Kind.MANDATE_BODY, "trigger": Trigger.DONE, "by": "compte-1", **changes}
    with writing(db):
        return destructions.begin(db, given.pop("kind"), given.pop("trigger"), at=at, **given)


def test_numbers_follow_one_another_within_their_year(db):
    years = [2025, 2025, 2026, 2025, 2026]
    made = [begun(db, datetime(year, 5, 1)).number for year in years]
    assert made == ["D2025-0001", "D2025-0002", "D2026-0001", "D2025-0003", "D2026-0002"]


def test_the_ten_thousandth_of_a_year_is_followed_by_the_next(db):
    with writing(db):
        destructions.add(db, Destruction(0, "D2025-9999", Kind.PERSON, Trigger.ASKED, "", 1, NINE, "compte-1"))
    assert [begun(db).number for _ in range(2)] == ["D2025-10000", "D2025-10001"]


@pytest.mark.parametrize("kind", Kind)
@pytest.mark.parametrize("trigger", Trigger)
def test_what_is_asked_comes_back(db, kind, trigger):
    before = date(2023, 11, 27) if kind is Kind.PEOPLE else None
    asked = begun(db, kind=kind, trigger=trigger, subject="mandat-3", amount=7, not_seen_since=before)
    assert destructions.get(db, asked.id) == asked == destructions.of_number(db, asked.number)
    assert destructions.pending(db) == [asked] == destructions.every(db, 9)


def test_what_is_done_is_pending_no_more(db):
    first, second = begun(db, subject="mandat-1"), begun(db, subject="mandat-2")
    done = replace(first, amount=3, done_at=NINE, head="12 0011223344556677")
    destructions.end(db, done)
    assert destructions.pending(db) == [second] and destructions.every(db, 9) == [second, done]
    assert destructions.of_subject(db, "mandat-1") == done and destructions.of_subject(db, "mandat-9") is None
    assert destructions.of_subject(db, "") is None
    assert destructions.last_done(db) == first.number


def test_an_id_is_destroyed_once(db):
    first, second = begun(db), begun(db)
    for each in (first, first, second):
        destructions.aim(db, each, [UID])
    assert destructions.ids_of(db, first.number) == [UID] and destructions.ids_of(db, second.number) == []


@pytest.fixture
def old(desk, tmp_path):
    """A person with two visits and a mandate, another mandate, and the files as they stand then."""
    person = stored_person(desk.db, "Lefèvre", "Éloïse")
    stored_appointment(desk.db, person, start=NINE - timedelta(days=7), state=Step.SEEN)
    stored_mandate(desk.db, State.ACTIVE, person=person)
    stored_mandate(desk.db, State.PRINTED)
    for db in (desk.db, desk.mandate_keys):
        assert empty_log(db)
    return shutil.copytree(desk.folder, tmp_path / "old")


def destroyed(desk):
    """Both mandates end, one by one, and the person is erased; the two mandates and the three destructions."""
    made = [mandate for mandate, _ in mandates.every(desk.db)][::-1]
    endings.withdraw(desk, made[0].id)
    endings.close(desk, made[1].id, reason=EndReason.RENOUNCED)
    erasure.erase(desk, made[0].person_id)
    return made


@pytest.fixture
def back(desk, old, clock):
    """The data of that day put back beside the keys of today: the desk of whoever opens it."""
    made = destroyed(desk)
    database.close(desk.db)
    shutil.copy(files.data_in(old), files.data_in(desk.folder))
    mandate_keys.close(desk.mandate_keys)
    opened = desk_of(desk.folder, clock)
    yield opened, made
    opened.db.conn.close()
    opened.mandate_keys.conn.close()


def test_an_old_file_brings_nothing_back(back, clock):
    opened, made = back
    assert not in_step(opened.db, opened.mandate_keys)
    clock.forward(days=1)
    assert replay(opened.db, opened.mandate_keys, at=clock(), who="compte-4") == 3
    assert people.count(opened.db) == 1 and opened.db["appointment"].count == 0 and opened.db["mandate_body"].count == 0
    ended = [mandates.get(opened.db, each.id) for each in made]
    assert [(each.state, each.end_reason, each.person_id) for each in ended] == [
        (State.ENDED, EndReason.WITHDRAWN, 0),
        (State.ENDED, EndReason.ABANDONED, made[1].person_id),
    ]
    assert {each.ended_at.date() for each in ended} == {NINE.date()}


def test_its_register_holds_again_what_was_proved_under_the_same_numbers(back, clock):
    opened, made = back
    clock.forward(days=1)
    replay(opened.db, opened.mandate_keys, at=clock(), who="compte-4")
    found = destructions.every(opened.db, 9)[::-1]
    assert [each.number for each in found] == ["D2025-0001", "D2025-0002", "D2025-0003"]
    assert [each.trigger for each in found] == [Trigger.WITHDRAWN, Trigger.ABANDONED, Trigger.ASKED]
    assert all(each.done_at == clock() and each.asked_at < clock() and not each.head for each in found)
    assert destructions.of_subject(opened.db, f"mandat-{made[0].id}") == found[0]
    told = journal.latest(opened.db, 3)
    assert {(line.who, line.action.name) for line in told} == {("compte-4", "DESTROYED")}
    assert begun(opened.db).number == "D2025-0004"


def test_what_was_done_again_is_not_done_a_third_time(back, clock):
    opened, _ = back
    replay(opened.db, opened.mandate_keys, at=clock(), who="compte-4")
    lines = len(journal.latest(opened.db, 999))
    assert in_step(opened.db, opened.mandate_keys)
    assert replay(opened.db, opened.mandate_keys, at=clock(), who="compte-4") == 0
    assert len(journal.latest(opened.db, 999)) == lines


def written_again(desk):
    """The active mandate, after its body was sealed again under another key, as each writing does."""
    active = next(each for each, _ in mandates.every(desk.db) if each.state is State.ACTIVE)
    body = mandate_body.read(desk.db, desk.mandate_keys, desk.keys, [active])[active.id]
    with writing(desk.db):
        before = mandate_body.write(desk.db, desk.mandate_keys, desk.keys, replace(active, body=body))
    mandate_keys.drop(desk.mandate_keys, before, for_good=True)
    return active


@pytest.mark.parametrize(("erased", "person_left"), [(False, True), (True, False)])
def test_a_mandate_written_again_since_ends_again(desk, old, clock, erased, person_left):
    """The old file holds it under the key it had then, which no destruction names."""
    active = written_again(desk)
    endings.close(desk, active.id, reason=EndReason.DONE)
    if erased:
        erasure.erase(desk, active.person_id)
    replaced = database.open_file(old, desk.keys.data)
    replay(replaced, desk.mandate_keys, at=clock(), who="compte-4")
    ended = mandates.get(replaced, active.id)
    assert (ended.state, ended.end_reason, bool(ended.person_id)) == (State.ENDED, EndReason.DONE, person_left)
    assert mandate_body.key_id_of(replaced, active.id) is None and in_step(replaced, desk.mandate_keys)
    replaced.close()


def test_a_person_of_whom_only_the_erasure_is_remembered_takes_their_mandate_with_them(desk, old, clock):
    active = next(each for each, _ in mandates.every(desk.db) if each.state is State.ACTIVE)
    uids = people.uids(desk.db, [active.person_id])
    erased = Destruction(0, "D2025-0007", Kind.PERSON, Trigger.ASKED, "", 1, NINE, "compte-1")
    mandate_keys.remember(desk.mandate_keys, uids, erased)
    replay(desk.db, desk.mandate_keys, at=clock(), who="compte-4")
    ended = mandates.get(desk.db, active.id)
    assert (ended.state, ended.end_reason, ended.person_id) == (State.ENDED, EndReason.WITHDRAWN, 0)
    assert mandate_body.key_id_of(desk.db, active.id) is None and people.of_uids(desk.db, uids) == []


def test_another_mandate_that_was_given_its_id_goes_on(desk, old, clock):
    endings.withdraw(desk, stored_mandate(desk.db, State.ACTIVE).id)
    database.close(desk.db)
    shutil.copy(files.data_in(old), files.data_in(desk.folder))
    desk.db = database.open_file(desk.folder, desk.keys.data)
    given = stored_mandate(desk.db, State.ACTIVE)
    replay(desk.db, desk.mandate_keys, at=clock(), who="compte-4")
    assert mandates.get(desk.db, given.id).state is State.ACTIVE


def test_an_old_file_put_back_by_hand_is_seen_at_the_next_start(back):
    opened, _ = back
    assert finishing.resume(opened).told == "3 destructions menées à leur terme."
    assert people.count(opened.db) == 1 and finishing.resume(opened).told == ""


def test_old_keys_put_back_open_nothing_that_was_destroyed(desk, old, clock):
    made = destroyed(desk)
    mandate_keys.close(desk.mandate_keys)
    shutil.copy(files.mandates_in(old), files.mandates_in(desk.folder))
    desk.mandate_keys = mandate_keys.open_file(desk.folder, desk.keys.data)
    assert len(mandate_keys.ids(desk.mandate_keys)) == 2
    assert finishing.resume(desk).told == "3 destructions menées à leur terme."
    assert mandate_keys.ids(desk.mandate_keys) == set() and in_step(desk.db, desk.mandate_keys)
    old_db = database.open_file(old, desk.keys.data)
    assert mandate_body.read(old_db, desk.mandate_keys, desk.keys, made) == {}
    old_db.close()


def test_what_the_old_file_never_held_is_linked_to_nothing_in_it(desk, old, clock):
    later = stored_mandate(desk.db, State.ACTIVE)
    endings.withdraw(desk, later.id)
    replaced = database.open_file(old, desk.keys.data)
    assert replay(replaced, desk.mandate_keys, at=clock(), who="compte-4") == 1
    again = stored_mandate(replaced, State.ACTIVE)
    assert again.id == later.id and destructions.of_subject(replaced, f"mandat-{again.id}") is None
    replaced.close()


def test_keys_drawn_since_are_kept_for_the_file_that_was_taken_out(desk, old, clock):
    stored_mandate(desk.db, State.ACTIVE)
    kept = mandate_keys.ids(desk.mandate_keys)
    database.close(desk.db)
    desk.db = database.open_file(old, desk.keys.data)
    replay(desk.db, desk.mandate_keys, at=clock(), who="compte-4")
    finishing.resume(desk)
    assert mandate_keys.ids(desk.mandate_keys) == kept


def test_a_replay_cut_short_is_taken_up(back, clock):
    opened, made = back
    opened.db.execute(
        "CREATE TEMP TRIGGER cut BEFORE DELETE ON main.person BEGIN SELECT RAISE(ABORT, 'cut short'); END"
    )
    with pytest.raises(driver.IntegrityError, match="cut short"):
        replay(opened.db, opened.mandate_keys, at=clock(), who="compte-4")
    assert len(destructions.every(opened.db, 9)) == 2 and not in_step(opened.db, opened.mandate_keys)
    opened.db.execute("DROP TRIGGER cut")
    assert replay(opened.db, opened.mandate_keys, at=clock(), who="compte-4") == 1
    assert mandates.get(opened.db, made[0].id).person_id == 0
