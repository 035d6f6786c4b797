"""« Prise en main »: two pages to keep beside the screen, the day in eight steps and what else one must know."""

from dataclasses import replace

from reportlab.lib.units import mm
from reportlab.lib.utils import ImageReader
from reportlab.platypus import Flowable, Image, PageBreak, Spacer

from desktop_app.domain.nouns.frozen import frozen
from desktop_app.system.paths import resource

from .blocks import Bold, Story, bullets_in, fill_in, framed, half, heading, height, plain_table, say, side_by_side
from .page import Copy, Document, Letterhead, render, room
from .styles import BLACK, BODY, CELL, INSET, LEAD, SUBTITLE, THIN, TITLE, WIDTH, style
from .tagging import Figure

KEYS: tuple[tuple[str, str], ...] = (
    ("Ctrl+R", "Réserver"),
    ("Ctrl+P", "Imprimer"),
    ("Ctrl+Z", "Annuler la dernière action"),
    ("Ctrl+L", "Verrouiller"),
    ("Ctrl+1", "Aujourd’hui"),
    ("F1", "Aide"),
    ("?", "Tous les raccourcis"),
)
"""The keys worth learning, as a French keyboard says them."""
_STEPS: tuple[tuple[str, str], ...] = (
    ("Ouvrez votre compte.", "Votre nom, votre phrase de passe, Entrée."),
    ("Imprimez la journée.", "La feuille d’émargement, et le programme du conseiller."),
    ("On appelle :", "« Réserver ». Pour qui, quel jour, à quelle heure, pour quoi."),
    ("Une personne arrive :", "choisissez sa ligne, tapez A. Le conseiller voit qu’elle est là."),
    ("Elle a été reçue :", "tapez R."),
    ("Elle ne vient pas :", "E si elle a prévenu, N sinon. Si c’est nous qui annulons : S."),
    ("Vous vous êtes trompé :", "« Annuler » en bas de l’écran, ou Ctrl+Z."),
    ("Vous vous levez :", "Ctrl+L. Ce que vous faisiez vous attend."),
)
_BULLET = style(12, 15, leftIndent=12, bulletIndent=1, spaceAfter=2)
_SEEN = {
    "today": "La page Aujourd’hui : qui est là, les rendez-vous du jour, ce qui reste à faire.",
    "row_steps": "Les gestes au bout d’une ligne : arrivée, reçue, ne vient pas.",
    "withdrawal": "La fenêtre qui note un retrait : par qui, comment, à quelle heure.",
}
_AIR: float = 8 * mm
_DIGITS, _TALLEST = 9 * mm, 90 * mm


@frozen
class GettingStarted:
    """`head` is None before the place is known: the sheet then bears no letterhead."""

    head: Letterhead | None


def build(data: GettingStarted) -> bytes:
    """The two pages as a PDF."""
    blank = Document("Prise en main", "Permanence – prise en main", data.head, (Copy(list),))
    tall = room(blank)
    return render(replace(blank, copies=(Copy(lambda: [*_day(tall), PageBreak(), *_what_else(tall)]),)))


def _day(tall: float) -> Story:
    words = [
        Spacer(0, 4 * mm),
        *[_step(at, verb, rest) for at, (verb, rest) in enumerate(_STEPS, 1)],
        Spacer(0, 3 * mm),
        _picture("row_steps", 28 * mm),
    ]
    title = [say(TITLE, "Prise en main"), say(SUBTITLE, "La journée en huit pas")]
    return [*title, _picture("today", min(_TALLEST, tall - _taken([*title, *words]))), *words]


def _what_else(tall: float) -> Story:
    mandates: Story = [
        heading("Les mandats : rien au nom de quelqu’un sans mandat signé"),
        *bullets_in(
            _BULLET,
            "Seul un conseiller les fait. Dans l’ordre : objet, information, identité, deux originaux, signatures.",
            "La personne signe ici, et garde un original.",
            "Elle veut arrêter ? Tout compte le note, tout de suite : page Mandats, « Retirer… ». "
            "Donnez-lui le récépissé.",
        ),
        Spacer(0, 2 * mm),
    ]
    words = [
        heading("Le soir"),
        *bullets_in(
            _BULLET,
            "« À faire », à droite : il reste à dire qui est venu ? Cliquez la ligne.",
            "En haut, la dernière sauvegarde. Un triangle : prévenez le référent.",
            "Fermez Permanence. Rangez la feuille d’émargement et la clé USB sous clé.",
        ),
        Spacer(0, 3 * mm),
        side_by_side(_keys(), _never()),
        Spacer(0, 4 * mm),
        framed(_whom_to_call()),
    ]
    return [*mandates, _picture("withdrawal", min(_TALLEST, tall - _taken([*mandates, *words]))), *words]


def _taken(story: Story) -> float:
    """How high the words of a page stand, and a little air."""
    return height(story, WIDTH) + _AIR


def _step(at: int, verb: str, rest: str) -> Flowable:
    return plain_table(
        [[say(LEAD, Bold(f"{at}.")), say(LEAD, Bold(f"{verb} "), rest)]],
        [_DIGITS, WIDTH - _DIGITS],
    )


def _picture(name: str, tall: float) -> Flowable:
    path = str(resource(f"help/images/{name}.png"))
    wide, high = ImageReader(path).getSize()
    scale = min(tall / high, WIDTH / wide)
    picture = Figure(Image(path, wide * scale, high * scale), _SEEN[name])
    return plain_table([[picture]], [wide * scale], ("BOX", (0, 0), (-1, -1), THIN, BLACK))


def _keys() -> Story:
    width = half() - 2 * INSET
    rows = [[say(CELL, Bold(keys)), say(CELL, what)] for keys, what in KEYS]
    return [say(LEAD, Bold("Les touches utiles")), plain_table(rows, [20 * mm, width - 20 * mm])]


def _never() -> Story:
    return [
        say(LEAD, Bold("Jamais")),
        *bullets_in(
            _BULLET,
            "Prêter sa phrase de passe.",
            "Noter un numéro de sécurité sociale, un mot de passe, un compte bancaire.",
            "Laisser l’écran ouvert devant le public.",
            "Supprimer un fichier du dossier de Permanence.",
        ),
    ]


def _whom_to_call() -> Story:
    width = WIDTH - 2 * INSET
    return [
        say(LEAD, Bold("Qui appeler")),
        fill_in(("Référent :", 3), ("Tél. :", 2), width=width),
        fill_in(("Conseiller :", 3), ("Tél. :", 2), width=width),
        fill_in(("Ordinateurs :", 3), ("Tél. :", 2), width=width),
        Spacer(0, 2 * mm),
        say(BODY, "Une phrase de passe oubliée ? Le référent en donne une autre, ou apporte le code de secours."),
    ]
