"""Journal: what was done, as a référent reads it; found by day, kind and account; checked, and compared with paper."""

from __future__ import annotations

import gc
import weakref
from datetime import datetime, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop_app.domain.french import NBSP
from desktop_app.domain.journal import Action, Entry
from desktop_app.screens.journal.comparison_dialog import ComparisonDialog
from desktop_app.screens.journal.page import JournalPage
from desktop_app.screens.window.main_window import MainWindow
from desktop_app.storage import files
from desktop_app.storage.connection import database
from desktop_app.storage.journal import journal, journal_check
from desktop_app.use_cases import journal as verbs
from desktop_app.use_cases.desk import Desk
from tests.helpers.builders import stored_mandate
from tests.helpers.clock import StillClock
from tests.helpers.day_screens import focused, free_closed_dialogs, open_window, opened
from tests.helpers.each_system import while_open
from tests.helpers.fake_dialogs import FakeDialogs
from tests.helpers.seeing import button, click, field, fill, words
from tests.helpers.typing import press, type_text

NOW = datetime(2025, 11, 27, 10, 32)


@pytest.fixture
def clock() -> StillClock:
    return StillClock(NOW)


def write(desk: Desk, action: Action, subject: str = "", detail: str = "", *, who: int = 2, at: datetime = NOW) -> None:
    with database.writing(desk.db):
        journal.write(desk.db, Entry(at, f"compte-{who}", action, subject, detail))


def many(desk: Desk, count: int) -> None:
    with database.writing(desk.db):
        for n in range(1, count + 1):
            at = NOW - timedelta(minutes=count - n)
            journal.write(desk.db, Entry(at, "compte-2", Action.BOOKED, f"rendez-vous-{n}"))


def forge(desk: Desk, sql: str) -> None:
    for guard in ("journal_is_never_changed", "journal_is_never_shortened"):
        desk.db.execute(f"DROP TRIGGER IF EXISTS {guard}")
    desk.db.execute(sql)


def visit(window: MainWindow) -> JournalPage:
    window.go("journal")
    page = window.page()
    assert isinstance(page, JournalPage)
    return page


def read_aloud(page: JournalPage) -> list[str]:
    """Each line as it is read aloud."""
    model = page.table.model()
    spoken = [model.index(at, 0).data(Qt.ItemDataRole.AccessibleTextRole) for at in range(model.rowCount())]
    return [sentence.replace(NBSP, " ") for sentence in spoken]


def seen(page: JournalPage) -> str:
    return words(page).replace(NBSP, " ")


def checked(page: JournalPage) -> str:
    """Check everything by the key, and what is then seen."""
    press(page.table, Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier)
    for _ in range(500):
        if page.verdict.isVisible():
            return seen(page)
        QTest.qWait(10)
    raise AssertionError("the check never ended")


def test_lines_read_like_sentences(desk: Desk, window: MainWindow) -> None:
    mandate = stored_mandate(desk.db)
    write(desk, Action.PLACE_SET, who=4, at=datetime(2024, 3, 6, 9))
    write(desk, Action.BOOKED, "rendez-vous-12")
    write(desk, Action.MARKED, "rendez-vous-12", "ARRIVED")
    write(desk, Action.PRINTED, "feuille-2025-11-27")
    write(desk, Action.MANDATE_ENDED, f"mandat-{mandate.id}", "WITHDRAWN", who=3)
    write(desk, Action.REFUSED, "compte-3", "2")
    write(desk, Action.RESTORED, "sauvegarde-2025-11-20-180203", "4021 3f2a9b1c77e05d21", who=4)
    write(desk, Action.LOCKED, who=9)
    write(desk, Action.ACCOUNT_CHANGED, "compte-3", "ADVISOR,RECEPTION", who=4)
    assert read_aloud(visit(window)) == [
        "Jeudi 27 novembre, 10 h 32 — Direction — compte modifié (Jordi Puig, conseiller, accueil)",
        "Jeudi 27 novembre, 10 h 32 — compte n° 9 (retiré) — session verrouillée",
        "Jeudi 27 novembre, 10 h 32 — Direction — sauvegarde remise en place "
        "(du 20 novembre 2025 à 18 h 02, le journal remplacé avait 4 021 lignes)",
        "Jeudi 27 novembre, 10 h 32 — Accueil — phrase de passe refusée (Jordi Puig, 2 essais)",
        f"Jeudi 27 novembre, 10 h 32 — Jordi Puig — mandat terminé ({mandate.number}, retiré par la personne)",
        "Jeudi 27 novembre, 10 h 32 — Accueil — document imprimé (feuille du 27 novembre 2025)",
        "Jeudi 27 novembre, 10 h 32 — Accueil — rendez-vous marqué (rendez-vous n° 12, sur place)",
        "Jeudi 27 novembre, 10 h 32 — Accueil — rendez-vous pris (rendez-vous n° 12)",
        "Mercredi 6 mars 2024, 9 h — Direction — lieu modifié",
    ]


