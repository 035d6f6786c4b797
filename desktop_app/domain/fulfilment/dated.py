"""One date under one convention: what was planned on it, what of it was held, lost, added or moved, and why."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import field, replace
from datetime import date
from enum import Enum

from ..calendar import closed_by_holiday
from ..convention import Half, Unit, half_days_of
from ..nouns.frozen import frozen
from ..planning import Decider, Loss, Lost, Planning, Segment, Session, SessionKey, planned_as
from ..planning.attendance import Attendance, AttendanceState, Missed, missed
from .amount import NONE, Amount

Part = Half | None
"""What is counted of a date: it whole (None), or each of its halves."""
_NOT_LOST = (Loss.MOVED, Loss.REPLACED)


class Why(Enum):
    """What a reason explains; the value is what the screens say before it."""

    LOST = "perdu"
    MOVED = "déplacé"
    ADDED = "ajouté"
    HOLIDAY = "férié ou vacances, non dû"
    UNANSWERED = "présence à noter"
    UNKNOWN = "inconnu"


@frozen
class Reason:
    """Why a date makes a difference: `told` in words, how many minutes, whose doing it is; None for nobody's."""

    day: date
    why: Why
    told: str
    minutes: int = 0
    decider: Decider | None = None


@frozen
class Dated:
    """What the file says of one date: who is here, what is not held, who was said to have come; `over` once it is.

    `told` is what was added is, in words, where it is more than a session that no pattern gave.
    """

    day: date
    over: bool
    here: Sequence[Session] = ()
    lost: Sequence[Lost] = ()
    said: Mapping[int, Attendance] = field(default_factory=dict)
    told: Mapping[SessionKey, str] = field(default_factory=dict)


@frozen
class Tally:
    """The date in figures. `planned` − all that is `lost` + `added` + `moved` is what is `held` or `to_come`."""

    day: date
    planned: Amount = NONE
    off: Amount = NONE
    held: Amount = NONE
    to_come: Amount = NONE
    lost: Mapping[Decider, Amount] = field(default_factory=dict)
    added: Amount = NONE
    moved: Amount = NONE
    reasons: tuple[Reason, ...] = ()


@frozen
class _OfKey:
    """One session of the date: as it was planned (`base`), what is here of it and what is not."""

    key: SessionKey
    base: Session | None
    own: bool
    here: Sequence[Session]
    lost: Sequence[Lost]


def tally(dated: Dated, planning: Planning, unit: Unit) -> Tally:
    """Reckon one date, its days counted in this unit; the sessions and losses are of one convention."""
    parts, minutes, reasons = _Parts(unit), _Minutes(), list[Reason]()
    for each in _by_key(dated, planning):
        if each.own and each.base and (holiday := _holiday(each.lost, planning)):
            parts.off |= _parts_of(each.base.segments, dated.day, unit)
            minutes.off += each.base.minutes
            reasons.append(Reason(dated.day, Why.HOLIDAY, holiday.why, each.base.minutes))
            continue
        parts.reckon(each, dated)
        minutes.reckon(each, dated)
        reasons += _reasons(each, dated, planning, minutes.rest)
        minutes.take_rest(each, planning)
    waiting = {session.advisor_id for session in dated.here} - dated.said.keys() if dated.over else set()
    if waiting:
        names = ", ".join(sorted(filter(None, map(planning.name, waiting))))
        reasons.append(Reason(dated.day, Why.UNANSWERED, names))
    present = Amount(len(parts.present), minutes.present)
    lost = {who: Amount(0, length) for who, length in minutes.lost.items() if length}
    if parts.lost:
        who = max(Decider, key=lambda each: lost.get(each, NONE).minutes) if lost else parts.decider
        lost[who] = lost.get(who, NONE) + Amount(parts.lost, 0)
    return Tally(
        dated.day,
        Amount(len(parts.planned), minutes.planned),
        Amount(len(parts.off - parts.planned), minutes.off),
        present if dated.over else NONE,
        NONE if dated.over else present,
        lost,
        Amount(parts.added, minutes.added),
        Amount(parts.moved, minutes.moved),
        tuple(reasons),
    )


