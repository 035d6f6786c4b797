"""Mandates that somebody signs beside, or for another, and the sheet of those who cannot give one."""

from dataclasses import replace
from datetime import date

from desktop_app.domain.advisor import Advisor, AdvisorTitle
from desktop_app.domain.mandate import Aid, Birth, IdentityDocument, IdentityFact, Path, Signing
from desktop_app.domain.mandate.capacity import (
    Cautions,
    Difficulty,
    Situation,
    Standing,
    Verdict,
    judge,
)
from desktop_app.domain.person import Person
from desktop_app.forms.mandate import MandateForm
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


def large() -> MandateForm:
    """The usual case with all that may be typed, in large print."""
    return _in_large_print(samples.whole_mandate_form())


def worst_large() -> MandateForm:
    """One line as long as may be typed, and the longest names, in large print."""
    body = replace(samples.WORST_BODY, lines=samples.WORST_BODY.lines[:1], requests=samples.WORST_BODY.requests[:1])
    longest = {"person": samples.WORST_PERSON, "advisor": samples.WORST_ADVISOR}
    return _in_large_print(samples.mandate_form(samples.WORST_HEAD, body, **longest))


def _in_large_print(form: MandateForm) -> MandateForm:
    return replace(form, originals=replace(form.originals, large=True))


def with_long_names() -> MandateForm:
    """Long double-barrelled accented names, of birth as well."""
    person = Person(3, "Lefèvre-Nguyễn de la Tour d’Auvergne", "Maximilienne-Anastasie")
    advisor = Advisor(3, "Castellà-Roussillon", "Anne-Élisabeth", AdvisorTitle.AMBASSADOR_WOMAN)
    birth = Birth("Puig-Şahin de Castelló d’Empúries", date(1948, 3, 12), "Saint-Cyprien-Plage (Pyrénées-Orientales)")
    form = samples.whole_mandate_form()
    body = replace(form.mandate.open_body, birth=birth)
    names = replace(form.originals, person=person, advisor=advisor)
    return replace(form, mandate=replace(form.mandate, body=body), originals=names)


def with_one_name() -> MandateForm:
    """Somebody who has one name only, born nobody knows when."""
    form = samples.whole_mandate_form()
    body = replace(form.mandate.open_body, birth=Birth("", None, "Kaboul"))
    named = replace(form.originals, person=Person(4, "Aïcha", ""))
    return replace(form, mandate=replace(form.mandate, body=body), originals=named)


def of_thirty_lines() -> MandateForm:
    """Thirty procedures and ten requests."""
    body = replace(samples.BODY, lines=samples.LINES * 15, requests=samples.REQUESTS * 10, path=Path())
    return samples.mandate_form(body=body)


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
