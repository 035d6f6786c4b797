"""The terms that a signed paper sets: who sends, from when and for how long, who books, what must be printed."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date, time
from enum import Enum

from .. import text
from ..errors import Fault, refuse
from ..french import NBSP, WEEKDAYS, listed
from ..nouns.frozen import frozen
from .data_terms import NOTHING_SAID, DataTerms, LegalBasis, SpecialGround, data_faults
from .volume import Volume, volume_faults

OWN_SERVICE = "le service de la commune"
LONGEST_MONTHS = 120
LONGEST_ANSWER = 90
MOST_RENEWALS = 20
MOST_ENTITLED, ENTITLED_LENGTH = 8, 50
MOST_ITEMS = 12
"""What is looked for at each opening stays short, or nobody looks."""


class Booker(Enum):
    """Who takes the appointments; the value is what the screens say."""

    PLACE = "l’accueil du lieu"
    ADVISOR = "le conseiller lui-même"
    PARTNER = "l’application du partenaire"


class Half(Enum):
    """Half a day; the value is what follows the name of a weekday."""

    MORNING = "matin"
    AFTERNOON = "après-midi"


HalfDay = tuple[int, Half]
"""A weekday, 0 for Monday, and half of it."""
EVERY_HALF_DAY = frozenset((weekday, half) for weekday in range(7) for half in Half)
_NOON, _LATE_NOON = time(12), time(13)


@frozen
class Terms:
    """The terms that drive the program, as one version of the paper has them.

    `signed_on` is the first day, that of the last signature unless the paper names another: every anniversary counts
    from it. `term_months` is the length of one period; where `first_end` is named the first period ends that day and
    the others follow it (S4: to 30 June 2026, then by the year). `tacit` says whether a period renews by itself,
    `renewals_max` how often at most (None: not said) and `renewals_made` how often the parties already did when it
    does not; `cap_months` is the most it lasts in all, 0 when nothing is said. `notice_months` is how long before the
    end of a period one must write; `hard_end` the day nothing may outlive, or None. `excluded` are half-days on which
    nobody comes. `booking_contact` is how to reach whoever books. `mention` is printed as it stands; `controller`
    answers for the personal data, `controller_contact` is how to write to it. `volume` is the presence promised, None
    where the text does not say. `answer_days` is how many days the partner is given to answer the requests that the
    commune transmits, 0 where it transmits none. `equipment` is what the place must have there at each session,
    `brought` what the advisors bring: a few words each. `open_to` is as whom people may come to
    workshops, none where anybody may. `data` is what the controller's data protection officer has
    decided.

    With `own` the commune itself employs the advisors: there is no partner, no end and no notice.
    """

    partner: str
    signed_on: date
    term_months: int
    tacit: bool
    notice_months: int
    hard_end: date | None
    booked_by: Booker
    mention: str
    controller: str
    controller_contact: str = ""
    booking_contact: str = ""
    own: bool = False
    first_end: date | None = None
    renewals_max: int | None = None
    renewals_made: int = 0
    cap_months: int = 0
    excluded: frozenset[HalfDay] = frozenset()
    volume: Volume | None = None
    answer_days: int = 0
    equipment: tuple[str, ...] = ()
    brought: tuple[str, ...] = ()
    data: DataTerms = NOTHING_SAID
    open_to: tuple[str, ...] = ()

    @property
    def sender(self) -> str:
        """Who sends the advisors: the partner, or the service of the commune."""
        return OWN_SERVICE if self.own else self.partner


@frozen
class Parties:
    """What papers say of who sends and of who answers for the data, under one convention or several together.

    `paper_years` is the longest time for which one of them has the service keep its original, None while one has not
    said it.
    """

    partner: str
    mention: str
    controller: str
    controller_contact: str
    booking_contact: str = ""
    officer_contact: str = ""
    bases: tuple[LegalBasis, ...] = ()
    grounds: tuple[SpecialGround, ...] = ()
    paper_years: int | None = None


def together(terms: Sequence[Terms]) -> Parties:
    """What stands on a paper made under all of these, each said once; `partner` is '' for the commune's own service.

    No contact is given while one of the controllers has none, nor of those who book unless it is one for all.
    """
    booking = _once(each.booking_contact for each in terms)
    years = [each.data.paper_years for each in terms]
    return Parties(
        listed(_once(each.partner for each in terms if each.partner)),
        "\n".join(_once(each.mention for each in terms if each.mention)),
        listed(_once(each.controller for each in terms)),
        _all_or_none(each.controller_contact for each in terms),
        booking[0] if len(booking) == 1 else "",
        _all_or_none(each.data.officer_contact for each in terms),
        tuple(dict.fromkeys(each.data.basis for each in terms)),
        tuple(dict.fromkeys(each.data.special for each in terms)),
        None if None in years else max((each for each in years if each is not None), default=None),
    )


def _all_or_none(contacts: Iterable[str]) -> str:
    found = _once(contacts)
    return f"{NBSP}; ".join(found) if all(found) else ""


def _once(words: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(words))


def half_days_of(weekday: int, start: time, end: time) -> Iterator[HalfDay]:
    """The half-days that these hours touch: a morning may last until 13 h."""
    if start < _NOON:
        yield weekday, Half.MORNING
    if start >= _NOON or end > _LATE_NOON:
        yield weekday, Half.AFTERNOON


def in_words(half_days: Iterable[HalfDay]) -> str:
    """'le lundi et le mercredi matin', in the order of the week; '' for none."""
    chosen = set(half_days)
    words = []
    for weekday, name in enumerate(WEEKDAYS):
        halves = [half for half in Half if (weekday, half) in chosen]
        if len(halves) == len(Half):
            words.append(f"le {name}")
        else:
            words += [f"le {name} {half.value}" for half in halves]
    return listed(words)


def read_terms(
    *,
    partner: str,
    signed_on: date | None,
    term_months: int,
    tacit: bool,
    notice_months: int,
    hard_end: date | None,
    booked_by: Booker,
    mention: str,
    controller: str,
    controller_contact: str = "",
    booking_contact: str = "",
    own: bool = False,
    first_end: date | None = None,
    renewals_max: int | None = None,
    renewals_made: int = 0,
    cap_months: int = 0,
    excluded: frozenset[HalfDay] = frozenset(),
    volume: Volume | None = None,
    answer_days: int = 0,
    equipment: Iterable[str] = (),
    brought: Iterable[str] = (),
    data: DataTerms = NOTHING_SAID,
    open_to: Iterable[str] = (),
) -> Terms:
    """The terms typed in a form; raises `Refused` with the names of the parameters as fields.

    Of the commune's own service, what only an agreement has is left out, whatever was typed.
    """
    contact = "" if booked_by is Booker.PLACE else text.tidy(booking_contact)
    found = Terms(
        "" if own else text.tidy(partner),
        signed_on or date.min,
        12 if own else term_months,
        own or tacit,
        0 if own else notice_months,
        None if own else hard_end,
        booked_by,
        text.tidy(mention),
        text.tidy(controller),
        text.tidy(controller_contact),
        contact,
        own,
        None if own else first_end,
        None if own else renewals_max,
        0 if own or tacit else renewals_made,
        0 if own else cap_months,
        excluded,
        volume,
        0 if own else answer_days,
        read_items(equipment),
        read_items(brought),
        replace(data, officer_contact=text.tidy(data.officer_contact)),
        read_items(open_to),
    )
    faults = [] if own else text.line_faults(partner, "partner", "Le partenaire")
    if signed_on is None:
        sentence = "Recopiez la date de la dernière signature, à la fin de la convention, ou son premier jour."
        faults = [*faults, Fault("signed_on", sentence)]
    refuse([*faults, *_duration_faults(found, signed_on), *_word_faults(found), *_item_faults(found)])
    return found


def _duration_faults(terms: Terms, signed_on: date | None) -> Iterator[Fault]:
    if not 1 <= terms.term_months <= LONGEST_MONTHS:
        yield Fault("term_months", f"La durée va de 1 à {LONGEST_MONTHS} mois.")
    elif not 0 <= terms.notice_months <= terms.term_months:
        yield Fault("notice_months", "Le préavis ne peut pas dépasser la durée de la convention.")
    elif terms.cap_months and not terms.term_months <= terms.cap_months <= 2 * LONGEST_MONTHS:
        yield Fault("cap_months", "La durée maximale ne peut pas être plus courte que la durée elle-même.")
    if signed_on and terms.hard_end and terms.hard_end < signed_on:
        yield Fault("hard_end", "La convention finit avant d’être signée : corrigez l’une des deux dates.")
    if signed_on and terms.first_end and terms.first_end < signed_on:
        yield Fault("first_end", "La première période finit avant de commencer : corrigez l’une des deux dates.")
    if terms.renewals_max is not None and not 0 <= terms.renewals_max <= MOST_RENEWALS:
        yield Fault("renewals_max", f"De 0 à {MOST_RENEWALS} renouvellements, ou rien si le texte n’en dit rien.")
    elif terms.renewals_made > (MOST_RENEWALS if terms.renewals_max is None else terms.renewals_max):
        yield Fault("renewals_made", "C’est plus de renouvellements que la convention n’en permet.")
    if terms.excluded >= EVERY_HALF_DAY:
        yield Fault("excluded", "Laissez au moins une demi-journée où l’on peut venir.")
    if not 0 <= terms.answer_days <= LONGEST_ANSWER:
        yield Fault("answer_days", f"De 1 à {LONGEST_ANSWER} jours, ou rien si les demandes ne se transmettent pas.")
    if terms.volume:
        yield from volume_faults(terms.volume)


def _word_faults(terms: Terms) -> Iterator[Fault]:
    yield from text.line_faults(terms.booking_contact, "booking_contact", "Le contact", required=False)
    yield from text.line_faults(terms.mention, "mention", "La mention", required=False, longest=400)
    yield from text.line_faults(terms.controller, "controller", "Le responsable de traitement")
    yield from text.line_faults(terms.controller_contact, "controller_contact", "Le contact", required=False)
    yield from data_faults(terms.data)
    yield from entitlement_faults(terms.open_to, "open_to")


def _item_faults(terms: Terms) -> Iterator[Fault]:
    for field, items in (("equipment", terms.equipment), ("brought", terms.brought)):
        if len(items) > MOST_ITEMS:
            yield Fault(field, f"{MOST_ITEMS} lignes au plus : gardez ce qui se vérifie d’un coup d’œil.")
        faults = (fault for words in items for fault in text.line_faults(words, field, "Le matériel", longest=60))
        if fault := next(faults, None):
            yield fault


def read_items(typed: Iterable[str]) -> tuple[str, ...]:
    """Lines as they may be kept: each once, in order; what is left blank is none."""
    return tuple(dict.fromkeys(filter(None, map(text.tidy, typed))))


def entitlement_faults(open_to: Collection[str], field: str) -> Iterator[Fault]:
    """What is wrong with the lines of those to whom workshops are reserved, said of this field: one of them at most.

    Estaires, art. 3 § 2: whoever lives in the Communauté de communes, or is enrolled in its libraries. La Porte du
    Hainaut, art. 4: the staff of several communes. Anybody may come where there is none.
    """
    if len(open_to) > MOST_ENTITLED:
        yield Fault(field, f"{MOST_ENTITLED} lignes au plus : à qui l’atelier est réservé.")
    lines = (fault for each in open_to for fault in text.line_faults(each, field, "La ligne", longest=ENTITLED_LENGTH))
    if fault := next(lines, None):
        yield fault