class _Minutes:
    """How long, summed over the sessions of a date; `rest` is what the last one leaves unexplained."""

    def __init__(self) -> None:
        self.planned = self.off = self.present = self.added = self.moved = self.rest = 0
        self.lost: dict[Decider, int] = {}

    def reckon(self, each: _OfKey, dated: Dated) -> None:
        """Add one session."""
        base = each.base.minutes if each.base else 0
        away = sum(lost.session.minutes for lost in each.lost if lost.loss is Loss.MOVED)
        gone = [(lost.decider, lost.session.minutes) for lost in each.lost if lost.loss not in _NOT_LOST]
        # Hours that nobody knows any more were those of the pattern.
        here = sum(session.minutes if session.segments else base for session in each.here)
        said = [(one.decider, one.minutes) for session in each.here for one in _missed(session, dated)]
        for who, length in (*gone, *said):
            self.lost[who] = self.lost.get(who, 0) + length
        taken = sum(length for _, length in gone)
        self.present += here - sum(length for _, length in said)
        self.planned += base if each.own else 0
        self.moved += (base if each.base and not each.own else 0) - away
        if each.base is None:
            self.added += here + taken
        self.rest = base - away - taken - here if each.base else 0

    def take_rest(self, each: _OfKey, planning: Planning) -> None:
        """Hours that were changed: fewer are lost by whoever decided it, more are added."""
        if self.rest < 0:
            self.added -= self.rest
        elif self.rest:
            who = _decider(each, planning)
            self.lost[who] = self.lost.get(who, 0) + self.rest


class _Parts:
    """How many days or half-days, once for all sessions of a date: two advisors make one day."""

    def __init__(self, unit: Unit) -> None:
        self._unit = unit
        self.planned, self.off, self.present = set[Part](), set[Part](), set[Part]()
        self._in, self._away, self._gone, self._added = set[Part](), set[Part](), set[Part](), set[Part]()
        self.decider = Decider.NEITHER

    def reckon(self, each: _OfKey, dated: Dated) -> None:
        """Add one session."""
        if each.base:
            (self.planned if each.own else self._in).update(self._of(each.base.segments, dated))
        for session in each.here:
            self.present |= self._of(_kept_to(session, dated.said.get(session.advisor_id)), dated)
        for lost in each.lost:
            if lost.loss is Loss.MOVED:
                self._away |= self._of(lost.session.segments, dated)
            elif lost.loss not in _NOT_LOST:
                self._gone |= self._of(lost.session.segments, dated)
                self.decider = lost.decider
                if each.base is None:
                    self._added |= self._of(lost.session.segments, dated)
        for session in each.here if each.base is None else ():
            self._added |= self._of(session.segments, dated)

    @property
    def lost(self) -> int:
        """Those that were to be held and are not, nor elsewhere."""
        away = self._away - self._gone
        return len((self.planned | self._in | self._added) - self.present - away)

    @property
    def moved(self) -> int:
        """Those that come from another date, less those that go to one."""
        left = self.planned & (self._away - self._gone) - self.present
        return len(self._in - self.planned) - len(left)

    @property
    def added(self) -> int:
        """Those that no pattern gave, on this date or another."""
        return len((self._added | self.present) - self.planned - self._in)

    def _of(self, segments: Sequence[Segment] | None, dated: Dated) -> set[Part]:
        return set() if segments is None else _parts_of(segments, dated.day, self._unit)


def _parts_of(segments: Sequence[Segment], day: date, unit: Unit) -> set[Part]:
    """The parts of a date in which these hours lie; hours that are not known are of one part."""
    if unit is not Unit.HALF_DAY:
        return {None}
    halves = {half for each in segments for _, half in half_days_of(day.weekday(), each.start, each.end)}
    return set(halves) or {Half.MORNING}


