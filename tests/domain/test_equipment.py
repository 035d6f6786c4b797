"""What must be there at a session: who owes it, what may be said of it, and how often it lacked."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from desktop_app.domain.convention import read_terms
from desktop_app.domain.errors import Refused
from desktop_app.domain.planning import Decider, sessions_on
from desktop_app.domain.planning.equipment import (
    EquipmentCheck,
    Item,
    Lacked,
    check_equipment,
    counted,
    items_of,
    lacked_told,
    lacking_told,
)
from tests.helpers.builders import THURSDAY, a_planning, its_terms, thursdays

TERMS = its_terms(equipment=("Internet", "Imprimante"), brought=("Téléphone",))
NET, PRINTER, PHONE = items_of(TERMS)
HERE = sessions_on(THURSDAY, a_planning(thursdays(1)))
CHECK = EquipmentCheck(THURSDAY, 1, 1, 3)


def test_what_the_place_has_it_owes_and_what_is_brought_the_partner_does() -> None:
    assert [
        Item("Internet", Decider.PLACE),
        Item("Imprimante", Decider.PLACE),
        Item("Téléphone", Decider.PARTNER),
    ] == [NET, PRINTER, PHONE]
    assert items_of(its_terms()) == ()


@pytest.mark.parametrize(
    ("check", "today", "sentence"),
    [
        (replace(CHECK, advisor_id=2), THURSDAY, "ne devait pas recevoir"),
        (CHECK, THURSDAY - timedelta(1), "pas encore venu"),
        (replace(CHECK, lacking=(Item("Écran", Decider.PLACE),)), THURSDAY, "La liste du matériel a changé"),
        (replace(CHECK, lacking=(Item("Téléphone", Decider.PLACE),)), THURSDAY, "La liste du matériel a changé"),
    ],
)
def test_what_was_not_to_be_looked_for_is_refused(check: EquipmentCheck, today: object, sentence: str) -> None:
    with pytest.raises(Refused, match=sentence):
        check_equipment(check, items_of(TERMS), HERE, today)  # type: ignore[arg-type]


def test_what_lacks_is_counted_by_session_and_by_thing() -> None:
    check_equipment(replace(CHECK, lacking=(PRINTER, PHONE)), items_of(TERMS), HERE, THURSDAY)
    found = counted([CHECK, replace(CHECK, lacking=(PHONE, PRINTER)), replace(CHECK, lacking=(PRINTER,))])
    assert found == Lacked(3, 2, ((PRINTER, 2), (PHONE, 1)))
    assert lacked_told(found).replace("\xa0", " ") == (
        "Matériel vérifié à 3 permanences, dont 2 où il manquait quelque chose : "
        "Imprimante 2 fois (dû par le lieu d’accueil), Téléphone 1 fois (dû par le partenaire)."
    )
    assert lacked_told(counted([CHECK])).replace("\xa0", " ") == "Matériel vérifié à 1 permanence : rien ne manquait."
    assert lacked_told(Lacked()) == "" and lacking_told((NET, PHONE)) == "Internet, Téléphone"


def _read(**changes: object) -> object:
    terms = its_terms()
    fields = {name: getattr(terms, name) for name in terms.__dataclass_fields__}
    return read_terms(**(fields | changes))  # type: ignore[arg-type]


def test_the_list_of_a_text_is_tidied_and_stays_short() -> None:
    found = _read(equipment=["  Internet ", "", "Ordinateur   fixe", "Internet"], brought=["Téléphone"])
    assert (found.equipment, found.brought) == (("Internet", "Ordinateur fixe"), ("Téléphone",))  # type: ignore[attr-defined]


@pytest.mark.parametrize("typed", [[f"Chose {at}" for at in range(13)], ["a" * 61], ["n° 1 85 05 78 006 084 91"]])
@pytest.mark.parametrize("field", ["equipment", "brought"])
def test_a_list_that_nobody_would_look_through_is_refused_beside_its_field(field: str, typed: list[str]) -> None:
    with pytest.raises(Refused) as refusal:
        _read(**{field: typed})
    assert [fault.field for fault in refusal.value.faults] == [field]
