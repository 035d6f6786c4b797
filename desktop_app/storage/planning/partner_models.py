"""The mandates that conventions impose: every version of each text, with its blocks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from desktop_app.domain.convention.partner_model import ModelBlock, ModelState, PartnerModel
from desktop_app.domain.errors import OutOfDate

from .. import rows

if TYPE_CHECKING:
    from sqlite_utils import Database

_GONE = "Cette version du modèle n’existe plus."


def of_convention(db: Database, convention_id: int) -> list[PartnerModel]:
    """Every version of the text of this convention, the latest first."""
    return _found(db, "convention_id = ? ORDER BY version DESC", (convention_id,))


def in_force(db: Database, convention_ids: Sequence[int]) -> PartnerModel | None:
    """The version to print under the first of these conventions that imposes one, or None."""
    found = {
        each.convention_id: each
        for id in convention_ids
        for each in _found(db, "convention_id = ? AND state = 'IN_FORCE'", (id,))
    }
    return next((found[id] for id in convention_ids if id in found), None)


def get(db: Database, id: int) -> PartnerModel:
    """The version of this id; raises `OutOfDate` when there is none."""
    if found := find(db, id):
        return found
    raise OutOfDate(_GONE)


def find(db: Database, id: int) -> PartnerModel | None:
    """The version of this id, or None."""
    return next(iter(_found(db, "id = ?", (id,))), None)


def add(db: Database, model: PartnerModel) -> PartnerModel:
    """Store it with its blocks and return it with its id."""
    added = replace(model, id=rows.insert(db, "partner_model", _row(model), id=model.id))
    _write_blocks(db, added)
    return added


def update(db: Database, model: PartnerModel) -> None:
    """Write what has changed; raises `OutOfDate` when it is gone."""
    rows.update(db, "partner_model", _row(model), id=model.id, gone=_GONE)
    db.execute("DELETE FROM partner_model_block WHERE model_id = ?", (model.id,))
    _write_blocks(db, model)


def remove(db: Database, id: int) -> None:
    """As if it had never been written."""
    rows.remove(db, "partner_model", id=id)


def _write_blocks(db: Database, model: PartnerModel) -> None:
    for position, block in enumerate(model.blocks, 1):
        row: dict[str, rows.Value] = {"position": position, "title": block.title, "words": block.text}
        rows.insert(db, "partner_model_block", {"model_id": model.id, **row})


def _found(db: Database, where: str, values: Sequence[rows.Value]) -> list[PartnerModel]:
    return [_model(db, row) for row in rows.select(db, f"SELECT * FROM partner_model WHERE {where}", values)]


def _row(model: PartnerModel) -> dict[str, rows.Value]:
    return {
        "convention_id": model.convention_id,
        "version": model.version,
        "name": model.name,
        "state": model.state.name,
        "since": rows.iso(model.since),
    }


def _model(db: Database, row: rows.Row) -> PartnerModel:
    held = rows.select(db, "SELECT * FROM partner_model_block WHERE model_id = ? ORDER BY position", (row["id"],))
    return PartnerModel(
        id=row["id"],
        convention_id=row["convention_id"],
        version=row["version"],
        name=row["name"],
        blocks=tuple(ModelBlock(each["title"], each["words"]) for each in held),
        state=ModelState[row["state"]],
        since=rows.day(row["since"]),
    )
