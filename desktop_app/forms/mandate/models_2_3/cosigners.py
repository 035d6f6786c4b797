"""What a mandate says of who signs and of who helped to know the text, and the frames of those who sign beside.

Their names are written by hand: none is kept. Rules: `domain.mandate.capacity`.
"""

from reportlab.lib.units import mm
from reportlab.platypus import Flowable, KeepTogether, Spacer

from desktop_app.domain.mandate import Aid, Path, Signing

from ...blocks import (
    Bold,
    Story,
    bullets,
    date_and_hour,
    fill_in,
    half,
    plain_table,
    say,
    signature_frame,
    tick,
    tick_fill,
)
from ...styles import BODY, GUTTER

_ME = {
    Signing.BY_PARENT: "Moi, le représentant légal de l’enfant",
    Signing.BY_REPRESENTATIVE: "Moi, qui représente la personne aidée",
}
_FOR = {Signing.BY_PARENT: "Pour mon enfant, nom et prénom", Signing.BY_REPRESENTATIVE: "Pour, nom et prénom"}
_TRUE = {
    Signing.SELF: (
        "Je suis majeur(e). Je n’ai ni tutelle, ni curatelle, ni habilitation familiale. Si j’ai une sauvegarde de "
        "justice, personne n’est nommé pour ces démarches."
    ),
    Signing.WITH_CURATOR: "J’ai un curateur. Il est là et signe avec moi.",
    Signing.BY_PARENT: "J’ai l’autorité parentale sur l’enfant pour qui je signe.",
    Signing.BY_REPRESENTATIVE: "Je suis nommé(e) pour représenter la personne. J’en ai montré la preuve.",
}
_COSIGNERS = {
    Aid.READ_ALOUD: ("Qui a lu ce mandat à voix haute",),
    Aid.INTERPRETER: ("L’interprète",),
    Aid.WITNESSES: ("Le premier témoin, qui ne travaille pas ici", "Le second témoin, qui ne travaille pas ici"),
}
_FRAME: float = 20 * mm


def me(path: Path | None) -> str:
    """How the person's side is named, in the first person."""
    return _ME.get(path.signing, "Moi, la personne aidée") if path else "Moi, la personne aidée"


def acting_for(path: Path | None, width: float) -> Story:
    """For whom a representative signs, to be written by hand; nothing for who signs for themself."""
    if path is None or path.signing not in _FOR:
        return []
    return [say(BODY, f"{_FOR[path.signing]} :"), fill_in(("", 1), width=width)]


def declaration(path: Path | None) -> Flowable:
    """A box for who signs alone: of age and unprotected, or in which quality (Code civil, 425, 467, 473)."""
    return tick(_TRUE[path.signing if path else Signing.SELF])


def declaration_of_model_2() -> Flowable:
    """The box of the papers before anybody was asked who may sign: they come out again as they were."""
    return tick(
        "Je suis majeur(e). Je n’ai pas de mesure de protection : ni tutelle, ni curatelle, ni sauvegarde "
        "de justice, ni habilitation familiale."
    )


def reading(path: Path | None) -> Story:
    """How the person came to know the text: as it was prepared, or boxes to tick by hand."""
    aids = path.aids if path else frozenset()
    if not aids:
        return [
            tick("Je l’ai lu moi-même."),
            tick_fill(("On me l’a lu à voix haute. Nom du lecteur :", 1)),
            tick_fill(("On me l’a traduit. Nom et langue :", 1)),
        ]
    story: Story = []
    if Aid.READ_ALOUD in aids:
        story += bullets("On me l’a lu à voix haute, en entier, avant de signer.")
    if Aid.INTERPRETER in aids:
        story += [
            *bullets("On me l’a traduit, en entier, avant de signer. Le texte français fait foi."),
            fill_in(("Langue :", 1)),
        ]
    if Aid.WITNESSES in aids:
        story += [
            *bullets("Je ne signe pas de ma main. J’ai dit mon accord devant deux témoins."),
            fill_in(("Pourquoi :", 1)),
        ]
    return story


def frames(path: Path | None) -> Story:
    """A frame for each of those who sign beside, two a row."""
    titles = _titles(path) if path else []
    rows = [titles[at : at + 2] for at in range(0, len(titles), 2)]
    return [KeepTogether([Spacer(0, 2 * mm), _row(row)]) for row in rows]


def _titles(path: Path) -> list[str]:
    curator = ["Mon curateur"] if path.signing is Signing.WITH_CURATOR else []
    return [*curator, *(title for aid in Aid if aid in path.aids for title in _COSIGNERS[aid])]


def _row(titles: list[str]) -> Flowable:
    width = half()
    cells = [
        [
            say(BODY, Bold(title)),
            fill_in(("Nom, prénom", 1), width=width),
            date_and_hour(width),
            Spacer(0, 1.5 * mm),
            *signature_frame(None, width, _FRAME),
        ]
        for title in titles
    ]
    return plain_table([[cells[0], "", cells[1] if cells[1:] else ""]], [width, GUTTER, width])
