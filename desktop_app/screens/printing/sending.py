"""Send papers to a printer and find out whether it really took them; for the worker thread."""

import time
from dataclasses import dataclass
from threading import Event
from typing import TYPE_CHECKING

from desktop_app.system import printers
from desktop_app.system.printer_state import HOLDS_BACK, Condition, Stage

from .paint import Piece, Progress, print_pieces
from .printer import OUT_OF_REACH, PrinterSilent, printer_named

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

_SOON, _BETWEEN = 1.0, 0.05
"""Seconds given to the queue to begin, and between two looks at it."""


@dataclass(frozen=True)
class Order:
    """What to print, where and how."""

    printer: str
    pieces: tuple[Piece, ...]
    both_sides: bool = False


@dataclass(frozen=True)
class Sent:
    """What became of an order: `complete` unless it was stopped; `held` when it waits in the queue, and why.

    `job` is its number in the queue, 0 when there is nothing left to follow.
    """

    printer: str
    complete: bool
    job: int = 0
    held: Condition | None = None


def send(order: Order, *, progress: Progress, stop: Event) -> Sent:
    """Print the order; raises `PrinterSilent` when nothing will come out."""
    condition = printers.condition_of(order.printer)
    if condition in OUT_OF_REACH or condition is Condition.REFUSING:
        raise PrinterSilent(condition)
    printer = printer_named(order.printer)
    if printer.outputFileName():
        # A printer whose paper is a file has no queue.
        return Sent(order.printer, _print(order, printer, progress, stop))
    before = printers.newest_job(order.printer)
    complete = _print(order, printer, progress, stop)
    job = printers.job_after(order.printer, before)
    if not complete:
        if job:
            printers.cancel(order.printer, job)
        return Sent(order.printer, False)
    if not job and printers.keeps_finished_jobs():
        condition = printers.condition_of(order.printer)
        raise PrinterSilent(condition if condition in HOLDS_BACK else Condition.REFUSING)
    return Sent(order.printer, True, job, _held(order.printer, job) if job else None)


def _print(order: Order, printer: "QPrinter", progress: Progress, stop: Event) -> bool:
    return print_pieces(order.pieces, printer, both_sides=order.both_sides, progress=progress, stop=stop)


def _held(printer: str, job: int) -> Condition | None:
    """Why the job stays in the queue, as far as can be told within a second; raises `PrinterSilent` if it is lost."""
    until = time.monotonic() + _SOON
    while True:
        stage, condition = printers.stage_of(printer, job), printers.condition_of(printer)
        if stage in (Stage.CANCELLED, Stage.FAILED):
            raise PrinterSilent(stage)
        if stage is Stage.DONE:
            return None
        if condition in HOLDS_BACK:
            return condition
        if stage is Stage.PRINTING or time.monotonic() > until:
            return None
        time.sleep(_BETWEEN)
