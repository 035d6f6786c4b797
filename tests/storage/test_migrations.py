"""The history of the file: each step by name, on the folder that 0.1.0 left in the field, and what none may lose."""

from __future__ import annotations

import hashlib
import shutil
from pathlib import Path

import pytest

from desktop_app.domain.backup import Reason
from desktop_app.domain.mandate.destruction import Kind, Trigger
from desktop_app.storage import driver, files, migrations
from desktop_app.storage.checks import shape
from desktop_app.storage.checks.shape import check_shape
from desktop_app.storage.connection import database
from desktop_app.storage.copies import backups
from desktop_app.storage.errors import Damaged, DiskFull, NotOurs, TooNew
from desktop_app.storage.journal import journal_check
from desktop_app.storage.keys import vault
from desktop_app.storage.mandates import destructions, mandate_body, mandate_keys
from desktop_app.storage.safekeeping import carry_over
from desktop_app.use_cases.accounts import opening
from desktop_app.use_cases.copies import restore
from tests.helpers import field_file as field
from tests.helpers import tomorrow

RELEASED = {
    "m001_first": "16a633e91f1ee48dd75af1f8b1bea617fe4513414656ae4027b0c136f17e098d",
    "m002_substitutes": "b23ca9a288c5c18583fc7f450acb855fdd3780cc7d2faab2dbc49d9c271a4f10",
    "m003_sessions": "9edffd55b542e594f1b96369567a68df7cd3dba1a01d9bc83b064ab55e5c25b3",
    "m004_left": "1153a4f59c9133ad7af036ec3d33624d0433ae1c1bf947cf0cb2ab60dc7911ab",
    "m005_closures": "1164df8a8afef5aa01eb118bee600b80c4a14bb86b1ec8bc2e07547f07441f6c",
    "m006_segments": "7051b395fe01c9b7efb74d72a3b9243b12484bc98252b53fe0cc3f5e6bd6a30d",
    "m007_conventions": "6650ded951efc35a49dc960d718e42ed35554e7f661dd96673bf32c6fb498f61",
    "m008_places": "d17e42aaf0d01d2c8311cfe5b517f26412d3c96129597b253b12afce3733f955",
    "m009_presence": "38f2356fedb1e524508c96b278b680205b704d08e42032e17fb40cb725b9a7b4",
    "m010_unknown": "37be707166d29b122d0b72eed2d1ebf6ada1d74b73f84874ab5ed8fe5d821cd9",
    "m011_day_names": "fe403476da695145b993f25160046cf3ca9eb3e1a8568af74dd6bd77ce714fb4",
    "m012_skipped": "508a20c0a8ba11fff1ca17e8a8fdbafc859ced859037294336ddbf1de9771ba5",
    "m013_ending": "58debf1ebee22f2d9e5277b2f235f2ee1e4a0585b9a9e9742deffbc96fa806f1",
    "m014_own_time": "d700e37a512d24c0917b67e029d21085b0495cca618b1f78e2692839be15a2df",
    "m015_volume": "0149155a72fef4620dd6471c0daa0d70efbd013b9465ba954fb518377b57351a",
    "m016_queue": "eaf0640ba3e5b4f45e53df743a1e04db4c77016c07613ee565ac1bd50a360792",
    "m017_requests": "aeeffb18668a4d2ee7b31cf0b609e063d9c1b5094137564ce3f6042ce79664b8",
    "m018_joined": "59d114af331551a0e08dd92d540c51a45ea81bba59fc558466ebaad2cca04ae9",
    "m019_circumstances": "10c7359b450ccaa55a032e21ec57ba41d045ab453bdbb747e1534be6d3a10819",
    "m020_workshops": "b8e2ede49a0c0fc5f85f0be56b50ea7250d50d20c4fbed0bc3c65aaf29795c48",
    "m022_profiles": "77f11a7f05262f6b6fbb0806a1377b88e014bb610bc67cd7cb7f9c9214840352",
    "m022_transmittals": "e9eb48e7644cae6f21ffbe6949c50107018d6e04cda3ff6b4019f7d53c7e27eb",
    "m024_messages": "4677315e7e2658e5bda7b3dd9b9b760a0e26a782505cbb52278462ff41350529",
    "m025_birth_names": "064c9094ddf0e65125acee6ce56f75d92f462b370cbe8bbdcee81f3d71d3f5fc",
    "m026_came_back": "a2d76c9a238bffe0d4c4cf49305192d183701d7409d27f553a615463a3ff9893",
    "m027_rooms": "40e014a1356e203be803c3912a6f08e1c67ce7e9637b76477ea98e28691072ed",
    "m028_paper_originals": "b72879bce2f8eb3f40ab9fb7d9c62d708c73d820086185371742c2eee1965ad8",
    "m029_organisms": "16d96a1cff9b2b0023d70faff29f2ca03d9619879f851c3af8354984e924d26b",
    "m030_ways": "91210db9c41d2513d4c9f524f2dccb1a1e5afce5a9e1a31b49c107a554c5b14c",
    "m031_deadlines": "eeb65918ca704b3038a97a50e897e362a00ca31dc8d94aa9c81ca946561a2244",
    "m032_endings": "ac72f49a18b8720edd30ca69acc8fd02cb99ee592caca429e3afd878e6b9cd25",
    "m035_blank_mandates": "46d2ab474e81ad5fd0087cd6810d78099a06b4d1fe590fba11bc499c6f16cd34",
    "m036_rights_requests": "3bd85fbc20ec0c73ae37e23b01014b619c16740ad5e2a2ea81f903c8a0d249e0",
    "m037_partner_models": "aad6be21e41cc38797710b9d4c73434086aea64038b7c77b08024dc214c96951",
    "m038_queues": "315492546a8018f30b17a2282da5de9a314294060c41b8350e6043d92a9e35b3",
    "m039_workshop_asks": "1aa5f75ae9662d5698e0c928b2dc17d85e64b0f74bb564fb95f378992bc1a515",
    "m040_events": "e344d04d952dbda03b1572e25dd8941a3e555fc51db3e28ddd18502a89eac4a8",
    "m041_counts": "e3ae9e669804ad51040859a39ac228766f466e7a4922c548eee506b9662e71cb",
    "m042_originals_ended": "67b92a3959e18667a51b8435733d9ef27624ba5a3d41cd54c4483695fc729f25",
    "m043_mandates_elsewhere": "a73c3b9fb8fe46f81f5eafc3d1c83fe6eef89003c1da1c58806d455aef534a32",
    "m044_sheets_kept": "8d7bde67888a10fadac46edc3ecd41fff10b67b378cd1936d691829ae48f25bf",
    "m045_originals_to_file": "5084636fd72bab760071855f2dc6d03dea1ed2dcd5b338bcd95c23cedc405e38",
}
"""The digest of each step, line ends apart: once it was handed out, not a letter of it changes."""
ROWS_CHANGED: dict[str, set[str]] = {}
"""The tables in which a step adds or removes rows on purpose, by step."""
FOLDER = Path(migrations.__file__).parent
TODAY = dict(migrations.STEPS)
EVER = {**TODAY, **tomorrow.STEPS}


