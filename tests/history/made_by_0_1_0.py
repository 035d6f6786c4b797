"""How `permanence-0.1.0.tar.xz` was made, kept as documentation: never to be run again, nor kept up to date.

It ran once, on the program 0.1.0 as it stood at the commit edb3d3c, whose verbs it calls; no later program can make
the file of that one. The secrets are in `tests/helpers/field_file.py`. The cost of the passphrases is the one that
tests use. `permanence-0.1.0.json` says what the folder held that day.
"""

import io
import json
import shutil
import sys
import tarfile
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from pathlib import Path

from desktop_app.domain.advisor_day import RecurringDay, Rhythm, Segment

from desktop_app.domain import mandate as rules
from desktop_app.domain.account import Account, Role
from desktop_app.domain.advisor import Advisor, AdvisorTitle
from desktop_app.domain.convention import Booker, Convention
from desktop_app.domain.mandate import (
    Act,
    Body,
    DataRequest,
    EndReason,
    Execution,
    IdentityDocument,
    ScopeLine,
    WithdrawalChannel,
)
from desktop_app.domain.person import Person
from desktop_app.domain.place import Place, PlaceKind
from desktop_app.domain.reception.appointment import State
from desktop_app.domain.theme import Purpose, themes_for
from desktop_app.storage.keys import key_file, vault
from desktop_app.storage.mandates import mandate_keys
from desktop_app.storage.reception import people
from desktop_app.use_cases import clock_check
from desktop_app.use_cases.accounts import accounts, opening
from desktop_app.use_cases.copies import backups, control, restore
from desktop_app.use_cases.destruction import erasure
from desktop_app.use_cases.mandates import mandates
from desktop_app.use_cases.papers import printing
from desktop_app.use_cases.planning import schedule
from desktop_app.use_cases.reception import appointments, undo
from desktop_app.use_cases.reception import people as persons
from desktop_app.use_cases.settings import house_rules, settings
from tests.helpers import field_file as field
from tests.helpers.clock import StillClock
from tests.helpers.packed_pages import packed

THE_PLACE = Place(PlaceKind.MEDIATHEQUE, "Le Boulou", "Avenue Léon-Jean Grégory", "66160", "0468000000")
THE_TERMS = Convention(
    "Département des Pyrénées-Orientales", date(2025, 3, 6), 12, True, 2, date(2027, 6, 22), Booker.PLACE,
    "Opération menée par le Département des Pyrénées-Orientales, avec l'appui financier de l'État, "
    "dans le cadre de sa politique départementale d'inclusion Numérique",
    "Département des Pyrénées-Orientales", "dpo@departement.exemple",
)  # fmt: skip
ADVISORS = (
    Advisor(0, "Œuvrard-Sánchez", "Hélène", AdvisorTitle.ADVISOR_WOMAN),
    Advisor(0, "Puig i Ferrer", "Jordi", AdvisorTitle.AMBASSADOR),
    Advisor(0, "N’Guyên", "Anaïs", AdvisorTitle.ADVISOR_WOMAN),
)
WHOLE_DAY = (Segment(time(9), time(12)), Segment(time(14), time(17)))
DAYS = (
    RecurringDay(0, 3, Rhythm.EVERY_WEEK, 0, Purpose.PROCEDURES, WHOLE_DAY, 45, 1, date(2025, 3, 6)),
    RecurringDay(0, 4, Rhythm.EVERY_WEEK, 1, Purpose.WORKSHOPS, WHOLE_DAY[:1], 45, 8, date(2025, 3, 6)),
    RecurringDay(0, 1, Rhythm.LAST, 2, Purpose.ANY_HELP, WHOLE_DAY[1:], 30, 1, date(2025, 3, 6)),
)
NAMES = (
    "Lefèvre Éloïse, Œuvrard Zoé, Domènech i Montaner Núria, N’Diaye Aïssatou, Nguyễn Thị-Minh, Łukasik Gwendolyn, "
    "De La Croix-Saint-Vincent-Montmorency Marie-Thérèse-Bernadette, D’Étang René, Gómez-Hernández José María, "
    "Müller Jürgen, Saïdi Khadîdja, Vilà Martí, Ço Ève, Bouzid Noël, Le Goff Hervé, Peña Íñigo, Čapek Věra, "
    "O Anne, Ångström Åsa, Yıldız Işıl, Sánchez Inès, Sánchez Inès, Puig Père, Roux Maël, Haddad Rim, Costa Antónia"
)
PHONES = ("0639980001", "", "0639980002", "0033639980003", "0465710004")
LONG = ScopeLine(
    "Assurance retraite (Carsat)", "Demande de retraite : carrière longue, « régularisation »", frozenset(Act)
)
BODIES = (
    Body((ScopeLine("CAF", "Demande d’aide au logement", frozenset({Act.CONSULT, Act.FILL})),), (), Execution.BOTH),
    Body((), (DataRequest("Impôts (DGFiP)", "Avis d’imposition 2025"),), Execution.REMOTE),
    Body(
        (LONG, *(replace(LONG, organism=f"Caisse n° {at}, œuvre « été »") for at in range(6))), (), Execution.TOGETHER
    ),
    Body(
        (ScopeLine("Messagerie", "Création d’une adresse mail", frozenset({Act.OPEN_MAILBOX})),),
        (DataRequest("France Travail", "Attestation"), DataRequest("MSA", "Relevé — 2024/2025 ½")),
        Execution.TOGETHER,
    ),
)


