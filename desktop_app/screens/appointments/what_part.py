"""The "what for" of a booking: the themes that the purpose of the day allows."""

from collections.abc import Iterable

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from desktop_app.domain.errors import Fault
from desktop_app.domain.theme import Purpose, Theme, theme, themes_for

from ..widgets.fields import ChoiceField
from ..widgets.form import Form

_NONE_YET = (None, "Choisissez le motif…")


def asked_theme(themes: Iterable[Theme], parent: QWidget, also: Iterable[tuple[str, str]] = ()) -> ChoiceField:
    """What somebody comes for who need not say it: one of these, or of `also` by key and words; '' if they do not."""
    offered = [("", "Pas demandé"), *also, *((each.key, each.label) for each in themes)]
    field = ChoiceField(offered, parent)
    field.fill_column()
    return field


class WhatPart(QObject):
    """Adds its row `theme` to a form, to choose among those `offered`; nothing is chosen beforehand."""

    def __init__(self, form: Form) -> None:
        super().__init__(form)
        self.offered: tuple[Theme, ...] = ()
        self.themes = ChoiceField([_NONE_YET], form)
        self.themes.fill_column()
        form.row("theme", "Pour quoi ?", self.themes)

    @property
    def theme(self) -> str:
        """The key of the chosen theme, '' while there is none."""
        return self.themes.value() or ""

    def faults(self) -> list[Fault]:
        """That nothing is chosen."""
        return [] if self.theme else [Fault("theme", "Choisissez le motif de la visite.")]

    def offer(self, purpose: Purpose, also: str = "") -> None:
        """Offer what may be booked on a day of this purpose, and this theme; a choice that still may be is kept."""
        found = themes_for(purpose)
        known = {each.key for each in found}
        others = (theme(also),) if also and also not in known else ()
        self.offered = (*others, *found)
        self.themes.set_options([_NONE_YET, *((each.key, each.label) for each in self.offered)])
