"""The mandate: every block that convention, CNIL, RGPD and Code civil add up to, twice."""

from dataclasses import replace

import pytest

from desktop_app.domain.advisor import AdvisorTitle
from desktop_app.domain.errors import MandateEnded, StepMissing
from desktop_app.domain.mandate import (
    Act,
    Body,
    DataRequest,
    Entrusted,
    Execution,
    IdentityDocument,
    InformationPoint,
    Question,
    ScopeLine,
    fingerprint,
    inform,
)
from desktop_app.domain.organism import Category
from desktop_app.forms import mandate as mandate_form

from . import reading, samples

ELEMENTS = {
    "A number": "Mandat n° 2026-0012",
    "A place, date, hour, two originals": "Lieu : Le Boulou. Date : jeudi 26 novembre 2026. Imprimé à 10 h 45. "
    "Fait en deux originaux : un pour moi, un pour le service.",
    "A model and hour at the foot": "modèle 4, imprimé le 26/11/2026 à 10 h 45. Empreinte :",
    "what a mandate is": "Un mandat est un accord écrit.",
    "what a procedure is": "Une démarche, c’est une demande ou une déclaration.",
    "B mandant": "Moi, la personne aidée Le mandant : qui donne le mandat. Nom : Lefèvre-Nguyễn Nom de naissance : "
    "Roca Prénom : Éloïse Né(e) le 12 mars 1948 à Perpignan J’agis pour moi.",
    "C mandataire": "La conseillère Le mandataire : qui fait les démarches. Marie Durand, conseillère numérique "
    "Service : Département des Pyrénées-Orientales Lieu : Médiathèque du Boulou, Avenue Léon-Jean Grégory, 66160 Le",
    "C substitutes": "En l’absence de Marie Durand : Jordi Puig, conseiller numérique.",
    "D identity": "Pièce vue : carte nationale d’identité, le jeudi 26 novembre 2026 à 10 h 40, par Rosa Pons.",
    "D no copy, no number": "Aucune copie, aucun numéro noté.",
    "E scope": "CAF Demande d’aide au logement Consulter le compte, remplir un formulaire, joindre des documents, "
    "valider et envoyer.",
    "E nothing else": "peut faire pour moi, et rien d’autre",
    "what an organism is": "Un organisme, c’est un service : la CAF",
    "F data requests": "Assurance retraite (Carsat) Relevé de carrière",
    "what personal data are": "Une donnée personnelle, c’est une information sur moi",
    "F data entrusted": "Ce que je confie : avis d’imposition. Tout m’est rendu, sans copie.",
    "G execution": "Ensemble ou à distance",
    "G channel": "On me joint par téléphone. Aucun numéro n’est écrit ici.",
    "H start": "commence quand nos deux signatures sont sur ce papier",
    "H end": "Il finit le samedi 26 décembre 2026, ou plus tôt",
    "H completion": "dès que les démarches sont terminées",
    "H withdrawal": "dès que je le retire : retirer, c’est arrêter",
    "H renunciation": "si la conseillère l’arrête et me prévient",
    "H the advisor leaves": "si la conseillère quitte le service",
    "H the convention ends": "si l’accord qui fait venir la conseillère ici prend fin, le 22 juin 2027 au plus tard",
    "H death, guardianship": "si l’un de nous meurt, ou est mis sous tutelle",
    "I free": "Ce mandat est gratuit.",
    "J ask before any other": "Faire seulement ce qui est écrit ici. Me demander avant toute autre chose.",
    "J secrecy and account": "Garder le secret professionnel. Me dire ce qui a été fait.",
    "J passwords, payment": "Ne garder ni mot de passe, ni nom de compte. Ne rien payer à ma place.",
    "J destruction": "À la fin, me rendre mes papiers et détruire les données du mandat.",
    "K truth": "Donner des informations vraies. Je reste responsable de ce que je déclare.",
    "K another mandate": "Dire si ma situation change, ou si quelqu’un a déjà ce mandat.",
    "K nobody else": "Personne d’autre n’a de mandat pour ces démarches. Sinon, j’écris qui :",
    "L capacity": "Je suis majeur(e). Je n’ai ni tutelle, ni curatelle, ni habilitation familiale.",
    "L what a measure is": "ce sont des mesures de protection. Un juge nomme quelqu’un, qui aide ou décide.",
    "M three points": "1) l’utilisation de mes données, 2) mes droits, 3) les démarches à faire",
    "M hour of the information": "Le jeudi 26 novembre 2026 à 10 h 35, Marie Durand m’a expliqué :",
    "M understood": "J’ai redit avec mes mots ce qui sera fait, jusqu’à quand et comment arrêter.",
    "M controller": "Qui est responsable de mes données ? Département des Pyrénées-Orientales, 24 quai Sadi-Carnot, "
    "66000 Perpignan.",
    "M officer": "Son délégué aux données (DPO), qui veille sur mes droits : dpo@departement.exemple.",
    "M purpose": "À quoi servent-elles ? À faire ces démarches, dans mon seul intérêt.",
    "M legal basis": "C’est une mission d’intérêt public (RGPD, article 6-1 e).",
    "M source": "D’où viennent-elles ? De moi, et des organismes écrits ici.",
    "M required or not": "Dois-je les donner ? Non. Mais si je refuse, la démarche ne se fait pas.",
    "M recipients": "Qui les reçoit ? La conseillère, le service, et les organismes écrits ici. Personne d’autre.",
    "M no transfer": "Le service n’envoie rien hors de l’Union européenne.",
    "M no automated decision": "Qui décide ? Jamais un ordinateur seul.",
    "M article 9": "J’accepte que ces démarches parlent de ma santé, de mon handicap, de mon origine.",
    "M retention": "Ce qui est écrit ici : détruit dans le logiciel dès que le mandat finit. Mon nom, mes "
    "rendez-vous : 24 mois après ma dernière visite. Copies de secours : 35 jours. L’original du service : gardé "
    "sous clé 6 ans après la fin, puis détruit.",
    "M rights and one month": "Je peux voir mes données, corriger ce qui est faux, les supprimer "
    "(effacer), limiter leur usage ou m’y opposer. J’écris au responsable. Il répond en un mois.",
    "M after death": "Après ma mort ? Je peux décider pour mes données (loi 78-17, article 85).",
    "M complaint": "CNIL, 3 place de Fontenoy, TSA 80715, 75334 Paris Cedex 07",
    "N withdrawal": "Retirer un mandat, c’est l’arrêter. Je peux le faire à tout moment, sans dire pourquoi",
    "N every way": "Je le dis sur place, je téléphone au 04 68 00 00 00, j’écris, ou je donne le coupon.",
    "N one line": "Je peux aussi retirer une seule ligne : je donne son numéro.",
    "N receipt, data, original": "On me donne un récépissé : une preuve, avec la date et l’heure. Les données du "
    "mandat sont alors détruites. Je peux demander l’original que garde le service.",
    "O read": "Je l’ai lu moi-même, en entier, avant de signer.",
    "P on site, today": "Fait ici : Médiathèque du Boulou, le jeudi 26 novembre 2026.",
    "P hour": "Heure de nos signatures :",
    "P each with its date": "Éloïse Lefèvre-Nguyễn Le jeudi 26 novembre 2026",
    "P and the advisor": "Marie Durand, conseillère numérique Le jeudi 26 novembre 2026",
    "Q hand-over": "En signant, je reçois mon original.",
    "Q coupon": "Coupon de retrait – mandat n° 2026-0012 Moi, Éloïse Lefèvre-Nguyễn, je retire (j’arrête) ce mandat :",
    "Q where to bring it": "À donner ou à envoyer : Médiathèque du Boulou",
}
"""By block (A to Q of what a mandate must say), then the words that are explained where they stand."""


