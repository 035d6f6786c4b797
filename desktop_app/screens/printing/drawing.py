"""A paper drawn: its PDF and the size of its pages, made in the worker thread."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QSizeF

from .render import page_sizes

if TYPE_CHECKING:
    from desktop_app.use_cases.papers.printing import Enclosed, Pack, Paper


@dataclass(frozen=True)
class Drawn:
    """A paper, its name among the others, and what its `build` made."""

    paper: "Paper"
    name: str
    pdf: bytes
    sizes: tuple[QSizeF, ...]


def draw(enclosed: "Enclosed") -> Drawn:
    """Draw a paper of a pack; raises the `RuleBroken` of what cannot be printed."""
    pdf = enclosed.paper.build()
    return Drawn(enclosed.paper, enclosed.name or enclosed.paper.title, pdf, tuple(page_sizes(pdf)))


def pack_of(paper: "Paper | Pack", copies: int = 1) -> "Pack":
    """A single paper as a pack of one."""
    from desktop_app.use_cases.papers.printing import Enclosed, Pack, Paper

    return Pack(paper.title, paper.file_name, (Enclosed(paper, copies),)) if isinstance(paper, Paper) else paper
