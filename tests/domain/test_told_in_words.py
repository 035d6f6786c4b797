"""Small words and numbers that stand on screens and papers: each as it is read, by hand."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, time

import pytest

from desktop_app.domain.errors import BodySealed, Fault, Forbidden, LikelyDuplicate, Refused, StepMissing
from desktop_app.domain.french import hour, is_a_number, short_moment
from desktop_app.domain.mandate import Act, Body, EndReason, Entrusted, Execution, ScopeLine, State
from desktop_app.domain.mandate.acts import reference_faults
from desktop_app.domain.mandate.destruction import Destruction, Kind, Trigger, destruction_number
from desktop_app.domain.mandate.way import Way, ways_told
from desktop_app.domain.organism import Category
from desktop_app.domain.organism.directory import read_directory
from desktop_app.domain.planning import Segment, Session
from desktop_app.domain.reception.day_sheet import sheet_name
from desktop_app.domain.reception.erasure import check_erasure, not_seen_since
from desktop_app.domain.reception.message import Message, forgotten_before, read_message
from desktop_app.domain.reception.ticket import Ticket
from desktop_app.domain.text import Asserted, line_faults, marked_as, split_faults
from desktop_app.domain.theme import Purpose
from tests.domain.blamed import blamed
from tests.helpers.alike import at, plain
from tests.helpers.builders import THURSDAY, a_body, a_mandate, an_appointment

IBAN = "IBAN FR76 3000 6000 0112 3456 7890 189"
TICKET = Ticket(1, THURSDAY, 3, at(9))


@pytest.mark.parametrize(
    ("moment", "told"),
    [
        (datetime(2025, 11, 27, 10, 30), "jeudi 27 à 10 h 30"),
        (datetime(2025, 11, 1, 9), "samedi 1er à 9 h"),
        (datetime(2025, 12, 4, 9), "jeudi 4 décembre à 9 h"),
        (datetime(2024, 11, 28, 9), "jeudi 28 novembre 2024 à 9 h"),
    ],
)
def test_a_moment_is_told_as_short_as_today_lets(moment: datetime, told: str) -> None:
    assert plain(short_moment(moment, date(2025, 11, 5))) == told


@pytest.mark.parametrize(("at_", "told"), [(time(9), "9 h"), (time(10, 30), "10 h 30"), (time(14, 5), "14 h 05")])
def test_an_hour_is_told_with_its_minutes_where_it_has_some(at_: time, told: str) -> None:
    assert plain(hour(at_)) == told


@pytest.mark.parametrize(("typed", "number"), [("+33 6", True), ("06.39", True), ("06 rue", False), ("", False)])
def test_a_number_begun_is_told_from_a_name(typed: str, number: bool) -> None:
    assert is_a_number(typed) is number


@pytest.mark.parametrize(
    ("counted", "told"),
    [
        ({}, ""),
        ({Way.WITH: 12, Way.MANDATE: 5, Way.ELSEWHERE: 1},
         "12 démarches faites avec la personne, 5 mandats préparés, 1 personne orientée ailleurs"),
        ({Way.WITH: 1}, "1 démarche faite avec la personne"),
        ({Way.MANDATE: 1, Way.WITH: 0}, "1 mandat préparé"),
    ],
)  # fmt: skip
def test_ways_are_told_with_their_numbers(counted: dict[Way, int], told: str) -> None:
    assert plain(ways_told(counted)) == told


def test_a_sheet_a_ticket_and_a_destruction_have_their_number() -> None:
    assert (sheet_name(""), sheet_name("A")) == ("Feuille d’émargement", "Feuille A d’émargement")
    assert TICKET.called == "3" and replace(TICKET, letter="A").called == "A3"
    assert (TICKET.name, replace(TICKET, label="Mme P.").name) == ("une personne", "Mme P.")
    assert destruction_number(2026, 1) == "D2026-0001"


def test_a_destruction_is_held_back_up_to_its_last_day() -> None:
    done = Destruction(1, "D2025-0001", Kind.MANDATE_BODY, Trigger.DONE, "mandat-1", 1, at(9), "compte-1")
    assert done.is_due(THURSDAY)
    held = replace(done, held_until=THURSDAY)
    assert not held.is_due(THURSDAY) and held.is_due(date(2025, 11, 28))


def test_a_message_is_a_line_kept_a_week_once_read_and_two_months_otherwise() -> None:
    message = Message(1, 1, THURSDAY, " Rappeler  Mme P. ", at(9), "Nadia")
    assert read_message(message).text == "Rappeler Mme P."
    assert read_message(Message(1, 1, THURSDAY, "x" * 160, at(9), "Nadia")).text == "x" * 160
    for wrong in (" ", "x" * 161):
        assert list(blamed(read_message, Message(1, 1, THURSDAY, wrong, at(9), "Nadia"))) == ["text"]
    assert forgotten_before(THURSDAY) == (date(2025, 11, 20), date(2025, 9, 26))


def test_people_are_erased_once_nothing_of_theirs_goes_on() -> None:
    assert not_seen_since(date(2026, 2, 28), 24) == date(2024, 2, 28)
    ended, over = a_mandate(State.ENDED, reason=EndReason.DONE), an_appointment(start=at(9), minutes=30)
    check_erasure([ended], [over], at(9, 30))
    with pytest.raises(Exception, match="Un rendez-vous est prévu"):
        check_erasure([ended], [over], at(9, 29))
    with pytest.raises(Exception, match="2025-0001 n’a pas pris fin"):
        check_erasure([ended, a_mandate(State.ACTIVE)], [], at(9))
    with pytest.raises(Exception, match="attend une place ou un appel"):
        check_erasure([], [], at(9), awaits_a_call=True)


def test_what_was_asserted_is_marked_and_nothing_else() -> None:
    asserted = frozenset({IBAN})
    assert isinstance(marked_as(f" {IBAN} ", asserted), Asserted) and not isinstance(marked_as("a", asserted), Asserted)
    assert not isinstance(marked_as(IBAN, frozenset()), Asserted)
    assert list(line_faults(marked_as(IBAN, asserted), "note", "La note")) == []


def test_a_refusal_of_what_may_never_be_noted_gives_its_lines() -> None:
    (fault,) = line_faults(IBAN, "note", "La note")
    assert [line.line for line in Forbidden([fault]).lines] == [IBAN]
    two = Refused([fault, *line_faults("", "title", "Le titre")])
    assert [each.field for each in two.faults] == ["note", "title"] and two.field == "note"


def test_a_body_tells_its_scope_without_what_was_done_for_it() -> None:
    body = a_body(received_by="x", entrusted=frozenset({*Entrusted}))
    scope = Body(body.lines, body.requests, Execution.BOTH, entrusted=body.entrusted)
    assert body.scope == scope and a_body().entrusted_in_words == ()
    assert body.entrusted_in_words == tuple(each.value for each in Entrusted)
    line = ScopeLine("CAF", "x", frozenset({Act.FILL, Act.CONSULT}))
    assert line.acts_in_words == f"{Act.CONSULT.value}, {Act.FILL.value}"


def test_a_mandate_names_its_advisor_and_its_substitutes_and_0_is_nobody() -> None:
    mandate = a_mandate(State.ACTIVE, substitutes=(0, 3))
    assert [mandate.names(each) for each in (0, 1, 2, 3)] == [False, True, False, True]
    sealed = replace(mandate, body=None)
    with pytest.raises(BodySealed, match="scellé"):
        _ = sealed.open_body


def test_the_shipped_file_of_organisms_is_read() -> None:
    found = read_directory({
        "organisms": [
            {"key": "caf", "name": "CAF", "category": "FAMILY", "family": "social_security", "aliases": ["Allocs"],
             "procedures": [{"key": "apl", "name": "APL", "category": "HOUSING", "aliases": ["aide au logement"]},
                            {"key": "rib", "name": "Changer de RIB"}], "data": ["quotient"]},
            {"key": "edf", "name": "EDF", "procedures": []},
        ],
        "limits": [{"key": "no", "effect": "jamais", "sentence": "Non.", "source": "loi", "organisms": ["caf"],
                    "words": ["tutelle"], "unless": ["aide"]}],
        "other_words": ["carte"],
    })  # fmt: skip
    caf, edf = found.organisms
    assert (caf.category, caf.family.name, caf.aliases) == (Category.FAMILY, "SOCIAL_SECURITY", ("Allocs",))
    assert (edf.category, edf.family.name, edf.aliases, edf.procedures) == (None, "OTHER", (), ())
    assert [(each.key, each.category, each.aliases) for each in caf.procedures] == [
        ("apl", Category.HOUSING, ("aide au logement",)), ("rib", None, ()),
    ]  # fmt: skip
    assert found.category_of("CAF", "Changer de RIB") is Category.FAMILY and found.other_words == ("carte",)
    assert [limit.sentence for limit in found.limits_of("CAF", "tutelle")] == ["Non."]
    assert found.limits_of("CAF", "aide à la tutelle") == found.limits_of("EDF", "tutelle") == ()


def test_a_day_of_two_modes_tells_how_people_are_received() -> None:
    morning, afternoon = Segment(time(9), time(12), step=30), Segment.walk_in(time(14), time(17))
    day = Session(THURSDAY, 1, Purpose.ANY_HELP, (morning, afternoon))
    assert plain(day.hours_told) == "9 h – 12 h (sur rendez-vous), 14 h – 17 h (sans rendez-vous)"
    assert plain(replace(day, segments=(morning,)).hours_told) == "9 h – 12 h"
    assert plain(replace(day, segments=(afternoon,)).hours_told) == "14 h – 17 h (sans rendez-vous)"
    workshop = replace(day, segments=(morning, Segment.workshop(time(14), time(16), 8)))
    assert plain(workshop.hours_told) == "9 h – 12 h (sur rendez-vous), 14 h – 16 h (atelier)"
    unknown = replace(day, segments=())
    assert (unknown.hours_told, unknown.opens, unknown.closes) == ("horaires inconnus", at(0), at(0))


def test_a_namesake_and_a_step_that_lacks_are_refused_with_what_goes_with_them() -> None:
    alike = LikelyDuplicate("Déjà connu.", (3, 4))
    assert (alike.field, alike.others) == ("last_name", (3, 4))
    also = StepMissing("D’abord ceci.", "one", [Fault("two", "Puis cela.")])
    assert [fault.field for fault in also.faults] == ["one", "two"]


def test_a_number_that_goes_on_in_the_next_line_is_refused_beside_the_second() -> None:
    lines = [("1 85 05 78", "place"), ("006 084 91", "note")]
    (fault,) = split_faults(lines)
    assert fault.field == "note" and "cela ne se note jamais ici" in fault.sentence
    assert list(split_faults([(Asserted("1 85 05 78"), "place"), lines[1]])) == []


def test_the_number_of_a_receipt_is_refused_without_being_remembered() -> None:
    (fault,) = reference_faults(IBAN)
    assert type(fault) is Fault and fault.field == "reference" and reference_faults("2026-118") == []
