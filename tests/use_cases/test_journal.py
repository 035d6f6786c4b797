"""The journal for those who answer for it: reading, checking, comparing with a paper."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date

import pytest

from desktop_app.domain.errors import NotAllowed, Refused
from desktop_app.domain.journal import Action, Filter
from desktop_app.domain.journal.check import Flaw
from desktop_app.storage.connection.database import writing
from desktop_app.use_cases import journal
from tests.helpers import builders


def record(desk, action=Action.BOOKED, subject="", detail="", times=1):
    with writing(desk.db):
        for _ in range(times):
            desk.record(action, subject, detail)


def checked(check):
    """What a check finds, run as the program does, in a thread of its own."""
    with ThreadPoolExecutor(1) as pool:
        return pool.submit(journal.run, check, lambda done, of: None, lambda: False).result()


def forge(desk, sql):
    desk.db.execute("DROP TRIGGER IF EXISTS journal_is_never_changed")
    desk.db.execute("DROP TRIGGER IF EXISTS journal_is_never_shortened")
    desk.db.execute(sql)


@pytest.mark.parametrize(
    "ask",
    [
        journal.overview,
        journal.check_all,
        lambda desk: journal.page(desk, Filter()),
        lambda desk: journal.count(desk, Filter()),
        lambda desk: journal.compare(desk, line="1", mark="0" * 16),
        lambda desk: journal.remember(desk, None),
    ],
)
def test_the_journal_is_read_by_a_referent_alone(reception_desk, advisor_desk, ask):
    for desk in (reception_desk, advisor_desk):
        with pytest.raises(NotAllowed):
            ask(desk)


def test_anybody_may_have_the_head_printed(reception_desk):
    before = journal.head(reception_desk)
    record(reception_desk)
    assert (before.count + 1, 16) == (journal.head(reception_desk).count, len(journal.head(reception_desk).hex16))


def test_a_page_tells_whether_there_is_more(manager_desk):
    record(manager_desk, times=journal.PAGE)
    assert not journal.page(manager_desk, Filter()).more
    record(manager_desk, Action.PRINTED)
    first = journal.page(manager_desk, Filter())
    assert first.more and len(first.lines) == journal.PAGE
    rest = journal.page(manager_desk, Filter(), before=first.lines[-1].number)
    assert [line.number for line in rest.lines] == [1] and not rest.more
    assert journal.count(manager_desk, Filter(frozenset({Action.PRINTED}))) == 1


def test_a_page_gives_the_numbers_of_mandates_that_people_know(desk):
    made = builders.stored_mandate(desk.db)
    for subject in (f"mandat-{made.id}", "mandat-999", "mandat-x", "rendez-vous-1"):
        record(desk, Action.PRINTED, subject)
    assert journal.page(desk, Filter()).mandates == {made.id: made.number}


def test_a_page_holds_the_days_asked(manager_desk, clock):
    record(manager_desk)
    clock.forward(days=1)
    record(manager_desk, Action.MOVED)
    asked = Filter(first=date(2025, 11, 28), last=date(2025, 11, 28))
    assert [line.action for line in journal.page(manager_desk, asked).lines] == [Action.MOVED]


def test_the_overview_names_those_who_wrote(manager_desk, reception_desk):
    for desk in (manager_desk, reception_desk):
        record(desk)
    reception_desk.account = type(reception_desk.account)(77, "Parti", frozenset())
    record(reception_desk)
    found = journal.overview(manager_desk)
    assert found.writers == (("compte-2", "Accueil"), ("compte-4", "Direction"), ("compte-77", ""))
    assert found.head == journal.head(manager_desk)


def test_a_whole_check_is_remembered_in_the_journal_itself(manager_desk, clock):
    record(manager_desk, times=3)
    record(manager_desk, Action.CONTROLLED, "fichier")
    assert journal.overview(manager_desk).last_check is None
    verdict = checked(journal.check_all(manager_desk))
    assert verdict.sound and verdict.whole and verdict.sealed and verdict.lines == 4
    journal.remember(manager_desk, verdict)
    remembered = journal.overview(manager_desk).last_check
    assert remembered and (remembered.at, remembered.detail) == (clock(), journal.FOUND_SOUND)
    forge(manager_desk, "DELETE FROM journal WHERE id = 2")
    journal.remember(manager_desk, checked(journal.check_all(manager_desk)))
    assert journal.overview(manager_desk).last_check.detail == journal.FOUND_FLAWED


def test_the_check_of_each_start_uses_the_keys_at_hand(manager_desk, reception_desk):
    record(reception_desk, times=9)
    forge(manager_desk, "DELETE FROM journal WHERE id = 9")
    forge(manager_desk, "UPDATE journal_head SET count = 8, digest = (SELECT digest FROM journal WHERE id = 8)")
    assert checked(journal.check_last(reception_desk)).sound
    [found] = checked(journal.check_last(manager_desk)).findings
    assert (found.flaw, found.first) == (Flaw.CUT, 9)


def test_a_check_says_nothing_of_its_keys(manager_desk):
    check = journal.check_all(manager_desk)
    assert check.start_key and check.data_key
    assert check.start_key.hex() not in repr(check) and repr(check.data_key) not in repr(check)


def test_a_paper_is_compared_with_the_journal(manager_desk):
    record(manager_desk, times=3)
    paper = journal.head(manager_desk)
    record(manager_desk, times=2)
    same = journal.compare(manager_desk, line="3", mark=paper.hex16.upper())
    assert same.agrees and same.paper == paper and same.line and same.line.number == 3
    other = journal.compare(manager_desk, line="4", mark=paper.hex16)
    assert not other.agrees and other.line and other.line.number == 4
    longer = journal.compare(manager_desk, line="9", mark=paper.hex16)
    assert not longer.agrees and longer.line is None


def test_what_is_no_head_is_refused_beside_its_field(manager_desk):
    with pytest.raises(Refused) as refused:
        journal.compare(manager_desk, line="", mark="zz")
    assert [fault.field for fault in refused.value.faults] == ["line", "mark"]
