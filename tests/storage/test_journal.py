"""The journal in the file: each line sealed by a key that is then gone, and read back by day, action and account."""

import time
from datetime import date, datetime, timedelta

import pytest

from desktop_app.domain.journal import TOPICS, Action, Entry, Filter, Line, chain
from desktop_app.domain.journal.chain import Head
from desktop_app.domain.journal.check import Verdict
from desktop_app.storage import driver, files
from desktop_app.storage.connection import database
from desktop_app.storage.journal import journal, journal_check, journal_pages

MORNING = datetime(2025, 11, 27, 8, 0)


def written(db, count=1, *, who="compte-2", action=Action.BOOKED, at=MORNING, every=timedelta(minutes=1)):
    """Lines one after the other, a minute apart unless told otherwise."""
    with database.writing(db):
        for n in range(count):
            journal.write(db, Entry(at + every * n, who, action, f"rendez-vous-{n + 1}", ""))


def numbers(lines):
    return [line.number for line in lines]


def all_pages(db, wanted, limit):
    """Every line wanted, page after page."""
    found = []
    while page := journal_pages.page(db, wanted, before=found[-1].number if found else 0, limit=limit):
        found += page
    return found


def test_a_line_is_sealed_under_the_key_of_its_number_which_is_then_gone(db, keys):
    written(db, 3)
    first = chain.first_key(keys.journal)
    rows = db.execute("SELECT digest, seal FROM journal ORDER BY id").fetchall()
    assert [seal for _, seal in rows] == [chain.seal(chain.key_after(first, n), rows[n][0]) for n in range(3)]
    assert db.execute("SELECT * FROM journal_head").fetchall() == [(1, 3, rows[2][0], chain.key_after(first, 3))]


@pytest.mark.parametrize("lines", [0, 1, 3])
def test_the_key_a_journal_was_begun_with_is_told_from_another(db, keys, lines):
    written(db, lines)
    assert journal.begun_with(db, keys.journal)
    assert not journal.begun_with(db, keys.data) and not journal.begun_with(db, b"")


def changed(db, *statements):
    """Change the journal behind the program's back."""
    for (name,) in db.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
        db.execute(f"DROP TRIGGER {name}")
    for statement in statements:
        db.execute(statement)


def test_without_its_first_line_the_key_of_the_next_one_tells(db, keys):
    written(db, 3)
    changed(db, "DELETE FROM journal WHERE id = 1")
    assert journal.begun_with(db, keys.journal) and not journal.begun_with(db, keys.data)
    changed(db, "UPDATE journal_head SET next_key = zeroblob(32)")
    assert not journal.begun_with(db, keys.journal)


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE journal SET seal = zeroblob(32) WHERE id = 1",
        "UPDATE journal SET digest = zeroblob(32) WHERE id = 1",
        "DELETE FROM journal; DELETE FROM journal_head",
        "DELETE FROM journal; UPDATE journal_head SET count = 9000000000",
        "DELETE FROM journal; UPDATE journal_head SET next_key = zeroblob(32)",
    ],
)
def test_a_journal_that_was_changed_so_was_begun_with_no_key(db, keys, statement):
    written(db, 3)
    changed(db, *statement.split(";"))
    assert not journal.begun_with(db, keys.journal)


def test_a_copy_of_a_journal_without_a_line_tells_nothing(db, keys):
    journal.forget_key(db)
    assert journal.begun_with(db, keys.journal)


def test_the_head_follows_every_line(db):
    empty = journal.head(db)
    written(db, 2)
    digest = db.execute("SELECT digest FROM journal WHERE id = 2").fetchone()[0]
    assert empty == Head(0, "0" * 16)
    assert journal.head(db) == Head(2, digest.hex()[:16])


