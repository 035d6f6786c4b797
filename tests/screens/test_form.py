"""A form puts each fault beside its field, loses nothing and says everything to a screen reader."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QLabel, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.domain.errors import Fault, RuleBroken
from desktop_app.domain.person import read_person
from desktop_app.screens.widgets.boxes import TickField
from desktop_app.screens.widgets.fields import PhoneField, TextField
from desktop_app.screens.widgets.form import Form
from tests.helpers.typing import type_text


class PersonForm(Form):
    """The form of a person, as the desk fills it."""

    def __init__(self) -> None:
        super().__init__()
        self.last_name, self.first_name, self.phone = TextField(), TextField(), PhoneField()
        self.row("last_name", "Nom", self.last_name, "Comme sur les papiers.")
        self.row("first_name", "Prénom", self.first_name)
        self.row("phone", "Téléphone", self.phone, chars=18)

    def send(self) -> None:
        """What the button would do."""
        try:
            read_person(self.last_name.value(), self.first_name.value(), self.phone.value())
        except RuleBroken as refusal:
            self.show_faults(refusal.faults)


@pytest.fixture
def form(qtbot: QtBot) -> Iterator[PersonForm]:
    shown = PersonForm()
    qtbot.addWidget(shown)
    shown.show()
    shown.activateWindow()
    yield shown


def spoken(widget: QWidget, what: QAccessible.Text) -> str:
    """What a screen reader says of a widget."""
    return QAccessible.queryAccessibleInterface(widget).text(what)


def test_each_fault_stands_under_its_field_and_the_first_has_the_focus(form: PersonForm) -> None:
    type_text(form.last_name, "Lefèvre")
    type_text(form.phone, "12")
    form.send()
    assert set(form.faults()) == {"first_name", "phone"}
    assert form.first_name.hasFocus()
    words = [label.text() for label in form.findChildren(QLabel) if label.isVisible()]
    assert any(text.startswith("À corriger. Ce n’est pas un numéro") for text in words)


@pytest.mark.parametrize("pasted", ["x" * 10_000, "😀 'DROP TABLE\" 100 %", "עברית", "<b>gras</b>"])
def test_nothing_typed_is_lost(form: PersonForm, pasted: str) -> None:
    form.last_name.setText(pasted)
    form.first_name.setText("Zoé")
    form.send()
    assert "last_name" in form.faults()
    assert (form.last_name.raw(), form.first_name.raw()) == (pasted, "Zoé")


def test_a_reader_hears_label_help_and_fault(form: PersonForm) -> None:
    assert spoken(form.last_name, QAccessible.Text.Name) == "Nom"
    assert spoken(form.last_name, QAccessible.Text.Description) == "Comme sur les papiers."
    form.send()
    heard = spoken(form.last_name, QAccessible.Text.Description)
    assert heard.startswith("À corriger. Le nom est vide") and heard.endswith("Comme sur les papiers.")


def test_every_label_leads_to_its_field(form: PersonForm) -> None:
    buddies = {label.text(): label.buddy() for label in form.findChildren(QLabel) if label.buddy() is not None}
    assert buddies == {"Nom": form.last_name, "Prénom": form.first_name, "Téléphone": form.phone}


def test_a_fault_goes_when_its_field_is_edited_and_the_others_stay(form: PersonForm) -> None:
    form.send()
    type_text(form.last_name, "é")
    assert set(form.faults()) == {"first_name"}
    assert form.last_name.property("faulty") is False


def test_a_fault_of_no_field_goes_to_the_top(form: PersonForm) -> None:
    form.show_faults([Fault("", "Ce jour est complet."), Fault("slot", "Choisissez un créneau.")])
    assert form.faults() == {"": "Ce jour est complet.\nChoisissez un créneau."}
    assert form.banner.isVisible()
    form.clear_faults()
    assert not form.banner.isVisible() and form.faults() == {}


def test_two_faults_of_one_field_are_both_told(form: PersonForm) -> None:
    form.show_faults([Fault("phone", "Trop court."), Fault("phone", "Une lettre s’y trouve.")])
    assert form.faults()["phone"] == "Trop court. Une lettre s’y trouve."


def test_a_row_that_is_to_be_seen_already_is_dressed_with_the_form_not_by_itself(qtbot: QtBot) -> None:
    form = PersonForm()
    qtbot.addWidget(form)
    row = form.phone.parentWidget()
    form.show_row("phone", True)
    assert form.shows("phone") and not row.testAttribute(Qt.WidgetAttribute.WA_WState_Polished)
    form.show_row("phone", False)
    form.show()
    assert not row.isVisible()
    form.show_row("phone", True)
    assert row.isVisible()


def test_markup_is_shown_as_it_is_written(form: PersonForm) -> None:
    form.show_faults([Fault("phone", "<b>non</b>")])
    label = next(label for label in form.findChildren(QLabel) if "<b>" in label.text())
    assert label.textFormat() == Qt.TextFormat.PlainText


def test_a_fault_far_down_is_brought_into_view(qtbot: QtBot) -> None:
    form, area = Form(), QScrollArea()
    for at in range(30):
        form.row(f"line-{at}", f"Ligne {at}", TextField())
    area.setWidget(form)
    area.setWidgetResizable(True)
    qtbot.addWidget(area)
    area.resize(400, 300)
    area.show()
    form.show_faults([Fault("line-29", "Vide.")])
    qtbot.waitUntil(lambda: area.verticalScrollBar().value() > 500)


def test_esc_need_not_ask_until_something_was_edited(form: PersonForm) -> None:
    form.last_name.set_value("Lefèvre")
    assert not form.was_edited()
    type_text(form.first_name, "Z")
    assert form.was_edited()


def test_a_tick_bears_its_own_words(qtbot: QtBot) -> None:
    form = Form()
    qtbot.addWidget(form)
    tick = TickField("Remis un original")
    form.row("handed_over", "", tick)
    assert spoken(tick, QAccessible.Text.Name) == "Remis un original"


def test_a_form_is_freed_with_its_window(qtbot: QtBot) -> None:
    form = PersonForm()
    with qtbot.waitSignal(form.destroyed):
        form.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        form.show()
        form.close()
