"""What the guard says of a line of the corpus."""

from __future__ import annotations

from desktop_app.domain.forbidden_data import seen_across, seen_in
from tests.domain.corpus import Line


def is_refused(line: Line) -> bool:
    """Whether a form with these fields is refused."""
    return any(seen_in(field) for field in line.fields) or seen_across(line.fields) is not None
