"""The terms of a convention, as a form: in the assistant and in Réglages."""

from collections.abc import Callable, Set
from datetime import date
from typing import Any

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from desktop_app.domain.convention import (
    LONGEST_ANSWER,
    NOTHING_SAID,
    PAPER_YEARS,
    Booker,
    DataTerms,
    LegalBasis,
    SpecialGround,
    Terms,
    natural_end,
    read_terms,
)
from desktop_app.domain.errors import RuleBroken
from desktop_app.domain.french import NBSP, capital, plain_date

from ..theme.tokens import UNBOUND
from ..widgets.banner import Banner
from ..widgets.boxes import TickField
from ..widgets.date_field import DateField
from ..widgets.fields import ChoiceField, NoteField, NumberField, TextField
from ..widgets.reading import date_faults, read_all
from ..widgets.values_form import ValuesForm
from .convention_fields import HalfDaysField, VolumeField

_OF_AN_AGREEMENT = ("partner", "term_months", "tacit", "notice_months", "hard_end", "more", "answer_days")
_BETWEEN_PARTS_MS = 20
"""For a part to be seen, and a key to be answered, before the next is made."""
_LISTS = ("equipment", "brought", "open_to")
"""One a line, in a field of text."""
_MORE = ("first_end", "renewals_max", "renewals_made", "cap_months", "excluded")
_OFTEN = [
    (None, "Le texte n’en dit rien"),
    (0, "Aucun"),
    *((times, f"{times}{NBSP}fois") for times in range(1, 11)),
]
_OPEN_TO = "Un titre par ligne, comme « habitant de la commune ». Vide : à tout le monde, rien n’est à vérifier."
_OF_THE_OFFICER = ("officer_contact", "basis", "special", "paper_years")
_KEPT = [
    (None, "Pas encore de réponse"),
    *((years, f"{years}{NBSP}ans après la fin du mandat" if years else "Jusqu’à la fin du mandat, pas plus")
      for years in PAPER_YEARS),
]  # fmt: skip