def test_a_name_is_said_in_the_words_of_its_own_kind(desk: Desk, window: MainWindow) -> None:
    """Two enums may have a name in common one day, and a name may stand where it is none."""
    write(desk, Action.MARKED, "rendez-vous-12", "WITHDRAWN")
    write(desk, Action.MANDATE_ENDED, "mandat-99", "SEEN")
    assert read_aloud(visit(window)) == [
        "Jeudi 27 novembre, 10 h 32 — Accueil — mandat terminé (n° 99, SEEN)",
        "Jeudi 27 novembre, 10 h 32 — Accueil — rendez-vous marqué (rendez-vous n° 12, WITHDRAWN)",
    ]


def test_a_line_made_unreadable_is_shown_as_such(desk: Desk, window: MainWindow) -> None:
    write(desk, Action.BOOKED, "rendez-vous-12")
    forge(desk, "UPDATE journal SET at = 'hier', who = '', action = 'X', subject = 'feuille-2025-99-99'")
    assert read_aloud(visit(window)) == ["Date illisible —  — action illisible (feuille-2025-99-99)"]


@pytest.mark.parametrize("account", ["reception_desk", "advisor_desk", "manager_desk"])
def test_the_journal_is_offered_to_a_referent_alone(
    account: str, request: pytest.FixtureRequest, qtbot: QtBot, dialogs: FakeDialogs, tmp_path
) -> None:
    with open_window(qtbot, request.getfixturevalue(account), dialogs, tmp_path) as window:
        offered = [one for one in window.rail.findChildren(type(button(window, "Agenda"))) if one.text() == "Journal"]
        assert bool(offered) == (account == "manager_desk")


def test_lines_are_found_by_kind_account_and_period(desk: Desk, window: MainWindow) -> None:
    for days in (0, 5, 20, 40):
        write(desk, Action.BOOKED, "rendez-vous-1", at=NOW - timedelta(days=days))
        write(desk, Action.PRINTED, "rendez-vous-1", who=3, at=NOW - timedelta(days=days))
    page = visit(window)
    assert "8 lignes, 8 affichées" in seen(page)
    counts = []
    for period in ("Aujourd’hui", "Les 7 derniers jours", "Ce mois-ci", "Depuis le début"):
        fill(field(page, "Période"), period)
        counts.append(len(read_aloud(page)))
    assert counts == [2, 4, 6, 8]
    fill(field(page, "Actions"), "Rendez-vous")
    assert len(read_aloud(page)) == 4 and "4 lignes sur 8, 4 affichées" in seen(page)
    fill(field(page, "Compte"), "Jordi Puig")
    assert read_aloud(page) == [] and "Aucune ligne sur 8." in seen(page)
    click(page, "Tout afficher")
    assert len(read_aloud(page)) == 8 and field(page, "Compte").currentText() == "Tous les comptes"


def test_lines_are_found_between_two_dates_as_they_are_typed(desk: Desk, window: MainWindow) -> None:
    for days in (0, 10, 200):
        write(desk, Action.BOOKED, at=NOW - timedelta(days=days))
    page = visit(window)
    fill(field(page, "Période"), "Entre deux dates")
    assert len(read_aloud(page)) == 2
    fill(field(page, "Du"), "1/5")
    assert len(read_aloud(page)) == 3
    fill(field(page, "Au"), "20 mai")
    fill(field(page, "Du"), "")
    assert read_aloud(page) == ["Dimanche 11 mai, 10 h 32 — Accueil — rendez-vous pris"]
    fill(field(page, "Période"), "Aujourd’hui")
    assert len(read_aloud(page)) == 1


