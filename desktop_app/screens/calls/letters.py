"""Letters in the preview: noted as gone the first time that they are printed or saved."""

from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal

from desktop_app.use_cases.reception.calls import CallRow


class Letters(QObject):
    """`gone` once, with the ids of the appointments, when the letters were printed or saved the first time."""

    gone = Signal(object)

    def __init__(self, rows: Sequence[CallRow], parent: QObject) -> None:
        super().__init__(parent)
        self._ids = [row.appointment.id for row in rows]
        self._told = False

    def tell(self) -> None:
        """The letters left."""
        if not self._told:
            self._told = True
            self.gone.emit(self._ids)
