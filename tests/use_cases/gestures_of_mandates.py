"""The verbs of mandates, with what each writes."""

from __future__ import annotations

from datetime import date

from desktop_app.domain import mandate as rules
from desktop_app.domain.mandate import EndReason, WithdrawalChannel
from desktop_app.domain.mandate.destruction import Destruction
from desktop_app.domain.mandate.elsewhere import MandateElsewhere
from desktop_app.storage.connection.database import writing
from desktop_app.storage.mandates import elsewhere as stored_elsewhere
from desktop_app.storage.mandates import mandates as stored
from desktop_app.use_cases.changes import Changes
from desktop_app.use_cases.desk import Desk
from desktop_app.use_cases.mandates import destroying, elsewhere, endings, mandate_access, mandates, ways
from desktop_app.use_cases.reception import people
from tests.helpers.builders import THURSDAY, a_body, a_printing
from tests.use_cases.counter import END, Gesture
from tests.use_cases.gestures import ROCA, cut_short, cut_to_conventions, print_out, sign, tomorrow

OF_5 = "DESTRUCTION_ASKED mandat-5: D2025-0002\nDESTROYED mandat-5: D2025-0002"
CUT_SHORT = "\n".join(f"MANDATE_CUT_SHORT mandat-{at}: 2026-03-31" for at in (1, 2, 3, 4))
OF_ALL = "\n".join(
    [
        *(f"MANDATE_ENDED mandat-{at}: {'DEATH' if at == 5 else 'ABANDONED'}\n"
          f"DESTRUCTION_ASKED mandat-{at}: D2025-{rank:04}" for rank, at in enumerate((5, 4, 3, 2, 1), 2)),
        *(f"DESTROYED mandat-{at}: D2025-{rank:04}" for rank, at in enumerate((5, 4, 3, 2, 1), 2)),
    ]
)  # fmt: skip


def given_notice(desk: Desk) -> Changes:
    """The mandate 4 is given up from a day to come."""
    return endings.give_notice(desk, 4, last=date(2026, 3, 31))


def held(desk: Desk) -> Destruction:
    """The mandate 5 ended and its content waits for the end sheet."""
    found = mandate_access.stored(desk, 5)
    with writing(desk.db):
        ended = rules.end(found, EndReason.DONE, desk.now())
        stored.update(desk.db, ended)
        return destroying.ask_for_body(desk, ended, held_until=END)


def noted_elsewhere(desk: Desk) -> Changes:
    """The person 1 holds a mandate in Aidants Connect."""
    return elsewhere.note(desk, 1, "AC-118", THURSDAY, END)


def over_elsewhere(desk: Desk) -> None:
    """One that has had its last day."""
    stored_elsewhere.TABLE.add(desk.db, MandateElsewhere(0, 1, "AC-117", date(2025, 11, 3), date(2025, 11, 26)))


