"""The register of destructions: what is done and proved, what is still to finish, and finishing it."""

from desktop_app.domain.mandate.destruction import Destruction
from desktop_app.storage.connection.checkpoint import empty_log
from desktop_app.storage.mandates import destructions
from desktop_app.storage.safekeeping.replay import in_step, replay

from .. import clock_check
from ..changes import Changes, Touched
from ..desk import Desk
from ..mandates.destroying import carry_out, sweep_orphans
from ..permissions import everyone


@everyone
def pending(desk: Desk) -> list[Destruction]:
    """Those asked and not finished: something kept a trace from going, and the next start tries again."""
    return [each for each in destructions.pending(desk.db) if each.is_due(desk.now().date())]


@everyone
def held(desk: Desk) -> list[Destruction]:
    """Those that wait for the end sheet of their mandate, until the day that each says."""
    return [each for each in destructions.pending(desk.db) if not each.is_due(desk.now().date())]


@everyone
def every(desk: Desk, limit: int = 500) -> list[Destruction]:
    """The register, the newest first; it names nobody."""
    return destructions.every(desk.db, limit)


@everyone
def of_mandate(desk: Desk, mandate_id: int) -> Destruction | None:
    """The destruction of the content of this mandate, or None while it goes on."""
    return destructions.of_subject(desk.db, f"mandat-{mandate_id}")


@everyone
def resume(desk: Desk) -> Changes:
    """Finish what was interrupted: at each start, and cheap when there is nothing to finish.

    `told` says what was finished and what is still waiting; it is '' when all was in order.
    """
    sweep_orphans(desk)
    done = 0
    if not in_step(desk.db, desk.mandate_keys):
        done = replay(desk.db, desk.mandate_keys, at=desk.now(), who=desk.who)
        empty_log(desk.db)
    waiting = _due(desk)
    left = carry_out(desk, waiting)
    done += len(waiting) - len(left)
    return Changes(Touched.EVERYTHING if done else Touched.NOTHING, " ".join(_told(done, len(left))))


def _due(desk: Desk) -> list[Destruction]:
    """Those that nothing holds back: a day that has passed counts for nothing while the date is in doubt."""
    asked = pending(desk)
    once_held = [each for each in asked if each.held_until]
    return [each for each in asked if not each.held_until] if once_held and clock_check.doubt(desk) else asked


def _told(done: int, left: int) -> list[str]:
    said = []
    if done:
        said.append(f"{done} destructions menées à leur terme." if done > 1 else "Une destruction menée à son terme.")
    if left:
        said.append(f"{left} destructions à terminer." if left > 1 else "Une destruction à terminer.")
    return said
