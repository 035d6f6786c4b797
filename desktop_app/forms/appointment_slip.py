"""The appointment card: half a sheet that tells when, where, with whom and what to bring."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from functools import partial

from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.platypus import Flowable, Spacer

from desktop_app.domain.advisor import Advisor
from desktop_app.domain.french import day_and_month, hour, listed, long_date, phone
from desktop_app.domain.nouns.frozen import frozen
from desktop_app.domain.person import Person

from .blocks import Bold, Story, framed, height, plain_table, say, writing_line
from .fonts import BOLD, REGULAR
from .page import Copy, Document, Letterhead, render, room
from .styles import BODY, HEADING, WIDTH, Size, style

_SCALES = (1.1, 1.0, 0.92, 0.84, 0.76, 0.68)
_LARGE = 1.3
_LEAST = 12
"""Half a sheet that is kept in a wallet: a long name makes the letters smaller than those of other papers."""
_BRING = ("une pièce d’identité", "les courriers reçus", "votre téléphone portable")
_GUTTER, _RIGHT = 7 * mm, 68 * mm
_NOTE_LINES = 10


@frozen
class AppointmentSlip:
    """One appointment; `theme` is the label of its theme, or ''.

    `booking_contact` is how to reach whoever takes the appointments when it is not the desk, else ''. For one that is
    `remote` nobody has to come; `later` are those of the same series that follow. `room` is where in the place, or ''.
    """

    head: Letterhead
    person: Person
    advisor: Advisor
    start: datetime
    end: datetime
    theme: str
    booking_contact: str = ""
    remote: bool = False
    later: tuple[datetime, ...] = ()
    room: str = ""


def build(*cards: AppointmentSlip, large: bool = False) -> bytes:
    """The cards of one letterhead as a PDF, each one sheet to fold in two; raises `Unprintable`.

    Long names shrink the letters down to 12 points; a card that still does not fit takes a whole sheet, and so does
    each of them in `large` letters.
    """
    title = "Carte de rendez-vous" if len(cards) == 1 else "Cartes de rendez-vous"
    size = Size.of_public(large=large)
    empty = Document(title, "Carte à garder", cards[0].head, (Copy(list, lower=_notes),), size=size)
    if large:
        return render(replace(empty, copies=tuple(Copy(partial(_card, card, _LARGE)) for card in cards)))
    free = room(empty)
    return render(replace(empty, copies=tuple(_copy(card, free) for card in cards)))


def _copy(data: AppointmentSlip, free: float) -> Copy:
    scale = next((scale for scale in _SCALES if height(_card(data, scale), WIDTH) <= free), None)
    return Copy(partial(_card, data, scale or 1.0), lower=_notes if scale else None)


def _card(data: AppointmentSlip, scale: float) -> Story:
    date = [say(_sized(29, scale, BOLD), long_date(data.start.date()))]
    date.append(say(_sized(29, scale, BOLD), f"à {hour(data.start)}"))
    return [
        say(_sized(15, scale, tag="H1"), Bold(data.person.name), ", vous avez rendez-vous"),
        Spacer(0, 2 * mm * scale),
        *date,
        Spacer(0, 4 * mm * scale),
        *_middle(data, scale),
        Spacer(0, 3 * mm * scale),
        *_good_to_know(data, scale),
    ]


def _middle(data: AppointmentSlip, scale: float) -> Story:
    """With whom and where, and beside it what to bring; under it in large letters, which need the whole width."""
    who = _who_and_where(data, scale)
    if scale > max(_SCALES):
        return [*who, Spacer(0, 3 * mm), framed(_bring(data, scale))]
    columns = [[who, "", framed(_bring(data, scale), _RIGHT)]]
    return [plain_table(columns, [WIDTH - _GUTTER - _RIGHT, _GUTTER, _RIGHT])]


def _who_and_where(data: AppointmentSlip, scale: float) -> Story:
    look, place = _sized(14, scale, spaceAfter=3), data.head.place
    where = f"{place.name}, {data.room}" if data.room else place.name
    at: tuple[str | Bold, ...] = ("Lieu : ", Bold(where), f", {place.address}")
    lines = [
        say(look, "Avec ", Bold(data.advisor.name), f", {data.advisor.title.value}"),
        say(look, Bold("À distance"), " : vous n’avez pas à venir.") if data.remote else say(look, *at),
    ]
    lines += [say(look, f"Pour : {data.theme}")] if data.theme else []
    return [*lines, *([say(look, Bold("Puis"), f" : {_listed(data.later)}.")] if data.later else [])]


def _listed(later: Sequence[datetime]) -> str:
    return listed([f"le {day_and_month(each.date())} à {hour(each)}" for each in later])


def _bring(data: AppointmentSlip, scale: float) -> list[Flowable]:
    look = _sized(14, scale, leftIndent=12, bulletIndent=1)
    return [
        say(_sized(14, scale, BOLD), "Gardez près de vous :" if data.remote else "Apportez :"),
        *(say(look, thing, bullet="•") for thing in _BRING),
    ]


def _good_to_know(data: AppointmentSlip, scale: float) -> Story:
    look, call = _sized(14, scale, spaceAfter=2), phone(data.head.place.phone)
    absent: tuple[str | Bold, ...] = ("appelez le ", Bold(call), ".") if call else ("prévenez l’accueil.",)
    if data.booking_contact:
        absent = (Bold(data.booking_contact), ".")
    return [
        say(look, Bold("Vous ne pouvez pas venir ?"), " Dites-le : ", *absent),
        say(look, Bold("C’est gratuit."), " Vos mots de passe restent à vous : personne ne les demande."),
    ]


def _notes() -> Story:
    return [
        say(HEADING, "Pour préparer ce rendez-vous"),
        say(BODY, "Écrivez ici vos questions. N’écrivez jamais un mot de passe."),
        *(writing_line() for _ in range(_NOTE_LINES)),
    ]


def _sized(size: float, scale: float, face: str = REGULAR, **more: object) -> ParagraphStyle:
    points = max(_LEAST, size * scale)
    return style(points, points * 1.22, face, **more)