GESTURES = {
    "elsewhere.note": Gesture(noted_elsewhere, "ELSEWHERE_NOTED aidants-connect-1", "PEOPLE", 1),
    "elsewhere.correct": Gesture(
        lambda desk: elsewhere.correct(desk, 1, "AC-119", THURSDAY, END), "ELSEWHERE_CORRECTED aidants-connect-1",
        "PEOPLE", 1, prepare=noted_elsewhere,
    ),
    "elsewhere.remove": Gesture(
        lambda desk: elsewhere.remove(desk, 1), "ELSEWHERE_REMOVED aidants-connect-1", "PEOPLE", 1,
        prepare=noted_elsewhere,
    ),
    "elsewhere.forget_over": Gesture(
        elsewhere.forget_over, "ELSEWHERE_FORGOTTEN", "PEOPLE", prepare=over_elsewhere
    ),
    "mandate_access.entrust": Gesture(
        lambda desk: mandate_access.entrust(desk, 5, advisor_id=2, why=rules.StandInReason.AWAY),
        "MANDATE_ENTRUSTED mandat-5: conseiller-2: AWAY", "MANDATES", 5,
    ),
    "endings.close": Gesture(
        lambda desk: endings.close(desk, 5, reason=rules.EndReason.DONE),
        f"MANDATE_ENDED mandat-5: DONE\n{OF_5}", "MANDATES", 5,
    ),
    "endings.close_expired": Gesture(
        lambda desk: endings.close_expired(tomorrow(desk)), f"MANDATE_ENDED mandat-5: EXPIRED\n{OF_5}", "MANDATES"
    ),
    "mandates.draft": Gesture(
        lambda desk: mandates.draft(desk, person=ROCA, advisor_id=2, substitutes=[1], body=a_body(), ends_on=END),
        "PERSON_ADDED usager-3\nMANDATE_DRAFTED mandat-7", "MANDATES PEOPLE", 7,
    ),
    "mandates.draft, for somebody known": Gesture(
        lambda desk: mandates.draft(
            desk, person=people.view(desk, 2).person, advisor_id=1, body=a_body(), ends_on=END
        ),
        "MANDATE_DRAFTED mandat-7", "MANDATES", 7,
    ),
    "mandates.inform": Gesture(
        lambda desk: mandates.inform(
            desk, 1, points=frozenset(rules.InformationPoint), answered=frozenset(rules.Question)
        ),
        "MANDATE_INFORMED mandat-1", "MANDATES", 1,
    ),
    "ways.done_with": Gesture(ways.done_with, "WAY_NOTED conseiller-1: WITH", "MANDATES"),
    "ways.oriented": Gesture(ways.oriented, "WAY_NOTED conseiller-1: ELSEWHERE", "MANDATES"),
    "mandates.identify": Gesture(
        lambda desk: mandates.identify(desk, 2, document=rules.IdentityDocument.PASSPORT),
        "MANDATE_IDENTIFIED mandat-2", "MANDATES", 2,
    ),
    "mandates.printed": Gesture(
        lambda desk: mandates.printed(desk, 3, printed=a_printing()),
        "MANDATE_PRINTED mandat-3: 9bf4a7ef04e99099", "MANDATES", 3,
    ),
    "mandate_papers.printed": Gesture(print_out, "MANDATE_PRINTED mandat-3: 84d49868ed0b9e11", "MANDATES", 3),
    "mandates.sign": Gesture(sign, "MANDATE_SIGNED mandat-4", "MANDATES", 4),
    "mandates.revise": Gesture(
        lambda desk: mandates.revise(desk, 4, body=a_body(requests=()), ends_on=END, answered=[rules.Doubt.COVERED]),
        "MANDATE_REVISED mandat-4: COVERED", "MANDATES", 4,
    ),
    "mandates.revise, to the same": Gesture(
        lambda desk: mandates.revise(desk, 4, body=a_body(), ends_on=END), "", "", 4
    ),
    "endings.withdraw": Gesture(
        lambda desk: endings.withdraw(desk, 5), f"MANDATE_ENDED mandat-5: WITHDRAWN\n{OF_5}", "MANDATES", 5
    ),
    "endings.withdraw, before it is signed": Gesture(
        lambda desk: endings.withdraw(desk, 1),
        "MANDATE_ENDED mandat-1: ABANDONED\nDESTRUCTION_ASKED mandat-1: D2025-0002\nDESTROYED mandat-1: D2025-0002",
        "MANDATES", 1,
    ),
    "mandate_limits.cut_to_conventions_within": Gesture(cut_to_conventions, CUT_SHORT),
    "mandate_limits.cut_to_leaving_within": Gesture(cut_short, CUT_SHORT),
    "endings.withdraw_line": Gesture(
        lambda desk: endings.withdraw_line(desk, 5, number=2, channel=WithdrawalChannel.PHONE),
        "MANDATE_LINE_WITHDRAWN mandat-5: 2", "MANDATES", 5,
    ),
    "endings.withdraw_line, the last one": Gesture(
        lambda desk: endings.withdraw_line(desk, 5, number=1), f"MANDATE_ENDED mandat-5: WITHDRAWN\n{OF_5}",
        "MANDATES", 5, prepare=lambda desk: endings.withdraw_line(desk, 5, number=2),
    ),
    "endings.report": Gesture(
        lambda desk: endings.report(desk, 5, reason=EndReason.REPLACED),
        f"MANDATE_ENDED mandat-5: REPLACED\n{OF_5}", "MANDATES", 5,
    ),
    "endings.report, a death": Gesture(
        lambda desk: endings.report(desk, 5, reason=EndReason.DEATH), OF_ALL, "MANDATES", 5
    ),
    "endings.give_notice": Gesture(given_notice, "MANDATE_CUT_SHORT mandat-4: 2026-03-31", "MANDATES", 4),
    "endings.suspend": Gesture(lambda desk: endings.suspend(desk, 5), "MANDATE_SUSPENDED mandat-5", "MANDATES", 5),
    "endings.resume": Gesture(
        lambda desk: endings.resume(desk, 5), "MANDATE_RESUMED mandat-5", "MANDATES", 5,
        prepare=lambda desk: endings.suspend(desk, 5),
    ),
    "endings.destroy_held": Gesture(
        lambda desk: endings.destroy_held(desk, 5), "DESTROYED mandat-5: D2025-0002", "MANDATES", 5, prepare=held
    ),
}  # fmt: skip
"""As in the table of all the others, beside which it is read."""