@pytest.fixture(scope="module")
def originals() -> tuple[str, str]:
    """The text of the two originals."""
    pages = reading.pages(mandate_form.build(samples.whole_mandate_form()))
    # As they are, then without head and foot: what goes on overleaf is read on.
    return _read_on(pages[: len(pages) // 2]), _read_on(pages[len(pages) // 2 :])


def _read_on(pages: list[str]) -> str:
    return " ".join([*pages, *(page.partition(f"{samples.MENTION} ")[2] for page in pages)])


@pytest.mark.parametrize("element", ELEMENTS)
def test_both_originals_carry(element: str, originals: tuple[str, str]) -> None:
    assert ELEMENTS[element] in originals[0]
    assert ELEMENTS[element] in originals[1]


def test_the_two_originals_differ_by_their_owner_alone(originals: tuple[str, str]) -> None:
    mine, theirs = originals
    assert mine.count("Original 1/2 – la personne") == 5
    assert mine.replace("Original 1/2 – la personne", "Original 2/2 – le service") == theirs


@pytest.mark.parametrize("count", [1, 2, 3])
def test_a_usual_original_stands_on_five_pages(count: int) -> None:
    body = Body((samples.LINES * 2)[:count], samples.REQUESTS, Execution.BOTH)
    for head in (samples.HEAD, samples.DEMO_HEAD)[: 2 if count < 2 else 1]:
        assert reading.page_count(mandate_form.build(samples.mandate_form(head, body))) == 10


def test_twelve_long_lines_are_all_printed() -> None:
    text = reading.whole(mandate_form.build(samples.worst_mandate_form()))
    assert text.count("recevoir les courriers et mails.") == 24
    assert "Coupon de retrait" in text


def test_who_acts_in_her_absence_is_named_under_the_two_parties() -> None:
    names = ("Jordi Puig, conseiller numérique", "Ana Roca, ambassadrice du numérique")
    text = reading.whole(mandate_form.build(samples.mandate_form(substitutes=names)))
    assert text.count(f"En l’absence de Marie Durand : {names[0]} ; {names[1]}. Identité vérifiée.") == 2


@pytest.mark.parametrize("count", [20, 60])
def test_all_those_who_act_in_her_absence_are_named_however_many(count: int) -> None:
    """Sixty of the longest names are taller than a page; the last word of each tells it from the others."""
    names = tuple(f"{samples.EIGHTY} {samples.EIGHTY}{at}, conseiller numérique" for at in range(count))
    text = reading.whole(mandate_form.build(samples.mandate_form(substitutes=names)))
    assert [text.count(f"Nguyễn-Puy{at},") for at in range(count)] == [2] * count


def test_pages_leave_room_for_initials_but_the_last() -> None:
    pages = reading.pages(mandate_form.build(samples.mandate_form()))
    assert ["Initiales" in page for page in pages] == [True, True, True, True, False] * 2


def test_a_mandate_may_only_ask_for_data() -> None:
    body = Body((), samples.REQUESTS, Execution.REMOTE)
    text = reading.whole(mandate_form.build(samples.mandate_form(body=body)))
    assert "Aucune démarche : ce mandat sert seulement à demander des informations." in text
    assert "À distance : les démarches sont faites sans que je sois là." in text


def test_a_mandate_may_ask_for_no_data() -> None:
    body = Body(samples.LINES, (), Execution.TOGETHER)
    text = reading.whole(mandate_form.build(samples.mandate_form(body=body)))
    assert "Aucune donnée personnelle ne peut être demandée à un organisme." in text
    assert "Ensemble : je suis là quand les démarches sont faites." in text


@pytest.mark.parametrize(
    ("title", "words"),
    [
        (AdvisorTitle.ADVISOR, "Ce que le conseiller promet"),
        (AdvisorTitle.ADVISOR_WOMAN, "Ce que la conseillère promet"),
        (AdvisorTitle.AMBASSADOR, "Ce que l’ambassadeur promet"),
        (AdvisorTitle.AMBASSADOR_WOMAN, "Ce que l’ambassadrice promet"),
    ],
)
def test_the_advisor_is_named_by_one_word_throughout(title: AdvisorTitle, words: str) -> None:
    data = samples.mandate_form(advisor=replace(samples.ADVISOR, title=title))
    assert words in reading.whole(mandate_form.build(data))


def test_without_a_phone_the_form_still_says_how() -> None:
    text = reading.whole(
        mandate_form.build(samples.mandate_form(replace(samples.HEAD, place=replace(samples.PLACE, phone=""))))
    )
    assert "Je le dis sur place, je téléphone, j’écris" in text


def test_the_phone_of_the_person_is_not_on_it(originals: tuple[str, str]) -> None:
    assert "06 12" not in originals[0]


@pytest.mark.parametrize("document", set(IdentityDocument) - {IdentityDocument.OTHER_MEANS})
def test_the_kind_of_document_is_named(document: IdentityDocument) -> None:
    mandate = samples.identified()
    mandate = replace(mandate, body=replace(mandate.body, identity=document))
    text = reading.whole(mandate_form.build(replace(samples.mandate_form(), mandate=mandate)))
    assert f"Pièce vue : {document.value}, le jeudi" in text


INFORMED = inform(samples.draft(), tuple(InformationPoint), samples.MORNING, answered=tuple(Question))


def test_no_form_before_identity_was_seen() -> None:
    for mandate in (samples.draft(), INFORMED):
        with pytest.raises(StepMissing):
            mandate_form.build(replace(samples.mandate_form(), mandate=mandate))


def test_no_form_once_the_mandate_has_ended() -> None:
    with pytest.raises(MandateEnded, match="2026-0012"):
        mandate_form.build(replace(samples.mandate_form(), mandate=samples.withdrawn()))


def test_a_signed_mandate_prints_as_it_was() -> None:
    again = replace(samples.mandate_form(), mandate=samples.signed())
    assert mandate_form.build(again) == mandate_form.build(samples.mandate_form())


@pytest.mark.parametrize(("words", "lines"), [(20, 2), (30, 1), (30, 4), (38, 1), (38, 6)])
@pytest.mark.parametrize("longest", [False, True])
def test_the_title_of_a_table_stays_with_its_first_row_however_tall(words: int, lines: int, longest: bool) -> None:
    line = ScopeLine("Caisse nationale " * (words // 3 + 1), "Demande " * (words // 2), frozenset(Act))
    body = Body((line,) * lines, (DataRequest("Organisme " * (words // 2), "Relevé " * words),), Execution.BOTH)
    names = {"person": samples.WORST_PERSON, "advisor": samples.WORST_ADVISOR} if longest else {}
    data = samples.mandate_form(samples.WORST_HEAD if longest else samples.HEAD, body, **names)
    assert not reading.lonely_headings(mandate_form.build(data))


def test_each_line_has_its_number() -> None:
    text = reading.whole(mandate_form.build(samples.mandate_form()))
    for line in ("1 CAF", "2 Impôts (DGFiP)", "3 Assurance retraite"):
        assert line in text


def test_what_is_entrusted_is_named_by_kind() -> None:
    body = Body(samples.LINES, samples.REQUESTS, Execution.BOTH, entrusted=frozenset(Entrusted))
    paper = mandate_form.build(samples.mandate_form(body=body))
    text = reading.whole(paper)
    assert text.count("Ce que je confie : pièce d’identité, justificatif de domicile, avis d’imposition") == 2
    assert text.count("Tout m’est rendu, sans copie.") == 2


def test_a_mandate_for_which_nothing_is_entrusted_says_so() -> None:
    text = reading.whole(mandate_form.build(samples.mandate_form()))
    assert text.count("Ce que je confie : aucun document.") == 2


def test_the_fingerprint_counts_what_is_entrusted_and_not_what_a_line_is_counted_under() -> None:
    counted = tuple(replace(line, category=Category.HOUSING) for line in samples.LINES)
    plain, same, other = (
        samples.mandate_form(body=body)
        for body in (
            Body(samples.LINES, (), Execution.BOTH),
            Body(counted, (), Execution.BOTH),
            Body(samples.LINES, (), Execution.BOTH, entrusted=frozenset({Entrusted.BANK_DETAILS})),
        )
    )
    digits = [fingerprint(each.mandate, each.originals) for each in (plain, same, other)]
    assert digits[0] == digits[1] != digits[2]


def test_what_they_say_is_what_they_kept_whatever_the_settings_say_since() -> None:
    said = {"notice": (("Qui ?", "Quelqu’un d’autre."),), "to_tick": ("Je veux bien.",)}
    text = reading.whole(mandate_form.build(samples.mandate_form(**said)))
    assert text.count("Qui ? Quelqu’un d’autre. Je veux bien.") == 2 and "RGPD, article" not in text
