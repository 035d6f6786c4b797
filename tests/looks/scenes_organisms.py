"""Organisms: what is known of a line as it is typed, what is entrusted, and what the place changes."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from desktop_app.domain.mandate import Entrusted, ScopeLine, State
from desktop_app.domain.organism import Category, OwnOrganism
from desktop_app.screens.mandates.page import MandatesPage
from desktop_app.screens.mandates.scope_step import ScopeStep
from desktop_app.screens.settings.organisms_section import OrganismDialog
from desktop_app.screens.settings.page import SettingsPage
from desktop_app.use_cases.mandates import organisms
from tests.helpers import builders
from tests.helpers.seeing import click
from tests.looks import full_desk
from tests.looks.scene import add, scene
from tests.looks.stage import Stage

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from desktop_app.use_cases.desk import Desk

CANTEEN = OwnOrganism(
    0, "Cantine du Boulou", category=Category.FAMILY, procedures=("Inscription au mois", "Facture à l’unité"),
    data=("Facture",), note="Se fait aussi au guichet, le mercredi.",
)  # fmt: skip
OUR_CAF = OwnOrganism(0, "CAF", procedures=("Rendez-vous à la borne",), left_out=frozenset({"rsa", "aah"}))


def _typed(stage: Stage, organism: str, procedure: str) -> QWidget:
    window = stage.window(full_desk.ordinary(stage), "mandates", new=True)
    page = window.page()
    assert isinstance(page, MandatesPage) and page.taking
    for answer in ("Non", "Elle-même", "Continuer"):
        click(window, answer)
    stage.settle()
    step = page.taking.page()
    assert isinstance(step, ScopeStep)
    step.scope.lines.cards[0].set_value(ScopeLine(organism, procedure, frozenset()))
    step.how.setFocus()
    stage.settle()
    return window


add("organism_told", partial(_typed, organism="ameli", procedure="Carte Vitale"))
add("organism_not_sent", partial(_typed, organism="bdf", procedure="dossier de surendetement"))
add("organism_never", partial(_typed, organism="Mairie", procedure="Procuration électorale"))
add("organism_unknown", partial(_typed, organism="Syndic Puig", procedure="Charges d’eau"))


@scene
def mandate_entrusted(stage: Stage) -> QWidget:
    """What is entrusted, on the page of a mandate."""
    desk = stage.desk()
    kinds = frozenset({Entrusted.TAX_NOTICE, Entrusted.BANK_DETAILS})
    mandate = builders.stored_mandate(desk.db, State.ACTIVE, body=builders.a_body(entrusted=kinds))
    return stage.window(desk, "mandates", mandate_id=mandate.id)


def _own(stage: Stage) -> Desk:
    desk = stage.desk()
    for each in (CANTEEN, OUR_CAF):
        organisms.keep(desk, each)
    return desk


def _section(stage: Stage, *, changed: bool) -> QWidget:
    window = stage.window(_own(stage) if changed else stage.desk(), "settings")
    page = window.page()
    assert isinstance(page, SettingsPage)
    page.aim(section="organisms")
    return window


add("organisms_section", partial(_section, changed=True))
add("organisms_section_none", partial(_section, changed=False))


@scene
def organism_added(stage: Stage) -> QWidget:
    return stage.show(OrganismDialog(stage.context(stage.desk()), None))


@scene
def organism_changed(stage: Stage) -> QWidget:
    desk = _own(stage)
    ours = next(each for each in organisms.own(desk) if each.shipped)
    return stage.show(OrganismDialog(stage.context(desk), ours))


@scene
def organism_faults(stage: Stage) -> QWidget:
    dialog = OrganismDialog(stage.context(stage.desk()), None)
    dialog.organism.set_value("Notaire")
    dialog.procedures.set_value("Testament")
    stage.show(dialog)
    dialog.place()
    stage.settle()
    return dialog
