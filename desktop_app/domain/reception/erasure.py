"""How long people are kept: until so many months after they were last seen, unless something of theirs goes on.

Source: RGPD, article 5-1 e; CNIL, délibération 2023-095, two years after the last contact.
"""

from collections.abc import Iterable
from datetime import date, datetime

from ..errors import RuleBroken
from ..french import NBSP, moment
from ..mandate import Mandate
from ..mandate import State as Step
from ..working_days import add_months
from .appointment import Appointment, State


def not_seen_since(today: date, months_kept: int) -> date:
    """Whoever was last seen before this date has been kept long enough."""
    return add_months(today, -months_kept)


def check_erasure(
    mandates: Iterable[Mandate], appointments: Iterable[Appointment], now: datetime, *, awaits_a_call: bool = False
) -> None:
    """Refuse to erase somebody whom a mandate, an appointment or a call still waits for, with the way out."""
    if going_on := next((mandate for mandate in mandates if mandate.state is not Step.ENDED), None):
        raise RuleBroken(f"Le mandat {going_on.number} n’a pas pris fin : retirez-le d’abord, puis effacez la fiche.")
    waiting = (State.EXPECTED, State.ARRIVED)
    if coming := next((one for one in appointments if one.state in waiting and one.end > now), None):
        raise RuleBroken(
            f"Un rendez-vous est prévu {moment(coming.start)} : annulez-le d’abord, puis effacez la fiche."
        )
    if awaits_a_call:
        raise RuleBroken(
            f"Cette personne attend une place ou un appel{NBSP}: dites la suite dans «{NBSP}À prévenir{NBSP}», "
            "puis effacez la fiche."
        )
