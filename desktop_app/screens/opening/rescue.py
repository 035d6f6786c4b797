"""A folder whose file does not open gets it back from a copy; a new computer takes a copy over."""

from collections.abc import Callable
from datetime import date, datetime
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from desktop_app.domain.errors import RuleBroken
from desktop_app.storage.errors import (
    KeysMissing,
    MandateKeysMissing,
    StorageTrouble,
)
from desktop_app.use_cases.accounts import opening
from desktop_app.use_cases.copies import restore
from desktop_app.use_cases.copies.restore import Choice

from ..context import Means
from ..progress_dialog import Cancelled, Progress
from .rescue_dialog import Copies, RescueDialog

_LOST = (
    "Aucune copie des clés des mandats n’a été trouvée. Permanence peut repartir sans elles : les rendez-vous et les "
    "fiches sont intacts, mais le contenu de chaque mandat est perdu pour de bon. Il reste sur le papier signé."
)


class Rescue(QObject):
    """`mended` once it is worth trying to open again; what stands in the way is said over `parent`."""

    mended = Signal()

    def __init__(self, folder: Path, means: Means, clock: Callable[[], datetime], parent: QWidget) -> None:
        super().__init__(parent)
        self._folder, self._means, self._clock, self._over = folder, means, clock, parent

    def give_back_keys(self) -> None:
        """Put the copy of the key file in its place, from this computer or from a folder one chooses."""
        self._give_back(partial(restore.give_back_keys, self._folder), KeysMissing)

    def mend(self, unlocked: opening.Unlocked, trouble: StorageTrouble) -> None:
        """Give the folder back what it lacks: the keys of the mandates when it is they, else a backup."""
        if isinstance(trouble, MandateKeysMissing):
            work = partial(restore.give_back_mandate_keys, self._folder, unlocked)
            if not self._give_back(work, MandateKeysMissing):
                self._begin_anew(unlocked)
            return
        copies = Copies(
            "Remettre une sauvegarde",
            "La plus récente est en général la bonne. Le fichier abîmé est gardé de côté, et ce qui avait été "
            "détruit depuis l’est toujours.",
            "Remettre celle-ci",
            partial(_choices, self._folder, unlocked),
            partial(_put_back, self._folder, unlocked, self._clock),
        )
        self._show(copies)

    def take_over(self, place: Path, unlocked: opening.Unlocked) -> None:
        """Choose which copy of this place becomes the file of a new computer."""
        copies = Copies(
            "Reprendre une sauvegarde",
            "Le fichier de cet ordinateur sera celui que cette sauvegarde contient, avec ses comptes et ses phrases.",
            "Reprendre celle-ci",
            partial(_choices, self._folder, unlocked, usual=place),
            partial(_take_over, place, self._folder, unlocked, self._clock),
            searches=False,
        )
        self._show(copies)

    def _show(self, copies: Copies) -> None:
        dialog = RescueDialog(self._means, copies, self._today, self._over)
        dialog.put_back.connect(self.mended)
        self._means.dialogs.show(dialog)

    def _give_back(self, give: Callable[..., None], missing: type[StorageTrouble]) -> bool:
        """From here, else from a folder one chooses; whether it was tried to the end."""
        try:
            give()
        except missing:
            chosen = self._means.dialogs.choose_folder("Dans quel dossier sont les sauvegardes ?")
            if chosen is None:
                return False
            try:
                give(chosen=chosen)
            except (StorageTrouble, RuleBroken) as trouble:
                self._say(trouble)
                return False
        except (StorageTrouble, RuleBroken) as trouble:
            self._say(trouble)
            return True
        self.mended.emit()
        return True

    def _begin_anew(self, unlocked: opening.Unlocked) -> None:
        title = "Repartir sans les clés des mandats"
        if not self._means.dialogs.ask(title, _LOST, "Repartir sans elles", "Ne rien changer", dangerous=True):
            return
        try:
            restore.begin_mandate_keys_anew(self._folder, unlocked)
        except (StorageTrouble, RuleBroken) as trouble:
            self._say(trouble)
        else:
            self.mended.emit()

    def _say(self, trouble: StorageTrouble | RuleBroken) -> None:
        if isinstance(trouble, StorageTrouble):
            self._means.dialogs.trouble(trouble)
        else:
            self._means.dialogs.refusal(trouble)

    def _today(self) -> date:
        return self._clock().date()


def _choices(
    folder: Path, unlocked: opening.Unlocked, chosen: Path | None, *, usual: Path | None = None
) -> tuple[Choice, ...]:
    return restore.choices(folder, unlocked.keys, chosen=chosen or usual)


def _put_back(
    folder: Path,
    unlocked: opening.Unlocked,
    clock: Callable[[], datetime],
    path: Path,
    progress: Progress,
    cancelled: Cancelled,
) -> str:
    return restore.put_back(folder, unlocked, path, at=clock(), progress=progress, cancelled=cancelled)


def _take_over(
    place: Path,
    folder: Path,
    unlocked: opening.Unlocked,
    clock: Callable[[], datetime],
    path: Path,
    progress: Progress,
    cancelled: Cancelled,
) -> str:
    return restore.take_over(place, folder, unlocked, path, at=clock(), progress=progress, cancelled=cancelled)
