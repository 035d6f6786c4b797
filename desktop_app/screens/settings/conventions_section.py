"""Convention: those of the place, what is done to them, and the terms of one, where a typing mistake is put right."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop_app.domain.convention import Convention, Terms, nearest
from desktop_app.domain.errors import Fault
from desktop_app.domain.french import NBSP, capital, plain_date
from desktop_app.use_cases.settings import conventions
from desktop_app.use_cases.settings.convention_gestures import Correction
from desktop_app.use_cases.settings.settings import Settings

from ..context import Context
from ..setup.convention_form import ConventionForm
from ..theme.tokens import Space, px
from ..widgets import labels
from ..widgets.fields import ChoiceField
from .convention_cards import ConventionCards
from .convention_dialog import ConventionDialog
from .convention_words import deadlines_in_words
from .partner_model_dialog import PartnerModelDialog
from .section import Section

_SENTENCE = (
    "Les jours ouverts, les mandats et les pages imprimées suivent ; les jours passés restent comme ils étaient."
)
_TERMS = (
    "Une faute de frappe se corrige ici, comme si elle n’avait pas eu lieu. Ce qui change vraiment, un avenant ou une "
    "fin, se note par le bouton de la convention, à sa date."
)
_HELD = "Enregistrez d’abord, ou annulez, ce qui est écrit plus bas."


class ConventionsEditor(QWidget):
    """The cards, then the form of one version of one convention."""

    edited = Signal()

    def __init__(self, today: Any, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.cards, self.form = ConventionCards(self), ConventionForm(today, self)
        self.heading = labels.heading("", self)
        self.version = ChoiceField([], self)
        self.version.setAccessibleName("Termes à montrer")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(self, Space.L))
        for part in (self.cards, self.heading, labels.muted(_TERMS, self), self.version, self.form):
            column.addWidget(part)
        self.form.edited.connect(self.edited)

    def show_versions(self, convention: Convention, at: int) -> None:
        """Name the convention, and offer its versions when there are several."""
        self.heading.setText(f"Termes{NBSP}: {capital(convention.terms.sender)}")
        options = [(0, "Le texte signé")]
        options += [
            (rank, f"À partir du {plain_date(version.since)}{NBSP}: {version.changed}")
            for rank, version in enumerate(convention.versions)
            if rank
        ]
        self.version.set_options(options)
        self.version.set_value(at)
        self.version.setVisible(len(options) > 1)

    def read(self) -> Terms:
        """The terms typed; raises `Refused`."""
        return self.form.read()

    def show_faults(self, faults: Iterable[Fault], /) -> None:
        """Put each sentence beside its field."""
        self.form.show_faults(faults)

    def hold(self, held: bool) -> None:
        """While something is typed and not saved, nothing else is opened over it."""
        self.cards.setEnabled(not held)
        # What cannot be pressed says why under the mouse, as the line beside « Enregistrer » does.
        self.cards.setToolTip(_HELD if held else "")
        self.version.setEnabled(not held)


class ConventionsSection(Section):
    """Every convention, and the terms of the one looked at: at first of one in force."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        self.editor = ConventionsEditor(self._today)
        self._shown_id = self._shown_at = 0
        super().__init__(context, "Convention", _SENTENCE, self.editor, parent)
        self.editor.cards.add_button.clicked.connect(self._add)
        self.editor.cards.wanted.connect(self._open)
        self.editor.version.edited.connect(self._choose_version)

    def show_settings(self, settings: Settings) -> None:
        """Show the conventions in the file, and the last terms of the one looked at before."""
        found = {each.id: each for each in settings.conventions}
        if self._shown_id not in found:
            self._look_at(nearest(settings.conventions, self._today())[0])
        shown = found[self._shown_id]
        self._shown_at = min(self._shown_at, len(shown.versions) - 1)
        self.editor.cards.show_conventions(settings.conventions, self._today(), self._deadlines, shown=self._shown_id)
        self.editor.show_versions(shown, self._shown_at)
        self.editor.form.show_terms(shown.versions[self._shown_at].terms)
        self.editor.form.show_row("signed_on", self._shown_at == 0)

    def keep(self, read: Terms) -> bool:
        """Put right what was typed wrong in these terms."""
        gesture = Correction(self._shown_id, self._shown_at, read)
        return self.keep_asking(conventions.carry_out, gesture, self.editor.form)

    def _show_state(self, unsaved: bool) -> None:
        super()._show_state(unsaved)
        self.editor.hold(unsaved)

    def _look_at(self, convention: Convention) -> None:
        self._shown_id, self._shown_at = convention.id, len(convention.versions) - 1

    def _choose_version(self) -> None:
        self._shown_at = self.editor.version.value()
        if self._settings is not None:
            self.show_settings(self._settings)

    def _open(self, asked: str, convention_id: int) -> None:
        if self._settings is None:
            return
        (convention,) = [each for each in self._settings.conventions if each.id == convention_id]
        if asked == "show":
            self._look_at(convention)
            self.show_settings(self._settings)
        elif asked == "model":
            name = capital(convention.terms.sender)
            self.context.dialogs.show(PartnerModelDialog(self.context, convention_id, name, self.window()))
        else:
            self.context.dialogs.show(ConventionDialog(self.context, convention, self.window()))

    def _add(self) -> None:
        self.context.dialogs.show(ConventionDialog(self.context, None, self.window()))

    def _deadlines(self, convention: Convention) -> str:
        found = self.context.runner.read(conventions.deadlines_of, convention)
        return deadlines_in_words(found) if found else ""

    def _today(self) -> date:
        return self.context.desk.now().date()
