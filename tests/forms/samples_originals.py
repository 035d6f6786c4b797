"""Data for the papers about the service's originals: a list of three, one of many in places as long as may be typed."""

from dataclasses import replace
from datetime import date

from desktop_app.domain.mandate.paper_original import PLACE_LENGTH, Allowance, Disposal, Elimination, PaperOriginal
from desktop_app.forms.destruction_proof import DestructionProof
from desktop_app.forms.elimination_list import EliminationList
from desktop_app.forms.elimination_record import EliminationRecord
from desktop_app.forms.page import Letterhead

from . import samples

LIST = Elimination(3, "E2032-0001", date(2032, 3, 4), "compte-4")
ALLOWED = replace(LIST, allowance=Allowance.VISA, allowed_on=date(2032, 4, 15), reference="AD66 2032/118")
NOT_NEEDED = replace(
    LIST, allowance=Allowance.NOT_NEEDED, allowed_on=date(2026, 2, 3), reference="courriel du 3 février"
)
DESTROYED = replace(ALLOWED, destroyed_on=date(2032, 5, 6), destroyed_by="compte-4", way=Disposal.SHREDDED)
ORIGINAL = PaperOriginal(7, "2026-0012", date(2026, 1, 12), date(2026, 2, 12), 6, "Classeur Mandats 2026, n° 12")
ORIGINALS = (
    replace(ORIGINAL, mandate_id=5, number="2025-0031", signed_on=date(2025, 11, 6), ended_on=date(2025, 12, 7)),
    ORIGINAL,
    replace(ORIGINAL, mandate_id=8, number="2026-0013", place=""),
)
MANY = tuple(replace(ORIGINAL, number=f"2026-{at:04}", place="Classeur " * 6 + "n° 12") for at in range(1, 61))
assert len(MANY[0].place) <= PLACE_LENGTH


def destruction_proof(list_: Elimination | None = None) -> DestructionProof:
    """The certificate of a mandate whose paper is kept, or destroyed as well."""
    original = replace(ORIGINAL, elimination=list_)
    return replace(samples.destruction_proof(), mandate=ORIGINAL.number, original=original)


def elimination_list(
    head: Letterhead = samples.HEAD, list_: Elimination = LIST, originals: tuple[PaperOriginal, ...] = ORIGINALS
) -> EliminationList:
    """What is sent to the Archives."""
    return EliminationList(head, list_, originals, samples.CONVENTION.controller)


def elimination_record(
    head: Letterhead = samples.HEAD, list_: Elimination = DESTROYED, originals: tuple[PaperOriginal, ...] = ORIGINALS
) -> EliminationRecord:
    """What is signed once they are destroyed."""
    return EliminationRecord(head, list_, originals, "compte n° 4, référent")
