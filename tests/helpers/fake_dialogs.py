"""A mouth that answers by itself and remembers what it was asked."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

from desktop_app.screens.dialogs import Dialogs

T = TypeVar("T")


@dataclass(frozen=True)
class Said:
    """One question or notice."""

    kind: str
    title: str
    sentence: str
    more: tuple[str, ...] = field(default=())


class FakeDialogs(Dialogs):
    """`answers` are given to questions in order, `paths` to choices of a file; both may be added to at any time."""

    def __init__(self, *answers: bool | None, paths: tuple[Path | None, ...] = ()) -> None:
        from desktop_app.screens.help.beside import HelpBeside

        self.beside = HelpBeside()
        super().__init__(beside=lambda: self.beside)
        self.answers = list(answers)
        self.paths = list(paths)
        self.said: list[Said] = []

    def for_another(self) -> FakeDialogs:
        """The same for every window: what each was asked is read in one place."""
        return self

    def hush(self) -> None:
        """It answers by itself: nothing waits."""

    def wake(self) -> None:
        """Nothing was kept."""

    def ask(self, title: str, sentence: str, yes: str, no: str = "Annuler", *, dangerous: bool = False) -> bool:
        """The next prepared answer; IndexError when nobody expected a question."""
        self.said.append(Said("ask", title, sentence, (yes, no)))
        return bool(_next(self.answers, sentence))

    def ask_to_keep(self, title: str, sentence: str) -> bool | None:
        """The next prepared answer."""
        self.said.append(Said("ask_to_keep", title, sentence))
        return _next(self.answers, sentence)

    def notice(self, title: str, sentence: str, way_out: str = "") -> None:
        """Remember the notice; refusals and troubles pass here too."""
        self.said.append(Said("notice", title, sentence, (way_out,)))

    def choose_folder(self, title: str, where: Path | None = None) -> Path | None:
        """The next prepared path."""
        self.said.append(Said("choose_folder", title, ""))
        return _next(self.paths, title)

    def save_file(self, title: str, suggested: str, kinds: str = "", *, where: Path | None = None) -> Path | None:
        """The next prepared path."""
        self.said.append(Said("save_file", title, suggested))
        return _next(self.paths, title)

    @property
    def sentences(self) -> list[str]:
        """What was said, in order."""
        return [said.sentence for said in self.said]


def _next(prepared: list[T], asked: str) -> T:
    """The first of these; IndexError, of our own making, where nobody prepared one.

    What `pop` itself raises is not yet an object in Python 3.11, and PySide 6.11 and 6.12 end the process over such an
    error in a `reject` that Qt calls from a Python method (`PepException_GetArgs`).
    """
    if not prepared:
        raise IndexError(f"nobody expected to be asked: {asked}")
    return prepared.pop(0)
