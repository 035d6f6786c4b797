"""A frozen noun does what the library's does: the two are made of the same class, and asked the same."""

import copy
import inspect
import pickle
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import FrozenInstanceError, asdict, dataclass, field, fields, is_dataclass, replace
from datetime import date
from functools import partial
from typing import Any, ClassVar, Generic, TypeVar

import pytest

from desktop_app.domain.nouns import frozen as nouns
from desktop_app.domain.nouns.frozen import frozen

T = TypeVar("T")
Kind = Callable[[type[Any]], type[Any]]
_library = dataclass(frozen=True)


def _kinds(make: Callable[[Kind, Kind], type[Any]]) -> tuple[type[Any], type[Any]]:
    """The same class twice: by the library, and by us."""
    return make(_library, dataclass(frozen=True, kw_only=True)), make(frozen, frozen(kw_only=True))


def _plain(kind: Kind, _by_name: Kind) -> type[Any]:
    @kind
    class Noun:
        """A noun."""

        id: int
        name: str
        first: date = date(2026, 1, 1)
        places: dict[str, int] = field(default_factory=dict)
        secret: str = field(default="", repr=False)
        mark: int = field(default=0, compare=False)
        kept: list[int] = field(default_factory=list, init=False, repr=False, compare=False)
        limit: ClassVar[int] = 3

    return Noun


def _grown(kind: Kind, by_name: Kind) -> type[Any]:
    parent = _plain(kind, by_name)

    @kind
    class Grown(parent):  # type: ignore[misc, valid-type]
        """One that has more, and another default."""

        name: str = "x"
        last: date | None = None

    return Grown


def _by_name(kind: Kind, by_name: Kind) -> type[Any]:
    @kind
    class Paper:
        """Taken in order."""

        title: str
        copies: int = 1

    @by_name
    class Original(Paper):
        """Taken by name."""

        boxes: int
        shelf: str = "A"

    return Original


def _marked(kind: Kind, _by_name: Kind) -> type[Any]:
    @kind
    class Marked:
        """With something that is not compared."""

        name: str
        mark: int = field(default=0, compare=False)

    return Marked


def _empty(kind: Kind, _by_name: Kind) -> type[Any]:
    @kind
    class Empty:
        """Of nothing."""

    return Empty


def _own(kind: Kind, _by_name: Kind) -> type[Any]:
    @kind
    class Own:
        """It writes some itself."""

        name: str

        def __eq__(self, other: object) -> bool:
            return isinstance(other, type(self)) and self.name.lower() == other.name.lower()

        def __repr__(self) -> str:
            return f"<{self.name}>"

    return Own


def _generic(kind: Kind, _by_name: Kind) -> type[Any]:
    @kind
    class Parts(Generic[T]):
        """Of anything."""

        all: tuple[T, ...]

    return Parts


CALLS: list[tuple[Any, tuple[Any, ...], dict[str, Any]]] = [
    (_plain, (1, "a"), {}),
    (_plain, (1, "a"), {"places": {"x": 1}, "secret": "s", "mark": 4}),
    (_plain, (1, "a", date(2027, 2, 28), {}, "s", 1), {}),
    (_plain, (1,), {}),
    (_plain, (), {"name": "a"}),
    (_plain, (1, "a"), {"other": 2}),
    (_plain, (1, "a"), {"id": 2}),
    (_plain, (1, "a"), {"kept": [2]}),
    (_plain, tuple(range(9)), {}),
    (_grown, (1,), {}),
    (_grown, (1, "b"), {"last": date(2026, 5, 5)}),
    (_by_name, ("t",), {"boxes": 2}),
    (_by_name, ("t", 3), {"boxes": 2, "shelf": "B"}),
    (_by_name, ("t", 3, 2), {}),
    (_by_name, ("t",), {}),
    (_empty, (), {}),
    (_empty, (1,), {}),
    (_own, ("Ab",), {}),
    (_generic, ((1, 2),), {}),
]


