"""The hours of a day as they are kept: a list in JSON, one object a segment."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import time
from functools import lru_cache

from desktop_app.domain.planning import Mode, Segment


def written(segments: Iterable[Segment]) -> str:
    """The hours as they are kept."""
    return json.dumps(
        [
            {
                "start": f"{each.start:%H:%M}",
                "end": f"{each.end:%H:%M}",
                "mode": each.mode.name,
                "step": each.step,
                "places": each.places,
                "buffer": each.buffer,
                "room": each.room,
            }
            for each in segments
        ],
        ensure_ascii=False,
    )


@lru_cache(maxsize=256)
def read(kept: str) -> tuple[Segment, ...]:
    """The hours kept; a year of one pattern keeps the same ones, which are read once."""
    return tuple(
        Segment(
            start=time.fromisoformat(each["start"]),
            end=time.fromisoformat(each["end"]),
            mode=Mode[each["mode"]],
            step=each["step"],
            buffer=each["buffer"],
            places=each["places"],
            room=each["room"],
        )
        for each in json.loads(kept)
    )
