"""The mandate that a convention imposes: drafts, the version in force, what is frozen, and what is taken back."""

from __future__ import annotations

from dataclasses import replace

import pytest

from desktop_app.domain.convention.partner_model import STARTER, ModelBlock, ModelState, read_block
from desktop_app.domain.errors import NotAllowed, OutOfDate, RuleBroken
from desktop_app.domain.journal import Action
from desktop_app.storage.journal import journal
from desktop_app.use_cases.desk import Desk
from desktop_app.use_cases.mandates import mandates
from desktop_app.use_cases.papers import mandate_papers
from desktop_app.use_cases.settings import partner_models
from tests.helpers.alike import back, plain
from tests.helpers.builders import stored_person
from tests.helpers.clock import StillClock
from tests.helpers.paper import words_of
from tests.use_cases.test_mandate_papers import everything_changes, prepared

MORE = ModelBlock("Annexe", "Fait au {lieu}.")


def in_force(desk: Desk) -> int:
    """The first version, printed from now on; its id."""
    id = partner_models.begin(desk, 1).subject
    partner_models.put(desk, id)
    return id


def states(desk: Desk) -> list[tuple[int, ModelState]]:
    return [(each.version, each.state) for each in partner_models.of_convention(desk, 1).versions]


def test_without_one_permanence_prints_its_own(desk: Desk, reception_desk: Desk) -> None:
    found = partner_models.of_convention(desk, 1)
    assert (found.versions, found.shown, found.in_force) == ((), None, None)
    assert partner_models.for_advisor(desk, 1) is None
    with pytest.raises(NotAllowed):
        partner_models.begin(reception_desk, 1)


def test_a_draft_begins_with_a_text_that_lacks_nothing_and_is_printed_by_nobody(desk: Desk) -> None:
    done = partner_models.begin(desk, 1)
    found = partner_models.of_convention(desk, 1)
    assert found.shown and found.shown.blocks == tuple(map(read_block, STARTER)) and found.lacks == ()
    assert partner_models.for_advisor(desk, 1) is None
    with pytest.raises(RuleBroken, match="déjà ouvert"):
        partner_models.begin(desk, 1)
    back(desk, done)
    assert states(desk) == []


def test_a_draft_that_lacks_something_is_kept_and_refused_in_force(desk: Desk) -> None:
    id = partner_models.begin(desk, 1).subject
    shown = partner_models.of_convention(desk, 1).shown
    assert shown
    partner_models.keep(desk, replace(shown, blocks=(MORE,), name="annexe 3"))
    found = partner_models.of_convention(desk, 1)
    assert found.shown and found.shown.name == "annexe 3" and len(found.lacks) > 8
    with pytest.raises(RuleBroken, match="Il manque"):
        partner_models.put(desk, id)
    assert partner_models.for_advisor(desk, 1) is None


def test_in_force_it_is_the_text_of_the_advisors_of_that_convention(desk: Desk) -> None:
    id = in_force(desk)
    printed = partner_models.for_advisor(desk, 1)
    assert printed and (printed.id, printed.since) == (id, desk.now().date())
    found = partner_models.of_convention(desk, 1).in_force
    assert found and found.id == id


def test_a_version_once_in_force_never_changes_and_the_next_takes_its_place(desk: Desk) -> None:
    first = in_force(desk)
    shown = partner_models.of_convention(desk, 1).shown
    assert shown
    with pytest.raises(RuleBroken, match="ne change plus"):
        partner_models.keep(desk, replace(shown, blocks=(*shown.blocks, MORE)))
    with pytest.raises(RuleBroken, match="elle reste"):
        partner_models.drop(desk, first)
    second = partner_models.begin(desk, 1).subject
    beside = partner_models.of_convention(desk, 1)
    draft, printed = beside.shown, beside.in_force
    assert draft and draft.blocks == shown.blocks
    assert printed and printed.id == first
    partner_models.keep(desk, replace(draft, blocks=(*draft.blocks, MORE)))
    done = partner_models.put(desk, second)
    assert states(desk) == [(2, ModelState.IN_FORCE), (1, ModelState.REPLACED)]
    back(desk, done)
    assert states(desk) == [(2, ModelState.DRAFT), (1, ModelState.IN_FORCE)]


def test_it_is_stopped_and_taken_back_unless_another_took_its_place(desk: Desk) -> None:
    in_force(desk)
    done = partner_models.stop(desk, 1)
    assert partner_models.for_advisor(desk, 1) is None
    back(desk, done)
    assert partner_models.for_advisor(desk, 1)
    again = partner_models.stop(desk, 1)
    partner_models.put(desk, partner_models.begin(desk, 1).subject)
    with pytest.raises(OutOfDate):
        back(desk, again)
    with pytest.raises(RuleBroken, match="déjà son propre"):
        partner_models.stop(desk, 1) and partner_models.stop(desk, 1)


