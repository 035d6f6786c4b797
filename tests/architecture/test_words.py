"""Words that cost somebody an evening once: each is written in one place or in none."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from PySide6 import QtCore, QtWidgets

from tests.architecture.source import (
    ROOT,
    Import,
    base_names,
    called,
    classes,
    floor_of,
    imports,
    modules,
    nodes,
    on_floor,
    where,
)

# A modal loop: in the one mouth of the program, and in the starts, which run the application itself. The one around
# the writer hears no key and no click, so that nobody can begin a second gesture inside the first.
MAY_EXEC = {"screens/dialogs.py", "screens/writer.py", "startup.py", "demo_day.py"}
# A bug stops the action, never hides: these hand it to the crash notice, or to the thread of the window.
MAY_CATCH_ALL = {"screens/runner.py", "screens/worker.py", "screens/writer.py", "screens/program.py", "startup.py"}
# A check that breaks must not hide the next ones: its failure is what is told.
MAY_CATCH_ALL |= {"use_cases/checks/check.py"}
NETWORK = {"PySide6.QtNetwork", "asyncio", "ftplib", "http", "smtplib", "socket", "ssl", "urllib", "webbrowser"}
WRITTEN_BY_HAND = {".py", ".qss", ".md", ".toml", ".txt", ".json", ".svg", ".sql", ""}
MACHINE = re.compile(r"(?<![\w.])(/home/\w|/root/|/Users/\w)|[A-Z]:\\\\?Users\\", re.IGNORECASE)
INDEX_HOST = re.compile(r"--(extra-)?index-url|pythonhosted\.org|pypi\.org/simple")


def calls(*names: str) -> Iterator[tuple[Path, ast.Call]]:
    """Every call of the program to something of one of these names."""
    for path in modules().values():
        for node in nodes(path, ast.Call):
            if called(node) in names:
                yield path, node


def inside(path: Path) -> str:
    """A file of the program, from its package."""
    return path.relative_to(ROOT / "desktop_app").as_posix()


def test_a_noun_is_frozen_in_the_one_way() -> None:
    """The library's has six methods compiled at the start; those that can be sorted need more of it than ours does."""
    theirs = [
        where(path, noun)
        for module, path in modules().items()
        if floor_of(module) in {"domain", "storage", "use_cases", "forms", "screens"}
        for noun in nodes(path, ast.ClassDef)
        for decorator in map(ast.unparse, noun.decorator_list)
        if "frozen=True" in decorator and "order=True" not in decorator
    ]
    assert not theirs


def test_a_modal_loop_runs_in_the_one_mouth_only() -> None:
    # Python's own `exec` shows nothing.
    shown = {inside(path) for path, call in calls("exec", "exec_") if isinstance(call.func, ast.Attribute)}
    assert shown <= MAY_EXEC


def test_one_line_dresses_the_program() -> None:
    assert len([*calls("setStyleSheet")]) == 1


def test_no_second_action_begins_inside_the_first() -> None:
    assert not [*calls("processEvents")]


def test_a_signal_holds_nobody_alive() -> None:
    # PySide6 never frees an object held by a lambda or a partial that one of its children's signals keeps.
    holding = [
        where(path, call)
        for path, call in calls("connect", "singleShot")
        for given in call.args
        if isinstance(given, ast.Lambda) or (isinstance(given, ast.Call) and "partial" in ast.unparse(given.func))
        if re.search(r"\bself\b", ast.unparse(given))
    ]
    assert not holding


def test_no_shortcut_takes_the_altgr_of_a_french_keyboard() -> None:
    assert not texts(r"ctrl\s*\+\s*alt|alt\s*\+\s*ctrl")
    keys = ("QKeyCombination", "QKeySequence", "QShortcut", "setShortcut", "setShortcuts")
    shortcuts = [(where(path, call), ast.unparse(call)) for path, call in calls(*keys)]
    assert not [place for place, said in shortcuts if "ControlModifier" in said and "AltModifier" in said]


