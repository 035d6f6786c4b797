"""What must be there at each session: asked for at the opening, kept, told until it is passed on, and counted."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, time, timedelta

import pytest

from desktop_app.domain.errors import OutOfDate, Refused
from desktop_app.domain.planning import Decider, Segment, Session
from desktop_app.domain.planning.equipment import EquipmentCheck, Item, Lacked
from desktop_app.domain.theme import Purpose
from desktop_app.storage.planning import equipment as stored
from desktop_app.use_cases.desk import Desk
from desktop_app.use_cases.overview import attention
from desktop_app.use_cases.papers import fulfilment_papers
from desktop_app.use_cases.planning import equipment
from desktop_app.use_cases.reception import today
from tests.forms.reading import whole
from tests.helpers.alike import take_back
from tests.helpers.builders import THURSDAY, its_terms, put_right
from tests.helpers.clock import StillClock

NET, PHONE = Item("Internet", Decider.PLACE), Item("Téléphone", Decider.PARTNER)
THERE = EquipmentCheck(THURSDAY, 1, 1, 2)
LACKS = replace(THERE, lacking=(PHONE,))


@pytest.fixture
def desk(desk: Desk) -> Desk:
    """It is half past eight on a Thursday and Marie receives from nine on; Internet and a telephone must be there."""
    put_right(desk, its_terms(equipment=("Internet",), brought=("Téléphone",)))
    return desk


def lines(desk: Desk) -> list[str]:
    found = attention.needs_attention(desk)
    return [each.sentence.replace("\xa0", " ") for each in found if each.equips]


@pytest.mark.parametrize(("hour", "asked"), [((8, 29), False), ((8, 30), True), ((16, 59), True), ((17, 0), False)])
def test_it_is_asked_for_from_half_an_hour_before_the_opening_to_the_end(
    desk: Desk, clock: StillClock, hour: tuple[int, int], asked: bool
) -> None:
    clock.set(datetime(2025, 11, 27, *hour))
    assert lines(desk) == (["Matériel à vérifier : Marie Castell"] if asked else [])


def test_a_convention_that_says_nothing_asks_for_nothing(desk: Desk) -> None:
    put_right(desk, its_terms())
    assert equipment.of_day(desk, THURSDAY) == () and lines(desk) == []


def test_once_everything_is_there_nothing_is_asked_any_more(desk: Desk) -> None:
    done = equipment.note(desk, THERE)
    assert done.told == "Matériel pour Marie Castell\xa0: tout est là."
    assert lines(desk) == [] and [each.check for each in equipment.of_day(desk, THURSDAY)] == [THERE]
    take_back(desk, done)
    assert lines(desk) == ["Matériel à vérifier : Marie Castell"]


def test_what_lacks_is_told_until_those_who_owe_it_know(desk: Desk, clock: StillClock) -> None:
    equipment.note(desk, LACKS)
    lacks = "Téléphone (Département des Pyrénées-Orientales)"
    said = f"Matériel à signaler, jeudi 27 novembre : {lacks}"
    assert lines(desk) == [f"Matériel à signaler : {lacks}"]
    assert today.day_view(desk, THURSDAY).equipped[0].check == LACKS
    for later in (6, 7, 8):
        clock.set(datetime(2025, 11, 27, 18) + timedelta(later))
        assert (said in lines(desk)) == (later < 8)
    clock.set(datetime(2025, 11, 28, 9))
    done = equipment.note(desk, replace(LACKS, told=True))
    assert done.told == "Matériel pour Marie Castell (jeudi 27\xa0novembre)\xa0: il manque Téléphone."
    assert said not in lines(desk)
    take_back(desk, done)
    assert said in lines(desk)


def test_a_list_that_is_corrected_leaves_what_was_found(desk: Desk) -> None:
    equipment.note(desk, LACKS)
    put_right(desk, its_terms(equipment=("Internet",)))
    (kept,) = equipment.of_day(desk, THURSDAY)
    assert (kept.items, kept.check) == ((NET,), LACKS)
    equipment.note(desk, replace(LACKS, told=True))
    with pytest.raises(Refused):
        equipment.note(desk, replace(LACKS, lacking=(Item("Écran", Decider.PLACE),)))


def test_it_is_not_taken_back_once_somebody_looked_again(desk: Desk) -> None:
    done = equipment.note(desk, THERE)
    equipment.note(desk, LACKS)
    with pytest.raises(OutOfDate):
        take_back(desk, done)
    assert stored.between(desk.db, date.min, date.max) == [LACKS]


def test_it_is_counted_by_convention_and_stands_on_the_sheet_that_both_read(desk: Desk, clock: StillClock) -> None:
    equipment.note(desk, replace(LACKS, lacking=(NET, PHONE)))
    clock.set(datetime(2025, 12, 4, 9))
    equipment.note(desk, replace(THERE, day=THURSDAY + timedelta(7)))
    year = date(2025, 1, 1), date(2025, 12, 31)
    assert equipment.lacked_between(desk, 1, *year) == Lacked(2, 1, ((NET, 1), (PHONE, 1)))
    assert equipment.lacked_between(desk, 2, *year) == Lacked()
    told = "dont 1 où il manquait quelque chose : Internet 1 fois (dû par le lieu d’accueil), Téléphone 1 fois"
    for month, said in ((0, True), (11, True), (12, False)):
        paper = whole(fulfilment_papers.sheet(desk, 1, 2025, month).build()).replace("\xa0", " ")
        assert (told in " ".join(paper.split())) == said


def test_of_two_sessions_of_a_day_the_first_opens_and_the_last_closes(desk: Desk) -> None:
    morning, evening = (
        Session(THURSDAY, 1, Purpose.ANY_HELP, (Segment(time(first), time(last)),))
        for first, last in ((9, 12), (17, 19))
    )
    (found,) = equipment.of_day(desk, THURSDAY)
    both = replace(found, sessions=(morning, evening))
    assert (both.opens, both.closes) == (datetime(2025, 11, 27, 8, 30), datetime(2025, 11, 27, 19))
    arrives = replace(both, sessions=(replace(morning, arrives=time(8, 45)), evening))
    assert arrives.opens == datetime(2025, 11, 27, 8, 45)
