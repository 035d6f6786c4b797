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
        held = house_rules.load(desk.db)
        if _of_days(rules) != _of_days(held):
            ledger.settle_within(desk)
        house_rules.save(desk.db, rules)
        if _of_sheets(rules) != _of_sheets(held):
            ledger.lay_sheets_out_within(desk, desk.now().date(), rules)
        desk.record(Action.HOUSE_RULES_SET)
    return Changes(Touched.SETTINGS, "Règles du lieu enregistrées.")


def _of_days(rules: HouseRules) -> tuple[int, ...]:
    """What the days depend on: the seats of workshops, and the sheets that are printed."""
    return rules.workshop_room, rules.workshop_machines, rules.workshop_convention, *_of_sheets(rules)


def _of_sheets(rules: HouseRules) -> tuple[bool, bool]:
    return rules.asks_leaving, rules.sheets_by_hours
