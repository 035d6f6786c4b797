"""Moving to another PC as the help tells whoever administers them; a copy put back is tried in test_rescue.py."""

from __future__ import annotations

import shutil
from pathlib import Path

from pytestqt.qtbot import QtBot

from desktop_app.domain.person import read_person
from desktop_app.use_cases.reception import people
from tests.helpers.program import running


def test_the_whole_folder_taken_along_opens_with_the_same_words(
    boulou_folder: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    old, new = tmp_path / "ancien poste" / "permanence", tmp_path / "nouveau poste" / "Données"
    with running(shutil.copytree(boulou_folder, old)) as program:
        program.open()
        people.register(program.desk, read_person("Roca", "Joan"))
    # The lock and the log come along, as they do for somebody who takes all there is.
    shutil.copytree(shutil.copytree(old, tmp_path / "CLÉ 64 Go" / "Permanence"), new)
    with running(new) as program:
        program.open()
        assert [person.name for person in people.listing(program.desk)[0]] == ["Joan Roca"]
