"""A file with twenty years in it: 100,000 people, 200,000 appointments, 50,000 mandates, 500,000 journal lines.

And a queue of forty people on two days of each week. `fill(desk)` writes them into the file of the fictional commune,
in a handful of large transactions.
"""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING

from desktop_app.domain.journal import Action, chain
from desktop_app.domain.mandate import Act, Body, EndReason, InformationPoint, Mandate, ScopeLine, Signature
from desktop_app.domain.mandate import State as MandateState
from desktop_app.domain.person import Person
from desktop_app.domain.theme import Purpose, themes_for
from desktop_app.storage.connection.database import writing
from desktop_app.storage.mandates import mandate_body, mandates
from desktop_app.storage.planning import advisors
from desktop_app.use_cases.demo import open_demo
from desktop_app.use_cases.demo.commune import some_people
from desktop_app.use_cases.desk import Desk

if TYPE_CHECKING:
    from sqlite_utils import Database

PEOPLE, APPOINTMENTS, MANDATES, LINES = 100_000, 200_000, 50_000, 500_000
YEARS = 20
TICKETS_A_DAY = 40
_OPEN_MANDATES = 300
_SYLLABLES = "ba be bi bo bu ca ce ci co cu da de di do du fa fe fi fo fu ga ge la le li lo lu ma me mi mo mu".split()


_LONG_AGO = datetime(2006, 1, 2, 9)
BODY = Body((ScopeLine("CAF", "Demande d’aide au logement", frozenset({Act.CONSULT, Act.FILL})),))
_SIGNED = Mandate(
    0, "", 0, 0, _LONG_AGO, date(2006, 2, 2), None, MandateState.ACTIVE,
    tuple((point, _LONG_AGO) for point in InformationPoint), _LONG_AGO, _LONG_AGO,
)  # fmt: skip


def one_day(folder: Path) -> Desk:
    """A file with the commune and nothing but the day of today in it, open."""
    desk = open_demo(folder, clock=datetime.now)
    today, tomorrow = (desk.now().date() + timedelta(days=at) for at in (0, 1))
    with writing(desk.db):
        outside = (today.isoformat(), tomorrow.isoformat())
        desk.db.execute("DELETE FROM appointment WHERE start < ? OR start >= ?", outside)
        desk.db.execute("DELETE FROM mandate_body")
        desk.db.execute("DELETE FROM mandate")
        desk.db.execute("DELETE FROM person WHERE id NOT IN (SELECT person_id FROM appointment)")
    return desk


def fill(desk: Desk) -> None:
    """Add twenty years behind today to an open demonstration, through the tables the program reads."""
    chance, now = Random(20), desk.now()
    with writing(desk.db):
        first = _add_people(desk.db, chance)
        ids = [advisor.id for advisor in advisors.every(desk.db)]
        _add_appointments(desk.db, chance, now, first, ids)
        _add_tickets(desk.db, chance, now, ids)
        _add_mandates(desk, chance, first, ids)
        _add_lines(desk.db, now)
    desk.db.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()


def _add_people(db: "Database", chance: Random) -> int:
    known = some_people(2_000, chance)
    first = 1 + int(db.execute("SELECT coalesce(max(id), 0) FROM person").fetchone()[0])

    def rows() -> Iterator[tuple[int, str, str, str, str, str, str]]:
        for at in range(PEOPLE):
            drawn = known[at % len(known)]
            last = f"{drawn.last_name} {''.join(chance.choices(_SYLLABLES, k=3)).capitalize()}"
            person = Person(0, last, drawn.first_name, f"06{chance.randrange(10**8):08}" if at % 3 else "")
            yield first + at, person.last_name, person.first_name, person.phone, person.key, day, day

    day, columns = _LONG_AGO.date().isoformat(), "id, last_name, first_name, phone, key, added_on, last_on"
    db.conn.executemany(f"INSERT INTO person ({columns}) VALUES (?, ?, ?, ?, ?, ?, ?)", rows())
    return first


