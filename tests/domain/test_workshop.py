"""Workshops: how many they hold and what limits them, and a decision that is taken once."""

from dataclasses import replace
from datetime import date, datetime, time, timedelta

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from desktop_app.domain.errors import Refused, RuleBroken
from desktop_app.domain.place import MAIN
from desktop_app.domain.planning import (
    Cap,
    CatalogueEntry,
    Decision,
    Means,
    Room,
    Segment,
    SessionKey,
    Standing,
    Subject,
    Workshop,
    days_of,
    planned_as,
    with_patterns,
)
from desktop_app.domain.planning.capacity import capacity
from desktop_app.domain.planning.loan import Loan
from desktop_app.domain.planning.workshop import (
    cancel,
    check_entry,
    check_subject,
    confirm_anyway,
    decision_moment,
    go_over,
    missing,
    settle,
    standing,
)
from tests.domain.blamed import blamed
from tests.helpers.builders import FRIDAY, a_planning, fridays
from tests.helpers.deep import tried

EVE = datetime(2025, 12, 4, 12)
FIRST = Subject("Premiers pas avec l’ordinateur", "PrendreEnMainDuMateriel", minimum=4, machine_each=True)


ROOMS = (Room(1, MAIN, "Salle 2", 5), Room(2, MAIN, "Hall"))


def a_workshop(day: date = date(2025, 12, 5), **changes: object) -> Workshop:
    """A Friday workshop of four people at least, decided on Thursday at noon."""
    made = Workshop(1, SessionKey(1, 0, day), time(14), FIRST, decision_moment(day))
    return replace(made, **changes)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("places", "subject", "means", "seats", "by"),
    [
        (8, None, Means(6, 6, 6), 8, Cap.PLANNING),
        (8, FIRST, Means(), 8, Cap.PLANNING),
        (8, FIRST, Means(room=7), 7, Cap.ROOM),
        (8, FIRST, Means(room=8, machines=6), 6, Cap.MACHINES),
        (8, replace(FIRST, machine_each=False), Means(room=8, machines=6), 8, Cap.ROOM),
        (12, FIRST, Means(10, 10, 8), 8, Cap.CONVENTION),
        (12, replace(FIRST, maximum=5), Means(10, 10, 8), 5, Cap.SUBJECT),
        (6, FIRST, Means(6, 6, 6), 6, Cap.ROOM),
        (8, FIRST, Means(room=7, rooms=ROOMS).in_room(MAIN, "salle 2", FRIDAY), 5, Cap.ROOM),
        (8, None, Means(rooms=ROOMS).in_room(MAIN, "Salle 2", FRIDAY), 5, Cap.ROOM),
        (4, None, Means(rooms=ROOMS).in_room(MAIN, "Salle 2", FRIDAY), 4, Cap.PLANNING),
        (8, None, Means(room=7, rooms=ROOMS).in_room(4, "Salle 2", FRIDAY), 8, Cap.PLANNING),
        (8, FIRST, Means(room=7, rooms=ROOMS).in_room(MAIN, "Hall", FRIDAY), 7, Cap.ROOM),
    ],
)
def test_the_least_of_what_limits_it_is_named(
    places: int, subject: Subject | None, means: Means, seats: int, by: Cap
) -> None:
    found = capacity(places, subject, means)
    assert (found.seats, found.by, found.over) == (seats, by, 0)


def test_a_room_that_limits_is_named_and_one_that_does_not_is_not() -> None:
    means = Means(machines=4, rooms=ROOMS).in_room(MAIN, "SALLE 2", FRIDAY)
    bound = replace(FIRST, machine_each=False)
    assert [capacity(8, each, means).limit for each in (bound, FIRST)] == ["« Salle 2 »", "les ordinateurs"]
    assert capacity(8, bound, Means(room=5)).limit == "la salle"


SIX = Loan(1, "Malle de portables", FRIDAY, FRIDAY, "Armoire", machines=6)
TWO_AWAY = Loan(2, "Deux portables", FRIDAY, FRIDAY, "la mairie", machines=2, lent_out=True)
PRINTER = Loan(3, "Imprimante 3D", FRIDAY, FRIDAY, "Armoire")


