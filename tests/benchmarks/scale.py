"""Twenty years against one day: opening, every interactive read and write, and a backup with the window alive.

`python -m tests.benchmarks.scale [runs]`: one run, medians and 99th percentiles; the file takes half a minute to make.
"""

import gc
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import datetime, timedelta
from datetime import time as time_of_day
from itertools import pairwise
from pathlib import Path
from random import Random

from PySide6.QtCore import QCoreApplication, QEventLoop, QObject, QTimer

from desktop_app.domain.journal import Filter
from desktop_app.domain.mandate import IdentityDocument, InformationPoint, Question
from desktop_app.domain.person import Person
from desktop_app.domain.planning import DayException, Decider, Segment, Session
from desktop_app.domain.reception.appointment import State
from desktop_app.domain.reception.ticket import TicketState
from desktop_app.domain.theme import Purpose, themes_for
from desktop_app.screens.worker import Worker
from desktop_app.storage.connection.database import writing
from desktop_app.storage.planning import exceptions
from desktop_app.use_cases import journal
from desktop_app.use_cases.accounts import opening
from desktop_app.use_cases.copies import backup_places, backups
from desktop_app.use_cases.demo import PASSPHRASE, open_demo
from desktop_app.use_cases.desk import Desk
from desktop_app.use_cases.destruction import destructions, erasure
from desktop_app.use_cases.finder import finder
from desktop_app.use_cases.mandates import endings, mandates
from desktop_app.use_cases.overview import attention
from desktop_app.use_cases.planning import fulfilment, schedule
from desktop_app.use_cases.reception import agenda, appointments, people, tickets, today, undo
from desktop_app.use_cases.settings import settings
from tests.benchmarks import twenty_years
from tests.benchmarks.figures import child, print_figures, timed
from tests.helpers.builders import a_printing

_RUNS, _READS, _WRITES = 9, 200, 100


def main() -> None:
    """Print one line a figure."""
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else _RUNS
    gc.disable()  # as the program does: it collects between two gestures
    with tempfile.TemporaryDirectory(prefix="permanence-bench-") as folder:
        small, large = Path(folder) / "one-day", Path(folder) / "twenty-years"
        opening.close_desk(twenty_years.one_day(small))
        desk = open_demo(large, clock=datetime.now)
        twenty_years.fill(desk)
        opening.close_desk(desk)
        _openings(small, large, runs)
        desk = opening.open_desk(large, opening.find_keys(large, 1, PASSPHRASE), clock=datetime.now)
        _reads(desk)
        _writes(desk)
        _door(desk)
        _backup(desk)
        opening.close_desk(desk)


def _openings(small: Path, large: Path, runs: int) -> None:
    pairs = [
        [child("tests.benchmarks.ours", str(folder), PASSPHRASE) for folder in (small, large)] for _ in range(runs)
    ]
    print_figures("passphrase → Aujourd’hui, one day", [one["opened"] for one, _ in pairs], "ms")
    print_figures("passphrase → Aujourd’hui, twenty years", [many["opened"] for _, many in pairs], "ms")
    print_figures("  ratio (aim ≤ 1.5)", [many["opened"] / one["opened"] for one, many in pairs], "×")


def _reads(desk: Desk) -> None:
    chance, now = Random(1), desk.now()
    day = now.date()

    def a_day() -> datetime:
        return now - timedelta(days=chance.randrange(20 * 365))

    def someone() -> int:
        return chance.randrange(1, twenty_years.PEOPLE)

    def a_line() -> int:
        return chance.randrange(1000, twenty_years.LINES)

    names = ("m", "ma", "mar", "martin", "marie mar", "éloïse", "06 12", "zzzqq", "le go", "o")
    anything = ("0612", "+33 6 12 34", "jeudi", "3/12", "14h", "demain 9h", "46", f"{day.year}-0001", "nadia 06")
    slips = ("nadja", "martni", "marie martix", "duran", "lefvre", "qqzzqq")
    reads: dict[str, Callable[[], object]] = {
        "day": lambda: today.day_view(desk, a_day().date()),
        "what needs attention": lambda: attention.needs_attention(desk),
        "month of the agenda": lambda: agenda.month(desk, a_day().date().replace(day=1)),
        "a year of prévu / réalisé": lambda: fulfilment.of_year(desk, 0, a_day().year),
        "days with places": lambda: appointments.days_with_places(desk, day),
        "someone, as typed": lambda: people.find(desk, chance.choice(names)),
        "anything, as typed": lambda: finder.search(desk, chance.choice((*names, *anything))),
        "a name a letter off": lambda: finder.near(desk, chance.choice(slips)),
        "list of people": lambda: people.listing(desk),
        "list of people, with their visits": lambda: people.lines(
            desk, people.listing(desk, chance.choice(names), 200)[0]
        ),
        "a person and all their visits": lambda: people.view(desk, someone()),
        "list of mandates, in progress": lambda: mandates.listing(desk),
        "list of mandates, all": lambda: mandates.listing(desk, open_only=False),
        "a page of the journal": lambda: journal.page(
            desk, Filter(), before=chance.randrange(1000, twenty_years.LINES)
        ),
        "register of destructions": lambda: destructions.every(desk),
        "state of the backups": lambda: backup_places.state(desk),
        "settings": lambda: settings.load(desk),
    }
    for name, read in reads.items():
        print_figures(f"read: {name} (aim p99 ≤ 16)", timed(_READS, read), "ms")
    print_figures("read, in a thread: who could be erased", timed(5, lambda: erasure.dormant(desk)), "ms")


