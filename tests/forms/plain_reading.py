"""How hard the words of a sheet are to read: its sentences, and those of its words that are not among the commonest.

What was typed (names, addresses, procedures) is left out: the program does not choose it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, fields, is_dataclass
from functools import cache
from html import unescape
from pathlib import Path
from typing import Any

import pytest

from desktop_app.domain.mandate import Act, data_notice
from desktop_app.forms import blocks

_SENTENCE = re.compile(r"(?<=[.!?])\s+")
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_NOT_TYPED = ("why", "notice", "to_tick")
"""The fields of a sheet that hold sentences of the program."""
_FIXED = (data_notice.CNIL.removeprefix("CNIL, "), *(act.value for act in Act))
"""An address, and the acts, which have the words of the organisms' own pages."""


@dataclass(frozen=True)
class Sheet:
    """The paragraphs of a sheet as they are laid out, without what was typed."""

    paragraphs: tuple[str, ...]

    @property
    def text(self) -> str:
        """All of it."""
        return " ".join(self.paragraphs)

    @property
    def sentences(self) -> list[str]:
        """Each sentence of more than one word: a heading, an item and a line of a table are one each."""
        found = [part for each in self.paragraphs for part in _SENTENCE.split(each)]
        return [each for each in found if len(_WORD.findall(each)) > 1]

    @property
    def average(self) -> float:
        """How many words a sentence has."""
        return sum(len(_WORD.findall(each)) for each in self.sentences) / len(self.sentences)

    @property
    def words(self) -> set[str]:
        """Each word of more than one letter, in small letters; a word with hyphens is looked at whole and by parts."""
        found = {word.lower() for word in _WORD.findall(self.text.replace("(e)", "")) if len(word) > 1}
        return {word for word in found if "-" not in word} | {part for word in found for part in _parts(word)}


def _parts(word: str) -> list[str]:
    return [] if "-" not in word or word in common() else [part for part in word.split("-") if len(part) > 1]


@cache
def common() -> frozenset[str]:
    """The 5,000 commonest."""
    lines = (Path(__file__).parent / "common_words.txt").read_text("utf-8").splitlines()
    return frozenset(word for line in lines if not line.startswith("#") for word in line.split())


def read(build: Callable[[], bytes], typed: object, patch: pytest.MonkeyPatch) -> Sheet:
    """The sheet that `build` draws from `typed`."""
    said: dict[str, None] = {}
    made = blocks.Said

    def keep(text: str, *more: Any, **others: Any) -> Any:
        said.setdefault(unescape(re.sub(r"<[^>]*>", "", text)).replace("\N{NO-BREAK SPACE}", " "))
        return made(text, *more, **others)

    patch.setattr(blocks, "Said", keep)
    build()
    patch.undo()
    names = sorted({*_FIXED, *(each for each in _typed(typed) if len(each) > 2)}, key=len, reverse=True)
    return Sheet(tuple(filter(None, (_without(each, names) for each in said))))


def _without(paragraph: str, names: list[str]) -> str:
    for name in names:
        paragraph = re.sub(re.escape(name), "0", paragraph, flags=re.IGNORECASE)
    return paragraph


def _typed(data: object, name: str = "") -> Iterator[str]:
    if name in _NOT_TYPED:
        return
    if isinstance(data, str):
        yield data.replace("\N{NO-BREAK SPACE}", " ").strip()
    elif is_dataclass(data):
        for field in fields(data):
            yield from _typed(getattr(data, field.name), field.name)
        for made in ("name", "address", "name_and_title", "said"):
            yield from _typed(getattr(data, made, None))
    elif isinstance(data, (tuple, list, frozenset)):
        for each in data:
            yield from _typed(each)