@pytest.fixture
def folder(tmp_path):
    """The field folder, unpacked and closed."""
    return field.field_file(tmp_path)


@pytest.fixture
def key(folder):
    return field.every_key(folder).data


def test_no_step_that_was_released_is_ever_edited():
    steps = {path.stem: path.read_text("utf-8") for path in sorted(FOLDER.glob("m[0-9]*.py"))}
    assert list(steps) == list(TODAY), "each step is a file, its name its rank, and a line of STEPS"
    assert {name: hashlib.sha256(text.encode()).hexdigest() for name, text in steps.items()} == RELEASED, (
        "a new step has its digest in RELEASED; one that was handed out is put back as it was"
    )


def test_the_shape_of_today_is_known_without_the_history():
    made = shape._digest(shape._shape_after(tuple(TODAY.items())))
    assert made == migrations.SHAPE, f'a step changes the shape: SHAPE = "{made}"'


def test_a_file_of_today_is_looked_at_without_the_history_and_one_with_more_in_it_is_refused(db, monkeypatch):
    def run(*_):
        raise AssertionError("the whole history again")

    with monkeypatch.context() as patch:
        patch.setattr(shape, "_shape_after", run)
        check_shape(db)
    db.execute("CREATE TRIGGER slipped AFTER INSERT ON person BEGIN DELETE FROM journal; END")
    with pytest.raises(NotOurs):
        check_shape(db)


