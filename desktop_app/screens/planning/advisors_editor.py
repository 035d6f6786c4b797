"""The advisors as cards, one under the other: in the assistant and in Réglages."""

from collections.abc import Iterable
from dataclasses import replace
from itertools import count

from PySide6.QtWidgets import QWidget

from desktop_app.domain.advisor import Advisor, AdvisorTitle, read_advisor
from desktop_app.domain.errors import Fault, refuse

from ..widgets import labels
from ..widgets.cards import Card, CardList
from ..widgets.fields import ChoiceField, TextField, in_words

_GONE = "Ne vient plus : son nom reste sur les rendez-vous et les mandats passés."


class AdvisorCard(Card):
    """First name, last name and title; one who is in the file is not removed: they leave, and may come back.

    `key` tells the cards of one list apart: the advisor's id, or a negative number for one not stored yet.
    """

    def __init__(self, advisor: Advisor, key: int, parent: QWidget | None = None) -> None:
        super().__init__("Retirer", parent)
        self.key = key
        self._advisor = advisor
        self._first_name, self._last_name = TextField(), TextField()
        self._title = ChoiceField(in_words(AdvisorTitle))
        self._first_name.set_value(advisor.first_name)
        self._last_name.set_value(advisor.last_name)
        self._title.set_value(advisor.title)
        self._gone = labels.muted(_GONE, self)
        self.line(
            self.part("Prénom", self._first_name, "first_name", chars=20),
            self.part("Nom", self._last_name, "last_name", chars=22),
            self.part("Titre", self._title),
        )
        self.add(self._gone)
        self.end()
        self._show_presence()

    def read(self) -> Advisor:
        read = read_advisor(self._last_name.value(), self._first_name.value(), self._title.value(), id=self._advisor.id)
        return replace(read, active=self._advisor.active)

    def give_up(self) -> None:
        """Take a new card away; let a stored advisor leave or come back."""
        if not self._advisor.id:
            super().give_up()
            return
        self._advisor = replace(self._advisor, active=not self._advisor.active)
        self._show_presence()
        self.edited.emit()

    def _show_presence(self) -> None:
        active = self._advisor.active
        if self._advisor.id:
            self.remove.setText("Ne vient plus" if active else "Revient")
        self.remove.setAccessibleName(f"{self.remove.text()} : {self._advisor.name}".strip(" :"))
        self._gone.setVisible(not active)


class AdvisorsEditor(CardList[AdvisorCard]):
    """The cards of the advisors; faults are on fields 'advisor-<key>-first_name' and 'advisor-<key>-last_name'."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("Ajouter un conseiller", "advisor", parent)
        self._new_keys = count(-1, -1)

    def show_advisors(self, advisors: Iterable[Advisor]) -> None:
        """Replace the cards."""
        self.empty()
        for advisor in advisors:
            self.put(AdvisorCard(advisor, advisor.id or next(self._new_keys), self))

    def make_empty(self) -> AdvisorCard:
        return AdvisorCard(Advisor(0, "", ""), next(self._new_keys), self)

    def keys(self) -> list[int]:
        return [card.key for card in self.cards]

    def read(self) -> list[tuple[int, Advisor]]:
        """The key and the advisor of each card; raises `Refused` with every fault."""
        found = list(zip(self.keys(), self.read_cards(), strict=True))
        if not found:
            refuse([Fault("", "Ajoutez au moins un conseiller : son nom est sur la feuille et sur les mandats.")])
        return found
