"""The sheets that go with a mandate: the usual case, a single name, a long one with accents, all that may be typed."""

from dataclasses import replace

from desktop_app.domain.convention import LegalBasis, SpecialGround, together
from desktop_app.domain.mandate import Aid, DataRequest
from desktop_app.domain.person import Person
from desktop_app.forms.data_request_sheet import DataRequestSheet
from desktop_app.forms.information_notice import InformationNotice
from desktop_app.forms.page import Letterhead
from desktop_app.forms.plain_sheet import PlainSheet
from desktop_app.forms.reading_sheet import Reading, ReadingSheet

from . import samples
from .samples_endings import LINES

ONE_NAME = Person(3, "Suryani", "")
LONG_NAME = Person(4, "Lefèvre-Nguyễn d’Almeida-Gonçalves", "Éloïse Anne-Françoise")
CAREER = ((3, "Relevé de carrière"),)


def information_notice(head: Letterhead = samples.HEAD, person: Person = samples.PERSON) -> InformationNotice:
    """A public task, and the person's own word for what touches their health."""
    said = together([samples.CONVENTION])
    return InformationNotice(head, said, 24, person, samples.ADVISOR, "2026-0012", samples.DAY)


def worst_information_notice() -> InformationNotice:
    """Two conventions whose officers decided otherwise, everything as long as may be typed."""
    other = replace(
        samples.CONVENTION,
        controller="Département " * 16,
        controller_contact="24 quai Sadi-Carnot " * 8,
        data=replace(
            samples.CONVENTION.data, basis=LegalBasis.CONSENT, special=SpecialGround.SOCIAL_PROTECTION, paper_years=0
        ),
    )
    said = together([samples.CONVENTION, other])
    return replace(
        information_notice(samples.WORST_HEAD, samples.WORST_PERSON), said=said, advisor=samples.WORST_ADVISOR
    )


def plain_sheet(head: Letterhead = samples.HEAD, person: Person = samples.PERSON) -> PlainSheet:
    """Two procedures and a request."""
    return PlainSheet(head, person, samples.ADVISOR, LINES)


def worst_plain_sheet() -> PlainSheet:
    """Twelve procedures and three requests, everything as long as may be typed."""
    mandate = samples.signed(samples.WORST_BODY)
    who = samples.WORST_ADVISOR
    return PlainSheet(samples.WORST_HEAD, samples.WORST_PERSON, who, mandate, (who,) * 3)


def reading_sheet(
    head: Letterhead = samples.HEAD,
    person: Person = samples.PERSON,
    aids: frozenset[Aid] = frozenset({Aid.READ_ALOUD, Aid.INTERPRETER}),
) -> ReadingSheet:
    """Read aloud and translated, on the day it is signed."""
    return ReadingSheet(head, Reading("2026-0012", person, samples.ADVISOR, samples.MORNING), aids)


def worst_reading_sheet() -> ReadingSheet:
    """Whoever may help did, everything as long as may be typed."""
    sheet = reading_sheet(samples.WORST_HEAD, samples.WORST_PERSON, frozenset(Aid))
    assert sheet.of
    return replace(sheet, of=replace(sheet.of, advisor=samples.WORST_ADVISOR))


def data_request_sheet(head: Letterhead = samples.HEAD, person: Person = samples.PERSON) -> DataRequestSheet:
    """What the Carsat is asked."""
    return DataRequestSheet(
        head,
        person,
        samples.ADVISOR,
        LINES,
        samples.CONVENTION.partner,
        "Assurance retraite (Carsat)",
        CAREER,
        samples.MORNING,
    )


def worst_data_request_sheet() -> DataRequestSheet:
    """Three things asked of one organism, everything as long as may be typed."""
    asked = DataRequest("Organisme " * 20, "Relevé complet " * 13)
    return replace(
        data_request_sheet(samples.WORST_HEAD, samples.WORST_PERSON),
        advisor=samples.WORST_ADVISOR,
        partner="Département " * 16,
        organism=asked.organism,
        asked=tuple((number, asked.data) for number in (13, 14, 15)),
    )
