"""The papers of a mandate that stops: what its content still tells before it goes, and the letters that say so."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from desktop_app.domain.account import Role
from desktop_app.domain.errors import RuleBroken
from desktop_app.domain.mandate import Body, EndReason
from desktop_app.domain.mandate.paper_mark import Sheet

from ..desk import Desk
from ..mandates import mandates
from ..mandates.mandates import MandateView
from ..permissions import everyone, only
from .printing import Paper, letterhead, marked

if TYPE_CHECKING:
    from desktop_app.forms.end_sheet import EndSheet

_CONTENT = "ce que permettait le mandat"


@only(Role.ADVISOR)
def of_content(desk: Desk, mandate_id: int, body: Body, *, line: int = 0) -> tuple[Paper, ...]:
    """The end sheet, the letters to organisms unless the person died, and the account of what was done if anything was.

    Of one line, by its number, or of all.
    `body` is the content as whoever ends the mandate has just read it: by now it may be destroyed. It goes with these
    papers, which live as long as their preview.
    """
    from desktop_app.forms import end_sheet, organism_letter

    view = mandates.view(desk, mandate_id)
    says = end_sheet.EndSheet(letterhead(desk), view.person, view.advisor, replace(view.mandate, body=body), line)
    number, subject = view.mandate.number, f"mandat-{mandate_id}"
    named = f"{number}, ligne {line}" if line else number
    sheet, mark = marked(desk, Sheet.END_SHEET, number, says)
    paper = partial(Paper, subject=subject, discloses=f"des noms de personnes et {_CONTENT}")
    first = paper(
        f"Feuille de fin – mandat {named}",
        f"feuille-de-fin-{number}.pdf",
        build=partial(end_sheet.build, sheet),
        kind="end_sheet",
        large=partial(end_sheet.build, sheet, large=True),
        mark=mark,
    )
    account = _account(desk, says, paper)
    if view.mandate.end_reason is EndReason.DEATH or view.mandate.signature is None:
        return (first, *account)
    today = desk.now().date()
    sheet, mark = marked(desk, Sheet.ORGANISM_LETTERS, number, says, today)
    data = organism_letter.OrganismLetters(sheet, today)
    letters = paper(
        f"Lettres aux organismes – mandat {named}",
        f"lettres-{number}.pdf",
        build=partial(organism_letter.build, data),
        kind="organism_letter",
        large=partial(organism_letter.build, data, large=True),
        mark=mark,
        originals=len(sheet.organisms),
    )
    return (first, letters, *account)


def _account(desk: Desk, ended: "EndSheet", paper: Callable[..., Paper]) -> tuple[Paper, ...]:
    """The account of what was done under the mandate, or under the line that is taken back (Code civil, 1993)."""
    from desktop_app.forms import acts_report

    number = ended.mandate.number
    named = f"{number}, ligne {ended.line}" if ended.line else number
    says = acts_report.ActsReport(ended.head, ended.person, ended.advisor, ended.mandate, desk.now(), line=ended.line)
    if not says.told:
        return ()
    data, mark = marked(desk, Sheet.ACTS_REPORT, number, says)
    report = paper(
        f"Compte rendu – mandat {named}",
        f"compte-rendu-{number}.pdf",
        build=partial(acts_report.build, data),
        kind="acts_report",
        large=partial(acts_report.build, data, large=True),
        mark=mark,
    )
    return (report,)


@everyone
def line_receipt(desk: Desk, mandate_id: int, line: int) -> Paper:
    """The receipt of one line taken back."""
    from desktop_app.forms import withdrawal_receipt as form

    view = mandates.view(desk, mandate_id)
    taken = next((each for each in view.mandate.withdrawn if each.number == line), None)
    if taken is None:
        raise RuleBroken(f"La ligne {line} de ce mandat n’est pas retirée : il n’y a pas de récépissé à imprimer.")
    number = view.mandate.number
    says = form.LineReceipt(letterhead(desk), view.person, view.advisor, view.mandate, taken, desk.now())
    data, mark = marked(desk, Sheet.LINE_RECEIPT, number, says)
    return Paper(
        f"Récépissé – mandat {number}, ligne {line}",
        f"recepisse-{number}-ligne-{line}.pdf",
        f"mandat-{mandate_id}",
        partial(form.build_line, data),
        kind="withdrawal_receipt",
        large=partial(form.build_line, data, large=True),
        mark=mark,
    )


@everyone
def notice(desk: Desk, mandate_id: int) -> Paper:
    """The letter that tells the person beforehand that the mandate will stop, and why."""
    return notice_of(desk, mandates.view(desk, mandate_id))


@everyone
def notice_of(desk: Desk, view: MandateView) -> Paper:
    """The same for a mandate in hand."""
    from desktop_app.forms import ending_notice as form

    number = view.mandate.number
    says = form.EndingNotice(letterhead(desk), view.person, view.advisor, view.mandate, desk.now().date())
    data, mark = marked(desk, Sheet.ENDING_NOTICE, number, says)
    return Paper(
        f"Avis de fin – mandat {number}",
        f"avis-de-fin-{number}.pdf",
        f"mandat-{view.mandate.id}",
        partial(form.build, data),
        kind="ending_notice",
        large=partial(form.build, data, large=True),
        mark=mark,
    )
