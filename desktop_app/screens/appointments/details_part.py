"""The line of a booking that leads to what else may be said of it, and tells what was."""

from dataclasses import replace

from PySide6.QtCore import QObject

from desktop_app.domain.convention import Booker

from ..context import Context
from ..widgets import labels
from ..widgets.aloud import as_heard
from ..widgets.buttons import quiet
from ..widgets.form import Form
from ..widgets.labels import breakable
from .column_fit import at_the_left
from .details_dialog import Details, DetailsDialog
from .what_part import WhatPart


class DetailsPart(QObject):
    """Adds a button and a line of words to a form.

    `booked` is whether the appointment is, so that neither its length nor a series is asked.
    """

    def __init__(self, context: Context, form: Form, what: WhatPart, *, booked: bool = False) -> None:
        super().__init__(form)
        self._context, self._form, self._what, self._booked = context, form, what, booked
        self._asked_who = False
        self.details = Details()
        self.button = quiet("Préciser… (accompagnant, durée, série)", form, icon="edit")
        self.told = labels.muted("", form)
        form.add(at_the_left(self.button))
        form.add(self.told)
        self.button.clicked.connect(self._ask)
        self.show(self.details)

    def show(self, details: Details) -> None:
        """Tell what is said by now."""
        self.details = details
        words = details.told()
        self.told.setText(breakable(words))
        self.told.setVisible(bool(words))
        self.button.setAccessibleDescription(as_heard(words))

    def expect(self, taker: Booker) -> None:
        """Take it that this is who took the appointment, until somebody says otherwise."""
        if not self._asked_who:
            said = replace(self.details.circumstances, taken_by=taker)
            self.details = replace(self.details, circumstances=said)

    def _ask(self) -> None:
        dialog = DetailsDialog(
            self._context,
            self.details,
            self._what.theme,
            self._what.offered,
            booked=self._booked,
            parent=self.button.window(),
        )
        self._asking = dialog
        dialog.accepted.connect(self._take)
        self._context.dialogs.show(dialog)

    def _take(self) -> None:
        self._asked_who = True
        self.show(self._asking.details)
        self._form.note_edit()
