"""The names that stand in the file and in the keys: to change one here is to leave what was written unread."""

import ast
import inspect
import re
from enum import Enum
from functools import cache
from importlib import import_module
from pathlib import Path

import pytest

from desktop_app import storage
from desktop_app.domain import theme
from desktop_app.domain.backup import Reason
from desktop_app.domain.mandate import EndReason
from desktop_app.domain.mandate.destruction import END_FOR, WHY_AT_END, Trigger
from desktop_app.storage.keys.key_slot import Kind as KeyKind

BY_NAME = {
    "account.Role": "RECEPTION ADVISOR MANAGER",
    "advisor.AdvisorTitle": "ADVISOR ADVISOR_WOMAN AMBASSADOR AMBASSADOR_WOMAN",
    "planning.attendance.AttendanceState": "AS_PLANNED LATE LEFT_EARLY LATE_AND_LEFT_EARLY ABSENT",
    "planning.submission.Stage": "PROPOSED COTECH COMMISSION KEPT REFUSED",
    "reception.event.EventKind": "OUTSIDE FORUM OPEN_DAY SHOW STAFF",
    "reception.outing.OutingDecision": "ACCEPTED REFUSED",
    "reception.rights_request.Answer": "DONE PARTLY REFUSED",
    "reception.rights_request.Identity": "SURE DOUBTED",
    "reception.rights_request.Means": "DESK LETTER MAIL PHONE PARTNER",
    "reception.rights_request.Right": "ACCESS RECTIFICATION ERASURE LIMITATION OBJECTION PORTABILITY DIRECTIVES",
    "reception.request.Outcome": "GIVEN LISTED CALL_BACK TRANSMITTED REDIRECTED UNANSWERED",
    "reception.request.Why": "BY_APPOINTMENT FULL CLOSED OTHER",
    "reception.ticket.TicketState": "WAITING CALLED RECEIVED SEEN LEFT REDIRECTED",
    "reception.reminder.ReminderResult": "COMES CANNOT MESSAGE NO_ANSWER",
    "reception.circumstances.Channel": "ON_SITE REMOTE",
    "reception.call.CallResult": "AGREED MESSAGE NO_ANSWER REFUSED LETTER",
    "planning.absence.AbsenceKind": "LEAVE ILLNESS TRAINING NETWORK ELSEWHERE OTHER",
    "planning.exception.Decider": "PLACE PARTNER NEITHER",
    "planning.pattern.Rhythm": (
        "EVERY_WEEK FIRST SECOND THIRD FOURTH FIFTH FIRST_AND_THIRD SECOND_AND_FOURTH LAST DATES"
    ),
    "planning.planning.Loss": "CLOSED CANCELLED MOVED ABSENCE REPLACED",
    "planning.own_time.TimeKind": "PREPARATION TRAVEL TRAINING NETWORK OTHER",
    "planning.workshop.Axis": "PUBLIC_SERVICES YOUTH SENIORS CULTURE CITIZENSHIP LOCAL_ACTORS GREEN",
    "planning.workshop.Decision": "CONFIRMED ANYWAY CANCELLED",
    "planning.workshop.Level": "BEGINNER INTERMEDIATE ADVANCED",
    "planning.segment.Mode": "BY_APPOINTMENT WALK_IN WORKSHOP",
    "calendar.period.PeriodKind": "CLOSURE BANK_HOLIDAY SCHOOL_HOLIDAY",
    "calendar.school.Zone": "NONE A B C",
    "calendar.territory.Territory": (
        "MAINLAND ALSACE_MOSELLE GUADELOUPE FRENCH_GUIANA MARTINIQUE MAYOTTE NEW_CALEDONIA FRENCH_POLYNESIA "
        "REUNION SAINT_BARTHELEMY SAINT_MARTIN SAINT_PIERRE_AND_MIQUELON WALLIS_AND_FUTUNA"
    ),
    "reception.appointment.State": "EXPECTED ARRIVED SEEN LEFT EXCUSED ABSENT CANCELLED",
    "convention.ending.Ending": "AGREED OPPOSED NOTICE FAULT FORCE_MAJEURE OTHER",
    "convention.data_terms.LegalBasis": "PUBLIC_TASK LEGAL_DUTY CONSENT",
    "convention.data_terms.SpecialGround": "EXPLICIT_CONSENT SOCIAL_PROTECTION",
    "convention.partner_model.ModelState": "DRAFT IN_FORCE REPLACED",
    "convention.terms.Booker": "PLACE ADVISOR PARTNER",
    "convention.terms.Half": "MORNING AFTERNOON",
    "convention.volume.Unit": "DAY HALF_DAY HOUR",
    "convention.volume.Per": "WEEK MONTH",
    "mandate.destruction.Kind": "MANDATE_BODY PERSON PEOPLE",
    "mandate.destruction.Trigger": (
        "WITHDRAWN DONE EXPIRED RENOUNCED ABANDONED DEATH PROTECTION REPLACED CONVENTION_OVER ADVISOR_LEFT "
        "MISTAKE ASKED TIME_OVER"
    ),
    "journal.entry.Action": (
        "PLACE_SET CONVENTION_SET CONVENTION_ADDED CONVENTION_AMENDED CONVENTION_CLOSED CONVENTION_RENEWED "
        "ADVISOR_SET DAYS_SET CALENDAR_SET DAY_CHANGED DAY_GIVEN_BACK ABSENCE_NOTED ABSENCE_TAKEN_BACK "
        "ATTENDANCE_NOTED DAY_RECALLED OWN_TIME_NOTED OWN_TIME_REMOVED CALLED ROOM_SET EQUIPMENT_CHECKED "
        "ELIGIBILITY_SEEN SEATS_HELD WORKSHOP_PROPOSED EVENT_NOTED EVENT_REMOVED LOAN_SET CATALOGUE_SET "
        "ORGANISMS_SET WORKSHOP_GIVEN WORKSHOP_UNTITLED WORKSHOP_WIDENED WORKSHOP_DECIDED PERSON_ADDED "
        "PERSON_CORRECTED PERSON_JOINED PERSON_REMOVED BOOKED MOVED MARKED APPOINTMENT_CORRECTED "
        "APPOINTMENT_REMOVED TICKET_GIVEN TICKET_MARKED TICKET_CORRECTED TICKET_REMOVED SHEET_TYPED_BACK "
        "TALLY_TYPED_BACK PROFILE_TYPED_BACK TICKETS_FORGOTTEN REMINDED MESSAGE_LEFT MESSAGE_READ "
        "MESSAGES_FORGOTTEN NOTES_FORGOTTEN REQUEST_NOTED REQUEST_SETTLED REQUEST_TRIED REQUESTS_TRANSMITTED "
        "OUTING_NOTED OUTING_DECIDED OUTING_REMOVED RIGHTS_REQUEST_NOTED RIGHTS_REQUEST_CORRECTED "
        "RIGHTS_REQUEST_EXTENDED RIGHTS_REQUEST_ANSWERED RIGHTS_REQUEST_REMOVED RIGHTS_REQUESTS_FORGOTTEN "
        "MODEL_SET MODEL_IN_FORCE MODEL_STOPPED UNDONE WAY_NOTED MANDATE_DRAFTED MANDATE_REVISED MANDATE_INFORMED "
        "MANDATE_IDENTIFIED MANDATE_PRINTED MANDATE_SIGNED BLANK_NUMBERED BLANK_SPOILT BLANK_COUNTED "
        "MANDATE_ENTERED ACT_NOTED ACT_CORRECTED ACT_REMOVED ACT_REFUSED MANDATE_ENTRUSTED MANDATE_CUT_SHORT "
        "MANDATE_LINE_WITHDRAWN MANDATE_SUSPENDED MANDATE_RESUMED MANDATE_ENDED "
        "ELSEWHERE_NOTED ELSEWHERE_CORRECTED ELSEWHERE_REMOVED ELSEWHERE_FORGOTTEN "
        "ORIGINAL_FILED ORIGINAL_RETURNED "
        "ORIGINAL_DESTROYED ORIGINAL_MISSING ORIGINAL_LOST ARCHIVES_ANSWERED ELIMINATION_PROPOSED "
        "ELIMINATION_ALLOWED PRINTED PASSPHRASE_CHANGED RECOVERY_CHANGED ACCOUNT_ADDED ACCOUNT_CHANGED "
        "ACCOUNT_REMOVED OPENED LOCKED REFUSED HOUSE_RULES_SET DESTRUCTION_ASKED DESTROYED DATA_HANDED_OVER "
        "BACKED_UP BACKUP_GONE RESTORED CONTROLLED CLOCK_ACCEPTED LINES_MISSING LINE_ASSERTED"
    ),
    "mandate.record.Entrusted": (
        "IDENTITY ADDRESS TAX_NOTICE INCOME BANK_DETAILS CERTIFICATE FAMILY LETTER SUPPORTING"
    ),
    "mandate.act_done.Manner": "TOGETHER REMOTE PHONE LETTER MAIL",
    "mandate.act_done.Outcome": "DONE PENDING REFUSED",
    "mandate.capacity.Aid": "READ_ALOUD INTERPRETER WITNESSES",
    "mandate.capacity.Signing": "SELF WITH_CURATOR BY_PARENT BY_REPRESENTATIVE",
    "mandate.paper_mark.Sheet": (
        "MANDATE BLANK_MANDATES INFORMATION PLAIN READING DATA_REQUEST "
        "ACTS_REPORT RECEIPT LINE_RECEIPT END_SHEET ORGANISM_LETTERS ENDING_NOTICE "
        "DESTRUCTION_PROOF ELIMINATION_LIST ELIMINATION_RECORD ORIENTATION REGISTER CONTROL"
    ),
    "mandate.blank.Spoilt": "NOT_PRINTED BADLY_PRINTED MISTAKE NOT_SIGNED OLD_TEXT LOST",
    "mandate.paper_original.Allowance": "VISA NOT_NEEDED",
    "mandate.paper_original.Disposal": "SHREDDED BURNT CONTRACTOR",
    "mandate.record.EndReason": (
        "WITHDRAWN DONE EXPIRED RENOUNCED ABANDONED DEATH PROTECTION REPLACED CONVENTION_OVER ADVISOR_LEFT MISTAKE"
    ),
    "mandate.record.IdentityDocument": "IDENTITY_CARD PASSPORT RESIDENCE_PERMIT DRIVING_LICENCE OTHER OTHER_MEANS",
    "mandate.record.IdentityFact": "KNOWN HOME ORGANISM LETTER CALL",
    "mandate.record.State": "DRAFT INFORMED IDENTIFIED PRINTED ACTIVE SUSPENDED ENDED",
    "mandate.record.WithdrawalChannel": "SPOKEN LETTER PHONE MAIL",
    "mandate.scope.Act": (
        "CONSULT FILL ATTACH SUBMIT OPEN_ACCOUNT OPEN_MAILBOX CHANGE_DETAILS MAKE_APPOINTMENT CALL RECEIVE_MAIL"
    ),
    "mandate.scope.Execution": "TOGETHER REMOTE BOTH",
    "mandate.record.Reach": "HERE PHONE LETTER MAIL",
    "mandate.counted.Axis": "CATEGORY FAMILY MODALITY",
    "mandate.counted.Modality": "TOGETHER REMOTE",
    "organism.category.Family": "SOCIAL_SECURITY WORK STATE LOCAL EDUCATION SERVICES OTHER",
    "organism.category.Category": (
        "PAPERS FAMILY SOCIAL WORK HOUSING TRANSPORT MONEY JUSTICE FOREIGN LEISURE ASSOCIATIONS"
    ),
    "mandate.way.Way": "WITH MANDATE ELSEWHERE",
    "place.PlaceKind": "MEDIATHEQUE LIBRARY TOWN_HALL CCAS FRANCE_SERVICES SOCIAL_CENTRE OTHER",
    "theme.Purpose": "PROCEDURES WORKSHOPS ANY_HELP",
}
"""Every enum of which the storage keeps names. None is changed nor removed: for a better word in the code, give the
storage a table, from the name that is kept to the new one.

One may be added here. What an older program would stumble over must then be refused by it as newer: a name in the
sealed body takes another version of the body, any other but an action of the journal takes a step of the history, be
it empty."""
BY_VALUE = {
    Reason: "jour demande mise-a-jour remplace",
    KeyKind: "data mandates journal",
}
"""Those of which the values are kept, in the names of copies and in the key file."""
THEMES = (
    "DiagnosticNumerique PrendreEnMainDuMateriel MaintenanceDeMateriel GereSesContenusNumeriques "
    "NavigationSurInternet Email Bureautique ReseauxSociaux Sante BanqueEtAchatsEnLigne Entrepreneuriat "
    "InsertionProfessionnelle SecuriteNumerique Parentalite ScolariteEtNumerique CreerAvecLeNumerique "
    "CultureNumerique IntelligenceArtificielle AideAuxDemarchesAdministratives PapiersElectionsCitoyennete "
    "FamilleScolarite SocialSante TravailFormation Logement TransportsMobilite ArgentImpots Justice "
    "EtrangersEurope LoisirsSportsCulture Associations"
)
"""The keys of the themes, which are those of the national tool."""
FOLDER = Path(storage.__file__).parent
MODULES = [
    ".".join(("desktop_app.storage", *path.relative_to(FOLDER).with_suffix("").parts))
    for path in sorted(FOLDER.rglob("*.py"))
    if path.name != "__init__.py"
]


