"""The patterns in Réglages and in the assistant, and the dialog in which one is typed, its next dates beside it."""

from __future__ import annotations

from datetime import date, time
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QScrollArea

from desktop_app.domain.planning import Absence, AbsenceKind, Pattern, Rhythm, Segment
from desktop_app.screens.planning.pattern_dialog import PatternDialog
from desktop_app.use_cases.planning import absences
from desktop_app.use_cases.settings import settings
from tests.helpers.builders import fridays, thursdays
from tests.helpers.seeing import click, field, fill
from tests.looks import full_desk
from tests.looks.scene import main_scene, scene
from tests.looks.stage import Stage

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from desktop_app.use_cases.desk import Desk

ROOM = "Salle multimédia"
MIXED = (
    Segment.walk_in(time(9), time(11)),
    Segment(time(11), time(12), step=30),
    Segment.workshop(time(14), time(16), 8, ROOM),
)
DATES = (date(2026, 1, 12), date(2026, 2, 10), date(2026, 3, 10), date(2026, 4, 6), date(2026, 5, 12), date(2026, 7, 6))


def _desk(stage: Stage) -> Desk:
    desk = full_desk.ordinary(stage)
    full_desk.close_some_days(desk)
    leave = Absence(0, 1, date(2026, 2, 12), date(2026, 2, 20), AbsenceKind.LEAVE, date(2025, 11, 27))
    absences.note(desk, leave)
    return desk


def _with(stage: Stage, *added: Pattern) -> Desk:
    desk = _desk(stage)
    settings.change_days(desk, [*settings.load(desk).rules, *added])
    return desk


def _opened(stage: Stage, desk: Desk, wanted: Pattern | None) -> PatternDialog:
    """The dialog on the pattern of the file that falls on the same weekday, or on a new one."""
    window = stage.window(desk, "settings", section="days")
    body = window.page().sections["days"].list  # type: ignore[attr-defined]
    same = [each for each in body.patterns if wanted and each.rhythm is wanted.rhythm]
    body.asked.emit(tuple(each for each in same if wanted and each.weekday == wanted.weekday) or None)
    dialog = stage.front(PatternDialog)
    stage.rest()
    return dialog


@main_scene
def settings_days_of_every_kind(stage: Stage) -> QWidget:
    fortnight = thursdays(2, weekday=1, every_weeks=2, segments=MIXED, arrives=time(8, 45))
    listed = fridays(1, weekday=0, rhythm=Rhythm.DATES, dates=DATES, ends_on=DATES[-1])
    coming = fridays(1, weekday=2, rhythm=Rhythm.SECOND, starts_on=date(2026, 1, 5), ends_on=date(2026, 6, 10))
    return stage.window(_with(stage, fortnight, listed, coming), "settings", section="days")


@scene
def settings_days_none(stage: Stage) -> QWidget:
    desk = _desk(stage)
    settings.change_days(desk, [])
    return stage.window(desk, "settings", section="days")


@main_scene
def pattern_new(stage: Stage) -> QWidget:
    return _opened(stage, _desk(stage), None)


@main_scene
def pattern_weekly(stage: Stage) -> QWidget:
    dialog = _opened(stage, _desk(stage), thursdays())
    fill(field(dialog, "Début, plage\xa01"), "10h")
    dialog.tell_people()
    return dialog


@scene
def pattern_every_two_weeks(stage: Stage) -> QWidget:
    fortnight = thursdays(2, weekday=1, every_weeks=2, starts_on=date(2026, 1, 5), ends_on=date(2026, 6, 9))
    return _opened(stage, _with(stage, fortnight), fortnight)


@main_scene
def pattern_dates(stage: Stage) -> QWidget:
    listed = fridays(1, weekday=0, rhythm=Rhythm.DATES, dates=DATES, ends_on=DATES[-1])
    return _opened(stage, _with(stage, listed), listed)


@main_scene
def pattern_mixed(stage: Stage) -> QWidget:
    mixed = thursdays(2, weekday=1, segments=MIXED, arrives=time(8, 45))
    return _opened(stage, _with(stage, mixed), mixed)


