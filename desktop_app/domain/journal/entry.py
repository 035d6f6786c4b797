"""What a line of the journal says: an action on an opaque id, never a word about anybody."""

from datetime import date, datetime
from enum import Enum

from ..nouns.frozen import frozen


class Action(Enum):
    """Everything that can be done, by its name in the journal."""

    PLACE_SET = "lieu modifié"
    CONVENTION_SET = "convention modifiée"
    CONVENTION_ADDED = "convention ajoutée"
    CONVENTION_AMENDED = "avenant noté"
    CONVENTION_CLOSED = "convention clôturée"
    CONVENTION_RENEWED = "convention reconduite ou renouvelée"
    ADVISOR_SET = "conseiller modifié"
    DAYS_SET = "jours de permanence modifiés"
    CALENDAR_SET = "calendrier du lieu modifié"
    DAY_CHANGED = "jour annulé, changé ou ajouté"
    DAY_GIVEN_BACK = "changement d’un jour repris"
    ABSENCE_NOTED = "absence d’un conseiller notée"
    ABSENCE_TAKEN_BACK = "absence d’un conseiller reprise"
    ATTENDANCE_NOTED = "présence d’un conseiller notée"
    DAY_RECALLED = "jour inconnu renseigné"
    OWN_TIME_NOTED = "temps sans usagers noté"
    OWN_TIME_REMOVED = "temps sans usagers retiré"
    CALLED = "personne prévenue"
    ROOM_SET = "salle d’un lieu modifiée"
    EQUIPMENT_CHECKED = "matériel d’une séance vérifié"
    ELIGIBILITY_SEEN = "titre d’un participant vérifié"
    SEATS_HELD = "places sans nom d’un atelier notées"
    WORKSHOP_PROPOSED = "atelier proposé au partenaire, ou son étape"
    EVENT_NOTED = "événement noté ou corrigé"
    EVENT_REMOVED = "événement retiré, noté par erreur"
    LOAN_SET = "prêt de matériel noté ou corrigé"
    CATALOGUE_SET = "catalogue des ateliers modifié"
    ORGANISMS_SET = "organismes et démarches modifiés"
    WORKSHOP_GIVEN = "titre d’un atelier donné ou corrigé"
    WORKSHOP_UNTITLED = "titre d’un atelier retiré"
    WORKSHOP_WIDENED = "place d’atelier ajoutée, avec son motif"
    WORKSHOP_DECIDED = "atelier confirmé ou annulé"
    PERSON_ADDED = "usager ajouté"
    PERSON_CORRECTED = "usager corrigé"
    PERSON_JOINED = "deux fiches d’usager réunies"
    PERSON_REMOVED = "usager retiré"
    BOOKED = "rendez-vous pris"
    MOVED = "rendez-vous déplacé"
    MARKED = "rendez-vous marqué"
    APPOINTMENT_CORRECTED = "rendez-vous corrigé"
    APPOINTMENT_REMOVED = "rendez-vous supprimé, noté par erreur"
    TICKET_GIVEN = "venue sans rendez-vous notée"
    TICKET_MARKED = "venue sans rendez-vous marquée"
    TICKET_CORRECTED = "venue sans rendez-vous corrigée"
    TICKET_REMOVED = "venue sans rendez-vous retirée, notée par erreur"
    SHEET_TYPED_BACK = "feuille signée ressaisie"
    TALLY_TYPED_BACK = "relevé du conseiller ressaisi"
    PROFILE_TYPED_BACK = "profil des personnes reçues ressaisi"
    TICKETS_FORGOTTEN = "prénoms des venues sans rendez-vous effacés"
    REMINDED = "rappel par téléphone"
    MESSAGE_LEFT = "message laissé"
    MESSAGE_READ = "message lu"
    MESSAGES_FORGOTTEN = "messages effacés, leur temps passé"
    NOTES_FORGOTTEN = "à-savoir des rendez-vous passés effacés"
    REQUEST_NOTED = "demande notée"
    REQUEST_SETTLED = "suite donnée à une demande"
    REQUEST_TRIED = "appel sans réponse, pour une demande"
    REQUESTS_TRANSMITTED = "demandes transmises au partenaire"
    OUTING_NOTED = "demande hors les murs notée"
    OUTING_DECIDED = "demande hors les murs décidée"
    OUTING_REMOVED = "demande hors les murs retirée, notée par erreur"
    RIGHTS_REQUEST_NOTED = "demande sur les données notée"
    RIGHTS_REQUEST_CORRECTED = "demande sur les données corrigée"
    RIGHTS_REQUEST_EXTENDED = "réponse à une demande sur les données prolongée"
    RIGHTS_REQUEST_ANSWERED = "demande sur les données répondue"
    RIGHTS_REQUEST_REMOVED = "demande sur les données retirée, notée par erreur"
    RIGHTS_REQUESTS_FORGOTTEN = "noms des demandes sur les données effacés, leur temps passé"
    MODEL_SET = "modèle de mandat du partenaire écrit"
    MODEL_IN_FORCE = "modèle de mandat du partenaire mis en vigueur"
    MODEL_STOPPED = "modèle de mandat du partenaire arrêté"
    UNDONE = "action annulée"
    WAY_NOTED = "avec la personne, ou orientée : compté"
    MANDATE_DRAFTED = "mandat préparé"
    MANDATE_REVISED = "objet du mandat repris"
    MANDATE_INFORMED = "information donnée"
    MANDATE_IDENTIFIED = "identité vérifiée"
    MANDATE_PRINTED = "mandat imprimé"
    MANDATE_SIGNED = "mandat signé et remis"
    BLANK_NUMBERED = "mandat vierge numéroté"
    BLANK_SPOILT = "mandat vierge annulé"
    BLANK_COUNTED = "mandat vierge recompté, toujours là"
    MANDATE_ENTERED = "mandat signé sur un vierge, ressaisi"
    ACT_NOTED = "acte noté sur un mandat"
    ACT_CORRECTED = "acte d’un mandat corrigé"
    ACT_REMOVED = "acte d’un mandat retiré, noté par erreur"
    ACT_REFUSED = "acte refusé, que le mandat ne permettait pas"
    MANDATE_ENTRUSTED = "mandat confié pour la journée"
    MANDATE_CUT_SHORT = "dernier jour du mandat avancé"
    MANDATE_LINE_WITHDRAWN = "ligne du mandat retirée"
    MANDATE_SUSPENDED = "mandat suspendu"
    MANDATE_RESUMED = "mandat repris"
    MANDATE_ENDED = "mandat terminé"
    ELSEWHERE_NOTED = "mandat Aidants Connect noté"
    ELSEWHERE_CORRECTED = "mandat Aidants Connect corrigé"
    ELSEWHERE_REMOVED = "mandat Aidants Connect retiré de la fiche"
    ELSEWHERE_FORGOTTEN = "mandats Aidants Connect effacés, leur dernier jour passé"
    ORIGINAL_FILED = "original du service classé"
    ORIGINAL_RETURNED = "original du service remis à la personne"
    ORIGINAL_DESTROYED = "original du service détruit"
    ORIGINAL_MISSING = "original du service introuvable à sa place"
    ORIGINAL_LOST = "original du service perdu"
    ARCHIVES_ANSWERED = "réponse des Archives notée"
    ELIMINATION_PROPOSED = "bordereau d’élimination établi"
    ELIMINATION_ALLOWED = "élimination permise"
    PRINTED = "document imprimé"
    PASSPHRASE_CHANGED = "phrase de passe changée"
    RECOVERY_CHANGED = "code de secours changé"
    ACCOUNT_ADDED = "compte ajouté"
    ACCOUNT_CHANGED = "compte modifié"
    ACCOUNT_REMOVED = "compte retiré"
    OPENED = "session ouverte"
    LOCKED = "session verrouillée"
    REFUSED = "phrase de passe refusée"
    HOUSE_RULES_SET = "règles du lieu modifiées"
    DESTRUCTION_ASKED = "destruction demandée"
    DESTROYED = "données détruites"
    DATA_HANDED_OVER = "données remises à la personne"
    BACKED_UP = "sauvegarde vérifiée"
    BACKUP_GONE = "sauvegarde ancienne effacée"
    RESTORED = "sauvegarde remise en place"
    CONTROLLED = "fichier contrôlé"
    CLOCK_ACCEPTED = "date de l’ordinateur confirmée"
    LINES_MISSING = "lignes manquantes à l’ouverture"
    LINE_ASSERTED = "ligne refusée, affirmée sans donnée interdite"


