"""What the proof on Windows runs and leaves out is what stands in the tree."""

import re
from pathlib import Path

import locks
import pytest
from proof import ProofFailed, windows_tests

ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize("name", windows_tests.LEFT_OUT)
def test_a_test_left_out_exists_and_says_why(name: str) -> None:
    file, _, function = name.partition("::")
    assert re.search(rf"^def {re.escape(function.partition('[')[0])}\(", (ROOT / file).read_text("utf-8"), re.MULTILINE)
    assert windows_tests.LEFT_OUT[name]


def test_every_folder_of_tests_is_run_or_named_as_left_beside() -> None:
    run = {folder for part in windows_tests.PARTS for folder in part}
    there = {path.name for path in (ROOT / "tests").iterdir() if any(path.glob("test_*.py"))}
    assert run <= there
    assert there - run <= windows_tests.LEFT_BESIDE.keys()


def test_what_the_tests_need_is_in_the_lock() -> None:
    assert set(locks.names(ROOT / locks.TEST)) >= windows_tests.FROM_THE_LOCK


def test_a_report_is_counted(tmp_path: Path) -> None:
    report = tmp_path / "report.xml"
    report.write_text(
        "<testsuites><testsuite>"
        "<testcase classname='tests.domain.test_a' name='test_1'/>"
        "<testcase classname='tests.domain.test_a' name='test_2'><failure/></testcase>"
        "<testcase classname='tests.domain.test_a' name='test_3'><skipped/></testcase>"
        "<testcase classname='tests.domain.test_a' name='test_4'><error/></testcase>"
        "</testsuite></testsuites>"
    )
    found = dict(windows_tests.cases(report, "said"))
    assert list(found.values()) == ["passed", "failed", "skipped", "failed"]
    assert "tests.domain.test_a::test_2" in found


def test_a_run_that_came_to_no_end_is_none(tmp_path: Path) -> None:
    with pytest.raises(ProofFailed, match="no end on Windows"):
        list(windows_tests.cases(tmp_path / "absent.xml", "said"))
