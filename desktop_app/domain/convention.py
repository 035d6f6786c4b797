"""The signed convention: who sends the advisors, for how long, who books, what must be printed."""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum

from . import text
from .errors import Fault, refuse
from .working_days import add_months


class Booker(Enum):
    """Who takes the appointments; the value is what the screens say."""

    PLACE = "l’accueil du lieu"
    ADVISOR = "le conseiller lui-même"
    PARTNER = "l’application du partenaire"


@dataclass(frozen=True)
class Convention:
    """The terms that drive the program.

    `signed_on` is the date of the last signature; `term_months` the length of one period;
    `tacit` whether it renews by itself; `notice_months` how long before the end of a period a
    refusal must be sent; `hard_end` the day nothing may outlive, or None. `mention` is printed as
    it stands; `controller` answers for the personal data, `controller_contact` is how to write to it.
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


def read_convention(
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
) -> Convention:
    """The convention typed in a form; raises `Refused` with the names of the parameters as fields."""
    faults = [*text.line_faults(partner, "partner", "Le partenaire")]
    if signed_on is None:
        faults.append(Fault("signed_on", "Recopiez la date de la dernière signature, à la fin de la convention."))
    if not 1 <= term_months <= 120:
        faults.append(Fault("term_months", "La durée va de 1 à 120 mois."))
    elif not 0 <= notice_months <= term_months:
        faults.append(Fault("notice_months", "Le préavis ne peut pas dépasser la durée de la convention."))
    if signed_on and hard_end and hard_end < signed_on:
        faults.append(Fault("hard_end", "La convention finit avant d’être signée : corrigez l’une des deux dates."))
    faults += text.line_faults(mention, "mention", "La mention", required=False, longest=400)
    faults += text.line_faults(controller, "controller", "Le responsable de traitement")
    faults += text.line_faults(controller_contact, "controller_contact", "Le contact", required=False)
    refuse(faults)
    assert signed_on
    return Convention(
        text.tidy(partner),
        signed_on,
        term_months,
        tacit,
        notice_months,
        hard_end,
        booked_by,
        text.tidy(mention),
        text.tidy(controller),
        text.tidy(controller_contact),
    )


def last_day(convention: Convention) -> date | None:
    """The last day the convention can run, or None when it renews without end (000, art. 6)."""
    if convention.tacit:
        return convention.hard_end
    end = add_months(convention.signed_on, convention.term_months) - timedelta(1)
    return min(end, convention.hard_end) if convention.hard_end else end


def covers(convention: Convention, day: date) -> bool:
    """Whether the convention is in force on this day."""
    last = last_day(convention)
    return convention.signed_on <= day and (last is None or day <= last)


def opposition_by(convention: Convention, today: date) -> date | None:
    """The next last day on which a party may still refuse the renewal, or None when none is to come.

    `notice_months` before the anniversary of the last signature (000, art. 6).
    """
    if not convention.tacit:
        return None
    last, periods = last_day(convention), 1
    while True:
        anniversary = add_months(convention.signed_on, convention.term_months * periods)
        if last and anniversary > last:
            return None
        limit = add_months(anniversary, -convention.notice_months)
        if limit >= today:
            return limit
        periods += 1