@frozen
class Entry:
    """`who` is like 'compte-3'; `subject` is like 'rendez-vous-12' or ''."""

    at: datetime
    who: str
    action: Action
    subject: str = ""
    detail: str = ""


@frozen
class Line:
    """A line read back: `number` counts from 1; `at` and `action` are None where somebody made them unreadable."""

    number: int
    at: datetime | None
    who: str
    action: Action | None
    subject: str = ""
    detail: str = ""


@frozen
class Filter:
    """Which lines are wanted: of these actions or all when empty, by `who` or all when '', on these days included."""

    actions: frozenset[Action] = frozenset()
    who: str = ""
    first: date | None = None
    last: date | None = None


@frozen
class Topic:
    """Actions that a référent looks for together."""

    title: str
    actions: frozenset[Action]


def _topic(title: str, *actions: Action) -> Topic:
    return Topic(title, frozenset(actions))


TOPICS = (
    _topic(
        "Rendez-vous", Action.BOOKED, Action.MOVED, Action.MARKED, Action.APPOINTMENT_CORRECTED,
        Action.APPOINTMENT_REMOVED, Action.SHEET_TYPED_BACK, Action.NOTES_FORGOTTEN, Action.UNDONE,
    ),
    _topic(
        "Sans rendez-vous", Action.TICKET_GIVEN, Action.TICKET_MARKED, Action.TICKET_CORRECTED,
        Action.TICKET_REMOVED, Action.TALLY_TYPED_BACK, Action.PROFILE_TYPED_BACK, Action.TICKETS_FORGOTTEN,
        Action.REQUEST_NOTED, Action.REQUEST_SETTLED, Action.REQUEST_TRIED, Action.REQUESTS_TRANSMITTED,
        Action.OUTING_NOTED, Action.OUTING_DECIDED, Action.OUTING_REMOVED,
    ),
    _topic(
        "Jours et présences", Action.DAY_CHANGED, Action.DAY_GIVEN_BACK, Action.ABSENCE_NOTED,
        Action.ABSENCE_TAKEN_BACK, Action.ATTENDANCE_NOTED, Action.DAY_RECALLED, Action.OWN_TIME_NOTED,
        Action.OWN_TIME_REMOVED, Action.CALLED, Action.REMINDED,
        Action.MESSAGE_LEFT, Action.MESSAGE_READ, Action.MESSAGES_FORGOTTEN, Action.EQUIPMENT_CHECKED,
    ),
    _topic(
        "Ateliers", Action.WORKSHOP_GIVEN, Action.WORKSHOP_UNTITLED, Action.WORKSHOP_WIDENED, Action.WORKSHOP_DECIDED,
        Action.WORKSHOP_PROPOSED, Action.ELIGIBILITY_SEEN, Action.SEATS_HELD, Action.EVENT_NOTED, Action.EVENT_REMOVED,
    ),
    _topic(
        "Fiches d’usagers", Action.PERSON_ADDED, Action.PERSON_CORRECTED, Action.PERSON_JOINED, Action.PERSON_REMOVED,
    ),
    _topic(
        "Mandats", Action.WAY_NOTED, Action.MANDATE_DRAFTED, Action.MANDATE_REVISED, Action.MANDATE_INFORMED,
        Action.MANDATE_IDENTIFIED, Action.MANDATE_PRINTED, Action.MANDATE_SIGNED,
        Action.BLANK_NUMBERED, Action.BLANK_SPOILT, Action.BLANK_COUNTED, Action.MANDATE_ENTERED,
        Action.ACT_NOTED, Action.ACT_CORRECTED, Action.ACT_REMOVED, Action.ACT_REFUSED, Action.MANDATE_ENTRUSTED,
        Action.MANDATE_CUT_SHORT, Action.MANDATE_LINE_WITHDRAWN, Action.MANDATE_SUSPENDED, Action.MANDATE_RESUMED,
        Action.MANDATE_ENDED, Action.ELSEWHERE_NOTED, Action.ELSEWHERE_CORRECTED, Action.ELSEWHERE_REMOVED,
        Action.ELSEWHERE_FORGOTTEN,
    ),
    _topic("Documents et remises de données", Action.PRINTED, Action.DATA_HANDED_OVER),
    _topic(
        "Demandes sur les données", Action.RIGHTS_REQUEST_NOTED, Action.RIGHTS_REQUEST_CORRECTED,
        Action.RIGHTS_REQUEST_EXTENDED, Action.RIGHTS_REQUEST_ANSWERED, Action.RIGHTS_REQUEST_REMOVED,
        Action.RIGHTS_REQUESTS_FORGOTTEN,
    ),
    _topic(
        "Destructions", Action.DESTRUCTION_ASKED, Action.DESTROYED, Action.ORIGINAL_FILED, Action.ORIGINAL_RETURNED,
        Action.ORIGINAL_DESTROYED, Action.ORIGINAL_MISSING, Action.ORIGINAL_LOST, Action.ARCHIVES_ANSWERED,
        Action.ELIMINATION_PROPOSED, Action.ELIMINATION_ALLOWED,
    ),
    _topic("Ouvertures et verrouillages", Action.OPENED, Action.LOCKED, Action.REFUSED),
    _topic(
        "Comptes et phrases de passe", Action.ACCOUNT_ADDED, Action.ACCOUNT_CHANGED,
        Action.ACCOUNT_REMOVED, Action.PASSPHRASE_CHANGED, Action.RECOVERY_CHANGED,
    ),
    _topic(
        "Réglages", Action.PLACE_SET, Action.CONVENTION_SET, Action.CONVENTION_ADDED, Action.CONVENTION_AMENDED,
        Action.CONVENTION_CLOSED, Action.CONVENTION_RENEWED, Action.ADVISOR_SET, Action.DAYS_SET,
        Action.CALENDAR_SET, Action.HOUSE_RULES_SET, Action.CATALOGUE_SET, Action.ORGANISMS_SET, Action.ROOM_SET,
        Action.LOAN_SET, Action.MODEL_SET, Action.MODEL_IN_FORCE, Action.MODEL_STOPPED,
    ),
    _topic(
        "Sauvegardes et contrôles", Action.BACKED_UP, Action.BACKUP_GONE, Action.RESTORED,
        Action.CONTROLLED, Action.CLOCK_ACCEPTED, Action.LINES_MISSING, Action.LINE_ASSERTED,
    ),
)  # fmt: skip
"""Every action once, in the order a référent is offered them."""
