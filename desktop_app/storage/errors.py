"""Known troubles with the disk, the keys and the file: what happened and what to do, in French.

Anything else that the driver raises is a bug and is left as it is.
"""

import errno
import re
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from copy import copy

_NOTHING_TOUCHED = "Rien n’a été modifié. "
_OUTCOME = re.compile("\N{NO-BREAK SPACE}: (rien n’a été|la dernière action)[^:]*$")
"""The end of a sentence that tells what became of a gesture."""


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

    def to_a_reader(self) -> "StorageTrouble":
        """The same for whoever only looked: not a word of what was changed, which may be stored by then."""
        told = copy(self)
        told.sentence = _OUTCOME.sub(".", self.sentence)
        told.way_out = self.way_out.removeprefix(_NOTHING_TOUCHED)
        return told


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

    sentence = "Ce fichier de Permanence est abîmé : il ne peut pas être relu en entier."
    way_out = "Rien n’a été modifié. Gardez ce dossier tel quel et remettez la dernière copie de sauvegarde."


class TooNew(StorageTrouble):
    """A newer program wrote the file."""

    sentence = "Ces données ont été écrites par une version plus récente de Permanence."
    way_out = "Rien n’a été modifié. Installez la dernière version de Permanence, puis ouvrez à nouveau."


class TooOld(StorageTrouble):
    """A trial version wrote the file, before there were accounts."""

    sentence = "Ces données ont été faites avec une version d’essai de Permanence, que celle-ci ne sait pas reprendre."
    way_out = "Rien n’a été modifié. Choisissez un autre dossier pour commencer, et gardez celui-ci tel quel."


class AccountGone(StorageTrouble):
    """The account that was shown has been taken out of the key file."""

    sentence = "Ce compte n’existe plus : il a été retiré."
    way_out = "Choisissez un autre nom dans la liste, ou demandez à un référent d’ouvrir un nouveau compte."


class Tampered(StorageTrouble):
    """A slot of the key file was changed by something else than this program."""

    sentence = "Le fichier des clés a été modifié hors de Permanence : aucune clé n’a été donnée."
    way_out = "Rien n’a été modifié. Remettez permanence.keys depuis la dernière copie de sauvegarde."


class KeysForged(Tampered):
    """The keys shared with an account are none that a référent vouched for."""

    sentence = "Les clés de ce compte ont été remplacées hors de Permanence : elles ne sont pas celles de ces données."


class JournalForeign(Tampered):
    """The first key of the journal, as an account has it, is not the one this journal was begun with."""

    sentence = "La clé du journal que porte ce compte n’est pas celle de ce journal : l’un des deux a été modifié."
    way_out = "Rien n’a été modifié. Remettez permanence.keys, ou une sauvegarde, d’avant le changement."


class MandateKeysForeign(Tampered):
    """The mandate key of an account opens nothing of what it should."""

    sentence = "La clé des mandats que porte ce compte n’ouvre aucun mandat de ce dossier."
    way_out = "Rien n’a été modifié. Remettez permanence.keys et permanence.mandates, tous deux de la même sauvegarde."


class ReadOnly(StorageTrouble):
    """The file or its folder may not be written, or not even read, by this account."""

    sentence = "Le dossier des données est protégé : Permanence n’a pas le droit d’y écrire."
    way_out = "Demandez à la personne qui gère l’ordinateur d’autoriser ce compte à lire et écrire dans ce dossier."


class OpenElsewhere(StorageTrouble):
    """Another window of this program works in the folder, as its lock says; any other program is `HeldElsewhere`."""

    sentence = "Ces données sont déjà ouvertes dans une autre fenêtre ou sur un autre poste."
    way_out = "Fermez l’autre fenêtre de Permanence, puis recommencez."


class HeldElsewhere(StorageTrouble):
    """Another program keeps a file of ours open or locked, and went on longer than one waits for it."""

    sentence = "Un autre programme (antivirus, sauvegarde) tient ouvert un fichier de Permanence : rien n’a été changé."
    way_out = "Attendez un instant, puis recommencez. Si cela dure, demandez que ce programme laisse ce dossier."


