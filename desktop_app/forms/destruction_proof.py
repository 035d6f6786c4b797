"""The proof that data were destroyed: one page in large letters, for whoever asks and for the register; no name."""

from reportlab.lib.units import mm
from reportlab.platypus import Flowable, Spacer

from desktop_app.domain.errors import RuleBroken
from desktop_app.domain.french import NBSP, capital, moment, plain_date, plural
from desktop_app.domain.mandate.destruction import Destruction, Kind
from desktop_app.domain.mandate.paper_original import PaperOriginal
from desktop_app.domain.nouns.frozen import frozen

from .blocks import Bold, Story, bullets, framed, heading, plain_table, say
from .page import Letterhead, render_public
from .styles import INSET, LEAD, SUBTITLE, TITLE, WIDTH

_LABEL: float = 31 * mm


@frozen
class DestructionProof:
    """A destruction that is done; `account` is who asked for it, as 'compte n° 2, accueil': never a name.

    Of the content of a mandate, `mandate` is its number and `original` what becomes of the service's paper, None where
    it was never signed.
    """

    head: Letterhead
    destruction: Destruction
    account: str
    mandate: str = ""
    original: PaperOriginal | None = None


def build(data: DestructionProof, *, large: bool = False) -> bytes:
    """The proof as a PDF; raises `RuleBroken` while the destruction is not finished, `Unprintable`."""
    if data.destruction.done_at is None:
        raise RuleBroken("Cette destruction n’est pas terminée : il n’y a pas encore de preuve à imprimer.")
    title = f"Preuve de destruction {data.destruction.number}"
    return render_public(title, title, data.head, lambda: _story(data), large=large)


def _story(data: DestructionProof) -> Story:
    destruction = data.destruction
    return [
        say(TITLE, "Preuve de destruction"),
        say(SUBTITLE, f"N°{NBSP}{destruction.number}"),
        say(LEAD, "Ce papier dit que des données ont été détruites dans l’ordinateur du service, et comment."),
        Spacer(0, 1.5 * mm),
        framed([_facts(data)]),
        heading("Ce que cela veut dire"),
        *bullets(*_MEANING[destruction.kind]),
        heading("Ce qui n’est pas détruit"),
        *bullets(*_left(data)),
        heading("Pour vérifier"),
        say(LEAD, _check(destruction)),
        Spacer(0, 3 * mm),
        say(LEAD, Bold("Pour le service, nom et signature :")),
    ]


def _facts(data: DestructionProof) -> Flowable:
    destruction = data.destruction
    assert destruction.done_at
    rows = (
        ("Quand", Bold(capital(moment(destruction.done_at)))),
        *([("Mandat", f"N°{NBSP}{data.mandate}.")] if data.mandate else []),
        ("Quoi", capital(_what(destruction)) + "."),
        ("Pourquoi", capital(destruction.trigger.value) + "."),
        ("Par qui", f"{capital(data.account)}."),
    )
    cells = [[say(LEAD, Bold(label)), say(LEAD, words)] for label, words in rows]
    return plain_table(cells, [_LABEL, WIDTH - _LABEL - 2 * INSET])


def _what(destruction: Destruction) -> str:
    if destruction.kind is not Kind.PEOPLE or destruction.not_seen_since is None:
        return destruction.kind.value
    people = plural(destruction.amount, "fiche d’usager")
    return f"{people} et leurs rendez-vous. Dernière visite avant le {plain_date(destruction.not_seen_since)}"


def _left(data: DestructionProof) -> tuple[str, ...]:
    """What this destruction does not reach; of the papers, the service's own as it stands, where there is one."""
    left = _LEFT[data.destruction.kind]
    original = data.original
    return left if original is None else tuple(_original(original) if each is _PAPERS else each for each in left)


def _original(original: PaperOriginal) -> str:
    if original.destroyed_on and original.elimination:
        number = original.elimination.number
        return (
            f"Votre original, que vous gardez. Celui du service est détruit lui aussi, le "
            f"{plain_date(original.destroyed_on)} (bordereau {number})."
        )
    if original.returned_on:
        return f"Les deux originaux signés : le service vous a donné l’autre le {plain_date(original.returned_on)}."
    if gone := original.lost_on or original.missing_on:
        became = "a perdu" if original.lost_on else "ne trouve plus"
        return f"Les papiers signés. Vous gardez le vôtre. Le service {became} l’autre, depuis le {plain_date(gone)}."
    until = f" jusqu’au {plain_date(original.term)}, puis il est détruit" if original.term else ""
    return (
        f"Les papiers signés. Vous gardez le vôtre. Le service garde l’autre sous clé{until}. Vous pouvez le demander."
    )


_UNREADABLE = "Personne ne peut plus lire ces données ici : ni l’accueil, ni le conseiller, ni le responsable."
_FOR_GOOD = "C’est pour toujours. Personne ne peut revenir en arrière."
_ELSEWHERE = "Ce qui a déjà été envoyé à un organisme reste chez cet organisme."
_PAPERS = "Les papiers signés. Vous gardez le vôtre. Vous pouvez demander celui du service."
_GONE = "Le nom, le téléphone et les rendez-vous ne sont plus dans le logiciel. Il reste des nombres, sans aucun nom."
_COPIES = (
    "Les copies de secours faites avant. Elles sont sous clé et disparaissent en 35 jours, ou jusqu’à une semaine "
    "après une longue fermeture. Si l’une d’elles doit servir, ces données sont supprimées à nouveau."
)
_MEANING = {
    Kind.MANDATE_BODY: (
        _UNREADABLE,
        "Dans les copies de secours non plus. Si une copie est ailleurs, cela se fait dès qu’elle revient ici.",
        _FOR_GOOD,
    ),
    Kind.PERSON: (_GONE, _FOR_GOOD),
    Kind.PEOPLE: (_GONE, _FOR_GOOD),
}
_LEFT = {
    Kind.MANDATE_BODY: (
        "Le numéro du mandat, ses dates et le nom de la personne. Ils servent à dire que le mandat est fini. "
        "Ils sont supprimés plus tard, ou quand la personne le demande.",
        _PAPERS,
        _ELSEWHERE,
    ),
    Kind.PERSON: (_COPIES, _PAPERS, _ELSEWHERE),
    Kind.PEOPLE: (_COPIES, _PAPERS, _ELSEWHERE),
}


def _check(destruction: Destruction) -> str:
    if not destruction.head:
        return "Cette destruction a été refaite après le retour d’une ancienne sauvegarde. Elle est écrite au journal."
    line, _, digits = destruction.head.partition(" ")
    fours = NBSP.join(digits[at : at + 4] for at in range(0, len(digits), 4))
    return (
        f"Cette destruction est écrite dans le journal du logiciel, ligne {line}. "
        f"Son empreinte, un code que rien d’autre ne donne : {fours}."
    )