def shape_of(db):
    return {tuple(row) for row in db.execute("SELECT type, name, tbl_name, sql FROM sqlite_master").fetchall()}


def counted(db):
    return {table.name: table.count for table in db.tables if not table.name.startswith(("_", "sqlite_"))}


def faults_of(folder, key, last, begun):
    """What is wrong with the file once this step was its last, beside one that was begun empty in another folder."""
    if not files.data_in(begun).exists():
        database.close(database.create(begun, key))
    # Whether it is sound is asked below, of what the step has made.
    db, fresh = (database.open_file(each, key, judged=True) for each in (folder, begun))
    try:
        found, kept = counted(db), field.expected()["tables"]
        lost = {name: number for name, number in kept.items() if name in found and found[name] != number}
        changed = ROWS_CHANGED.get(last, set())
        wrong = [f"{name} had {number} rows" for name, number in lost.items() if name not in changed]
        wrong += [f"points at nothing: {row}" for row in db.execute("PRAGMA foreign_key_check").fetchall()]
        wrong += [] if shape_of(db) == shape_of(fresh) else ["not the shape of a fresh file"]
        wrong += [] if db.execute("PRAGMA integrity_check").fetchone()[0] == "ok" else ["damaged"]
        wrong += [] if db.execute("PRAGMA foreign_keys").fetchone()[0] else ["foreign keys stay off"]
        check_shape(db)
        return wrong
    finally:
        database.close(fresh)
        database.close(db)


def said_of(folder):
    """What the program does not read any more of what it read the day the folder was made, and of its journal."""
    desk = field.open_field(folder)
    try:
        lost = field.lost(field.described(desk))
        verdict = journal_check.verify(desk.db, start_key=field.every_key(folder).journal)
    finally:
        opening.close_desk(desk)
    return lost + [str(finding) for finding in verdict.findings] + ["not sealed"] * (not verdict.sealed)


def test_each_step_from_the_file_in_the_field(folder, key, tmp_path):
    """Each taken by a program of which it is the last, as on a PC that had every version there was."""
    for step in EVER:
        with tomorrow.program(tomorrow.upto(step, EVER)):
            assert not faults_of(folder, key, step, tmp_path / "begun"), step


@pytest.mark.parametrize("steps", [TODAY, EVER], ids=["today", "tomorrow"])
def test_all_steps_leave_every_word_readable(folder, steps):
    with tomorrow.program(steps):
        assert not said_of(folder)


def test_the_naive_rebuild_goes_red(folder, key, tmp_path):
    """The proof that the two tests above can fail: it empties `mandate_body` through its cascade."""
    steps = {**TODAY, "m901_naive": tomorrow.naive}
    with tomorrow.program(steps), tomorrow.foreign_keys_left_on():
        assert "mandate_body had 7 rows" in faults_of(folder, key, "m901_naive", tmp_path / "begun")
        assert said_of(folder), "bodies are gone"


def test_no_step_is_taken_with_foreign_keys_on(folder, key):
    db = database.open_file(folder, key)
    before = counted(db)
    with tomorrow.program(EVER), pytest.raises(RuntimeError), database.writing(db):
        migrations.apply(db)
    assert counted(db) == before and not migrations.pending(db)
    database.close(db)


