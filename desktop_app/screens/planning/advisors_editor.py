"""The advisors as cards, one under the other: in the assistant and in Réglages."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import count

from PySide6.QtWidgets import QWidget

from desktop_app.domain.advisor import Advisor, AdvisorTitle, read_advisor
from desktop_app.domain.errors import Fault, Refused, refuse
from desktop_app.domain.french import capital

from ..widgets import labels
from ..widgets.cards import Card, CardList
from ..widgets.fields import ChoiceField, TextField

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
        self._title = ChoiceField([(title, capital(title.value)) for title in AdvisorTitle])
        self._first_name.set_value(advisor.first_name)
        self._last_name.set_value(advisor.last_name)
        self._title.set_value(advisor.title)
        self._gone = labels.muted(_GONE, self)
        self.line(
            self.part("Prénom", self._first_name, chars=20),
            self.part("Nom", self._last_name, chars=22),
            self.part("Titre", self._title),
        )
        self.add(self._gone)
        self.end()
        self._show_presence()

    def read(self) -> Advisor:
        """The advisor typed; raises `Refused`."""
        read = read_advisor(self._last_name.value(), self._first_name.value(), self._title.value(), id=self._advisor.id)
        return replace(read, active=self._advisor.active)

    def show_faults(self, faults: Iterable[Fault], *, focus: bool) -> None:
        """Put the sentences under the fields, and the focus on the first when asked."""
        fields = {"first_name": self._first_name, "last_name": self._last_name}
        for fault in sorted(faults, key=lambda fault: fault.field != "first_name"):
            self.blame(fault.sentence, fields.get(fault.field), focus=focus)
            focus = False

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


class AdvisorsEditor(CardList):
    """The cards of the advisors; faults are on fields 'advisor-<key>-first_name' and 'advisor-<key>-last_name'."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("Ajouter un conseiller", parent)
        self._new_keys = count(-1, -1)
        self.add_button.clicked.connect(self.add_one)

    def show_advisors(self, advisors: Iterable[Advisor]) -> None:
        """Replace the cards."""
        self.empty()
        for advisor in advisors:
            self.put(AdvisorCard(advisor, advisor.id or next(self._new_keys), self))

    def add_one(self) -> None:
        """Add an empty card and go to it."""
        card = AdvisorCard(Advisor(0, "", ""), next(self._new_keys), self)
        self.put(card)
        card.begin()
        self.edited.emit()

    def keys(self) -> list[int]:
        """The keys of the cards, in order."""
        return [card.key for card in self._advisor_cards()]

    def read(self) -> list[tuple[int, Advisor]]:
        """The key and the advisor of each card; raises `Refused` with every fault."""
        found, faults = [], []
        for card in self._advisor_cards():
            try:
                found.append((card.key, card.read()))
            except Refused as refusal:
                faults += [Fault(f"advisor-{card.key}-{fault.field}", fault.sentence) for fault in refusal.faults]
        refuse(faults)
        if not found:
            refuse([Fault("", "Ajoutez au moins un conseiller : son nom est sur la feuille et sur les mandats.")])
        return found

    def show_faults(self, faults: Iterable[Fault], /) -> None:
        """Put each sentence in its card and the focus on the first."""
        self.clear_faults()
        left, focus = list(faults), True
        for card in self._advisor_cards():
            head = f"advisor-{card.key}-"
            if mine := [fault for fault in left if fault.field.startswith(head)]:
                card.show_faults([replace(fault, field=fault.field.removeprefix(head)) for fault in mine], focus=focus)
                focus = False
        self.banner.say("\n".join(fault.sentence for fault in left if not fault.field.startswith("advisor-")))

    def _advisor_cards(self) -> Sequence[AdvisorCard]:
        return [card for card in self._cards if isinstance(card, AdvisorCard)]