def _by_key(dated: Dated, planning: Planning) -> Iterator[_OfKey]:
    keys = dict.fromkeys([each.key for each in dated.here] + [each.session.key for each in dated.lost])
    for key in keys:
        here = [each for each in dated.here if each.key == key]
        lost = [each for each in dated.lost if each.session.key == key]
        yield _OfKey(key, _base(key, planning, here, lost), key.original == dated.day, here, lost)


def _base(key: SessionKey, planning: Planning, here: Sequence[Session], lost: Sequence[Lost]) -> Session | None:
    """The session as it was planned: what is held and lost of it together, unless the date was changed.

    Then as its pattern gives it, as far as that still tells it; what was kept needs no pattern of today.
    """
    if not key.pattern_id:
        return None
    left = [*here, *(each.session for each in lost if each.loss is not Loss.REPLACED)]
    segments = left[0].segments if len(left) == 1 else tuple(part for each in left for part in each.segments)
    changed = key.original in planning.by_pattern.get(key.pattern_id, ())
    if (changed or not segments) and (planned := planned_as(key, planning)):
        return planned
    return replace(left[0], segments=segments) if len(left) > 1 else next(iter(left), None)


def _holiday(lost: Sequence[Lost], planning: Planning) -> Lost | None:
    """The loss that a bank or school holiday makes, as it was kept or as the calendar says it."""
    return next(
        (
            each
            for each in lost
            if each.loss is Loss.CLOSED
            and (each.decider is Decider.NEITHER or closed_by_holiday(each.session.day, each.why, planning.calendar))
        ),
        None,
    )


def _missed(session: Session, dated: Dated) -> Sequence[Missed]:
    return missed(dated.said.get(session.advisor_id), (session,))


def _kept_to(session: Session, said: Attendance | None) -> Sequence[Segment] | None:
    """The hours of a session in which its advisor was here; None when they did not come."""
    if said is not None and said.state is AttendanceState.ABSENT:
        return None
    if said is None or not session.segments:
        return session.segments
    came, left = said.came_at, said.left_at
    kept = [
        each for each in session.segments if (came is None or each.end > came) and (left is None or each.start < left)
    ]
    return kept or None


def _decider(each: _OfKey, planning: Planning) -> Decider:
    if each.lost:
        return each.lost[-1].decider
    exception = planning.by_pattern.get(each.key.pattern_id, {}).get(each.key.original)
    return exception.decider if exception else Decider.NEITHER


def _reasons(each: _OfKey, dated: Dated, planning: Planning, rest: int) -> Iterator[Reason]:
    day = dated.day
    for lost in each.lost:
        if lost.loss is Loss.MOVED:
            yield Reason(day, Why.MOVED, lost.why, lost.session.minutes, lost.decider)
        elif lost.loss is not Loss.REPLACED:
            yield Reason(day, Why.LOST, _cause(lost, planning), lost.session.minutes, lost.decider)
    for session in each.here:
        for one in _missed(session, dated):
            yield Reason(day, Why.LOST, one.why.value, one.minutes, one.decider)
    if rest > 0:
        yield Reason(day, Why.LOST, "horaires réduits", rest, _decider(each, planning))
    elif rest < 0:
        yield Reason(day, Why.ADDED, "horaires allongés", -rest)
    if each.base is None:
        length = sum(session.minutes for session in each.here)
        added = {dated.told.get(session.key, "permanence ajoutée") for session in each.here}
        yield Reason(day, Why.ADDED, ", ".join(sorted(added)), length)
    elif not each.own:
        yield Reason(day, Why.MOVED, "tenue ici au lieu d’un autre jour", each.base.minutes)


def _cause(lost: Lost, planning: Planning) -> str:
    """What the month is told by: the kind of an absence, never whose."""
    if lost.loss is not Loss.ABSENCE:
        return lost.told
    session = lost.session
    kinds = [
        each.kind.value
        for each in planning.absences
        if each.advisor_id == session.advisor_id and each.holds(session.day)
    ]
    return kinds[0] if kinds else "absence"
