"""The panel beside the list: who it is, what can be done for them, their appointments and mandates, their rights."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from desktop_app.domain.person import Person
from desktop_app.domain.reception.rights_request import Right
from desktop_app.use_cases.destruction import erasure
from desktop_app.use_cases.mandates import elsewhere, mandates
from desktop_app.use_cases.papers import joining_papers, printing
from desktop_app.use_cases.permissions import may
from desktop_app.use_cases.reception import people
from desktop_app.use_cases.reception.people import PersonView

from ..appointments.booking import open_booking
from ..appointments.papers import preview
from ..context import Context
from ..messages.message_dialog import MessageDialog
from ..theme.tokens import Space, bare, px
from ..widgets import labels
from ..widgets.buttons import primary, quiet, secondary
from .columns import phone_in_words
from .elsewhere_dialog import ElsewhereDialog
from .history import Links, history

_LEAST_HEIGHT = 110
"""Pixels at scale 1 under which the page scrolls, rather than a slit of it."""


class PersonPanel(QWidget):
    """Shows one person, or nobody; `kept` carries the id of whom a gesture has left in the file."""

    kept = Signal(int)

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._view: PersonView | None = None
        self.name, self.phone = labels.heading("", self), labels.muted("", self)
        self.book_button = primary("Réserver", self, icon="add", keys="Ctrl+R")
        self.new_mandate = secondary("Nouveau mandat", self, icon="mandates")
        self.correct = quiet("Corriger la fiche", self, icon="edit")
        self.area = QScrollArea(self)
        self._lay_out()
        self.book_button.clicked.connect(self.book)
        self.new_mandate.clicked.connect(self._take_mandate)
        self.correct.clicked.connect(self._correct)

    @property
    def person(self) -> Person | None:
        """Who is shown."""
        return self._view.person if self._view else None

    def show_person(self, person_id: int) -> None:
        """Show this person with what this account may do for them; 0 when nobody is chosen."""
        read, account = self._context.runner.read, self._context.desk.account
        self._view = view = read(people.view, person_id) if person_id else None
        self.name.setText(view.person.name if view else "Personne n’est choisi")
        self.phone.setText(_known_of(view.person) if view else "")
        for widget in (self.phone, self.book_button, self.correct, self.area):
            widget.setVisible(view is not None)
        self.new_mandate.setVisible(view is not None and may(account, mandates.draft))
        inside = self._history(view) if view else QWidget()
        self.area.setWidget(inside)
        inside.setAutoFillBackground(False)

    def book(self) -> None:
        """Book for whom is shown."""
        if self.person:
            open_booking(self._context, self.window(), person=self.person)

    def _history(self, view: PersonView) -> QWidget:
        """Their visits and mandates; under them access and erasure (RGPD, articles 15 and 17), beside what is rarer."""
        account = self._context.desk.account
        notes = may(account, elsewhere.note)
        links = Links(self._show_appointment, self._show_mandate, self._open_elsewhere if notes else None)
        inside, column = history(view, self._context.desk.now(), links)
        if notes:
            _add(column, "Mandat Aidants Connect…", self._open_elsewhere)
        _add(column, "Laisser un message…", self._leave_message)
        column.addWidget(labels.heading("Ses droits", inside))
        _add(column, "Ce qui est enregistré…", self._print_record)
        _add(column, "Noter une demande…", self._note_right)
        _add(column, "Réunir avec une autre fiche…", self._join)
        if view.joined:
            _add(column, "Preuve de réunion des fiches…", self._print_proof)
        if may(account, erasure.erase):
            _add(column, "Effacer…", self._erase)
        column.addStretch(1)
        return inside

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

    def _print_record(self) -> None:
        from ..protection.answering import OnceHandedOver

        found = self.person
        if found and (shown := preview(self._context, self.window(), printing.personal_record, found.id)):
            OnceHandedOver(self._context, found.id, shown)

    def _note_right(self) -> None:
        from ..protection.rights_dialogs import RightsRequestDialog

        if self.person:
            self._context.dialogs.show(RightsRequestDialog(self._context, parent=self.window(), person=self.person))

    def _join(self) -> None:
        from .joining_dialog import JoiningDialog

        if self.person:
            dialog = JoiningDialog(self._context, self.person, self.window())
            dialog.joined.connect(self.kept)
            self._context.dialogs.show(dialog)

    def _print_proof(self) -> None:
        if self.person:
            preview(self._context, self.window(), joining_papers.proof, self.person.id)

    def _erase(self) -> None:
        from .erasure_dialog import ErasureDialog

        # Read again: a request about their data is noted without this panel's hearing of it.
        view = self._context.runner.read(people.view, self.person.id) if self.person else None
        if view:
            self._context.dialogs.show(ErasureDialog(self._context, view, self.window()))

    def _open_elsewhere(self) -> None:
        if self._view:
            pressed = self._pressed()
            held = next((one for one in self._view.elsewhere if one.id == pressed), None)
            self._context.dialogs.show(ElsewhereDialog(self._context, self._view.person, held, self.window()))

    def _leave_message(self) -> None:
        if self.person:
            self._context.dialogs.show(MessageDialog(self._context, person=self.person, parent=self.window()))

    def _show_appointment(self) -> None:
        wanted = self._pressed()
        for found in self._view.appointments if self._view else ():
            if found.id == wanted:
                self._context.go("agenda", day=found.start.date(), appointment=wanted)

    def _show_mandate(self) -> None:
        self._context.go("mandates", mandate_id=self._pressed())

    def _pressed(self) -> int:
        """What the line pressed is about: the object name of its button is the id; 0 for nothing yet."""
        return int(self.sender().objectName() or 0)

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


def _add(column: QVBoxLayout, words: str, do: Callable[[], None]) -> None:
    button = quiet(words)
    button.clicked.connect(do)
    column.addWidget(button)


def _known_of(person: Person) -> str:
    """What is known beside the name: the telephone, the name and the year of birth where they were given."""
    born = f"Nom de naissance : {person.birth_name}" if person.birth_name else ""
    year = f"Année de naissance : {person.birth_year}" if person.birth_year else ""
    return "\n".join(filter(None, (phone_in_words(person) if person.phone else "Sans téléphone", born, year)))
