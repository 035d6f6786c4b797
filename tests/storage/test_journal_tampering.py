"""Somebody who holds the data key and writes into the file by hand: whatever they touch in the journal is found."""

import shutil
from datetime import datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop_app.domain.french import NBSP
from desktop_app.domain.journal import Action, Entry, chain, check
from desktop_app.domain.journal.chain import Row
from desktop_app.domain.journal.check import agrees
from desktop_app.domain.journal.told import details, summary
from desktop_app.storage import files
from desktop_app.storage.connection import database
from desktop_app.storage.connection.checkpoint import empty_log
from desktop_app.storage.journal import journal, journal_check, journal_pages

LINES = 12
BEGAN = datetime(2025, 11, 27, 8, 0)
COLUMNS = ("at", "who", "action", "subject", "detail", "digest", "seal")
TEXTS = COLUMNS[:5]
DATED = "du jeudi 27 novembre 2025 à 8 h"
"""The date of line n is this followed by the minutes."""
_ROWS = "SELECT id, at, who, action, subject, detail, digest, seal FROM journal ORDER BY id"


@pytest.fixture
def forged(db, monkeypatch):
    """A file with twelve lines, a minute apart, whose guards were taken away as a forger would."""
    monkeypatch.setattr(check, "FURTHEST", 1_000)  # so that hundreds of forgeries are tried in seconds
    with database.writing(db):
        for n in range(1, LINES + 1):
            at = BEGAN + timedelta(minutes=n)
            journal.write(db, Entry(at, f"compte-{n % 3 + 1}", Action.BOOKED, f"rendez-vous-{n}", "vu"))
    for name in ("journal_is_never_changed", "journal_is_never_shortened"):
        db.execute(f"DROP TRIGGER {name}")
    db.execute("PRAGMA ignore_check_constraints=ON")
    return db


@pytest.fixture
def told(forged, keys):
    """What a référent is told once all was checked, without the first sentence."""

    def ask(start_key=keys.journal, last=None):
        verdict = journal_check.verify(forged, start_key=start_key, last=last)
        assert verdict.sound or summary(verdict).startswith("Le journal a été touché en dehors de Permanence")
        return [each.replace(NBSP, " ") for each in details(verdict)]

    return ask


def chain_again(db):
    """Make every digest and the head anew, as can whoever opens the file; the seals need keys that are gone."""
    previous = chain.GENESIS
    rows = db.execute(_ROWS).fetchall()
    for row in rows:
        texts = [str(cell).encode() for cell in row[1:6]]
        previous = chain.digest(previous, chain.canonical(Row(row[0], *texts)))
        db.execute("UPDATE journal SET digest = ? WHERE id = ?", (previous, row[0]))
    db.execute("UPDATE journal_head SET count = ?, digest = ?", (len(rows), previous))


def renumber(db):
    """Close the holes in the numbers, as one would after taking a line out."""
    for rank, (number,) in enumerate(db.execute("SELECT id FROM journal ORDER BY id").fetchall(), 1):
        db.execute("UPDATE journal SET id = ? WHERE id = ?", (rank, number))


def test_an_untouched_file_is_sound(told):
    assert told() == [] and told(b"") == [] and told(last=5) == []


@pytest.mark.parametrize("number", range(1, LINES + 1))
@pytest.mark.parametrize("column", COLUMNS)
def test_each_cell_of_each_line_is_guarded(forged, told, column, number):
    value = "2025-11-26T17:00:00" if column == "at" else b"x" * 32 if column in ("digest", "seal") else "autre"
    forged.execute(f"UPDATE journal SET {column} = ? WHERE id = ?", (value, number))
    dated = "du mercredi 26 novembre 2025 à 17 h" if column == "at" else f"{DATED} {number:02}"
    wrong = (
        "n’a pas le sceau de Permanence : elle a été réécrite, remplacée ou ajoutée"
        if column == "seal"
        else "a été modifiée après coup"
    )
    assert told()[0] == f"La ligne n° {number}, {dated}, {wrong}."
    assert told(b"") == [] if column == "seal" else told(b"")[0].startswith(f"La ligne n° {number}, {dated}")


