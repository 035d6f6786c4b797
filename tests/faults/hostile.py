"""Arguments of the right types for any verb: what a program or a malicious hand could pass, drawn from a seed."""

from __future__ import annotations

import random
import types
import typing
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import fields, is_dataclass, replace
from datetime import date, datetime, time, timedelta
from enum import Enum
from pathlib import Path
from typing import Any

from desktop_app.domain.account import Account
from desktop_app.domain.advisor import Advisor, AdvisorTitle, read_advisor
from desktop_app.domain.convention import (
    EVERY_HALF_DAY,
    Booker,
    Convention,
    DataTerms,
    LegalBasis,
    SpecialGround,
    Terms,
    begun,
    read_terms,
)
from desktop_app.domain.french import FIRST_DAY, LAST_DAY
from desktop_app.domain.house_rules import HouseRules
from desktop_app.domain.mandate import Body, InformationPoint, Mandate, Question
from desktop_app.domain.person import Person, read_person
from desktop_app.domain.place import Place, PlaceKind, read_place
from desktop_app.domain.planning import Pattern
from desktop_app.domain.theme import ADMINISTRATIVE_THEMES, THEMES
from desktop_app.use_cases.changes import Undo
from desktop_app.use_cases.papers.mandate_papers import OriginalsPaper
from desktop_app.use_cases.papers.printing import Paper
from tests.helpers.bad_input import BAD
from tests.helpers.builders import PASSPHRASE, RECOVERY_CODE

GOOD = (
    *("Roca", "Éloïse", "d’Arc-en-Ciel", "0639980001", "Le Boulou", "66160", "CAF", "Demande d’aide au logement"),
    *("Logement", PASSPHRASE, PASSPHRASE, RECOVERY_CODE, RECOVERY_CODE, "local", "un autre jardin sous la neige"),
)
EVIL = (
    *BAD.values(),
    *("\x00", "a\x00b", "\ud800", "\udfff" * 3, "\u202eevil", "\ufeff", "é" * 5, "e\u0301" * 40, "x" * 81, "\r\n\t"),
    *(
        "' OR '1'='1",
        '"; DELETE FROM person; --',
        "<script>alert(1)</script>",
        "<!ENTITY a 'b'>",
        "%s%n%x",
        "{0.__class__}",
    ),
    *("../../etc/passwd", "/dev/null", "CON", "\\\\server\\share", "file:///etc/passwd", "٠٦٣٩٩٨٠٠٠١", "1e999", "-0"),
    *(
        "İıſß",
        "ﬁ",
        "Å",
        "A\u0300\u0301\u0302\u0303",
        "\u0301",
        "NULL",
        "None",
        "\U0010ffff",
        "\x85\u2028\u2029",
        "'" * 300,
    ),
)
NUMBERS = (0, -1, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 12, 13, 50, 51, 500, 999_999, 2**31 - 1, 2**31, 2**63 - 1, -(2**63))
DAYS = (FIRST_DAY, LAST_DAY, date(2024, 2, 29), date(2025, 11, 27), date(2025, 11, 28), date(2099, 12, 31))
"""The first and the last are those that a date field reads."""

Draw = Callable[[random.Random], Any]


