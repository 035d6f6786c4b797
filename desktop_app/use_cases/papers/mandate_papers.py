"""The originals: of a mandate, frozen once they are out, of a pad of blanks, and of a partner’s text, for show."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from functools import cache
from typing import TYPE_CHECKING, Self

from desktop_app.domain.account import Role
from desktop_app.domain.advisor import Advisor
from desktop_app.domain.convention import Parties
from desktop_app.domain.errors import OutOfDate, RuleBroken
from desktop_app.domain.mandate import (
    Act,
    Body,
    DataRequest,
    IdentityDocument,
    Mandate,
    Originals,
    Printed,
    ScopeLine,
    State,
    data_notice,
)
from desktop_app.domain.mandate.blank import Blank, BlankState, is_on_blank
from desktop_app.domain.mandate.paper_mark import Sheet
from desktop_app.domain.nouns.frozen import frozen
from desktop_app.domain.person import Person
from desktop_app.storage import house_rules
from desktop_app.storage.mandates import blanks as stored
from desktop_app.storage.planning import advisors
from desktop_app.storage.planning import place as places

from ..changes import Changes
from ..desk import Desk
from ..mandates import mandate_access, mandates, parties
from ..permissions import only
from ..planning import schedule
from ..settings import partner_models
from .printing import Paper, letterhead, made, marked

if TYPE_CHECKING:
    from desktop_app.forms.mandate import MandateForm

_ANOTHER_TEXT = (
    "Ce mandat a été imprimé avec une version de Permanence dont le texte n’est plus le même : il ne se réimprime pas. "
    "Photocopiez l’original du service."
)

_PRINTED_ONCE = (
    "Un vierge ne s’imprime qu’une fois : il n’y a jamais deux papiers du même numéro. Imprimez-en d’autres."
)
_ON_A_BLANK = "Ce mandat a été signé sur un vierge : photocopiez l’original du service."
_LESS_THAN_SIGNED = (
    "Une ligne de ce mandat est retirée et ce qu’elle disait est effacé : il ne se réimprime pas. Photocopiez "
    "l’original du service."
)


@frozen(kw_only=True)
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

    @cache
    def build(*, large: bool = False) -> bytes:
        """Draw them once for this paper: what is kept of it is what was seen."""
        return _drawn(form.MandateForm(mandate, replace(says, large=True) if large else says), was)

    return OriginalsPaper(
        f"Mandat {mandate.number} – deux originaux",
        f"mandat-{mandate.number}.pdf",
        f"mandat-{mandate_id}",
        build,
        kind="mandate_form",
        large=was is None,
        originals=form.ORIGINALS,
        says=says,
        # Its digest is that of the paper.
        on_screen=False,
    )


def _drawn(data: MandateForm, was: Printed | None) -> bytes:
    from desktop_app.forms import mandate as form

    pdf = form.build(data)
    # Those that a training begins with were never drawn, and nobody signed their text.
    if was is not None and not was.originals.demo and _digest(pdf) != was.pdf_digest:
        raise RuleBroken(_ANOTHER_TEXT)
    return pdf


def _digest(pdf: bytes) -> str:
    return hashlib.sha256(pdf).hexdigest()


@only(Role.ADVISOR)
def as_it_stands(desk: Desk, mandate: Mandate, person: Person, advisor: Advisor) -> Originals:
    """What the originals of this mandate would say if they were printed now."""
    from desktop_app.forms.mandate import PARTNER, TEMPLATE

    said, body = parties.of_advisor(desk, mandate.advisor_id), mandate.open_body
    imposed = partner_models.for_advisor(desk, mandate.advisor_id)
    return replace(
        _of_nobody(desk, said, advisor, PARTNER if imposed else TEMPLATE, desk.now()),
        ends_on=mandate.ends_on,
        person=Person(0, person.last_name, person.first_name),
        informed_by=body.informed_by,
        identified_by=body.identified_by,
        substitutes=tuple(each.name_and_title for each in mandate_access.named_on(desk, mandate)[1:]),
        convention_ends=parties.last_day_of_advisor(desk, mandate.advisor_id),
        model=imposed.told if imposed else (),
        model_name=imposed.reference if imposed else "",
    )


def _of_nobody(desk: Desk, said: Parties, advisor: Advisor, template: str, at: datetime) -> Originals:
    """What originals with this advisor say today, of nobody in particular."""
    from desktop_app.forms.wording import words_for

    place, months = places.load(desk.db), house_rules.load(desk.db).months_kept
    assert place
    notice = data_notice.on_mandate(said, words_for(advisor.title).the, months)
    return Originals(
        template=template,
        printed_at=at,
        ends_on=at.date(),
        demo=desk.demo,
        place=place,
        mention=said.mention,
        partner=said.partner or place.name,
        controller=said.controller,
        controller_contact=said.controller_contact,
        person=Person(0, "", ""),
        advisor=advisor,
        informed_by="",
        identified_by="",
        months_kept=months,
        notice=notice.told,
        to_tick=notice.to_tick,
        paper_years=said.paper_years,
    )


@only(Role.ADVISOR)
def printed(desk: Desk, mandate_id: int, paper: OriginalsPaper) -> Changes:
    """Record that these two originals are out, on paper, and keep what they say; refused for another mandate's."""
    if paper.subject != f"mandat-{mandate_id}":
        raise RuleBroken("Ce papier est celui d’un autre mandat : rien n’a été noté.")
    return mandates.printed(desk, mandate_id, printed=Printed(paper.says, _digest(paper.build())))


