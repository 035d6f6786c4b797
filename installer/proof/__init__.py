"""The proofs: each installer put on a clean system, tried as a person would, upgraded and removed; one line a check.

`proof.linux` and `proof.windows` each have `prove(root, dist) -> None`. The artefacts are in `dist` already:
`release.py` builds them when they are missing or older than the sources. A proof calls `passed` after each check,
leaves its pictures in `pictures(dist)`, works below `root / "build" / "proof"`, ends whatever it started even when it
fails, and raises `ProofFailed` at the first thing that is not as it should be, or `machine.Lacking` when this machine
cannot try it at all (no root, no wine: the sentence names the Debian packages).

What a proof needs by apt stands in `machine.FOR_PROOFS`, by purpose; `release.py` has it installed first when root.
"""

import os
import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path


class ProofFailed(Exception):
    """An installer is not fit to hand out; the message is one sentence, and what the program said."""


def passed(check: str, detail: str = "") -> None:
    """Say that a check passed, as `  ok  installed without Python: 116 MB`."""
    print(f"  ok  {check}{': ' if detail else ''}{detail}", flush=True)


def require(true: object, sentence: str) -> None:
    """Raise ProofFailed with this sentence unless it is so."""
    if not true:
        raise ProofFailed(sentence)


def call(
    command: Sequence[str | Path], trouble: str, *, seconds: int = 120, env: Mapping[str, str] | None = None
) -> str:
    """Run to the end and return what was printed (both streams); ProofFailed on another status than 0 or too long.

    `env` is added to this process's environment.
    """
    try:
        done = subprocess.run(
            [str(part) for part in command],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            env={**os.environ, **(env or {})},
            timeout=seconds,
            check=False,
        )
    except subprocess.TimeoutExpired as late:
        raise ProofFailed(f"{trouble} Nothing came for {seconds} s.") from late
    said = done.stdout.decode("utf-8", "replace")
    require(done.returncode == 0, f"{trouble} Status {done.returncode}.\n{said[-2000:]}")
    return said


def pictures(dist: Path) -> Path:
    """The folder, made when needed, in which the proofs leave what they photographed."""
    folder = dist / "proof"
    folder.mkdir(parents=True, exist_ok=True)
    return folder