@pytest.mark.parametrize(
    ("sql", "sentence"),
    [
        (
            "DELETE FROM journal WHERE id = 5",
            f"La ligne n° 5 a été retirée : elle suivait celle {DATED} 04.",
        ),
        (
            "DELETE FROM journal WHERE id BETWEEN 5 AND 7",
            f"Les lignes n° 5 à 7 ont été retirées : elles suivaient celle {DATED} 04.",
        ),
        ("DELETE FROM journal WHERE id = 1", "La ligne n° 1 a été retirée : elle était au tout début du journal."),
        (
            "DELETE FROM journal WHERE id > 9",
            "Les 3 dernières lignes, n° 10 à 12, ont été retirées : "
            f"le journal s’arrête maintenant à celle {DATED} 09.",
        ),
        ("DELETE FROM journal", "Les 12 dernières lignes, n° 1 à 12, ont été retirées : il ne reste rien."),
        (
            "UPDATE journal SET id = 90 WHERE id = 5",
            f"La ligne n° 5 a été retirée : elle suivait celle {DATED} 04.",
        ),
        (
            "INSERT INTO journal SELECT 13, at, who, action, subject, detail, digest, seal FROM journal WHERE id = 12",
            f"La ligne n° 13, {DATED} 12, n’a pas le sceau de Permanence : elle a été réécrite, remplacée ou ajoutée.",
        ),
        (
            "INSERT INTO journal SELECT 0, at, who, action, subject, detail, digest, seal FROM journal WHERE id = 12",
            f"La ligne n° 0, {DATED} 12, est en trop : le journal ne la compte pas, "
            "elle a été ajoutée autrement que par Permanence.",
        ),
        (
            "DELETE FROM journal_head",
            f"La tête du journal a disparu : plus rien ne prouve qu’après la ligne n° 12, {DATED} 12, "
            "il n’y en avait pas d’autre.",
        ),
        *[
            (
                f"UPDATE journal_head SET {change}",
                f"La tête du journal a été modifiée : plus rien ne prouve qu’après la ligne n° 12, {DATED} 12, "
                "il n’y en avait pas d’autre.",
            )
            for change in ("count = 11", "count = 4000000000", "digest = zeroblob(32)", "next_key = zeroblob(32)")
        ],
    ],
)
def test_each_way_to_tamper_is_told_with_the_line_and_its_date(forged, told, sql, sentence):
    forged.execute(sql)
    assert told()[0] == sentence


def test_the_tail_cut_by_somebody_who_makes_the_head_again_is_found_and_counted(forged, told):
    forged.execute("DELETE FROM journal WHERE id > 9")
    forged.execute("UPDATE journal_head SET count = 9, digest = (SELECT digest FROM journal WHERE id = 9)")
    assert told(b"") == []
    assert told() == [
        f"Les 3 dernières lignes, n° 10 à 12, ont été retirées : le journal s’arrête maintenant à celle {DATED} 09."
    ]


def test_a_tail_cut_weeks_ago_is_found_though_work_went_on(forged, told):
    forged.execute("DELETE FROM journal WHERE id > 9")
    forged.execute("UPDATE journal_head SET count = 9, digest = (SELECT digest FROM journal WHERE id = 9)")
    with database.writing(forged):
        for n in range(20):
            journal.write(forged, Entry(BEGAN + timedelta(days=n), "compte-1", Action.BOOKED))
    assert told(b"") == []
    assert told() == told(last=24)
    assert told() == [
        f"3 lignes, à partir du n° 10, ont été retirées après celle {DATED} 09 : d’autres ont reçu leurs numéros."
    ]


@pytest.mark.parametrize(
    ("sql", "first", "last"),
    [
        ("UPDATE journal SET who = 'compte-9' WHERE id = 5", 5, LINES),
        ("DELETE FROM journal WHERE id = 5", 5, LINES - 1),
        ("DELETE FROM journal WHERE id = 1", 1, LINES - 1),
    ],
)
def test_a_forger_who_makes_every_digest_again_still_lacks_the_seals(forged, told, sql, first, last):
    forged.execute(sql)
    renumber(forged)
    chain_again(forged)
    assert told(b"") == []
    assert told()[0].startswith(f"Les lignes n° {first} à {last}, ")
    assert "n’ont pas le sceau de Permanence" in told()[0]


