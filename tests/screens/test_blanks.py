"""The blank mandates by hand: a pad that is given up, one that is printed, one that comes back signed."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from typing import TypeVar

import pytest
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

from desktop_app.domain.mandate import State
from desktop_app.domain.mandate.blank import Spoilt
from desktop_app.screens.mandates.blank_entry import BlankEntryDialog
from desktop_app.screens.mandates.blanks_dialog import BlanksDialog, PadDialog, SpoiltDialog
from desktop_app.screens.mandates.control_dialog import ControlDialog, ControlPrintDialog
from desktop_app.screens.originals.paper_originals import FilingDialog
from desktop_app.screens.printing.preview import PreviewDialog
from desktop_app.storage.mandates import blanks as stored
from desktop_app.use_cases.desk import Desk
from desktop_app.use_cases.mandates import blanks, mandates, paper_originals
from tests.helpers.at_mandates import AtMandates
from tests.helpers.builders import stored_mandate
from tests.helpers.clock import StillClock
from tests.helpers.seeing import click, words

D = TypeVar("D", bound=QDialog)


@pytest.fixture
def at(desk: Desk, qtbot: QtBot) -> Iterator[AtMandates]:
    there = AtMandates(desk, qtbot)
    yield there
    for dialog in there.page.window().findChildren(QDialog):
        dialog.hide()
    there.close()


def front(kind: type[D]) -> D:
    found = QApplication.activeModalWidget()
    assert isinstance(found, kind), found
    return found


def opened(at: AtMandates) -> BlanksDialog:
    at.click("Vierges…")
    return front(BlanksDialog)


def of(desk: Desk, id: int) -> Spoilt | None:
    found = stored.get(desk.db, id)
    assert found
    return found.spoilt


def test_a_pad_whose_preview_is_closed_unprinted_gives_up_its_numbers(at: AtMandates, desk: Desk) -> None:
    dialog = opened(at)
    assert "Aucun mandat vierge" in words(dialog)
    click(dialog, "Imprimer des vierges…")
    front(PadDialog).count.set_value(2)
    click(front(PadDialog), "Numéroter et imprimer")
    at.close_receipt(title="Mandats vierges")
    assert [of(desk, id) for id in (1, 2)] == [Spoilt.NOT_PRINTED] * 2
    assert "annulé le 27/11/2025 : jamais imprimé" in at_rows(dialog)


def at_rows(dialog: BlanksDialog) -> str:
    model = dialog.rows
    cells = (str(model.index(row, 3).data()) for row in range(model.rowCount()))
    return "\n".join(cells).replace("\N{NO-BREAK SPACE}", " ")


def test_a_pad_that_was_kept_waits_to_come_back(at: AtMandates, desk: Desk) -> None:
    dialog = opened(at)
    click(dialog, "Imprimer des vierges…")
    front(PadDialog).count.set_value(1)
    click(front(PadDialog), "Numéroter et imprimer")
    preview = front(PreviewDialog)
    preview.printed.emit(())
    preview.reject()
    assert of(desk, 1) is None and "n’est pas revenu" in words(dialog)


def test_one_that_is_lost_is_said_so_and_taken_back(at: AtMandates, desk: Desk) -> None:
    blanks.number(desk, count=2, advisor_id=1)
    dialog = opened(at)
    click(dialog, "Annuler ce vierge…")
    click(front(SpoiltDialog), "Annuler ce vierge")
    assert front(SpoiltDialog).form.faults()["why"]
    click(front(SpoiltDialog), "Perdu")
    click(front(SpoiltDialog), "Annuler ce vierge")
    assert of(desk, 1) is Spoilt.LOST
    dialog.done_line.undo_wanted.emit()
    assert of(desk, 1) is None


def test_a_signed_one_is_copied_from_the_paper_and_its_place_asked(
    at: AtMandates, desk: Desk, clock: StillClock
) -> None:
    blanks.number(desk, count=1, advisor_id=1)
    signed = desk.now() + timedelta(hours=1)
    clock.forward(days=1)
    dialog = opened(at)
    click(dialog, "Ressaisir…")
    entry = front(BlankEntryDialog)
    click(entry, "Enregistrer le mandat signé")
    assert entry.form.faults()["person"]
    entry.who.picker.add_requested.emit("Claire Abadie")
    entry.who.last_name.set_value("Abadie")
    entry.who.first_name.set_value("Claire")
    click(entry, "Enregistrer le mandat signé")
    assert {"told", "identity", "at", "signed", "read_again"} <= entry.form.faults().keys()
    entry.told.set_value(entry.told.offered())
    entry.identity.setCurrentIndex(2)
    entry.at.set_value(signed)
    entry.end.set_value(signed.date() + timedelta(20))
    for tick in (entry.signed, entry.read_again):
        tick.click()
    card = entry.scope.lines.cards[0]
    card.organism.set_value("CAF")
    card.what.set_value("Demande d’aide au logement")
    click(entry, "Remplir un formulaire")
    click(entry, "Enregistrer le mandat signé")
    view = at.only_mandate()
    assert (view.mandate.number, view.mandate.state) == ("V2025-0001", State.ACTIVE)
    assert view.mandate.signature and view.mandate.signature.at == signed
    front(FilingDialog).where.set_value("Classeur 1")
    click(front(FilingDialog), "Noter l’endroit")
    assert paper_originals.of_mandate(desk, view.mandate.id).place == "Classeur 1"  # type: ignore[union-attr]
    assert "signé : mandat V2025-0001" in at_rows(dialog)
    dialog.reject()
    at.page.aim(mandate_id=view.mandate.id)
    assert not at.offers("Imprimer à nouveau") and at.offers("Noter un acte")
    assert mandates.is_listed(desk, view.mandate.id)


def test_a_referent_prints_the_register_and_the_sheet_of_controls_of_a_period(at: AtMandates, desk: Desk) -> None:
    blanks.number(desk, count=2, advisor_id=1)
    stored_mandate(desk.db)
    at.click("Contrôler…")
    controls = front(ControlDialog)
    assert "2 mandats vierges ne sont pas revenus : V2025-0001 et V2025-0002." in words(controls).replace("\xa0", " ")
    click(controls, "Imprimer…")
    period = front(ControlPrintDialog)
    period.last.set_value(None)
    click(period, "Voir et imprimer")
    assert period.form.faults()["last"]
    period.last.set_value(desk.now().date())
    click(period, "Voir et imprimer")
    at.close_receipt(title="Registre des mandats")
    click(controls, "Imprimer…")
    click(front(ControlPrintDialog), "La feuille de contrôle")
    click(front(ControlPrintDialog), "Voir et imprimer")
    at.close_receipt(title="Contrôle des mandats")


def test_the_list_opens_from_what_is_to_be_done(at: AtMandates, desk: Desk) -> None:
    blanks.number(desk, count=1, advisor_id=1)
    at.page.aim(part="blanks")
    dialog = front(BlanksDialog)
    click(dialog, "Ils sont tous là")
    assert "1 vierge recompté, toujours là" in dialog.done_line.told().replace("\N{NO-BREAK SPACE}", " ")
