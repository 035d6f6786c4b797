"""What only the tests of the file need."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from desktop_app.storage.keys import vault
from desktop_app.storage.keys.keys import Keys
from tests.helpers.builders import ITS_ACCOUNTS, PASSPHRASE

ROOT = Path(__file__).parents[2]
Child = Callable[..., "subprocess.CompletedProcess[str]"]


@pytest.fixture
def in_a_child() -> Child:
    """Run Python code in a process of its own, at the root of the project, and return what it said."""

    def run(code: str, *arguments: str, before: tuple[str, ...] = ()) -> "subprocess.CompletedProcess[str]":
        # In UTF-8 on Windows too, where the paths in a traceback have accents.
        command = [*before, sys.executable, "-X", "utf8", "-W", "error", "-c", code, *arguments]
        surroundings = {**os.environ, "PYTHONPATH": str(ROOT)}
        return subprocess.run(
            command, cwd=ROOT, env=surroundings, capture_output=True, text=True, encoding="utf-8", timeout=500
        )

    return run


@pytest.fixture
def four(folder: Path, keys: Keys) -> Path:
    """The folder with an account for each role beside the first."""
    for account in ITS_ACCOUNTS[1:]:
        vault.add_account(folder, keys, account, PASSPHRASE)
    return folder
