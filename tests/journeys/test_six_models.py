"""Six conventions set up by hand, every field, key and click counted, and each year read against the one typed.

Three minutes are judged by the gestures, `pytest -s` prints them; who types slowly takes half as long again.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop_app.domain.french import NBSP
from desktop_app.domain.planning import Mode, Session
from desktop_app.screens.opening.assistant import Assistant
from desktop_app.screens.planning.day_dialogs import AddedDayDialog
from desktop_app.screens.settings.convention_dialog import ConventionDialog
from desktop_app.startup import Session as Program
from desktop_app.system import paths
from desktop_app.use_cases import clock_check
from desktop_app.use_cases.planning import fulfilment, ledger, schedule
from tests.helpers import seeing
from tests.helpers import years_by_hand as by_hand
from tests.helpers.clock import StillClock
from tests.helpers.day_screens import opened
from tests.helpers.fake_dialogs import FakeDialogs
from tests.helpers.hand import Hand
from tests.helpers.years_by_hand import days

THREE_MINUTES = 180
PASSPHRASE = "girafe tiroir mardi laiton"


@pytest.fixture
def hand(qtbot: QtBot, tmp_path: Path, clock: StillClock) -> Iterator[Hand]:
    """A PC on which the program was never opened."""
    program = Program(paths.folders(tmp_path / "données"), clock=clock, dialogs=FakeDialogs())
    yield Hand(program)
    if program.door.window:
        program.door.window.close()
    program.end()


@dataclass(frozen=True)
class Model:
    """What is typed page by page in the assistant, and when."""

    at: datetime
    card: str
    place: dict[str, str]
    terms: dict[str, str]
    advisors: tuple[tuple[str, str], ...] = (("Marie", "Castell"),)
    own: bool = False
    days: Callable[[Hand, QWidget], None] | None = None


def set_up(qtbot: QtBot, hand: Hand, clock: StillClock, model: Model) -> None:
    """The seven pages."""
    clock.set(model.at)
    assert hand.program.begin()
    assistant = hand.program.assistant
    assert isinstance(assistant, Assistant)
    for at in range(7):
        hand.windows += 1
        assert assistant.stack.currentIndex() == at, seeing.words(assistant)
        _fill_page(hand, assistant, model, at)
        hand.press(assistant, "Créer" if at == 6 else "Continuer")
    qtbot.waitUntil(lambda: hand.program.door.window is not None, timeout=20_000)


def _fill_page(hand: Hand, assistant: Assistant, model: Model, at: int) -> None:
    match at:
        case 0:
            hand.press(assistant, model.card)
        case 1 | 2:
            if at == 2 and model.own:
                hand.tick(assistant, "La commune emploie")
            for name, text in (model.place if at == 1 else model.terms).items():
                hand.type(assistant, name, text)
        case 3:
            for nth, (first, last) in enumerate(model.advisors):
                hand.type(assistant, "Prénom", first, nth)
                hand.type(assistant, "Nom", last, nth)
        case 4 if model.days:
            model.days(hand, assistant)
        case 5:
            hand.type(assistant, "Votre nom", "Marie Castell")
            hand.type(assistant, "Nouvelle phrase de passe", PASSPHRASE)
            hand.type(assistant, "La même, une seconde fois", PASSPHRASE)
        case 6:
            hand.tick(assistant)


def in_time(hand: Hand, name: str) -> None:
    """Under three minutes; the count is written down for whoever looks."""
    told = f"{name}: {hand.windows} windows, {hand.fields} fields, {hand.keys} keys, {hand.clicks} clicks"
    sys.stdout.write(f"{told}, {hand.seconds:.0f} s\n")
    assert hand.seconds < THREE_MINUTES, told


def held(hand: Hand, first: str, last: str) -> dict[date, tuple[Session, ...]]:
    """Every date between both on which somebody receives, as the program says it."""
    desk, begins = hand.desk, date.fromisoformat(first)
    asked = [begins + timedelta(at) for at in range((date.fromisoformat(last) - begins).days + 1)]
    return {day: here for day, here in schedule.here_on_each(desk, asked).items() if here}


def hours(found: dict[date, tuple[Session, ...]]) -> set[tuple[str, ...]]:
    """How its days go: each way once, such as ('14 h – 16 h (sans rendez-vous)…',)."""
    return {tuple(session.hours_told.replace(NBSP, " ") for session in here) for here in found.values()}


LE_BOULOU = Model(
    datetime(2025, 6, 23, 8),
    "Le Boulou",
    {},
    {"Date de la dernière signature": "23/6/2025"},
    (("Marie", "Castell"), ("Jordi", "Puig")),
)


def test_le_boulou_then_renewed_after_a_gap_and_the_past_stays(qtbot: QtBot, hand: Hand, clock: StillClock) -> None:
    set_up(qtbot, hand, clock, LE_BOULOU)
    hand.choose_zone("C")
    in_time(hand, "Le Boulou")
    thursdays, fridays = days(by_hand.LE_BOULOU_THURSDAYS), days(by_hand.LE_BOULOU_FRIDAYS)
    found = held(hand, "2025-06-23", "2026-12-31")
    assert list(found) == sorted(thursdays + fridays)
    assert hours({day: found[day] for day in thursdays}) == {("9 h – 12 h, 14 h – 17 h",)}
    assert {session.modes for day in fridays for session in found[day]} == {(Mode.WORKSHOP,)}
    settle_until(hand, clock, datetime(2026, 12, 14, 9))
    renew(hand, "4/1/2027")
    assert held(hand, "2025-06-23", "2026-12-31") == found, "the past stays"
    again = days(by_hand.LE_BOULOU_RENEWED_THURSDAYS) + days(by_hand.LE_BOULOU_RENEWED_FRIDAYS)
    assert list(held(hand, "2026-12-14", "2027-12-31")) == sorted(again)


def settle_until(hand: Hand, clock: StillClock, at: datetime) -> None:
    """Months go by; somebody confirms the date and the days that are over are kept."""
    desk = hand.desk
    clock.set(at)
    clock_check.accept(desk, day=at.date())
    ledger.settle(desk)
    while ledger.is_behind(desk):
        ledger.settle(desk)


def renew(hand: Hand, first: str) -> None:
    """« Renouvellement », its first day, then what it does, then both texts."""
    page = hand.settings("convention")
    hand.press(page, "Avenant, renouvellement, clôture")
    dialog = opened(hand.window, ConventionDialog)
    hand.press(dialog, "Renouvellement")
    hand.type(dialog, "Premier jour de la nouvelle convention", first)
    hand.press(dialog, "Continuer")
    hand.press(dialog, "Continuer")
    hand.press(dialog, "Renouveler à partir du")
    assert not dialog.isVisible(), seeing.words(dialog)


ALBERES = Model(
    datetime(2023, 1, 1, 8),
    "CC Albères",
    {"Commune": "Argelès-sur-Mer", "Adresse": "3 impasse Charlemagne", "Code postal": "66700"},
    {"Date de la dernière signature": "1/1/2023"},
)


def test_alberes_a_half_day_at_the_second_of_two_places(qtbot: QtBot, hand: Hand, clock: StillClock) -> None:
    set_up(qtbot, hand, clock, ALBERES)
    hand.add_place("Médiathèque", "1 rue des Écoles")
    hand.add_pattern(hand.settings("days"), ("14", "17"), day="mardi", place="Médiathèque")
    hand.choose_zone("C")
    in_time(hand, "Albères")
    found = held(hand, "2023-01-01", "2023-12-31")
    assert list(found) == days(by_hand.ALBERES_TUESDAYS)
    assert hours(found) == {("14 h – 17 h",)}
    assert {session.place_id for here in found.values() for session in here} == {2}


ESTAIRES = Model(
    datetime(2026, 9, 1, 8),
    "Estaires",
    {"Adresse": "1 place de l’Hôtel de ville", "Code postal": "59940"},
    {
        "Date de la dernière signature": "1/9/2024",
        "Renouvellements déjà faits": "2",
        "Responsable de traitement": "CC Flandre Lys",
    },
)


@pytest.mark.parametrize(
    ("closing", "year"),
    [(False, by_hand.ESTAIRES_WEDNESDAYS), (True, by_hand.ESTAIRES_OUT_OF_SCHOOL_HOLIDAYS)],
)
def test_estaires_its_third_and_last_year(
    qtbot: QtBot, hand: Hand, clock: StillClock, closing: bool, year: str
) -> None:
    set_up(qtbot, hand, clock, ESTAIRES)
    hand.choose_zone("B", closing=closing)
    in_time(hand, f"Estaires, school holidays {'close it' if closing else 'named'}")
    found = held(hand, "2026-09-01", "2027-12-31")
    assert list(found) == days(year)
    assert hours(found) == {("9 h – 12 h",)}
    assert {session.arrives for here in found.values() for session in here} == {time(8, 45)}


SARTHE = Model(
    datetime(2026, 1, 5, 8),
    "Communauté de communes",
    {"Type de lieu": "Mairie", "Commune": "Écommoy", "Adresse": "Place de la République", "Code postal": "72220"},
    {"Date de la dernière signature": "1/12/2023", "Responsable de traitement": "Département"},
)


def test_sarthe_itinerant_with_its_three_formats_and_an_evening(qtbot: QtBot, hand: Hand, clock: StillClock) -> None:
    set_up(qtbot, hand, clock, SARTHE)
    hand.add_place("Médiathèque", "2 rue du Pont")
    hand.add_place("Salle des fêtes", "3 rue du Pont")
    page = hand.settings("days")
    hand.add_pattern(page, ("14", "17", "Sans rendez-vous"), day="lundi")
    hand.add_pattern(page, ("9", "12"), rhythm="Les 2e et 4e du mois", day="jeudi", place="Médiathèque")
    hand.add_pattern(page, ("10", "12", "Atelier"), rhythm="Le dernier du mois", day="samedi", place="Salle des fêtes")
    hand.choose_zone("B")
    in_time(hand, "Sarthe")
    add_evening(hand, date(2026, 6, 18))
    found = held(hand, "2026-01-05", "2026-12-31")
    mondays, thursdays = days(by_hand.SARTHE_MONDAYS), days(by_hand.SARTHE_THURSDAYS)
    saturdays, evening = days(by_hand.SARTHE_SATURDAYS), days(by_hand.SARTHE_EVENING)
    assert list(found) == sorted(mondays + thursdays + saturdays + evening)
    for dates, said, place in (
        (mondays, "14 h – 17 h (sans rendez-vous)", 0),
        (thursdays, "9 h – 12 h", 2),
        (saturdays, "10 h – 12 h", 3),
        (evening, "18 h – 20 h", 0),
    ):
        assert hours({day: found[day] for day in dates}) == {(said,)}
        assert {session.place_id for day in dates for session in found[day]} == {place}


def add_evening(hand: Hand, day: date) -> None:
    """« Jour exceptionnel », from the agenda."""
    hand.windows, hand.clicks = hand.windows + 2, hand.clicks + 2
    dialog = AddedDayDialog(hand.window.context, None, hand.window)
    dialog.open()
    hand.type(dialog, f"Quel jour{NBSP}?", f"{day:%d/%m/%Y}")
    hand.type(dialog, f"Début, plage{NBSP}1", "18")
    hand.type(dialog, f"Fin, plage{NBSP}1", "20")
    hand.press(dialog, "Ajouter ce jour")
    assert not dialog.isVisible(), seeing.words(dialog)


def its_half_day(hand: Hand, page: QWidget) -> None:
    """Two hours without appointment, then three appointments of twenty minutes."""
    hand.add_pattern(page, *TWO_AND_ONE, rhythm="Le 2e du mois", day="mardi")


def its_annexed_dates(hand: Hand, page: QWidget) -> None:
    """The same, as the annexe of the convention lists it: twelve dates typed one after the other."""
    listed = days(by_hand.PORTE_DU_HAINAUT_TUESDAYS) + days(by_hand.OFF["PORTE_DU_HAINAUT_TUESDAYS"])
    typed = ", ".join(f"{day.day}/{day.month}/{day:%y}" for day in sorted(listed))
    hand.add_pattern(page, *TWO_AND_ONE, rhythm="À ces dates", dates=typed)


TWO_AND_ONE = (("14", "16", "Sans rendez-vous"), ("16", "17", "Sur rendez-vous", "20"))


@pytest.mark.parametrize("typed", [its_half_day, its_annexed_dates])
def test_porte_du_hainaut_by_its_rank_and_by_its_list(
    qtbot: QtBot, hand: Hand, clock: StillClock, typed: Callable[[Hand, QWidget], None]
) -> None:
    model = Model(
        datetime(2026, 7, 1, 8),
        "Commune",
        {"Type de lieu": "Mairie", "Commune": "Raismes", "Adresse": "Grand-Place", "Code postal": "59590"},
        {
            "Date de la dernière signature": "1/7/2026",
            "Fin de la première période": "30/6/2027",
            "Responsable de traitement": "La Porte du Hainaut",
        },
        days=typed,
    )
    set_up(qtbot, hand, clock, model)
    hand.choose_zone("B")
    in_time(hand, f"Porte du Hainaut, {typed.__name__}")
    found = held(hand, "2026-07-01", "2027-06-30")
    assert list(found) == days(by_hand.PORTE_DU_HAINAUT_TUESDAYS)
    assert hours(found) == {("14 h – 16 h (sans rendez-vous), 16 h – 17 h (sur rendez-vous)",)}
    (slots,) = {tuple(f"{slot.start:%H:%M}" for slot in here[0].slots) for here in found.values()}
    assert slots == ("16:00", "16:20", "16:40")


OWN = Model(
    datetime(2026, 12, 28, 8),
    "Autre convention",
    {"Commune": "Céret", "Adresse": "1 rue Neuve", "Code postal": "66400"},
    {"Date de la dernière signature": "1/1/2027", "Responsable de traitement": "Commune de Céret"},
    own=True,
)


def test_the_communes_own_advisor_at_two_places_closed_in_august(qtbot: QtBot, hand: Hand, clock: StillClock) -> None:
    set_up(qtbot, hand, clock, OWN)
    hand.add_place("Mairie annexe", "2 rue Neuve")
    page = hand.settings("days")
    hand.add_pattern(page, ("9", "12"), day="mardi")
    hand.add_pattern(page, ("14", "18"), day="mercredi", place="Mairie annexe")
    hand.add_pattern(page, ("9", "12"), ("14", "17"), day="vendredi")
    close_in_august(hand)
    in_time(hand, "The commune’s own")
    found = held(hand, "2026-12-28", "2027-12-31")
    tuesdays, wednesdays = days(by_hand.OWN_TUESDAYS), days(by_hand.OWN_WEDNESDAYS)
    fridays = days(by_hand.OWN_FRIDAYS)
    assert list(found) == sorted(tuesdays + wednesdays + fridays)
    for dates, said, place in (
        (tuesdays, "9 h – 12 h", 0),
        (wednesdays, "14 h – 18 h", 2),
        (fridays, "9 h – 12 h, 14 h – 17 h", 0),
    ):
        assert hours({day: found[day] for day in dates}) == {(said,)}
        assert {session.place_id for day in dates for session in found[day]} == {place}
    year = fulfilment.of_year(hand.desk, 0, 2027)
    assert year.whole and year.whole.planned.parts == len(found) + len(days("2027-08: 03 04 06 10 11 13 17 18 20"))


def close_in_august(hand: Hand) -> None:
    """« Ajouter une date »: its name, its first and last day; school holidays are named, of zone C."""
    page = hand.settings("calendar")
    hand.type(page, "Zone scolaire", f"Zone{NBSP}C")
    hand.press(page, "Ajouter une date")
    hand.type(page, "Nom", "congés")
    hand.type(page, "Premier jour", "2/8/2027")
    hand.type(page, "Dernier jour", "22/8/2027")
    hand.press(page, "Enregistrer")
