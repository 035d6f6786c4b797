"""Loans of equipment: noted with where each is kept, given back, and said while one is to be."""

from desktop_app.domain.account import Role
from desktop_app.domain.french import NBSP
from desktop_app.domain.journal import Action
from desktop_app.domain.planning.loan import Loan, LoanStanding, check_loan, loan_standing
from desktop_app.storage.connection.database import writing
from desktop_app.storage.planning import loans

from ..changes import Changes, Touched
from ..desk import Desk
from ..keeping import Keeping
from ..permissions import everyone, only
from ..planning import ledger


def _may_return(desk: Desk, loan: Loan) -> None:
    _settle_before(desk, loan)
    check_loan(loan, loans.every(desk.db), desk.now().date())


_KEEPING = Keeping(
    loans.TABLE,
    mark="pret",
    touched=Touched.SETTINGS | Touched.APPOINTMENTS,
    changed=f"Ce prêt a changé depuis{NBSP}: l’action ne peut plus être annulée.",
    undone=lambda loan: f"le prêt «{NBSP}{loan.words}{NBSP}»",
    may_return=_may_return,
)


@everyone
def every(desk: Desk) -> list[Loan]:
    """Every loan, those that are not back first, each by its first day."""
    return sorted(loans.every(desk.db), key=lambda each: (each.returned_on is not None, each.first, each.id))


@everyone
def to_give_back(desk: Desk) -> list[Loan]:
    """Those whose last day is today or over, whoever has to give back."""
    today = desk.now().date()
    return [each for each in loans.every(desk.db) if loan_standing(each, today) is LoanStanding.LATE]


@only(Role.MANAGER)
def keep(desk: Desk, loan: Loan) -> Changes:
    """Note a loan of id 0, or correct the one of its id; raises `Refused` as `check_loan` does, or `OutOfDate`."""
    with writing(desk.db):
        before = _KEEPING.known(desk, loan.id) if loan.id else None
        after = check_loan(loan, loans.every(desk.db), desk.now().date())
        _settle_before(desk, before, after)
        after = _KEEPING.write(desk, before, after, Action.LOAN_SET)
    undo = _KEEPING.undo(f"le prêt «{NBSP}{after.words}{NBSP}»", before, after)
    return Changes(_KEEPING.touched, f"Prêt «{NBSP}{after.words}{NBSP}»{NBSP}: enregistré.", after.id, undo)


@only(Role.MANAGER)
def remove(desk: Desk, loan_id: int) -> Changes:
    """Take out one that was noted by mistake; raises `OutOfDate` when it is gone."""
    with writing(desk.db):
        before = _KEEPING.known(desk, loan_id)
        _settle_before(desk, before)
        _KEEPING.write(desk, before, None, Action.LOAN_SET)
    undo = _KEEPING.undo(f"le retrait de «{NBSP}{before.words}{NBSP}»", before, None)
    return Changes(_KEEPING.touched, f"Prêt retiré{NBSP}: {before.words}.", loan_id, undo)


def _settle_before(desk: Desk, *touched: Loan | None) -> None:
    """The seats of the days to come depend on how many computers there are: those that are over are kept first."""
    if any(each.machines for each in touched if each):
        ledger.settle_within(desk)
