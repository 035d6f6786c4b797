"""Whatever is done with requests in whatever order, whoever asked to be called is on one list, or was answered."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain.reception.request import OPEN, Outcome, Why, next_outcomes
from desktop_app.domain.theme import themes_for
from desktop_app.storage.reception import appointments as stored_appointments
from desktop_app.storage.reception import requests as stored
from desktop_app.use_cases.changes import Changes
from desktop_app.use_cases.desk import Desk
from desktop_app.use_cases.reception import appointments, requests, waiting_list
from tests.helpers.builders import a_person
from tests.helpers.deep import tried

_NAMES = ("Aubert", "Bosc", "Coll", "Dalmau", "Esteve", "Farré", "Gasc", "Huguet", "Illes", "Jorda")
_GESTURES = st.lists(st.tuples(st.integers(0, 7), st.integers(0, 9)), max_size=14)


@tried(20)
@given(_GESTURES)
def test_nobody_is_lost_between_request_lists_and_slot(desk: Desk, gestures: list[tuple[int, int]]) -> None:
    """Whoever asked to be called is on one list, or has an appointment, or an answer was noted; once each."""
    with desk.db.conn:
        for table in ("request", "call", "appointment"):
            desk.db.execute(f"DELETE FROM {table}")
    counter = _Counter(desk)
    for what, which in gestures:
        counter.do(what, which)
        counter.check()


class _Counter:
    """Does one thing or another at the desk, and knows by itself who still counts on being called."""

    def __init__(self, desk: Desk) -> None:
        self.desk, self.owed, self.done = desk, dict[int, int](), list[tuple[Changes, dict[int, int]]]()
        self.booked = dict[int, int]()

    def do(self, what: int, which: int) -> None:
        before, verbs = dict(self.owed), (self.ask, self.ask, self.give, self.settle, self.miss, self.drop, self.back)
        if changes := verbs[what % len(verbs)](which):
            self.done.append((changes, before))

    def ask(self, which: int) -> Changes:
        person = a_person(_NAMES[which], "Lou")
        outcome = Outcome.LISTED if which % 2 else Outcome.CALL_BACK
        done = requests.note(self.desk, outcome, why=Why.FULL, person=person, duplicate_confirmed=True)
        self.owed[done.subject] = stored.get(self.desk.db, done.subject).person_id
        return done

    def _row(self, which: int) -> requests.WaitingRow | None:
        found = waiting_list.read(self.desk)
        rows = (*found.call_back, *found.listed)
        return rows[which % len(rows)] if rows else None

    def give(self, which: int) -> Changes | None:
        row = self._row(which)
        if row is None or not row.proposals:
            return None
        place = row.proposals[which % len(row.proposals)]
        done = requests.give(
            self.desk,
            person=row.person,
            advisor_id=place.advisor.id,
            start=place.slot.start,
            theme=themes_for(place.purpose)[0].key,
            why=row.request.why,
            request_id=row.request.id,
        )
        self.booked[done.subject] = row.request.id
        del self.owed[row.request.id]
        return done

    def settle(self, which: int) -> Changes | None:
        row = self._row(which)
        if row is None:
            return None
        outcome = next_outcomes(row.request.outcome)[1 + which % 3]
        done = requests.settle_as(self.desk, row.request.id, outcome, sent_to="la CAF")
        if outcome not in OPEN:
            del self.owed[row.request.id]
        return done

    def miss(self, which: int) -> Changes | None:
        row = self._row(which)
        return requests.note_no_answer(self.desk, row.request.id) if row else None

    def drop(self, which: int) -> Changes | None:
        """An appointment is taken out: whoever waited for it waits again."""
        found = [id for id in self.booked if stored_appointments.get(self.desk.db, id)]
        if not found:
            return None
        gone = stored_appointments.get(self.desk.db, found[which % len(found)])
        assert gone
        self.owed[self.booked[gone.id]] = gone.person_id
        return appointments.remove(self.desk, gone.id)

    def back(self, _which: int) -> None:
        if self.done:
            changes, self.owed = self.done.pop()
            assert changes.undo
            changes.undo.back(self.desk)

    def check(self) -> None:
        found = waiting_list.read(self.desk)
        rows = [(row.request.id, row.person.id) for row in (*found.call_back, *found.listed)]
        assert sorted(rows) == sorted(self.owed.items())
        assert waiting_list.how_many_to_call(self.desk) == len(rows)
