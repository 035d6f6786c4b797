"""The rows of a day as the list shows them: under which head they stand, which hour is said, where a pause falls."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import datetime, time
from typing import NamedTuple

from desktop_app.domain.french import NBSP, capital, hour, hours, plural
from desktop_app.domain.planning import Mode, Segment
from desktop_app.domain.reception.appointment import State, told_of
from desktop_app.domain.theme import theme
from desktop_app.use_cases.reception.queue import Queue
from desktop_app.use_cases.reception.today import Booked, DayView, Free
from desktop_app.use_cases.workshops.gauges import Gauge

from . import gauge_words
from .list_line import ListLine, Pill, Seats, dotted, in_one_breath
from .queue_lines import queue_lines
from .steps import letters_of, steps_of

_Row = Booked | Free | Gauge
_Key = tuple[int, Mode | None, time | None]
"""Whose rows, how people are received, and for a workshop, which is a section of its own, when it begins."""


class _Section(NamedTuple):
    """The rows of one advisor who receives in one way, by hour; `head` says so once, '' where it need not be said:
    'Sur rendez-vous · Marie Castell · 9 h – 12 h'.
    """

    head: str
    rows: Sequence[_Row]


def lines_of(view: DayView) -> list[ListLine]:
    """Every row of the day, in order: by hour, or section after section where the day has several or a queue."""
    sections = _sections_of(view)
    if len(sections) == 1 and isinstance(only := sections[0], _Section) and not view.workshops:
        return _lines(view, only.rows, list(_pauses(view)))
    lines, done = list[ListLine](), list[ListLine]()
    for section in sections:
        if isinstance(section, _Section):
            lines += [*done, *_lines(view, section.rows, [], head=section.head)]
            done = []
            continue
        found = queue_lines(section, view.now)
        over = [each for each in found if section.letter and not each.loud]
        # Where queues follow one another, those who wait in all of them are in sight together.
        moved = over if len(over) < len(found) else []
        lines += [each for each in found if each not in moved]
        done += moved
    return [*lines, *done]


def key_of_free(row: _Row) -> tuple[str, int, datetime]:
    """Of the row of this place while nobody has it, or of this workshop."""
    return ("workshop" if isinstance(row, Gauge) else "free", row.advisor.id, row.start)


def state_words(row: Booked) -> str:
    """The state, with its hour when it was marked on the day itself and the hour means something."""
    state, at = row.appointment.state, row.appointment.state_at
    if state in (State.ARRIVED, State.SEEN) and at and at.date() == row.start.date():
        return f"{state.value} à{NBSP}{hour(at)}"
    return state.value


def _sections_of(view: DayView) -> list[_Section | Queue]:
    """Those that have rows, as they begin; one alone on a day whose hours are all held in one way by one."""
    # The seats that are left of a workshop are told by its own row, which stands above its people.
    rows: list[_Row] = [*view.workshops]
    rows += [row for row in view.rows if not (isinstance(row, Free) and row.slot.mode is Mode.WORKSHOP)]
    held, found = _held(view), dict[_Key, list[_Row]]()
    for row in sorted(rows, key=lambda row: (row.start, row.advisor.id)):
        found.setdefault(_key_of(row, held), []).append(row)
    begins = {key: _begins(held.get(key, ()), rows[0].start) for key, rows in found.items()}
    order = sorted(found, key=lambda key: (begins[key], key[0]))
    sections: list[_Section | Queue] = [
        _Section(_head(key, held.get(key, ()), found[key][0].advisor.name), found[key]) for key in order
    ]
    for at, queue in enumerate(each for each in view.queues if each.rows):
        # One after the other in the order in which they open.
        opens = min((start for start, _ in queue.hours), default=datetime.max)
        sections.insert(at + sum(begins[key] < opens for key in order), queue)
    return sections


def _held(view: DayView) -> dict[_Key, list[Segment]]:
    held: dict[_Key, list[Segment]] = {}
    for presence in view.here:
        for segment in presence.day.segments:
            begins = segment.start if segment.mode is Mode.WORKSHOP else None
            held.setdefault((presence.advisor.id, segment.mode, begins), []).append(segment)
    for gauge in view.workshops:
        # Those who were to come to a workshop that is cancelled stand under it, until they are told.
        held.setdefault((gauge.advisor.id, Mode.WORKSHOP, gauge.start.time()), [])
    return held


def _key_of(row: _Row, held: dict[_Key, list[Segment]]) -> _Key:
    """An appointment that no hours hold any more stands apart."""
    at = row.start.time()
    if isinstance(row, Free | Gauge):
        return row.advisor.id, row.slot.mode, at if row.slot.mode is Mode.WORKSHOP else None
    if (its_workshop := (row.advisor.id, Mode.WORKSHOP, at)) in held:
        return its_workshop
    mine = ((key, part) for key, parts in held.items() if key[0] == row.advisor.id for part in parts)
    keys = (key for key, part in mine if part.start <= at < part.end)
    return next(keys, (row.advisor.id, None, None))


def _begins(segments: Iterable[Segment], first: datetime) -> datetime:
    return min([first, *(datetime.combine(first.date(), segment.start) for segment in segments)])


def _head(key: _Key, segments: Sequence[Segment], advisor: str) -> str:
    how = capital(key[1].value) if key[1] else "Hors des horaires"
    told = ", ".join(hours(segment.start, segment.end).replace(" ", NBSP) for segment in segments)
    room = next((segment.room for segment in segments if segment.room), "")
    return dotted(how, advisor, told, room)


def _lines(
    view: DayView, rows: Sequence[_Row], pauses: Sequence[tuple[datetime, str]], head: str = ""
) -> list[ListLine]:
    several = len({row.advisor.id for row in view.rows} | {presence.advisor.id for presence in view.here}) > 1
    lines: list[ListLine] = []
    for at, row in enumerate(rows):
        before = rows[at - 1].start if at else row.start
        pause = next((words for back, words in pauses if at and before < back <= row.start), "")
        above = pause if at else head
        line = ListLine(
            key=("booked", row.appointment.id) if isinstance(row, Booked) else key_of_free(row),
            row=row,
            hour=hour(row.start),
            title="",
            spoken=above if head else "",
            above=above,
            begins_section=bool(head and above),
            steps=steps_of(row, view.now),
            letters=letters_of(row),
            repeats=bool(at) and before == row.start,
            now=row.start <= view.now < row.end,
            wanted_at=row.start if row.end > view.now else None,
        )
        advisor = f"avec {row.advisor.name}" if several else ""
        match row:
            case Gauge():
                lines.append(_of_workshop(line, row, advisor))
            case Booked():
                lines.append(_of_booked(line, row, advisor, headed=bool(head)))
            case Free():
                lines.append(_of_free(line, row, advisor, headed=bool(head)))
    return lines


def _of_booked(line: ListLine, row: Booked, advisor: str, *, headed: bool) -> ListLine:
    """The advisor is said when several are here and no section says who."""
    title, told = row.person.name, told_of(row.appointment)
    state, late = state_words(row), _late_words(row, over=line.wanted_at is None)
    heard = dotted(row.theme, advisor, *told)
    return replace(
        line,
        title=title,
        detail=dotted(row.theme, "" if headed else advisor, *told),
        pills=(*([Pill(late, late=True)] if late else ()), Pill(state, row.appointment.state)),
        spoken=in_one_breath(line.spoken, line.hour, title, heard, state, late),
        loud=row.appointment.state in (State.EXPECTED, State.ARRIVED),
    )


def _of_free(line: ListLine, row: Free, advisor: str, *, headed: bool) -> ListLine:
    title = f"{plural(row.left, 'place libre')} sur{NBSP}{row.slot.places}"
    if row.slot.mode is not Mode.WORKSHOP and row.slot.places == 1:
        title = "libre"
    spoken = in_one_breath(line.spoken, line.hour, title, advisor)
    return replace(line, title=title, detail="" if headed else advisor, spoken=spoken, solid=False, loud=False)


def _of_workshop(line: ListLine, gauge: Gauge, advisor: str) -> ListLine:
    """Who waits, else its theme: the head above says the rest."""
    title, subject = gauge_words.title(gauge), gauge.workshop.subject if gauge.workshop else None
    seats = Seats(gauge.enrolled, subject.minimum if subject else 0, gauge.capacity.seats)
    kind = "atelier" if gauge.workshop else ""
    return replace(
        line,
        title=title,
        detail=gauge_words.waits(gauge) or (theme(subject.theme).label if subject else ""),
        pills=(Pill(gauge_words.counted(gauge), seats=seats),),
        spoken=in_one_breath(line.spoken, line.hour, kind, title, gauge_words.spoken(gauge), advisor),
        counted=dotted(gauge_words.lacks(gauge), gauge_words.state(gauge)) if line.above else "",
        loud=not (gauge.over or gauge.gone),
        now=line.now and not gauge.gone,
        # On the day somebody's arrival is noted, in their row.
        wanted_at=None if gauge.enrolled or gauge.over or gauge.gone else gauge.start,
    )


def _late_words(row: Booked, *, over: bool) -> str:
    """'en retard' while they may still come, 'à noter' once their time is over, or ''; and who has it meanwhile."""
    if not row.late:
        return ""
    lent = ", place à la file" if row.lent else ""
    return f"à{NBSP}noter" if over else f"en{NBSP}retard{lent}"


def _pauses(view: DayView) -> Iterator[tuple[datetime, str]]:
    """When somebody is back after everybody was away, and what to say of it."""
    open_until: time | None = None
    for segment in sorted(
        (segment for presence in view.here for segment in presence.day.segments), key=lambda each: each.start
    ):
        if open_until and segment.start > open_until:
            words = f"pause de {hour(open_until)} à {hour(segment.start)}"
            yield datetime.combine(view.day, segment.start), words
        open_until = max(open_until or segment.end, segment.end)
