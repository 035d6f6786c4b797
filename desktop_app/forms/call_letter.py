"""The letter to whoever cannot be called: which appointment cannot be kept, and what is proposed instead."""

from datetime import date, datetime
from functools import partial

from reportlab.lib.units import mm
from reportlab.platypus import Spacer

from desktop_app.domain.french import NBSP, capital, hour, long_date, phone, plain_date
from desktop_app.domain.nouns.frozen import frozen

from .blocks import Bold, Story, framed, say
from .letter import address
from .page import Letterhead, render_public
from .styles import LEAD, SPOKEN


@frozen
class Letter:
    """To one person: the appointment that cannot be kept, with whom, and what is proposed; None for nothing."""

    name: str
    start: datetime
    advisor: str
    proposal: datetime | None = None
    proposed_with: str = ""


@frozen
class CallLetters:
    """One page a letter, written on this day."""

    head: Letterhead
    written_on: date
    letters: tuple[Letter, ...]


def build(data: CallLetters, *, large: bool = False) -> bytes:
    """The letters as one PDF, each numbered on its own; raises `Unprintable`."""
    stories = [partial(_story, data, letter) for letter in data.letters]
    return render_public("Lettre", "Votre rendez-vous", data.head, *stories, large=large)


def _story(data: CallLetters, letter: Letter) -> Story:
    return [
        Spacer(0, 8 * mm),
        address(letter.name),
        Spacer(0, 8 * mm),
        say(LEAD, f"{data.head.place.commune}, le {plain_date(data.written_on)}"),
        Spacer(0, 8 * mm),
        say(SPOKEN, "Bonjour,"),
        say(SPOKEN, "Vous avez rendez-vous ", Bold(_moment(letter.start)), f", avec {letter.advisor}."),
        say(SPOKEN, Bold("Ce rendez-vous ne peut pas avoir lieu."), " Nous vous prions de nous en excuser."),
        Spacer(0, 2 * mm),
        *(_proposed(letter, letter.proposal) if letter.proposal else []),
        *_how_to_answer(data.head.place.phone, proposed=letter.proposal is not None),
        Spacer(0, 8 * mm),
        say(SPOKEN, capital(data.head.place.said)),
    ]


def _proposed(letter: Letter, start: datetime) -> Story:
    with_whom = f", avec {letter.proposed_with}" if letter.proposed_with else ""
    return [
        framed([say(SPOKEN, "Nous pouvons vous recevoir"), say(SPOKEN, Bold(_moment(start)), f"{with_whom}.")]),
        Spacer(0, 5 * mm),
    ]


def _how_to_answer(number: str, *, proposed: bool) -> Story:
    call = ["appelez le ", Bold(phone(number)), ", ou passez à l’accueil."] if number else ["passez à l’accueil."]
    if not proposed:
        return [say(SPOKEN, "Choisissons un autre jour : ", *call)]
    return [
        say(SPOKEN, "Ce jour vous convient, ou vous en préférez un autre : ", *call),
        say(SPOKEN, "Sans réponse de vous, cette heure n’est pas retenue : elle peut être donnée à quelqu’un d’autre."),
    ]


def _moment(at: datetime) -> str:
    return f"{long_date(at.date())} à{NBSP}{hour(at)}"
