"""Printing: gather what a page needs, and hand over the function that draws it.

Drawing is left to a worker thread; nothing is ever written to disk but by the agent's own hand.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Any, ClassVar, Protocol, Self, TypeVar

from desktop_app.domain.advisor import Advisor
from desktop_app.domain.errors import OutOfDate, RuleBroken
from desktop_app.domain.french import NBSP, capital, day_and_month
from desktop_app.domain.journal import Action
from desktop_app.domain.mandate.destruction import Kind
from desktop_app.domain.mandate.paper_mark import PaperMark, Sheet, mark_of
from desktop_app.domain.person import Person
from desktop_app.domain.reception.appointment import HOLDING, Appointment, told_of
from desktop_app.domain.reception.circumstances import Channel
from desktop_app.domain.theme import theme
from desktop_app.storage.connection.database import writing
from desktop_app.storage.keys import vault
from desktop_app.storage.mandates import destructions as register
from desktop_app.storage.mandates import paper_marks

from ..changes import Changes, Touched
from ..desk import Desk
from ..destruction import destructions, erasure
from ..mandates import mandate_access, paper_originals, parties
from ..permissions import everyone
from ..planning import schedule
from ..reception import appointments, messages, series, today

if TYPE_CHECKING:
    from desktop_app.forms.appointment_slip import AppointmentSlip
    from desktop_app.forms.day_programme import Programme
    from desktop_app.forms.page import Letterhead
    from desktop_app.storage.planning.sessions import Head

WHEN_IDLE = (
    "PIL.Image",
    "reportlab.rl_config",
    "reportlab.lib.utils",
    "reportlab.lib.colors",
    "reportlab.pdfbase.pdfdoc",
    "reportlab.pdfbase.ttfonts",
    "reportlab.pdfgen.canvas",
    "html.parser",
    "reportlab.platypus.paragraph",
    "reportlab.platypus",
    "desktop_app.forms.page",
    "desktop_app.forms.day_sheet",
    "desktop_app.forms.day_programme",
    "desktop_app.forms.appointment_slip",
    "desktop_app.forms.reminder_list",
    "desktop_app.forms.mandate",
    "desktop_app.forms.withdrawal_receipt",
)
"""The modules that draw, small ones first: loaded a while after the day is shown, the first sheet is not waited for."""


def font_reading() -> Iterator[Callable[[], None]]:
    """The steps, short ones, that read the letters of the paper once."""
    from desktop_app.forms import fonts

    return (partial(fonts.read, name) for name in fonts.NAMES)


class HasHead(Protocol):
    """What a form is drawn from, with what stands at the head and foot of its pages."""

    __dataclass_fields__: ClassVar[dict[str, Any]]

    @property
    def head(self) -> "Letterhead": ...


Marked = TypeVar("Marked", bound=HasHead)


@dataclass(frozen=True)
class Paper:
    """A page to preview: `build()` draws the PDF and may run in any thread.

    `file_name` is what to propose when saving; it names nobody. `subject` goes to the journal, as what `action`
    says was done with the page. `kind` is the form, under which this PC remembers how many copies are wanted; ''
    to remember nothing. `originals` is how many runs of as many pages the PDF holds: each begins on a new sheet.
    `parts` are the subjects of what is bound in it, where the journal tells each by itself. `discloses` is what
    anybody reads in it once it is a file of its own, out of Permanence; '' for nobody's secret. `data()` is the same
    content as a JSON file, None where no other program is to read it. `large` draws it in large letters, None for what
    has one size. `mark` is the digest at its foot, which the file keeps once it is out, None for one that bears none.
    `on_screen` says whether it may be handed over as a page of HTML too.
    """

    title: str
    file_name: str
    subject: str
    build: Callable[[], bytes]
    action: Action = Action.PRINTED
    kind: str = ""
    originals: int = 1
    discloses: str = "des noms de personnes"
    parts: tuple[str, ...] = ()
    mark: PaperMark | None = None
    data: Callable[[], bytes] | None = None
    large: Callable[[], bytes] | None = None
    on_screen: bool = True

    def html(self) -> bytes:
        """The same content as a page of HTML, for whoever reads it on a screen or has it read; in any thread."""
        from desktop_app.forms import twin

        with twin.asked():
            return self.build()

    def enlarged(self) -> Self:
        """The same paper in large letters; itself where it has one size."""
        return replace(self, build=self.large, large=None) if self.large else self


@dataclass(frozen=True)
class Enclosed:
    """A paper of a pack, how many copies of it usually go with the others, and its `name` among them."""

    paper: Paper
    copies: int = 1
    name: str = ""


@dataclass(frozen=True)
class Pack:
    """Papers that are looked at together and come out in one job; `file_name` is for all of them in one PDF."""

    title: str
    file_name: str
    papers: tuple[Enclosed, ...]


@everyone
def day_programme(desk: Desk, day: date) -> Paper:
    """Who comes when and what for, a page for each advisor of this date; for them and for nobody else."""
    from desktop_app.forms import day_programme as form

    view = today.day_view(desk, day)
    if not view.here:
        raise RuleBroken(f"{capital(day_and_month(day))}, personne ne tient de permanence : il n’y a rien à imprimer.")
    left = messages.of_day(desk, day)
    programmes = tuple(_programme(presence, view, left) for presence in view.here)
    data = form.DayProgramme(letterhead(desk, day), day, programmes)
    return Paper(
        f"Programme – {day_and_month(day)}",
        f"programme-{day.isoformat()}.pdf",
        f"programme-{day.isoformat()}",
        lambda: form.build(data),
        kind="day_programme",
        originals=len(view.here),
    )


@everyone
def appointment_slip(desk: Desk, appointment_id: int) -> Paper:
    """The card the person takes home."""
    from desktop_app.forms import appointment_slip as form

    appointment, person = appointments.with_person(desk, appointment_id)
    day = appointment.start.date()
    advisor = schedule.advisors_on(desk, day)[appointment.advisor_id]
    data = slip(desk, schedule.head_of(desk, day, advisor.id), advisor, appointment, person)
    return Paper(
        "Carte de rendez-vous",
        f"rendez-vous-{appointment.start:%Y-%m-%d-%Hh%M}.pdf",
        f"rendez-vous-{appointment_id}",
        lambda: form.build(data),
        kind="appointment_slip",
        large=lambda: form.build(data, large=True),
    )


@everyone
def destruction_proof(desk: Desk, destruction_id: int) -> Paper:
    """The proof of a destruction that is done; it names nobody and may be printed by anybody, at any time."""
    from desktop_app.forms import destruction_proof as form

    found = register.get(desk.db, destruction_id)
    if found is None:
        raise OutOfDate("Cette destruction n’est plus au registre.")
    if found.done_at is None:
        raise RuleBroken("Cette destruction n’est pas terminée : il n’y a pas encore de preuve à imprimer.")
    mandate_id = int(found.subject.removeprefix("mandat-")) if found.kind is Kind.MANDATE_BODY and found.subject else 0
    original = paper_originals.of_mandate(desk, mandate_id) if mandate_id else None
    number = mandate_access.stored(desk, mandate_id).number if mandate_id else ""
    says = form.DestructionProof(letterhead(desk), found, account_in_words(desk, found.by), number, original)
    data, mark = marked(desk, Sheet.DESTRUCTION_PROOF, found.number, says)
    return Paper(
        f"Preuve de destruction {found.number}",
        f"preuve-{found.number}.pdf",
        f"destruction-{found.number}",
        lambda: form.build(data),
        kind="destruction_proof",
        large=lambda: form.build(data, large=True),
        discloses="",
        mark=mark,
    )


@everyone
def personal_record(desk: Desk, person_id: int) -> Paper:
    """Everything held on a person, for them; the bodies of their mandates only from an advisor's account."""
    from desktop_app.forms import personal_data
    from desktop_app.forms import personal_record as form
    from desktop_app.forms.mandates_held import MandateHeld

    held, advisors = erasure.everything_on(desk, person_id), schedule.advisors_by_id(desk)
    data = form.PersonalRecord(
        letterhead(desk),
        parties.of_place(desk),
        held.person,
        held.added_on,
        tuple((visit, advisors[visit.advisor_id].name) for visit in held.appointments),
        tuple(
            MandateHeld(
                mandate,
                advisors[mandate.advisor_id],
                destructions.of_mandate(desk, mandate.id),
                paper_originals.of_mandate(desk, mandate.id),
                tuple(advisors[each].name_and_title for each in mandate.substitutes),
            )
            for mandate in held.mandates
        ),
        held.months_kept,
        desk.now().date(),
        held.requests,
        held.messages,
        held.transmittals,
        held.walk_ins,
        tuple(form.Told(at, visit.start, result) for at, visit, result in held.calls),
        held.rights,
        held.elsewhere,
        held.second_copies,
    )
    return Paper(
        "Ce qui est enregistré",
        f"donnees-usager-{person_id}.pdf",
        f"usager-{person_id}",
        lambda: form.build(data),
        Action.DATA_HANDED_OVER,
        kind="personal_record",
        data=lambda: personal_data.write(data),
        large=lambda: form.build(data, large=True),
    )