@pytest.mark.parametrize(
    ("own", "loans", "day", "seats", "limit"),
    [
        (4, (SIX,), FRIDAY, 10, "les ordinateurs, dont 6\xa0empruntés\xa0: «\xa0Malle de portables\xa0»"),
        (4, (SIX,), FRIDAY + timedelta(1), 4, "les ordinateurs"),
        (4, (SIX,), FRIDAY - timedelta(1), 4, "les ordinateurs"),
        (4, (TWO_AWAY,), FRIDAY, 2, "les ordinateurs, sans les 2 prêtés (la mairie)"),
        (2, (TWO_AWAY,), FRIDAY, 0, "les ordinateurs, sans les 2 prêtés (la mairie)"),
        (1, (TWO_AWAY,), FRIDAY, 0, "les ordinateurs, sans les 2 prêtés (la mairie)"),
        (4, (PRINTER,), FRIDAY, 4, "les ordinateurs"),
        (0, (SIX,), FRIDAY, 12, "les places du planning"),
        (9, (SIX,), FRIDAY, 12, "les places du planning"),
    ],
)
def test_computers_that_are_lent_count_on_the_days_they_are(
    own: int, loans: tuple[Loan, ...], day: date, seats: int, limit: str
) -> None:
    found = capacity(12, FIRST, Means(machines=own, loans=loans).in_room(MAIN, "", day))
    assert (found.seats, found.limit, found.over) == (seats, limit, 0)
    assert capacity(12, replace(FIRST, machine_each=False), Means(machines=own, loans=loans)).seats == 12


def test_what_came_back_early_is_lent_no_more_from_the_next_day_on() -> None:
    loan = replace(SIX, last=FRIDAY + timedelta(9), returned_on=FRIDAY)
    assert [loan.holds(FRIDAY + timedelta(at)) for at in (-1, 0, 1)] == [False, True, False]


def test_a_seat_more_wants_a_reason_and_does_not_add_up_when_asked_again() -> None:
    with pytest.raises(Refused):
        go_over(a_workshop(), 6, "  ")
    more = go_over(a_workshop(), 6, "elle apporte son ordinateur")
    found = capacity(8, more.subject, Means(machines=6), more.allowed)
    assert (found.seats, found.by, found.over) == (7, Cap.MACHINES, 1)
    assert capacity(found.seats, more.subject, Means(machines=6), more.allowed).seats == 7


@pytest.mark.parametrize(
    ("day", "moment"),
    [
        (date(2025, 12, 5), datetime(2025, 12, 4, 12)),
        (date(2025, 12, 8), datetime(2025, 12, 6, 12)),
        (date(2025, 12, 26), datetime(2025, 12, 24, 12)),
        (date(2026, 5, 2), datetime(2026, 4, 30, 12)),
        (date(2026, 4, 7), datetime(2026, 4, 4, 12)),
    ],
)
def test_it_is_decided_at_noon_of_the_last_working_day_before(day: date, moment: datetime) -> None:
    assert decision_moment(day) == moment


def test_before_its_hour_the_state_follows_the_number() -> None:
    early = EVE - timedelta(minutes=1)
    seen = [standing(a_workshop(), enrolled, early) for enrolled in (3, 4, 3, 9)]
    assert seen == [Standing.TO_CONFIRM, Standing.CONFIRMED, Standing.TO_CONFIRM, Standing.CONFIRMED]
    assert settle(a_workshop(), 9, early) is None


def test_at_its_hour_what_has_enough_people_is_confirmed_and_stays_so() -> None:
    after = settle(a_workshop(), 4, EVE)
    assert after and after.decision is Decision.CONFIRMED and after.enrolled == 4 and not after.lateness
    assert standing(after, 1, EVE + timedelta(hours=3)) is Standing.CONFIRMED
    assert settle(after, 4, EVE) is None


def test_at_its_hour_what_has_too_few_waits_for_somebody() -> None:
    assert standing(a_workshop(), 3, EVE) is Standing.TO_DECIDE and settle(a_workshop(), 3, EVE) is None
    anyway = confirm_anyway(a_workshop(), 3, EVE + timedelta(hours=21))
    assert (anyway.decision, anyway.lateness) == (Decision.ANYWAY, timedelta(hours=21))
    early = a_workshop(decided_at=decision_moment(date(2025, 12, 5)) - timedelta(3))
    assert a_workshop().lateness == early.lateness == timedelta(0)
    with pytest.raises(RuleBroken, match="déjà confirmé sous le minimum"):
        cancel(anyway, 3, EVE, 7)