@scene
def pattern_mixed_lower_down(stage: Stage) -> QWidget:
    dialog = pattern_mixed(stage)
    bar = dialog.findChild(QScrollArea).verticalScrollBar()
    bar.setValue(bar.maximum())
    stage.settle()
    return dialog


@scene
def settings_days_shared(stage: Stage) -> QWidget:
    """Thursdays of both advisors, but for two dates."""
    desk = _desk(stage)
    held = [each for each in settings.load(desk).rules if each.weekday != 3]
    skipped = (date(2026, 1, 15), date(2026, 2, 5))
    settings.change_days(desk, [*held, *(thursdays(id, skipped=skipped) for id in (1, 2))])
    return stage.window(desk, "settings", section="days")


@main_scene
def pattern_of_several(stage: Stage) -> QWidget:
    dialog = _opened(stage, _desk(stage), thursdays())
    fill(field(dialog, "Avec"), "Plusieurs personnes")
    click(dialog, "Jordi Puig")
    stage.rest()
    return dialog


@scene
def pattern_of_nobody(stage: Stage) -> QWidget:
    dialog = _opened(stage, _desk(stage), thursdays())
    fill(field(dialog, "Avec"), "Plusieurs personnes")
    click(dialog, "Marie Castell")
    dialog.save()
    stage.rest()
    return dialog


@main_scene
def pattern_but_for_dates(stage: Stage) -> QWidget:
    """A new list of Marie's, of which two dates are Thursdays of hers."""
    dialog = _opened(stage, _desk(stage), None)
    fill(field(dialog, "Rythme"), "À ces dates")
    fill(field(dialog, "Dates"), "8/12/2025, 11/12/2025, 12/1/2026, 15/1/2026, 9/2/2026")
    stage.rest()
    return dialog


@scene
def pattern_but_for_later_dates(stage: Stage) -> QWidget:
    """Every Tuesday of Marie's, who is elsewhere on two of them, one of which is months away."""
    tuesdays = date(2025, 12, 9), date(2026, 3, 31)
    desk = _with(stage, fridays(1, weekday=1, rhythm=Rhythm.DATES, dates=tuesdays, ends_on=tuesdays[-1]))
    dialog = _opened(stage, desk, None)
    fill(field(dialog, "Jour"), "mardi")
    stage.rest()
    return dialog


@scene
def pattern_that_skips_dates(stage: Stage) -> QWidget:
    skipping = thursdays(2, weekday=1, skipped=(date(2025, 12, 9), date(2026, 1, 6)), ends_on=date(2026, 6, 9))
    dialog = _opened(stage, _with(stage, skipping), skipping)
    bar = dialog.findChild(QScrollArea).verticalScrollBar()
    bar.setValue(bar.maximum())
    stage.settle()
    return dialog


@main_scene
def pattern_over_another(stage: Stage) -> QWidget:
    dialog = _opened(stage, _desk(stage), None)
    fill(field(dialog, "Jour"), "jeudi")
    dialog.save()
    stage.rest()
    return dialog


@main_scene
def pattern_faults(stage: Stage) -> QWidget:
    dialog = _opened(stage, _desk(stage), None)
    fill(field(dialog, "Rythme"), "Certaines semaines")
    fill(field(dialog, "À compter de la semaine du"), "bientôt")
    fill(field(dialog, "Fin, plage\xa01"), "8h")
    fill(field(dialog, "Arrivée, avant le public"), "25h")
    fill(field(dialog, "À partir du"), "31/02")
    dialog.save()
    stage.rest()
    return dialog


@scene
def pattern_dates_unread(stage: Stage) -> QWidget:
    dialog = _opened(stage, _desk(stage), None)
    fill(field(dialog, "Rythme"), "À ces dates")
    fill(field(dialog, "Dates"), "12/01/2026, 31/02/2026")
    dialog.save()
    stage.rest()
    return dialog
