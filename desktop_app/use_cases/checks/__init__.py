"""Whether the installed program works on this machine: one check after the other, none on a real file."""

from .bench import bench_checks
from .check import Check, CheckFailed, Outcome, perform, require
from .machine import machine_checks
from .shipped import shipped_checks

__all__ = [
    "Check",
    "CheckFailed",
    "Outcome",
    "bench_checks",
    "machine_checks",
    "perform",
    "require",
    "shipped_checks",
]
