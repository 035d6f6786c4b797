"""What the sheet of what was done under a convention is drawn from in tests."""

from desktop_app.domain.french import MONTHS
from desktop_app.domain.planning import Decider
from desktop_app.domain.planning.equipment import Item, Lacked, lacked_told
from desktop_app.forms.fulfilment_sheet import FulfilmentSheet, Row
from desktop_app.forms.page import Letterhead

from .samples import CONVENTION, EIGHTY, HEAD, WORST_HEAD


def fulfilment_sheet(head: Letterhead = HEAD) -> FulfilmentSheet:
    """A November: eight days due, seven held, one lost by them, one moved away and an evening added."""
    row = Row(
        "Novembre",
        (("8",), ("8", "44 h"), ("7", "39 h"), ("–",), ("1", "6 h"), ("–",), ("1", "2 h"), ("−1",)),
    )
    reasons = (
        ("Mercredi 11 novembre 2026", "Férié ou vacances, non dû : armistice de 1918", "3 h", ""),
        ("Jeudi 12 novembre 2026", "Perdu : absence", "6 h", "eux"),
        ("Vendredi 27 novembre 2026", "Déplacé au mardi 1er décembre", "5 h", ""),
    )
    return FulfilmentSheet(
        head, "novembre 2026", CONVENTION.partner, "2 journées par semaine", "jours et heures", (row,), reasons,
        causes="absence 1 jour, 6 h",
        equipment=lacked_told(Lacked(7, 1, ((Item("Vidéoprojecteur", Decider.PLACE), 1),))),
    )  # fmt: skip


def worst_fulfilment_sheet() -> FulfilmentSheet:
    """A whole year of a partner with a long name, three reasons a month as long as may be typed."""
    cells = (("31", "300 h"), ("31", "300 h 30"), ("31 + 31 à venir",), *(("31", "300 h 30"),) * 4)
    rows = tuple(Row(name, (*cells, ("−31", "−300 h 30"))) for name in (*MONTHS, "2026"))
    reasons = tuple(("Mercredi 30 septembre 2026", f"Perdu : {EIGHTY}", "12 h 30", "force majeure") for _ in range(36))
    return FulfilmentSheet(
        WORST_HEAD,
        "année 2026",
        EIGHTY,
        "",
        "demi-journées et heures",
        rows,
        reasons,
        ("Septembre : 12 jours sans présence, 3 jours inconnus.",),
        f"{EIGHTY} 36 jours, 450 h",
        lacked_told(Lacked(99, 99, tuple((Item("Mot " * 15, who), 99) for who in Decider for _ in range(12)))),
    )
