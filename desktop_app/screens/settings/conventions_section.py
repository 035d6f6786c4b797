"""Convention: those of the place, what is done to them, and the terms of one, where a typing mistake is put right."""

from PySide6.QtWidgets import QWidget

from desktop_app.domain.convention import Convention, Standing, Terms, nearest, standing
from desktop_app.domain.convention import labels as told_apart
from desktop_app.domain.french import NBSP, capital, plain_date, plural
from desktop_app.use_cases.settings import conventions
from desktop_app.use_cases.settings.convention_gestures import Correction
from desktop_app.use_cases.settings.settings import Settings

from ..context import Context
from ..setup.convention_form import ConventionForm
from ..widgets import labels
from ..widgets.fields import ChoiceField
from ..widgets.shown_cards import ShownCards
from .convention_dialog import ConventionDialog
from .convention_words import deadlines_in_words, span_in_words, versions_in_words
from .partner_model_dialog import PartnerModelDialog
from .section import FieldsSection

_SENTENCE = (
    "Les jours ouverts, les mandats et les pages imprimées suivent ; les jours passés restent comme ils étaient."
)
_TERMS = (
    "Une faute de frappe se corrige ici, comme si elle n’avait pas eu lieu. Ce qui change vraiment, un avenant ou une "
    "fin, se note par le bouton de la convention, à sa date."
)
_HELD = "Enregistrez d’abord, ou annulez, ce qui est écrit plus bas."
_ORDER = (Standing.IN_FORCE, Standing.TO_COME, Standing.CLOSED, Standing.ENDED)
_SHOW = ("show", "Voir ses termes")
_VERBS = (("change", "Avenant, renouvellement, clôture…"), ("model", "Modèle de mandat…"))


class ConventionsSection(FieldsSection):
    """Every convention as a card, those in force first; then the terms of the one looked at, at first one in force."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        self.cards = ShownCards("Ajouter un autre partenaire…")
        form = ConventionForm(context.today, at_once=False)
        self.heading, self.version = labels.heading(""), ChoiceField([])
        self.version.setAccessibleName("Termes à montrer")
        self._shown_id = self._shown_at = 0
        parts = (self.cards, self.heading, labels.muted(_TERMS), self.version, form)
        super().__init__(context, "Convention", _SENTENCE, form, parent, *parts)
        self.cards.add_button.clicked.connect(self._add)
        self.cards.wanted.connect(self._open)
        self.version.edited.connect(self._choose_version)

    def show_settings(self, settings: Settings) -> None:
        """Show the conventions in the file, and the last terms of the one looked at before."""
        found = {each.id: each for each in settings.conventions}
        if self._shown_id not in found:
            self._look_at(nearest(settings.conventions, self.context.today())[0])
        shown = found[self._shown_id]
        self._shown_at = min(self._shown_at, len(shown.versions) - 1)
        self._show_cards(settings.conventions)
        self._show_versions(shown)
        self.form.show_terms(shown.versions[self._shown_at].terms)
        self.form.show_row("signed_on", self._shown_at == 0)

    def keep(self, read: Terms) -> bool:
        """Put right what was typed wrong in these terms."""
        return self.store_asking(conventions.carry_out, Correction(self._shown_id, self._shown_at, read))

    def _show_cards(self, found: tuple[Convention, ...]) -> None:
        """Name each; where one stands, what is to come of it, its avenants, and what may be done to it."""
        today, names = self.context.today(), dict(told_apart(found))
        self.cards.begin(plural(len(found), "convention"))
        for each in sorted(found, key=lambda one: (_ORDER.index(standing(one, today)), one.first_day)):
            name = capital(names[each.id])
            coming = self._deadlines(each) if standing(each, today) in _ORDER[:2] else ""
            told = (span_in_words(each, today), coming, *versions_in_words(each))
            verbs = _VERBS if each.id == self._shown_id else (_SHOW, *_VERBS)
            self.cards.put_card(name, told, each.id, verbs, f"{NBSP}: {name}")
        self.cards.end()

    def _show_versions(self, convention: Convention) -> None:
        """Name the convention, and offer its versions when there are several."""
        self.heading.setText(f"Termes{NBSP}: {capital(convention.terms.sender)}")
        options = [(0, "Le texte signé")]
        options += [
            (rank, f"À partir du {plain_date(version.since)}{NBSP}: {version.changed}")
            for rank, version in enumerate(convention.versions)
            if rank
        ]
        self.version.set_options(options)
        self.version.set_value(self._shown_at)
        self.version.setVisible(len(options) > 1)

    def _show_state(self, unsaved: bool) -> None:
        """While something is typed and not saved, nothing else is opened over it."""
        super()._show_state(unsaved)
        self.cards.setEnabled(not unsaved)
        # What cannot be pressed says why under the mouse, as the line beside « Enregistrer » does.
        self.cards.setToolTip(_HELD if unsaved else "")
        self.version.setEnabled(not unsaved)

    def _look_at(self, convention: Convention) -> None:
        self._shown_id, self._shown_at = convention.id, len(convention.versions) - 1

    def _choose_version(self) -> None:
        self._shown_at = self.version.value()
        if self.settings is not None:
            self.show_settings(self.settings)

    def _open(self, asked: str, convention_id: int) -> None:
        if self.settings is None:
            return
        (convention,) = [each for each in self.settings.conventions if each.id == convention_id]
        if asked == "show":
            self._look_at(convention)
            self.show_settings(self.settings)
        elif asked == "model":
            name = capital(convention.terms.sender)
            self.context.dialogs.show(PartnerModelDialog(self.context, convention_id, name, self.window()))
        else:
            self.context.dialogs.show(ConventionDialog(self.context, convention, self.window()))

    def _add(self) -> None:
        self.context.dialogs.show(ConventionDialog(self.context, None, self.window()))

    def _deadlines(self, convention: Convention) -> str:
        found = self.context.runner.read(conventions.deadlines_of, convention)
        return deadlines_in_words(found) if found else ""
