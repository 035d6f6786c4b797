"""The papers of an elimination: the list for the Archives, then the record of the destruction; they name nobody."""

from desktop_app.domain.mandate.paper_mark import Sheet

from ..desk import Desk
from ..mandates import paper_originals, parties
from ..mandates.paper_originals import OpenList
from ..permissions import everyone
from .printing import Paper, account_in_words, letterhead, made, marked


@everyone
def elimination_list(desk: Desk, elimination_id: int) -> Paper:
    """The list to send to the Archives départementales, for their visa."""
    return elimination_list_of(desk, paper_originals.list_of(desk, elimination_id))


@everyone
def elimination_list_of(desk: Desk, found: OpenList) -> Paper:
    """The same of a list at hand."""
    from desktop_app.forms import elimination_list as form

    controller = parties.of_place(desk).controller
    number = found.elimination.number
    says = form.EliminationList(letterhead(desk), found.elimination, found.originals, controller)
    data, mark = marked(desk, Sheet.ELIMINATION_LIST, number, says)
    title, subject = f"Bordereau d’élimination {number}", f"bordereau-{found.elimination.id}"
    return made(form.build, data, title, f"bordereau-{number}", subject, mark=mark, discloses="")


@everyone
def elimination_record(desk: Desk, elimination_id: int) -> Paper:
    """The record to sign once the papers of the list are destroyed."""
    return elimination_record_of(desk, paper_originals.list_of(desk, elimination_id))


@everyone
def elimination_record_of(desk: Desk, found: OpenList) -> Paper:
    """The same of a list at hand."""
    from desktop_app.forms import elimination_record as form

    account = account_in_words(desk, found.elimination.destroyed_by or desk.who)
    number = found.elimination.number
    says = form.EliminationRecord(letterhead(desk), found.elimination, found.originals, account)
    data, mark = marked(desk, Sheet.ELIMINATION_RECORD, number, says)
    title, subject = f"Procès-verbal de destruction {number}", f"bordereau-{found.elimination.id}"
    return made(form.build, data, title, f"proces-verbal-{number}", subject, mark=mark, discloses="")
