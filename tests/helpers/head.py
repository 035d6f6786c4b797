"""The head of a journal, which is written a moment after the gesture that it answers for."""

from __future__ import annotations

import os
import threading


def kept() -> None:
    """Block until every head is on the disk."""
    for thread in threading.enumerate():
        if thread.name == "head":
            thread.join()


def settled_before_a_fork() -> None:
    """A child has no thread but its own: it would wait for ever for a lock that another one held when it was made."""
    if hasattr(os, "register_at_fork"):
        os.register_at_fork(before=kept)
