"""À propos, the check of the installation, and the training in its stripes."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from desktop_app.screens.checks.dialog import CheckDialog
from desktop_app.screens.dialogs import MessageDialog
from desktop_app.screens.help.about_dialog import AboutDialog
from desktop_app.screens.training.look import Look
from desktop_app.screens.training.preparation import Preparation
from desktop_app.system.paths import Folders
from desktop_app.use_cases.checks import Outcome
from tests.looks import full_desk
from tests.looks.scene import main_scene, scene
from tests.looks.stage import Stage

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from desktop_app.use_cases.desk import Desk

_DATA = Path("/srv/Médiathèque du Boulou/Accueil du public/Permanence numérique/Données du poste 2")
_FOLDERS = Folders(_DATA, _DATA / "log", _DATA / "config", Path("/media/CLÉ DES SAUVEGARDES"))
_OUTCOMES = (
    Outcome("Versions", True, "Permanence 0.1.0, Windows 10.0.19045, Python 3.11.9, Qt 6.11.3, SQLCipher 0.6.4"),
    Outcome("Dossier des données", True, f"{_DATA} (disque local, 112 Go libres)"),
    Outcome("Mandat détruit", True, "clé et contenu effacés, preuve D2026-0001"),
    Outcome("Papiers", True, "8 papiers, 2 polices dans le PDF"),
    Outcome("Imprimantes", True, "Canon de l’accueil (habituelle, prête), Atelier (en erreur)"),
    Outcome("Boutons en français", True, "« Annuler »"),
)


def _in_training(stage: Stage, window: QWidget) -> QWidget:
    """Only this window, and only as long as it lives."""
    look = Look(stage.app)
    window.destroyed.connect(look.deleteLater)
    return window


@main_scene
def about(stage: Stage) -> QWidget:
    return stage.show(AboutDialog(_FOLDERS))


@scene
def about_before_any_file(stage: Stage) -> QWidget:
    return stage.show(AboutDialog())


@scene
def about_news(stage: Stage) -> QWidget:
    return stage.show(AboutDialog(_FOLDERS, part="news"))


@main_scene
def about_licences(stage: Stage) -> QWidget:
    return stage.show(AboutDialog(_FOLDERS, part="licences"))


@main_scene
def installation_checked(stage: Stage) -> QWidget:
    return _checked(stage, *_OUTCOMES)


@scene
def installation_broken(stage: Stage) -> QWidget:
    wrong = Outcome("Lettres à l’écran", False, "Atkinson Hyperlegible n’est pas chargée, Arial la remplace")
    return _checked(stage, *_OUTCOMES[:3], wrong)


def _checked(stage: Stage, *outcomes: Outcome) -> QWidget:
    dialog = CheckDialog(_FOLDERS)
    stage.show(dialog)
    for outcome in outcomes:
        dialog.tell(outcome)
    dialog.end()
    return dialog


@scene
def training_prepared(stage: Stage) -> QWidget:
    return stage.show(_in_training(stage, Preparation()))


@main_scene
def training_today(stage: Stage) -> QWidget:
    return _training(stage, full_desk.ordinary(stage))


@scene
def training_two_advisors(stage: Stage) -> QWidget:
    return _training(stage, full_desk.two_advisors(stage))


def _training(stage: Stage, desk: Desk) -> QWidget:
    look = Look(stage.app)
    window = stage.window(replace(desk, demo=True), "today")
    window.destroyed.connect(look.deleteLater)
    return window


@scene
def training_question(stage: Stage) -> QWidget:
    question = MessageDialog("Retirer ce mandat ?", "Son contenu sera détruit aussitôt.", "Rien ne pourra le relire.")
    question.offer("Retirer", "Continuer", dangerous=True)
    return stage.show(_in_training(stage, question))
