"""Domain objects with sensible values, to be told only what matters to a test; `stored_…` also writes them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

from desktop_app.domain import mandate as rules
from desktop_app.domain.account import Account, Role
from desktop_app.domain.advisor import Advisor, AdvisorTitle
from desktop_app.domain.calendar import Calendar, Choices, Period, PeriodKind, SchoolBreak, SchoolYears
from desktop_app.domain.convention import Booker, Convention, DataTerms, Terms, begun
from desktop_app.domain.mandate import Body, EndReason, Mandate, State
from desktop_app.domain.person import Person
from desktop_app.domain.place import Place, PlaceKind
from desktop_app.domain.planning import Mode, Pattern, Planning, Rhythm, Segment
from desktop_app.domain.reception.appointment import Appointment
from desktop_app.domain.theme import Purpose

if TYPE_CHECKING:
    from sqlite_utils import Database

    from desktop_app.use_cases.changes import Changes
    from desktop_app.use_cases.desk import Desk

PASSPHRASE = "le chêne vert du jardin"
RECOVERY_CODE = "abeille abricot accord accueil acheter acier actif adresse"
ITS_ACCOUNTS = (
    Account(1, "Marie Castell", frozenset(Role), advisor_id=1),
    Account(2, "Accueil", frozenset({Role.RECEPTION})),
    Account(3, "Jordi Puig", frozenset({Role.ADVISOR}), advisor_id=2),
    Account(4, "Direction", frozenset({Role.MANAGER})),
)
"""Who opens the file of Le Boulou: every role at once, then one for each; all with the same passphrase."""
THURSDAY = date(2025, 11, 27)
FRIDAY = date(2025, 11, 28)
NINE = datetime(2025, 11, 27, 9, 0)


def le_boulou() -> Place:
    """The médiathèque of the first convention."""
    return Place(PlaceKind.MEDIATHEQUE, "Le Boulou", "Avenue Léon-Jean Grégory", "66160", "0468000000")


def its_terms(**changes: Any) -> Terms:
    """The terms of convention 000: one year, tacit, two months' notice, over on 22 June 2026 at the latest."""
    terms = Terms(
        partner="Département des Pyrénées-Orientales",
        signed_on=date(2024, 3, 6),
        term_months=12,
        tacit=True,
        notice_months=2,
        hard_end=date(2026, 6, 22),
        booked_by=Booker.PLACE,
        mention="Opération menée par le Département des Pyrénées-Orientales, avec l'appui financier de l'État, "
        "dans le cadre de sa politique départementale d'inclusion Numérique",
        controller="Département des Pyrénées-Orientales",
        controller_contact="24 quai Sadi Carnot, 66906 Perpignan",
        data=DataTerms("dpo@departement.exemple", paper_years=6),
    )
    return replace(terms, **changes)


def its_convention(**changes: Any) -> Convention:
    """Convention 000, the first of the file, as it was signed."""
    return begun(its_terms(**changes), id=1)


def its_advisors() -> tuple[Advisor, Advisor]:
    """Two people who do not exist, with ids 1 and 2 and one title each."""
    return (
        Advisor(1, "Castell", "Marie", AdvisorTitle.ADVISOR_WOMAN),
        Advisor(2, "Puig", "Jordi", AdvisorTitle.AMBASSADOR),
    )


def thursdays(advisor_id: int = 1, *, step: int = 45, **changes: Any) -> Pattern:
    """Every Thursday, démarches by slots of `step` minutes, morning and afternoon."""
    hours = (Segment(time(9), time(12)), Segment(time(14), time(17)))
    rule = Pattern(
        0, 3, Rhythm.EVERY_WEEK, advisor_id, Purpose.PROCEDURES, hours, starts_on=date(2024, 3, 6), convention_id=1
    )
    rule = replace(rule, **changes)
    by_appointment = [replace(each, step=step) if each.mode is Mode.BY_APPOINTMENT else each for each in rule.segments]
    return replace(rule, segments=tuple(by_appointment))


def fridays(advisor_id: int = 2, *, places: int = 8, **changes: Any) -> Pattern:
    """Every Friday, workshops for `places` people, morning and early afternoon."""
    hours = (Segment(time(9), time(12)), Segment(time(14), time(16)))
    rule = Pattern(
        0, 4, Rhythm.EVERY_WEEK, advisor_id, Purpose.WORKSHOPS, hours, starts_on=date(2024, 3, 6), convention_id=1
    )
    rule = replace(rule, **changes)
    return replace(rule, segments=tuple(Segment.workshop(each.start, each.end, places) for each in rule.segments))


