"""Whatever is typed in a line is kept as it is or refused beside it in French; nothing breaks.

Line by line in the forms of every day, each kind of bad input in a third of the lines unless the tests are asked for in
depth; `tests/accessibility/typed.py` types in every form there is, all lines at once.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from PySide6.QtWidgets import QAbstractButton, QApplication, QCheckBox, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from desktop_app.domain.mandate import State
from desktop_app.screens.opening.attempts import BY_CODE
from tests.helpers.bad_input import BAD, content, lines_of, misread, put
from tests.helpers.builders import PASSPHRASE, stored_mandate, stored_person
from tests.helpers.day_screens import opened
from tests.helpers.deep import DEEP
from tests.helpers.first_opening import go_to, name_advisor
from tests.helpers.program import Program, running, wait_until
from tests.helpers.seeing import button, field, fill, whole

_SHARES = 3
_SCOPE = ("CAF", "Demande d’aide", "CAF", "Attestation", "27/12/2025")
Form = tuple[QWidget, str]
"""Where one types, and the word of the button that sends it."""
Scene = Callable[[Program], Iterator[Form]]
"""Brings the program to a form, and again each time the form has let it go on, as long as there is a way."""


class Stage:
    """The program brought to one form, and brought back there after the form has let it go on."""

    def __init__(self, folder: Path, model: Path, scene: Scene) -> None:
        self._folder, self._model, self._scene = folder, model, scene
        self._held = ExitStack()
        self.begin()

    def begin(self) -> None:
        """Start afresh on a new folder, up to the form."""
        self.end()
        shutil.copytree(self._model, self._folder)
        self.program = self._held.enter_context(running(self._folder))
        self._forms = self._scene(self.program)
        self._take(next(self._forms))
        self.good = [content(line) for line in self.lines]

    def come_back(self) -> None:
        """To the form again, by the way that its scene knows, or from the beginning."""
        if form := next(self._forms, None):
            self._take(form)
            self.put_right()
        else:
            self.begin()

    def _take(self, form: Form) -> None:
        self.window, self._verb = form
        self.window.activateWindow()
        wait_until(self.window.isActiveWindow)
        # What is typed in the search of a person is tried by itself.
        self.lines = [line for line in lines_of(self.window) if line.accessibleName() != "Pour qui ?"]

    def end(self) -> None:
        """Close the program and forget the folder."""
        self._held.close()
        shutil.rmtree(self._folder, ignore_errors=True)

    def submit(self) -> None:
        """Press the button of the form, and wait until it has answered."""
        pressed = button(self.window, self._verb)
        if self.window is self.program.session.door.unlock:
            # What slows a guesser down has its own tests.
            for account_id in (BY_CODE, 1):
                self.program.session.door._attempts.forget(account_id)
        # As by Tab or by the mouse: what is typed wrong has to get the keyboard back.
        pressed.setFocus()
        pressed.click()
        wait_until(lambda: not isValid(pressed) or not pressed.isVisible() or self._has_answered(pressed))

    def _has_answered(self, pressed: QAbstractButton) -> bool:
        """Keys are derived in the worker; a button of Réglages is off again once there is nothing to save."""
        if self.window is self.program.session.door.unlock:
            return pressed.isEnabled()
        return not pressed.text().startswith("Un instant")

    def put_right(self) -> None:
        """Type again what the form began with."""
        for line, text in zip(self.lines, self.good, strict=True):
            put(line, text)


@pytest.fixture
def stage(qtbot: QtBot, tmp_path: Path, boulou_folder: Path, request: pytest.FixtureRequest) -> Iterator[Stage]:
    made = Stage(tmp_path / "boulou", boulou_folder, SCENES[request.param][0])
    yield made
    made.end()


def assistant_at(step: str) -> Scene:
    """A page of the first opening."""

    def scene(program: Program) -> Iterator[Form]:
        _go_to(program, step)
        while True:
            yield program.assistant, "Continuer"
            program.assistant.go_back()

    return scene


def _go_to(program: Program, step: str) -> None:
    for path in program.folder.glob("permanence.*"):
        path.unlink()
    assert program.start()
    go_to(program.assistant, step)
    if step == "convention":
        fill(field(program.assistant, "Date de la dernière signature"), "6/3/2024")
    if step == "passphrase":
        fill(field(program.assistant, "Votre nom"), "Marie Castell")
    for nth in range(2 if step == "advisors" else 0):
        name_advisor(program.assistant, nth, "Marie", "Castell")


def settings_at(section: str) -> Scene:
    """A section of Réglages."""

    def scene(program: Program) -> Iterator[Form]:
        program.open()
        program.window.go("settings", section=section)
        yield whole(program.window.page()), "Changer" if section == "account" else "Enregistrer"

    return scene


def pattern_in_the_assistant(program: Program) -> Iterator[Form]:
    """A pattern of the assistant, typed in its dialog."""
    _go_to(program, "days")
    while True:
        yield _pattern(program.assistant)


def pattern_in_settings(program: Program) -> Iterator[Form]:
    """A pattern of the file, typed in its dialog."""
    program.open()
    program.window.go("settings", section="days")
    while True:
        yield _pattern(program.window.page())


def _pattern(page: QWidget) -> Form:
    from desktop_app.screens.planning.pattern_dialog import PatternDialog

    button(page, "Modifier").click()
    return opened(page.window(), PatternDialog), "Enregistrer"


def unlock(program: Program) -> Iterator[Form]:
    assert program.start()
    program.unlock.page.who.choose(1)
    yield program.unlock, "Ouvrir"


def code(program: Program) -> Iterator[Form]:
    assert program.start()
    button(program.unlock, "Phrase oubliée").click()
    yield program.unlock, "Continuer"


def new_account(program: Program) -> Iterator[Form]:
    from desktop_app.screens.settings.account_dialogs import AddAccountDialog

    program.open()
    program.window.go("settings", section="accounts")
    button(program.window, "Ajouter un compte").click()
    dialog = opened(program.window, AddAccountDialog)
    for line, text in zip(lines_of(dialog), ("Núria Serra", PASSPHRASE, PASSPHRASE), strict=True):
        put(line, text)
    yield dialog, "Ajouter le compte"


def new_person(program: Program) -> Iterator[Form]:
    from desktop_app.screens.people.person_dialog import PersonDialog

    program.open()
    program.window.go("people")
    button(program.window, "Ajouter quelqu’un").click()
    dialog = opened(program.window, PersonDialog)
    for line, text in zip(lines_of(dialog), ("Roca", "Joan", "06 39 98 00 01", "Puig"), strict=True):
        put(line, text)
    yield dialog, "Ajouter"


def booking(program: Program) -> Iterator[Form]:
    program.open()
    yield program.booking(), "Réserver"


def booking_on_another_day(program: Program) -> Iterator[Form]:
    program.open()
    person = stored_person(program.desk.db)
    dialog = program.booking()
    dialog.who._take_known(person)
    dialog.when.days.setCurrentText("Autre date…")
    dialog.when.days.activated.emit(dialog.when.days.currentIndex())
    yield dialog, "Réserver"


def scope(program: Program) -> Iterator[Form]:
    program.open()
    person = stored_person(program.desk.db)
    program.window.resize(1180, 760)
    program.window.go("mandates", person_id=person.id)
    page = program.window.page()
    for answer in ("Non", "Elle-même", "Continuer"):
        button(page, answer).click()
    button(page, "Ajouter une demande de données").click()
    for line, text in zip(lines_of(page)[1:], _SCOPE, strict=True):
        put(line, text)
    button(page, "Consulter le compte").click()
    yield page, "Préparer le mandat"


def signatures(program: Program) -> Iterator[Form]:
    program.open()
    program.clock.forward(minutes=60)
    made = stored_mandate(program.desk.db, State.PRINTED)
    program.window.resize(1180, 760)
    program.window.go("mandates")
    page = program.window.page()
    page.take(made.id)  # type: ignore[attr-defined]
    for box in [one for one in page.findChildren(QCheckBox) if one.isVisible()]:
        box.click()
    yield page, "Rendre le mandat actif"


SCENES: dict[str, tuple[Scene, int]] = {
    "unlock": (unlock, 1),
    "code": (code, 1),
    "assistant, place": (assistant_at("place"), 4),
    "assistant, convention": (assistant_at("convention"), 10),
    "assistant, advisors": (assistant_at("advisors"), 4),
    "assistant, a pattern": (pattern_in_the_assistant, 9),
    "assistant, passphrase": (assistant_at("passphrase"), 3),
    "settings, place": (settings_at("place"), 4),
    "settings, convention": (settings_at("convention"), 10),
    "settings, advisors": (settings_at("advisors"), 4),
    "settings, a pattern": (pattern_in_settings, 9),
    "settings, account": (settings_at("account"), 3),
    "new account": (new_account, 3),
    "new person": (new_person, 4),
    "booking": (booking, 3),
    "booking on another day": (booking_on_another_day, 1),
    "scope": (scope, 5),
    "signatures": (signatures, 2),
}
"""The forms of every day, and how many lines each has: a new line is tried too, and must be counted here."""


@pytest.mark.parametrize(("stage", "name"), [(name, name) for name in SCENES], indirect=["stage"])
def test_any_line_takes_anything(stage: Stage, name: str) -> None:
    """Refused with the focus on what is wrong and everything still typed, or accepted; never broken."""
    names = [line.accessibleName() for line in stage.lines]
    assert len(names) == SCENES[name][1], names
    for at, kind in _tried(len(names)):
        line, what = stage.lines[at], f"{names[at]}, {kind}"
        put(line, BAD[kind])
        typed = [content(one) for one in stage.lines]
        dialogs = stage.program.dialogs
        dialogs.answers = [False]
        stage.submit()
        seen = stage.window if isValid(stage.window) else stage.program.window
        # An advisor is asked about what may never be noted, and corrects it.
        assert {said.title for said in dialogs.said} <= {"Ligne refusée"} and not misread(seen), (what, misread(seen))
        dialogs.said.clear()
        if isValid(line) and line.isVisible():
            if refused(stage.window):
                assert [content(one) for one in stage.lines] == typed, f"{what}: something typed is lost"
                assert line.hasFocus() or (name in JUDGED_TOGETHER and focus_on_a_fault()), (
                    what,
                    QApplication.focusWidget(),
                )
            stage.put_right()
        else:
            stage.come_back()


def _tried(lines: int) -> Iterator[tuple[int, str]]:
    """Which line is given which kind: every line several kinds, and every kind some lines."""
    for at in range(lines):
        for nth, kind in enumerate(BAD):
            if DEEP or lines < _SHARES or (at + nth) % _SHARES == 0:
                yield at, kind


def refused(window: QWidget) -> bool:
    """Whether a line is marked as faulty, with a sentence that says why."""
    marked = any(one.property("faulty") and one.isVisible() for one in window.findChildren(QWidget))
    return marked and "corriger" in spoken(window)


def spoken(window: QWidget) -> str:
    """What a screen reader is told of the lines."""
    return "\n".join(one.accessibleDescription() for one in window.findChildren(QWidget) if one.isVisible())


def focus_on_a_fault() -> bool:
    """Whether the keyboard is on a line marked as faulty."""
    where = QApplication.focusWidget()
    return where is not None and bool(where.property("faulty"))


JUDGED_TOGETHER = {
    *("assistant, passphrase", "settings, account", "new account"),
    *("assistant, a pattern", "settings, a pattern"),
}
"""Forms whose lines are judged by pairs: the fault may stand beside the other one."""
