"""The seven bodies of the assistant, what one hands to the next, and the setup they make together."""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from datetime import date
from typing import Any

from desktop_app.domain.errors import RuleBroken
from desktop_app.domain.nouns.frozen import frozen
from desktop_app.domain.place import Place
from desktop_app.use_cases.accounts import opening, passphrases
from desktop_app.use_cases.accounts.opening import Model, Setup

from ..context import Means
from ..planning.advisors_editor import AdvisorsEditor
from ..setup.code_page import CodePage
from ..setup.convention_form import ConventionForm
from ..setup.place_form import PlaceForm
from .days_page import DaysPage, begun
from .first_account_form import FirstAccountForm
from .model_page import ModelPage
from .prefill import prefill


@frozen
class Chapter:
    """`name` in the column of steps, `title` and `sentence` above the `body`.

    The body's `read` gives what was typed, or refuses; `show_faults` then shows why.
    """

    name: str
    title: str
    sentence: str
    body: Any


class SetupPages:
    """Owns the bodies; widgets go to the steps that show them."""

    def __init__(self, means: Means, today: Callable[[], date]) -> None:
        self._today = today
        self._filled: Model | str | None = "nothing yet"
        self.models = ModelPage(opening.models())
        self.place = PlaceForm()
        self.convention = ConventionForm(today)
        self.advisors = AdvisorsEditor()
        self.days = DaysPage(means.dialogs, today, self.convention.read)
        self.account = FirstAccountForm()
        self.code = CodePage(means, today)

    def chapters(self) -> tuple[Chapter, ...]:
        """The pages in order."""
        return (
            Chapter("Votre convention", "Quelle convention avez-vous signée ?", _MODEL, self.models),
            Chapter("Le lieu", "Où viennent les personnes ?", _PLACE, self.place),
            Chapter("Ses termes", "Que dit votre convention ?", _CONVENTION, self.convention),
            Chapter("Conseillers", "Qui vient recevoir ?", _ADVISORS, self.advisors),
            Chapter("Jours", "Quels jours, à quelles heures ?", _DAYS, self.days),
            Chapter("Votre compte", "Une phrase pour ouvrir votre compte", _ACCOUNT, self.account),
            Chapter("Code de secours", "Si la phrase est oubliée", _CODE, self.code),
        )

    def would_replace(self, model: Model | None) -> bool:
        """Whether filling from this model would replace what the agent typed."""
        typed = any(body.was_edited() for body in (self.place, self.convention, self.advisors, self.days))
        return typed and self._filled not in (model, "nothing yet")

    def fill(self, model: Model | None) -> None:
        """Fill the four pages from a model, unless they already come from it."""
        if model == self._filled:
            return
        self._filled = model
        values = prefill(model, self._today())
        self.place.show_value(values.place)
        self.convention.show_terms(values.terms, signed=values.signed)
        self.advisors.show_advisors(values.advisors)
        keys = self.advisors.keys()
        self.days.set_advisors((key, f"Conseiller {at}") for at, key in enumerate(keys, 1))
        rules = [replace(rule, advisor_id=keys[rule.advisor_id]) for rule in values.rules]
        self.days.show_days(rules)

    def name_advisors(self) -> None:
        """Tell the pages of days and of the account who was typed on the page of advisors."""
        typed = self.advisors.read()
        self.days.set_advisors((key, advisor.name) for key, advisor in typed)
        self.account.offer_advisors(advisor.name for _, advisor in typed)
        self.account.expect_names(passphrases.names_of(self._place_typed(), [advisor for _, advisor in typed]))

    def _place_typed(self) -> Place | None:
        with suppress(RuleBroken):
            return self.place.read()
        return None

    def setup(self) -> Setup:
        """What all pages say together; raises `Refused` when one was spoilt since it was checked."""
        terms, advisors = self.convention.read(), self.advisors.read()
        places = {key: at for at, (key, _) in enumerate(advisors)}
        days = begun(self.days.read(), terms.signed_on, self._today())
        rules = [replace(rule, advisor_id=places[rule.advisor_id]) for rule in days]
        return Setup(self.place.read(), terms, tuple(advisor for _, advisor in advisors), tuple(rules))


_MODEL = "Choisissez la plus proche de la vôtre : elle remplit les pages suivantes."
_PLACE = "Ces lignes sont imprimées en tête de chaque page."
_CONVENTION = "Recopiez votre exemplaire signé."
_ADVISORS = "Leur nom figure sur la feuille d’émargement et sur les mandats."
_DAYS = "Les jours fériés sont fermés d’office."
_ACCOUNT = "Sans elle, personne ne lit les données. Les autres comptes : dans Réglages."
_CODE = (
    "Ces huit mots ouvrent le fichier si une phrase est oubliée. Ils ne seront plus jamais affichés : "
    "imprimez-les et rangez la feuille sous clé, loin de l’ordinateur."
)