class Making:
    """A year of the médiathèque, gesture by gesture; `clock` stands wherever the year has come to."""

    def __init__(self, root: Path) -> None:
        self.folder, self.clock = root / "permanence", StillClock(datetime(2025, 9, 1, 9, 0))
        self.people = [Person(0, *name.strip().rsplit(" ", 1)) for name in NAMES.split(",")]
        self.people = [replace(each, phone=PHONES[at % 5]) for at, each in enumerate(self.people)]
        self.known: dict[int, int] = {}
        self.booked = 0
        first = Account(0, "Hélène Œuvrard-Sánchez", frozenset(Role), advisor_id=1)
        setup = opening.Setup(THE_PLACE, THE_TERMS, ADVISORS, DAYS)
        words = {"passphrase": "un premier mot de passe provisoire", "code": field.OLD_CODE}
        self.desk = opening.create(self.folder, setup, account=first, **words, clock=self.clock)

    def at_work(self, account_id: int) -> None:
        secret = {**field.PASSPHRASES, field.REMOVED: field.REMOVED_PASSPHRASE}[account_id]
        self.desk = opening.desk_for(self.desk, opening.find_keys(self.folder, account_id, secret))

    def accounts(self) -> None:
        changed = {"current": "un premier mot de passe provisoire", "passphrase": field.PASSPHRASES[1]}
        accounts.change_passphrase(self.desk, **changed, again=field.PASSPHRASES[1])
        for name, roles, advisor, phrase in (
            ("Accueil de la médiathèque (banque de prêt, rez-de-chaussée)", (), 0, "une phrase bientôt oubliée"),
            ("Jordi Puig i Ferrer", (Role.ADVISOR,), 2, field.PASSPHRASES[3]),
            ("Direction de la lecture publique", (Role.MANAGER,), 0, field.PASSPHRASES[4]),
            ("Anaïs N’Guyên", (Role.ADVISOR,), 3, field.REMOVED_PASSPHRASE),
        ):
            asked = {"name": name, "roles": frozenset({Role.RECEPTION, *roles}), "advisor_id": advisor}
            accounts.add(self.desk, **asked, passphrase=phrase, again=phrase)
        given = field.PASSPHRASES[2]
        accounts.give_passphrase(self.desk, field.RECEPTION, passphrase=given, again=given)

    def day(self, at: datetime) -> None:
        """Two or three come to the next slots of this day; what becomes of them goes through every state in turn."""
        self.clock.set(at)
        for place in appointments.places_on(self.desk, at.date())[:3:2]:
            person = self.somebody()
            sure = {"past_confirmed": True, "duplicate_confirmed": True}
            wanted = {"advisor_id": place.slot.advisor_id, "start": place.slot.start}
            offered = themes_for(place.purpose)
            theme = offered[self.booked * 5 % len(offered)].key
            made = appointments.book(self.desk, person=self.whom(person), **wanted, theme=theme, **sure)
            self.booked += 1
            self.becomes(made, place.slot)

    def whom(self, person: int) -> Person:
        """Somebody of the list, new to the file the first time."""
        if person not in self.known:
            self.known[person] = persons.register(self.desk, self.people[person], duplicate_confirmed=True).subject
        return people.get(self.desk.db, self.known[person])

    def somebody(self) -> int:
        """Twenty of the list come again and again; the last six come in the first autumn only."""
        first_autumn = self.clock.now.date() < date(2025, 11, 1)
        return (20 + self.booked % 6) if first_autumn and self.booked % 2 else self.booked * 7 % 20

    def becomes(self, made, slot) -> None:
        self.clock.set(slot.start + timedelta(minutes=1))
        kind = self.booked % 9
        if kind == 0:
            undo.take_back(self.desk, appointments.mark_as(self.desk, made.subject, State.ABSENT).undo)
        for state in {1: [State.ABSENT], 2: [State.EXCUSED], 3: [State.CANCELLED], 4: [State.EXPECTED]}.get(
            kind, [State.ARRIVED, State.SEEN]
        ):
            if state is not State.EXPECTED:
                appointments.mark_as(self.desk, made.subject, state)

    def year(self, first: date, last: date, every: int) -> None:
        day = first
        while day <= last:
            if schedule.here_on(self.desk, day):
                self.day(datetime.combine(day, time(8, 30)))
            day += timedelta(every)

    def mandate(self, person: int, upto: int, body: Body, document: IdentityDocument, months: int = 1) -> int:
        """Prepared, then led through so many of its steps."""
        desk, advisor = self.desk, self.desk.account.advisor_id
        self.clock.forward(minutes=3)
        _, ends_on = mandates.proposed_ends(desk)[months]
        made = mandates.draft(desk, person=self.whom(person), advisor_id=advisor, body=body, ends_on=ends_on).subject
        steps = (
            lambda: mandates.inform(desk, made, points=frozenset(rules.InformationPoint)),
            lambda: mandates.identify(desk, made, document=document),
            lambda: mandates.printed(desk, made),
            lambda: mandates.sign(
                desk, made, by_person=True, by_advisor=True, handed_over=True, place="Le Boulou", at=self.clock.now
            ),
        )
        for step in steps[:upto]:
            self.clock.forward(minutes=4)
            step()
        return made

    def copy(self, reason=None) -> None:
        desk = self.desk
        job = backups.due(desk) if reason == "daily" else backups.prepare(desk)
        report = backups.run(job)
        assert all(served.fresh and not served.trouble for served in report.served), report
        backups.record(desk, report)

    def reopened(self, account_id: int, at: datetime) -> None:
        opening.close_desk(self.desk)
        self.clock.set(at)
        unlocked = opening.find_keys(self.folder, account_id, field.PASSPHRASES[account_id])
        self.desk = opening.open_desk(self.folder, unlocked, clock=self.clock)
        if clock_check.doubt(self.desk):
            clock_check.accept(self.desk)


