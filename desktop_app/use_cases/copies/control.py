"""Control: the file read through every week, or a copy on demand, in a thread of its own.

`due` or `prepare` in the window's thread, `run` in the worker's, `record` back in the window's.
"""

from dataclasses import field
from datetime import datetime
from pathlib import Path

from desktop_app.domain.account import Role
from desktop_app.domain.backup import control_is_due, when
from desktop_app.domain.journal import Action
from desktop_app.domain.nouns.frozen import frozen
from desktop_app.storage import files
from desktop_app.storage.checks import control
from desktop_app.storage.checks.shape import APPLICATION_ID
from desktop_app.storage.connection.database import writing
from desktop_app.storage.copies import backup_register as register
from desktop_app.storage.copies.backup_register import Control
from desktop_app.storage.errors import FileMissing, PlaceAbsent, Stopped, StorageTrouble, known_trouble
from desktop_app.storage.keys import vault
from desktop_app.storage.mandates import mandate_keys
from desktop_app.storage.watch import Cancelled, Progress, Watch

from ..changes import Changes, Touched
from ..desk import Desk
from ..permissions import everyone, only

THE_FILE = "permanence.db"
SOUND = "intact"
FAULTY = "abîmé"


@frozen
class Job:
    """What to read through: the data folder when `copy` is None, else that copy."""

    folder: Path
    data_key: bytes = field(repr=False)
    at: datetime
    copy: Path | None = None


@frozen
class Result:
    """`fault` is '' when all is sound; `stopped` when somebody asked to stop, and nothing is known then."""

    job: Job
    fault: str = ""
    stopped: bool = False


@everyone
def due(desk: Desk) -> Job | None:
    """The weekly control of the file, when it is time for it."""
    last = register.last_control(desk.db, THE_FILE)
    return prepare(desk) if control_is_due(last.at if last else None, desk.now()) else None


@everyone
def prepare(desk: Desk) -> Job:
    """The control of the file, for whoever asks."""
    return Job(desk.folder, desk.keys.data, desk.now())


@only(Role.MANAGER)
def prepare_copy(desk: Desk, path: Path) -> Job:
    """The control of one copy."""
    return Job(desk.folder, desk.keys.data, desk.now(), path)


@known_trouble()
def run(job: Job, progress: Progress | None = None, cancelled: Cancelled | None = None) -> Result:
    """Read everything through; any thread, the file may be at work."""
    watch = Watch(progress, cancelled)
    try:
        return Result(job, _fault_of_copy(job, job.copy, watch) if job.copy else _fault_of_files(job, watch))
    except Stopped:
        return Result(job, stopped=True)


def _fault_of_copy(job: Job, path: Path, watch: Watch) -> str:
    watch.total = 2 * control.size_of(path)
    try:
        control.read_through(path, job.data_key, APPLICATION_ID, watch)
    except Stopped:
        raise
    except FileMissing:
        return PlaceAbsent.sentence
    except StorageTrouble as trouble:
        return trouble.sentence
    return ""


def _fault_of_files(job: Job, watch: Watch) -> str:
    named = (
        ("des données", files.data_in(job.folder), job.data_key),
        ("des clés des mandats", files.mandates_in(job.folder), mandate_keys.file_key(job.data_key)),
    )
    watch.total = sum(2 * control.size_of(path) for _, path, _ in named)
    for name, path, key in named:
        if not control.is_sound(path, key, watch):
            return f"Le fichier {name}, {path.name}, est abîmé : remettez la dernière sauvegarde vérifiée."
    try:
        vault.accounts(job.folder)
    except StorageTrouble:
        return "Le fichier des clés, permanence.keys, est abîmé : remettez celui de la dernière sauvegarde."
    return ""


@everyone
def record(desk: Desk, result: Result) -> Changes:
    """Write the outcome in the register and the journal; `told` says it."""
    if result.stopped:
        return Changes(Touched.NOTHING, "Contrôle arrêté.")
    what = result.job.copy.name if result.job.copy else THE_FILE
    with writing(desk.db):
        register.add_control(desk.db, Control(what, result.job.at, result.fault))
        desk.record(Action.CONTROLLED, "", FAULTY if result.fault else SOUND)
    sound = "La copie est intacte." if result.job.copy else "Le fichier est intact."
    return Changes(Touched.SETTINGS, result.fault or sound)


@everyone
def last(desk: Desk) -> tuple[str, bool]:
    """What the last control of the file said and when, in one sentence, and whether it was sound."""
    found = register.last_control(desk.db, THE_FILE)
    if found is None:
        return "Le fichier n’a pas encore été contrôlé.", True
    said = found.fault or "Le fichier est intact."
    return f"{said} Contrôlé {when(found.at, desk.now().date())}.", not found.fault
