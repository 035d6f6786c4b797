"""How a verb that only looks is asked what it finds, once it has the desk."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from desktop_app.domain.errors import OutOfDate
from desktop_app.use_cases.desk import Desk

Reading = Callable[[Desk, Callable[..., Any]], Any]


def asked(*arguments: Any, **named: Any) -> Reading:
    """With these."""
    return lambda desk, verb: verb(desk, *arguments, **named)


def drawn(*arguments: Any) -> Reading:
    """For a paper, which is then drawn."""
    return lambda desk, verb: verb(desk, *arguments).build()


def never(desk: Desk, verb: Callable[..., Any]) -> None:
    """For the first of what was never there: it says so."""
    with pytest.raises(OutOfDate):
        verb(desk, 1)