class DiskFull(StorageTrouble):
    """There is no room left to write."""

    sentence = "Le disque est plein : rien n’a été perdu, mais la dernière action n’est pas enregistrée."
    way_out = "Libérez de la place puis recommencez."


class DiskFailing(StorageTrouble):
    """The disk, the key or the network drive does not answer any more."""

    sentence = "Le disque ne répond pas : la dernière action n’est pas enregistrée."
    way_out = "Vérifiez que le disque ou la clé est bien branché, puis recommencez."


class KeysMissing(StorageTrouble):
    """The folder holds no key file."""

    sentence = "Le fichier des clés, permanence.keys, n’est pas dans le dossier des données."
    way_out = "S’il a été déplacé, remettez-le. Sinon, à l’ouverture, cliquez « Reprendre les clés d’une sauvegarde… »."


class MandateKeysMissing(StorageTrouble):
    """The folder holds the data but not the keys of the mandates' contents."""

    sentence = "Le fichier des clés des mandats, permanence.mandates, n’est pas dans le dossier des données."
    way_out = "S’il a été déplacé, remettez-le. Sinon, à l’ouverture, un référent clique « Remettre une sauvegarde… »."


class FileMissing(StorageTrouble):
    """The folder holds the keys but not the data."""

    sentence = "Le fichier des données, permanence.db, n’est pas dans le dossier."
    way_out = "S’il a été déplacé, remettez-le. Sinon, à l’ouverture, un référent clique « Remettre une sauvegarde… »."


class CopyPutBack(StorageTrouble):
    """The file is a backup that somebody has put there by hand; `last` is the moment of its last line, in words."""

    sentence = "Le fichier des données est une sauvegarde remise à la main."
    way_out = "Un référent ouvre Permanence une fois : elle est alors mise en service, pour tout le monde."

    def __init__(self, last: str = "") -> None:
        super().__init__(f"{self.sentence[:-1]} : sa dernière action est du {last}." if last else "")


class Replaced(StorageTrouble):
    """Another file lies under the name of an open one, or something else has written into it."""

    sentence = "Un fichier de Permanence a été remplacé pendant le travail : la dernière action n’est pas enregistrée."
    way_out = "Notez ce que vous étiez en train d’écrire, fermez Permanence, puis ouvrez-le à nouveau."


class FolderGone(StorageTrouble):
    """The data folder itself is not there: an unplugged key, an unmounted drive."""

    sentence = "Le dossier des données est introuvable."
    way_out = "Branchez le disque ou la clé qui le contient, puis recommencez."


class NotAFolder(StorageTrouble):
    """A file stands where the data folder should be."""

    sentence = "Là où devrait être le dossier des données, il y a un fichier."
    way_out = "Déplacez ce fichier, ou choisissez un autre dossier."


class NameTooLong(StorageTrouble):
    """The path of the folder leaves SQLite, or the system, no room for the names of the files below it."""

    sentence = "Le chemin de ce dossier est trop long pour Permanence."
    way_out = "Donnez-lui un nom plus court, ou choisissez un dossier plus près de la racine du disque."

    def __init__(self, folder: str = "") -> None:
        super().__init__(f"{self.sentence[:-1]} : {folder}" if folder else "")


class NameUnreadable(StorageTrouble):
    """The path of the folder holds bytes that are no text, as an old system may have written them."""

    sentence = "Le nom de ce dossier contient un caractère illisible."
    way_out = "Renommez ce dossier sans ce caractère, ou choisissez-en un autre."

    def __init__(self, folder: str = "") -> None:
        super().__init__(f"{self.sentence[:-1]} : {folder}" if folder else "")


class AlreadyThere(StorageTrouble):
    """Keys or data would be overwritten."""

    sentence = "Ce dossier contient déjà des données de Permanence : elles n’ont pas été touchées."
    way_out = "Ouvrez-les avec leur phrase de passe, ou choisissez un autre dossier."


class NetworkFolder(StorageTrouble):
    """The data folder lies on a network drive, where two posts could write at once and damage the file."""

    sentence = "Le dossier des données est sur un lecteur réseau : le fichier pourrait s’y abîmer."
    way_out = "Choisissez un dossier du disque de cet ordinateur. Les sauvegardes, elles, peuvent aller sur le réseau."


