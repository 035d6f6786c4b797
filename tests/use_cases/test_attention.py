"""What protects the data and asks for somebody: said to whoever can do something about it, and to nobody else."""

from __future__ import annotations

import shutil
from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest

from desktop_app.domain.calendar import Choices, PeriodKind, Zone
from desktop_app.domain.french import NBSP
from desktop_app.domain.journal import Action
from desktop_app.domain.mandate import State
from desktop_app.domain.reception.appointment import State as Came
from desktop_app.storage.connection.database import writing
from desktop_app.use_cases import clock_check
from desktop_app.use_cases.copies import backups
from desktop_app.use_cases.desk import Desk
from desktop_app.use_cases.mandates import endings
from desktop_app.use_cases.overview import attention
from desktop_app.use_cases.papers import day_sheets, packs, printing
from desktop_app.use_cases.reception import appointments
from desktop_app.use_cases.settings import calendar
from tests.helpers.builders import NINE, THURSDAY, a_closure, stored_appointment, stored_mandate, stored_person
from tests.helpers.clock import StillClock
from tests.helpers.readers import reading


def about_protection(desk: Desk) -> list[tuple[str, str]]:
    """The lines that lead to the page Protection, with the part they show."""
    lines = attention.needs_attention(desk)
    return [(line.sentence, line.part) for line in lines if line.page == "protection"]


def copy_now(desk: Desk) -> None:
    """The copy of the day, made at once."""
    backups.record(desk, backups.run(backups.prepare(desk)))


def test_all_is_quiet_before_the_first_copy_and_after_it(desk: Desk) -> None:
    assert about_protection(desk) == []
    copy_now(desk)
    assert about_protection(desk) == []


def test_a_destruction_to_finish_is_said_to_a_referent_only(desk: Desk, reception_desk: Desk) -> None:
    with reading(desk):
        endings.withdraw(desk, stored_mandate(desk.db).id)
        assert about_protection(desk) == [(f"1{NBSP}destruction à terminer", "destructions")]
        assert about_protection(reception_desk) == []


def test_copies_that_are_late_are_said_with_the_day_of_the_last(
    desk: Desk, advisor_desk: Desk, manager_desk: Desk, clock: StillClock
) -> None:
    copy_now(desk)
    clock.forward(days=8)
    late = ("Sauvegardes à regarder : la dernière est du 27\xa0novembre 2025", "backups")
    assert about_protection(manager_desk) == [late]
    assert about_protection(advisor_desk) == []


def test_a_copy_that_failed_is_said(desk: Desk) -> None:
    place = desk.folder / "sauvegardes"
    place.write_text("a file stands where the copies go")
    copy_now(desk)
    assert about_protection(desk) == [("Sauvegardes à regarder : aucune n’a pu être faite", "backups")]


def test_a_stick_that_has_been_away_for_long_is_said(desk: Desk, tmp_path: Path, clock: StillClock) -> None:
    stick = tmp_path / "CLE"
    stick.mkdir()
    backups.choose_second_place(desk, str(stick))
    copy_now(desk)
    shutil.rmtree(stick)
    for _ in range(8):
        clock.forward(days=1)
        copy_now(desk)
    assert about_protection(desk) == [("Sauvegardes à regarder : pas de copie récente au second endroit", "backups")]


def test_keys_left_behind_by_a_destruction_are_said_until_they_are_gone(desk: Desk, clock: StillClock) -> None:
    copy_now(desk)
    endings.withdraw(desk, stored_mandate(desk.db).id)
    assert about_protection(desk) == [("Sauvegardes à regarder : d’anciennes clés restent à effacer", "backups")]
    copy_now(replace(desk, clock=StillClock(clock.now + timedelta(minutes=1))))
    assert about_protection(desk) == []


def test_a_demonstration_is_never_late(desk: Desk, clock: StillClock) -> None:
    copy_now(desk)
    clock.forward(days=8)
    assert about_protection(replace(desk, demo=True)) == []


def test_a_clock_that_leapt_is_said_but_in_a_demonstration(desk: Desk, clock: StillClock) -> None:
    clock_check.doubt(desk)
    clock.forward(days=365)
    assert [line.notice for line in attention.needs_attention(desk) if line.notice] == ["clock"]
    assert [line.notice for line in attention.needs_attention(replace(desk, demo=True)) if line.notice] == []


def test_three_days_to_mark_are_said_the_latest_first(desk: Desk, clock: StillClock) -> None:
    """Of the five Thursdays and Fridays since, each with somebody booked."""
    person = stored_person(desk.db)
    for day in (27, 28):
        stored_appointment(desk.db, person, start=datetime(2025, 11, day, 9))
    for day in (4, 5, 11):
        stored_appointment(desk.db, person, start=datetime(2025, 12, day, 9))
    clock.set(datetime(2025, 12, 12, 9))
    asked = [line.day for line in attention.needs_attention(desk) if "dites qui est venu" in line.sentence]
    assert asked == [date(2025, 12, 11), date(2025, 12, 5), date(2025, 12, 4)]


