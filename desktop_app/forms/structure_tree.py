"""The structure of a PDF as an object of the file: elements, what each has on which page, and who each mark is of.

ISO 32000-1, 14.7: StructTreeRoot, its elements, and the parent tree that leads from a mark back to its element.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from reportlab.pdfbase.pdfdoc import PDFArray, PDFDictionary, PDFDocument, PDFName, PDFPage, PDFString

from desktop_app.domain.nouns.frozen import frozen

_Pages = Sequence[PDFPage]


@frozen
class Ink:
    """What one element has on one page of its story: the page, and the number of the mark there."""

    page: int
    mark: int


@dataclass(eq=False)
class Node:
    """An element: its tag, what it holds in order, and what is said of it in the words of the standard."""

    tag: str
    kids: "list[Node | Ink]" = field(default_factory=list)
    more: dict[str, Any] = field(default_factory=dict)
    placed: bool = False


@frozen
class Part:
    """A copy of the document: all that its story says, its name or '', and its pages in order."""

    said: Node
    name: str
    pages: _Pages


def write(document: PDFDocument, parts: Sequence[Part]) -> None:
    """Put the structure of these into the file."""
    _Writing(document).write(parts)


class _Writing:
    def __init__(self, document: PDFDocument) -> None:
        self._document = document
        self._parents: dict[PDFPage, dict[int, Any]] = {}

    def write(self, parts: Sequence[Part]) -> None:
        tree = PDFDictionary({"Type": PDFName("StructTreeRoot")})
        root = self._document.Reference(tree)
        whole = PDFDictionary({"S": PDFName("Document"), "P": root})
        whole_said = self._document.Reference(whole)
        if len(parts) == 1:
            kids = self._kids(_in_lists(parts[0].said.kids), None, whole_said, parts[0].pages)
        else:
            kids = [self._element(_as_part(part), whole_said, part.pages) for part in parts]
        whole["K"], tree["K"] = PDFArray(kids), whole_said
        numbers: list[Any] = []
        for at, (page, marks) in enumerate(self._parents.items()):
            page.__NoDefault__ = [*page.__NoDefault__, "StructParents", "Tabs"]
            page.StructParents, page.Tabs = at, PDFName("S")
            held = PDFArray([marks[mark] for mark in sorted(marks)])
            numbers += [at, self._document.Reference(held)]
        tree["ParentTree"] = self._document.Reference(PDFDictionary({"Nums": PDFArray(numbers)}))
        tree["ParentTreeNextKey"] = len(self._parents)
        catalog = self._document._catalog
        catalog.StructTreeRoot, catalog.MarkInfo = tree, PDFDictionary({"Marked": "true"})

    def _element(self, node: Node, parent: Any, pages: _Pages) -> Any:
        said = PDFDictionary({"S": PDFName(node.tag), "P": parent, **node.more})
        reference = self._document.Reference(said)
        own = next((kid.page for kid in node.kids if isinstance(kid, Ink)), None)
        if own is not None:
            said["Pg"] = self._document.Reference(pages[own])
        kids = self._kids(node.kids if node.tag == "L" else _in_lists(node.kids), own, reference, pages)
        if kids:
            said["K"] = kids[0] if len(kids) == 1 else PDFArray(kids)
        return reference

    def _kids(self, kids: "Sequence[Node | Ink]", own: int | None, parent: Any, pages: _Pages) -> list[Any]:
        return [
            self._ink(kid, own, parent, pages) if isinstance(kid, Ink) else self._element(kid, parent, pages)
            for kid in kids
        ]

    def _ink(self, ink: Ink, own: int | None, parent: Any, pages: _Pages) -> Any:
        self._parents.setdefault(pages[ink.page], {})[ink.mark] = parent
        if ink.page == own:
            return ink.mark
        page = self._document.Reference(pages[ink.page])
        return PDFDictionary({"Type": PDFName("MCR"), "Pg": page, "MCID": ink.mark})


def _as_part(part: Part) -> Node:
    return Node("Part", part.said.kids, {"T": PDFString(part.name)} if part.name else {})


def _in_lists(kids: "Sequence[Node | Ink]") -> "list[Node | Ink]":
    """Items that follow one another are a list."""
    found: list[Node | Ink] = []
    for kid in kids:
        item = isinstance(kid, Node) and kid.tag == "LI"
        if not item:
            found.append(kid)
        elif found and isinstance(last := found[-1], Node) and last.tag == "L":
            last.kids.append(kid)
        else:
            found.append(Node("L", [kid]))
    return found
