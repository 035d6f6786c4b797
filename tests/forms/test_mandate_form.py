"""The mandate: every block that convention, CNIL, RGPD and Code civil add up to, twice."""

import hashlib
from collections.abc import Callable
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
from desktop_app.forms import mandate_form

from . import reading, samples, samples_models

ELEMENTS = {
    "number": "Mandat n° 2026-0012",
    "template and hour of printing": "modèle 3, imprimé le 26/11/2026 à 10 h 45. Empreinte :",
    "what a mandate is": "Un mandat est un accord écrit.",
    "mandant": "Nom : Lefèvre-Nguyễn Prénom : Éloïse Né(e) le",
    "mandataire": "Marie Durand, conseillère numérique Service : Département des Pyrénées-Orientales",
    "place": "Lieu : Médiathèque du Boulou, Avenue Léon-Jean Grégory, 66160 Le Boulou",
    "identity": "Pièce vue : carte nationale d’identité, le jeudi 26 novembre 2026 à 10 h 40, par Rosa Pons.",
    "no copy, no number": "Aucune copie n’est faite. Aucun numéro n’est noté.",
    "scope": "CAF Demande d’aide au logement Consulter le compte, remplir un formulaire, joindre des documents, "
    "valider et envoyer.",
    "nothing else": "peut faire pour moi, et rien d’autre",
    "data requests": "Assurance retraite (Carsat) Relevé de carrière",
    "execution": "Ensemble ou à distance",
    "start": "commence quand nos deux signatures sont sur ce papier",
    "end": "Il finit le samedi 26 décembre 2026, ou plus tôt",
    "earlier end": "dès que les démarches sont terminées",
    "free": "Ce mandat est gratuit.",
    "secrecy": "Garder le secret professionnel.",
    "account of what was done": "Me dire ce qui a été fait.",
    "passwords": "Ne jamais garder mes mots de passe ni mes identifiants.",
    "destruction": "détruire les données du mandat",
    "truth": "Donner des informations vraies.",
    "another mandate": "Une autre personne a un mandat pour ces démarches :",
    "capacity": "Je suis majeur(e). Je n’ai ni tutelle, ni curatelle",
    "three points": "1) l’utilisation de mes données personnelles, 2) mes droits, 3) les démarches qui seront faites",
    "hour of the information": "Le jeudi 26 novembre 2026 à 10 h 35, avant la signature, Marie Durand m’a expliqué",
    "controller": "Qui est responsable de mes données ? Département des Pyrénées-Orientales, 24 quai Sadi-Carnot, "
    "66000 Perpignan.",
    "officer": "Son délégué aux données (DPO) : dpo@departement.exemple.",
    "purpose": "À quoi servent-elles ?",
    "legal basis": "dans mon seul intérêt. C’est une mission d’intérêt public (RGPD, article 6-1 e).",
    "recipients": "Qui les reçoit ?",
    "article 9": "J’accepte que ces démarches parlent de ma santé, de mon handicap, de mon origine.",
    "retention": "Ce qui est écrit ici : détruit dans le logiciel dès que le mandat finit. Mon nom, mes rendez-vous : "
    "24 mois après ma dernière visite. Copies de secours : 35 jours. L’original du service : gardé sous clé 6 ans "
    "après la fin, puis détruit.",
    "rights": "Je peux voir mes données, les faire corriger ou effacer, limiter leur usage ou m’y opposer.",
    "complaint": "CNIL, 3 place de Fontenoy, TSA 80715, 75334 Paris Cedex 07",
    "withdrawal": "Je peux retirer ce mandat à tout moment",
    "how to withdraw": "je téléphone au 04 68 00 00 00, j’écris, ou je donne le coupon",
    "the original back": "Je peux demander l’original que garde le service.",
    "reading aid": "On me l’a lu à voix haute. Nom du lecteur :",
    "translation": "On me l’a traduit. Nom et langue :",
    "two originals": "Fait en deux originaux : un pour moi, un pour le service.",
    "on site": "Nous signons, sur place",
    "hand-over": "J’ai reçu mon original, signé des deux côtés.",
    "coupon": "Coupon de retrait – mandat n° 2026-0012 Signature : Moi, Éloïse Lefèvre-Nguyễn, je retire aujourd’hui",
    "where to bring the coupon": "À donner ou à envoyer : Médiathèque du Boulou",
}


