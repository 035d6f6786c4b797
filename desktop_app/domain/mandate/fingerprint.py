"""The fingerprint of a mandate's text: at the foot of the paper, in the journal, and the same for a reprint."""

import hashlib
import json
from dataclasses import fields, is_dataclass, replace
from datetime import date
from enum import Enum
from typing import Any

from ..errors import RuleBroken
from ..text import UNWRITABLE
from .originals import Originals
from .record import Mandate

_CAME_LATER = (
    "label", "birth_name", "birth_year", "entrusted", "acts", "path", "understood_at", "understood_by",
    "identity_facts", "notice", "to_tick", "paper_years", "reach", "birth", "given_for", "convention_ends", "large",
    "model", "model_name",
)  # fmt: skip
"""What papers did not say before: those that say none have the fingerprint that they bear."""


def fingerprint(mandate: Mandate, originals: Originals) -> str:
    """Sixteen hexadecimal digits that change with anything that is printed: the scope, the names, the terms, the hours.

    Raises `BodySealed` for a mandate without its body, `RuleBroken` for words that cannot be written.
    """
    body = replace(mandate.open_body, printed=None, received_by="", acts=())
    told = [mandate.number, mandate.informed, mandate.identified_at, body, originals]
    try:
        written = json.dumps(plain(told), ensure_ascii=False).encode()
    except UnicodeEncodeError:
        raise RuleBroken(UNWRITABLE) from None
    return hashlib.sha256(written).hexdigest()[:16]


def plain(value: Any) -> Any:
    """The same for the same value, in every run and every version: sets in order, names of enums, dates as text.

    What does not count when two values are compared is left out.
    """
    if isinstance(value, Enum):
        return value.name
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, frozenset):
        return sorted(plain(each) for each in value)
    if isinstance(value, tuple | list):
        return [plain(each) for each in value]
    if is_dataclass(value):
        named = {field.name: plain(getattr(value, field.name)) for field in fields(value) if field.compare}
        return {name: said for name, said in named.items() if said or name not in _CAME_LATER}
    return value
