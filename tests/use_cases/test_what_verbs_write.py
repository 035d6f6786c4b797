"""What every verb writes in the journal, says it touched and names as its subject, typed here by hand.

`test_what_verbs_read.py` has those that change nothing; a new verb is in neither and fails.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from desktop_app.domain.account import Account, Role
from desktop_app.domain.advisor import Advisor
from desktop_app.domain.calendar import Choices
from desktop_app.domain.errors import ForbiddenLine
from desktop_app.domain.house_rules import HouseRules
from desktop_app.domain.journal import Action
from desktop_app.domain.reception.appointment import State
from desktop_app.storage.connection.head_file import Reached
from desktop_app.storage.journal import journal as lines
from desktop_app.use_cases import assertions, clock_check
from desktop_app.use_cases.accounts import account_telling, accounts, head_check, opening
from desktop_app.use_cases.changes import Changes
from desktop_app.use_cases.copies import backup_places, backups, control
from desktop_app.use_cases.desk import Desk
from desktop_app.use_cases.destruction import destructions, erasure
from desktop_app.use_cases.mandates import destroying
from desktop_app.use_cases.papers import day_sheets, mandate_papers, printing
from desktop_app.use_cases.planning import ledger
from desktop_app.use_cases.reception import appointments, people
from desktop_app.use_cases.settings import calendar, conventions, house_rules, settings
from desktop_app.use_cases.settings.convention_gestures import Addition, Amendment, Closing, Renewal
from tests.helpers import builders
from tests.helpers.alike import take_back
from tests.helpers.builders import PASSPHRASE, RECOVERY_CODE, THURSDAY
from tests.use_cases import (
    gestures_of_acts,
    gestures_of_blanks,
    gestures_of_days,
    gestures_of_mandates,
    gestures_of_models,
    gestures_of_organisms,
    gestures_of_originals,
    gestures_of_rights,
    gestures_of_rooms,
    gestures_of_sheets,
    gestures_of_workshops,
    test_what_verbs_read,
)
from tests.use_cases.counter import SHOWN, Gesture, lines_since, shown
from tests.use_cases.gestures import (
    ROCA,
    TWO_O_CLOCK,
    add_within,
    book,
    choose_second_place,
    ended_only,
    known_within,
    other_desk,
    paper,
    purge_begun,
    remember_check,
    renamed_outside,
    settle_within,
)
from tests.use_cases.test_permissions import VERBS

NEW = {"passphrase": "trois pommes sur la table", "again": "trois pommes sur la table"}
MARK = "0123456789abcdef"
PUIG = builders.its_advisors()[1]


OF_5 = "DESTRUCTION_ASKED mandat-5: D2025-0002\nDESTROYED mandat-5: D2025-0002"
SPRING = date(2026, 3, 31)
CUT_SHORT = "\n".join(f"MANDATE_CUT_SHORT mandat-{at}: 2026-03-31" for at in (1, 2, 3, 4))


def sheet(desk: Desk, day: date) -> printing.Paper:
    return day_sheets.every(desk, day)[0]


GESTURES = {
    "account_telling.catch_up": Gesture(renamed_outside, "ACCOUNT_CHANGED compte-2: constaté à l’ouverture"),
    "account_telling.tell": Gesture(
        lambda desk: account_telling.tell(desk, Action.ACCOUNT_ADDED, 2, "mot"), "ACCOUNT_ADDED compte-2: mot"
    ),
    "accounts.add": Gesture(
        lambda desk: accounts.add(desk, name="X", roles=frozenset(), advisor_id=0, **NEW),
        "ACCOUNT_ADDED compte-5", "SETTINGS", 5,
    ),
    "accounts.change": Gesture(
        lambda desk: accounts.change(desk, account=Account(3, "Jordi P.", frozenset({Role.ADVISOR}), 2)),
        "ACCOUNT_CHANGED compte-3: ADVISOR", "SETTINGS", 3,
    ),
    "accounts.change_passphrase": Gesture(
        lambda desk: accounts.change_passphrase(desk, current=PASSPHRASE, **NEW),
        "PASSPHRASE_CHANGED compte-1", "SETTINGS", 1,
    ),
    "accounts.change_recovery": Gesture(
        lambda desk: accounts.change_recovery(desk, current=PASSPHRASE, code=RECOVERY_CODE), "RECOVERY_CHANGED", ""
    ),
    "accounts.give_passphrase": Gesture(
        lambda desk: accounts.give_passphrase(desk, 2, **NEW), "PASSPHRASE_CHANGED compte-2", "SETTINGS", 2
    ),
    "accounts.remove": Gesture(lambda desk: accounts.remove(desk, 3), "ACCOUNT_REMOVED compte-3", "SETTINGS", 3),
    "appointments.book": Gesture(
        book, "PERSON_ADDED usager-3\nBOOKED rendez-vous-3", "APPOINTMENTS PEOPLE", 3
    ),
    "appointments.book, somebody known": Gesture(
        lambda desk: book(desk, person=people.view(desk, 2).person), "BOOKED rendez-vous-3", "APPOINTMENTS", 3
    ),
    "appointments.move_to": Gesture(
        lambda desk: appointments.move_to(desk, 1, advisor_id=1, start=TWO_O_CLOCK),
        "MOVED rendez-vous-1", "APPOINTMENTS", 1,
    ),
    "appointments.correct": Gesture(
        lambda desk: appointments.correct(desk, 1, person=ROCA, theme="Justice"),
        "PERSON_ADDED usager-3\nAPPOINTMENT_CORRECTED rendez-vous-1", "APPOINTMENTS PEOPLE", 1,
    ),
    "appointments.correct, nothing": Gesture(
        lambda desk: appointments.correct(desk, 1, person=people.view(desk, 1).person, theme="Logement"), "", "", 1
    ),
    "appointments.remove": Gesture(
        lambda desk: appointments.remove(desk, 1), "APPOINTMENT_REMOVED rendez-vous-1", "APPOINTMENTS", 1
    ),
    "appointments.mark_as": Gesture(
        lambda desk: appointments.mark_as(desk, 1, State.EXCUSED), "MARKED rendez-vous-1: EXCUSED", "APPOINTMENTS", 1
    ),
    "backup_places.choose_second_place": Gesture(choose_second_place, "HOUSE_RULES_SET", "SETTINGS"),
    "backup_places.forget_medium": Gesture(
        lambda desk: backup_places.forget_medium(desk, MARK), "HOUSE_RULES_SET support-01234567", "SETTINGS"
    ),
    "backups.record": Gesture(
        lambda desk: backups.record(desk, backups.run(backups.prepare(desk))),
        "BACKED_UP sauvegarde-2025-11-27-083000: cet ordinateur", "SETTINGS",
    ),
    "assertions.assert_line": Gesture(
        lambda desk: assertions.assert_line(desk, ForbiddenLine("line-0", "", "1 85 05", "SECURITY_NUMBER")),
        "LINE_ASSERTED: SECURITY_NUMBER", "",
    ),
    "calendar.change": Gesture(
        lambda desk: calendar.change(desk, Choices(periods=(builders.a_closure(THURSDAY),))),
        "CALENDAR_SET", "EVERYTHING",
    ),
    "clock_check.accept": Gesture(
        lambda desk: clock_check.accept(desk, day=THURSDAY), "CLOCK_ACCEPTED", "EVERYTHING"
    ),
    "control.record": Gesture(
        lambda desk: control.record(desk, control.run(control.prepare(desk))), "CONTROLLED: intact", "SETTINGS"
    ),
    "destroying.ask_for_body": Gesture(ended_only, "DESTRUCTION_ASKED mandat-5: D2025-0002"),
    "destroying.carry_out": Gesture(lambda desk: destroying.carry_out(desk, [ended_only(desk)]), OF_5),
    "destroying.sweep_orphans": Gesture(destroying.sweep_orphans, ""),
    "destroying.destroy_people": Gesture(purge_begun, "DESTROYED: D2025-0002 1"),
    "destructions.resume": Gesture(
        lambda desk: ended_only(desk) and destructions.resume(desk), OF_5, "EVERYTHING"
    ),
    "erasure.erase": Gesture(
        lambda desk: erasure.erase(desk, 2),
        "DESTRUCTION_ASKED usager-2: D2025-0002\nDESTROYED usager-2: D2025-0002", "EVERYTHING", 2,
    ),
    "erasure.purge": Gesture(
        erasure.purge, "DESTRUCTION_ASKED: D2025-0002\nDESTROYED: D2025-0002 1", "EVERYTHING", 2
    ),
    "head_check.begin": Gesture(
        lambda desk: head_check.begin(desk, Reached(12, expected=15)), "LINES_MISSING: 12 15"
    ),
    "head_check.begin, with nothing missing": Gesture(lambda desk: head_check.begin(desk, Reached(12)), ""),
    "house_rules.change": Gesture(
        lambda desk: house_rules.change(desk, HouseRules(months_kept=36)), "HOUSE_RULES_SET", "SETTINGS"
    ),
    "journal.remember": Gesture(remember_check, "CONTROLLED journal: intact", ""),
    "ledger.settle": Gesture(ledger.settle, "", ""),
    "ledger.settle_within": Gesture(settle_within, ""),
    "opening.come_back": Gesture(
        lambda desk: opening.come_back(desk, opening.Unlocked(desk.account, desk.keys)), "OPENED"
    ),
    "opening.come_back, with the code": Gesture(
        lambda desk: opening.come_back(desk, opening.Unlocked(desk.account, desk.keys, by_code=True)),
        "PASSPHRASE_CHANGED compte-1: code de secours\nOPENED",
    ),
    "opening.desk_for": Gesture(other_desk, "compte-2 OPENED"),
    "opening.lock": Gesture(opening.lock, "LOCKED"),
    "opening.record_lock": Gesture(opening.record_lock, "LOCKED"),
    "opening.record_refusals": Gesture(
        lambda desk: opening.record_refusals(desk, {3: 1, 2: 4}), "REFUSED compte-2: 4\nREFUSED compte-3: 1"
    ),
    "people.add_within": Gesture(add_within, "PERSON_ADDED usager-3"),
    "people.known_within": Gesture(known_within, "PERSON_ADDED usager-3"),
    "people.correct": Gesture(
        lambda desk: people.correct(desk, replace(people.view(desk, 1).person, first_name="Elsa")),
        "PERSON_CORRECTED usager-1", "PEOPLE APPOINTMENTS", 1,
    ),
    "people.register": Gesture(lambda desk: people.register(desk, ROCA), "PERSON_ADDED usager-3", "PEOPLE", 3),
    "printing.record_printed": Gesture(paper(sheet, THURSDAY), "PRINTED feuille-2025-11-27", ""),
    "printing.record_printed, of a person": Gesture(
        paper(printing.personal_record, 1), "DATA_HANDED_OVER usager-1", ""
    ),
    "printing.record_printed, of a mandate": Gesture(paper(mandate_papers.mandate_form, 4), "PRINTED mandat-4", ""),
    "printing.record_printed, of a proof": Gesture(
        paper(printing.destruction_proof, 1), "PRINTED destruction-D2025-0001", ""
    ),
    "settings.change_place": Gesture(
        lambda desk: settings.change_place(desk, replace(builders.le_boulou(), commune="Les Cluses")),
        "PLACE_SET", "SETTINGS",
    ),
    "conventions.carry_out, a correction": Gesture(
        lambda desk: builders.put_right(desk, builders.its_terms(hard_end=None)),
        "CONVENTION_SET convention-1", "EVERYTHING", 1,
    ),
    "conventions.carry_out, that ends before mandates do": Gesture(
        lambda desk: builders.put_right(desk, builders.its_terms(hard_end=SPRING), endings_confirmed=True),
        f"{CUT_SHORT}\nCONVENTION_SET convention-1", "EVERYTHING", 1,
    ),
    "conventions.carry_out, a closing": Gesture(
        lambda desk: conventions.carry_out(desk, Closing(1, SPRING, "fin du dispositif"), endings_confirmed=True),
        f"{CUT_SHORT}\nCONVENTION_CLOSED convention-1", "EVERYTHING", 1,
    ),
    "conventions.carry_out, an amendment": Gesture(
        lambda desk: conventions.carry_out(
            desk, Amendment(1, SPRING, builders.its_terms(hard_end=None), "fin repoussée")
        ),
        "CONVENTION_AMENDED convention-1", "EVERYTHING", 1,
    ),
    "conventions.carry_out, a renewal": Gesture(
        lambda desk: conventions.carry_out(
            desk, Renewal(1, builders.its_terms(signed_on=date(2026, 6, 23), hard_end=None))
        ),
        "CONVENTION_RENEWED convention-2", "EVERYTHING", 2,
    ),
    "conventions.carry_out, another partner": Gesture(
        lambda desk: conventions.carry_out(desk, Addition(builders.its_terms(partner="La Sarthe"))),
        "CONVENTION_ADDED convention-2", "EVERYTHING", 2,
    ),
    "settings.change_days": Gesture(
        lambda desk: settings.change_days(desk, settings.load(desk).rules[:1]), "DAYS_SET", "EVERYTHING"
    ),
    "settings.keep_advisors": Gesture(
        lambda desk: settings.keep_advisors(desk, [replace(PUIG, first_name="Jorge"), Advisor(0, "Serra", "Núria")]),
        "ADVISOR_SET conseiller-2\nADVISOR_SET conseiller-3", "EVERYTHING",
    ),
    "undo.take_back": Gesture(
        lambda desk: take_back(desk, book(desk)),
        "PERSON_ADDED usager-3\nBOOKED rendez-vous-3\nPERSON_REMOVED usager-3\nUNDONE rendez-vous-3",
        "APPOINTMENTS PEOPLE", 3,
    ),
    "undo.take_back, a closing": Gesture(
        lambda desk: take_back(
            desk, conventions.carry_out(desk, Closing(1, SPRING, "fin du dispositif"), endings_confirmed=True)
        ),
        f"{CUT_SHORT}\nCONVENTION_CLOSED convention-1\nUNDONE convention-1", "EVERYTHING", 1,
    ),
    "undo.take_back, a removal": Gesture(
        lambda desk: take_back(desk, appointments.remove(desk, 1)),
        "APPOINTMENT_REMOVED rendez-vous-1\nUNDONE rendez-vous-1", "APPOINTMENTS PEOPLE", 1,
    ),
    "undo.take_back, a mark": Gesture(
        lambda desk: take_back(desk, appointments.mark_as(desk, 1, State.EXCUSED)),
        "MARKED rendez-vous-1: EXCUSED\nUNDONE rendez-vous-1", "APPOINTMENTS PEOPLE", 1,
    ),
}  # fmt: skip
for others in (
    gestures_of_acts,
    gestures_of_blanks,
    gestures_of_days,
    gestures_of_mandates,
    gestures_of_models,
    gestures_of_organisms,
    gestures_of_originals,
    gestures_of_rights,
    gestures_of_rooms,
    gestures_of_sheets,
    gestures_of_workshops,
):
    GESTURES |= others.GESTURES


def words(touched: str) -> set[str]:
    return set(SHOWN) if touched == "EVERYTHING" else set(touched.split())


def test_every_verb_has_its_row() -> None:
    written = {name.partition(",")[0] for name in GESTURES}
    lacking = VERBS.keys() - written - test_what_verbs_read.READINGS.keys()
    assert not lacking, "one that only looks has its row in READINGS, one that writes in GESTURES"
    assert written | test_what_verbs_read.READINGS.keys() == VERBS.keys(), "the row of a verb that is gone"
    assert not written & test_what_verbs_read.READINGS.keys()


@pytest.mark.parametrize("name", GESTURES)
def test_a_gesture_leaves_its_lines_and_says_what_is_to_be_shown_afresh(counter: Desk, name: str) -> None:
    gesture = GESTURES[name]
    if gesture.prepare:
        gesture.prepare(counter)
    count, before = lines.head(counter.db).count, shown(counter)
    done = gesture.do(counter)
    assert lines_since(counter, count) == gesture.lines.splitlines()
    assert isinstance(done, Changes) is (gesture.touched is not None)
    if isinstance(done, Changes) and gesture.touched is not None:
        said = {word.name for word in done.touched}
        assert said == words(gesture.touched)
        assert done.subject == gesture.subject
        assert {word for word, rows in shown(counter).items() if rows != before[word]} <= said