@pytest.mark.parametrize(
    ("first", "last", "sentence"),
    [
        ("quand", "27/11/2025", "Cette date ne se lit pas : écrivez-la comme 27/11/2025."),
        ("27/11/2025", "hier", "Cette date ne se lit pas : écrivez-la comme 27/11/2025."),
        ("27/11/2025", "26/11/2025", "La seconde date vient avant la première : échangez-les."),
    ],
)
def test_a_wrong_date_is_told_once_typed_and_loses_nothing(
    desk: Desk, window: MainWindow, first: str, last: str, sentence: str
) -> None:
    write(desk, Action.BOOKED)
    page = visit(window)
    fill(field(page, "Période"), "Entre deux dates")
    fill(field(page, "Du"), first)
    fill(field(page, "Au"), last)
    field(page, "Compte").setFocus()
    assert page.filters.fault.sentence() == sentence
    assert len(read_aloud(page)) == 1
    assert [field(page, name).property("faulty") for name in ("Du", "Au")] == [first == "quand", first != "quand"]
    spoken = [field(page, name).accessibleDescription() for name in ("Du", "Au")]
    assert sorted(spoken) == ["", f"À corriger. {sentence}"]
    fill(field(page, "Du"), "26/11/2025")
    fill(field(page, "Au"), "27/11/2025")
    assert page.filters.fault.sentence() == "" and field(page, "Au").property("faulty") is False


def test_the_rest_is_read_when_asked_and_the_keyboard_goes_on_from_there(desk: Desk, window: MainWindow) -> None:
    many(desk, 2 * verbs.PAGE + 3)
    page = visit(window)
    shown = []
    for _ in range(3):
        shown.append(len(read_aloud(page)))
        if page.more_button.isVisible():
            page.more_button.setFocus()
            press(page.more_button, Qt.Key.Key_Space)
            assert focused() is page.table and page.table.currentIndex().row() == shown[-1]
    assert shown == [50, 100, 103] and not page.more_button.isVisible()
    assert [line.number for line in page.rows.rows()] == list(range(103, 0, -1))


def test_an_empty_journal_says_what_it_will_hold(window: MainWindow) -> None:
    page = visit(window)
    assert "Le journal est vide" in seen(page) and "Jamais le nom d’un usager" in seen(page)
    assert not page.empty.button.isVisible() and not page.more_button.isVisible()


def test_what_was_written_meanwhile_is_there_on_the_next_visit(desk: Desk, window: MainWindow) -> None:
    many(desk, 60)
    page = visit(window)
    click(page, "Afficher la suite")
    window.go("today")
    visit(window)
    assert len(read_aloud(page)) == 60
    window.go("today")
    write(desk, Action.DESTROYED)
    visit(window)
    assert read_aloud(page)[0].endswith("données détruites") and page.table.currentIndex().row() == 0


def test_a_sound_journal_is_said_and_remembered(desk: Desk, window: MainWindow) -> None:
    many(desk, 70)
    page = visit(window)
    assert "Le journal n’a encore jamais été vérifié en entier." in seen(page)
    told = checked(page)
    assert "Les 70 lignes du journal sont intactes : aucune n’a été modifiée, ajoutée ni retirée." in told
    assert "ne voit pas le retour d’une copie plus ancienne" in told
    assert "Vérifié en entier le jeudi 27 novembre 2025 à 10 h 32 : tout était intact." in told
    assert read_aloud(page)[0] == "Jeudi 27 novembre, 10 h 32 — Marie Castell — journal vérifié en entier (intact)"


def test_what_was_touched_is_told_with_its_lines_and_dates(desk: Desk, window: MainWindow) -> None:
    many(desk, 20)
    forge(desk, "UPDATE journal SET subject = 'rendez-vous-99' WHERE id = 5")
    forge(desk, "DELETE FROM journal WHERE id BETWEEN 8 AND 9")
    told = checked(visit(window))
    assert "Le journal a été touché en dehors de Permanence : 2 anomalies dans 18 lignes." in told
    assert "La ligne n° 5, du jeudi 27 novembre 2025 à 10 h 17, a été modifiée après coup." in told
    assert "Les lignes n° 8 à 9 ont été retirées : elles suivaient celle du jeudi 27 novembre 2025 à 10 h 19." in told
    assert "Ne supprimez rien" in told and "des anomalies ont été trouvées" in told


