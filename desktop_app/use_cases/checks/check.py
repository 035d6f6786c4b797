"""One check: its name, what it tries, and how it went in one line."""

from collections.abc import Callable
from pathlib import Path

from desktop_app.domain.errors import RuleBroken
from desktop_app.domain.nouns.frozen import frozen
from desktop_app.storage.errors import StorageTrouble

_NAME_WIDTH = 34


class CheckFailed(Exception):
    """Something the program needs does not work here; the message is a French sentence."""


@frozen
class Check:
    """`run()` returns what is worth knowing, maybe '', and raises when the program cannot work so."""

    name: str
    run: Callable[[], str]


@frozen
class Outcome:
    """How a check went; `detail` is what it found, or why it failed."""

    name: str
    passed: bool
    detail: str

    @property
    def line(self) -> str:
        """The line to print, aligned with the others; it names neither the session nor a folder of its own."""
        verdict = "ok   " if self.passed else "ÉCHEC"
        return f"{verdict}  {self.name:<{_NAME_WIDTH}}  {self.detail}".rstrip()


def perform(check: Check) -> Outcome:
    """Run one check to its end; whatever breaks in it is its failure, and must not hide the next ones."""
    try:
        return Outcome(check.name, True, _shared(check.run()))
    except (CheckFailed, RuleBroken, StorageTrouble) as failure:
        return Outcome(check.name, False, _shared(str(failure)))
    except Exception as error:
        return Outcome(check.name, False, _shared(f"{type(error).__name__} : {error}"))


def require(true: object, sentence: str) -> None:
    """Raise `CheckFailed` with this sentence unless it is so."""
    if not true:
        raise CheckFailed(sentence)


def _shared(text: str) -> str:
    """In one line, without the name of the session: the report is sent to somebody."""
    return " ".join(line.strip() for line in text.splitlines()).replace(str(Path.home()), "~")
