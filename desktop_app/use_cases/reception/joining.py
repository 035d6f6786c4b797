"""Two files of one person become one: with its appointments and mandates, told before, and taken back whole."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from functools import partial

from desktop_app.domain.errors import OutOfDate, RuleBroken
from desktop_app.domain.french import NBSP, listed, moment, plural
from desktop_app.domain.journal import Action
from desktop_app.domain.mandate import State as MandateState
from desktop_app.domain.nouns.frozen import frozen
from desktop_app.domain.person import Person
from desktop_app.domain.reception.appointment import overlap
from desktop_app.domain.reception.joined import Joined
from desktop_app.domain.reception.request import Request
from desktop_app.storage.connection.database import writing
from desktop_app.storage.mandates import elsewhere, mandates
from desktop_app.storage.reception import appointments, joined, messages, people, reminders, requests, tickets
from desktop_app.storage.reception import joining as stored
from desktop_app.storage.reception.joining import Taken

from ..changes import Changes, Touched, Undo
from ..desk import Desk
from ..permissions import everyone
from ..planning import schedule
from .wishes import answer_within

_CHANGED = f"Ces fiches ont changé depuis{NBSP}: l’action ne peut plus être annulée."


@frozen
class Joining:
    """What joining does: `gone` goes, what hangs on it comes to `kept`; `clash` is why it cannot be done, or ''."""

    kept: Person
    gone: Person
    appointments: int
    mandates: int
    requests: int
    messages: int
    reminders: int
    walk_ins: int
    elsewhere: int
    clash: str

    @property
    def told(self) -> str:
        """'3 rendez-vous et 1 mandat viennent sur cette fiche.'"""
        counts = (
            (self.appointments, "rendez-vous"),
            (self.reminders, "rappel"),
            (self.walk_ins, "venue sans rendez-vous"),
            (self.mandates, "mandat"),
            (self.elsewhere, "mandat d’Aidants Connect"),
            (self.requests, "demande"),
            (self.messages, "message"),
        )
        parts = [plural(count, word) for count, word in counts if count]
        come = "vient" if sum(count for count, _ in counts) == 1 else "viennent"
        return f"{listed(parts)} {come} sur cette fiche." if parts else "Rien n’est noté sur l’autre fiche."


@everyone
def preview(desk: Desk, kept_id: int, gone_id: int) -> Joining:
    """What joining these two would do, without doing it; raises `OutOfDate` when one is gone."""
    kept, gone = people.get(desk.db, kept_id), people.get(desk.db, gone_id)
    theirs, its = appointments.of_person(desk.db, gone_id), mandates.of_person(desk.db, gone_id)
    asked, said = requests.of_person(desk.db, gone_id), messages.of_person(desk.db, gone_id)
    called = sum(len(reminders.of_appointment(desk.db, each.id)) for each in theirs)
    came, held = len(tickets.of_person(desk.db, gone_id)), len(elsewhere.of_person(desk.db, gone_id))
    clash = _clash(desk, kept_id, gone_id)
    return Joining(kept, gone, len(theirs), len(its), len(asked), len(said), called, came, held, clash)


def _clash(desk: Desk, kept_id: int, gone_id: int) -> str:
    if kept_id == gone_id:
        return f"C’est la même fiche{NBSP}: choisissez l’autre."
    held = [one for one in appointments.of_person(desk.db, kept_id) if one.holds_a_place]
    for one in appointments.of_person(desk.db, gone_id):
        if one.holds_a_place and any(overlap(one, other) for other in held):
            return f"Les deux fiches ont un rendez-vous {moment(one.start)}{NBSP}: supprimez d’abord l’un des deux."
    if all(_is_in_progress(desk, each) for each in (kept_id, gone_id)):
        return f"Les deux fiches ont un mandat en cours{NBSP}: terminez d’abord l’un des deux."
    return ""


def _is_in_progress(desk: Desk, person_id: int) -> bool:
    return any(each.state is not MandateState.ENDED for each in mandates.of_person(desk.db, person_id))


@everyone
def join(desk: Desk, kept_id: int, gone_id: int, *, name_of: int, phone: str) -> Changes:
    """Make one file of the two: that of `kept_id`, under the name of the file `name_of`, with this telephone or ''.

    Raises `RuleBroken` where both are wanted at one hour, or each has a mandate in progress; then nothing is done.
    """
    with writing(desk.db):
        if clash := _clash(desk, kept_id, gone_id):
            raise RuleBroken(clash)
        before, gone = people.get(desk.db, kept_id), people.get(desk.db, gone_id)
        named = gone if name_of == gone_id else before
        other = before if named is gone else gone
        after = replace(
            before,
            last_name=named.last_name,
            first_name=named.first_name,
            phone=phone,
            birth_name=named.birth_name or other.birth_name,
            birth_year=named.birth_year or other.birth_year,
        )
        proof = _proof(desk, before, gone)
        taken = stored.join(desk.db, after, gone_id)
        proof = joined.add(desk.db, proof)
        desk.record(Action.PERSON_JOINED, f"usager-{kept_id}", f"usager-{gone_id}")
        waited = _answer_wishes(desk, kept_id)
    undo = Undo(f"la réunion de deux fiches de {after.name}", partial(_part, before, after, taken, waited, proof.id))
    told = f"{after.name}{NBSP}: les deux fiches n’en font plus qu’une."
    return Changes(Touched.PEOPLE | Touched.APPOINTMENTS | Touched.MANDATES, told, kept_id, undo)


def _answer_wishes(desk: Desk, person_id: int) -> list[Request]:
    """Of one of the files a seat was given, of the other one was waited for; those that this answers, as they were."""
    if not any(each.workshop_id for each in requests.of_person(desk.db, person_id)):
        return []
    found = appointments.of_person_between(desk.db, person_id, desk.now(), datetime.max)
    answered = [answer_within(desk, each, schedule.here_on(desk, each.start.date())) for each in found]
    return [each for each in answered if each]


def _proof(desk: Desk, kept: Person, gone: Person) -> Joined:
    """What comes over, told while the other file is still there."""
    seen, its = preview(desk, kept.id, gone.id), mandates.of_person(desk.db, gone.id)
    return Joined(
        0,
        kept.id,
        kept.id,
        gone.id,
        kept.name,
        gone.name,
        desk.now(),
        desk.who,
        seen.appointments,
        seen.reminders,
        seen.walk_ins,
        seen.requests,
        seen.messages,
        tuple(sorted(each.number for each in its)),
        seen.elsewhere,
    )


def _part(before: Person, after: Person, taken: Taken, waited: Sequence[Request], proof_id: int, desk: Desk) -> Changes:
    """Two files again, as they were; raises `OutOfDate` once what was joined has changed."""
    with writing(desk.db):
        if people.get(desk.db, after.id) != after or not stored.still_holds(desk.db, after.id, taken):
            raise OutOfDate(_CHANGED)
        for each in waited:
            requests.update(desk.db, each)
        joined.remove(desk.db, proof_id)
        stored.part(desk.db, before, taken)
        desk.record(Action.UNDONE, f"usager-{before.id}")
    touched = Touched.PEOPLE | Touched.APPOINTMENTS | Touched.MANDATES
    return Changes(touched, f"Annulé{NBSP}: de nouveau deux fiches.", before.id)
