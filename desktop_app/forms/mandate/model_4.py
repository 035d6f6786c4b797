"""The text of « modèle 4 »: who, what exactly, how and until when; the rest is in `terms` and `signing`.

Our own words, in plain language and the first person. What it must say: article 2 of conventions 000 and 001; Code
civil, 1375 and 1984 to 2010; RGPD, 12 and 13; loi 78-17, 85; décret 2019-536, 77.
"""

from collections.abc import Sequence

from reportlab.lib.units import mm
from reportlab.platypus import Spacer

from desktop_app.domain.french import capital, hour, listed, long_date, moment, of_person, plain_date
from desktop_app.domain.mandate import Execution, Reach, Signing

from ..blocks import Bold, Story, bullets, fill_in, half, heading, height, say, side_by_side, table_section
from ..styles import BODY, BODY_WITH_NEXT, INSET, SUBTITLE, TITLE, WIDTH
from ..wording import words_for
from . import signing, terms
from .data import MandateForm

_NUMBER: float = 12 * mm
"""Each line has its number: the person may take one back without the others."""
_TALLEST: float = 90 * mm
_EXECUTION = {
    Execution.TOGETHER: "Ensemble : je suis là quand les démarches sont faites.",
    Execution.REMOTE: "À distance : les démarches sont faites sans que je sois là.",
    Execution.BOTH: "Ensemble ou à distance : les démarches peuvent être faites sans que je sois là.",
}


def story(data: MandateForm) -> Story:
    """One original, block after block."""
    return [
        *_opening(data),
        *_parties(data),
        *_identity(data),
        *_scope(data),
        *_requests(data),
        *_entrusted(data),
        *_duration(data),
        *terms.commitments(data),
        *terms.declarations(data),
        *terms.personal_data(data),
        *signing.reading(data),
        *signing.signing(data),
    ]


def _opening(data: MandateForm) -> Story:
    """Its number, where, when and in how many originals it is made (Code civil, 1375), and what a mandate is."""
    at, place = data.originals.printed_at, data.originals.place
    return [
        say(TITLE, f"Mandat n° {data.mandate.number}"),
        say(SUBTITLE, "Pour faire des démarches en mon nom"),
        say(
            BODY,
            f"Lieu : {place.commune}. Date : ",
            Bold(long_date(at.date())),
            f". Imprimé à {hour(at)}. Fait en ",
            Bold("deux originaux"),
            " : un pour moi, un pour le service.",
        ),
        say(
            BODY,
            "Un mandat est un accord écrit. Je permets à une personne de faire des démarches en mon nom. Une démarche, "
            "c’est une demande ou une déclaration. Cette personne fait ce qui est écrit ici, rien d’autre.",
        ),
    ]


def _parties(data: MandateForm) -> Story:
    """Who gives the mandate and who receives it (Code civil, 1984; décret 2019-536, 77).

    Beside each other in two frames, or one under the other where that is too tall: a frame never goes on overleaf.
    """
    both: Story = [side_by_side(_giver(data, half() - 2 * INSET), helper(data)), Spacer(0, 2 * mm)]
    if data.originals.large or height(both, WIDTH) > _TALLEST:
        both = [*_giver(data, WIDTH), Spacer(0, 3 * mm), *helper(data), Spacer(0, 3 * mm)]
    return [heading("1. Qui signe ce mandat"), *both, *_in_absence(data)]


def _giver(data: MandateForm, width: float) -> Story:
    person, body, birth = data.originals.person, data.mandate.open_body, data.mandate.open_body.birth
    return [
        say(BODY, Bold(signing.me(body.path))),
        say(BODY, "Le mandant : qui donne le mandat."),
        say(BODY, "Nom : ", Bold(person.last_name)),
        *([say(BODY, "Nom de naissance : ", Bold(birth.name))] if birth and birth.name else []),
        *([say(BODY, "Prénom : ", Bold(person.first_name))] if person.first_name else []),
        say(BODY, f"Né(e) le {plain_date(birth.on)}") if birth and birth.on else fill_in(("Né(e) le", 1), width=width),
        say(BODY, f"à {birth.at}") if birth and birth.at else fill_in(("à", 1), width=width),
        *_acting_for(data, width),
    ]


def _acting_for(data: MandateForm, width: float) -> Story:
    """In which quality one signs (Code civil, 388-1-1, 467, 473): the name is by hand where nobody typed it."""
    path, named = data.mandate.open_body.path, data.mandate.open_body.given_for
    match path.signing if path else Signing.SELF:
        case Signing.SELF:
            return [say(BODY, "J’agis pour moi.")]
        case Signing.WITH_CURATOR:
            return [say(BODY, "J’agis pour moi, avec mon curateur.")]
        case Signing.BY_PARENT:
            said = "J’agis comme parent, pour mon enfant :"
        case Signing.BY_REPRESENTATIVE:
            said = "J’agis comme tuteur ou représentant, pour :"
    return [say(BODY, said), say(BODY, Bold(named)) if named else fill_in(("", 1), width=width)]


