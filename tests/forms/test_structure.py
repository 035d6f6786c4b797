"""What whoever listens to a PDF is told: every paper has its titles, sentences, lists and tables, in order.

As far as reportlab goes: no paper says that it is a PDF/UA.
"""

from collections.abc import Iterator

from desktop_app.forms import getting_started, mandate

from . import once, reading, samples, samples_models, structure
from .papers import PAPERS
from .structure import ARTIFACT, Drawn, Element

UNTITLED = ("letters", "letter", "notice of an end")
"""A letter to somebody begins with their name and « Bonjour », and has no title."""
_ABOUT = [name for name in PAPERS if any(word in name for word in ("organism letters", "room letter", "rights letter"))]
"""Those with an « Objet » have one."""
_BLOCKS = {"H1", "H2", "H3", "P", "L", "Table", "Figure"}
_HOLDS = {
    "Document": {"Part"} | _BLOCKS,
    "Part": _BLOCKS,
    "L": {"LI"},
    "LI": {"Lbl", "LBody"},
    "Table": {"TR"},
    "TR": {"TH", "TD"},
    "TH": _BLOCKS,
    "TD": _BLOCKS,
}


def _parts(whole: Element) -> list[Element]:
    return [kid for kid in whole.kids if kid.tag == "Part"] or [whole]


def says_what_it_is(name: str, pdf: bytes) -> None:
    """Check it, of a paper of this name."""
    whole, drawn, owners = structure.tree(pdf), structure.drawn(pdf), structure.owners(pdf)
    _says_its_language_its_title_and_that_it_is_tagged(pdf)
    _each_copy_has_one_title_before_those_of_its_parts(whole, titled=not name.endswith(UNTITLED) or name in _ABOUT)
    _all_that_is_drawn_is_said_or_nobodys_to_hear(drawn, owners)
    _every_mark_is_in_the_tree_once_and_in_the_order_of_reading(whole, owners)
    _each_element_holds_what_it_may(whole)
    _no_title_is_the_last_of_its_page(owners)
    _a_table_names_its_columns_or_its_rows(whole)


def test_the_first_steps_say_what_they_are() -> None:
    says_what_it_is("getting started", getting_started.build(getting_started.GettingStarted(samples.HEAD)))


def _says_its_language_its_title_and_that_it_is_tagged(pdf: bytes) -> None:
    file = structure.opened(pdf)
    root = file.root_object
    assert root["/MarkInfo"]["/Marked"].value is True  # type: ignore[index]
    assert root["/Lang"] == "fr-FR"
    assert file.metadata and file.metadata.title
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]  # type: ignore[index]
    assert b"pdfuaid" not in pdf


def _each_copy_has_one_title_before_those_of_its_parts(whole: Element, *, titled: bool) -> None:
    for part in _parts(whole):
        titles = [each.tag for each in part.every("H1", "H2", "H3")]
        assert titles.count("H1") == titled
        assert "H3" not in titles or titles.index("H2") < titles.index("H3")


def _all_that_is_drawn_is_said_or_nobodys_to_hear(drawn: list[list[Drawn]], owners: list[list[str]]) -> None:
    for page, owned in zip(drawn, owners, strict=True):
        for each in page:
            assert len(each.marks) == 1, each
            (tag, number), *_ = each.marks
            assert tag == ARTIFACT or owned[number] == tag, each
            assert each.text is not None or tag in (ARTIFACT, "Figure"), each


def _every_mark_is_in_the_tree_once_and_in_the_order_of_reading(whole: Element, owners: list[list[str]]) -> None:
    told = [mark for each in whole.every() for mark in each.marks]
    assert sorted(told) == [(page, number) for page, owned in enumerate(owners) for number in range(len(owned))]
    first = [each.marks[0] for each in whole.every() if each.marks]
    assert first == sorted(first)
    assert all(owners[page][number] == each.tag for each in whole.every() for page, number in each.marks)


