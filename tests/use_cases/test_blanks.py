"""Blank mandates from the pad to the mandate: numbers, what has not come back, and what was signed meanwhile."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest

from desktop_app.domain.errors import LikelyDuplicate, NotAllowed, OutOfDate, Refused, RuleBroken
from desktop_app.domain.journal import Action
from desktop_app.domain.mandate import ActDone, EndReason, Manner, State
from desktop_app.domain.mandate import Outcome as Done
from desktop_app.domain.mandate.act_done import Act
from desktop_app.domain.mandate.blank import BlankState, Spoilt
from desktop_app.domain.person import Person
from desktop_app.forms.mandate.blank import TEMPLATE
from desktop_app.storage.connection.database import writing
from desktop_app.storage.journal import journal
from desktop_app.storage.mandates import blanks as stored
from desktop_app.storage.safekeeping import carry_over
from desktop_app.use_cases.desk import Desk
from desktop_app.use_cases.destruction import destructions
from desktop_app.use_cases.mandates import acts, blanks, endings, mandates, paper_originals
from desktop_app.use_cases.overview.attention import needs_attention
from desktop_app.use_cases.papers import mandate_papers
from desktop_app.use_cases.settings import partner_models
from tests.helpers.alike import plain
from tests.helpers.builders import a_body, stored_person
from tests.helpers.clock import StillClock
from tests.helpers.paper import words_of
from tests.use_cases.gestures_of_blanks import entered, numbered, written


def test_numbers_follow_one_another_and_are_never_given_twice(desk: Desk, clock: StillClock) -> None:
    first = blanks.number(desk, count=3, advisor_id=1).subject
    blanks.spoil(desk, [first + 2], why=Spoilt.MISTAKE)
    more = blanks.number(desk, count=1, advisor_id=2).subject
    assert [each.blank.number for each in blanks.listing(desk) if each.blank.id in (first, more)] == [
        "V2025-0001",
        "V2025-0004",
    ]
    with writing(desk.db):
        carry_over.write(desk.db, carry_over.CarriedOver(blanks={2025: 9}), 0, desk.now())
    assert stored.get(desk.db, blanks.number(desk, count=1, advisor_id=1).subject).number == "V2025-0010"
    clock.set(datetime(2026, 1, 2, 9, 0))
    assert stored.get(desk.db, blanks.number(desk, count=1, advisor_id=1).subject).number == "V2026-0001"


@pytest.mark.parametrize(
    ("count", "told"),
    [
        (1, "1 vierge : 1 numéro réservé."),
        (2, "2 vierges : 2 numéros réservés."),
        (3, "3 vierges : 3 numéros réservés."),
    ],
)
def test_how_many_numbers_are_given_is_said(desk: Desk, count: int, told: str) -> None:
    assert plain(blanks.number(desk, count=count, advisor_id=1).told) == told


def test_what_becomes_of_one_is_told_of_it_and_of_several_of_them_all(desk: Desk) -> None:
    first = blanks.number(desk, count=3, advisor_id=1).subject
    assert blanks.spoil(desk, [], why=Spoilt.LOST).told == ""
    one = blanks.spoil(desk, [first], why=Spoilt.MISTAKE)
    two = blanks.spoil(desk, [first + 1, first + 2], why=Spoilt.MISTAKE)
    assert [plain(each.told).partition(" : ")[0] for each in (one, two)] == [
        "Vierge V2025-0001 annulé",
        "2 vierges annulés",
    ]
    assert one.undo and two.undo
    assert (one.undo.label, two.undo.label) == ("le vierge V2025-0001", "2 vierges")
    assert plain(one.undo.back(desk).told) == "Annulé : V2025-0001."
    assert plain(two.undo.back(desk).told) == "Annulé : 2 vierges."
    assert plain(blanks.count(desk, [first]).told) == "1 vierge recompté, toujours là."
    assert plain(blanks.count(desk, [first, first + 1]).told) == "2 vierges recomptés, toujours là."


def test_a_pad_says_all_that_depends_on_nobody_and_its_number_on_each_original(desk: Desk) -> None:
    first = numbered(desk)
    paper = mandate_papers.blank_pad(desk, [first, first + 1])
    said = words_of(paper.build())
    assert paper.originals == 4 and paper.discloses == ""
    for words in ("V2025-0001", "V2025-0002", "N° V2025-0002, original 2/2, le service", "dpo@departement.exemple"):
        assert words in said
    assert "Marie Castell" in said and TEMPLATE in said
    blanks.spoil(desk, [first], why=Spoilt.BADLY_PRINTED)
    with pytest.raises(RuleBroken):
        mandate_papers.blank_pad(desk, [first])


def test_what_settings_lack_for_a_mandate_they_lack_for_a_blank(desk: Desk) -> None:
    with pytest.raises(RuleBroken):
        blanks.number(desk, count=0, advisor_id=1)
    with pytest.raises(RuleBroken):
        blanks.number(desk, count=1, advisor_id=9)
    desk.db.execute("UPDATE convention_terms SET officer_contact = ''")
    with pytest.raises(RuleBroken):
        blanks.number(desk, count=1, advisor_id=1)
    assert stored.out(desk.db) == []


def test_a_convention_that_imposes_its_own_text_has_no_blank(desk: Desk) -> None:
    partner_models.put(desk, partner_models.begin(desk, 1).subject)
    with pytest.raises(RuleBroken) as refusal:
        numbered(desk)
    assert refusal.value.field == "advisor" and stored.out(desk.db) == []


def test_the_desk_only_counts_them(reception_desk: Desk, desk: Desk) -> None:
    first = numbered(desk)
    for verb in (lambda: numbered(reception_desk), lambda: blanks.spoil(reception_desk, [first], why=Spoilt.LOST)):
        with pytest.raises(NotAllowed):
            verb()
    again = blanks.count(reception_desk, [first])
    assert not again.undo and again.told.endswith("toujours là."), "printed today, seen today"
    desk.db.execute("UPDATE blank_mandate SET counted_on = '2025-10-01'")
    assert blanks.count(reception_desk, [first]).undo


def test_those_that_nobody_has_seen_for_a_month_are_to_be_counted(desk: Desk, clock: StillClock) -> None:
    numbered(desk)
    clock.forward(days=32)

    def told() -> list[tuple[str, str]]:
        return [(each.sentence, each.part) for each in needs_attention(desk) if each.part == "blanks"]

    assert told() == [("2\N{NO-BREAK SPACE}mandats vierges à recompter", "blanks")]
    done = blanks.count(desk, [1, 2])
    assert told() == []
    assert done.undo
    done.undo.back(desk)
    assert blanks.to_count(desk) == 2
    blanks.spoil(desk, [1, 2], why=Spoilt.LOST)
    assert told() == []
    with pytest.raises(OutOfDate):
        done.undo.back(desk)


def test_a_signed_blank_becomes_an_ordinary_mandate_of_its_number(desk: Desk, clock: StillClock) -> None:
    first, person = numbered(desk), stored_person(desk.db)
    signed = desk.now() + timedelta(minutes=40)
    clock.forward(days=2)
    done = entered(desk, person, first, at=signed)
    view = mandates.view(desk, done.subject)
    assert (view.mandate.number, view.mandate.state, view.person.id) == ("V2025-0001", State.ACTIVE, person.id)
    assert view.mandate.open_body.lines == a_body().lines and view.allowed
    assert [each.blank.state for each in blanks.listing(desk)] == [BlankState.OUT, BlankState.USED]
    line = journal.latest(desk.db, 1)[0]
    assert (line.action, line.detail) == (Action.MANDATE_ENTERED, signed.isoformat(timespec="minutes"))
    original = paper_originals.of_mandate(desk, done.subject)
    assert original and (original.years, original.place) == (6, ""), "as the blank says, and its place is to be told"
    endings.withdraw(desk, done.subject)
    assert destructions.of_mandate(desk, done.subject).done_at  # type: ignore[union-attr]


def test_nothing_was_allowed_before_it_was_signed(desk: Desk, clock: StillClock) -> None:
    numbered(desk)
    signed = desk.now() + timedelta(minutes=40)
    clock.forward(days=1)
    made = entered(desk, at=signed).subject
    done = ActDone(1, Act.FILL, signed - timedelta(minutes=5), Manner.TOGETHER, Done.DONE)
    with pytest.raises(RuleBroken):
        acts.note(desk, made, done)


def test_its_end_counts_from_its_signature(desk: Desk, clock: StillClock) -> None:
    numbered(desk)
    signed = desk.now()
    clock.forward(days=60)
    with pytest.raises(Refused) as refusal:
        entered(desk, at=signed, ends_on=date(2026, 11, 28))
    assert {each.field for each in refusal.value.faults} == {"ends_on"}
    assert entered(desk, at=signed, ends_on=signed.date() + timedelta(100)).subject


def test_one_whose_last_day_is_over_ends_at_once_and_is_destroyed(desk: Desk, clock: StillClock) -> None:
    numbered(desk)
    signed = desk.now()
    clock.forward(days=5)
    done = entered(desk, at=signed, ends_on=signed.date() + timedelta(3))
    mandate = mandates.view(desk, done.subject).mandate
    assert (mandate.state, mandate.end_reason) == (State.ENDED, EndReason.EXPIRED)
    assert mandate.ended_at == datetime(2025, 11, 30, 23, 59, 59) and mandate.body is None
    assert destructions.of_mandate(desk, done.subject).done_at  # type: ignore[union-attr]
    assert "son dernier jour est passé" in done.told


def test_a_paper_that_lacks_something_leaves_nothing_behind(desk: Desk) -> None:
    numbered(desk)
    people, before = len(list(desk.db["person"].rows)), journal.head(desk.db)
    with pytest.raises(Refused):
        entered(desk, signed=False)
    with pytest.raises(Refused):
        blanks.enter(
            desk, 1, person=Person(0, "Abadie", "Claire"), written=written(desk), body=a_body(lines=(), requests=())
        )
    assert (len(list(desk.db["person"].rows)), journal.head(desk.db)) == (people, before)
    known = stored_person(desk.db, "Abadie", "Claire")
    with pytest.raises(LikelyDuplicate):
        entered(desk, Person(0, known.last_name, known.first_name, known.phone))


def test_it_is_entered_once_by_somebody_it_names(desk: Desk, advisor_desk: Desk) -> None:
    numbered(desk)
    with pytest.raises(RuleBroken) as refusal:
        entered(advisor_desk)
    assert refusal.value.field == "substitutes"
    person = stored_person(desk.db, "Serre", "Lucienne")
    done = blanks.enter(advisor_desk, 1, person=person, written=written(desk), body=a_body(), substitutes=[2])
    assert mandates.view(advisor_desk, done.subject).mandate.names(2)
    with pytest.raises(RuleBroken):
        entered(desk, person)


def test_the_program_never_prints_what_was_signed_on_a_blank(desk: Desk) -> None:
    numbered(desk)
    made = entered(desk).subject
    with pytest.raises(RuleBroken, match="photocopiez l’original"):
        mandate_papers.mandate_form(desk, made)


def test_the_numbers_of_others_go_on_as_if_there_were_no_blanks(desk: Desk) -> None:
    numbered(desk)
    entered(desk)
    with writing(desk.db):
        carry_over.write(desk.db, carry_over.NOTHING, 1, desk.now())
    floors = {(row["series"], row["year"]): row["rank"] for row in desk.db["number_floor"].rows}
    assert floors == {("mandate", 2025): 1}, "an old copy may lack one of the others, and none before this year"
    person = stored_person(desk.db, "Roca", "Joan")
    made = mandates.draft(desk, person=person, advisor_id=1, body=a_body(), ends_on=date(2026, 1, 5)).subject
    assert mandates.view(desk, made).mandate.number == "2025-0002"