def test_a_line_that_is_taken_back_leaves_the_chain_as_it_was(db, keys):
    written(db, 2)
    before = journal.head(db)
    with pytest.raises(ZeroDivisionError), database.writing(db):
        journal.write(db, Entry(MORNING, "compte-2", Action.MOVED))
        1 / 0  # noqa: B018
    with database.writing(db):
        journal.write(db, Entry(MORNING, "compte-2", Action.MARKED))
        with pytest.raises(ZeroDivisionError), database.writing(db):
            journal.write(db, Entry(MORNING, "compte-2", Action.MOVED))
            1 / 0  # noqa: B018
    assert before.count == 2 and journal.head(db).count == 3
    assert journal_check.verify(db, start_key=keys.journal).sound


def test_a_line_is_refused_outside_a_transaction_or_without_a_beginning(db):
    with pytest.raises(RuntimeError, match="transaction"):
        written_alone = Entry(MORNING, "compte-2", Action.BOOKED)
        journal.write(db, written_alone)
    with pytest.raises(RuntimeError, match="not begun"), database.writing(db):
        db.execute("DELETE FROM journal_head")
        journal.write(db, written_alone)
    assert journal.head(db).count == 0


def test_a_journal_begins_once(db, keys):
    with pytest.raises(driver.IntegrityError), database.writing(db):
        journal.begin(db, keys.journal)


def test_a_line_costs_less_than_a_tenth_of_a_millisecond(db):
    entry, paces = Entry(MORNING, "compte-2", Action.BOOKED, "rendez-vous-1"), []
    with database.writing(db):
        for _ in range(5):
            before = time.process_time()
            for _ in range(200):
                journal.write(db, entry)
            paces.append((time.process_time() - before) / 200)
    assert min(paces) < 0.0001


def test_any_text_is_kept_and_sealed_as_it_is(db, keys):
    strange = "é’\N{NO-BREAK SPACE}\x00ễ\U0001f600"
    with database.writing(db):
        journal.write(db, Entry(MORNING, strange, Action.PRINTED, strange, strange))
    assert journal_check.verify(db, start_key=keys.journal) == Verdict(1, whole=True, sealed=True)
    [line] = journal_pages.page(db, Filter())
    assert (line.who, line.subject, line.detail) == (strange, strange, strange)


def test_a_check_goes_on_while_lines_are_written(folder, db, keys, monkeypatch):
    monkeypatch.setattr(journal_check, "_AT_A_TIME", 4)
    written(db, 10)
    told = []

    def progress(done, of):
        told.append((done, of))
        written(db, 1)

    more = {"progress": progress, "cancelled": lambda: False}
    verdict = journal_check.verify_file(folder, keys.data, last=None, start_key=keys.journal, **more)
    assert verdict.sound and verdict.whole and verdict.lines >= 10
    assert told[0] == (4, 10) and told[-1] == (10, 10)


def test_a_check_can_be_given_up(db, keys, monkeypatch):
    monkeypatch.setattr(journal_check, "_AT_A_TIME", 4)
    written(db, 10)
    asked = iter([False, False, True])
    verdict = journal_check.verify(db, start_key=keys.journal, cancelled=lambda: next(asked))
    assert verdict == Verdict(8, whole=False, sealed=True, stopped=True)


def test_a_check_reads_beside_and_keeps_nothing_from_being_tidied(folder, db, keys):
    written(db, 50)
    tidied = []

    def progress(_done, _of):
        tidied.append(db.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0])

    more = {"progress": progress, "cancelled": lambda: False}
    assert journal_check.verify_file(folder, keys.data, last=None, start_key=b"", **more).sound
    assert tidied == [0]


def test_a_check_of_a_file_that_is_gone_makes_none(folder, db, keys):
    db.conn.close()
    files.data_in(folder).unlink()
    with pytest.raises(database.FileMissing):
        journal_check.verify_file(
            folder, keys.data, last=None, start_key=b"", progress=lambda *_: None, cancelled=lambda: False
        )
    assert not files.data_in(folder).exists()


@pytest.mark.parametrize(("last", "lines"), [(1, 1), (7, 7), (29, 29), (30, 30), (500, 30), (None, 30)])
@pytest.mark.parametrize("sealed", [True, False])
def test_the_last_lines_are_checked_alone(db, keys, last, lines, sealed):
    written(db, 30)
    verdict = journal_check.verify(db, last=last, start_key=keys.journal if sealed else b"")
    assert verdict == Verdict(lines, whole=lines == 30, sealed=sealed)


