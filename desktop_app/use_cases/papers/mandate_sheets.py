"""The sheets beside a mandate: before it, while it goes on, and the receipts and letters of its end."""

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from desktop_app.domain import text
from desktop_app.domain.account import Role
from desktop_app.domain.errors import RuleBroken, refuse
from desktop_app.domain.mandate import ActDone, Aid, Body, DataRequest, EndReason, Mandate, allows, check_goes_on
from desktop_app.domain.mandate.acts import reference_faults, standing
from desktop_app.domain.mandate.capacity import Outcome, Verdict
from desktop_app.domain.mandate.paper_mark import Sheet
from desktop_app.storage import house_rules

from ..desk import Desk
from ..destruction import destructions
from ..mandates import mandate_access, mandates, parties
from ..mandates.mandates import MandateView
from ..permissions import everyone, only
from .printing import NAMES, HasHead, Paper, letterhead, made, marked

if TYPE_CHECKING:
    from desktop_app.forms.end_sheet import EndSheet

_CALLED = {
    Sheet.INFORMATION: ("Notice d’information", "notice"),
    Sheet.PLAIN: ("En langage simple", "langage-simple"),
    Sheet.READING: ("Lecture et témoins", "lecture"),
    Sheet.ACTS_REPORT: ("Compte rendu", "compte-rendu"),
    Sheet.RECEIPT: ("Récépissé", "recepisse"),
    Sheet.ENDING_NOTICE: ("Avis de fin", "avis-de-fin"),
    Sheet.END_SHEET: ("Feuille de fin", "feuille-de-fin"),
}
"""The titles of the sheets of one mandate, and what their files begin with."""
_NAMES_AND_WHAT_FOR = f"{NAMES} et leurs démarches"
_NAMES_AND_CONTENT = f"{NAMES} et ce que permettait le mandat"


@everyone
def information_notice(desk: Desk, mandate_id: int) -> Paper:
    """What becomes of the person's data, to take away before the mandate is signed; refused once it has ended.

    Raises `RuleBroken`, which says where to write it, while settings lack what it must tell.
    """
    from desktop_app.forms import information_notice as form

    view = mandates.view(desk, mandate_id)
    check_goes_on(view.mandate, desk.now().date())
    parties.check_nothing_lacks(desk, view.mandate.advisor_id)
    says = form.InformationNotice(
        letterhead(desk),
        parties.of_advisor(desk, view.mandate.advisor_id),
        house_rules.load(desk.db).months_kept,
        view.person,
        view.advisor,
        view.mandate.number,
        desk.now().date(),
    )
    return _of_mandate(desk, view.mandate, Sheet.INFORMATION, form.build, says)


@only(Role.ADVISOR)
def plain_sheet(desk: Desk, mandate_id: int) -> Paper:
    """The mandate explained with pictures to whoever gives it."""
    from desktop_app.forms import plain_sheet as form

    mandate, view = mandate_access.opened(desk, mandate_id), mandates.view(desk, mandate_id)
    says = form.PlainSheet(letterhead(desk), view.person, view.advisor, mandate, view.substitutes)
    return _of_mandate(desk, mandate, Sheet.PLAIN, form.build, says, discloses=_NAMES_AND_WHAT_FOR)


@only(Role.ADVISOR)
def reading_sheet(desk: Desk, mandate_id: int) -> Paper:
    """Who reads this mandate aloud, translates it or stands witness: those its path asks for, or whoever may."""
    from desktop_app.forms import reading_sheet as form

    mandate, view = mandate_access.opened(desk, mandate_id), mandates.view(desk, mandate_id)
    of = form.Reading(mandate.number, view.person, view.advisor, desk.now())
    path = mandate.open_body.path
    says = form.ReadingSheet(letterhead(desk), of, (path.aids if path else None) or frozenset(Aid))
    return _of_mandate(desk, mandate, Sheet.READING, form.build, says)


@everyone
def blank_reading_sheet(desk: Desk) -> Paper:
    """The same to fill by hand, whatever the mandate."""
    from desktop_app.forms import reading_sheet as form

    data, mark = marked(desk, Sheet.READING, "", form.ReadingSheet(letterhead(desk)))
    kind, title = "blank_reading_sheet", "Lecture et témoins – à remplir"
    return made(form.build, data, title, "lecture-vierge", "", kind=kind, mark=mark, large=True, discloses="")


@only(Role.ADVISOR)
def data_requests(desk: Desk, mandate_id: int) -> tuple[Paper, ...]:
    """A sheet for each organism that the mandate lets be asked, with what is asked of it and nothing of the others.

    Raises `RuleBroken` where nothing may be asked, or while the mandate allows nothing.
    """
    from desktop_app.forms import data_request_sheet as form

    mandate, view = mandate_access.opened(desk, mandate_id), mandates.view(desk, mandate_id)
    asked: dict[str, list[tuple[int, str]]] = {}
    for number, each in standing(mandate).items():
        if isinstance(each, DataRequest):
            asked.setdefault(each.organism, []).append((number, each.data))
    if not asked:
        raise RuleBroken("Ce mandat ne permet de demander aucune donnée : il n’y a pas de demande à imprimer.")
    if not allows(mandate, desk.now().date()):
        raise RuleBroken(f"Le mandat {mandate.number} ne permet rien aujourd’hui : rien ne se demande en son nom.")
    # Whoever is at work asks, when the mandate names them.
    asking = next((each for each in view.substitutes if each.id == desk.advisor_at_work), view.advisor)
    head, partner, now = letterhead(desk), parties.of_advisor(desk, mandate.advisor_id).partner, desk.now()
    sheets = (
        form.DataRequestSheet(head, view.person, asking, mandate, partner, organism, tuple(what), now)
        for organism, what in asked.items()
    )
    return tuple(
        made(
            form.build,
            sheet,
            f"Demande de données – {sheet.organism}",
            f"demande-de-donnees-{mandate.number}-{sheet.asked[0][0]}",
            f"mandat-{mandate_id}",
            mark=mark,
            large=True,
            discloses=f"{NAMES} et ce qui est demandé sur elles",
        )
        for sheet, mark in (marked(desk, Sheet.DATA_REQUEST, mandate.number, sheet) for sheet in sheets)
    )


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
    return _of_mandate(desk, mandate, Sheet.ACTS_REPORT, form.build, says, discloses=_NAMES_AND_WHAT_FOR)