@only(Role.ADVISOR, Role.MANAGER)
def blank_pad(desk: Desk, blank_ids: Sequence[int]) -> Paper:
    """The blanks that were just numbered together; raises `RuleBroken` for one that has come back or says less."""
    from desktop_app.forms.mandate import blank as form

    found = [each for id in blank_ids if (each := stored.find(desk.db, id))]
    if not found:
        raise OutOfDate("Ces vierges ne sont plus au registre.")
    if any(each.state is not BlankState.OUT or each.template != form.TEMPLATE for each in found):
        raise RuleBroken(_PRINTED_ONCE)
    return blank_pad_of(desk, found)


@only(Role.ADVISOR, Role.MANAGER)
def blank_pad_of(desk: Desk, found: Sequence[Blank]) -> Paper:
    """These blanks, which all name one advisor, in two originals each."""
    from desktop_app.forms.mandate import blank as form

    first = found[0]
    advisor, said = advisors.get(desk.db, first.advisor_id), parties.of_advisor(desk, first.advisor_id)
    ends = parties.last_day_of_advisor(desk, first.advisor_id)
    today = replace(_of_nobody(desk, said, advisor, first.template, first.printed_at), convention_ends=ends)
    numbers = " – ".join(dict.fromkeys((first.number, found[-1].number)))
    says = form.BlankMandates(letterhead(desk), tuple(each.number for each in found), today)
    data, mark = marked(desk, Sheet.BLANK_MANDATES, numbers, says)
    return made(
        form.build,
        data,
        f"Mandats vierges – {len(found)} en deux originaux",
        f"vierges-{first.number}",
        f"vierge-{first.id}",
        kind="blank_mandate",
        large=True,
        mark=mark,
        originals=form.ORIGINALS * len(found),
        discloses="",
        # To be filled in by hand and signed.
        on_screen=False,
    )


@only(Role.MANAGER)
def model_preview(desk: Desk, model_id: int) -> Paper:
    """Both originals from this version, complete or not, marked as a training: nobody may sign them."""
    from desktop_app.forms import mandate as form

    model, now = partner_models.get(desk, model_id), desk.now()
    advisor = next(iter(schedule.advisors_by_id(desk).values()))
    says = replace(
        _of_nobody(desk, parties.of_place(desk), advisor, form.PARTNER, now),
        demo=True,
        person=Person(0, "Exemple", "Camille"),
        informed_by=advisor.name,
        identified_by=advisor.name,
        model=model.told,
        model_name=model.reference,
    )
    mandate = _example(advisor.id, now)

    def build(*, large: bool = False) -> bytes:
        return form.build(form.MandateForm(mandate, replace(says, large=large)))

    return Paper(
        model.reference,
        f"modele-de-mandat-version-{model.version}.pdf",
        f"modele-{model.id}",
        build,
        originals=form.ORIGINALS,
        discloses="",
        large=True,
    )


def _example(advisor_id: int, at: datetime) -> Mandate:
    """Two lines and one request, so that each list shows."""
    acts = frozenset({Act.CONSULT, Act.FILL, Act.SUBMIT})
    body = Body(
        (ScopeLine("CAF", "Demande d’aide au logement", acts), ScopeLine("Impôts", "Changement d’adresse", acts)),
        (DataRequest("Assurance retraite", "Relevé de carrière"),),
        identity=IdentityDocument.IDENTITY_CARD,
    )
    return Mandate(0, "0000-0000", 0, advisor_id, at, at.date(), body, State.IDENTIFIED, identified_at=at)
