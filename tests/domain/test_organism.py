"""The directory of organisms: what is meant whatever is typed, the limits that hold, and what the place changes."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain.errors import Refused
from desktop_app.domain.organism import Category, Directory, Effect, OwnOrganism, check_own, with_own
from desktop_app.domain.organism.spelling import words_of
from desktop_app.domain.text import line_faults
from desktop_app.domain.theme import ADMINISTRATIVE_THEMES
from desktop_app.use_cases.mandates.organisms import shipped

DIRECTORY = shipped()
NEVER = {each.key for each in DIRECTORY.limits if each.effect is Effect.NEVER}


def keys(organism: str, procedure: str = "", directory: Directory = DIRECTORY) -> set[str]:
    """The limits that hold there."""
    return {each.key for each in directory.limits_of(organism, procedure)}


MEANT = {
    "caf": """CAF|caf|C.A.F.|c a f|la Caf|CAF de Perpignan|CAF des Pyrénées-Orientales|Caisse d’allocations familiales
        |CAISSE D'ALLOCATIONS FAMILIALES|caisses d’allocation familiale|Allocations familliales|caf.fr
        |Alocations familiales""",
    "ameli": "ameli|Ameli.fr|AMELI|CPAM 66|c.p.a.m.|Sécurité sociale|securite sociale|la sécu|Assurance maladie"
    "|Assurence maladie|assurance-maladie (Perpignan)|Maladie, assurance",
    "impots": "Impôts|IMPOTS|impot|les impôts|impots.gouv.fr|DGFIP|D.G.F.I.P.|Finances publiques|finance publique"
    "|Trésor public|tresor Public de Céret|Centre des impôts",
    "france-travail": "France Travail|france-travail|FRANCE TRAVAIL Céret|Pôle emploi|pole emploi|Pôle-Emploi"
    "|poleemploi|Travail France",
    "ants": "ANTS|ants|France Titres|france titre|Agence nationale des titres sécurisés|Agence national des titres",
    "banque-de-france": "Banque de France|BANQUE DE FRANCE (Perpignan)|banque france|BdF|B.D.F.|Banque  de  France|"
    "commission de surendettement|Commission de surendetement",
    "prefecture": "Préfecture|prefecture|Préfecture de Perpignan|préfécture|ANEF|sous-préfecture de Céret|Prefecure",
    "departement": "Département|MDPH|mdph 66|Conseil départemental|conseil departementale|CONSEIL DÉPARTEMENTAL",
    "mairie": "Mairie|mairie de Céret|CCAS|C.C.A.S.|Mairies",
    "msa": "MSA|msa|Mutualité sociale agricole|mutualite social agricole|MSA Grand Sud",
}
SPELLINGS = [
    (typed.strip(), key) for key, all_of_them in MEANT.items() for typed in all_of_them.replace("\n", "").split("|")
]


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [("eaux", "eau", True), ("journaux", "journal", True), ("caves", "cave", True), ("oses", "os", False),
     ("pâles", "pal", False), ("sale", "sal", False), ("locale", "local", True), ("gaz", "ga", False),
     ("égaux", "égal", True), ("égale", "égal", True), ("lois", "loi", True), ("bus", "bu", False)],
)  # fmt: skip
def test_a_plural_and_a_feminine_are_the_word_itself(one: str, other: str, same: bool) -> None:
    assert (words_of(one) == words_of(other)) is same


def test_sixty_spellings_at_least_are_tried() -> None:
    assert len(SPELLINGS) >= 60


@pytest.mark.parametrize(("typed", "key"), SPELLINGS)
def test_an_organism_is_meant_whatever_the_spelling(typed: str, key: str) -> None:
    found = DIRECTORY.organism(typed)
    assert found and found.key == key


@pytest.mark.parametrize(
    "typed", ["", "Boulangerie Puig", "Une autre", "café", "Banque postale", "France", "Travail", "assurance"]
)
def test_what_is_not_in_the_directory_is_not_taken_for_it(typed: str) -> None:
    assert DIRECTORY.organism(typed) is None
    assert DIRECTORY.procedures_at(typed) == () and DIRECTORY.data_at(typed) == ()


@pytest.mark.parametrize(
    ("organism", "procedure", "key"),
    [
        ("CAF", "APL", "logement"), ("caf", "A.P.L.", "logement"), ("CAF", "demande d'aides au logement", "logement"),
        ("CAF", "logement : aide", "logement"), ("CAF", "Demande de RSA", "rsa"), ("CAF", "prime activité", "prime"),
        ("CAF", "Declaration trimestriele", "trimestrielle"), ("cpam", "carte vitale perdue", "vitale"),
        ("ameli", "Complementaire sante", "c2s"), ("Impôts", "Déclarations de revenus 2025", "revenus"),
        ("France Titres", "Passeports", "identite"), ("ANTS", "cartes grises", "carte-grise"),
        ("Préfecture", "Titre de séjour : renouvellement", "renouvellement"), ("anef", "carte de séjour", "sejour"),
        ("BDF", "surendetement", "surendettement"), ("Préfecture", "Naturalisaton", "naturalisation"),
        ("Mairie", "copie acte de naissance", "etat-civil"),
    ],
)  # fmt: skip
def test_a_procedure_is_meant_whatever_the_spelling(organism: str, procedure: str, key: str) -> None:
    found = DIRECTORY.procedure(organism, procedure)
    assert found and found.key == key


RULED_OUT = {
    "vote": "Voter|vote|VOTER AUX ÉLECTIONS|Procuration électorale|procuration electoral|procurations électorales"
    "|Procuration pour un vote|vote par internet|Procurration électorale|maprocuration",
    "testament": "Testament|faire un testament|testaments|Testamment|TESTAMENT|Léguer la maison|legs|donation|Donnation"
    "|donation au dernier vivant",
    "mariage": "Mariage|se marier|mariages|Marriage|MARIAGE À LA MAIRIE",
    "reconnaissance": "Reconnaissance d’un enfant|reconnaître mon enfant|Reconaissance d'enfant"
    "|reconnaissance de paternité|enfant : reconnaissance|Reconnaissances anticipées",
    "divorce": "Divorce|divorcer|Divorces|demande de divorce|Divoorce|Divorse",
    "adoption": "Adoption|adopter un enfant|consentement à l’adoption",
    "virement": "Virement|faire un virement|virements bancaires|virrement|Ordre de bourse|retrait d’argent"
    "|retirer de l'argent|Transfert d’argent",
    "vente": "Vente de la maison|vendre la voiture|ventes|VENTE|Mise en vente|achat immobilier",
}


@pytest.mark.parametrize(
    ("typed", "key"), [(each.strip(), key) for key, some in RULED_OUT.items() for each in some.split("|")]
)
def test_what_is_never_in_a_mandate_is_known_whatever_the_spelling(typed: str, key: str) -> None:
    assert keys("Mairie", typed) & NEVER == {key}
    assert keys("", typed) & NEVER == {key}


@pytest.mark.parametrize(
    "typed",
    [
        "Inscription sur les listes électorales", "Bureau de vote",
        "Carte d’électeur", "Où est mon bureau de vote", "Procuration ameli",
        "Procuration pour le courrier", "Copie d’acte de mariage", "Changement de situation : mariage",
        "Livret de famille après mariage", "Reconnaissance de handicap (RQTH)", "Reconnaissance de dette",
        "Reconnaissance maladie professionnelle", "Aide juridictionnelle pour un divorce",
        "Copie du jugement de divorce",
        "Changement de RIB pour le virement", "Suivi de virement CAF", "Retraite", "Demande de retraite",
        "Rendre un document",
        "Déclaration de cession d’un véhicule", "Déclaration de vente", "Litige après vente",
        "Vente sur internet, colis non reçu", "Délai de paiement",
        "Demande de dotation jeune agriculteur", "Prime d’adoption", "Livret A", "Recherche d’un testament",
        "Location d’un logement", "Déclaration de naissance", "Prévention", "Adaptation du logement", "Convention",
    ],
)  # fmt: skip
def test_what_is_allowed_is_not_taken_for_it(typed: str) -> None:
    assert not keys("Mairie", typed) & NEVER
    assert not keys("", typed) & NEVER


@pytest.mark.parametrize(
    ("organism", "procedure"),
    [
        ("Banque de France", ""), ("BANQUE DE FRANCE (Perpignan)", "Dossier"), ("bdf", "dossier de dettes"),
        ("CCAS", "Dossier de surendettement"), ("CCAS", "SURENDETTEMENT"), ("UDAF", "surendetement : dossier"),
        ("UDAF", "Surrendettement"), ("UDAF", "dossier surendet."), ("Commission de surendettement", "dossier"),
        ("", "dossiers de surendettements"), ("B.D.F.", "saisie"),
    ],
)  # fmt: skip
def test_an_over_indebtedness_file_is_signed_in_person(organism: str, procedure: str) -> None:
    assert Effect.NOT_SENT in {each.effect for each in DIRECTORY.limits_of(organism, procedure)}


@pytest.mark.parametrize(
    ("organism", "procedure"),
    [("CAF", "Demande d’aide au logement"), ("Banque de France", "Droit au compte"), ("Banque postale", "Dossier")],
)
def test_other_files_may_be_sent(organism: str, procedure: str) -> None:
    assert Effect.NOT_SENT not in {each.effect for each in DIRECTORY.limits_of(organism, procedure)}


@pytest.mark.parametrize(
    ("organism", "procedure", "key"),
    [
        ("cpam", "", "ameli-procuration"), ("Sécurité sociale", "carte vitale", "ameli-procuration"),
        ("Garage Puig", "cartes grises", "carte-grise"), ("ants", "certificat d'immatriculation", "carte-grise"),
        ("ANEF", "", "anef-aide"), ("Préfecture de Céret", "titre", "anef-aide"),
        ("Pôle emploi", "Inscription", "rsa-inscription"), ("HLM", "", "logement-annuel"),
        ("caf.fr", "", "caf-connexion"),
        ("CPF", "", "formation-identite"), ("Mon Compte Formation", "droits", "formation-identite"),
        ("MDPH", "dossier", "mdph-sante"), ("Justice", "b3", "casier"), ("impots.gouv", "", "impots-tiers"),
        ("Doctolib", "rendez-vous", "sante-avec"), ("gmail", "créer", "compte-ecrit"),
    ],
)  # fmt: skip
def test_what_is_known_is_told(organism: str, procedure: str, key: str) -> None:
    assert key in keys(organism, procedure)


def test_what_is_never_done_is_told_first() -> None:
    found = DIRECTORY.limits_of("Assurance maladie", "Vote et surendettement")
    assert [each.effect for each in found] == [Effect.NEVER, Effect.NOT_SENT, Effect.TOLD]


def test_a_doubt_is_told_as_one_and_a_fact_has_its_source() -> None:
    for limit in DIRECTORY.limits:
        doubtful = "vérifier" in limit.source
        assert ("à vérifier auprès de l’organisme" in limit.sentence) == doubtful, limit.key
        assert limit.source and not (doubtful and limit.effect is not Effect.TOLD)


def test_the_shipped_file_is_well_formed() -> None:
    organisms, limits = DIRECTORY.organisms, DIRECTORY.limits
    assert len(organisms) >= 30 and len({each.key for each in organisms}) == len(organisms)
    assert len({each.key for each in limits}) == len(limits)
    assert {"vote", "testament", "mariage", "reconnaissance", "divorce", "virement", "vente"} <= NEVER
    assert {where for each in limits for where in each.organisms} <= {each.key for each in organisms}
    assert {each.category for each in organisms} >= set(Category)
    for organism in organisms:
        assert organism.procedures and len({each.key for each in organism.procedures}) == len(organism.procedures)
        names = [organism.name, *organism.data, *(each.name for each in organism.procedures)]
        assert not [fault for line in names for fault in line_faults(line, "scope", "La ligne")]


@given(st.sampled_from(DIRECTORY.organisms), st.data())
def test_every_name_and_alias_means_its_own(organism, data) -> None:
    dress = data.draw(st.sampled_from([str, str.upper, str.lower, lambda words: " ".join(reversed(words.split()))]))
    typed = data.draw(st.sampled_from([organism.name, *organism.aliases]))
    assert DIRECTORY.organism(dress(typed)) is organism
    procedure = data.draw(st.sampled_from(organism.procedures))
    words = data.draw(st.sampled_from([procedure.name, *procedure.aliases]))
    assert DIRECTORY.procedure(organism.name, dress(words)) is procedure
    assert not keys(organism.name, procedure.name) & NEVER


@given(st.text(max_size=60), st.text(max_size=60))
def test_whatever_is_typed_is_read(organism: str, procedure: str) -> None:
    assert DIRECTORY.same_matter((organism, procedure), (organism.swapcase(), procedure))
    assert set(DIRECTORY.limits_of(organism, procedure)) <= set(DIRECTORY.limits)


def test_each_category_is_a_theme_of_the_coop_and_all_but_associations_one_of_aidants_connect() -> None:
    assert [each.value for each in Category] == [each.key for each in ADMINISTRATIVE_THEMES]
    assert [each.aidants_connect for each in Category] == [
        "papiers", "famille", "social", "travail", "logement", "transports", "argent", "justice", "etranger", "loisirs",
        "",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("organism", "procedure", "category"),
    [
        ("CAF", "APL", Category.HOUSING), ("CAF", "RSA", Category.SOCIAL), ("CAF", "autre chose", Category.FAMILY),
        ("ANTS", "permis", Category.TRANSPORT), ("Messagerie", "Création d’une adresse mail", None),
        ("Boulangerie", "APL", None),
    ],
)  # fmt: skip
def test_a_line_is_counted_under_what_is_known_of_it(organism: str, procedure: str, category: Category | None) -> None:
    assert DIRECTORY.category_of(organism, procedure) is category


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        (("CAF", "APL"), ("Caisse d’allocations familiales", "aide au logement"), True),
        (("CAF", "APL"), ("CAF", "RSA"), False), (("CAF", "Prime d’activité"), ("MSA", "Prime d’activité"), False),
        (("Syndic Puig", "Charges d’eau"), ("SYNDIC PUIG", "charge d'eau"), True),
        (("Syndic Puig", "Charges"), ("Syndic Puig", "Clés"), False),
    ],
)  # fmt: skip
def test_one_matter_is_known_again_however_it_is_spelt(one, other, same: bool) -> None:
    assert DIRECTORY.same_matter(one, other) is same


CANTEEN = OwnOrganism(1, "Cantine du Boulou", category=Category.FAMILY, procedures=("Inscription au mois",))
OUR_CAF = OwnOrganism(
    2, "CAF", "caf", procedures=("Borne de la CAF",), data=("Relevé annuel",), note="Le vendredi seulement.",
    left_out=frozenset({"rsa"}),
)  # fmt: skip


def test_what_the_place_adds_is_proposed_and_what_it_leaves_out_is_not_any_more() -> None:
    ours = with_own(DIRECTORY, (CANTEEN, OUR_CAF))
    assert ours.offered[0].name == "Cantine du Boulou" and len(ours.offered) == len(DIRECTORY.offered) + 1
    proposed = [each.name for each in ours.procedures_at("caf")]
    assert proposed[0] == "Borne de la CAF" and "RSA" not in proposed and "Prime d’activité" in proposed
    assert ours.data_at("CAF")[0] == "Relevé annuel"
    assert "own-2" in keys("CAF", "", ours) and "caf-connexion" in keys("CAF", "", ours)
    assert ours.category_of("cantine du boulou", "inscription au mois") is Category.FAMILY
    found = ours.procedure("CAF", "RSA")
    assert found and not found.offered


def test_an_organism_left_out_is_known_all_the_same() -> None:
    ours = with_own(DIRECTORY, [OwnOrganism(3, "Banque de France", "banque-de-france", hidden=True)])
    assert "Banque de France" not in [each.name for each in ours.offered]
    assert "banque-de-france" in keys("BDF", "saisie", ours)


def test_nothing_of_the_place_is_lost_when_the_shipped_file_changes() -> None:
    later = replace(DIRECTORY, organisms=tuple(each for each in DIRECTORY.organisms if each.key != "caf"))
    ours = with_own(later, (CANTEEN, OUR_CAF))
    assert {"Cantine du Boulou", "CAF"} <= {each.name for each in ours.offered}
    assert [each.name for each in ours.procedures_at("CAF")] == ["Borne de la CAF"]
    assert "own-2" in keys("CAF", "", ours)


def test_a_shipped_organism_is_known_by_any_of_its_names() -> None:
    kept = check_own(
        OwnOrganism(0, "caisse d'allocations familiales", procedures=(" Borne ", "borne", "")), (), DIRECTORY
    )
    assert (kept.name, kept.shipped, kept.procedures) == ("CAF", "caf", ("Borne",))
    assert check_own(OwnOrganism(0, "caf de Céret"), (), DIRECTORY).shipped == ""


@pytest.mark.parametrize(
    ("own", "field"),
    [
        (OwnOrganism(0, ""), "organism"), (OwnOrganism(0, "CAF"), "organism"),
        (OwnOrganism(0, "cantines du BOULOU"), "organism"),
        (OwnOrganism(0, "Notaire", procedures=("Testament",)), "procedures"),
        (OwnOrganism(0, "Notaire", procedures=tuple(f"Acte {at}" for at in range(41))), "procedures"),
        (OwnOrganism(0, "Notaire", data=("mot de passe : Soleil66",)), "data"),
        (OwnOrganism(0, "Notaire", note="n° 1 85 05 78 006 084 36"), "note"),
    ],
)  # fmt: skip
def test_what_cannot_be_kept_is_refused_beside_its_field(own: OwnOrganism, field: str) -> None:
    with pytest.raises(Refused) as refused:
        check_own(own, (CANTEEN, OUR_CAF), DIRECTORY)
    assert {fault.field for fault in refused.value.faults} == {field}


def test_what_is_said_of_a_shipped_organism_is_kept_where_it_says_something() -> None:
    same, other = (OwnOrganism(0, "caf", category=each) for each in (Category.FAMILY, Category.HOUSING))
    assert [check_own(each, (), DIRECTORY).category for each in (same, other)] == [None, Category.HOUSING]
    hidden = OwnOrganism(0, "caf", hidden=True, left_out=frozenset({"rsa", "inconnu"}))
    kept = check_own(hidden, (), DIRECTORY)
    assert (kept.hidden, kept.left_out, kept.changes_nothing) == (True, {"rsa"}, False)
    theirs = check_own(replace(hidden, name="Notaire", category=Category.FAMILY), (), DIRECTORY)
    assert (theirs.hidden, theirs.left_out, theirs.category) == (False, frozenset(), Category.FAMILY)


def test_initials_are_one_word_from_three_on() -> None:
    assert (words_of("C A F"), words_of("B C")) == ({"caf"}, {"b", "c"})


def test_forty_lines_are_kept() -> None:
    lines = tuple(f"Acte {at}" for at in range(40))
    assert check_own(OwnOrganism(0, "Notaire", procedures=lines, data=lines), (), DIRECTORY).procedures == lines


def test_what_changes_nothing_is_known() -> None:
    assert check_own(OwnOrganism(0, "caf"), (), DIRECTORY).changes_nothing
    assert not CANTEEN.changes_nothing and not OUR_CAF.changes_nothing
