"""The helpers do what the tests of every floor count on."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit

from desktop_app.domain.mandate import EndReason, State
from desktop_app.storage.planning import advisors, conventions, patterns, place
from desktop_app.storage.reception import people
from tests.conftest import pytest_runtest_teardown
from tests.helpers import builders
from tests.helpers.typing import press, type_text


def test_french_is_typed_as_it_is_written(qtbot):
    field = QLineEdit()
    qtbot.addWidget(field)
    type_text(field, "L’Œuvre d’Éloïse à 5 € ; ça")
    press(field, Qt.Key.Key_Backspace)
    assert field.text() == "L’Œuvre d’Éloïse à 5 € ; ç"
    press(field, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    assert field.hasSelectedText()


def test_no_screen_is_needed_and_no_folder_of_the_user_is_touched(qapp, tmp_path):
    assert QApplication.platformName() == os.environ.get("PERMANENCE_TEST_PLATFORM", "offscreen")
    for name in ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME", "XDG_RUNTIME_DIR"):
        assert "permanence-tests-" in os.environ[name] and Path(os.environ[name]).is_dir()


def test_the_desk_is_that_of_le_boulou_on_a_thursday_morning(desk, clock):
    assert place.load(desk.db) == builders.le_boulou()
    assert conventions.every(desk.db) == (builders.its_convention(),)
    assert advisors.every(desk.db) == list(builders.its_advisors())
    assert [(rule.weekday, rule.advisor_id) for rule in patterns.every(desk.db)] == [(3, 1), (4, 2)]
    assert people.count(desk.db) == 0 and desk.now().weekday() == 3
    clock.forward(days=1, minutes=30)
    assert (desk.now().weekday(), desk.now().hour) == (4, 9)


def test_two_desks_of_one_session_share_nothing(desk, db):
    builders.stored_person(desk.db)
    assert people.count(db) == 0


@pytest.mark.parametrize("state", State)
def test_a_mandate_is_built_at_any_step(state):
    assert builders.a_mandate(state).state is state


@pytest.mark.parametrize("reason", EndReason)
def test_a_mandate_is_built_with_any_end(reason):
    assert builders.a_mandate(State.ENDED, reason=reason).end_reason is reason


def test_a_warning_in_the_log_fails_a_test(in_pytest):
    assert "logged: ['trouble']" in in_pytest("import logging\ndef test_it():\n    logging.warning('trouble')\n")
    assert "1 passed" in in_pytest("import logging\ndef test_it():\n    logging.info('fine')\n")


@pytest.fixture
def in_pytest(tmp_path):
    """Run a test file apart, with the surroundings of this project's tests; what pytest said."""

    def run(code: str) -> str:
        file = tmp_path / "test_apart.py"
        file.write_text(code)
        command = [sys.executable, "-m", "pytest", str(file), "-q", "-p", "tests.conftest", "-p", "no:cacheprovider"]
        surroundings = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])}
        done = subprocess.run(command, cwd=tmp_path, env=surroundings, capture_output=True, text=True, check=False)
        return done.stdout

    return run


class Cyclic(QDialog):
    def __init__(self) -> None:
        super().__init__()
        self.itself = self


def test_a_window_that_nobody_closed_is_gone_before_the_next_test(qapp):
    """It would lie over the windows of that one, which the pointer would never reach."""

    def in_sight():
        return any(window.isExposed() for window in qapp.topLevelWindows())

    Cyclic().show()
    qapp.processEvents()
    assert in_sight()
    pytest_runtest_teardown()
    assert not in_sight()