def recovery_sheet(code: str, made_on: date, desk: Desk | None = None) -> Paper:
    """The sheet that keeps the recovery code, made before any file exists; `desk` is where a new code is made."""
    from desktop_app.forms import recovery_sheet as form

    # The real sheet does not say what it opens; that of a training must say that it opens nothing.
    data = form.RecoverySheet(letterhead(desk) if desk and desk.demo else None, code, made_on)
    return Paper(
        "Code de secours",
        "code-de-secours.pdf",
        "",
        partial(form.build, data),
        kind="recovery_sheet",
        large=partial(form.build, data, large=True),
        discloses="le code qui ouvre tout le fichier",
    )


@everyone
def record_printed(desk: Desk, paper: Paper) -> Changes:
    """Write in the journal that a page was printed or saved, and keep its digest; the preview has already said so."""
    with writing(desk.db):
        for subject in paper.parts or (paper.subject,):
            desk.record(paper.action, subject)
        if paper.mark:
            paper_marks.keep(desk.db, paper.mark, desk.now())
    return Changes(Touched.NOTHING)


@everyone
def slip(desk: Desk, head: "Head", advisor: Advisor, appointment: Appointment, person: Person) -> "AppointmentSlip":
    """What the card of an appointment says, under this head."""
    from desktop_app.forms.appointment_slip import AppointmentSlip

    return AppointmentSlip(
        _letterhead(desk, head),
        person,
        advisor,
        appointment.start,
        appointment.end,
        theme(appointment.theme).label,
        head.booking_contact,
        remote=appointment.circumstances.channel is Channel.REMOTE,
        later=tuple(each.start for each in series.others(desk, appointment)),
        room=schedule.room_at(desk, appointment.advisor_id, appointment.start),
    )


