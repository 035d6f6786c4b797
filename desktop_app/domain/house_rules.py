"""What the référent decides for the place: when the screen locks, how long people are kept, where copies go."""

from .errors import Fault, refuse
from .nouns.frozen import frozen

SHORTEST_IDLE, LONGEST_IDLE = 1, 60
SOONEST_LATE, LATEST_LATE = 5, 60
MOST_IN_A_WORKSHOP = 50
LONGEST_END_SHEET = 7
SHORTEST_DRAFT, LONGEST_DRAFT = 1, 90
SHORTEST_KEPT, LONGEST_KEPT = 3, 72
"""Six years is the longest proof of a mandate (code de procédure pénale, art. 8)."""


@frozen
class HouseRules:
    """`idle_minutes` before the screen locks; `months_kept` after the last visit of a person, who is then erased.

    Two years after the last contact is the CNIL's figure for social support (délibération 2023-095).
    `second_place` is a folder on a USB stick or a share where copies go as well, or ''. After `late_minutes` somebody
    with an appointment is late, and their hour goes to those who wait without one. `workshop_room`,
    `workshop_machines` and `workshop_convention` are how many people the room, the computers and the convention hold in
    a workshop, 0 where that limits nothing. `end_sheet_days` is for how many days the content of a mandate that ended
    without its advisor waits for the end sheet, 0 for none: the data protection officer decides. So they do of
    `curatelle_refused` and `witnesses_enough`, the `Cautions` of `domain.mandate.capacity`: the most cautious first.
    `asks_leaving` is whether sign-in sheets have a column for the hour at which people leave. After `draft_days` a
    mandate that nobody signed is proposed for destruction. `queue_each` is whether several advisors who receive without
    appointment have a queue each, `sheets_by_hours` whether each stretch of hours has a sign-in sheet of its own.
    """

    idle_minutes: int = 10
    months_kept: int = 24
    second_place: str = ""
    late_minutes: int = 10
    workshop_room: int = 0
    workshop_machines: int = 0
    workshop_convention: int = 0
    end_sheet_days: int = 0
    curatelle_refused: bool = False
    witnesses_enough: bool = False
    asks_leaving: bool = False
    draft_days: int = 15
    queue_each: bool = False
    sheets_by_hours: bool = True


def check_house_rules(rules: HouseRules) -> None:
    """Refuse what protects nobody (fields idle_minutes, months_kept, late_minutes, workshop_…)."""
    faults = []
    if not SHORTEST_IDLE <= rules.idle_minutes <= LONGEST_IDLE:
        faults.append(
            Fault("idle_minutes", f"Entre {SHORTEST_IDLE} et {LONGEST_IDLE} minutes : au-delà, l’écran reste ouvert.")
        )
    if not SHORTEST_KEPT <= rules.months_kept <= LONGEST_KEPT:
        faults.append(Fault("months_kept", f"Entre {SHORTEST_KEPT} et {LONGEST_KEPT} mois après la dernière visite."))
    if not SOONEST_LATE <= rules.late_minutes <= LATEST_LATE:
        faults.append(Fault("late_minutes", f"Entre {SOONEST_LATE} et {LATEST_LATE} minutes de retard."))
    for field in ("workshop_room", "workshop_machines", "workshop_convention"):
        if not 0 <= getattr(rules, field) <= MOST_IN_A_WORKSHOP:
            faults.append(Fault(field, f"De 0 (rien ne limite) à {MOST_IN_A_WORKSHOP} personnes."))
    if not 0 <= rules.end_sheet_days <= LONGEST_END_SHEET:
        faults.append(
            Fault("end_sheet_days", f"De 0 (détruit aussitôt) à {LONGEST_END_SHEET} jours : demandez au DPO.")
        )
    if not SHORTEST_DRAFT <= rules.draft_days <= LONGEST_DRAFT:
        faults.append(Fault("draft_days", f"Entre {SHORTEST_DRAFT} et {LONGEST_DRAFT} jours sans signature."))
    refuse(faults)
