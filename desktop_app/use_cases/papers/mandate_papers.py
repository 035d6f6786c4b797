"""The papers of a mandate: its two originals, frozen once they are out, and the receipt of its end."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING, Self

from desktop_app.domain.account import Role
from desktop_app.domain.advisor import Advisor
from desktop_app.domain.errors import RuleBroken
from desktop_app.domain.mandate import Mandate, Originals, Printed, State, data_notice
from desktop_app.domain.mandate.blank import is_on_blank
from desktop_app.domain.mandate.paper_mark import Sheet
from desktop_app.domain.person import Person
from desktop_app.storage import house_rules
from desktop_app.storage.planning import place as places

from ..changes import Changes
from ..desk import Desk
from ..destruction import destructions
from ..mandates import mandate_access, mandates, parties
from ..permissions import everyone, only
from ..settings import partner_models
from .printing import Paper, letterhead, marked

if TYPE_CHECKING:
    from desktop_app.forms.mandate import MandateForm

_ANOTHER_TEXT = (
    "Ce mandat a été imprimé avec une version de Permanence dont le texte n’est plus le même : il ne se réimprime pas. "
    "Photocopiez l’original du service."
)

_ON_A_BLANK = "Ce mandat a été signé sur un vierge : photocopiez l’original du service."
_LESS_THAN_SIGNED = (
    "Une ligne de ce mandat est retirée et ce qu’elle disait est effacé : il ne se réimprime pas. Photocopiez "
    "l’original du service."
)


@dataclass(frozen=True, kw_only=True)
class OriginalsPaper(Paper):
    """The two originals, and what they say, to be kept by `printed` once they are out."""

    says: Originals

    def enlarged(self) -> Self:
        """The same in large print, which is then what they are: a reprint has no other letters."""
        return replace(super().enlarged(), says=replace(self.says, large=True)) if self.large else self


@only(Role.ADVISOR)
def mandate_form(desk: Desk, mandate_id: int) -> OriginalsPaper:
    """The two originals of a mandate: as they will be, or exactly as they were once they have been printed.

    Refused until identity was checked. Raises `RuleBroken`, here or while it is drawn, rather than print another
    text than the one that was signed.
    """
    from desktop_app.forms import mandate as form

    mandate, view = mandate_access.opened(desk, mandate_id), mandates.view(desk, mandate_id)
    was = mandate.body.printed if mandate.body else None
    if is_on_blank(mandate.number):
        raise RuleBroken(_ON_A_BLANK)
    if mandate.withdrawn:
        raise RuleBroken(_LESS_THAN_SIGNED)
    if (
        mandate.state in (State.PRINTED, State.ACTIVE, State.SUSPENDED)
        and mandate.body
        and (was is None or was.originals.template not in form.READABLE)
    ):
        raise RuleBroken(_ANOTHER_TEXT)
    if was is None:
        parties.check_nothing_lacks(desk, mandate.advisor_id)
    says = was.originals if was else as_it_stands(desk, mandate, view.person, view.advisor)
    data, larger = form.MandateForm(mandate, says), form.MandateForm(mandate, replace(says, large=True))
    return OriginalsPaper(
        f"Mandat {mandate.number} – deux originaux",
        f"mandat-{mandate.number}.pdf",
        f"mandat-{mandate_id}",
        # Drawn once for this paper: what is kept of it is what was seen.
        cache(lambda: _drawn(data, was)),
        kind="mandate_form",
        large=None if was else cache(lambda: _drawn(larger, None)),
        originals=form.ORIGINALS,
        says=says,
        # Its digest is that of the paper.
        on_screen=False,
    )


def _drawn(data: MandateForm, was: Printed | None) -> bytes:
    from desktop_app.forms import mandate as form

    pdf = form.build(data)
    if was is not None and _digest(pdf) != was.pdf_digest:
        raise RuleBroken(_ANOTHER_TEXT)
    return pdf


def drawn(mandate: Mandate, says: Originals) -> Printed:
    """The originals that say this, with the digest of what a printer would get; for the demonstration."""
    from desktop_app.forms.mandate import MandateForm

    return Printed(says, _digest(_drawn(MandateForm(mandate, says), None)))


def _digest(pdf: bytes) -> str:
    return hashlib.sha256(pdf).hexdigest()


@only(Role.ADVISOR)
def as_it_stands(desk: Desk, mandate: Mandate, person: Person, advisor: Advisor) -> Originals:
    """What the originals of this mandate would say if they were printed now."""
    from desktop_app.forms.mandate import PARTNER, TEMPLATE
    from desktop_app.forms.wording import words_for

    said, place, body = parties.of_advisor(desk, mandate.advisor_id), places.load(desk.db), mandate.open_body
    assert place
    months = house_rules.load(desk.db).months_kept
    notice = data_notice.on_mandate(said, words_for(advisor.title).the, months)
    imposed = partner_models.for_advisor(desk, mandate.advisor_id)
    return Originals(
        template=PARTNER if imposed else TEMPLATE,
        printed_at=desk.now(),
        ends_on=mandate.ends_on,
        demo=desk.demo,
        place=place,
        mention=said.mention,
        partner=said.partner or place.name,
        controller=said.controller,
        controller_contact=said.controller_contact,
        person=Person(0, person.last_name, person.first_name),
        advisor=advisor,
        informed_by=body.informed_by,
        identified_by=body.identified_by,
        substitutes=tuple(each.name_and_title for each in mandate_access.named_on(desk, mandate)[1:]),
        months_kept=months,
        notice=notice.told,
        to_tick=notice.to_tick,
        paper_years=said.paper_years,
        convention_ends=parties.last_day_of_advisor(desk, mandate.advisor_id),
        model=imposed.told if imposed else (),
        model_name=imposed.reference if imposed else "",
    )


@only(Role.ADVISOR)
def printed(desk: Desk, mandate_id: int, paper: OriginalsPaper) -> Changes:
    """Record that these two originals are out, on paper, and keep what they say; refused for another mandate's."""
    if paper.subject != f"mandat-{mandate_id}":
        raise RuleBroken("Ce papier est celui d’un autre mandat : rien n’a été noté.")
    return mandates.printed(desk, mandate_id, printed=Printed(paper.says, _digest(paper.build())))


@everyone
def withdrawal_receipt(desk: Desk, mandate_id: int) -> Paper:
    """The receipt of a withdrawal, with its hour, or of another end."""
    from desktop_app.forms import withdrawal_receipt as form

    view = mandates.view(desk, mandate_id)
    mandate, destruction = view.mandate, destructions.of_mandate(desk, mandate_id)
    if mandate.ended_at is None:
        raise RuleBroken("Ce mandat n’a pas pris fin : il n’y a pas de récépissé à imprimer.")
    says = form.WithdrawalReceipt(letterhead(desk), view.person, view.advisor, mandate, destruction, desk.now())
    data, mark = marked(desk, Sheet.RECEIPT, mandate.number, says)
    return Paper(
        f"Récépissé – mandat {mandate.number}",
        f"recepisse-{mandate.number}.pdf",
        f"mandat-{mandate_id}",
        lambda: form.build(data),
        kind="withdrawal_receipt",
        large=lambda: form.build(data, large=True),
        mark=mark,
    )
