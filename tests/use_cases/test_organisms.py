"""The directory as this place has it: added, left out, taken back, and never in the way of a mandate already made."""

from __future__ import annotations

from dataclasses import replace

import pytest

from desktop_app.domain.errors import NotAllowed, OutOfDate, Refused
from desktop_app.domain.organism import Category, OwnOrganism
from desktop_app.use_cases.desk import Desk
from desktop_app.use_cases.mandates import organisms
from desktop_app.use_cases.reception import undo

CANTEEN = OwnOrganism(0, "Cantine du Boulou", category=Category.FAMILY, procedures=("Inscription",), data=("Facture",))
NO_RSA = OwnOrganism(0, "caisse d’allocations familiales", left_out=frozenset({"rsa"}), note="Borne à la mairie.")


def proposed(desk: Desk) -> list[str]:
    return [each.name for each in organisms.directory(desk).offered]


def test_what_an_advisor_adds_is_proposed_to_all_and_taken_back(advisor_desk: Desk, desk: Desk) -> None:
    before = proposed(desk)
    done = organisms.keep(advisor_desk, CANTEEN)
    assert proposed(desk) == ["Cantine du Boulou", *before]
    assert [each.name for each in organisms.directory(desk).procedures_at("cantine boulou")] == ["Inscription"]
    assert done.undo
    undo.take_back(advisor_desk, done.undo)
    assert proposed(desk) == before and organisms.own(desk) == []


def test_a_manager_leaves_a_procedure_out_and_puts_it_back(manager_desk: Desk) -> None:
    organisms.keep(manager_desk, NO_RSA)
    (ours,) = organisms.own(manager_desk)
    assert (ours.name, ours.shipped) == ("CAF", "caf")
    assert "RSA" not in [each.name for each in organisms.directory(manager_desk).procedures_at("CAF")]
    done = organisms.keep(manager_desk, replace(ours, left_out=frozenset(), note=""))
    assert organisms.own(manager_desk) == []
    assert "RSA" in [each.name for each in organisms.directory(manager_desk).procedures_at("CAF")]
    assert done.undo
    undo.take_back(manager_desk, done.undo)
    assert organisms.own(manager_desk) == [ours]


def test_a_correction_and_a_removal_are_taken_back(desk: Desk) -> None:
    organisms.keep(desk, CANTEEN)
    (ours,) = organisms.own(desk)
    corrected = organisms.keep(desk, replace(ours, data=(), hidden=True))
    assert organisms.own(desk) == [replace(ours, data=())]
    assert corrected.undo
    undo.take_back(desk, corrected.undo)
    assert organisms.own(desk) == [ours]
    removed = organisms.remove(desk, ours.id)
    assert organisms.own(desk) == [] and "Retiré" in removed.told
    assert removed.undo
    undo.take_back(desk, removed.undo)
    assert organisms.own(desk) == [ours]


def test_nothing_is_taken_back_over_a_later_change(desk: Desk) -> None:
    added = organisms.keep(desk, CANTEEN)
    (ours,) = organisms.own(desk)
    organisms.keep(desk, replace(ours, note="Le mardi."))
    assert added.undo
    with pytest.raises(OutOfDate):
        undo.take_back(desk, added.undo)
    organisms.remove(desk, ours.id)
    with pytest.raises(OutOfDate):
        organisms.remove(desk, ours.id)
    with pytest.raises(OutOfDate):
        organisms.keep(desk, ours)


def test_the_same_organism_is_not_changed_in_two_places(desk: Desk) -> None:
    organisms.keep(desk, NO_RSA)
    with pytest.raises(Refused) as refused:
        organisms.keep(desk, OwnOrganism(0, "caf", hidden=True))
    assert refused.value.field == "organism"


def test_the_desk_changes_nothing(reception_desk: Desk) -> None:
    with pytest.raises(NotAllowed, match="conseiller ou un compte de référent"):
        organisms.keep(reception_desk, CANTEEN)
    with pytest.raises(NotAllowed):
        organisms.remove(reception_desk, 1)
