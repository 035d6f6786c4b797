"""Data for the forms: the case of Le Boulou, and the worst that may be typed."""

from dataclasses import replace
from datetime import date, datetime, time

from desktop_app.domain import door_notice as notices
from desktop_app.domain.advisor import Advisor, AdvisorTitle
from desktop_app.domain.convention import Booker, DataTerms, Terms, together
from desktop_app.domain.french import NBSP
from desktop_app.domain.mandate import (
    Act,
    Birth,
    Body,
    DataRequest,
    EndReason,
    Entrusted,
    Execution,
    IdentityDocument,
    InformationPoint,
    Mandate,
    Originals,
    Path,
    Printed,
    Question,
    Reach,
    ScopeLine,
    WithdrawalChannel,
    data_notice,
    end,
    hand_printed,
    identify,
    inform,
    sign,
)
from desktop_app.domain.mandate.destruction import Destruction, Kind, Trigger
from desktop_app.domain.person import Person
from desktop_app.domain.place import Place, PlaceKind
from desktop_app.domain.reception.appointment import Appointment, State
from desktop_app.forms.appointment_slip import AppointmentSlip
from desktop_app.forms.call_letter import CallLetters, Letter
from desktop_app.forms.day_programme import DayProgramme, Programme, Visit
from desktop_app.forms.day_sheet import DaySheet, SheetRow
from desktop_app.forms.destruction_proof import DestructionProof
from desktop_app.forms.door_notice import DoorNotice
from desktop_app.forms.mandate import MandateForm
from desktop_app.forms.mandates_held import MandateHeld
from desktop_app.forms.page import Letterhead
from desktop_app.forms.personal_record import PersonalRecord
from desktop_app.forms.place_change_letter import Change, PlaceChangeLetter
from desktop_app.forms.recovery_sheet import RecoverySheet
from desktop_app.forms.withdrawal_receipt import WithdrawalReceipt

MENTION = (
    "Opération menée par le Département des Pyrénées-Orientales, avec l'appui financier de l'État, "
    "dans le cadre de sa politique départementale d'inclusion Numérique"
)
PLACE = Place(PlaceKind.MEDIATHEQUE, "Le Boulou", "Avenue Léon-Jean Grégory", "66160", "0468000000")
HEAD = Letterhead(PLACE, MENTION, demo=False)
DEMO_HEAD = replace(HEAD, demo=True)
DAY = date(2026, 11, 26)
EIGHTY = "Maximilienne-Anastasie-Philippine de la Tour d’Auvergne-Lauraguais et Nguyễn-Puy"
assert len(EIGHTY) == 80
LONG_PLACE = Place(PlaceKind.OTHER, EIGHTY, "Allée des Micocouliers " * 8 + "et des Chênes", "66160", "+34612345678")
WORST_HEAD = Letterhead(LONG_PLACE, (MENTION + ". ") * 2 + "Avec le concours de la commune.", demo=True)

PERSON = Person(1, "Lefèvre-Nguyễn", "Éloïse", "0612345678")
WORST_PERSON = Person(2, EIGHTY, EIGHTY[::-1])
ADVISOR = Advisor(1, "Durand", "Marie", AdvisorTitle.ADVISOR_WOMAN)
WORST_ADVISOR = Advisor(2, EIGHTY, EIGHTY, AdvisorTitle.AMBASSADOR_WOMAN)
CONVENTION = Terms(
    "Département des Pyrénées-Orientales",
    date(2024, 2, 27),
    12,
    True,
    2,
    date(2027, 6, 22),
    Booker.PLACE,
    MENTION,
    "Département des Pyrénées-Orientales",
    "24 quai Sadi-Carnot, 66000 Perpignan",
    data=DataTerms("dpo@departement.exemple", paper_years=6),
)
NOTICE = data_notice.on_mandate(together([CONVENTION]), "la conseillère", 24)

NAMES = (
    ("Lefèvre-Nguyễn", "Éloïse"),
    ("Łukaszewska", "Łucja"),
    ("Œuvré", "Jean-François"),
    ("D’Almeida Gonçalves", "Ana Sofía"),
    ("Puig", "Josep"),
    ("Müller", "Jürgen"),
    ("Şahin", "İbrahim"),
    ("Benali", "Naïma"),
)