@everyone
def withdrawal_receipt(desk: Desk, mandate_id: int) -> Paper:
    """The receipt of a withdrawal, with its hour, or of another end."""
    from desktop_app.forms import withdrawal_receipt as form

    view = mandates.view(desk, mandate_id)
    mandate, destruction = view.mandate, destructions.of_mandate(desk, mandate_id)
    if mandate.ended_at is None:
        raise RuleBroken("Ce mandat n’a pas pris fin : il n’y a pas de récépissé à imprimer.")
    says = form.WithdrawalReceipt(letterhead(desk), view.person, view.advisor, mandate, destruction, desk.now())
    return _of_mandate(desk, mandate, Sheet.RECEIPT, form.build, says)


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
    title, name = f"Récépissé – mandat {number}, ligne {line}", f"recepisse-{number}-ligne-{line}"
    return made(form.build_line, data, title, name, f"mandat-{mandate_id}", mark=mark, large=True)


@everyone
def ending_notice(desk: Desk, mandate_id: int) -> Paper:
    """The letter that tells the person beforehand that the mandate will stop, and why."""
    return ending_notice_of(desk, mandates.view(desk, mandate_id))


@everyone
def ending_notice_of(desk: Desk, view: MandateView) -> Paper:
    """The same for a mandate in hand."""
    from desktop_app.forms import ending_notice as form

    says = form.EndingNotice(letterhead(desk), view.person, view.advisor, view.mandate, desk.now().date())
    return _of_mandate(desk, view.mandate, Sheet.ENDING_NOTICE, form.build, says)


@only(Role.ADVISOR)
def of_content(desk: Desk, mandate_id: int, body: Body, *, line: int = 0) -> tuple[Paper, ...]:
    """The end sheet, the letters to organisms unless the person died, and the account of what was done if anything was.

    Of one line, by its number, or of all.
    `body` is the content as whoever ends the mandate has just read it: by now it may be destroyed. It goes with these
    papers, which live as long as their preview.
    """
    from desktop_app.forms import acts_report, end_sheet

    view = mandates.view(desk, mandate_id)
    mandate = replace(view.mandate, body=body)
    says = end_sheet.EndSheet(letterhead(desk), view.person, view.advisor, mandate, line)
    papers = [_of_mandate(desk, mandate, Sheet.END_SHEET, end_sheet.build, says, line, _NAMES_AND_CONTENT)]
    if mandate.end_reason is not EndReason.DEATH and mandate.signature is not None:
        papers.append(_letters(desk, says))
    # Who had a mandate renders account of it (Code civil, 1993).
    done = acts_report.ActsReport(says.head, view.person, view.advisor, mandate, desk.now(), line=line)
    if done.told:
        papers.append(_of_mandate(desk, mandate, Sheet.ACTS_REPORT, acts_report.build, done, line, _NAMES_AND_CONTENT))
    return tuple(papers)


@only(Role.ADVISOR)
def orientation(desk: Desk, verdict: Verdict) -> Paper:
    """Who can help instead, for somebody refused and not named; raises `RuleBroken` where a mandate is possible."""
    from desktop_app.forms import orientation_sheet as form

    if verdict.outcome is not Outcome.REFUSED:
        raise RuleBroken("Un mandat est possible : il n’y a pas de fiche d’orientation à imprimer.")
    why = tuple(reason.to_person for reason in verdict.refusals)
    says = form.OrientationSheet(letterhead(desk), why, verdict.helpers)
    data, mark = marked(desk, Sheet.ORIENTATION, "", says)
    return made(form.build, data, "Fiche d’orientation", "orientation", "", mark=mark, large=True, discloses="")


def _letters(desk: Desk, says: "EndSheet") -> Paper:
    from desktop_app.forms import organism_letter as form

    mandate, today = says.mandate, desk.now().date()
    sheet, mark = marked(desk, Sheet.ORGANISM_LETTERS, mandate.number, says, today)
    return made(
        form.build,
        form.OrganismLetters(sheet, today),
        _title("Lettres aux organismes", mandate, says.line),
        f"lettres-{mandate.number}",
        f"mandat-{mandate.id}",
        mark=mark,
        large=True,
        originals=len(sheet.organisms),
        discloses=_NAMES_AND_CONTENT,
    )


def _of_mandate(
    desk: Desk,
    mandate: Mandate,
    sheet: Sheet,
    build: Callable[..., bytes],
    says: HasHead,
    line: int = 0,
    discloses: str = NAMES,
) -> Paper:
    """A sheet of this mandate, or of one of its lines: it bears its digest, and is drawn in large letters too."""
    data, mark = marked(desk, sheet, mandate.number, says)
    what, name = _CALLED[sheet]
    title, subject = _title(what, mandate, line), f"mandat-{mandate.id}"
    return made(build, data, title, f"{name}-{mandate.number}", subject, mark=mark, large=True, discloses=discloses)


def _title(what: str, mandate: Mandate, line: int) -> str:
    return f"{what} – mandat {mandate.number}" + (f", ligne {line}" if line else "")
