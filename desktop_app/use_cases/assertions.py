"""An advisor asserts that a refused line holds nothing forbidden: the journal keeps that, and not the line."""

from collections.abc import Set
from dataclasses import fields, is_dataclass, replace
from typing import Any, TypeVar

from desktop_app.domain.account import Role
from desktop_app.domain.errors import ForbiddenLine
from desktop_app.domain.journal import Action
from desktop_app.domain.text import marked_as
from desktop_app.storage.connection.database import writing

from .changes import Changes, Touched
from .desk import Desk
from .permissions import only

T = TypeVar("T")


@only(Role.ADVISOR)
def assert_line(desk: Desk, refused: ForbiddenLine) -> Changes:
    """Let this line pass until the program is closed: what the verbs are given is `marked` from now on.

    The journal has a line with the name of what was seen. The text itself is remembered nowhere but in memory: a
    digest of so few signs would give it away.
    """
    with writing(desk.db):
        desk.record(Action.LINE_ASSERTED, detail=refused.seen)
    desk.asserted.add(refused.line)
    return Changes(Touched.NOTHING)


def marked(asserted: Set[str], value: T) -> T:
    """The same value, in which each text that was asserted is `Asserted`; tuples, lists, dicts, dataclasses too."""
    return _marked(asserted, value) if asserted else value


def _marked(asserted: Set[str], value: Any) -> Any:
    if isinstance(value, str):
        return marked_as(value, asserted)
    if type(value) in (tuple, list):
        return type(value)(_marked(asserted, each) for each in value)
    if isinstance(value, dict):
        return {key: _marked(asserted, each) for key, each in value.items()}
    if is_dataclass(value) and not isinstance(value, type):
        changed = {
            field.name: after
            for field in fields(value)
            if field.init and (after := _marked(asserted, getattr(value, field.name))) is not getattr(value, field.name)
        }
        return replace(value, **changed) if changed else value
    return value