def test_a_step_that_leaves_rows_pointing_at_nothing_changes_nothing(folder, key):
    before = field.digests(folder)
    with tomorrow.program({**TODAY, "m901_step": tomorrow.old_one_renamed}), pytest.raises(RuntimeError, match="lost"):
        database.open_file(folder, key)
    after = field.digests(folder)
    assert {name: after[name] for name in before} == before


def test_a_row_that_points_at_nothing_already_is_damage_and_not_a_step_to_take(folder, key):
    db = database.open_file(folder, key)
    db.execute("PRAGMA foreign_keys=OFF")
    db.execute("DELETE FROM advisor WHERE id = 1")
    database.close(db)
    with tomorrow.program(EVER), pytest.raises(Damaged):
        database.open_file(folder, key)


def test_before_a_step_a_copy_is_made_that_is_whole(folder, key):
    with tomorrow.program(EVER):
        database.close(database.open_file(folder, key))
        database.close(database.open_file(folder, key))
    made = [copy for copy in backups.listing(backups.local_place(folder)) if copy.reason is Reason.UPDATE]
    assert len(made) == 1
    db = driver.connect_to_copy(backups.local_place(folder) / made[0].name, key)
    assert counted(db) == field.expected()["tables"] and migrations.pending(db)
    db.close()


def test_that_copy_is_dated_by_the_clock_of_the_desk(folder, key):
    unlocked = opening.find_keys(folder, field.EVERYTHING, field.PASSPHRASES[field.EVERYTHING])
    with tomorrow.program(EVER):
        opening.close_desk(opening.open_desk(folder, unlocked, clock=lambda: field.MADE_AT))
    (made,) = [copy for copy in backups.listing(backups.local_place(folder)) if copy.reason is Reason.UPDATE]
    assert made.at == field.MADE_AT


def test_an_older_program_refuses_the_file_and_changes_no_byte(folder, key):
    unlocked = opening.find_keys(folder, field.EVERYTHING, field.PASSPHRASES[field.EVERYTHING])
    with tomorrow.program(EVER):
        database.close(database.open_file(folder, key))
    before = field.digests(folder)
    with pytest.raises(TooNew):
        database.open_file(folder, key)
    assert field.digests(folder) == before
    with pytest.raises(TooNew):
        opening.open_desk(folder, unlocked, clock=lambda: field.MADE_AT)
    # The file that a restore of 0.1.0 had kept loses its key of the journal to whoever opens the folder.
    changed = {name for name, digest in field.digests(folder).items() if before.get(name) != digest}
    assert all(name.endswith("-remplace.db") for name in changed) and before.keys() == field.digests(folder).keys()


PUT_BACK = [(reason, opened) for reason in Reason for opened in (True, False) if opened or reason is not Reason.UPDATE]


@pytest.mark.parametrize(("reason", "opened_before"), PUT_BACK)
def test_an_older_copy_is_put_back_and_led_through_the_steps(folder, key, reason, opened_before):
    unlocked = opening.Unlocked(vault.account(folder, field.EVERYTHING), field.every_key(folder))
    with tomorrow.program(EVER):
        if opened_before:
            database.close(database.open_file(folder, key))
        (choice,) = [each for each in restore.choices(folder, unlocked.keys) if each.copy.reason is reason]
        assert choice.contents and not choice.trouble
        restore.put_back(folder, unlocked, choice.path, at=field.MADE_AT)
        desk = opening.open_desk(folder, unlocked, clock=lambda: field.MADE_AT)
        verdict = journal_check.verify(desk.db, start_key=unlocked.keys.journal)
        shapes, bodies = shape_of(desk.db), len(field.described(desk)["mandates"])
        opening.close_desk(desk)
    assert verdict.whole and verdict.sealed and bodies
    assert any(name == "lived_day" for _, name, _, _ in shapes)


