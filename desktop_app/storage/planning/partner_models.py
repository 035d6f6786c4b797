"""The mandates that conventions impose: every version of each text, with its blocks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from desktop_app.domain.convention.partner_model import ModelBlock, ModelState, PartnerModel

from .. import rows

if TYPE_CHECKING:
    from sqlite_utils import Database


def of_convention(db: Database, convention_id: int) -> list[PartnerModel]:
    """Every version of the text of this convention, the latest first."""
    return TABLE.found(db, "convention_id = ? ORDER BY version DESC", (convention_id,))


def in_force(db: Database, convention_ids: Sequence[int]) -> PartnerModel | None:
    """The version to print under the first of these conventions that imposes one, or None."""
    found = {
        each.convention_id: each
        for id in convention_ids
        for each in TABLE.found(db, "convention_id = ? AND state = 'IN_FORCE'", (id,))
    }
    return next((found[id] for id in convention_ids if id in found), None)


def _row(model: PartnerModel) -> dict[str, rows.Value]:
    return {
        "convention_id": model.convention_id,
        "version": model.version,
        "name": model.name,
        "state": model.state.name,
        "since": rows.iso(model.since),
    }


def _blocks(model: PartnerModel) -> Iterator[dict[str, rows.Value]]:
    for position, block in enumerate(model.blocks, 1):
        yield {"position": position, "title": block.title, "words": block.text}


def _model(row: rows.Row, blocks: Sequence[rows.Row]) -> PartnerModel:
    return PartnerModel(
        id=row["id"],
        convention_id=row["convention_id"],
        version=row["version"],
        name=row["name"],
        blocks=tuple(ModelBlock(each["title"], each["words"]) for each in blocks),
        state=ModelState[row["state"]],
        since=rows.day(row["since"]),
    )


_PARTS = rows.Parts("partner_model_block", "model_id", "position", _blocks)
TABLE = rows.Table("partner_model", _row, _model, gone="Cette version du modèle n’existe plus.", parts=_PARTS)
find, get, add, update, remove = TABLE.find, TABLE.get, TABLE.add, TABLE.update, TABLE.remove