def test_a_check_given_up_is_not_remembered(
    desk: Desk, window: MainWindow, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    many(desk, 20)
    real = journal_check.verify_file

    def slow(*args, progress, cancelled, **more):
        while not cancelled():
            QTest.qSleep(5)
        return real(*args, progress=progress, cancelled=cancelled, **more)

    monkeypatch.setattr(journal_check, "verify_file", slow)
    page = visit(window)
    click(page, "Tout vérifier")
    qtbot.waitUntil(lambda: QApplication.activeModalWidget() is not None)
    click(QApplication.activeModalWidget(), "Annuler")
    qtbot.waitUntil(page.verdict.isVisible)
    assert "Vérification arrêtée après 0 ligne : aucune anomalie jusque-là." in seen(page)
    assert verbs.overview(desk).last_check is None


def test_a_trouble_with_the_file_is_told(desk: Desk, window: MainWindow, dialogs: FakeDialogs, qtbot: QtBot) -> None:
    page, file = visit(window), files.data_in(desk.folder)
    while_open(lambda: file.rename(file.with_name("away")))
    click(page, "Tout vérifier")
    qtbot.waitUntil(lambda: bool(dialogs.said))
    file.with_name("away").rename(file)
    assert "permanence.db, n’est pas dans le dossier" in dialogs.sentences[0]
    assert not page.verdict.isVisible()


def test_the_head_is_shown_with_what_it_is_for(desk: Desk, window: MainWindow) -> None:
    many(desk, 3)
    told = seen(visit(window))
    assert f"Tête du journal : {journal.head(desk.db).in_words}".replace(NBSP, " ") in told
    assert "un journal refait ou plus ancien ne concorderait plus avec eux" in told


def test_a_paper_is_compared_by_copying_two_things_from_it(desk: Desk, window: MainWindow) -> None:
    many(desk, 3)
    paper = journal.head(desk.db)
    write(desk, Action.PRINTED)
    click(visit(window), "Comparer avec un papier")
    dialog = opened(window, ComparisonDialog)
    assert focused() is field(dialog, "Ligne")
    type_text(focused(), "3")
    press(focused(), Qt.Key.Key_Tab)
    type_text(focused(), " ".join(paper.hex16[at : at + 4].upper() for at in range(0, 16, 4)))
    press(dialog, Qt.Key.Key_Return)
    assert dialog.answer.sentence().replace(NBSP, " ") == (
        "Le papier et le journal concordent : la ligne n° 3, du jeudi 27 novembre 2025 à 10 h 32, "
        "est celle qui a été imprimée."
    )
    fill(field(dialog, "Ligne"), "4")
    assert dialog.answer.sentence() == ""
    click(dialog, "Comparer")
    assert "n’est pas celle qui a été imprimée : vérifiez d’abord" in dialog.answer.sentence()
    fill(field(dialog, "Ligne"), "12")
    click(dialog, "Comparer")
    assert dialog.answer.sentence().startswith(f"Le journal n’a pas de ligne n°{NBSP}12")


def test_a_paper_badly_copied_is_refused_beside_its_fields(desk: Desk, window: MainWindow) -> None:
    many(desk, 3)
    click(visit(window), "Comparer avec un papier")
    dialog = opened(window, ComparisonDialog)
    fill(field(dialog, "Ligne"), "douze")
    click(dialog, "Comparer")
    assert set(dialog.form.faults()) == {"line", "mark"}
    assert focused() is field(dialog, "Ligne") and field(dialog, "Ligne").text() == "douze"


def test_the_comparison_is_freed_once_closed(desk: Desk, window: MainWindow) -> None:
    many(desk, 3)
    click(visit(window), "Comparer avec un papier")
    held = weakref.ref(opened(window, ComparisonDialog))
    press(held(), Qt.Key.Key_Escape)
    free_closed_dialogs()
    gc.collect()
    assert held() is None


def test_everything_is_reached_by_the_tab_key(desk: Desk, window: MainWindow) -> None:
    many(desk, 60)
    page = visit(window)
    field(page, "Période").setFocus()
    visited = []
    for _ in range(6):
        visited.append(focused())
        press(focused(), Qt.Key.Key_Tab)
    expected = [page.filters.period, page.filters.topic, page.filters.account, page.table, page.more_button]
    assert visited == [*expected, page.head_card.compare]
