"""Papers that are needed together, with the right number of each: printed in one go."""

from collections.abc import Mapping
from datetime import date, timedelta

from desktop_app.domain.account import Role
from desktop_app.domain.errors import RuleBroken
from desktop_app.domain.french import day_and_month
from desktop_app.domain.mandate import Body
from desktop_app.domain.planning import Mode
from desktop_app.domain.reception.appointment import State

from ..desk import Desk
from ..destruction import destructions
from ..mandates import mandates
from ..permissions import everyone, only
from ..reception import people, today
from . import (
    day_sheets,
    mandate_papers,
    mandate_sheets,
    power_cut_papers,
    printing,
    queue_papers,
    reminder_papers,
)
from .printing import Pack, Paper

_OF_CONTENT = {
    "end_sheet": "Feuille de fin, pour la personne",
    "organism_letter": "Lettres aux organismes, à signer",
    "acts_report": "Compte rendu, pour la personne",
}


@everyone
def day(desk: Desk, on: date) -> Pack:
    """What a day needs on paper: the sheets to sign, each advisor's programme, and tallies where one comes as one is.

    No appointment cards: people took theirs home when they booked. A sheet for those without appointment lies there
    for whoever has them sign, and the tally without names for whoever counts by strokes: neither is printed unasked.
    """
    sheets = day_sheets.every(desk, on)
    papers = [
        each.enclosed(each.title.partition(" – ")[0], int(each.kind != day_sheets.WITHOUT_APPOINTMENT))
        for each in sheets
    ]
    here = today.day_view(desk, on).here
    if here:
        papers.append(day_sheets.day_programme(desk, on).enclosed("Programme du conseiller"))
    if any(Mode.WALK_IN in presence.day.modes for presence in here):
        papers.append(queue_papers.tally_sheet(desk, on).enclosed("Relevé du conseiller"))
        papers.append(queue_papers.walk_in_tally(desk, on).enclosed("Comptage sans nom", 0))
    return Pack(f"La journée du {day_and_month(on)}", f"journee-{on.isoformat()}.pdf", tuple(papers))


@everyone
def tomorrow(desk: Desk) -> Pack:
    """What the next day with an advisor needs on paper, made ready before: its title says which day that is.

    The papers of that day, the list to remind people by telephone, and the cards that they do not have. Raises
    `RuleBroken` when nobody receives within a year.
    """
    present = desk.now().date()
    on = today.next_day(desk, present)
    if on is None:
        raise RuleBroken("Personne ne reçoit dans l’année qui vient : il n’y a rien à préparer.")
    papers = list(day(desk, on).papers)
    if reminder_papers.how_many_expected(desk, on):
        papers.append(reminder_papers.reminder_list(desk, on).enclosed("Rappels par téléphone"))
    papers += reminder_papers.missing_cards(desk, on)
    name = "Demain" if on == present + timedelta(1) else "Prochaine permanence"
    return Pack(f"{name} : {day_and_month(on)}", f"preparation-{on.isoformat()}.pdf", tuple(papers))


@everyone
def power_cut(desk: Desk) -> Pack:
    """What the desk needs to go on for a week without its computer, with a sign-in sheet for each day held."""
    ahead = power_cut_papers.coming_days(desk)
    papers = (
        ahead.enclosed("Rendez-vous des sept jours"),
        power_cut_papers.blank_day_sheet(desk).enclosed("Feuille d’émargement", power_cut_papers.how_many_days(desk)),
        power_cut_papers.blank_bookings(desk).enclosed("Rendez-vous à noter"),
        mandate_sheets.blank_reading_sheet(desk).enclosed("Lecture et témoins, à remplir", 0),
    )
    return Pack(ahead.title, ahead.file_name, papers)


@only(Role.ADVISOR)
def mandate(desk: Desk, mandate_id: int) -> Pack:
    """The two originals, who reads or stands witness where the path asks for it, and the next appointment's card."""
    view = mandates.view(desk, mandate_id)
    form = mandate_papers.mandate_form(desk, mandate_id)
    now, coming = desk.now(), people.view(desk, view.person.id).appointments if view.person.id else ()
    expected = [visit for visit in coming if visit.state is State.EXPECTED and visit.start > now]
    nearest = sorted(expected, key=lambda visit: visit.start)[:1]
    cards = [printing.appointment_slip(desk, visit.id).enclosed("Carte du prochain rendez-vous") for visit in nearest]
    helped = view.mandate.body and view.mandate.body.path and view.mandate.body.path.aids
    reading = [mandate_sheets.reading_sheet(desk, mandate_id).enclosed("Lecture et témoins")] if helped else []
    return Pack(form.title, form.file_name, (form.enclosed("Mandat, deux originaux"), *reading, *cards))


@only(Role.ADVISOR)
def data_requests(desk: Desk, mandate_id: int) -> Pack:
    """What each organism is asked for in the person's name, a sheet each."""
    papers = mandate_sheets.data_requests(desk, mandate_id)
    number = mandates.view(desk, mandate_id).mandate.number
    every = tuple(paper.enclosed(paper.title.partition(" – ")[2]) for paper in papers)
    return Pack(f"Demandes de données – mandat {number}", f"demandes-de-donnees-{number}.pdf", every)


@everyone
def withdrawal(desk: Desk, mandate_id: int, body: Body | None = None) -> Pack:
    """The receipt for both sides, who each keep one, and the proof of the destruction once it is done.

    With the content as it was until then, also the end sheet, the letters to organisms and the account of what was
    done: what nobody can read here any more is in the person's hands.
    """
    receipt = mandate_sheets.withdrawal_receipt(desk, mandate_id)
    destruction = destructions.of_mandate(desk, mandate_id)
    papers = [receipt.enclosed("Récépissé, un pour chacun", 2)]
    if destruction and destruction.done_at:
        papers.append(printing.destruction_proof(desk, destruction.id).enclosed("Preuve de destruction"))
    return Pack(receipt.title, receipt.file_name, (*papers, *_of_content(desk, mandate_id, body)))


@everyone
def endings(desk: Desk, mandate_id: int, contents: Mapping[int, Body | None]) -> Pack:
    """The same for a mandate and, after a death or a protection measure, for the others that ended with it.

    `contents` is what the mandates of the person said, by id, None for what the account does not read.
    """
    ended = [id for id in contents if mandates.view(desk, id).mandate.ended_at]
    packs = [withdrawal(desk, id, contents[id]) for id in ended]
    first = withdrawal(desk, mandate_id, contents.get(mandate_id))
    return Pack(first.title, first.file_name, tuple(paper for pack in packs for paper in pack.papers))


@everyone
def line_withdrawal(desk: Desk, mandate_id: int, line: int, body: Body | None = None) -> Pack:
    """The same for one line of a mandate that goes on."""
    receipt = mandate_sheets.line_receipt(desk, mandate_id, line)
    papers = (receipt.enclosed("Récépissé, un pour chacun", 2), *_of_content(desk, mandate_id, body, line))
    return Pack(receipt.title, receipt.file_name, papers)


def _of_content(desk: Desk, mandate_id: int, body: Body | None, line: int = 0) -> list[Paper]:
    if body is None:
        return []
    papers = mandate_sheets.of_content(desk, mandate_id, body, line=line)
    return [paper.enclosed(_OF_CONTENT[paper.kind]) for paper in papers]
