"""Equipment: looked for once at the opening of a session, what lacks kept until those who owe it are told, counted."""

from datetime import date, datetime, timedelta
from functools import partial

from desktop_app.domain.account import Role
from desktop_app.domain.advisor import Advisor
from desktop_app.domain.convention import Convention, terms_on
from desktop_app.domain.errors import OutOfDate
from desktop_app.domain.french import NBSP, day_and_month
from desktop_app.domain.fulfilment import convention_under
from desktop_app.domain.journal import Action
from desktop_app.domain.nouns.frozen import frozen
from desktop_app.domain.planning import Decider, Session
from desktop_app.domain.planning.equipment import (
    EquipmentCheck,
    Item,
    Lacked,
    check_equipment,
    counted,
    items_of,
    lacking_told,
)
from desktop_app.storage.connection.database import writing
from desktop_app.storage.planning import equipment as stored

from ..changes import Changes, Touched, Undo
from ..desk import Desk
from ..permissions import everyone, only
from . import schedule

BEFORE = timedelta(minutes=30)
"""How long before the opening it may be looked for, where nobody said when the advisor arrives."""
KEPT_IN_SIGHT = timedelta(days=7)


@frozen
class Equipped:
    """What must be there for an advisor on a date, and what was found, None while nobody has looked.

    `sender` is who owes what the advisors bring.
    """

    day: date
    advisor: Advisor
    sessions: tuple[Session, ...]
    convention: Convention
    items: tuple[Item, ...]
    check: EquipmentCheck | None

    @property
    def opens(self) -> datetime:
        """From when on it may be looked for."""
        first = self.sessions[0]
        return datetime.combine(self.day, first.arrives) if first.arrives else first.opens - BEFORE

    @property
    def closes(self) -> datetime:
        """When the last session is over."""
        return self.sessions[-1].closes

    @property
    def lacking_told(self) -> str:
        """'Vidéoprojecteur (le lieu d’accueil), Téléphone (Département…)': what lacks and who owes it, or ''."""
        lacking = self.check.lacking if self.check else ()
        owed = [(who, [each for each in lacking if each.owed_by is who]) for who in Decider]
        return ", ".join(f"{lacking_told(items)} ({self.owed_by(who)})" for who, items in owed if items)

    def owed_by(self, decider: Decider) -> str:
        """Who that is, in words."""
        return terms_on(self.convention, self.day).sender if decider is Decider.PARTNER else decider.value


@everyone
def of_day(desk: Desk, day: date) -> tuple[Equipped, ...]:
    """Everybody who receives on this date under a convention that wants something there, in order of opening."""
    planning, who = schedule.planning_of(desk), schedule.advisors_on(desk, day)
    checks = {each.advisor_id: each for each in stored.between(desk.db, day, day)}
    by_advisor: dict[int, list[Session]] = {}
    for session in schedule.here_on(desk, day):
        if session.segments:
            by_advisor.setdefault(session.advisor_id, []).append(session)
    found = []
    for id, sessions in by_advisor.items():
        convention = convention_under(sessions[0], planning)
        items = items_of(terms_on(convention, day)) if convention else ()
        if convention and (items or id in checks):
            found.append(Equipped(day, who[id], tuple(sessions), convention, items, checks.get(id)))
    return tuple(found)


@everyone
def to_check(desk: Desk) -> tuple[Equipped, ...]:
    """Those of today whose session opens or is open, and for whom nobody has looked yet."""
    now = desk.now()
    return tuple(each for each in of_day(desk, now.date()) if each.check is None and each.opens <= now < each.closes)


@everyone
def untold(desk: Desk) -> tuple[Equipped, ...]:
    """The sessions of the past week at which something lacked that nobody was told of yet, the newest first."""
    today = desk.now().date()
    days = {
        each.day for each in stored.between(desk.db, today - KEPT_IN_SIGHT, today) if each.lacking and not each.told
    }
    found = [each for day in sorted(days, reverse=True) for each in of_day(desk, day)]
    return tuple(each for each in found if each.check and each.check.lacking and not each.check.told)


@only(Role.MANAGER)
def lacked_between(desk: Desk, convention_id: int, first: date, last: date) -> Lacked:
    """What lacked at the sessions of this convention from `first` to `last`, both included, where anybody looked."""
    return counted(each for each in stored.between(desk.db, first, last) if each.convention_id == convention_id)


@everyone
def note(desk: Desk, check: EquipmentCheck) -> Changes:
    """Say what was found at a session, today or later on; raises `Refused` for what was not to be looked for.

    Raises `OutOfDate` when the convention that asks for it is no longer there.
    """
    with writing(desk.db):
        if check.convention_id not in schedule.planning_of(desk).convention_by_id:
            raise OutOfDate(f"La liste du matériel a changé{NBSP}: rouvrez-la.")
        equipped = next((each for each in of_day(desk, check.day) if each.advisor.id == check.advisor_id), None)
        before = equipped.check if equipped else None
        items = (*equipped.items, *(before.lacking if before else ())) if equipped else ()
        check_equipment(check, items, schedule.here_on(desk, check.day), desk.now().date())
        stored.save(desk.db, check, desk.now())
        lack = f"manque {len(check.lacking)}" if check.lacking else "complet"
        desk.record(Action.EQUIPMENT_CHECKED, f"conseiller-{check.advisor_id}", lack)
    told = f"il manque {lacking_told(check.lacking)}" if check.lacking else "tout est là"
    when = "" if check.day == desk.now().date() else f" ({day_and_month(check.day)})"
    name = schedule.advisors_on(desk, check.day)[check.advisor_id].name
    undo = Undo(f"le matériel vérifié pour {name}", partial(_undo, before, check))
    return Changes(Touched.APPOINTMENTS, f"Matériel pour {name}{when}{NBSP}: {told}.", 0, undo)


def _undo(before: EquipmentCheck | None, after: EquipmentCheck, desk: Desk) -> Changes:
    with writing(desk.db):
        if stored.get(desk.db, after.day, after.advisor_id) != after:
            raise OutOfDate("Ce matériel a été vérifié de nouveau depuis : l’action ne peut plus être annulée.")
        if before is None:
            stored.remove(desk.db, after.day, after.advisor_id)
        else:
            stored.save(desk.db, before, desk.now())
        desk.record(Action.UNDONE, f"conseiller-{after.advisor_id}")
    return Changes(Touched.APPOINTMENTS, f"Annulé{NBSP}: le matériel vérifié.")