class Hand:
    """Draws arguments; `known` are things the file holds by type, to be passed as they are or spoilt."""

    def __init__(self, chance: random.Random, known: Mapping[type, Sequence[Any]], today: date) -> None:
        self.chance, self.known, self.today = chance, known, today
        self.lines = (*GOOD, *known.get(str, ()))

    def arguments(self, verb: str, asked: Mapping[str, Any]) -> dict[str, Any]:
        """One value for each name a verb such as 'people.register' asks for, after its type."""
        return {name: self.draw(kind, f"{verb}.{name}") for name, kind in asked.items()}

    def draw(self, kind: Any, place: str = "") -> Any:
        """A value of this type; refused as a rule is when it was typed in a form that does not accept it.

        `place` is where it goes, such as 'people.find.limit': nobody types there, and only some values can come.
        """
        for end, only in _NEVER_TYPED.items():
            if place.endswith(end):
                return only(self)
        if self.chance.random() < 0.7:
            for end, rather in _RATHER.items():
                if place.endswith(end):
                    return rather(self)
        origin = typing.get_origin(kind)
        if origin in (types.UnionType, typing.Union):
            return self.draw(self.chance.choice(typing.get_args(kind)), place)
        if origin is not None:
            return self._several(origin, typing.get_args(kind))
        if kind in _SIMPLE:
            return _SIMPLE[kind](self)
        if self.known.get(kind) and self.chance.random() < 0.6:
            return self._spoilt(self.chance.choice(self.known[kind]))
        if kind in _READ:
            return _READ[kind](self)
        if isinstance(kind, type) and issubclass(kind, Enum):
            return self.chance.choice(list(kind))
        if is_dataclass(kind) or hasattr(kind, "_fields"):
            hints = typing.get_type_hints(kind)
            return kind(**{name: self.draw(hints[name], f"{kind.__name__}.{name}") for name in _fields(kind)})
        raise TypeError(f"no hand for {kind}")

    def _several(self, origin: Any, kinds: Sequence[Any]) -> Any:
        if origin in (tuple, list, Sequence, Collection, Iterable, frozenset):
            many = [self.draw(kinds[0]) for _ in range(self.chance.choice((0, 1, 1, 2, 3)))]
            return (frozenset if origin is frozenset else tuple)(many)
        if origin is Mapping:
            return {self.draw(kinds[0]): self.draw(kinds[1]) for _ in range(2)}
        if origin is Callable:
            return lambda *_: False
        raise TypeError(f"no hand for {origin}")

    def _spoilt(self, held: Any) -> Any:
        if type(held) in _MAY_BE_SPOILT and self.chance.random() < 0.4:
            hints, name = typing.get_type_hints(type(held)), self.chance.choice(_fields(held))
            spoilt = {name: self.draw(hints[name], f"{type(held).__name__}.{name}")}
            return held._replace(**spoilt) if isinstance(held, tuple) else replace(held, **spoilt)
        return held

    def text(self) -> str:
        """A line as it may be typed or pasted."""
        kind, chance = self.chance.random(), self.chance
        if kind < 0.35:
            return chance.choice(self.lines)
        if kind < 0.5:
            return chance.choice((*THEMES, *ADMINISTRATIVE_THEMES)).key
        if kind < 0.8:
            return chance.choice(EVIL)
        alphabet = chance.choice(("abcdeé -’", "01 .+", "\x00\x1b\u202e\u200d\ud83d", "'\";<>&%\\/", "中مα"))
        return "".join(chance.choice(alphabet) for _ in range(chance.choice((1, 2, 5, 20, 90, 300))))

    def day(self) -> date:
        """A date, rather of this year."""
        if self.chance.random() < 0.75:
            return self.today + timedelta(self.chance.randrange(-40, 40))
        return self.chance.choice((*DAYS, FIRST_DAY + timedelta(self.chance.randrange((LAST_DAY - FIRST_DAY).days))))

    def path(self) -> Path:
        """A file that somebody may point at, which may be anything or nothing."""
        name = self.text().encode("utf-8", "replace").decode().replace("\0", "").lstrip("/")
        return self.chance.choice(self.known[Path]) / (name[:80] or "permanence.db")

    def moment(self) -> datetime:
        """An hour, rather one of a slot or now."""
        if self.known.get(datetime) and self.chance.random() < 0.6:
            return self.chance.choice(self.known[datetime])
        hour = self.chance.choice((time(9), time(9, 45), time(10, 30), time(14), time.min, time(23, 59, 59, 999_999)))
        return datetime.combine(self.day(), hour)


_MAY_BE_SPOILT = frozenset({Account, Body, HouseRules, Pattern})
"""Things of the file that a screen builds by itself; the others are passed as the file gave them."""
_SIMPLE: dict[Any, Callable[[Hand], Any]] = {
    str: Hand.text,
    timedelta: lambda hand: timedelta(minutes=hand.chance.choice((0, 1, 20, 60 * 24 * 14, 60 * 24 * 400))),
    int: lambda hand: hand.chance.randint(1, 9) if hand.chance.random() < 0.7 else hand.chance.choice(NUMBERS),
    bool: lambda hand: hand.chance.random() < 0.5,
    date: Hand.day,
    datetime: Hand.moment,
    time: lambda hand: time(hand.chance.randrange(24), hand.chance.choice((0, 15, 59))),
    type(None): lambda hand: None,
    Path: lambda hand: hand.path(),
}


def _person(hand: Hand) -> Person:
    return read_person(hand.text(), hand.text(), hand.text(), id=hand.chance.choice((0, 0, 1, 2, 5, 999)))


def _new_person(hand: Hand) -> Person:
    return replace(hand.draw(Person), id=0)


def _place(hand: Hand) -> Place:
    asked = {name: hand.text() for name in ("commune", "street", "postcode", "phone")}
    return read_place(kind=hand.draw(PlaceKind), **asked)


