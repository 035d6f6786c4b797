"""Whatever is done with a workshop in whatever order, nobody is lost between seat, waiting list and call list."""

from __future__ import annotations

from copy import deepcopy
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain.errors import RuleBroken
from desktop_app.domain.person import Person
from desktop_app.domain.planning import Cap, Subject
from desktop_app.domain.planning.loan import Loan
from desktop_app.domain.reception.appointment import State
from desktop_app.domain.reception.eligibility import Group
from desktop_app.domain.reception.request import Outcome
from desktop_app.storage.connection.database import writing
from desktop_app.storage.reception import appointments as stored
from desktop_app.storage.reception import people
from desktop_app.use_cases.changes import Changes
from desktop_app.use_cases.desk import Desk
from desktop_app.use_cases.reception import appointments, calls, enrolment, requests, waiting_list
from desktop_app.use_cases.settings import house_rules
from desktop_app.use_cases.workshops import eligibility, gauges, loans, workshops
from tests.helpers.builders import a_person
from tests.helpers.deep import tried

AT = datetime(2025, 11, 28, 14)
DECIDED_BY = datetime(2025, 11, 27, 12)
SEATS, LEAST, ROOM = 2, 2, 7
FOR = "agent de Denain"
SUBJECT = Subject("Premiers pas", "PrendreEnMainDuMateriel", minimum=LEAST, machine_each=True, open_to=(FOR,))
_NAMES = ("Aubert", "Bosc", "Coll", "Dalmau", "Esteve", "Farré")
_GESTURES = st.lists(st.tuples(st.integers(0, 17), st.integers(0, 5)), min_size=4, max_size=24)


@dataclass
class Book:
    """What a careful person would have written on paper: numbers of people, in the order in which they came."""

    seats: int = SEATS
    groups: int = 0
    lent: int = 0
    widened: int = 0
    enrolled: list[int] = field(default_factory=list)
    promised: list[int] = field(default_factory=list)
    listed: list[int] = field(default_factory=list)
    decision: str = ""

    @property
    def left(self) -> int:
        return self.seats - len(self.enrolled) - len(self.promised) - self.groups

    @property
    def coming(self) -> int:
        return len(self.enrolled) + self.groups

    def reckon(self) -> None:
        """The seats are those of the computers, or one more than there were when somebody gave a reason."""
        self.seats = max(min(SEATS + self.lent, ROOM), self.widened)


@tried(25)
@given(_GESTURES)
def test_nobody_is_lost_between_seat_waiting_list_and_call_list(desk: Desk, gestures: list[tuple[int, int]]) -> None:
    """A seat is never given beyond what is there without a reason; a decision is taken once; everybody is somewhere."""
    counter = Counter(desk)
    for what, which in gestures:
        counter.do(what, which)
        counter.check()


