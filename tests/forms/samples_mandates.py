"""Mandates that somebody signs beside, or for another, and the sheet of those who cannot give one."""

from dataclasses import replace

from desktop_app.domain.mandate import Aid, IdentityDocument, IdentityFact, Path, Signing
from desktop_app.domain.mandate.capacity import (
    Cautions,
    Difficulty,
    Situation,
    Standing,
    Verdict,
    judge,
)
from desktop_app.forms.mandate_form import MandateForm
from desktop_app.forms.orientation_sheet import OrientationSheet
from desktop_app.forms.page import Letterhead

from . import samples

_FACTS = frozenset({IdentityFact.HOME, IdentityFact.ORGANISM})


def mandate_with_curator() -> MandateForm:
    """Signed with the curator, who is here, once the text was read aloud; two facts stood for a document."""
    path = Path(Signing.WITH_CURATOR, frozenset({Aid.READ_ALOUD}))
    made = samples.mandate_form(body=replace(samples.BODY, path=path))
    body = replace(made.mandate.open_body, identity=IdentityDocument.OTHER_MEANS, identity_facts=_FACTS)
    return replace(made, mandate=replace(made.mandate, body=body))


def mandate_by_parent() -> MandateForm:
    """Signed by a parent, once an interpreter translated it."""
    path = Path(Signing.BY_PARENT, frozenset({Aid.INTERPRETER}))
    return samples.mandate_form(body=replace(samples.BODY, path=path))


def mandate_with_all() -> MandateForm:
    """The most who may have to sign beside: the curator, the reader, the interpreter and two witnesses."""
    path = Path(Signing.WITH_CURATOR, frozenset(Aid), seen_alone=True)
    worst = samples.worst_mandate_form()
    body = replace(worst.mandate.open_body, path=path)
    return replace(worst, mandate=replace(worst.mandate, body=body))


def refusal() -> Verdict:
    """Somebody represented, who came without the one who represents them."""
    return judge(Situation(Standing.TUTELLE), Cautions())


def orientation_sheet(head: Letterhead = samples.HEAD, verdict: Verdict | None = None) -> OrientationSheet:
    """What is handed to them."""
    said = verdict or refusal()
    return OrientationSheet(head, tuple(reason.to_person for reason in said.refusals), said.helpers)


def worst_orientation_sheet() -> OrientationSheet:
    """Everything stands in the way at once."""
    said = Situation(Standing.CURATELLE, difficulties=frozenset(Difficulty), company=True)
    return orientation_sheet(samples.WORST_HEAD, judge(said, Cautions()))
