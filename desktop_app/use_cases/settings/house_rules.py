"""What the référent decides for the place: when the screen locks, how long people are kept, where copies go."""

from desktop_app.domain.account import Role
from desktop_app.domain.house_rules import HouseRules, check_house_rules
from desktop_app.domain.journal import Action
from desktop_app.storage import house_rules
from desktop_app.storage.connection.database import writing

from ..changes import Changes, Touched
from ..desk import Desk
from ..permissions import everyone, only
from ..planning import ledger


@everyone
def load(desk: Desk) -> HouseRules:
    """The rules as they stand; every account follows them."""
    return house_rules.load(desk.db)


@only(Role.MANAGER)
def change(desk: Desk, rules: HouseRules) -> Changes:
    """Put these rules in force; raises `Refused` for a time that protects nobody, or seats that nobody has."""
    check_house_rules(rules)
    with writing(desk.db):
        if _of_workshops(rules) != _of_workshops(house_rules.load(desk.db)):
            ledger.settle_within(desk)
        house_rules.save(desk.db, rules)
        desk.record(Action.HOUSE_RULES_SET)
    return Changes(Touched.SETTINGS, "Règles du lieu enregistrées.")


def _of_workshops(rules: HouseRules) -> tuple[int, ...]:
    """What the seats of the days to come depend on."""
    return rules.workshop_room, rules.workshop_machines, rules.workshop_convention
