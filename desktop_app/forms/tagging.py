"""What a PDF says of its own structure: titles, sentences, lists and tables in the order they are read in.

reportlab draws and says nothing of it, so whatever draws here says it as it goes: a sentence is one element over
however many pages it runs, a table that only places things is none, and all that nobody needs to hear (rules, shades,
boxes, heads and feet of pages, headers said again) is an artefact. ISO 32000-1, 14.7 and 14.8. It is no PDF/UA, which
asks for more and for somebody to check it: the papers never say so.
"""

from typing import Any

from reportlab.pdfbase.pdfdoc import PDFDictionary, PDFName, PDFString
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable, Paragraph, Table

from .structure_tree import Ink, Node


class Tagger:
    """Follows what is drawn on a canvas, a story after the other."""

    def __init__(self, canvas: Canvas) -> None:
        self._canvas = canvas
        self._roots: dict[int, Node] = {}
        self._open: list[Node] = []
        self._page = self._marks = -1
        self._depth = 0
        self._after_text: Node | None = None

    def begin_page(self, story: int) -> None:
        """A page of this story begins."""
        if story not in self._roots:
            self._roots[story] = Node("Sect")
            self._page = -1
        self._open = [self._roots[story]]
        self._page += 1
        self._marks = 0

    def begin(self, node: Node, then: Node | None = None) -> None:
        """What is drawn until `end` is this element's; with `then`, what follows the first words is that one's."""
        self._place(node)
        self._begin(node)
        self._after_text = then

    def begin_aside(self) -> None:
        """What is drawn until `end` is nobody's to hear."""
        self._emit("/Artifact BMC")

    def end(self) -> None:
        """The end of either."""
        self._depth -= 1
        self._after_text = None
        if self._depth:
            return
        code = self._canvas._code
        if code[-1].endswith((" BDC", " BMC")) and code[-1].startswith("/Artifact"):
            code.pop()
        else:
            code.append("EMC")

    def text_drawn(self) -> None:
        """Some words were drawn: those after them may be another element's."""
        if self._after_text is not None and self._depth == 1:
            node, self._after_text = self._after_text, None
            self.end()
            self._begin(node)

    def enter(self, node: Node) -> None:
        """Elements that come until `leave` are in this one."""
        if not self._depth:
            self._place(node)
            self._open.append(node)

    def leave(self) -> None:
        """The end of it."""
        if not self._depth:
            self._open.pop()

    def said(self, story: int) -> Node:
        """All that a story says."""
        return self._roots[story]

    def _place(self, node: Node) -> None:
        if not self._depth and not node.placed:
            self._open[-1].kids.append(node)
            node.placed = True

    def _begin(self, node: Node) -> None:
        if not self._depth:
            node.kids.append(Ink(self._page, self._marks))
        self._emit(f"/{node.tag} <</MCID {self._marks}>> BDC")
        if self._depth == 1:
            self._marks += 1

    def _emit(self, mark: str) -> None:
        if not self._depth:
            self._canvas._code.append(mark)
        self._depth += 1


def tagger_of(canvas: Canvas) -> Tagger | None:
    """What follows this canvas; None where nothing is tagged."""
    return getattr(canvas, "tagger", None)


class Said(Paragraph):  # type: ignore[misc]
    """A paragraph that says what it is: the tag of its style, or an item of a list where it has a bullet."""

    _node: Node | None = None

    def draw(self) -> None:
        """Draw it, said."""
        tagger = tagger_of(self.canv)
        if tagger is None:
            super().draw()
            return
        node = self._element()
        if node.tag != "LI":
            tagger.begin(node)
        else:
            tagger.enter(node)
            label, body = (kid for kid in node.kids if isinstance(kid, Node))
            tagger.leave()
            tagger.begin(label, then=body) if self.bulletText else tagger.begin(body)
        super().draw()
        tagger.end()

    def split(self, width: float, height: float) -> list[Flowable]:
        """Over two pages it is one element still."""
        parts: list[Flowable] = super().split(width, height)
        if len(parts) > 1:
            node = self._element()
            for part in parts:
                part._node = node
        return parts

    def _element(self) -> Node:
        if self._node is None:
            self._node = _item() if self.bulletText else Node(getattr(self.style, "tag", "P"))
        return self._node


