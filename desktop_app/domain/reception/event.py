"""An event: the advisor meets people at a market, a forum, an open day, among the staff of a commune; only a headcount.

Sources: Estaires, art. 2 (passing places, one-off events) and 3 § 2 (events of the programme); Sarthe, art. 1 (events
among the places); La Porte du Hainaut, art. 4 and 7 (the staff of communes).
"""

from collections.abc import Iterable, Mapping
from dataclasses import field, replace
from datetime import date, datetime, time
from enum import Enum

from .. import text
from ..errors import Fault, refuse
from ..french import NBSP, hours, plural
from ..nouns.frozen import frozen
from ..planning import Segment, Session
from .profile import KEYS, Question, total

MOST_PEOPLE = 5000
WORDS_LENGTH = 60


class EventKind(Enum):
    """What kind of event; the value is what screens say."""

    OUTSIDE = "hors les murs"
    FORUM = "forum ou salon"
    OPEN_DAY = "portes ouvertes"
    SHOW = "animation"
    STAFF = "agents d’une commune"


@frozen
class Event:
    """What an advisor held on a day, where, and how many people there were: `headcount` is None until it is said.

    `numbers` is how many gave each answer of the profile, by its key, as far as it was asked. Nobody has a name.
    `id` is 0 until the file has given one.
    """

    id: int
    day: date
    start: time
    end: time
    kind: EventKind
    title: str
    place: str
    advisor_id: int
    headcount: int | None = None
    numbers: Mapping[str, int] = field(default_factory=dict)

    @property
    def opens(self) -> datetime:
        """When it begins."""
        return datetime.combine(self.day, self.start)

    @property
    def minutes(self) -> int:
        """How long it is."""
        return (self.end.hour - self.start.hour) * 60 + self.end.minute - self.start.minute

    @property
    def people(self) -> str:
        """'45 personnes', or that nobody has said it."""
        return "nombre à dire" if self.headcount is None else plural(self.headcount, "personne")

    def told(self) -> str:
        """'9 h – 12 h, forum ou salon, place du marché : 45 personnes'."""
        return f"{hours(self.start, self.end)}, {self.kind.value}, {self.place}{NBSP}: {self.people}"


def read_event(typed: Event, others: Iterable[Event], now: datetime) -> Event:
    """The event as it may be kept; raises `Refused` (title, place, end, headcount, and the names of the questions)."""
    faults = [
        *text.line_faults(typed.title, "title", "Le titre", longest=WORDS_LENGTH),
        *text.line_faults(typed.place, "place", "Le lieu", longest=WORDS_LENGTH),
    ]
    if typed.end <= typed.start:
        faults.append(Fault("end", "La fin vient après le début."))
    if typed.headcount is not None and typed.opens > now:
        faults.append(Fault("headcount", "Cela n’a pas encore commencé : le nombre se note ensuite."))
    elif not 0 <= (typed.headcount or 0) <= MOST_PEOPLE:
        faults.append(Fault("headcount", f"De 0 à {MOST_PEOPLE} personnes."))
    people = max(0, typed.headcount or 0)
    numbers = {key: number for key, number in typed.numbers.items() if number > 0 and key in KEYS}
    faults += [
        Fault(
            question.name,
            f"{plural(total(numbers, question), 'réponse')} pour {plural(people, 'personne')}.",
        )
        for question in Question
        if total(numbers, question) > people
    ]
    met = [
        each for each in others if each.id != typed.id and each.advisor_id == typed.advisor_id and _meet(each, typed)
    ]
    if met:
        faults.append(Fault("start", f"À cette heure, ce conseiller est déjà à «{NBSP}{met[0].title}{NBSP}»."))
    refuse(faults)
    return replace(typed, title=text.tidy(typed.title), place=text.tidy(typed.place), numbers=numbers)


def outside(event: Event, sessions: Iterable[Session]) -> tuple[Segment, ...]:
    """The hours of the event in which its advisor is in none of these sessions: what they are counted once."""
    free = [(event.start, event.end)]
    for each in (segment for session in sessions for segment in session.segments):
        free = [
            part
            for start, end in free
            for part in ((start, min(end, each.start)), (max(start, each.end), end))
            if part[0] < part[1]
        ]
    return tuple(Segment.walk_in(start, end) for start, end in free)


def _meet(one: Event, other: Event) -> bool:
    return one.day == other.day and one.start < other.end and other.start < one.end


@frozen
class CountedEvents:
    """How many events of a period there were by kind, how many people at all of them, and how many nobody counted."""

    numbers: Mapping[EventKind, int] = field(default_factory=dict)
    people: int = 0
    unsaid: int = 0

    @property
    def total(self) -> int:
        """All of them."""
        return sum(self.numbers.values())


def counted(events: Iterable[Event], today: date) -> CountedEvents:
    """Those that are over or under way."""
    held = [each for each in events if each.day <= today]
    numbers: dict[EventKind, int] = {}
    for each in held:
        numbers[each.kind] = numbers.get(each.kind, 0) + 1
    people = sum(each.headcount or 0 for each in held)
    return CountedEvents(numbers, people, sum(each.headcount is None for each in held))
