"""The first step about a convention: what happens to it, from when, why, and its new terms where there are any."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import date
from enum import Enum, auto

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop_app.domain.convention import Booker, Convention, Ground, Terms, next_express_renewal
from desktop_app.domain.errors import Fault, RuleBroken, refuse
from desktop_app.domain.french import plain_date, short_date
from desktop_app.use_cases.settings.convention_gestures import (
    Addition,
    Amendment,
    Closing,
    ExpressRenewal,
    Gesture,
    Renewal,
    Reopening,
)

from ..setup.convention_form import ConventionForm
from ..theme.tokens import Space, bare
from ..widgets.boxes import RadioField
from ..widgets.date_field import DateField
from ..widgets.fields import TextField
from ..widgets.form import Form
from ..widgets.reading import date_faults
from .closing_rows import ClosingRows


class What(Enum):
    """What may happen to a convention."""

    AMEND = auto()
    RENEW = auto()
    EXTEND = auto()
    CLOSE = auto()
    REOPEN = auto()
    ADD = auto()


_WITH_TERMS = (What.AMEND, What.RENEW, What.ADD)


class ConventionWhat(QWidget):
    """What is chosen and typed, as a gesture; faults go beside the field that each speaks of.

    `endings` are the ways in which the convention may end before its term.
    """

    edited = Signal()

    def __init__(
        self,
        convention: Convention | None,
        today: Callable[[], date],
        endings: Sequence[Ground] = (),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._convention, self._today = convention, today
        self._offered = tuple(_offered(convention))
        self.form, self.terms = Form(self), ConventionForm(today, self)
        self.form.setMaximumWidth(self.terms.maximumWidth())
        self.choice = self.form.row("what", "", RadioField(self._offered))
        self.closing = ClosingRows(self.form, convention, endings, today)
        self._lay_out()
        self.choice.edited.connect(self._change_choice)
        for part in (self.form, self.terms):
            part.edited.connect(self.edited)
        if convention:
            self.choice.set_value(self._offered[0][0])
            self.terms.show_terms(self._proposed())
            self.first.set_value(_next_day(convention))
        else:
            self.terms.show_terms(_BLANK, signed=False)
        self._show_what_applies()

    def chosen(self) -> What:
        """What is chosen."""
        return What(self.choice.value()) if self._convention else What.ADD

    def read(self) -> Gesture:
        """The gesture typed; raises `RuleBroken` for what can be told without the file."""
        what = self.chosen()
        refuse(date_faults(self._dates(what)))
        id = self._convention.id if self._convention else 0
        match what:
            case What.CLOSE:
                closing = self.closing
                return Closing(id, closing.on.value(), closing.because.value(), closing.ground())
            case What.AMEND:
                return Amendment(id, self.since.value(), self.terms.read(), self.changed.value())
            case What.RENEW:
                return Renewal(id, self._terms_from(self.first.value()))
            case What.EXTEND:
                return ExpressRenewal(id)
            case What.REOPEN:
                return Reopening(id)
            case What.ADD:
                return Addition(self.terms.read())

    def verb(self) -> str:
        """What the last button says."""
        match self.chosen():
            case What.CLOSE:
                return f"Clore le {_dated(self.closing.on)}"
            case What.AMEND:
                return f"Noter l’avenant à partir du {_dated(self.since)}"
            case What.RENEW:
                return f"Renouveler à partir du {_dated(self.first)}"
            case What.EXTEND:
                return "Reconduire"
            case What.REOPEN:
                return "Retirer la clôture"
            case What.ADD:
                return "Ajouter"

    def show_faults(self, faults: Iterable[Fault], /) -> None:
        """Each beside its field, of whichever part; the first has the focus."""
        mine, theirs = [], []
        for fault in faults:
            if fault.field == "signed_on" and self.chosen() is What.RENEW:
                mine.append(replace(fault, field="first"))
            elif self.form.has(fault.field) or not fault.field:
                mine.append(fault)
            else:
                theirs.append(fault)
        self.clear_faults()
        if theirs:
            self.terms.show_faults(theirs)
        if mine:
            self.form.show_faults(mine)

    def clear_faults(self) -> None:
        """Take them all away."""
        self.form.clear_faults()
        self.terms.clear_faults()

    def was_edited(self) -> bool:
        """Whether something was typed."""
        return self.form.was_edited() or self.terms.was_edited()

    def take_focus(self) -> None:
        """Begin with the choice, or with the terms where there is none."""
        if self._convention:
            self.choice.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.terms.take_focus()

    def _change_choice(self) -> None:
        """Propose the terms that go with the choice, unless some were typed."""
        if not self.terms.was_edited():
            self.terms.show_terms(self._proposed())
        self._show_what_applies()

    def _proposed(self) -> Terms:
        """The terms as they stand; a convention that follows has them too, but the ends that the first one names."""
        assert self._convention
        terms = self._convention.terms
        if self.chosen() is What.RENEW:
            return replace(terms, hard_end=None, first_end=None, renewals_made=0)
        return terms

    def _terms_from(self, first: date | None) -> Terms:
        """The terms of the new convention, its first day being the one typed above them."""
        self.terms.set_first_day(first or self._today())
        read = self.terms.read()
        if first is None:
            raise RuleBroken("Donnez le premier jour de la nouvelle convention.", "signed_on")
        return replace(read, renewals_made=0)

    def _dates(self, what: What) -> dict[str, DateField]:
        if what is What.CLOSE:
            return self.closing.dates()
        typed = {What.AMEND: ("since", self.since), What.RENEW: ("first", self.first)}
        return dict([typed[what]]) if what in typed else {}

    def _lay_out(self) -> None:
        since_help = "Aujourd’hui ou plus tard : les jours déjà tenus gardent leurs termes."
        self.since = self.form.row("since", "À partir de quel jour", DateField(self._today), since_help)
        changed_help = "Par exemple « durée prolongée »."
        self.changed = self.form.row("changed", "Ce qui change, en quelques mots", TextField(), changed_help)
        first_help = "Les jours de permanence continuent sous la nouvelle ; l’ancienne reste lisible."
        first = DateField(self._today)
        self.first = self.form.row("first", "Premier jour de la nouvelle convention", first, first_help)
        column = bare(QVBoxLayout(self), Space.L)
        column.addWidget(self.form)
        column.addWidget(self.terms)

    def _show_what_applies(self) -> None:
        what = self.chosen()
        self.form.show_row("what", self._convention is not None)
        self.closing.show(what is What.CLOSE)
        for name, shown in (
            ("since", what is What.AMEND), ("changed", what is What.AMEND), ("first", what is What.RENEW),
        ):  # fmt: skip
            self.form.show_row(name, shown)
        self.form.setVisible(self._convention is not None)
        self.terms.setVisible(what in _WITH_TERMS)
        self.terms.show_row("signed_on", what is What.ADD)


def _offered(convention: Convention | None) -> Iterable[tuple[What, str]]:
    if convention is None:
        return
    yield What.AMEND, "Avenant : d’autres termes"
    after = next_express_renewal(convention.terms)
    if after and not convention.closed_on:
        yield What.EXTEND, f"Reconduction écrite jusqu’au {short_date(after)}"
    yield What.RENEW, "Renouvellement : une autre suit"
    yield What.CLOSE, "Clôture : elle finit un jour donné"
    if convention.closed_on:
        yield What.REOPEN, f"Retrait de la clôture du {short_date(convention.closed_on)}"


def _next_day(convention: Convention) -> date | None:
    last = convention.last_day
    return date.fromordinal(last.toordinal() + 1) if last else None


def _dated(field: DateField) -> str:
    day = field.value()
    return plain_date(day) if day else ""


_BLANK = Terms("", date.min, 12, True, 2, None, Booker.PLACE, "", "")
