"""What a rule says no to, as a screen shows it: a sentence beside each field."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from desktop_app.domain.errors import RuleBroken
from tests.helpers.alike import plain


def blamed(asked: Callable[..., object], *values: Any, **named: Any) -> dict[str, str]:
    """The sentence beside each field when this is asked with these values, which must be refused."""
    with pytest.raises(RuleBroken) as refused:
        asked(*values, **named)
    told = {fault.field: plain(fault.sentence) for fault in refused.value.faults}
    assert len(told) == len(refused.value.faults), "one sentence a field"
    return told
