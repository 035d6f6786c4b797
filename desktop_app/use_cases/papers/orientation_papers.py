"""The sheet handed to somebody for whom no mandate is possible, naming nobody: who can help instead."""

from desktop_app.domain.account import Role
from desktop_app.domain.errors import RuleBroken
from desktop_app.domain.mandate.capacity import Outcome, Verdict
from desktop_app.domain.mandate.paper_mark import Sheet

from ..desk import Desk
from ..permissions import only
from .printing import Paper, letterhead, marked


@only(Role.ADVISOR)
def sheet(desk: Desk, verdict: Verdict) -> Paper:
    """The sheet of this refusal; raises `RuleBroken` where a mandate is possible."""
    from desktop_app.forms import orientation_sheet as form

    if verdict.outcome is not Outcome.REFUSED:
        raise RuleBroken("Un mandat est possible : il n’y a pas de fiche d’orientation à imprimer.")
    why = tuple(reason.to_person for reason in verdict.refusals)
    says = form.OrientationSheet(letterhead(desk), why, verdict.helpers)
    data, mark = marked(desk, Sheet.ORIENTATION, "", says)
    return Paper(
        "Fiche d’orientation",
        "orientation.pdf",
        "",
        lambda: form.build(data),
        kind="orientation_sheet",
        large=lambda: form.build(data, large=True),
        mark=mark,
        discloses="",
    )