@pytest.fixture(scope="module")
def originals() -> tuple[str, str]:
    """The text of the two originals."""
    pages = reading.pages(mandate_form.build(samples.mandate_form()))
    return " ".join(pages[: len(pages) // 2]), " ".join(pages[len(pages) // 2 :])


@pytest.mark.parametrize("element", ELEMENTS)
def test_both_originals_carry(element: str, originals: tuple[str, str]) -> None:
    assert ELEMENTS[element] in originals[0]
    assert ELEMENTS[element] in originals[1]


def test_the_two_originals_differ_by_their_owner_alone(originals: tuple[str, str]) -> None:
    mine, theirs = originals
    assert mine.count("Original 1 sur 2 – pour la personne") == 3
    assert mine.replace("Original 1 sur 2 – pour la personne", "Original 2 sur 2 – pour le service") == theirs


@pytest.mark.parametrize("count", [1, 2, 3])
def test_a_usual_original_stands_on_three_pages(count: int) -> None:
    body = Body((samples.LINES * 2)[:count], samples.REQUESTS, Execution.BOTH)
    for head in (samples.HEAD, samples.DEMO_HEAD)[: 2 if count < 2 else 1]:
        assert reading.page_count(mandate_form.build(samples.mandate_form(head, body))) == 6


def test_scope_and_duration_stand_together_on_the_first_page() -> None:
    first = reading.pages(mandate_form.build(samples.mandate_form()))[0]
    assert "1. Qui signe" in first
    assert "Ce mandat est gratuit." in first


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
    assert ["Initiales" in page for page in pages] == [True, True, False] * 2


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


def test_what_is_entrusted_is_named_by_kind_on_three_pages_all_the_same() -> None:
    body = Body(samples.LINES, samples.REQUESTS, Execution.BOTH, entrusted=frozenset(Entrusted))
    paper = mandate_form.build(samples.mandate_form(body=body))
    text = reading.whole(paper)
    assert text.count("Ce que je confie : pièce d’identité, justificatif de domicile, avis d’imposition") == 2
    assert text.count("Tout m’est rendu. Aucune copie n’est gardée.") == 2
    assert reading.page_count(paper) == 6


def test_a_mandate_for_which_nothing_is_entrusted_says_nothing_of_it() -> None:
    assert "confie" not in reading.whole(mandate_form.build(samples.mandate_form()))


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


def of_model_2() -> mandate_form.MandateForm:
    """Originals as they came out before they kept what they say of personal data."""
    contact = "délégué à la protection des données, 24 quai Sadi-Carnot, 66000 Perpignan"
    said = {"template": "modèle 2", "controller_contact": contact, "notice": (), "to_tick": (), "paper_years": None}
    made = samples.mandate_form(**said)
    body = replace(made.mandate.open_body, informed_by="", understood_at=None, understood_by="")
    return replace(made, mandate=replace(made.mandate, body=body))


def test_originals_of_before_say_what_they_said_and_bear_the_fingerprint_they_bore() -> None:
    """All three are of a paper of « modèle 2 », drawn by the program of that time: the same paper or none."""
    pdf = mandate_form.build(of_model_2())
    assert hashlib.sha256(pdf).hexdigest() == "3551795a53583996d73172bdd929a6edb3b52e061b9d17b1bb5f67121a6d9bad"
    text = reading.whole(pdf)
    assert text.count("modèle 2, imprimé le 26/11/2026 à 10 h 45. Empreinte : ccc0 6dda 408a 7eff") == 6
    assert text.count(
        "De quel droit ? Une mission d’intérêt public (RGPD, article 6-1 e). D’où viennent-elles ? De moi, et des "
        "organismes du point 3."
    ) == 2  # fmt: skip
    assert "J’accepte que des données" not in text
    assert text.count("Je n’ai pas de mesure de protection : ni tutelle, ni curatelle") == 2


def test_what_they_say_is_what_they_kept_whatever_the_settings_say_since() -> None:
    said = {"notice": (("Qui ?", "Quelqu’un d’autre."),), "to_tick": ("Je veux bien.",)}
    text = reading.whole(mandate_form.build(samples.mandate_form(**said)))
    assert text.count("Qui ? Quelqu’un d’autre. Je veux bien.") == 2 and "RGPD, article" not in text


@pytest.mark.parametrize(
    ("original", "digest"),
    [
        (samples_models.of_model_3, "3bc2df12fa7e11645ef2931792a02ac43bd94d8650afb0098adddb5f446c87ba"),
        (samples_models.with_all_of_model_3, "880f8f662fc06464fe9e61c129e998818d969a6b4aacc7b858cf02213703ffd2"),
    ],
)
def test_originals_of_model_3_are_the_bytes_they_were(
    original: Callable[[], mandate_form.MandateForm], digest: str
) -> None:
    assert hashlib.sha256(mandate_form.build(original())).hexdigest() == digest
