"""What the properties are tried on: names, dates, hours and the recurring days of a place."""

from datetime import date, datetime, time, timedelta

from hypothesis import strategies as st

from desktop_app.domain.planning import Mode, Pattern, Rhythm, Segment, Slot
from desktop_app.domain.theme import Purpose

DAYS = st.dates(date(2024, 1, 1), date(2032, 12, 31))
QUARTERS = st.integers(7 * 4, 20 * 4).map(lambda quarter: time(quarter // 4, quarter % 4 * 15))
LATIN = st.characters(min_codepoint=0x20, max_codepoint=0x24F) | st.characters(
    min_codepoint=0x1E00, max_codepoint=0x1EFF
)
NAMES = st.text(LATIN, min_size=1, max_size=12)
ANY_TEXT = st.text(max_size=40)


@st.composite
def segments(draw: st.DrawFn, modes: tuple[Mode, ...] = tuple(Mode)) -> tuple[Segment, ...]:
    """One or two stretches of at least a quarter of an hour, the second after the first, each held in any way."""
    hours = sorted(draw(st.sets(QUARTERS, min_size=2, max_size=4)))
    pairs = zip(hours[::2], hours[1::2], strict=False)
    return tuple(draw(_segment(start, end, modes)) for start, end in pairs)


@st.composite
def _segment(draw: st.DrawFn, start: time, end: time, modes: tuple[Mode, ...]) -> Segment:
    match draw(st.sampled_from(modes)):
        case Mode.WORKSHOP:
            return Segment.workshop(start, end, draw(st.integers(1, 12)))
        case Mode.WALK_IN:
            return Segment.walk_in(start, end)
        case Mode.BY_APPOINTMENT:
            step, buffer = draw(st.integers(5, 240)), draw(st.integers(0, 60))
            return Segment(start, end, step=step, buffer=buffer, places=draw(st.integers(1, 3)))


@st.composite
def patterns(draw: st.DrawFn) -> Pattern:
    """Any rule that the form would accept, short segments apart."""
    rhythm = draw(st.sampled_from(Rhythm))
    weekly, weekday = rhythm is Rhythm.EVERY_WEEK, draw(st.integers(0, 6))
    same_weekday = DAYS.map(lambda day: day + timedelta((weekday - day.weekday()) % 7))
    return Pattern(
        0,
        weekday,
        rhythm,
        draw(st.integers(1, 2)),
        draw(st.sampled_from(Purpose)),
        draw(segments()),
        starts_on=date(2024, 1, 1),
        every_weeks=draw(st.integers(1, 4)) if weekly else 1,
        counted_from=draw(st.none() | DAYS) if weekly else None,
        dates=tuple(draw(st.sets(DAYS, min_size=1, max_size=4))) if rhythm is Rhythm.DATES else (),
        skipped=() if rhythm is Rhythm.DATES else tuple(sorted(draw(st.sets(same_weekday, max_size=3)))),
    )


def minutes_of(slot: Slot) -> set[datetime]:
    """Every minute of a slot: the slow way to say what it covers."""
    length = int((slot.end - slot.start) / timedelta(minutes=1))
    return {slot.start + timedelta(minutes=minute) for minute in range(length)}
