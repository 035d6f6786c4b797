"""The papers of a day that is not as usual: the notice for the door, the letters to people and to the partner."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import TYPE_CHECKING

from desktop_app.domain.calendar import closed_because
from desktop_app.domain.door_notice import ABSENCE, DoorNotice, longest_field, read_door_notice, tells_of_health
from desktop_app.domain.errors import Fault, refuse
from desktop_app.domain.french import NBSP, day_and_month, hour, listed, of_person
from desktop_app.domain.planning import Loss, Lost, Session
from desktop_app.domain.planning.workshop import NOT_ENOUGH
from desktop_app.storage.planning import advisors

from ..desk import Desk
from ..mandates import parties
from ..permissions import everyone
from ..planning import schedule
from ..planning.room_changes import RoomChange
from ..reception.calls import CallRow
from ..workshops import gauges
from .printing import Paper, letterhead, made

if TYPE_CHECKING:
    from desktop_app.forms.call_letter import Letter

TOO_LONG = "Le texte est trop long pour une affiche, même en plus petit : raccourcissez-le."


@everyone
def proposed_notice(desk: Desk, day: date) -> DoorNotice:
    """What the notice of this date says unless the agent writes something else: « absence », never why.

    That people were too few for a workshop is nobody's secret.
    """
    off = {at for _, at in gauges.called_off(desk) if at.date() == day}
    if off:
        hours = listed([hour(at) for at in sorted(off)])
        return DoorNotice("Atelier annulé", f"{day_and_month(day)}, {hours}", NOT_ENOUGH, _back(desk, day))
    lost = [each for each in schedule.lost_between(desk, day, day).get(day, ()) if each.loss is not Loss.REPLACED]
    here = schedule.here_on(desk, day)
    hours = listed([f"de {each.session.hours.replace(f'{NBSP}– ', ' à ')}" for each in lost]) if here else ""
    return DoorNotice(
        _title(desk, lost, here),
        ", ".join(filter(None, (day_and_month(day), hours))),
        _public_reason(desk, day, lost),
        _back(desk, day),
    )


@everyone
def door_notice(desk: Desk, day: date, notice: DoorNotice) -> Paper:
    """The sheet to put on the door; raises `Refused` for what may not be put up or is too long for one sheet."""
    from desktop_app.forms import door_notice as form

    words = read_door_notice(notice)
    data = form.DoorNotice(letterhead(desk, day), words)
    if form.size_of(data) is None:
        refuse([Fault(longest_field(words), TOO_LONG)])
    return made(form.build, data, f"Avis de porte – {day_and_month(day)}", f"avis-{day}", discloses="")


@everyone
def call_letters(desk: Desk, rows: Sequence[CallRow]) -> Paper:
    """One page for each of these people of the call list, at least one, with the place proposed to them first."""
    from desktop_app.forms import call_letter as form

    data = form.CallLetters(letterhead(desk), desk.now().date(), tuple(_letter(row) for row in rows))
    if len(rows) == 1:
        return made(form.build, data, "Lettre", "lettre", f"rendez-vous-{rows[0].appointment.id}", large=True)
    return made(form.build, data, f"{len(rows)}{NBSP}lettres", "lettres", large=True, originals=len(rows))


@everyone
def place_change_letter(desk: Desk, day: date, changes: Sequence[RoomChange]) -> Paper:
    """The letter that tells the partner of these changes of room on this date, as `room_changes.on_day` finds them."""
    from desktop_app.forms import place_change_letter as form

    senders = list(dict.fromkeys(parties.of_session(desk, day, each.advisor.id).sender for each in changes))
    data = form.PlaceChangeLetter(
        letterhead(desk, day),
        listed(senders),
        desk.now().date(),
        day,
        tuple(form.Change(each.advisor.name, each.session.hours, each.before, each.after) for each in changes),
    )
    title = f"Changement de salle – {day_and_month(day)}"
    return made(form.build, data, title, f"changement-de-salle-{day}", f"salle-{day}", large=True, discloses="")


def _letter(row: CallRow) -> "Letter":
    from desktop_app.forms.call_letter import Letter

    first = next(iter(row.proposals), None)
    if first is None:
        return Letter(row.person.name, row.appointment.start, row.advisor.name)
    with_whom = "" if first.advisor.id == row.advisor.id else first.advisor.name
    return Letter(row.person.name, row.appointment.start, row.advisor.name, first.slot.start, with_whom)


def _title(desk: Desk, lost: Sequence[Lost], here: Sequence[Session]) -> str:
    who = {each.session.advisor_id for each in lost}
    if not here or not who or who & {session.advisor_id for session in here}:
        return "Pas de permanence"
    names = [of_person(advisors.get(desk.db, each).name) for each in sorted(who)]
    return f"Pas de permanence {listed(names)}"


def _public_reason(desk: Desk, day: date, lost: Sequence[Lost]) -> str:
    closed = closed_because(day, schedule.calendar_of(desk))
    public = closed and not tells_of_health(closed) and all(each.loss is Loss.CLOSED for each in lost)
    return closed if public else ABSENCE


def _back(desk: Desk, day: date) -> str:
    following = next(iter(schedule.coming_days(desk, day + timedelta(1), 1)), None)
    if following is None:
        return ""
    when, here = following
    return f"Retour{NBSP}: {day_and_month(when)} à{NBSP}{hour(here[0].opens)}"
