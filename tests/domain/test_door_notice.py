"""What may be put up on the door: short lines, no datum that is never noted, and nobody's health."""

from __future__ import annotations

import pytest

from desktop_app.domain.door_notice import ABSENCE, DoorNotice, longest_field, read_door_notice, tells_of_health
from desktop_app.domain.errors import Refused


def faults(notice: DoorNotice) -> dict[str, str]:
    with pytest.raises(Refused) as refusal:
        read_door_notice(notice)
    return {fault.field: fault.sentence for fault in refusal.value.faults}


def test_lines_are_tidied() -> None:
    read = read_door_notice(DoorNotice("  Pas de  permanence ", "jeudi 4 décembre"))
    assert read == DoorNotice("Pas de permanence", "jeudi 4 décembre", ABSENCE, "")


def test_title_and_date_are_wanted_the_rest_is_not() -> None:
    assert faults(DoorNotice(" ", "", "", "")).keys() == {"title", "when"}
    assert read_door_notice(DoorNotice("Fermé", "jeudi", "", "")).reason == ""


@pytest.mark.parametrize(
    "reason",
    ["maladie", "Élodie est MALADE", "congé maternité", "à l’hôpital", "arrêt de travail", "souffrante", "grossesse"],
)
def test_nobody_s_health_is_put_up(reason: str) -> None:
    assert "ne s’affiche jamais" in faults(DoorNotice("Fermé", "jeudi", reason))["reason"]
    assert faults(DoorNotice(reason, "jeudi")).keys() == {"title"}
    assert tells_of_health(reason)


@pytest.mark.parametrize("reason", ["absence", "inventaire", "pont", "congés", "formation", "travaux", ""])
def test_other_words_are_fine(reason: str) -> None:
    assert read_door_notice(DoorNotice("Fermé", "jeudi", reason)).reason == reason


def test_what_is_never_noted_is_not_put_up_either() -> None:
    assert "jamais" in faults(DoorNotice("Fermé", "jeudi", "1 85 05 78 006 084 36"))["reason"]
    assert faults(DoorNotice("F" * 121, "jeudi")).keys() == {"title"}


def test_the_longest_line_is_the_one_to_shorten() -> None:
    assert longest_field(DoorNotice("Fermé", "jeudi 4 décembre", "absence", "Retour bientôt")) == "when"