def _writes(desk: Desk) -> None:
    chance = Random(2)
    figures: dict[str, list[float]] = {}

    def measured(name: str, verb: Callable[[], object]) -> object:
        before = time.perf_counter()
        done = verb()
        figures.setdefault(name, []).append((time.perf_counter() - before) * 1e3)
        return done

    for at in range(_WRITES):
        name = "".join(chance.choices("aeioubcdlmnprst", k=9)).capitalize()
        person = Person(0, name, "Rosa", f"07{at:08}")
        added = measured("register someone", lambda person=person: people.register(desk, person))
        known = people.view(desk, added.subject).person
        measured("correct a person", lambda known=known: people.correct(desk, known))
        _visit(desk, known, measured)
        _mandate(desk, known, measured)
        measured("erase a person", lambda known=known: erasure.erase(desk, known.id))
    for name, taken in figures.items():
        print_figures(f"write: {name} (aim p99 ≤ 50)", taken, "ms")


def _visit(desk: Desk, known: Person, measured: Callable[[str, Callable[[], object]], object]) -> None:
    day, _ = appointments.days_with_places(desk, desk.now().date() + timedelta(days=1))[0]
    free = appointments.places_on(desk, day)[0]
    theme = themes_for(free.purpose)[0].key
    booked = measured(
        "book",
        lambda: appointments.book(desk, person=known, advisor_id=free.advisor.id, start=free.slot.start, theme=theme),
    )
    measured("mark", lambda: appointments.mark_as(desk, booked.subject, State.EXCUSED))
    back = appointments.mark_as(desk, booked.subject, State.EXPECTED)
    measured("take a marking back", lambda: undo.take_back(desk, back.undo))


def _door(desk: Desk) -> None:
    """Forty people come without appointment on a day held from one midnight to the other, and are received."""
    now, advisor = desk.now(), next(iter(schedule.advisors_by_id(desk)))
    hours = (Segment.walk_in(time_of_day(0, 1), time_of_day(23, 59)),)
    held = Session(now.date(), advisor, Purpose.ANY_HELP, hours)
    with writing(desk.db):
        desk.db.execute("DELETE FROM day_exception")
        exceptions.add(desk.db, DayException(0, held.key, held, Decider.PLACE, now.date(), opens=True), now)
    known = desk.db.execute("SELECT max(id) FROM ticket").fetchone()[0]
    added, seen, marked = [], [], []
    for _ in range(twenty_years.TICKETS_A_DAY):
        added += timed(1, lambda: tickets.add(desk, label="Colette"))
        seen += timed(1, lambda: today.day_view(desk, now.date()))
        known += 1
        marked += timed(1, lambda id=known: tickets.mark_as(desk, id, TicketState.RECEIVED))
    print_figures("write: note somebody who comes (aim p99 ≤ 16)", added, "ms")
    print_figures("read: the day with its queue (aim p99 ≤ 16)", seen, "ms")
    print_figures("write: receive the next one (aim p99 ≤ 16)", marked, "ms")


def _mandate(desk: Desk, known: Person, measured: Callable[[str, Callable[[], object]], object]) -> None:
    advisor = settings.load(desk).advisors[0].id
    ends_on = mandates.proposed_ends(desk)[0][1]
    body = twenty_years.BODY
    made = measured(
        "prepare a mandate",
        lambda: mandates.draft(desk, person=known, advisor_id=advisor, body=body, ends_on=ends_on),
    )
    at = made.subject
    measured(
        "inform", lambda: mandates.inform(desk, at, points=frozenset(InformationPoint), answered=frozenset(Question))
    )
    measured("check identity", lambda: mandates.identify(desk, at, document=IdentityDocument.PASSPORT))
    measured("note it printed", lambda: mandates.printed(desk, at, printed=a_printing(desk.now())))
    now = desk.now()
    measured(
        "sign",
        lambda: mandates.sign(desk, at, by_person=True, by_advisor=True, handed_over=True, at=now),
    )
    measured("withdraw and destroy", lambda: endings.withdraw(desk, at))


class _Window(QObject):
    """A loop that beats while something runs in its worker."""

    def __init__(self) -> None:
        super().__init__()
        self.loop, self.worker, self.beats = QEventLoop(), Worker(self), [time.perf_counter()]
        heart = QTimer(self)
        heart.timeout.connect(self._beat)
        heart.start(5)

    def live_through(self, work: Callable[[], object]) -> None:
        """Run it in the worker until it is done or broke."""
        self.worker.start(work, self._over, self._over)
        self.loop.exec()

    def _beat(self) -> None:
        self.beats.append(time.perf_counter())

    def _over(self, result: object) -> None:
        if isinstance(result, Exception):
            raise result
        self.loop.quit()


def _backup(desk: Desk) -> None:
    """A backup in the worker while the window's loop turns: its longest silence is what an agent would feel."""
    app, steps = QCoreApplication([]), []
    job, window, began = backups.prepare(desk), _Window(), time.perf_counter()
    window.live_through(lambda: backups.run(job, lambda at, of: steps.append((at, of)), lambda: False))
    took = (time.perf_counter() - began) * 1e3
    gaps = [(later - sooner) * 1e3 for sooner, later in pairwise(window.beats)]
    print_figures("backup, verified", [took], "ms")
    print_figures("  longest silence of the window meanwhile (aim ≤ 50)", [max(gaps)], "ms")
    print_figures("  times progress was told", [float(len(steps))], "")
    app.quit()


if __name__ == "__main__":
    main()
