"""What stands on the two originals of a mandate, frozen as they come out: a reprint is the same paper or none."""

from datetime import date, datetime

from ..advisor import Advisor
from ..nouns.frozen import frozen
from ..person import Person
from ..place import Place


@frozen
class Originals:
    """The words around the scope. `template` is the version of the text, as 'modèle 2'.

    `ends_on` is the last day as it was agreed: what cuts the mandate short later is not on the paper. `person` and
    `advisor` are as they were named then, without a telephone number; `informed_by` and `identified_by` are who did
    it, as the paper names them; `substitutes` are the other advisors it names, with their titles; `months_kept` is
    how long after the last visit a person is erased. `notice` is what they say of personal data, each question with its
    answer, and `to_tick` what the person ticks there; originals of « modèle 2 » kept neither. `paper_years` is how long
    the service keeps its own after the end, None where they do not say it. `convention_ends` is the last day of what
    the advisor works under, None where it has none, and `large` whether they are in large print. `model` is the
    partner's own text as it was then, each block with its title and its fields in braces, and `model_name` what it is
    called, with its version; nothing where the text is ours.
    """

    template: str
    printed_at: datetime
    ends_on: date
    demo: bool
    place: Place
    mention: str
    partner: str
    controller: str
    controller_contact: str
    person: Person
    advisor: Advisor
    informed_by: str
    identified_by: str
    months_kept: int
    substitutes: tuple[str, ...] = ()
    notice: tuple[tuple[str, str], ...] = ()
    to_tick: tuple[str, ...] = ()
    paper_years: int | None = None
    convention_ends: date | None = None
    large: bool = False
    model: tuple[tuple[str, str], ...] = ()
    model_name: str = ""


@frozen
class Printed:
    """The originals that came out, and the SHA-256 of their PDF, in hexadecimal."""

    originals: Originals
    pdf_digest: str