def autumn(it: Making) -> None:
    it.accounts()
    it.year(date(2025, 9, 4), date(2025, 12, 19), 3)
    it.at_work(field.REMOVED)
    it.mandate(3, 4, BODIES[0], IdentityDocument.PASSPORT)
    it.mandate(5, 2, BODIES[1], IdentityDocument.OTHER, 2)
    it.reopened(field.EVERYTHING, datetime(2025, 12, 22, 9, 0))
    for at, (reason, channel) in enumerate(
        [*((EndReason.WITHDRAWN, channel) for channel in WithdrawalChannel), (EndReason.DONE, None),
         (EndReason.RENOUNCED, None)]
    ):  # fmt: skip
        made = it.mandate(at, 4, BODIES[at % 4], list(IdentityDocument)[at % 5])
        it.clock.forward(minutes=30)
        if channel:
            mandates.withdraw(it.desk, made, channel=channel)
        else:
            mandates.close(it.desk, made, reason=reason)
    mandates.withdraw(it.desk, it.mandate(6, 1, BODIES[0], IdentityDocument.OTHER))


def winter(it: Making) -> None:
    it.reopened(field.EVERYTHING, datetime(2026, 1, 8, 8, 40))
    accounts.change_recovery(it.desk, current=field.PASSPHRASES[1], code=field.CODE)
    house_rules.change(it.desk, replace(house_rules.load(it.desk), idle_minutes=7, months_kept=9))
    it.reopened(field.EVERYTHING, datetime(2026, 2, 5, 8, 40))
    mandates.close_expired(it.desk)
    accounts.remove(it.desk, field.REMOVED)
    settings.change_place(it.desk, replace(THE_PLACE, phone="0468000001"))
    settings.change_convention(it.desk, replace(THE_TERMS, notice_months=3))
    first, *others = settings.load(it.desk).advisors
    newcomer = replace(ADVISORS[1], last_name="Saint-Exupéry-d’Aguesseau", first_name="Maé")
    settings.keep_advisors(it.desk, (first, others[0], others[1], newcomer))
    rule, workshops, _ = settings.load(it.desk).rules
    longer = replace(rule, segments=(*rule.segments, Segment(time(17, 30), time(19))))
    settings.change_days(it.desk, [longer, workshops])
    settings.keep_advisors(it.desk, [each for each in settings.load(it.desk).advisors if each.id != 3])
    it.year(date(2026, 2, 5), date(2026, 8, 14), 3)


