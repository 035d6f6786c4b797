"""The pad of blank mandates: what settings say today, each number once and for all."""

from collections.abc import Sequence

from desktop_app.domain.account import Role
from desktop_app.domain.errors import OutOfDate, RuleBroken
from desktop_app.domain.mandate import Originals, data_notice
from desktop_app.domain.mandate.blank import Blank, BlankState
from desktop_app.domain.mandate.paper_mark import Sheet
from desktop_app.domain.person import Person
from desktop_app.storage import house_rules
from desktop_app.storage.mandates import blanks as stored
from desktop_app.storage.planning import advisors
from desktop_app.storage.planning import place as places

from ..desk import Desk
from ..mandates import parties
from ..permissions import only
from .printing import Paper, letterhead, marked

_PRINTED_ONCE = (
    "Un vierge ne s’imprime qu’une fois : il n’y a jamais deux papiers du même numéro. Imprimez-en d’autres."
)


@only(Role.ADVISOR, Role.MANAGER)
def pad(desk: Desk, blank_ids: Sequence[int]) -> Paper:
    """The blanks that were just numbered together; raises `RuleBroken` for one that has come back or says less."""
    from desktop_app.forms.mandate import blank as form

    found = [each for id in blank_ids if (each := stored.get(desk.db, id))]
    if not found:
        raise OutOfDate("Ces vierges ne sont plus au registre.")
    if any(each.state is not BlankState.OUT or each.template != form.TEMPLATE for each in found):
        raise RuleBroken(_PRINTED_ONCE)
    return pad_of(desk, found)


@only(Role.ADVISOR, Role.MANAGER)
def pad_of(desk: Desk, found: Sequence[Blank]) -> Paper:
    """These blanks, which all name one advisor, in two originals each."""
    from desktop_app.forms.mandate import blank as form

    first = found[0]
    numbers = " – ".join(dict.fromkeys((first.number, found[-1].number)))
    says = form.BlankMandates(letterhead(desk), tuple(each.number for each in found), _says(desk, first))
    data, mark = marked(desk, Sheet.BLANK_MANDATES, numbers, says)
    return Paper(
        f"Mandats vierges – {len(found)} en deux originaux",
        f"vierges-{first.number}.pdf",
        f"vierge-{first.id}",
        lambda: form.build(data),
        kind="blank_mandate",
        large=lambda: form.build(data, large=True),
        mark=mark,
        originals=form.ORIGINALS * len(found),
        discloses="",
        # To be filled in by hand and signed.
        on_screen=False,
    )


def _says(desk: Desk, blank: Blank) -> Originals:
    """What originals with this advisor say today, of nobody in particular."""
    from desktop_app.forms.wording import words_for

    said, place = parties.of_advisor(desk, blank.advisor_id), places.load(desk.db)
    assert place
    advisor, months = advisors.get(desk.db, blank.advisor_id), house_rules.load(desk.db).months_kept
    notice = data_notice.on_mandate(said, words_for(advisor.title).the, months)
    return Originals(
        template=blank.template,
        printed_at=blank.printed_at,
        ends_on=blank.printed_at.date(),
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
        convention_ends=parties.last_day_of_advisor(desk, blank.advisor_id),
    )
