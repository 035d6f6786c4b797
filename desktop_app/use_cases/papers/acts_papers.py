"""The account rendered of what was done under a mandate, for who gave it."""

from desktop_app.domain import text
from desktop_app.domain.account import Role
from desktop_app.domain.errors import RuleBroken, refuse
from desktop_app.domain.mandate import ActDone
from desktop_app.domain.mandate.acts import reference_faults
from desktop_app.domain.mandate.paper_mark import Sheet

from ..desk import Desk
from ..mandates import mandate_access, mandates
from ..permissions import only
from .printing import Paper, letterhead, marked


@only(Role.ADVISOR)
def acts_report(desk: Desk, mandate_id: int, only_this: ActDone | None = None, *, reference: str = "") -> Paper:
    """The report of one act, or of all that was done; raises `RuleBroken` while nothing was.

    `reference`, the number of a receipt or of a file, is printed beside that act and kept nowhere: it leaves with the
    paper. Refuses beside reference.
    """
    from desktop_app.forms import acts_report as form

    mandate, view = mandate_access.opened(desk, mandate_id), mandates.view(desk, mandate_id)
    if not mandate.open_body.acts:
        raise RuleBroken("Rien n’a encore été noté sur ce mandat : il n’y a pas de compte rendu à imprimer.")
    refuse(reference_faults(reference))
    number, now = text.tidy(reference), desk.now()
    says = form.ActsReport(letterhead(desk), view.person, view.advisor, mandate, now, only_this, number)
    data, mark = marked(desk, Sheet.ACTS_REPORT, mandate.number, says)
    return Paper(
        f"Compte rendu – mandat {mandate.number}",
        f"compte-rendu-{mandate.number}.pdf",
        f"mandat-{mandate_id}",
        lambda: form.build(data),
        kind="acts_report",
        large=lambda: form.build(data, large=True),
        mark=mark,
        discloses="des noms de personnes et leurs démarches",
    )
