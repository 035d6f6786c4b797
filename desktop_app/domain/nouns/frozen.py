"""Nouns that never change once made: dataclasses whose methods are not compiled at the start.

`dataclass(frozen=True)` writes six methods for each class and compiles them when its module is imported: 0.43 ms a noun
on Python 3.11, 120 of the 380 ms that the imports of a day take, and three times as much on an old PC. Here all nouns
share five of them, and the sixth, `__init__`, is written once some have been made: of 257 that a day imports, 91 are
made before it is painted, and most of those a few times.
"""

from collections.abc import Callable, Sequence
from dataclasses import MISSING, Field, FrozenInstanceError, dataclass, field, fields
from operator import attrgetter
from reprlib import recursive_repr
from typing import Any, NoReturn, TypeVar, dataclass_transform, overload

Noun = TypeVar("Noun")
_FEW = 16
"""Made field by field, in some 4 µs each, before an `__init__` is written for them, in 180."""


@overload
def frozen(cls: type[Noun], /) -> type[Noun]: ...
@overload
def frozen(*, kw_only: bool) -> Callable[[type[Noun]], type[Noun]]: ...


@dataclass_transform(frozen_default=True, field_specifiers=(field,))
def frozen(cls: type[Any] | None = None, /, *, kw_only: bool = False) -> Any:
    """A dataclass of which nothing can be set once it is made; equal, hashed and told by its fields.

    `replace`, `fields` and `field` of the library serve it as any dataclass. It takes no `__post_init__`, and what a
    class writes itself (`__eq__`, `__repr__`…) is kept.
    """
    if cls is None:
        return lambda named: _freeze(named, kw_only=kw_only)
    return _freeze(cls, kw_only=kw_only)


def _freeze(cls: type[Any], *, kw_only: bool) -> type[Any]:
    # Python itself writes `__hash__ = None` beside an `__eq__`.
    written = {name for name, value in vars(cls).items() if value is not None}
    dataclass(init=False, repr=False, eq=False, kw_only=kw_only)(cls)
    compared = [each.name for each in fields(cls) if each.compare]
    shared = {
        "__init__": _written_when_called(cls),
        "__repr__": _told,
        "__eq__": _equal,
        "__hash__": _hashed,
        "__setattr__": _refused,
        "__delattr__": _refused,
    }
    cls._compared = attrgetter(*compared) if compared else staticmethod(_nothing)
    for name, method in shared.items():
        if name not in written:
            setattr(cls, name, method)
    return cls


def _nothing(_noun: object) -> tuple[()]:
    return ()


@recursive_repr()
def _told(self: Any) -> str:
    values = ", ".join(f"{each.name}={getattr(self, each.name)!r}" for each in fields(self) if each.repr)
    return f"{type(self).__qualname__}({values})"


def _equal(self: Any, other: Any) -> Any:
    if self is other:
        return True
    if other.__class__ is not self.__class__:
        return NotImplemented
    compared = self._compared
    return compared(self) == compared(other)


def _hashed(self: Any) -> int:
    return hash(self._compared(self))


def _refused(self: object, name: str, *_value: object) -> NoReturn:
    msg = f"cannot set or delete {name!r}: {type(self).__name__} is frozen"
    raise FrozenInstanceError(msg)


def _written_when_called(cls: type[Any]) -> Callable[..., None]:
    left, each_field = _FEW, fields(cls)
    placed = [each.name for each in each_field if each.init and not each.kw_only]

    def __init__(self: Any, *given: Any, **named: Any) -> None:
        nonlocal left
        left -= 1
        if left < 0 or not _fill(self, each_field, placed, given, named):
            # Two threads that come here at once both write it, and the same. It says as well what does not fit.
            init = _written(cls)
            cls.__init__ = init
            init(self, *given, **named)

    return __init__


def _fill(
    noun: object, each_field: Sequence["Field[Any]"], placed: list[str], given: tuple[Any, ...], named: dict[str, Any]
) -> bool:
    """Set every field; False, with none set, where what is given does not fit them."""
    values = dict(zip(placed, given, strict=False))
    if len(given) > len(placed) or not values.keys().isdisjoint(named):
        return False
    values |= named
    held = {}
    for each in each_field:
        name = each.name
        if each.init and name in values:
            held[name] = values.pop(name)
        elif each.default_factory is not MISSING:
            held[name] = each.default_factory()
        elif each.default is MISSING:
            return False
        elif each.init:
            held[name] = each.default
    if values:
        return False
    for name, value in held.items():
        object.__setattr__(noun, name, value)
    return True


def _written(cls: type[Any]) -> Callable[..., None]:
    """What the library writes: each field set past the refusal, in the order in which they are told."""
    names: dict[str, object] = {"_set": object.__setattr__, "_missing": MISSING}
    lines = [line for each in fields(cls) if (line := _set_line(each, names))]
    placed, by_name = (
        [_taken(each) for each in fields(cls) if each.init and each.kw_only is way] for way in (False, True)
    )
    head = ", ".join(["self", *placed, *(["*", *by_name] if by_name else [])])
    body = "\n  ".join(lines or ["pass"])
    made: dict[str, Any] = {}
    exec(f"def make({', '.join(names)}):\n def __init__({head}):\n  {body}\n return __init__", made)
    init: Callable[..., None] = made["make"](**names)
    init.__qualname__ = f"{cls.__qualname__}.__init__"
    return init


def _taken(each: "Field[Any]") -> str:
    if each.default is MISSING and each.default_factory is MISSING:
        return each.name
    return f"{each.name}=_default_{each.name}"


def _set_line(each: "Field[Any]", names: dict[str, object]) -> str:
    """The line that sets a field, with the values it needs put among the names; none where the class holds it."""
    name, default = each.name, f"_default_{each.name}"
    if each.default_factory is MISSING:
        names[default] = each.default
        return f"_set(self, {name!r}, {name})" if each.init else ""
    names[default], names[f"_make_{name}"] = MISSING, each.default_factory
    value = f"_make_{name}() if {name} is _missing else {name}" if each.init else f"_make_{name}()"
    return f"_set(self, {name!r}, {value})"