def test_a_day_to_mark_is_asked_about_once(desk: Desk, clock: StillClock) -> None:
    """Whoever marks who came sees there who was to receive."""
    booked = stored_appointment(desk.db, stored_person(desk.db), start=datetime(2025, 11, 27, 9))
    with writing(desk.db):
        desk.record(Action.PRINTED, "jour-2025-11-27")
    clock.set(datetime(2025, 11, 28, 18))

    def asked() -> list[str]:
        lines = [line for line in attention.needs_attention(desk) if line.day == date(2025, 11, 27)]
        return [line.sentence.replace(NBSP, " ") for line in lines]

    assert asked() == ["Jeudi 27 novembre : dites qui est venu"]
    appointments.mark_as(desk, booked.id, Came.SEEN)
    assert asked() == ["Jeudi 27 novembre : qui était là ?"]


def test_a_disk_nearly_full_is_said_even_before_the_first_copy(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    nearly_full = shutil.disk_usage(desk.folder)._replace(free=1024)
    monkeypatch.setattr("desktop_app.use_cases.copies.backup_places.disk_usage", lambda _: nearly_full)
    assert about_protection(desk) == [("Sauvegardes à regarder : le disque est presque plein", "backups")]


def test_the_front_desk_is_told_of_nothing_it_cannot_act_on(desk: Desk, reception_desk: Desk) -> None:
    stored_mandate(desk.db, State.DRAFT)
    stored_mandate(desk.db, ends_on=desk.now().date() + timedelta(days=9))
    assert "mandates" in {line.page for line in attention.needs_attention(desk)}
    found = [(line.sentence, line.part) for line in attention.needs_attention(reception_desk)]
    assert found == [("1\N{NO-BREAK SPACE}original de mandat à classer", "due")]


def test_a_line_about_the_convention_leads_to_it(desk: Desk, clock: StillClock) -> None:
    clock.forward(days=1200)
    lines = [line for line in attention.needs_attention(desk) if line.page == "settings"]
    assert lines and {line.part for line in lines} == {"convention"}


def about_holidays(desk: Desk) -> list[str]:
    """The lines that lead to the closures and holidays."""
    return [line.sentence for line in attention.needs_attention(desk) if line.part == "calendar"]


def test_school_holidays_are_asked_for_before_they_are_unknown_until_somebody_types_them(
    desk: Desk, reception_desk: Desk, clock: StillClock
) -> None:
    calendar.change(desk, Choices(zone=Zone.C))
    for day, said in ((datetime(2028, 4, 2, 9), 0), (datetime(2028, 4, 3, 9), 1), (datetime(2029, 1, 3, 9), 1)):
        clock.set(day)
        clock_check.accept(desk, day=day.date())
        assert len(about_holidays(desk)) == said and about_holidays(reception_desk) == []
    assert about_holidays(desk) == ["Vacances scolaires connues jusqu’au 4\xa0juillet 2028\xa0: écrivez la suite"]
    summer = a_closure(date(2028, 7, 5), date(2029, 8, 31), kind=PeriodKind.SCHOOL_HOLIDAY)
    calendar.change(desk, Choices(zone=Zone.C, periods=(summer,)))
    assert about_holidays(desk) == []


def test_a_place_that_names_no_school_holidays_is_asked_for_none(desk: Desk, clock: StillClock) -> None:
    clock.set(datetime(2029, 1, 3, 9))
    assert about_holidays(desk) == []


def to_prepare(desk: Desk) -> list[str]:
    """The lines that make the next day ready."""
    return [line.sentence.replace(NBSP, " ") for line in attention.needs_attention(desk) if line.prepares]


def test_the_next_day_is_to_be_made_ready_in_the_evening_when_somebody_comes(desk: Desk, clock: StillClock) -> None:
    clock.set(datetime(2025, 11, 26, 17))
    assert to_prepare(desk) == []
    booked = stored_appointment(desk.db, start=NINE)
    assert to_prepare(desk) == ["À préparer : jeudi 27 novembre"]
    clock.set(datetime(2025, 11, 26, 15, 59))
    assert to_prepare(desk) == []
    clock.set(datetime(2025, 11, 23, 17))
    assert to_prepare(desk) == []
    clock.set(datetime(2025, 11, 24, 16))
    assert len(to_prepare(desk)) == 1
    appointments.mark_as(desk, booked.id, Came.EXCUSED)
    assert to_prepare(desk) == []


def test_it_is_said_until_a_paper_of_the_day_is_printed(desk: Desk, clock: StillClock) -> None:
    clock.set(datetime(2025, 11, 26, 17))
    stored_appointment(desk.db, start=NINE)
    for enclosed in packs.power_cut(desk).papers:
        printing.record_printed(desk, enclosed)
    assert len(to_prepare(desk)) == 1
    printing.record_printed(desk, day_sheets.every(desk, THURSDAY)[0])
    assert to_prepare(desk) == []