def test_what_is_cancelled_does_not_come_back_with_more_people() -> None:
    gone = cancel(a_workshop(), 3, EVE, 7)
    assert (gone.decision, gone.exception_id, gone.enrolled) == (Decision.CANCELLED, 7, 3)
    assert standing(gone, 8, EVE) is Standing.CANCELLED and settle(gone, 8, EVE) is None
    with pytest.raises(RuleBroken, match="déjà annulé"):
        confirm_anyway(gone, 8, EVE)


def test_nobody_cancels_for_want_of_people_what_has_enough() -> None:
    with pytest.raises(RuleBroken, match="minimum est atteint"):
        cancel(a_workshop(), 4, EVE, 7)


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"title": " "}, "title"),
        ({"title": "a" * 61}, "title"),
        ({"theme": ""}, "theme"),
        ({"theme": "Couture"}, "theme"),
        ({"minimum": 51}, "minimum"),
        ({"minimum": 5, "maximum": 4}, "maximum"),
        ({"aims": "n° 1 85 05 78 006 084 91"}, "aims"),
    ],
)
def test_a_subject_that_says_too_little_or_too_much_is_refused(changes: dict[str, object], field: str) -> None:
    with pytest.raises(Refused) as refusal:
        check_subject(replace(FIRST, **changes))  # type: ignore[arg-type]
    assert [fault.field for fault in refusal.value.faults] == [field]


def test_a_title_stands_once_in_the_catalogue() -> None:
    entry = CatalogueEntry(1, FIRST, 120, 3)
    assert check_entry(entry, [entry]) == entry
    with pytest.raises(Refused, match="déjà un atelier de ce titre"):
        check_entry(replace(entry, id=0, subject=replace(FIRST, title=FIRST.title.upper())), [entry])
    with pytest.raises(Refused) as refusal:
        check_entry(CatalogueEntry(0, replace(FIRST, title=""), 500, 0), [])
    assert [fault.field for fault in refusal.value.faults] == ["title", "minutes", "sessions"]


@pytest.mark.parametrize(
    ("minutes", "sessions", "fields"),
    [(480, 12, []), (0, 1, []), (481, 13, ["minutes", "sessions"]), (-1, 0, ["minutes", "sessions"])],
)
def test_a_workshop_of_the_catalogue_lasts_a_day_and_comes_twelve_times_at_most(
    minutes: int, sessions: int, fields: list[str]
) -> None:
    entry = CatalogueEntry(1, FIRST, minutes, sessions)
    if fields:
        assert list(blamed(check_entry, entry, [])) == fields
    else:
        assert check_entry(entry, []) == entry


AFTERNOON = replace(fridays(segments=(Segment(time(14), time(16)),)), id=3)


def test_a_session_has_as_many_places_as_its_workshop_may_hold() -> None:
    planning = a_planning(AFTERNOON)
    (session,) = days_of(FRIDAY, FRIDAY, planning)[FRIDAY].sessions
    given = replace(planning, workshops=(a_workshop(FRIDAY, key=session.key),), means=Means(machines=6))
    (again,) = days_of(FRIDAY, FRIDAY, given)[FRIDAY].sessions
    assert [slot.places for slot in (*session.slots, *again.slots)] == [8, 6]
    assert planned_as(session.key, given) == again
    later = FRIDAY + timedelta(7)
    assert days_of(later, later, given)[later].sessions[0].slots[0].places == 8


def test_a_workshop_before_other_hours_begin_stays_with_what_is_left() -> None:
    workshop = a_workshop(FRIDAY, key=SessionKey(AFTERNOON.id, 0, FRIDAY))
    given = replace(a_planning(AFTERNOON), workshops=(workshop,), means=Means(5))
    begins = FRIDAY + timedelta(14)
    after = with_patterns(given, [replace(AFTERNOON, arrives=time(13), starts_on=begins)], FRIDAY)
    places = [days_of(day, day, after)[day].sessions[0].slots[0].places for day in (FRIDAY, begins)]
    assert places == [5, 8]


