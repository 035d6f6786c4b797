"""Data for the letters about rights requests and their register: each step, one of everybody, and the longest."""

from dataclasses import replace
from datetime import date

from desktop_app.domain.convention import together
from desktop_app.domain.reception.rights_request import (
    REASON_LENGTH,
    WHO_LENGTH,
    Answer,
    Identity,
    Means,
    Right,
    RightsRequest,
)
from desktop_app.forms.page import Letterhead
from desktop_app.forms.rights_letter import RightsLetter
from desktop_app.forms.rights_register import RightsRegister

from . import samples

ASKED = RightsRequest(12, Right.ACCESS, date(2026, 11, 3), Means.LETTER, Identity.SURE, 1, noted_by="compte-2")
DOUBTED = replace(ASKED, identity=Identity.DOUBTED)
LONGER = replace(
    ASKED, extra_months=1, extended_on=date(2026, 11, 20), extension_reason="trois mandats à relire par un conseiller"
)
REFUSED = replace(
    ASKED,
    answer=Answer.REFUSED,
    answered_on=date(2026, 11, 24),
    answered_how=Means.LETTER,
    reason="la pièce demandée deux fois n’est pas venue",
    answered_by="compte-4",
)
DONE = replace(REFUSED, answer=Answer.DONE, reason="")
PARTLY = replace(
    REFUSED, answer=Answer.PARTLY, right=Right.ERASURE, reason="l’original signé est gardé jusqu’à son terme"
)
LONGEST = "Maximilienne-Anastasie de la Tour d’Auvergne " * 4


def a_letter(request: RightsRequest = ASKED, head: Letterhead = samples.HEAD) -> RightsLetter:
    """What is written to Éloïse Lefèvre-Nguyễn."""
    return RightsLetter(head, together([samples.CONVENTION]), request, samples.PERSON.name, samples.DAY)


def worst_letter() -> RightsLetter:
    """A refusal, all of it as long as may be typed."""
    request = replace(REFUSED, reason=LONGEST[:REASON_LENGTH])
    said = together([replace(samples.CONVENTION, controller="Département " * 16)])
    return RightsLetter(samples.WORST_HEAD, said, request, samples.WORST_PERSON.name, samples.DAY)


def register(head: Letterhead = samples.HEAD) -> RightsRegister:
    """One of each: late, waiting, prolonged, refused, answered, and one of somebody who was erased."""
    rows = (
        (replace(ASKED, id=9, received_on=date(2026, 10, 20)), "M. Roca, par sa fille"),
        (DOUBTED, samples.PERSON.name),
        (replace(LONGER, id=11, right=Right.PORTABILITY), samples.PERSON.name),
        (replace(REFUSED, id=7), "Nadia Aubert"),
        (replace(DONE, id=5, right=Right.RECTIFICATION), "Nadia Aubert"),
        (replace(DONE, id=3, right=Right.ERASURE, person_id=0), "Personne effacée"),
    )
    return RightsRegister(head, samples.CONVENTION.controller, rows, samples.DAY)


def worst_register() -> RightsRegister:
    """Forty requests, with names and reasons as long as may be typed, one in letters that never break."""
    longest = replace(
        LONGER, extension_reason=LONGEST[:REASON_LENGTH], right=Right.DIRECTIVES, received_on=date(2026, 9, 1)
    )
    rows = (
        (longest, samples.EIGHTY),
        (longest, "W" * WHO_LENGTH),
        *((replace(REFUSED, id=at), "X") for at in range(38)),
    )
    return RightsRegister(samples.WORST_HEAD, "Département " * 16, rows, samples.DAY)