def _looked_up(module):
    """The enums of which this module finds a member by its name: `State[row["state"]]`, `State.__members__`."""
    found = import_module(module)
    for node in ast.walk(ast.parse(inspect.getsource(found))):
        looking = isinstance(node, ast.Subscript) or (isinstance(node, ast.Attribute) and node.attr == "__members__")
        name = node.value.id if looking and isinstance(node.value, ast.Name) else ""
        kind = getattr(found, name, None)
        if isinstance(kind, type) and issubclass(kind, Enum):
            yield kind


def _called(kind):
    return f"{kind.__module__.removeprefix('desktop_app.domain.')}.{kind.__name__}"


@cache
def stored():
    """Each of them by its name: every source is read for it, once, where it is asked."""
    return {_called(kind): kind for module in MODULES for kind in _looked_up(module)}


def test_every_stored_name_is_pinned():
    assert stored().keys() == BY_NAME.keys(), "one that moved has another key in BY_NAME, a new one a row"


@pytest.mark.parametrize("kind", BY_NAME)
def test_no_stored_name_is_changed(kind):
    names, kept = [each.name for each in stored()[kind]], BY_NAME[kind].split()
    assert not set(kept) - set(names), "a name that files hold is never changed nor removed"
    assert names == kept, "a new one is added to BY_NAME, where it stands in the enum"


