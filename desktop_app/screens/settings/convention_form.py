"""The terms of the signed convention, as a form: in the assistant and in Réglages."""

from collections.abc import Callable
from datetime import date

from PySide6.QtWidgets import QWidget

from desktop_app.domain.convention import Booker, Convention, last_day, read_convention
from desktop_app.domain.french import capital, plain_date

from ..widgets.banner import Banner
from ..widgets.date_field import DateField
from ..widgets.fields import ChoiceField, NumberField, TextField, TickField
from .note_field import NoteField
from .reading import date_faults, read_all
from .watched_form import WatchedForm


class ConventionForm(WatchedForm):
    """Partner, duration, who books, what is printed, who answers for the data; an ended one is told, not refused."""

    def __init__(self, today: Callable[[], date], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._today = today
        self._partner, self._mention = TextField(), NoteField(3)
        self._signed_on, self._hard_end = DateField(today), DateField(today)
        self._term, self._notice = NumberField(1, 120, suffix="mois"), NumberField(0, 120, suffix="mois")
        self._tacit = TickField("Elle se renouvelle d’elle-même (reconduction tacite)")
        self._booked_by = ChoiceField([(booker, capital(booker.value)) for booker in Booker])
        self._controller, self._contact = TextField(), TextField()
        self._ended = Banner("attention", parent=self)
        self._lay_out_terms()
        self._lay_out_words()
        for field in (self._signed_on, self._hard_end, self._term, self._tacit):
            field.edited.connect(self._warn)

    def show_convention(self, terms: Convention, *, signed: bool = True) -> None:
        """Put a convention in the fields; `signed` is False when the date of signature is not known."""
        self._partner.set_value(terms.partner)
        self._signed_on.set_value(terms.signed_on if signed else None)
        self._term.set_value(terms.term_months)
        self._tacit.set_value(terms.tacit)
        self._notice.set_value(terms.notice_months)
        self._hard_end.set_value(terms.hard_end)
        self._booked_by.set_value(terms.booked_by)
        self._mention.set_value(terms.mention)
        self._controller.set_value(terms.controller)
        self._contact.set_value(terms.controller_contact)
        self.clear_faults()
        self._warn()

    def read(self) -> Convention:
        """The convention typed; raises `Refused`."""
        return read_all(self._read_terms, date_faults({"signed_on": self._signed_on, "hard_end": self._hard_end}))

    def _read_terms(self) -> Convention:
        return read_convention(
            partner=self._partner.value(),
            signed_on=self._signed_on.value(),
            term_months=self._term.value(),
            tacit=self._tacit.value(),
            notice_months=self._notice.value(),
            hard_end=self._hard_end.value(),
            booked_by=self._booked_by.value(),
            mention=self._mention.value(),
            controller=self._controller.value(),
            controller_contact=self._contact.value(),
        )

    def _lay_out_terms(self) -> None:
        self.row("partner", "Partenaire qui envoie les conseillers", self._partner)
        signed_help = "À la fin de la convention. Par exemple 12/03/2024 ou 12 mars 2024."
        self.row("signed_on", "Date de la dernière signature", self._signed_on, signed_help)
        self.row("term_months", "Durée", self._term, chars=10)
        self.row("tacit", "", self._tacit)
        notice_help = "Combien de temps avant l’échéance il faut écrire pour l’arrêter."
        self.row("notice_months", "Préavis", self._notice, notice_help, chars=10)
        self.row("hard_end", "Fin au plus tard", self._hard_end, "Vide si la convention n’en donne pas.")
        self.add(self._ended)

    def _lay_out_words(self) -> None:
        self.row("booked_by", "Qui prend les rendez-vous", self._booked_by, chars=32)
        mention_help = "La phrase que la convention demande de faire figurer. Vide s’il n’y en a pas."
        self.row("mention", "Mention imprimée sur chaque page", self._mention, mention_help)
        controller_help = "Qui répond des données personnelles : il est nommé sur les feuilles et les mandats."
        self.row("controller", "Responsable de traitement", self._controller, controller_help)
        self.row(
            "controller_contact",
            "Comment lui écrire",
            self._contact,
            "Adresse postale ou courriel. Il la faut avant le premier mandat.",
        )

    def _warn(self) -> None:
        last = self._last_day()
        ended = last is not None and last < self._today()
        self._ended.say(
            f"Cette convention a pris fin le {plain_date(last)} : aucun jour ne s’ouvre après cette date. "
            "Si un avenant ou une nouvelle convention la prolonge, notez sa date de fin."
            if ended and last
            else ""
        )

    def _last_day(self) -> date | None:
        terms = Convention(
            "",
            self._signed_on.value() or self._today(),
            self._term.value(),
            self._tacit.value(),
            0,
            self._hard_end.value(),
            self._booked_by.value(),
            "",
            "",
        )
        return last_day(terms)
