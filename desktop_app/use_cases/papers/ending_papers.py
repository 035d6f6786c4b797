"""The papers of a mandate that stops: what its content still tells before it goes, and the letters that say so."""

from dataclasses import replace
from functools import partial

from desktop_app.domain.account import Role
from desktop_app.domain.errors import RuleBroken
from desktop_app.domain.mandate import Body, EndReason

from ..desk import Desk
from ..mandates import mandates
from ..mandates.mandates import MandateView
from ..permissions import everyone, only
from .printing import Paper, letterhead

_CONTENT = "ce que permettait le mandat"


@only(Role.ADVISOR)
def of_content(desk: Desk, mandate_id: int, body: Body, *, line: int = 0) -> tuple[Paper, ...]:
    """The end sheet, the letters to organisms unless the person died, and the account of what was done if anything was.

    Of one line, by its number, or of all.
    `body` is the content as whoever ends the mandate has just read it: by now it may be destroyed. It goes with these
    papers, which live as long as their preview.
    """
    from desktop_app.forms import acts_report, end_sheet, organism_letter

    view = mandates.view(desk, mandate_id)
    sheet = end_sheet.EndSheet(letterhead(desk), view.person, view.advisor, replace(view.mandate, body=body), line)
    number, subject = view.mandate.number, f"mandat-{mandate_id}"
    named = f"{number}, ligne {line}" if line else number
    paper = partial(Paper, subject=subject, discloses=f"des noms de personnes et {_CONTENT}")
    first = paper(
        f"Feuille de fin – mandat {named}",
        f"feuille-de-fin-{number}.pdf",
        build=partial(end_sheet.build, sheet),
        kind="end_sheet",
        large=partial(end_sheet.build, sheet, large=True),
    )
    done = acts_report.ActsReport(sheet.head, view.person, view.advisor, sheet.mandate, desk.now(), line=line)
    report = paper(
        f"Compte rendu – mandat {named}",
        f"compte-rendu-{number}.pdf",
        build=partial(acts_report.build, done),
        kind="acts_report",
    )
    account = (report,) if done.told else ()
    if view.mandate.end_reason is EndReason.DEATH or view.mandate.signature is None:
        return (first, *account)
    data = organism_letter.OrganismLetters(sheet, desk.now().date())
    letters = paper(
        f"Lettres aux organismes – mandat {named}",
        f"lettres-{number}.pdf",
        build=partial(organism_letter.build, data),
        kind="organism_letter",
        large=partial(organism_letter.build, data, large=True),
        originals=len(sheet.organisms),
    )
    return (first, letters, *account)


@everyone
def line_receipt(desk: Desk, mandate_id: int, line: int) -> Paper:
    """The receipt of one line taken back."""
    from desktop_app.forms import withdrawal_receipt as form

    view = mandates.view(desk, mandate_id)
    taken = next((each for each in view.mandate.withdrawn if each.number == line), None)
    if taken is None:
        raise RuleBroken(f"La ligne {line} de ce mandat n’est pas retirée : il n’y a pas de récépissé à imprimer.")
    data = form.LineReceipt(letterhead(desk), view.person, view.advisor, view.mandate, taken, desk.now())
    number = view.mandate.number
    return Paper(
        f"Récépissé – mandat {number}, ligne {line}",
        f"recepisse-{number}-ligne-{line}.pdf",
        f"mandat-{mandate_id}",
        partial(form.build_line, data),
        kind="withdrawal_receipt",
        large=partial(form.build_line, data, large=True),
    )


@everyone
def notice(desk: Desk, mandate_id: int) -> Paper:
    """The letter that tells the person beforehand that the mandate will stop, and why."""
    return notice_of(desk, mandates.view(desk, mandate_id))


@everyone
def notice_of(desk: Desk, view: MandateView) -> Paper:
    """The same for a mandate in hand."""
    from desktop_app.forms import ending_notice as form

    data = form.EndingNotice(letterhead(desk), view.person, view.advisor, view.mandate, desk.now().date())
    number = view.mandate.number
    return Paper(
        f"Avis de fin – mandat {number}",
        f"avis-de-fin-{number}.pdf",
        f"mandat-{view.mandate.id}",
        partial(form.build, data),
        kind="ending_notice",
        large=partial(form.build, data, large=True),
    )