def test_a_draft_is_dropped_and_comes_back(desk: Desk) -> None:
    id = partner_models.begin(desk, 1).subject
    before = partner_models.of_convention(desk, 1).shown
    done = partner_models.drop(desk, id)
    assert states(desk) == []
    back(desk, done)
    assert partner_models.of_convention(desk, 1).shown == before


def replaced(desk: Desk) -> None:
    """A second version, which says something else, is in force."""
    partner_models.begin(desk, 1)
    draft = partner_models.of_convention(desk, 1).shown
    assert draft
    partner_models.keep(desk, replace(draft, name="annexe 4", blocks=(*draft.blocks, MORE)))
    partner_models.put(desk, draft.id)


@pytest.mark.parametrize("since", ["replaced", "stopped", "everything"])
def test_originals_of_a_partner_are_printed_again_to_the_byte_whatever_became_of_its_text(
    desk: Desk, clock: StillClock, since: str
) -> None:
    in_force(desk)
    person = stored_person(desk.db)
    mandate_id = prepared(desk, person.id)
    first = mandate_papers.mandate_form(desk, mandate_id)
    mandate_papers.printed(desk, mandate_id, first)
    clock.forward(minutes=7)
    {"replaced": replaced, "stopped": lambda desk: partner_models.stop(desk, 1)}.get(
        since, lambda desk: everything_changes(desk, person.id)
    )(desk)
    again = mandate_papers.mandate_form(desk, mandate_id)
    assert again.build() == first.build() and "Mandat du partenaire, version 1" in words_of(first.build())


def test_what_is_printed_keeps_the_whole_text_of_its_version_and_the_journal_its_digest(desk: Desk) -> None:
    in_force(desk)
    mandate_id = prepared(desk, stored_person(desk.db).id)
    mandate_papers.printed(desk, mandate_id, mandate_papers.mandate_form(desk, mandate_id))
    kept = mandates.view(desk, mandate_id).mandate.open_body.printed
    shown = partner_models.of_convention(desk, 1).shown
    assert kept and shown and kept.originals.model == shown.told
    assert kept.originals.model_name == "Mandat du partenaire, version 1"
    line = next(line for line in journal.latest(desk.db, 9) if line.action is Action.MANDATE_PRINTED)
    assert line.detail in words_of(mandate_papers.mandate_form(desk, mandate_id).build()).replace(" ", "")


def test_a_mandate_not_yet_printed_follows_the_version_in_force(desk: Desk) -> None:
    mandate_id = prepared(desk, stored_person(desk.db).id)
    assert "Nos promesses" in words_of(mandate_papers.mandate_form(desk, mandate_id).build())
    in_force(desk)
    said = words_of(mandate_papers.mandate_form(desk, mandate_id).build())
    assert "Mandat du partenaire, version 1" in said and "Nos promesses" not in said
    replaced(desk)
    assert "annexe 4, version 2" in words_of(mandate_papers.mandate_form(desk, mandate_id).build())


def test_the_frames_the_initials_the_coupon_and_two_originals_are_ours(desk: Desk) -> None:
    in_force(desk)
    mandate_id = prepared(desk, stored_person(desk.db).id)
    said = words_of(mandate_papers.mandate_form(desk, mandate_id).build())
    for words in ("Original 1/2", "Original 2/2", "Initiales", "Empreinte", "Signature :", "Coupon de retrait"):
        assert words in said
    assert "9. Nous signons" not in said and "Nous signons, ici" in said


def test_a_draft_is_previewed_as_a_training_even_while_it_lacks_something(desk: Desk) -> None:
    id = partner_models.begin(desk, 1).subject
    shown = partner_models.of_convention(desk, 1).shown
    assert shown
    partner_models.keep(desk, replace(shown, blocks=(MORE,)))
    paper = mandate_papers.model_preview(desk, id)
    said = words_of(paper.build())
    assert "ENTRAÎNEMENT" in said and "Camille Exemple" in said and "Fait au Médiathèque" in said


def test_each_draft_has_the_next_number_and_the_words_of_the_one_before(desk: Desk) -> None:
    for version in (1, 2, 3):
        if version > 1:
            replaced(desk)
        else:
            in_force(desk)
        found = partner_models.of_convention(desk, 1).in_force
        assert found and found.version == version
    assert [each.version for each in partner_models.of_convention(desk, 1).versions] == [3, 2, 1]
    partner_models.begin(desk, 1)
    draft = partner_models.of_convention(desk, 1).shown
    assert draft and (draft.version, draft.name, len(draft.blocks)) == (4, "annexe 4", len(STARTER) + 2)


def test_put_in_the_place_of_another_it_is_the_new_one_that_is_taken_back(desk: Desk) -> None:
    in_force(desk)
    second = partner_models.begin(desk, 1).subject
    done = partner_models.put(desk, second)
    assert done.undo and done.undo.label == "le modèle Mandat du partenaire, version 2"
    gone = done.undo.back(desk)
    assert plain(gone.told) == "Annulé : le modèle Mandat du partenaire, version 2." and gone.subject == second
    (line,) = journal.latest(desk.db, 1)
    assert (line.action, line.subject) == (Action.UNDONE, f"modele-{second}")