def test_lines_are_read_the_newest_first_a_page_at_a_time(db):
    written(db, 25)
    first = journal_pages.page(db, Filter(), limit=10)
    assert first[0] == Line(25, MORNING + timedelta(minutes=24), "compte-2", Action.BOOKED, "rendez-vous-25")
    assert numbers(first) == list(range(25, 15, -1))
    assert numbers(all_pages(db, Filter(), 10)) == list(range(25, 0, -1))
    assert journal_pages.page(db, Filter(), before=1) == []


def test_pages_neither_lose_nor_repeat_lines_of_the_same_second(db):
    written(db, 12, every=timedelta(0))
    written(db, 12, who="compte-3", action=Action.MARKED, every=timedelta(0))
    for wanted in (Filter(), Filter(frozenset({Action.BOOKED, Action.MARKED}))):
        assert numbers(all_pages(db, wanted, 5)) == list(range(24, 0, -1))


def test_lines_are_found_by_day_action_and_account(db):
    for day in range(4):
        for who in ("compte-1", "compte-2"):
            for action in (Action.BOOKED, Action.MARKED, Action.PRINTED):
                written(db, 2, who=who, action=action, at=MORNING + timedelta(days=day), every=timedelta(hours=15))
    everything = all_pages(db, Filter(), 7)
    for actions in ((), (Action.BOOKED,), (Action.BOOKED, Action.PRINTED), (Action.DESTROYED,)):
        for who in ("", "compte-1", "compte-9"):
            for first, last in (
                (None, None),
                (date(2025, 11, 28), None),
                (None, date(2025, 11, 28)),
                (date.min, date.max),
            ):
                wanted = Filter(frozenset(actions), who, first, last)
                expected = [line for line in everything if _matches(line, wanted)]
                assert all_pages(db, wanted, 5) == expected
                assert journal_pages.count(db, wanted, most=10_000) == len(expected)
                assert journal_pages.count(db, wanted, most=3) == min(3, len(expected))


def _matches(line, wanted):
    day = line.at.date()
    right_day = (wanted.first or day) <= day <= (wanted.last or day)
    return right_day and line.who in (wanted.who or line.who) and line.action in (wanted.actions or {line.action})


def test_a_clock_set_back_hides_no_line(db):
    written(db, 3)
    written(db, 3, at=MORNING - timedelta(days=300))
    assert numbers(all_pages(db, Filter(), 2)) == [3, 2, 1, 6, 5, 4]


def test_everybody_who_wrote_is_known(db):
    assert journal_pages.everybody(db) == []
    for who in ("compte-12", "compte-2", "compte-1"):
        written(db, 3, who=who)
    assert journal_pages.everybody(db) == ["compte-1", "compte-12", "compte-2"]


def test_every_reading_is_answered_by_an_index(db):
    for topic in TOPICS:
        for where, _ in journal_pages._streams(db, Filter(topic.actions, "compte-1", date(2025, 1, 1), date.max)):
            sql = f"SELECT at, id FROM journal {where} AND (at, id) < (?, ?) ORDER BY at DESC, id DESC LIMIT 5"
            marks = sql.count("?")
            plan = db.execute(f"EXPLAIN QUERY PLAN {sql}", ("x",) * marks).fetchall()
            assert all("COVERING INDEX" in row[-1] and "TEMP B-TREE" not in row[-1] for row in plan), plan


def test_the_day_it_was_begun_on_is_unknown_once_somebody_has_spoilt_it(db):
    assert journal.begun_at(db) is None
    written(db, 2)
    assert journal.begun_at(db) == MORNING
    db.execute("DROP TRIGGER journal_is_never_changed")
    db.execute("UPDATE journal SET at = 'hier' WHERE id = 1")
    assert journal.begun_at(db) is None