class Counter:
    """Does one thing or another at the desk, beside a book of its own."""

    def __init__(self, desk: Desk) -> None:
        with writing(desk.db):
            for table in ("request", "call", "appointment", "workshop", "day_exception", "loan"):
                desk.db.execute(f"DELETE FROM {table}")
        self.hour = datetime(2025, 11, 27, 9)
        self.desk, self.book, self.done = replace(desk, clock=lambda: self.hour), Book(), list[tuple[Changes, Book]]()
        rules = replace(house_rules.load(self.desk), workshop_machines=SEATS, workshop_room=ROOM)
        house_rules.change(self.desk, rules)
        self.id = workshops.give(self.desk, advisor_id=2, start=AT, subject=SUBJECT).subject
        self.people = [self._known(name) for name in _NAMES]

    def _known(self, name: str) -> Person:
        found = people.search(self.desk.db, name)
        return found[0] if found else people.add(self.desk.db, a_person(name, "Lou"), on=self.hour.date())

    def do(self, what: int, which: int) -> None:
        verbs = (
            self.enrol, self.enrol, self.enrol, self.give_up, self.wait, self.wait, self.wait, self.promote,
            self.promote, self.agree, self.agree, self.refuse, self.widen, self.settle, self.decide, self.back,
            self.hold, self.lend,
        )  # fmt: skip
        before = deepcopy(self.book)
        if changes := verbs[what](which):
            self.done.append((changes, before))

    def _roll(self) -> enrolment.Roll:
        return enrolment.roll(self.desk, 2, AT)

    def enrol(self, which: int) -> Changes | None:
        person = self.people[which]
        room = self.book.left > 0 or person.id in self.book.promised
        possible = room and person.id not in self.book.enrolled and self.book.decision != "CANCELLED"
        try:
            if which % 2:
                done = enrolment.enrol(self.desk, advisor_id=2, start=AT, person=person)
            else:
                done = appointments.book(self.desk, person=person, advisor_id=2, start=AT, theme="Email")
        except RuleBroken:
            assert not possible
            return None
        assert possible
        booked = stored.get(self.desk.db, done.subject)
        assert booked and booked.theme == SUBJECT.theme
        for others in (self.book.promised, self.book.listed):
            others[:] = [each for each in others if each != person.id]
        self.book.enrolled.append(person.id)
        return done

    def give_up(self, which: int) -> Changes | None:
        rows = self._roll().people
        if not rows:
            return None
        row = rows[which % len(rows)]
        self.book.enrolled.remove(row.person.id)
        return appointments.mark_as(self.desk, row.appointment.id, State.EXCUSED)

    def wait(self, which: int) -> Changes | None:
        person = self.people[which]
        somewhere = {*self.book.enrolled, *self.book.promised, *self.book.listed}
        try:
            done = enrolment.put_on_list(self.desk, advisor_id=2, start=AT, person=person)
        except RuleBroken:
            assert person.id in somewhere or self.book.decision == "CANCELLED"
            return None
        assert person.id not in somewhere
        self.book.listed.append(person.id)
        return done

    def promote(self, _which: int) -> Changes | None:
        first = next((each for each in self._roll().waiting if not each.request.promised), None)
        if first is None:
            return None
        assert first.person.id == self.book.listed[0]
        try:
            done = enrolment.promote(self.desk, first.request.id)
        except RuleBroken:
            assert self.book.left <= 0 or self.book.decision == "CANCELLED"
            return None
        assert self.book.left > 0
        self.book.promised.append(self.book.listed.pop(0))
        return done

    def agree(self, which: int) -> Changes | None:
        promised = [each for each in self._roll().waiting if each.request.promised]
        if not promised:
            return None
        chosen = promised[which % len(promised)]
        try:
            done = enrolment.agree(self.desk, chosen.request.id)
        except RuleBroken:
            assert self.book.decision == "CANCELLED" or chosen.person.id in self.book.enrolled
            return None
        self.book.promised.remove(chosen.person.id)
        self.book.enrolled.append(chosen.person.id)
        return done

    def refuse(self, which: int) -> Changes | None:
        waiting = self._roll().waiting
        if not waiting:
            return None
        chosen = waiting[which % len(waiting)]
        (self.book.promised if chosen.request.promised else self.book.listed).remove(chosen.person.id)
        return requests.settle_as(self.desk, chosen.request.id, Outcome.UNANSWERED)

    def widen(self, _which: int) -> Changes | None:
        if self.book.decision == "CANCELLED":
            return None
        self.book.widened = self.book.seats + 1
        self.book.reckon()
        return workshops.allow_more(self.desk, self.id, "apporte son ordinateur")

    def hold(self, which: int) -> Changes | None:
        """So many seats for people without a name: no more than are left."""
        possible = which - self.book.groups <= max(0, self.book.left) and self.book.decision != "CANCELLED"
        try:
            done = eligibility.hold(self.desk, self.id, [Group(FOR, which)])
        except RuleBroken:
            assert not possible
            return None
        assert possible
        self.book.groups = which
        return done

    def lend(self, which: int) -> Changes | None:
        """So many computers are lent for the day of the workshop, or for the day after: those do not count."""
        for known in loans.every(self.desk):
            loans.remove(self.desk, known.id)
        self.done.clear()
        day = AT.date() + timedelta(which % 2)
        loans.keep(self.desk, Loan(0, "Malle", day, day, "Armoire", machines=2 * which))
        self.book.lent = 0 if which % 2 else 2 * which
        self.book.reckon()
        return None

    def settle(self, which: int) -> None:
        """Hours pass; what is decided by itself is only what has enough people."""
        self.hour = min(self.hour + timedelta(hours=which), datetime(2025, 11, 28, 13))
        workshops.settle_due(self.desk)
        if not self.book.decision and self.hour >= DECIDED_BY and self.book.coming >= LEAST:
            self.book.decision = "CONFIRMED"
            self.done.clear()

    def decide(self, which: int) -> Changes | None:
        verb, word = (workshops.confirm, "ANYWAY") if which % 2 else (workshops.call_off, "CANCELLED")
        try:
            done = verb(self.desk, self.id)
        except RuleBroken:
            assert self.book.decision or self.book.coming >= LEAST
            return None
        assert not self.book.decision and self.book.coming < LEAST
        self.book.decision = word
        return done

    def back(self, _which: int) -> None:
        if self.done:
            changes, book = self.done.pop()
            assert changes.undo
            changes.undo.back(self.desk)
            self.book = book

    def check(self) -> None:
        found, book = self._roll(), self.book
        assert sorted(row.person.id for row in found.people) == sorted(book.enrolled)
        assert [each.person.id for each in found.waiting if not each.request.promised] == book.listed
        assert sorted(each.person.id for each in found.waiting if each.request.promised) == sorted(book.promised)
        gauge = found.gauge
        assert gauge.gone == (book.decision == "CANCELLED")
        assert gauge.workshop and (gauge.workshop.decision.name if gauge.workshop.decision else "") == book.decision
        if not gauge.gone:
            few = SEATS + book.lent <= ROOM
            assert (gauge.capacity.seats, gauge.capacity.by) == (
                book.seats,
                Cap.MACHINES if few else Cap.ROOM,
            )
            assert gauge.enrolled == book.coming
        self._check_lists()

    def _check_lists(self) -> None:
        """Whoever has a seat that is not held is to be called; whoever waits is on the list of those to call."""
        to_tell = sorted(row.person.id for row in calls.call_list(self.desk).rows)
        assert to_tell == (sorted(self.book.enrolled) if self.book.decision == "CANCELLED" else [])
        waiting = waiting_list.read(self.desk)
        rows = sorted(row.person.id for row in (*waiting.call_back, *waiting.listed))
        assert rows == sorted([*self.book.promised, *self.book.listed])
        if self.book.decision != "CANCELLED":
            places = {each.slot.start for row in (*waiting.call_back, *waiting.listed) for each in row.proposals}
            assert places <= {AT}
        announced = [each.workshop for each in gauges.to_decide(self.desk)]
        lacking = not self.book.decision and self.book.coming < LEAST
        assert bool(announced) == lacking
