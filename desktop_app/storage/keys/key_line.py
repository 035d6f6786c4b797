"""How the mandate key in use follows from what référents signed, as the key file says it: links, and no secret."""

from typing import Any

from desktop_app.domain.nouns.frozen import frozen

from .key_slot import bytes_in, in_base64, integer_in

MOST_LINKS = 200
"""Renewals by advisors who are no référents, between two openings by a référent, who shortens the line again."""


@frozen
class Link:
    """The public half of what a `generation` of the mandate key signs with, signed by the one before it."""

    generation: int
    public: bytes
    signature: bytes


Line = tuple[Link, ...]


def written(line: Line) -> list[dict[str, Any]]:
    """The line as it stands in the file."""
    return [
        {"generation": link.generation, "public": in_base64(link.public), "signature": in_base64(link.signature)}
        for link in line
    ]


def read(line: Any) -> Line:
    """What the file says; raises KeyError, TypeError or ValueError for what the program never wrote."""
    if not isinstance(line, list) or len(line) > MOST_LINKS:
        raise ValueError("no line of generations")
    return tuple(
        Link(integer_in(link["generation"]), bytes_in(link["public"], (32,)), bytes_in(link["signature"], (64,)))
        for link in line
    )
