"""What a form says of dates and hours that cannot be read, before any rule of the domain is asked."""

from collections.abc import Callable, Mapping
from typing import TypeVar

from desktop_app.domain.errors import Fault, Refused, refuse

from .date_field import DateField
from .fields import HourField

T = TypeVar("T")


def read_all(read: Callable[[], T], faults: list[Fault]) -> T:
    """What `read()` returns, unless it refuses or there already are `faults`: then `Refused` with all of them.

    A field that already has a fault gets no second sentence.
    """
    blamed = {fault.field for fault in faults}
    try:
        found = read()
    except Refused as refusal:
        refuse([*faults, *(fault for fault in refusal.faults if fault.field not in blamed)])
        raise
    refuse(faults)
    return found


def date_faults(fields: Mapping[str, DateField | HourField], **needed: str) -> list[Fault]:
    """One fault for each field that holds something that is no date, or no hour, or nothing where one is `needed`:
    then that.
    """
    found = []
    for name, field in fields.items():
        typed = field.raw() if field.value() is None else ""
        if typed.strip():
            found.append(Fault(name, (date_fault if isinstance(field, DateField) else hour_fault)(typed)))
        elif name in needed and field.value() is None:
            found.append(Fault(name, needed[name]))
    return found


def date_fault(raw: str, example: str = "22/06/2026") -> str:
    """What to say of a date that is none."""
    return f"« {_shown(raw)} » n’est pas une date : écrivez par exemple {example}."


def hour_fault(raw: str) -> str:
    """What to say of an hour that is none."""
    return f"« {_shown(raw)} » n’est pas une heure : écrivez par exemple 9 h 30."


def _shown(raw: str) -> str:
    typed = raw.strip()
    return typed if len(typed) <= 20 else f"{typed[:20]}…"