@pytest.fixture(autouse=True, params=[0, 1_000], ids=["written at once", "made field by field"])
def few(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """How many are made before an `__init__` is written."""
    monkeypatch.setattr(nouns, "_FEW", request.param)


def _said(done: Callable[[], Any]) -> str:
    """What came of it, whatever it is: the two kinds are named alike."""
    try:
        return repr(done())
    except (TypeError, AttributeError) as trouble:
        return f"{type(trouble).__name__}: {trouble}"


def _after(one: Callable[[], Any], part: Callable[[Any], Any]) -> Any:
    return part(one())


@pytest.mark.parametrize(("make", "given", "named"), CALLS)
def test_it_is_made_told_compared_and_changed_as_the_librarys(
    make: Any, given: tuple[Any, ...], named: dict[str, Any]
) -> None:
    theirs, ours = _kinds(make)

    def asked(kind: type[Any]) -> list[str]:
        def one() -> Any:
            return kind(*given, **named)

        return [
            _said(one),
            *(_said(partial(_after, one, part)) for part in (asdict, vars, is_dataclass, copy.copy, copy.deepcopy)),
            _said(lambda: (one() == one(), one() != one(), one() == 3, len({one(), one()}))),
            _said(lambda: hash(one()) == hash(one())),
            _said(lambda: replace(one(), **named)),
            _said(lambda: [(each.name, getattr(one(), each.name)) for each in fields(kind)]),
            _said(lambda: kind.__match_args__),
        ]

    assert asked(ours) == asked(theirs)


def test_what_is_not_compared_changes_neither_equality_nor_hash() -> None:
    for kind in _kinds(_marked):
        assert kind("a", mark=1) == kind("a", mark=2)
        assert len({kind("a", mark=1), kind("a", mark=2), kind("b", mark=1)}) == 2
        assert kind("a") != kind("b")


def test_neither_another_kind_nor_one_that_grew_from_it_is_equal() -> None:
    first, second = _empty(frozen, frozen), _empty(frozen, frozen)
    assert first() == first()
    assert first() != second()
    grown: type[Any] = frozen(type("Grown", (first,), {}))
    assert first() != grown()


def test_nothing_is_set_or_taken_away() -> None:
    noun = _plain(frozen, frozen)(1, "a")
    for name in ("name", "other"):
        with pytest.raises(FrozenInstanceError):
            setattr(noun, name, "b")
        with pytest.raises(FrozenInstanceError):
            delattr(noun, name)
    assert noun.name == "a"


def test_a_default_that_is_made_is_made_each_time() -> None:
    kind = _plain(frozen, frozen)
    assert kind(1, "a").places is not kind(1, "a").places
    assert kind(1, "a").kept is not kind(1, "a").kept


def test_one_that_holds_itself_can_be_told() -> None:
    kind = _plain(frozen, frozen)
    noun = kind(1, "a", places={})
    noun.places["self"] = noun
    assert "..." in repr(noun)


@pytest.mark.parametrize("few", range(9), indirect=True)
def test_it_is_written_for_once_whatever_number_of_threads_make_the_first_ones() -> None:
    for _ in range(20):
        kind = _plain(frozen, frozen)
        with ThreadPoolExecutor(4) as threads:
            made = list(threads.map(lambda each, kind=kind: kind(each, "a"), range(9)))
        assert [each.id for each in made] == list(range(9))
        written = kind.__init__
        assert list(inspect.signature(written).parameters)[:3] == ["self", "id", "name"]
        kind(1, "a")
        assert kind.__init__ is written


def test_its_fields_stand_in_the_order_in_which_they_are_told() -> None:
    noun = _plain(frozen, frozen)(name="a", mark=2, id=1)
    assert list(vars(noun)) == ["id", "name", "first", "places", "secret", "mark", "kept"]


@frozen
class Kept:
    """At the level of a module, for what names it."""

    name: str


def test_it_can_be_put_by_and_fetched() -> None:
    assert pickle.loads(pickle.dumps(Kept("a"))) == Kept("a")