def a_calendar(**choices: Any) -> Calendar:
    """What the place chose, over the Christmas of every zone and the winter of zone C, 2025-2026."""
    christmas = SchoolBreak("vacances de Noël", "ABC", date(2025, 12, 20), date(2026, 1, 4))
    winter = SchoolBreak("vacances d’hiver", "C", date(2026, 2, 21), date(2026, 3, 8))
    return Calendar(Choices(**choices), SchoolYears((christmas, winter), date(2026, 8, 31), "arrêté"))


def a_closure(first: date, last: date | None = None, **changes: Any) -> Period:
    """The place is closed these days, once, for its inventory."""
    return replace(Period(PeriodKind.CLOSURE, first, last or first, False, "inventaire"), **changes)


def a_planning(*patterns: Pattern, convention: Convention | None = None, **choices: Any) -> Planning:
    """These patterns under the convention of Le Boulou, with what the place chose of its calendar."""
    held = tuple(replace(each, convention_id=each.convention_id or 1) for each in patterns)
    return Planning(held, (convention or its_convention(),), a_calendar(**choices))


def a_person(last_name: str = "Lefèvre", first_name: str = "Éloïse", phone: str = "0639980001", id: int = 0) -> Person:
    """Someone who does not exist, with a number kept for fiction."""
    return Person(id, last_name, first_name, phone)


def an_appointment(
    *, person_id: int = 1, advisor_id: int = 1, start: datetime = NINE, minutes: int = 45, **changes: Any
) -> Appointment:
    """An expected appointment about housing, the first of the Thursday."""
    wanted = Appointment(0, person_id, advisor_id, start, start + timedelta(minutes=minutes), "Logement")
    return replace(wanted, **changes)


def a_body(**changes: Any) -> Body:
    """One line at the CAF and one request for data at the tax office."""
    acts = frozenset({rules.Act.CONSULT, rules.Act.FILL})
    body = Body(
        lines=(rules.ScopeLine("CAF", "Demande d’aide au logement", acts),),
        requests=(rules.DataRequest("Impôts (DGFiP)", "Avis d’imposition 2025"),),
        execution=rules.Execution.BOTH,
    )
    return replace(body, **changes)


def a_printing(at: datetime = NINE, **changes: Any) -> rules.Printed:
    """What the originals of a mandate of Le Boulou say; its digest is that of no PDF."""
    says = rules.Originals(
        template="modèle 3",
        printed_at=at,
        ends_on=date(2026, 5, 27),
        demo=False,
        place=le_boulou(),
        mention=its_terms().mention,
        partner=its_terms().partner,
        controller=its_terms().controller,
        controller_contact=its_terms().controller_contact,
        person=Person(0, "Lefèvre", "Éloïse"),
        advisor=its_advisors()[0],
        informed_by="Marie Durand",
        identified_by="Marie Durand",
        months_kept=24,
        notice=(("Qui est responsable de mes données ?", its_terms().controller), ("Une plainte ?", "CNIL")),
        to_tick=("J’accepte.",),
        paper_years=6,
    )
    return rules.Printed(replace(says, **changes), "0" * 64)


def a_mandate(
    state: State = State.ACTIVE,
    *,
    person_id: int = 1,
    advisor_id: int = 1,
    number: str = "2025-0001",
    drafted_at: datetime = NINE,
    ends_on: date = date(2026, 5, 27),
    body: Body | None = None,
    reason: EndReason = EndReason.WITHDRAWN,
    substitutes: tuple[int, ...] = (),
) -> Mandate:
    """A mandate that went through every step up to `state`, five minutes a step."""
    mandate = Mandate(0, number, person_id, advisor_id, drafted_at, ends_on, body or a_body(), substitutes=substitutes)
    at = [drafted_at + timedelta(minutes=5 * step) for step in range(6)]
    if state is State.DRAFT:
        return mandate
    mandate = rules.inform(mandate, tuple(rules.InformationPoint), at[1], answered=tuple(rules.Question))
    if state is State.INFORMED:
        return mandate
    mandate = rules.identify(mandate, rules.IdentityDocument.IDENTITY_CARD, at[2])
    if state is State.IDENTIFIED:
        return mandate
    mandate = rules.hand_printed(mandate, a_printing(at[3]))
    if state is State.PRINTED:
        return mandate
    if state is State.ENDED and reason is EndReason.ABANDONED:
        return rules.end(mandate, reason, at[4])
    mandate = rules.sign(
        mandate,
        by_person=True,
        by_advisor=True,
        cosigned=True,
        handed_over=True,
        place="Le Boulou",
        at=at[4],
        now=at[4],
    )
    if state is State.ACTIVE:
        return mandate
    if state is State.SUSPENDED:
        return rules.suspend(mandate, at[5])
    channel = rules.WithdrawalChannel.SPOKEN if reason is EndReason.WITHDRAWN else None
    over = datetime.combine(ends_on + timedelta(1), time(9)) if reason is EndReason.EXPIRED else at[5]
    return rules.end(mandate, reason, over, channel)


