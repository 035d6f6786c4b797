"""The installed program checks itself: a throw-away file, a booking, a mandate, every form, one line a check."""

import sys
import tempfile
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from pathlib import Path

from desktop_app.domain.account import Account, Role
from desktop_app.domain.appointment import State
from desktop_app.domain.mandate import Act, Body, IdentityDocument, InformationPoint, ScopeLine
from desktop_app.domain.person import read_person
from desktop_app.domain.theme import themes_for
from desktop_app.system.paths import resource
from desktop_app.use_cases import appointments, mandates, opening, printing
from desktop_app.use_cases.demo.commune import a_commune
from desktop_app.use_cases.desk import Desk

_ACCOUNT = Account(0, "Essai", frozenset(Role), advisor_id=1)
_PASSPHRASE = "une phrase pour un essai"
_SHIPPED = ("fonts", "icons", "style/app.qss", "i18n/qtbase_fr.qm", "words/recovery.txt", "licences")


class CheckFailed(Exception):
    """Something the program needs does not work here."""


def run() -> int:
    """Run every check and print one line each; 0 when all passed, 1 otherwise. No real file is touched."""
    failed = 0
    with tempfile.TemporaryDirectory(prefix="permanence-") as folder:
        for name, check in _checks(Path(folder)):
            try:
                detail = check()
            except Exception as error:  # a check that breaks must not hide the next ones
                failed += 1
                _say(f"ÉCHEC  {name} : {type(error).__name__} {error}")
            else:
                _say(f"ok     {name}{' : ' if detail else ''}{detail}")
    _say("Tout fonctionne." if not failed else f"{failed} vérification(s) en échec.")
    return 1 if failed else 0


def _checks(folder: Path) -> Iterator[tuple[str, Callable[[], str]]]:
    yield "fichiers du programme", _shipped
    yield "modèles de convention", _models
    bench = _Bench(folder)
    yield "fichier chiffré créé", bench.create
    yield "rouvert par la phrase et par le code", bench.reopen
    yield "rendez-vous pris, marqué, annulé", bench.book
    yield "mandat signé puis retiré", bench.take_a_mandate
    yield "papiers dessinés", bench.draw
    yield "écran", _screen
    yield "imprimantes", _printers
    yield "fichier refermé", bench.close


def _shipped() -> str:
    for name in _SHIPPED:
        resource(name)
    return ""


def _models() -> str:
    found = opening.models()
    _require(len(found) >= 5, "il manque un modèle")
    return str(len(found))


class _Bench:
    """A throw-away file and what was made in it, check after check."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._code = ""
        self._desk: Desk | None = None
        self._papers: list[printing.Paper] = []

    @property
    def desk(self) -> Desk:
        """The open file; raises `CheckFailed` when an earlier check could not make it."""
        if self._desk is None:
            raise CheckFailed("le fichier n’a pas pu être créé")
        return self._desk

    def create(self) -> str:
        """Make the encrypted file and read its first bytes as a stranger would."""
        self._code = opening.draw_code()
        setup = a_commune(datetime.now().date())
        words = {"passphrase": _PASSPHRASE, "code": self._code}
        self._desk = opening.create(self._folder, setup, account=_ACCOUNT, **words, clock=datetime.now)
        opening.close_desk(self._desk)
        stored = (self._folder / "permanence.db").read_bytes()
        _require(b"SQLite" not in stored and b"Clairval" not in stored, "le fichier se lit sans la clé")
        return f"{len(stored) // 1024} Ko"

    def reopen(self) -> str:
        """Open with either secret."""
        (account,) = opening.accounts(self._folder)
        unlocked = opening.find_keys(self._folder, account.id, _PASSPHRASE)
        by_code = opening.find_keys_by_code(self._folder, self._code)
        _require(unlocked.keys == by_code, "le code de secours n’ouvre pas")
        self._desk = opening.open_desk(self._folder, unlocked, clock=datetime.now)
        return ""

    def book(self) -> str:
        """Book tomorrow's first place whatever the weekday, mark it, and undo."""
        day = next(day for day, places in appointments.days_with_places(self.desk, datetime.now().date()) if places)
        place = next(place for place in appointments.places_on(self.desk, day) if not place.past)
        theme = themes_for(place.purpose)[0].key
        person = read_person("Essai", "Œnone")
        booked = appointments.book(
            self.desk, person=person, advisor_id=place.advisor.id, start=place.slot.start, theme=theme
        )
        self._papers += [printing.day_sheet(self.desk, day), printing.appointment_slip(self.desk, booked.subject)]
        appointments.mark_as(self.desk, booked.subject, State.EXCUSED)
        appointments.mark_as(self.desk, booked.subject, State.EXPECTED)
        return ""

    def take_a_mandate(self) -> str:
        """Lead a mandate through every step and withdraw it."""
        line = ScopeLine("CAF", "Demande d’aide au logement", frozenset({Act.CONSULT}))
        made = mandates.draft(
            self.desk,
            person=read_person("Essai", "Zoé"),
            advisor_id=1,
            body=Body((line,)),
            ends_on=datetime.now().date() + timedelta(days=1),
            duplicate_confirmed=True,
        )
        mandates.inform(self.desk, made.subject, points=frozenset(InformationPoint))
        mandates.identify(self.desk, made.subject, document=IdentityDocument.PASSPORT)
        self._papers.append(printing.mandate_form(self.desk, made.subject))
        mandates.printed(self.desk, made.subject)
        signed = {"by_person": True, "by_advisor": True, "handed_over": True}
        mandates.sign(self.desk, made.subject, **signed, place="Essai", at=self.desk.now())
        _require(bool(mandates.view(self.desk, made.subject).allowed), "le mandat signé ne permet rien")
        mandates.withdraw(self.desk, made.subject)
        _require(not mandates.view(self.desk, made.subject).allowed, "le mandat retiré permet encore")
        self._papers.append(printing.withdrawal_receipt(self.desk, made.subject))
        return ""

    def draw(self) -> str:
        """Draw every form."""
        papers = [*self._papers, printing.recovery_sheet(self._code, datetime.now().date())]
        for paper in papers:
            _require(paper.build().startswith(b"%PDF"), f"{paper.title} n’est pas un PDF")
        return f"{len(papers)} formulaires"

    def close(self) -> str:
        """Close, leaving one file and no journal beside it."""
        opening.close_desk(self.desk)
        _require(not list(self._folder.glob("*-wal")), "le journal de la base est resté")
        return ""


def _screen() -> str:
    from desktop_app.screens.application import build_application

    app = build_application([])
    return f"{app.platformName()}, police {app.font().family()}"


def _printers() -> str:
    from PySide6.QtPrintSupport import QPrinterInfo

    return ", ".join(QPrinterInfo.availablePrinterNames()) or "aucune (l’enregistrement en PDF reste possible)"


def _require(true: bool, sentence: str) -> None:
    if not true:
        raise CheckFailed(sentence)


def _say(line: str) -> None:
    # A windowed program on Windows has no standard output.
    if sys.stdout is not None:
        sys.stdout.write(line + "\n")
        sys.stdout.flush()
