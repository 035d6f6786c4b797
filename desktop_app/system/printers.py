"""How a printer and our jobs in it are, asked of whichever system this is.

Any call may wait long for a printer of the network: none belongs in the window's thread. Unlike Qt's own, they let
other threads of Python go on meanwhile.
"""

import sys

from .printer_state import Stage

if sys.platform == "win32":
    from . import winspool as system
else:
    from . import cups as system

KEEPS_FINISHED_JOBS = system.KEEPS_FINISHED_JOBS
lead_qt, condition_of, cancel = system.lead_qt, system.condition_of, system.cancel


def names() -> list[str]:
    """The printers of this machine as Qt names them, the usual one first."""
    return sorted(found := system.names(), key=lambda name: (not found[name], name.casefold()))


def newest_job(name: str) -> int:
    """The number of the last job we sent to the printer, 0 for none."""
    return max(system.stages(name), default=0)


def job_after(name: str, before: int) -> int:
    """The number of the job sent since `newest_job` answered `before`; 0 when the queue knows of none."""
    return max((job for job in system.stages(name) if job > before), default=0)


def stage_of(name: str, job: int) -> Stage:
    """Where this job is; one the queue has forgotten is done."""
    return system.stages(name).get(job, Stage.DONE)
