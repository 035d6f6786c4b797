"""The sheets beside a mandate: what becomes of the data, the mandate in simple words, who read it, what is asked."""

from functools import partial

from desktop_app.domain.account import Role
from desktop_app.domain.errors import RuleBroken
from desktop_app.domain.mandate import Aid, DataRequest, allows, check_goes_on
from desktop_app.domain.mandate.acts import standing
from desktop_app.domain.mandate.paper_mark import Sheet
from desktop_app.storage import house_rules

from ..desk import Desk
from ..mandates import mandate_access, mandates, parties
from ..permissions import everyone, only
from .printing import Paper, letterhead, marked


@everyone
def information_notice(desk: Desk, mandate_id: int) -> Paper:
    """What becomes of the person's data, to take away before the mandate is signed; refused once it has ended.

    Raises `RuleBroken`, which says where to write it, while settings lack what it must tell.
    """
    from desktop_app.forms import information_notice as form

    view = mandates.view(desk, mandate_id)
    check_goes_on(view.mandate, desk.now().date())
    parties.check_nothing_lacks(desk, view.mandate.advisor_id)
    says = form.InformationNotice(
        letterhead(desk),
        parties.of_advisor(desk, view.mandate.advisor_id),
        house_rules.load(desk.db).months_kept,
        view.person,
        view.advisor,
        view.mandate.number,
        desk.now().date(),
    )
    number = view.mandate.number
    data, mark = marked(desk, Sheet.INFORMATION, number, says)
    return Paper(
        f"Notice d’information – mandat {number}",
        f"notice-{number}.pdf",
        f"mandat-{mandate_id}",
        partial(form.build, data),
        kind="information_notice",
        mark=mark,
        large=partial(form.build, data, large=True),
    )


@only(Role.ADVISOR)
def plain_sheet(desk: Desk, mandate_id: int) -> Paper:
    """The mandate explained with pictures to whoever gives it."""
    from desktop_app.forms import plain_sheet as form

    mandate, view = mandate_access.opened(desk, mandate_id), mandates.view(desk, mandate_id)
    says = form.PlainSheet(letterhead(desk), view.person, view.advisor, mandate, view.substitutes)
    data, mark = marked(desk, Sheet.PLAIN, mandate.number, says)
    return Paper(
        f"En langage simple – mandat {mandate.number}",
        f"langage-simple-{mandate.number}.pdf",
        f"mandat-{mandate_id}",
        partial(form.build, data),
        kind="plain_sheet",
        mark=mark,
        large=partial(form.build, data, large=True),
        discloses="des noms de personnes et leurs démarches",
    )


@only(Role.ADVISOR)
def reading_sheet(desk: Desk, mandate_id: int) -> Paper:
    """Who reads this mandate aloud, translates it or stands witness: those its path asks for, or whoever may."""
    from desktop_app.forms import reading_sheet as form

    mandate, view = mandate_access.opened(desk, mandate_id), mandates.view(desk, mandate_id)
    of = form.Reading(mandate.number, view.person, view.advisor, desk.now())
    path = mandate.open_body.path
    says = form.ReadingSheet(letterhead(desk), of, (path.aids if path else None) or frozenset(Aid))
    data, mark = marked(desk, Sheet.READING, mandate.number, says)
    return Paper(
        f"Lecture et témoins – mandat {mandate.number}",
        f"lecture-{mandate.number}.pdf",
        f"mandat-{mandate_id}",
        partial(form.build, data),
        kind="reading_sheet",
        mark=mark,
        large=partial(form.build, data, large=True),
    )


@everyone
def blank_reading_sheet(desk: Desk) -> Paper:
    """The same to fill by hand, whatever the mandate."""
    from desktop_app.forms import reading_sheet as form

    data, mark = marked(desk, Sheet.READING, "", form.ReadingSheet(letterhead(desk)))
    return Paper(
        "Lecture et témoins – à remplir",
        "lecture-vierge.pdf",
        "",
        partial(form.build, data),
        kind="blank_reading_sheet",
        mark=mark,
        large=partial(form.build, data, large=True),
        discloses="",
    )


@only(Role.ADVISOR)
def data_requests(desk: Desk, mandate_id: int) -> tuple[Paper, ...]:
    """A sheet for each organism that the mandate lets be asked, with what is asked of it and nothing of the others.

    Raises `RuleBroken` where nothing may be asked, or while the mandate allows nothing.
    """
    from desktop_app.forms import data_request_sheet as form

    mandate, view = mandate_access.opened(desk, mandate_id), mandates.view(desk, mandate_id)
    asked: dict[str, list[tuple[int, str]]] = {}
    for number, each in standing(mandate).items():
        if isinstance(each, DataRequest):
            asked.setdefault(each.organism, []).append((number, each.data))
    if not asked:
        raise RuleBroken("Ce mandat ne permet de demander aucune donnée : il n’y a pas de demande à imprimer.")
    if not allows(mandate, desk.now().date()):
        raise RuleBroken(f"Le mandat {mandate.number} ne permet rien aujourd’hui : rien ne se demande en son nom.")
    # Whoever is at work asks, when the mandate names them.
    asking = next((each for each in view.substitutes if each.id == desk.advisor_at_work), view.advisor)
    head, partner, now = letterhead(desk), parties.of_advisor(desk, mandate.advisor_id).partner, desk.now()
    sheets = (
        form.DataRequestSheet(head, view.person, asking, mandate, partner, organism, tuple(what), now)
        for organism, what in asked.items()
    )
    return tuple(
        Paper(
            f"Demande de données – {sheet.organism}",
            f"demande-de-donnees-{mandate.number}-{sheet.asked[0][0]}.pdf",
            f"mandat-{mandate_id}",
            partial(form.build, sheet),
            kind="data_request_sheet",
            mark=mark,
            large=partial(form.build, sheet, large=True),
            discloses="des noms de personnes et ce qui est demandé sur elles",
        )
        for sheet, mark in (marked(desk, Sheet.DATA_REQUEST, mandate.number, sheet) for sheet in sheets)
    )
