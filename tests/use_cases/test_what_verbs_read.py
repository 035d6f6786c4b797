"""The verbs that only look: each is called, and the file and its keys are as they were."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from desktop_app.domain.account import Account
from desktop_app.domain.errors import RuleBroken
from desktop_app.domain.journal import Filter
from desktop_app.domain.reception.ticket import Ticket
from desktop_app.storage import files
from desktop_app.storage.copies.backup_register import LOCAL, PlaceRow
from desktop_app.use_cases.copies import backups
from desktop_app.use_cases.desk import Desk
from desktop_app.use_cases.mandates import mandate_access
from desktop_app.use_cases.planning import room_changes, schedule
from desktop_app.use_cases.reception import appointments, calls, proposals, reminders, sooner
from desktop_app.use_cases.settings.convention_gestures import Closing
from tests.helpers.builders import (
    NINE,
    PASSPHRASE,
    RECOVERY_CODE,
    THURSDAY,
    a_person,
    an_appointment,
    its_convention,
    thursdays,
)
from tests.helpers.clock import StillClock
from tests.helpers.folders import desk_of
from tests.use_cases import (
    gestures_of_acts,
    gestures_of_blanks,
    gestures_of_models,
    gestures_of_organisms,
    gestures_of_originals,
    gestures_of_rights,
    gestures_of_rooms,
    gestures_of_workshops,
    readings_of_mandates,
    readings_of_papers,
    readings_of_requests,
)
from tests.use_cases.asking import Reading, asked
from tests.use_cases.gestures_of_days import AWAY, cancelled
from tests.use_cases.test_permissions import VERBS

NEW = {"passphrase": "trois pommes sur la table", "again": "trois pommes sur la table"}
ADDED = {"name": "X", "roles": frozenset(), "advisor_id": 0, **NEW}
JORDI = Account(3, "Jordi P.", frozenset(), 2)
HERE, AT_TWO = PlaceRow(LOCAL, ""), an_appointment(start=NINE.replace(hour=14))


def on_mandate(id: int) -> Callable[[Desk, Callable[..., Any]], Any]:
    """Ask it of a stored mandate."""
    return lambda desk, verb: verb(desk, mandate_access.stored(desk, id))


def copied(desk: Desk, verb: Callable[..., Any]) -> Any:
    """Ask it of the copy of this computer."""
    return verb(desk, backups.every(desk)[0].path)


def said_sooner(desk: Desk, verb: Callable[..., Any]) -> Any:
    """Of the first appointment, with a place of the afternoon."""
    appointment, person = appointments.with_person(desk, 1)
    (place, *_) = appointments.places_on(desk, THURSDAY)
    return verb(desk, sooner.SoonerRow(appointment, person, place.advisor, (place,)), place)


def slipped(desk: Desk, verb: Callable[..., Any]) -> Any:
    """The card of the first appointment."""
    head, who = schedule.head_of(desk, THURSDAY, 1), schedule.advisors_by_id(desk)
    return verb(desk, head, who[1], *appointments.with_person(desk, 1))


def closed(desk: Desk, verb: Callable[..., Any]) -> None:
    """Ask it of another desk on the same files."""
    verb(desk_of(desk.folder, desk.clock))


def entered(desk: Desk, verb: Callable[..., Any]) -> None:
    """Ask for the block and leave it."""
    with verb(desk):
        pass


def to_tell(desk: Desk) -> calls.CallRow:
    """The appointment 1 as a row of the call list."""
    appointment, person = appointments.with_person(desk, 1)
    proposed = proposals.for_each(desk, [appointment])[1]
    return calls.CallRow(appointment, person, schedule.advisors_by_id(desk)[1], "fermé", (), proposed)


def another_room(desk: Desk) -> room_changes.RoomChange:
    """The Thursday, in another room."""
    (session,) = schedule.here_on(desk, THURSDAY)
    return room_changes.RoomChange(session, schedule.advisors_by_id(desk)[1], room_changes.USUAL, "salle du conseil")


def around(desk: Desk) -> tuple[Any, ...]:
    """What the queue of the Thursday is read beside."""
    return schedule.here_on(desk, THURSDAY), schedule.advisors_by_id(desk), [], desk.now()


def refused(desk: Desk, verb: Callable[..., Any]) -> None:
    """The Thursday is by appointment."""
    with pytest.raises(RuleBroken):
        verb(desk)


READINGS: dict[str, Reading] = {
    "absences.coming": asked(),
    "absences.preview": asked(AWAY),
    "accounts.doubtful": asked(),
    "accounts.every": asked(),
    "accounts.needs_code": asked(JORDI),
    "accounts.needs_passphrase": asked(JORDI),
    "accounts.prepare_add": asked(**ADDED),
    "accounts.prepare_change": asked(account=JORDI),
    "accounts.prepare_change_passphrase": asked(current=PASSPHRASE, **NEW),
    "accounts.prepare_change_recovery": asked(current=PASSPHRASE, code=RECOVERY_CODE),
    "accounts.prepare_give_passphrase": asked(2, **NEW),
    "accounts.prepare_recognise": asked(current=PASSPHRASE),
    "accounts.prepare_remove": asked(3),
    "accounts.recognise": asked(current=PASSPHRASE),
    "agenda.beside": asked(THURSDAY, 1),
    "agenda.coming": asked(THURSDAY, 3),
    "agenda.coming_to_move_to": asked(1, THURSDAY, 3),
    "agenda.on_day": asked(THURSDAY),
    "agenda.month": asked(date(2025, 11, 1)),
    "ahead.readings": lambda desk, verb: [read() for read in verb(desk)],
    "calls.call_list": asked(),
    "calls.what_to_say": lambda desk, verb: verb(desk, to_tell(desk), to_tell(desk).proposals[0]),
    "calls.how_many": asked(),
    "calls.stranded": asked(),
    "call_papers.call_letters": lambda desk, verb: verb(desk, [to_tell(desk)]).build(),
    "call_papers.place_change_letter": lambda desk, verb: verb(desk, THURSDAY, [another_room(desk)]).build(),
    "proposals.for_each": asked([AT_TWO]),
    "room_changes.on_day": asked(THURSDAY),
    "cascade.cascade": lambda desk, verb: verb(
        desk, schedule.planning_of(desk), schedule.planning_of(desk), THURSDAY, THURSDAY
    ),
    "cascade.refuse_new_collisions": lambda desk, verb: verb(desk, schedule.planning_of(desk)),
    "exceptions.coming": asked(),
    "exceptions.preview": lambda desk, verb: verb(desk, cancelled(desk)),
    "free_places.check_correction_in_file": asked(AT_TWO, AT_TWO),
    "free_places.check_stretch_in_file": asked(AT_TWO),
    "free_places.check_place_in_file": lambda desk, verb: verb(desk, AT_TWO, schedule.here_on(desk, THURSDAY), False),
    "appointments.days_with_places": asked(THURSDAY),
    "appointments.places_to_move_to": asked(1, THURSDAY),
    "appointments.missed": asked(a_person(id=1)),
    "appointments.same_day": asked(a_person(id=1), THURSDAY),
    "appointments.places_on": asked(THURSDAY),
    "appointments.with_person": asked(1),
    "attendance.of_day": asked(THURSDAY),
    "attendance.unanswered": asked(),
    "attention.needs_attention": asked(),
    "own_time.of_day": asked(THURSDAY),
    "demand.of_month": asked(date(2025, 11, 1)),
    "demand.of_year": asked(2025),
    "proposals.first_free": asked([], timedelta(days=14)),
    "reminders.next_day": asked(),
    "reminders.of_day": asked(THURSDAY),
    "reminders.what_to_say": lambda desk, verb: verb(desk, reminders.of_day(desk, THURSDAY)[0]),
    "messages.waiting": asked(),
    "messages.of_day": asked(THURSDAY),
    "messages.counted": asked(),
    "sooner.wanted": asked(),
    "sooner.rows_of": asked([], {}),
    "sooner.place_for_somebody": asked(timedelta(14)),
    "sooner.what_to_say": said_sooner,
    "queue.known_on": asked(THURSDAY),
    "queue.late_after": asked(),
    "queue.of_day": lambda desk, verb: verb(desk, THURSDAY, *around(desk)),
    "queue.handed_on": lambda desk, verb: refused(desk, partial(verb, advisor_id=1)),
    "queue.letters_of": asked(),
    "queue.offer": refused,
    "joining.preview": asked(1, 2),
    "queue_hours.came_in": lambda desk, verb: verb(desk, THURSDAY, *around(desk)),
    "queue_papers.number_of": lambda desk, verb: verb(desk, Ticket(0, THURSDAY, 14, desk.now())).build(),
    "queue_papers.walk_in_tally": lambda desk, verb: refused(desk, partial(verb, day=THURSDAY)),
    "own_time.of_month": asked(date(2025, 11, 1)),
    "finder.near": asked("lefevra"),
    "finder.search": asked("lef"),
    "fulfilment.of_year": asked(),
    "unknown.held_on": asked(THURSDAY),
    "backup_places.is_stale": asked(HERE),
    "backup_places.pending_media": asked(),
    "backup_places.rows_of": asked(),
    "backup_places.second_place": asked(),
    "backup_places.state": asked(),
    "backups.contents": copied,
    "backups.due": asked(),
    "backups.every": asked(),
    "backups.prepare": asked(),
    "erasure.beside": entered,
    "clock_check.doubt": asked(),
    "clock_check.is_in_doubt": asked(),
    "clock_check.refuse_doubt": asked(),
    "clock_check.require_belief": asked(),
    "convention_endings.endings_of": asked(its_convention()),
    "conventions.deadlines_of": asked(its_convention()),
    "conventions.effect_of": asked(Closing(1, date(2026, 3, 31), "fin du dispositif")),
    "control.due": asked(),
    "control.last": asked(),
    "control.prepare": asked(),
    "control.prepare_copy": copied,
    "papers.every_paper": asked(),
    "papers.makers": asked(),
    "destructions.every": asked(),
    "destructions.of_mandate": asked(6),
    "destructions.pending": asked(),
    "erasure.count_dormant": asked(),
    "erasure.dormant": asked(),
    "erasure.everything_on": asked(1),
    "erasure.visits_of_dormant": asked(),
    "house_rules.load": asked(),
    "journal.check_all": asked(),
    "journal.check_last": asked(),
    "journal.compare": asked(line="1", mark="0123 4567 89AB CDEF"),
    "journal.count": asked(Filter()),
    "journal.head": asked(),
    "journal.overview": asked(),
    "journal.page": asked(Filter()),
    "key_renewal.finish": lambda desk, verb: verb(desk, desk.keys),
    "key_renewal.hold": lambda desk, verb: verb(desk, desk.keys),
    "key_renewal.resume": asked(),
    "ledger.is_behind": asked(),
    "mandate_papers.as_it_stands": lambda desk, verb: verb(
        desk, mandate_access.opened(desk, 4), a_person(), schedule.advisors_by_id(desk)[1]
    ),
    "mandate_access.check_names_who_prepares": on_mandate(5),
    "mandate_access.check_opens": on_mandate(5),
    "mandate_access.entrusted_to": on_mandate(5),
    "mandate_access.named_on": on_mandate(5),
    "mandate_access.opened_to": lambda desk, verb: verb(desk, [mandate_access.stored(desk, 5)]),
    "mandate_access.opens": on_mandate(5),
    "mandate_access.stand_ins": on_mandate(5),
    "mandate_limits.outliving": lambda desk, verb: verb(desk, schedule.planning_of(desk)),
    "parties.check_nothing_lacks": asked(),
    "parties.lacking": asked(),
    "opening.close_desk": closed,
    "opening.put_keys_away": asked(),
    "patterns.effect_of": asked([]),
    "patterns.first_open_day": asked(),
    "patterns.preview": asked([thursdays(weekday=1)], []),
    "people.find": asked("lef"),
    "people.likely_duplicates": asked(a_person()),
    "passphrases.names_at": asked(),
    "people.lines": asked([a_person(id=1)]),
    "people.listing": asked(),
    "people.named": asked(a_person(id=1)),
    "people.told_apart": asked([a_person(id=1)]),
    "people.view": asked(1),
    "presence.absence": asked(),
    "presence.is_held": asked(),
    "presence.take_up": asked(),
    "printing.slip": slipped,
    "series.others": asked(an_appointment(series=1)),
    "schedule.advisors_by_id": asked(),
    "schedule.advisors_offered": asked(),
    "schedule.advisors_on": asked(THURSDAY),
    "schedule.head_of": asked(THURSDAY, 1),
    "schedule.head_on": asked(THURSDAY),
    "schedule.named_between": asked(THURSDAY, THURSDAY),
    "schedule.between": asked(THURSDAY, date(2025, 12, 31)),
    "schedule.marks_between": asked(THURSDAY, date(2025, 12, 31)),
    "kept_in_mind.kept_in_mind": asked("days", THURSDAY, THURSDAY, datetime.isoformat),
    "month.whole_month": asked(date(2025, 11, 1)),
    "week.week": asked(date(2025, 11, 24)),
    "year.year": asked(THURSDAY),
    "schedule.calendar_of": asked(),
    "schedule.lost_between": asked(THURSDAY, date(2025, 12, 31)),
    "schedule.coming_days": lambda desk, verb: list(verb(desk, THURSDAY, 3)),
    "places.offered": asked(),
    "places.others": asked(),
    "schedule.place_names": asked(),
    "schedule.register_of": asked(),
    "schedule.here_on": asked(THURSDAY),
    "schedule.here_on_each": asked([THURSDAY]),
    "schedule.marks_of": asked([THURSDAY]),
    "schedule.planning_of": asked(),
    "schedule.why_closed": asked(THURSDAY),
    "settings.load": asked(),
    "appointments.out_of_hours": asked(),
    "today.day_view": asked(THURSDAY),
    "today.next_day": asked(THURSDAY),
    "unknown.days_between": asked(THURSDAY, THURSDAY),
    "unknown.untold": asked(),
}
for others in (
    gestures_of_acts, gestures_of_blanks, gestures_of_models, gestures_of_organisms, gestures_of_originals,
    gestures_of_rights, gestures_of_rooms, gestures_of_workshops, readings_of_mandates, readings_of_papers,
    readings_of_requests,
):  # fmt: skip
    READINGS |= others.READINGS


def everything(desk: Desk) -> dict[str, object]:
    """Every row of the file and of the keys of the mandates, the date that is believed apart; the key file."""
    found: dict[str, object] = {
        f"{at} {table}": db.execute(f"SELECT * FROM {table}").fetchall()
        for at, db in enumerate((desk.db, desk.mandate_keys))
        for table in db.table_names()
        if table != "clock"
    }
    return {**found, "keys": files.keys_in(desk.folder).read_bytes()}


@dataclass
class LookedAt:
    """A counter that is only looked at, and all it holds: whatever changes nothing leaves it to the next."""

    desk: Desk
    held: dict[str, object]


@pytest.fixture(scope="module")
def looked_at(copied_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[LookedAt]:
    """The counter with a copy of its file, opened once."""
    folder = shutil.copytree(copied_folder, tmp_path_factory.mktemp("looked at") / "counter")
    desk = desk_of(folder, StillClock(), judged=True)
    yield LookedAt(desk, everything(desk))
    desk.mandate_keys.conn.close()
    desk.db.conn.close()


@pytest.mark.parametrize("name", READINGS)
def test_to_look_changes_nothing(looked_at: LookedAt, name: str) -> None:
    # Another desk on the same files: nothing is known of them yet, and one reading puts its keys away.
    desk, before = replace(looked_at.desk), looked_at.held
    READINGS[name](desk, VERBS[name])
    looked_at.held = everything(looked_at.desk)
    assert looked_at.held == before