def helper(data: MandateForm) -> Story:
    """Who receives the mandate and for which service."""
    advisor, place = data.originals.advisor, data.originals.place
    who = capital(words_for(advisor.title).the)
    return [
        say(BODY, Bold(who)),
        say(BODY, "Le mandataire : qui fait les démarches."),
        say(BODY, Bold(advisor.name), f", {advisor.title.value}"),
        say(BODY, f"Service : {data.originals.partner}"),
        say(BODY, f"Lieu : {place.name}, {place.address}"),
    ]


def _in_absence(data: MandateForm) -> Story:
    """Those who may act in the advisor's stead, by name (Code civil, 1994), under the table: they go on overleaf."""
    others: Sequence[str] = data.originals.substitutes
    if not others:
        return []
    return [say(BODY, Bold(f"En l’absence {of_person(data.originals.advisor.name)} : "), f"{' ; '.join(others)}.")]


def _identity(data: MandateForm) -> Story:
    """What was looked at, when and by whom; no number and no copy (000, art. 2; CNIL)."""
    seen_at = data.mandate.identified_at
    assert seen_at
    by = f", par {data.originals.identified_by}" if data.originals.identified_by else ""
    seen = f" {data.mandate.open_body.identity_in_words}, le {moment(seen_at)}{by}."
    return [say(BODY, Bold("Identité vérifiée."), seen, " Aucune copie, aucun numéro noté.")]


def _scope(data: MandateForm) -> Story:
    """Each act at each organism, and nothing beyond (Code civil, 1987 to 1989)."""
    title = f"2. Ce que {words_for(data.originals.advisor.title).the} peut faire pour moi, et rien d’autre"
    lines = data.mandate.open_body.lines
    if not lines:
        return [heading(title), say(BODY, "Aucune démarche : ce mandat sert seulement à demander des informations.")]
    rows = [
        (str(number), line.organism, line.procedure, capital(line.acts_in_words) + ".")
        for number, line in enumerate(lines, 1)
    ]
    widths = (_NUMBER, 43 * mm, 52 * mm, WIDTH - 95 * mm - _NUMBER)
    return [
        *table_section(title, ("N°", "Organisme", "Démarche", "Actes permis"), rows, widths),
        Spacer(0, 1.5 * mm),
        say(BODY, "Un organisme, c’est un service : la CAF, les impôts, une caisse de retraite."),
    ]


def _requests(data: MandateForm) -> Story:
    """What may be asked of whom about the person (000, art. 2, second leg)."""
    title = f"3. Ce que {words_for(data.originals.advisor.title).the} peut demander sur moi"
    requests = data.mandate.open_body.requests
    if not requests:
        return [heading(title), say(BODY, "Aucune donnée personnelle ne peut être demandée à un organisme.")]
    first = len(data.mandate.open_body.lines) + 1
    rows = [(str(number), request.organism, request.data) for number, request in enumerate(requests, first)]
    widths = (_NUMBER, 60 * mm, WIDTH - 60 * mm - _NUMBER)
    return table_section(title, ("N°", "Organisme", "Données personnelles à demander"), rows, widths)


def _entrusted(data: MandateForm) -> Story:
    """The kinds of documents that are handed over (RGPD, 5-1 c), and what personal data are."""
    kinds = data.mandate.open_body.entrusted_in_words
    told = f"{listed(kinds)}. Tout m’est rendu, sans copie." if kinds else "aucun document."
    return [
        Spacer(0, 1.5 * mm),
        say(BODY, "Une donnée personnelle, c’est une information sur moi : mon nom, mes revenus."),
        say(BODY, Bold("Ce que je confie : "), told),
    ]


def _duration(data: MandateForm) -> Story:
    """How, from when and until when, every end of it (Code civil, 2003 to 2010), and that it is free (1986)."""
    who, reach = words_for(data.originals.advisor.title), data.mandate.open_body.reach or Reach.HERE
    return [
        heading("4. Comment et jusqu’à quand"),
        say(BODY, _EXECUTION[data.mandate.open_body.execution]),
        say(BODY, Bold("On me joint "), f"{reach.value}. Aucun numéro n’est écrit ici."),
        say(
            BODY_WITH_NEXT,
            "Le mandat commence quand nos deux signatures sont sur ce papier. Il finit le ",
            Bold(long_date(data.originals.ends_on)),
            ", ou plus tôt :",
        ),
        *bullets(
            "dès que les démarches sont terminées ;",
            "dès que je le retire : retirer, c’est arrêter ;",
            f"si {who.the} l’arrête et me prévient ;",
            f"si {who.the} quitte le service ;",
            f"{end_of_the_service(data)} ;",
            "si l’un de nous meurt, ou est mis sous tutelle.",
        ),
        say(BODY, Bold("Ce mandat est gratuit."), " Je ne donne d’argent à personne."),
    ]


def end_of_the_service(data: MandateForm) -> str:
    """The convention's end (000, art. 6), with its date when it has one; the commune's own service has none."""
    ends, who = data.originals.convention_ends, words_for(data.originals.advisor.title)
    if data.originals.partner == data.originals.place.name:
        return "si le service s’arrête"
    return (
        f"si l’accord qui fait venir {who.the} ici prend fin{f', le {plain_date(ends)} au plus tard' if ends else ''}"
    )
