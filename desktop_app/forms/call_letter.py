"""The letter to whoever cannot be called: which appointment cannot be kept, and what is proposed instead."""

from dataclasses import dataclass
from datetime import date, datetime
from functools import partial

from reportlab.lib.units import mm
from reportlab.platypus import Flowable, Spacer

from desktop_app.domain.french import NBSP, capital, hour, long_date, phone, plain_date

from .blocks import Bold, Story, framed, plain_table, say, writing_line
from .page import Copy, Document, Letterhead, render
from .styles import LEAD, ROW, WIDTH, style

_ADDRESS = 82 * mm
_ADDRESS_LINES = 3
_SPOKEN = style(14, 20, spaceAfter=8)


@dataclass(frozen=True)
class Letter:
    """To one person: the appointment that cannot be kept, with whom, and what is proposed; None for nothing."""

    name: str
    start: datetime
    advisor: str
    proposal: datetime | None = None
    proposed_with: str = ""


@dataclass(frozen=True)
class CallLetters:
    """One page a letter, written on this day."""

    head: Letterhead
    written_on: date
    letters: tuple[Letter, ...]


def build(data: CallLetters) -> bytes:
    """The letters as one PDF, each numbered on its own; raises `Unprintable`."""
    copies = tuple(Copy(partial(_story, data, letter)) for letter in data.letters)
    return render(Document("Lettre", "Votre rendez-vous", data.head, copies))


def _story(data: CallLetters, letter: Letter) -> Story:
    return [
        Spacer(0, 8 * mm),
        _address(letter.name),
        Spacer(0, 8 * mm),
        say(LEAD, f"{data.head.place.commune}, le {plain_date(data.written_on)}"),
        Spacer(0, 8 * mm),
        say(_SPOKEN, "Bonjour,"),
        say(_SPOKEN, "Vous avez rendez-vous ", Bold(_moment(letter.start)), f", avec {letter.advisor}."),
        say(_SPOKEN, Bold("Ce rendez-vous ne peut pas avoir lieu."), " Nous vous prions de nous en excuser."),
        Spacer(0, 2 * mm),
        *(_proposed(letter, letter.proposal) if letter.proposal else []),
        *_how_to_answer(data.head.place.phone, proposed=letter.proposal is not None),
        Spacer(0, 8 * mm),
        say(_SPOKEN, capital(data.head.place.said)),
    ]


def _address(name: str) -> Flowable:
    """At the right, where the window of an envelope is: the name, and lines to write the address on by hand."""
    lines = [say(ROW, Bold(name)), *(writing_line(_ADDRESS) for _ in range(_ADDRESS_LINES))]
    return plain_table([["", lines]], [WIDTH - _ADDRESS, _ADDRESS])


def _proposed(letter: Letter, start: datetime) -> Story:
    with_whom = f", avec {letter.proposed_with}" if letter.proposed_with else ""
    return [
        framed([say(_SPOKEN, "Nous pouvons vous recevoir"), say(_SPOKEN, Bold(_moment(start)), f"{with_whom}.")]),
        Spacer(0, 5 * mm),
    ]


def _how_to_answer(number: str, *, proposed: bool) -> Story:
    call = ["appelez le ", Bold(phone(number)), ", ou passez à l’accueil."] if number else ["passez à l’accueil."]
    if not proposed:
        return [say(_SPOKEN, "Choisissons un autre jour : ", *call)]
    return [
        say(_SPOKEN, "Ce jour vous convient, ou vous en préférez un autre : ", *call),
        say(
            _SPOKEN, "Sans réponse de vous, cette heure n’est pas retenue : elle peut être donnée à quelqu’un d’autre."
        ),
    ]


def _moment(at: datetime) -> str:
    return f"{long_date(at.date())} à{NBSP}{hour(at)}"
