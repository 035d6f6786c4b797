"""The printing system of Linux: asked on this machine, through its own door, never over TCP."""

import ctypes
import functools
import os
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from .printer_state import JOB_TITLE, Condition, Stage, gravest

DOOR = "/run/cups/cups.sock"
KEEPS_FINISHED_JOBS = True
"""Whether a job that came out is still told of: a queue that knows of none then never had it."""
_SAID_ELSEWHERE = (Path("/etc/cups/client.conf"), Path.home() / ".cups" / "client.conf")
_NOT_FOUND, _EVERY_JOB = 0x0406, -1
_STOPPED = "5"
_SEVERITIES = ("-report", "-warning", "-error")
_REASONS = {
    **dict.fromkeys(("paused", "moving-to-paused", "hold-new-jobs"), Condition.PAUSED),
    **dict.fromkeys(("offline", "shutdown", "timed-out"), Condition.OFFLINE),
    "connecting-to-device": Condition.CONNECTING,
    "media-jam": Condition.JAMMED,
    **dict.fromkeys(("cover-open", "door-open", "interlock-open"), Condition.OPEN),
    **dict.fromkeys(("media-empty", "media-needed", "input-tray-missing"), Condition.PAPER_OUT),
    **dict.fromkeys(("media-mismatch", "wrong-media", "media-path-media-size-mismatch"), Condition.WRONG_PAPER),
    **dict.fromkeys(("toner-empty", "marker-supply-empty", "developer-empty", "marker-waste-full"), Condition.INK_OUT),
    "spool-area-full": Condition.SPOOL_FULL,
    **dict.fromkeys(("output-area-full", "output-tray-missing", "fuser-over-temp"), Condition.ATTENTION),
}
"""RFC 8011 §5.4.12, PWG 5100.9 and what the filters of CUPS say themselves."""
_ALWAYS_TOLD = {Condition.OFFLINE, Condition.CONNECTING, Condition.PAUSED}
"""Other reasons that are mere reports or warnings stop nothing: one tray of two is empty."""
_STAGES = {
    3: Stage.WAITING,
    4: Stage.WAITING,
    5: Stage.PRINTING,
    6: Stage.WAITING,
    7: Stage.CANCELLED,
    8: Stage.FAILED,
    9: Stage.DONE,
}
"""RFC 8011 §5.3.7: job-state."""


def lead_qt() -> None:
    """Have Qt ask the local CUPS only, as we do, and keep what waits for it in memory; before it looks for printers.

    Qt writes every job to a temporary file first: it lies in this person's folder in memory, not on the disk. Held by
    test_what_is_sent_waits_in_memory_and_never_on_the_disk.
    """
    _stay_on_this_machine()
    if (here := os.environ.get("XDG_RUNTIME_DIR")) and os.access(here, os.W_OK):
        os.environ.setdefault("TMPDIR", here)


def _stay_on_this_machine() -> None:
    """Without its socket the library would try TCP on port 631 (apple/cups #935; tests/journeys/test_no_network.py).

    Whoever administers the PC may name a print server in CUPS_SERVER or client.conf, which then holds.
    """
    if not any(path.exists() for path in _SAID_ELSEWHERE):
        os.environ.setdefault("CUPS_SERVER", DOOR)


def condition(state: str, accepting: str, reasons: str) -> Condition:
    """What the attributes printer-state, printer-is-accepting-jobs and printer-state-reasons mean together."""
    found = {Condition.REFUSING} if accepting == "false" else set()
    for reason in reasons.split(","):
        severity = next((end for end in _SEVERITIES if reason.endswith(end)), "")
        meant = _REASONS.get(reason.removesuffix(severity))
        if meant and (severity in ("", "-error") or meant in _ALWAYS_TOLD or state == _STOPPED):
            found.add(meant)
    if state == _STOPPED and not found:
        found.add(Condition.PAUSED)
    return gravest(found)


class _Option(ctypes.Structure):
    _fields_ = (("name", ctypes.c_char_p), ("value", ctypes.c_char_p))


