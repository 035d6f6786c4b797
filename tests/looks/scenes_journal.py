"""The journal: a full list, each filter, and what a check or a paper may show."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from desktop_app.domain.journal import Action, Entry
from desktop_app.screens.journal.comparison_dialog import ComparisonDialog
from desktop_app.storage.connection import database
from desktop_app.storage.journal import journal
from desktop_app.use_cases.journal import head
from tests.helpers import builders
from tests.helpers.seeing import button, field, fill
from tests.looks.scene import main_scene, scene
from tests.looks.stage import MID_MORNING, Stage

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from desktop_app.screens.window.main_window import MainWindow
    from desktop_app.use_cases.desk import Desk

_TOLD = (
    (2, Action.OPENED, "", ""),
    (2, Action.PERSON_ADDED, "usager-41", ""),
    (2, Action.BOOKED, "rendez-vous-12", ""),
    (2, Action.MARKED, "rendez-vous-12", "ARRIVED"),
    (2, Action.PRINTED, "feuille-2025-11-27", ""),
    (3, Action.REFUSED, "compte-3", "2"),
    (3, Action.MANDATE_SIGNED, "mandat-1", ""),
    (3, Action.MANDATE_ENDED, "mandat-1", "WITHDRAWN"),
    (3, Action.DESTROYED, "mandat-1", "D2025-0001"),
    (1, Action.ACCOUNT_CHANGED, "compte-2", ""),
    (7, Action.DAYS_SET, "", ""),
    (1, Action.RESTORED, "sauvegarde-2025-11-20-180200", "4021 3f2a9b1c77e05d21"),
    (1, Action.CLOCK_ACCEPTED, "", ""),
)


def told(desk: Desk, times: int = 12) -> Desk:
    """The desk with lines of every kind behind it, an hour apart."""
    builders.stored_mandate(desk.db)
    with database.writing(desk.db):
        for at, (who, action, subject, detail) in enumerate(_TOLD * times):
            then = MID_MORNING - timedelta(hours=len(_TOLD) * times - at)
            journal.write(desk.db, Entry(then, f"compte-{who}", action, subject, detail))
    return desk


def _window(stage: Stage) -> MainWindow:
    return stage.window(told(stage.desk()), "journal")


@main_scene
def journal_of_a_week(stage: Stage) -> QWidget:
    return _window(stage)


@scene
def journal_between_two_dates(stage: Stage) -> QWidget:
    window = _window(stage)
    fill(field(window, "Période"), "Entre deux dates")
    stage.settle()
    return window


@scene
def journal_dates_the_wrong_way_round(stage: Stage) -> QWidget:
    window = _window(stage)
    fill(field(window, "Période"), "Entre deux dates")
    fill(field(window, "Au"), "3/10/2025")
    field(window, "Compte").setFocus()
    stage.settle()
    return window


@scene
def journal_of_one_account_and_topic(stage: Stage) -> QWidget:
    window = _window(stage)
    fill(field(window, "Actions"), "Documents et remises de données")
    fill(field(window, "Compte"), "Accueil")
    stage.settle()
    return window


@scene
def journal_nothing_found(stage: Stage) -> QWidget:
    window = _window(stage)
    fill(field(window, "Actions"), "Réglages")
    fill(field(window, "Compte"), "Accueil")
    stage.settle()
    return window


def _checked(stage: Stage, window: MainWindow) -> QWidget:
    button(window, "Tout vérifier").click()
    stage.until(lambda: window.page().verdict.isVisible())  # type: ignore[attr-defined]
    return window


@scene
def journal_sound(stage: Stage) -> QWidget:
    return _checked(stage, _window(stage))


@scene
def journal_tampered(stage: Stage) -> QWidget:
    desk = told(stage.desk())
    for name in ("journal_is_never_changed", "journal_is_never_shortened"):
        desk.db.execute(f"DROP TRIGGER {name}")
    desk.db.execute("UPDATE journal SET who = 'compte-2' WHERE id IN (57, 90)")
    desk.db.execute("UPDATE journal SET at = 'hier' WHERE id = 120")
    desk.db.execute("DELETE FROM journal WHERE id BETWEEN 70 AND 72 OR id > 150")
    return _checked(stage, stage.window(desk, "journal"))


@scene
def journal_tampered_everywhere(stage: Stage) -> QWidget:
    desk = told(stage.desk())
    desk.db.execute("DROP TRIGGER journal_is_never_changed")
    desk.db.execute("UPDATE journal SET at = 'hier' WHERE id % 2")
    return _checked(stage, stage.window(desk, "journal"))


def _compared(stage: Stage, desk: Desk, line: str, mark: str) -> QWidget:
    button(stage.window(desk, "journal"), "Comparer").click()
    dialog = stage.front(ComparisonDialog)
    fill(field(dialog, "Ligne"), line)
    fill(field(dialog, "Empreinte"), mark)
    button(dialog, "Comparer").click()
    stage.settle()
    return dialog


@scene
def journal_and_a_paper_agree(stage: Stage) -> QWidget:
    desk = told(stage.desk())
    paper = head(desk)
    return _compared(stage, desk, str(paper.count), paper.hex16)


@scene
def journal_and_a_paper_differ(stage: Stage) -> QWidget:
    return _compared(stage, told(stage.desk()), "57", "3f2a 9b1c 77e0 5d21")


@scene
def journal_shorter_than_a_paper(stage: Stage) -> QWidget:
    return _compared(stage, told(stage.desk()), "5700", "3f2a 9b1c 77e0 5d21")


@scene
def journal_paper_badly_copied(stage: Stage) -> QWidget:
    return _compared(stage, told(stage.desk()), "douze", "3f2a 9b1c")


@scene
def journal_of_twenty_years(stage: Stage) -> QWidget:
    window = stage.window(told(stage.desk(datetime(2045, 6, 1, 9)), 800), "journal")
    button(window, "Afficher la suite").click()
    stage.settle()
    return window
