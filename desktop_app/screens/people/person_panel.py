"""The panel beside the list: who it is, what can be done for them, their appointments and mandates, their rights."""

from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from desktop_app.domain.account import Account
from desktop_app.domain.person import Person
from desktop_app.use_cases.destruction import erasure
from desktop_app.use_cases.mandates import elsewhere, mandates
from desktop_app.use_cases.permissions import may
from desktop_app.use_cases.reception.people import PersonView

from ..theme.tokens import Space, px
from ..widgets import labels
from ..widgets.buttons import primary, quiet, secondary
from .columns import phone_in_words
from .history import Links, history

_LEAST_HEIGHT = 110
"""Pixels at scale 1 under which the page scrolls, rather than a slit of it."""


class PersonPanel(QWidget):
    """Shows one person, or nobody; the first nine signals speak of them, the last three carry an id."""

    booking_wanted = Signal()
    mandate_wanted = Signal()
    correction_wanted = Signal()
    record_wanted = Signal()
    erasure_wanted = Signal()
    joining_wanted = Signal()
    proof_wanted = Signal()
    message_wanted = Signal()
    right_wanted = Signal()
    appointment_wanted = Signal(int)
    stored_mandate_wanted = Signal(int)
    elsewhere_wanted = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.person: Person | None = None
        self.name, self.phone = labels.heading("", self), labels.muted("", self)
        self.book = primary("Réserver", self, icon="add", keys="Ctrl+R")
        self.new_mandate = secondary("Nouveau mandat", self, icon="mandates")
        self.correct = quiet("Corriger la fiche", self, icon="edit")
        self.area = QScrollArea(self)
        self._lay_out()
        for button, wanted in (
            (self.book, self.booking_wanted),
            (self.new_mandate, self.mandate_wanted),
            (self.correct, self.correction_wanted),
        ):
            button.clicked.connect(wanted)

    def show_view(self, view: PersonView | None, now: datetime, account: Account) -> None:
        """Show this person with what this account may do for them; None when nobody is chosen."""
        self.person = view.person if view else None
        self.name.setText(view.person.name if view else "Personne n’est choisi")
        self.phone.setText(_known_of(view.person) if view else "")
        for widget in (self.phone, self.book, self.correct, self.area):
            widget.setVisible(view is not None)
        self.new_mandate.setVisible(view is not None and may(account, mandates.draft))
        inside = history(view, now, self._links(account), self) if view else QWidget()
        self.area.setWidget(inside)
        inside.setAutoFillBackground(False)

    def follow_appointment(self) -> None:
        """What a line of appointment does when pressed; its object name is the id."""
        self.appointment_wanted.emit(int(self.sender().objectName()))

    def follow_mandate(self) -> None:
        """What a line of mandate does when pressed; its object name is the id."""
        self.stored_mandate_wanted.emit(int(self.sender().objectName()))

    def follow_elsewhere(self) -> None:
        """The same of a mandate held in Aidants Connect; 0 for one to note."""
        self.elsewhere_wanted.emit(int(self.sender().objectName()))

    def _links(self, account: Account) -> Links:
        erase = self.erasure_wanted if may(account, erasure.erase) else None
        return Links(
            self.follow_appointment,
            self.follow_mandate,
            self.follow_elsewhere if may(account, elsewhere.note) else None,
            self.record_wanted,
            erase,
            self.joining_wanted,
            self.proof_wanted,
            self.message_wanted,
            self.right_wanted,
        )

    def _lay_out(self) -> None:
        self.area.setMinimumHeight(px(self, _LEAST_HEIGHT))
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setWidgetResizable(True)
        self.area.viewport().setAutoFillBackground(False)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(self, Space.XS))
        column.addWidget(self.name)
        column.addWidget(self.phone)
        column.addSpacing(px(self, Space.S))
        for button in (self.book, self.new_mandate, self.correct):
            column.addWidget(button)
        column.addSpacing(px(self, Space.S))
        column.addWidget(self.area, 1)
        column.addStretch(0)


def _known_of(person: Person) -> str:
    """What is known beside the name: the telephone, the name and the year of birth where they were given."""
    born = f"Nom de naissance : {person.birth_name}" if person.birth_name else ""
    year = f"Année de naissance : {person.birth_year}" if person.birth_year else ""
    return "\n".join(filter(None, (phone_in_words(person) if person.phone else "Sans téléphone", born, year)))