def _item() -> Node:
    return Node("LI", [Node("Lbl", placed=True), Node("LBody", placed=True)])


class LayoutTable(Table):  # type: ignore[misc]
    """A table that only places: what it holds follows in its order, its rules are nobody's to hear."""

    _is_empty = False

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **{"renderCB": _follow, **more})

    def follow(self, tagger: Tagger, step: str, *more: Any) -> None:
        """A step of its drawing: words that are no flowable are never more than an empty cell's."""
        match step:
            case "startBG" | "startLines":
                tagger.begin_aside()
            case "endBG" | "endLines":
                tagger.end()
            case "startCell":
                self._is_empty = isinstance(more[2], str)
                if self._is_empty:
                    tagger.begin_aside()
            case "endCell" if self._is_empty:
                tagger.end()


def _follow(table: LayoutTable, step: str, *more: Any) -> None:
    tagger = tagger_of(table.canv)
    if tagger is not None:
        table.follow(tagger, step, *more)


class DataTable(LayoutTable):
    """A table that tells: its first `heads` rows name the columns and, with `named_rows`, its first cells the rows.

    Rows that come back on the next page are nobody's to hear there.
    """

    def __init__(self, *args: Any, heads: int = 1, named_rows: bool = False, **more: Any) -> None:
        super().__init__(*args, **more)
        self._heads, self._named_rows = heads, named_rows
        self._node = Node("Table")
        self._continued = self._said_before = False

    def split(self, width: float, height: float) -> list[Flowable]:
        """Over two pages it is one table still."""
        parts: list[Flowable] = super().split(width, height)
        for at, part in enumerate(parts):
            part._node, part._named_rows = self._node, self._named_rows
            part._continued = self._continued or at > 0
            part._heads = self.repeatRows if part._continued else self._heads
        return parts

    def follow(self, tagger: Tagger, step: str, *more: Any) -> None:
        """A step of its drawing."""
        match step:
            case "startTable":
                tagger.enter(self._node)
            case "startRow":
                self._begin_row(tagger, *more)
            case "startCell":
                tagger.enter(self._cell(*more[:3]))
        super().follow(tagger, step, *more)
        match step:
            case "endRow" if self._said_before:
                tagger.end()
            case "endTable" | "endRow" | "endCell":
                tagger.leave()

    def _begin_row(self, tagger: Tagger, row: int) -> None:
        self._said_before = self._continued and row < self._heads
        if self._said_before:
            tagger.begin_aside()
        else:
            tagger.enter(Node("TR"))

    def scope_of(self, row: int, column: int, value: object) -> str:
        """'col' or 'row' for a cell that names its column or its row, '' for one that does not."""
        if value == "":
            return ""
        if row < self._heads and not self._continued:
            return "col"
        return "row" if self._named_rows and column == 0 else ""

    def _cell(self, row: int, column: int, value: object) -> Node:
        scope = self.scope_of(row, column, value)
        if not scope:
            return Node("TD")
        said = {"O": PDFName("Table"), "Scope": PDFName("Column" if scope == "col" else "Row")}
        first, _, last, _ = self._spanRanges.get((column, row)) or (0, 0, 0, 0) if self._spanCmds else (0, 0, 0, 0)
        if last > first:
            said["ColSpan"] = last - first + 1
        return Node("TH", more={"A": PDFDictionary(said)})


class Figure(Flowable):  # type: ignore[misc]
    """Something drawn: `alternative` is what it says to whoever does not see it, '' where it says nothing more."""

    def __init__(self, drawn: Flowable, alternative: str) -> None:
        super().__init__()
        self._drawn, self.alternative = drawn, alternative

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        """As large as what is drawn."""
        size: tuple[float, float] = self._drawn.wrap(width, height)
        return size

    def draw(self) -> None:
        """Draw it, with its alternative."""
        tagger = tagger_of(self.canv)
        if tagger and self.alternative:
            tagger.begin(Node("Figure", more={"Alt": PDFString(self.alternative)}))
        elif tagger:
            tagger.begin_aside()
        self._drawn.drawOn(self.canv, 0, 0)
        if tagger:
            tagger.end()
