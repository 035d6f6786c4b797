"""Says at the top of a window while its file cannot be reached, and has everything read again once it can."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from desktop_app.use_cases.accounts import presence
from desktop_app.use_cases.changes import Changes, Touched

if TYPE_CHECKING:
    from ..context import Context

_EVERY_MS = 5_000
_KEPT = "Ce qui est à l’écran et ce que vous tapez restent : le travail reprend dès que le dossier est revenu."


class Reach(QObject):
    """Looks every few seconds, and as soon as the runner has met a trouble."""

    def __init__(self, context: "Context", parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._away = self._gone = False
        self._looks = QTimer(self, interval=_EVERY_MS)
        self._looks.timeout.connect(self.look)
        self._looks.start()
        context.runner.cut_off.connect(self.look)

    def look(self) -> None:
        """Say why the file is away, or take that back and show what the file says now."""
        trouble, notices = presence.absence(self._context.desk), self._context.notices
        assert notices is not None, "a window has a place for notices"
        coming_back = self._gone and (trouble is None or not presence.may_come_back(trouble))
        if coming_back:
            trouble = presence.take_up(self._context.desk)
        if trouble is not None:
            # A clock has looked: what was done before stays said as it was.
            trouble = trouble.to_a_reader()
            self._away, kept = True, ""
            if not coming_back and presence.may_come_back(trouble):
                self._gone, kept = True, _KEPT
            notices.say("reach", "danger", f"{trouble.sentence} {trouble.way_out} {kept}".strip())
        elif self._away:
            self._away = self._gone = False
            notices.say("reach", "danger", "")
            notices.say("head", "danger", self._context.desk.found)
            self._context.runner.changed.emit(Changes(Touched.EVERYTHING))
