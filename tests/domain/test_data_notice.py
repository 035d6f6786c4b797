"""What people are told of their data: the words of the settings, each right with its basis, nothing made up."""

from dataclasses import replace

import pytest

from desktop_app.domain.convention import DataTerms, LegalBasis, SpecialGround, read_terms, together
from desktop_app.domain.convention.data_terms import data_faults
from desktop_app.domain.errors import Refused
from desktop_app.domain.mandate import data_notice, information_notice
from tests.helpers.builders import its_terms

SAID = together([its_terms()])


def on_mandate(**changes: object) -> str:
    """Everything a mandate says under these answers of the officer."""
    said = together([its_terms(data=replace(its_terms().data, **changes))])
    notice = data_notice.on_mandate(said, "la conseillère", 24)
    words = [*(f"{question} {answer}" for question, answer in notice.told), *notice.to_tick]
    return " ".join(words).replace("\N{NO-BREAK SPACE}", " ")


@pytest.mark.parametrize(
    ("basis", "says", "right", "not_its_right"),
    [
        (LegalBasis.PUBLIC_TASK, "mission d’intérêt public (RGPD, article 6-1 e)", "m’y opposer", "un fichier"),
        (LegalBasis.LEGAL_DUTY, "une obligation que la loi donne", "limiter leur usage. J’écris", "m’y opposer"),
        (LegalBasis.CONSENT, "avec mon accord (RGPD, article 6-1 a)", "les recevoir dans un fichier", "m’y opposer"),
    ],
)
def test_each_legal_basis_has_its_words_and_its_right(
    basis: LegalBasis, says: str, right: str, not_its_right: str
) -> None:
    text = on_mandate(basis=basis)
    assert says in text and right in text and not_its_right not in text


@pytest.mark.parametrize("basis", LegalBasis)
def test_the_record_and_what_is_said_aloud_follow_it(basis: LegalBasis) -> None:
    said = replace(SAID, bases=(basis,))
    written = " ".join((*data_notice.purposes(said, 24), *data_notice.rights(said), *data_notice.rights_aloud(said)))
    assert ("vous y opposer" in written) is (basis is LegalBasis.PUBLIC_TASK)
    assert ("dans un fichier" in written) is (basis is LegalBasis.CONSENT)


def test_data_of_article_9_take_a_box_where_the_person_s_word_is_the_ground_and_a_sentence_where_the_law_is() -> None:
    box = "J’accepte que ces démarches parlent de ma santé"
    assert box in on_mandate() and "protection sociale" not in on_mandate()
    other = on_mandate(special=SpecialGround.SOCIAL_PROTECTION)
    assert box not in other and "le droit de la protection sociale le permet" in other


@pytest.mark.parametrize(("years", "kept"), [(0, "jusqu’à la fin,"), (5, "5 ans après la fin,"), (6, "6 ans après la")])
def test_how_long_the_service_keeps_its_original_is_said(years: int, kept: str) -> None:
    assert f"L’original du service : gardé sous clé {kept}" in on_mandate(paper_years=years)
    assert kept.rstrip(",") in " ".join(data_notice.data_aloud(replace(SAID, paper_years=years))).replace("\xa0", " ")


def test_two_controllers_are_both_told_and_the_longest_time_is_kept() -> None:
    other = its_terms(
        controller="CCFL", controller_contact="La Gorgue", data=DataTerms("dpo@ccfl.exemple", paper_years=5)
    )
    said = together([its_terms(), replace(other, data=replace(other.data, basis=LegalBasis.CONSENT))])
    assert said.paper_years == 6 and said.bases == (LegalBasis.PUBLIC_TASK, LegalBasis.CONSENT)
    assert said.officer_contact == "dpo@departement.exemple\N{NO-BREAK SPACE}; dpo@ccfl.exemple"
    silent = together([its_terms(), replace(other, data=DataTerms())])
    assert silent.paper_years is None and silent.officer_contact == "", "none is assumed while one has not answered"


def test_no_address_is_made_up_where_none_was_written() -> None:
    said = together([its_terms(controller_contact="", data=DataTerms())])
    written = " ".join(data_notice.rights(said))
    assert "demandez l’adresse à l’accueil" in written and "délégué" not in written
    assert "original" not in " ".join(data_notice.data_aloud(said))


