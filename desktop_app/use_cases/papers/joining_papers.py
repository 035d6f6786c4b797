"""The paper of files that were joined."""

from collections.abc import Sequence

from desktop_app.domain.errors import RuleBroken
from desktop_app.domain.reception.joined import Joined
from desktop_app.storage.reception import joined

from ..desk import Desk
from ..permissions import everyone
from .printing import Paper, account_in_words, letterhead, made


@everyone
def proof(desk: Desk, person_id: int) -> Paper:
    """What was joined to this person's file, when, by whom, and what came over; raises `RuleBroken` if none."""
    found = joined.of_person(desk.db, person_id)
    if not found:
        raise RuleBroken("Aucune fiche n’a été réunie avec celle-ci : il n’y a pas de preuve à imprimer.")
    return proof_of(desk, found)


@everyone
def proof_of(desk: Desk, found: Sequence[Joined]) -> Paper:
    """The same of what is at hand, at least one."""
    from desktop_app.forms import joining_proof as form

    data = form.JoiningProof(letterhead(desk), tuple((each, account_in_words(desk, each.by)) for each in found))
    person_id = found[0].person_id
    title = "Preuve de réunion de deux fiches"
    return made(form.build, data, title, f"reunion-usager-{person_id}", f"usager-{person_id}")
