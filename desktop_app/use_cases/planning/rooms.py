"""The rooms of the places: described, corrected with the hours that name them, and taken out once none does."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from functools import partial

from desktop_app.domain.account import Role
from desktop_app.domain.errors import OutOfDate, RuleBroken
from desktop_app.domain.french import NBSP, hour, plural
from desktop_app.domain.journal import Action
from desktop_app.domain.planning import (
    DayException,
    Mode,
    Pattern,
    Planning,
    Room,
    Segment,
    Session,
    check_patterns,
    check_room,
    is_over,
    room_named,
    unsuited,
)
from desktop_app.storage.connection.database import writing
from desktop_app.storage.planning import exceptions, patterns
from desktop_app.storage.planning import rooms as stored
from desktop_app.storage.reception import appointments

from ..changes import Changes, Touched, Undo
from ..desk import Desk
from ..permissions import everyone, only
from . import ledger, schedule
from .cascade import refuse_new_collisions

_CHANGED = f"Cette salle a changé depuis{NBSP}: l’action ne peut plus être annulée."


@everyone
def every(desk: Desk) -> list[Room]:
    """The rooms, place after place, by name."""
    return list(schedule.planning_of(desk).means.rooms)


@everyone
def said_of(desk: Desk, session: Session) -> tuple[str, ...]:
    """What is to be said of the rooms in which a session would be held, a sentence each; it is not refused.

    Those who are enrolled in a workshop stay enrolled in it, whatever room it goes to.
    """
    known = schedule.planning_of(desk).means.rooms
    said = unsuited(session.segments, session.purpose, session.place_id, known)
    taken = appointments.on_day(desk.db, session.day)
    for segment in session.segments:
        room = room_named(known, session.place_id, segment.room)
        if segment.mode is Mode.WORKSHOP and room and room.seats:
            seated = [each for each in taken if each.holds_a_place and each.start.time() == segment.start]
            enrolled = sum(each.advisor_id == session.advisor_id for each in seated)
            if enrolled > room.seats:
                people = plural(enrolled, "personne")
                at = hour(segment.start)
                said += (f"«{NBSP}{room.name}{NBSP}» a {plural(room.seats, 'place')}{NBSP}: {people} à{NBSP}{at}.",)
    return said


@only(Role.MANAGER)
def keep(desk: Desk, room: Room) -> Changes:
    """Describe a room of id 0, or correct the one of its id; hours to come that name it follow its name.

    Raises `Refused` (those of `check_room`), also where two rooms become one and hours meet there, or `OutOfDate`.
    """
    with writing(desk.db):
        before = _known(desk, room.id) if room.id else None
        after = check_room(room, stored.every(desk.db))
        after = _write(desk, before, replace(after, place_id=before.place_id) if before else after)
        desk.record(Action.ROOM_SET, f"salle-{after.id}")
    undo = Undo(f"la salle «{NBSP}{after.name}{NBSP}»", partial(_put_back, before, after))
    return Changes(Touched.EVERYTHING, f"Salle «{NBSP}{after.name}{NBSP}»{NBSP}: enregistrée.", after.id, undo)


@only(Role.MANAGER)
def remove(desk: Desk, room_id: int) -> Changes:
    """Take a room out of the list; raises `RuleBroken` while hours to come name it, or `OutOfDate`."""
    with writing(desk.db):
        before = _known(desk, room_id)
        if _is_named(desk, before):
            raise RuleBroken(
                f"Des permanences se tiennent encore dans «{NBSP}{before.name}{NBSP}»{NBSP}: "
                "donnez-leur d’abord une autre salle dans Jours, puis recommencez."
            )
        _write(desk, before, None)
        desk.record(Action.ROOM_SET, f"salle-{room_id}")
    undo = Undo(f"le retrait de «{NBSP}{before.name}{NBSP}»", partial(_put_back, before, None))
    return Changes(Touched.EVERYTHING, f"Salle retirée{NBSP}: {before.name}.", room_id, undo)


def _put_back(before: Room | None, after: Room | None, desk: Desk) -> Changes:
    known = before or after
    assert known
    with writing(desk.db):
        if stored.find(desk.db, known.id) != after or (before is None and _is_named(desk, known)):
            raise OutOfDate(_CHANGED)
        if before is not None:
            check_room(before, stored.every(desk.db))
        _write(desk, after, before)
        desk.record(Action.UNDONE, f"salle-{known.id}")
    return Changes(Touched.EVERYTHING, f"Annulé{NBSP}: la salle «{NBSP}{known.name}{NBSP}».", known.id)


def _write(desk: Desk, before: Room | None, after: Room | None) -> Room:
    """Have the room be this one, and the hours to come that name it; days that are over keep what they said."""
    first, planning = ledger.settle_within(desk), schedule.planning_of(desk)
    if after is None:
        assert before
        stored.remove(desk.db, before.id)
        kept = before
    elif before is None:
        kept = stored.add(desk.db, after)
    else:
        kept = after
        stored.update(desk.db, after)
        if before.name != after.name:
            _rename(desk, planning, before, after.name, first)
    of_it = {each.name.casefold() for each in (before, kept) if each}
    today = desk.now().date()
    ledger.keep_again_within(desk, today, lambda session: _is_in(session, kept.place_id, of_it))
    return kept


def _rename(desk: Desk, planning: Planning, room: Room, name: str, first: date) -> None:
    """Have the hours to come say the new name; raises `Refused` where another room is called so at the same hour."""
    today = desk.now().date()
    for pattern in _patterns_in(room, planning, today):
        patterns.update(desk.db, replace(pattern, segments=_called(pattern.segments, room, name)))
    for each, held in _dates_in(room, exceptions.every(desk.db, taken_back=True), today):
        instead = replace(held, segments=_called(held.segments, room, name))
        exceptions.update_hours(desk.db, replace(each, instead=instead))
    in_force = [each for each in schedule.planning_of(desk).patterns if not is_over(each, first)]
    try:
        check_patterns(in_force, first)
        refuse_new_collisions(desk, planning)
    except RuleBroken as refused:
        sentence = f"Une autre salle porte ce nom, et elle est prise aux mêmes heures{NBSP}: prenez un autre nom."
        raise RuleBroken(sentence, "name") from refused


def _is_named(desk: Desk, room: Room) -> bool:
    """Whether hours of today or to come name this room."""
    planning, today = schedule.planning_of(desk), desk.now().date()
    return any(_patterns_in(room, planning, today)) or any(_dates_in(room, planning.exceptions, today))


def _patterns_in(room: Room, planning: Planning, today: date) -> Iterator[Pattern]:
    for pattern in planning.patterns:
        if pattern.place_id == room.place_id and not is_over(pattern, today) and _names(pattern.segments, room):
            yield pattern


def _dates_in(room: Room, found: Iterable[DayException], today: date) -> Iterator[tuple[DayException, Session]]:
    for each in found:
        held = each.instead
        if held and held.place_id == room.place_id and held.day >= today and _names(held.segments, room):
            yield each, held


def _names(segments: tuple[Segment, ...], room: Room) -> bool:
    return any(room.is_called(each.room) for each in segments)


def _called(segments: tuple[Segment, ...], room: Room, name: str) -> tuple[Segment, ...]:
    return tuple(replace(each, room=name) if room.is_called(each.room) else each for each in segments)


def _is_in(session: Session, place_id: int, names: set[str]) -> bool:
    return session.place_id == place_id and any(each.room.casefold() in names for each in session.segments)


def _known(desk: Desk, room_id: int) -> Room:
    return stored.get(desk.db, room_id)