class Gauge(RuleBasedStateMachine):
    """People come and go, hours pass, somebody decides: what the workshop says beside a count kept in plain numbers."""

    def __init__(self) -> None:
        super().__init__()
        self.workshop, self.enrolled, self.now = a_workshop(), 0, EVE - timedelta(hours=6)
        self.decided: list[tuple[str, int]] = []

    @rule(people=st.integers(0, 9))
    def come_or_go(self, people: int) -> None:
        self.enrolled = people

    @rule(hours=st.sampled_from([1, 5, 24]))
    def pass_time(self, hours: int) -> None:
        self.now += timedelta(hours=hours)

    @rule()
    def open_the_file(self) -> None:
        after = settle(self.workshop, self.enrolled, self.now)
        due = not self.decided and self.now >= EVE and self.enrolled >= 4
        assert (after is not None) == due
        if after:
            self.workshop = after
            self.decided.append(("CONFIRMED", self.enrolled))

    @rule(holds=st.booleans())
    def decide(self, holds: bool) -> None:
        allowed = not self.decided and self.enrolled < 4
        try:
            if holds:
                self.workshop = confirm_anyway(self.workshop, self.enrolled, self.now)
            else:
                self.workshop = cancel(self.workshop, self.enrolled, self.now, 9)
        except RuleBroken:
            assert not allowed
            return
        assert allowed
        self.decided.append(("ANYWAY" if holds else "CANCELLED", self.enrolled))

    @invariant()
    def one_decision_at_most(self) -> None:
        assert len(self.decided) <= 1
        found = self.workshop.decision
        said = (found.name, self.workshop.enrolled) if found else None
        assert said == (self.decided[0] if self.decided else None)

    @invariant()
    def the_state_is_the_decision_or_the_number(self) -> None:
        said = standing(self.workshop, self.enrolled, self.now)
        if self.decided:
            expected = Standing.CANCELLED if self.decided[0][0] == "CANCELLED" else Standing.CONFIRMED
        elif self.enrolled >= 4:
            expected = Standing.CONFIRMED
        else:
            expected = Standing.TO_DECIDE if self.now >= EVE else Standing.TO_CONFIRM
        assert said is expected
        assert missing(self.workshop, self.enrolled) == len(range(self.enrolled, 4))


TestGauge = Gauge.TestCase
TestGauge.settings = settings(tried(30), stateful_step_count=20)


def test_a_subject_limits_nothing_that_it_does_not_say() -> None:
    plain = Subject("Courriel", "Email")
    assert (plain.minimum, plain.maximum, plain.machine_each, plain.open_to) == (0, 0, False, ())
    assert (plain.aims, plain.material, plain.level, plain.axis) == ("", "", None, None)
    entry = CatalogueEntry(1, plain)
    assert (entry.minutes, entry.sessions) == (0, 1)
    workshop = Workshop(1, SessionKey(2, 0, FRIDAY), time(9), plain, EVE)
    assert (workshop.number, workshop.of, workshop.allowed, workshop.enrolled) == (1, 1, 0, 0)
    assert (workshop.entry_id, workshop.exception_id, workshop.decision) == (0, 0, None)


@pytest.mark.parametrize(("least", "most", "fine"), [(4, 4, True), (50, 50, True), (4, 0, True), (5, 4, False)])
def test_a_subject_holds_at_least_as_many_as_it_asks_for(least: int, most: int, fine: bool) -> None:
    subject = replace(FIRST, minimum=least, maximum=most)
    if fine:
        assert check_subject(subject) == subject
    else:
        assert list(blamed(check_subject, subject)) == ["maximum"]


def test_an_entry_fits_hours_of_its_length_and_any_where_it_says_none() -> None:
    entry = CatalogueEntry(1, FIRST, 120)
    assert [entry.fits(minutes) for minutes in (119, 120, 0)] == [False, True, False]
    assert CatalogueEntry(1, FIRST).fits(119)


@pytest.mark.parametrize(("number", "of", "title"), [(1, 1, ""), (2, 3, " (2/3)"), (1, 2, " (1/2)")])
def test_a_session_of_a_cycle_is_numbered(number: int, of: int, title: str) -> None:
    workshop = Workshop(1, SessionKey(2, 0, FRIDAY), time(9), FIRST, EVE, number, of)
    assert workshop.title == f"Premiers pas avec l’ordinateur{title}"
