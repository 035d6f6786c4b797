"""A whole day at Le Boulou, from the first opening to a withdrawn mandate, through the real windows.

The windows, the encrypted file, the papers and the keys are the real ones; only the clock and the
answers to the questions of the system (where to save) are prepared. It begins on each date
on which every program that a test starts is started; the other journeys keep their Thursday of 2025, whose two weekly
days, free slots and convention they tell of.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QCheckBox, QComboBox, QRadioButton, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.domain.french import NBSP
from desktop_app.screens.appointments.booking_dialog import BookingDialog
from desktop_app.screens.appointments.day_list import DayList
from desktop_app.screens.mandates.questions import WithdrawalDialog
from desktop_app.screens.opening import upkeep
from desktop_app.screens.opening.assistant import Assistant
from desktop_app.screens.planning.pattern_dialog import PatternDialog
from desktop_app.use_cases.accounts.opening import recovery_words
from tests.helpers.awkward_dates import ALWAYS_TRIED, AWKWARD
from tests.helpers.clock import StillClock
from tests.helpers.day_screens import opened, rows_of, shown_words
from tests.helpers.paper import ink, pictures_of, words_of
from tests.helpers.seeing import button, click, field, fill, words
from tests.helpers.typing import press, type_text

from .counter import FIRST_DAYS, Counter, FirstDay

PASSPHRASE = "le chêne vert du jardin"


@pytest.fixture
def counter(qtbot: QtBot, tmp_path: Path, clock: StillClock, monkeypatch: pytest.MonkeyPatch) -> Iterator[Counter]:
    """A PC on which the program was never opened; whoever comes in there has had their first minute to themselves."""
    # Eight seconds at each of four openings otherwise: `test_first_minute` is where they are waited for.
    monkeypatch.setattr(upkeep, "FIRST_MINUTE", 0)
    made = Counter(qtbot, tmp_path / "données", clock)
    yield made
    if made.session.door.window:
        made.session.door.window.close()
    made.session.end()


@pytest.mark.parametrize("day", FIRST_DAYS, ids=lambda day: day.name)
def test_a_day_at_the_counter(counter: Counter, day: FirstDay) -> None:
    counter.clock.set(day.morning)
    assert counter.session.begin()
    set_up_le_boulou(counter, day)
    the_day_is_empty(counter)
    book_by_keyboard(counter, "roca joan", "10 h 30", day)
    take_back_and_book_again(counter, day)
    mark_who_came(counter)
    print_the_sheet(counter, day)
    counter.clock.set(day.mandate_at)
    take_a_mandate(counter, day.month_on)
    withdraw_it(counter, day)
    take_a_mandate(counter, day.next_month_on)
    nothing_is_lost_or_left_behind(counter, day)
    it_ends_by_itself_on_its_last_evening(counter, day)


def test_a_journey_begins_on_every_date_that_is_always_tried() -> None:
    begun = {day.name: {day.morning.date(), day.mandate_at.date()} for day in FIRST_DAYS}
    assert all(AWKWARD[name].date() in begun[name] for name in ALWAYS_TRIED)


def set_up_le_boulou(counter: Counter, day: FirstDay) -> None:
    """The assistant, page after page, on the model of Le Boulou with its end and its first weekday changed."""
    assistant = counter.session.assistant
    assert isinstance(assistant, Assistant)
    click(assistant, "Le Boulou")
    click(assistant, "Continuer")
    fill(field(assistant, "Téléphone du lieu"), "04.68.00.00.00")
    click(assistant, "Continuer")
    click(assistant, "Continuer")
    assert "Recopiez la date de la dernière signature" in words(assistant)
    fill(field(assistant, "Date de la dernière signature"), "6/3/2024")
    fill(field(assistant, "Fin au plus tard"), day.convention_ends)
    # What the data protection officer has decided: without it no mandate is taken.
    tick(assistant, "Ce que le délégué à la protection des données a décidé")
    fill(field(assistant, "Comment écrire au délégué"), "dpo@departement.exemple")
    fill(field(assistant, "Garde de l’original du service"), f"6{NBSP}ans après la fin du mandat")
    click(assistant, "Continuer")
    for nth, (first, last) in enumerate((("Marie", "Castell"), ("Jordi", "Puig"))):
        fill(field(assistant, "Prénom", nth), first)
        fill(field(assistant, "Nom", nth), last)
    click(assistant, "Continuer")
    click(assistant, "Modifier")
    typed = opened(assistant, PatternDialog)
    fill(field(typed, "Jour"), day.weekday)
    click(typed, "Enregistrer")
    click(assistant, "Continuer")
    fill(field(assistant, "Votre nom"), "Marie Castell")
    button(assistant, "Je suis aussi conseiller").click()
    fill(field(assistant, "Nouvelle phrase de passe"), PASSPHRASE)
    fill(field(assistant, "La même, une seconde fois"), PASSPHRASE)
    click(assistant, "Continuer")
    code = [word for word in words(assistant).split("\n") if word in recovery_words()]
    assert len(code) == 8
    click(assistant, "Imprimer le code")
    sheet = words_of(counter.save(assistant, "code.pdf"))
    assert all(word in sheet for word in code)
    tick(assistant, "Le code est imprimé")
    click(assistant, "Créer")
    counter.wait_for_window()


def the_day_is_empty(counter: Counter) -> None:
    """One advisor, free slots."""
    wait_for_a_copy(counter)
    seen = shown_words(counter.window)
    assert "Marie Castell" in seen and "9 h – 12 h, 14 h – 17 h" in seen
    assert [row for row in rows_of(the_list(counter)) if "libre" in row]


def the_list(counter: Counter) -> DayList:
    """The rows of the day in view."""
    return next(found for found in counter.window.findChildren(DayList) if found.isVisible())


def book_by_keyboard(counter: Counter, typed: str, at: str, day: FirstDay) -> None:
    """Ctrl+R, the name of someone new, the hour, the theme, Enter: no mouse."""
    press(counter.window, Qt.Key.Key_R, Qt.KeyboardModifier.ControlModifier)
    dialog = opened(counter.window, BookingDialog)
    picker = field(dialog, "Pour qui ?")
    type_text(picker, typed)
    press(picker, Qt.Key.Key_Return)
    click(dialog, at.replace(" ", "\N{NO-BREAK SPACE}"))
    fill(field(dialog, "Pour quoi ?"), "Argent - Impôts")
    press(dialog, Qt.Key.Key_Return)
    assert "C’est noté" in shown_words(dialog)
    click(dialog, "Imprimer la carte")
    card = words_of(counter.save(counter.window, "carte.pdf"))
    assert f"{day.in_full} à 10 h 30" in card and "04 68 00 00 00" in card


def take_back_and_book_again(counter: Counter, day: FirstDay) -> None:
    """Ctrl+Z takes the booking back, and the person with it."""
    counter.wait_for_window()
    press(counter.window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert "Annulé : le rendez-vous de Joan Roca" in shown_words(counter.window)
    assert not [row for row in rows_of(the_list(counter)) if "Roca" in row]
    book_by_keyboard(counter, "roca joan", "10 h 30", day)


def mark_who_came(counter: Counter) -> None:
    """One key for arrived, one for seen."""
    counter.clock.forward(minutes=115)
    rows = the_list(counter)
    rows.setFocus()
    press(rows, Qt.Key.Key_Home)
    for _ in range(8):
        if "Roca" in rows_of(rows)[rows.currentIndex().row()]:
            break
        press(rows, Qt.Key.Key_Down)
    press(rows, Qt.Key.Key_A)
    assert any("Roca" in row and "sur place" in row for row in rows_of(rows))
    press(rows, Qt.Key.Key_R)
    assert any("Roca" in row and "réalisé" in row for row in rows_of(rows))


def print_the_sheet(counter: Counter, day: FirstDay) -> None:
    """The day's papers: on the sign-in sheet, who is expected and nothing a neighbour may not read."""
    counter.wait_for_window()
    press(counter.window, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    path = counter.save(counter.window, "journee.pdf")
    text, _, programme = words_of(path).partition("Programme de la journée")
    assert "Feuille d’émargement" in text and "Roca" in text and "Joan" in text
    assert "Marie Castell" in text and day.in_full in text.casefold() and "Page 1/1" in text
    assert "Opération menée par le Département des Pyrénées-Orientales" in text
    assert "Impôts" not in text and "Impôts" in programme
    page, *_ = pictures_of(path)
    assert page.width < page.height
    assert ink(page) > 0.01
    assert ink(page, (0, 0, 0.05, 1)) == 0 == ink(page, (0.96, 0, 1, 1)), "nothing in the margins"


def take_a_mandate(counter: Counter, ends: str) -> None:
    """Every step in its order; none can be skipped."""
    window = counter.window
    counter.wait_for_window()
    click(window, "Mandats")
    press(window, Qt.Key.Key_M, Qt.KeyboardModifier.ControlModifier)
    # A button pressed by its shortcut shows itself pressed for a tenth of a second first.
    counter.qtbot.waitUntil(lambda: "Continuer" in shown_words(window), timeout=2_000)
    click(window, "Continuer")
    assert "Dites d’abord si vous pouvez le faire avec la personne." in words(window), "with them is asked first"
    tick(window, "Non")
    tick(window, "Elle-même")
    click(window, "Continuer")
    picker = field(window, "Pour qui ?")
    type_text(picker, "roc")
    press(picker, Qt.Key.Key_Return)
    click(window, "Préparer le mandat")
    assert "ne dit pas encore ce qui est permis" in words(window), "a mandate without a scope is refused in its card"
    for name, typed in (("Organisme", "CAF"), ("Démarche", "Demande d’aide au logement")):
        box = next(one for one in window.findChildren(QComboBox) if one.isVisible() and one.accessibleName() == name)
        line = box.lineEdit()
        assert line
        line.selectAll()
        type_text(line, typed)
    for act in ("Consulter le compte", "Remplir un formulaire"):
        tick(window, act)
    click(window, "Un mois")
    click(window, "Préparer le mandat")
    click(window, "C’est dit, et compris")
    assert "Il reste à expliquer" in words(window), "information cannot be skipped"
    for said in ("J’ai expliqué l’utilisation", "J’ai expliqué ses droits", "J’ai dit les démarches"):
        tick(window, said)
    click(window, "C’est dit, et compris")
    assert "la personne répond avec ses mots" in words(window), "what was said is not yet understood"
    for asked in ("«\N{NO-BREAK SPACE}Que vais-je", "«\N{NO-BREAK SPACE}Jusqu’à", "«\N{NO-BREAK SPACE}Comment"):
        tick(window, asked)
    click(window, "C’est dit, et compris")
    click(window, "J’ai vu cette pièce")
    assert "Choisissez la pièce que vous avez vue" in words(window), "identity cannot be skipped"
    tick(window, "Passeport")
    click(window, "J’ai vu cette pièce")
    print_and_sign(counter, ends)


def print_and_sign(counter: Counter, ends: str) -> None:
    """Two originals, then both signatures and the hand-over."""
    window = counter.window
    click(window, "Voir et imprimer les deux originaux")
    # The file goes to another printer: the program asks before it counts as two originals.
    counter.dialogs.answers.append(True)
    path = counter.save(window, "mandat.pdf")
    counter.qtbot.waitUntil(lambda: not counter.dialogs.answers)
    text = words_of(path)
    for needed in ("Original 1/2", "Original 2/2", "Joan", "Roca", "CAF", "Demande d’aide au logement"):
        assert needed in text
    assert "passeport" in text and "Fait en deux originaux" in text and ends in text
    pages = pictures_of(path)
    assert len(pages) % 2 == 0 and all(ink(page) > 0.005 for page in pages)
    counter.clock.forward(minutes=5)
    click(window, "Rendre le mandat actif")
    assert "Il manque la signature de la personne" in words(window), "no mandate without the person's signature"
    for box in [one for one in window.findChildren(QCheckBox) if one.isVisible()]:
        box.click()
    click(window, "Rendre le mandat actif")
    assert f"est actif jusqu’au {ends}" in words(window).replace("\N{NO-BREAK SPACE}", " ")
    click(window, "Revenir aux mandats")


def tick(root: QWidget, begins: str) -> None:
    """Tick the box or choose the round button that begins with these words, as the space bar does."""
    kinds = (*root.findChildren(QCheckBox), *root.findChildren(QRadioButton))
    box = next(one for one in kinds if one.isVisible() and one.text().startswith(begins))
    box.setFocus()
    press(box, Qt.Key.Key_Space)
    assert box.isChecked()


def withdraw_it(counter: Counter, day: FirstDay) -> None:
    """Two gestures; then nothing is allowed any more, and the receipt bears the hour."""
    window = counter.window
    counter.clock.forward(minutes=30)
    click(window, "Retirer")
    click(opened(window, WithdrawalDialog), "Retirer maintenant")
    receipt = words_of(counter.save(window, "recepisse.pdf"))
    assert day.withdrawn in receipt and "Roca" in receipt
    click(window, "Tous")
    assert "ne permet plus rien" in shown_words(window).casefold()


def nothing_is_lost_or_left_behind(counter: Counter, day: FirstDay) -> None:
    """After a restart the passphrase opens the same day; a wrong one does not."""
    counter.reopen(counter.clock())
    unlock = counter.session.door.unlock
    assert unlock
    unlock.try_passphrase("une autre phrase", 1)
    counter.qtbot.waitUntil(lambda: "n’ouvre pas" in shown_words(unlock), timeout=5_000)
    unlock.try_passphrase(PASSPHRASE, 1)
    counter.wait_for_window()
    wait_for_a_copy(counter)
    counter.window.go("agenda", day=day.morning.date())
    assert any("Roca" in row and "réalisé" in row for row in rows_of(the_list(counter)))
    stored = b"".join(path.read_bytes() for path in counter.folder.rglob("permanence*") if path.is_file())
    assert b"Roca" not in stored and b"SQLite format" not in stored
    assert not QApplication.activeModalWidget()


def it_ends_by_itself_on_its_last_evening(counter: Counter, day: FirstDay) -> None:
    """Weeks later the program asks for the date; the mandate still goes on that evening and is over in the morning."""
    come_back(counter, day.last_evening)
    wait_for_a_copy(counter)
    counter.qtbot.waitUntil(lambda: "la date est-elle juste" in shown_words(counter.window))
    click(counter.window, "Oui, elle est juste")
    click(counter.window, "Mandats")
    assert f"jusqu’au {day.next_month_on}" in shown_words(counter.window)
    come_back(counter, day.over)
    click(counter.window, "Mandats")
    click(counter.window, "Tous")
    assert f"terme le {day.next_month_on} au soir" in shown_words(counter.window)
    wait_for_a_copy(counter)
    kept = day.copied_on.split()
    # Those whose days are over go after the new one is there, a moment later.
    counter.qtbot.waitUntil(lambda: len(copies(counter)) <= len(kept))
    assert copies(counter) == kept, "one each day it was open, and none goes before its thirty-five days"


def come_back(counter: Counter, at: datetime) -> None:
    """Start again at this hour, and go in."""
    counter.reopen(at)
    assert counter.session.door.unlock
    counter.session.door.unlock.try_passphrase(PASSPHRASE, 1)
    counter.wait_for_window()


def wait_for_a_copy(counter: Counter) -> None:
    """Until the copy of the day is there, which a program that is closed at once leaves to its next start."""
    counter.qtbot.waitUntil(lambda: str(counter.clock().date()) in copies(counter))


def copies(counter: Counter) -> list[str]:
    """The dates of the copies there are, as their names say them."""
    return sorted(path.name[11:21] for path in (counter.folder / "sauvegardes").glob("*.db"))
