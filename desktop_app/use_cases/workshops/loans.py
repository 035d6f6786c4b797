"""Loans of equipment: noted with where each is kept, given back, and said while one is to be."""

from functools import partial

from desktop_app.domain.account import Role
from desktop_app.domain.errors import OutOfDate
from desktop_app.domain.french import NBSP
from desktop_app.domain.journal import Action
from desktop_app.domain.planning.loan import Loan, LoanStanding, check_loan, loan_standing
from desktop_app.storage.connection.database import writing
from desktop_app.storage.planning import loans

from ..changes import Changes, Touched, Undo
from ..desk import Desk
from ..permissions import everyone, only

_CHANGED = f"Ce prêt a changé depuis{NBSP}: l’action ne peut plus être annulée."


@everyone
def every(desk: Desk) -> list[Loan]:
    """Every loan, those that are not back first, each by its first day."""
    return sorted(loans.every(desk.db), key=lambda each: (each.returned_on is not None, each.first, each.id))


@everyone
def to_give_back(desk: Desk) -> list[Loan]:
    """Those whose last day is today or over."""
    today = desk.now().date()
    return [each for each in loans.every(desk.db) if loan_standing(each, today) is LoanStanding.LATE]


@only(Role.MANAGER)
def keep(desk: Desk, loan: Loan) -> Changes:
    """Note a loan of id 0, or correct the one of its id; raises `Refused` as `check_loan` does, or `OutOfDate`."""
    with writing(desk.db):
        before = _known(desk, loan.id) if loan.id else None
        after = check_loan(loan, loans.every(desk.db), desk.now().date())
        if before:
            loans.update(desk.db, after)
        else:
            after = loans.add(desk.db, after)
        desk.record(Action.LOAN_SET, f"pret-{after.id}")
    undo = Undo(f"le prêt «{NBSP}{after.words}{NBSP}»", partial(_put_back, before, after))
    return Changes(Touched.SETTINGS, f"Prêt «{NBSP}{after.words}{NBSP}»{NBSP}: enregistré.", after.id, undo)


@only(Role.MANAGER)
def remove(desk: Desk, loan_id: int) -> Changes:
    """Take out one that was noted by mistake; raises `OutOfDate` when it is gone."""
    with writing(desk.db):
        before = _known(desk, loan_id)
        loans.remove(desk.db, loan_id)
        desk.record(Action.LOAN_SET, f"pret-{loan_id}")
    undo = Undo(f"le retrait de «{NBSP}{before.words}{NBSP}»", partial(_put_back, before, None))
    return Changes(Touched.SETTINGS, f"Prêt retiré{NBSP}: {before.words}.", loan_id, undo)


def _put_back(before: Loan | None, after: Loan | None, desk: Desk) -> Changes:
    known = before or after
    assert known
    with writing(desk.db):
        if loans.get(desk.db, known.id) != after:
            raise OutOfDate(_CHANGED)
        if before is None:
            loans.remove(desk.db, known.id)
        else:
            check_loan(before, loans.every(desk.db), desk.now().date())
            (loans.update if after else loans.add)(desk.db, before)
        desk.record(Action.UNDONE, f"pret-{known.id}")
    return Changes(Touched.SETTINGS, f"Annulé{NBSP}: le prêt «{NBSP}{known.words}{NBSP}».", known.id)


def _known(desk: Desk, loan_id: int) -> Loan:
    found = loans.get(desk.db, loan_id)
    if found is None:
        raise OutOfDate("Ce prêt n’est plus dans la liste.")
    return found