class ConventionForm(ValuesForm):
    """Partner, duration, who books, what is printed, who answers for the data; an ended one is told, not refused.

    Its rows bear the names of what they hold of `Terms`, or of their `DataTerms`.
    """

    def __init__(self, today: Callable[[], date], parent: QWidget | None = None, *, at_once: bool = True) -> None:
        """Unless `at_once`, what lies below the first rows is made once they are seen, or as soon as it is asked for.

        All 28 rows together take 45 ms of the window's thread until they are seen.
        """
        super().__init__(parent)
        # Beside parts that take all the width: Qt asks for the height at that width, and would cut what wraps sooner.
        self.setMaximumWidth(UNBOUND)
        self._today = today
        self._own = TickField("La commune emploie les conseillers")
        self._signed_on, self._hard_end, self._first_end = DateField(today), DateField(today), DateField(today)
        self._term, self._tacit = NumberField(1, 120, suffix="mois"), TickField("Elle se renouvelle d’elle-même")
        self._volume = VolumeField()
        self._more = TickField("Première échéance, plafond, jours exclus…")
        self._cap = NumberField(0, 240, suffix="mois")
        self._cap.setSpecialValueText("Pas de plafond")
        self._booked_by = ChoiceField([(booker, capital(booker.value)) for booker in Booker])
        self._officer = TickField("Ce que le délégué à la protection des données a décidé")
        self._ended = Banner("attention", parent=self)
        self._shown: Terms | None = None
        self._parts = [self._lay_out_terms, self._lay_out_more, self._lay_out_words, self._lay_out_data]
        self._soon = QTimer(self, singleShot=True, interval=_BETWEEN_PARTS_MS)
        self._soon.timeout.connect(self._make_part)
        self._make_part()
        if at_once:
            self._make_all()
        self._connect()

    @property
    def fields(self) -> dict[str, Any]:
        self._make_all()
        return super().fields

    def showEvent(self, event: QShowEvent) -> None:
        """Go on with what is still to be made."""
        super().showEvent(event)
        self._go_on_soon()

    def _go_on_soon(self) -> None:
        """From the next turn of the loop on: what was made is drawn by then."""
        QTimer.singleShot(0, self, self._go_on)

    def _go_on(self) -> None:
        if self._parts:
            self._soon.start()

    def _make_all(self) -> None:
        while self._parts:
            self._make_part()
        self._soon.stop()

    def _make_part(self) -> None:
        earlier = set(self._fields)
        self._parts.pop(0)()
        made = self._fields.keys() - earlier
        for name in made:
            # Qt would show what comes into a form in sight a turn of the loop later: until then it shows no fault.
            self.show_row(name, True)
        if self._shown is not None:
            self._fill(self._shown, made)
            self._show_what_applies()
        if self.isVisible():
            self._go_on_soon()

    def _connect(self) -> None:
        for field in (self._own, self._more, self._booked_by, self._tacit, self._officer):
            field.edited.connect(self._show_what_applies)
        for dated in (self._signed_on, self._hard_end, self._first_end, self._term, self._tacit, self._cap, self._own):
            dated.edited.connect(self._warn)

    def show_terms(self, terms: Terms, *, signed: bool = True) -> None:
        """Put terms in the fields; `signed` is False when the first day is not known."""
        self._shown = terms
        self._fill(terms, self._fields.keys())
        if not signed:
            self._signed_on.set_value(None)
        self._more.set_value(_has_more(terms))
        self._officer.set_value(terms.data != NOTHING_SAID)
        self.clear_faults()
        self._show_what_applies()
        # What a file holds was judged before it was stored: to read the fields again took 10 ms of the first sight.
        self._tell_end(natural_end(terms) if signed else self._last_day())

    def _fill(self, terms: Terms, names: Set[str]) -> None:
        held = {**vars(terms), **vars(terms.data)}
        for name in names & held.keys():
            self._fields[name].set_value("\n".join(held[name]) if name in _LISTS else held[name])

    def read(self) -> Terms:
        dates = {"signed_on": self._signed_on}
        if not self._own.value():
            dates["hard_end"] = self._hard_end
            if self._more.value():
                dates["first_end"] = self._first_end
        return read_all(self._read_terms, [*date_faults(dates), *self._volume.faults()])

    def _read_terms(self) -> Terms:
        left_out = _OF_THE_OFFICER if self._more.value() else (*_OF_THE_OFFICER, *_MORE)
        typed = {
            name: field.lines() if name in _LISTS else field.value()
            for name, field in self.fields.items()
            if name not in ("more", "officer", *left_out)
        }
        return read_terms(**typed, data=self._read_data())

    def _read_data(self) -> DataTerms:
        if not self._officer.value():
            return NOTHING_SAID
        return DataTerms(**{name: self.fields[name].value() for name in _OF_THE_OFFICER})

    def set_first_day(self, day: date) -> None:
        """Put the first day of a convention where it is asked elsewhere."""
        self._signed_on.set_value(day)

    def take_focus(self) -> None:
        """Begin with the first field."""
        self._own.setFocus(Qt.FocusReason.OtherFocusReason)

    def _lay_out_terms(self) -> None:
        self.row("own", "", self._own)
        self.row("partner", "Partenaire qui envoie les conseillers", TextField())
        signed_help = (
            "À la fin de la convention, ou le premier jour qu’elle nomme. Par exemple 12/03/2024 ou 12 mars 2024."
        )
        self.row("signed_on", "Date de la dernière signature", self._signed_on, signed_help)
        self.row("term_months", "Durée", self._term, chars=10)
        self.row("tacit", "", self._tacit, "Reconduction tacite : sans que personne n’écrive.")
        notice_help = "Combien de temps avant l’échéance il faut écrire pour l’arrêter, ou pour dire la suite."
        self.row("notice_months", "Préavis", NumberField(0, 120, suffix="mois"), notice_help, chars=10)
        self.row("hard_end", "Fin au plus tard", self._hard_end, "Vide si la convention n’en donne pas.")
        self.add(self._ended)
        volume_help = "Ce que Prévu / réalisé compte comme dû."
        self.row("volume", "Présence promise par le texte", self._volume, volume_help)

    def _lay_out_more(self) -> None:
        self.row("more", "", self._more)
        first_help = (
            "Seulement si le texte la date, comme « jusqu’au 30 juin 2026 » ; la durée est celle des suivantes."
        )
        self.row("first_end", "Fin de la première période", self._first_end, first_help)
        self.row("renewals_max", "Renouvellements permis", ChoiceField(_OFTEN), chars=24)
        made_help = "Sans reconduction tacite : chaque reconduction signée compte pour une."
        self.row("renewals_made", "Renouvellements déjà faits", NumberField(0, 20), made_help, chars=6)
        self.row("cap_months", "Durée maximale, en tout", self._cap, chars=16)
        excluded_help = "Cochez ce que la convention exclut : aucune permanence ne s’y ouvre."
        self.row("excluded", "Demi-journées exclues", HalfDaysField(), excluded_help)

    def _lay_out_words(self) -> None:
        self.row("booked_by", "Qui prend les rendez-vous", self._booked_by, chars=32)
        booking_help = "Téléphone, courriel ou adresse du site : on le lit au guichet et sur la carte de rendez-vous."
        self.row("booking_contact", "Comment le joindre", TextField(), booking_help)
        answer_help = "Si la commune recueille des demandes et les transmet sur un bordereau : le délai de réponse."
        answer = NumberField(0, LONGEST_ANSWER, suffix="jours")
        answer.setSpecialValueText("Rien à transmettre")
        self.row("answer_days", "Demandes à transmettre", answer, answer_help, chars=18)
        equipment_help = "Un par ligne. À vérifier à l’ouverture de chaque permanence."
        self.row("equipment", "Matériel fourni par le lieu", NoteField(3), equipment_help)
        self.row("brought", "Matériel apporté par les conseillers", NoteField(2), "Un par ligne, de même.")
        self.row("open_to", "Ateliers réservés à", NoteField(2), _OPEN_TO)
        mention_help = "La phrase que la convention demande de faire figurer. Vide s’il n’y en a pas."
        self.row("mention", "Mention imprimée sur chaque page", NoteField(3), mention_help)

    def _lay_out_data(self) -> None:
        self.section("Données personnelles")
        controller_help = "Qui répond des données personnelles : il est nommé sur les feuilles et les mandats."
        self.row("controller", "Responsable de traitement", TextField(), controller_help)
        write_help = "Adresse postale ou courriel. Il la faut avant le premier mandat."
        self.row("controller_contact", "Comment lui écrire", TextField(), write_help)
        officer_help = "Le mandat le dit à qui le signe : ces réponses peuvent attendre le premier mandat."
        self.row("officer", "", self._officer, officer_help)
        contact_help = "Le délégué à la protection des données (DPO) du responsable. Adresse postale ou courriel."
        self.row("officer_contact", "Comment écrire au délégué", TextField(), contact_help)
        basis_help = "Le délégué décide. Sans réponse de lui : la mission d’intérêt public, comme l’outil national."
        bases = ChoiceField([(basis, basis.value) for basis in LegalBasis])
        self.row("basis", "Base légale", bases, basis_help)
        special_help = (
            "Santé, handicap, origine : le délégué décide. Sans réponse de lui : l’accord exprès, qui demande le plus."
        )
        grounds = ChoiceField([(ground, ground.value) for ground in SpecialGround])
        self.row("special", "Données sensibles", grounds, special_help)
        paper_help = (
            "Combien de temps le service garde son exemplaire signé. Le délégué décide, avec les Archives "
            "départementales : rien n’est supposé."
        )
        self.row("paper_years", "Garde de l’original du service", ChoiceField(_KEPT), paper_help, chars=34)

    def _show_what_applies(self) -> None:
        own, more = self._own.value(), self._more.value() and not self._own.value()
        applies = {
            **dict.fromkeys(_OF_AN_AGREEMENT, not own),
            **dict.fromkeys(_MORE, more),
            **dict.fromkeys(_OF_THE_OFFICER, self._officer.value()),
            "renewals_made": more and not self._tacit.value(),
            "booking_contact": self._booked_by.value() is not Booker.PLACE,
        }
        for name in applies.keys() & self._fields.keys():
            self.show_row(name, applies[name])

    def _warn(self) -> None:
        self._tell_end(self._last_day())

    def _tell_end(self, last: date | None) -> None:
        ended = last is not None and last < self._today()
        self._ended.say(
            f"Cette convention a pris fin le {plain_date(last)} : aucun jour ne s’ouvre après cette date. "
            "Si un avenant ou une nouvelle convention la prolonge, notez sa date de fin."
            if ended and last
            else ""
        )

    def _last_day(self) -> date | None:
        try:
            typed = self._read_terms()
        except RuleBroken:
            typed = Terms(
                "", self._signed_on.value() or self._today(), self._term.value(), self._tacit.value(), 0,
                self._hard_end.value(), self._booked_by.value(), "", "", own=self._own.value(),
            )  # fmt: skip
        return natural_end(typed)


def _has_more(terms: Terms) -> bool:
    typed = (terms.first_end, terms.renewals_max is not None, terms.renewals_made, terms.cap_months, terms.excluded)
    return any(typed)
