"""What may never be noted is refused, and an ordinary line with figures in it is not."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain.forbidden_data import Kind, seen_across, seen_in
from desktop_app.domain.french import phone, short_date
from tests.domain.strategies import ANY_TEXT, DAYS


def forbidden_data(text: str) -> str:
    """The name of what was seen, or ''."""
    seen = seen_in(text)
    return seen.kind.value if seen else ""


SEPARATORS = st.sampled_from(["", " ", ".", "-", "\u00a0", "\u202f", "  ", "/"])


@pytest.mark.parametrize(
    "text",
    [
        "1 85 05 78 006 084 36",
        "185057800608436",
        "1850578006084",
        "2 69 05 2A 588 157",
        "2 69 05 2b 588 157",
        "n° de sécu : 2690549588157 80",
        "NIR 1-85-05-78-006-084-36, à garder",
        "1.85.05.78.006.084.36",
        "1 85 05 78 006 084 99",
        "7 85 05 99 006 084",
        "18 505 780 060 84 91",
        "1\u200b85057800608436",
        "１８５０５７８００６０８４３６",
    ],
)
def test_a_social_security_number_is_recognised(text: str) -> None:
    assert forbidden_data(text) == "un numéro de sécurité sociale"


@pytest.mark.parametrize("text", ["3023217600053", "numéro fiscal 30 23 217 600 053", "SPI : 30.23.217.600.053"])
def test_a_tax_number_is_recognised(text: str) -> None:
    assert forbidden_data(text) == "un numéro fiscal"


def test_thirteen_digits_are_one_by_their_key_or_by_their_name() -> None:
    # 1 823 217 600 is 260 beyond a multiple of 511, 4 023 217 600 is 136 beyond: no tax number begins with a four.
    assert forbidden_data("1823217600260") == "un numéro fiscal"
    assert forbidden_data("4023217600136") == ""
    assert forbidden_data("3023217600054") == ""
    assert forbidden_data("numéro fiscal 3023217600054") == "un numéro fiscal"


@pytest.mark.parametrize("text", ["code PIN 1234", "code secret : 4512", "code confidentiel = 4512", "code SMS 845213"])
def test_a_code_told_is_recognised(text: str) -> None:
    assert forbidden_data(text) == "un code secret"


@pytest.mark.parametrize(
    ("text", "name", "words"),
    [
        ("CPAM, 1 85 05 78 006 084 91, attestation", "un numéro de sécurité sociale", "1 85…91"),
        ("1 85 05 78 006 084 99", "un numéro de sécurité sociale", "1 85…99"),
        ("virement FR76 3000 6000 0112 3456 7890 189", "un numéro de compte bancaire", "FR76…89"),
        ("Mdp : Soleil66", "un mot de passe", "Mdp"),
        ("identifiant FranceConnect : m.vidal@orange.fr", "un identifiant de connexion", "identifiant"),
        ("réponse secrète : Médor", "une réponse secrète", "réponse secrète"),
        ("1 8 5 0 5 7 8 0 0 6 0 8 4 9 1", "un numéro de sécurité sociale", "1 8…1"),
        ("m.vidal@orange.fr ou e.roca@orange.fr soleil", "un mot de passe", "s"),
        ("id : vidal66", "un identifiant de connexion", "id"),
        ("Durand Marie Soleil66", "un mot de passe", "S"),
        ("compte: vidal / abc12", "un identifiant de connexion", "compte"),
        ("le login marie.v / soleil", "un identifiant de connexion", "login"),
        ("Durand Marie Soleil66!", "un mot de passe", "S"),
    ],
)
def test_what_was_seen_is_said_without_saying_it_again(text: str, name: str, words: str) -> None:
    seen = seen_in(text)
    assert seen is not None
    assert (seen.kind.value, seen.words) == (name, words)


def test_a_number_over_two_lines_is_seen_across_them_and_each_alone_is_not() -> None:
    halves = ("CPAM 1 85 05 78", "006 084 91, attestation")
    assert not any(map(seen_in, halves))
    seen = seen_across(halves)
    assert seen is not None and seen.kind is Kind.SECURITY_NUMBER
    assert seen_across(("CAF", "006 084 91")) is None
    assert seen_across(("1850578 0", "06084")), "two groups are enough where the seam parts one"
    assert seen_across(("1 85 05 78 006 084", "91")) is None, "the first alone is one"
    assert seen_across(("12", "1 85 05 78 006 084")) is None, "and so is the second"
    assert seen_across(("dossier 2026", "112900123")) is None


@given(st.text(max_size=60), st.text(max_size=60))
def test_any_two_texts_are_judged_without_failing(one: str, other: str) -> None:
    seen_across((one, other))


@pytest.mark.parametrize(
    "text",
    [
        "FR76 3000 6000 0112 3456 7890 189",
        "mon IBAN FR7630006000011234567890189",
        "IBAN : fr76 3000 6000 0112 3456 7890 189 (CAF)",
        "FR76 3000 6000 0112 3456 7890 188",
        "FR14 2004 1010 0505 0001 3M02 606",
        "ES91 2100 0418 4502 0005 1332",
        "DE89 3704 0044 0532 0130 00",
        "compte BE68 5390 0754 7034",
        "MA64 0115 1900 0001 2050 0053 4921",
        "RIB 30006 00001 12345678901 89",
        "20041 01005 0500013M026 06",
    ],
)
def test_a_bank_account_is_recognised(text: str) -> None:
    assert forbidden_data(text) == "un numéro de compte bancaire"


@pytest.mark.parametrize(
    "text",
    ["4111 1111 1111 1111", "5555555555554444 12/27 123", "CB 4111-1111-1111-1111 exp. 12/27", "3782 822463 10005"],
)
def test_a_bank_card_is_recognised(text: str) -> None:
    assert forbidden_data(text) == "un numéro de carte bancaire"


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("20041010050500013M02606", True),
        ("20041010050500013M02607", False),
        ("12345678901111111111101", True),
        ("12345678901111111111102", False),
    ],
)
def test_an_account_written_in_one_go_is_one_by_its_key(text: str, seen: bool) -> None:
    assert bool(forbidden_data(text)) is seen


def test_sixteen_digits_without_the_key_of_a_card_are_a_file_number() -> None:
    assert forbidden_data("dossier 4111 1111 1111 1112") == ""


@pytest.mark.parametrize(
    "text",
    [
        "mot de passe : toto",
        "Mot de passe\u00a0: Soleil66",
        "MOT-DE-PASSE=x",
        "mdp=azerty1",
        "mdp toto12",
        "Mot de passe ameli : Soleil66",
        "le mot de passe de la CAF est chaton",
        "mots de passe : rose, bleu",
        "password : hunter2",
        "phrase de passe : le chêne vert",
    ],
)
def test_a_password_told_is_recognised(text: str) -> None:
    assert forbidden_data(text) == "un mot de passe"


@pytest.mark.parametrize(
    "text",
    [
        "Mot de passe oublié",
        "Mot de passe oublié : aller sur ameli.fr",
        "Mot de passe perdu, organisme : France Travail",
        "Créer un mot de passe",
        "Changer le mot de passe : impots.gouv.fr",
        "Le mot de passe est perdu",
        "Le code secret de la carte est bloqué",
        "Mot de passe : réinitialisation",
        "Mot de passe des impôts : à demander",
        "Code PIN bloqué",
        "Choisir un mot de passe sûr",
        "Code de la route : inscription",
        "Passeport : renouvellement",
    ],
)
def test_a_procedure_about_a_password_is_not_one(text: str) -> None:
    assert forbidden_data(text) == ""


@pytest.mark.parametrize(
    "text",
    [
        "Le 12 mars 2026 rendez-vous à la CAF",
        "Au 24 quai Sadi Carnot, 66906 Perpignan",
        "De 12 à 14 personnes dans la salle 3 du bâtiment B",
        "12.11.2026 - 3.12.2026",
        "12/11/2026, 13/11/2026, 14/11/2026",
        "26/11/2026 10 h 30",
        "04 68 87 12 34 ou 06 12 34 56 78",
        "01 02 03 04 05 / 06 07 08 09 10",
        "01 00 00 22 01 05 10 70 24 01",
        "+33 4 68 87 12 34, 0468871234",
        "N° allocataire 1234567",
        "dossier n° 12345678901234",
        "SIRET 123 456 789 00012",
        "demande de logement 066112345678910123",
        "ISBN 978-2-07-036822-8",
        "AGDREF 6603123456",
        "délibération n° 24_01_14 du 27/02/2024",
        "Résidence 12 rue du Moulin à Vent 66160 Le Boulou",
        "code salle12, code B12",
        "le code a1b2 du casier",
        "article 2 du règlement (UE) 2016/679 du 27 avril 2016",
    ],
)
def test_an_ordinary_line_with_figures_is_not_refused(text: str) -> None:
    assert forbidden_data(text) == ""


@given(DAYS, DAYS, st.sampled_from([" ", " - ", ", ", " au ", "/", "-"]), st.sampled_from("./- "))
def test_two_dates_are_never_forbidden(one: date, other: date, between: str, separator: str) -> None:
    text = f"{short_date(one)}{between}{short_date(other)}".replace("/", separator)
    assert forbidden_data(text) == ""


@given(st.from_regex(r"0[1-9][0-9]{8}", fullmatch=True), st.from_regex(r"0[1-9][0-9]{8}", fullmatch=True), SEPARATORS)
def test_two_phones_are_never_forbidden(one: str, other: str, between: str) -> None:
    assert forbidden_data(f"{phone(one)} {between} {phone(other)}") == ""


@st.composite
def security_numbers(draw: st.DrawFn) -> list[str]:
    """The groups of a number of someone born in métropole, with its key."""
    groups = [
        draw(st.sampled_from("12")),
        f"{draw(st.integers(0, 99)):02}",
        f"{draw(st.integers(1, 12)):02}",
        f"{draw(st.integers(1, 95)):02}",
        f"{draw(st.integers(1, 990)):03}",
        f"{draw(st.integers(1, 999)):03}",
    ]
    return [*groups, f"{97 - int(''.join(groups)) % 97:02}"]


@given(security_numbers(), SEPARATORS, st.booleans(), st.sampled_from(["", "né le 2 mai, n° ", "66 : "]), ANY_TEXT)
def test_every_security_number_is_recognised(
    groups: list[str], separator: str, with_key: bool, before: str, after: str
) -> None:
    number = separator.join(groups if with_key else groups[:-1])
    assert forbidden_data(f"{before}{number} ; {after}")


@given(st.text(max_size=300))
def test_any_text_is_judged_without_failing(text: str) -> None:
    assert isinstance(forbidden_data(text), str)


@pytest.mark.parametrize(
    "iban",
    [
        *("NL91 ABNA 0417 1643 00", "FI21 1234 5600 0007 85", "DK50 0040 0440 1162 43", "AT61 1904 3002 3457 3201"),
        *("LU28 0019 4006 4475 0000", "CH93 0076 2011 6238 5295 7", "GB29 NWBK 6016 1331 9268 19"),
        *("IE29 AIBK 9311 5212 3456 78", "RO49 AAAA 1B31 0075 9384 0000", "SE45 5000 0000 0583 9825 7466"),
        *("TN59 1000 6035 1835 9847 8831", "PT50 0002 0123 1234 5678 9015 4", "TR33 0006 1005 1978 6457 8413 26"),
        *("IT60 X054 2811 1010 0000 0123 456", "PL61 1090 1014 0000 0712 1981 2874"),
        "UA21 3223 1300 0002 6007 2335 6600 1",
    ],
)
def test_the_examples_of_the_register_of_ibans_are_recognised(iban: str) -> None:
    assert forbidden_data(f"compte {iban}") == "un numéro de compte bancaire"


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("Soleil#66x", "un mot de passe"),
        ("note : Soleil#66x", "un mot de passe"),
        ("windows10!", ""),
        ("écrire à vidal66@mon-site.fr", ""),
        ("vidal66@mon-site.fr puis Soleil#66x", "un mot de passe"),
        # After « pass », words of everyday and those of five letters or fewer are none.
        ("pass 3mois", ""),
        ("pass atelier2", ""),
        ("pass soleil66", "un mot de passe"),
        ("pass sole66", "un mot de passe"),
        # Its key is right, but no country has these letters.
        ("XX08 1234 5678 9010", ""),
        # A year is none; the key of an account is right, then wrong.
        ("mot de passe 2025", ""),
        ("mot de passe caf 2025", ""),
        ("mot de passe 2225", "un mot de passe"),
        ("compte : vidal / abc12", "un identifiant de connexion"),
        ("login marie.v / soleil", "un identifiant de connexion"),
        ("login marie.v / mot de passe", ""),
        # Near the name of a password, and too far from it.
        (f"mot de passe {'x' * 61} soleil66 à redire", "un mot de passe"),
        (f"mot de passe {'x' * 62} soleil66 à redire", ""),
        (f"soleil66 {'x' * 50} mot de passe", "un mot de passe"),
        (f"soleil66 {'x' * 51} mot de passe", ""),
        # A figure more is the first of the key, or there is no number.
        ("18505780060849", "un numéro de sécurité sociale"),
        ("18505780060848", ""),
        ("185057800608499", "un numéro de sécurité sociale"),
        ("1850 5780 06084", "un numéro de sécurité sociale"),
        ("185 057 800 6084", "un numéro de sécurité sociale"),
        ("18 50 57 80 06 084", ""),
        ("1850 5780 0608 49", ""),
        ("1850578 006084", ""),
        ("1850 578006084", ""),
        # A number of somebody else's file, or of a foreigner, whose key is right.
        ("dossier 185057800608491", "un numéro de sécurité sociale"),
        ("dossier 385057800608488", ""),
        ("385057800608488", "un numéro de sécurité sociale"),
        ("1850578006084 12345", "un numéro de sécurité sociale"),
        # What is behind the sign of a login, or of an address, is none where it says that it is lost.
        ("id : vidal66", "un identifiant de connexion"),
        ("id : perdu", ""),
        ("identifiant caf vidal", "un identifiant de connexion"),
        ("identifiant caf perdu", ""),
        ("m.vidal@orange.fr mot de passe soleil", "un mot de passe"),
        ("m.vidal@orange.fr mot de passe perdu", ""),
        ("identifiant 123456", "un identifiant de connexion"),
        ("identifiants perdus 123456", ""),
        ("Durand Marie Soleil66", "un mot de passe"),
        ("Durand Marie atelier66", ""),
        # Where a site stands at once, one goes there to change it.
        ("mot de passe : (ameli.fr)", ""),
        ("mot de passe : x ameli.fr", "un mot de passe"),
        ("code wxy12z", "un code secret"),
        ("code wx12y", ""),
        ("m.vidal@orange.fr ou e.roca@orange.fr soleil", "un mot de passe"),
        # Sixteen digits are of something else, though the name stands before them.
        ("sécu 1850578006084916", ""),
        ("sécu 185057800608491", "un numéro de sécurité sociale"),
    ],
)
def test_what_looks_like_a_secret_is_told_from_what_is_one(text: str, seen: str) -> None:
    assert forbidden_data(text) == seen