def _each_element_holds_what_it_may(whole: Element) -> None:
    for each in whole.every():
        assert {kid.tag for kid in each.kids} <= _HOLDS.get(each.tag, set()), each
        assert not (each.kids and each.marks), each
        assert each.tag != "LI" or [kid.tag for kid in each.kids] == ["Lbl", "LBody"]
        assert each.tag != "Figure" or each.alternative


def _no_title_is_the_last_of_its_page(owners: list[list[str]]) -> None:
    assert not [at for at, owned in enumerate(owners) if owned and owned[-1] in ("H1", "H2", "H3")]


def _a_table_names_its_columns_or_its_rows(whole: Element) -> None:
    for table in whole.every("Table"):
        heads = list(table.every("TH"))
        assert heads and {cell.scope for cell in heads} <= {"Column", "Row"}
        assert len({sum(cell.span for cell in row.kids) for row in table.kids}) == 1


def _heard(pdf: bytes) -> Iterator[str]:
    drawn = structure.drawn(pdf)
    for each in structure.tree(pdf).every("H1", "H2", "H3", "P", "LBody"):
        yield each.words(drawn)


def test_a_receipt_is_heard_as_it_is_read() -> None:
    pdf = once.drawn("receipt")
    tags = [each.tag for each in structure.tree(pdf).kids]
    assert tags == ["H1", "P", "P", "H2", "P", "H2", "P", "L", "H2", "L", "H2", *["P"] * 5]
    heard = list(_heard(pdf))
    assert heard[0] == "Récépissé de retrait" and heard[1].startswith("Mandat n° 2026-0012. Éloïse Lefèvre-Nguy ễ n")
    assert heard[-5:-3] == [
        "Fait à : Le Boulou, le lundi 30 novembre 2026 à 14 h 05.",
        "La personne : Éloïse Lefèvre-Nguy ễ n",
    ]
    assert samples.PLACE.name not in heard and not any("Page 1" in words for words in heard)


def test_a_sentence_over_two_pages_is_heard_once() -> None:
    whole = structure.tree(once.drawn("worst record"))
    both = [each for each in whole.every("P", "LBody") if len({page for page, _ in each.marks}) > 1]
    assert both


def test_the_columns_are_named_once_however_many_pages() -> None:
    pdf = once.drawn("worst transmittal")
    (table,) = structure.tree(pdf).every("Table")
    assert table.words(structure.drawn(pdf)).count("Réponse donnée") == 1
    assert [row.kids[0].tag for row in table.kids] == ["TH", *["TD"] * (len(table.kids) - 1)]
    assert len({page for each in table.every() for page, _ in each.marks}) == reading.page_count(pdf) == 11


def test_a_table_is_heard_row_by_row() -> None:
    pdf = once.drawn("end sheet")
    (table,) = structure.tree(pdf).every("Table")
    drawn = structure.drawn(pdf)
    assert [cell.words(drawn) for cell in table.kids[0].kids] == [
        "N°",
        "Organisme",
        "Démarche ou données",
        "Prévenu le",
    ]
    assert [cell.words(drawn) for cell in table.kids[1].kids] == ["1", "CAF", "Demande d’aide au logement", ""]


def test_each_letter_is_a_part_and_bears_its_own_words() -> None:
    pdf = once.drawn("organism letters")
    drawn, parts = structure.drawn(pdf), _parts(structure.tree(pdf))
    assert [[name in part.words(drawn) for name in ("CAF", "Impôts", "Carsat")] for part in parts] == [
        [True, False, False],
        [False, True, False],
        [False, False, True],
    ]
    assert [{page for each in part.every() for page, _ in each.marks} for part in parts] == [{0}, {1}, {2}]


def test_originals_that_come_out_again_say_nothing_of_it() -> None:
    assert "/StructTreeRoot" not in structure.opened(mandate.build(samples_models.of_model_3())).root_object