def _add_appointments(db: "Database", chance: Random, now: datetime, first: int, advisor_ids: list[int]) -> None:
    themes = [theme.key for theme in themes_for(Purpose.PROCEDURES)]
    start_of_time = now.replace(hour=9, minute=0, second=0) - timedelta(days=YEARS * 365)
    states = ("SEEN", "SEEN", "SEEN", "SEEN", "ABSENT", "EXCUSED", "CANCELLED")

    def rows() -> Iterator[tuple[object, ...]]:
        for at in range(APPOINTMENTS):
            # Each person comes on days of their own: the file refuses two appointments at one hour.
            day = start_of_time + timedelta(days=(at * 7_919) % (YEARS * 365))
            start = day + timedelta(minutes=45 * chance.randrange(10))
            end = start + timedelta(minutes=45)
            yield (
                first + at % PEOPLE, advisor_ids[at % len(advisor_ids)], start.isoformat(timespec="minutes"),
                end.isoformat(timespec="minutes"), chance.choice(themes), chance.choice(states),
                start.isoformat(timespec="seconds"),
            )  # fmt: skip

    db.conn.executemany(
        "INSERT OR IGNORE INTO appointment (person_id, advisor_id, start, end, theme, state, state_at)"
        " VALUES (?, ?, ?, ?, ?, ?, ?)",
        rows(),
    )


def _add_tickets(db: "Database", chance: Random, now: datetime, advisor_ids: list[int]) -> None:
    """Forty people without appointment on two days of each week."""

    def rows() -> Iterator[tuple[object, ...]]:
        for week in range(YEARS * 52):
            for day in (now - timedelta(days=7 * week + 2), now - timedelta(days=7 * week + 3)):
                for number in range(1, TICKETS_A_DAY + 1):
                    came = day.replace(hour=9, minute=0, second=0) + timedelta(minutes=4 * number)
                    talk = came + timedelta(minutes=chance.randrange(2, 30))
                    ended = talk + timedelta(minutes=chance.randrange(5, 40))
                    times = (at.isoformat(timespec="seconds") for at in (came, talk, ended))
                    yield (day.date().isoformat(), number, *times, advisor_ids[number % len(advisor_ids)])

    db.conn.executemany(
        "INSERT INTO ticket (day, letter, number, came_at, received_at, state_at, advisor_id, label, theme, state,"
        " sent_to) VALUES (?, '', ?, ?, ?, ?, ?, '', '', 'SEEN', '')",
        rows(),
    )


def _add_mandates(desk: Desk, chance: Random, first: int, advisor_ids: list[int]) -> None:
    """Nearly all of them ended, their bodies destroyed as the rule wants; the last ones open and sealed."""
    now = desk.now()
    for at in range(MANDATES):
        drafted = now - timedelta(days=YEARS * 365 * (MANDATES - at) / MANDATES)
        opened = at >= MANDATES - _OPEN_MANDATES
        drafted = now - timedelta(minutes=MANDATES - at) if opened else drafted.replace(microsecond=0)
        ends_on = now.date() + timedelta(days=90) if opened else drafted.date() + timedelta(days=31)
        mandate = replace(
            _SIGNED, number=f"{drafted.year}-{500_000 + at}", person_id=first + chance.randrange(PEOPLE),
            advisor_id=advisor_ids[at % len(advisor_ids)], drafted_at=drafted, ends_on=ends_on,
            signature=Signature("Clairval-les-Pins", drafted),
        )  # fmt: skip
        if not opened:
            mandate = replace(mandate, state=MandateState.ENDED, ended_at=drafted, end_reason=EndReason.DONE)
        kept = mandates.add(desk.db, mandate)
        if opened:
            mandate_body.write(desk.db, desk.mandate_keys, desk.keys, replace(kept, body=BODY))


def _add_lines(db: "Database", now: datetime) -> None:
    """Lines sealed one after the other, as `storage.journal.journal.write` does."""
    count, digest, key = db.execute("SELECT count, digest, next_key FROM journal_head").fetchone()
    began = now - timedelta(days=YEARS * 365)
    actions = [action.name for action in (Action.BOOKED, Action.MARKED, Action.MOVED, Action.PRINTED)]
    rows = []
    for at in range(count + 1, count + 1 + LINES):
        moment = (began + timedelta(days=YEARS * 365 * (at - count) / (LINES + 1))).isoformat(timespec="seconds")
        told = (moment, f"compte-{at % 5 + 1}", actions[at % len(actions)], f"rendez-vous-{at}", "")
        digest = chain.digest(digest, chain.canonical(chain.Row(at, *[part.encode() for part in told])) or b"")
        rows.append((at, *told, digest, chain.seal(key, digest)))
        key = chain.next_key(key)
    db.conn.executemany("INSERT INTO journal VALUES (?, ?, ?, ?, ?, ?, ?, ?)", rows)
    db.execute("UPDATE journal_head SET count = ?, digest = ?, next_key = ?", (count + LINES, digest, key))
