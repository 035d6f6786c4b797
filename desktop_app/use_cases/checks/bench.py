"""The work of a day on a throw-away file: made, migrated, opened, booked, a mandate sealed and destroyed, papers."""

import re
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from time import perf_counter

from desktop_app.domain.account import Account, Role
from desktop_app.domain.french import NBSP, plural
from desktop_app.domain.mandate import Act, Body, IdentityDocument, InformationPoint, Question, ScopeLine
from desktop_app.domain.person import read_person
from desktop_app.domain.reception.appointment import State
from desktop_app.domain.theme import themes_for
from desktop_app.storage import migrations
from desktop_app.storage.files import data_in
from desktop_app.storage.mandates import mandate_body, mandate_keys
from desktop_app.system import clock

from .. import demo
from ..accounts import opening
from ..demo.commune import a_commune
from ..demo.papers import every_paper
from ..desk import Desk
from ..destruction import destructions
from ..mandates import endings, mandates
from ..papers import mandate_papers
from ..papers.printing import Paper
from ..reception import appointments
from .check import Check, CheckFailed, require

_ACCOUNT = Account(0, "Essai", frozenset(Role), advisor_id=1)
_PASSPHRASE = "une phrase pour un essai"
_SEALED = "Demande scellée pour l’essai"
"""Words of the body of the mandate, that nothing may show once it is destroyed."""
_EMBEDDED = re.compile(rb"/BaseFont /[A-Z]{6}\+(\S+)")
_ANY_FONT = re.compile(rb"/BaseFont /(\S+)")


def bench_checks(folder: Path) -> Iterator[Check]:
    """The checks, in the order to run them, each on what the one before has made in this empty folder."""
    bench = _Bench(folder / "fichier")
    yield Check("Fichier chiffré", bench.create)
    yield Check("Phrase de passe, code de secours", bench.reopen)
    yield Check("Étapes du fichier", bench.look_at_shape)
    yield Check("Rendez-vous", bench.book)
    yield Check("Mandat scellé", bench.seal)
    yield Check("Mandat détruit", bench.destroy)
    yield Check("Fichier refermé", bench.close)
    papers = _Papers(folder / "commune")
    yield Check("Papiers", papers.draw)


