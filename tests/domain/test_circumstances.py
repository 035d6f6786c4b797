"""What else is said of an appointment: who comes along, where, what to think of; in words."""

from __future__ import annotations

from typing import Any

import pytest

from desktop_app.domain.reception.circumstances import USUAL, Channel, Circumstances, read_circumstances
from tests.domain.blamed import blamed
from tests.helpers.alike import plain

MAIL, DESK, SOCIAL = "Email", "Bureautique", "ReseauxSociaux"


def test_each_thing_is_told_in_words_and_the_usual_is_not() -> None:
    said = Circumstances(2, "sa fille", "fauteuil", Channel.REMOTE, also=(MAIL,), sooner=True)
    assert [plain(each) for each in said.told()] == [
        "E-mail", "avec sa fille", "à distance", "plus tôt si possible", "à savoir : fauteuil",
    ]  # fmt: skip
    assert USUAL.told() == ()
    assert [plain(Circumstances(company=many).told()[0]) for many in (1, 2)] == [
        "avec 1 personne de plus", "avec 2 personnes de plus",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"company": 10}, "company"),
        ({"company": -1}, "company"),
        ({"with_whom": "sa fille"}, "company"),
        ({"company": 1, "with_whom": "x" * 61}, "with_whom"),
        ({"note": "x" * 121}, "note"),
        ({"also": (MAIL, DESK, SOCIAL)}, "also"),
        ({"also": ("Autre",)}, "also"),
    ],
)
def test_what_it_cannot_hold_is_refused_beside_its_field(changes: dict[str, Any], field: str) -> None:
    assert list(blamed(read_circumstances, Circumstances(**changes), "Logement")) == [field]


@pytest.mark.parametrize(
    "kept",
    [
        Circumstances(9, "x" * 60, "y" * 120),
        Circumstances(1),
        Circumstances(also=(MAIL, DESK)),
        Circumstances(also=("Logement",)),
    ],
)
def test_the_most_that_it_holds_is_kept(kept: Circumstances) -> None:
    assert read_circumstances(kept, "Sante") == kept


def test_it_is_kept_tidy_with_each_other_theme_once() -> None:
    typed = Circumstances(1, " sa  fille ", " a  b ", also=(MAIL, DESK, MAIL, SOCIAL))
    assert read_circumstances(typed, SOCIAL) == Circumstances(1, "sa fille", "a b", also=(MAIL, DESK))
    assert read_circumstances(Circumstances(with_whom="  "), MAIL).with_whom == ""