def test_a_question_is_asked_as_one() -> None:
    # « Fermer sans enregistrer » over two buttons read as an order, or as what had been done.
    asked = [
        (where(path, call), title.value)
        for path, call in calls("ask", "ask_to_keep")
        for title in call.args[:1]
        if isinstance(title, ast.Constant) and isinstance(title.value, str)
    ]
    assert [title for _, title in asked if title.endswith("?")]
    assert not [(place, title) for place, title in asked if re.match(r"\w+(er|ir|re)\b", title) and title[-1] != "?"]


def test_the_steps_of_a_mandate_suit_whoever_takes_it() -> None:
    # « Le conseiller a signé (Marie Castell) », beside « conseillère numérique »: the paper agrees, so must the screen.
    steps = ("screens/mandates/", "domain/mandate/life.py", "domain/mandate/scope.py")
    one_man = texts(r"\b(le|du|au) conseiller\b|\btenu au secret\b|\bson auteur\b")
    assert not [place for place in one_man if any(step in place for step in steps)]


def test_nothing_is_caught_unseen() -> None:
    broad = {
        inside(path)
        for path in modules().values()
        for node in nodes(path, ast.ExceptHandler)
        if node.type is None or re.search(r"\b(Base)?Exception\b", ast.unparse(node.type))
        # One that only puts things back and lets the error go on hides nothing.
        if ast.unparse(node.body[-1]) != "raise"
    }
    assert broad <= MAY_CATCH_ALL


def test_no_clear_file_is_ever_opened() -> None:
    assert not [str(found) for found in all_imports() if found.target.split(".")[0] == "sqlite3"]


def test_nothing_speaks_to_the_network() -> None:
    assert not [str(found) for found in all_imports() if {found.target, found.target.split(".")[0]} & NETWORK]


def test_no_attribute_hides_a_method_of_qt() -> None:
    hidden = [
        f"{where(path, node)} self.{name}"
        for path, node in qt_classes()
        for name in assigned_on_self(node)
        if callable(getattr(qt_base(node), name, None))
    ]
    assert not hidden


def test_the_tree_names_neither_this_machine_nor_an_index() -> None:
    here = f"{ROOT.as_posix()}/"
    named = []
    for path in written_files():
        text = path.read_text("utf-8")
        if here in text or MACHINE.search(text) or INDEX_HOST.search(text):
            named.append(where(path))
    assert not named


def texts(pattern: str) -> list[str]:
    """Where a text of the program matches, whatever its case."""
    return [
        where(path, node)
        for path in modules().values()
        for node in nodes(path, ast.Constant)
        if isinstance(node.value, str)
        if re.search(pattern, node.value, re.IGNORECASE)
    ]


def all_imports() -> list[Import]:
    """Every import of the program."""
    return [found for module in modules() for found in imports(module)]


def qt_classes() -> list[tuple[Path, ast.ClassDef]]:
    """The classes of the screens that derive straight from one of Qt."""
    found = [(modules()[name], node) for name in on_floor("screens") for node in classes(modules()[name])]
    return [(path, node) for path, node in found if qt_base(node) is not None]


def qt_base(node: ast.ClassDef) -> type | None:
    """The class of Qt a class derives from, if any."""
    known = [getattr(module, name, None) for name in base_names(node) for module in (QtWidgets, QtCore)]
    return next((each for each in known if isinstance(each, type)), None)


def assigned_on_self(node: ast.ClassDef) -> set[str]:
    """The attributes a class gives its objects."""
    targets = [
        target
        for child in ast.walk(node)
        if isinstance(child, ast.Assign | ast.AnnAssign)
        for each in (child.targets if isinstance(child, ast.Assign) else [child.target])
        for target in (each.elts if isinstance(each, ast.Tuple) else [each])
    ]
    return {t.attr for t in targets if isinstance(t, ast.Attribute) and ast.unparse(t.value) == "self"}


def written_files() -> list[Path]:
    """The files of the project that people write: those of the folders of the program, and those beside them."""
    folders = ("desktop_app", "installer", "resources", "tests", ".ci")
    found = [path for folder in folders for path in (ROOT / folder).rglob("*")]
    found += [path for path in ROOT.iterdir() if path.suffix in {".md", ".toml"}]
    mine = Path(__file__).resolve()
    written = [path for path in found if path.suffix in WRITTEN_BY_HAND and "cache" not in path.as_posix()]
    return [path for path in written if path.is_file() and path != mine]