class SyncedFolder(StorageTrouble):
    """A service copies the data folder elsewhere while it is written; `service` names it, as OneDrive."""

    way_out = "Choisissez un dossier que rien ne synchronise, sur le disque de cet ordinateur."

    def __init__(self, service: str) -> None:
        super().__init__(
            f"Le dossier des données est recopié ailleurs par {service} : le fichier pourrait s’y abîmer, "
            "et les données sortiraient de la maison."
        )


class PlaceAbsent(StorageTrouble):
    """The stick or the share where copies go is not there, or is another one."""

    sentence = "Le support des sauvegardes n’est pas branché."
    way_out = "Branchez-le : la copie sera faite toute seule. Un support neuf se choisit dans Protection."


class PlaceFull(StorageTrouble):
    """There is no room left where copies go."""

    sentence = "Il n’y a plus de place pour la sauvegarde : la copie n’a pas été faite, les autres sont intactes."
    way_out = "Libérez de la place à l’endroit des sauvegardes, puis recommencez."


class PlaceProtected(StorageTrouble):
    """The folder where copies go may not be written by this account."""

    sentence = "L’endroit des sauvegardes est protégé : la copie n’a pas été faite."
    way_out = "Ôtez la protection du support, ou choisissez un autre endroit dans Protection."


class PlaceFailing(StorageTrouble):
    """The stick was pulled out, the share went away or the medium is worn, in the middle of a copy."""

    sentence = "L’endroit des sauvegardes ne répond plus : la copie n’a pas été faite, les autres sont intactes."
    way_out = "Si c’est une clé ou un disque, vérifiez qu’il est bien branché, puis recommencez."


class CopyUnsound(StorageTrouble):
    """A copy was read back and is not what was written."""

    sentence = "La copie relue n’est pas identique au fichier : elle n’a pas été gardée."
    way_out = "Recommencez. Si cela se répète, le support est usé : changez-le."


class Stopped(StorageTrouble):
    """Somebody asked to stop, and nothing was changed."""

    sentence = "Arrêté à votre demande : rien n’a été changé."
    way_out = "Vous pouvez recommencer quand vous voulez."


_BY_ERRNO: dict[int, type[StorageTrouble]] = {
    errno.EACCES: ReadOnly,
    errno.EPERM: ReadOnly,
    errno.EROFS: ReadOnly,
    errno.EBUSY: HeldElsewhere,
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
# Windows' own numbers, where Python knows no such errno: it calls most of them "permission denied".
_BY_WINERROR: dict[int, type[StorageTrouble]] = {
    **dict.fromkeys((32, 33), HeldElsewhere),  # sharing and lock violations
    **dict.fromkeys((39, 223, 1295), DiskFull),  # disk full, file too large for FAT, quota
    **dict.fromkeys((123, 161), FolderGone),  # no such name can be
    # Not ready, unknown unit, bad sector, read or write fault, device or share gone, volume damaged.
    **dict.fromkeys((20, 21, 23, 25, 26, 27, 29, 30, 31, 55, 59, 64, 121, 483), DiskFailing),
    **dict.fromkeys((1005, 1006, 1112, 1117, 1167, 1231, 1392, 1393), DiskFailing),
}
_BY_CODE: dict[str, type[StorageTrouble]] = {
    "SQLITE_FULL": DiskFull,
    "SQLITE_READONLY": ReadOnly,
    "SQLITE_PERM": ReadOnly,
    "SQLITE_CANTOPEN": ReadOnly,
    "SQLITE_CORRUPT": Damaged,
    "SQLITE_NOTADB": Damaged,
    # No other window of ours is there: `system.single_instance` would have kept it from opening.
    "SQLITE_BUSY": HeldElsewhere,
    "SQLITE_LOCKED": HeldElsewhere,
    "SQLITE_IOERR": DiskFailing,
}


@contextmanager
def known_trouble() -> Iterator[None]:
    """Turn what the system or the driver raises inside into the `StorageTrouble` it means; let bugs through."""
    try:
        yield
    except OSError as error:
        if kind := _BY_WINERROR.get(getattr(error, "winerror", 0)) or _BY_ERRNO.get(error.errno or 0):
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
