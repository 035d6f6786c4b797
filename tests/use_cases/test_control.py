"""The control of the file: every week, on demand, and of each copy; what it finds is said and kept."""

from __future__ import annotations

import pytest

from desktop_app.domain.errors import NotAllowed
from desktop_app.domain.journal import Action
from desktop_app.storage import files
from desktop_app.storage.connection.checkpoint import empty_log
from desktop_app.storage.errors import PlaceAbsent
from desktop_app.storage.journal import journal
from desktop_app.use_cases.copies import backups, control
from desktop_app.use_cases.desk import Desk
from tests.helpers.builders import stored_person
from tests.helpers.clock import StillClock
from tests.helpers.wear import wear


def do(desk: Desk, job: control.Job | None) -> str:
    assert job is not None
    return control.record(desk, control.run(job)).told


def test_it_is_due_every_week(desk: Desk, clock: StillClock) -> None:
    assert "pas encore été contrôlé" in control.last(desk)[0]
    assert do(desk, control.due(desk)) == "Le fichier est intact."
    assert control.due(desk) is None
    said, sound = control.last(desk)
    assert sound and "aujourd’hui" in said
    clock.forward(days=6)
    assert control.due(desk) is None
    clock.forward(days=1)
    assert control.due(desk) is not None
    line = journal.latest(desk.db, 1)[0]
    assert (line.action, line.subject, line.detail) == (Action.CONTROLLED, "", "intact")


@pytest.mark.parametrize("name", ["permanence.db", "permanence.mandates", "permanence.keys"])
def test_damage_is_said_with_the_name_of_the_file_and_kept(desk: Desk, name: str) -> None:
    for rank in range(40):
        stored_person(desk.db, f"Nom{rank}", "x" * 300)
    job = control.prepare(desk)
    assert empty_log(desk.db) and empty_log(desk.mandate_keys)
    path = desk.folder / name
    at = path.stat().st_size * 2 // 3
    wear(path, at)
    result = control.run(job)
    assert name in result.fault and "remettez" in result.fault
    wear(path, at)
    assert control.record(desk, result).told == result.fault
    assert control.last(desk) == (
        f"{result.fault} Contrôlé aujourd’hui à 8\N{NO-BREAK SPACE}h\N{NO-BREAK SPACE}30.",
        False,
    )
    assert journal.latest(desk.db, 1)[0].detail == "abîmé"


def test_a_copy_is_controlled_on_its_own(desk: Desk) -> None:
    job = backups.due(desk)
    assert job
    backups.record(desk, backups.run(job))
    (kept,) = backups.every(desk)
    assert do(desk, control.prepare_copy(desk, kept.path)) == "La copie est intacte."
    raw = bytearray(kept.path.read_bytes())
    raw[5000] ^= 1
    kept.path.write_bytes(raw)
    assert "est abîmé" in do(desk, control.prepare_copy(desk, kept.path))
    kept.path.unlink()
    assert do(desk, control.prepare_copy(desk, kept.path)) == PlaceAbsent.sentence
    assert control.last(desk)[0] == "Le fichier n’a pas encore été contrôlé."


def test_it_can_be_stopped_and_says_nothing_then(desk: Desk) -> None:
    result = control.run(control.prepare(desk), None, lambda: True)
    assert result.stopped and control.record(desk, result).told == "Contrôle arrêté."
    assert control.due(desk) is not None


def test_everybody_controls_the_file_and_a_manager_the_copies(reception_desk: Desk) -> None:
    assert do(reception_desk, control.due(reception_desk)) == "Le fichier est intact."
    with pytest.raises(NotAllowed):
        control.prepare_copy(reception_desk, files.data_in(reception_desk.folder))
