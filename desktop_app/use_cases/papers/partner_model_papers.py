"""The originals as a partner's text would have them, for a mandate that nobody gave."""

from dataclasses import replace
from datetime import datetime
from functools import partial

from desktop_app.domain.account import Role
from desktop_app.domain.mandate import (
    Act,
    Body,
    DataRequest,
    IdentityDocument,
    Mandate,
    Originals,
    ScopeLine,
    State,
    data_notice,
)
from desktop_app.domain.person import Person
from desktop_app.storage import house_rules
from desktop_app.storage.planning import place as places

from ..desk import Desk
from ..mandates import parties
from ..permissions import only
from ..planning import schedule
from ..settings import partner_models
from .printing import Paper


@only(Role.MANAGER)
def preview(desk: Desk, model_id: int) -> Paper:
    """Both originals from this version, complete or not, marked as a training: nobody may sign them."""
    from desktop_app.forms import mandate as form
    from desktop_app.forms.wording import words_for

    model, now, place = partner_models.get(desk, model_id), desk.now(), places.load(desk.db)
    advisor, months = next(iter(schedule.advisors_by_id(desk).values())), house_rules.load(desk.db).months_kept
    assert place
    said = parties.of_place(desk)
    notice = data_notice.on_mandate(said, words_for(advisor.title).the, months)
    says = Originals(
        template=form.PARTNER,
        printed_at=now,
        ends_on=now.date(),
        demo=True,
        place=place,
        mention=said.mention,
        partner=said.partner or place.name,
        controller=said.controller,
        controller_contact=said.controller_contact,
        person=Person(0, "Exemple", "Camille"),
        advisor=advisor,
        informed_by=advisor.name,
        identified_by=advisor.name,
        months_kept=months,
        notice=notice.told,
        to_tick=notice.to_tick,
        paper_years=said.paper_years,
        model=model.told,
        model_name=model.reference,
    )
    mandate = _example(advisor.id, now)
    return Paper(
        model.reference,
        f"modele-de-mandat-version-{model.version}.pdf",
        f"modele-{model.id}",
        partial(form.build, form.MandateForm(mandate, says)),
        originals=form.ORIGINALS,
        discloses="",
        large=partial(form.build, form.MandateForm(mandate, replace(says, large=True))),
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
