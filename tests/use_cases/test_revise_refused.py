"""A mandate taken up again: a scope that must be refused leaves it as it was, and the path goes on with it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from desktop_app.domain.errors import RuleBroken
from desktop_app.domain.mandate import Act, ScopeLine, State
from desktop_app.domain.mandate.capacity import Aid, Path, Signing
from desktop_app.storage.journal import journal
from desktop_app.use_cases.desk import Desk
from desktop_app.use_cases.mandates import mandates
from tests.helpers.builders import a_body, stored_mandate

CAF = a_body().lines[0]
END = date(2026, 5, 27)
DEBTS = ScopeLine("Banque de France", "Dossier de surendettement", frozenset({Act.SUBMIT}))


@pytest.mark.parametrize(
    ("body", "ends_on", "field", "sentence"),
    [
        ({"lines": (), "requests": ()}, END, "scope", "ajoutez une démarche"),
        ({"lines": (replace(CAF, acts=frozenset()),)}, END, "line-0", "Cochez au moins un acte"),
        ({"lines": (CAF, replace(CAF, organism=" "))}, END, "line-1", "ce champ est vide"),
        ({"lines": (replace(CAF, procedure="mot de passe : Soleil66"),)}, END, "line-0", "cela ne se note jamais ici"),
        ({"lines": (DEBTS,)}, END, "line-0", "la personne signe elle-même"),
        ({}, None, "ends_on", "Donnez le dernier jour du mandat"),
        ({}, date(2025, 11, 26), "ends_on", "Ce jour est passé"),
        ({}, date(2026, 6, 23), "ends_on", "ne peut pas dépasser le 22.juin 2026"),
    ],
)
@pytest.mark.parametrize("state", [State.DRAFT, State.PRINTED])
def test_a_wrong_scope_leaves_the_mandate_and_the_journal_alone(
    desk: Desk, state: State, body: dict[str, Any], ends_on: date | None, field: str, sentence: str
) -> None:
    mandate = stored_mandate(desk.db, state)
    before = journal.head(desk.db)
    with pytest.raises(RuleBroken, match=sentence) as refusal:
        mandates.revise(desk, mandate.id, body=a_body(**body), ends_on=ends_on)
    assert [fault.field for fault in refusal.value.faults] == [field]
    assert mandates.view(desk, mandate.id).mandate == mandate
    assert journal.head(desk.db) == before


@pytest.mark.parametrize("last", [date(2025, 11, 27), date(2026, 6, 22)])
def test_today_and_the_last_day_of_the_convention_are_taken(desk: Desk, last: date) -> None:
    mandate = stored_mandate(desk.db, State.PRINTED)
    mandates.revise(desk, mandate.id, body=a_body(), ends_on=last)
    kept = mandates.view(desk, mandate.id).mandate
    assert (kept.state, kept.ends_on, kept.printed_at) == (State.DRAFT, last, None)


CURATOR, READER = Path(Signing.WITH_CURATOR), Path(aids=frozenset({Aid.READ_ALOUD}))


@pytest.mark.parametrize(
    ("was", "typed", "kept"),
    [(CURATOR, None, CURATOR), (CURATOR, READER, READER), (None, READER, READER), (None, None, None)],
)
def test_the_path_stays_as_it_was_unless_another_is_told(
    desk: Desk, was: Path | None, typed: Path | None, kept: Path | None
) -> None:
    mandate = stored_mandate(desk.db, State.PRINTED, body=a_body(path=was))
    mandates.revise(desk, mandate.id, body=a_body(requests=(), path=typed), ends_on=END)
    assert mandates.view(desk, mandate.id).mandate.open_body.path == kept
