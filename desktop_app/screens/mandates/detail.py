"""The panel beside the list: what one mandate allows today, and what can be done with it."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QLabel, QScrollArea, QVBoxLayout, QWidget

from desktop_app.domain.french import plain_date
from desktop_app.domain.mandate import Body, State
from desktop_app.use_cases.destruction import destructions
from desktop_app.use_cases.mandates import history, mandates, paper_originals
from desktop_app.use_cases.mandates.mandates import MandateView

from ..context import Context
from ..originals.paper_originals import original_in_words
from ..theme.tokens import Space, bare, px
from ..widgets import labels
from ..widgets.banner import Banner
from ..widgets.labels import breakable
from ..widgets.scrolled import LEAST_HEIGHT
from . import wording
from .acts import ActsList
from .gestures import Gestures
from .scope_words import ScopeWords

_SEALED = "Contenu scellé : seul un conseiller peut le lire."
_OF_ANOTHER = "Contenu scellé : seules les personnes nommées sur ce mandat peuvent le lire."
_KEY_MISSING = "Contenu illisible : sa clé manque sur cet ordinateur. Le papier signé fait foi."
_UNSIGNED_AT_THE_DESK = "Pas encore signé : il ne permet rien. Un conseiller s’en occupe."

_ALL_DONE = "Tout est fait, et aucune réponse n’est attendue : ce mandat peut être terminé."


class MandateDetail(QWidget):
    """Shows one mandate, or nothing, as this account may see it; `offered` has its buttons."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self.name, self.summary = labels.heading("", self), labels.muted("", self)
        self.banner = Banner(parent=self)
        self.became, self.original = labels.body("", self), labels.muted("", self)
        self.scope_title, self.scope = labels.muted("", self), ScopeWords(self)
        self.acts = ActsList(self)
        self.life_title, self.life = labels.muted("Sa vie :", self), labels.body("", self)
        self.offered = Gestures(context, self)
        self.acts.wanted.connect(self.offered.ask_act)
        self.acts.report.clicked.connect(self.offered.report_acts)
        self._lay_out()

    def show_view(self, view: MandateView | None) -> None:
        """Show this mandate, its life, the destruction of its content, the service's paper; None empties the panel."""
        read, ended = self._context.runner.read, view is not None and view.mandate.state is State.ENDED
        destruction = read(destructions.of_mandate, view.mandate.id) if view and ended else None
        original = read(paper_originals.of_mandate, view.mandate.id) if view else None
        life = (read(history.of_mandate, view.mandate.id) if view else None) or ()
        self._show_words(view, self._context.may(mandates.inform))
        self._say(self.became, wording.destroyed_in_words(destruction) if destruction else "")
        self._say(self.original, original_in_words(original) if original else "")
        self._say(self.life, "\n".join(wording.reached_in_words(each) for each in life))
        self.life_title.setVisible(bool(life))
        self.offered.offer(view, destruction, original)

    def _show_words(self, view: MandateView | None, takes: bool) -> None:
        if view is None:
            self.name.setText("Aucun mandat choisi")
            self.summary.setText("Choisissez un mandat dans la liste pour lire ce qu’il permet.")
            self._say(self.scope_title, "")
            self.scope.show_body(Body())
            self.acts.show_acts(None)
            self.banner.tell(None, "info", "")
            return
        over, active = wording.over_in_words(view), wording.allows_something(view)
        self.name.setText(breakable(view.person.name))
        reach = wording.body_of(view.mandate).reach
        until = "" if over else f"\n{wording.state_in_words(view)}, jusqu’au {plain_date(view.mandate.ends_on)}"
        until += f"\nÀ joindre {reach.value}" if reach and not over else ""
        self.summary.setText(breakable(f"Mandat {view.mandate.number} avec {wording.who_in_words(view)}{until}"))
        not_yet = f"Pas encore. {view.missing}" if view.opens else _UNSIGNED_AT_THE_DESK
        said = wording.stopped_in_words(view.mandate) or (_ALL_DONE if wording.is_all_done(view) else "")
        told = f"Ne permet plus rien. {over}" if over else said if active or said else not_yet
        self.banner.tell(view.mandate.id, "info" if over or active else "attention", told)
        title = "Permet aujourd’hui, et rien d’autre :" if active else "Permettra, une fois signé :"
        if view.mandate.state is State.SUSPENDED:
            title = "Permettra, une fois repris :"
        if view.mandate.body is None:
            title = _KEY_MISSING if view.opens else _OF_ANOTHER if takes else _SEALED
        self._say(self.scope_title, "" if over else title)
        self.scope.show_body(Body() if over else wording.body_of(view.mandate))
        self.acts.show_acts(view.mandate.body if view.mandate.signature and not over else None)

    def _say(self, label: QLabel, words: str) -> None:
        label.setText(words)
        label.setVisible(bool(words))

    def _lay_out(self) -> None:
        inside = QWidget(self)
        inside.setProperty("role", "scrolled")
        words = bare(QVBoxLayout(inside), Space.M)
        shown = (self.name, self.summary, self.banner, self.became, self.scope_title, self.scope, self.acts)
        for widget in (*shown, self.original, self.life_title, self.life):
            words.addWidget(widget)
        words.addStretch(1)
        scroll = QScrollArea(self, widgetResizable=True)
        scroll.setMinimumHeight(px(self, LEAST_HEIGHT))
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(inside)
        # The panel's own ground shows through.
        scroll.viewport().setAutoFillBackground(False)
        inside.setAutoFillBackground(False)
        column = bare(QVBoxLayout(self), Space.XS)
        column.addWidget(scroll, 1)
        column.addWidget(self.offered)
