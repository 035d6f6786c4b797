"""What the properties are tried on: names, dates, hours and the recurring days of a place."""

from datetime import date, datetime, time, timedelta

from hypothesis import strategies as st

from desktop_app.domain.planning import Pattern, Rhythm, Segment, Slot
from desktop_app.domain.theme import Purpose

DAYS = st.dates(date(2024, 1, 1), date(2032, 12, 31))
QUARTERS = st.integers(7 * 4, 20 * 4).map(lambda quarter: time(quarter // 4, quarter % 4 * 15))
LATIN = st.characters(min_codepoint=0x20, max_codepoint=0x24F) | st.characters(
    min_codepoint=0x1E00, max_codepoint=0x1EFF
)
NAMES = st.text(LATIN, min_size=1, max_size=12)
ANY_TEXT = st.text(max_size=40)


@st.composite
def segments(draw: st.DrawFn) -> tuple[Segment, ...]:
    """One or two stretches of at least a quarter of an hour, the second after the first."""
    hours = sorted(draw(st.sets(QUARTERS, min_size=2, max_size=4)))
    pairs = zip(hours[::2], hours[1::2], strict=False)
    return tuple(Segment(start, end) for start, end in pairs)


@st.composite
def patterns(draw: st.DrawFn) -> Pattern:
    """Any rule that the form would accept, short segments apart."""
    return Pattern(
        0,
        draw(st.integers(0, 6)),
        draw(st.sampled_from(Rhythm)),
        draw(st.integers(1, 2)),
        draw(st.sampled_from(Purpose)),
        draw(segments()),
        slot_minutes=draw(st.integers(5, 240)),
        places=draw(st.integers(1, 12)),
        starts_on=date(2024, 1, 1),
    )


def minutes_of(slot: Slot) -> set[datetime]:
    """Every minute of a slot: the slow way to say what it covers."""
    length = int((slot.end - slot.start) / timedelta(minutes=1))
    return {slot.start + timedelta(minutes=minute) for minute in range(length)}
