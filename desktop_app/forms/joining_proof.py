"""The proof that two files of one person became one: what was joined, when, by whom, and what came over."""

from functools import partial

from reportlab.lib.units import mm
from reportlab.platypus import Flowable, Spacer

from desktop_app.domain.french import NBSP, capital, listed, moment, plain_date, plural
from desktop_app.domain.nouns.frozen import frozen
from desktop_app.domain.reception.joined import Joined

from .blocks import Bold, Story, bullets, framed, half, plain_table, say, signature_frame
from .page import Copy, Document, Letterhead, render
from .styles import BODY, INSET, SUBTITLE, TITLE, WIDTH

_LABEL: float = 34 * mm


@frozen
class JoiningProof:
    """Each time that a file was joined to that of this person, with who did it, as 'compte n° 2, accueil'."""

    head: Letterhead
    joined: tuple[tuple[Joined, str], ...]


def build(data: JoiningProof) -> bytes:
    """A page for each; raises `Unprintable`."""
    first = data.joined[0][0]
    reference = f"Réunion de fiches – n° {first.person_id}, {plain_date(first.at.date())}"
    copies = tuple(Copy(partial(_story, *each)) for each in data.joined)
    return render(Document("Preuve de réunion de deux fiches", reference, data.head, copies))


def _story(joined: Joined, account: str) -> Story:
    return [
        say(TITLE, "Réunion de deux fiches"),
        say(BODY, "Une personne avait deux fiches. Elles n’en font plus qu’une."),
        Spacer(0, 2 * mm),
        framed([_facts(joined, account)]),
        Spacer(0, 3 * mm),
        say(SUBTITLE, Bold("Ce qui est venu de la fiche disparue")),
        *(bullets(*_came(joined)) if _came(joined) else [say(BODY, "Rien n’y était noté.")]),
        Spacer(0, 3 * mm),
        say(BODY, "Le journal garde cette réunion, sans nom. Ce papier se range avec le dossier de la personne."),
        Spacer(0, 3 * mm),
        *signature_frame(say(BODY, Bold("Pour le service")), half()),
    ]


def _facts(joined: Joined, account: str) -> Flowable:
    rows = (
        ("Quand", capital(moment(joined.at))),
        ("Fiche gardée", f"N°{NBSP}{joined.kept_number}, {joined.kept_name}"),
        ("Fiche disparue", f"N°{NBSP}{joined.gone_number}, {joined.gone_name}"),
        ("Par qui", capital(account)),
    )
    cells = [[say(BODY, Bold(label)), say(BODY, f"{words}.")] for label, words in rows]
    return plain_table(cells, [_LABEL, WIDTH - _LABEL - 2 * INSET])


def _came(joined: Joined) -> list[str]:
    counts = (
        (joined.appointments, "rendez-vous"),
        (joined.reminders, "rappel par téléphone"),
        (joined.walk_ins, "venue sans rendez-vous"),
        (joined.requests, "demande"),
        (joined.messages, "message"),
        (joined.elsewhere, "mandat d’Aidants Connect"),
    )
    told = [f"{plural(count, word)}." for count, word in counts if count]
    numbers = listed([f"n°{NBSP}{number}" for number in joined.mandates])
    return [*told, *([f"{plural(len(joined.mandates), 'mandat')} : {numbers}."] if joined.mandates else [])]