def summer(it: Making) -> None:
    it.reopened(field.EVERYTHING, datetime(2026, 8, 18, 8, 45))
    mandates.close_expired(it.desk)
    Path(field.SECOND_PLACE).mkdir(parents=True)
    backups.choose_second_place(it.desk, field.SECOND_PLACE)
    it.mandate(7, 4, BODIES[2], IdentityDocument.RESIDENCE_PERMIT, 2)
    it.mandate(8, 4, BODIES[3], IdentityDocument.DRIVING_LICENCE, 2)
    last = it.mandate(9, 4, BODIES[0], IdentityDocument.IDENTITY_CARD)
    erased = it.mandate(10, 4, BODIES[1], IdentityDocument.PASSPORT)
    it.copy()
    restored(it, datetime(2026, 8, 20, 9, 0))
    mandates.close(it.desk, erased, reason=EndReason.DONE)
    erasure.erase(it.desk, it.known[10])
    erasure.purge(it.desk)
    it.reopened(field.ADVISOR, datetime(2026, 9, 3, 8, 40))
    it.mandate(11, 4, BODIES[3], IdentityDocument.OTHER)
    for upto in range(4):
        it.mandate(12 + upto, upto, BODIES[upto], IdentityDocument.PASSPORT)
    it.at_work(field.EVERYTHING)
    control.record(it.desk, control.run(control.prepare(it.desk)))
    it.at_work(field.RECEPTION)
    it.copy("daily")
    mandates.withdraw(it.desk, last, channel=WithdrawalChannel.PHONE)


