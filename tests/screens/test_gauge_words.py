"""A workshop that is cancelled for want of people is over with when its call list is empty, and says so."""

from __future__ import annotations

from dataclasses import replace

from desktop_app.domain.reception.call import CallResult
from desktop_app.domain.reception.eligibility import Group
from desktop_app.screens.appointments import gauge_words
from desktop_app.use_cases.desk import Desk
from desktop_app.use_cases.reception import calls
from desktop_app.use_cases.workshops import eligibility, workshops
from tests.helpers.builders import its_terms
from tests.use_cases.gestures_of_workshops import FIRST_STEPS, PLACE
from tests.use_cases.test_eligibility import ENROLLED, RESIDENT, put_right
from tests.use_cases.test_workshops import enrolled, gauge

NBSP = "\N{NO-BREAK SPACE}"


def said(desk: Desk) -> str:
    """What its row, and with the hour of the decision its page, say of who is to be told."""
    found = gauge(desk)
    short, whole = gauge_words.state(found).replace(NBSP, " "), gauge_words.decided(found).replace(NBSP, " ")
    told = short.removeprefix("annulé : manque de participants, ")
    assert told != short and whole.endswith(f" : manque de participants. {told.capitalize()}."), (short, whole)
    return told


def three_wanted(desk: Desk) -> int:
    """A workshop that is held with three people; its id."""
    return workshops.give(desk, **PLACE, subject=replace(FIRST_STEPS, minimum=3)).subject


def test_a_cancellation_is_over_when_its_call_list_is_empty(desk: Desk) -> None:
    id = three_wanted(desk)
    first, second = (each.subject for each in enrolled(desk, 2))
    cancelled = workshops.call_off(desk, id)
    assert said(desk) == "2 personnes à prévenir"
    calls.record(desk, first, CallResult.NO_ANSWER)
    calls.record(desk, second, CallResult.MESSAGE)
    assert (said(desk), calls.how_many(desk)) == ("2 personnes à prévenir", 2)
    calls.record(desk, first, CallResult.REFUSED)
    assert (said(desk), calls.how_many(desk)) == ("1 personne à prévenir", 1)
    last = calls.record(desk, second, CallResult.LETTER)
    assert (said(desk), calls.how_many(desk)) == ("tout le monde est prévenu", 0)
    assert last.undo and cancelled.undo
    last.undo.back(desk)
    assert (said(desk), calls.how_many(desk)) == ("1 personne à prévenir", 1)


def test_seats_of_people_without_a_name_are_nobody_to_call(desk: Desk) -> None:
    put_right(desk, its_terms(open_to=(RESIDENT, ENROLLED)))
    id = three_wanted(desk)
    eligibility.hold(desk, id, [Group(RESIDENT, 2)])
    workshops.call_off(desk, id)
    assert (said(desk), calls.how_many(desk)) == ("tout le monde est prévenu", 0)
