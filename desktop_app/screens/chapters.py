"""The chapters of the help as they are written in `resources/help`, and the search through all of them."""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from desktop_app.domain.nouns.frozen import frozen
from desktop_app.domain.search_key import fold
from desktop_app.system.paths import resource

ORDER = (
    "first_steps",
    "today",
    "agenda",
    "absences",
    "fulfilment",
    "booking",
    "walk-ins",
    "workshops",
    "calls",
    "people",
    "finder",
    "printing",
    "mandates",
    "mandate_end",
    "clauses",
    "erasure",
    "data_file",
    "backups",
    "protection",
    "journal",
    "accounts",
    "settings",
    "shortcuts",
    "training",
    "trouble",
    "administration",
    "glossary",
)
"""As they are listed; each is `resources/help/<key>.md`."""
_SHORTEST = 3
"""Letters of a word that tells something, when another one does."""


@frozen
class Section:
    """What stands under one heading of a chapter: `text` is plain words, without pictures or marks."""

    chapter: str
    heading: str
    text: str

    @property
    def anchor(self) -> str:
        """What a link writes after the `#`."""
        return anchor(self.heading)


@frozen
class Chapter:
    """`words` are Markdown, whose first line is the title; the first section has the title as its heading."""

    key: str
    title: str
    words: str
    sections: tuple[Section, ...]


def anchor(heading: str) -> str:
    """'les-deux-originaux' for « Les deux originaux »."""
    return fold(heading).replace(" ", "-")


@cache
def chapter(key: str) -> Chapter:
    """One chapter; FileNotFoundError when there is none of this key."""
    words = resource(f"help/{key}.md").read_text("utf-8")
    parts = re.split(r"^#+ +(.+)$", words, flags=re.MULTILINE)[1:]
    sections = tuple(
        Section(key, heading.strip(), _plain(text)) for heading, text in zip(parts[::2], parts[1::2], strict=True)
    )
    return Chapter(key, sections[0].heading, words, sections)


def chapters() -> tuple[Chapter, ...]:
    """Every chapter, in order."""
    return tuple(chapter(key) for key in ORDER)


def trouble_told(topics: Iterable[str]) -> str:
    """Where the chapter of troubles tells of one of these sentences, word for word; '' when it does not."""
    wanted = [anchor(topic) for topic in topics]
    told = {section.anchor for section in chapter("trouble").sections} if wanted else set()
    return next((f"trouble#{one}" for one in wanted if one in told), "")


def words_of(asked: str) -> tuple[str, ...]:
    """The words to look for, folded; short ones such as « la » only when there is nothing else."""
    every = fold(asked).split()
    telling = [word for word in every if len(word) >= _SHORTEST] or every
    return tuple(dict.fromkeys(_singular(word) for word in telling))


def find(asked: str, among: Iterable[Chapter]) -> list[Section]:
    """The sections that hold every word, the likeliest first; those that hold most of them when none holds all."""
    wanted = words_of(asked)
    if not wanted:
        return []
    held = {section: _held(section, wanted) for one in among for section in one.sections}
    most = max(held.values(), default=0)
    if 2 * most < len(wanted):
        return []
    found = [section for section, number in held.items() if number == most]
    return sorted(found, key=lambda section: -_likelihood(section, asked, wanted))


def spans(text: str, wanted: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Where the words of a text begin and end that begin as one of those wanted, accents and capitals aside."""
    for found in re.finditer(r"\w+", text):
        if fold(found.group()).startswith(tuple(wanted)):
            yield found.start(), found.end()


def _held(section: Section, wanted: Sequence[str]) -> int:
    # A blank before each word: what is wanted begins one.
    return sum(f" {one}" in _folded(section) for one in wanted)


@cache
def _folded(section: Section) -> str:
    return f" {fold(f'{section.heading} {section.text}')}"


def _likelihood(section: Section, asked: str, wanted: Sequence[str]) -> int:
    heading = fold(section.heading)
    named = sum(any(word.startswith(one) for word in heading.split()) for one in wanted)
    said = fold(asked)
    return 10 * (said in heading) + 4 * named + (said in _folded(section))


def _singular(word: str) -> str:
    return word[:-1] if len(word) > _SHORTEST and word[-1] in "sx" else word


def _plain(markdown: str) -> str:
    """The words alone: what a link or a picture says, without its address."""
    said = re.sub(r"!?\[([^\]]*)\]\([^)]*\)", r"\1", markdown)
    return " ".join(re.sub(r"[*_`|>]|^[-#\d.]+ ", " ", said, flags=re.MULTILINE).split())
