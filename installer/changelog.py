"""What is new, version by version, read from resources/changelog.md as the people who use the program read it."""

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

_MONTHS = "janvier février mars avril mai juin juillet août septembre octobre novembre décembre".split()
_HEAD = re.compile(r"## (?P<version>\d+(?:\.\d+)+) – (?P<day>\d{1,2})(?:er)?\s(?P<month>\w+)\s(?P<year>\d{4})")


class Unreadable(Exception):
    """The changelog is not in its form; the message names the line."""


@dataclass(frozen=True)
class Entry:
    """One version, its day, and its points as plain sentences in the order of the page."""

    version: str
    day: date
    points: tuple[str, ...]

    @property
    def moment(self) -> datetime:
        """Noon of its day, the date that every file of the release carries."""
        return datetime(self.day.year, self.day.month, self.day.day, 12, tzinfo=UTC)


def read(root: Path) -> tuple[Entry, ...]:
    """Every version, the newest first; Unreadable when a heading or a point is not in its form."""
    text = (root / "resources" / "changelog.md").read_text(encoding="utf-8")
    return tuple(_entry(*section.partition("\n")[::2]) for section in re.split(r"^(?=## )", text, flags=re.M)[1:])


def of(root: Path, version: str) -> Entry:
    """What is said of this version; Unreadable when nothing is."""
    for entry in read(root):
        if entry.version == version:
            return entry
    raise Unreadable(f"resources/changelog.md says nothing of version {version}.")


def _entry(head: str, body: str) -> Entry:
    found = _HEAD.fullmatch(head.strip())
    if found is None or found["month"] not in _MONTHS:
        raise Unreadable(f"resources/changelog.md: expected “## 0.1 – 21 novembre 2026”, found “{head.strip()}”.")
    day = date(int(found["year"]), _MONTHS.index(found["month"]) + 1, int(found["day"]))
    points = tuple(" ".join(point.split()) for point in re.split(r"^- ", body, flags=re.M)[1:])
    if not points:
        raise Unreadable(f"resources/changelog.md: nothing is said of version {found['version']}.")
    return Entry(found["version"], day, points)
