"""The body of a mandate as JSON in a table of its own, so that it can be sealed or destroyed apart."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from desktop_app.domain.mandate import Act, Body, DataRequest, Execution, IdentityDocument, ScopeLine

if TYPE_CHECKING:
    from sqlite_utils import Database


def save(db: Database, mandate_id: int, body: Body) -> None:
    """Write the body of a stored mandate, over the earlier one if any."""
    db.execute(
        "INSERT INTO mandate_body (mandate_id, content) VALUES (?, ?)"
        " ON CONFLICT (mandate_id) DO UPDATE SET content = excluded.content",
        (mandate_id, _content(body)),
    )


def _content(body: Body) -> str:
    content = {
        "lines": [
            {
                "organism": line.organism,
                "procedure": line.procedure,
                "acts": [act.name for act in Act if act in line.acts],
            }
            for line in body.lines
        ],
        "requests": [{"organism": request.organism, "data": request.data} for request in body.requests],
        "execution": body.execution.name,
        "identity": body.identity.name if body.identity else None,
    }
    return json.dumps(content, ensure_ascii=False)


def body_in(content: str) -> Body:
    """The body that was written."""
    read = json.loads(content)
    return Body(
        lines=tuple(
            ScopeLine(line["organism"], line["procedure"], frozenset(Act[act] for act in line["acts"]))
            for line in read["lines"]
        ),
        requests=tuple(DataRequest(request["organism"], request["data"]) for request in read["requests"]),
        execution=Execution[read["execution"]],
        identity=IdentityDocument[read["identity"]] if read["identity"] else None,
    )
