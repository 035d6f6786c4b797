"""Papers and packs of them: what a page needs is gathered here, and the function handed over that draws it.

Drawing is left to a worker thread; nothing is ever written to disk but by the agent's own hand.
"""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Any, ClassVar, Protocol, Self, TypeVar

from desktop_app.domain.advisor import Advisor
from desktop_app.domain.errors import OutOfDate, RuleBroken
from desktop_app.domain.french import NBSP, capital, day_and_month
from desktop_app.domain.journal import Action
from desktop_app.domain.mandate.destruction import Kind
from desktop_app.domain.mandate.paper_mark import PaperMark, Sheet, mark_of
from desktop_app.domain.nouns.frozen import frozen
from desktop_app.domain.person import Person
from desktop_app.domain.reception.appointment import Appointment
from desktop_app.domain.reception.circumstances import Channel
from desktop_app.domain.theme import theme
from desktop_app.storage.connection.database import writing
from desktop_app.storage.keys import vault
from desktop_app.storage.mandates import destructions as register
from desktop_app.storage.mandates import paper_marks
from desktop_app.storage.planning import place as places

from ..changes import Changes, Touched
from ..desk import Desk
from ..destruction import destructions, erasure
from ..mandates import mandate_access, paper_originals, parties
from ..permissions import everyone
from ..planning import schedule
from ..reception import appointments, series

if TYPE_CHECKING:
    from desktop_app.forms.appointment_slip import AppointmentSlip
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
NAMES = "des noms de personnes"
NAMES_AND_PHONES = f"{NAMES} et leurs numéros de téléphone"
"""What papers disclose most."""


@frozen
class Paper:
    """A page to preview: `build()` draws the PDF and may run in any thread; see `made`.

    `file_name` is what to propose when saving; it names nobody. `subject` goes to the journal, as what `action`
    says was done with the page. `kind` is the form, under which this PC remembers how many copies are wanted; ''
    to remember nothing. `originals` is how many runs of as many pages the PDF holds: each begins on a new sheet.
    `parts` are the subjects of what is bound in it, where the journal tells each by itself. `discloses` is what
    anybody reads in it once it is a file of its own, out of Permanence; '' for nobody's secret. `data()` is the same
    content as a JSON file, None where no other program is to read it. `large` is whether `build(large=True)` draws it
    in large letters. `mark` is the digest at its foot, which the file keeps once it is out, None for one that bears
    none. `on_screen` says whether it may be handed over as a page of HTML too. Of a pack, `name` is what it is called
    among the others ('' for its title), and `copies` how many of it usually go with them.
    """

    title: str
    file_name: str
    subject: str
    build: Callable[..., bytes]
    action: Action = Action.PRINTED
    kind: str = ""
    originals: int = 1
    discloses: str = NAMES
    parts: tuple[str, ...] = ()
    mark: PaperMark | None = None
    data: Callable[[], bytes] | None = None
    large: bool = False
    on_screen: bool = True
    name: str = ""
    copies: int = 1

    def html(self) -> bytes:
        """The same content as a page of HTML, for whoever reads it on a screen or has it read; in any thread."""
        from desktop_app.forms import twin

        with twin.asked():
            return self.build()

    def enlarged(self) -> Self:
        """The same paper in large letters; itself where it has one size."""
        return replace(self, build=partial(self.build, large=True), large=False) if self.large else self

    def enclosed(self, name: str, copies: int = 1) -> Self:
        """The same paper as one of a pack."""
        return replace(self, name=name, copies=copies)


@frozen
class Pack:
    """Papers that are looked at together and come out in one job; `file_name` is for all of them in one PDF."""

    title: str
    file_name: str
    papers: tuple[Paper, ...]

    @classmethod
    def of(cls, papers: "Paper | Pack") -> "Pack":
        """A single paper as a pack of one."""
        return papers if isinstance(papers, Pack) else cls(papers.title, papers.file_name, (papers,))


def made(
    build: Callable[..., bytes], says: object, title: str, name: str, subject: str | None = None, **more: Any
) -> Paper:
    """The paper that the `build` of a form draws from what it `says`; `more` as in `Paper`.

    `name` is that of the file, without its end, and what the journal calls the paper unless `subject` does. The kind
    is the name of the form unless `more` says another.
    """
    more = {"kind": build.__module__.rpartition(".")[2], **more}
    return Paper(title, f"{name}.pdf", name if subject is None else subject, partial(build, says), **more)


def nobody_here(day: date) -> RuleBroken:
    """Why a paper of this date has nothing to say."""
    return RuleBroken(f"{capital(day_and_month(day))}, personne ne tient de permanence : il n’y a rien à imprimer.")


@everyone
def appointment_slip(desk: Desk, appointment_id: int) -> Paper:
    """The card the person takes home."""
    from desktop_app.forms import appointment_slip as form

    appointment, person = appointments.with_person(desk, appointment_id)
    day = appointment.start.date()
    advisor = schedule.advisors_on(desk, day)[appointment.advisor_id]
    data = slip(desk, schedule.head_of(desk, day, advisor.id), advisor, appointment, person)
    name = f"rendez-vous-{appointment.start:%Y-%m-%d-%Hh%M}"
    return made(form.build, data, "Carte de rendez-vous", name, f"rendez-vous-{appointment_id}", large=True)


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
    title, subject = f"Preuve de destruction {found.number}", f"destruction-{found.number}"
    return made(form.build, data, title, f"preuve-{found.number}", subject, large=True, discloses="", mark=mark)


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
    return made(
        form.build,
        data,
        "Ce qui est enregistré",
        f"donnees-usager-{person_id}",
        f"usager-{person_id}",
        action=Action.DATA_HANDED_OVER,
        data=partial(personal_data.write, data),
        large=True,
    )


def recovery_sheet(code: str, made_on: date, desk: Desk | None = None) -> Paper:
    """The sheet that keeps the recovery code, made before any file exists; `desk` is where a new code is made."""
    from desktop_app.forms import recovery_sheet as form

    # The real sheet does not say what it opens; that of a training must say that it opens nothing.
    data = form.RecoverySheet(letterhead(desk) if desk and desk.demo else None, code, made_on)
    secret = "le code qui ouvre tout le fichier"
    return made(form.build, data, "Code de secours", "code-de-secours", "", large=True, discloses=secret)


@everyone
def getting_started(desk: Desk) -> Paper:
    """The two pages of « Prise en main », with the name of this place; they tell nothing about anybody."""
    from desktop_app.forms import getting_started as form
    from desktop_app.forms.page import Letterhead

    place = places.load(desk.db)
    # The mention of the convention is for what is shown to the public.
    data = form.GettingStarted(Letterhead(place, "", desk.demo) if place else None)
    return made(form.build, data, "Prise en main", "prise-en-main", "", discloses="")


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