def _advisor(hand: Hand) -> Advisor:
    advisor = read_advisor(hand.text(), hand.text(), hand.draw(AdvisorTitle), id=hand.chance.choice((0, 1, 2, 3, 99)))
    return replace(advisor, active=hand.draw(bool))


def _terms(hand: Hand) -> Terms:
    words = ("partner", "mention", "controller", "controller_contact", "booking_contact")
    asked: dict[str, Any] = {name: hand.text() for name in words}
    asked |= {name: hand.draw(int) for name in ("term_months", "notice_months", "renewals_made", "cap_months")}
    asked |= {"tacit": hand.draw(bool), "own": hand.draw(bool), "renewals_max": hand.draw(int | None)}
    asked |= {name: hand.draw(date | None) for name in ("signed_on", "hard_end", "first_end")}
    asked["excluded"] = frozenset(
        hand.chance.sample(sorted(EVERY_HALF_DAY, key=str), hand.chance.choice((0, 0, 3, 14)))
    )
    years = hand.draw(int | None)
    asked["data"] = DataTerms(hand.text(), hand.draw(LegalBasis), hand.draw(SpecialGround), years)
    return read_terms(booked_by=hand.draw(Booker), **asked)


def _convention(hand: Hand) -> Convention:
    """One of which no version is missing; its terms, its end and what it follows may be anything."""
    found = begun(hand.draw(Terms), id=hand.chance.choice((0, 1, 2, 99)), follows=hand.chance.choice((0, 0, 1, 7)))
    return replace(found, closed_on=hand.draw(date | None), closed_because=hand.text())


_NEVER_TYPED: dict[str, Callable[[Hand], Any]] = {
    # A way back is a function that a verb has made.
    "take_back.undo": lambda hand: hand.chance.choice(hand.known[Undo]),
    "people.register.person": _new_person,
    ".limit": lambda hand: hand.chance.choice((0, 1, 12, 500, 10_000)),
    "Correction.at": lambda hand: hand.chance.choice((-1, 0, 0, 1, 9)),
    "demand.of_year.year": lambda hand: hand.chance.choice((1900, 2024, 2025, 2198)),
    "mandates.numbered.numbers": lambda hand: hand.chance.choice(((), ("2025-0001",), ("2025-0001", "2199-9999"))),
    "Pattern.place_id": lambda hand: 0,
    "Pattern.weekday": lambda hand: hand.chance.randrange(7),
    "HouseRules.second_place": lambda hand: "",
    "Filter.who": lambda hand: hand.chance.choice(("", "compte-1", "compte-99", "compte-2")),
    "forget_medium.place": lambda hand: f"{hand.chance.getrandbits(128):032x}",
    "record_printed.paper": lambda hand: hand.chance.choice(hand.known[Paper]),
    ".mandate": lambda hand: hand.chance.choice(hand.known[Mandate]),
    "mandate_papers.printed.paper": lambda hand: hand.chance.choice(hand.known[OriginalsPaper]),
    "choose_second_place.folder": lambda hand: str(hand.chance.choice(hand.known[Path])) + hand.text(),
}
"""Where values come from the program alone: lists, choices, constants, what a file gave."""
_RATHER: dict[str, Callable[[Hand], Any]] = {
    "mandate_papers.printed.mandate_id": lambda hand: int(
        hand.known[OriginalsPaper][0].subject.removeprefix("mandat-")
    ),
    ".advisor_id": lambda hand: hand.chance.choice((1, 1, 2)),
    ".theme": lambda hand: hand.chance.choice((*THEMES, *ADMINISTRATIVE_THEMES)).key,
    ".points": lambda hand: frozenset(InformationPoint),
    "inform.answered": lambda hand: frozenset(Question),
    ".by_person": lambda hand: True,
    ".by_advisor": lambda hand: True,
    ".handed_over": lambda hand: True,
    ".past_confirmed": lambda hand: True,
    ".duplicate_confirmed": lambda hand: True,
    ".passphrase": lambda hand: PASSPHRASE,
    ".again": lambda hand: PASSPHRASE,
    ".code": lambda hand: hand.known[str][-1],
    ".current": lambda hand: hand.chance.choice(hand.known[str]),
    ".at": lambda hand: hand.known[datetime][0],
    ".ends_on": lambda hand: hand.today + timedelta(hand.chance.randrange(30)),
}
"""What lets a verb go on to its end, most of the time."""


_READ: dict[Any, Callable[[Hand], Any]] = {
    Person: _person,
    Place: _place,
    Advisor: _advisor,
    Terms: _terms,
    Convention: _convention,
}


def _fields(kind: Any) -> list[str]:
    return [each.name for each in fields(kind)] if is_dataclass(kind) else list(kind._fields)
