"""The printing system of Windows: its bits in words, and the few calls of winspool that read them."""

import ctypes
import functools
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from .printer_state import JOB_TITLE, Condition, Stage, gravest

KEEPS_FINISHED_JOBS = False
"""A job leaves the queue with its last page."""
_WORK_OFFLINE = 0x400
_STATUS = {
    0x00000001: Condition.PAUSED,
    0x00000002: Condition.ATTENTION,
    0x00000004: Condition.REFUSING,
    0x00000008: Condition.JAMMED,
    0x00000010: Condition.PAPER_OUT,
    0x00000020: Condition.PAPER_OUT,
    0x00000040: Condition.WRONG_PAPER,
    0x00000080: Condition.OFFLINE,
    0x00000800: Condition.ATTENTION,
    0x00001000: Condition.OFFLINE,
    0x00040000: Condition.INK_OUT,
    0x00100000: Condition.ATTENTION,
    0x00200000: Condition.ATTENTION,
    0x00400000: Condition.OPEN,
    0x02000000: Condition.OFFLINE,
}
"""PRINTER_STATUS_… of winspool.h; the others (busy, printing, warming up, toner low, power save) stop nothing."""
_JOB_STATUS = (
    (0x00000004 | 0x00000100, Stage.CANCELLED),
    (0x00000080 | 0x00001000, Stage.DONE),
    (0x00000002, Stage.FAILED),
    (0x00000001 | 0x00000020 | 0x00000040 | 0x00000200 | 0x00000400, Stage.WAITING),
    (0x00000010, Stage.PRINTING),
)
"""JOB_STATUS_… of winspool.h, what counts most first."""
_INVALID_NAME = 1801
"""ERROR_INVALID_PRINTER_NAME"""
_DELETE = 5
"""JOB_CONTROL_DELETE"""
_MOST_JOBS = 500
_OURS_AND_SHARED, _LONGEST_NAME = 2 | 4, 512
"""PRINTER_ENUM_LOCAL and PRINTER_ENUM_CONNECTIONS"""


def lead_qt() -> None:
    """Nothing: Qt asks Windows as we do."""


def condition(status: int, attributes: int) -> Condition:
    """What the fields Status and Attributes of PRINTER_INFO_2 mean together."""
    found = {meant for bit, meant in _STATUS.items() if status & bit}
    return gravest(found | ({Condition.OFFLINE} if attributes & _WORK_OFFLINE else set()))


def stage(status: int) -> Stage:
    """What the field Status of JOB_INFO_1 means."""
    return next((meant for bits, meant in _JOB_STATUS if status & bits), Stage.WAITING)


class _PrinterInfo(ctypes.Structure):
    _fields_ = (
        *((name, ctypes.c_wchar_p) for name in ("server", "printer", "share", "port", "driver", "comment", "location")),
        ("devmode", ctypes.c_void_p),
        *((name, ctypes.c_wchar_p) for name in ("separator", "processor", "datatype", "parameters")),
        ("security", ctypes.c_void_p),
        *((name, ctypes.c_uint32) for name in ("attributes", "priority", "default_priority", "start", "until")),
        *((name, ctypes.c_uint32) for name in ("status", "jobs", "pages_a_minute")),
    )


class _Listed(ctypes.Structure):
    _fields_ = (("printer", ctypes.c_wchar_p), ("server", ctypes.c_wchar_p), ("attributes", ctypes.c_uint32))


class _JobInfo(ctypes.Structure):
    _fields_ = (
        ("id", ctypes.c_uint32),
        *((name, ctypes.c_wchar_p) for name in ("printer", "machine", "user", "document", "datatype", "words")),
        *((name, ctypes.c_uint32) for name in ("status", "priority", "position", "pages", "printed")),
        ("submitted", ctypes.c_uint16 * 8),
    )


def names() -> dict[str, bool]:
    """Every printer by its name, and whether it is the usual one."""
    needed, count = ctypes.c_uint32(), ctypes.c_uint32()
    sizes = ctypes.byref(needed), ctypes.byref(count)
    _spool().EnumPrintersW(_OURS_AND_SHARED, None, 4, None, 0, *sizes)
    buffer = ctypes.create_string_buffer(max(needed.value, 1))
    if not needed.value or not _spool().EnumPrintersW(_OURS_AND_SHARED, None, 4, buffer, len(buffer), *sizes):
        return {}
    usual = ctypes.create_unicode_buffer(_LONGEST_NAME)
    known = _spool().GetDefaultPrinterW(usual, ctypes.byref(ctypes.c_uint32(_LONGEST_NAME)))
    told = (_Listed * count.value).from_buffer(buffer)
    return {each.printer: bool(known) and each.printer == usual.value for each in told}


def condition_of(name: str) -> Condition:
    """How this printer is; `GONE` when Windows knows none of this name, `UNKNOWN` when it does not tell."""
    with _opened(name) as printer:
        if not printer:
            return Condition.GONE if _last_error() == _INVALID_NAME else Condition.UNKNOWN
        needed = ctypes.c_uint32()
        _spool().GetPrinterW(printer, 2, None, 0, ctypes.byref(needed))
        buffer = ctypes.create_string_buffer(max(needed.value, ctypes.sizeof(_PrinterInfo)))
        if not _spool().GetPrinterW(printer, 2, buffer, len(buffer), ctypes.byref(needed)):
            return Condition.UNKNOWN
        told = _PrinterInfo.from_buffer(buffer)
        return condition(told.status, told.attributes)


def stages(name: str) -> dict[int, Stage]:
    """Every job of ours in the queue of this printer, by its number."""
    with _opened(name) as printer:
        if not printer:
            return {}
        needed, count = ctypes.c_uint32(), ctypes.c_uint32()
        sizes = ctypes.byref(needed), ctypes.byref(count)
        _spool().EnumJobsW(printer, 0, _MOST_JOBS, 1, None, 0, *sizes)
        if not needed.value:
            return {}
        buffer = ctypes.create_string_buffer(needed.value)
        if not _spool().EnumJobsW(printer, 0, _MOST_JOBS, 1, buffer, len(buffer), *sizes):
            return {}
        told = (_JobInfo * count.value).from_buffer(buffer)
        return {job.id: stage(job.status) for job in told if job.document == JOB_TITLE}


def cancel(name: str, job: int) -> None:
    """Take a job out of the queue."""
    with _opened(name) as printer:
        if printer:
            _spool().SetJobW(printer, job, 0, None, _DELETE)


@contextmanager
def _opened(name: str) -> Iterator[ctypes.c_void_p | None]:
    printer = ctypes.c_void_p()
    if not _spool().OpenPrinterW(name, ctypes.byref(printer), None):
        yield None
        return
    try:
        yield printer
    finally:
        _spool().ClosePrinter(printer)


@functools.cache
def _spool() -> Any:
    # Both exist under Windows only, where alone this runs.
    return getattr(ctypes, "WinDLL")("winspool.drv", use_last_error=True)  # noqa: B009


def _last_error() -> int:
    return int(getattr(ctypes, "get_last_error")())  # noqa: B009