@pytest.mark.parametrize("kind", BY_VALUE)
def test_no_stored_value_is_changed(kind):
    assert [each.value for each in kind] == BY_VALUE[kind].split()


def test_no_theme_is_lost():
    assert set(THEMES.split()) <= {each.key for each in (*theme.THEMES, *theme.ADMINISTRATIVE_THEMES)}


def test_what_the_sql_names_is_a_stored_name():
    known = {name for names in BY_NAME.values() for name in names.split()}
    written = {word for module in MODULES for text in _texts(module) for word in re.findall(r"'([A-Z_]{4,})'", text)}
    assert {"ENDED", "EXPECTED", "PEOPLE"} <= written <= known


def _texts(module):
    """Every text of a module but what is said of the code."""
    found = list(ast.walk(ast.parse(inspect.getsource(import_module(module)))))
    said = {node.value for node in found if isinstance(node, ast.Expr)}
    return [
        node.value
        for node in found
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and node not in said
    ]


def test_why_a_mandate_ended_and_why_its_content_goes_are_joined_one_to_one():
    assert WHY_AT_END.keys() == set(EndReason)
    assert {why: end for end, why in WHY_AT_END.items()} == END_FOR
    assert set(Trigger) - END_FOR.keys() == {Trigger.ASKED, Trigger.TIME_OVER}
    assert {end.value: why.value for end, why in WHY_AT_END.items()} == {
        "retiré par la personne": "mandat retiré par la personne",
        "démarches abouties": "démarches abouties",
        "arrivé à son terme": "mandat arrivé à son terme",
        "arrêté par le service": "mandat arrêté par le service",
        "abandonné avant signature": "mandat abandonné avant signature",
        "décès de la personne": "décès de la personne",
        "mesure de protection": "mesure de protection de la personne",
        "confié à quelqu’un d’autre": "mandat confié à quelqu’un d’autre",
        "fin de la convention": "fin de la convention",
        "départ de qui l’accompagne": "départ de qui l’accompagne",
        "fait par erreur": "mandat fait par erreur",
    }