def _programme(presence: today.Presence, view: today.DayView, left: Sequence[messages.MessageRow]) -> "Programme":
    from desktop_app.forms.day_programme import Programme, Visit

    rows = [row for row in view.rows if row.advisor.id == presence.advisor.id]
    visits = []
    for row in rows:
        if isinstance(row, today.Free):
            visits += [Visit(row.start.time(), "", "", "", "")] * row.left
        elif row.appointment.state in HOLDING:
            who, said = row.person, (row.theme, *told_of(row.appointment))
            visits.append(Visit(row.start.time(), who.last_name, who.first_name, who.phone, " · ".join(said)))
    advisor, day = presence.advisor, presence.day
    told = tuple(
        f"{row.person.name}{NBSP}: {row.message.text}" if row.person else row.message.text
        for row in left
        if row.advisor == advisor
    )
    return Programme(advisor.name_and_title, day.hours_told, capital(day.purpose.value), tuple(visits), told)


@everyone
def letterhead(desk: Desk, day: date | None = None) -> "Letterhead":
    """What stands at the head and foot of every page printed here: of today, or of the date that a page is about."""
    return _letterhead(desk, schedule.head_on(desk, day or desk.now().date()))


@everyone
def marked(desk: Desk, sheet: Sheet, number: str, data: Marked, *more: object) -> tuple[Marked, PaperMark]:
    """The same data under a letterhead that bears the digest of it and of what the sheet says `more`; and that digest.

    `number` is what the answer will tell beside the kind of the sheet.
    """
    mark = mark_of(desk.mark_key, sheet, [data, *more])
    return replace(data, head=replace(data.head, mark=mark)), PaperMark(mark, sheet, number)


def _letterhead(desk: Desk, head: "Head") -> "Letterhead":
    from desktop_app.forms.page import Letterhead

    return Letterhead(head.place, head.mention, desk.demo)


@everyone
def account_in_words(desk: Desk, by: str) -> str:
    """'compte n° 2, accueil' for what the journal calls 'compte-2'; the number alone once the account is gone."""
    number = int(by.removeprefix("compte-"))
    roles = [account.roles_in_words for account in vault.accounts(desk.folder) if account.id == number]
    return ", ".join([f"compte n°{NBSP}{number}", *roles])