class _Bench:
    """A throw-away file and what was made in it, check after check."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._code, self._mandate_id, self._key_id = "", 0, ""
        self._desk: Desk | None = None

    @property
    def desk(self) -> Desk:
        """The open file; raises `CheckFailed` when an earlier check could not make it."""
        if self._desk is None:
            raise CheckFailed("le fichier n’a pas pu être ouvert")
        return self._desk

    def create(self) -> str:
        """Make the encrypted file and read it as a stranger would."""
        self._folder.mkdir()
        self._code = opening.draw_code()
        words = {"passphrase": _PASSPHRASE, "code": self._code}
        opening.make(self._folder, a_commune(clock.now().date()), account=_ACCOUNT, **words, clock=clock.now)
        stored = data_in(self._folder).read_bytes()
        require(b"SQLite" not in stored and b"Clairval" not in stored, "le fichier se lit sans la clé")
        return f"{len(stored) // 1024}{NBSP}Ko, illisible sans sa clé"

    def reopen(self) -> str:
        """Open with the passphrase and with the code, and tell how long a passphrase takes."""
        require(self._code, "le fichier n’a pas pu être créé")
        (account,) = opening.accounts(self._folder)
        begun = perf_counter()
        unlocked = opening.find_keys(self._folder, account.id, _PASSPHRASE)
        taken = perf_counter() - begun
        require(unlocked.keys == opening.find_keys_by_code(self._folder, self._code), "le code n’ouvre pas")
        self._desk = opening.open_desk(self._folder, unlocked, clock=clock.now)
        return f"Argon2 en {taken:.2f}{NBSP}s".replace(".", ",")

    def look_at_shape(self) -> str:
        """From nothing, every step of its history was taken, and no row points at one that is not there."""
        require(not migrations.pending(self.desk.db), "une étape n’a pas été faite")
        require(not list(self.desk.db.query("PRAGMA foreign_key_check")), "une ligne pointe dans le vide")
        return f"{plural(len(migrations.STEPS), 'étape')}, {plural(len(self.desk.db.table_names()), 'table')}"

    def book(self) -> str:
        """Book the next place whatever the weekday, mark it, and undo."""
        today = clock.now().date()
        day = next(day for day, places in appointments.days_with_places(self.desk, today) if places)
        place = next(place for place in appointments.places_on(self.desk, day) if not place.past)
        theme = themes_for(place.purpose)[0].key
        person = read_person("Essai", "Œnone")
        booked = appointments.book(
            self.desk, person=person, advisor_id=place.advisor.id, start=place.slot.start, theme=theme
        )
        appointments.mark_as(self.desk, booked.subject, State.EXCUSED)
        appointments.mark_as(self.desk, booked.subject, State.EXPECTED)
        return "pris, marqué, remis"

    def seal(self) -> str:
        """Lead a mandate to its signatures; what it is about lies under a key of its own."""
        line = ScopeLine("CAF", _SEALED, frozenset({Act.CONSULT}))
        made = mandates.draft(
            self.desk,
            person=read_person("Essai", "Zoé"),
            advisor_id=1,
            body=Body((line,)),
            ends_on=clock.now().date() + timedelta(days=1),
            duplicate_confirmed=True,
        )
        mandates.inform(self.desk, made.subject, points=frozenset(InformationPoint), answered=frozenset(Question))
        mandates.identify(self.desk, made.subject, document=IdentityDocument.PASSPORT)
        mandate_papers.printed(self.desk, made.subject, mandate_papers.mandate_form(self.desk, made.subject))
        signed = {"by_person": True, "by_advisor": True, "handed_over": True}
        mandates.sign(self.desk, made.subject, **signed, at=self.desk.now())
        self._mandate_id = made.subject
        self._key_id = mandate_body.key_id_of(self.desk.db, made.subject) or ""
        view = mandates.view(self.desk, made.subject)
        require(
            self._key_id and view.mandate.body and view.mandate.body.lines == (line,) and view.allowed,
            "il ne se relit pas",
        )
        return f"mandat {view.mandate.number}, sous sa propre clé"

    def destroy(self) -> str:
        """Withdraw it: its key is gone, its body is gone, and a number proves it."""
        require(self._key_id, "il n’y a pas de mandat à détruire")
        endings.withdraw(self.desk, self._mandate_id)
        view = mandates.view(self.desk, self._mandate_id)
        require(not view.allowed and view.mandate.body is None, "le mandat retiré se lit encore")
        left = mandate_keys.key_of(self.desk.mandate_keys, self.desk.keys, self._key_id)
        require(left is None, "la clé du mandat est encore là")
        require(mandate_body.key_id_of(self.desk.db, self._mandate_id) is None, "le contenu scellé est encore là")
        proof = destructions.of_mandate(self.desk, self._mandate_id)
        require(proof and proof.done_at, "la destruction n’est pas prouvée")
        return f"clé et contenu effacés, preuve {proof.number if proof else ''}"

    def close(self) -> str:
        """Close, leaving nothing beside the file, and no word of the mandate anywhere."""
        opening.close_desk(self.desk)
        self._desk = None
        require(not list(self._folder.glob("*-wal")), "le journal de la base est resté")
        for path in self._folder.rglob("*"):
            shown = path.is_file() and path.read_bytes()
            require(not shown or _SEALED.encode() not in shown, f"{path.name} montre le mandat")
        return ""


class _Papers:
    """The demonstration, from which every paper can be drawn."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def draw(self) -> str:
        """Draw every paper there is, in letters that travel with it."""
        self._folder.mkdir()
        desk = demo.open_demo(self._folder, clock=clock.now)
        try:
            papers = every_paper(desk)
            fonts = {font for paper in papers for font in _fonts_of(paper)}
        finally:
            opening.close_desk(desk)
        require(len(fonts) > 1, "il manque une police")
        return f"{plural(len(papers), 'papier')}, {plural(len(fonts), 'police')} dans le PDF"


def _fonts_of(paper: Paper) -> set[str]:
    content = paper.build()
    require(content.startswith(b"%PDF"), f"{paper.title} n’est pas un PDF")
    embedded = set(_EMBEDDED.findall(content))
    require(embedded and len(_ANY_FONT.findall(content)) == len(_EMBEDDED.findall(content)), "une police manque")
    return {font.decode("ascii", "replace") for font in embedded}
