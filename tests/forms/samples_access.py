"""A record in which every kind of fact that may be held on somebody is held, so that none is told by one side only."""

from dataclasses import replace
from datetime import date, datetime, timedelta

from desktop_app.domain.mandate import (
    Act,
    ActDone,
    Birth,
    EndReason,
    Entrusted,
    Execution,
    IdentityDocument,
    LineWithdrawn,
    Mandate,
    Manner,
    Outcome,
    Path,
    Reach,
    State,
    WithdrawalChannel,
)
from desktop_app.domain.mandate.capacity import Aid
from desktop_app.domain.mandate.elsewhere import MandateElsewhere
from desktop_app.domain.mandate.paper_original import PaperOriginal
from desktop_app.domain.reception import request
from desktop_app.domain.reception.message import Message
from desktop_app.domain.reception.request import Request, Why
from desktop_app.domain.reception.ticket import Ticket
from desktop_app.domain.reception.transmittal import Transmittal, Transmitted
from desktop_app.forms.mandates_held import MandateHeld
from desktop_app.forms.page import Letterhead
from desktop_app.forms.personal_record import PersonalRecord, Told

from . import samples, samples_originals, samples_rights

DONE_AT = datetime(2026, 11, 27, 9, 40)
NOTED = ActDone(
    1, Act.FILL, DONE_AT, Manner.PHONE, Outcome.PENDING, "Jordi Puig", date(2026, 12, 18), "envoyer l’attestation",
    "dossier complet",
)  # fmt: skip
BODY = replace(
    samples.BODY,
    identity=IdentityDocument.PASSPORT,
    entrusted=frozenset({Entrusted.TAX_NOTICE}),
    acts=(NOTED, replace(NOTED, number=3, act=None, manner=Manner.LETTER, due_on=None, due_for="", note="")),
    path=Path(aids=frozenset({Aid.READ_ALOUD})),
    understood_at=datetime(2026, 11, 26, 10, 33),
    understood_by="Marie Durand",
    execution=Execution.BOTH,
    birth=Birth("Vilaseca", date(1948, 3, 12), "Perpignan"),
    given_for="Hugo Lefèvre",
    reach=Reach.PHONE,
)


def running() -> Mandate:
    """Suspended, a line taken back, its last day brought forward."""
    return replace(
        samples.signed(),
        body=BODY,
        state=State.SUSPENDED,
        suspended_at=datetime(2026, 11, 30, 16, 20),
        ends_because=EndReason.ADVISOR_LEFT,
        withdrawn=(LineWithdrawn(2, datetime(2026, 11, 28, 11, 15), WithdrawalChannel.PHONE),),
    )


def whole_record(head: Letterhead = samples.HEAD) -> PersonalRecord:
    """Nothing is left empty."""
    usual, at = samples.personal_record(head), datetime(2026, 9, 2, 14, 25)
    kept = PaperOriginal(7, "2026-0012", date(2026, 1, 12), date(2026, 2, 12), 6, "Classeur 1")
    destroyed = replace(kept, elimination=samples_originals.DESTROYED)
    ended = replace(samples.withdrawn(), number="2026-0003")
    held = (
        MandateHeld(running(), samples.ADVISOR, None, None, ("Jordi Puig, ambassadeur du numérique",)),
        MandateHeld(ended, samples.ADVISOR, samples.destruction(), kept),
        MandateHeld(replace(ended, number="2026-0004"), samples.ADVISOR, samples.destruction(), destroyed),
        MandateHeld(
            replace(ended, number="2026-0005"), samples.ADVISOR, None, replace(kept, returned_on=date(2026, 3, 9))
        ),
        MandateHeld(replace(samples.signed(), number="2026-0006", body=None), samples.ADVISOR, None),
    )
    sent = Transmitted(
        1, 1, 1, 1, samples.PERSON.name, at.date(), "Logement", date(2026, 9, 12), request.Outcome.GIVEN, "rappelée"
    )
    return replace(
        usual,
        person=replace(samples.PERSON, birth_name="Vilaseca", birth_year=1948),
        mandates=held,
        requests=(
            Request(1, at, Why.FULL, request.Outcome.CALL_BACK, at + timedelta(days=1, minutes=7), "Logement", 1),
        ),
        messages=(Message(1, 1, at.date(), "apporter l’avis d’imposition", at + timedelta(minutes=3), "compte-2", 1),),
        transmittals=(Transmittal(1, 3, date(2026, 9, 4), "CAPH", date(2026, 9, 19), (sent,)),),
        walk_ins=(Ticket(1, date(2026, 6, 4), 3, datetime(2026, 6, 4, 9), state_at=datetime(2026, 6, 4, 10, 42)),),
        calls=(Told(datetime(2026, 9, 30, 15, 12), datetime(2026, 10, 1, 9), "vient"),),
        rights=(samples_rights.REFUSED, samples_rights.LONGER),
        held_elsewhere=(MandateElsewhere(1, 1, "AC-2026-118", date(2026, 3, 3), date(2027, 3, 2)),),
        second_copies=True,
    )
