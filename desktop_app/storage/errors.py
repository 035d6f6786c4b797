"""Known troubles with the disk, the keys and the file: what happened and what to do, in French.

Anything else that the driver raises is a bug and is left as it is.
"""

import errno
import sys
from collections.abc import Iterator
from contextlib import contextmanager


class StorageTrouble(Exception):
    """Something outside the program stands in the way; nothing was changed.

    `sentence` tells what happened and `way_out` what to do, both in French and ready to show.
    """

    sentence = "Les données n’ont pas pu être lues ou écrites."
    way_out = "Fermez Permanence, puis ouvrez-le à nouveau."

    def __init__(self, sentence: str = "", way_out: str = "") -> None:
        self.sentence = sentence or self.sentence
        self.way_out = way_out or self.way_out
        super().__init__(self.sentence)


class WrongPassphrase(StorageTrouble):
    """The passphrase or the recovery code does not open the keys."""

    sentence = "Cette phrase de passe n’ouvre pas les données."
    way_out = "Vérifiez les majuscules et la langue du clavier, ou utilisez le code de secours."


class NotOurs(StorageTrouble):
    """A file of the right name was not written by this program, or not with these keys."""

    sentence = "Ce fichier n’est pas un fichier de Permanence, ou il vient d’un autre dossier de données."
    way_out = "Rien n’a été modifié. Remettez les deux fichiers permanence.keys et permanence.db du même dossier."


class Damaged(StorageTrouble):
    """A file of ours cannot be read back as it was written."""

    sentence = "Ce fichier de Permanence est abîmé : il ne peut pas être relu en entier."
    way_out = "Rien n’a été modifié. Gardez ce dossier tel quel et remettez la dernière copie de sauvegarde."


class TooNew(StorageTrouble):
    """A newer program wrote the file."""

    sentence = "Ces données ont été écrites par une version plus récente de Permanence."
    way_out = "Rien n’a été modifié. Installez la dernière version de Permanence, puis ouvrez à nouveau."


class ReadOnly(StorageTrouble):
    """The file or its folder may not be written, or not even read, by this account."""

    sentence = "Le dossier des données est protégé : Permanence n’a pas le droit d’y écrire."
    way_out = "Demandez à la personne qui gère l’ordinateur d’autoriser ce compte à lire et écrire dans ce dossier."


class OpenElsewhere(StorageTrouble):
    """Another program, or another window of this one, holds the file."""

    sentence = "Ces données sont déjà ouvertes dans une autre fenêtre ou sur un autre poste."
    way_out = "Fermez l’autre fenêtre de Permanence, puis recommencez."


class DiskFull(StorageTrouble):
    """There is no room left to write."""

    sentence = "Le disque est plein : rien n’a été perdu, mais la dernière action n’est pas enregistrée."
    way_out = "Libérez de la place puis recommencez."


class DiskFailing(StorageTrouble):
    """The disk, the key or the network drive does not answer any more."""

    sentence = "Le disque ne répond pas : la dernière action n’est pas enregistrée."
    way_out = "Vérifiez que le disque ou la clé est bien branché, puis recommencez."


class KeysMissing(StorageTrouble):
    """The folder holds no key file."""

    sentence = "Le fichier des clés, permanence.keys, n’est pas dans le dossier des données."
    way_out = "Remettez-le à côté de permanence.db, depuis la dernière copie de sauvegarde."


class FileMissing(StorageTrouble):
    """The folder holds the keys but not the data."""

    sentence = "Le fichier des données, permanence.db, n’est pas dans le dossier."
    way_out = "Remettez-le à côté de permanence.keys, depuis la dernière copie de sauvegarde."


class FolderGone(StorageTrouble):
    """The data folder itself is not there: an unplugged key, an unmounted drive."""

    sentence = "Le dossier des données est introuvable."
    way_out = "Branchez le disque ou la clé qui le contient, puis recommencez."


class NotAFolder(StorageTrouble):
    """A file stands where the data folder should be."""

    sentence = "Là où devrait être le dossier des données, il y a un fichier."
    way_out = "Déplacez ce fichier, ou choisissez un autre dossier."


class AlreadyThere(StorageTrouble):
    """Keys or data would be overwritten."""

    sentence = "Ce dossier contient déjà des données de Permanence : elles n’ont pas été touchées."
    way_out = "Ouvrez-les avec leur phrase de passe, ou choisissez un autre dossier."


_BY_ERRNO: dict[int, type[StorageTrouble]] = {
    errno.EACCES: ReadOnly,
    errno.EPERM: ReadOnly,
    errno.EROFS: ReadOnly,
    errno.ENOSPC: DiskFull,
    errno.EFBIG: DiskFull,
    errno.EDQUOT: DiskFull,
    errno.ENOENT: FolderGone,
    errno.ENAMETOOLONG: FolderGone,
    errno.ELOOP: FolderGone,
    errno.ENOTDIR: NotAFolder,
    errno.EEXIST: NotAFolder,
    errno.EIO: DiskFailing,
    errno.ENODEV: DiskFailing,
    errno.ENXIO: DiskFailing,
    errno.ESTALE: DiskFailing,
}
_BY_CODE: dict[str, type[StorageTrouble]] = {
    "SQLITE_FULL": DiskFull,
    "SQLITE_READONLY": ReadOnly,
    "SQLITE_PERM": ReadOnly,
    "SQLITE_CANTOPEN": ReadOnly,
    "SQLITE_CORRUPT": Damaged,
    "SQLITE_NOTADB": Damaged,
    "SQLITE_BUSY": OpenElsewhere,
    "SQLITE_LOCKED": OpenElsewhere,
    "SQLITE_IOERR": DiskFailing,
}


@contextmanager
def known_trouble() -> Iterator[None]:
    """Turn what the system or the driver raises inside into the `StorageTrouble` it means; let bugs through."""
    try:
        yield
    except OSError as error:
        if kind := _BY_ERRNO.get(error.errno or 0):
            raise kind from error
        raise
    except _driver_errors() as error:
        if kind := _BY_CODE.get(_code(error)):
            raise kind from error
        raise


def _driver_errors() -> tuple[type[Exception], ...]:
    # Screens import this module at start: the driver must not be loaded for it, nor for an error that is not its own.
    driver = sys.modules.get("desktop_app.storage.driver")
    return (driver.Error,) if driver else ()


def _code(error: Exception) -> str:
    from . import driver

    return driver.primary_code(error)
