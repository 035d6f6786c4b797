"""Put small faults in the rules and the verbs, one at a time, and say which ones no test finds.

    .venv/bin/python -m tests.mutation                        the domain and the use cases, 200 faults of each
    .venv/bin/python -m tests.mutation domain/place.py        every fault of one module, by the tests of its floor
    .venv/bin/python -m tests.mutation --sample 50 --seed 3   another draw

No file is touched: each fault lives in a child process that runs the tests that reach its line. Needs `os.fork`.
mutmut 3 leaves out every decorated function (https://github.com/boxed/mutmut/pull/539), and nearly every verb here
is one; cosmic-ray edits the working tree.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import random
import resource
import shutil
import signal
import sys
import tempfile
import time
from collections import Counter
from importlib.abc import MetaPathFinder
from importlib.machinery import ModuleSpec, SourceFileLoader
from importlib.util import spec_from_file_location
from types import CodeType
from typing import Any

import pytest

from tests.mutation.covering import KEPT, ROOT, Covering, Recorder, kept_of
from tests.mutation.mutants import Mutant, mutants_of

PROGRAM = ROOT / "desktop_app"
LEFT_ASIDE = ("use_cases/demo",)
"""A fictional commune: its figures are no rule."""
LOADED_BEFORE = ["-W", "ignore::pytest.PytestAssertRewriteWarning"]
QUIET = ["-q", "-x", "-p", "no:randomly", "-p", "no:xdist", "-p", "no:cacheprovider", *LOADED_BEFORE]
NO_TEST_RAN = 5
LIKELY = 25
MISSED = ("survives", "not run")


class Faulty(MetaPathFinder, SourceFileLoader):
    """Gives one module with its fault in place of the one on the disk."""

    def __init__(self, mutant: Mutant) -> None:
        name = ".".join(mutant.path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")
        super().__init__(name, str(mutant.path))
        self.mutant = mutant

    def find_spec(self, name: str, path: Any = None, target: Any = None) -> ModuleSpec | None:
        return spec_from_file_location(name, self.path, loader=self) if name == self.name else None

    def get_code(self, fullname: str) -> CodeType:
        return compile(self.mutant.tree(), self.path, "exec")


class Chosen:
    """A plugin of pytest that keeps these tests, in this order."""

    def __init__(self, tests: list[str]) -> None:
        self.rank = {test: rank for rank, test in enumerate(tests)}

    @pytest.hookimpl(trylast=True)
    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        items[:] = sorted((item for item in items if item.nodeid in self.rank), key=lambda item: self.rank[item.nodeid])


def in_a_child(run: Any, seconds: float) -> int:
    """The exit code of `run()` in a child that may use so many seconds of the processor; negative when killed."""
    child = os.fork()
    if child == 0:
        limit = int(seconds) + 1
        resource.setrlimit(resource.RLIMIT_CPU, (limit, limit + 1))
        signal.alarm(int(seconds * 10 + 60))
        silence = os.open(os.devnull, os.O_WRONLY)
        os.dup2(silence, 1)
        os.dup2(silence, 2)
        os._exit(int(run()))
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def map_tests(folders: list[str]) -> Covering:
    """Which tests of these folders run which lines; they must all pass."""
    kept = kept_of(folders)
    if lacking := {file: path for file, path in kept.items() if not path.exists()}:

        def run() -> int:
            recorder = Recorder()
            failed = pytest.main([*QUIET, *lacking], plugins=[recorder])
            if not failed:
                recorder.keep(lacking)
            return int(failed)

        if code := in_a_child(run, 3600):
            sys.exit(f"The tests must pass first: python -m pytest {' '.join(folders)} (exit code {code})")
    return Covering(kept.values())


class Memory:
    """The faults that were found already: while its module is the same, more tests do not hide one again."""

    def __init__(self, *, fresh: bool) -> None:
        self._path = KEPT / "found.json"
        self._found = set(json.loads(self._path.read_text("utf-8"))) if self._path.exists() and not fresh else set()

    def knows(self, mutant: Mutant) -> bool:
        return _name(mutant) in self._found

    def keep(self, mutant: Mutant) -> None:
        """Written at once: a run takes long, and may be stopped."""
        self._found.add(_name(mutant))
        self._path.write_text(json.dumps(sorted(self._found)), "utf-8")


def _name(mutant: Mutant) -> str:
    source = hashlib.sha256(mutant.path.read_bytes()).hexdigest()[:16]
    return f"{mutant.path.relative_to(ROOT).as_posix()} {source} {mutant.rank}"


def judge(mutant: Mutant, covering: Covering) -> str:
    """'found', 'endless' when the tests no longer end, 'survives', or 'not run' when no test reaches its lines."""
    tests = covering.of(mutant.path, mutant.lines)
    if not tests:
        return "not run"
    # The likeliest few first: to gather every file of tests takes longer than to run them.
    for some in (tests[:LIKELY], tests[LIKELY:]):
        if some and (verdict := _judge_by(some, mutant, covering)) != "survives":
            return verdict
    return "survives"


def _judge_by(tests: list[str], mutant: Mutant, covering: Covering) -> str:
    files = list(dict.fromkeys(test.partition("::")[0] for test in tests))

    def run() -> int:
        sys.meta_path.insert(0, Faulty(mutant))
        return int(pytest.main([*QUIET, *files], plugins=[Chosen(tests)]))

    code = in_a_child(run, 20 + 2 * sum(covering.seconds[test] for test in tests))
    if code == NO_TEST_RAN:
        raise RuntimeError(mutant)
    return "survives" if code == 0 else "endless" if code < 0 else "found"


def every_mutant(asked: str) -> list[Mutant]:
    """Those of a module or of a whole floor, by its path below `desktop_app`."""
    path = PROGRAM / asked
    modules = [path] if path.is_file() else sorted(path.rglob("*.py"))
    aside = tuple(str(PROGRAM / each) for each in LEFT_ASIDE)
    return [mutant for module in modules if not str(module).startswith(aside) for mutant in mutants_of(module)]


def say(line: str) -> None:
    """At once: whoever waits for hours reads meanwhile."""
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def try_out(asked: str, covering: Covering, memory: Memory, sample: int, seed: int) -> None:
    """Judge a sample, say each fault that is not found, then how many were."""
    every = every_mutant(asked)
    drawn = random.Random(seed).sample(every, min(sample, len(every)))
    counted: Counter[str] = Counter()
    began = time.monotonic()
    for mutant in sorted(drawn, key=lambda mutant: (mutant.path, mutant.rank)):
        verdict = "found before" if memory.knows(mutant) else judge(mutant, covering)
        counted[verdict] += 1
        if verdict in MISSED:
            say(f"  {mutant.path.relative_to(ROOT)}:{mutant.line}  {verdict}: {mutant.said}")
        else:
            memory.keep(mutant)
    found = sum(number for verdict, number in counted.items() if verdict not in MISSED)
    share, took = found / max(1, len(drawn)), (time.monotonic() - began) / 60
    say(f"{asked}: {found} of {len(drawn)} found ({share:.1%}), {dict(counted)}, {len(every)} in all, {took:.0f} min")


def main() -> None:
    """Read the command line; a report, never a failure."""
    parser = argparse.ArgumentParser(prog="python -m tests.mutation", description=__doc__)
    parser.formatter_class = argparse.RawDescriptionHelpFormatter
    parser.add_argument("asked", nargs="*", default=["domain", "use_cases"], help="a floor or a module")
    parser.add_argument("--sample", type=int, help="how many faults of each; 200 of a floor, all of a module")
    parser.add_argument("--seed", type=int, default=9)
    parser.add_argument("--fresh", action="store_true", help="try again those that an earlier run has found")
    given = parser.parse_args()
    sys.dont_write_bytecode, sys.pycache_prefix = False, str(KEPT / "bytecode")
    # Loaded once for every child, which takes a second each time; nothing of the program is.
    import cryptography, hypothesis, nacl.bindings, reportlab, sqlcipher3  # noqa: E401, F401, I001
    import _hypothesis_pytestplugin, pytestqt.plugin  # noqa: E401, F401
    from PySide6 import QtTest, QtWidgets  # noqa: F401

    os.chdir(ROOT)
    tempfile.tempdir = os.environ["TMPDIR"] = tempfile.mkdtemp(prefix="permanence-mutation-")
    try:
        memory = Memory(fresh=given.fresh)
        covering = map_tests(sorted({f"tests/{each.partition('/')[0]}" for each in given.asked}))
        for asked in given.asked:
            whole = sys.maxsize if asked.endswith(".py") else 200
            try_out(asked, covering, memory, given.sample or whole, given.seed)
    finally:
        shutil.rmtree(os.environ["TMPDIR"], ignore_errors=True)


if __name__ == "__main__":
    main()
