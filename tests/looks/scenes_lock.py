"""What several people at one PC see: the locked screen, the accounts, the lines at the top, a work under way."""

from __future__ import annotations

import threading
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from desktop_app.screens.opening.rescue import Rescue, whom_to_call
from desktop_app.screens.opening.rescue_dialog import RescueDialog
from desktop_app.screens.opening.unlock import UnlockWindow
from desktop_app.screens.program import Program
from desktop_app.screens.progress_dialog import Cancelled, Progress, ProgressDialog
from desktop_app.screens.settings.account_dialogs import (
    AddAccountDialog,
    ChangeAccountDialog,
    GivePassphraseDialog,
    RemoveAccountDialog,
)
from desktop_app.storage.errors import Damaged, MandateKeysMissing, StorageTrouble
from desktop_app.use_cases.accounts.opening import Unlocked
from desktop_app.use_cases.copies import backups
from desktop_app.use_cases.settings import settings
from tests.helpers.builders import ITS_ACCOUNTS
from tests.helpers.program import wait_until
from tests.helpers.seeing import field, fill, words
from tests.looks import full_desk
from tests.looks.scene import add, main_scene, scene
from tests.looks.stage import Stage

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from desktop_app.screens.window.main_window import MainWindow

_ROLES = {1: "everything", 2: "front_desk", 3: "advisor", 4: "referent"}


def _locked(stage: Stage) -> UnlockWindow:
    window = UnlockWindow(stage.desk().folder, stage.dialogs, recent=(3, 1), locked=Program())
    stage.show(window)
    return window


@main_scene
def lock(stage: Stage) -> QWidget:
    return _locked(stage)


@scene
def lock_somebody_else(stage: Stage) -> QWidget:
    window = _locked(stage)
    window.choose_person()
    return window


@main_scene
def lock_rescue_offered(stage: Stage) -> QWidget:
    window = _locked(stage)
    window.fail(Damaged(), offer="Remettre une sauvegarde…")
    return window


@scene
def lock_whom_to_call(stage: Stage) -> QWidget:
    window = _locked(stage)
    window.fail(StorageTrouble(MandateKeysMissing.sentence, whom_to_call(ITS_ACCOUNTS)))
    return window


@main_scene
def lock_rescue(stage: Stage) -> QWidget:
    desk = full_desk.ordinary(stage)
    backups.record(desk, backups.run(backups.prepare(desk)))
    rescue = Rescue(desk.folder, stage.dialogs, desk.clock, _locked(stage))
    rescue.turn_away(Unlocked(desk.account, desk.keys), Damaged())
    rescue.mend()
    dialog = stage.front(RescueDialog)
    stage.until(lambda: "Lecture" not in dialog.held.text())
    return dialog


def _rail(stage: Stage, account: int) -> QWidget:
    return stage.window(stage.desk(account=account), "settings")


for _account, _name in _ROLES.items():
    add(f"lock_settings_of_{_name}", partial(_rail, account=_account))


def _accounts(stage: Stage, account: int = 1) -> MainWindow:
    return stage.window(stage.desk(account=account), "settings", section="accounts")


@main_scene
def accounts(stage: Stage) -> QWidget:
    return _accounts(stage)


@main_scene
def accounts_add(stage: Stage) -> QWidget:
    window = _accounts(stage, 4)
    found = settings.load(window.context.desk).advisors
    dialog = AddAccountDialog(window.context, found, window)
    stage.show(dialog)
    fill(field(dialog, "Nom du compte"), "Núria Serra")
    dialog.rows.ticks[next(iter(dialog.rows.ticks))].click()
    fill(field(dialog, "Nouvelle phrase de passe"), "trois pommes rouges sur la table")
    return dialog


@scene
def accounts_add_faults(stage: Stage) -> QWidget:
    window = _accounts(stage)
    dialog = AddAccountDialog(window.context, settings.load(window.context.desk).advisors, window)
    stage.show(dialog)
    dialog.go_on()
    return dialog


@scene
def accounts_change_own(stage: Stage) -> QWidget:
    window = _accounts(stage)
    found = settings.load(window.context.desk).advisors
    return stage.show(ChangeAccountDialog(window.context, ITS_ACCOUNTS[0], found, window))


def _promoted(stage: Stage, typed: str) -> ChangeAccountDialog:
    window = _accounts(stage)
    dialog = ChangeAccountDialog(window.context, ITS_ACCOUNTS[1], settings.load(window.context.desk).advisors, window)
    stage.show(dialog)
    dialog.rows.ticks[next(iter(dialog.rows.ticks))].click()
    fill(field(dialog, "Ce compte est celui de"), "Jordi Puig")
    fill(field(dialog, "Sa phrase de passe"), typed)
    return dialog


@main_scene
def accounts_change_promoted(stage: Stage) -> QWidget:
    return _promoted(stage, "trois pommes")


@scene
def accounts_change_promoted_faults(stage: Stage) -> QWidget:
    dialog = _promoted(stage, "trois pommes")
    dialog.go_on()
    wait_until(lambda: "Ce n’est pas" in words(dialog))
    return dialog


@scene
def accounts_passphrase(stage: Stage) -> QWidget:
    window = _accounts(stage)
    return stage.show(GivePassphraseDialog(window.context, ITS_ACCOUNTS[1], window))


@scene
def accounts_remove(stage: Stage) -> QWidget:
    window = _accounts(stage)
    return stage.show(RemoveAccountDialog(window.context, ITS_ACCOUNTS[2], window))


@scene
def accounts_remove_with_code(stage: Stage) -> QWidget:
    window = _accounts(stage, 4)
    return stage.show(RemoveAccountDialog(window.context, ITS_ACCOUNTS[0], window))


@main_scene
def notices(stage: Stage) -> QWidget:
    window = stage.window(full_desk.ordinary(stage), "today")
    lines = window.notices
    doubt = (
        "L’ordinateur dit mardi 12 janvier 2027 ; la dernière fois que Permanence était ouverte, "
        "c’était le 29 novembre 2026 : la date est-elle juste ? Rien n’est effacé avant la réponse."
    )
    lines.say("clock", "attention", doubt, ("Oui, elle est juste", lines.update), ("Non", lines.update))
    tampered = "Le journal ne se relit pas comme Permanence l’a écrit : des lignes ont été changées ou retirées."
    lines.say("journal", "danger", tampered, page="journal")
    stage.settle()
    return window


class _Ignores(QObject):
    def hear(self, _what: object) -> None:
        """Nothing."""


@scene
def progress(stage: Stage) -> QWidget:
    window = _accounts(stage)
    dialog, ears, go = ProgressDialog("Sauvegarde en cours", window), _Ignores(), threading.Event()

    def work(progress: Progress, cancelled: Cancelled) -> None:
        progress(42, 100)
        while not cancelled():
            go.wait(0.01)

    dialog.start(work, ears.hear, ears.hear)
    stage.until(lambda: "42" in dialog._words.text() and dialog.isVisible())
    return dialog
