"""A day of work in a process that may be killed at any moment: each gesture is acknowledged once it is done.

Run as `python -m tests.faults.day`, it reads one job a line on its input, forks, and says how it went.
"""

from __future__ import annotations

import json
import os
import random
import signal
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from desktop_app.domain.errors import RuleBroken
from desktop_app.storage.keys import key_file, vault

from . import gestures_of_accounts, gestures_of_copies, newer
from .doom import Doom
from .gestures import EVERY
from .gestures_of_endings import ENDINGS, IN_ORDER
from .snapshot import snapshot
from .work import Work

PRELUDE = (
    *("register", "book", "draft", "book", "draft", "inform", "add_account", "draft", "inform", "identify"),
    *("print_mandate", "sign", "book", "add_account", "draft", "inform", "identify", "print_mandate", "sign"),
)
"""Enough for whatever comes next to find something to work on."""
assert {gestures_of_accounts.add_account, gestures_of_copies.back_up} <= {*EVERY.values()}
_TWICE = ("book", "draft", "inform", "identify", "print_mandate", "sign")
_NAP = 0.05
Said = dict[str, Any]
Say = Callable[[Said], None]


def names(seed: int) -> Iterator[str]:
    """The gestures of a day, in order; those of a day of endings for a seed below nought."""
    yield "create"
    if seed < 0:
        yield from IN_ORDER
        return
    yield from PRELUDE
    wanted = [*EVERY, *_TWICE]
    random.Random(seed).shuffle(wanted)
    yield from wanted


@dataclass(frozen=True)
class Job:
    """A whole day of this seed, or the one gesture of rank `only`, begun in the folder and with the `state` before it.

    Killed at a `moment` or a `file_moment` of that gesture, or `after` seconds; put to sleep in the gestures of
    `naps`, each after so many seconds. `keep` is where the folder goes after each gesture.
    """

    folder: str
    seed: int
    only: int | None = None
    state: Said = field(default_factory=dict)
    moment: int = 0
    file_moment: int = 0
    after: float | None = None
    naps: dict[str, float] = field(default_factory=dict)
    keep: str = ""


def live(job: Job, say: Say) -> None:
    """Do what the job says, telling before each gesture that it begins, and after it that it is done."""
    folder, doom = Path(job.folder), Doom(job.moment, job.file_moment)
    work = Work.remembering(folder, job.state) if job.state else Work(folder, random.Random())
    newer.use(work.version)
    for rank, name in enumerate(names(job.seed)):
        if job.only is not None and rank != job.only:
            continue
        if job.state:
            work.open(job.state["at_work"])
        work.chance = random.Random(f"{job.seed} {rank}")
        work.wait(minutes=work.chance.randint(1, 9))
        say({"begin": rank, "name": name})
        told = _do(work, name, doom)
        if job.only is None:
            told |= {"said": snapshot(folder, work.code), "state": work.remembered()}
        say({"done": rank, "name": name, **told})
        if job.keep:
            work.keep(Path(job.keep) / str(rank))
    work.close()


def _do(work: Work, name: str, doom: Doom) -> Said:
    outcome, started = "done", time.perf_counter()
    moments, file_moments = doom.count, doom.of_files
    doom.watch()
    try:
        work.create() if name == "create" else (EVERY | ENDINGS)[name](work)
    except RuleBroken as refusal:
        outcome = refusal.sentence
    finally:
        doom.rest()
    took = time.perf_counter() - started
    counted = {"moments": doom.count - moments, "file_moments": doom.of_files - file_moments}
    return {"outcome": outcome, "took": took, **counted}


def main() -> None:
    """Serve jobs until there are none."""
    vault.DEFAULT_COST = key_file.LEAST_COST = key_file.Cost(64, 1, 1)
    for line in sys.stdin:
        sys.stdout.write(json.dumps(_run(Job(**json.loads(line)))) + "\n")
        sys.stdout.flush()


def _run(job: Job) -> Said:
    read, write = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(read)
        _be_the_child(job, write)
    os.close(write)
    said = []
    with os.fdopen(read) as pipe:
        for line in pipe:
            if not line.endswith("\n"):
                break
            said.append(json.loads(line))
            if "begin" in said[-1]:
                _meddle(job, child, str(said[-1]["begin"]))
    _, status = os.waitpid(child, 0)
    return {"said": said, "killed": os.WIFSIGNALED(status), "status": status}


def _meddle(job: Job, child: int, rank: str) -> None:
    if job.after is not None:
        time.sleep(job.after)
        os.kill(child, signal.SIGKILL)
    elif rank in job.naps:
        time.sleep(job.naps[rank])
        os.kill(child, signal.SIGSTOP)
        time.sleep(_NAP)
        os.kill(child, signal.SIGCONT)


def _be_the_child(job: Job, pipe: int) -> None:
    status = 1
    try:
        live(job, lambda told: _write_all(pipe, json.dumps(told).encode() + b"\n"))
        status = 0
    except BaseException:
        sys.excepthook(*sys.exc_info())
    finally:
        os._exit(status)


def _write_all(pipe: int, content: bytes) -> None:
    while content:
        content = content[os.write(pipe, content) :]


if __name__ == "__main__":
    main()
