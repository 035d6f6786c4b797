"""The panel beside the list: who it is, what can be done for them, their appointments and mandates, their rights."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from desktop_app.domain.french import phone
from desktop_app.domain.person import Person
from desktop_app.domain.reception.rights_request import Right
from desktop_app.use_cases.mandates import mandates
from desktop_app.use_cases.reception import people

from ..appointments.booking import open_booking
from ..context import Context
from ..theme.tokens import Space, bare, px
from ..widgets import labels
from ..widgets.buttons import primary, quiet, secondary
from .history import History

_LEAST_HEIGHT = 110
"""Pixels at scale 1 under which the page scrolls, rather than a slit of it."""


class PersonPanel(QWidget):
    """Shows one person, or nobody; `kept` carries the id of whom a gesture has left in the file."""

    kept = Signal(int)

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self.person: Person | None = None
        self.name, self.phone = labels.heading("", self), labels.muted("", self)
        self.book_button = primary("Réserver", self, self.book, icon="add", keys="Ctrl+R")
        self.new_mandate = secondary("Nouveau mandat", self, self._take_mandate, icon="mandates")
        self.correct = quiet("Corriger la fiche", self, self._correct, icon="edit")
        self.area = QScrollArea(self)
        self._lay_out()

    def show_person(self, person_id: int) -> None:
        """Show this person with what this account may do for them; 0 when nobody is chosen."""
        view = self._context.runner.read(people.view, person_id) if person_id else None
        self.person = view.person if view else None
        self.name.setText(view.person.name if view else "Personne n’est choisi")
        self.phone.setText(_known_of(view.person) if view else "")
        for widget in (self.phone, self.book_button, self.correct, self.area):
            widget.setVisible(view is not None)
        self.new_mandate.setVisible(view is not None and self._context.may(mandates.draft))
        inside = History(self._context, view, self.kept) if view else QWidget()
        self.area.setWidget(inside)
        inside.setAutoFillBackground(False)

    def book(self) -> None:
        """Book for whom is shown."""
        if self.person:
            open_booking(self._context, self.window(), person=self.person)

    def _take_mandate(self) -> None:
        if self.person:
            self._context.go("mandates", person_id=self.person.id)

    def _correct(self) -> None:
        from .person_dialog import PersonDialog

        if self.person:
            dialog = PersonDialog(self._context, self.person, self.window())
            dialog.accepted.connect(self._offer_corrected)
            dialog.kept.connect(self.kept)
            self._context.dialogs.show(dialog)

    def _offer_corrected(self) -> None:
        from ..protection.answering import offer_to_answer, waiting

        if self.person:
            offer_to_answer(self._context, waiting(self._context, self.person.id, Right.RECTIFICATION))

    def _lay_out(self) -> None:
        self.area.setMinimumHeight(px(self, _LEAST_HEIGHT))
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setWidgetResizable(True)
        self.area.viewport().setAutoFillBackground(False)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        column = bare(QVBoxLayout(self), Space.XS)
        column.addWidget(self.name)
        column.addWidget(self.phone)
        column.addSpacing(px(self, Space.S))
        for button in (self.book_button, self.new_mandate, self.correct):
            column.addWidget(button)
        column.addSpacing(px(self, Space.S))
        column.addWidget(self.area, 1)
        column.addStretch(0)


def _known_of(person: Person) -> str:
    """What is known beside the name: the telephone, the name and the year of birth where they were given."""
    born = f"Nom de naissance : {person.birth_name}" if person.birth_name else ""
    year = f"Année de naissance : {person.birth_year}" if person.birth_year else ""
    return "\n".join(filter(None, (phone(person.phone) or "Sans téléphone", born, year)))
