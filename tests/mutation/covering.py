"""Which tests run which lines, and how long each takes: asked once of each file of tests, kept until it changes."""

from __future__ import annotations

import hashlib
import json
import sys
import threading
import time
from collections import defaultdict
from collections.abc import Generator, Iterable
from itertools import zip_longest
from pathlib import Path
from types import FrameType
from typing import Any

import pytest

ROOT = Path(__file__).parents[2]
ENOUGH = 12.0
"""Of a line that every test runs, such as the name of a role: a fault that so many do not find is told as not found."""
KEPT = ROOT / "build" / "mutation"


class Covering:
    """The tests that run each line of each file, and the seconds of the processor that each takes."""

    def __init__(self, kept: Iterable[Path]) -> None:
        self.seconds: dict[str, float] = {}
        self._tests: dict[tuple[str, int], list[str]] = defaultdict(list)
        for each in kept:
            for test, (seconds, lines) in json.loads(each.read_text("utf-8")).items():
                self.seconds[test] = seconds
                for path, line in lines:
                    self._tests[path, line].append(test)

    def of(self, path: Path, lines: range) -> list[str]:
        """Tests that run one of these lines, for `ENOUGH` seconds of them: those named after the module come first.

        Then those of its floor, then some of every other file. What runs at import is seen by whoever names the module.
        What is worked out once and kept (`cache`) is run by the first test that asks for it, and seen by the others:
        those named after the module, or after the folder it stands in.
        """
        within = path.relative_to(ROOT / "desktop_app")
        where = f"desktop_app/{within.as_posix()}"
        found = {
            test for (file, line), tests in self._tests.items() if file == where and line in lines for test in tests
        }
        named, beside = f"/test_{path.stem}", f"/test_{path.parent.name}"
        if found:
            found |= {test for test in self.seconds if any(each in test.partition("::")[0] for each in (named, beside))}
        if lines.stop == sys.maxsize:
            naming = {file for file in self._files() if path.stem in (ROOT / file).read_text("utf-8")}
            found |= {test for test in self.seconds if test.partition("::")[0] in naming}
        by_file: dict[str, list[str]] = defaultdict(list)
        for test in sorted(found, key=lambda test: (self.seconds[test], test)):
            by_file[test.partition("::")[0]].append(test)
        own = [test for file, tests in by_file.items() if named in file for test in tests]
        floor = [tests for file, tests in by_file.items() if file.startswith(f"tests/{within.parts[0]}/")]
        in_turn = (test for files in (floor, by_file.values()) for tests in zip_longest(*files) for test in tests)
        return self._within_reason(filter(None, dict.fromkeys([*own, *in_turn])))

    def _files(self) -> set[str]:
        return {test.partition("::")[0] for test in self.seconds}

    def _within_reason(self, tests: Iterable[str]) -> list[str]:
        chosen: list[str] = []
        left = ENOUGH
        for test in tests:
            if not chosen or self.seconds[test] <= left / 4:
                chosen.append(test)
                left -= self.seconds[test]
        return chosen


def kept_of(folders: list[str]) -> dict[str, Path]:
    """Where the answer for each file of tests is kept: elsewhere once it, its helpers or the program have changed."""
    shared = hashlib.sha256()
    around = [each for where in ("tests", "tests/helpers", *folders) for each in (ROOT / where).glob("*.py")]
    for path in sorted({*(ROOT / "desktop_app").rglob("*.py"), *around}):
        if not path.name.startswith("test_"):
            shared.update(path.read_bytes())
    kept = {}
    for path in sorted(path for folder in folders for path in (ROOT / folder).glob("test_*.py")):
        digest = shared.copy()
        digest.update(path.read_bytes())
        kept[path.relative_to(ROOT).as_posix()] = KEPT / f"{path.stem}-{digest.hexdigest()[:16]}.json"
    return kept


class Recorder:
    """A plugin of pytest that notes the lines of the program as they run, and keeps them by file of tests."""

    def __init__(self) -> None:
        self._files: dict[str, dict[str, tuple[float, list[tuple[str, int]]]]] = defaultdict(dict)
        self._ours = f"{ROOT / 'desktop_app'}/"
        self._seen: set[tuple[str, int]] = set()

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_protocol(self, item: pytest.Item) -> Generator[None, Any, Any]:
        self._seen.clear()
        began = time.process_time()
        threading.settrace(self._trace)
        sys.settrace(self._trace)
        try:
            return (yield)
        finally:
            sys.settrace(None)
            threading.settrace(None)  # type: ignore[arg-type]
            seconds = round(time.process_time() - began, 3)
            lines = [(Path(path).relative_to(ROOT).as_posix(), line) for path, line in sorted(self._seen)]
            self._files[item.nodeid.partition("::")[0]][item.nodeid] = seconds, lines

    def keep(self, kept: dict[str, Path]) -> None:
        """Write what was noted of each file of tests."""
        KEPT.mkdir(parents=True, exist_ok=True)
        for file, path in kept.items():
            path.write_text(json.dumps(self._files[file]), "utf-8")

    def _trace(self, frame: FrameType, event: str, argument: object) -> Any:
        return self._line if frame.f_code.co_filename.startswith(self._ours) else None

    def _line(self, frame: FrameType, event: str, argument: object) -> Any:
        if event == "line":
            self._seen.add((frame.f_code.co_filename, frame.f_lineno))
        return self._line
