"""The notice for the door and the letters: filled in from the days, without a word of why somebody is away."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from desktop_app.domain.calendar import Choices
from desktop_app.domain.door_notice import DoorNotice
from desktop_app.domain.errors import Refused
from desktop_app.domain.french import NBSP
from desktop_app.domain.planning import AbsenceKind, DayException, Decider, Half
from desktop_app.storage.connection.database import writing
from desktop_app.storage.planning import patterns
from desktop_app.use_cases.desk import Desk
from desktop_app.use_cases.papers import call_papers
from desktop_app.use_cases.planning import absences, exceptions, room_changes, schedule
from desktop_app.use_cases.reception import calls, today
from desktop_app.use_cases.settings import calendar, settings
from tests.forms import reading
from tests.helpers.builders import THURSDAY, a_closure, thursdays
from tests.use_cases.test_calls import NEXT, away, booked

CHRISTMAS = date(2025, 12, 25)


def plain(notice: DoorNotice) -> tuple[str, ...]:
    """The four lines, blanks made plain."""
    return tuple(line.replace(NBSP, " ") for line in (notice.title, notice.when, notice.reason, notice.back))


@pytest.mark.parametrize("kind", AbsenceKind)
def test_an_absence_is_an_absence_whatever_its_kind(desk: Desk, kind: AbsenceKind) -> None:
    absences.note(desk, replace(away(), kind=kind, told_by="le Département"))
    assert plain(call_papers.proposed_notice(desk, NEXT)) == (
        "Pas de permanence", "jeudi 4 décembre", "absence", "Retour : vendredi 5 décembre à 9 h",
    )  # fmt: skip


def test_half_a_day_says_which_hours(desk: Desk) -> None:
    absences.note(desk, away(from_half=Half.AFTERNOON))
    assert plain(call_papers.proposed_notice(desk, NEXT))[:2] == (
        "Pas de permanence", "jeudi 4 décembre, de 14 h à 17 h",
    )  # fmt: skip


def test_when_somebody_else_receives_the_notice_says_who_does_not(desk: Desk) -> None:
    with writing(desk.db):
        patterns.add(desk.db, thursdays(2))
    absences.note(desk, away())
    assert plain(call_papers.proposed_notice(desk, NEXT))[0] == "Pas de permanence de Marie Castell"


def test_a_closure_is_named_unless_it_tells_of_health(desk: Desk) -> None:
    calendar.change(desk, Choices(periods=(a_closure(NEXT),)))
    assert call_papers.proposed_notice(desk, NEXT).reason == "inventaire"
    assert call_papers.proposed_notice(desk, CHRISTMAS).reason == "Noël"
    calendar.change(desk, Choices(periods=(a_closure(NEXT, name="Élodie malade"),)))
    assert call_papers.proposed_notice(desk, NEXT).reason == "absence"


def test_without_any_day_to_come_no_return_is_promised(desk: Desk) -> None:
    settings.change_days(desk, [])
    assert call_papers.proposed_notice(desk, NEXT).back == ""


def test_the_notice_is_drawn_names_nobody_in_its_file_and_says_what_was_typed(desk: Desk) -> None:
    notice = replace(call_papers.proposed_notice(desk, NEXT), title="Fermé aujourd’hui")
    paper = call_papers.door_notice(desk, NEXT, notice)
    assert (paper.file_name, paper.subject, paper.discloses) == ("avis-2025-12-04.pdf", "avis-2025-12-04", "")
    assert "Fermé aujourd’hui Jeudi 4 décembre Absence" in reading.whole(paper.build())


def test_what_is_too_long_for_a_sheet_is_said_at_the_field_to_shorten(desk: Desk) -> None:
    notice = DoorNotice("Pas de permanence " * 6, *["Pas de permanence " * 5] * 3)
    with pytest.raises(Refused, match="trop long pour une affiche") as refusal:
        call_papers.door_notice(desk, NEXT, notice)
    assert [fault.field for fault in refusal.value.faults] == ["title"]


def test_a_letter_carries_the_first_proposal_and_no_reason(desk: Desk) -> None:
    booked(desk, "Aubert", 9, phone="")
    booked(desk, "Bonnet", 9, 45, phone="")
    absences.note(desk, away())
    rows = calls.call_list(desk).rows
    paper = call_papers.call_letters(desk, rows)
    pages = reading.pages(paper.build())
    assert (paper.title, paper.file_name, paper.subject, paper.originals) == (
        f"2{NBSP}lettres",
        "lettres.pdf",
        "lettres",
        2,
    )
    assert "Nadia Aubert" in pages[0] and "jeudi 11 décembre 2025 à 9 h." in pages[0]
    assert "Nadia Bonnet" in pages[1] and "jeudi 11 décembre 2025 à 9 h 45." in pages[1]
    for word in ("absen", "malad", "Logement"):
        assert word not in " ".join(pages)
    single = call_papers.call_letters(desk, rows[:1])
    assert (single.title, single.subject) == ("Lettre", f"rendez-vous-{rows[0].appointment.id}")


def test_who_is_proposed_nothing_is_asked_to_choose(desk: Desk) -> None:
    booked(desk, "Aubert", 9, phone="")
    settings.change_days(desk, [])
    text = reading.whole(call_papers.call_letters(desk, calls.call_list(desk).rows).build())
    assert "Choisissons un autre jour" in text


def test_another_room_is_told_to_the_partner(desk: Desk) -> None:
    (session,) = schedule.here_on(desk, NEXT)
    assert room_changes.on_day(desk, NEXT) == ()
    parts = tuple(replace(part, room="salle du conseil") for part in session.segments)
    exceptions.make(desk, DayException(0, session.key, replace(session, segments=parts), Decider.PLACE, THURSDAY))
    (change,) = room_changes.on_day(desk, NEXT)
    assert (change.advisor.last_name, change.before, change.after) == (
        "Castell",
        "salle habituelle",
        "salle du conseil",
    )
    assert today.day_view(desk, NEXT).rooms == ("salle du conseil",)
    assert today.day_view(desk, NEXT + timedelta(7)).rooms == ()
    paper = call_papers.place_change_letter(desk, NEXT, [change])
    assert (paper.file_name, paper.subject) == ("changement-de-salle-2025-12-04.pdf", "salle-2025-12-04")
    text = reading.whole(paper.build())
    assert "Département des Pyrénées-Orientales" in text and "changement de salle le jeudi 4 décembre 2025" in text
    assert "Marie Castell 9 h – 12 h, 14 h – 17 h Salle habituelle Salle du conseil" in text


def test_other_hours_in_the_same_room_are_not_told(desk: Desk) -> None:
    (session,) = schedule.here_on(desk, NEXT)
    exceptions.make(
        desk, DayException(0, session.key, replace(session, segments=session.segments[:1]), Decider.PLACE, THURSDAY)
    )
    assert room_changes.on_day(desk, NEXT) == ()
