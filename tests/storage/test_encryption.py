"""The file is encrypted from its first byte, and so is everything beside it."""

import base64
import secrets
import shutil
from pathlib import Path

import pytest

from desktop_app.domain.advisor import Advisor
from desktop_app.storage import driver, files
from desktop_app.storage.connection import database
from desktop_app.storage.keys import vault
from desktop_app.storage.planning import advisors
from desktop_app.storage.reception import people
from tests.helpers import builders
from tests.helpers.each_system import open_to_others

MARKER = "Xylophonequi"


def _bytes_of(folder: Path) -> bytes:
    return b"".join(path.read_bytes() for path in sorted(folder.iterdir()))


def _is_anywhere(marker: str, content: bytes) -> bool:
    return any(marker.encode(code) in content for code in ("utf-8", "utf-16-le"))


def test_no_name_can_be_read_in_any_file_while_open_or_closed(folder, db):
    builders.stored_person(db, MARKER)
    builders.stored_mandate(db, body=builders.a_body(requests=(builders.rules.DataRequest("CAF", MARKER),)))
    assert {path.name for path in folder.iterdir()} >= {"permanence.db", "permanence.db-wal"}
    assert not _is_anywhere(MARKER, _bytes_of(folder))
    with database.writing(db):
        for rank in range(500):
            people.add(db, builders.a_person(f"{MARKER}{rank}"), on=builders.THURSDAY)
        assert not _is_anywhere(MARKER, _bytes_of(folder))
    database.close(db)
    assert not _is_anywhere(MARKER, _bytes_of(folder))
    assert [person.last_name for person in people.listing(_opened(folder), MARKER, 1)] == [MARKER]


def _opened(folder):
    return database.open_file(folder, vault.unlock(folder, 1, builders.PASSPHRASE).data)


def test_neither_the_shape_of_the_file_nor_a_sqlite_header_shows(folder, db):
    database.close(db)
    content = (folder / "permanence.db").read_bytes()
    assert not content.startswith(b"SQLite format 3")
    for word in ("CREATE TABLE", "person", "mandate", "permanence"):
        assert not _is_anywhere(word, content)


def test_a_closed_file_is_whole_in_one_piece(folder, db):
    builders.stored_person(db, MARKER)
    database.close(db)
    assert sorted(path.name for path in folder.iterdir()) == ["permanence.db", "permanence.keys", "permanence.mandates"]


def test_a_bare_copy_of_a_closed_file_is_complete_though_another_still_reads_it(folder, db, key, tmp_path):
    reader = database.open_file(folder, key)
    ada = builders.stored_person(db)
    database.close(db)
    (tmp_path / "copy").mkdir()
    shutil.copy(files.data_in(folder), tmp_path / "copy")
    copy = database.open_file(tmp_path / "copy", key)
    assert people.listing(copy) == [ada] == people.listing(reader)
    reader.close()
    copy.close()


def test_the_key_file_holds_neither_the_keys_nor_the_secrets(folder, keys):
    content = (folder / "permanence.keys").read_bytes()
    for key in (keys.data, keys.mandates[1], keys.journal):
        assert not any(written in content for written in (key, key.hex().encode(), base64.b64encode(key)))
    for secret in (builders.PASSPHRASE, builders.RECOVERY_CODE):
        assert secret.encode() not in content


def test_the_key_stands_in_no_statement_that_is_traced(folder, key, monkeypatch):
    connect, traced = driver.dbapi2.connect, []

    def listened_to(*given, **how):
        connection = connect(*given, **how)
        connection.set_trace_callback(traced.append)
        return connection

    monkeypatch.setattr(driver.dbapi2, "connect", listened_to)
    driver.connect_to_copy(files.data_in(folder), key).close()
    assert traced and not any(key.hex() in sql for sql in traced)


def test_only_this_account_can_read_the_keys(folder):
    assert not open_to_others(folder / "permanence.keys")


def test_two_places_never_share_a_key(tmp_path):
    words = builders.ITS_ACCOUNTS[0], builders.PASSPHRASE, builders.RECOVERY_CODE
    drawn = [vault.create(tmp_path / name, *words)[1] for name in "abc"]
    assert len({key for keys in drawn for key in (keys.data, keys.mandates[1], keys.journal)}) == 9


def test_a_driver_loaded_too_late_is_refused_rather_than_lose_writes(in_a_child):
    told = in_a_child("import sqlite_utils\nimport desktop_app.storage.driver")
    assert told.returncode != 0 and "imported before the encrypted driver" in told.stderr


def test_an_insert_that_returns_its_row_is_kept(folder, db, key):
    sql = "INSERT INTO advisor (last_name, first_name, title, active) VALUES ('A', 'B', 'ADVISOR', 1) RETURNING id"
    assert list(db.query(sql)) == [{"id": 1}]
    db.close()
    again = database.open_file(folder, key)
    assert advisors.every(again) == [Advisor(1, "A", "B")]
    again.close()


def test_nothing_heavy_loads_with_the_rooms_of_the_file(in_a_child):
    rooms = (
        "reception.people reception.appointments mandates.mandates planning.advisors planning.place"
        " planning.conventions planning.patterns journal.journal connection.database keys.vault errors"
    )
    heavy = {"sqlcipher3", "sqlite_utils", "cryptography", "nacl"}
    imports = "".join(f"import desktop_app.storage.{room}\n" for room in rooms.split())
    code = f"import sys\n{imports}print({heavy} & set(sys.modules))"
    assert in_a_child(code).stdout.strip() == "set()"


def test_nothing_that_sqlite_utils_does_not_need_here_is_loaded_with_it(in_a_child):
    beside = {"click", "pluggy", "dateutil", "email", "importlib.metadata", "sqlite_utils.plugins"}
    code = f"import sys\nimport desktop_app.storage.driver\nprint({beside} & set(sys.modules))"
    assert in_a_child(code).stdout.strip() == "set()"


@pytest.mark.parametrize("asked", ["utils.click.progressbar", "utils.recipes.parsedate"])
def test_what_was_left_out_is_there_for_whoever_asks(in_a_child, asked):
    code = f"import desktop_app.storage.driver\nfrom sqlite_utils import utils\nprint({asked}.__name__)"
    assert in_a_child(code).stdout.strip() == asked.rpartition(".")[2]


def test_nobody_loads_it_by_looking(in_a_child):
    code = "import desktop_app.storage.driver, sys\nfrom sqlite_utils import utils\n"
    code += "print([hasattr(one, '__wrapped__') for one in (utils.click, utils.recipes)], 'click' in sys.modules)"
    assert in_a_child(code).stdout.strip() == "[False, False] False"


def test_a_file_of_sqlite_utils_that_would_let_plugins_in_is_refused(in_a_child):
    told = in_a_child("import desktop_app.storage.driver as driver\ndriver.Database(memory=True)")
    assert told.returncode != 0 and "nobody's plugin opens these files" in told.stderr


def test_nobody_s_plugin_is_let_into_a_file(tmp_path):
    folder, key, called = tmp_path / "permanence", secrets.token_bytes(32), []
    database.close(database.create(folder, key))
    # The encrypted driver comes first, or refuses.
    from sqlite_utils import hookspecs, plugins

    class Plugin:
        @hookspecs.hookimpl
        def prepare_connection(self, conn):
            called.append(conn)

    plugin = Plugin()
    plugins.pm.register(plugin)
    try:
        database.close(database.open_file(folder, key))
    finally:
        plugins.pm.unregister(plugin)
    assert called == []