def restored(it: Making, at: datetime) -> None:
    """The copy just made is put back two days later: what was done meanwhile is gone, but for its numbers."""
    it.reopened(field.EVERYTHING, at)
    mandates.withdraw(it.desk, it.mandate(17, 2, BODIES[2], IdentityDocument.PASSPORT))
    it.mandate(18, 1, BODIES[2], IdentityDocument.PASSPORT)
    it.year(at.date(), at.date(), 1)
    unlocked = opening.Unlocked(it.desk.account, it.desk.keys)
    opening.close_desk(it.desk)
    (copy,) = (it.folder / "sauvegardes").glob("*-demande.db")
    it.clock.forward(minutes=30)
    restore.put_back(it.folder, unlocked, copy, at=it.clock.now)
    it.known = {person: id for person, id in it.known.items() if person not in (17, 18)}
    it.desk = opening.open_desk(it.folder, unlocked, clock=it.clock)


def today(it: Making) -> None:
    """A Thursday morning: somebody was seen, somebody is here, others are expected."""
    morning = iter(appointments.places_on(it.desk, field.MADE_AT.date()))
    for at, states in enumerate(([State.ARRIVED, State.SEEN], [State.ARRIVED], [State.EXCUSED], [])):
        place = next(morning)
        person = it.whom(at + 12)
        wanted = {"advisor_id": place.slot.advisor_id, "start": place.slot.start, "theme": "Logement"}
        made = appointments.book(it.desk, person=person, **wanted, past_confirmed=True)
        it.clock.set(field.MADE_AT - timedelta(minutes=20 - at))
        for state in states:
            appointments.mark_as(it.desk, made.subject, state)
    place = next(place for place in appointments.places_on(it.desk, date(2026, 9, 10)))
    moved = {"advisor_id": place.slot.advisor_id, "start": place.slot.start}
    appointments.move_to(it.desk, made.subject, **moved)
    for day in (date(2026, 9, 11), date(2026, 9, 17)):
        _ahead(it, day)
    printing.record_printed(it.desk, printing.day_sheet(it.desk, field.MADE_AT.date()))
    persons.correct(it.desk, replace(people.get(it.desk.db, it.known[0]), first_name="Éloïse-Anne"))
    it.clock.set(field.MADE_AT)
    opening.lock(it.desk)
    opening.come_back(it.desk, opening.find_keys(it.folder, 2, field.PASSPHRASES[2]))
    opening.record_refusals(it.desk, {field.RECEPTION: 2})


def _ahead(it: Making, day: date) -> None:
    for at, place in enumerate(appointments.places_on(it.desk, day)[:3]):
        person = it.whom(at + 2)
        wanted = {"advisor_id": place.slot.advisor_id, "start": place.slot.start}
        appointments.book(it.desk, person=person, **wanted, theme=themes_for(place.purpose)[at].key)


def pack(root: Path) -> None:
    """Keep the two folders, each encrypted file as `packed_pages` says, without a name or a date of this machine."""
    key = vault.unlock_by_code(root / "permanence", field.CODE).data
    keys = {".db": key, ".mandates": mandate_keys.file_key(key)}
    with tarfile.open(field.ARCHIVE, "w:xz", preset=9) as archive:
        for path in sorted(path for name in ("permanence", "CLE-BLEUE") for path in (root / name).rglob("*")):
            if path.is_file():
                told = tarfile.TarInfo(path.relative_to(root).as_posix() + field.PACKED * (path.suffix in keys))
                content = path.read_bytes()
                kept = packed(content, keys[path.suffix]) if path.suffix in keys else content
                told.size, told.mode = len(kept), path.stat().st_mode & 0o777
                archive.addfile(told, io.BytesIO(kept))


def main(root: Path) -> None:
    vault.DEFAULT_COST = key_file.LEAST_COST = key_file.Cost(64, 1, 1)
    it = Making(root)
    for part in (autumn, winter, summer, today):
        part(it)
    opening.close_desk(it.desk)
    shutil.copytree(field.SECOND_PLACE, root / "CLE-BLEUE")
    pack(root)
    digests = field.digests(root)
    desk = field.open_field(root / "permanence")
    said = {"files": digests, "tables": field.rows_of_tables(desk), **field.described(desk)}
    opening.close_desk(desk)
    field.EXPECTED.write_text(json.dumps(said, ensure_ascii=False, indent=1) + "\n", "utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