def rows(count: int) -> tuple[SheetRow, ...]:
    """So many expected people, one every 45 minutes of a long day, accented names in turn."""
    return tuple(SheetRow(time(9 + at * 45 // 60 % 12, at * 45 % 60), *NAMES[at % len(NAMES)]) for at in range(count))


def day_sheet(count: int = 8, blank_rows: int = 6, head: Letterhead = HEAD) -> DaySheet:
    """A Thursday at Le Boulou with so many appointments."""
    advisors = (("Marie Durand, conseillère numérique", "9 h – 12 h, 14 h – 17 h"),)
    return DaySheet(head, DAY, advisors, "Démarches administratives", rows(count), blank_rows, CONVENTION.controller)


def day_programme(count: int = 8, head: Letterhead = HEAD) -> DayProgramme:
    """The same day for its advisor, who has two places left."""
    expected = (
        Visit(row.time or time(9), row.last_name, row.first_name, "0612345678" if at % 2 else "", "Argent - Impôts")
        for at, row in enumerate(rows(count))
    )
    free = (Visit(time(16), "", "", "", ""), Visit(time(16, 45), "", "", "", ""))
    hers = Programme("Marie Durand, conseillère numérique", "9 h – 12 h, 14 h – 17 h", "Démarches", (*expected, *free))
    return DayProgramme(head, DAY, (hers,))


def appointment_slip(head: Letterhead = HEAD) -> AppointmentSlip:
    """The card of a Thursday morning."""
    start, end = datetime(2026, 11, 26, 10, 30), datetime(2026, 11, 26, 11, 15)
    return AppointmentSlip(head, PERSON, ADVISOR, start, end, "Argent - Impôts", room="Bureau 2")


def worst_appointment_slip() -> AppointmentSlip:
    """The same with everything as long as may be typed."""
    return replace(appointment_slip(WORST_HEAD), person=WORST_PERSON, advisor=WORST_ADVISOR, room=EIGHTY)


CODE = "abricot bateau citron dragon école fenêtre guitare horloge"


def recovery_sheet(head: Letterhead | None = None) -> RecoverySheet:
    """The sheet of the first opening."""
    return RecoverySheet(head, CODE, DAY)


LINES = (
    ScopeLine("CAF", "Demande d’aide au logement", frozenset({Act.CONSULT, Act.FILL, Act.ATTACH, Act.SUBMIT})),
    ScopeLine("Impôts (DGFiP)", "Changement d’adresse", frozenset({Act.CONSULT, Act.CHANGE_DETAILS})),
)
REQUESTS = (DataRequest("Assurance retraite (Carsat)", "Relevé de carrière"),)
BODY = Body(LINES, REQUESTS, Execution.BOTH)
WORST_LINE = ScopeLine("Caisse nationale " * 11 + "des usagers", "Demande de prise en charge " * 7, frozenset(Act))
WORST_BODY = Body((WORST_LINE,) * 12, (DataRequest("Organisme " * 20, "Relevé complet " * 13),) * 3, Execution.REMOTE)
MORNING = datetime(2026, 11, 26, 10, 30)
WITHDRAWN_AT = datetime(2026, 11, 30, 14, 5)


def draft(body: Body = BODY) -> Mandate:
    """A mandate of one month that nothing was yet done for."""
    return Mandate(7, "2026-0012", 1, 1, MORNING, date(2026, 12, 26), body)


def identified(body: Body = BODY) -> Mandate:
    """The mandate once the three points were said and a document seen."""
    told_at = MORNING.replace(minute=35)
    informed = inform(draft(body), tuple(InformationPoint), told_at, answered=tuple(Question), by=ADVISOR.name)
    return identify(informed, IdentityDocument.IDENTITY_CARD, MORNING.replace(minute=40))


def signed(body: Body = BODY) -> Mandate:
    """The mandate in force."""
    at = MORNING.replace(minute=50)
    printed = hand_printed(identified(body), Printed(originals(), ""))
    return sign(printed, by_person=True, by_advisor=True, handed_over=True, place="Le Boulou", at=at, now=at)


def withdrawn(channel: WithdrawalChannel = WithdrawalChannel.SPOKEN, body: Body = BODY) -> Mandate:
    """The mandate withdrawn four days later, and its content destroyed."""
    return replace(end(signed(body), EndReason.WITHDRAWN, WITHDRAWN_AT, channel), body=None)


def originals(head: Letterhead = HEAD, **changes: object) -> Originals:
    """What the originals say for the usual case; the advisor herself informed, a colleague looked at the document."""
    usual = Originals(
        template="modèle 4",
        printed_at=MORNING.replace(minute=45),
        ends_on=date(2026, 12, 26),
        demo=head.demo,
        place=head.place,
        mention=head.mention,
        partner=CONVENTION.partner,
        controller=CONVENTION.controller,
        controller_contact=CONVENTION.controller_contact,
        person=PERSON,
        advisor=ADVISOR,
        informed_by="Marie Durand",
        identified_by="Rosa Pons",
        months_kept=24,
        notice=NOTICE.told,
        to_tick=NOTICE.to_tick,
        paper_years=6,
    )
    return replace(usual, **changes)  # type: ignore[arg-type]


def mandate_form(head: Letterhead = HEAD, body: Body = BODY, **changes: object) -> MandateForm:
    """The originals to sign for the usual case; `changes` are what they say otherwise."""
    return MandateForm(identified(body), originals(head, **changes))


def whole_mandate_form() -> MandateForm:
    """The usual case with all that may be typed: a birth, substitutes, what is entrusted, how to be reached."""
    given = {"entrusted": frozenset({Entrusted.TAX_NOTICE}), "path": Path(), "reach": Reach.PHONE}
    told = {"substitutes": ("Jordi Puig, conseiller numérique",), "convention_ends": CONVENTION.hard_end}
    made = mandate_form(body=replace(BODY, **given), **told)  # type: ignore[arg-type]
    body = replace(made.mandate.open_body, birth=Birth("Roca", date(1948, 3, 12), "Perpignan"))
    return replace(made, mandate=replace(made.mandate, body=body))


def worst_mandate_form() -> MandateForm:
    """The same with everything as long as may be typed, and twenty advisors named in her absence."""
    terms = {"partner": "Département " * 16, "controller": "Département " * 16}
    by = {"informed_by": EIGHTY, "identified_by": EIGHTY, "substitutes": (WORST_ADVISOR.name_and_title,) * 20}
    return mandate_form(WORST_HEAD, WORST_BODY, person=WORST_PERSON, advisor=WORST_ADVISOR, **terms, **by)


def withdrawal_receipt(head: Letterhead = HEAD, mandate: Mandate | None = None) -> WithdrawalReceipt:
    """The receipt of a withdrawal said aloud at the counter."""
    return WithdrawalReceipt(head, PERSON, ADVISOR, mandate or withdrawn(), destruction(), WITHDRAWN_AT)


def worst_receipt() -> WithdrawalReceipt:
    """The same with everything as long as may be typed."""
    return WithdrawalReceipt(WORST_HEAD, WORST_PERSON, WORST_ADVISOR, withdrawn(), destruction(), WITHDRAWN_AT)


def destruction(kind: Kind = Kind.MANDATE_BODY, trigger: Trigger = Trigger.WITHDRAWN, **changes: object) -> Destruction:
    """What the withdrawal at the counter destroyed, at that very minute."""
    done = Destruction(
        9, "D2026-0031", kind, trigger, "mandat-7", 1, WITHDRAWN_AT, "compte-2",
        done_at=WITHDRAWN_AT, head="1234 0f1e2d3c4b5a6978",
    )  # fmt: skip
    return replace(done, **changes)  # type: ignore[arg-type]


def a_purge() -> Destruction:
    """Three hundred and twelve people not seen for two years."""
    before = date(2024, 11, 30)
    return destruction(Kind.PEOPLE, Trigger.TIME_OVER, subject="", amount=312, not_seen_since=before)


def destruction_proof(head: Letterhead = HEAD, done: Destruction | None = None) -> DestructionProof:
    """The proof that goes with the receipt."""
    return DestructionProof(head, done or destruction(), "compte n° 2, accueil")


def visits(count: int = 3) -> tuple[tuple[Appointment, str], ...]:
    """So many appointments kept, one a month, the newest first."""
    first = datetime(2026, 10, 1, 9, 0)
    return tuple(
        (
            Appointment(at, 1, 1, day, day.replace(minute=45), "ArgentImpots", State.SEEN, day.replace(minute=50)),
            ADVISOR.name,
        )
        for at in range(count)
        for day in [first.replace(year=2026 - at // 10, month=10 - at % 10)]
    )


def personal_record(head: Letterhead = HEAD, *, sealed: bool = False) -> PersonalRecord:
    """What an advisor prints for a person with one mandate that goes on and one that has ended; or the front desk."""
    running = replace(signed(), body=None) if sealed else signed()
    ended = replace(withdrawn(), number="2026-0003")
    held = (MandateHeld(running, ADVISOR, None), MandateHeld(ended, ADVISOR, destruction()))
    return PersonalRecord(head, together([CONVENTION]), PERSON, date(2025, 3, 14), visits(), held, 24, DAY)


def worst_personal_record() -> PersonalRecord:
    """Twenty visits and everything as long as may be typed."""
    held = (MandateHeld(signed(WORST_BODY), WORST_ADVISOR, None),)
    return PersonalRecord(
        WORST_HEAD, together([replace(CONVENTION, controller="Département " * 16)]), WORST_PERSON, date(2025, 3, 14),
        tuple((visit, WORST_ADVISOR.name) for visit, _ in visits(20)), held, 72, DAY,
    )  # fmt: skip


def worst_day_programme() -> DayProgramme:
    """Two advisors, names and themes as long as may be typed."""
    long_visits = (Visit(time(9), EIGHTY, EIGHTY, "0612345678", EIGHTY), Visit(time(10), "W" * 80, "ễ" * 80, "", ""))
    one = Programme(f"{EIGHTY}, ambassadrice du numérique", "9 h – 12 h", "Ateliers numériques", long_visits * 9)
    return DayProgramme(WORST_HEAD, DAY, (one, one))


def worst_day_sheet() -> DaySheet:
    """Two advisors and names as long as may be typed."""
    advisors = ((f"{EIGHTY}, ambassadrice du numérique", "9 h – 12 h, 14 h – 17 h"),) * 2
    long_rows = (SheetRow(time(9), EIGHTY, EIGHTY), SheetRow(None, "W" * 80, "ễ" * 80), *rows(3))
    return DaySheet(WORST_HEAD, DAY, advisors, "Démarches administratives", long_rows, 4, "Département " * 16)


def door_notice(head: Letterhead = HEAD, **changes: object) -> DoorNotice:
    """The only advisor of a Thursday is away."""
    back = f"Retour{NBSP}: jeudi 3{NBSP}décembre à{NBSP}9{NBSP}h"
    usual = notices.DoorNotice("Pas de permanence", f"jeudi 26{NBSP}novembre", "absence", back)
    return DoorNotice(head, replace(usual, **changes))  # type: ignore[arg-type]


def worst_door_notice() -> DoorNotice:
    """One of two advisors is away, with the longest name that still fits; the head is as long as may be typed."""
    return door_notice(
        WORST_HEAD, title=f"Pas de permanence d’{EIGHTY}", when=f"mercredi 30{NBSP}septembre, de 9{NBSP}h à 12{NBSP}h"
    )


LETTER = Letter(PERSON.name, datetime(2026, 11, 26, 10, 30), ADVISOR.name, datetime(2026, 12, 3, 10, 30))


def call_letters(head: Letterhead = HEAD) -> CallLetters:
    """To who is proposed another day, to who is proposed one with another advisor, and to who is proposed nothing."""
    other = replace(LETTER, name="Josep Puig", proposed_with="Jordi Puig")
    return CallLetters(head, date(2026, 11, 23), (LETTER, other, replace(LETTER, name="Zoé Ðỗ", proposal=None)))


def worst_call_letters() -> CallLetters:
    """One letter with everything as long as may be typed."""
    long = replace(LETTER, name=WORST_PERSON.name, advisor=WORST_ADVISOR.name, proposed_with=WORST_ADVISOR.name)
    return CallLetters(WORST_HEAD, date(2026, 9, 30), (long,))


def place_change_letter(head: Letterhead = HEAD) -> PlaceChangeLetter:
    """One advisor, one day, another room."""
    change = Change(ADVISOR.name, f"9{NBSP}h – 12{NBSP}h", "bureau du CCAS", "salle du conseil")
    return PlaceChangeLetter(head, CONVENTION.partner, date(2026, 11, 2), DAY, (change,))


def worst_place_change_letter() -> PlaceChangeLetter:
    """Two advisors, everything as long as may be typed."""
    hours = ", ".join([f"9{NBSP}h – 12{NBSP}h"] * 3)
    change = Change(WORST_ADVISOR.name, hours, EIGHTY, EIGHTY)
    return PlaceChangeLetter(WORST_HEAD, "Département " * 16, date(2026, 9, 30), DAY, (change, change))
