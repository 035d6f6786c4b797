"""Messages for an advisor: left, read, on the programme of the day, with the person they are about, forgotten."""

from __future__ import annotations

from datetime import timedelta

import pytest

from desktop_app.domain.errors import OutOfDate, Refused, RuleBroken
from desktop_app.storage.reception import messages as stored
from desktop_app.storage.reception import people
from desktop_app.use_cases import clock_check
from desktop_app.use_cases.changes import Changes
from desktop_app.use_cases.desk import Desk
from desktop_app.use_cases.destruction import erasure
from desktop_app.use_cases.overview import attention
from desktop_app.use_cases.papers import day_sheets, printing
from desktop_app.use_cases.reception import joining, messages
from tests.helpers.alike import back
from tests.helpers.builders import NINE, THURSDAY, stored_person
from tests.helpers.clock import StillClock
from tests.helpers.paper import words_of

SAID = "Elle a reçu le courrier qu’elle attendait"


def leave(desk: Desk, days: int = 0, person_id: int = 0, advisor_id: int = 1) -> Changes:
    """For Marie Castell, on the Thursday or so many days later."""
    day = THURSDAY + timedelta(days)
    return messages.leave(desk, advisor_id=advisor_id, day=day, text=SAID, person_id=person_id)


def told(desk: Desk) -> list[str]:
    lines = [each.sentence for each in attention.needs_attention(desk) if each.messages]
    return [each.replace("\N{NO-BREAK SPACE}", " ") for each in lines]


def test_it_waits_from_its_day_on_until_it_is_read(desk: Desk, clock: StillClock) -> None:
    done = leave(desk, days=1)
    assert messages.waiting(desk) == () and told(desk) == []
    clock.set(NINE + timedelta(days=2))
    (row,) = messages.waiting(desk)
    assert (row.message.text, row.advisor.name, row.person, row.message.left_by) == (
        SAID,
        "Marie Castell",
        None,
        desk.account.name,
    )
    assert told(desk) == ["1 message pour Marie Castell"]
    read = messages.mark_read(desk, done.subject)
    assert messages.waiting(desk) == () and told(desk) == []
    with pytest.raises(OutOfDate):
        messages.mark_read(desk, done.subject)
    back(desk, read)
    assert len(messages.waiting(desk)) == 1


def test_left_by_mistake_it_is_taken_back_unless_it_was_read(desk: Desk) -> None:
    done = leave(desk)
    messages.mark_read(desk, done.subject)
    with pytest.raises(OutOfDate):
        back(desk, done)
    other = leave(desk)
    back(desk, other)
    assert [row.message.id for row in messages.of_day(desk, THURSDAY)] == [done.subject]


def test_each_advisor_has_a_line_of_their_own(desk: Desk) -> None:
    for advisor_id in (1, 1, 2):
        leave(desk, advisor_id=advisor_id)
    assert told(desk) == ["2 messages pour Marie Castell", "1 message pour Jordi Puig"]


@pytest.mark.parametrize(("text", "field"), [("", "text"), ("mot de passe : azerty12", "text"), ("x" * 161, "text")])
def test_what_may_not_be_said_is_refused(desk: Desk, text: str, field: str) -> None:
    with pytest.raises(Refused) as refusal:
        messages.leave(desk, advisor_id=1, day=THURSDAY, text=text)
    assert [each.field for each in refusal.value.faults] == [field] and not messages.of_day(desk, THURSDAY)


def test_one_for_somebody_who_is_not_in_the_list_is_refused(desk: Desk) -> None:
    with pytest.raises(OutOfDate, match="plus dans la liste"):
        messages.leave(desk, advisor_id=99, day=THURSDAY, text="Rappeler la CAF")


def test_a_day_that_is_over_or_not_read_is_refused(desk: Desk) -> None:
    for day in (THURSDAY - timedelta(1), None):
        with pytest.raises(RuleBroken) as refusal:
            messages.leave(desk, advisor_id=1, day=day, text=SAID)
        assert refusal.value.faults[0].field == "day"


def test_it_is_on_the_programme_of_its_advisor_that_day_and_not_on_another_s(desk: Desk) -> None:
    person = stored_person(desk.db)
    leave(desk, person_id=person.id)
    leave(desk, days=1, advisor_id=2)
    said = " ".join(words_of(day_sheets.day_programme(desk, THURSDAY).build()).split()).replace(
        "\N{NO-BREAK SPACE}", " "
    )
    assert "Messages de l’accueil" in said and f"Éloïse Lefèvre : {SAID}" in said
    assert said.count(SAID) == 1
    assert SAID not in words_of(day_sheets.every(desk, THURSDAY)[0].build())


def test_it_goes_with_the_person_it_is_about(desk: Desk) -> None:
    person = stored_person(desk.db)
    leave(desk, person_id=person.id)
    record = " ".join(words_of(printing.personal_record(desk, person.id).build()).split())
    assert SAID in record and not people.is_free(desk.db, person.id)
    erasure.erase(desk, person.id)
    assert messages.of_day(desk, THURSDAY) == ()


def test_it_follows_when_two_files_are_joined_and_parted(desk: Desk) -> None:
    kept, gone = stored_person(desk.db, "Aubert"), stored_person(desk.db, "Auber")
    done = leave(desk, person_id=gone.id)
    joined = joining.join(desk, kept.id, gone.id, name_of=kept.id, phone=kept.phone)
    assert stored.get(desk.db, done.subject).person_id == kept.id
    back(desk, joined)
    assert stored.get(desk.db, done.subject).person_id == gone.id


def test_what_was_read_is_forgotten_a_week_after_its_day(desk: Desk, clock: StillClock) -> None:
    messages.mark_read(desk, leave(desk).subject)
    unread = leave(desk).subject
    clock.set(NINE + timedelta(days=7))
    assert not clock_check.doubt(desk)
    messages.forget_old(desk)
    assert len(messages.of_day(desk, THURSDAY)) == 2
    clock.set(NINE + timedelta(days=8))
    messages.forget_old(desk)
    assert [row.message.id for row in messages.of_day(desk, THURSDAY)] == [unread]


def test_what_nobody_read_is_forgotten_two_months_after_its_day(desk: Desk, clock: StillClock) -> None:
    leave(desk)
    coming = leave(desk, days=1).subject
    for week in range(1, 9):
        # A week at a time: the date would be in doubt otherwise.
        clock.set(NINE + timedelta(weeks=week))
        assert not clock_check.doubt(desk)
    clock.set(NINE + timedelta(days=62))
    messages.forget_old(desk)
    assert len(messages.waiting(desk)) == 2
    clock.set(NINE + timedelta(days=63))
    messages.forget_old(desk)
    assert [row.message.id for row in messages.waiting(desk)] == [coming]


def test_nothing_is_forgotten_while_the_date_is_in_doubt(desk: Desk, clock: StillClock) -> None:
    messages.mark_read(desk, leave(desk).subject)
    assert not clock_check.doubt(desk)
    clock.set(NINE + timedelta(days=400))
    messages.forget_old(desk)
    assert len(messages.of_day(desk, THURSDAY)) == 1


def test_a_message_about_nobody_is_about_nobody(desk: Desk) -> None:
    stored_person(desk.db)
    messages.leave(desk, advisor_id=1, day=THURSDAY, text=SAID)
    assert [row.person for row in messages.of_day(desk, THURSDAY)] == [None]
