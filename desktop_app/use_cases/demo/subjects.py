"""What the workshops of the demonstration are about: three in turn, those to come with their title."""

from datetime import date, time
from typing import TYPE_CHECKING

from desktop_app.domain.planning import CatalogueEntry, Level, Session, Slot, Subject, Workshop
from desktop_app.domain.planning.workshop import decision_moment
from desktop_app.storage.planning import workshops

if TYPE_CHECKING:
    from sqlite_utils import Database

_SUBJECTS = (
    Subject(
        "Premiers pas avec l’ordinateur",
        "PrendreEnMainDuMateriel",
        aims="Allumer, se servir de la souris, retrouver ses fichiers",
        level=Level.BEGINNER,
        minimum=4,
        machine_each=True,
    ),
    Subject(
        "Écrire et recevoir un courriel",
        "Email",
        aims="Ouvrir sa boîte, joindre une photo, trier",
        level=Level.BEGINNER,
        minimum=3,
    ),
    Subject(
        "Reconnaître une arnaque",
        "SecuriteNumerique",
        aims="Les signes qui alertent, et que faire ensuite",
        level=Level.INTERMEDIATE,
        minimum=4,
    ),
)


def subject_at(day: date, hour: time) -> Subject:
    """What is taught then, the same for the same day."""
    return _SUBJECTS[(day.toordinal() // 7 + (hour >= time(12))) % len(_SUBJECTS)]


def fill_catalogue(db: "Database") -> None:
    """Put the three in the catalogue."""
    for subject in _SUBJECTS:
        workshops.CATALOGUE.add(db, CatalogueEntry(0, subject, 120))


def give(db: "Database", session: Session, slot: Slot) -> None:
    """Give the hours of this slot their title."""
    start = slot.start
    subject = subject_at(start.date(), start.time())
    workshops.add(db, Workshop(0, session.key, start.time(), subject, decision_moment(start.date())))