def test_two_lines_swapped_are_found(forged, told):
    forged.execute("UPDATE journal SET id = 99 WHERE id = 5")
    forged.execute("UPDATE journal SET id = 5 WHERE id = 6")
    forged.execute("UPDATE journal SET id = 6 WHERE id = 99")
    [sentence] = told()
    assert sentence.startswith("Les lignes n° 5 à 6, ") and "n’ont pas le sceau" in sentence


def test_a_line_put_in_the_middle_is_found(forged, told):
    for number in range(LINES, 4, -1):
        forged.execute("UPDATE journal SET id = id + 1 WHERE id = ?", (number,))
    forged.execute(
        "INSERT INTO journal SELECT 5, at, 'compte-9', action, subject, detail, digest, seal FROM journal WHERE id = 4"
    )
    chain_again(forged)
    assert told()[0].startswith("Les lignes n° 5 à 13, ") and "ajoutées" in told()[0]


def test_the_last_lines_alone_show_what_was_done_to_them(forged, told):
    forged.execute("UPDATE journal SET subject = 'rendez-vous-99' WHERE id IN (3, 10)")
    assert told(b"", last=5) == [
        f"La ligne n° 10, {DATED} 10, ne suit plus la précédente : l’une des deux a été modifiée après coup."
    ]


def test_an_older_copy_put_back_deceives_the_check_and_not_the_paper(folder, forged, told, keys):
    older = shutil.copy(_whole(folder, forged), folder / "older")
    with database.writing(forged):
        journal.write(forged, Entry(BEGAN, "compte-1", Action.DESTROYED, "mandat-7"))
    paper = journal.head(forged)
    forged.conn.close()
    shutil.copy(older, files.data_in(folder))
    (folder / "permanence.db-wal").unlink(missing_ok=True)
    again = database.open_file(folder, keys.data)
    with database.writing(again):
        journal.write(again, Entry(BEGAN, "compte-1", Action.BOOKED))
    assert journal_check.verify(again, start_key=keys.journal).sound
    assert not agrees(paper, journal_check.digest_at(again, paper.count))
    again.conn.close()


def _whole(folder, db):
    assert empty_log(db)
    return files.data_in(folder)


def test_what_was_made_unreadable_is_shown_rather_than_hidden(forged, told):
    forged.execute("UPDATE journal SET at = CAST(x'ff' AS TEXT), action = 'RIEN' WHERE id = 5")
    lines = journal_pages.page(forged, journal_pages.Filter(), limit=50)
    [strange] = [line for line in lines if line.number == 5]
    assert (strange.at, strange.action, strange.who) == (None, None, "compte-3")
    assert lines[0] is strange and len(lines) == LINES
    assert journal_pages.page(forged, journal_pages.Filter(), before=5, limit=50) == lines[1:]
    assert told() == ["La ligne n° 5, dont la date ne se lit plus, a été modifiée après coup."]


@settings(max_examples=150)
@given(
    number=st.integers(1, LINES),
    column=st.sampled_from(COLUMNS),
    at=st.integers(0, 40),
    value=st.binary(min_size=0, max_size=2),
)
def test_any_bytes_put_anywhere_in_a_line_are_found(forged, keys, number, column, at, value):
    old = forged.execute(f"SELECT CAST({column} AS BLOB) FROM journal WHERE id = ?", (number,)).fetchone()[0]
    at %= len(old) + 1
    new = old[:at] + value + old[at + 1 :]
    kind = "TEXT" if column in TEXTS else "BLOB"
    forged.execute(f"UPDATE journal SET {column} = CAST(? AS {kind}) WHERE id = ?", (new, number))
    (kept,) = forged.execute(f"SELECT CAST({column} AS BLOB) FROM journal WHERE id = ?", (number,)).fetchone()
    verdict = journal_check.verify(forged, start_key=keys.journal)
    forged.execute(f"UPDATE journal SET {column} = CAST(? AS {kind}) WHERE id = ?", (old, number))
    assert verdict.sound == (kept == old)
    assert verdict.sound or number in {finding.first for finding in verdict.findings}