class _Destination(ctypes.Structure):
    _fields_ = (
        ("name", ctypes.c_char_p),
        ("instance", ctypes.c_char_p),
        ("is_default", ctypes.c_int),
        ("option_count", ctypes.c_int),
        ("options", ctypes.POINTER(_Option)),
    )


class _Job(ctypes.Structure):
    _fields_ = (
        ("id", ctypes.c_int),
        *((name, ctypes.c_char_p) for name in ("printer", "title", "user", "format")),
        *((name, ctypes.c_int) for name in ("state", "size", "priority")),
        *((name, ctypes.c_long) for name in ("completed", "created", "processed")),
    )


def names() -> dict[str, bool]:
    """Every printer by its name, and whether it is the usual one; nothing when CUPS does not answer."""
    library = _library()
    if library is None:
        return {}
    found = ctypes.POINTER(_Destination)()
    count = library.cupsGetDests2(None, ctypes.byref(found))
    try:
        return {_name(found[at]): bool(found[at].is_default) for at in range(count)}
    finally:
        library.cupsFreeDests(count, found)


def _name(found: _Destination) -> str:
    return b"/".join(filter(None, (found.name, found.instance))).decode(errors="replace")


def condition_of(name: str) -> Condition:
    """How this printer is; `GONE` when CUPS knows none of this name, `UNKNOWN` when CUPS does not answer."""
    library = _library()
    if library is None:
        return Condition.UNKNOWN
    printer, _, instance = name.partition("/")
    found = library.cupsGetNamedDest(None, printer.encode(), instance.encode() or None)
    if not found:
        return Condition.GONE if library.cupsLastError() == _NOT_FOUND else Condition.UNKNOWN
    try:
        told = _options(found.contents)
    finally:
        library.cupsFreeDests(1, found)
    return condition(
        told.get("printer-state", ""),
        told.get("printer-is-accepting-jobs", ""),
        told.get("printer-state-reasons", ""),
    )


def stages(name: str) -> dict[int, Stage]:
    """Every job of ours that the printer remembers, by its number."""
    library = _library()
    if library is None:
        return {}
    jobs = ctypes.POINTER(_Job)()
    count = library.cupsGetJobs2(None, ctypes.byref(jobs), name.partition("/")[0].encode(), 1, _EVERY_JOB)
    try:
        ours = (jobs[at] for at in range(count) if jobs[at].title == JOB_TITLE.encode())
        return {job.id: _STAGES.get(job.state, Stage.WAITING) for job in ours}
    finally:
        library.cupsFreeJobs(max(count, 0), jobs)


def cancel(name: str, job: int) -> None:
    """Take a job out of the queue."""
    if library := _library():
        library.cupsCancelJob2(None, name.partition("/")[0].encode(), job, 0)


def _options(found: _Destination) -> Mapping[str, str]:
    pairs = (found.options[at] for at in range(found.option_count))
    return {pair.name.decode(errors="replace"): pair.value.decode(errors="replace") for pair in pairs}


@functools.cache
def _library() -> ctypes.CDLL | None:
    """The library that Qt prints with; None where there is none."""
    _stay_on_this_machine()
    with suppress(OSError):
        library = ctypes.CDLL("libcups.so.2")
        library.cupsGetNamedDest.argtypes = (ctypes.c_void_p, ctypes.c_char_p, ctypes.c_char_p)
        library.cupsGetNamedDest.restype = ctypes.POINTER(_Destination)
        library.cupsGetDests2.argtypes = (ctypes.c_void_p, ctypes.POINTER(ctypes.POINTER(_Destination)))
        library.cupsFreeDests.argtypes = (ctypes.c_int, ctypes.POINTER(_Destination))
        library.cupsGetJobs2.argtypes = (
            ctypes.c_void_p,
            ctypes.POINTER(ctypes.POINTER(_Job)),
            ctypes.c_char_p,
            ctypes.c_int,
            ctypes.c_int,
        )
        library.cupsFreeJobs.argtypes = (ctypes.c_int, ctypes.POINTER(_Job))
        library.cupsCancelJob2.argtypes = (ctypes.c_void_p, ctypes.c_char_p, ctypes.c_int, ctypes.c_int)
        return library
    return None