@pytest.mark.parametrize(
    ("data", "field"),
    [
        (DataTerms("IBAN FR76 3000 6000 0112 3456 7890 189"), "officer_contact"),
        (DataTerms(paper_years=3), "paper_years"),
    ],
)
def test_a_wrong_answer_is_refused_beside_its_field(data: DataTerms, field: str) -> None:
    typed = {name: getattr(its_terms(), name) for name in its_terms().__dataclass_fields__}
    with pytest.raises(Refused) as refused:
        read_terms(**typed | {"data": data})
    assert [fault.field for fault in refused.value.faults] == [field]


@pytest.mark.parametrize("years", [None, 0, 5, 6])
def test_the_years_that_the_law_gives_are_taken(years: int | None) -> None:
    assert list(data_faults(DataTerms(paper_years=years))) == []


def test_how_to_reach_who_books_is_said_where_it_is_one_for_all() -> None:
    ours, others = its_terms(booking_contact="04 68 87 12 34"), its_terms(booking_contact="par l’application")
    assert together([ours, ours]).booking_contact == "04 68 87 12 34"
    assert together([ours, others]).booking_contact == together([its_terms()]).booking_contact == ""


def test_a_paper_of_model_2_is_printed_again_with_the_words_it_had() -> None:
    told = data_notice.of_model_2("Département", "24 quai Sadi Carnot", "la conseillère", 24).told
    words = {question.replace("\xa0", " "): answer.replace("\xa0", " ") for question, answer in told}
    assert list(words) == [
        "Qui est responsable de mes données ?", "À quoi servent-elles ?", "De quel droit ?", "D’où viennent-elles ?",
        "Qui les reçoit ?", "Combien de temps ?", "Mes droits.", "Une plainte ?",
    ]  # fmt: skip
    assert words["Qui est responsable de mes données ?"] == "Département. Pour écrire : 24 quai Sadi Carnot."
    assert words["Qui les reçoit ?"].startswith("La conseillère, le service, et les organismes écrits ici.")
    assert "Mon nom, mes rendez-vous : 24 mois après ma dernière visite." in words["Combien de temps ?"]


def test_whoever_is_answered_may_write_to_the_officer_or_else_to_the_controller_or_complain() -> None:
    told = data_notice.recourse(SAID)
    officer, complaint, court = (each.replace("\xa0", " ") for each in told)
    assert officer == (
        "Écrire au délégué à la protection des données, qui veille sur vos droits : dpo@departement.exemple."
    )
    assert complaint.startswith("Vous plaindre, sans frais") and court == "Saisir le tribunal administratif."
    (controller, *rest) = data_notice.recourse(replace(SAID, officer_contact=""))
    assert "responsable des données : 24 quai Sadi Carnot" in controller.replace("\xa0", " ") and len(rest) == 2
    assert data_notice.recourse(replace(SAID, officer_contact="", controller_contact="")) == told[1:]


def test_the_information_notice_says_each_point_as_the_settings_stand() -> None:
    parts = information_notice.parts(SAID, "la conseillère", 24)
    asked = [part.asked.replace("\xa0", " ") for part in parts]
    assert asked == [
        "Qui répond de vos données ?", "À quoi servent-elles ?", "Qui le permet ?", "Et votre santé, votre origine ?",
        "D’où viennent-elles ?", "Devez-vous les donner ?", "Qui les voit ?", "Où sont-elles ?", "Combien de temps ?",
        "Vos droits", "Pas d’accord ?",
    ]  # fmt: skip
    words = " ".join(each for part in parts for each in (*part.told, *part.items)).replace("\xa0", " ")
    assert "mission d’intérêt public" in words and "refuser qu’on s’en serve (article 21)" in words
    assert "article 20" not in words and "24 mois après votre dernière visite" in words
    assert "La conseillère voit aussi" in words and "dpo@departement.exemple" in words
    assert "Vous permettez à la conseillère de faire" in information_notice.opening("la conseillère")
    consent = information_notice.parts(replace(SAID, bases=(LegalBasis.CONSENT,)), "la conseillère", 24)
    rights = " ".join(consent[9].items)
    assert "(article\xa020)" in rights and "(article\xa021)" not in rights