def test_an_older_stick_fills_another_computer_that_has_the_newer_program(folder, tmp_path):
    place, new = restore.place_in(field.stick(tmp_path)), tmp_path / "new"
    shutil.rmtree(folder)
    new.mkdir()
    unlocked = opening.Unlocked(vault.account(place, field.EVERYTHING), vault.unlock_by_code(place, field.CODE))
    with tomorrow.program(EVER):
        oldest = backups.listing(place)[-1]
        restore.take_over(place, new, unlocked, place / oldest.name, at=field.MADE_AT)
        desk = field.open_field(new)
        assert "lived_day" in counted(desk.db) and desk.db["mandate_body"].count > 0
        opening.close_desk(desk)


def asked_to_destroy(folder, key):
    """Somebody withdrew a mandate, and the program was killed before its content was destroyed."""
    db = database.open_file(folder, key)
    with database.writing(db):
        asked = destructions.begin(
            db, Kind.MANDATE_BODY, Trigger.WITHDRAWN, at=field.MADE_AT, by="compte-2", subject=""
        )
        destructions.aim(db, asked, [mandate_body.key_id_of(db, 10)])
    database.close(db)
    return asked


def test_a_file_replaced_before_it_was_led_on_gives_what_its_copy_lacks(folder, key, monkeypatch):
    """Whoever puts a copy back because the newer program does not come to its end loses no destruction for it."""
    asked, data = asked_to_destroy(folder, key), files.data_in(folder)
    before, wrapped = data.read_bytes(), mandate_keys.open_file(folder, key)
    steps = {**EVER, "m904_more": lambda db: db.execute("ALTER TABLE journal_head ADD COLUMN more TEXT")}
    monkeypatch.setattr(backups, "_HEAD", backups._HEAD.replace("SELECT", "SELECT more,"))
    with tomorrow.program(steps):
        found = carry_over.what_the_copy_lacks(folder, key, wrapped)
    assert found.head.startswith("314 ") and found.ranks[2026] == 11 and len(found.places) == 2
    (gone,) = mandate_keys.ids_of(wrapped, asked.number)
    assert gone not in mandate_keys.ids(wrapped), "it is destroyed, though the file that asked for it goes"
    assert data.read_bytes() == before
    mandate_keys.close(wrapped)


def test_on_a_disk_that_fills_up_meanwhile_nothing_is_changed(folder, key, monkeypatch):
    pages = files.data_in(folder).stat().st_size // 4096
    monkeypatch.setattr(driver, "_PRAGMAS", (*driver._PRAGMAS, f"max_page_count={pages + 2}"))
    before = files.data_in(folder).read_bytes()
    with tomorrow.program(EVER), pytest.raises(DiskFull):
        database.open_file(folder, key)
    assert files.data_in(folder).read_bytes() == before


def test_a_fresh_file_is_a_migrated_one(folder, key, tmp_path):
    """Field by field: a file that was begun by today's program and led on is no other than one begun tomorrow."""
    shutil.rmtree(folder)
    database.close(database.create(tmp_path / "today", key))
    with tomorrow.program(EVER):
        led_on = database.open_file(tmp_path / "today", key)
        begun = database.create(tmp_path / "tomorrow", key)
        assert shape_of(led_on) == shape_of(begun)
        database.close(led_on)
        database.close(begun)


@pytest.mark.parametrize("name", ['"mandate" ', "mandate ", '"mandate"'])
def test_a_rebuilt_table_is_ours_however_another_sqlite_writes_its_name(folder, key, name):
    with tomorrow.program(EVER):
        db = database.open_file(folder, key)
        db.execute("PRAGMA writable_schema=ON")
        db.execute("UPDATE sqlite_master SET sql = replace(sql, 'TABLE \"mandate\" ', ?)", (f"TABLE {name}",))
        assert (
            f"CREATE TABLE {name}(" in db.execute("SELECT sql FROM sqlite_master WHERE name = 'mandate'").fetchone()[0]
        )
        check_shape(db)
        db.close()
