"""The account that is rendered of a mandate: what was done, what is awaited, what stays here and how to stop.

For who gave the mandate, in plain words and large type (Code civil, 1993). What it is told to print beside the acts,
such as the number of a receipt, stands on this paper alone.
"""

from collections.abc import Iterator
from datetime import datetime

from reportlab.lib.units import mm
from reportlab.platypus import KeepTogether, Spacer

from desktop_app.domain.advisor import Advisor
from desktop_app.domain.french import capital, long_date, moment, phone, plain_date, short_date
from desktop_app.domain.mandate import ActDone, DataRequest, EndReason, Mandate, Outcome, ScopeLine
from desktop_app.domain.mandate.acts import deadlines, last_acts
from desktop_app.domain.nouns.frozen import frozen
from desktop_app.domain.person import Person
from desktop_app.domain.place import Place

from .blocks import Bold, Story, bullets, fill_in, framed_if_it_fits, heading, say
from .page import Letterhead, render_public
from .styles import BODY, INSET, SUBTITLE, TITLE, WIDTH


@frozen
class ActsReport:
    """A mandate with its body, rendered at `made_at`: of the act `only`, of those of one `line`, or of all of them.

    The mandate may just have ended, or that line been taken back: what is told is then kept here no more.
    `reference` is the number of a receipt or of a file, or '': it is printed, and kept nowhere.
    """

    head: Letterhead
    person: Person
    advisor: Advisor
    mandate: Mandate
    made_at: datetime
    only: ActDone | None = None
    reference: str = ""
    line: int = 0

    @property
    def told(self) -> tuple[ActDone, ...]:
        """The acts it tells."""
        if self.only:
            return (self.only,)
        return tuple(done for done in self.mandate.open_body.acts if self.line in (0, done.number))

    @property
    def is_over(self) -> bool:
        """Whether nothing more may be done of what it tells."""
        return self.mandate.ended_at is not None or bool(self.line)

    @property
    def in_whose_name(self) -> str:
        """'votre nom'; after a death the family reads it."""
        return "son nom" if self.mandate.end_reason is EndReason.DEATH else "votre nom"


def build(data: ActsReport, *, large: bool = False) -> bytes:
    """The report as a PDF; raises `BodySealed`, `Unprintable`."""
    number = data.mandate.number
    foot = f"Compte rendu du {short_date(data.made_at.date())} – mandat {number}"
    return render_public(f"Compte rendu – mandat {number}", foot, data.head, lambda: _story(data), large=large)


def _story(data: ActsReport) -> Story:
    return [
        say(TITLE, "Compte rendu"),
        say(SUBTITLE, f"Mandat n° {data.mandate.number} – {long_date(data.made_at.date())}"),
        say(
            BODY,
            f"Pour {data.person.name}. Voici ",
            Bold(f"ce qui a été fait en {data.in_whose_name}"),
            f", d’après le mandat donné à {data.advisor.name_and_title}. Gardez ce papier.",
        ),
        *_acts(data),
        *_awaited(data),
        *_dates(data),
        *_kept_here(data),
        *([] if data.mandate.ended_at else [KeepTogether(_how_to_stop(data.head.place))]),
    ]


def _acts(data: ActsReport) -> Iterator[object]:
    for at, done in enumerate(data.told):
        above = Spacer(0, 3 * mm) if at else heading("Ce qui a été fait")
        yield framed_if_it_fits([say(BODY, Bold(capital(moment(done.at)))), *_act(data, done)], above)


def _act(data: ActsReport, done: ActDone) -> Story:
    entry = dict(data.mandate.open_body.numbered)[done.number]
    # Which line of their paper it is, where its lines have numbers: those of 0.1.0 had none.
    line = f" (ligne {done.number} du mandat)" if data.mandate.line_count else ""
    by = f", par {done.by}" if done.by else ""
    return [
        say(BODY, f"{_what_for(entry)}{line}."),
        say(BODY, f"{_what(entry, done)}, {done.manner.value}{by}."),
        say(BODY, "Résultat : ", Bold(done.outcome.value), f". Précision : {done.note}" if done.note else "."),
        *(_reference(data.reference) if data.only else []),
    ]


def _reference(number: str) -> Story:
    label = "Numéro d’accusé ou de dossier"
    if number:
        return [say(BODY, f"{label} : ", Bold(number))]
    return [fill_in((label, 1), width=WIDTH - 2 * INSET)]


def _what_for(entry: ScopeLine | DataRequest) -> str:
    return f"{entry.organism} – {entry.procedure if isinstance(entry, ScopeLine) else entry.data}"


def _what(entry: ScopeLine | DataRequest, done: ActDone) -> str:
    return capital(done.act.value) if done.act else "Demander ces informations"


def _awaited(data: ActsReport) -> Story:
    """How each line stands that is not simply done: an answer awaited, or refused."""
    body = data.mandate.open_body
    last = [(number, done) for number, done in sorted(last_acts(body).items()) if data.line in (0, number)]
    stand = [(dict(body.numbered)[number], done) for number, done in last]
    told = [
        f"{_what_for(entry)} : réponse attendue depuis le {short_date(done.at.date())}."
        if done.outcome is Outcome.PENDING
        else f"{_what_for(entry)} : l’organisme a refusé, le {short_date(done.at.date())}."
        for entry, done in stand
        if done.outcome is not Outcome.DONE
    ]
    nothing = [say(BODY, "Rien : aucune réponse n’est attendue.")]
    return [heading("Ce qui est en attente"), *(bullets(*told) if told else nothing)]


def _dates(data: ActsReport) -> Story:
    body, last = data.mandate.open_body, data.mandate.ends_on
    told = []
    for done in deadlines(body):
        assert done.due_on
        if data.line not in (0, done.number):
            continue
        alone = " Le mandat sera fini : pensez-y vous-même." if done.due_on > last else ""
        alone = " Personne ne le fera pour vous." if data.is_over else alone
        what_for = _what_for(dict(body.numbered)[done.number])
        told.append(f"{capital(long_date(done.due_on))} : {done.due_for} ({what_for}).{alone}")
    nothing = [say(BODY, "Aucune.")]
    return [heading("Prochaine date à retenir"), *(bullets(*told) if told else nothing)]


def _kept_here(data: ActsReport) -> Story:
    if data.is_over:
        what = "Ce que disait cette ligne" if data.line else "Ce que disait le mandat"
        kept = f"{what}, et ce qui a été fait, est détruit dans l’ordinateur. Ce papier est le seul qui le dise encore."
        return [heading("Ce qui reste ici"), say(BODY, kept)]
    number = "Le numéro d’accusé ou de dossier est sur ce papier seulement." if data.only and data.reference else ""
    return [
        heading("Ce qui reste ici"),
        *bullets(
            "Ce qui a été fait est gardé sous clé jusqu’à la fin du mandat, au plus tard le "
            f"{plain_date(data.mandate.ends_on)}. Puis c’est détruit : il reste votre nom, le numéro et les dates.",
            f"Ni mot de passe, ni numéro, ni copie de vos papiers n’est gardé. {number}".rstrip(),
        ),
    ]


def _how_to_stop(place: Place) -> Story:
    call = f", par téléphone au {phone(place.phone)}" if place.phone else ", par téléphone"
    return [
        heading("Pour arrêter"),
        say(
            BODY,
            "Vous pouvez arrêter ce mandat ",
            Bold("quand vous voulez"),
            f", sans dire pourquoi : sur place{call}, par lettre, ou avec le coupon, au bas de votre mandat. "
            "Tout s’arrête aussitôt.",
        ),
    ]
