"""The panel beside the list: what one mandate allows today, and what can be done with it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from desktop_app.domain.french import plain_date
from desktop_app.domain.mandate import Body, EndReason, State
from desktop_app.use_cases.mandates import MandateView

from ..appointments.long_words import breakable
from ..theme.tokens import Space, px
from ..widgets import labels
from ..widgets.banner import Banner
from ..widgets.buttons import danger, primary, secondary
from .scope_words import ScopeWords
from .wording import allows_something, over_in_words, state_in_words

_UNSIGNED = (State.DRAFT, State.INFORMED, State.IDENTIFIED, State.PRINTED)


class MandateDetail(QWidget):
    """Shows one mandate, or nothing; each signal carries its id."""

    continue_wanted = Signal(int)
    print_wanted = Signal(int)
    receipt_wanted = Signal(int)
    close_wanted = Signal(int)
    withdrawal_wanted = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._view: MandateView | None = None
        self.name, self.summary = labels.heading("", self), labels.muted("", self)
        self.banner = Banner(parent=self)
        self.scope_title, self.scope = labels.muted("", self), ScopeWords(self)
        self.go_on = primary("Continuer", self, icon="next")
        self.print_again = secondary("Imprimer à nouveau", self, icon="print")
        self.receipt = secondary("Imprimer le récépissé", self, icon="print")
        self.close_mandate = secondary("Terminer…", self, icon="check")
        # One key for both: only one of them is ever shown.
        self.withdraw = danger("Retirer…", self, keys="Del")
        self.abandon = danger("Abandonner…", self, keys="Del")
        self._lay_out()
        self.go_on.clicked.connect(self._continue)
        self.print_again.clicked.connect(self._print)
        self.receipt.clicked.connect(self._print_receipt)
        self.close_mandate.clicked.connect(self._close)
        for button in (self.withdraw, self.abandon):
            button.clicked.connect(self._withdraw)
        self.show_view(None)

    def show_view(self, view: MandateView | None) -> None:
        """Show this mandate; None empties the panel."""
        self._view = view
        self._show_words(view)
        state = view.mandate.state if view else None
        running = view is not None and not view.expired
        self.go_on.setVisible(state in _UNSIGNED and running)
        self.print_again.setVisible(state in (State.PRINTED, State.ACTIVE) and running)
        self.close_mandate.setVisible(state is State.ACTIVE)
        self.receipt.setVisible(view is not None and view.mandate.end_reason is EndReason.WITHDRAWN)
        self.withdraw.setVisible(state is State.ACTIVE)
        self.abandon.setVisible(state in _UNSIGNED)

    def words(self) -> str:
        """Everything the panel says, as one text."""
        shown = (self.name.text(), self.summary.text(), self.banner.sentence(), self.scope_title.text())
        return "\n".join(filter(None, (*shown, self.scope.words())))

    def _show_words(self, view: MandateView | None) -> None:
        if view is None:
            self.name.setText("Aucun mandat choisi")
            self.summary.setText("Choisissez un mandat dans la liste pour lire ce qu’il permet.")
            self._show_scope("", Body())
            self.banner.say("")
            return
        over, active = over_in_words(view), allows_something(view)
        self.name.setText(breakable(view.person.name))
        until = "" if over else f"\n{state_in_words(view)}, jusqu’au {plain_date(view.mandate.ends_on)}"
        self.summary.setText(breakable(f"Mandat {view.mandate.number} avec {view.advisor.name}{until}"))
        self.banner.set_tone("info" if over else "attention")
        self.banner.say(f"Ne permet plus rien. {over}" if over else "" if active else f"Pas encore. {view.missing}")
        title = "Permet aujourd’hui, et rien d’autre :" if active else "Permettra, une fois signé :"
        self._show_scope("" if over else title, Body() if over else view.mandate.body)

    def _show_scope(self, title: str, body: Body) -> None:
        self.scope_title.setText(title)
        self.scope_title.setVisible(bool(title))
        self.scope.show_body(body)

    def _lay_out(self) -> None:
        inside = QWidget(self)
        inside.setProperty("role", "scrolled")
        words = QVBoxLayout(inside)
        words.setContentsMargins(0, 0, 0, 0)
        words.setSpacing(px(self, Space.M))
        for widget in (self.name, self.summary, self.banner, self.scope_title, self.scope):
            words.addWidget(widget)
        words.addStretch(1)
        scroll = QScrollArea(self)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(inside)
        # The panel's own ground shows through.
        scroll.viewport().setAutoFillBackground(False)
        inside.setAutoFillBackground(False)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(self, Space.XS))
        column.addWidget(scroll, 1)
        for button in (self.go_on, self.print_again, self.receipt, self.close_mandate, self.withdraw, self.abandon):
            column.addWidget(button)

    def _id(self) -> int:
        return self._view.mandate.id if self._view else 0

    def _continue(self) -> None:
        self.continue_wanted.emit(self._id())

    def _print(self) -> None:
        self.print_wanted.emit(self._id())

    def _print_receipt(self) -> None:
        self.receipt_wanted.emit(self._id())

    def _close(self) -> None:
        self.close_wanted.emit(self._id())

    def _withdraw(self) -> None:
        self.withdrawal_wanted.emit(self._id())
