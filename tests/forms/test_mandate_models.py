"""Originals that are out in an older text: the same paper or none, whatever the program became since."""

import hashlib
from collections.abc import Callable
from dataclasses import replace
from functools import partial

import pytest

from desktop_app.domain.mandate import Aid, Path, Signing
from desktop_app.forms import mandate as mandate_form

from . import reading, samples, samples_models


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


def of_model_3(path: Path) -> mandate_form.MandateForm:
    """One that was signed by this path."""
    made = samples_models.of_model_3()
    return replace(made, mandate=replace(made.mandate, body=replace(made.mandate.open_body, path=path)))


@pytest.mark.parametrize(
    ("original", "digest"),
    [
        (samples_models.of_model_3, "3bc2df12fa7e11645ef2931792a02ac43bd94d8650afb0098adddb5f446c87ba"),
        (samples_models.with_all_of_model_3, "880f8f662fc06464fe9e61c129e998818d969a6b4aacc7b858cf02213703ffd2"),
        (
            lambda: of_model_3(Path(Signing.BY_PARENT, frozenset({Aid.INTERPRETER}))),
            "44b29c94dc509a83549b241f1e59fa164548026ec2328307a21b4f501bbdc6c7",
        ),
        (
            lambda: of_model_3(Path(Signing.BY_REPRESENTATIVE)),
            "d2a3b4db3aa27b5d982c2dab54b77066cedcbc6801e1abb8d6027868e5dc4ea3",
        ),
    ],
)
def test_originals_of_model_3_are_the_bytes_they_were(
    original: Callable[[], mandate_form.MandateForm], digest: str
) -> None:
    assert hashlib.sha256(mandate_form.build(original())).hexdigest() == digest


@pytest.mark.parametrize(
    ("original", "digest"),
    [
        (samples_models.of_model_4, "3ba2fc5472381e62ee742585db0c99e2de04b53db33fb3b45da62cd9f4ff71d9"),
        (
            partial(samples_models.of_model_4, large=True),
            "6aeb3e3a260c573627146d43afd1fd4c813efd9b5e635ea89906348b6bb3dbaa",
        ),
        (samples_models.with_all_of_model_4, "003541c1e6392055b735f71c7439ae9be6275ffd1633f5a015d551bfc1cb0ba9"),
    ],
)
def test_originals_of_model_4_are_the_bytes_they_were(
    original: Callable[[], mandate_form.MandateForm], digest: str
) -> None:
    """Whatever moves them, in the base as in the text, asks for another model."""
    assert hashlib.sha256(mandate_form.build(original())).hexdigest() == digest
