"""Entrusting a mandate for the day, and who the first page of a mandate names beside its advisor."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop_app.domain.mandate import State
from desktop_app.screens.mandates.questions import EntrustDialog
from desktop_app.use_cases.desk import Desk
from desktop_app.use_cases.mandates import mandates
from tests.helpers.at_mandates import AtMandates
from tests.helpers.builders import stored_mandate, stored_person
from tests.helpers.typing import press

At = Callable[[Desk], AtMandates]


@pytest.fixture
def at(qtbot: QtBot) -> Iterator[At]:
    opened = []

    def make(desk: Desk) -> AtMandates:
        opened.append(AtMandates(desk, qtbot))
        return opened[-1]

    yield make
    for there in opened:
        there.close()


def test_it_is_entrusted_by_keyboard(at: At, desk: Desk, manager_desk: Desk, advisor_desk: Desk) -> None:
    mandate = stored_mandate(desk.db, State.ACTIVE)
    there = at(manager_desk)
    there.click("Confier…")
    dialog = QApplication.activeModalWidget() or next(
        each for each in QApplication.topLevelWidgets() if isinstance(each, EntrustDialog) and each.isVisible()
    )
    assert isinstance(dialog, EntrustDialog)
    assert dialog.windowTitle() == "Confier le mandat d’Éloïse Lefèvre pour la journée ?"
    there.click("Confier jusqu’à ce soir")
    assert "Dites pourquoi" in there.words()
    assert not mandates.view(advisor_desk, mandate.id).opens
    there.click("Urgence pour la personne")
    there.click("Confier jusqu’à ce soir")
    assert mandates.view(advisor_desk, mandate.id).opens
    assert "aujourd’hui Jordi Puig" in there.panel()


def test_it_is_offered_to_a_manager_alone_and_while_it_goes_on(at: At, desk: Desk, advisor_desk: Desk) -> None:
    stored_mandate(desk.db, State.ACTIVE)
    assert at(desk).offers("Confier…") and not at(advisor_desk).offers("Confier…")


@pytest.mark.parametrize("state", [State.DRAFT, State.ACTIVE])
def test_the_mandate_of_another_offers_what_the_desk_may_do(
    at: At, desk: Desk, advisor_desk: Desk, state: State
) -> None:
    stored_mandate(desk.db, state)
    there = at(advisor_desk)
    assert "seules les personnes nommées sur ce mandat" in there.words() and "CAF" not in there.words()
    assert there.papers() == ["Notice d’information"]
    for verb in ("Continuer", "Confier…"):
        assert not there.offers(verb), verb
    assert there.offers("Terminer…") == (state is State.ACTIVE), "of a death anybody may be told"
    press(there.page.list.table, Qt.Key.Key_Return)
    assert there.page.taking is None


def test_a_substitute_is_ticked_read_aloud_and_named(at: At, desk: Desk, advisor_desk: Desk) -> None:
    stored_person(desk.db)
    there = at(desk)
    there.begin()
    assert not there.offers("Marie Castell"), "one is not one’s own substitute"
    there.find_person("lef")
    there.fill_scope()
    there.tick("Jordi Puig")
    there.click("Préparer le mandat")
    assert "En mon absence, pour ces démarches et rien d’autre : Jordi Puig." in there.words()
    assert "avec Marie Castell, en son absence Jordi Puig" in there.words()
    there.choose_step("Personne et objet")
    assert there.button("Jordi Puig").isChecked()
    assert mandates.view(advisor_desk, there.only_mandate().mandate.id).opens


def test_whoever_leaves_themselves_out_is_told_beside_the_field(at: At, desk: Desk) -> None:
    stored_person(desk.db)
    there = at(desk)
    there.begin()
    there.find_person("lef")
    there.fill_scope()
    there.taking.page().advisor.set_value(2)  # type: ignore[attr-defined]
    there.taking.page().advisor.edited.emit()  # type: ignore[attr-defined]
    assert there.offers("Marie Castell") and not there.offers("Jordi Puig")
    there.click("Préparer le mandat")
    assert "Vous n’y êtes pas" in there.words() and there.page.taking is not None
    there.tick("Marie Castell")
    there.click("Préparer le mandat")
    assert there.title() == "Information"
