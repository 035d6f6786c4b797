"""How much presence the text promises: counted in what, how much of it, and how long each is where that is said."""

from collections.abc import Iterator

from PySide6.QtWidgets import QWidget

from desktop_app.domain.convention import Per, Unit, Volume
from desktop_app.domain.errors import Fault
from desktop_app.domain.french import capital, lasting
from desktop_app.domain.planning.own_time import length_fault, read_length

from ..widgets.cards import FieldsBeside
from ..widgets.fields import ChoiceField, LengthField, NumberField

_MOST = 300
_LENGTH_CHARS = 8


class VolumeField(FieldsBeside):
    """Its value is None where the text does not say; a length that cannot be read is told by `faults`."""

    def __init__(self, parent: QWidget | None = None) -> None:
        each = [((unit, per), f"{capital(unit.value)}s par {per.value}") for per in Per for unit in Unit]
        self._counted = ChoiceField([(None, "Le texte n’en dit rien"), *each])
        self._number, self._length = NumberField(1, _MOST), LengthField(placeholder="ex. 3 h")
        super().__init__(
            [
                ("Comptée en", self._counted, 0),
                ("Combien", self._number, 6),
                ("Durée de chacune", self._length, _LENGTH_CHARS),
            ],
            parent,
        )
        self._counted.edited.connect(self._follow)
        self._follow()

    def value(self) -> Volume | None:
        """The volume typed; None where nothing is said."""
        if (counted := self._counted.value()) is None:
            return None
        unit, per = counted
        minutes = 0 if unit is Unit.HOUR else read_length(self._length.text()) or 0
        return Volume(self._number.value(), unit, per, minutes)

    def set_value(self, volume: Volume | None) -> None:
        """Show this volume, or none."""
        self._counted.set_value((volume.unit, volume.per) if volume else None)
        self._number.set_value(volume.count if volume else 1)
        self._length.set_value(lasting(volume.minutes) if volume and volume.minutes else "")
        self._follow()

    def faults(self) -> Iterator[Fault]:
        """What is typed and cannot be read (field volume)."""
        counted, typed = self._counted.value(), self._length.text()
        if counted and counted[0] is not Unit.HOUR and typed.strip() and read_length(typed) is None:
            self.aim_at(self._length)
            yield Fault("volume", length_fault(typed))
        else:
            self.aim_at(self._number if counted else self._counted)

    def _follow(self) -> None:
        counted = self._counted.value()
        self.show_part(self._number, counted is not None)
        self.show_part(self._length, counted is not None and counted[0] is not Unit.HOUR)
