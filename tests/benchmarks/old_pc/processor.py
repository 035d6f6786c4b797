"""A part of one core for a program, where the system lets a quota be set; the least of its turns elsewhere."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

_PERIOD = 6_000
"""Microseconds: short, so that a part of a core is a slow core and not one that stops and goes."""
_GROUPS = Path("/sys/fs/cgroup")


@contextmanager
def slowed(parts: int) -> Iterator[tuple[tuple[str, ...], str]]:
    """What to put before a command so that it has one core divided by so many, and how that is done, in words."""
    group = _a_group(parts)
    if group is None:
        nice = ("nice", "-n", "19") if shutil.which("nice") else ()
        yield nice, "no quota can be set here: the whole processor, as the last in turn"
        return
    try:
        # The shell puts itself there, then becomes the program.
        yield ("sh", "-c", f'echo $$ > {group}/cgroup.procs && exec "$@"', "sh"), f"1/{parts} of one core"
    finally:
        group.rmdir()


def _a_group(parts: int) -> Path | None:
    """A group of processes with this quota; None where one may not be made."""
    name, quota = f"permanence-old-pc-{os.getpid()}", _PERIOD // parts
    settings = (
        (_GROUPS / "cpu" / name, {"cpu.cfs_period_us": f"{_PERIOD}", "cpu.cfs_quota_us": f"{quota}"}),
        (_GROUPS / name, {"cpu.max": f"{quota} {_PERIOD}"}),
    )
    for group, values in settings:
        if _made(group, values):
            return group
    return None


def _made(group: Path, values: dict[str, str]) -> bool:
    try:
        group.mkdir()
    except OSError:
        return False
    try:
        for name, value in values.items():
            if not (group / name).exists():
                raise OSError(f"{group} has no {name}")
            (group / name).write_text(value)
    except OSError:
        group.rmdir()
        return False
    return True