def put_convention(db: Database, convention: Convention) -> None:
    """The first convention of the file is this one."""
    from desktop_app.storage.planning import conventions

    (conventions.update if conventions.every(db) else conventions.add)(db, convention)


def put_right(desk: Desk, terms: Terms, **more: Any) -> Changes:
    """The first convention of the file says this, as if it had been typed so from the start."""
    from desktop_app.use_cases.settings import conventions
    from desktop_app.use_cases.settings.convention_gestures import Correction

    return conventions.carry_out(desk, Correction(1, 0, terms), **more)


def stored_person(
    db: Database, last_name: str = "Lefèvre", first_name: str = "Éloïse", phone: str = "", *, on: date = THURSDAY
) -> Person:
    """A person in the file, registered on that day."""
    from desktop_app.storage.connection import database
    from desktop_app.storage.reception import people

    with database.writing(db):
        return people.add(db, a_person(last_name, first_name, phone), on=on)


def stored_advisor(db: Database) -> Advisor:
    """The first advisor of the file, added when there is none."""
    from desktop_app.storage.connection import database
    from desktop_app.storage.planning import advisors

    if known := advisors.every(db):
        return known[0]
    with database.writing(db):
        return advisors.add(db, replace(its_advisors()[0], id=0))


def stored_appointment(db: Database, person: Person | None = None, **changes: Any) -> Appointment:
    """An appointment in the file, of a new person and the first advisor unless told otherwise."""
    from desktop_app.storage.connection import database
    from desktop_app.storage.reception import appointments

    known = person or stored_person(db)
    wanted = an_appointment(**{"person_id": known.id, "advisor_id": stored_advisor(db).id, **changes})
    with database.writing(db):
        return appointments.add(db, wanted)


def stored_mandate(
    db: Database, state: State = State.ACTIVE, *, person: Person | None = None, **changes: Any
) -> Mandate:
    """A mandate in the file, of a new person and the first advisor, with the next number of its year.

    Its body is sealed with the keys of the folder, or destroyed already when it has ended.
    """
    from desktop_app.storage.connection import database
    from desktop_app.storage.mandates import mandates

    known = person or stored_person(db)
    year = changes.get("drafted_at", NINE).year
    number = rules.mandate_number(year, mandates.next_rank(db, year))
    given = {"person_id": known.id, "advisor_id": stored_advisor(db).id, "number": number, **changes}
    with database.writing(db):
        made = mandates.add(db, a_mandate(state, **given))
        if state is State.ENDED:
            return replace(made, body=None)
        seal(db, made)
    return made


def signed_mandate(desk: Desk, person: Person | None = None, **changes: Any) -> Mandate:
    """A mandate led through every step at this desk, its originals really drawn; it can be printed again."""
    from desktop_app.use_cases.mandates import mandates
    from desktop_app.use_cases.papers import mandate_papers

    given = {"person": person or stored_person(desk.db), "advisor_id": stored_advisor(desk.db).id, "body": a_body()}
    made = mandates.draft(desk, **{**given, "ends_on": date(2026, 5, 27), **changes}).subject
    mandates.inform(desk, made, points=frozenset(rules.InformationPoint), answered=frozenset(rules.Question))
    mandates.identify(desk, made, document=rules.IdentityDocument.PASSPORT)
    mandate_papers.printed(desk, made, mandate_papers.mandate_form(desk, made))
    mandates.sign(desk, made, by_person=True, by_advisor=True, cosigned=True, handed_over=True, at=desk.now())
    return mandates.view(desk, made).mandate


def seal(db: Database, mandate: Mandate) -> None:
    """Seal the body of a mandate in this open file, as an advisor at another window would."""
    from desktop_app.storage.keys import vault
    from desktop_app.storage.mandates import mandate_body, mandate_keys

    folder = Path(db.execute("PRAGMA database_list").fetchone()[2]).parent
    keys = vault.unlock(folder, 1, PASSPHRASE)
    keys_db = mandate_keys.open_file(folder, keys.data)
    try:
        mandate_body.write(db, keys_db, keys, mandate)
    finally:
        keys_db.close()
