"""How a convention may end before its term: what its text proposes, and closing it so, told before and taken back."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from desktop_app.domain.convention import Convention, Delay, Ending, Ground, begun
from desktop_app.domain.errors import Refused
from desktop_app.use_cases.desk import Desk
from desktop_app.use_cases.planning import schedule
from desktop_app.use_cases.settings import conventions
from desktop_app.use_cases.settings.convention_endings import endings_of
from desktop_app.use_cases.settings.convention_gestures import Closing, Renewal, Reopening
from tests.helpers.builders import its_convention, its_terms

LETTER = date(2025, 11, 11)
FAULT = Ground(Ending.FAULT, LETTER, Delay(30), "art. 7.1")
"""Thirty days after 11 November: nineteen to the 30th, eleven in December."""
FIRST = date(2025, 12, 11)


def offered(desk: Desk, convention: Convention) -> dict[str, str]:
    """Each reason, with what its text says of it."""
    return {
        each.ending.name: each.told.partition(", ")[2].replace("\xa0", " ") for each in endings_of(desk, convention)
    }


def test_the_text_of_a_partner_that_is_known_says_how_long_and_which_article(desk: Desk) -> None:
    assert [each.told.replace("\xa0", " ") for each in endings_of(desk, its_convention())] == [
        "d’un commun accord",
        "reconduction refusée (art. 6)",
        "résiliation pour faute, 30 jours (art. 7.1)",
        "résiliation pour force majeure, 30 jours (art. 7.2)",
        "autre raison",
    ]
    typed_otherwise = its_convention(partner="département  de la sarthe", tacit=False)
    assert offered(desk, typed_otherwise) == {"AGREED": "", "FAULT": "30 jours (art. 8)", "OTHER": ""}
    estaires = its_convention(partner="Communauté de communes Flandre Lys", tacit=False, notice_months=3)
    assert offered(desk, estaires) == {"AGREED": "", "NOTICE": "3 mois (art. 6)", "OTHER": ""}


def test_of_a_text_that_is_not_known_what_most_say_is_proposed(desk: Desk) -> None:
    other = its_convention(partner="Un autre", tacit=False, notice_months=2)
    most = {"NOTICE": "2 mois", "FAULT": "30 jours", "FORCE_MAJEURE": "30 jours"}
    assert offered(desk, other) == {"AGREED": "", **most, "OTHER": ""}
    assert "OPPOSED" in offered(desk, its_convention(partner="Un autre"))


def test_the_service_of_the_commune_ends_for_its_own_reasons(desk: Desk) -> None:
    assert offered(desk, begun(its_terms(own=True, partner=""))) == {"OTHER": ""}


def test_before_the_delay_is_over_it_is_refused_and_nothing_is_written(desk: Desk) -> None:
    before = schedule.register_of(desk)
    for verb in (conventions.effect_of, conventions.carry_out):
        with pytest.raises(Refused, match="au plus tôt le 11\\xa0décembre 2025"):
            verb(desk, Closing(1, date(2025, 12, 10), "", FAULT))
    assert schedule.register_of(desk) == before


def test_the_reason_and_the_letter_are_kept_and_taken_back_with_the_closing(desk: Desk) -> None:
    before = schedule.register_of(desk)
    assert conventions.effect_of(desk, Closing(1, FIRST, "", FAULT)).convention.ground == FAULT
    done = conventions.carry_out(desk, Closing(1, FIRST, "", FAULT))
    (closed,) = schedule.register_of(desk)
    assert (closed.closed_on, closed.closed_because, closed.ground) == (FIRST, "", FAULT)
    assert done.undo
    done.undo.back(desk)
    assert schedule.register_of(desk) == before


def test_neither_a_closing_taken_away_nor_a_renewal_keeps_them(desk: Desk) -> None:
    before = schedule.register_of(desk)
    conventions.carry_out(desk, Closing(1, FIRST, "", FAULT))
    conventions.carry_out(desk, Reopening(1))
    assert schedule.register_of(desk) == before
    conventions.carry_out(desk, Closing(1, FIRST, "", FAULT))
    conventions.carry_out(desk, Renewal(1, replace(its_terms(), signed_on=date(2025, 12, 1))))
    old = schedule.register_of(desk)[0]
    assert (old.closed_because, old.ground) == ("renouvelée", None)
